//! Members, as answers show them and as deltas write them.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::value::RawValue;

use super::subscription::{Guid, ProfileSubscription, Subscription};
use super::words::words;
use super::{Custom, Patch};
use crate::ids::{AccountId, ConnectionId};
use crate::object::{self, objects_only};
use crate::time::Timestamp;

words! {
    /// Why a member failed its initialization, in order of precedence.
    InitializationFailure {
        /// It did not upload its measurements in time.
        Timeout = "timeout",
        /// Its latency is too high.
        Latency = "latency",
        /// Too little comes down to it.
        BandwidthDown = "bandwidthdown",
        /// Too little goes up from it.
        BandwidthUp = "bandwidthup",
        /// Something could not be measured.
        Network = "network",
        /// Somebody of its group failed.
        Group = "group",
        /// The whole episode failed.
        Episode = "episode",
    }
}

/// What a member measured of a peer. What is absent could not be measured.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct Measurement {
    /// Milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latency: Option<u64>,
    /// Kilobits per second from the peer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bandwidth_down: Option<u64>,
    /// Kilobits per second to the peer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bandwidth_up: Option<u64>,
    /// The title's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Box<RawValue>>,
}

impl PartialEq for Measurement {
    fn eq(&self, other: &Self) -> bool {
        let custom = |it: &Self| it.custom.as_ref().map(|raw| raw.get().to_owned());
        self.latency == other.latency
            && self.bandwidth_down == other.bandwidth_down
            && self.bandwidth_up == other.bandwidth_up
            && custom(self) == custom(other)
    }
}

/// What a member measured of a server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct ServerMeasurement {
    /// Milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latency: Option<u64>,
}

/// `members.*.constants.system.matchmakingResult`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct MatchmakingResult {
    /// What the member measured while its ticket waited.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub server_measurements: BTreeMap<String, ServerMeasurement>,
}

/// Roles by type: which role the member has of each.
pub type Roles = BTreeMap<String, String>;

/// A member of an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MemberView {
    /// Index of the following member; the last one's equals
    /// [`MembersInfo::next`](super::MembersInfo::next).
    pub next: u32,
    /// When the member entered, or was given its place.
    pub join_time: Timestamp,
    /// It was given a place and has not come yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reserved: bool,
    /// Display name, once it has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gamertag: Option<String>,
    /// Equal for members on one device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_token: Option<String>,
    /// What its network lets through: `open`, `moderate` or `strict`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nat: Option<String>,
    /// The title in which it is active.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active_title_id: Option<String>,
    /// It is its turn.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub turn: bool,
    /// Why its initialization failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initialization_failure: Option<InitializationFailure>,
    /// The episode that it takes part in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initialization_episode: Option<u32>,
    /// Roles by type.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub roles: Roles,
    /// Fixed when the member entered.
    pub constants: MemberConstants,
    /// The member's own.
    pub properties: MemberProperties,
}

/// `members.*.constants` of an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberConstants {
    /// Who and where in the list.
    pub system: MemberConstantsSystem,
    /// Any JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Box<RawValue>>,
}

/// `members.*.constants.system` of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MemberConstantsSystem {
    /// The account.
    pub xuid: AccountId,
    /// Never used again within the session.
    pub index: u32,
    /// It takes part in initialization.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub initialize: bool,
    /// How it was matched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matchmaking_result: Option<MatchmakingResult>,
    /// Its team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
}

/// `members.*.properties` of an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberProperties {
    /// State and connection.
    pub system: MemberSystem,
    /// The member's own.
    pub custom: Custom,
}

/// `members.*.properties.system` of an answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct MemberSystem {
    /// Present and playing; left out when not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub active: bool,
    /// About to play; left out when not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ready: bool,
    /// Its push connection; shown to the member itself only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connection: Option<ConnectionId>,
    /// For which changes it is tapped; shown to the member itself only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription: Option<Subscription>,
    /// Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secure_device_address: Option<String>,
    /// Members who start with it or not at all, by index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initialization_group: Option<Vec<u32>>,
    /// The groups that it plays in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<String>>,
    /// What it measured of its peers, by device token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measurements: Option<BTreeMap<String, Measurement>>,
    /// What it measured of servers, by connection string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_measurements: Option<BTreeMap<String, ServerMeasurement>>,
    /// How much it wants each role, 0 to 100.
    #[serde(rename = "RolePreference", skip_serializing_if = "Option::is_none")]
    pub role_preference: Option<BTreeMap<String, u8>>,
}

/// One member of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct MemberDelta {
    /// Fixed when the member enters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constants: Option<MemberConstantsDelta>,
    /// The member's own to change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<MemberPropertiesDelta>,
    /// Roles by type; `null` gives one up.
    #[serde(
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "object::unique"
    )]
    pub roles: BTreeMap<String, Option<String>>,
}

/// `members.*.constants` of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct MemberConstantsDelta {
    /// Who the member is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<MemberConstantsSystemDelta>,
    /// Any JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Box<RawValue>>,
}

/// `members.*.constants.system` of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct MemberConstantsSystemDelta {
    /// For `me`: the caller.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xuid: Option<AccountId>,
    /// Takes part in initialization; without effect where the session has none.
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "truth_or_its_name"
    )]
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::truth_or_its_name")
    )]
    pub initialize: Option<bool>,
    /// Its own index, as an answer showed it: nothing to write.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<u32>,
    /// How it was matched; trusted servers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matchmaking_result: Option<MatchmakingResult>,
    /// Its team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
}

/// Some clients send `"false"` for `false`.
fn truth_or_its_name<'de, D: Deserializer<'de>>(d: D) -> Result<Option<bool>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Form {
        Truth(Option<bool>),
        Name(String),
    }
    match Form::deserialize(d)? {
        Form::Truth(truth) => Ok(truth),
        Form::Name(name) if name.eq_ignore_ascii_case("true") => Ok(Some(true)),
        Form::Name(name) if name.eq_ignore_ascii_case("false") => Ok(Some(false)),
        Form::Name(_) => Err(de::Error::custom("initialize is neither true nor false")),
    }
}

/// `members.*.properties` of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct MemberPropertiesDelta {
    /// State and connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<MemberSystemDelta>,
    /// Values by top-level key; `null` removes the key.
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "object::unique_or_null"
    )]
    pub custom: Option<Custom>,
}

/// `members.*.properties.system` of a delta: a value replaces the whole field,
/// `null` removes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct MemberSystemDelta {
    /// Present and playing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// About to play.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ready: Option<bool>,
    /// The push connection by which the member is known to be alive.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub connection: Patch<ConnectionId>,
    /// For which changes it is tapped.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription: Patch<Subscription>,
    /// The older form, by GUID; each is written by itself, `null` ends one.
    #[serde(
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "object::unique"
    )]
    pub subscriptions: BTreeMap<Guid, Option<ProfileSubscription>>,
    /// See [`MemberSystem`]; an empty text is none.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub secure_device_address: Patch<String>,
    /// See [`MemberSystem`].
    #[serde(alias = "group", skip_serializing_if = "Patch::is_keep")]
    pub initialization_group: Patch<Vec<u32>>,
    /// See [`MemberSystem`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub groups: Patch<Vec<String>>,
    /// Groups that it met in passing: taken note of and not kept.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub encounters: Patch<Vec<String>>,
    /// See [`MemberSystem`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub measurements: Patch<BTreeMap<String, Measurement>>,
    /// See [`MemberSystem`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub server_measurements: Patch<BTreeMap<String, ServerMeasurement>>,
    /// See [`MemberSystem`].
    #[serde(
        rename = "RolePreference",
        alias = "rolePreference",
        skip_serializing_if = "Patch::is_keep"
    )]
    pub role_preference: Patch<BTreeMap<String, u8>>,
    /// Not offered: read to be refused by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arbitration: Option<Box<RawValue>>,
}

objects_only!(
    Measurement,
    ServerMeasurement,
    MatchmakingResult,
    MemberDelta,
    MemberConstantsDelta,
    MemberConstantsSystemDelta,
    MemberPropertiesDelta,
    MemberSystemDelta,
);
