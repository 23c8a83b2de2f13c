//! Players tell what they do, ask each other in and go on together.

use greenroom_directory::policy::Policy;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::{
    ActivityOwners, ActivityQuery, HandleDelta, HandleDocument, HandleKind, Include, PeopleOf,
};
use greenroom_protocol::ids::SessionRef;
use greenroom_protocol::limits;
use greenroom_protocol::people::{Moniker, RelationDelta};
use greenroom_protocol::session::{Guid, SessionDelta};
use greenroom_protocol::settings::{GreenroomDelta, Permission};
use serde_json::{Value, json};

use crate::store::{Kind, Store};
use crate::testing::{Player, SILENCE, World, leaving};
use crate::{Disconnect, Precondition, PutRefusal, SessionPut, Via, Whose, Written};

const SCID: &str = "Dep-1";

fn at(template: &str, name: &str) -> SessionRef {
    let text = json!({"scid": SCID, "templateName": template, "name": name});
    serde_json::from_value(text).expect("a session")
}

fn delta(text: Value) -> SessionDelta {
    serde_json::from_str(&text.to_string()).expect("a delta")
}

fn me(system: Value) -> SessionDelta {
    delta(json!({"members": {"me": {"properties": {"system": system}}}}))
}

fn active() -> SessionDelta {
    me(json!({"active": true}))
}

fn request(kind: &str, at: &SessionRef, more: Value) -> HandleDelta {
    let mut text = json!({"version": 1, "type": kind, "sessionRef": at});
    let more = more.as_object().expect("an object").clone();
    text.as_object_mut().expect("an object").extend(more);
    serde_json::from_value(text).expect("a handle")
}

fn xuid(player: &Player) -> String {
    player.caller.account().expect("a player").to_string()
}

fn code<T>(result: Result<T, Refusal>) -> ErrorCode {
    match result {
        Ok(_) => panic!("it was not refused"),
        Err(refusal) => refusal.code,
    }
}

impl World {
    pub(super) async fn write(
        &self,
        who: &Player,
        at: &SessionRef,
        delta: &SessionDelta,
    ) -> Result<Written, PutRefusal> {
        let put = SessionPut {
            at,
            via: Via::Id,
            when: Precondition::None,
            delta,
            dry: false,
        };
        self.service.write_session(&who.caller, put).await
    }

    async fn enter(&self, who: &Player, at: &SessionRef) {
        self.write(who, at, &active()).await.expect("may enter");
    }

    async fn make(&self, who: &Player, request: &HandleDelta) -> Result<HandleDocument, Refusal> {
        self.service.create_handle(&who.caller, request).await
    }

    async fn act(&self, who: &Player, at: &SessionRef) -> Guid {
        let made = self.make(who, &request("activity", at, json!({}))).await;
        made.expect("active").id
    }

    async fn invite(&self, who: &Player, at: &SessionRef, whom: &Player) -> Guid {
        let invited = json!({"invitedXuid": xuid(whom)});
        let made = self.make(who, &request("invite", at, invited)).await;
        made.expect("may invite").id
    }

    /// Joins through a handle.
    async fn come(&self, who: &Player, handle: &Guid) -> Result<Written, PutRefusal> {
        let (at, via) = self.service.follow_handle(&who.caller, handle).await?;
        let delta = active();
        let put = SessionPut {
            at: &at,
            via,
            when: Precondition::Exists,
            delta: &delta,
            dry: false,
        };
        self.service.write_session(&who.caller, put).await
    }

    async fn activities(&self, who: &Player, of: &[&Player]) -> Vec<HandleDocument> {
        let accounts = of.iter().filter_map(|player| player.caller.account());
        let query = ActivityQuery {
            scid: None,
            owners: ActivityOwners::Accounts(accounts.collect()),
        };
        let found = self
            .service
            .query_activities(&who.caller, &query, Include::ALL);
        found.await.expect("a query")
    }

    async fn kept(&self) -> usize {
        let page = self.store.list(Kind::Handle, None, 100).await;
        page.expect("readable").len()
    }
}

#[tokio::test]
async fn a_player_tells_what_it_does_and_others_follow() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let (lobby, game) = (at("Open", "lobby"), at("Open", "game"));
    world.enter(&ann, &lobby).await;
    let first = world.act(&ann, &lobby).await;
    let seen = world.activities(&bob, &[&bob, &ann]).await;
    assert_eq!(seen.len(), 1);
    assert_eq!(
        (&seen[0].id, &seen[0].session_ref, seen[0].owner_xuid),
        (&first, &lobby, ann.caller.account())
    );
    let info = seen[0].related_info.as_ref().expect("asked for");
    assert_eq!((info.members_count, info.max_members_count), (1, 100));
    assert!(seen[0].custom_properties.is_some());
    world.come(&bob, &first).await.expect("open");

    world.enter(&ann, &game).await;
    let second = world.act(&ann, &game).await;
    let seen = world.activities(&bob, &[&ann, &ann]).await;
    assert_eq!(seen.len(), 1, "one, in the former's place");
    assert_eq!(seen[0].id, second);
    let former = world.service.get_handle(&bob.caller, &first).await;
    assert_eq!(code(former), ErrorCode::NotFound);
    assert_eq!(world.kept().await, 1);

    let not_own = world.service.delete_handle(&bob.caller, &second).await;
    assert_eq!(code(not_own), ErrorCode::Forbidden);
    let deleted = world.service.delete_handle(&ann.caller, &second).await;
    deleted.expect("its own");
    assert!(world.activities(&bob, &[&ann]).await.is_empty());
    let again = world.service.delete_handle(&ann.caller, &second).await;
    assert_eq!(code(again), ErrorCode::NotFound);
    assert_eq!(world.kept().await, 0);
}

#[tokio::test]
async fn an_activity_goes_with_its_players_and_their_sessions() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = at("Open", "room");
    let patient = delta(json!({
        "constants": {"system": {"inactiveRemovalTimeout": 600_000}},
        "members": {"me": {"properties": {"system": {"active": true}}}},
    }));
    for end in [
        me(json!({"active": false})),
        me(json!({"ready": true})),
        leaving(),
        delta(json!({"members": {"me": null}})),
    ] {
        let start = match world.service.get_session(&ann.caller, &room).await {
            Ok(None) => patient.clone(),
            _ => active(),
        };
        world.write(&ann, &room, &start).await.expect("enters");
        let handle = world.act(&ann, &room).await;
        world.write(&ann, &room, &end).await.expect("its own");
        assert!(world.activities(&bob, &[&ann]).await.is_empty());
        let gone = world.service.follow_handle(&bob.caller, &handle).await;
        assert_eq!(code(gone), ErrorCode::NotFound);
        // Coming back does not bring it back, swept or not.
        world.write(&ann, &room, &start).await.expect("comes back");
        assert!(world.activities(&bob, &[&ann]).await.is_empty());
        world.sweep().await.expect("sweeps");
        assert_eq!(world.kept().await, 0);
        world.write(&ann, &room, &leaving()).await.expect("leaves");
    }
}

#[tokio::test]
async fn a_session_that_is_made_anew_has_none_of_the_formers_handles() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = at("Open", "room");
    world.enter(&ann, &room).await;
    let (activity, invite) = (
        world.act(&ann, &room).await,
        world.invite(&ann, &room, &bob).await,
    );
    world.write(&ann, &room, &leaving()).await.expect("ends it");
    let late = world.come(&bob, &invite).await.expect_err("it is over");
    assert_eq!(late.refusal.code, ErrorCode::NotFound);
    let made = world.service.get_session(&bob.caller, &room).await;
    assert!(made.expect("readable").is_none(), "a handle makes nothing");
    world.enter(&ann, &room).await;
    for handle in [&activity, &invite] {
        let stale = world.service.get_handle(&bob.caller, handle).await;
        assert_eq!(code(stale), ErrorCode::NotFound);
    }
    world.sweep().await.expect("sweeps");
    assert_eq!(world.kept().await, 0);
}

#[tokio::test]
async fn a_write_through_a_handle_makes_no_session() {
    let world = World::new().await;
    let ann = world.player(1);
    let room = at("Open", "room");
    for when in [
        Precondition::None,
        Precondition::Absent,
        Precondition::Exists,
    ] {
        let delta = active();
        let put = SessionPut {
            at: &room,
            via: Via::Invite,
            when,
            delta: &delta,
            dry: false,
        };
        let refused = world.service.write_session(&ann.caller, put).await;
        let refused = refused.expect_err("there is none").refusal;
        assert_eq!(refused.code, ErrorCode::NotFound);
    }
}

#[tokio::test]
async fn handles_outlive_the_directory_and_stale_ones_do_not() {
    let world = World::new().await;
    let (ann, bob, carol) = (world.player(1), world.player(2), world.player(3));
    let room = at("Open", "room");
    for player in [&ann, &bob] {
        world.enter(player, &room).await;
    }
    let (stays, goes) = (world.act(&ann, &room).await, world.act(&bob, &room).await);
    let invite = world.invite(&ann, &room, &carol).await;
    // The directory goes down between what ends the activity and the sweep.
    world.write(&bob, &room, &leaving()).await.expect("leaves");
    assert_eq!(world.kept().await, 3);
    let world = world.another().await;
    let seen = world.activities(&carol, &[&ann, &bob]).await;
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].id, stays);
    let gone = world.service.get_handle(&carol.caller, &goes).await;
    assert_eq!(code(gone), ErrorCode::NotFound);
    world.sweep().await.expect("sweeps");
    assert_eq!(world.kept().await, 2);
    world.come(&carol, &invite).await.expect("it is good still");
}

#[tokio::test]
async fn an_invite_opens_a_private_door_for_one_and_for_a_while() {
    let world = World::new().await;
    let (ann, bob, carol) = (world.player(1), world.player(2), world.player(3));
    let room = at("Open", "room");
    let locked_in = at("PeerToServer", "private");
    world.enter(&ann, &locked_in).await;
    let made = request(
        "invite",
        &locked_in,
        json!({"invitedXuid": xuid(&bob), "inviteAttributes": {"titleId": 7, "context": "a b"}}),
    );
    let made = world.make(&ann, &made).await.expect("a member");
    assert_eq!(made.kind, HandleKind::Invite);
    assert_eq!(
        (
            made.sender_xuid,
            made.invited_xuid,
            made.title_id.as_deref()
        ),
        (ann.caller.account(), bob.caller.account(), Some("7"))
    );
    let end = world.service.now().plus(limits::INVITE_LIFETIME_MS);
    assert_eq!(made.expiration, Some(end));

    for stranger in [&carol, &world.server("one")] {
        let service = &world.service;
        let led = service.follow_handle(&stranger.caller, &made.id).await;
        assert_eq!(code(led), ErrorCode::Forbidden);
        let seen = service.get_handle(&stranger.caller, &made.id).await;
        assert_eq!(code(seen), ErrorCode::Forbidden);
    }
    let by_name = world.service.get_session(&bob.caller, &locked_in).await;
    assert_eq!(code(by_name), ErrorCode::Forbidden);
    world.come(&bob, &made.id).await.expect("invited");

    // Its time is up, or the player says no.
    world.enter(&ann, &room).await;
    let (late, refused) = (
        world.invite(&ann, &room, &carol).await,
        world.invite(&ann, &room, &carol).await,
    );
    let rejected = world.service.delete_handle(&carol.caller, &refused).await;
    rejected.expect("it is for her");
    assert_eq!(world.invited(&carol).await, std::slice::from_ref(&late));
    world.clock.pass(limits::INVITE_LIFETIME_MS - 1);
    assert!(world.service.get_handle(&carol.caller, &late).await.is_ok());
    world.clock.pass(1);
    let late = world.service.get_handle(&carol.caller, &late).await;
    assert_eq!(code(late), ErrorCode::NotFound);
    world.sweep().await.expect("sweeps");
    assert_eq!(world.kept().await, 0);
}

#[tokio::test]
async fn an_invite_into_a_closed_session_reads_it() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = at("Open", "room");
    world.enter(&ann, &room).await;
    let close = delta(json!({"properties": {"system": {"closed": true}}}));
    world.write(&ann, &room, &close).await.expect("a member");
    let invite = world.invite(&ann, &room, &bob).await;
    let (at, via) = world
        .service
        .follow_handle(&bob.caller, &invite)
        .await
        .expect("invited");
    let read = world.service.get_session_via(&bob.caller, &at, via).await;
    assert!(read.expect("readable").is_some());
    let join = world.come(&bob, &invite).await.expect_err("closed");
    assert_eq!(join.refusal.code, ErrorCode::NotAdmitted);
}

#[tokio::test]
async fn there_is_an_end_to_a_players_invites() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = at("Open", "room");
    world.enter(&ann, &room).await;
    for number in 0..limits::HANDLES_PER_PLAYER_MAX {
        let whom = world.player(2 + number as u64 % 3);
        world.invite(&ann, &room, &whom).await;
    }
    let more = request("invite", &room, json!({"invitedXuid": xuid(&bob)}));
    assert_eq!(code(world.make(&ann, &more).await), ErrorCode::Conflict);
    world.act(&ann, &room).await;
    world.clock.pass(limits::INVITE_LIFETIME_MS);
    world.sweep().await.expect("sweeps");
    world.make(&ann, &more).await.expect("there is room again");
}

#[tokio::test]
async fn who_is_blocked_is_not_heard_and_not_told() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = at("Open", "room");
    for player in [&ann, &bob] {
        world.enter(player, &room).await;
    }
    let activity = world.act(&ann, &room).await;
    let block = RelationDelta {
        blocked: Some(true),
        ..RelationDelta::default()
    };
    let other = bob.caller.account().expect("a player");
    let scid = room.scid.clone();
    let blocked = world
        .service
        .change_person(&ann.caller, &scid, Whose::Me, other, &block);
    blocked.await.expect("may block");
    assert!(world.activities(&bob, &[&ann]).await.is_empty());
    let unseen = world.service.get_handle(&bob.caller, &activity).await;
    assert_eq!(code(unseen), ErrorCode::NotFound);
    // The sender learns nothing, and the invited player of no invite.
    world.invite(&bob, &room, &ann).await;
    assert!(world.invited(&ann).await.is_empty());
}

#[tokio::test]
async fn members_of_a_lobby_go_on_to_its_game() {
    let world = World::new().await;
    let (ann, bob, carol) = (world.player(1), world.player(2), world.player(3));
    let (lobby, game) = (at("Open", "lobby"), at("PeerToServer", "game"));
    for player in [&ann, &bob] {
        world.enter(player, &lobby).await;
    }
    let wish = request("transfer", &game, json!({"originSessionRef": &lobby}));
    let none = world.make(&ann, &wish).await;
    assert_eq!(code(none), ErrorCode::Forbidden, "there is no game yet");
    world.enter(&ann, &game).await;
    assert_eq!(code(world.make(&carol, &wish).await), ErrorCode::Forbidden);
    let made = world.make(&ann, &wish).await.expect("in the lobby");
    assert_eq!(made.origin_session_ref.as_ref(), Some(&lobby));
    let outside = world.come(&carol, &made.id).await.expect_err("not in it");
    assert_eq!(outside.refusal.code, ErrorCode::Forbidden);
    world.come(&bob, &made.id).await.expect("in the lobby");
    // Membership counts when the handle is used.
    world.write(&bob, &lobby, &leaving()).await.expect("leaves");
    let led = world.service.follow_handle(&bob.caller, &made.id).await;
    assert_eq!(code(led), ErrorCode::Forbidden);
}

#[tokio::test]
async fn a_searchable_session_is_offered_and_withdrawn() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = at("Browse", "room");
    world.enter(&ann, &room).await;
    let restrict = delta(json!({"properties": {"system": {"joinRestriction": "local"}}}));
    world.write(&ann, &room, &restrict).await.expect("owns it");
    let wish = |tag: &str| {
        let attributes =
            json!({"tags": [tag], "strings": {"Class": "Mage"}, "numbers": {"n": 1.5}});
        request("search", &room, json!({"searchAttributes": attributes}))
    };
    assert_eq!(
        code(world.make(&bob, &wish("fun")).await),
        ErrorCode::Forbidden
    );
    let made = world.make(&ann, &wish("fun")).await.expect("owns it");
    let read = |world: &World| {
        let (service, caller, room) = (world.service.clone(), ann.caller.clone(), room.clone());
        async move { service.get_session(&caller, &room).await }
    };
    let shown = read(&world).await.expect("readable").expect("there");
    assert_eq!(
        shown.document.search_handle.as_deref(),
        Some(made.id.as_str())
    );
    let before = shown.document.change_number;
    let again = world.make(&ann, &wish("other")).await.expect("owns it");
    assert_eq!(again.id, made.id, "fixed at creation");
    let tags = again.search_attributes.expect("shown").tags;
    assert_eq!(tags, ["other"]);
    let shown = read(&world).await.expect("readable").expect("there");
    assert_eq!(shown.document.change_number, before + 1);

    let by_name = world.write(&bob, &room, &active()).await;
    assert_eq!(
        by_name.expect_err("restricted").refusal.code,
        ErrorCode::NotAdmitted
    );
    let world = world.another().await;
    world.come(&bob, &made.id).await.expect("an offer");
    let not_own = world.service.delete_handle(&bob.caller, &made.id).await;
    assert_eq!(code(not_own), ErrorCode::Forbidden);
    let mut only_plays = ann.caller.clone();
    only_plays.policy = Policy::player();
    let hosting = world.service.delete_handle(&only_plays, &made.id).await;
    assert_eq!(code(hosting), ErrorCode::MissingAction);
    let withdrawn = world.service.delete_handle(&ann.caller, &made.id).await;
    withdrawn.expect("owns it");
    let gone = world.service.get_handle(&bob.caller, &made.id).await;
    assert_eq!(code(gone), ErrorCode::NotFound);
    let shown = read(&world).await.expect("readable").expect("there");
    assert_eq!(shown.document.search_handle, None);
    let plain = at("Open", "plain");
    world.enter(&ann, &plain).await;
    let wish = request("search", &plain, json!({}));
    assert_eq!(code(world.make(&ann, &wish).await), ErrorCode::BadRequest);
}

#[tokio::test]
async fn an_eos_session_is_joined_by_presence_and_invite() {
    let world = World::new().await;
    let (ann, bob, carol) = (world.player(1), world.player(2), world.player(3));
    let room = crate::testing::session_ref("room");
    world.host(&ann, "room").await;
    let by_presence = GreenroomDelta {
        permission: Some(Permission::JoinViaPresence),
        invites_allowed: Some(true),
        ..GreenroomDelta::default()
    };
    world.set(&ann, "room", by_presence).await.expect("hers");
    let activity = world.act(&ann, &room).await;
    let follow = |who: &Player, handle: &Guid| {
        let (service, caller, handle) = (world.service.clone(), who.caller.clone(), handle.clone());
        let delta = who.present(None);
        async move {
            let (at, via) = service.follow_handle(&caller, &handle).await?;
            let put = SessionPut {
                at: &at,
                via,
                when: Precondition::Exists,
                delta: &delta,
                dry: false,
            };
            service.write_session(&caller, put).await
        }
    };
    let by_id = world.join(&bob, "room").await.expect_err("by presence");
    assert_eq!(by_id.refusal.code, ErrorCode::NotAdmitted);
    follow(&bob, &activity).await.expect("by presence");
    let only = GreenroomDelta {
        permission: Some(Permission::InviteOnly),
        ..GreenroomDelta::default()
    };
    world.set(&ann, "room", only).await.expect("hers");
    let refused = follow(&carol, &activity).await.expect_err("invite only");
    assert_eq!(refused.refusal.code, ErrorCode::NotAdmitted);
    assert!(world.activities(&carol, &[&ann]).await.is_empty());
    let invite = world.invite(&ann, &room, &carol).await;
    follow(&carol, &invite).await.expect("invited");

    // Its search handle is the directory's.
    let shown = world.get(&ann, "room").await.expect("there");
    let own = shown.document.search_handle.expect("searchable");
    let own = Guid::new(&own).expect("a GUID");
    let kind = world.service.get_handle(&ann.caller, &own).await;
    assert_eq!(kind.expect("readable").kind, HandleKind::Search);
    let deleted = world.service.delete_handle(&ann.caller, &own).await;
    assert_eq!(code(deleted), ErrorCode::Conflict);

    // A player has one activity: the other session's takes its place.
    world.host(&ann, "other").await;
    let other = crate::testing::session_ref("other");
    world.act(&ann, &other).await;
    let seen = world.activities(&bob, &[&ann]).await;
    assert_eq!(seen[0].session_ref, other);
    // And it goes with its host.
    let silent = Disconnect::Silent {
        last_heard: world.service.now(),
    };
    let ended = world.service.disconnect(&ann.connection, silent).await;
    ended.expect("it was open");
    world.clock.pass(SILENCE);
    assert!(world.activities(&bob, &[&ann]).await.is_empty());
}

#[tokio::test]
async fn friends_are_asked_for_by_their_group() {
    let world = World::new().await;
    let (ann, bob, carol) = (world.player(1), world.player(2), world.player(3));
    let room = at("Open", "room");
    for player in [&bob, &carol] {
        world.enter(player, &room).await;
        world.act(player, &room).await;
    }
    let follow = RelationDelta {
        followed: Some(true),
        ..RelationDelta::default()
    };
    let other = bob.caller.account().expect("a player");
    let followed = world
        .service
        .change_person(&ann.caller, &room.scid, Whose::Me, other, &follow);
    followed.await.expect("may follow");
    let query = |who: &Player| ActivityQuery {
        scid: Some(room.scid.clone()),
        owners: ActivityOwners::People(PeopleOf {
            moniker: Moniker::People,
            moniker_xuid: who.caller.account().expect("a player"),
        }),
    };
    let (service, of_ann) = (&world.service, query(&ann));
    let found = service.query_activities(&ann.caller, &of_ann, Include::default());
    let found = found.await.expect("her own people");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].owner_xuid, bob.caller.account());
    assert!(found[0].related_info.is_none() && found[0].custom_properties.is_none());
    let others = service.query_activities(&bob.caller, &of_ann, Include::default());
    assert_eq!(code(others.await), ErrorCode::Forbidden);
}

#[tokio::test]
async fn what_is_not_there_and_who_may_not() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = at("Open", "room");
    world.enter(&ann, &room).await;
    for (who, wish, expected) in [
        (
            &bob,
            request("activity", &room, json!({})),
            ErrorCode::Forbidden,
        ),
        (
            &ann,
            request("activity", &at("Open", "none"), json!({})),
            ErrorCode::SessionNotFound,
        ),
        (
            &ann,
            request("search", &at("Browse", "none"), json!({})),
            ErrorCode::SessionNotFound,
        ),
        (
            &ann,
            request("activity", &at("unknown", "none"), json!({})),
            ErrorCode::NotFound,
        ),
        (
            &bob,
            request("invite", &room, json!({"invitedXuid": "9"})),
            ErrorCode::Forbidden,
        ),
        (
            &ann,
            request("invite", &room, json!({"invitedXuid": xuid(&ann)})),
            ErrorCode::BadRequest,
        ),
        (
            &ann,
            request("invite", &room, json!({})),
            ErrorCode::BadRequest,
        ),
    ] {
        assert_eq!(code(world.make(who, &wish).await), expected, "{wish:?}");
    }
    let mut elsewhere = request("activity", &room, json!({}));
    elsewhere.session_ref.scid = "elsewhere".parse().expect("valid");
    assert_eq!(
        code(world.make(&ann, &elsewhere).await),
        ErrorCode::Forbidden
    );
    let mut nameless = request("activity", &room, json!({}));
    nameless.session_ref.name = None;
    let drawn = world.make(&ann, &nameless).await;
    assert_eq!(code(drawn), ErrorCode::SessionNotFound);
    let unknown = Guid::new("6b7f0d4e-7f4e-4a8e-9d5c-0c4f5d5f1a2b").expect("a GUID");
    let service = &world.service;
    assert_eq!(
        code(service.get_handle(&ann.caller, &unknown).await),
        ErrorCode::NotFound
    );
}
