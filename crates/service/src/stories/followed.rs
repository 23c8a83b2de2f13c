//! Players hear of their sessions and of each other without asking.

use greenroom_protocol::limits::PRESENCE_DECAY_MS;
use greenroom_protocol::people::{Engagement, PresenceDocument, PresenceState, RelationDelta};
use greenroom_protocol::push::{Departed, Resource, SessionEnd, SessionEvent};
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::settings::{GreenroomDelta, Permission};
use serde_json::{Value, json};

use crate::testing::{Player, SILENCE, World, hosting, leaving, session_ref, settings};
use crate::{Disconnect, Event, Followed, Precondition, Whose};

async fn sessions(world: &World, who: &Player) -> Vec<SessionEvent> {
    match world.follow(who, Resource::Sessions).await {
        Ok(Followed::Sessions(state)) => state.sessions,
        other => panic!("not sessions but {other:?}"),
    }
}

async fn changes(world: &World, who: &Player) -> Vec<SessionEvent> {
    let heard = world.hear(who).await.into_iter();
    heard
        .map(|event| match event {
            Event::Session(event) => event,
            other => panic!("not of a session: {other:?}"),
        })
        .collect()
}

/// The one event that waits.
async fn change(world: &World, who: &Player) -> SessionEvent {
    let mut heard = changes(world, who).await;
    assert_eq!(heard.len(), 1, "{heard:?}");
    heard.remove(0)
}

fn plain(document: &impl serde::Serialize) -> Value {
    serde_json::to_value(document).expect("plain JSON")
}

fn removing(index: u32) -> SessionDelta {
    let text = json!({"members": {index.to_string(): null}});
    serde_json::from_value(text).expect("a delta")
}

#[tokio::test]
async fn whoever_follows_is_told_each_state_as_a_read_would_show_it() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    world.host(&ann, "room").await;
    world.join(&bob, "room").await.expect("public");
    let state = sessions(&world, &bob).await;
    assert_eq!(state.len(), 1);
    let read = world.get(&bob, "room").await.expect("there").document;
    assert_eq!(
        plain(state[0].document.as_ref().expect("shown")),
        plain(&read)
    );
    assert!(world.hear(&bob).await.is_empty());

    let private = GreenroomDelta {
        permission: Some(Permission::InviteOnly),
        ..GreenroomDelta::default()
    };
    world.set(&ann, "room", private).await.expect("hers");
    let told = change(&world, &bob).await;
    let read = world.get(&bob, "room").await.expect("there").document;
    assert_eq!(told.change_number, read.change_number);
    assert_eq!(plain(told.document.as_ref().expect("shown")), plain(&read));
    let view = told.document.expect("shown").greenroom.expect("of EOS");
    assert!(view.host_address.is_some(), "he is in it");
    assert!(world.hear(&ann).await.is_empty(), "she does not follow");

    world.host(&bob, "own").await;
    let told = change(&world, &bob).await;
    assert_eq!(told.session_ref, session_ref("own"));
}

#[tokio::test]
async fn of_several_changes_the_last_is_told_and_everybody_who_went() {
    let world = World::new().await;
    let (ann, bob, carol) = (world.player(1), world.player(2), world.player(3));
    world.host(&ann, "room").await;
    for who in [&bob, &carol] {
        world.join(who, "room").await.expect("public");
    }
    sessions(&world, &ann).await;
    let left = world.put(&bob, "room", Precondition::Exists, leaving());
    left.await.expect("leaves");
    let removed = world.put(&ann, "room", Precondition::Exists, removing(2));
    removed.await.expect("hers");
    let told = change(&world, &ann).await;
    let gone = |who: &Player, how| Departed {
        xuid: who.caller.account().expect("a player"),
        how,
    };
    let expected = [
        gone(&bob, SessionEnd::Left),
        gone(&carol, SessionEnd::Removed),
    ];
    assert_eq!(told.departed, expected);
    assert_eq!(told.document.expect("shown").members_info.count, 1);
}

#[tokio::test]
async fn each_end_has_its_reason() {
    let world = World::new().await;
    let ann = world.player(1);
    let bob = world.player(2);
    let heard = async |world: &World| {
        let told = change(world, &bob).await;
        assert!(told.document.is_none() && told.departed.is_empty());
        told.end.expect("he is out of it")
    };
    sessions(&world, &bob).await;
    for (name, how) in [
        ("left", SessionEnd::Left),
        ("removed", SessionEnd::Removed),
        ("ended", SessionEnd::Ended),
        ("host-left", SessionEnd::Ended),
    ] {
        world.host(&ann, name).await;
        world.join(&bob, name).await.expect("public");
        assert_eq!(change(&world, &bob).await.end, None);
        let end = GreenroomDelta {
            end: true,
            ..GreenroomDelta::default()
        };
        let (who, delta) = match name {
            "left" => (&bob, leaving()),
            "removed" => (&ann, removing(1)),
            "ended" => (&ann, settings(end)),
            _ => (&ann, leaving()),
        };
        let written = world.put(who, name, Precondition::Exists, delta).await;
        written.expect(name);
        assert_eq!(heard(&world).await, how, "{name}");
    }

    world.host(&ann, "silent").await;
    world.join(&bob, "silent").await.expect("public");
    change(&world, &bob).await;
    let silent = Disconnect::Silent {
        last_heard: world.service.now(),
    };
    let lost = world.service.disconnect(&ann.connection, silent).await;
    lost.expect("it was open");
    world.clock.pass(SILENCE);
    world.sweep().await.expect("sweeps");
    assert_eq!(heard(&world).await, SessionEnd::OwnerGone);
}

#[tokio::test]
async fn a_member_that_hangs_on_another_connection_is_told_there() {
    let world = World::new().await;
    let (ann, old) = (world.player(1), world.player(2));
    world.host(&ann, "room").await;
    world.join(&old, "room").await.expect("public");
    sessions(&world, &old).await;
    let new = world.player(2);
    assert!(sessions(&world, &new).await.is_empty());
    world.join(&new, "room").await.expect("a member");
    for who in [&old, &new] {
        assert_eq!(change(&world, who).await.end, None);
    }
    let next = GreenroomDelta {
        max_players: Some(9),
        ..GreenroomDelta::default()
    };
    world.set(&ann, "room", next).await.expect("hers");
    change(&world, &new).await;
    assert!(changes(&world, &old).await.is_empty());
}

/// Makes a session in place of the one that has the name, and gives its branch.
async fn take_over(world: &World, who: &Player, name: &str) -> String {
    let anew = GreenroomDelta {
        takeover: true,
        ..hosting()
    };
    let delta = who.present(Some(anew));
    let written = world.put(who, name, Precondition::Absent, delta).await;
    written
        .expect("its own")
        .shown
        .expect("stored")
        .document
        .branch
}

#[tokio::test]
async fn an_owner_hears_where_it_hosted_that_another_of_its_devices_took_the_name_over() {
    let world = World::new().await;
    let (old, bob) = (world.player(1), world.player(2));
    world.host(&old, "room").await;
    world.join(&bob, "room").await.expect("public");
    for who in [&old, &bob] {
        sessions(&world, who).await;
    }
    let new = world.player(1);
    sessions(&world, &new).await;
    let branch = take_over(&world, &new, "room").await;
    for who in [&old, &bob] {
        let told = change(&world, who).await;
        assert_eq!(told.end, Some(SessionEnd::Ended));
        assert_ne!(told.branch, branch);
    }
    let told = change(&world, &new).await;
    assert_eq!((told.end, told.branch), (None, branch));

    // On one connection a name goes from one life to the next.
    let branch = take_over(&world, &new, "room").await;
    let told = change(&world, &new).await;
    assert_eq!((told.end, told.branch), (None, branch));
}

#[tokio::test]
async fn a_server_follows_the_sessions_of_its_instance() {
    let world = World::new().await;
    let (server, bob) = (world.server("one"), world.player(2));
    world.host(&server, "arena").await;
    let state = sessions(&world, &server).await;
    assert_eq!(state.len(), 1);
    world.join(&bob, "arena").await.expect("public");
    let told = change(&world, &server).await;
    assert_eq!(told.document.expect("shown").members_info.count, 1);
    let end = GreenroomDelta {
        end: true,
        ..GreenroomDelta::default()
    };
    world.set(&server, "arena", end).await.expect("its own");
    let told = change(&world, &server).await;
    assert_eq!(told.end, Some(SessionEnd::Ended));
}

#[tokio::test]
async fn a_session_that_comes_while_somebody_begins_to_follow_is_not_missed() {
    let world = World::new().await;
    let ann = world.player(1);
    world.store.slow_down();
    let name = |number: usize| format!("room-{number}");
    for number in 0..30 {
        let service = &world.service;
        service.unfollow(&ann.connection, Resource::Sessions);
        let made = async {
            for _ in 0..number % 6 {
                tokio::task::yield_now().await;
            }
            let delta = ann.present(Some(hosting()));
            let room = name(number);
            world.put(&ann, &room, Precondition::Absent, delta).await
        };
        let follows = async {
            for _ in 0..number / 6 {
                tokio::task::yield_now().await;
            }
            sessions(&world, &ann).await
        };
        let (made, state) = tokio::join!(made, follows);
        made.expect("the name is free");
        let at = session_ref(&name(number));
        let told = changes(&world, &ann).await;
        let shown = state.iter().chain(&told);
        let times = shown.filter(|event| event.session_ref == at).count();
        assert_eq!(times, 1, "{number}");
    }
}

#[tokio::test]
async fn a_change_that_comes_while_somebody_begins_to_follow_is_told_once() {
    let world = World::new().await;
    let ann = world.player(1);
    for room in ["one", "two", "three"] {
        world.host(&ann, room).await;
    }
    world.store.slow_down();
    for number in 0..30 {
        let service = &world.service;
        service.unfollow(&ann.connection, Resource::Sessions);
        let changed = async {
            for _ in 0..number % 6 {
                tokio::task::yield_now().await;
            }
            let more = GreenroomDelta {
                max_players: Some(10 + number),
                ..GreenroomDelta::default()
            };
            world.set(&ann, "two", more).await
        };
        let follows = async {
            for _ in 0..number / 6 {
                tokio::task::yield_now().await;
            }
            sessions(&world, &ann).await
        };
        let (changed, mut shown) = tokio::join!(changed, follows);
        changed.expect("hers");
        shown.extend(changes(&world, &ann).await);
        let read = world.get(&ann, "two").await.expect("there").document;
        let of_this = |event: &&SessionEvent| event.session_ref == session_ref("two");
        let numbers = shown.iter().filter(of_this).map(|it| it.change_number);
        let newest = numbers.filter(|it| *it == read.change_number).count();
        assert_eq!(newest, 1, "{number}");
    }
}

async fn people(world: &World, who: &Player) -> Vec<u64> {
    let state = match world.follow(who, Resource::Presence).await {
        Ok(Followed::Presence(state)) => state.people,
        other => panic!("not people but {other:?}"),
    };
    state.iter().map(number).collect()
}

fn number(document: &PresenceDocument) -> u64 {
    document.xuid.to_string().parse().expect("digits")
}

async fn seen(world: &World, who: &Player) -> Vec<(u64, PresenceState)> {
    let heard = world.hear(who).await.into_iter();
    heard
        .map(|event| match event {
            Event::Presence(document) => (number(&document), document.state),
            other => panic!("not of a player: {other:?}"),
        })
        .collect()
}

async fn relate(world: &World, who: &Player, whom: u64, delta: RelationDelta) {
    let (scid, service) = (&who.caller.deployment, &world.service);
    let whom = whom.to_string().parse().expect("an account");
    let changed = service.change_person(&who.caller, scid, Whose::Me, whom, &delta);
    changed.await.expect("its own");
}

fn following() -> RelationDelta {
    RelationDelta {
        followed: Some(true),
        ..RelationDelta::default()
    }
}

#[tokio::test]
async fn who_follows_somebody_sees_it_come_and_go() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    relate(&world, &ann, 2, following()).await;
    relate(&world, &ann, 3, following()).await;
    assert_eq!(people(&world, &ann).await, [2]);
    assert!(seen(&world, &ann).await.is_empty());

    let carol = world.player(3);
    let _another = world.player(3);
    world.player(4);
    assert_eq!(seen(&world, &ann).await, [(3, PresenceState::Online)]);
    let silent = Disconnect::Silent {
        last_heard: world.service.now(),
    };
    let lost = world.service.disconnect(&bob.connection, silent).await;
    lost.expect("it was open");
    world.sweep().await.expect("sweeps");
    assert!(seen(&world, &ann).await.is_empty(), "it decays");
    world.clock.pass(PRESENCE_DECAY_MS);
    world.sweep().await.expect("sweeps");
    world.sweep().await.expect("sweeps");
    assert_eq!(seen(&world, &ann).await, [(2, PresenceState::Offline)]);

    let scid = &carol.caller.deployment;
    for (engagement, state) in [
        (Engagement::Away, PresenceState::Offline),
        (Engagement::Active, PresenceState::Online),
    ] {
        for _ in 0..2 {
            let set = world
                .service
                .set_presence(&carol.caller, scid, Whose::Me, engagement);
            set.await.expect("its own");
        }
        assert_eq!(seen(&world, &ann).await, [(3, state)], "told once");
    }
}

#[tokio::test]
async fn who_blocks_somebody_goes_offline_for_it() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    assert!(people(&world, &ann).await.is_empty());
    relate(&world, &ann, 2, following()).await;
    assert_eq!(seen(&world, &ann).await, [(2, PresenceState::Online)]);
    world.block(&bob, &ann).await;
    assert_eq!(seen(&world, &ann).await, [(2, PresenceState::Offline)]);
    assert!(people(&world, &ann).await.is_empty());
    let gone = world.service.disconnect(&bob.connection, Disconnect::Clean);
    gone.await.expect("it was open");
    world.clock.pass(PRESENCE_DECAY_MS);
    world.sweep().await.expect("sweeps");
    world.player(2);
    assert!(seen(&world, &ann).await.is_empty(), "nothing of the block");
}
