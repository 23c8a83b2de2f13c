//! Who is where, by keyword and by player.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::Openness;
use greenroom_protocol::ids::{AccountId, SessionRef, TemplateName};
use greenroom_protocol::limits;
use greenroom_protocol::query::{MemberStatus, SessionQuery, SessionRow};
use greenroom_protocol::session::SessionDelta;
use serde_json::{Value, json};

use crate::testing::{Player, World};

const SCID: &str = "dep-1";

fn at(template: &str, name: &str) -> SessionRef {
    let text = json!({"scid": SCID, "templateName": template, "name": name});
    serde_json::from_value(text).expect("a session")
}

fn delta(text: Value) -> SessionDelta {
    serde_json::from_str(&text.to_string()).expect("a delta")
}

/// A session that its maker is active in, with this beside.
fn made(mut with: Value) -> SessionDelta {
    with["members"]["me"] = json!({"properties": {"system": {"active": true}}});
    delta(with)
}

fn account(player: &Player) -> AccountId {
    player.caller.account().expect("a player")
}

fn names(rows: &[SessionRow]) -> Vec<&str> {
    let names = rows.iter().map(|row| row.session_ref.name.as_str());
    names.collect()
}

impl World {
    async fn ask(
        &self,
        who: &Player,
        query: &SessionQuery,
        players: &[&Player],
    ) -> Result<Vec<SessionRow>, Refusal> {
        let scid = SCID.parse().expect("valid");
        let players: Vec<_> = players.iter().copied().map(account).collect();
        let service = &self.service;
        let rows = service.query_sessions(&who.caller, &scid, None, query, &players);
        rows.await
    }

    async fn rows(&self, who: &Player, query: &SessionQuery, of: &[&Player]) -> Vec<SessionRow> {
        self.ask(who, query, of).await.expect("a query")
    }
}

#[tokio::test]
async fn players_are_found_in_their_order_and_the_newest_sessions_first() {
    let world = World::new().await;
    let (ann, bob, carol) = (world.player(1), world.player(2), world.player(3));
    for name in ["b-old", "c-middle", "a-new"] {
        let room = at("Open", name);
        world
            .write(&ann, &room, &made(json!({})))
            .await
            .expect("made");
        world.clock.pass(1);
    }
    let shared = at("Open", "c-middle");
    world
        .write(&bob, &shared, &made(json!({})))
        .await
        .expect("open");
    let plain = SessionQuery::default();
    let rows = world.rows(&carol, &plain, &[&bob, &ann, &bob]).await;
    assert_eq!(names(&rows), ["c-middle", "a-new", "c-middle", "b-old"]);
    let found_by: Vec<_> = rows.iter().map(|row| row.xuid).collect();
    assert_eq!(found_by[..2], [Some(account(&bob)), Some(account(&ann))]);
    assert_eq!(rows[0].accepted, 2);
    let few = SessionQuery { take: 2, ..plain };
    let rows = world.rows(&carol, &few, &[&bob, &ann]).await;
    assert_eq!(names(&rows), ["c-middle", "a-new"]);
    let none = SessionQuery { take: 0, ..few };
    assert!(world.rows(&carol, &none, &[&ann]).await.is_empty());
}

#[tokio::test]
async fn of_many_sessions_the_newest_are_looked_at() {
    let world = World::new().await;
    let ann = world.player(1);
    let fun = json!({"properties": {"system": {"keywords": ["fun"]}}});
    for name in ["a-old", "z-new"] {
        let (room, fun) = (at("Open", name), made(fun.clone()));
        world.write(&ann, &room, &fun).await.expect("made");
        world.clock.pass(1);
    }
    let one = SessionQuery {
        take: 1,
        ..SessionQuery::default()
    };
    assert_eq!(names(&world.rows(&ann, &one, &[&ann]).await), ["z-new"]);
    let by_keyword = SessionQuery {
        keyword: Some("fun".into()),
        ..one
    };
    assert_eq!(names(&world.rows(&ann, &by_keyword, &[]).await), ["z-new"]);
}

#[tokio::test]
async fn places_that_strangers_reserve_hide_nobody() {
    let world = World::new().await;
    let (ann, eve) = (world.player(1), world.player(2));
    let room = at("Open", "room");
    world
        .write(&ann, &room, &made(json!({})))
        .await
        .expect("made");
    world.clock.pass(1);
    let trap = json!({"constants": {"system": {"reservedRemovalTimeout": null}},
        "members": {"reserve_0": {"constants": {"system": {"xuid": "1"}}}}});
    for number in 0..=limits::QUERY_READS_MAX {
        let trap_room = at("Open", &format!("trap-{number}"));
        let trap = made(trap.clone());
        world.write(&eve, &trap_room, &trap).await.expect("made");
    }
    let rows = world.rows(&eve, &SessionQuery::default(), &[&ann]).await;
    assert_eq!(names(&rows), ["room"]);
}

#[tokio::test]
async fn what_is_private_is_for_its_player_and_for_servers() {
    let world = World::new().await;
    let (ann, bob, server) = (world.player(1), world.player(2), world.server("one"));
    let room = at("PeerToServer", "private");
    let reserve = json!({"members": {"reserve_0": {"constants": {"system": {"xuid": "2"}}}}});
    world
        .write(&ann, &room, &made(reserve))
        .await
        .expect("made");
    let plain = SessionQuery::default();
    assert!(world.rows(&ann, &plain, &[&ann]).await.is_empty());
    let private = SessionQuery {
        private: true,
        ..plain.clone()
    };
    for asker in [&ann, &server] {
        let rows = world.rows(asker, &private, &[&ann]).await;
        assert_eq!(rows[0].visibility, Openness::Private);
    }
    let reserved = SessionQuery {
        reservations: true,
        ..private.clone()
    };
    for asker in [&bob, &server] {
        let rows = world.rows(asker, &reserved, &[&bob]).await;
        assert_eq!(rows[0].status, Some(MemberStatus::Reserved));
    }
    let nobody = world.player(9);
    for (query, of) in [(&private, &ann), (&reserved, &ann), (&private, &nobody)] {
        let refused = world.ask(&bob, query, &[of]).await;
        assert_eq!(refused.expect_err("of others").code, ErrorCode::Forbidden);
    }
}

#[tokio::test]
async fn time_is_applied_before_anybody_looks() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = at("Open", "room");
    let patient = json!({"constants": {"system": {
        "readyRemovalTimeout": 1_000, "inactiveRemovalTimeout": 1_000,
    }}});
    world
        .write(&ann, &room, &made(patient))
        .await
        .expect("made");
    let ready = json!({"members": {"me": {"properties": {"system": {"ready": true}}}}});
    world
        .write(&bob, &room, &delta(ready))
        .await
        .expect("joins");
    let inactive = SessionQuery {
        inactive: true,
        ..SessionQuery::default()
    };
    let plain = SessionQuery::default();
    assert!(world.rows(&ann, &plain, &[&bob]).await.is_empty());
    for _ in 0..2 {
        let rows = world.rows(&ann, &inactive, &[&bob]).await;
        assert_eq!(rows[0].status, Some(MemberStatus::Inactive));
        world.clock.pass(1_000);
    }
    assert!(
        world.rows(&ann, &inactive, &[&bob]).await.is_empty(),
        "gone"
    );
    let left = json!({"members": {"me": null}});
    world
        .write(&ann, &room, &delta(left))
        .await
        .expect("leaves");
    assert!(world.rows(&bob, &inactive, &[&ann]).await.is_empty());
}

#[tokio::test]
async fn keywords_find_sessions_and_the_template_narrows_them() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let words = json!({"properties": {"system": {"keywords": ["Capture"]}}});
    for room in [at("Open", "one"), at("Browse", "two")] {
        world
            .write(&ann, &room, &made(words.clone()))
            .await
            .expect("made");
        world.clock.pass(1);
    }
    let query = SessionQuery {
        keyword: Some("cAPTURE".into()),
        ..SessionQuery::default()
    };
    let rows = world.rows(&bob, &query, &[]).await;
    assert_eq!(names(&rows), ["two", "one"]);
    assert_eq!((rows[0].xuid, rows[0].status), (None, None));
    assert_eq!(
        names(&world.rows(&bob, &query, &[&ann]).await),
        ["two", "one"]
    );
    assert!(world.rows(&bob, &query, &[&bob]).await.is_empty());

    let scid = SCID.parse().expect("valid");
    let of = |template: &str| -> TemplateName { template.parse().expect("valid") };
    let service = &world.service;
    let open = of("open");
    let rows = service.query_sessions(&bob.caller, &scid, Some(&open), &query, &[]);
    assert_eq!(names(&rows.await.expect("a query")), ["one"]);
    let unknown = of("unknown");
    let rows = service.query_sessions(&bob.caller, &scid, Some(&unknown), &query, &[]);
    assert_eq!(rows.await.expect_err("none").code, ErrorCode::NotFound);
    let elsewhere = "elsewhere".parse().expect("valid");
    let rows = service.query_sessions(&bob.caller, &elsewhere, None, &query, &[]);
    assert_eq!(rows.await.expect_err("not here").code, ErrorCode::Forbidden);
    let many = vec![account(&ann); limits::QUERIED_ACCOUNTS_MAX + 1];
    let rows = service.query_sessions(&bob.caller, &scid, None, &query, &many);
    assert_eq!(rows.await.expect_err("many").code, ErrorCode::BadRequest);
}

#[tokio::test]
async fn sessions_that_the_caller_may_not_read_are_left_out() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = at("Open", "room");
    let restricted = json!({"properties": {"system": {
        "keywords": ["fun"], "joinRestriction": "followed", "readRestriction": "followed",
    }}});
    world
        .write(&ann, &room, &made(restricted))
        .await
        .expect("made");
    let query = SessionQuery {
        keyword: Some("fun".into()),
        ..SessionQuery::default()
    };
    assert!(world.rows(&bob, &query, &[]).await.is_empty());
    assert_eq!(world.rows(&ann, &query, &[&ann]).await.len(), 1);
    assert_eq!(world.rows(&world.server("one"), &query, &[]).await.len(), 1);
}

#[tokio::test]
async fn an_eos_session_is_found_by_its_members() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    world.host(&ann, "room").await;
    let rows = world.rows(&bob, &SessionQuery::default(), &[&ann]).await;
    assert_eq!(names(&rows), ["room"]);
    assert_eq!(rows[0].status, Some(MemberStatus::Active));
    assert_eq!(rows[0].visibility, Openness::Open);
}
