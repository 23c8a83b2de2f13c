//! Sessions as the REST contract writes them: the delta of a `PUT` and the
//! document of an answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::ids::ServerInstance;
use crate::settings::GreenroomView;
use crate::time::Timestamp;

mod constants;
mod delta;
mod member;
mod properties;
mod roles;
mod subscription;
pub(crate) mod words;

pub use constants::{
    Capabilities, CapabilitiesDelta, Capability, ConstantsSystem, ConstantsSystemDelta, HostMetric,
    MemberInitialization, MemberInitializationDelta, Metrics, MetricsDelta, Migration,
    OwnershipPolicies, OwnershipPoliciesDelta, PeerToHostRequirements, PeerToHostRequirementsDelta,
    PeerToPeerRequirements, PeerToPeerRequirementsDelta, ServerAddress, Visibility,
};
pub use delta::{
    ConstantsDelta, Patch, PropertiesDelta, ServerDelta, ServerPartDelta, SessionDelta,
};
pub use member::{
    InitializationFailure, MatchmakingResult, Measurement, MemberConstants, MemberConstantsDelta,
    MemberConstantsSystem, MemberConstantsSystemDelta, MemberDelta, MemberProperties,
    MemberPropertiesDelta, MemberSystem, MemberSystemDelta, MemberView, Roles, ServerMeasurement,
};
pub use properties::{
    ClientResult, Listing, ListingDelta, MatchStatus, Matchmaking, PropertiesSystem,
    PropertiesSystemDelta, Restriction,
};
pub use roles::{RoleDelta, RoleExtension, RoleSetting, RoleTypeDelta, RoleTypeView, RoleView};
pub use subscription::{ChangeType, Guid, ProfileSubscription, Subscription, SubscriptionProfile};

use words::words;

/// Custom JSON by top-level key. Each value keeps its text, so that a number
/// of any size stays exact.
pub type Custom = BTreeMap<String, Box<RawValue>>;

/// A session as answers show it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Where initialization stands, while it is under way or failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initializing: Option<Initializing>,
    /// Device tokens of possible hosts, the best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub host_candidates: Vec<String>,
    /// Roles by type.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub role_types: BTreeMap<String, RoleTypeView>,
    /// Fixed at creation.
    pub constants: Constants,
    /// Changeable.
    pub properties: Properties,
    /// Members by index, or only `me` in a large session and where there are
    /// more than a hundred.
    pub members: BTreeMap<String, MemberView>,
    /// Counts, and the ends of the list of members.
    pub members_info: MembersInfo,
    /// Trusted servers by name; left out where there is none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub servers: BTreeMap<ServerInstance, ServerView>,
    /// What EOS Sessions knows beyond the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<GreenroomView>,
}

words! {
    /// Where initialization stands.
    InitializationStage {
        /// The members of the episode are joining.
        Joining = "joining",
        /// They measure.
        Measuring = "measuring",
        /// Somebody decides.
        Evaluating = "evaluating",
        /// The first episode failed, and with it the session.
        Failed = "failed",
    }
}

/// `initializing` of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Initializing {
    /// Where it stands.
    pub stage: InitializationStage,
    /// Since when.
    pub stage_start_time: Timestamp,
    /// Which episode, from 1.
    pub episode: u32,
}

/// A server of an answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ServerView {
    /// Fixed by its first write.
    #[serde(default, skip_serializing_if = "ServerPart::is_empty")]
    pub constants: ServerPart,
    /// The server's to change.
    #[serde(default, skip_serializing_if = "ServerPart::is_empty")]
    pub properties: ServerPart,
}

/// `constants` or `properties` of a server.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ServerPart {
    /// What the contract knows.
    #[serde(default, skip_serializing_if = "Custom::is_empty")]
    pub system: Custom,
    /// The server's own.
    #[serde(default, skip_serializing_if = "Custom::is_empty")]
    pub custom: Custom,
}

impl ServerPart {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.system.is_empty() && self.custom.is_empty()
    }
}

/// `constants` of an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Constants {
    /// By the template and the creator.
    pub system: ConstantsSystem,
    /// By the template and the creator.
    pub custom: Custom,
}

/// `properties` of an answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Properties {
    /// What the contract knows.
    pub system: PropertiesSystem,
    /// The members' own.
    pub custom: Custom,
    /// What browsers show of it, beyond the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<Listing>,
}

/// `membersInfo` of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
