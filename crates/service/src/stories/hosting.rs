//! Hosting, finding, joining, registering, destroying.

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::{Deployment, SessionRef, TemplateName};
use greenroom_protocol::search::{Comparison, Criterion};
use greenroom_protocol::settings::{GreenroomDelta, PlayState};

use crate::testing::{World, hosting, leaving, query, session_ref};
use crate::{Caller, Outcome, Precondition, Principal};

fn criterion(key: &str, op: Comparison, value: AttributeValue) -> Criterion {
    let key = key.to_owned();
    Criterion { key, op, value }
}

fn ending() -> GreenroomDelta {
    GreenroomDelta {
        end: true,
        ..GreenroomDelta::default()
    }
}

#[tokio::test]
async fn a_session_is_hosted_found_joined_filled_and_destroyed() {
    let world = World::new().await;
    let (host, guest) = (world.player(1), world.player(2));
    let level = AttributeKey::new("level").expect("valid");
    let big = (1_i64 << 53) + 1;
    let greenroom = GreenroomDelta {
        attributes: [(level, Some(AttributeValue::Int64(big)))].into(),
        ..hosting()
    };
    let delta = host.present(Some(greenroom));
    let written = world.put(&host, "Arena", Precondition::Absent, delta).await;
    let written = written.expect("the name is free");
    assert_eq!(written.outcome, Outcome::Created);

    let host_too = GreenroomDelta {
        register: vec![host.id()],
        ..GreenroomDelta::default()
    };
    let written = world
        .set(&host, "arena", host_too)
        .await
        .expect("the owner");
    let view = written.shown.expect("stored").document.greenroom;
    assert_eq!(view.expect("an EOS session").open_slots, 3);

    let wanted = |least: i64, slots: i64| {
        vec![
            criterion(
                "bucket",
                Comparison::Equal,
                AttributeValue::String("lobby".into()),
            ),
            criterion(
                "LEVEL",
                Comparison::GreaterThanOrEqual,
                AttributeValue::Int64(least),
            ),
            criterion(
                "minslotsavailable",
                Comparison::GreaterThanOrEqual,
                AttributeValue::Int64(slots),
            ),
        ]
    };
    assert_eq!(world.find(&guest, wanted(big, 3)).await, ["Arena"]);
    assert!(world.find(&guest, wanted(big + 1, 3)).await.is_empty());
    assert!(world.find(&guest, wanted(big, 4)).await.is_empty());

    let joined = world.join(&guest, "ARENA").await.expect("there is room");
    assert_eq!(joined.outcome, Outcome::Updated);
    let document = joined.shown.expect("stored").document;
    assert_eq!(document.members_info.count, 2);
    let view = document.greenroom.expect("an EOS session");
    assert_eq!(
        view.registered.map(|list| list.len()),
        Some(1),
        "joining registers nobody"
    );

    let forbidden = world
        .set(&guest, "Arena", ending())
        .await
        .expect_err("a guest");
    assert_eq!(forbidden.refusal.code, ErrorCode::Forbidden);
    let ended = world
        .set(&host, "Arena", ending())
        .await
        .expect("the owner");
    assert_eq!(ended.outcome, Outcome::Deleted);
    assert!(world.find(&guest, Vec::new()).await.is_empty());
    assert!(world.get(&guest, "Arena").await.is_none());
}

#[tokio::test]
async fn a_destroyed_name_is_free_again() {
    let world = World::new().await;
    let (host, other) = (world.player(1), world.player(2));
    let first = world.host(&host, "room").await.shown.expect("stored");
    world.set(&host, "room", ending()).await.expect("the owner");
    let second = world.host(&other, "room").await.shown.expect("stored");
    assert_ne!(first.document.branch, second.document.branch);
    assert!(
        first.revision < second.revision,
        "no entity tag comes twice"
    );
    let again = world
        .set(&host, "room", ending())
        .await
        .expect_err("not its own");
    assert_eq!(again.refusal.code, ErrorCode::Forbidden);
}

#[tokio::test]
async fn destroying_and_leaving_twice_is_as_good_as_once() {
    let world = World::new().await;
    let (host, guest) = (world.player(1), world.player(2));
    world.host(&host, "room").await;
    world.join(&guest, "room").await.expect("there is room");
    for _ in 0..2 {
        let left = world
            .put(&guest, "room", Precondition::None, leaving())
            .await;
        assert_eq!(left.expect("may leave").outcome, Outcome::Updated);
    }
    for _ in 0..2 {
        let left = world
            .put(&host, "room", Precondition::None, leaving())
            .await;
        assert_eq!(left.expect("may leave").outcome, Outcome::Deleted);
    }
}

#[tokio::test]
async fn a_creation_that_was_sent_twice_is_answered_like_the_first() {
    let world = World::new().await;
    let host = world.player(1);
    let greenroom = GreenroomDelta {
        nonce: Some("once".into()),
        ..hosting()
    };
    let mut answers = Vec::new();
    for _ in 0..2 {
        let delta = host.present(Some(greenroom.clone()));
        let written = world.put(&host, "room", Precondition::Absent, delta).await;
        let written = written.expect("one creation");
        assert_eq!(written.outcome, Outcome::Created);
        answers.push(written.shown.expect("stored"));
    }
    assert_eq!(answers[0].revision, answers[1].revision);
    assert_eq!(answers[0].document.branch, answers[1].document.branch);
}

#[tokio::test]
async fn a_name_that_is_held_is_refused_with_the_session_that_holds_it() {
    let world = World::new().await;
    let (host, other) = (world.player(1), world.player(2));
    let held = world.host(&host, "room").await.shown.expect("stored");
    let delta = other.present(Some(hosting()));
    let refused = world.put(&other, "ROOM", Precondition::Absent, delta).await;
    let refused = refused.expect_err("held");
    assert_eq!(refused.refusal.code, ErrorCode::PreconditionFailed);
    let current = refused.current.expect("the session as it is");
    assert_eq!(current.revision, held.revision);
    assert_eq!(current.document.branch, held.document.branch);
}

#[tokio::test]
async fn an_entity_tag_names_one_state() {
    let world = World::new().await;
    let host = world.player(1);
    let created = world.host(&host, "room").await.shown.expect("stored");
    let started = || GreenroomDelta {
        state: Some(PlayState::InProgress),
        ..GreenroomDelta::default()
    };
    let put = |when, greenroom| {
        let delta = greenroom_protocol::session::SessionDelta {
            greenroom: Some(greenroom),
            ..Default::default()
        };
        world.put(&host, "room", when, delta)
    };
    let first = Precondition::Matches(created.revision);
    let changed = put(first, started()).await.expect("as it was created");
    let changed = changed.shown.expect("stored");
    assert!(changed.revision > created.revision);
    let stale = put(first, started()).await.expect_err("it has changed");
    let current = stale.current.expect("the session as it is");
    assert_eq!(current.revision, changed.revision);
    let same = put(Precondition::Matches(changed.revision), started()).await;
    let same = same.expect("nothing to change").shown.expect("stored");
    assert_eq!(same.revision, changed.revision, "no change, no new state");
    assert_eq!(same.document.change_number, changed.document.change_number);
}

#[tokio::test]
async fn another_deployments_sessions_are_out_of_reach() {
    let world = World::new().await;
    let mut stranger = world.player(1);
    world.host(&stranger, "room").await;
    stranger.caller.deployment = Deployment::new("elsewhere").expect("valid");
    let at = session_ref("room");
    let refused = world.service.get_session(&stranger.caller, &at).await;
    assert_eq!(refused.expect_err("elsewhere").code, ErrorCode::Forbidden);
    let refused = world
        .put(&stranger, "room", Precondition::None, leaving())
        .await;
    assert_eq!(
        refused.expect_err("elsewhere").refusal.code,
        ErrorCode::Forbidden
    );
    let refused = world
        .service
        .query(&stranger.caller, &query(Vec::new()))
        .await;
    assert_eq!(refused.expect_err("elsewhere").code, ErrorCode::Forbidden);
}

#[tokio::test]
async fn what_this_release_does_not_know_is_said_so() {
    let world = World::new().await;
    let player = world.player(1);
    let unknown = TemplateName::new("nowhere").expect("valid");
    let at = SessionRef {
        template_name: unknown.clone(),
        ..session_ref("room")
    };
    let refused = world.service.get_session(&player.caller, &at).await;
    assert_eq!(refused.expect_err("no template").code, ErrorCode::NotFound);

    let mut elsewhere = query(Vec::new());
    elsewhere.template_name = unknown;
    let refused = world.service.query(&player.caller, &elsewhere).await;
    assert_eq!(refused.expect_err("no template").code, ErrorCode::NotFound);
}

#[tokio::test]
async fn a_program_finds_and_reads_sessions_and_writes_none() {
    let world = World::new().await;
    let host = world.player(1);
    world.host(&host, "room").await;
    let program = Caller {
        principal: Principal::Client,
        ..host.caller.clone()
    };
    let at = session_ref("room");
    let rows = world.service.query(&program, &query(Vec::new())).await;
    assert_eq!(rows.expect("a search").len(), 1);
    let shown = world.service.get_session(&program, &at).await;
    assert!(shown.expect("readable").is_some());
    let put = world
        .service
        .put_session(&program, &at, Precondition::None, leaving());
    let refused = put.await.expect_err("no server");
    assert_eq!(refused.refusal.code, ErrorCode::Forbidden);
}

#[tokio::test]
async fn the_newest_sessions_come_first() {
    let world = World::new().await;
    let host = world.player(1);
    for name in ["old", "middle", "new"] {
        world.host(&host, name).await;
        world.clock.pass(1);
    }
    assert_eq!(
        world.find(&host, Vec::new()).await,
        ["new", "middle", "old"]
    );
}
