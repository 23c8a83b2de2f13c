//! The rules of `PUT` as stories.

use greenroom_protocol::session::PropertiesDelta;
use greenroom_protocol::settings::{Permission, PlayState};
use serde_json::value::RawValue;

use super::*;
use crate::testing::{
    ALICE, BOB, CAROL, Story, account, caller, connection, hosting, ids, present, session_ref,
    with_me,
};

fn read(text: &str) -> SessionDelta {
    serde_json::from_str(text).expect("a delta")
}

fn on_free_name(
    who: &Caller,
    when: Precondition,
    delta: &SessionDelta,
) -> Result<Decision, Refusal> {
    let put = Put {
        at: &session_ref("room"),
        when,
        delta,
        caller: who,
        now: Timestamp(5),
        ids: &ids("new"),
    };
    apply(None, &put)
}

fn stored(decision: Result<Decision, Refusal>) -> Session {
    match decision {
        Ok(Decision::Store { session, .. }) => *session,
        other => panic!("expected a session, got {other:?}"),
    }
}

fn refused(decision: Result<Decision, Refusal>, code: ErrorCode) -> String {
    let refusal = decision.expect_err("must be refused");
    assert_eq!(refusal.code, code, "{refusal}");
    refusal.message
}

fn settings(greenroom: GreenroomDelta) -> SessionDelta {
    SessionDelta {
        greenroom: Some(greenroom),
        ..SessionDelta::default()
    }
}

fn custom(key: &str, value: &str) -> SessionDelta {
    let value = RawValue::from_string(value.to_owned()).expect("JSON");
    SessionDelta {
        properties: Some(PropertiesDelta {
            custom: Some([(key.to_owned(), value)].into()),
        }),
        ..SessionDelta::default()
    }
}

#[test]
fn the_creator_owns_the_session_and_is_its_first_member() {
    let delta = with_me(Some(present(ALICE)), Some(hosting()));
    let session = stored(on_free_name(&caller(ALICE), Precondition::Absent, &delta));
    let (index, member) = session.member(account(ALICE)).expect("in it");
    assert_eq!(index, 0);
    assert!(member.owner && member.active && member.lost_at.is_none());
    assert!(session.is_owner(&caller(ALICE)));
    assert!(
        session.settings.registered.is_empty(),
        "creating registers nobody"
    );
    assert_eq!((session.change_number, session.next_index), (1, 1));
    assert_eq!(session.settings.host_address.as_deref(), Some("192.0.2.1"));
}

#[test]
fn a_session_that_nobody_would_be_in_is_never_stored() {
    for delta in [
        SessionDelta::default(),
        settings(hosting()),
        with_me(None, Some(hosting())),
        settings(GreenroomDelta {
            end: true,
            ..hosting()
        }),
    ] {
        let decision = on_free_name(&caller(ALICE), Precondition::None, &delta);
        assert_eq!(decision, Ok(Decision::Delete));
    }
}

#[test]
fn an_eos_session_needs_its_settings_at_creation() {
    let delta = with_me(Some(present(ALICE)), None);
    let decision = on_free_name(&caller(ALICE), Precondition::None, &delta);
    assert!(refused(decision, ErrorCode::BadRequest).contains("bucket"));
}

#[test]
fn preconditions_are_checked_before_anything_is_written() {
    let join = with_me(Some(present(BOB)), None);
    for when in [Precondition::Exists, Precondition::Matches(Revision(1))] {
        refused(
            on_free_name(&caller(BOB), when, &join),
            ErrorCode::PreconditionFailed,
        );
    }
    let story = Story::hosted_by(ALICE);
    stored(story.ask(BOB, Precondition::Exists, &join));
    stored(story.ask(BOB, Precondition::Matches(Revision(1)), &join));
    for when in [Precondition::Absent, Precondition::Matches(Revision(9))] {
        refused(story.ask(BOB, when, &join), ErrorCode::PreconditionFailed);
    }
}

#[test]
fn a_program_without_a_player_writes_no_sessions_yet() {
    let program = Caller {
        principal: Principal::Client,
        ..caller(ALICE)
    };
    let delta = with_me(Some(present(ALICE)), Some(hosting()));
    let decision = on_free_name(&program, Precondition::None, &delta);
    refused(decision, ErrorCode::Unsupported);
}

#[test]
fn a_creation_sent_twice_creates_once() {
    let greenroom = GreenroomDelta {
        nonce: Some("n-1".into()),
        takeover: true,
        ..hosting()
    };
    let story = Story::hosted_as(ALICE, "room", greenroom.clone());
    let again = with_me(Some(present(ALICE)), Some(greenroom.clone()));
    let decision = story.ask(ALICE, Precondition::Absent, &again);
    assert_eq!(decision, Ok(Decision::Unchanged { created: true }));

    let other = GreenroomDelta {
        nonce: Some("n-2".into()),
        takeover: false,
        ..greenroom.clone()
    };
    let other = with_me(Some(present(ALICE)), Some(other));
    let decision = story.ask(ALICE, Precondition::Absent, &other);
    refused(decision, ErrorCode::PreconditionFailed);
    let same_nonce = with_me(Some(present(BOB)), Some(greenroom));
    let decision = story.ask(BOB, Precondition::Absent, &same_nonce);
    refused(decision, ErrorCode::SessionExists);
}

#[test]
fn a_creation_sent_again_over_a_newer_connection_brings_it_along() {
    let greenroom = GreenroomDelta {
        nonce: Some("n".into()),
        ..hosting()
    };
    let mut story = Story::hosted_as(ALICE, "room", greenroom.clone());
    story.session.members.get_mut(&0).expect("the host").lost_at = Some(Timestamp(7));
    let mut me = present(ALICE);
    let system = me.properties.as_mut().and_then(|p| p.system.as_mut());
    system.expect("present").connection = greenroom_protocol::session::Patch::Set(connection(99));
    let again = with_me(Some(me), Some(greenroom));
    match story.ask(ALICE, Precondition::Absent, &again) {
        Ok(Decision::Store {
            session,
            created: true,
        }) => {
            assert_eq!(session.members[&0].connection, Some(connection(99)));
            assert_eq!(session.members[&0].lost_at, None);
            assert_eq!(session.branch, story.session.branch);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn ones_own_session_or_a_dead_owners_is_taken_over_under_a_new_branch() {
    let greenroom = GreenroomDelta {
        takeover: true,
        max_players: Some(2),
        ..hosting()
    };
    let mut story = Story::hosted_by(ALICE);
    story.join(CAROL);
    story.register(CAROL);
    let by = |who| with_me(Some(present(who)), Some(greenroom.clone()));

    let own = stored(story.ask(ALICE, Precondition::Absent, &by(ALICE)));
    assert_ne!(own.branch, story.session.branch);
    assert_eq!((own.change_number, own.members.len()), (1, 1));
    assert!(own.settings.registered.is_empty(), "a fresh document");

    let decision = story.ask(BOB, Precondition::Absent, &by(BOB));
    refused(decision, ErrorCode::SessionExists);
    story.session.members.get_mut(&0).expect("the host").lost_at = Some(Timestamp(7));
    let taken = stored(story.ask(BOB, Precondition::Absent, &by(BOB)));
    assert!(taken.is_owner(&caller(BOB)));

    let empty = settings(greenroom);
    let decision = story.ask(ALICE, Precondition::Absent, &empty);
    refused(decision, ErrorCode::BadRequest);
}

#[test]
fn a_player_joins_once_and_refreshes_from_then_on() {
    let mut story = Story::hosted_by(ALICE);
    story.join(BOB);
    let change_number = story.session.change_number;
    let again = story.put(BOB, &with_me(Some(present(BOB)), None));
    assert_eq!(again, Ok(Decision::Unchanged { created: false }));
    assert_eq!(story.session.change_number, change_number);
    assert_eq!(story.session.members.len(), 2);
}

#[test]
fn an_index_is_never_used_twice() {
    let mut story = Story::hosted_by(ALICE);
    for _ in 0..3 {
        story.join(BOB);
        story.leave(BOB);
    }
    story.join(BOB);
    let (index, _) = story.session.member(account(BOB)).expect("in it");
    assert_eq!(index, 4);
}

#[test]
fn whoever_is_not_in_the_session_changes_nothing() {
    let story = Story::hosted_by(ALICE);
    for delta in [
        SessionDelta::default(),
        custom("a", "1"),
        SessionDelta {
            properties: custom("a", "1").properties,
            ..with_me(None, None)
        },
    ] {
        refused(
            story.ask(BOB, Precondition::None, &delta),
            ErrorCode::Forbidden,
        );
    }
    let leave = story.ask(BOB, Precondition::None, &with_me(None, None));
    assert_eq!(
        leave,
        Ok(Decision::Unchanged { created: false }),
        "gone already"
    );
}

#[test]
fn a_member_may_say_something_while_it_leaves() {
    let mut story = Story::hosted_by(ALICE);
    story.join(BOB);
    let farewell = SessionDelta {
        properties: custom("bye", "1").properties,
        ..with_me(None, None)
    };
    let session = stored(story.ask(BOB, Precondition::None, &farewell));
    assert!(session.member(account(BOB)).is_none());
    assert!(session.properties.contains_key("bye"));
}

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
        assert_eq!(story.session.settings.state, state);
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
fn a_closed_door_is_the_same_by_put() {
    let mut story = Story::hosted_by(ALICE);
    story.session.settings.max_players = 1;
    story.register(ALICE);
    let join = with_me(Some(present(BOB)), None);
    refused(
        story.ask(BOB, Precondition::Exists, &join),
        ErrorCode::SessionFull,
    );
    story.session.settings.permission = Permission::InviteOnly;
    refused(
        story.ask(BOB, Precondition::Exists, &join),
        ErrorCode::NotAdmitted,
    );
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
fn a_members_constants_are_fixed_when_it_joins() {
    let mut story = Story::hosted_by(ALICE);
    let join = read(r#"{"members":{"me":{"constants":{"custom":{"team":1}}}}}"#);
    story.put(BOB, &join).expect("joins");
    let again = story.put(BOB, &join);
    assert_eq!(again, Ok(Decision::Unchanged { created: false }));
    let other = read(r#"{"members":{"me":{"constants":{"custom":{"team":2}}}}}"#);
    refused(story.put(BOB, &other), ErrorCode::Conflict);
}

#[test]
fn nobody_joins_in_anothers_name() {
    let story = Story::hosted_by(ALICE);
    let delta = read(&format!(
        r#"{{"members":{{"me":{{"constants":{{"system":{{"xuid":"{CAROL}"}}}}}}}}}}"#
    ));
    let message = refused(
        story.ask(BOB, Precondition::None, &delta),
        ErrorCode::BadRequest,
    );
    assert!(message.contains("xuid"), "{message}");
    stored(story.ask(CAROL, Precondition::None, &delta));
}

#[test]
fn keys_of_members_are_me_an_index_or_a_reservation() {
    let mut story = Story::hosted_by(ALICE);
    story.join(BOB);
    let ask = |who, text| story.ask(who, Precondition::None, &read(text));
    for (text, code) in [
        (r#"{"members":{"reserve_0":{}}}"#, ErrorCode::Unsupported),
        (r#"{"members":{"you":null}}"#, ErrorCode::BadRequest),
        (r#"{"members":{"01":null}}"#, ErrorCode::BadRequest),
        (r#"{"members":{"1":{}}}"#, ErrorCode::BadRequest),
    ] {
        refused(ask(ALICE, text), code);
    }
    refused(ask(BOB, r#"{"members":{"0":null}}"#), ErrorCode::Forbidden);
    let session = stored(ask(ALICE, r#"{"members":{"1":null}}"#));
    assert!(session.member(account(BOB)).is_none());
    let nobody = ask(ALICE, r#"{"members":{"7":null}}"#);
    assert_eq!(nobody, Ok(Decision::Unchanged { created: false }));
    assert_eq!(
        ask(ALICE, r#"{"members":{"0":null}}"#),
        Ok(Decision::Delete)
    );
}

#[test]
fn being_active_takes_a_connection() {
    let mut story = Story::hosted_by(ALICE);
    let active = read(r#"{"members":{"me":{"properties":{"system":{"active":true}}}}}"#);
    let message = refused(
        story.ask(BOB, Precondition::None, &active),
        ErrorCode::BadRequest,
    );
    assert!(message.contains("connection"), "{message}");
    story.put(ALICE, &active).expect("its connection is there");
    let give_up = read(r#"{"members":{"me":{"properties":{"system":{"connection":null}}}}}"#);
    refused(story.put(ALICE, &give_up), ErrorCode::BadRequest);
    let rest =
        read(r#"{"members":{"me":{"properties":{"system":{"active":false,"connection":null}}}}}"#);
    story.put(ALICE, &rest).expect("no longer active");
    assert_eq!(story.session.members[&0].lost_at, Some(story.now));
}

#[test]
fn whoever_joins_without_a_connection_has_the_silence_to_bring_one() {
    let mut story = Story::hosted_by(ALICE);
    story
        .put(BOB, &read(r#"{"members":{"me":{}}}"#))
        .expect("joins");
    let (_, bob) = story.session.member(account(BOB)).expect("in it");
    assert_eq!(bob.lost_at, Some(story.now));
    story.join(BOB);
    let (_, bob) = story.session.member(account(BOB)).expect("in it");
    assert_eq!(bob.lost_at, None);
    assert_eq!(story.session.members.len(), 2);
}

#[test]
fn a_lost_member_writes_other_things_and_stays_lost() {
    let mut story = Story::hosted_by(ALICE);
    story.session.members.get_mut(&0).expect("the host").lost_at = Some(Timestamp(3));
    story.put(ALICE, &custom("a", "1")).expect("a member");
    assert_eq!(story.session.members[&0].lost_at, Some(Timestamp(3)));
    let active = read(r#"{"members":{"me":{"properties":{"system":{"active":true}}}}}"#);
    refused(story.put(ALICE, &active), ErrorCode::BadRequest);
}

#[test]
fn a_full_template_takes_no_more_members() {
    let mut story = Story::hosted_by(ALICE);
    story.session.system.max_members_count = 1;
    let join = with_me(Some(present(BOB)), None);
    refused(
        story.ask(BOB, Precondition::None, &join),
        ErrorCode::SessionFull,
    );
}

#[test]
fn a_nonce_has_a_limit() {
    let delta = |length: usize| {
        let greenroom = GreenroomDelta {
            nonce: Some("n".repeat(length)),
            ..hosting()
        };
        with_me(Some(present(ALICE)), Some(greenroom))
    };
    stored(on_free_name(
        &caller(ALICE),
        Precondition::None,
        &delta(limits::NONCE_MAX),
    ));
    let decision = on_free_name(
        &caller(ALICE),
        Precondition::None,
        &delta(limits::NONCE_MAX + 1),
    );
    refused(decision, ErrorCode::BadRequest);
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
