//! Two states of a session, and what is told of the difference.

use serde_json::{Value, json};

use super::*;

const OWNER: u64 = 1;
const ANN: u64 = 7;
const BOB: u64 = 8;

fn document(change_number: u64, members: &[u64], registered: &[u64]) -> Value {
    let places: serde_json::Map<String, Value> = members
        .iter()
        .enumerate()
        .map(|(index, xuid)| {
            let system = json!({"xuid": xuid.to_string(), "index": index});
            let member = json!({
                "next": index + 1, "joinTime": "2026-01-01T00:00:00.0000000Z",
                "constants": {"system": system},
                "properties": {"system": {"active": true, "ready": false}, "custom": {}},
            });
            (index.to_string(), member)
        })
        .collect();
    let registered: Vec<_> = registered.iter().map(u64::to_string).collect();
    let constants = json!({
        "version": 1, "maxMembersCount": 100, "visibility": "open", "capabilities": {},
        "inactiveRemovalTimeout": null, "sessionEmptyTimeout": null,
    });
    json!({
        "contractVersion": 107, "branch": "b", "changeNumber": change_number,
        "correlationId": "c", "startTime": "2026-01-01T00:00:00.0000000Z",
        "constants": {"system": constants, "custom": {}},
        "properties": {"system": {}, "custom": {}},
        "members": places,
        "membersInfo": {
            "first": 0, "next": members.len(), "count": members.len(), "accepted": members.len(),
            "active": members.len(),
        },
        "greenroom": {
            "owner": {"user": OWNER.to_string()}, "bucket": "b", "maxPlayers": 4, "openSlots": 4,
            "permission": "publicAdvertised", "joinInProgress": false, "invitesAllowed": true,
            "sanctions": false, "platforms": [], "state": "pending", "registered": registered,
            "attributes": {"MAP": {"string": "docks"}},
        },
    })
}

fn known(document: Value) -> Known {
    let name = SessionName::new("room").expect("valid");
    let document = serde_json::from_value(document).expect("a document");
    Known::of_document(name, document).expect("a session of EOS")
}

fn state(change_number: u64, members: &[u64], registered: &[u64]) -> Known {
    known(document(change_number, members, registered))
}

fn member(account: u64, status: Status) -> Happening {
    Happening::Member(UserId::Number(account), status)
}

fn departed(account: u64, how: SessionEnd) -> Departed {
    Departed {
        xuid: AccountId::new(account).expect("valid"),
        how,
    }
}

#[test]
fn nothing_is_told_of_a_state_that_shows_the_same() {
    let (before, now) = (state(1, &[OWNER], &[ANN]), state(2, &[OWNER], &[ANN]));
    assert_eq!(before.since(&now, &[]), []);
}

#[test]
fn coming_and_registering_are_two_things() {
    let (before, now) = (state(1, &[OWNER], &[]), state(2, &[OWNER, ANN], &[BOB]));
    assert_eq!(
        before.since(&now, &[]),
        [member(ANN, Status::Joined), member(BOB, Status::Registered)]
    );
    assert_eq!(
        now.since(&before, &[]),
        [member(ANN, Status::Left), member(BOB, Status::Unregistered)]
    );
}

#[test]
fn how_somebody_went_is_told_where_it_is_known() {
    let (before, now) = (state(1, &[OWNER, ANN, BOB], &[]), state(2, &[OWNER], &[]));
    let how = [
        departed(ANN, SessionEnd::Removed),
        departed(BOB, SessionEnd::TimedOut),
    ];
    assert_eq!(
        before.since(&now, &how),
        [
            member(ANN, Status::Kicked),
            member(BOB, Status::Disconnected)
        ]
    );
}

#[test]
fn who_came_back_meanwhile_has_not_gone() {
    let both = [OWNER, ANN];
    let (before, now) = (state(1, &both, &[]), state(3, &both, &[]));
    assert_eq!(before.since(&now, &[departed(ANN, SessionEnd::Left)]), []);
}

#[test]
fn a_place_that_waits_for_its_player_is_nobody() {
    let mut reserved = document(2, &[OWNER, ANN], &[]);
    reserved["members"]["1"]["reserved"] = json!(true);
    let (before, reserved) = (state(1, &[OWNER], &[]), known(reserved));
    assert_eq!(before.since(&reserved, &[]), []);
    let come = state(3, &[OWNER, ANN], &[]);
    assert_eq!(reserved.since(&come, &[]), [member(ANN, Status::Joined)]);
}

#[test]
fn whatever_the_owner_changes_is_one_update() {
    let before = state(1, &[OWNER], &[]);
    for (field, value) in [
        ("state", json!("inProgress")),
        ("maxPlayers", json!(8)),
        ("bucket", json!("other")),
        ("permission", json!("inviteOnly")),
        ("attributes", json!({"MAP": {"string": "yard"}})),
    ] {
        let mut changed = document(2, &[OWNER], &[]);
        changed["greenroom"][field] = value;
        let happenings = before.since(&known(changed), &[]);
        assert_eq!(happenings, [Happening::Updated], "{field}");
    }
}

#[test]
fn members_that_are_not_listed_have_not_gone() {
    let mut large = document(2, &[OWNER], &[ANN]);
    large["membersInfo"]["count"] = json!(150);
    let (before, large) = (state(1, &[OWNER, BOB], &[]), known(large));
    assert_eq!(before.since(&large, &[]), [member(ANN, Status::Registered)]);
}

#[test]
fn an_earlier_state_is_no_news() {
    let (first, second) = (state(1, &[OWNER], &[]), state(2, &[OWNER], &[]));
    assert!(second.is_news_after(&first));
    assert!(!first.is_news_after(&second) && !second.is_news_after(&second));
    let mut anew = document(1, &[OWNER], &[]);
    anew["branch"] = json!("c");
    assert!(known(anew).is_news_after(&second), "another life of it");
}
