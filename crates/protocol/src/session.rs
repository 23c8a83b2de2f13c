//! Sessions as the REST contract writes them: the delta of a `PUT` and the
//! document of an answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::ids::{AccountId, ConnectionId, ServerInstance};
use crate::settings::GreenroomView;
use crate::time::Timestamp;

mod delta;

pub use delta::{
    ConstantsDelta, ConstantsSystemDelta, MemberConstantsDelta, MemberConstantsSystemDelta,
    MemberDelta, MemberPropertiesDelta, MemberSystemDelta, Patch, PropertiesDelta, SessionDelta,
};

/// Custom JSON by top-level key. Each value keeps its text, so that a number
/// of any size stays exact.
pub type Custom = BTreeMap<String, Box<RawValue>>;

/// A session as answers show it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionDocument {
    /// Version of this rendering.
    pub contract_version: u32,
    /// Scope of `change_number`: a session made anew under its name has another.
    pub branch: String,
    /// One more with each stored change.
    pub change_number: u64,
    /// Survives when a session empties and is made again.
    pub correlation_id: String,
    /// When it was made.
    pub start_time: Timestamp,
    /// The earliest pending timer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_timer: Option<Timestamp>,
    /// The session's search handle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search_handle: Option<String>,
    /// Fixed at creation.
    pub constants: Constants,
    /// Changeable.
    pub properties: Properties,
    /// Members by index, or only `me` where there are more than a hundred.
    pub members: BTreeMap<String, MemberView>,
    /// Counts, and the ends of the list of members.
    pub members_info: MembersInfo,
    /// The trusted servers that own the session, by instance. Left out of a
    /// player's session.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub servers: BTreeMap<ServerInstance, ServerView>,
    /// What EOS Sessions knows beyond the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<GreenroomView>,
}

/// A server of an answer. There is nothing that others may know of it but that
/// it is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerView {}

/// `constants` of an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Constants {
    /// By the template.
    pub system: ConstantsSystem,
    /// By the creator.
    pub custom: Custom,
}

/// `constants.system` of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConstantsSystem {
    /// Version of the document, 1.
    pub version: u32,
    /// Most members.
    pub max_members_count: u32,
    /// Ceiling of who may read and join.
    pub visibility: Visibility,
    /// Milliseconds before an inactive member is removed; `None` is never.
    pub inactive_removal_timeout: Option<u64>,
    /// Milliseconds before an empty session is deleted; `None` is never.
    pub session_empty_timeout: Option<u64>,
    /// Capabilities by name.
    pub capabilities: BTreeMap<String, bool>,
}

/// `constants.system.visibility`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Outsiders neither read nor join.
    Private,
    /// Outsiders read.
    Visible,
    /// Outsiders read and join.
    Open,
}

/// `properties` of an answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Properties {
    /// Owners and the like.
    pub system: PropertiesSystem,
    /// The members' own.
    pub custom: Custom,
}

/// `properties.system` of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PropertiesSystem {
    /// Indices of the owners.
    pub owners: Vec<u32>,
}

/// A member of an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MemberView {
    /// Index of the following member; the last one's equals
    /// [`MembersInfo::next`].
    pub next: u32,
    /// When the member entered.
    pub join_time: Timestamp,
    /// Display name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gamertag: Option<String>,
    /// Fixed when the member entered.
    pub constants: MemberConstants,
    /// The member's own.
    pub properties: MemberProperties,
}

/// `members.*.constants` of an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MemberConstants {
    /// Who and where in the list.
    pub system: MemberConstantsSystem,
    /// Any JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Box<RawValue>>,
}

/// `members.*.constants.system` of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberConstantsSystem {
    /// The account.
    pub xuid: AccountId,
    /// Never used again within the session.
    pub index: u32,
}

/// `members.*.properties` of an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MemberProperties {
    /// State and connection.
    pub system: MemberSystem,
    /// The member's own.
    pub custom: Custom,
}

/// `members.*.properties.system` of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberSystem {
    /// Present and playing; left out when not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub active: bool,
    /// Its push connection; shown to the member itself only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connection: Option<ConnectionId>,
}

/// `membersInfo` of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MembersInfo {
    /// Index of the first member, or `next` where there is none.
    pub first: u32,
    /// The index that the next member will get.
    pub next: u32,
    /// How many there are.
    pub count: u32,
    /// How many are more than a reservation.
    pub accepted: u32,
    /// How many are active.
    pub active: u32,
}
