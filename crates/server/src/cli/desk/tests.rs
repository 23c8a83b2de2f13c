//! What is written of what a directory answers.

use greenroom_protocol::time::Timestamp;
use serde_json::json;

use super::answers::{Entry, Overview, Present, read};
use super::table::{duration, plain, table};

const NOW: &str = "2026-01-02T12:00:00.0000000Z";

#[test]
fn columns_are_as_wide_as_their_widest_text_and_end_without_spaces() {
    let rows = vec![
        ["ann".to_owned(), "1".to_owned()],
        ["Zoë".to_owned(), "22".to_owned()],
    ];
    assert_eq!(table(["NAME", "N"], rows), "NAME  N\nann   1\nZoë   22\n");
}

#[test]
fn a_name_gives_a_terminal_no_orders() {
    assert_eq!(plain("\x1b[2Jann\n\u{9b}1m"), "\\u{1b}[2Jann\\n\\u{9b}1m");
    assert_eq!(plain("Zoë"), "Zoë");
}

#[test]
fn a_length_of_time_has_its_two_largest_units() {
    for (ms, text) in [
        (999, "0s"),
        (59_000, "59s"),
        (61_500, "1m 1s"),
        (3_600_000, "1h 0m"),
        (90_061_000, "1d 1h"),
    ] {
        assert_eq!(duration(ms), text);
    }
}

#[test]
fn who_is_there_is_told_with_the_id_that_games_show() {
    let person = json!({
        "deployment": "desk", "kind": "player", "xuid": "4711", "name": "anna",
        "client": "game", "title": 7, "since": "2026-01-02T11:58:00.0000000Z",
        "lastSeen": NOW, "connections": 1,
        "sessions": [{"scid": "desk", "templateName": "eos", "name": "friday"}],
    });
    let mut server = person.clone();
    server["kind"] = "server".into();
    server["name"] = "s1".into();
    server["connections"] = 0.into();
    server["lastSeen"] = "2026-01-02T11:59:30.0000000Z".into();
    server["sessions"] = json!([]);
    server.as_object_mut().expect("an object").remove("xuid");
    let answer = json!({"now": NOW, "people": [person, server]});
    let present: Present = read(&answer).expect("understood");
    let text = present.to_string();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(
        words(lines[1]),
        "anna 00000000000000000000000000004711 desk game 7 2m 0s yes friday"
    );
    assert_eq!(
        words(lines[2]),
        "s1 server desk game 7 2m 0s no, silent for 30s -"
    );

    let nobody: Present = read(&json!({"now": NOW, "people": []})).expect("understood");
    assert_eq!(nobody.to_string(), "Nobody is there.\n");
}

#[test]
fn a_session_is_told_with_its_players_and_its_state() {
    let now: Timestamp = NOW.parse().expect("an instant");
    let session = json!({
        "template": "eos", "name": "friday", "startTime": "2026-01-02T11:00:00.0000000Z",
        "taken": 2, "capacity": 4, "owners": ["anna"], "names": ["anna", "ben"], "members": 3,
        "abandoned": true, "closed": false, "initializing": null,
        "eos": {"bucket": "game:coop", "state": "inProgress"},
    });
    let mut other = session.clone();
    other["eos"] = json!(null);
    other["template"] = "lobby".into();
    other["abandoned"] = false.into();
    other["owners"] = json!([]);
    let sessions = json!([session, other]);
    let overview = json!({"total": 3, "shown": 2, "deployments": [
        {"id": "desk", "sessions": sessions}
    ]});
    let overview: Overview = read(&overview).expect("understood");
    let text = overview.to_text(now);
    for part in [
        "game:coop",
        "2/4",
        "in progress, its host is gone",
        "1h 0m",
        "anna, ben and 1 more",
        "template lobby",
        "open",
        "and 1 older ones",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_change_is_told_in_one_line() {
    let change = |fate: &str, by: serde_json::Value, moves: serde_json::Value| {
        let entry: Entry = read(&json!({
            "at": NOW, "fate": fate, "by": by, "moves": moves,
            "types": ["everything", "customProperty"],
            "session": {"scid": "desk", "templateName": "eos", "name": "friday"},
        }))
        .expect("understood");
        entry.to_string()
    };
    let anna = json!({"kind": "player", "xuid": "1", "name": "anna"});
    let joined = json!([{"name": "ben", "was": null, "is": "active", "lost": false}]);
    let left = json!([{"name": "ben", "was": "active", "is": null, "lost": false}]);
    let lost = json!([{"name": "ben", "was": "active", "is": "active", "lost": true}]);
    let none = json!([]);
    for (told, expected) in [
        (
            change("created", anna.clone(), none.clone()),
            "session friday made by anna",
        ),
        (
            change("changed", anna.clone(), joined),
            "session friday changed by anna: ben joined",
        ),
        (
            change("changed", anna, none.clone()),
            "session friday changed by anna: custom property",
        ),
        (
            change("changed", json!({"kind": "absence"}), lost),
            "session friday changed by somebody's absence: ben lost its connection",
        ),
        (
            change("changed", json!({"kind": "program", "client": "bot"}), left),
            "session friday changed by bot: ben left",
        ),
        (
            change("ended", json!({"kind": "time"}), none),
            "session friday ended by a timer",
        ),
    ] {
        assert_eq!(told, expected);
    }
}
