//! Members who start with others or not at all.

use greenroom_protocol::session::InitializationFailure::{Episode, Group, Latency, Timeout};
use greenroom_protocol::session::InitializationStage::{Failed, Measuring};

use super::*;

fn group(lobby: &mut Lobby, index: u32, of: &[u32]) {
    lobby.member(index).network.initialization_group = Some(of.to_vec());
}

#[test]
fn who_lost_somebody_while_joining_fails_with_group() {
    let mut lobby = Lobby::peer_to_peer(1).made_for(4);
    group(&mut lobby, 0, &[0, 3]);
    group(&mut lobby, 1, &[0]);
    for index in 0..3 {
        lobby.come(index);
    }
    lobby.wait(JOIN);
    assert_eq!(lobby.failures(), [Some(Group), Some(Group), None]);
    // The one who is left has nobody to measure any more.
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.episodes(), [None; 3]);
}

#[test]
fn where_the_groups_leave_too_few_the_session_fails() {
    let mut lobby = Lobby::peer_to_peer(2).made_for(3);
    group(&mut lobby, 0, &[2]);
    lobby.come(0);
    lobby.come(1);
    lobby.wait(JOIN);
    assert_eq!(lobby.at(), Some((Failed, 1)));
    assert_eq!(lobby.failures(), [Some(Group), Some(Episode)]);
}

#[test]
fn who_lost_somebody_while_measuring_fails_with_group() {
    let mut lobby = Lobby::peer_to_peer(1).made_for(4);
    group(&mut lobby, 0, &[1]);
    group(&mut lobby, 2, &[0]);
    for index in 0..4 {
        lobby.come(index);
    }
    lobby.upload_good(0, &[1, 2, 3]);
    lobby.upload_good(2, &[0, 1, 3]);
    lobby.upload_good(3, &[0, 1, 2]);
    lobby.wait(MEASURE);
    assert_eq!(lobby.at(), None);
    assert_eq!(
        lobby.failures(),
        [Some(Group), Some(Timeout), Some(Group), None]
    );
}

#[test]
fn its_own_failure_comes_before_that_of_its_group() {
    let mut lobby = Lobby::peer_to_peer(1).made_for(3);
    group(&mut lobby, 2, &[1]);
    for index in 0..3 {
        lobby.come(index);
    }
    lobby.upload(0, &[(1, GOOD), (2, (900, 50_000, 50_000))]);
    lobby.upload_good(2, &[0, 1]);
    lobby.wait(MEASURE);
    assert_eq!(lobby.failures(), [None, Some(Timeout), Some(Latency)]);
}

#[test]
fn a_group_that_is_whole_harms_nobody() {
    let mut lobby = Lobby::peer_to_peer(2).made_for(2);
    group(&mut lobby, 0, &[0, 1]);
    group(&mut lobby, 1, &[0]);
    lobby.come(0);
    lobby.come(1);
    assert_eq!(lobby.at(), Some((Measuring, 1)));
    lobby.upload_good(0, &[1]);
    lobby.upload_good(1, &[0]);
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.failures(), [None, None]);
}

#[test]
fn who_left_is_lost_to_its_group() {
    let mut lobby = Lobby::new(1).made_for(3);
    group(&mut lobby, 1, &[0]);
    lobby.come(0);
    lobby.come(1);
    lobby.leave(0);
    lobby.come(2);
    assert_eq!(lobby.at(), None);
    assert_eq!(lobby.failures(), [Some(Group), None]);
}

#[test]
fn somebody_who_waits_for_the_next_episode_is_not_lost() {
    let mut lobby = Lobby::new(1).made_for(1);
    let late = lobby.add();
    group(&mut lobby, 0, &[late]);
    lobby.come(0);
    assert_eq!(lobby.failure(0), None);
}
