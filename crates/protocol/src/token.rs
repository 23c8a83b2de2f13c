//! The token routes: how programs and players come by access tokens.

use serde::{Deserialize, Serialize};

use crate::ids::AccountId;
use crate::time::Timestamp;

/// `external_auth_type` of a device id.
pub const DEVICE_ID_AUTH: &str = "deviceid_access_token";

/// `external_auth_type` of a token that an OpenID Connect issuer gave: a signed
/// access or id token, or one that its userinfo endpoint takes.
pub const OPENID_AUTH: &str = "openid_access_token";

/// `features` of every access token.
pub const FEATURES: [&str; 2] = ["Connect", "Matchmaking"];

/// The form of `POST /auth/v1/oauth/token`. Which fields must be there depends
/// on the grant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct TokenForm {
    /// `client_credentials`, `external_auth`, or our `continuance`.
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
