//! Every field that session browse reads has a writer that the description
//! knows, and is read back where it says.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::held::Held;
use crate::support::player::{DEPLOYMENT, Player};
use crate::support::server::{start, url};

const ROOM: &str = "/serviceconfigs/Deployment-1/sessionTemplates/Browse/sessions/Room";

/// Who writes what a path of a filter reads.
enum Writer {
    /// The address of the session.
    Address,
    /// The `PUT` that creates the session.
    Creation,
    /// A later `PUT` to it.
    Session,
    /// `POST /handles`.
    Handle,
}

use Writer::{Address, Creation, Handle, Session};

/// Each path of a filter, or of the numbers that one is counted from; who writes
/// it; where the body has it; where the session or its search handle shows it.
const FIELDS: &[(&str, Writer, &str, &str)] = &[
    (
        "tags",
        Handle,
        "/searchAttributes/tags/0",
        "/searchAttributes/tags/0",
    ),
    (
        "strings/{name}",
        Handle,
        "/searchAttributes/strings/clan",
        "/searchAttributes/strings/clan",
    ),
    (
        "numbers/{name}",
        Handle,
        "/searchAttributes/numbers/level",
        "/searchAttributes/numbers/level",
    ),
    (
        "achievementIds",
        Handle,
        "/searchAttributes/achievementIds/0",
        "/searchAttributes/achievementIds/0",
    ),
    (
        "language",
        Handle,
        "/searchAttributes/language",
        "/searchAttributes/language",
    ),
    (
        "session/memberXuids",
        Creation,
        "/members/me/constants/system/xuid",
        "/members/0/constants/system/xuid",
    ),
    (
        "session/membersCount",
        Creation,
        "/members/me/constants/system/xuid",
        "/members/0/constants/system/xuid",
    ),
    (
        "session/ownerXuids",
        Session,
        "/properties/system/owners/0",
        "/properties/system/owners/0",
    ),
    (
        "session/keywords",
        Session,
        "/properties/system/keywords/0",
        "/properties/system/keywords/0",
    ),
    (
        "session/scid",
        Address,
        "/sessionRef/scid",
        "/sessionRef/scid",
    ),
    (
        "session/templateName",
        Address,
        "/sessionRef/templateName",
        "/sessionRef/templateName",
    ),
    (
        "session/scheduledTime",
        Session,
        "/properties/greenroom/scheduledTime",
        "/properties/greenroom/scheduledTime",
    ),
    (
        "session/registrationState",
        Session,
        "/properties/greenroom/registrationState",
        "/properties/greenroom/registrationState",
    ),
    (
        "session/targetMembersCount",
        Session,
        "/properties/greenroom/targetMembersCount",
        "/properties/greenroom/targetMembersCount",
    ),
    (
        "session/maxMembersCount",
        Creation,
        "/constants/system/maxMembersCount",
        "/constants/system/maxMembersCount",
    ),
    (
        "session/roles/{type}/{role}/count",
        Session,
        "/members/me/roles/job",
        "/members/0/roles/job",
    ),
    (
        "session/roles/{type}/{role}/target",
        Creation,
        "/roleTypes/job/roles/medic/target",
        "/roleTypes/job/roles/medic/target",
    ),
    (
        "session/roles/{type}/{role}/max",
        Creation,
        "/roleTypes/job/roles/medic/max",
        "/roleTypes/job/roles/medic/max",
    ),
];

/// The paths that nobody writes, and what they are counted from.
const COUNTED: &[(&str, &[&str])] = &[
    (
        "session/targetMembersCountRemaining",
        &["session/targetMembersCount", "session/membersCount"],
    ),
    (
        "session/maxMembersCountRemaining",
        &["session/maxMembersCount", "session/membersCount"],
    ),
    (
        "session/needs",
        &[
            "session/targetMembersCount",
            "session/maxMembersCount",
            "session/membersCount",
        ],
    ),
    (
        "session/roles/{type}/{role}/needs",
        &[
            "session/roles/{type}/{role}/target",
            "session/roles/{type}/{role}/max",
            "session/roles/{type}/{role}/count",
        ],
    ),
];

/// What the contract says that a filter reads, but for when the handle was made.
const READ: [&str; 21] = [
    "tags",
    "strings/{name}",
    "numbers/{name}",
    "achievementIds",
    "language",
    "session/memberXuids",
    "session/ownerXuids",
    "session/keywords",
    "session/scid",
    "session/templateName",
    "session/scheduledTime",
    "session/registrationState",
    "session/membersCount",
    "session/targetMembersCount",
    "session/maxMembersCount",
    "session/targetMembersCountRemaining",
    "session/maxMembersCountRemaining",
    "session/needs",
    "session/roles/{type}/{role}/count",
    "session/roles/{type}/{role}/target",
    "session/roles/{type}/{role}/needs",
];

#[test]
fn every_path_of_a_filter_has_a_row() {
    let written = |path: &str| FIELDS.iter().any(|(it, ..)| *it == path);
    for path in READ {
        let counted = COUNTED.iter().find(|(it, _)| *it == path);
        let own = [path];
        let sources = counted.map_or(&own[..], |(_, sources)| sources);
        assert!(sources.iter().all(|it| written(it)), "{path} has no writer");
    }
}

#[tokio::test]
async fn every_field_that_browse_reads_is_written_and_read_back() {
    let server = start().await;
    let held = Held::fetch(&url(&server)).await;
    let player = Player::login(&url(&server)).await;
    let creation = json!({
        "constants": {"system": {"maxMembersCount": 8}},
        "roleTypes": {"job": {"roles": {"medic": {"max": 2, "target": 1}}}},
        "members": {"me": {
            "constants": {"system": {"xuid": player.id.trim_start_matches('0')}},
            "properties": {"system": {"active": true}},
        }},
    });
    let change = json!({
        "properties": {
            "system": {"owners": [0], "keywords": ["fun"]},
            "greenroom": {
                "scheduledTime": "2030-01-31T12:00:00.0000000Z",
                "registrationState": "registered",
                "targetMembersCount": 4,
            },
        },
        "members": {"me": {"roles": {"job": "medic"}}},
    });
    let session_ref = json!({"scid": DEPLOYMENT, "templateName": "Browse", "name": "Room"});
    let handle = json!({
        "version": 1, "type": "search", "sessionRef": session_ref,
        "searchAttributes": {
            "tags": ["quick"], "strings": {"clan": "Blue"}, "numbers": {"level": 7.5},
            "achievementIds": ["9"], "language": "de",
        },
    });
    held.valid("SessionDelta", &creation).expect("described");
    held.valid("SessionDelta", &change).expect("described");
    held.valid("HandleDelta", &handle).expect("described");

    let put = |delta: &Value| player.request(Method::PUT, ROOM).json(delta);
    held.sent(put(&creation)).await.expect(StatusCode::CREATED);
    held.sent(put(&change)).await.expect(StatusCode::OK);
    let made = player.request(Method::POST, "/handles").json(&handle);
    let made = held.sent(made).await.expect(StatusCode::CREATED);
    assert!(made["createTime"].is_string(), "session/postedTime");
    let id = made["id"].as_str().expect("an id");
    let found = player.request(Method::GET, &format!("/handles/{id}"));
    let found = held.sent(found).await.expect(StatusCode::OK);
    let seen = held
        .sent(player.request(Method::GET, ROOM))
        .await
        .expect(StatusCode::OK);
    assert_eq!(seen["searchHandle"], found["id"]);
    assert_eq!(seen["membersInfo"]["count"], 1);
    assert_eq!(seen["roleTypes"]["job"]["roles"]["medic"]["count"], 1);

    for (path, writer, written, read) in FIELDS {
        let (body, shown) = match writer {
            Address | Handle => (&handle, &found),
            Creation => (&creation, &seen),
            Session => (&change, &seen),
        };
        let value = body.pointer(written).expect("the body has it");
        assert_eq!(shown.pointer(read), Some(value), "{path}");
    }
}
