//! Stages that end by the clock, and decisions.

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::session::InitializationFailure::{Episode, Latency, Timeout};
use greenroom_protocol::session::InitializationStage::{Evaluating, Failed, Joining, Measuring};

use super::*;

#[test]
fn who_never_comes_is_removed_at_the_very_millisecond_and_not_before() {
    let mut lobby = Lobby::peer_to_peer(2).made_for(2);
    lobby.come(0);
    assert_eq!(next_timer(&lobby.session), Some(START.plus(JOIN)));
    lobby.wait(JOIN - 1);
    assert_eq!(lobby.at(), Some((Joining, 1)));
    assert_eq!(lobby.session.members.len(), 2);
    lobby.wait(1);
    assert_eq!(lobby.at(), Some((Failed, 1)));
    assert_eq!(lobby.session.members.len(), 1);
    assert_eq!(lobby.failures(), [Some(Episode)]);
}

#[test]
fn who_comes_in_time_goes_on_without_the_others_where_enough_came() {
    let mut lobby = Lobby::peer_to_peer(2).made_for(3);
    lobby.come(0);
    lobby.come(2);
    lobby.wait(JOIN);
    assert_eq!(lobby.at(), Some((Measuring, 1)));
    assert_eq!(lobby.episodes(), [Some(1), Some(1)]);
    assert_eq!(next_timer(&lobby.session), Some(lobby.now.plus(MEASURE)));
}

#[test]
fn the_joining_of_others_removes_no_reservation_that_is_none_of_theirs() {
    let mut lobby = Lobby::new(1);
    let friend = lobby.reserve(false);
    let mut lobby = lobby.made_for(2);
    lobby.come(1);
    lobby.wait(JOIN);
    assert_eq!(lobby.at(), None);
    assert!(lobby.session.members.contains_key(&friend));
    assert!(!lobby.session.members.contains_key(&2));
}

#[test]
fn who_came_without_an_address_is_kept_and_fails_as_unreachable() {
    let mut lobby = Lobby::peer_to_peer(1).made_for(2);
    lobby.come_without_address(0);
    lobby.come(1);
    lobby.wait(JOIN);
    assert_eq!(lobby.at(), Some((Measuring, 1)));
    lobby.upload_good(0, &[1]);
    assert_eq!(lobby.at(), None);
    assert_eq!(
        lobby.failures(),
        [Some(InitializationFailure::Network), None]
    );
}

#[test]
fn who_does_not_measure_times_out_at_the_very_millisecond() {
    let mut lobby = Lobby::peer_to_peer(1).joined_by(2);
    lobby.upload_good(0, &[1]);
    lobby.wait(MEASURE - 1);
    assert_eq!(lobby.at(), Some((Measuring, 1)));
    lobby.wait(1);
    assert_eq!(lobby.at(), None);
    assert_eq!(
        lobby.failures(),
        [None, Some(Timeout)],
        "one of two is enough"
    );
}

#[test]
fn with_too_few_who_measured_the_session_fails() {
    let mut lobby = Lobby::peer_to_peer(2).joined_by(2);
    lobby.upload_good(0, &[1]);
    lobby.wait(MEASURE);
    assert_eq!(lobby.at(), Some((Failed, 1)));
    assert_eq!(lobby.failures(), [Some(Episode), Some(Timeout)]);
    let mut lobby = Lobby::peer_to_peer(2).joined_by(2);
    lobby.wait(MEASURE);
    assert_eq!(lobby.at(), Some((Failed, 1)));
    assert_eq!(lobby.failures(), [Some(Timeout), Some(Timeout)]);
}

#[test]
fn of_a_later_episode_each_fails_alone_and_stays_with_its_failure() {
    let mut lobby = Lobby::peer_to_peer(1).joined_by(1);
    let late = [lobby.reserve(true), lobby.reserve(true)];
    for index in late {
        enroll(&mut lobby.session, index);
    }
    lobby.settle();
    for index in late {
        lobby.come(index);
    }
    assert_eq!(lobby.at(), Some((Measuring, 2)));
    lobby.upload_good(late[0], &[0, late[1]]);
    lobby.wait(MEASURE);
    assert_eq!(lobby.at(), None, "the session lives");
    assert_eq!(lobby.failures(), [None, None, Some(Timeout)]);
    assert_eq!(lobby.episodes(), [None; 3]);
}

#[test]
fn a_member_decides_where_it_is_asked() {
    let mut lobby = Lobby::new(2).judged_by_members().joined_by(2);
    assert_eq!(lobby.at(), Some((Evaluating, 1)));
    assert_eq!(lobby.episodes(), [Some(1), Some(1)]);
    decide(&mut lobby.session, true, lobby.now).expect("evaluating");
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.failures(), [None, None]);
    assert_eq!(lobby.episodes(), [None, None]);
}

#[test]
fn a_decision_against_an_episode_fails_all_who_had_not_failed() {
    let measured = Lobby::peer_to_peer(1).judged_by_members().joined_by(2);
    let mut lobby = measured;
    lobby.upload_good(0, &[1]);
    lobby.wait(MEASURE);
    assert_eq!(
        lobby.at(),
        Some((Evaluating, 1)),
        "lines are for others to judge"
    );
    decide(&mut lobby.session, false, lobby.now).expect("evaluating");
    assert_eq!(lobby.at(), Some((Failed, 1)));
    assert_eq!(lobby.failures(), [Some(Episode), Some(Timeout)]);

    let mut lobby = Lobby::new(0).judged_by_members().joined_by(1);
    decide(&mut lobby.session, false, lobby.now).expect("evaluating");
    assert_eq!(lobby.at(), Some((Failed, 1)), "though nobody is needed");

    let mut lobby = Lobby::new(1).judged_by_members().joined_by(1);
    decide(&mut lobby.session, true, lobby.now).expect("evaluating");
    let late = lobby.add();
    lobby.come(late);
    decide(&mut lobby.session, false, lobby.now).expect("evaluating");
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.failures(), [None, Some(Episode)]);
}

#[test]
fn a_decision_that_nobody_makes_is_one_against_it_at_the_very_millisecond() {
    let mut lobby = Lobby::new(1).judged_by_members().joined_by(1);
    assert_eq!(next_timer(&lobby.session), Some(START.plus(EVALUATE)));
    lobby.wait(EVALUATE - 1);
    assert_eq!(lobby.at(), Some((Evaluating, 1)));
    lobby.wait(1);
    assert_eq!(lobby.at(), Some((Failed, 1)));
    assert_eq!(lobby.failures(), [Some(Episode)]);
}

#[test]
fn nobody_decides_unasked() {
    let joining = Lobby::peer_to_peer(2).made_for(2);
    let measuring = Lobby::peer_to_peer(2).joined_by(2);
    let over = Lobby::new(2).joined_by(2);
    let mut failed = Lobby::new(2).made_for(2);
    failed.wait(JOIN);
    for mut lobby in [joining, measuring, over, failed] {
        let before = lobby.session.clone();
        let refusal = decide(&mut lobby.session, true, lobby.now).expect_err("not evaluating");
        assert_eq!(refusal.code, ErrorCode::BadRequest);
        assert!(refusal.message.contains("initializationSucceeded"));
        assert_eq!(lobby.session, before);
    }
}

#[test]
fn a_stage_that_is_looked_at_late_gives_the_next_one_all_of_its_time() {
    let mut lobby = Lobby::peer_to_peer(1).made_for(3);
    lobby.come(0);
    lobby.come(1);
    lobby.wait(10 * JOIN);
    assert_eq!(lobby.at(), Some((Measuring, 1)));
    assert_eq!(next_timer(&lobby.session), Some(lobby.now.plus(MEASURE)));
}

#[test]
fn stages_without_any_time_are_over_at_once() {
    let mut lobby = Lobby::peer_to_peer(1).judged_by_members();
    let rules = lobby.session.system.member_initialization.as_mut();
    let rules = rules.expect("is initialized");
    rules.join_timeout = 0;
    rules.measurement_timeout = 0;
    rules.evaluation_timeout = Some(0);
    let mut lobby = lobby.made_for(2);
    lobby.come(0);
    lobby.add();
    assert_eq!(next_timer(&lobby.session), Some(START));
    lobby.wait(0);
    assert_eq!(lobby.at(), Some((Failed, 1)));
    assert_eq!(next_timer(&lobby.session), None);
}

#[test]
fn a_clock_that_was_set_back_makes_no_stage_longer() {
    let mut lobby = Lobby::new(2).made_for(2);
    lobby.now = Timestamp(5);
    lobby.settle();
    assert_eq!(next_timer(&lobby.session), Some(lobby.now.plus(JOIN)));
}

#[test]
fn the_automatic_judgement_comes_with_the_end_of_measuring() {
    let mut lobby = Lobby::peer_to_peer(1).joined_by(3);
    lobby.upload(0, &[(1, GOOD), (2, (251, 10_000, 10_000))]);
    lobby.upload(1, &[(0, GOOD), (2, (250, 10_000, 10_000))]);
    lobby.wait(MEASURE);
    assert_eq!(lobby.at(), None);
    assert_eq!(
        lobby.failures(),
        [None, None, Some(Timeout)],
        "before latency"
    );
    let mut lobby = Lobby::peer_to_peer(1).joined_by(2);
    lobby.upload(0, &[(1, (251, 10_000, 10_000))]);
    lobby.upload(1, &[(0, (250, 10_000, 10_000))]);
    assert_eq!(lobby.failures(), [None, Some(Latency)]);
}
