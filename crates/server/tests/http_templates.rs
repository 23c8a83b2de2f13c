//! Templates over HTTP: read, listed, and what sessions get from them.

mod support;

use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, header, json_of, send};
use support::server::{start, url};

async fn get(player: &Player, path: &str) -> Response {
    let path = format!("/serviceconfigs/{DEPLOYMENT}/{path}");
    send(player.request(Method::GET, &path)).await
}

async fn put(player: &Player, template: &str, name: &str, delta: &Value) -> Response {
    let path = format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/{template}/sessions/{name}");
    send(player.request(Method::PUT, &path).json(delta)).await
}

fn creation(constants: &Value) -> Value {
    json!({"constants": constants, "members": {"me": {}}})
}

#[tokio::test]
async fn a_desk_lists_its_templates_and_shows_each() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let listed = json_of(get(&player, "sessionTemplates").await, StatusCode::OK).await;
    let rows = listed["results"].as_array().expect("a list");
    let names: Vec<&str> = rows.iter().filter_map(|row| row["name"].as_str()).collect();
    let expected = [
        "Browse",
        "eos",
        "GameSession",
        "Lobby",
        "MatchTicketSession",
        "Open",
        "PeerToHostQos",
        "PeerToPeer",
        "PeerToPeerQos",
        "PeerToServer",
    ];
    assert_eq!(names, expected);
    for row in rows {
        let name = row["name"].as_str().expect("a name");
        let path = format!("SESSIONTEMPLATES/{}", name.to_uppercase());
        let one = json_of(get(&player, &path).await, StatusCode::OK).await;
        assert_eq!(one["constants"], row["constants"], "{name}");
        assert!(one.get("name").is_none(), "{name}");
    }
    let game = json_of(
        get(&player, "sessiontemplates/GameSession").await,
        StatusCode::OK,
    )
    .await;
    let system = &game["constants"]["system"];
    assert_eq!(system["memberInitialization"]["membersNeededToStart"], 4);
    assert!(system.get("visibility").is_none(), "{system}");
}

#[tokio::test]
async fn what_is_not_there_and_who_has_no_business_there_is_told_so() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let unknown = get(&player, "sessiontemplates/nowhere").await;
    assert_eq!(unknown.status(), StatusCode::NOT_FOUND);
    assert_eq!(header(&unknown, "greenroom-error"), Some("not-found"));
    let refused = put(&player, "nowhere", "Room", &creation(&json!({}))).await;
    assert_eq!(refused.status(), StatusCode::NOT_FOUND);
    let read = get(&player, "sessiontemplates/nowhere/sessions/Room").await;
    assert_eq!(read.status(), StatusCode::NOT_FOUND);

    let stranger = Player::login_to(&url(&server), "elsewhere").await;
    for path in ["sessiontemplates", "sessiontemplates/Open"] {
        let refused = get(&stranger, path).await;
        assert_eq!(refused.status(), StatusCode::FORBIDDEN, "{path}");
    }
    let path = format!(
        "{}/serviceconfigs/{DEPLOYMENT}/sessiontemplates",
        player.url
    );
    let nobody = send(player.http.get(path)).await;
    assert_eq!(nobody.status(), StatusCode::UNAUTHORIZED);
    let path = format!("/serviceconfigs/{DEPLOYMENT}/sessiontemplates");
    let verb = send(player.request(Method::PUT, &path)).await;
    assert_eq!(verb.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_session_has_its_template_s_constants_the_creator_s_and_the_defaults() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let said = json!({
        "system": {"maxMembersCount": 10, "inactiveRemovalTimeout": null},
        "custom": {"mode": "duel"},
    });
    let made = put(&player, "PeerToServer", "Room", &creation(&said)).await;
    let made = json_of(made, StatusCode::CREATED).await;
    let system = &made["constants"]["system"];
    assert_eq!(system["visibility"], "private");
    assert_eq!(system["maxMembersCount"], 10);
    assert_eq!(system["inactiveRemovalTimeout"], Value::Null);
    assert_eq!(system["readyRemovalTimeout"], 180_000);
    assert_eq!(made["constants"]["custom"], json!({"mode": "duel"}));
    // Clients send the constants again with each write.
    let again = json!({"constants": made["constants"], "members": {"me": {}}});
    let again = put(&player, "peertoserver", "room", &again).await;
    assert_eq!(again.status(), StatusCode::OK);
    let other = creation(&json!({"system": {"maxMembersCount": 11}}));
    let other = put(&player, "PeerToServer", "Room", &other).await;
    assert_eq!(other.status(), StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_a_template_fixes_is_a_conflict_and_what_makes_no_sense_a_bad_request() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    for (template, system, status, field) in [
        (
            "PeerToServer",
            json!({"visibility": "open"}),
            409,
            "visibility",
        ),
        (
            "Open",
            json!({"capabilities": {"large": true}}),
            409,
            "capabilities.large",
        ),
        (
            "eos",
            json!({"ownershipPolicies": {}}),
            409,
            "ownershipPolicies",
        ),
        (
            "Browse",
            json!({"maxMembersCount": 101}),
            400,
            "maxMembersCount",
        ),
        (
            "Browse",
            json!({"capabilities": {"magic": true}}),
            400,
            "capabilities.magic",
        ),
        ("Browse", json!({"version": 2}), 409, "version"),
        ("GameSession", json!({"version": 2}), 400, "version"),
        ("Browse", json!({"arbitration": {}}), 400, "arbitration"),
    ] {
        let delta = creation(&json!({"system": system}));
        let refused = put(&player, template, "Room", &delta).await;
        assert_eq!(refused.status().as_u16(), status, "{template} {system}");
        let message = refused.text().await.expect("a text");
        let named = format!("constants.system.{field}");
        assert!(message.contains(&named), "{message} names {named}");
    }
}
