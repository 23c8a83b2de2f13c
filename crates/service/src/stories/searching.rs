//! Looking for sessions: by what they are like, and by who is in them.

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::search::{Comparison, Criterion, EosQuery};
use greenroom_protocol::settings::{GreenroomDelta, Permission, PlayState};

use crate::Precondition;
use crate::testing::{Player, World, hosting, query};

/// The sessions of a player, newest first.
async fn with(world: &World, who: &Player, player: &PlayerId) -> Vec<String> {
    let mut query = query(Vec::new());
    query.greenroom = EosQuery {
        registered: Some(player.clone()),
        max_results: 200,
        ..EosQuery::default()
    };
    let rows = world.service.query(&who.caller, &query).await;
    let rows = rows.expect("a good search");
    rows.iter()
        .map(|row| row.session_ref.name.to_string())
        .collect()
}

async fn set(world: &World, host: &Player, name: &str, greenroom: GreenroomDelta) {
    let written = world.set(host, name, greenroom).await;
    written.expect("the owner");
}

#[tokio::test]
async fn a_friend_is_found_where_it_is_registered_and_nowhere_else() {
    let world = World::new().await;
    let (host, seeker, friend) = (world.player(1), world.player(2), world.player(3).id());
    let stranger = PlayerId::new("0002a7c1f").expect("valid");
    world.host(&host, "room").await;
    assert!(with(&world, &seeker, &friend).await.is_empty());
    assert!(
        with(&world, &seeker, &host.id()).await.is_empty(),
        "hosting registers nobody"
    );

    // With its last slot taken nobody else finds the session.
    let both = GreenroomDelta {
        max_players: Some(2),
        register: vec![friend.clone(), stranger.clone()],
        ..GreenroomDelta::default()
    };
    set(&world, &host, "room", both).await;
    assert!(world.find(&seeker, Vec::new()).await.is_empty());
    assert_eq!(with(&world, &seeker, &friend).await, ["room"]);
    assert_eq!(with(&world, &seeker, &stranger).await, ["room"]);
    let full = world.join(&seeker, "room").await.expect_err("full");
    assert_eq!(full.refusal.code, ErrorCode::SessionFull);

    let leaves = GreenroomDelta {
        unregister: vec![friend.clone()],
        ..GreenroomDelta::default()
    };
    set(&world, &host, "room", leaves).await;
    assert!(with(&world, &seeker, &friend).await.is_empty());
    assert_eq!(with(&world, &seeker, &stranger).await, ["room"]);
    assert_eq!(
        with(&world.another().await, &seeker, &stranger).await,
        ["room"]
    );

    for (hidden, shown) in [
        (
            GreenroomDelta {
                permission: Some(Permission::InviteOnly),
                ..GreenroomDelta::default()
            },
            GreenroomDelta {
                permission: Some(Permission::PublicAdvertised),
                ..GreenroomDelta::default()
            },
        ),
        (
            GreenroomDelta {
                state: Some(PlayState::InProgress),
                join_in_progress: Some(false),
                ..GreenroomDelta::default()
            },
            GreenroomDelta {
                state: Some(PlayState::Ended),
                ..GreenroomDelta::default()
            },
        ),
    ] {
        set(&world, &host, "room", hidden).await;
        assert!(with(&world, &seeker, &stranger).await.is_empty());
        set(&world, &host, "room", shown).await;
        assert_eq!(with(&world, &seeker, &stranger).await, ["room"]);
    }
    world.join(&seeker, "room").await.expect("there is room");
}

#[tokio::test]
async fn a_player_and_criteria_are_not_searched_at_once() {
    let world = World::new().await;
    let seeker = world.player(1);
    let mut both = query(vec![Criterion {
        key: "map".into(),
        op: Comparison::Equal,
        value: AttributeValue::Bool(true),
    }]);
    both.greenroom.registered = Some(seeker.id());
    let refused = world.service.query(&seeker.caller, &both).await;
    let refused: Refusal = refused.expect_err("one or the other");
    assert_eq!(refused.code, ErrorCode::BadRequest);
}

#[tokio::test]
async fn the_nearest_session_moves_with_its_attribute() {
    let world = World::new().await;
    let (host, seeker) = (world.player(1), world.player(2));
    let skill = |value: i64| GreenroomDelta {
        attributes: [(
            AttributeKey::new("skill").expect("valid"),
            Some(AttributeValue::Int64(value)),
        )]
        .into(),
        ..hosting()
    };
    for (name, value) in [("low", 10), ("high", 90), ("same", 52)] {
        let delta = host.present(Some(skill(value)));
        let written = world.put(&host, name, Precondition::Absent, delta).await;
        written.expect("the name is free");
    }
    let near = || {
        vec![Criterion {
            key: "SKILL".into(),
            op: Comparison::Distance,
            value: AttributeValue::Int64(50),
        }]
    };
    assert_eq!(world.find(&seeker, near()).await, ["same", "high", "low"]);
    set(&world, &host, "low", skill(51)).await;
    assert_eq!(world.find(&seeker, near()).await, ["low", "same", "high"]);
    let restarted = world.another().await;
    assert_eq!(
        restarted.find(&seeker, near()).await,
        ["low", "same", "high"]
    );
}
