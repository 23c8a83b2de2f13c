//! A living session's constants as a template that fixes all of them.

use greenroom_protocol::session::{
    Capability, ConstantsSystem, ConstantsSystemDelta, MemberInitialization,
    MemberInitializationDelta, Metrics, MetricsDelta, OwnershipPolicies, OwnershipPoliciesDelta,
    Patch, PeerToHostRequirements, PeerToHostRequirementsDelta, PeerToPeerRequirements,
    PeerToPeerRequirementsDelta,
};

use super::capabilities;

/// Every value fixed, and `null` where there is none.
pub(super) fn pins(system: &ConstantsSystem) -> ConstantsSystemDelta {
    let every = Capability::ALL.iter();
    let capabilities = every.map(|&it| (it, system.can(it))).collect();
    ConstantsSystemDelta {
        version: Patch::Set(system.version),
        max_members_count: Patch::Set(system.max_members_count),
        visibility: Patch::Set(system.visibility),
        initiators: Patch::Set(system.initiators.clone()),
        invite_protocol: pin(system.invite_protocol.clone()),
        reserved_removal_timeout: pin(system.reserved_removal_timeout),
        inactive_removal_timeout: pin(system.inactive_removal_timeout),
        ready_removal_timeout: pin(system.ready_removal_timeout),
        session_empty_timeout: pin(system.session_empty_timeout),
        capabilities: Patch::Set(capabilities::delta(capabilities)),
        metrics: pin(system.metrics.map(metrics)),
        member_initialization: pin(system.member_initialization.map(member_initialization)),
        peer_to_peer_requirements: pin(system.peer_to_peer_requirements.map(peer_to_peer)),
        peer_to_host_requirements: pin(system.peer_to_host_requirements.map(peer_to_host)),
        measurement_server_addresses: pin(system.measurement_server_addresses.clone()),
        broadcast_viewer_title_ids: Patch::Set(system.broadcast_viewer_title_ids.clone()),
        ownership_policies: pin(system.ownership_policies.as_ref().map(ownership_policies)),
        cloud_compute_package: None,
        arbitration: None,
    }
}

fn pin<T>(value: Option<T>) -> Patch<T> {
    value.map_or(Patch::Remove, Patch::Set)
}

fn metrics(it: Metrics) -> MetricsDelta {
    MetricsDelta {
        latency: Some(it.latency),
        bandwidth_down: Some(it.bandwidth_down),
        bandwidth_up: Some(it.bandwidth_up),
        custom: Some(it.custom),
    }
}

fn member_initialization(it: MemberInitialization) -> MemberInitializationDelta {
    MemberInitializationDelta {
        join_timeout: Some(it.join_timeout),
        measurement_timeout: Some(it.measurement_timeout),
        evaluation_timeout: it.evaluation_timeout,
        external_evaluation: Some(it.external_evaluation),
        members_needed_to_start: Some(it.members_needed_to_start),
    }
}

fn peer_to_peer(it: PeerToPeerRequirements) -> PeerToPeerRequirementsDelta {
    PeerToPeerRequirementsDelta {
        latency_maximum: Some(it.latency_maximum),
        bandwidth_minimum: Some(it.bandwidth_minimum),
    }
}

fn peer_to_host(it: PeerToHostRequirements) -> PeerToHostRequirementsDelta {
    PeerToHostRequirementsDelta {
        latency_maximum: Some(it.latency_maximum),
        bandwidth_down_minimum: Some(it.bandwidth_down_minimum),
        bandwidth_up_minimum: Some(it.bandwidth_up_minimum),
        host_selection_metric: Some(it.host_selection_metric),
    }
}

fn ownership_policies(it: &OwnershipPolicies) -> OwnershipPoliciesDelta {
    OwnershipPoliciesDelta {
        migration: Some(it.migration),
        allow_non_owner_invite_handles: Some(it.allow_non_owner_invite_handles),
        non_owner_modifiable_system_properties: Some(
            it.non_owner_modifiable_system_properties.clone(),
        ),
    }
}
