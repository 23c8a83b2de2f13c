//! What a filter of the EOS web API means, and what it shows.

use std::sync::Arc;

use greenroom_protocol::attribute::{AttributeKey, Finite};
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::settings::Permission;
use greenroom_protocol::time::Timestamp;
use serde_json::{Value, json};

use super::*;
use crate::browse::{Catalog, Listing};
use crate::session::Session;
use crate::testing::{ALICE, BOB, Story, account};

fn query(filter: &Value) -> Result<Query, Refusal> {
    let filter = serde_json::from_value(filter.clone()).expect("a filter");
    Query::of_session_filter(&filter)
}

/// A session of bucket "lobby" at "192.0.2.5:7777", 1 of 4 players registered.
fn story() -> Story {
    let mut story = Story::hosted_by(ALICE);
    story.register(ALICE);
    let settings = story.settings_mut();
    settings.bucket = "lobby".into();
    settings.host_address = Some("192.0.2.5:7777".into());
    settings.attributes.clear();
    for (key, value) in [
        ("MAP", AttributeValue::String("lake".into())),
        ("MODES", AttributeValue::String("duel;race".into())),
        ("LEVEL", AttributeValue::Int64(7)),
        (
            "RATE",
            AttributeValue::Double(Finite::new(0.5).expect("finite")),
        ),
        ("RANKED", AttributeValue::Bool(true)),
    ] {
        let key = AttributeKey::new(key).expect("valid");
        settings.attributes.insert(key, value);
    }
    story
}

fn found(filter: &Value, session: &Session) -> bool {
    let query = query(filter).unwrap_or_else(|refusal| panic!("{filter}: {refusal}"));
    let mut catalog = Catalog::default();
    if let Some(listing) = Listing::of(session, 0) {
        catalog.insert(Arc::new(listing));
    }
    let at = &session.session_ref;
    let found = catalog.find(&at.scid, &at.template_name, &query, Timestamp(0), &|_| {
        false
    });
    !found.expect("little text").listings.is_empty()
}

fn one(key: &str, op: &str, value: impl Into<Value>) -> Value {
    json!({"criteria": [{"key": key, "op": op, "value": value.into()}]})
}

fn shown(story: &Story) -> Value {
    let listing = Listing::of(&story.session, 0).expect("public");
    let mut bytes = Vec::new();
    listing.write_public_session(&mut bytes);
    serde_json::from_slice(&bytes).expect("JSON")
}

#[test]
fn every_operator_is_asked_of_every_type_that_it_takes() {
    let session = story().session;
    for (key, op, value, expected) in [
        ("attributes.MAP_s", "EQUAL", json!("lake"), true),
        ("attributes.MAP_s", "EQUAL", json!("Lake"), false),
        ("Attributes.map_S", "equal", json!("lake"), true),
        ("attributes.MAP_s", "NOT_EQUAL", json!("lake"), false),
        ("attributes.OTHER_s", "NOT_EQUAL", json!("lake"), true),
        ("attributes.MAP_s", "ANY_OF", json!("sea;lake"), true),
        ("attributes.MAP_s", "ANY_OF", json!(["sea", "lake"]), true),
        ("attributes.MAP_s", "ANY_OF", json!(["sea"]), false),
        ("attributes.MAP_s", "NOT_ANY_OF", json!(["sea"]), true),
        (
            "attributes.MODES_s",
            "ONE_OF",
            json!(["siege", "race"]),
            true,
        ),
        ("attributes.MODES_s", "ONE_OF", json!("siege"), false),
        (
            "attributes.MODES_s",
            "NOT_ONE_OF",
            json!("siege;melee"),
            true,
        ),
        ("attributes.MODES_s", "SIZE", json!(2), true),
        ("attributes.MAP_s", "CONTAINS", json!("ak"), true),
        ("attributes.MAP_s", "REGEX_MATCH", json!("^l.ke$"), true),
        ("attributes.LEVEL_l", "EQUAL", json!(7), true),
        ("attributes.LEVEL_l", "GREATER_THAN", json!(7), false),
        (
            "attributes.LEVEL_l",
            "GREATER_THAN_OR_EQUAL",
            json!(7),
            true,
        ),
        ("attributes.LEVEL_l", "LESS_THAN", json!(8), true),
        ("attributes.LEVEL_l", "LESS_THAN_OR_EQUAL", json!(6), false),
        ("attributes.LEVEL_l", "DISTANCE", json!(100), true),
        ("attributes.RATE_d", "EQUAL", json!(0.5), true),
        ("attributes.RATE_d", "LESS_THAN", json!(1), true),
        ("attributes.RANKED_b", "EQUAL", json!(true), true),
        ("attributes.RANKED_b", "EQUAL", json!(false), false),
        ("attributes.MAP_l", "EQUAL", json!(7), false),
        ("bucket", "EQUAL", json!("lobby"), true),
        ("Bucket", "CONTAINS", json!("obb"), true),
        ("attributes.BUCKET_s", "EQUAL", json!("lobby"), true),
        ("minslotsavailable", "GREATER_THAN_OR_EQUAL", json!(3), true),
        (
            "minslotsavailable",
            "GREATER_THAN_OR_EQUAL",
            json!(4),
            false,
        ),
        (
            "attributes.MINSLOTSAVAILABLE_l",
            "LESS_THAN",
            json!(4),
            true,
        ),
        ("emptyonly", "EQUAL", json!(true), false),
        ("nonemptyonly", "EQUAL", json!(true), true),
        ("id", "EQUAL", json!("ROOM"), true),
        ("id", "ANY_OF", json!(["hall", "Room"]), true),
        ("ID", "CONTAINS", json!("oM"), true),
        ("id", "EQUAL", json!("rooms"), false),
        ("owner", "EQUAL", json!(account(ALICE).padded()), true),
        ("owner", "EQUAL", json!(ALICE.to_string()), true),
        ("owner", "NOT_EQUAL", json!(ALICE.to_string()), false),
        ("owner", "EQUAL", json!(account(BOB).padded()), false),
    ] {
        let filter = one(key, op, value.clone());
        assert_eq!(found(&filter, &session), expected, "{key} {op} {value}");
    }
}

#[test]
fn an_address_is_found_with_its_port_and_without_and_in_parts() {
    let session = story().session;
    for (key, op, value, expected) in [
        ("ADDRESS", "EQUAL", "192.0.2.5", true),
        ("ADDRESS", "EQUAL", "192.0.2.5:7777", true),
        ("ADDRESS", "EQUAL", "192.0.2", false),
        ("ADDRESS", "CONTAINS", "0.2.5", true),
        ("ADDRESS", "NOT_EQUAL", "192.0.2.5", false),
        ("ADDRESS", "NOT_EQUAL", "192.0.2.6", true),
        ("attributes.ADDRESS_s", "EQUAL", "192.0.2.5", true),
        (
            "attributes.address_s",
            "ANY_OF",
            "192.0.2.4;192.0.2.5",
            true,
        ),
        ("ADDRESSBOUND", "EQUAL", "192.0.2.5:7777", true),
        ("ADDRESSBOUND", "EQUAL", "192.0.2.5", false),
        ("attributes.ADDRESSBOUND_s", "CONTAINS", ":7777", true),
        ("attributes.ADDRESSBOUND_s", "CONTAINS", ":7778", false),
        ("ADDRESS", "ANY_OF", "192.0.2.4;192.0.2.5:7777", true),
        ("ADDRESS", "EQUAL", "192.0.2.5:7778", false),
        ("ADDRESSBOUND", "ANY_OF", "192.0.2.5:1;192.0.2.5:7777", true),
    ] {
        assert_eq!(
            found(&one(key, op, value), &session),
            expected,
            "{key} {op} {value}"
        );
    }
}

#[test]
fn what_the_host_says_of_its_address_comes_first() {
    let mut story = story();
    let own = |key: &str, text: &str| {
        let key = AttributeKey::new(key).expect("valid");
        (key, AttributeValue::String(text.into()))
    };
    let attributes = &mut story.settings_mut().attributes;
    attributes.extend([
        own("ADDRESS", "198.51.100.1"),
        own("ADDRESSBOUND", "0.0.0.0:7777"),
    ]);
    for (key, value, expected) in [
        ("ADDRESS", "198.51.100.1", true),
        ("ADDRESS", "192.0.2.5", false),
        ("ADDRESS", "198.51.100.1:7777", false),
        ("ADDRESSBOUND", "0.0.0.0:7777", true),
        ("ADDRESSBOUND", "192.0.2.5:7777", false),
    ] {
        assert_eq!(
            found(&one(key, "EQUAL", value), &story.session),
            expected,
            "{key} {value}"
        );
    }
    let attributes = &shown(&story)["attributes"];
    assert_eq!(attributes["ADDRESS_s"], "198.51.100.1");
    assert_eq!(attributes["ADDRESSBOUND_s"], "0.0.0.0:7777");
}

#[test]
fn criteria_hold_together_and_players_are_counted() {
    let session = story().session;
    let level =
        |op: &str, value: i64| json!({"key": "attributes.LEVEL_l", "op": op, "value": value});
    let both = |a, b| json!({"criteria": [a, b]});
    assert!(found(
        &both(level("LESS_THAN", 8), level("LESS_THAN", 9)),
        &session
    ));
    // The same key and operator twice is no mistake, and neither of them is lost.
    assert!(!found(
        &both(level("LESS_THAN", 7), level("LESS_THAN", 9)),
        &session
    ));
    assert!(found(&json!({"minCurrentPlayers": 1}), &session));
    assert!(!found(&json!({"minCurrentPlayers": 2}), &session));
}

#[test]
fn a_full_session_is_listed_and_others_than_public_ones_are_not() {
    let mut story = story();
    story.settings_mut().max_players = 1;
    assert!(found(&json!({}), &story.session));
    assert_eq!(shown(&story)["openPublicPlayers"], 0);
    for permission in [Permission::JoinViaPresence, Permission::InviteOnly] {
        story.settings_mut().permission = permission;
        assert!(!found(&json!({}), &story.session), "{permission:?}");
        assert!(
            !found(&one("id", "EQUAL", "room"), &story.session),
            "{permission:?}"
        );
    }
}

#[test]
fn a_session_is_shown_whole() {
    let mut story = story();
    let owner = account(ALICE).padded();
    assert_eq!(
        shown(&story),
        json!({
            "deployment": "dep",
            "id": "room",
            "bucket": "lobby",
            "settings": {
                "maxPublicPlayers": 4,
                "allowInvites": true,
                "shouldAdvertise": true,
                "allowReadById": true,
                "allowJoinViaPresence": true,
                "allowJoinInProgress": true,
                "allowConferenceRoom": false,
                "checkSanctions": false,
                "allowMigration": false,
                "rejoinAfterKick": "",
                "platforms": null,
            },
            "totalPlayers": 1,
            "openPublicPlayers": 3,
            "publicPlayers": [{"productUserId": owner, "name": "player 1001"}],
            "started": false,
            "lastUpdated": null,
            "attributes": {
                "ADDRESS_s": "192.0.2.5:7777",
                "ADDRESSBOUND_s": "192.0.2.5:7777",
                "MAP_s": "lake",
                "MODES_s": "duel;race",
                "LEVEL_l": 7,
                "RATE_d": 0.5,
                "RANKED_b": true,
            },
            "owner": owner,
            "ownerPlatformId": null,
        })
    );
    story.register(BOB);
    story.settings_mut().platforms = vec![1, 2];
    story.settings_mut().host_address = Some("192.0.2.5".into());
    let other = shown(&story);
    assert_eq!(other["settings"]["platforms"], json!([1, 2]));
    assert_eq!(other["publicPlayers"][1]["name"], account(BOB).padded());
    assert_eq!(other["attributes"]["ADDRESS_s"], "192.0.2.5");
    assert_eq!(other["attributes"]["ADDRESSBOUND_s"], "192.0.2.5:0");
}

#[test]
fn what_makes_no_sense_is_refused_by_the_name_of_its_criterion() {
    for (key, op, value, why) in [
        ("attributes.MAP_s", "EQUAL", json!(7), "not a string"),
        ("attributes.LEVEL_l", "EQUAL", json!("7"), "not an int64"),
        ("attributes.LEVEL_l", "EQUAL", json!(7.5), "not an int64"),
        ("attributes.LEVEL_l", "CONTAINS", json!(7), "not a string"),
        ("attributes.RATE_d", "EQUAL", json!(true), "not a double"),
        ("attributes.RANKED_b", "EQUAL", json!(1), "not a bool"),
        (
            "attributes.RANKED_b",
            "LESS_THAN",
            json!(true),
            "not an int64 or a double",
        ),
        ("attributes.MAP_s", "SIZE", json!("two"), "not an int64"),
        ("attributes.MAP_s", "EQUAL", json!(["lake"]), "a list"),
        ("attributes.MAP_s", "ANY_OF", json!([]), "empty"),
        ("attributes.MAP_s", "ANY_OF", json!(["a;b"]), "has a ;"),
        (
            "attributes.MAP",
            "EQUAL",
            json!("lake"),
            "_s, _l, _d and _b",
        ),
        (
            "attributes.MAP_x",
            "EQUAL",
            json!("lake"),
            "_s, _l, _d and _b",
        ),
        ("attributes._s", "EQUAL", json!("lake"), "is empty"),
        ("attributes.", "EQUAL", json!("lake"), "_s, _l, _d and _b"),
        ("MAP_s", "EQUAL", json!("lake"), "neither attributes.NAME_x"),
        ("", "EQUAL", json!("lake"), "neither attributes.NAME_x"),
        ("bucket", "EQUAL", json!(1), "not a string"),
        ("minslotsavailable", "EQUAL", json!("1"), "not an int64"),
        ("emptyonly", "NOT_EQUAL", json!(true), "EQUAL"),
        ("id", "LESS_THAN", json!("a"), "not an int64 or a double"),
        (
            "attributes.ADDRESS_s",
            "DISTANCE",
            json!("a"),
            "not an int64 or a double",
        ),
        ("attributes.MAP_s", "REGEX_MATCH", json!("("), "expression"),
    ] {
        let refusal = query(&one(key, op, value.clone())).expect_err(key);
        assert_eq!(refusal.code, ErrorCode::BadRequest);
        let name = format!("criterion {key:?} {op}");
        let message = &refusal.message;
        assert!(
            message.contains(&name) && message.contains(why),
            "{value}: {message}"
        );
    }
}

#[test]
fn limits_are_named() {
    let criterion = one("id", "EQUAL", "a")["criteria"][0].clone();
    for (filter, why) in [
        (json!({"maxResults": 0}), "maxResults is 0"),
        (json!({"maxResults": 201}), "from 1 to 200"),
        (json!({"criteria": vec![criterion; 65]}), "of at most 64"),
        (one("id", "EQUAL", "a".repeat(8193)), "of at most 8192"),
        (one("id", "ANY_OF", vec!["a"; 257]), "of at most 256"),
    ] {
        let refusal = query(&filter).expect_err(why);
        assert!(refusal.message.contains(why), "{refusal}");
    }
    assert_eq!(query(&json!({})).expect("all").limit, 200);
    assert_eq!(query(&json!({"maxResults": 200})).expect("all").limit, 200);
    assert_eq!(query(&json!({"maxResults": 1})).expect("one").limit, 1);
}

#[test]
fn a_text_of_no_whole_letters_is_no_prefix() {
    // The prefix of a key ends in the middle of a letter.
    let refusal = query(&one("attributesé", "EQUAL", 1)).expect_err("no key");
    assert!(refusal.message.contains("neither"), "{refusal}");
}
