//! Episodes that go as they should, and who takes part in which.

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::session::InitializationStage::{Evaluating, Failed, Joining, Measuring};

use super::*;

#[test]
fn two_join_measure_and_are_through() {
    let mut lobby = Lobby::peer_to_peer(2).made_for(2);
    assert_eq!(lobby.at(), Some((Joining, 1)));
    assert_eq!(lobby.episodes(), [Some(1), Some(1)]);
    lobby.come(0);
    assert_eq!(lobby.at(), Some((Joining, 1)));
    lobby.now = lobby.now.plus(700);
    lobby.come(1);
    assert_eq!(lobby.at(), Some((Measuring, 1)));
    let since = lobby.session.initializing.expect("under way");
    assert_eq!(
        since.stage_start_time, lobby.now,
        "a stage has its own start"
    );
    lobby.upload_good(0, &[1]);
    assert_eq!(lobby.at(), Some((Measuring, 1)), "one has not measured yet");
    lobby.upload_good(1, &[0]);
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.episodes(), [None, None]);
    assert_eq!(lobby.failures(), [None, None]);
    assert_eq!(next_timer(&lobby.session), None);
}

#[test]
fn without_member_initialization_nobody_is_initialized() {
    let mut lobby = Lobby::new(2);
    lobby.session.system.member_initialization = None;
    lobby.reserve(true);
    assert_eq!(begin(&mut lobby.session, START), Ok(()));
    lobby.add();
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.episodes(), [None, None]);
    assert_eq!(next_timer(&lobby.session), None);
    assert!(decide(&mut lobby.session, true, START).is_err());
}

#[test]
fn a_session_needs_its_members_to_start() {
    let mut lobby = Lobby::new(2);
    lobby.reserve(true);
    lobby.reserve(false);
    let refusal = begin(&mut lobby.session.clone(), START).expect_err("one is missing");
    assert_eq!(refusal.code, ErrorCode::BadRequest);
    assert!(refusal.message.contains("membersNeededToStart"));
    lobby.reserve(true);
    assert_eq!(begin(&mut lobby.session, START), Ok(()));
    assert_eq!(lobby.episodes(), [Some(1), None, Some(1)]);
}

#[test]
fn with_nobody_needed_and_nobody_there_the_first_episode_is_skipped() {
    let mut lobby = Lobby::new(0).made_for(0);
    assert_eq!(lobby.at(), None);
    let first = lobby.add();
    assert_eq!(lobby.at(), Some((Joining, 2)));
    lobby.wait(JOIN);
    assert_eq!(lobby.at(), None, "no failure of the session");
    assert!(!lobby.session.members.contains_key(&first));
}

#[test]
fn with_nobody_needed_those_who_are_there_are_initialized_all_the_same() {
    let mut lobby = Lobby::new(0).made_for(1);
    assert_eq!(lobby.at(), Some((Joining, 1)));
    lobby.come(0);
    assert_eq!(lobby.at(), None);
}

#[test]
fn where_nothing_is_measured_joining_is_all_and_needs_no_address() {
    let mut lobby = Lobby::new(2).made_for(2);
    lobby.come_without_address(0);
    lobby.come_without_address(1);
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.failures(), [None, None]);
}

#[test]
fn where_peers_are_measured_joining_takes_an_address() {
    let mut lobby = Lobby::peer_to_peer(2).made_for(2);
    lobby.come(0);
    lobby.come_without_address(1);
    assert_eq!(lobby.at(), Some((Joining, 1)));
    lobby.come(1);
    assert_eq!(lobby.at(), Some((Measuring, 1)));
}

#[test]
fn who_has_nobody_to_measure_uploads_nothing() {
    let lobby = Lobby::peer_to_peer(1).joined_by(1);
    assert_eq!(lobby.at(), None, "alone");
    let mut lobby = Lobby::peer_to_peer(2).made_for(2);
    lobby.come_on(0, "console");
    lobby.come_on(1, "console");
    assert_eq!(lobby.at(), None, "both sit before the same device");
    assert_eq!(lobby.failures(), [None, None]);
}

#[test]
fn measuring_servers_is_a_measurement_too() {
    let mut lobby = Lobby::new(1);
    let east = json!({"east": {"secureDeviceAddress": "r5Y="}});
    let servers = serde_json::from_value(east).expect("servers");
    lobby.session.system.measurement_server_addresses = Some(servers);
    let mut lobby = lobby.made_for(1);
    lobby.come_without_address(0);
    assert_eq!(lobby.at(), Some((Measuring, 1)));
    lobby.member(0).network.server_measurements = Some(BTreeMap::new());
    lobby.settle();
    assert_eq!(lobby.at(), None, "nothing reached is an answer");
}

#[test]
fn who_comes_later_waits_for_the_next_episode() {
    let mut lobby = Lobby::peer_to_peer(2).joined_by(2);
    let (late, later) = (lobby.add(), lobby.add());
    assert_eq!(lobby.at(), Some((Measuring, 1)));
    assert_eq!(lobby.episodes(), [Some(1), Some(1), Some(2), Some(2)]);
    lobby.come(late);
    lobby.upload_good(0, &[1]);
    lobby.now = lobby.now.plus(5);
    lobby.upload_good(1, &[0]);
    assert_eq!(
        lobby.at(),
        Some((Joining, 2)),
        "begins as the first one ends"
    );
    let since = lobby.session.initializing.expect("under way");
    assert_eq!(since.stage_start_time, lobby.now);
    assert_eq!(lobby.episodes(), [None, None, Some(2), Some(2)]);
    let third = lobby.add();
    assert_eq!(
        lobby.session.members[&third].initialization_episode,
        Some(3)
    );
    lobby.come(later);
    assert_eq!(lobby.at(), Some((Measuring, 2)));
    // Those who play already are measured, and do not measure again.
    lobby.upload_good(late, &[0, 1, later]);
    lobby.upload_good(later, &[0, 1, late]);
    assert_eq!(lobby.at(), Some((Joining, 3)));
    assert_eq!(lobby.failures(), [None; 5]);
}

#[test]
fn who_comes_when_nothing_is_under_way_begins_an_episode() {
    let mut lobby = Lobby::new(1).joined_by(1);
    assert_eq!(lobby.at(), None);
    let late = lobby.add();
    assert_eq!(lobby.at(), Some((Joining, 2)));
    let other = lobby.reserve(false);
    enroll(&mut lobby.session, other);
    lobby.come(other);
    lobby.come(late);
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.episodes(), [None; 3]);
}

#[test]
fn those_who_enter_with_one_write_share_an_episode() {
    let mut lobby = Lobby::new(1).joined_by(1);
    let both = [lobby.reserve(true), lobby.reserve(true)];
    for index in both {
        enroll(&mut lobby.session, index);
    }
    lobby.settle();
    assert_eq!(lobby.episodes(), [None, Some(2), Some(2)]);
}

#[test]
fn after_a_failed_first_episode_there_is_no_other() {
    let mut lobby = Lobby::new(2).made_for(2);
    let waiting = lobby.add();
    lobby.come(0);
    lobby.wait(JOIN);
    assert_eq!(lobby.at(), Some((Failed, 1)));
    assert_eq!(lobby.failure(0), Some(InitializationFailure::Episode));
    assert_eq!(lobby.failure(waiting), Some(InitializationFailure::Episode));
    let late = lobby.add();
    assert_eq!(lobby.failure(late), Some(InitializationFailure::Episode));
    assert_eq!(lobby.episodes(), [None; 3], "nobody waits for ever");
    assert_eq!(lobby.at(), Some((Failed, 1)), "it stays failed");
    assert_eq!(next_timer(&lobby.session), None);
    lobby.wait(1_000_000);
    assert_eq!(lobby.at(), Some((Failed, 1)));
}

#[test]
fn the_first_episode_fails_when_too_few_are_left_in_any_stage() {
    let joining = Lobby::peer_to_peer(2).made_for(2);
    let measuring = Lobby::peer_to_peer(2).joined_by(2);
    let evaluating = Lobby::new(2).judged_by_members().joined_by(2);
    for (mut lobby, stage) in [
        (joining, Joining),
        (measuring, Measuring),
        (evaluating, Evaluating),
    ] {
        assert_eq!(lobby.at(), Some((stage, 1)));
        lobby.leave(1);
        assert_eq!(lobby.at(), Some((Failed, 1)), "{stage}");
        assert_eq!(lobby.failure(0), Some(InitializationFailure::Episode));
    }
}

#[test]
fn an_episode_goes_on_without_those_who_leave_where_enough_stay() {
    let joining = Lobby::peer_to_peer(1).made_for(2);
    let measuring = Lobby::peer_to_peer(1).joined_by(2);
    let evaluating = Lobby::new(1).judged_by_members().joined_by(2);
    for mut lobby in [joining, measuring] {
        lobby.leave(1);
        lobby.come(0);
        assert_eq!(lobby.at(), None);
        assert_eq!(lobby.failure(0), None);
    }
    let mut lobby = evaluating;
    lobby.leave(1);
    assert_eq!(
        lobby.at(),
        Some((Evaluating, 1)),
        "it is for the other to decide"
    );
}

#[test]
fn a_later_episode_ends_when_all_have_left_in_any_stage() {
    let through = |lobby: Lobby| {
        let mut lobby = lobby;
        lobby.upload_good(0, &[1]);
        lobby.upload_good(1, &[0]);
        if lobby.at() == Some((Evaluating, 1)) {
            decide(&mut lobby.session, true, START).expect("evaluating");
        }
        assert_eq!(lobby.at(), None);
        let late = lobby.add();
        (lobby, late)
    };
    let (mut joining, late) = through(Lobby::peer_to_peer(2).joined_by(2));
    joining.leave(late);
    assert_eq!(joining.at(), None);
    let (mut measuring, late) = through(Lobby::peer_to_peer(2).joined_by(2));
    measuring.come(late);
    assert_eq!(measuring.at(), Some((Measuring, 2)));
    measuring.leave(late);
    assert_eq!(measuring.at(), None);
    let external = Lobby::peer_to_peer(2).judged_by_members().joined_by(2);
    let (mut evaluating, late) = through(external);
    evaluating.come(late);
    evaluating.upload_good(late, &[0, 1]);
    assert_eq!(evaluating.at(), Some((Evaluating, 2)));
    evaluating.leave(late);
    assert_eq!(evaluating.at(), None);
}

#[test]
fn an_episode_is_in_the_record_and_survives_a_restart() {
    let mut lobby = Lobby::peer_to_peer(2).made_for(2);
    let restart = |lobby: &mut Lobby| {
        let bytes = lobby.session.to_bytes();
        lobby.session = Session::from_bytes(&bytes).expect("own bytes");
        lobby.settle();
    };
    restart(&mut lobby);
    lobby.come(0);
    lobby.come(1);
    restart(&mut lobby);
    assert_eq!(lobby.at(), Some((Measuring, 1)));
    lobby.upload_good(0, &[1]);
    restart(&mut lobby);
    lobby.upload_good(1, &[0]);
    assert_eq!(lobby.at(), None);
    let late = lobby.add();
    restart(&mut lobby);
    assert_eq!(lobby.session.members[&late].initialization_episode, Some(2));
}
