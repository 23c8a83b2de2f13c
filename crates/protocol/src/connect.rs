//! Who players are elsewhere: accounts of other identity providers, how they
//! hang on accounts of this directory, and who asks for that.
//!
//! The two queries are those of the EOS web API; linking, unlinking and moving
//! are resources of our own.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ids::AccountId;
use crate::object::objects_only;
use crate::time::Timestamp;

macro_rules! providers {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// An account system that vouches for players. The order is that of
        /// `EOS_EExternalAccountType`, whose numbers begin at 0.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum IdentityProvider {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl IdentityProvider {
            /// Every one there is, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name on the wire.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

providers! {
    /// Epic Games.
    Epic = "epicgames",
    /// Steam.
    Steam = "steam",
    /// PlayStation Network.
    Psn = "psn",
    /// Xbox Live.
    Xbl = "xbl",
    /// Discord.
    Discord = "discord",
    /// GOG.
    Gog = "gog",
    /// Nintendo.
    Nintendo = "nintendo",
    /// Ubisoft Connect.
    Uplay = "ubisoft",
    /// An OpenID Connect issuer of the operator's choice: the one kind that a
    /// directory takes tokens of.
    OpenId = "openid",
    /// Apple.
    Apple = "apple",
    /// Google.
    Google = "google",
    /// Meta Quest.
    Oculus = "oculus",
    /// itch.io.
    ItchIo = "itchio",
    /// Amazon.
    Amazon = "amazon",
    /// Viveport.
    Viveport = "viveport",
}

impl IdentityProvider {
    /// Its number in `EOS_EExternalAccountType`.
    pub fn number(self) -> i32 {
        self as i32
    }

    /// The provider with that number.
    pub fn from_number(number: i32) -> Option<Self> {
        let at = usize::try_from(number).ok()?;
        Self::ALL.get(at).copied()
    }
}

impl fmt::Display for IdentityProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for IdentityProvider {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut all = Self::ALL.iter().copied();
        all.find(|provider| provider.as_str() == text).ok_or(())
    }
}

/// An account of another system that is linked to an account of the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ExternalAccount {
    /// Whose account it is.
    pub identity_provider_id: IdentityProvider,
    /// Its id there, at most 256 bytes. Empty where the caller may not know it:
    /// a player sees the ids of systems in which it has an account itself.
    pub account_id: String,
    /// The display name at the last login; absent where none was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// When the player last logged in by it.
    pub last_login: Timestamp,
}

/// A player's name, and its external accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProductUser {
    /// The display name of the login that made the player; empty where a
    /// directory does not tell it.
    #[serde(default)]
    pub display_name: String,
    /// The one that the player logged in by most recently is the first. Device
    /// ids are never among them.
    pub accounts: Vec<ExternalAccount>,
}

/// The body of `POST /greenroom/connect/external-accounts`: who has these
/// accounts? At most 128, and at least one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct ExternalAccountsQuery {
    /// In which system.
    pub identity_provider_id: IdentityProvider,
    /// Their ids there.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = crate::limits::MAPPINGS_MAX)))]
    pub account_ids: Vec<String>,
}

/// Whose accounts they are. Accounts that nobody has are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExternalAccountsAnswer {
    /// Product user ids of 32 digits by external account ids.
    pub ids: BTreeMap<String, String>,
}

/// The body of `POST /greenroom/connect/product-users`: which accounts do these
/// players have elsewhere? At most 128, and at least one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct ProductUsersQuery {
    /// Their product user ids.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = crate::limits::MAPPINGS_MAX)))]
    pub product_user_ids: Vec<AccountId>,
}

/// Their accounts. Players whom the directory does not know are left out; one
/// who only has device ids has an empty list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProductUsersAnswer {
    /// By product user ids of 32 digits.
    pub product_users: BTreeMap<String, ProductUser>,
}

/// The body of `POST /greenroom/connect/display-names`: who has this name?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct DisplayNameQuery {
    /// The name, 1 to 128 bytes. Letter case does not count.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = crate::limits::EXTERNAL_NAME_MAX / 4)))]
    pub display_name: String,
}

/// Whose the name is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DisplayNameAnswer {
    /// The product user id, in 32 digits, of the player who has had the name
    /// for longest; absent where nobody has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_user_id: Option<String>,
}

/// The body of `POST /greenroom/connect/links`: the account that a continuance
/// token names becomes one of the caller's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct LinkForm {
    /// From a login with that account which was refused with `unknown-user`.
    pub continuance_token: String,
}

/// The body of `POST /greenroom/connect/transfer`: two players who are both
/// logged in become one. The caller is the one who logged in by an external
/// account; the other one logged in by a device id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct TransferForm {
    /// The access token of the player who logged in by the device id.
    pub device_user_token: String,
    /// Which of the two stays. It gets the device id and the external accounts
    /// of both; the other is deleted for good.
    pub product_user_id_to_preserve: AccountId,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TransferAnswer {
    /// The player who is left, in 32 digits. Its next login gives it an access
    /// token, whatever it logs in by.
    pub product_user_id: String,
}

/// What an id token says: a JWT in compact form that is signed with EdDSA by a
/// key of `GET /.well-known/jwks.json`. The names are those of EOS's id tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdTokenClaims {
    /// The directory's id ([`crate::token::DirectoryInfo`]).
    pub iss: String,
    /// The client id of the program that the player logged in with.
    pub aud: String,
    /// The product user id, in 32 digits.
    pub sub: String,
    /// When it was given, in seconds since 1970.
    pub iat: u64,
    /// From when on it is good no more, in seconds since 1970.
    pub exp: u64,
    /// [`ID_TOKEN_TYPE`] or [`EPIC_ID_TOKEN_TYPE`]: no access token of the
    /// directory has this claim, and none that has it is an access token.
    #[serde(rename = "tokenType")]
    pub token_type: String,
    /// The product, as the program named it at the login; nobody has checked it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pfpid: Option<String>,
    /// The sandbox, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pfsid: Option<String>,
    /// The deployment.
    pub pfdid: String,
    /// The display name, in an Epic account's id token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dn: Option<String>,
    /// The external account that the player logged in by; absent where that was
    /// a device id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<IdTokenAccount>,
}

/// The external account in an id token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdTokenAccount {
    /// Whose account it is.
    pub eat: IdentityProvider,
    /// Its id there.
    pub eaid: String,
    /// The platform that the program named at the login, else `other`.
    pub pltfm: String,
    /// The type of the device, as the program named it at the login; absent
    /// where it named none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dty: Option<String>,
}

/// `tokenType` of an id token.
pub const ID_TOKEN_TYPE: &str = "idToken";

/// `tokenType` of the id token of an Epic account, which logs in, and is
/// therefore not taken where the other one is shown.
pub const EPIC_ID_TOKEN_TYPE: &str = "epicIdToken";

/// The answer of `GET /.well-known/jwks.json` (RFC 7517): the keys by which id
/// tokens are verified without asking anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeySet {
    /// In no particular order. A reader passes over those that it does not
    /// understand.
    pub keys: Vec<PublicKey>,
}

/// A key of Ed25519 (RFC 8037).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PublicKey {
    /// `OKP`.
    pub kty: String,
    /// `Ed25519`.
    #[serde(default)]
    pub crv: String,
    /// The public key, 32 bytes in base64url without padding.
    #[serde(default)]
    pub x: String,
    /// By which name tokens refer to it.
    #[serde(default)]
    pub kid: String,
    /// `sig`.
    #[serde(default, rename = "use")]
    pub purpose: String,
    /// `EdDSA`.
    #[serde(default)]
    pub alg: String,
}

/// The answer of `GET /.well-known/openid-configuration`: as much of OpenID
/// Connect Discovery as there is to say for a directory, which is no provider
/// of logins on the web.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenIdConfiguration {
    /// `iss` of the id tokens: the directory's id, and no address, for a
    /// directory may have several.
    pub issuer: String,
    /// Where the keys are, on the address that was asked.
    pub jwks_uri: String,
    /// Where tokens are asked for, likewise.
    pub token_endpoint: String,
    /// None: logins on the web are other people's business.
    pub response_types_supported: Vec<String>,
    /// `public`: every client sees the same product user id.
    pub subject_types_supported: Vec<String>,
    /// `EdDSA`.
    pub id_token_signing_alg_values_supported: Vec<String>,
}

objects_only!(ExternalAccountsQuery);
objects_only!(ProductUsersQuery);
objects_only!(DisplayNameQuery);
objects_only!(LinkForm);
objects_only!(TransferForm);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn providers_read_back_from_their_names_and_numbers() {
        for (number, &provider) in (0..).zip(IdentityProvider::ALL) {
            assert_eq!(provider.as_str().parse(), Ok(provider));
            assert_eq!(provider.number(), number);
            assert_eq!(IdentityProvider::from_number(number), Some(provider));
            let json = format!("{:?}", provider.as_str());
            assert_eq!(serde_json::to_string(&provider).expect("plain"), json);
        }
        assert_eq!(IdentityProvider::OpenId.number(), 8);
        assert_eq!(IdentityProvider::Viveport.number(), 14);
        for number in [-1, 15, i32::MIN, i32::MAX] {
            assert_eq!(IdentityProvider::from_number(number), None, "{number}");
        }
        assert_eq!("OpenID".parse::<IdentityProvider>(), Err(()));
    }

    #[test]
    fn a_key_set_with_keys_of_other_kinds_can_be_read() {
        let text = r#"{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"},{"kty":"OKP","crv":"Ed25519","x":"AA","kid":"k"}]}"#;
        let set: KeySet = serde_json::from_str(text).expect("a key set");
        assert_eq!(set.keys[1].kid, "k");
        assert_eq!(set.keys[0].crv, "");
    }

    #[test]
    fn bodies_with_a_field_too_much_are_refused() {
        let link = |text| serde_json::from_str::<LinkForm>(text);
        assert!(link(r#"{"continuanceToken":"t"}"#).is_ok());
        for text in [r#"{"continuanceToken":"t","other":1}"#, "{}", r#"["t"]"#] {
            assert!(link(text).is_err(), "{text}");
        }
    }
}
