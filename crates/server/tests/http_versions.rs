//! Older contract versions over HTTP.

mod support;

use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, json_of, send};
use support::server::{start, url};

fn session(player: &Player, method: Method, template: &str) -> RequestBuilder {
    let path = format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/{template}/sessions/Room");
    player.request(method, &path)
}

fn put(player: &Player, template: &str, version: &str, delta: &Value) -> RequestBuilder {
    let put = session(player, Method::PUT, template);
    put.header("X-Xbl-Contract-Version", version).json(delta)
}

async fn shown(player: &Player, template: &str, version: &str) -> Value {
    let get = session(player, Method::GET, template);
    let get = get.header("X-Xbl-Contract-Version", version);
    json_of(send(get).await, StatusCode::OK).await
}

#[tokio::test]
async fn each_version_sees_one_session_in_its_own_words() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let old = json!({
        "constants": {"system": {
            "timeouts": {"ready": 9, "sessionEmpty": null},
            "managedInitialization": {"autoEvaluate": true, "membersNeededToStart": 1},
        }},
        "members": {"me": {"constants": {"system": {"initialize": true}}}},
    });
    let made = send(put(&player, "Browse", "104", &old)).await;
    let made = json_of(made, StatusCode::CREATED).await;
    assert_eq!(made["contractVersion"], 104);
    let system = &made["constants"]["system"];
    // What nobody said has the defaults of the version that made the session.
    let timeouts = json!({"reserved": 30_000, "inactive": 7_200_000, "ready": 9,
                          "sessionEmpty": null});
    assert_eq!(system["timeouts"], timeouts);
    let initialization = json!({"joinTimeout": 5000, "measurementTimeout": 5000,
                                "autoEvaluate": true, "membersNeededToStart": 1});
    assert_eq!(system["managedInitialization"], initialization);
    assert!(system.get("memberInitialization").is_none());

    for version in ["106", "107"] {
        let new = shown(&player, "Browse", version).await;
        assert_eq!(new["contractVersion"].to_string(), version);
        let system = &new["constants"]["system"];
        assert_eq!(system["inactiveRemovalTimeout"], 7_200_000);
        assert_eq!(system["sessionEmptyTimeout"], Value::Null);
        assert_eq!(system["memberInitialization"]["externalEvaluation"], false);
        assert!(system.get("timeouts").is_none());
    }
    let newest = send(session(&player, Method::GET, "Browse")).await;
    let newest = json_of(newest, StatusCode::OK).await;
    assert_eq!(newest["contractVersion"], 107);
    // What each was shown it may send again.
    for version in ["104", "105", "107"] {
        let seen = shown(&player, "Browse", version).await;
        let again = json!({"constants": seen["constants"]});
        let again = send(put(&player, "Browse", version, &again)).await;
        assert_eq!(again.status(), StatusCode::OK, "{version}");
    }
}

#[tokio::test]
async fn custom_json_passes_every_version_with_all_its_digits() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let text = r#"{"constants":{"custom":{"n":12345678901234567890123},"system":{}},
        "properties":{"custom":{"x":1.10}},"members":{"me":{}}}"#;
    let sent = session(&player, Method::PUT, "Open")
        .header("X-Xbl-Contract-Version", "105")
        .header("Content-Type", "application/json")
        .body(text);
    let made = send(sent).await;
    assert_eq!(made.status(), StatusCode::CREATED);
    let body = made.text().await.expect("a text");
    for digits in [r#""n":12345678901234567890123"#, r#""x":1.10"#] {
        assert!(body.contains(digits), "{body}");
    }
}

#[tokio::test]
async fn a_refusal_shows_the_session_in_the_version_that_was_asked() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    // One who is neither active nor ready would be gone at once.
    let active = json!({"properties": {"system": {"active": true}}});
    let made = json!({"members": {"me": active}});
    let made = send(put(&player, "Open", "107", &made)).await;
    assert_eq!(made.status(), StatusCode::CREATED);
    let late = put(&player, "Open", "104", &json!({})).header("If-Match", "\"1234567\"");
    let current = json_of(send(late).await, StatusCode::PRECONDITION_FAILED).await;
    assert_eq!(current["contractVersion"], 104);
    assert_eq!(current["constants"]["system"]["timeouts"]["inactive"], 0);
}

#[tokio::test]
async fn templates_are_shown_in_the_words_of_each_version() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let get = async |path: &str| {
        let path = format!("/serviceconfigs/{DEPLOYMENT}/sessiontemplates{path}");
        let get = player.request(Method::GET, &path);
        let get = get.header("X-Xbl-Contract-Version", "105");
        json_of(send(get).await, StatusCode::OK).await
    };
    let one = get("/GameSession").await;
    let initialization = &one["constants"]["system"]["managedInitialization"];
    assert_eq!(initialization["autoEvaluate"], true);
    assert_eq!(initialization["measurementTimeout"], 15_000);
    let all = get("").await;
    let rows = all["results"].as_array().expect("a list");
    let row = rows.iter().find(|row| row["name"] == "GameSession");
    assert_eq!(row.expect("listed")["constants"], one["constants"]);
}

#[tokio::test]
async fn a_version_without_a_meaning_is_refused() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    for version in ["103", "108", "x", "-104", "1e2"] {
        let refused = send(put(&player, "Open", version, &json!({}))).await;
        assert_eq!(refused.status(), StatusCode::BAD_REQUEST, "{version}");
        let message = refused.text().await.expect("a text");
        assert!(message.contains("X-Xbl-Contract-Version"), "{message}");
    }
}
