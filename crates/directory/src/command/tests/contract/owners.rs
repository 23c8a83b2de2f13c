//! Owners: what they alone may, and what their going does.

use greenroom_protocol::error::ErrorCode;
use serde_json::{Value, json};

use crate::testing::{ALICE, BOB, CAROL, Room, server};

fn owned(policies: Value) -> Room {
    let system = json!({"capabilities": {"hasOwners": true}, "ownershipPolicies": policies});
    let mut room = Room::of(system).made_by(ALICE);
    room.join(BOB);
    room.now = room.now.plus(5);
    room.join(CAROL);
    room
}

#[test]
fn the_creator_is_the_first_owner_and_hands_on_what_it_likes() {
    let mut room = owned(json!({}));
    assert_eq!(
        room.seen_by(BOB)["properties"]["system"]["owners"],
        json!([0])
    );
    let give = |owners: Value| json!({"properties": {"system": {"owners": owners}}});
    room.refuses(BOB, give(json!([1])), ErrorCode::Forbidden);
    for nonsense in [json!([]), json!([7]), json!(null)] {
        room.refuses(ALICE, give(nonsense), ErrorCode::BadRequest);
    }
    room.write(ALICE, give(json!([1, 2])));
    assert_eq!(
        room.seen_by(BOB)["properties"]["system"]["owners"],
        json!([1, 2])
    );
    room.refuses(ALICE, json!({"members": {"1": null}}), ErrorCode::Forbidden);
    room.write(BOB, json!({"members": {"0": null}}));
    assert!(room.member(ALICE).is_none());
}

#[test]
fn owners_and_servers_write_the_sessions_properties_others_what_is_left_to_them() {
    let room = owned(json!({"nonOwnerModifiableSystemProperties": ["turn"]}));
    let write = |system: Value| json!({"properties": {"system": system}});
    room.refuses(BOB, write(json!({"closed": true})), ErrorCode::Forbidden);
    let both = write(json!({"turn": [1], "closed": true}));
    room.refuses(BOB, both, ErrorCode::Forbidden);
    let take = write(json!({"owners": [0, 1]}));
    room.refuses(BOB, take, ErrorCode::Forbidden);
    let mut free = room.clone();
    let same = write(json!({"closed": false, "joinRestriction": "none", "keywords": null}));
    free.write(BOB, same);
    free.write(BOB, write(json!({"turn": [1]})));
    free.write(BOB, json!({"properties": {"custom": {"score": 1}}}));
    free.write(ALICE, write(json!({"closed": true})));
    free.try_as(&server("one"), write(json!({"closed": false})))
        .expect("servers may");
    let listing = json!({"properties": {"greenroom": {"targetMembersCount": 4}}});
    room.refuses(BOB, listing, ErrorCode::Forbidden);
}

#[test]
fn without_another_word_the_session_ends_with_its_last_owner() {
    let mut room = owned(json!({}));
    room.write(ALICE, json!({"members": {"me": null}}));
    assert!(room.session.is_none());
}

#[test]
fn or_who_has_been_there_longest_owns_it() {
    let mut room = owned(json!({"migration": "oldest"}));
    room.write(
        ALICE,
        json!({"members": {"reserve_0": {"constants": {"system": {"xuid": "5"}}}}}),
    );
    room.write(ALICE, json!({"members": {"me": null}}));
    assert_eq!(
        room.seen_by(BOB)["properties"]["system"]["owners"],
        json!([1])
    );
    room.write(BOB, json!({"members": {"me": null}}));
    assert_eq!(
        room.seen_by(CAROL)["properties"]["system"]["owners"],
        json!([2])
    );
    room.write(CAROL, json!({"members": {"me": null}}));
    assert!(
        room.session.is_none(),
        "who has only a place inherits nothing"
    );
}

#[test]
fn owners_need_the_capability() {
    let room = Room::of(json!({})).made_by(ALICE);
    let give = json!({"properties": {"system": {"owners": [0]}}});
    room.refuses(ALICE, give, ErrorCode::BadRequest);
    assert_eq!(
        room.seen_by(ALICE)["properties"]["system"].get("owners"),
        None
    );
}

#[test]
fn an_owner_or_a_server_ends_the_session_for_all() {
    let mut room = owned(json!({}));
    let end = json!({"greenroom": {"end": true}});
    room.refuses(BOB, end.clone(), ErrorCode::Forbidden);
    room.write(ALICE, end);
    assert!(room.session.is_none());
}
