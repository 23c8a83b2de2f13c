//! How a session comes to be.

use super::*;
use crate::caller::Principal;
use crate::testing::{
    ALICE, BOB, CAROL, Story, account, caller, connection, hosting, present, with_me,
};

#[test]
fn the_creator_owns_the_session_and_is_its_first_member() {
    let delta = with_me(Some(present(ALICE)), Some(hosting()));
    let session = stored(on_free_name(&caller(ALICE), Precondition::Absent, &delta));
    let (index, member) = session.member(account(ALICE)).expect("in it");
    assert_eq!(index, 0);
    assert!(member.owner && member.active && member.lost_at.is_none());
    assert!(session.is_owner(&caller(ALICE)));
    assert!(
        session
            .settings
            .as_ref()
            .expect("an EOS session")
            .registered
            .is_empty(),
        "creating registers nobody"
    );
    assert_eq!((session.change_number, session.next_index), (1, 1));
    assert_eq!(
        session
            .settings
            .as_ref()
            .expect("an EOS session")
            .host_address
            .as_deref(),
        Some("192.0.2.1")
    );
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
fn a_program_that_is_no_server_writes_no_sessions() {
    let program = Caller {
        principal: Principal::Client,
        ..caller(ALICE)
    };
    let delta = with_me(Some(present(ALICE)), Some(hosting()));
    let decision = on_free_name(&program, Precondition::None, &delta);
    let message = refused(decision, ErrorCode::Forbidden);
    assert!(message.contains("greenroom_instance"), "{message}");
}

#[test]
fn who_may_not_host_is_told_so_before_what_a_session_needs() {
    let player = Caller {
        policy: crate::policy::Policy::player(),
        ..caller(ALICE)
    };
    for delta in [
        with_me(Some(present(ALICE)), None),
        with_me(Some(present(ALICE)), Some(hosting())),
    ] {
        for when in [Precondition::None, Precondition::Absent] {
            let decision = on_free_name(&player, when, &delta);
            refused(decision, ErrorCode::MissingAction);
        }
    }
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
    assert!(
        own.settings
            .as_ref()
            .expect("an EOS session")
            .registered
            .is_empty(),
        "a fresh document"
    );

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
