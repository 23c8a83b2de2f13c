//! What an exploring developer sees.

use std::sync::atomic::Ordering;

use greenroom_directory::precondition::Precondition;
use greenroom_protocol::limits;
use greenroom_protocol::session::ChangeType;
use greenroom_protocol::settings::GreenroomDelta;
use serde_json::Value;

use super::*;
use crate::answer::Disconnect;
use crate::testing::{World, hosting, leaving, session_ref, settings};

async fn explored() -> World {
    let world = World::new().await;
    world.service.keep_journal();
    world
}

fn explorer(world: &World) -> Explorer<'_> {
    world.service.explorer().expect("a journal is kept")
}

fn since(world: &World, after: u64) -> Vec<Entry> {
    explorer(world).changes(after).entries
}

#[tokio::test]
async fn without_a_journal_nobody_explores() {
    let world = World::new().await;
    assert!(world.service.explorer().is_none());
}

#[tokio::test]
async fn each_change_is_told_once_with_its_author() {
    let world = explored().await;
    let (ann, bob) = (world.player(1), world.player(2));
    world.host(&ann, "room").await;
    world.join(&bob, "room").await.expect("there is room");
    let delta = settings(GreenroomDelta::default());
    let same = world.put(&ann, "room", Precondition::Exists, delta).await;
    same.expect("nothing to do is no fault");
    let left = world
        .put(&bob, "room", Precondition::Exists, leaving())
        .await;
    left.expect("leaves");

    let told = since(&world, 0);
    let numbers: Vec<_> = told
        .iter()
        .map(|it| (it.number, it.change_number))
        .collect();
    assert_eq!(numbers, [(1, 1), (2, 2), (3, 3)]);
    let fates: Vec<_> = told.iter().map(|it| it.fate).collect();
    assert_eq!(fates, [Fate::Created, Fate::Changed, Fate::Changed]);
    let bob_said = Author::Player {
        xuid: bob.caller.account().expect("a player"),
        name: "player 2".into(),
    };
    assert_eq!([&told[1].by, &told[2].by], [&bob_said; 2]);
    let moves = |entry: &Entry| (entry.moves[0].index, entry.moves[0].was, entry.moves[0].is);
    assert_eq!(moves(&told[0]), (0, None, Some(Standing::Active)));
    assert_eq!(moves(&told[1]), (1, None, Some(Standing::Active)));
    assert_eq!(moves(&told[2]), (1, Some(Standing::Active), None));
    assert!(told[1].types.contains(&ChangeType::MembersList));
    assert!(!told[2].types.contains(&ChangeType::MembersList));
    assert_eq!(since(&world, 2), told[2..]);
}

#[tokio::test]
async fn what_nobody_asked_for_has_its_own_authors() {
    let world = explored().await;
    let ann = world.player(1);
    world.host(&ann, "room").await;
    let how = Disconnect::Silent {
        last_heard: world.service.now(),
    };
    let ended = world.service.disconnect(&ann.connection, how).await;
    ended.expect("written");
    let lost = &since(&world, 1)[0];
    assert_eq!((&lost.by, lost.fate), (&Author::Absence, Fate::Changed));
    assert!(lost.moves[0].lost);

    world.clock.pass(world.service.silence_ms());
    world.sweep().await.expect("sweeps");
    let over = &since(&world, 2)[0];
    assert_eq!((&over.by, over.fate), (&Author::Time, Fate::Ended));
    assert_eq!(over.change_number, lost.change_number + 1);
}

#[tokio::test]
async fn a_write_in_doubt_is_told_once_it_is_known_to_have_happened() {
    let world = explored().await;
    let ann = world.player(1);
    world.host(&ann, "room").await;
    world.store.fails_afterwards.store(true, Ordering::Relaxed);
    let named = |bucket: &str| {
        settings(GreenroomDelta {
            bucket: Some(bucket.to_owned()),
            ..GreenroomDelta::default()
        })
    };
    let doubtful = world.put(&ann, "room", Precondition::Exists, named("b"));
    doubtful.await.expect_err("the store says so");
    world.store.fails_afterwards.store(false, Ordering::Relaxed);
    assert!(since(&world, 1).is_empty());
    world.sweep().await.expect("sweeps");
    let told = since(&world, 1);
    assert_eq!(told.len(), 1);
    assert_eq!((&told[0].by, told[0].change_number), (&Author::Unknown, 2));
    world.sweep().await.expect("sweeps");
    assert_eq!(since(&world, 1).len(), 1);
}

#[tokio::test]
async fn a_journal_forgets_the_oldest_and_says_how_many() {
    let world = explored().await;
    let ann = world.player(1);
    world.host(&ann, "room").await;
    for number in 0..limits::JOURNAL_MAX {
        let delta = settings(GreenroomDelta {
            bucket: Some(format!("bucket {number}")),
            ..GreenroomDelta::default()
        });
        let written = world.put(&ann, "room", Precondition::Exists, delta).await;
        written.expect("its owner's");
    }
    let changes = explorer(&world).changes(0);
    assert_eq!(changes.entries.len(), limits::JOURNAL_MAX);
    assert_eq!((changes.dropped, changes.entries[0].number), (1, 2));
    assert_eq!(changes.last, limits::JOURNAL_MAX as u64 + 1);
    let none = explorer(&world).changes(changes.last);
    assert_eq!((none.dropped, none.entries.len()), (0, 0));
}

#[tokio::test]
async fn looking_carries_out_no_timer_and_shows_those_that_run() {
    let world = explored().await;
    let ann = world.player(1);
    world.host(&ann, "Room").await;
    let at = session_ref("room");
    let now = world.service.now();
    let lost = Disconnect::Silent { last_heard: now };
    let ended = world.service.disconnect(&ann.connection, lost).await;
    ended.expect("written");
    let silence = world.service.silence_ms();
    world.clock.pass(silence * 2);

    let explorer = explorer(&world);
    let seen = explorer.session(&at).await.expect("readable");
    let seen = seen.expect("it is over, but nobody has said so yet");
    assert!(seen.row.abandoned);
    assert_eq!(seen.row.next_timer, Some(now.plus(silence)));
    let timers: Vec<_> = seen.timers.iter().map(|it| (it.at, it.what)).collect();
    let due = now.plus(silence);
    assert_eq!(
        timers,
        [(due, TimerWork::Remove), (due, TimerWork::EndAbandoned)]
    );
    assert_eq!(explorer.changes(0).last, 2);
    assert_eq!(explorer.overview().await.expect("readable").total, 1);

    world.sweep().await.expect("sweeps");
    assert_eq!(explorer.session(&at).await.expect("readable"), None);
    assert_eq!(explorer.overview().await.expect("readable").total, 0);
}

#[tokio::test]
async fn an_open_connection_is_told_from_one_that_ended() {
    let world = explored().await;
    let (ann, bob) = (world.player(1), world.player(2));
    world.host(&ann, "room").await;
    world.join(&bob, "room").await.expect("there is room");
    let now = world.service.now();
    let lost = Disconnect::Silent { last_heard: now };
    world
        .service
        .disconnect(&bob.connection, lost)
        .await
        .expect("written");
    let seen = explorer(&world).session(&session_ref("room")).await;
    let seen = seen.expect("readable").expect("there");
    let links: Vec<_> = seen
        .members
        .iter()
        .map(|it| (it.link.alive, it.link.lost_at))
        .collect();
    assert_eq!(links, [(true, None), (false, Some(now))]);
}

#[tokio::test]
async fn numbers_are_shown_as_they_are_stored() {
    let world = explored().await;
    let ann = world.player(1);
    let mut delta = ann.present(Some(hosting()));
    let me = delta.members.get_mut("me").and_then(Option::as_mut);
    let properties = me.and_then(|me| me.properties.as_mut()).expect("present");
    let huge = "123456789012345678901234567890.10";
    let raw = serde_json::value::RawValue::from_string(huge.into()).expect("a number");
    properties.custom = Some([("score".to_owned(), raw)].into());
    world
        .put(&ann, "room", Precondition::Absent, delta)
        .await
        .expect("free");
    let seen = explorer(&world).session(&session_ref("room")).await;
    let seen = seen.expect("readable").expect("there");
    assert_eq!(seen.members[0].properties["score"], huge);
    let json = serde_json::to_value(&seen).expect("JSON");
    assert_eq!(json["members"][0]["properties"]["score"], Value::from(huge));
    assert!(seen.record.contains(huge));
}

/// Who is there: names, and how many connections each holds.
fn there(world: &World) -> Vec<(String, usize)> {
    let people = explorer(world).present().people;
    people
        .into_iter()
        .map(|row| (row.name, row.connections))
        .collect()
}

#[tokio::test]
async fn who_is_there_is_known_by_connections_and_requests() {
    let world = explored().await;
    let came = world.service.now();
    let (ann, server) = (world.player(1), world.server("s1"));
    world.clock.pass(1000);
    world.host(&ann, "room").await;
    let present = explorer(&world).present();
    let [first, second] = &present.people[..] else {
        panic!("{present:?}");
    };
    assert_eq!(first.name, "player 1");
    let xuid = ann.caller.account().expect("a player");
    assert_eq!(first.who, Somebody::Player { xuid });
    assert_eq!((first.since, first.last_seen), (came, world.service.now()));
    assert_eq!(first.sessions, [session_ref("room")]);
    assert_eq!((second.name.as_str(), second.sessions.len()), ("s1", 0));
    let json = serde_json::to_value(&present).expect("JSON");
    assert_eq!(json["people"][0]["kind"], "player");
    assert_eq!(json["people"][0]["xuid"], xuid.to_string());

    // Whoever ends its connection is gone, and back with its next request.
    let leave = world
        .service
        .disconnect(&server.connection, Disconnect::Clean);
    leave.await.expect("written");
    assert_eq!(there(&world), [("player 1".to_owned(), 1)]);
    world.service.note_presence(&server.caller);
    let back = [("player 1".to_owned(), 1), ("s1".to_owned(), 0)];
    assert_eq!(there(&world), back);
    world.clock.pass(limits::PRESENCE_DECAY_MS);
    assert_eq!(there(&world), [("player 1".to_owned(), 1)]);
}

#[tokio::test]
async fn of_too_many_the_one_that_was_silent_for_longest_is_forgotten() {
    let world = explored().await;
    let connected = world.player(1);
    let guest = |number: usize| {
        let mut caller = connected.caller.clone();
        caller.client_id = format!("program {number}");
        world.service.note_presence(&caller);
        world.clock.pass(1);
    };
    (1..limits::EXPLORED_PEOPLE_MAX).for_each(guest);
    let clients = || {
        let people = explorer(&world).present().people;
        people.into_iter().map(|it| it.client).collect::<Vec<_>>()
    };
    assert_eq!(clients().len(), limits::EXPLORED_PEOPLE_MAX);
    guest(limits::EXPLORED_PEOPLE_MAX);
    let left = clients();
    assert_eq!(left.len(), limits::EXPLORED_PEOPLE_MAX);
    assert_eq!(left[0], connected.caller.client_id, "it is connected");
    assert_eq!(left[1], "program 2");
}
