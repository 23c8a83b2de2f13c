//! Whether the network carries the game: a function of requirements and
//! measurements, which knows neither sessions nor stages.

use std::collections::BTreeMap;

use greenroom_protocol::session::{
    InitializationFailure, Measurement, PeerToHostRequirements, PeerToPeerRequirements,
};

mod hosts;
mod mesh;
#[cfg(test)]
mod tests;

pub(super) use hosts::rank as rank_hosts;

/// A member as an evaluation sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer<'a> {
    /// Its index in the session.
    pub index: u32,
    /// Whether it is this member that passes or fails. The others are there
    /// already: they are measured, and do not measure again.
    pub examined: bool,
    /// Token of its device; members of one device reach each other.
    pub device: Option<&'a str>,
    /// What it measured, by device token.
    pub measurements: Option<&'a BTreeMap<String, Measurement>>,
}

impl Peer<'_> {
    fn shares_device_with(&self, other: &Self) -> bool {
        self.device.is_some() && self.device == other.device
    }

    /// What it measured of the device.
    fn line_to(&self, device: Option<&str>) -> Line {
        let measurement = device.and_then(|device| self.measurements?.get(device));
        measurement.map_or_else(Line::default, |it| Line {
            latency: it.latency,
            down: it.bandwidth_down,
            up: it.bandwidth_up,
        })
    }
}

/// A line between two devices, as one of its ends sees it. What is absent could
/// not be measured.
#[derive(Clone, Copy, Debug, Default)]
struct Line {
    latency: Option<u64>,
    down: Option<u64>,
    up: Option<u64>,
}

impl Line {
    /// The same line from its other end.
    fn mirrored(self) -> Self {
        Self {
            down: self.up,
            up: self.down,
            ..self
        }
    }
}

/// What a line must reach.
#[derive(Clone, Copy, Debug)]
struct Limits {
    latency_maximum: u64,
    down_minimum: u64,
    up_minimum: u64,
}

impl Limits {
    /// Why the line does not reach it: of several reasons the first in order of
    /// precedence.
    fn failure(&self, line: Line) -> Option<InitializationFailure> {
        use InitializationFailure::{BandwidthDown, BandwidthUp, Latency, Network};
        if line.latency.is_some_and(|it| it > self.latency_maximum) {
            return Some(Latency);
        }
        if line.down.is_some_and(|it| it < self.down_minimum) {
            return Some(BandwidthDown);
        }
        if line.up.is_some_and(|it| it < self.up_minimum) {
            return Some(BandwidthUp);
        }
        let is_whole = line.latency.is_some() && line.down.is_some() && line.up.is_some();
        (!is_whole).then_some(Network)
    }
}

impl From<PeerToPeerRequirements> for Limits {
    fn from(rules: PeerToPeerRequirements) -> Self {
        Self {
            latency_maximum: rules.latency_maximum,
            down_minimum: rules.bandwidth_minimum,
            up_minimum: rules.bandwidth_minimum,
        }
    }
}

impl From<PeerToHostRequirements> for Limits {
    fn from(rules: PeerToHostRequirements) -> Self {
        Self {
            latency_maximum: rules.latency_maximum,
            down_minimum: rules.bandwidth_down_minimum,
            up_minimum: rules.bandwidth_up_minimum,
        }
    }
}

/// Who of the examined fails, and why: of several reasons the first in order of
/// precedence.
///
/// Each is held against the host first. Among those who reach it, the fewest
/// fail that must, so that all pairs of the rest are good: see [`mesh::keep`].
pub(super) fn failures(
    peers: &[Peer<'_>],
    peer_to_peer: Option<PeerToPeerRequirements>,
    peer_to_host: Option<PeerToHostRequirements>,
    host: Option<&str>,
) -> BTreeMap<u32, InitializationFailure> {
    let mut failed = BTreeMap::new();
    let examined = || peers.iter().filter(|peer| peer.examined);
    if let Some(rules) = peer_to_host {
        let against = |peer: &Peer<'_>| hosts::failure(peer, host, rules.into());
        failed.extend(examined().filter_map(|peer| Some((peer.index, against(peer)?))));
    }
    let Some(rules) = peer_to_peer else {
        return failed;
    };
    let able: Vec<Peer<'_>> = peers
        .iter()
        .filter(|peer| !failed.contains_key(&peer.index))
        .copied()
        .collect();
    let kept = mesh::keep(&able, rules.into());
    let is_kept = |peer: &Peer<'_>| kept.iter().any(|it| it.index == peer.index);
    for peer in examined().filter(|peer| !is_kept(peer)) {
        let in_mesh = mesh::failure(peer, &kept, rules.into());
        let at_host = failed.get(&peer.index).copied();
        // Who is left out for want of a device has no line to anybody.
        let why = in_mesh.into_iter().chain(at_host).min();
        failed.insert(peer.index, why.unwrap_or(InitializationFailure::Network));
    }
    failed
}
