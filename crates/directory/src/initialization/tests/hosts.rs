//! Who is the host, and who reaches it.

use greenroom_protocol::session::InitializationFailure::{
    BandwidthDown, BandwidthUp, Episode, Latency, Network, Timeout,
};
use greenroom_protocol::session::InitializationStage::{Evaluating, Failed, Measuring};

use super::*;

/// Three members; what each measured of the two others, in their order.
fn measured(mut lobby: Lobby, lines: [[(u64, u64, u64); 2]; 3]) -> Lobby {
    for (index, lines) in (0..3).zip(lines) {
        let others = (0..3).filter(|other| *other != index);
        let lines: Vec<_> = others.zip(lines).collect();
        lobby.upload(index, &lines);
    }
    lobby
}

#[test]
fn candidates_are_in_the_order_of_the_metric_by_whom_it_serves_worst() {
    let lines = [
        // of 1                of 2
        [(100, 20_000, 5_000), (40, 90_000, 2_000)],
        // of 0               of 2
        [(90, 30_000, 9_000), (60, 20_000, 3_000)],
        // of 0               of 1
        [(80, 80_000, 4_000), (70, 20_000, 8_000)],
    ];
    for (metric, order) in [
        (HostMetric::Latency, [2, 0, 1]),
        (HostMetric::BandwidthDown, [0, 2, 1]),
        (HostMetric::BandwidthUp, [1, 0, 2]),
        (HostMetric::Bandwidth, [1, 0, 2]),
    ] {
        let lobby = Lobby::peer_to_host(3, metric).joined_by(3);
        let lobby = measured(lobby, lines);
        assert_eq!(lobby.at(), None);
        assert_eq!(lobby.failures(), [None; 3]);
        assert_eq!(lobby.session.host_candidates, order.map(device), "{metric}");
    }
}

#[test]
fn members_fail_against_the_best_candidate() {
    let bad = (900, 90_000, 90_000);
    let lobby = Lobby::peer_to_host(2, HostMetric::Latency).joined_by(3);
    let lobby = measured(lobby, [[GOOD, bad], [GOOD, GOOD], [bad, bad]]);
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.failures(), [None, None, Some(Latency)]);
    // Device 2 serves two as well, but not those who play.
    assert_eq!(lobby.session.host_candidates, [device(0), device(1)]);
}

#[test]
fn each_failure_of_a_line_to_the_host_is_told() {
    for (line, why) in [
        ((251, 10_000, 1_000), Some(Latency)),
        ((250, 9_999, 1_000), Some(BandwidthDown)),
        ((250, 10_000, 999), Some(BandwidthUp)),
        ((250, 10_000, 1_000), None),
    ] {
        let mut lobby = Lobby::peer_to_host(1, HostMetric::Latency).joined_by(2);
        lobby.session.shared.host = Some(device(0));
        lobby.upload(1, &[(0, line)]);
        assert_eq!(lobby.at(), None, "the host has nobody to measure");
        assert_eq!(lobby.failures(), [None, why]);
    }
    let mut lobby = Lobby::peer_to_host(1, HostMetric::Latency).joined_by(2);
    lobby.session.shared.host = Some(device(0));
    lobby.upload(1, &[]);
    assert_eq!(lobby.failures(), [None, Some(Network)]);
}

#[test]
fn with_a_host_nobody_is_a_candidate_and_other_lines_do_not_matter() {
    let bad = (900, 1, 1);
    let mut lobby = Lobby::peer_to_host(3, HostMetric::Latency).joined_by(3);
    lobby.session.shared.host = Some(device(1));
    lobby.upload(0, &[(1, GOOD), (2, bad)]);
    lobby.upload(2, &[(1, GOOD), (0, bad)]);
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.failures(), [None; 3]);
    assert!(lobby.session.host_candidates.is_empty());
}

#[test]
fn a_host_that_has_left_is_none() {
    let mut lobby = Lobby::peer_to_host(2, HostMetric::Latency).joined_by(3);
    lobby.session.shared.host = Some(device(2));
    lobby.upload_good(0, &[1, 2]);
    assert_eq!(lobby.at(), Some((Measuring, 1)));
    lobby.upload_good(1, &[0, 2]);
    assert_eq!(lobby.at(), None);

    let mut lobby = Lobby::peer_to_host(2, HostMetric::Latency).joined_by(3);
    lobby.session.shared.host = Some(device(2));
    lobby.upload_good(0, &[1, 2]);
    lobby.session.members.remove(&2);
    lobby.upload_good(1, &[0, 2]);
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.failures(), [None, None]);
    assert_eq!(lobby.session.host_candidates, [device(0), device(1)]);
}

#[test]
fn where_no_device_serves_enough_there_is_no_candidate() {
    let mut lobby = Lobby::peer_to_host(2, HostMetric::Latency).joined_by(2);
    lobby.upload(0, &[(1, (900, 90_000, 90_000))]);
    lobby.upload(1, &[]);
    assert_eq!(lobby.at(), Some((Failed, 1)));
    assert_eq!(lobby.failures(), [Some(Episode), Some(Network)]);
    assert!(lobby.session.host_candidates.is_empty());
}

#[test]
fn who_did_not_measure_is_no_candidate() {
    let mut lobby = Lobby::peer_to_host(1, HostMetric::Latency).joined_by(3);
    lobby.upload_good(0, &[1, 2]);
    lobby.upload_good(2, &[0, 1]);
    lobby.wait(MEASURE);
    assert_eq!(lobby.failures(), [None, Some(Timeout), None]);
    assert_eq!(lobby.session.host_candidates, [device(0), device(2)]);
}

#[test]
fn later_episodes_measure_the_host_or_the_first_candidate_and_name_none() {
    let mut lobby = Lobby::peer_to_host(2, HostMetric::Latency).joined_by(2);
    lobby.upload(0, &[(1, (30, 90_000, 90_000))]);
    lobby.upload_good(1, &[0]);
    let candidates = [device(1), device(0)];
    assert_eq!(lobby.session.host_candidates, candidates);
    let late = lobby.add();
    lobby.come(late);
    lobby.upload(late, &[(0, GOOD), (1, (900, 90_000, 90_000))]);
    assert_eq!(
        lobby.failure(late),
        Some(Latency),
        "against the first candidate"
    );
    assert_eq!(lobby.session.host_candidates, candidates);

    lobby.session.shared.host = Some(device(0));
    let later = lobby.add();
    lobby.come(later);
    lobby.upload_good(later, &[0]);
    assert_eq!(lobby.failure(later), None, "against the host");
}

#[test]
fn the_next_candidate_takes_the_place_of_one_that_left() {
    let mut lobby = Lobby::peer_to_host(2, HostMetric::Latency).joined_by(3);
    lobby.upload(0, &[(1, (30, 90_000, 90_000)), (2, GOOD)]);
    lobby.upload(1, &[(0, (50, 90_000, 90_000)), (2, GOOD)]);
    lobby.upload(2, &[(0, (60, 90_000, 90_000)), (1, (30, 90_000, 90_000))]);
    let candidates = [device(1), device(2), device(0)];
    assert_eq!(lobby.session.host_candidates, candidates);
    lobby.leave(1);
    let late = lobby.add();
    lobby.come(late);
    lobby.upload(late, &[(0, GOOD), (2, (900, 90_000, 90_000))]);
    assert_eq!(lobby.failure(late), Some(Latency));
}

#[test]
fn whoever_evaluates_is_told_the_candidates() {
    let bad = (900, 90_000, 90_000);
    let lobby = Lobby::peer_to_host(1, HostMetric::Latency).judged_by_members();
    let mut lobby = lobby.joined_by(2);
    lobby.upload(0, &[(1, bad)]);
    lobby.upload(1, &[(0, bad)]);
    assert_eq!(lobby.at(), Some((Evaluating, 1)));
    assert_eq!(lobby.failures(), [None, None], "nobody is judged here");
    assert_eq!(lobby.session.host_candidates, [device(0), device(1)]);
    decide(&mut lobby.session, false, lobby.now).expect("evaluating");
    assert_eq!(lobby.at(), Some((Failed, 1)));
    assert!(
        lobby.session.host_candidates.is_empty(),
        "there will be no game"
    );
}
