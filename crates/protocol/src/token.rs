//! The token routes: how programs and players come by access tokens.

use serde::{Deserialize, Serialize};

use crate::ids::AccountId;
use crate::time::Timestamp;

/// `external_auth_type` of a device id.
pub const DEVICE_ID_AUTH: &str = "deviceid_access_token";

/// `external_auth_type` of a token that an OpenID Connect issuer gave: a signed
/// access or id token, or one that its userinfo endpoint takes.
pub const OPENID_AUTH: &str = "openid_access_token";

/// `external_auth_type` of a credential at a developer's desk, which is a name
/// and no secret. A directory that stands at no desk takes none.
pub const DEVELOPER_AUTH: &str = "greenroom_developer";

/// `external_auth_type` of an access token of the directory itself, from a login
/// with [`EPIC_ACCOUNT_SCOPE`].
pub const EPIC_AUTH: &str = "epicgames_access_token";

/// `external_auth_type` of the [`epic_id_token`](TokenAnswer::epic_id_token) of
/// such a login.
pub const EPIC_ID_AUTH: &str = "epicgames_id_token";

/// The word of `scope` for a login of the Auth interface: its tokens log in by
/// [`EPIC_AUTH`] and [`EPIC_ID_AUTH`], and the account is its own account at the
/// identity provider `epicgames`.
pub const EPIC_ACCOUNT_SCOPE: &str = "epic_account";

/// The word of `scope` that asks for a refresh token besides.
pub const OFFLINE_SCOPE: &str = "offline_access";

/// `features` of every access token.
pub const FEATURES: [&str; 2] = ["Connect", "Matchmaking"];

/// The form of `POST /auth/v1/oauth/token`. Which fields must be there depends
/// on the grant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct TokenForm {
    /// `client_credentials`, `external_auth`, `refresh_token`, or our
    /// `continuance`.
    pub grant_type: String,
    /// The deployment that the token is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deployment_id: Option<String>,
    /// Who vouches for the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_auth_type: Option<String>,
    /// The voucher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_auth_token: Option<String>,
    /// With a token of an issuer: the account there, as the directory names it;
    /// the token of another account is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_account_id: Option<String>,
    /// Echoed in the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// The user's display name. With a device id it must be there; of other
    /// users the one who vouches knows the name, and this is passed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// With the grant `continuance`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continuance_token: Option<String>,
    /// Ours, with the grant `client_credentials`: the program is a trusted
    /// server, and this names its running instance (letters, digits, `.`, `_`,
    /// `-`, at most 64). Sessions that it makes are this instance's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom_instance: Option<String>,
    /// Ours: the product that the program says it is, for the user's id token.
    /// This and the next three have at most 64 bytes each, and nobody checks
    /// what they say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom_product: Option<String>,
    /// Ours: the sandbox, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom_sandbox: Option<String>,
    /// Ours: the platform that the user plays on, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom_platform: Option<String>,
    /// Ours: the type of the user's device, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom_device_type: Option<String>,
    /// Ours: `continuance` asks that an unknown user be refused with a
    /// continuance token, where else an account would be made at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<String>,
    /// What is asked for besides, in words with blanks between them:
    /// [`EPIC_ACCOUNT_SCOPE`], and with it [`OFFLINE_SCOPE`]. Words that are not
    /// known are passed over, as OAuth 2.0 has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// With the grant `refresh_token`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
}

/// The form of `POST /auth/v1/oauth/revoke` (RFC 7009), with a refresh token of
/// the program, and of `POST /auth/v1/oauth/introspect` (RFC 7662), with an
/// access token.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct TokenQuery {
    /// The token that is meant.
    pub token: String,
}

/// The answer to a token that is revoked: nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Revoked {}

/// What an access token is (RFC 7662). One that is not good says nothing but
/// that.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Introspection {
    /// Whether it is good.
    pub active: bool,
    /// The player, in 32 digits; absent for a token that is no player's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub: Option<String>,
    /// The display name of the player.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// The client id of the program that it was given to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The deployment that it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deployment_id: Option<String>,
    /// [`EPIC_ACCOUNT_SCOPE`] where the player logged in with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// When it was given, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iat: Option<u64>,
    /// From when on it is good no more, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exp: Option<u64>,
}

/// The form of `POST /auth/v1/accounts/deviceid`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct DeviceForm {
    /// What the device calls itself.
    pub device_model: String,
}

/// The answer to a request for a device id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DeviceAnswer {
    /// The device's secret: whoever has it is the device. Good until deleted.
    pub access_token: String,
    /// `bearer`.
    pub token_type: String,
    /// Where it is good.
    pub greenroom: DirectoryInfo,
}

/// The answer to a request for an access token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TokenAnswer {
    /// Goes into `Authorization: Bearer …`.
    pub access_token: String,
    /// `bearer`.
    pub token_type: String,
    /// Seconds from now.
    pub expires_in: u64,
    /// The same as an instant.
    pub expires_at: Timestamp,
    /// As the request had it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// What the token opens, by the names of EOS: always [`FEATURES`].
    #[serde(default)]
    pub features: Vec<String>,
    /// The directory's id, as of [`DirectoryInfo`]: it knows no organizations.
    #[serde(default)]
    pub organization_id: String,
    /// The product that the program said it is; else the deployment, since the
    /// directory knows no products.
    #[serde(default)]
    pub product_id: String,
    /// The sandbox, likewise.
    #[serde(default)]
    pub sandbox_id: String,
    /// The deployment that the token is for.
    pub deployment_id: String,
    /// The user in the form of the EOS face: 32 digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_user_id: Option<String>,
    /// A user's id token ([`crate::connect::IdTokenClaims`]): proves to others
    /// who the user is, and opens nothing. Good as long as the access token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_token: Option<String>,
    /// With [`EPIC_ACCOUNT_SCOPE`]: the id token of the account as an Epic
    /// account. Other than [`Self::id_token`] it opens something: the same
    /// program logs in by it. Good as long as the access token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epic_id_token: Option<String>,
    /// With [`OFFLINE_SCOPE`], and with the grant `refresh_token`: a secret that
    /// logs the same player in again, for the same program in the same
    /// deployment. It stays the same when it is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    /// How long it is good if nobody uses it, in seconds from now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_expires_in: Option<u64>,
    /// The same as an instant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_expires_at: Option<Timestamp>,
    /// Which directory gave the token.
    pub greenroom: DirectoryInfo,
}

impl TokenAnswer {
    /// The user's account, where the token is a user's.
    pub fn account(&self) -> Option<AccountId> {
        self.product_user_id.as_deref()?.parse().ok()
    }
}

/// What a directory says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DirectoryInfo {
    /// A GUID drawn when the directory's data was first made. A directory whose
    /// data was wiped has another, so that nobody mistakes it for the old one.
    pub directory: String,
}

/// The answer of `GET /health`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Health {
    /// `ok`, or `cannot write` while the store refuses writes (with 503).
    pub status: String,
    /// The program's version.
    pub version: String,
    /// Which directory this is.
    pub greenroom: DirectoryInfo,
}

/// The body of a refused token request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TokenFailure {
    /// Dotted; clients look for this key to see a failure.
    pub error_code: String,
    /// For people.
    pub error_message: String,
    /// For programs that want a number.
    pub numeric_error_code: u32,
    /// As OAuth 2.0 has it.
    pub error: String,
    /// As OAuth 2.0 has it.
    #[serde(rename = "error_description")]
    pub error_description: String,
    /// Ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<ContinuanceInfo>,
}

/// What an unknown user can go on with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ContinuanceInfo {
    /// Exchanged for an account and its access token by the grant
    /// `continuance`. Good for ten minutes.
    pub continuance_token: String,
}
