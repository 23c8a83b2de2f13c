//! What only the owner may do, and what nobody may.

use greenroom_protocol::settings::{Permission, PlayState};

use super::*;
use crate::testing::{ALICE, BOB, CAROL, Story, account, caller, hosting, present, with_me};

#[test]
fn the_session_ends_when_its_owner_leaves_or_says_so() {
    let mut story = Story::hosted_by(ALICE);
    story.join(BOB);
    let end = settings(GreenroomDelta {
        end: true,
        ..Default::default()
    });
    refused(
        story.ask(BOB, Precondition::None, &end),
        ErrorCode::Forbidden,
    );
    for delta in [with_me(None, None), end] {
        let decision = story.ask(ALICE, Precondition::Exists, &delta);
        assert_eq!(decision, Ok(Decision::Delete));
    }
}

#[test]
fn only_the_owner_writes_settings() {
    let mut story = Story::hosted_by(ALICE);
    story.join(BOB);
    for delta in [
        GreenroomDelta {
            state: Some(PlayState::InProgress),
            ..Default::default()
        },
        GreenroomDelta {
            register: vec![account(BOB).into()],
            ..Default::default()
        },
        GreenroomDelta {
            attributes: hosting().attributes,
            ..Default::default()
        },
        GreenroomDelta {
            permission: Some(Permission::InviteOnly),
            ..Default::default()
        },
    ] {
        let delta = settings(delta);
        let message = refused(
            story.ask(BOB, Precondition::None, &delta),
            ErrorCode::Forbidden,
        );
        assert!(message.contains("only the owner"), "{message}");
    }
}

#[test]
fn play_starts_ends_and_starts_again_as_the_owner_says() {
    let mut story = Story::hosted_by(ALICE);
    for state in [
        PlayState::InProgress,
        PlayState::Ended,
        PlayState::InProgress,
        PlayState::Pending,
    ] {
        let delta = settings(GreenroomDelta {
            state: Some(state),
            ..Default::default()
        });
        story.put(ALICE, &delta).expect("the owner says so");
        assert_eq!(story.settings().state, state);
    }
}

#[test]
fn the_maximum_never_goes_below_the_registered() {
    let mut story = Story::hosted_by(ALICE);
    for player in [ALICE, BOB, CAROL] {
        story.register(player);
    }
    let shrink = |to| {
        settings(GreenroomDelta {
            max_players: Some(to),
            ..Default::default()
        })
    };
    let message = refused(
        story.ask(ALICE, Precondition::None, &shrink(2)),
        ErrorCode::TooManyPlayers,
    );
    assert!(message.contains('3') && message.contains('2'), "{message}");
    stored(story.ask(ALICE, Precondition::None, &shrink(3)));
}

#[test]
fn constants_may_be_repeated_and_not_changed() {
    let mut delta = with_me(Some(present(ALICE)), Some(hosting()));
    delta.constants =
        read(r#"{"constants":{"custom":{"map":"lake","seed":9007199254740993}}}"#).constants;
    let session = stored(on_free_name(&caller(ALICE), Precondition::None, &delta));
    let story = Story {
        session,
        revision: Revision(1),
        now: Timestamp(6),
    };
    let ask = |text| story.ask(ALICE, Precondition::None, &read(text));
    for same in [
        r#"{"constants":{"custom":{"seed":9007199254740993}}}"#,
        r#"{"constants":{"system":{"version":1,"visibility":"open"},"custom":{"gone":null}}}"#,
    ] {
        assert_eq!(ask(same), Ok(Decision::Unchanged { created: false }));
    }
    for other in [
        r#"{"constants":{"custom":{"seed":9007199254740992}}}"#,
        r#"{"constants":{"custom":{"map":null}}}"#,
        r#"{"constants":{"custom":{"more":1}}}"#,
        r#"{"constants":{"system":{"maxMembersCount":5}}}"#,
    ] {
        refused(ask(other), ErrorCode::Conflict);
    }
}

#[test]
fn every_stored_change_counts_by_one() {
    let mut story = Story::hosted_by(ALICE);
    for number in 2..10 {
        story
            .put(ALICE, &custom("n", &number.to_string()))
            .expect("a member");
        assert_eq!(story.session.change_number, number);
    }
}
