//! Players ask each other into EOS sessions.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::{HandleDelta, HandleDocument, Include};
use greenroom_protocol::limits;
use greenroom_protocol::people::RelationDelta;
use greenroom_protocol::push::{InviteEnd, InviteEvent, ReceivedInvite, Resource};
use greenroom_protocol::session::Guid;
use greenroom_protocol::settings::{GreenroomDelta, Permission, Route};
use serde_json::json;
use tokio::task::JoinSet;

use crate::testing::{Player, World, hosting, leaving, session_ref};
use crate::{
    Action, Delivery, Disconnect, Event, Followed, Policy, Precondition, PutRefusal, Whose, Written,
};

fn invitation(name: &str, whom: &Player) -> HandleDelta {
    let text = json!({"version": 1, "type": "invite", "sessionRef": session_ref(name),
        "invitedXuid": whom.caller.account()});
    serde_json::from_value(text).expect("a handle")
}

fn guid() -> Guid {
    Guid::new("00000000-0000-4000-8000-00000000000a").expect("a GUID")
}

impl World {
    async fn ask_in(
        &self,
        who: &Player,
        name: &str,
        whom: &Player,
    ) -> Result<HandleDocument, Refusal> {
        let delta = invitation(name, whom);
        self.service.create_handle(&who.caller, &delta).await
    }

    /// Joins as the EOS library does: at the session's own path.
    async fn join_by(&self, who: &Player, name: &str, route: Route) -> Result<Written, PutRefusal> {
        let delta = who.present(Some(GreenroomDelta {
            via: Some(route),
            ..GreenroomDelta::default()
        }));
        self.put(who, name, Precondition::Exists, delta).await
    }

    /// The invites that wait for a player's answer.
    pub(super) async fn invited(&self, who: &Player) -> Vec<Guid> {
        let invites = self.service.invites(&who.caller, None, Include::default());
        let invites = invites.await.expect("a player").results;
        invites.into_iter().map(|it| it.handle.id).collect()
    }

    pub(super) async fn follow(
        &self,
        who: &Player,
        resource: Resource,
    ) -> Result<Followed, Refusal> {
        let service = &self.service;
        service.follow(&who.caller, &who.connection, resource).await
    }

    /// What a connection is told of what it follows.
    pub(super) async fn hear(&self, who: &Player) -> Vec<Event> {
        let outbox = self.service.outbox(&who.connection).expect("open");
        let mut heard = Vec::new();
        while let Some(delivery) = outbox.take() {
            let Delivery::News(news) = delivery else {
                panic!("no news but {delivery:?}");
            };
            heard.extend(self.service.event(&who.caller, &news).await);
        }
        heard
    }

    pub(super) async fn block(&self, who: &Player, whom: &Player) {
        let (scid, other) = (&who.caller.deployment, whom.caller.account());
        let block = RelationDelta {
            blocked: Some(true),
            ..RelationDelta::default()
        };
        let other = other.expect("a player");
        let service = &self.service;
        let blocked = service.change_person(&who.caller, scid, Whose::Me, other, &block);
        blocked.await.expect("may block");
    }

    async fn host_with(&self, who: &Player, name: &str, permission: Permission) {
        let delta = who.present(Some(GreenroomDelta {
            permission: Some(permission),
            ..hosting()
        }));
        let made = self.put(who, name, Precondition::Absent, delta).await;
        made.expect("the name is free");
    }
}

#[tokio::test]
async fn a_write_that_names_its_handle_comes_by_that_way() {
    let world = World::new().await;
    let (ann, bob, carol) = (world.player(1), world.player(2), world.player(3));
    world.host_with(&ann, "room", Permission::InviteOnly).await;
    world.host(&ann, "other").await;
    let invite = world.ask_in(&ann, "room", &bob).await.expect("hers").id;
    let elsewhere = world.ask_in(&ann, "other", &bob).await.expect("hers").id;
    for (who, route) in [
        (&bob, Route::Id),
        (&bob, Route::Search),
        (&bob, Route::Invite(guid())),
        (&bob, Route::Invite(elsewhere)),
        (&bob, Route::Activity(invite.clone())),
        (&carol, Route::Invite(invite.clone())),
    ] {
        let refused = world.join_by(who, "room", route.clone()).await;
        let refused = refused.expect_err("it claims what is not so").refusal;
        assert_eq!(refused.code, ErrorCode::NotAdmitted, "{route:?}");
    }
    let by_invite = Route::Invite(invite.clone());
    let joined = world.join_by(&bob, "room", by_invite.clone()).await;
    joined.expect("invited");
    // Sent twice, and from another connection.
    let bob = world.player(2);
    let again = world.join_by(&bob, "room", by_invite.clone()).await;
    again.expect("a member");

    world
        .host_with(&carol, "den", Permission::JoinViaPresence)
        .await;
    let text = json!({"version": 1, "type": "activity", "sessionRef": session_ref("den")});
    let activity = serde_json::from_value(text).expect("a handle");
    let activity = world.service.create_handle(&carol.caller, &activity).await;
    let activity = activity.expect("active").id;
    let refused = world.join_by(&bob, "den", Route::Invite(activity.clone()));
    let refused = refused.await.expect_err("no invite").refusal;
    assert_eq!(refused.code, ErrorCode::NotAdmitted);
    let joined = world.join_by(&bob, "den", Route::Activity(activity));
    joined.await.expect("through her presence");

    // A route that leads nowhere closes no door that is open.
    let joined = world.join_by(&carol, "other", Route::Invite(guid()));
    joined.await.expect("it is public");
    let left = world.put(&bob, "room", Precondition::Exists, leaving());
    left.await.expect("leaves");
    let gone = world.join_by(&carol, "nowhere", by_invite).await;
    let gone = gone.expect_err("there is none").refusal;
    assert_eq!(gone.code, ErrorCode::PreconditionFailed);
}

/// What a player is told of its invites, one word each.
async fn told(world: &World, who: &Player) -> Vec<(Guid, &'static str)> {
    let events = world.hear(who).await.into_iter();
    events
        .map(|event| match event {
            Event::Invite(InviteEvent::Received(invite)) => (invite.handle.id, "received"),
            Event::Invite(InviteEvent::Gone { id, how }) => match how {
                InviteEnd::Rejected => (id, "rejected"),
                InviteEnd::Withdrawn => (id, "withdrawn"),
                InviteEnd::Void => (id, "void"),
                InviteEnd::Accepted => (id, "accepted"),
            },
            other => panic!("not about invites: {other:?}"),
        })
        .collect()
}

async fn follow(world: &World, who: &Player) -> Vec<ReceivedInvite> {
    match world.follow(who, Resource::Invites).await {
        Ok(Followed::Invites(invites)) => invites.results,
        other => panic!("not invites but {other:?}"),
    }
}

#[tokio::test]
async fn an_invite_is_told_with_its_session_and_so_is_how_it_ends() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    for room in ["kept", "refused", "withdrawn", "joined", "ended", "late"] {
        world.host_with(&ann, room, Permission::InviteOnly).await;
    }
    let kept = world.ask_in(&ann, "kept", &bob).await.expect("hers").id;
    let state = follow(&world, &bob).await;
    assert_eq!(state.len(), 1);
    assert_eq!(state[0].handle.id, kept);
    let view = state[0].greenroom.as_ref().expect("an EOS session");
    assert_eq!((view.bucket.as_str(), view.max_players), ("lobby", 4));
    assert_eq!(view.registered, None);
    assert!(view.host_address.is_some(), "he may come in");
    let stranger = world.player(3);
    let seen = world.get(&stranger, "kept").await.expect("there").document;
    let settings = seen.greenroom.expect("an EOS session");
    assert_eq!(settings.host_address, None, "nobody invited her");
    assert!(world.hear(&bob).await.is_empty());

    let mut sent = Vec::new();
    for room in ["refused", "withdrawn", "joined", "ended"] {
        world.clock.pass(1);
        sent.push(world.ask_in(&ann, room, &bob).await.expect("hers").id);
        let words = told(&world, &bob).await;
        assert_eq!(words, [(sent[sent.len() - 1].clone(), "received")]);
    }
    let service = &world.service;
    let refused = service.delete_handle(&bob.caller, &sent[0]).await;
    refused.expect("it is for him");
    let withdrawn = service.delete_handle(&ann.caller, &sent[1]).await;
    withdrawn.expect("she made it");
    let joined = world.join_by(&bob, "joined", Route::Invite(sent[2].clone()));
    joined.await.expect("invited");
    let ended = world.put(&ann, "ended", Precondition::Exists, leaving());
    ended.await.expect("hers");
    let ends = ["rejected", "withdrawn", "accepted", "void"];
    let expected: Vec<_> = sent.into_iter().zip(ends).collect();
    assert_eq!(told(&world, &bob).await, expected);
    assert_eq!(world.invited(&bob).await, std::slice::from_ref(&kept));

    world.clock.pass(limits::INVITE_LIFETIME_MS);
    world.sweep().await.expect("sweeps");
    assert_eq!(told(&world, &bob).await, [(kept, "void")]);
    assert!(world.invited(&bob).await.is_empty());
}

#[tokio::test]
async fn an_invite_shows_nothing_of_its_session_to_a_program_that_may_not_read_it() {
    let world = World::new().await;
    let (ann, mut bob) = (world.player(1), world.player(2));
    world.host_with(&ann, "room", Permission::InviteOnly).await;
    world.ask_in(&ann, "room", &bob).await.expect("hers");
    for (policy, shows) in [
        (Policy::everything(), true),
        (Policy::of(&[Action::JoinSessions]), false),
    ] {
        bob.caller.policy = policy;
        let asked = world.service.invites(&bob.caller, None, Include::ALL).await;
        let asked = asked.expect("a player").results;
        for invite in [&asked[0], &follow(&world, &bob).await[0]] {
            assert_eq!(invite.greenroom.is_some(), shows);
        }
        assert_eq!(asked[0].handle.related_info.is_some(), shows);
    }
}

#[tokio::test]
async fn every_connection_of_the_invited_player_hears_and_no_other() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let (elsewhere, deaf, carol) = (world.player(2), world.player(2), world.player(3));
    world.host(&ann, "room").await;
    for who in [&bob, &elsewhere, &carol] {
        assert!(follow(&world, who).await.is_empty());
    }
    let sent = world.ask_in(&ann, "room", &bob).await.expect("hers").id;
    for who in [&bob, &elsewhere] {
        assert_eq!(told(&world, who).await, [(sent.clone(), "received")]);
    }
    assert!(world.hear(&deaf).await.is_empty() && world.hear(&carol).await.is_empty());
    world
        .service
        .unfollow(&elsewhere.connection, Resource::Invites);
    let refused = world.service.delete_handle(&bob.caller, &sent).await;
    refused.expect("it is for him");
    assert_eq!(told(&world, &bob).await, [(sent, "rejected")]);
    assert!(world.hear(&elsewhere).await.is_empty());

    let program = world.server("one");
    let refused = world.follow(&program, Resource::Invites).await;
    assert_eq!(refused.expect_err("no player").code, ErrorCode::Forbidden);
    let gone = world.service.disconnect(&bob.connection, Disconnect::Clean);
    gone.await.expect("it was open");
    let late = world.follow(&bob, Resource::Invites).await;
    assert_eq!(late.expect_err("ended").code, ErrorCode::DeadConnection);
}

#[tokio::test]
async fn between_the_state_and_the_events_nothing_is_lost_and_nothing_comes_twice() {
    const SENDERS: usize = 24;
    let world = World::new().await;
    let bob = world.player(2);
    let hosts: Vec<_> = (100..)
        .take(SENDERS)
        .map(|number| world.player(number))
        .collect();
    for (number, host) in hosts.iter().enumerate() {
        world.host(host, &number.to_string()).await;
    }
    world.store.slow_down();
    let mut sending = JoinSet::new();
    for (number, host) in hosts.into_iter().enumerate() {
        let (service, invite) = (world.service.clone(), invitation(&number.to_string(), &bob));
        sending.spawn(async move {
            for _ in 0..8 * number {
                tokio::task::yield_now().await;
            }
            let sent = service.create_handle(&host.caller, &invite).await;
            sent.expect("its own session").id
        });
    }
    // In the middle of it all, and once more.
    let mut heard = BTreeSet::new();
    for turn in 0..2 {
        while sending.len() > (2 - turn) * SENDERS / 3 {
            sending.join_next().await;
        }
        heard.clear();
        let state = follow(&world, &bob).await;
        for id in state.into_iter().map(|it| it.handle.id) {
            assert!(heard.insert(id), "once in the state");
        }
        assert!(!heard.is_empty());
        assert!(turn > 0 || heard.len() < SENDERS, "in the middle");
        for (id, word) in told(&world, &bob).await {
            assert_eq!(word, "received");
            assert!(heard.insert(id), "once");
        }
    }
    sending.join_all().await;
    for (id, _) in told(&world, &bob).await {
        assert!(heard.insert(id), "once");
    }
    let all: BTreeSet<_> = world.invited(&bob).await.into_iter().collect();
    assert_eq!(heard, all);
    assert_eq!(heard.len(), SENDERS);
}

#[tokio::test]
async fn who_invites_twice_has_sent_one_invite() {
    let world = World::new().await;
    let (ann, bob, carol) = (world.player(1), world.player(2), world.player(3));
    world.host(&ann, "room").await;
    let register = GreenroomDelta {
        register: vec![carol.id()],
        ..GreenroomDelta::default()
    };
    world.set(&ann, "room", register).await.expect("hers");
    follow(&world, &bob).await;
    let first = world.ask_in(&ann, "room", &bob).await.expect("hers");
    world.clock.pass(1_000);
    let again = world.ask_in(&ann, "room", &bob).await.expect("hers");
    assert_eq!(again.id, first.id);
    assert!(again.expiration > first.expiration);
    let by_carol = world.ask_in(&carol, "room", &bob).await;
    let by_carol = by_carol.expect("registered").id;
    assert_ne!(by_carol, first.id);
    let heard = told(&world, &bob).await;
    let ids = [&first.id, &first.id, &by_carol];
    assert_eq!(heard, ids.map(|id| (id.clone(), "received")));
    assert_eq!(world.invited(&bob).await.len(), 2);

    // Once it was answered, the next is another one.
    world.join(&bob, "room").await.expect("public");
    told(&world, &bob).await;
    let inside = world.ask_in(&ann, "room", &bob).await.expect("hers").id;
    assert_ne!(inside, first.id);
    assert!(world.hear(&bob).await.is_empty(), "he is there already");
    let left = world.put(&bob, "room", Precondition::Exists, leaving());
    left.await.expect("leaves");
    assert!(world.invited(&bob).await.is_empty(), "all are answered");
    let anew = world.ask_in(&ann, "room", &bob).await.expect("hers").id;
    assert_eq!(told(&world, &bob).await, [(anew, "received")]);
}

#[tokio::test]
async fn there_is_an_end_to_the_invites_of_one_player() {
    let world = World::new().await;
    let (bob, blocked, late) = (world.player(2), world.player(3), world.player(4));
    for (host, name) in [(&blocked, "unheard"), (&late, "late")] {
        world.host(host, name).await;
    }
    world.block(&bob, &blocked).await;
    follow(&world, &bob).await;
    for number in 0..limits::INVITES_RECEIVED_MAX as u64 {
        let (host, name) = (world.player(100 + number), number.to_string());
        world.host(&host, &name).await;
        let sent = world.ask_in(&host, &name, &bob).await;
        sent.expect("there is room");
    }
    let more = world.ask_in(&late, "late", &bob).await;
    let refused = more.expect_err("one more than a player may have");
    assert_eq!(refused.code, ErrorCode::TooManyInvites);
    // Who invites once more, adds none; and who is not heard, learns nothing.
    let first = world.player(100);
    world.clock.pass(1);
    world.ask_in(&first, "0", &bob).await.expect("refreshed");
    let unheard = world.ask_in(&blocked, "unheard", &bob).await;
    unheard.expect("made, and told to nobody");
    let heard = told(&world, &bob).await;
    assert_eq!(heard.len(), limits::INVITES_RECEIVED_MAX + 1);
    let known = world.invited(&bob).await;
    assert_eq!(known.len(), limits::INVITES_RECEIVED_MAX);

    let refused = world.service.delete_handle(&bob.caller, &known[0]).await;
    refused.expect("it is for him");
    let sent = world.ask_in(&late, "late", &bob).await;
    sent.expect("there is room again");
}

#[tokio::test]
async fn who_made_a_session_or_is_registered_in_it_invites_where_it_allows_invites() {
    let world = World::new().await;
    let (ann, bob, carol) = (world.player(1), world.player(2), world.player(3));
    world.host(&ann, "room").await;
    world.join(&bob, "room").await.expect("public");
    let by_bob = world.ask_in(&bob, "room", &carol).await;
    let refused = by_bob.expect_err("a member who is not registered");
    assert_eq!(refused.code, ErrorCode::Forbidden);
    let oneself = world.ask_in(&ann, "room", &ann).await;
    assert_eq!(oneself.expect_err("oneself").code, ErrorCode::BadRequest);
    let closed = GreenroomDelta {
        register: vec![bob.id()],
        invites_allowed: Some(false),
        ..GreenroomDelta::default()
    };
    world.set(&ann, "room", closed).await.expect("hers");
    for who in [&ann, &bob] {
        let refused = world.ask_in(who, "room", &carol).await;
        let refused = refused.expect_err("nobody invites");
        assert_eq!(refused.code, ErrorCode::InvitesNotAllowed);
    }
    let open = GreenroomDelta {
        invites_allowed: Some(true),
        ..GreenroomDelta::default()
    };
    world.set(&ann, "room", open).await.expect("hers");
    let by_bob = world.ask_in(&bob, "room", &carol).await;
    by_bob.expect("registered");
}

#[tokio::test]
async fn good_invites_outlive_the_directory_and_answered_ones_do_not_come_back() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    world.host(&ann, "one").await;
    world.host(&ann, "two").await;
    let one = world.ask_in(&ann, "one", &bob).await.expect("hers").id;
    world.ask_in(&ann, "two", &bob).await.expect("hers");
    world.join(&bob, "two").await.expect("public");
    world.sweep().await.expect("writes the answer");
    let left = world.put(&bob, "two", Precondition::Exists, leaving());
    left.await.expect("leaves");
    // Killed and started again.
    let world = world.another().await;
    let bob = world.player(2);
    let state = follow(&world, &bob).await;
    assert_eq!(state.len(), 1);
    assert_eq!(state[0].handle.id, one);
    world.sweep().await.expect("looks at all of them");
    assert!(world.hear(&bob).await.is_empty());
}

#[tokio::test]
async fn a_player_who_lost_its_place_comes_back_through_its_invite() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    world.host_with(&ann, "room", Permission::InviteOnly).await;
    let invite = world.ask_in(&ann, "room", &bob).await.expect("hers").id;
    let route = Route::Invite(invite);
    let joined = world.join_by(&bob, "room", route.clone()).await;
    joined.expect("invited");
    let left = world.put(&bob, "room", Precondition::Exists, leaving());
    left.await.expect("leaves");
    world.sweep().await.expect("sweeps");
    let again = world.join_by(&bob, "room", route.clone()).await;
    again.expect("its time is not over");
    let left = world.put(&bob, "room", Precondition::Exists, leaving());
    left.await.expect("leaves");
    world.clock.pass(limits::INVITE_LIFETIME_MS);
    let late = world.join_by(&bob, "room", route).await;
    let refused = late.expect_err("too late").refusal;
    assert_eq!(refused.code, ErrorCode::NotAdmitted);
}

#[tokio::test]
async fn an_invite_of_which_the_store_did_not_know_is_told_once() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    world.host(&ann, "room").await;
    follow(&world, &bob).await;
    world.store.fails_afterwards.store(true, Ordering::Relaxed);
    let failed = world.ask_in(&ann, "room", &bob).await;
    assert_eq!(failed.expect_err("a fault").code, ErrorCode::Unavailable);
    world.store.fails_afterwards.store(false, Ordering::Relaxed);
    assert!(world.hear(&bob).await.is_empty());
    for _ in 0..3 {
        world.sweep().await.expect("looks again");
    }
    let heard = told(&world, &bob).await;
    assert_eq!(heard.len(), 1);
    world.join(&bob, "room").await.expect("public");
    for _ in 0..3 {
        world.sweep().await.expect("looks again");
    }
    assert_eq!(told(&world, &bob).await, [(heard[0].0.clone(), "accepted")]);
}
