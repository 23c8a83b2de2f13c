//! The contract's defaults.

use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;
use greenroom_protocol::session::{
    ConstantsSystem, ConstantsSystemDelta, HostMetric, MemberInitialization,
    MemberInitializationDelta, Metrics, MetricsDelta, Migration, OwnershipPolicies,
    OwnershipPoliciesDelta, Patch, PeerToHostRequirements, PeerToHostRequirementsDelta,
    PeerToPeerRequirements, PeerToPeerRequirementsDelta, Visibility,
};
use greenroom_protocol::version::Vocabulary;

use super::capabilities;

/// What both vocabularies default to in milliseconds.
const RESERVED_REMOVAL_MS: u64 = 30_000;
const READY_REMOVAL_MS: u64 = 180_000;
const EVALUATION_MS: u64 = 5_000;

/// Where the vocabularies differ.
struct Defaults {
    inactive_removal_ms: u64,
    join_ms: u64,
    measurement_ms: u64,
    external_evaluation: bool,
    members_needed_to_start: u32,
}

impl Defaults {
    fn of(vocabulary: Vocabulary) -> Self {
        match vocabulary {
            Vocabulary::Old => Self {
                inactive_removal_ms: 2 * 60 * 60 * 1000,
                join_ms: 5_000,
                measurement_ms: 5_000,
                // Its `autoEvaluate` is the opposite, and false by default too.
                external_evaluation: true,
                members_needed_to_start: 2,
            },
            Vocabulary::New => Self {
                inactive_removal_ms: 0,
                join_ms: 10_000,
                measurement_ms: 30_000,
                external_evaluation: false,
                members_needed_to_start: 1,
            },
        }
    }
}

/// Every value that holds. `null` is "never" of a timeout and "none" of what may
/// be missing.
///
/// # Errors
/// `BadRequest` for `null` where there must be a value; whatever
/// [`capabilities::read`] refuses.
pub(super) fn fill(
    said: &ConstantsSystemDelta,
    vocabulary: Vocabulary,
    initialization: Vocabulary,
) -> Result<ConstantsSystem, Refusal> {
    let timeout = |said: &Patch<u64>, default: u64| match said {
        Patch::Keep => Some(default),
        Patch::Remove => None,
        Patch::Set(ms) => Some(*ms),
    };
    let inactive = Defaults::of(vocabulary).inactive_removal_ms;
    let capabilities = capabilities::read(&said.capabilities)?;
    let peers = given(&said.peer_to_peer_requirements).map(peer_to_peer);
    let host = given(&said.peer_to_host_requirements).map(peer_to_host);
    let metrics = match &said.metrics {
        Patch::Set(metrics) => Some(self::metrics(metrics)),
        Patch::Keep if peers.is_some() || host.is_some() => Some(NEEDED_BY_REQUIREMENTS),
        Patch::Keep | Patch::Remove => None,
    };
    let defaults = Defaults::of(initialization);
    Ok(ConstantsSystem {
        version: value("version", &said.version, 1)?,
        max_members_count: value(
            "maxMembersCount",
            &said.max_members_count,
            limits::SESSION_MEMBERS_MAX,
        )?,
        visibility: value("visibility", &said.visibility, Visibility::Open)?,
        initiators: given(&said.initiators).cloned().unwrap_or_default(),
        invite_protocol: given(&said.invite_protocol).cloned(),
        reserved_removal_timeout: timeout(&said.reserved_removal_timeout, RESERVED_REMOVAL_MS),
        inactive_removal_timeout: timeout(&said.inactive_removal_timeout, inactive),
        ready_removal_timeout: timeout(&said.ready_removal_timeout, READY_REMOVAL_MS),
        session_empty_timeout: timeout(&said.session_empty_timeout, 0),
        capabilities: capabilities
            .into_iter()
            .filter_map(|(capability, on)| on.then_some(capability))
            .collect(),
        metrics,
        member_initialization: given(&said.member_initialization)
            .map(|said| member_initialization(said, &defaults)),
        peer_to_peer_requirements: peers,
        peer_to_host_requirements: host,
        measurement_server_addresses: given(&said.measurement_server_addresses).cloned(),
        broadcast_viewer_title_ids: given(&said.broadcast_viewer_title_ids)
            .cloned()
            .unwrap_or_default(),
        ownership_policies: given(&said.ownership_policies).map(ownership_policies),
    })
}

/// Requirements of either kind look at all three.
pub(super) const NEEDED_BY_REQUIREMENTS: Metrics = Metrics {
    latency: true,
    bandwidth_down: true,
    bandwidth_up: true,
    custom: false,
};

fn given<T>(said: &Patch<T>) -> Option<&T> {
    match said {
        Patch::Set(value) => Some(value),
        Patch::Keep | Patch::Remove => None,
    }
}

fn value<T: Copy>(name: &str, said: &Patch<T>, default: T) -> Result<T, Refusal> {
    match said {
        Patch::Set(value) => Ok(*value),
        Patch::Keep => Ok(default),
        Patch::Remove => {
            let message = format!("constants.system.{name} is null and must have a value");
            Err(Refusal::bad_request(message))
        }
    }
}

fn metrics(said: &MetricsDelta) -> Metrics {
    Metrics {
        latency: said.latency.unwrap_or_default(),
        bandwidth_down: said.bandwidth_down.unwrap_or_default(),
        bandwidth_up: said.bandwidth_up.unwrap_or_default(),
        custom: said.custom.unwrap_or_default(),
    }
}

fn member_initialization(
    said: &MemberInitializationDelta,
    defaults: &Defaults,
) -> MemberInitialization {
    let external_evaluation = said.external_evaluation;
    let external_evaluation = external_evaluation.unwrap_or(defaults.external_evaluation);
    let evaluation = said.evaluation_timeout;
    MemberInitialization {
        join_timeout: said.join_timeout.unwrap_or(defaults.join_ms),
        measurement_timeout: said.measurement_timeout.unwrap_or(defaults.measurement_ms),
        evaluation_timeout: evaluation.or(external_evaluation.then_some(EVALUATION_MS)),
        external_evaluation,
        members_needed_to_start: said
            .members_needed_to_start
            .unwrap_or(defaults.members_needed_to_start),
    }
}

fn peer_to_peer(said: &PeerToPeerRequirementsDelta) -> PeerToPeerRequirements {
    PeerToPeerRequirements {
        latency_maximum: said.latency_maximum.unwrap_or(250),
        bandwidth_minimum: said.bandwidth_minimum.unwrap_or(10_000),
    }
}

fn peer_to_host(said: &PeerToHostRequirementsDelta) -> PeerToHostRequirements {
    PeerToHostRequirements {
        latency_maximum: said.latency_maximum.unwrap_or(250),
        bandwidth_down_minimum: said.bandwidth_down_minimum.unwrap_or(100_000),
        bandwidth_up_minimum: said.bandwidth_up_minimum.unwrap_or(1_000),
        host_selection_metric: said.host_selection_metric.unwrap_or(HostMetric::Latency),
    }
}

fn ownership_policies(said: &OwnershipPoliciesDelta) -> OwnershipPolicies {
    let opened = said.non_owner_modifiable_system_properties.clone();
    OwnershipPolicies {
        migration: said.migration.unwrap_or(Migration::EndSession),
        allow_non_owner_invite_handles: said.allow_non_owner_invite_handles.unwrap_or_default(),
        non_owner_modifiable_system_properties: opened.unwrap_or_default(),
    }
}
