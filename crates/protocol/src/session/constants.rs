//! `constants.system`: what is fixed when a session is created.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::Patch;
use super::words::words;
use crate::ids::AccountId;
use crate::object::{self, objects_only};

words! {
    /// `constants.system.visibility`: the ceiling of who may read and join.
    Visibility {
        /// Outsiders neither read nor join.
        Private = "private",
        /// Outsiders read.
        Visible = "visible",
        /// Outsiders read and join.
        Open = "open",
    }
}

words! {
    /// What a session can do, by the names of `constants.system.capabilities`.
    Capability {
        /// Peers exchange their device addresses; metrics may be measured.
        Connectivity = "connectivity",
        /// Presence makes nobody inactive.
        SuppressPresenceActivityCheck = "suppressPresenceActivityCheck",
        /// Real play, not a ticket or a lobby.
        Gameplay = "gameplay",
        /// More than a hundred members.
        Large = "large",
        /// Being active needs a living push connection.
        ConnectionRequiredForActiveMembers = "connectionRequiredForActiveMembers",
        /// For callers without a strong identity of their title.
        UserAuthorizationStyle = "userAuthorizationStyle",
        /// Played across platforms.
        CrossPlay = "crossPlay",
        /// May have a search handle.
        Searchable = "searchable",
        /// Some members own the session.
        HasOwners = "hasOwners",
        /// The directory orders the servers by what members measured.
        AutoPopulateServerCandidates = "autoPopulateServerCandidates",
        /// Members may write what a client's matchmaking found.
        ClientMatchmaking = "clientMatchmaking",
        /// Watched by many; its name is the account of who is watched.
        Broadcast = "broadcast",
        /// Of one team.
        Team = "team",
    }
}

/// The capabilities of a session; on the wire an object of `true`s.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capabilities(pub BTreeSet<Capability>);

impl Capabilities {
    /// Whether the session can do this.
    pub fn has(&self, capability: Capability) -> bool {
        self.0.contains(&capability)
    }
}

impl FromIterator<Capability> for Capabilities {
    fn from_iter<I: IntoIterator<Item = Capability>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

impl Serialize for Capabilities {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|capability| (capability, true)))
    }
}

impl<'de> Deserialize<'de> for Capabilities {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let all = BTreeMap::<Capability, bool>::deserialize(d)?;
        Ok(all
            .into_iter()
            .filter(|(_, on)| *on)
            .map(|(c, _)| c)
            .collect())
    }
}

words! {
    /// What decides between candidates for the host.
    HostMetric {
        /// The lowest latency.
        Latency = "latency",
        /// The greatest bandwidth from the peers to the host.
        BandwidthUp = "bandwidthup",
        /// The greatest bandwidth from the host to the peers.
        BandwidthDown = "bandwidthdown",
        /// The greatest bandwidth in both directions.
        Bandwidth = "bandwidth",
    }
}

words! {
    /// What becomes of a session whose owners are all gone.
    Migration {
        /// Who has been in the session longest owns it.
        Oldest = "oldest",
        /// It ends.
        EndSession = "endsession",
    }
}

/// `constants.system` of an answer: every value that holds, defaults filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConstantsSystem {
    /// Version of the document, 1.
    pub version: u32,
    /// Most members.
    pub max_members_count: u32,
    /// Ceiling of who may read and join.
    pub visibility: Visibility,
    /// Who alone may have created it; empty is anybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub initiators: Vec<AccountId>,
    /// The scheme of the address that an invite launches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invite_protocol: Option<String>,
    /// Milliseconds before a reservation is removed; `None` is never.
    #[serde(default)]
    pub reserved_removal_timeout: Option<u64>,
    /// Milliseconds before an inactive member is removed; `None` is never.
    pub inactive_removal_timeout: Option<u64>,
    /// Milliseconds before a ready member is inactive; `None` is never.
    #[serde(default)]
    pub ready_removal_timeout: Option<u64>,
    /// Milliseconds before an empty session is deleted; `None` is never.
    pub session_empty_timeout: Option<u64>,
    /// What it can do.
    pub capabilities: Capabilities,
    /// What members measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metrics: Option<Metrics>,
    /// How members are initialized, where they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_initialization: Option<MemberInitialization>,
    /// What each pair of members must reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peer_to_peer_requirements: Option<PeerToPeerRequirements>,
    /// What each member must reach with the host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peer_to_host_requirements: Option<PeerToHostRequirements>,
    /// Servers to measure, by connection string.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measurement_server_addresses: Option<BTreeMap<String, ServerAddress>>,
    /// Titles that may always read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub broadcast_viewer_title_ids: Vec<String>,
    /// What owners' going does, and what others may do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ownership_policies: Option<OwnershipPolicies>,
}

impl ConstantsSystem {
    /// Whether the session can do this.
    pub fn can(&self, capability: Capability) -> bool {
        self.capabilities.has(capability)
    }
}

/// `constants.system.metrics`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Metrics {
    /// Milliseconds.
    pub latency: bool,
    /// Kilobits per second.
    pub bandwidth_down: bool,
    /// Kilobits per second.
    pub bandwidth_up: bool,
    /// The title's own.
    pub custom: bool,
}

/// `constants.system.memberInitialization`. Times in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MemberInitialization {
    /// For all of the episode to join.
    pub join_timeout: u64,
    /// For all of them to upload their measurements.
    pub measurement_timeout: u64,
    /// For somebody's decision; with external evaluation alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evaluation_timeout: Option<u64>,
    /// Whether a member decides and not the directory.
    pub external_evaluation: bool,
    /// Fewest members who must pass the first episode.
    pub members_needed_to_start: u32,
}

/// `constants.system.peerToPeerRequirements`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PeerToPeerRequirements {
    /// Milliseconds.
    pub latency_maximum: u64,
    /// Kilobits per second.
    pub bandwidth_minimum: u64,
}

/// `constants.system.peerToHostRequirements`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PeerToHostRequirements {
    /// Milliseconds.
    pub latency_maximum: u64,
    /// Kilobits per second from the host to the peer.
    pub bandwidth_down_minimum: u64,
    /// Kilobits per second from the peer to the host.
    pub bandwidth_up_minimum: u64,
    /// What decides between candidates.
    pub host_selection_metric: HostMetric,
}

/// A server to measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ServerAddress {
    /// Base64.
    pub secure_device_address: String,
}

/// `constants.system.ownershipPolicies`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct OwnershipPolicies {
    /// What the going of the last owner does.
    pub migration: Migration,
    /// Whether members who own nothing may invite.
    pub allow_non_owner_invite_handles: bool,
    /// Fields of `properties.system` that they may write.
    pub non_owner_modifiable_system_properties: Vec<String>,
}

/// `constants.system` of a delta or a template. In a template, a value is
/// pinned, `null` pins "none", and what is absent is the creator's to say.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct ConstantsSystemDelta {
    /// Version of the document, 1.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub version: Patch<u32>,
    /// Most members.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub max_members_count: Patch<u32>,
    /// Ceiling of who may read and join.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub visibility: Patch<Visibility>,
    /// Who alone may create it.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub initiators: Patch<Vec<AccountId>>,
    /// The scheme of the address that an invite launches.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub invite_protocol: Patch<String>,
    /// Milliseconds.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub reserved_removal_timeout: Patch<u64>,
    /// Milliseconds.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub inactive_removal_timeout: Patch<u64>,
    /// Milliseconds.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub ready_removal_timeout: Patch<u64>,
    /// Milliseconds.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub session_empty_timeout: Patch<u64>,
    /// Capabilities by name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub capabilities: Patch<CapabilitiesDelta>,
    /// What members measure.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub metrics: Patch<MetricsDelta>,
    /// How members are initialized.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub member_initialization: Patch<MemberInitializationDelta>,
    /// What each pair of members must reach.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub peer_to_peer_requirements: Patch<PeerToPeerRequirementsDelta>,
    /// What each member must reach with the host.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub peer_to_host_requirements: Patch<PeerToHostRequirementsDelta>,
    /// Servers to measure, by connection string.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub measurement_server_addresses: Patch<BTreeMap<String, ServerAddress>>,
    /// Titles that may always read, as decimal numbers.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub broadcast_viewer_title_ids: Patch<Vec<String>>,
    /// What owners' going does, and what others may do.
    #[serde(alias = "ownershipPolicy", skip_serializing_if = "Patch::is_keep")]
    pub ownership_policies: Patch<OwnershipPoliciesDelta>,
    /// Not offered: read to be refused by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_compute_package: Option<Box<RawValue>>,
    /// Not offered: read to be refused by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arbitration: Option<Box<RawValue>>,
}

/// `constants.system.capabilities` of a delta or a template, by name in any
/// letter case: names that mean nothing here are for the rules to refuse.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct CapabilitiesDelta(pub BTreeMap<String, bool>);

impl<'de> Deserialize<'de> for CapabilitiesDelta {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        object::unique(d).map(Self)
    }
}

/// `constants.system.metrics` of a delta.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct MetricsDelta {
    /// See [`Metrics`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latency: Option<bool>,
    /// See [`Metrics`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bandwidth_down: Option<bool>,
    /// See [`Metrics`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bandwidth_up: Option<bool>,
    /// See [`Metrics`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<bool>,
}

/// `constants.system.memberInitialization` of a delta.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct MemberInitializationDelta {
    /// Milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub join_timeout: Option<u64>,
    /// Milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measurement_timeout: Option<u64>,
    /// Milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evaluation_timeout: Option<u64>,
    /// Whether a member decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_evaluation: Option<bool>,
    /// Fewest members who must pass the first episode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members_needed_to_start: Option<u32>,
}

/// `constants.system.peerToPeerRequirements` of a delta.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct PeerToPeerRequirementsDelta {
    /// Milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latency_maximum: Option<u64>,
    /// Kilobits per second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bandwidth_minimum: Option<u64>,
}

/// `constants.system.peerToHostRequirements` of a delta.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct PeerToHostRequirementsDelta {
    /// Milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latency_maximum: Option<u64>,
    /// Kilobits per second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bandwidth_down_minimum: Option<u64>,
    /// Kilobits per second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bandwidth_up_minimum: Option<u64>,
    /// What decides between candidates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_selection_metric: Option<HostMetric>,
}

/// `constants.system.ownershipPolicies` of a delta.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct OwnershipPoliciesDelta {
    /// What the going of the last owner does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub migration: Option<Migration>,
    /// Whether members who own nothing may invite.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_non_owner_invite_handles: Option<bool>,
    /// Fields of `properties.system` that they may write.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub non_owner_modifiable_system_properties: Option<Vec<String>>,
}

objects_only!(
    ConstantsSystemDelta,
    MetricsDelta,
    MemberInitializationDelta,
    PeerToPeerRequirementsDelta,
    PeerToHostRequirementsDelta,
    OwnershipPoliciesDelta,
);
