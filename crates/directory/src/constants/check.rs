//! Whether the constants of a session go together.

use std::collections::BTreeMap;

use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::TemplateName;
use greenroom_protocol::limits;
use greenroom_protocol::session::{
    Capability, ConstantsSystem, MemberInitialization, Metrics, OwnershipPolicies, ServerAddress,
};

use super::fill::NEEDED_BY_REQUIREMENTS;
use crate::initialization::check_address;

/// The only version of a document that there is.
const DOCUMENT_VERSION: u32 = 1;

/// Fields of `properties.system` that a session may open to members who own
/// nothing.
const OPENABLE: [&str; 11] = [
    "closed",
    "host",
    "initializationSucceeded",
    "joinRestriction",
    "keywords",
    "locked",
    "matchmaking",
    "matchmakingResubmit",
    "readRestriction",
    "serverConnectionStringCandidates",
    "turn",
];

/// How many members a session may have that is not `large`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Room {
    /// As the contract says.
    Usual,
    /// A full house of EOS Sessions and its host.
    Eos,
}

impl Room {
    /// What the template's sessions may have.
    pub(crate) fn of(template: &TemplateName) -> Self {
        match *template == TemplateName::eos() {
            true => Self::Eos,
            false => Self::Usual,
        }
    }

    fn most(self) -> u32 {
        match self {
            Self::Usual => limits::SESSION_MEMBERS_MAX,
            Self::Eos => limits::MEMBERS_MAX as u32,
        }
    }
}

/// Why constants are refused, and what a creator could add to mend it.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) refusal: Refusal,
    pub(crate) cure: Option<Cure>,
}

/// What a creator could add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cure {
    /// The capability.
    Capability(Capability),
    /// The metrics that requirements need.
    Metrics,
    /// `memberInitialization.externalEvaluation`.
    ExternalEvaluation,
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self {
            refusal,
            cure: None,
        }
    }
}

fn bad(field: &str, why: impl std::fmt::Display) -> Fault {
    Refusal::bad_request(format!("constants.system.{field} {why}")).into()
}

fn curable(field: &str, why: impl std::fmt::Display, cure: Cure) -> Fault {
    Fault {
        cure: Some(cure),
        ..bad(field, why)
    }
}

/// Holds ranges, and what needs or excludes what.
///
/// # Errors
/// `BadRequest` naming the field.
pub(super) fn check(system: &ConstantsSystem, room: Room) -> Result<(), Fault> {
    if system.version != DOCUMENT_VERSION {
        return Err(bad("version", format_args!("must be {DOCUMENT_VERSION}")));
    }
    check_size(system, room)?;
    check_timeouts(system)?;
    check_capabilities(system)?;
    if system.initiators.len() > limits::INITIATORS_MAX {
        let most = limits::INITIATORS_MAX;
        return Err(bad("initiators", format_args!("has more than {most}")));
    }
    if let Some(protocol) = &system.invite_protocol {
        check_invite_protocol(protocol)?;
    }
    check_viewers(&system.broadcast_viewer_title_ids)?;
    if let Some(initialization) = &system.member_initialization {
        check_initialization(system, initialization)?;
    }
    check_requirements(system)?;
    if let Some(servers) = &system.measurement_server_addresses {
        check_servers(system, servers)?;
    }
    if let Some(policies) = &system.ownership_policies {
        check_policies(system, policies)?;
    }
    Ok(())
}

fn check_size(system: &ConstantsSystem, room: Room) -> Result<(), Fault> {
    let large = system.can(Capability::Large);
    let most = match large {
        true => limits::LARGE_SESSION_MEMBERS_MAX,
        false => room.most(),
    };
    let count = system.max_members_count;
    if (1..=most).contains(&count) {
        return Ok(());
    }
    let field = "maxMembersCount";
    if !large && (1..=limits::LARGE_SESSION_MEMBERS_MAX).contains(&count) {
        let why = format!("is {count}; more than {most} need the capability large");
        return Err(curable(field, why, Cure::Capability(Capability::Large)));
    }
    Err(bad(
        field,
        format_args!("is {count} and must be 1 to {most}"),
    ))
}

fn check_timeouts(system: &ConstantsSystem) -> Result<(), Fault> {
    let initialization = system.member_initialization.as_ref();
    let of_initialization = initialization.into_iter().flat_map(|it| {
        [
            ("memberInitialization.joinTimeout", Some(it.join_timeout)),
            (
                "memberInitialization.measurementTimeout",
                Some(it.measurement_timeout),
            ),
            (
                "memberInitialization.evaluationTimeout",
                it.evaluation_timeout,
            ),
        ]
    });
    let timeouts = [
        ("reservedRemovalTimeout", system.reserved_removal_timeout),
        ("inactiveRemovalTimeout", system.inactive_removal_timeout),
        ("readyRemovalTimeout", system.ready_removal_timeout),
        ("sessionEmptyTimeout", system.session_empty_timeout),
    ];
    for (field, ms) in timeouts.into_iter().chain(of_initialization) {
        if ms.is_some_and(|ms| ms > limits::SESSION_TIMEOUT_MAX_MS) {
            let most = limits::SESSION_TIMEOUT_MAX_MS;
            let why = format!("is longer than {most} milliseconds; null is for ever");
            return Err(bad(field, why));
        }
    }
    Ok(())
}

fn check_capabilities(system: &ConstantsSystem) -> Result<(), Fault> {
    use Capability::{
        AutoPopulateServerCandidates, Broadcast, Connectivity, Gameplay, HasOwners, Large,
        Searchable, Team, UserAuthorizationStyle,
    };
    for (one, other) in [
        (Connectivity, Large),
        (UserAuthorizationStyle, Large),
        (AutoPopulateServerCandidates, Large),
        (Team, Large),
        (Team, Gameplay),
    ] {
        if system.can(one) && system.can(other) {
            let field = format!("capabilities.{one}");
            return Err(bad(&field, format_args!("does not go with {other}")));
        }
    }
    if system.can(Broadcast) {
        need(system, "capabilities.broadcast", Large)?;
    }
    if system.can(Searchable) && system.can(UserAuthorizationStyle) {
        let field = "capabilities.searchable with userAuthorizationStyle";
        need(system, field, HasOwners)?;
    }
    Ok(())
}

fn need(system: &ConstantsSystem, field: &str, needed: Capability) -> Result<(), Fault> {
    if system.can(needed) {
        return Ok(());
    }
    let why = format!("needs the capability {needed}");
    Err(curable(field, why, Cure::Capability(needed)))
}

fn not_large(system: &ConstantsSystem, field: &str) -> Result<(), Fault> {
    match system.can(Capability::Large) {
        true => Err(bad(field, "does not go with the capability large")),
        false => Ok(()),
    }
}

/// A scheme as addresses begin with it.
fn check_invite_protocol(text: &str) -> Result<(), Fault> {
    let first = text.bytes().next();
    let sound = first.is_some_and(|b| b.is_ascii_alphabetic())
        && text.len() <= limits::INVITE_PROTOCOL_MAX
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    if sound {
        return Ok(());
    }
    let most = limits::INVITE_PROTOCOL_MAX;
    let why = format!(
        "must be a letter and then letters, digits, '+', '-' and '.', {most} in all at most"
    );
    Err(bad("inviteProtocol", why))
}

fn check_viewers(titles: &[String]) -> Result<(), Fault> {
    let field = "broadcastViewerTitleIds";
    if titles.len() > limits::BROADCAST_VIEWERS_MAX {
        let most = limits::BROADCAST_VIEWERS_MAX;
        return Err(bad(field, format_args!("has more than {most}")));
    }
    let decimal =
        |title: &&String| title.bytes().all(|b| b.is_ascii_digit()) && title.parse::<u32>().is_ok();
    if titles.iter().all(|title| decimal(&title)) {
        return Ok(());
    }
    Err(bad(field, "must be numbers from 0 to 2^32 - 1, as texts"))
}

fn check_initialization(
    system: &ConstantsSystem,
    initialization: &MemberInitialization,
) -> Result<(), Fault> {
    not_large(system, "memberInitialization")?;
    let needed = initialization.members_needed_to_start;
    if needed > system.max_members_count {
        let most = system.max_members_count;
        let why = format!("is {needed} and must be 0 to maxMembersCount, {most}");
        return Err(bad("memberInitialization.membersNeededToStart", why));
    }
    if initialization.evaluation_timeout.is_some() && !initialization.external_evaluation {
        let field = "memberInitialization.evaluationTimeout";
        let why = "is for sessions with externalEvaluation";
        return Err(curable(field, why, Cure::ExternalEvaluation));
    }
    Ok(())
}

fn check_requirements(system: &ConstantsSystem) -> Result<(), Fault> {
    let (peers, host) = (
        system.peer_to_peer_requirements,
        system.peer_to_host_requirements,
    );
    let thresholds = [
        (
            "peerToPeerRequirements",
            peers.map(|it| it.latency_maximum.max(it.bandwidth_minimum)),
        ),
        (
            "peerToHostRequirements",
            host.map(|it| {
                let bandwidth = it.bandwidth_down_minimum.max(it.bandwidth_up_minimum);
                it.latency_maximum.max(bandwidth)
            }),
        ),
    ];
    for (field, greatest) in thresholds {
        let Some(greatest) = greatest else {
            continue;
        };
        need(system, field, Capability::Connectivity)?;
        if greatest > limits::REQUIREMENT_MAX {
            let most = limits::REQUIREMENT_MAX;
            return Err(bad(field, format_args!("has a number beyond {most}")));
        }
        if !system.metrics.is_some_and(covers_requirements) {
            let why = format!("has latency, bandwidthDown and bandwidthUp to measure for {field}");
            return Err(curable("metrics", why, Cure::Metrics));
        }
    }
    match system.metrics {
        Some(_) => need(system, "metrics", Capability::Connectivity),
        None => Ok(()),
    }
}

fn covers_requirements(given: Metrics) -> bool {
    let with_custom = Metrics {
        custom: given.custom,
        ..NEEDED_BY_REQUIREMENTS
    };
    given == with_custom
}

fn check_servers(
    system: &ConstantsSystem,
    servers: &BTreeMap<String, ServerAddress>,
) -> Result<(), Fault> {
    let field = "measurementServerAddresses";
    not_large(system, field)?;
    if servers.len() > limits::MEASUREMENT_SERVERS_MAX {
        let most = limits::MEASUREMENT_SERVERS_MAX;
        return Err(bad(field, format_args!("has more than {most} servers")));
    }
    for (name, address) in servers {
        let field = format!("{field}.{name:.80}");
        if name.is_empty() || name.len() > limits::CONNECTION_STRING_MAX {
            let most = limits::CONNECTION_STRING_MAX;
            return Err(bad(
                &field,
                format_args!("needs a name of 1 to {most} bytes"),
            ));
        }
        if name.chars().any(char::is_uppercase) {
            return Err(bad(&field, "must be in lower case"));
        }
        let text = &address.secure_device_address;
        if text.is_empty() {
            return Err(bad(&field, "needs a secureDeviceAddress"));
        }
        check_address(text).map_err(|refusal| bad(&field, refusal.message))?;
    }
    Ok(())
}

fn check_policies(system: &ConstantsSystem, policies: &OwnershipPolicies) -> Result<(), Fault> {
    need(system, "ownershipPolicies", Capability::HasOwners)?;
    let opened = &policies.non_owner_modifiable_system_properties;
    let field = "ownershipPolicies.nonOwnerModifiableSystemProperties";
    if opened.len() > limits::OPENED_PROPERTIES_MAX {
        let most = limits::OPENED_PROPERTIES_MAX;
        return Err(bad(field, format_args!("has more than {most}")));
    }
    match opened
        .iter()
        .find(|name| !OPENABLE.contains(&name.as_str()))
    {
        Some(name) => {
            let why = format!("names {name:?}; it may name {}", OPENABLE.join(", "));
            Err(bad(field, why))
        }
        None => Ok(()),
    }
}
