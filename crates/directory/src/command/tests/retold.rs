//! What a client that lost touch sends again and again until it succeeds.

use greenroom_protocol::session::Patch;
use greenroom_protocol::settings::{Permission, PlayState};

use super::*;
use crate::testing::{
    ALICE, BOB, CAROL, Story, account, caller, connection, hosting, present, with_me,
};

/// The whole of what the session should be.
fn whole(nonce: &str) -> GreenroomDelta {
    GreenroomDelta {
        nonce: Some(nonce.into()),
        takeover: true,
        replace: true,
        max_players: Some(3),
        permission: Some(Permission::InviteOnly),
        state: Some(PlayState::InProgress),
        register: vec![account(CAROL).into(), account(BOB).into()],
        attributes: Default::default(),
        ..hosting()
    }
}

fn marked(nonce: &str) -> Story {
    let greenroom = GreenroomDelta {
        nonce: Some(nonce.into()),
        ..hosting()
    };
    let mut story = Story::hosted_as(ALICE, "room", greenroom);
    story.register(BOB);
    story
}

fn is_as_wanted(session: &Session) {
    let settings = session.settings.as_ref().expect("an EOS session");
    assert_eq!(settings.max_players, 3);
    assert_eq!(settings.state, PlayState::InProgress);
    assert_eq!(settings.permission, Permission::InviteOnly);
    let players = [account(CAROL).into(), account(BOB).into()];
    assert_eq!(settings.registered, players, "in the order that is given");
    assert!(settings.attributes.is_empty(), "MAP was not named");
}

#[test]
fn one_thing_sent_until_it_succeeds_makes_the_session_what_it_should_be() {
    let again = with_me(Some(present(ALICE)), Some(whole("n")));
    let gone = stored(on_free_name(&caller(ALICE), Precondition::Absent, &again));
    is_as_wanted(&gone);

    let mut story = marked("n");
    story.join(BOB);
    let there = story.ask(ALICE, Precondition::Absent, &again);
    let Ok(Decision::Store { created: true, .. }) = there else {
        panic!("answered as created: {there:?}");
    };
    let there = stored(there);
    is_as_wanted(&there);
    assert_eq!(there.branch, story.session.branch, "it is the same session");
    assert_eq!(there.members.len(), 2, "and nobody was thrown out");

    story.session = there;
    let once_more = story.ask(ALICE, Precondition::Absent, &again);
    assert_eq!(once_more, Ok(Decision::Unchanged { created: true }));
}

#[test]
fn it_brings_the_newest_connection_along() {
    let mut story = marked("n");
    story.session.members.get_mut(&0).expect("the host").lost_at = Some(Timestamp(7));
    let mut me = present(ALICE);
    let system = me.properties.as_mut().and_then(|p| p.system.as_mut());
    system.expect("present").connection = Patch::Set(connection(99));
    let again = with_me(Some(me), Some(whole("n")));
    let there = stored(story.ask(ALICE, Precondition::Absent, &again));
    is_as_wanted(&there);
    assert_eq!(there.members[&0].connection, Some(connection(99)));
    assert_eq!(there.members[&0].lost_at, None);
}

#[test]
fn an_update_may_replace_too() {
    let mut story = marked("n");
    let delta = settings(GreenroomDelta {
        takeover: false,
        ..whole("n")
    });
    story.put(ALICE, &delta).expect("its own");
    is_as_wanted(&story.session);
    let again = story.put(ALICE, &delta);
    assert_eq!(again, Ok(Decision::Unchanged { created: false }));
    story.settings_mut().permission = Permission::default();
    story.settings_mut().join_in_progress = true;
    story.settings_mut().state = PlayState::Pending;
    story.join(BOB);
    refused(
        story.ask(BOB, Precondition::None, &delta),
        ErrorCode::Forbidden,
    );
}

#[test]
fn what_cannot_be_is_refused_whole() {
    let story = marked("n");
    let crowded = with_me(
        Some(present(ALICE)),
        Some(GreenroomDelta {
            max_players: Some(1),
            ..whole("n")
        }),
    );
    refused(
        story.ask(ALICE, Precondition::Absent, &crowded),
        ErrorCode::TooManyPlayers,
    );
}

#[test]
fn an_update_that_is_meant_for_another_session_of_the_name_is_refused() {
    let story = marked("new");
    let playing = |nonce: &str| {
        settings(GreenroomDelta {
            nonce: Some(nonce.into()),
            state: Some(PlayState::InProgress),
            ..Default::default()
        })
    };
    let ending = settings(GreenroomDelta {
        nonce: Some("old".into()),
        end: true,
        ..Default::default()
    });
    for who in [ALICE, BOB] {
        for delta in [playing("old"), ending.clone()] {
            let decision = story.ask(who, Precondition::Exists, &delta);
            let message = refused(decision, ErrorCode::Conflict);
            assert!(
                message.contains("another session has the name"),
                "{message}"
            );
        }
    }
    stored(story.ask(ALICE, Precondition::Exists, &playing("new")));
    let unmarked = Story::hosted_by(ALICE);
    refused(
        unmarked.ask(ALICE, Precondition::Exists, &playing("old")),
        ErrorCode::Conflict,
    );
}

#[test]
fn a_write_that_was_overtaken_on_its_way_changes_nothing() {
    let mut story = marked("n");
    let write = |sequence, max_players| {
        settings(GreenroomDelta {
            nonce: Some("n".into()),
            sequence: Some(sequence),
            max_players: Some(max_players),
            ..Default::default()
        })
    };
    story.put(ALICE, &write(2, 8)).expect("its own");
    for (late, what) in [(2, "sent twice"), (1, "overtaken")] {
        let decision = story.put(ALICE, &write(late, 5));
        let unchanged = Ok(Decision::Unchanged { created: false });
        assert_eq!(decision, unchanged, "{what}");
    }
    let ended = settings(GreenroomDelta {
        nonce: Some("n".into()),
        sequence: Some(1),
        end: true,
        ..Default::default()
    });
    let decision = story.put(ALICE, &ended);
    assert_eq!(decision, Ok(Decision::Unchanged { created: false }));
    story.put(ALICE, &write(3, 5)).expect("its own");
    assert_eq!(story.settings().max_players, 5);

    let again = with_me(
        Some(present(ALICE)),
        Some(GreenroomDelta {
            sequence: Some(1),
            ..whole("n")
        }),
    );
    let decision = story.ask(ALICE, Precondition::Absent, &again);
    assert_eq!(decision, Ok(Decision::Unchanged { created: true }));
}

#[test]
fn numbers_are_those_of_one_creation_and_of_its_owner() {
    let mut story = marked("n");
    let numbered = |nonce: Option<&str>| {
        settings(GreenroomDelta {
            nonce: nonce.map(Into::into),
            sequence: Some(9),
            ..Default::default()
        })
    };
    let message = refused(
        story.ask(ALICE, Precondition::Exists, &numbered(None)),
        ErrorCode::BadRequest,
    );
    assert!(message.contains("greenroom.sequence"), "{message}");
    story.join(BOB);
    let _ = story.put(BOB, &numbered(Some("n")));
    assert_eq!(story.settings().sequence, None, "not BOB's to count");
}
