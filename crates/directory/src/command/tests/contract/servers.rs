//! Servers' entries.

use greenroom_protocol::error::ErrorCode;
use serde_json::json;

use crate::testing::{ALICE, Room, Story, caller, server};

#[test]
fn servers_write_entries_by_name_and_players_do_not() {
    let mut room = Room::of(json!({})).made_by(ALICE);
    let entry = json!({"servers": {"East.1": {
        "constants": {"custom": {"region": "east"}},
        "properties": {"system": {"lockId": "x"}, "custom": {"load": 0.5, "id": 1}}
    }}});
    let refusal = room.refuses(ALICE, entry.clone(), ErrorCode::Forbidden);
    assert!(refusal.contains("trusted servers"), "{refusal}");
    room.try_as(&server("one"), entry.clone())
        .expect("a server");
    room.try_as(&server("two"), entry).expect("again, the same");
    let change = json!({"servers": {"east.1": {"properties": {"custom": {"id": null}}}}});
    room.try_as(&server("two"), change).expect("any server");
    assert_eq!(
        room.seen_by(ALICE)["servers"],
        json!({"East.1": {
            "constants": {"custom": {"region": "east"}},
            "properties": {"system": {"lockId": "x"}, "custom": {"load": 0.5}}
        }})
    );
    let other = json!({"servers": {"east.1": {"constants": {"custom": {"region": "west"}}}}});
    room.refuses_as(&server("one"), other, ErrorCode::Conflict);
    let gone = json!({"servers": {"EAST.1": null}});
    room.try_as(&server("one"), gone).expect("removed");
    assert_eq!(room.seen_by(ALICE).get("servers"), None);
}

#[test]
fn how_matchmaking_goes_is_one_of_five_words() {
    let mut room = Room::of(json!({})).made_by(ALICE);
    let status = |word: &str| json!({"servers": {"matchmaking": {"properties": {"system": {"status": word}}}}});
    room.try_as(&server("one"), status("Searching"))
        .expect("known");
    room.refuses_as(&server("one"), status("sleeping"), ErrorCode::BadRequest);
}

#[test]
fn the_server_of_an_eos_session_is_its_lifeline_and_not_written() {
    let story = Story::served_by("one", 7);
    let delta = serde_json::from_value(json!({"servers": {"one": null}})).expect("words");
    let when = crate::precondition::Precondition::None;
    let refusal = story.ask_as(&server("one"), when, &delta);
    assert_eq!(refusal.expect_err("refused").code, ErrorCode::BadRequest);
    let refusal = story.ask_as(&caller(ALICE), when, &delta);
    assert_eq!(refusal.expect_err("refused").code, ErrorCode::Forbidden);
}
