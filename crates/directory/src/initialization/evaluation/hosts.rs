//! Peer to host: every member reaches one device.

use std::cmp::Reverse;

use greenroom_protocol::session::{HostMetric, InitializationFailure, PeerToHostRequirements};

use super::{Limits, Line, Peer};

/// A device that could be the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::initialization) struct Candidate<'a> {
    /// Its token.
    pub device: &'a str,
    /// How many of the examined can play with it as host, its own included.
    pub served: usize,
}

/// Why the peer fails with that host. Where there is none, nothing could be
/// measured.
pub(super) fn failure(
    peer: &Peer<'_>,
    host: Option<&str>,
    limits: Limits,
) -> Option<InitializationFailure> {
    if peer.device.is_some() && peer.device == host {
        return None;
    }
    limits.failure(peer.line_to(host))
}

/// All devices, the best host first.
///
/// The one that the most members can play with comes first. Among equals the
/// metric decides: first its value for the one of these members who has it
/// worst, since a game waits for its slowest player, then all their values
/// together; then who came first.
pub(in crate::initialization) fn rank<'a>(
    peers: &[Peer<'a>],
    rules: PeerToHostRequirements,
) -> Vec<Candidate<'a>> {
    let mut devices: Vec<&str> = Vec::new();
    for device in peers.iter().filter_map(|peer| peer.device) {
        if !devices.contains(&device) {
            devices.push(device);
        }
    }
    let rated = devices.into_iter().map(|device| {
        let mut candidate = Candidate { device, served: 0 };
        let (mut worst, mut total) = (0, 0);
        for peer in peers.iter().filter(|peer| peer.examined) {
            if failure(peer, Some(device), rules.into()).is_some() {
                continue;
            }
            candidate.served += 1;
            if peer.device != Some(device) {
                let cost = cost(peer.line_to(Some(device)), rules.host_selection_metric);
                worst = worst.max(cost);
                total += u128::from(cost);
            }
        }
        ((Reverse(candidate.served), worst, total), candidate)
    });
    let mut rated: Vec<_> = rated.collect();
    rated.sort_by_key(|(rate, _)| *rate);
    rated.into_iter().map(|(_, candidate)| candidate).collect()
}

/// The metric as a number of which less is better, of a line that has it.
fn cost(line: Line, metric: HostMetric) -> u64 {
    let lack = |bandwidth: Option<u64>| u64::MAX - bandwidth.unwrap_or_default();
    match metric {
        HostMetric::Latency => line.latency.unwrap_or(u64::MAX),
        HostMetric::BandwidthDown => lack(line.down),
        HostMetric::BandwidthUp => lack(line.up),
        // The narrower direction is the one that holds the game up.
        HostMetric::Bandwidth => lack(line.down).max(lack(line.up)),
    }
}
