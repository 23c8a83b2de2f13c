//! What is fixed and what is said besides, field by field.

use std::collections::BTreeMap;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::session::{
    ConstantsSystemDelta, MemberInitializationDelta, MetricsDelta, OwnershipPoliciesDelta, Patch,
    PeerToHostRequirementsDelta, PeerToPeerRequirementsDelta,
};

use super::{capabilities, fixed_otherwise};

/// Both together. Objects are merged by their inner fields, lists are compared
/// without regard to their order, and an empty list of whatever kind is none.
///
/// # Errors
/// `Conflict` naming what is fixed to another value; `Unsupported` and
/// `BadRequest` for what can be had by nobody.
pub(super) fn system(
    fixed: &ConstantsSystemDelta,
    said: &ConstantsSystemDelta,
) -> Result<ConstantsSystemDelta, Refusal> {
    for it in [fixed, said] {
        offered("cloudComputePackage", it.cloud_compute_package.is_some())?;
        offered("arbitration", it.arbitration.is_some())?;
    }
    macro_rules! plain {
        ($field:ident, $name:literal) => {
            one($name, &fixed.$field, &said.$field)?
        };
    }
    macro_rules! set {
        ($field:ident, $name:literal) => {
            one($name, &sorted(&fixed.$field), &sorted(&said.$field))?
        };
    }
    macro_rules! object {
        ($field:ident, $name:literal) => {
            object($name, &fixed.$field, &said.$field)?
        };
    }
    Ok(ConstantsSystemDelta {
        version: plain!(version, "version"),
        max_members_count: plain!(max_members_count, "maxMembersCount"),
        visibility: plain!(visibility, "visibility"),
        initiators: set!(initiators, "initiators"),
        invite_protocol: plain!(invite_protocol, "inviteProtocol"),
        reserved_removal_timeout: plain!(reserved_removal_timeout, "reservedRemovalTimeout"),
        inactive_removal_timeout: plain!(inactive_removal_timeout, "inactiveRemovalTimeout"),
        ready_removal_timeout: plain!(ready_removal_timeout, "readyRemovalTimeout"),
        session_empty_timeout: plain!(session_empty_timeout, "sessionEmptyTimeout"),
        capabilities: capabilities::merge(&fixed.capabilities, &said.capabilities)?,
        metrics: object!(metrics, "metrics"),
        member_initialization: object!(member_initialization, "memberInitialization"),
        peer_to_peer_requirements: object!(peer_to_peer_requirements, "peerToPeerRequirements"),
        peer_to_host_requirements: object!(peer_to_host_requirements, "peerToHostRequirements"),
        measurement_server_addresses: one(
            "measurementServerAddresses",
            &some(&fixed.measurement_server_addresses),
            &some(&said.measurement_server_addresses),
        )?,
        broadcast_viewer_title_ids: set!(broadcast_viewer_title_ids, "broadcastViewerTitleIds"),
        ownership_policies: object!(ownership_policies, "ownershipPolicies"),
        cloud_compute_package: None,
        arbitration: None,
    })
}

fn offered(name: &str, asked: bool) -> Result<(), Refusal> {
    if !asked {
        return Ok(());
    }
    let message = format!("constants.system.{name} is deprecated and not offered here");
    Err(Refusal::new(ErrorCode::Unsupported, message))
}

fn one<T: Clone + PartialEq>(
    name: &str,
    fixed: &Patch<T>,
    said: &Patch<T>,
) -> Result<Patch<T>, Refusal> {
    match (fixed, said) {
        (Patch::Keep, open) => Ok(open.clone()),
        (there, Patch::Keep) => Ok(there.clone()),
        (there, again) if there == again => Ok(there.clone()),
        _ => Err(fixed_otherwise(name)),
    }
}

fn sorted<T: Clone + Ord>(list: &Patch<Vec<T>>) -> Patch<Vec<T>> {
    let Patch::Set(items) = list else {
        return list.clone();
    };
    let mut items = items.clone();
    items.sort_unstable();
    items.dedup();
    match items.is_empty() {
        true => Patch::Remove,
        false => Patch::Set(items),
    }
}

fn some<K: Clone, V: Clone>(map: &Patch<BTreeMap<K, V>>) -> Patch<BTreeMap<K, V>> {
    match map {
        Patch::Set(entries) if entries.is_empty() => Patch::Remove,
        _ => map.clone(),
    }
}

fn object<T: Fields>(name: &str, fixed: &Patch<T>, said: &Patch<T>) -> Result<Patch<T>, Refusal> {
    match (fixed, said) {
        (Patch::Set(fixed), Patch::Set(said)) => fixed.merge(name, said).map(Patch::Set),
        _ => one(name, fixed, said),
    }
}

/// An object whose fields are fixed one by one.
trait Fields: Clone + PartialEq {
    fn merge(&self, name: &str, said: &Self) -> Result<Self, Refusal>;
}

macro_rules! fields {
    ($($object:ident { $($field:ident = $text:literal,)+ })+) => {$(
        impl Fields for $object {
            fn merge(&self, name: &str, said: &Self) -> Result<Self, Refusal> {
                Ok(Self {
                    $($field: inner(name, $text, &self.$field, &said.$field)?,)+
                })
            }
        }
    )+};
}

fn inner<T: Clone + PartialEq>(
    object: &str,
    field: &str,
    fixed: &Option<T>,
    said: &Option<T>,
) -> Result<Option<T>, Refusal> {
    match (fixed, said) {
        (Some(there), Some(other)) if there != other => {
            Err(fixed_otherwise(&format!("{object}.{field}")))
        }
        (there, open) => Ok(there.as_ref().or(open.as_ref()).cloned()),
    }
}

fields! {
    MetricsDelta {
        latency = "latency",
        bandwidth_down = "bandwidthDown",
        bandwidth_up = "bandwidthUp",
        custom = "custom",
    }
    MemberInitializationDelta {
        join_timeout = "joinTimeout",
        measurement_timeout = "measurementTimeout",
        evaluation_timeout = "evaluationTimeout",
        external_evaluation = "externalEvaluation",
        members_needed_to_start = "membersNeededToStart",
    }
    PeerToPeerRequirementsDelta {
        latency_maximum = "latencyMaximum",
        bandwidth_minimum = "bandwidthMinimum",
    }
    PeerToHostRequirementsDelta {
        latency_maximum = "latencyMaximum",
        bandwidth_down_minimum = "bandwidthDownMinimum",
        bandwidth_up_minimum = "bandwidthUpMinimum",
        host_selection_metric = "hostSelectionMetric",
    }
    OwnershipPoliciesDelta {
        migration = "migration",
        allow_non_owner_invite_handles = "allowNonOwnerInviteHandles",
        non_owner_modifiable_system_properties = "nonOwnerModifiableSystemProperties",
    }
}
