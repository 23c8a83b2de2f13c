//! Joining, changing oneself, leaving.

use greenroom_protocol::settings::Permission;

use super::*;
use crate::testing::{ALICE, BOB, CAROL, Story, account, present, with_me};

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
fn a_closed_door_is_the_same_by_put() {
    let mut story = Story::hosted_by(ALICE);
    story.settings_mut().max_players = 1;
    story.register(ALICE);
    let join = with_me(Some(present(BOB)), None);
    refused(
        story.ask(BOB, Precondition::Exists, &join),
        ErrorCode::SessionFull,
    );
    story.settings_mut().permission = Permission::InviteOnly;
    refused(
        story.ask(BOB, Precondition::Exists, &join),
        ErrorCode::NotAdmitted,
    );
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
        (r#"{"members":{"reserve_0":{}}}"#, ErrorCode::BadRequest),
        (r#"{"members":{"reserve_1":{}}}"#, ErrorCode::BadRequest),
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
fn custom_values_are_bounded_over_all_members_together() {
    let mut story = Story::hosted_by(ALICE);
    story.settings_mut().max_players = 1000;
    let text = "x".repeat(200_000);
    let joining = read(&format!(
        r#"{{"members":{{"me":{{"constants":{{"custom":"{text}"}}}}}}}}"#
    ));
    let fitting = limits::SESSION_CUSTOM_MAX as u64 / 200_002;
    for guest in 1..=fitting {
        story.session = stored(story.ask(ALICE + guest, Precondition::None, &joining));
    }
    let one_more = story.ask(ALICE + fitting + 1, Precondition::None, &joining);
    refused(one_more, ErrorCode::TooLarge);
    story.join(ALICE + fitting + 2);
    // A record of a release without the limit can still shrink.
    for extra in 1..=2 {
        let mut crowded = story.session.members[&1].clone();
        crowded.account = account(ALICE + fitting + 2 + extra);
        let index = story.session.next_index;
        story.session.members.insert(index, crowded);
        story.session.next_index += 1;
    }
    story.leave(ALICE + 1);
    assert!(story.session.custom_size() > limits::SESSION_CUSTOM_MAX);
}
