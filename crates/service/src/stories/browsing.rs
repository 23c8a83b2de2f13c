//! Players offer sessions of the contract to strangers, who look through them.

use greenroom_directory::access::Via;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::{AnyQuery, HandleDocument, HandlesQuery, Include};
use greenroom_protocol::ids::SessionRef;
use greenroom_protocol::limits;
use greenroom_protocol::people::RelationDelta;
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::settings::{GreenroomDelta, Permission};
use serde_json::{Value, json};

use crate::testing::{Player, SILENCE, World};
use crate::{Action, Browsed, Disconnect, Policy, Whose};

mod pages;

const SCID: &str = "Dep-1";

/// Where sessions are for those at hand, unless they say otherwise.
const SOCIAL: &str = r#"{"constants": {"system": {"capabilities": {
    "searchable": true, "hasOwners": true, "gameplay": true, "userAuthorizationStyle": true
}}}}"#;

fn at(template: &str, name: &str) -> SessionRef {
    let text = json!({"scid": SCID, "templateName": template, "name": name});
    serde_json::from_value(text).expect("a session")
}

fn delta(text: Value) -> SessionDelta {
    serde_json::from_str(&text.to_string()).expect("a delta")
}

fn active(mut with: Value) -> SessionDelta {
    with["members"]["me"] = json!({"properties": {"system": {"active": true}}});
    delta(with)
}

fn xuid(player: &Player) -> String {
    player.caller.account().expect("a player").to_string()
}

fn names(found: &Browsed) -> Vec<&str> {
    let listings = found.listings.iter();
    listings.map(|it| it.session_ref.name.as_str()).collect()
}

impl World {
    /// Makes a session, or comes to it, or changes it.
    async fn take_part(&self, who: &Player, at: &SessionRef, with: Value) {
        let written = self.write(who, at, &active(with)).await;
        written.expect("may enter");
    }

    async fn post(&self, who: &Player, at: &SessionRef, attributes: Value) -> HandleDocument {
        let handle = json!({"type": "search", "sessionRef": at, "searchAttributes": attributes});
        let handle = serde_json::from_value(handle).expect("a handle");
        let posted = self.service.create_handle(&who.caller, &handle).await;
        posted.expect("may post")
    }

    /// Makes a session that can be searched for, and lets a moment pass.
    async fn offer(&self, who: &Player, name: &str, attributes: Value) -> HandleDocument {
        let at = at("Browse", name);
        self.take_part(who, &at, json!({})).await;
        self.clock.pass(1);
        self.post(who, &at, attributes).await
    }

    async fn look(&self, who: &Player, with: Value) -> Result<Browsed, Refusal> {
        let mut body = json!({"type": "search", "scid": SCID, "templateName": "browse"});
        let with = with.as_object().expect("an object").clone();
        body.as_object_mut().expect("an object").extend(with);
        let query: HandlesQuery = serde_json::from_value(body).expect("a query");
        match query.understood().expect("of sessions") {
            AnyQuery::Browse(query) => self.service.browse(&who.caller, &query).await,
            other => panic!("{other:?}"),
        }
    }

    /// The names that somebody finds.
    async fn found(&self, who: &Player, with: Value) -> Vec<String> {
        let found = self.look(who, with).await.expect("a sound search");
        names(&found).into_iter().map(str::to_owned).collect()
    }

    async fn refused(&self, who: &Player, with: Value) -> Refusal {
        match self.look(who, with).await {
            Ok(found) => panic!("it was not refused: {:?}", names(&found)),
            Err(refusal) => refusal,
        }
    }

    async fn regard(&self, who: &Player, to: &Player, relation: RelationDelta) {
        let scid = SCID.parse().expect("valid");
        let other = to.caller.account().expect("a player");
        let service = &self.service;
        let related = service.change_person(&who.caller, &scid, Whose::Me, other, &relation);
        related.await.expect("its own");
    }
}

fn follow() -> RelationDelta {
    RelationDelta {
        followed: Some(true),
        ..RelationDelta::default()
    }
}

#[tokio::test]
async fn a_session_is_found_from_its_post_to_its_end() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = at("Browse", "room");
    world.take_part(&ann, &room, json!({})).await;
    assert!(world.found(&bob, json!({})).await.is_empty(), "not offered");
    let posted = world.post(&ann, &room, json!({"tags": ["Fun"]})).await;
    let of_tag = |tag: &str| json!({"filter": format!("tags/any(d:tolower(d) eq '{tag}')")});
    assert_eq!(world.found(&bob, of_tag("fun")).await, ["room"]);
    assert!(world.found(&bob, of_tag("dull")).await.is_empty());

    let again = world.post(&ann, &room, json!({"tags": ["Dull"]})).await;
    assert_eq!(again.id, posted.id);
    assert!(world.found(&bob, of_tag("fun")).await.is_empty());
    assert_eq!(world.found(&bob, of_tag("dull")).await, ["room"]);

    // Full and closed ones are found too.
    let of_count = |count| json!({"filter": format!("session/membersCount eq {count}")});
    assert_eq!(world.found(&bob, of_count(1)).await, ["room"]);
    world.take_part(&bob, &room, json!({})).await;
    assert_eq!(world.found(&bob, of_count(2)).await, ["room"]);
    assert!(world.found(&bob, of_count(1)).await.is_empty());
    let closed = json!({"properties": {"system": {"closed": true}}});
    world.take_part(&ann, &room, closed).await;
    let found = world.look(&bob, json!({})).await.expect("a search");
    let document = found.listings[0].document(Include::ALL);
    let info = document.related_info.expect("asked for");
    assert!(info.closed && info.members_count == 2);

    // Of another deployment, or through another node, or after a restart.
    let mut stranger = world.player(3);
    stranger.caller.deployment = "elsewhere".parse().expect("valid");
    let refused = world.refused(&stranger, json!({})).await;
    assert_eq!(refused.code, ErrorCode::Forbidden);
    assert!(
        world
            .found(&stranger, json!({"scid": "elsewhere"}))
            .await
            .is_empty()
    );
    let after = world.another().await;
    assert_eq!(after.found(&bob, of_tag("dull")).await, ["room"]);

    let service = &world.service;
    let removed = service.delete_handle(&ann.caller, &posted.id).await;
    removed.expect("an owner");
    assert!(world.found(&bob, json!({})).await.is_empty());
    let anew = world.post(&ann, &room, json!({})).await;
    assert_ne!(anew.id, posted.id, "another offer");
    assert_eq!(world.found(&bob, json!({})).await, ["room"]);
    for who in [&bob, &ann] {
        let leaves = delta(json!({"members": {"me": null}}));
        world.write(who, &room, &leaves).await.expect("leaves");
    }
    assert!(world.found(&bob, json!({})).await.is_empty());
}

#[tokio::test]
async fn a_result_is_the_handle_as_a_read_shows_it() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = at("Browse", "room");
    let rich = json!({
        "properties": {
            "custom": {"map": {"name": "lake"}},
            "system": {"keywords": ["Level2"]},
            "greenroom": {"targetMembersCount": 8},
        },
        "roleTypes": {"lfg": {"roles": {"confirmed": {"target": 3, "max": 5}}}},
    });
    world.take_part(&ann, &room, rich).await;
    let attributes = json!({
        "tags": ["Fun"], "strings": {"Class": "Mage"}, "numbers": {"Skill_D": 6},
        "language": "en", "achievementIds": ["123456"],
    });
    let long = "L".repeat(limits::SEARCH_NAME_MAX);
    let mut attributes = attributes;
    attributes["numbers"][&long] = json!(9_007_199_254_740_992_i64);
    let posted = world.post(&ann, &room, attributes).await;
    let read = world.service.get_handle(&bob.caller, &posted.id).await;
    let read = serde_json::to_value(read.expect("for all")).expect("JSON");
    assert_eq!(read["relatedInfo"]["sessionOwners"], json!([xuid(&ann)]));
    assert_eq!(read["customProperties"], json!({"map": {"name": "lake"}}));
    let confirmed = &read["roleInfo"]["roleTypes"]["lfg"]["roles"]["confirmed"];
    assert_eq!(confirmed["memberXuids"], json!([]));
    assert_eq!(read["searchAttributes"]["numbers"]["Skill_D"], json!(6.0));

    let found = world.look(&bob, json!({})).await.expect("a search");
    let row = found.listings[0].document(Include::ALL);
    assert_eq!(serde_json::to_value(row).expect("JSON"), read);
    for filter in [
        "strings/class eq 'Mage'",
        "tolower(strings/class) eq 'mage'",
        "numbers/skill_d eq 6",
        "language eq 'en'",
        "achievementIds/any(d:d eq '123456')",
        "session/keywords/any(d:tolower(d) eq 'level2')",
        "session/targetMembersCount eq 8 and session/needs eq 7",
        "session/roles/lfg/confirmed/needs eq 3",
        "session/ownerXuids/any(d:d eq '1') eq true",
    ] {
        let query = json!({"filter": filter});
        assert_eq!(world.found(&bob, query).await, ["room"], "{filter}");
    }
    let of_long = |number: i64| json!({"filter": format!("numbers/{long} eq {number}")});
    assert_eq!(world.found(&bob, of_long(1 << 53)).await, ["room"]);
    assert!(world.found(&bob, of_long((1 << 53) + 1)).await.is_empty());
    let mut unwelcome = world.player(3);
    unwelcome.caller.policy = Policy::of(&[Action::ReadSessions]);
    let refused = world.refused(&unwelcome, json!({})).await;
    assert_eq!(refused.code, ErrorCode::MissingAction);
}

#[tokio::test]
async fn results_come_in_the_order_that_was_asked_for() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    for (name, skill) in [("low", 10), ("high", 90), ("middle", 50)] {
        let numbers = json!({"numbers": {"skill": skill}});
        world.offer(&ann, name, numbers).await;
    }
    world.offer(&ann, "none", json!({})).await;
    let by = |order: &str| json!({"orderBy": order});
    let newest = ["none", "middle", "high", "low"];
    assert_eq!(world.found(&bob, json!({})).await, newest);
    let up = world.found(&bob, by("numbers/skill asc")).await;
    assert_eq!(up, ["low", "middle", "high", "none"]);
    let down = world.found(&bob, by("numbers/skill desc")).await;
    assert_eq!(down, ["high", "middle", "low", "none"]);
    let near = world.found(&bob, by("distance(numbers/skill, 60)")).await;
    assert_eq!(near, ["middle", "high", "low", "none"]);
    let old = world.found(&bob, by("session/postedTime asc")).await;
    assert_eq!(old, ["low", "high", "middle", "none"]);
}

#[tokio::test]
async fn a_search_that_makes_no_sense_is_refused() {
    let world = World::new().await;
    let ann = world.player(1);
    for (query, code, words) in [
        (
            json!({"filter": "numbers/skill eq"}),
            ErrorCode::BadRequest,
            "filter: at 17",
        ),
        (
            json!({"filter": "session/size eq 1"}),
            ErrorCode::BadRequest,
            "filter: at 9",
        ),
        (
            json!({"orderBy": "numbers/x up"}),
            ErrorCode::BadRequest,
            "orderBy: at 11",
        ),
        (
            json!({"greenroom": {"maxResults": 0}}),
            ErrorCode::BadRequest,
            "greenroom.maxResults",
        ),
        (
            json!({"greenroom": {"maxResults": 101}}),
            ErrorCode::BadRequest,
            "greenroom.maxResults",
        ),
        (
            json!({"greenroom": {"cursor": "?"}}),
            ErrorCode::BadRequest,
            "greenroom.cursor",
        ),
        (json!({"templateName": "unknown"}), ErrorCode::NotFound, ""),
    ] {
        let refused = world.refused(&ann, query.clone()).await;
        assert_eq!(refused.code, code, "{query}: {refused}");
        assert!(refused.message.starts_with(words), "{query}: {refused}");
    }
}

#[tokio::test]
async fn sessions_with_people_around_a_player_are_found() {
    let world = World::new().await;
    let players: Vec<_> = (1..=4).map(|number| world.player(number)).collect();
    let [ann, friend, idol, fan] = players.as_slice() else {
        panic!("four");
    };
    for (who, name) in [(friend, "friend"), (idol, "idol"), (fan, "fan")] {
        world.offer(who, name, json!({})).await;
    }
    world.regard(ann, friend, follow()).await;
    world.regard(friend, ann, follow()).await;
    world.regard(fan, ann, follow()).await;
    let favorite = RelationDelta {
        favorite: Some(true),
        ..RelationDelta::default()
    };
    world.regard(ann, idol, favorite).await;
    let around = |moniker: &str, who: &Player| {
        let people = json!({"moniker": moniker, "monikerXuid": xuid(who)});
        json!({"sessionMembers": {"people": people}})
    };
    for (moniker, wanted) in [
        ("people", &["idol", "friend"][..]),
        ("Favorites", &["idol"]),
        ("friends", &["friend"]),
    ] {
        assert_eq!(world.found(ann, around(moniker, ann)).await, wanted);
        let server = world.server("one");
        assert_eq!(world.found(&server, around(moniker, ann)).await, wanted);
        let refused = world.refused(fan, around(moniker, ann)).await;
        assert_eq!(refused.code, ErrorCode::Forbidden);
    }
    // Nobody is among no people; who comes to a session is in it.
    let none = world.found(idol, around("people", idol)).await;
    assert!(none.is_empty());
    world
        .take_part(friend, &at("Browse", "idol"), json!({}))
        .await;
    assert_eq!(
        world.found(ann, around("friends", ann)).await,
        ["idol", "friend"]
    );
    let block = RelationDelta {
        blocked: Some(true),
        ..RelationDelta::default()
    };
    world.regard(idol, ann, block).await;
    assert!(world.found(ann, around("favorites", ann)).await.is_empty());
    let mut query = around("people", ann);
    query["filter"] = json!("session/membersCount eq 1");
    assert_eq!(world.found(ann, query).await, ["friend"]);
}

#[tokio::test]
async fn searches_show_what_their_handles_let_read() {
    let world = World::new().await;
    let world = world.with_template("Social", SOCIAL).await;
    let (ann, bob) = (world.player(1), world.player(2));
    let style = |visibility: &str, restriction: &str| {
        let doors = json!({"readRestriction": restriction, "joinRestriction": restriction});
        json!({
            "constants": {"system": {"visibility": visibility}},
            "properties": {"system": doors},
        })
    };
    let mut handles = Vec::new();
    for (visibility, restriction) in [
        ("open", "local"),
        ("visible", "local"),
        ("open", "followed"),
        ("private", "local"),
    ] {
        let room = at("Social", &format!("{visibility}-{restriction}"));
        world
            .take_part(&ann, &room, style(visibility, restriction))
            .await;
        handles.push(world.post(&ann, &room, json!({})).await);
        world.clock.pass(1);
    }
    let of_social = || json!({"templateName": "Social"});
    let to_all = ["visible-local", "open-local"];
    let readable = async |who: &Player| {
        let mut readable = Vec::new();
        for handle in handles.iter().rev() {
            let read = world.service.get_handle(&who.caller, &handle.id).await;
            let (at, via) = (&handle.session_ref, Via::SearchHandle);
            let session = world.service.get_session_via(&who.caller, at, via).await;
            assert_eq!(read.is_ok(), session.is_ok(), "{at}");
            readable.extend(read.ok().map(|it| it.session_ref.name.to_string()));
        }
        readable
    };
    assert_eq!(world.found(&bob, of_social()).await, to_all);
    assert_eq!(readable(&bob).await, to_all);
    let to_followed = ["open-followed", "visible-local", "open-local"];
    assert_eq!(world.found(&ann, of_social()).await, to_followed);
    world.regard(&ann, &bob, follow()).await;
    assert_eq!(world.found(&bob, of_social()).await, to_followed);
    assert_eq!(readable(&bob).await, to_followed);
    assert_eq!(
        world.found(&world.server("one"), of_social()).await,
        to_followed
    );
}

#[tokio::test]
async fn what_is_not_offered_leaves_no_trace_in_what_is_found() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let attribute = |level: i64| {
        let text = json!({"attributes": {"LEVEL": {"int64": level}, "MAP": {"string": "lake"}}});
        let greenroom: GreenroomDelta = serde_json::from_value(text).expect("a delta");
        ann.present(Some(GreenroomDelta {
            bucket: Some("b".into()),
            max_players: Some(4),
            permission: Some(match level % 2 {
                0 => Permission::PublicAdvertised,
                _ => Permission::InviteOnly,
            }),
            ..greenroom
        }))
    };
    let queries = [
        json!({"greenroom": {"maxResults": 2}}),
        json!({"filter": "numbers/level ge 0", "orderBy": "numbers/level asc", "greenroom": {"maxResults": 2}}),
        json!({"filter": "numbers/level eq 1 or numbers/level eq 3", "greenroom": {}}),
        json!({"orderBy": "strings/map desc", "greenroom": {"maxResults": 3}}),
    ];
    let ask = async || {
        let mut answers = Vec::new();
        for query in &queries {
            let mut query = query.clone();
            query["templateName"] = json!("eos");
            let found = world.look(&bob, query).await.expect("a search");
            let rows = found
                .listings
                .iter()
                .map(|it| it.session_ref.name.to_string());
            answers.push((rows.collect::<Vec<_>>(), found.cursor));
        }
        answers
    };
    // Hidden ones stand between the others in every order.
    for level in [0, 2, 4, 6] {
        let at = at("eos", &format!("public-{level}"));
        let put = world.write(&ann, &at, &attribute(level)).await;
        put.expect("the name is free");
        world.clock.pass(2);
    }
    let before = ask().await;
    assert_eq!(before[0].0, ["public-6", "public-4"]);
    assert_eq!(before[1].0, ["public-0", "public-2"]);
    assert!(before[1].1.is_some() && before[2].1.is_none());
    for level in [1, 3, 5, 7] {
        let at = at("eos", &format!("hidden-{level}"));
        let put = world.write(&ann, &at, &attribute(level)).await;
        put.expect("the name is free");
    }
    assert_eq!(ask().await, before);
}

#[tokio::test]
async fn time_is_applied_before_a_search_looks() {
    let world = World::new().await;
    let (ann, bob, carol) = (world.player(1), world.player(2), world.player(3));
    let room = at("Browse", "room");
    let patient = json!({"constants": {"system": {
        "inactiveRemovalTimeout": 1_000, "readyRemovalTimeout": 1_000, "sessionEmptyTimeout": 0,
    }}});
    world.take_part(&ann, &room, patient).await;
    world.take_part(&carol, &room, json!({})).await;
    world.post(&ann, &room, json!({})).await;
    let of_count = |count| json!({"filter": format!("session/membersCount eq {count}")});
    assert_eq!(world.found(&bob, of_count(2)).await, ["room"]);
    let away = json!({"members": {"me": {"properties": {"system": {"active": false}}}}});
    let away = delta(away);
    world.write(&carol, &room, &away).await.expect("its own");
    world.clock.pass(1_000);
    assert_eq!(
        world.found(&bob, of_count(1)).await,
        ["room"],
        "and nobody has swept"
    );
    world.write(&ann, &room, &away).await.expect("its own");
    world.clock.pass(1_000);
    assert!(world.found(&bob, json!({})).await.is_empty());

    // An owner whose connection broke, and who is gone with it.
    let other = at("eos", "other");
    let hosted = ann.present(Some(crate::testing::hosting()));
    world.write(&ann, &other, &hosted).await.expect("made");
    let of_eos = || json!({"templateName": "eos"});
    assert_eq!(world.found(&bob, of_eos()).await, ["other"]);
    let last_heard = world.service.now();
    let silent = Disconnect::Silent { last_heard };
    let told = world.service.disconnect(&ann.connection, silent).await;
    told.expect("noted");
    world.clock.pass(SILENCE);
    assert!(world.found(&bob, of_eos()).await.is_empty());
}

#[tokio::test]
async fn a_search_that_takes_long_is_done_beside_others_and_a_short_one_at_once() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static LONG: AtomicUsize = AtomicUsize::new(0);
    let world = World::new().await;
    let host = world.player(1);
    for number in 0..40 {
        let texts = json!({"strings": {"a": format!("text {number}")}});
        world.offer(&host, &format!("room-{number}"), texts).await;
    }
    world.service.do_long_work_by(|work| {
        LONG.fetch_add(1, Ordering::Relaxed);
        work();
    });
    let parts = |count: usize| {
        let part = |number: usize| format!("contains(tolower(strings/a), 'text {number}')");
        let parts: Vec<String> = (0..count).map(part).collect();
        json!({"filter": parts.join(" or ")})
    };
    assert_eq!(world.found(&host, parts(10)).await.len(), 40);
    assert_eq!(LONG.load(Ordering::Relaxed), 0);
    let none = json!({"filter": vec!["contains(tolower(strings/a), 'other')"; 300].join(" or ")});
    assert_eq!(world.found(&host, none).await.len(), 0);
    assert_eq!(LONG.load(Ordering::Relaxed), 1);
}
