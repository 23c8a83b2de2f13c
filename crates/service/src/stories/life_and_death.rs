//! Connections come and go, and sessions with them.

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::Revision;
use greenroom_protocol::limits;
use greenroom_protocol::settings::GreenroomDelta;

use crate::store::Store;
use crate::testing::{Player, SILENCE, World, hosting};
use crate::{Disconnect, Outcome, Precondition};

async fn falls_silent(world: &World, player: &Player) {
    let last_heard = world.service.now();
    let how = Disconnect::Silent { last_heard };
    let ended = world.service.disconnect(&player.connection, how);
    ended.await.expect("the store works");
}

#[tokio::test]
async fn a_dead_hosts_session_leaves_the_searches_when_the_silence_is_over() {
    let world = World::new().await;
    let (host, guest) = (world.player(1), world.player(2));
    world.host(&host, "room").await;
    world.join(&guest, "room").await.expect("there is room");
    falls_silent(&world, &host).await;

    world.clock.pass(SILENCE - 1);
    world.sweep().await.expect("the store works");
    assert_eq!(world.find(&guest, Vec::new()).await, ["room"]);
    world.clock.pass(1);
    assert!(
        world.find(&guest, Vec::new()).await.is_empty(),
        "before any sweep"
    );
    assert_eq!(world.sweep().await, Ok(1));
    assert!(world.get(&guest, "room").await.is_none());
    assert_eq!(world.sweep().await, Ok(0), "nothing is left to do");
    assert_eq!(world.host(&guest, "room").await.outcome, Outcome::Created);
}

#[tokio::test]
async fn a_silence_that_was_noticed_late_has_used_the_grace_up() {
    let world = World::new().await;
    let host = world.player(1);
    world.host(&host, "room").await;
    let last_heard = world.service.now();
    world.clock.pass(SILENCE);
    let how = Disconnect::Silent { last_heard };
    let ended = world.service.disconnect(&host.connection, how);
    ended.await.expect("the store works");
    assert!(world.find(&host, Vec::new()).await.is_empty());
    assert!(world.get(&host, "room").await.is_none());
}

#[tokio::test]
async fn a_host_that_comes_back_in_time_loses_nothing() {
    let world = World::new().await;
    let mut host = world.player(1);
    world.host(&host, "room").await;
    falls_silent(&world, &host).await;
    world.clock.pass(SILENCE - 1);
    host.connection = world.service.connect(&host.caller);
    world.join(&host, "room").await.expect("its own session");
    world.clock.pass(SILENCE * 10);
    assert_eq!(world.sweep().await, Ok(0));
    assert_eq!(world.find(&host, Vec::new()).await, ["room"]);
}

#[tokio::test]
async fn a_clean_good_bye_skips_the_grace() {
    let world = World::new().await;
    let (host, guest) = (world.player(1), world.player(2));
    world.host(&host, "room").await;
    world.join(&guest, "room").await.expect("there is room");
    let ended = world
        .service
        .disconnect(&guest.connection, Disconnect::Clean);
    ended.await.expect("the store works");
    let shown = world.get(&host, "room").await.expect("goes on");
    assert_eq!(shown.document.members_info.count, 1);
    let ended = world
        .service
        .disconnect(&host.connection, Disconnect::Clean);
    ended.await.expect("the store works");
    assert!(world.get(&host, "room").await.is_none());
    let again = world
        .service
        .disconnect(&host.connection, Disconnect::Clean);
    again.await.expect("ending what has ended does nothing");
}

#[tokio::test]
async fn one_connection_carries_all_sessions_of_its_player() {
    let world = World::new().await;
    let host = world.player(1);
    for name in ["a", "b", "c"] {
        world.host(&host, name).await;
    }
    let ended = world
        .service
        .disconnect(&host.connection, Disconnect::Clean);
    ended.await.expect("the store works");
    assert!(world.find(&host, Vec::new()).await.is_empty());
}

#[tokio::test]
async fn a_due_timer_is_committed_by_whoever_reads_first() {
    let world = World::new().await;
    let (host, guest) = (world.player(1), world.player(2));
    world.host(&host, "room").await;
    let joined = world.join(&guest, "room").await.expect("there is room");
    falls_silent(&world, &guest).await;
    let shown = world.get(&host, "room").await.expect("there");
    let due = world.service.now().plus(SILENCE);
    assert_eq!(shown.document.next_timer, Some(due));
    world.clock.pass(SILENCE);
    let shown = world.get(&host, "room").await.expect("there");
    assert_eq!(shown.document.members_info.count, 1);
    assert_eq!(shown.document.next_timer, None);
    assert!(shown.revision > joined.shown.expect("stored").revision);
    let again = world.get(&host, "room").await.expect("there");
    assert_eq!(again.revision, shown.revision, "committed, not only shown");
}

#[tokio::test]
async fn a_restart_keeps_everything_and_counts_the_connections_as_lost() {
    let world = World::new().await;
    let (host, guest) = (world.player(1), world.player(2));
    world.host(&host, "room").await;
    world.join(&guest, "room").await.expect("there is room");
    world.clock.pass(3_600_000);

    let world = world.another().await;
    assert_eq!(world.find(&host, Vec::new()).await, ["room"]);
    let shown = world.get(&host, "room").await.expect("kept");
    let due = world.service.now().plus(SILENCE);
    assert_eq!(shown.document.next_timer, Some(due));

    let old = world
        .join(&host, "room")
        .await
        .expect_err("of the process before");
    assert_eq!(old.refusal.code, ErrorCode::DeadConnection);
    let host = world.player(1);
    world.join(&host, "room").await.expect("its own session");
    world.clock.pass(SILENCE);
    world.sweep().await.expect("the store works");
    let shown = world.get(&host, "room").await.expect("its host is back");
    assert_eq!(shown.document.members_info.count, 1, "the guest is not");
}

#[tokio::test]
async fn many_sessions_survive_a_restart() {
    let world = World::new().await;
    let host = world.player(1);
    for number in 0..600 {
        world.host(&host, &format!("room-{number}")).await;
    }
    let world = world.another().await;
    let all = world
        .service
        .index
        .lock()
        .due(world.service.now().plus(SILENCE));
    assert_eq!(all.len(), 600, "each lost, each with its timer");
    world.clock.pass(SILENCE);
    assert_eq!(world.sweep().await, Ok(600));
    assert!(world.find(&host, Vec::new()).await.is_empty());
}

#[tokio::test]
async fn nobody_hangs_on_a_connection_that_is_not_its_own() {
    let world = World::new().await;
    let (host, guest) = (world.player(1), world.player(2));
    world.host(&host, "room").await;
    let thief = Player {
        caller: guest.caller.clone(),
        connection: host.connection.clone(),
    };
    let refused = world.join(&thief, "room").await.expect_err("the host's");
    assert_eq!(refused.refusal.code, ErrorCode::DeadConnection);
    assert!(refused.refusal.message.contains("connection"));
}

#[tokio::test]
async fn a_dead_hosts_name_is_taken_over_at_once_and_a_living_ones_is_not() {
    let world = World::new().await;
    let (host, other) = (world.player(1), world.player(2));
    let first = world.host(&host, "room").await.shown.expect("stored");
    let take = || GreenroomDelta {
        takeover: true,
        ..hosting()
    };
    let delta = other.present(Some(take()));
    let refused = world.put(&other, "room", Precondition::Absent, delta).await;
    assert_eq!(
        refused.expect_err("alive").refusal.code,
        ErrorCode::SessionExists
    );

    falls_silent(&world, &host).await;
    let delta = other.present(Some(take()));
    let taken = world.put(&other, "room", Precondition::Absent, delta).await;
    let taken = taken.expect("its owner is lost");
    assert_eq!(taken.outcome, Outcome::Created);
    let taken = taken.shown.expect("stored");
    assert_ne!(taken.document.branch, first.document.branch);
    world.clock.pass(SILENCE);
    world.sweep().await.expect("the store works");
    assert!(
        world.get(&other, "room").await.is_some(),
        "the new one lives"
    );
}

#[tokio::test]
async fn tombstones_are_forgotten_in_time() {
    let world = World::new().await;
    let host = world.player(1);
    world.host(&host, "room").await;
    let ended = world
        .service
        .disconnect(&host.connection, Disconnect::Clean);
    ended.await.expect("the store works");
    let graves = || async {
        let tail = world.store.tail("dep-1", Revision(0), 10).await;
        tail.expect("readable").len()
    };
    world.clock.pass(limits::TOMBSTONE_LIFETIME_MS);
    world.sweep().await.expect("the store works");
    assert_eq!(graves().await, 1);
    world.clock.pass(60_000);
    world.sweep().await.expect("the store works");
    assert_eq!(graves().await, 0);
}
