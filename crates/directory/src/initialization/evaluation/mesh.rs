//! Peer to peer: every member reaches every other one.

use greenroom_protocol::session::InitializationFailure;

use super::{Limits, Peer};

/// Those who stay: all who are there already, and of the examined as many as
/// can, so that each line between two who stay is good.
///
/// A bad line does not say which of its ends is to blame. Who has a bad line to
/// somebody who is there already, must go. Then the one with the most bad lines
/// goes, again and again, until no bad line is left; of several the one who came
/// last. Who went but has only good lines to those who stay comes back, the
/// first who came first: so nobody fails without a bad line to somebody who
/// passes.
pub(super) fn keep<'a>(peers: &[Peer<'a>], limits: Limits) -> Vec<Peer<'a>> {
    let (examined, mut kept): (Vec<Peer<'a>>, Vec<Peer<'a>>) =
        peers.iter().partition(|peer| peer.examined);
    let able: Vec<Peer<'a>> = examined
        .into_iter()
        .filter(|peer| peer.device.is_some() && failure(peer, &kept, limits).is_none())
        .collect();
    let is_bad = |a: usize, b: usize| trouble(&able[a], &able[b], limits).is_some();
    let bad: Vec<Vec<usize>> = (0..able.len())
        .map(|a| (0..able.len()).filter(|b| is_bad(a, *b)).collect())
        .collect();
    let stays = settle(&bad);
    kept.extend((0..able.len()).filter(|at| stays[*at]).map(|at| able[at]));
    kept.sort_by_key(|peer| peer.index);
    kept
}

/// Who stays, where `bad` has those to whom each has a bad line.
fn settle(bad: &[Vec<usize>]) -> Vec<bool> {
    let mut stays = vec![true; bad.len()];
    loop {
        let offences = |at: usize| bad[at].iter().filter(|other| stays[**other]).count();
        let standing = (0..bad.len()).filter(|at| stays[*at]);
        match standing.max_by_key(|at| (offences(*at), *at)) {
            Some(worst) if offences(worst) > 0 => stays[worst] = false,
            _ => break,
        }
    }
    for at in 0..bad.len() {
        if bad[at].iter().all(|other| !stays[*other]) {
            stays[at] = true;
        }
    }
    stays
}

/// Why the peer fails beside the others: of several reasons the first in order
/// of precedence.
pub(super) fn failure(
    peer: &Peer<'_>,
    others: &[Peer<'_>],
    limits: Limits,
) -> Option<InitializationFailure> {
    let others = others.iter().filter(|other| other.index != peer.index);
    others
        .filter_map(|other| trouble(peer, other, limits))
        .min()
}

/// What is wrong with the line, as seen from `near`: by its own measurement and
/// by that of the other end, as far as these are examined.
fn trouble(near: &Peer<'_>, far: &Peer<'_>, limits: Limits) -> Option<InitializationFailure> {
    if near.index == far.index || near.shares_device_with(far) {
        return None;
    }
    let own = near.examined.then(|| near.line_to(far.device));
    let others = far.examined.then(|| far.line_to(near.device).mirrored());
    let lines = own.into_iter().chain(others);
    lines.filter_map(|line| limits.failure(line)).min()
}
