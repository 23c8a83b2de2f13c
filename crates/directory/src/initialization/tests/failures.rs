//! What members fail of in a session.

use greenroom_protocol::session::InitializationFailure::{
    BandwidthDown, BandwidthUp, Episode, Latency, Network,
};
use greenroom_protocol::session::InitializationStage::{Failed, Measuring};

use super::*;

#[test]
fn each_failure_of_a_line_is_told_to_who_came_last() {
    for (line, why) in [
        ((251, 10_000, 10_000), Latency),
        ((250, 9_999, 10_000), BandwidthDown),
        ((250, 10_000, 9_999), BandwidthUp),
        ((251, 9_999, 9_999), Latency),
        ((250, 9_999, 9_999), BandwidthDown),
    ] {
        let mut lobby = Lobby::peer_to_peer(1).joined_by(2);
        lobby.upload_good(0, &[1]);
        lobby.upload(1, &[(0, line)]);
        assert_eq!(lobby.at(), None);
        assert_eq!(lobby.failures(), [None, Some(why)]);
    }
}

#[test]
fn a_peer_that_could_not_be_measured_fails_for_the_network() {
    let mut lobby = Lobby::peer_to_peer(1).joined_by(2);
    lobby.upload_good(0, &[1]);
    lobby.upload(1, &[]);
    assert_eq!(lobby.failures(), [None, Some(Network)]);

    let mut lobby = Lobby::peer_to_peer(1).joined_by(2);
    lobby.upload_good(0, &[1]);
    let partly = Measurement {
        latency: Some(10),
        ..Measurement::default()
    };
    lobby.upload_all(1, [(device(0), partly)].into());
    assert_eq!(lobby.failures(), [None, Some(Network)]);
}

#[test]
fn where_too_few_pass_the_others_fail_with_the_episode() {
    let mut lobby = Lobby::peer_to_peer(2).joined_by(2);
    lobby.upload_good(0, &[1]);
    lobby.upload(1, &[(0, (900, 50_000, 50_000))]);
    assert_eq!(lobby.at(), Some((Failed, 1)));
    assert_eq!(lobby.failures(), [Some(Episode), Some(Latency)]);
    assert_eq!(lobby.episodes(), [None, None]);
}

#[test]
fn members_of_one_device_are_measured_once_and_do_not_measure_each_other() {
    let mut lobby = Lobby::peer_to_peer(3).made_for(3);
    lobby.come_on(0, &device(0));
    lobby.come_on(1, &device(0));
    lobby.come_on(2, &device(2));
    // All who play on a device upload what it measured.
    lobby.upload_good(0, &[2]);
    lobby.upload_good(1, &[2]);
    assert_eq!(lobby.at(), Some((Measuring, 1)));
    lobby.upload_good(2, &[0]);
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.failures(), [None, None, None]);
}

#[test]
fn a_newcomer_reaches_those_who_play_and_nobody_else() {
    let mut lobby = Lobby::peer_to_peer(2).joined_by(4);
    let playing = [0, 1];
    lobby.upload_good(0, &[1, 2, 3]);
    lobby.upload_good(1, &[0, 2, 3]);
    lobby.upload_good(2, &[0, 1, 3]);
    lobby.wait(MEASURE);
    assert_eq!(lobby.at(), None, "member 3 timed out");
    lobby.member(2).active = false;
    let late = lobby.add();
    lobby.come(late);
    lobby.upload_good(late, &playing);
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.failure(late), None, "one failed, one is away");

    let later = lobby.add();
    lobby.come(later);
    lobby.upload_good(later, &playing);
    assert_eq!(
        lobby.failure(later),
        Some(Network),
        "member 4 was not reached"
    );
}

#[test]
fn without_requirements_measurements_are_taken_as_they_are() {
    let mut lobby = Lobby::new(2);
    lobby.session.system.metrics = Some(metrics());
    let mut lobby = lobby.joined_by(2);
    assert_eq!(lobby.at(), Some((Measuring, 1)));
    lobby.upload(0, &[]);
    lobby.upload(1, &[(0, (9_999, 1, 1))]);
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.failures(), [None, None]);
}

#[test]
fn what_was_uploaded_before_its_time_counts() {
    let mut lobby = Lobby::peer_to_peer(2).made_for(2);
    lobby.come(0);
    lobby.upload_good(0, &[1]);
    lobby.come(1);
    lobby.upload_good(1, &[0]);
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.failures(), [None, None]);
}
