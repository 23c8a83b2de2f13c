//! `properties` of the session and of members.

use greenroom_protocol::error::ErrorCode;
use serde_json::{Value, json};

use crate::testing::{ALICE, BOB, Room};

fn write(system: Value) -> Value {
    json!({"properties": {"system": system}})
}

fn me(system: Value) -> Value {
    json!({"members": {"me": {"properties": {"system": system}}}})
}

#[test]
fn a_field_that_is_written_is_replaced_and_the_others_stay() {
    let mut room = Room::of(json!({})).made_by(ALICE);
    room.write(
        ALICE,
        write(json!({"keywords": ["One", "two"], "turn": [0]})),
    );
    room.write(
        ALICE,
        write(json!({"keywords": ["three"], "matchmakingResubmit": true})),
    );
    let seen = room.seen_by(ALICE);
    let system = &seen["properties"]["system"];
    assert_eq!(system["keywords"], json!(["three"]));
    assert_eq!(system["turn"], json!([0]));
    assert_eq!(system["matchmakingResubmit"], json!(true));
    assert_eq!(seen["members"]["0"]["turn"], json!(true));
    room.write(ALICE, write(json!({"keywords": null, "turn": null})));
    let system = &room.seen_by(ALICE)["properties"]["system"];
    assert_eq!(
        (system.get("keywords"), &system["turn"]),
        (None, &json!([]))
    );
}

#[test]
fn what_makes_no_sense_is_refused_by_its_name() {
    let room = Room::of(json!({})).made_by(ALICE);
    let long = "x".repeat(64);
    for (field, value) in [
        ("keywords", json!([""])),
        ("keywords", json!([long])),
        ("keywords", json!(["a", "A"])),
        ("turn", json!([1])),
        ("turn", json!([0, 0])),
        ("locked", json!(true)),
        ("initializationSucceeded", json!(true)),
        ("serverConnectionStringCandidates", json!(["a", "A"])),
        ("matchmaking", json!({"clientResult": {"status": "found"}})),
        ("allocateCloudCompute", json!(true)),
    ] {
        let message = room.refuses(ALICE, write(json!({field: value})), ErrorCode::BadRequest);
        assert!(message.contains(field), "{field}: {message}");
    }
    let private = Room::of(json!({"visibility": "private"})).made_by(ALICE);
    private.refuses(
        ALICE,
        write(json!({"keywords": ["a"]})),
        ErrorCode::BadRequest,
    );
}

#[test]
fn the_host_is_the_device_of_a_member_or_nobody() {
    let system = json!({"capabilities": {"connectivity": true}});
    let mut room = Room::of(system).made_by(ALICE);
    room.join(BOB);
    room.write(BOB, me(json!({"secureDeviceAddress": "ryY="})));
    let token = room.seen_by(BOB)["members"]["1"]["deviceToken"].clone();
    let token = token.as_str().expect("a device");
    room.write(ALICE, write(json!({"host": token.to_ascii_uppercase()})));
    assert_eq!(
        room.seen_by(BOB)["properties"]["system"]["host"],
        json!(token)
    );
    room.write(ALICE, write(json!({"host": "nobodys"})));
    assert_eq!(room.seen_by(BOB)["properties"]["system"].get("host"), None);
    room.write(ALICE, write(json!({"host": token})));
    room.write(BOB, json!({"members": {"me": null}}));
    assert_eq!(
        room.seen_by(ALICE)["properties"]["system"].get("host"),
        None
    );
}

#[test]
fn what_members_say_needs_the_capabilities_that_it_is_for() {
    let bare = Room::of(json!({})).made_by(ALICE);
    let subscription = json!({
        "id": "961dc162-3a8c-4982-b58b-0347ed086bc9", "changeTypes": ["everything"]
    });
    for (field, value) in [
        ("secureDeviceAddress", json!("ryY=")),
        ("measurements", json!({})),
        ("subscription", subscription),
        ("initializationGroup", json!([1])),
        ("RolePreference", json!({"medic": 101})),
        ("arbitration", json!({})),
    ] {
        let code = ErrorCode::BadRequest;
        let message = bare.refuses(ALICE, me(json!({field: value})), code);
        let word = if field == "subscription" {
            "subscriptions"
        } else {
            field
        };
        assert!(message.contains(word), "{field}: {message}");
    }
    let mut room = Room::of(json!({
        "capabilities": {"connectivity": true}, "metrics": {"latency": true}
    }))
    .made_by(ALICE);
    room.write(
        ALICE,
        me(json!({
            "secureDeviceAddress": "ryY=", "group": [0], "groups": ["a"], "encounters": ["b"],
            "measurements": {"E69C43A8": {"latency": 59, "custom": {"n": 1}}},
            "serverMeasurements": {"East": {"latency": 1}}, "RolePreference": {"medic": 100}
        })),
    );
    let member = &room.seen_by(BOB)["members"]["0"];
    let system = &member["properties"]["system"];
    assert_eq!(system["measurements"]["e69c43a8"]["latency"], json!(59));
    assert_eq!(
        system["serverMeasurements"],
        json!({"east": {"latency": 1}})
    );
    assert_eq!(system["initializationGroup"], json!([0]));
    assert_eq!(system["RolePreference"], json!({"medic": 100}));
    assert_eq!(system.get("encounters"), None, "taken note of and not kept");
    let own = member["deviceToken"].as_str().expect("a device");
    let itself = me(json!({"measurements": {own: {"latency": 1}}}));
    room.refuses(ALICE, itself, ErrorCode::BadRequest);
    room.write(ALICE, me(json!({"secureDeviceAddress": ""})));
    assert_eq!(room.seen_by(BOB)["members"]["0"].get("deviceToken"), None);
}

#[test]
fn subscriptions_come_one_by_one_in_both_forms() {
    let system = json!({"capabilities": {"connectionRequiredForActiveMembers": true}});
    let mut room = Room::of(system).made_by(ALICE);
    let (one, two) = (
        "961dc162-3a8c-4982-b58b-0347ed086bc9",
        "709FEF70-4638-4b94-905b-24cb02706eb5",
    );
    room.write(
        ALICE,
        me(json!({"subscription": {"id": one, "changeTypes": ["Host"]}})),
    );
    room.write(
        ALICE,
        me(json!({"subscriptions": {two: {"profile": "roster", "onBehalfOfTitleId": "1"}}})),
    );
    let ids = |room: &Room| -> Vec<String> {
        let member = room.member(ALICE).expect("there");
        member
            .subscriptions
            .iter()
            .map(|it| it.id.to_string())
            .collect()
    };
    assert_eq!(ids(&room), [one.to_owned(), two.to_lowercase()]);
    assert_eq!(
        room.seen_by(BOB)["members"]["0"]["properties"]["system"].get("subscription"),
        None
    );
    room.write(
        ALICE,
        me(json!({"subscription": {"id": one, "changeTypes": []}})),
    );
    room.write(ALICE, me(json!({"subscriptions": {two: null}})));
    assert!(ids(&room).is_empty());
    for other in [json!({"id": two, "changeTypes": []}), json!(null)] {
        let host = json!({"subscription": {"id": one, "changeTypes": ["host"]}});
        room.write(ALICE, me(host));
        assert_eq!(ids(&room), [one]);
        room.write(ALICE, me(json!({"subscription": other})));
        assert!(ids(&room).is_empty(), "whatever it is called now");
    }
    let inactive = json!({"active": false, "subscription": {"id": one, "changeTypes": ["host"]}});
    room.refuses(ALICE, me(inactive), ErrorCode::BadRequest);
}

#[test]
fn being_active_needs_a_connection_where_the_session_says_so() {
    let system = json!({"capabilities": {"connectionRequiredForActiveMembers": true}});
    let mut room = Room::of(system).made_by(ALICE);
    room.refuses(BOB, me(json!({"active": true})), ErrorCode::BadRequest);
    room.refuses(
        ALICE,
        me(json!({"connection": null})),
        ErrorCode::BadRequest,
    );
    room.write(ALICE, me(json!({"connection": null, "active": false})));
    let mut free = Room::of(json!({}));
    free.write(ALICE, me(json!({"active": true})));
}

#[test]
fn what_browsers_filter_by_has_a_writer() {
    let mut room = Room::of(json!({"maxMembersCount": 8})).made_by(ALICE);
    let listing = json!({
        "scheduledTime": "2026-11-21T18:00:00.0000000Z", "targetMembersCount": 4,
        "registrationState": "registered"
    });
    room.write(ALICE, json!({"properties": {"greenroom": listing}}));
    assert_eq!(room.seen_by(BOB)["properties"]["greenroom"], listing);
    for nonsense in [
        json!({"targetMembersCount": 0}),
        json!({"targetMembersCount": 9}),
        json!({"registrationState": ""}),
    ] {
        let delta = json!({"properties": {"greenroom": nonsense}});
        room.refuses(ALICE, delta, ErrorCode::BadRequest);
    }
    let gone =
        json!({"scheduledTime": null, "targetMembersCount": null, "registrationState": null});
    room.write(ALICE, json!({"properties": {"greenroom": gone}}));
    assert_eq!(room.seen_by(BOB)["properties"].get("greenroom"), None);
}

#[test]
fn the_eos_face_does_not_reach_into_other_sessions() {
    let room = Room::of(json!({})).made_by(ALICE);
    for greenroom in [
        json!({"bucket": "b"}),
        json!({"register": ["1"]}),
        json!({"nonce": "n"}),
        json!({"takeover": true}),
    ] {
        room.refuses(
            ALICE,
            json!({"greenroom": greenroom}),
            ErrorCode::BadRequest,
        );
    }
}
