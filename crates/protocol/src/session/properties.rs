//! `properties.system`: what members, or owners alone, may change.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::Patch;
use super::words::words;
use crate::ids::SessionRef;
use crate::object::objects_only;
use crate::time::Timestamp;

words! {
    /// Who may join an open session, or read it.
    Restriction {
        /// Everybody.
        None = "none",
        /// Who plays on the device of an active member.
        Local = "local",
        /// They, and whom a member follows.
        Followed = "followed",
    }
}

words! {
    /// How a search for other players goes.
    MatchStatus {
        /// Under way.
        Searching = "searching",
        /// Given up after its time.
        Expired = "expired",
        /// Players were found.
        Found = "found",
        /// It went wrong.
        Failed = "failed",
        /// Given up by the player.
        Canceled = "canceled",
    }
}

/// `properties.system` of an answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct PropertiesSystem {
    /// By which queries find it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keywords: Option<Vec<String>>,
    /// Indices of the members whose turn it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turn: Option<Vec<u32>>,
    /// Who may join without a reservation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub join_restriction: Option<Restriction>,
    /// Who may read without being a member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_restriction: Option<Restriction>,
    /// Whether nobody may join without a reservation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<bool>,
    /// Whether, closed, only who was in it before may come back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locked: Option<bool>,
    /// Device token of the host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Servers in the order of preference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_connection_string_candidates: Option<Vec<String>>,
    /// What matchmaking is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matchmaking: Option<Matchmaking>,
    /// Whether a match failed and is to be searched again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matchmaking_resubmit: Option<bool>,
    /// Indices of the owners; left out of sessions without any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owners: Option<Vec<u32>>,
}

/// `properties.system.matchmaking`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct Matchmaking {
    /// Constants that the session to be found is made with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_session_constants: Option<Box<RawValue>>,
    /// The one server to use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_connection_string: Option<String>,
    /// What a client's own matchmaking found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_result: Option<ClientResult>,
    /// Whether the match did not work out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resubmit: Option<bool>,
}

impl PartialEq for Matchmaking {
    /// Constants are equal when they are written alike.
    fn eq(&self, other: &Self) -> bool {
        let constants = |it: &Self| {
            let raw = it.target_session_constants.as_ref();
            raw.map(|raw| raw.get().to_owned())
        };
        constants(self) == constants(other)
            && self.server_connection_string == other.server_connection_string
            && self.client_result == other.client_result
            && self.resubmit == other.resubmit
    }
}

/// `properties.system.matchmaking.clientResult`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct ClientResult {
    /// How it goes.
    pub status: MatchStatus,
    /// For people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_details: Option<String>,
    /// Seconds that it usually takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typical_wait: Option<u64>,
    /// The session that was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_session_ref: Option<SessionRef>,
}

/// `properties.system` of a delta: a value replaces the whole field, `null`
/// removes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct PropertiesSystemDelta {
    /// See [`PropertiesSystem`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub keywords: Patch<Vec<String>>,
    /// See [`PropertiesSystem`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub turn: Patch<Vec<u32>>,
    /// See [`PropertiesSystem`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub join_restriction: Patch<Restriction>,
    /// See [`PropertiesSystem`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub read_restriction: Patch<Restriction>,
    /// See [`PropertiesSystem`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub closed: Patch<bool>,
    /// See [`PropertiesSystem`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub locked: Patch<bool>,
    /// See [`PropertiesSystem`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub host: Patch<String>,
    /// The decision of an external evaluation; consumed at once.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub initialization_succeeded: Patch<bool>,
    /// See [`PropertiesSystem`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub server_connection_string_candidates: Patch<Vec<String>>,
    /// See [`PropertiesSystem`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub matchmaking: Patch<Matchmaking>,
    /// See [`PropertiesSystem`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub matchmaking_resubmit: Patch<bool>,
    /// See [`PropertiesSystem`]; owners alone.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub owners: Patch<Vec<u32>>,
    /// Not offered: read to be refused by name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub allocate_cloud_compute: Patch<bool>,
}

/// `properties.greenroom`: what session browse filters by and the contract has
/// no writer for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Listing {
    /// When play is to start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_time: Option<Timestamp>,
    /// How many members are wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_members_count: Option<u32>,
    /// Where the registration for it stands; the title's own word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_state: Option<String>,
}

/// `properties.greenroom` of a delta; `null` removes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct ListingDelta {
    /// See [`Listing`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub scheduled_time: Patch<Timestamp>,
    /// See [`Listing`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub target_members_count: Patch<u32>,
    /// See [`Listing`].
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub registration_state: Patch<String>,
}

objects_only!(
    Matchmaking,
    ClientResult,
    PropertiesSystemDelta,
    ListingDelta
);
