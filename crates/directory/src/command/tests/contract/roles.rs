//! Roles.

use greenroom_protocol::error::ErrorCode;
use serde_json::{Value, json};

use crate::testing::{ALICE, BOB, CAROL, Room, account};

fn room() -> Room {
    let template = json!({
        "constants": {"system": {"capabilities": {"hasOwners": true}}},
        "roleTypes": {
            "lfg": {
                "mutableRoleSettings": ["target"],
                "roles": {"medic": {"max": 1, "target": 1}, "scout": {}}
            },
            "rank": {"ownerManaged": true, "roles": {"captain": {"max": 1}}},
            "seat": {"roles": {"friend": {"max": 2, "greenroom": {"friendsOfOwners": true}}}}
        }
    });
    let mut room = Room::of_template(template).made_by(ALICE);
    room.join(BOB);
    room
}

fn me(roles: Value) -> Value {
    json!({"members": {"me": {"roles": roles}}})
}

#[test]
fn a_role_is_taken_shown_and_given_up() {
    let mut room = room();
    room.write(BOB, me(json!({"LFG": "Medic"})));
    let seen = room.seen_by(ALICE);
    assert_eq!(seen["members"]["1"]["roles"], json!({"lfg": "medic"}));
    let medic = &seen["roleTypes"]["lfg"]["roles"]["medic"];
    assert_eq!(medic["memberXuids"], json!([BOB.to_string()]));
    assert_eq!((&medic["count"], &medic["max"]), (&json!(1), &json!(1)));
    room.write(BOB, me(json!({"lfg": "medic"})));
    room.refuses(ALICE, me(json!({"lfg": "medic"})), ErrorCode::Conflict);
    room.write(BOB, me(json!({"lfg": null})));
    room.write(ALICE, me(json!({"lfg": "medic"})));
    for nonsense in [json!({"lfg": "cook"}), json!({"job": "medic"})] {
        room.refuses(BOB, me(nonsense), ErrorCode::BadRequest);
    }
}

#[test]
fn a_role_is_chosen_while_joining_and_a_full_one_keeps_out() {
    let mut room = room();
    room.write(BOB, me(json!({"lfg": "medic"})));
    let late = me(json!({"lfg": "medic"}));
    room.refuses(CAROL, late, ErrorCode::Conflict);
    room.write(CAROL, me(json!({"lfg": "scout"})));
}

#[test]
fn owners_assign_what_they_manage_to_whom_they_like() {
    let mut room = room();
    room.refuses(BOB, me(json!({"rank": "captain"})), ErrorCode::Forbidden);
    room.write(
        ALICE,
        json!({"members": {"1": {"roles": {"rank": "captain"}}}}),
    );
    assert_eq!(
        room.seen_by(BOB)["members"]["1"]["roles"],
        json!({"rank": "captain"})
    );
    room.refuses(ALICE, me(json!({"rank": "captain"})), ErrorCode::Conflict);
    let other = json!({"members": {"0": {"roles": {"lfg": "scout"}}}});
    room.refuses(BOB, other, ErrorCode::Forbidden);
}

#[test]
fn a_seat_for_friends_is_for_whom_an_owner_follows() {
    let mut room = room();
    room.refuses(BOB, me(json!({"seat": "friend"})), ErrorCode::NotAdmitted);
    room.circle.followed_by.insert(account(ALICE));
    room.write(BOB, me(json!({"seat": "friend"})));
    room.circle.followed_by.clear();
    room.write(ALICE, me(json!({"seat": "friend"})));
}

#[test]
fn owners_change_the_settings_that_are_mutable() {
    let mut room = room();
    let change = |role: Value| json!({"roleTypes": {"lfg": {"roles": {"scout": role}}}});
    room.refuses(BOB, change(json!({"target": 3})), ErrorCode::Forbidden);
    room.write(ALICE, change(json!({"target": 3})));
    let seen = room.seen_by(ALICE);
    assert_eq!(
        seen["roleTypes"]["lfg"]["roles"]["scout"]["target"],
        json!(3)
    );
    room.refuses(ALICE, change(json!({"max": 3})), ErrorCode::Conflict);
    room.refuses(ALICE, change(json!({"target": 0})), ErrorCode::BadRequest);
    for fixed in [
        json!({"roleTypes": {"new": {}}}),
        json!({"roleTypes": {"lfg": {"roles": {"new": {}}}}}),
        json!({"roleTypes": {"lfg": {"ownerManaged": true}}}),
    ] {
        room.refuses(ALICE, fixed, ErrorCode::Conflict);
    }
    room.write(
        ALICE,
        json!({"roleTypes": {"lfg": {"ownerManaged": false}}}),
    );
}

#[test]
fn a_role_has_no_fewer_places_than_members_who_have_it() {
    let mut room = Room::of_template(json!({
        "constants": {"system": {"capabilities": {"hasOwners": true}}},
        "roleTypes": {"lfg": {"mutableRoleSettings": ["max"], "roles": {"scout": {"max": 3}}}}
    }))
    .made_by(ALICE);
    for who in [BOB, CAROL] {
        room.join(who);
        room.write(who, me(json!({"lfg": "scout"})));
    }
    let places = |max: u32| json!({"lfg": {"roles": {"Scout": {"max": max}}}});
    room.refuses(ALICE, json!({"roleTypes": places(1)}), ErrorCode::Conflict);
    room.write(ALICE, json!({"roleTypes": places(2)}));
    // What counts is how the session is after the write.
    let less = json!({"roleTypes": places(1), "members": {"1": null}});
    room.write(ALICE, less);
}
