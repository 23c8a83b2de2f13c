//! What players show of themselves, and who sees it.

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::Deployment;
use greenroom_protocol::limits::PRESENCE_DECAY_MS;
use greenroom_protocol::people::{
    Engagement, PresenceDelta, PresenceDocument, PresenceState, PresenceStatus, RelationDelta,
};
use greenroom_protocol::presence::{RichPresence, RichPresenceDelta};
use greenroom_protocol::push::Resource;

use crate::testing::{Player, World};
use crate::{Disconnect, Event, Followed, Whose};

fn scid() -> Deployment {
    Deployment::new("dep-1").expect("valid")
}

fn text(text: &str) -> RichPresenceDelta {
    RichPresenceDelta {
        rich_text: Some(text.to_owned()),
        ..RichPresenceDelta::new(PresenceStatus::Away)
    }
}

fn active(said: RichPresenceDelta) -> PresenceDelta {
    PresenceDelta {
        state: Engagement::Active,
        greenroom: Some(said),
    }
}

impl World {
    async fn shows(&self, who: &Player, said: RichPresenceDelta) {
        let (service, scid) = (&self.service, scid());
        let said = service.change_presence(&who.caller, &scid, Whose::Me, active(said));
        said.await.expect("its own");
    }

    fn looks(&self, who: &Player, at: &Player) -> PresenceDocument {
        let account = at.caller.account().expect("a player");
        let seen = self
            .service
            .presence(&who.caller, &scid(), Whose::Account(account));
        seen.expect("readable")
    }

    async fn follows(&self, who: &Player, whom: &Player) {
        let delta = RelationDelta {
            followed: Some(true),
            ..RelationDelta::default()
        };
        let whom = whom.caller.account().expect("a player");
        let (service, scid) = (&self.service, scid());
        let changed = service.change_person(&who.caller, &scid, Whose::Me, whom, &delta);
        changed.await.expect("its own");
    }

    async fn closes(&self, who: &Player) {
        let ended = self.service.disconnect(&who.connection, Disconnect::Clean);
        ended.await.expect("the store works");
    }

    /// What waits to be told of others' presence.
    async fn told(&self, who: &Player) -> Vec<PresenceDocument> {
        let heard = self.hear(who).await.into_iter();
        heard
            .map(|event| match event {
                Event::Presence(document) => document,
                other => panic!("not of a player: {other:?}"),
            })
            .collect()
    }
}

/// What is shown in the only title.
fn shown(document: &PresenceDocument) -> Option<&RichPresence> {
    document.titles.first()?.greenroom.as_ref()
}

fn shown_text(document: &PresenceDocument) -> Option<&str> {
    shown(document)?.rich_text.as_deref()
}

#[tokio::test]
async fn what_a_player_shows_those_see_who_follow_it() {
    let world = World::new().await;
    let (ann, bob, carol) = (world.player(1), world.player(2), world.player(3));
    world.follows(&bob, &ann).await;
    world.shows(&ann, text("In the harbour")).await;
    for who in [&ann, &bob] {
        let seen = world.looks(who, &ann);
        assert_eq!(shown_text(&seen), Some("In the harbour"));
        assert_eq!(seen.state, PresenceState::Online);
    }
    for who in [&carol, &world.server("one")] {
        let seen = world.looks(who, &ann);
        assert_eq!((seen.state, seen.titles.len()), (PresenceState::Online, 1));
        assert_eq!(shown(&seen), None);
    }
    assert_eq!(shown(&world.looks(&ann, &bob)), None, "he shows nothing");
    world.block(&ann, &bob).await;
    assert_eq!(world.looks(&bob, &ann).titles, []);
}

#[tokio::test]
async fn each_change_is_told_once_and_whole() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    world.follows(&bob, &ann).await;
    world.shows(&ann, text("one")).await;
    let state = world.follow(&bob, Resource::Presence).await;
    let Ok(Followed::Presence(state)) = state else {
        panic!("not people but {state:?}");
    };
    assert_eq!(shown_text(&state.people[0]), Some("one"));

    world.shows(&ann, text("one")).await;
    assert_eq!(world.told(&bob).await, [], "nothing new");
    world.shows(&ann, text("two")).await;
    world.shows(&ann, text("three")).await;
    let told = world.told(&bob).await;
    assert_eq!(told.len(), 1);
    assert_eq!(shown_text(&told[0]), Some("three"));
    world
        .shows(&ann, RichPresenceDelta::new(PresenceStatus::Online))
        .await;
    let told = world.told(&bob).await;
    assert_eq!(shown_text(&told[0]), None, "what is absent is gone");
}

#[tokio::test]
async fn who_shows_itself_offline_is_seen_by_itself_alone() {
    let world = World::new().await;
    let (ann, bob, carol) = (world.player(1), world.player(2), world.player(3));
    world.follows(&bob, &ann).await;
    world.follow(&bob, Resource::Presence).await.expect("his");
    world
        .shows(&ann, RichPresenceDelta::new(PresenceStatus::Offline))
        .await;
    for who in [&bob, &carol, &world.server("one")] {
        let seen = world.looks(who, &ann);
        assert_eq!((seen.state, seen.titles.len()), (PresenceState::Offline, 0));
    }
    let own = world.looks(&ann, &ann);
    let status = shown(&own).map(|shown| shown.status);
    assert_eq!(status, Some(PresenceStatus::Offline));
    assert_eq!(world.told(&bob).await[0].state, PresenceState::Offline);
}

#[tokio::test]
async fn what_is_shown_ends_with_the_stay() {
    let world = World::new().await;
    let (mut ann, bob) = (world.player(1), world.player(2));
    world.follows(&bob, &ann).await;
    world.follow(&bob, Resource::Presence).await.expect("his");
    let scid = scid();

    world.shows(&ann, text("one")).await;
    let (service, away) = (&world.service, Engagement::Away);
    let set = service.set_presence(&ann.caller, &scid, Whose::Me, away);
    set.await.expect("its own");
    let set = service.set_presence(&ann.caller, &scid, Whose::Me, Engagement::Active);
    set.await.expect("its own");
    assert_eq!(shown(&world.looks(&ann, &ann)), None);

    world.shows(&ann, text("two")).await;
    let last_heard = world.service.now();
    let lost = service.disconnect(&ann.connection, Disconnect::Silent { last_heard });
    lost.await.expect("it was open");
    world.clock.pass(PRESENCE_DECAY_MS - 1);
    assert_eq!(
        shown_text(&world.looks(&bob, &ann)),
        Some("two"),
        "a broken line"
    );
    world.clock.pass(1);
    world.sweep().await.expect("sweeps");
    ann.connection = service.connect(&ann.caller);
    assert_eq!(shown(&world.looks(&ann, &ann)), None);
    assert_eq!(world.told(&bob).await.len(), 1, "of several the last");
}

#[tokio::test]
async fn who_closes_its_last_connection_is_gone_for_those_who_look() {
    let world = World::new().await;
    let (mut ann, bob) = (world.player(1), world.player(2));
    world.follows(&bob, &ann).await;
    world.follow(&bob, Resource::Presence).await.expect("his");
    world.shows(&ann, text("one")).await;
    world.told(&bob).await;
    let first = std::mem::replace(&mut ann.connection, world.service.connect(&ann.caller));
    let ended = world.service.disconnect(&first, Disconnect::Clean);
    ended.await.expect("the store works");
    assert_eq!(
        shown_text(&world.looks(&bob, &ann)),
        Some("one"),
        "one is left"
    );

    world.closes(&ann).await;
    let told = world.told(&bob).await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].state, PresenceState::Offline);
    world.clock.pass(PRESENCE_DECAY_MS);
    world.sweep().await.expect("sweeps");
    assert_eq!(world.told(&bob).await, [], "that was told");

    world.service.connect(&ann.caller);
    let told = world.told(&bob).await;
    assert_eq!(
        (told[0].state, shown(&told[0])),
        (PresenceState::Online, None)
    );
}

#[tokio::test]
async fn what_nobody_may_show_is_refused() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let (service, scid) = (&world.service, scid());
    let refused = async |who: &Player, whose, delta| {
        let said = service.change_presence(&who.caller, &scid, whose, delta);
        said.await.expect_err("refused").code
    };
    let long = active(text(&"x".repeat(256)));
    assert_eq!(refused(&ann, Whose::Me, long).await, ErrorCode::BadRequest);
    let away = PresenceDelta {
        state: Engagement::Away,
        ..active(text("one"))
    };
    assert_eq!(refused(&ann, Whose::Me, away).await, ErrorCode::BadRequest);
    let anns = Whose::Account(ann.caller.account().expect("a player"));
    let others = refused(&bob, anns, active(text("one"))).await;
    assert_eq!(others, ErrorCode::Forbidden);
    assert_eq!(shown(&world.looks(&ann, &ann)), None);
}
