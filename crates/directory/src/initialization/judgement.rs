//! What of a record an evaluation looks at, and what it writes back.

use greenroom_protocol::session::{InitializationFailure, MemberInitialization};

use super::evaluation::{self, Peer};
use super::{FIRST_EPISODE, fail, groups, is_standing, needed};
use crate::session::{Member, Session, State};

/// Whether members measure anything.
pub(super) fn measures(session: &Session) -> bool {
    measures_peers(session) || measures_servers(session)
}

/// Whether members measure each other.
pub(super) fn measures_peers(session: &Session) -> bool {
    let metrics = session.system.metrics;
    metrics.is_some_and(|it| it.latency || it.bandwidth_down || it.bandwidth_up || it.custom)
}

fn measures_servers(session: &Session) -> bool {
    let servers = session.system.measurement_server_addresses.as_ref();
    servers.is_some_and(|servers| !servers.is_empty())
}

/// Whether the member has uploaded all that it is to measure. One that has
/// nobody to measure has nothing to upload: clients of the contract do not
/// even ask their game for it then.
pub(super) fn has_measured(session: &Session, member: &Member) -> bool {
    let network = &member.network;
    let peers = !measures_peers(session)
        || network.measurements.is_some()
        || !has_somebody_to_measure(session, member);
    let servers = !measures_servers(session) || network.server_measurements.is_some();
    peers && servers
}

fn has_somebody_to_measure(session: &Session, member: &Member) -> bool {
    let own = member.network.device_token.as_deref();
    let peers = peers(session);
    let system = &session.system;
    let is_star =
        system.peer_to_host_requirements.is_some() && system.peer_to_peer_requirements.is_none();
    // With a host that is known, only the lines to it are measured.
    if let Some(host) = written_host(session, &peers)
        && is_star
    {
        return own != Some(host);
    }
    let mut devices = peers.iter().filter_map(|peer| peer.device);
    devices.any(|device| own != Some(device))
}

/// What the measurements of an episode come to.
#[derive(Default)]
struct Findings {
    failures: Vec<(u32, InitializationFailure)>,
    /// Where it is to be said who could be the host.
    hosts: Option<Vec<String>>,
}

/// Judges what the members of the episode measured, and fails those who do not
/// pass and those whose groups lose them. After the first episode it also says
/// who could be the host, unless somebody has said who is.
pub(super) fn judge(session: &mut Session, rules: MemberInitialization, episode: u32) {
    let Findings { failures, hosts } = examine(session, rules, episode);
    for (index, why) in failures {
        fail(session, vec![index], why);
    }
    groups::fail_torn(session);
    if let Some(mut hosts) = hosts {
        let left = peers(session);
        hosts.retain(|host| is_there(&left, host));
        session.host_candidates = hosts;
    }
}

fn examine(session: &Session, rules: MemberInitialization, episode: u32) -> Findings {
    let peers = peers(session);
    let host = written_host(session, &peers);
    let ranked = match session.system.peer_to_host_requirements {
        Some(limits) => evaluation::rank_hosts(&peers, limits),
        None => Vec::new(),
    };
    let mut findings = Findings::default();
    if episode == FIRST_EPISODE && host.is_none() {
        let able = ranked.iter().filter(|it| it.served >= needed(rules));
        findings.hosts = Some(able.map(|it| it.device.to_owned()).collect());
    }
    if rules.external_evaluation {
        return findings;
    }
    let mut candidates = session.host_candidates.iter().map(String::as_str);
    let host = host
        .or_else(|| candidates.find(|host| is_there(&peers, host)))
        .or_else(|| ranked.first().map(|best| best.device));
    let failures = evaluation::failures(
        &peers,
        session.system.peer_to_peer_requirements,
        session.system.peer_to_host_requirements,
        host,
    );
    findings.failures = failures.into_iter().collect();
    findings
}

/// The host that a member wrote, as long as its device is there.
fn written_host<'a>(session: &'a Session, peers: &[Peer<'_>]) -> Option<&'a str> {
    let host = session.shared.host.as_deref();
    host.filter(|host| is_there(peers, host))
}

fn is_there(peers: &[Peer<'_>], device: &str) -> bool {
    peers.iter().any(|peer| peer.device == Some(device))
}

/// Those who measure and are measured: who stands in the episode under way, and
/// who plays already. Who failed, waits for the next episode, or is away, is
/// nobody that a newcomer would have to reach.
fn peers(session: &Session) -> Vec<Peer<'_>> {
    let members = session.members.iter();
    let peers = members.filter_map(|(index, member)| {
        let examined = is_standing(session, member);
        let network = &member.network;
        let is_peer = examined || (plays(member) && network.device_token.is_some());
        is_peer.then_some(Peer {
            index: *index,
            examined,
            device: network.device_token.as_deref(),
            measurements: network.measurements.as_ref(),
        })
    });
    peers.collect()
}

fn plays(member: &Member) -> bool {
    let is_present = matches!(member.state(), State::Active | State::Ready);
    let is_through =
        member.initialization_episode.is_none() && member.initialization_failure.is_none();
    is_present && is_through
}
