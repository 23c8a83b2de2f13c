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

#[test]
fn who_may_not_be_registered_stops_the_write_and_nobody_who_is_has_to_go() {
    let sanctioned = Registrants {
        sanctioned: [account(BOB)].into(),
        ..Registrants::default()
    };
    let guarded = GreenroomDelta {
        sanctions: Some(true),
        ..hosting()
    };
    let mut story = Story::hosted_as(ALICE, "room", guarded);
    let register = |replace, who: &[u64]| GreenroomDelta {
        replace,
        register: who.iter().map(|who| account(*who).into()).collect(),
        ..GreenroomDelta::default()
    };
    let ask = |story: &Story, delta: GreenroomDelta| {
        let delta = SessionDelta {
            greenroom: Some(delta),
            ..SessionDelta::default()
        };
        let put = Put {
            via: Via::Id,
            template: None,
            circle: &Circle::default(),
            registrants: &sanctioned,
            at: &story.session.session_ref,
            when: Precondition::None,
            delta: &delta,
            caller: &caller(ALICE),
            now: story.now,
            ids: &ids("none"),
        };
        apply(Some((&story.session, story.revision)), &put)
    };
    for replace in [false, true] {
        let refusal = ask(&story, register(replace, &[BOB, CAROL])).expect_err("bob is out");
        assert_eq!(refusal.code, ErrorCode::PlayerSanctioned);
        assert_eq!(refusal.players, [account(BOB).into()]);
    }
    assert!(ask(&story, register(false, &[CAROL])).is_ok());
    story.register(BOB);
    for replace in [false, true] {
        let decision = ask(&story, register(replace, &[BOB, CAROL])).expect("bob stays");
        let Decision::Store { session, .. } = decision else {
            panic!("{decision:?}");
        };
        assert_eq!(session.settings.map(|it| it.registered.len()), Some(2));
    }
}

#[test]
fn a_session_that_is_made_anew_takes_nobody_who_may_not_be_registered() {
    let delta = with_me(
        Some(present(ALICE)),
        Some(GreenroomDelta {
            platforms: Some(vec![4000]),
            register: vec![account(ALICE).into(), account(BOB).into()],
            ..hosting()
        }),
    );
    let known = Registrants {
        platforms: [(account(ALICE), 4000), (account(BOB), 100)].into(),
        ..Registrants::default()
    };
    let put = Put {
        via: Via::Id,
        template: Some(&Template::eos()),
        circle: &Circle::default(),
        registrants: &known,
        at: &session_ref("room"),
        when: Precondition::Absent,
        delta: &delta,
        caller: &caller(ALICE),
        now: Timestamp(1),
        ids: &ids("first"),
    };
    let refusal = apply(None, &put).expect_err("bob plays elsewhere");
    assert_eq!(refusal.code, ErrorCode::PlatformNotAllowed);
    assert_eq!(refusal.players, [account(BOB).into()]);
}
