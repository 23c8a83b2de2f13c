//! Who is told of what, in which order, and what becomes of taps when callers
//! give up and stores fail.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Waker};

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::limits;
use greenroom_protocol::rta::ShoulderTap;
use greenroom_protocol::session::{
    ChangeType, Guid, MemberDelta, MemberPropertiesDelta, MemberSystemDelta, Patch, SessionDelta,
    Subscription,
};
use greenroom_protocol::settings::GreenroomDelta;
use serde_json::value::to_raw_value;

use crate::testing::{Player, SILENCE, World, hosting, leaving, session_ref, settings};
use crate::{Delivery, Disconnect, Precondition};

const ID: &str = "00000000-0000-4000-8000-00000000000a";

/// A delta about `members.me.properties.system`.
fn me(system: MemberSystemDelta) -> SessionDelta {
    let properties = MemberPropertiesDelta {
        system: Some(system),
        ..MemberPropertiesDelta::default()
    };
    let me = MemberDelta {
        properties: Some(properties),
        ..MemberDelta::default()
    };
    SessionDelta {
        members: [("me".to_owned(), Some(me))].into(),
        ..SessionDelta::default()
    }
}

/// A player who is there and wants to be told of these.
fn watching(who: &Player, kinds: &[ChangeType]) -> SessionDelta {
    let subscription = Subscription {
        id: Guid::new(ID).expect("a GUID"),
        change_types: kinds.to_vec(),
    };
    me(MemberSystemDelta {
        active: Some(true),
        connection: Patch::Set(who.connection.clone()),
        subscription: Patch::Set(subscription),
        ..MemberSystemDelta::default()
    })
}

/// A host who hears everything of a session that it has just made.
async fn watched(world: &World, number: u64, name: &str) -> Player {
    let host = world.player(number);
    let delta = SessionDelta {
        greenroom: Some(hosting()),
        ..watching(&host, &[ChangeType::Everything])
    };
    let written = world.put(&host, name, Precondition::Absent, delta).await;
    written.expect("the name is free");
    heard(world, &host);
    host
}

async fn watch(world: &World, who: &Player, name: &str, kinds: &[ChangeType]) {
    let delta = watching(who, kinds);
    let written = world.put(who, name, Precondition::Exists, delta).await;
    written.expect("may join");
}

/// What has come so far.
fn heard(world: &World, who: &Player) -> Vec<ShoulderTap> {
    let outbox = world.service.outbox(&who.connection).expect("connected");
    let mut heard = Vec::new();
    while let Some(delivery) = outbox.take() {
        match delivery {
            Delivery::Taps(taps) => heard.extend(taps),
            other => panic!("not taps but {other:?}"),
        }
    }
    heard
}

fn numbers(taps: &[ShoulderTap]) -> Vec<u64> {
    taps.iter().map(|tap| tap.change_number).collect()
}

/// A change that owners can always make.
fn change(number: u64) -> SessionDelta {
    let value = to_raw_value(&number).expect("a number is plain JSON");
    let properties = greenroom_protocol::session::PropertiesDelta {
        custom: Some([("n".to_owned(), value)].into()),
        ..Default::default()
    };
    SessionDelta {
        properties: Some(properties),
        ..SessionDelta::default()
    }
}

async fn number_of(world: &World, who: &Player, name: &str) -> u64 {
    let shown = world.get(who, name).await.expect("there");
    shown.document.change_number
}

#[tokio::test]
async fn a_tap_names_session_state_and_subscription() {
    let world = World::new().await;
    let host = watched(&world, 1, "Room").await;
    let guest = world.player(2);
    world.join(&guest, "room").await.expect("open");
    let taps = heard(&world, &host);
    let document = world.get(&host, "Room").await.expect("there").document;
    let [tap] = &taps[..] else {
        panic!("one change, one tap: {taps:?}");
    };
    assert_eq!(tap.subscription, ID);
    assert_eq!(tap.resource, "Dep-1~eos~Room");
    assert_eq!(tap.resource_type, "mpsd/session");
    assert_eq!(tap.branch, document.branch);
    assert_eq!(tap.change_number, document.change_number);
    assert!(heard(&world, &guest).is_empty(), "it asked for nothing");
}

#[tokio::test]
async fn own_changes_are_told_too_and_what_changes_nothing_is_not() {
    let world = World::new().await;
    let host = watched(&world, 1, "Room").await;
    for _ in 0..2 {
        let same = world.put(&host, "Room", Precondition::Exists, change(1));
        same.await.expect("its owner");
    }
    assert_eq!(heard(&world, &host).len(), 1);
}

#[tokio::test]
async fn each_hears_what_it_asked_for() {
    let world = World::new().await;
    let host = watched(&world, 1, "Room").await;
    let guest = world.player(2);
    watch(&world, &guest, "Room", &[ChangeType::MembersStatus]).await;
    heard(&world, &guest);
    let third = world.player(3);
    world.join(&third, "Room").await.expect("open");
    assert!(heard(&world, &guest).is_empty(), "that is the list");
    world
        .put(&third, "Room", Precondition::Exists, leaving())
        .await
        .expect("it leaves");
    assert_eq!(heard(&world, &guest).len(), 1);
    assert_eq!(heard(&world, &host).len(), 3);
}

#[tokio::test]
async fn no_change_types_are_no_subscription() {
    let world = World::new().await;
    let host = watched(&world, 1, "Room").await;
    watch(&world, &host, "Room", &[]).await;
    heard(&world, &host);
    let changed = world.put(&host, "Room", Precondition::Exists, change(1));
    changed.await.expect("its owner");
    assert!(heard(&world, &host).is_empty());
}

#[tokio::test]
async fn who_leaves_and_whose_session_ends_hears_of_that_last() {
    let world = World::new().await;
    let host = watched(&world, 1, "Room").await;
    let guest = world.player(2);
    watch(&world, &guest, "Room", &[ChangeType::MembersStatus]).await;
    heard(&world, &guest);
    world
        .put(&guest, "Room", Precondition::Exists, leaving())
        .await
        .expect("it leaves");
    assert_eq!(heard(&world, &guest).len(), 1);
    let last = number_of(&world, &host, "Room").await;
    heard(&world, &host);
    let end = GreenroomDelta {
        end: true,
        ..GreenroomDelta::default()
    };
    let ended = world.put(&host, "Room", Precondition::Exists, settings(end));
    ended.await.expect("its owner");
    assert_eq!(numbers(&heard(&world, &host)), [last + 1]);
    assert!(heard(&world, &guest).is_empty());
}

#[tokio::test]
async fn lost_connections_and_timers_are_told() {
    let world = World::new().await;
    let host = watched(&world, 1, "Room").await;
    let guest = world.player(2);
    world.join(&guest, "Room").await.expect("open");
    heard(&world, &host);
    let last_heard = world.service.now();
    let how = Disconnect::Silent { last_heard };
    let lost = world.service.disconnect(&guest.connection, how).await;
    lost.expect("stored");
    assert_eq!(heard(&world, &host).len(), 1, "somebody is lost");
    world.clock.pass(SILENCE);
    world.sweep().await.expect("stored");
    assert_eq!(heard(&world, &host).len(), 1, "its time is over");
}

#[tokio::test]
async fn a_timer_that_a_reader_finds_is_told_once() {
    let world = World::new().await;
    let host = watched(&world, 1, "Room").await;
    let guest = world.player(2);
    world.join(&guest, "Room").await.expect("open");
    let last_heard = world.service.now();
    let how = Disconnect::Silent { last_heard };
    let lost = world.service.disconnect(&guest.connection, how).await;
    lost.expect("stored");
    heard(&world, &host);
    world.clock.pass(SILENCE);
    world.store.slow_down();
    let at = session_ref("Room");
    let read = || world.service.get_session(&host.caller, &at);
    let (one, two, three) = tokio::join!(read(), read(), read());
    for read in [one, two, three] {
        assert_eq!(read.expect("may read").map(|_| ()), Some(()));
    }
    assert_eq!(heard(&world, &host).len(), 1);
}

/// Ten write at once to a store that lets others come between, others read and
/// a timer goes off: whoever watches hears of each state once, in their order.
#[tokio::test]
async fn many_writers_at_once_are_told_of_in_their_order() {
    const WRITES: u64 = 12;
    let world = Arc::new(World::new().await);
    let host = Arc::new(watched(&world, 1, "Room").await);
    let watcher = world.player(2);
    watch(&world, &watcher, "Room", &[ChangeType::Everything]).await;
    let guest = world.player(3);
    world.join(&guest, "Room").await.expect("open");
    let first = number_of(&world, &host, "Room").await;
    heard(&world, &watcher);
    heard(&world, &host);
    world.store.slow_down();
    world.store.overtakes.store(true, Ordering::Relaxed);
    let mut tasks = Vec::new();
    for writer in 0..10 {
        let (world, host) = (world.clone(), host.clone());
        tasks.push(tokio::spawn(async move {
            for number in 0..WRITES {
                let delta = change(writer * WRITES + number + 1);
                let written = world.put(&host, "Room", Precondition::Exists, delta);
                written.await.expect("its owner");
                world.get(&host, "Room").await.expect("there");
            }
        }));
    }
    let last_heard = world.service.now();
    let how = Disconnect::Silent { last_heard };
    let lost = world.service.disconnect(&guest.connection, how).await;
    lost.expect("stored");
    world.clock.pass(SILENCE);
    for task in tasks {
        task.await.expect("does not panic");
    }
    world.sweep().await.expect("stored");
    let last = number_of(&world, &host, "Room").await;
    assert!(last >= first + 10 * WRITES, "each write is a state");
    let expected: Vec<u64> = (first + 1..=last).collect();
    assert_eq!(numbers(&heard(&world, &watcher)), expected);
    assert_eq!(numbers(&heard(&world, &host)), expected);
}

/// Polls a future so often, then drops it. Answers whether it was done before.
fn give_up_after(polls: usize, doing: impl Future) -> bool {
    let mut doing = pin!(doing);
    let mut context = Context::from_waker(Waker::noop());
    (0..polls).any(|_| doing.as_mut().poll(&mut context).is_ready())
}

#[tokio::test]
async fn a_caller_who_gives_up_takes_no_tap_from_others() {
    let mut stored = 0;
    for polls in 0.. {
        let world = World::new().await;
        let host = watched(&world, 1, "Room").await;
        let before = number_of(&world, &host, "Room").await;
        world.store.slow_down();
        let write = world.put(&host, "Room", Precondition::Exists, change(1));
        let done = give_up_after(polls, write);
        if !done {
            world.sweep().await.expect("stored");
        }
        let after = number_of(&world, &host, "Room").await;
        let expected: Vec<u64> = (before + 1..=after).collect();
        let told = numbers(&heard(&world, &host));
        assert_eq!(told, expected, "given up after {polls} steps");
        if done {
            break;
        }
        stored += usize::from(after > before);
    }
    assert!(stored > 0, "no write was given up between store and tap");
}

#[tokio::test]
async fn the_next_writer_tells_of_a_write_whose_caller_gave_up() {
    let world = World::new().await;
    let host = watched(&world, 1, "Room").await;
    let before = number_of(&world, &host, "Room").await;
    world.store.slow_down();
    let mut polls = 0;
    // As far as it gets without its answer.
    while number_of(&world, &host, "Room").await == before {
        polls += 1;
        let write = world.put(&host, "Room", Precondition::Exists, change(1));
        assert!(!give_up_after(polls, write), "it was not given up");
    }
    let next = world.put(&host, "Room", Precondition::Exists, change(2));
    next.await.expect("its owner");
    let told = numbers(&heard(&world, &host));
    assert_eq!(told, [before + 1, before + 2]);
}

#[tokio::test]
async fn what_a_failing_store_did_all_the_same_is_told() {
    let world = World::new().await;
    let host = watched(&world, 1, "Room").await;
    world.store.fails_afterwards.store(true, Ordering::Relaxed);
    let failed = world.put(&host, "Room", Precondition::Exists, change(1));
    failed.await.expect_err("it says that it failed");
    assert!(heard(&world, &host).is_empty());
    world.store.fails_afterwards.store(false, Ordering::Relaxed);
    world.sweep().await.expect("stored");
    assert_eq!(heard(&world, &host).len(), 1);
    world.sweep().await.expect("stored");
    assert!(heard(&world, &host).is_empty(), "once");
}

/// Makes a session that the host is to be told of.
async fn make(world: &World, host: &Player, name: &str) -> Result<(), ErrorCode> {
    let delta = SessionDelta {
        greenroom: Some(hosting()),
        ..watching(host, &[ChangeType::Everything])
    };
    let written = world.put(host, name, Precondition::Absent, delta).await;
    written.map(drop).map_err(|refused| refused.refusal.code)
}

#[tokio::test]
async fn a_connection_watches_so_many_sessions_and_no_more() {
    let world = World::new().await;
    let host = world.player(1);
    for number in 0..limits::SESSION_SUBSCRIPTIONS_MAX {
        let made = make(&world, &host, &format!("Room{number}")).await;
        made.expect("within the limit");
    }
    let refused = make(&world, &host, "More").await;
    assert_eq!(refused, Err(ErrorCode::Conflict));
    assert!(
        world.get(&host, "More").await.is_none(),
        "nothing was stored"
    );
    world.host(&host, "Unwatched").await;
    let changed = world.put(&host, "Room0", Precondition::Exists, change(1));
    changed.await.expect("one that is watched may change");
    let left = world.put(&host, "Room1", Precondition::Exists, leaving());
    left.await.expect("it ends");
    watch(&world, &host, "Room2", &[]).await;
    for name in ["More", "Evenmore"] {
        make(&world, &host, name)
            .await
            .expect("there is room again");
    }
    let refused = make(&world, &host, "Toomany").await;
    assert_eq!(refused, Err(ErrorCode::Conflict));
}

#[tokio::test]
async fn of_two_that_come_at_once_to_the_last_place_one_gets_it() {
    let world = World::new().await;
    let host = world.player(1);
    for number in 1..limits::SESSION_SUBSCRIPTIONS_MAX {
        let made = make(&world, &host, &format!("Room{number}")).await;
        made.expect("within the limit");
    }
    world.store.slow_down();
    let (one, two) = tokio::join!(make(&world, &host, "One"), make(&world, &host, "Two"));
    assert_eq!([one, two].iter().filter(|made| made.is_ok()).count(), 1);
}

#[tokio::test]
async fn a_write_that_never_happened_gives_its_place_back() {
    let world = World::new().await;
    let host = world.player(1);
    world.store.fails.store(true, Ordering::Relaxed);
    for number in 0..limits::SESSION_SUBSCRIPTIONS_MAX {
        let made = make(&world, &host, &format!("Room{number}")).await;
        assert_eq!(made, Err(ErrorCode::Unavailable));
    }
    world.store.fails.store(false, Ordering::Relaxed);
    let refused = make(&world, &host, "Room").await;
    assert_eq!(refused, Err(ErrorCode::Conflict), "they may still happen");
    world.sweep().await.expect("stored");
    world.clock.pass(60_000);
    world.sweep().await.expect("stored");
    make(&world, &host, "Room").await.expect("they have not");
}

#[tokio::test]
async fn who_does_not_listen_is_told_to_read_again() {
    let world = World::new().await;
    let host = watched(&world, 1, "Room").await;
    for number in 0..=limits::TAPS_WAITING_MAX as u64 {
        let delta = change(number + 1);
        let written = world.put(&host, "Room", Precondition::Exists, delta);
        written.await.expect("its owner");
    }
    let outbox = world.service.outbox(&host.connection).expect("connected");
    assert_eq!(outbox.take(), Some(Delivery::Resync));
    let written = world.put(&host, "Room", Precondition::Exists, change(0));
    written.await.expect("its owner");
    assert_eq!(heard(&world, &host).len(), 1);
}
