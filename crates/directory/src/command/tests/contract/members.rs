//! Members: reserved, joined, changed, gone.

use greenroom_protocol::error::ErrorCode;
use serde_json::json;

use crate::session::State;
use crate::testing::{ALICE, BOB, CAROL, Room, caller, server};

fn state(room: &Room, who: u64) -> Option<State> {
    room.member(who).map(|member| member.state())
}

#[test]
fn a_reservation_is_kept_until_its_player_writes_for_the_first_time() {
    let mut room = Room::of(json!({"visibility": "private"})).made_by(ALICE);
    let place =
        |who: u64| json!({"constants": {"system": {"xuid": who}, "custom": "from a ticket"}});
    let reserve = json!({"members": {"reserve_0": place(BOB), "reserve_1": place(CAROL)}});
    room.write(ALICE, reserve.clone());
    assert_eq!(state(&room, BOB), Some(State::Reserved));
    let seen = room.seen_by(ALICE);
    assert_eq!(seen["members"]["1"]["reserved"], json!(true));
    assert_eq!(seen["members"]["1"].get("gamertag"), None);
    assert_eq!(
        seen["members"]["1"]["constants"]["custom"],
        json!("from a ticket")
    );
    assert_eq!(seen["membersInfo"]["count"], json!(3));
    assert_eq!(seen["membersInfo"]["accepted"], json!(1));

    room.write(ALICE, reserve);
    assert_eq!(room.session().members.len(), 3, "who has a place keeps it");

    room.join(BOB);
    room.write(CAROL, json!({"properties": {"custom": {"ready": 1}}}));
    assert_eq!(state(&room, BOB), Some(State::Active));
    assert_eq!(
        state(&room, CAROL),
        Some(State::Inactive),
        "its first write, whatever it says"
    );
    let seen = room.seen_by(ALICE);
    assert_eq!(seen["members"]["1"].get("reserved"), None);
    assert_eq!(
        seen["members"]["1"]["gamertag"],
        json!(format!("player {BOB}"))
    );
    assert_eq!(seen["membersInfo"]["accepted"], json!(3));
}

#[test]
fn places_are_numbered_name_somebody_and_say_nothing_in_its_name() {
    let room = Room::of(json!({})).made_by(ALICE);
    let bad = ErrorCode::BadRequest;
    let bob = json!({"constants": {"system": {"xuid": "4002"}}});
    for members in [
        json!({"reserve_1": bob}),
        json!({"reserve_0": bob, "reserve_2": bob}),
        json!({"reserve_00": bob}),
        json!({"reserve_": bob}),
        json!({"reserve_0": null}),
        json!({"reserve_0": {}}),
    ] {
        room.refuses(ALICE, json!({"members": members}), bad);
    }
    let speaks = json!({"constants": {"system": {"xuid": "4002"}}, "properties": {"custom": {}}});
    room.refuses(
        ALICE,
        json!({"members": {"reserve_0": speaks}}),
        ErrorCode::Forbidden,
    );
    room.refuses(
        BOB,
        json!({"members": {"reserve_0": bob}}),
        ErrorCode::Forbidden,
    );
    let matched = json!({"constants": {"system": {"xuid": "4002", "matchmakingResult": {}}}});
    room.refuses(
        ALICE,
        json!({"members": {"reserve_0": matched}}),
        ErrorCode::Forbidden,
    );
}

#[test]
fn a_server_reserves_and_removes_and_joins_nothing() {
    let mut room = Room::of(json!({"sessionEmptyTimeout": 1000}));
    let matched = json!({"serverMeasurements": {"east": {"latency": 20}}});
    let place = json!({"constants": {"system": {"xuid": BOB, "matchmakingResult": matched}}});
    let made = json!({"members": {"reserve_0": place}});
    room.try_as(&server("one"), made)
        .expect("a server makes sessions");
    let seen = room.seen_by(BOB);
    assert_eq!(
        seen["members"]["0"]["constants"]["system"]["matchmakingResult"],
        matched
    );
    room.refuses_as(
        &server("one"),
        json!({"members": {"me": {}}}),
        ErrorCode::Forbidden,
    );
    room.try_as(&server("two"), json!({"members": {"0": null}}))
        .expect("any server may");
    assert!(room.session().members.is_empty());
}

#[test]
fn constants_of_a_member_are_said_once_and_repeated_at_will() {
    let mut room = Room::of(json!({}));
    let me = json!({"constants": {"system": {"xuid": "1001", "initialize": "true"}, "custom": {"a": 1}}});
    room.write(ALICE, json!({"members": {"me": me}}));
    room.write(ALICE, json!({"members": {"me": me}}));
    for other in [
        json!({"system": {"initialize": false}}),
        json!({"system": {"index": 3}}),
        json!({"system": {"team": "red"}}),
        json!({"custom": {"a": 2}}),
    ] {
        let delta = json!({"members": {"me": {"constants": other}}});
        room.refuses(ALICE, delta, ErrorCode::Conflict);
    }
    let strange = json!({"members": {"me": {"constants": {"system": {"xuid": "7"}}}}});
    room.refuses(ALICE, strange, ErrorCode::BadRequest);
}

#[test]
fn active_and_ready_exclude_each_other_and_false_is_neither() {
    let mut room = Room::of(json!({})).made_by(ALICE);
    let mut write = |system, expected| {
        let me = json!({"members": {"me": {"properties": {"system": system}}}});
        room.write(ALICE, me);
        assert_eq!(state(&room, ALICE), Some(expected), "{system}");
    };
    write(json!({"ready": true}), State::Ready);
    write(json!({"ready": true}), State::Ready);
    write(json!({"active": true}), State::Active);
    write(json!({"active": false}), State::Inactive);
    write(json!({"active": true, "ready": false}), State::Active);
    write(json!({}), State::Active);
    let both =
        json!({"members": {"me": {"properties": {"system": {"active": true, "ready": true}}}}});
    room.refuses(ALICE, both, ErrorCode::BadRequest);
}

#[test]
fn an_index_is_never_used_again_and_the_list_is_linked() {
    let mut room = Room::of(json!({})).made_by(ALICE);
    room.join(BOB);
    room.join(CAROL);
    room.write(BOB, json!({"members": {"me": null}}));
    room.join(BOB);
    let seen = room.seen_by(ALICE);
    let info = &seen["membersInfo"];
    assert_eq!((&info["first"], &info["next"]), (&json!(0), &json!(4)));
    assert_eq!(seen["members"]["0"]["next"], json!(2));
    assert_eq!(seen["members"]["2"]["next"], json!(3));
    assert_eq!(seen["members"]["3"]["next"], json!(4));
}

#[test]
fn only_its_own_member_writes_properties_and_without_owners_nobody_is_removed() {
    let mut room = Room::of(json!({})).made_by(ALICE);
    room.join(BOB);
    let other = json!({"members": {"0": {"properties": {"custom": {"a": 1}}}}});
    room.refuses(BOB, other, ErrorCode::Forbidden);
    room.refuses(BOB, json!({"members": {"0": null}}), ErrorCode::Forbidden);
    room.refuses(
        CAROL,
        json!({"properties": {"custom": {"a": 1}}}),
        ErrorCode::Forbidden,
    );
}

#[test]
fn a_session_is_full_at_its_maximum_reservations_counted() {
    let mut room = Room::of(json!({"maxMembersCount": 2})).made_by(ALICE);
    let place = json!({"constants": {"system": {"xuid": BOB}}});
    room.write(ALICE, json!({"members": {"reserve_0": place}}));
    room.refuses(
        CAROL,
        json!({"members": {"me": {}}}),
        ErrorCode::SessionFull,
    );
    let more = json!({"constants": {"system": {"xuid": CAROL}}});
    room.refuses(
        ALICE,
        json!({"members": {"reserve_0": more}}),
        ErrorCode::SessionFull,
    );
    room.join(BOB);
}

#[test]
fn who_makes_a_session_is_in_it_and_named_where_only_some_may() {
    let mut room = Room::of(json!({}));
    room.write(ALICE, json!({}));
    assert!(room.session.is_none(), "nobody is in it: nothing is stored");
    let kept = Room::of(json!({"sessionEmptyTimeout": null}));
    kept.refuses(ALICE, json!({}), ErrorCode::Forbidden);
    let place = json!({"constants": {"system": {"xuid": BOB}}});
    kept.refuses(
        ALICE,
        json!({"members": {"reserve_0": place}}),
        ErrorCode::Forbidden,
    );

    let mut few = Room::of(json!({"initiators": [ALICE, "4002"]}));
    few.refuses(CAROL, json!({"members": {"me": {}}}), ErrorCode::Forbidden);
    few.try_as(&caller(BOB), json!({"members": {"me": {}}}))
        .expect("it is named");
}

#[test]
fn a_large_session_shows_me_alone_and_has_no_places_turns_or_hosts() {
    let mut room = Room::of(json!({
        "maxMembersCount": 500, "capabilities": {"large": true, "hasOwners": true}
    }))
    .made_by(ALICE);
    room.join(BOB);
    let seen = room.seen_by(BOB);
    assert_eq!(
        seen["members"]
            .as_object()
            .map(|it| it.keys().collect::<Vec<_>>()),
        Some(vec![&"me".to_owned()])
    );
    assert_eq!(seen["membersInfo"]["count"], json!(2));
    assert_eq!(seen["properties"]["system"].get("turn"), None);
    let place = json!({"constants": {"system": {"xuid": CAROL}}});
    room.refuses(
        ALICE,
        json!({"members": {"reserve_0": place}}),
        ErrorCode::Conflict,
    );
    room.refuses(ALICE, json!({"members": {"1": null}}), ErrorCode::Conflict);
    for system in [
        json!({"turn": [0]}),
        json!({"host": "abc"}),
        json!({"joinRestriction": "local"}),
    ] {
        let delta = json!({"properties": {"system": system}});
        room.refuses(ALICE, delta, ErrorCode::BadRequest);
    }
}

#[test]
fn a_broadcast_is_named_after_whom_it_shows() {
    let system = json!({
        "maxMembersCount": 500, "capabilities": {"large": true, "broadcast": true}
    });
    let room = Room::of(system);
    let message = room.refuses(ALICE, json!({"members": {"me": {}}}), ErrorCode::BadRequest);
    assert!(message.contains("xuid"), "{message}");
}

#[test]
fn names_that_members_choose_count_like_custom_values() {
    let system = json!({"capabilities": {"connectivity": true}, "peerToPeerRequirements": {}});
    let mut room = Room::of(system).made_by(ALICE);
    let names = json!({
        "measurements": {"peer": {"latency": 1, "custom": "xy"}},
        "serverMeasurements": {"srv": {"latency": 1}},
        "groups": ["abc"],
        "RolePreference": {"lead": 5},
    });
    room.write(
        ALICE,
        json!({"members": {"me": {"properties": {"system": names}}}}),
    );
    let letters = "peer".len() + r#""xy""#.len() + "srv".len() + "abc".len() + "lead".len();
    assert_eq!(room.session().custom_size(), letters);
}
