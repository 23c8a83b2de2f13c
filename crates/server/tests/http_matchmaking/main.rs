//! Server browsers over real HTTP: the EOS web API.

mod anybody;
mod browsers;
#[path = "../../../../tests/support/not_run.rs"]
mod not_run;
mod page;
#[path = "../support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};

use browsers::{Browser, Gamedig, OpenGsq};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, creation, header, json_of, send, session};
use support::server::{start, url};

fn profile_directory() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_greenroom"));
    program.parent().expect("a folder").to_owned()
}

/// A session at an address, as the host of a game puts it up.
fn at(address: &str) -> Value {
    let mut delta = creation();
    delta["greenroom"]["hostAddress"] = json!(address);
    delta["greenroom"]["attributes"] = json!({
        "CUSTOMSERVERNAME": {"string": "Friday night"},
        "MAPNAME": {"string": "harbour"},
        "SERVERPASSWORD": {"bool": false},
        "DAY": {"int64": 9_007_199_254_740_993_i64},
        "SPEED": {"double": 1.0},
    });
    delta
}

async fn host(player: &Player, name: &str, delta: &Value) {
    let made = send(player.put(name, delta)).await;
    json_of(made, StatusCode::CREATED).await;
}

/// The ids that a filter finds.
async fn ids(browser: &Browser, token: &str, filter: &str) -> Vec<String> {
    let answer = browser.filter("", token, filter).await;
    let answer = json_of(answer, StatusCode::OK).await;
    let sessions = answer["sessions"].as_array().expect("a list");
    let id = |session: &Value| session["id"].as_str().expect("an id").to_owned();
    assert_eq!(answer["count"], sessions.len());
    sessions.iter().map(id).collect()
}

#[tokio::test]
async fn gamedig_finds_a_server_by_either_token() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let mut delta = at("127.0.0.1:7777");
    delta["greenroom"]["register"] = json!([player.id, "from-elsewhere"]);
    host(&player, "Seven", &delta).await;
    host(&player, "Eight", &at("127.0.0.1:7778")).await;
    host(&player, "Other", &at("192.0.2.5:7777")).await;

    let gamedig = Gamedig(Browser::of(&url(&server)));
    let tokens = [gamedig.client_token().await, gamedig.external_token().await];
    for (prefix, token) in ["", "/wildcard"].iter().zip(&tokens) {
        let found = gamedig.query(prefix, token, "127.0.0.1", 7777).await;
        let found = found.expect("the server");
        assert_eq!(found["id"], "Seven");
        assert_eq!(found["deployment"], DEPLOYMENT);
        assert_eq!(found["attributes"]["CUSTOMSERVERNAME_s"], "Friday night");
        assert_eq!(found["attributes"]["MAPNAME_s"], "harbour");
        assert_eq!(found["attributes"]["SERVERPASSWORD_b"], false);
        assert_eq!(
            found["attributes"]["DAY_l"].as_i64(),
            Some(9_007_199_254_740_993)
        );
        assert_eq!(found["attributes"]["SPEED_d"], 1.0);
        assert_eq!(found["settings"]["maxPublicPlayers"], 4);
        assert_eq!(found["totalPlayers"], 2);
        assert_eq!(found["openPublicPlayers"], 2);
        assert_eq!(found["publicPlayers"][0]["name"], "Ann");
        assert_eq!(found["publicPlayers"][1]["name"], "from-elsewhere");
        assert_eq!(found["owner"], player.id);
        let none = gamedig.query(prefix, token, "127.0.0.1", 7779).await;
        assert_eq!(none, None);
    }
}

#[tokio::test]
async fn opengsq_finds_a_server_and_lists_all() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    host(&player, "Seven", &at("127.0.0.1:7777")).await;
    let mut full = at("127.0.0.1:7778");
    full["greenroom"]["maxPlayers"] = json!(1);
    full["greenroom"]["register"] = json!([player.id]);
    host(&player, "Full", &full).await;

    let opengsq = OpenGsq(Browser::of(&url(&server)));
    let device = opengsq.external_auth_token().await;
    for (grant, kind, voucher) in [
        ("client_credentials", "", ""),
        ("external_auth", "deviceid_access_token", device.as_str()),
    ] {
        let token = opengsq.access_token(grant, kind, voucher).await;
        let found = opengsq.info(&token, "127.0.0.1", 7778).await;
        assert_eq!(found.expect("the server")["id"], "Full");
        assert_eq!(opengsq.info(&token, "127.0.0.1", 7779).await, None);
        let (sessions, count) = opengsq.matchmaking(&token, "{}").await;
        assert_eq!((sessions.len(), count), (2, 2));
        let one = r#"{"criteria": [], "maxResults": 1}"#;
        let (sessions, count) = opengsq.matchmaking(&token, one).await;
        assert_eq!((sessions.len(), count), (1, 1));
    }
}

#[tokio::test]
async fn tokens_say_what_tokens_of_the_web_api_say() {
    let server = start().await;
    let browser = Browser::of(&url(&server));
    let program = format!("grant_type=client_credentials&nonce=n&deployment_id={DEPLOYMENT}");
    let answer = browser.form("/auth/v1/oauth/token", program.clone()).await;
    let answer = json_of(answer, StatusCode::OK).await;
    assert_eq!(answer["token_type"], "bearer");
    assert_eq!(answer["expires_in"], 3600);
    assert!(
        answer["expires_at"]
            .as_str()
            .is_some_and(|at| at.ends_with('Z'))
    );
    assert_eq!(answer["nonce"], "n");
    assert_eq!(answer["features"], json!(["Connect", "Matchmaking"]));
    assert_eq!(answer["organization_id"], answer["greenroom"]["directory"]);
    for key in ["product_id", "sandbox_id", "deployment_id"] {
        assert_eq!(answer[key], DEPLOYMENT, "{key}");
    }
    assert_eq!(answer.get("product_user_id"), None);

    let named = format!("{program}&greenroom_product=prod&greenroom_sandbox=sand");
    let answer = browser.form("/auth/v1/oauth/token", named).await;
    let answer = json_of(answer, StatusCode::OK).await;
    assert_eq!(answer["product_id"], "prod");
    assert_eq!(answer["sandbox_id"], "sand");

    let player = Player::login(&url(&server)).await;
    assert_eq!(player.id.len(), 32);
}

#[tokio::test]
async fn a_session_is_found_as_soon_as_its_host_is_told_that_it_is_there() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let gamedig = Gamedig(Browser::of(&url(&server)));
    let token = gamedig.client_token().await;
    let named = |name: &str| {
        format!(
            r#"{{"criteria":[{{"key":"attributes.MAPNAME_s","op":"EQUAL","value":"{name}"}}]}}"#
        )
    };
    for round in 0..20 {
        let name = format!("Room-{round}");
        host(&player, &name, &at("127.0.0.1:7777")).await;
        assert_eq!(
            ids(&gamedig.0, &token, &named("harbour")).await,
            [name.as_str()]
        );
        let other = json!({"greenroom": {"attributes": {"MAPNAME": {"string": "lake"}}}});
        json_of(send(player.put(&name, &other)).await, StatusCode::OK).await;
        assert!(ids(&gamedig.0, &token, &named("harbour")).await.is_empty());
        assert_eq!(
            ids(&gamedig.0, &token, &named("lake")).await,
            [name.as_str()]
        );
        let end = json!({"greenroom": {"end": true}});
        send(player.put(&name, &end)).await;
        assert!(ids(&gamedig.0, &token, "{}").await.is_empty());
    }
}

#[tokio::test]
async fn a_host_that_names_no_address_is_found_where_it_asks_from() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    host(&player, "Room", &creation()).await;
    let opengsq = OpenGsq(Browser::of(&url(&server)));
    let token = opengsq.access_token("client_credentials", "", "").await;
    let filter = r#"{"criteria":[{"key":"ADDRESS","op":"EQUAL","value":"127.0.0.1"}]}"#;
    let (sessions, _) = opengsq.matchmaking(&token, filter).await;
    let attributes = &sessions[0]["attributes"];
    assert_eq!(attributes["ADDRESS_s"], "127.0.0.1");
    assert_eq!(attributes["ADDRESSBOUND_s"], "127.0.0.1:0");
}

#[tokio::test]
async fn a_session_is_read_by_its_id_while_it_is_public() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    host(&player, "Room", &at("127.0.0.1:7777")).await;
    let read = async |prefix: &str, name: &str| {
        let path = format!("{prefix}/matchmaking/v1/{DEPLOYMENT}/sessions/{name}");
        send(player.request(Method::GET, &path)).await
    };
    for prefix in ["", "/wildcard"] {
        let shown = json_of(read(prefix, "rOOm").await, StatusCode::OK).await;
        assert_eq!(shown["publicData"]["id"], "Room");
        assert_eq!(shown["publicData"]["totalPlayers"], 0);
    }
    let secret = json!({"greenroom": {"permission": "inviteOnly"}});
    json_of(send(player.put("Room", &secret)).await, StatusCode::OK).await;
    for name in ["Room", "Nowhere"] {
        let refused = read("", name).await;
        assert_eq!(
            header(&refused, "greenroom-error"),
            Some("session-not-found")
        );
        let refused = json_of(refused, StatusCode::NOT_FOUND).await;
        assert_eq!(refused["errorCode"], "errors.greenroom.session_not_found");
    }
}

#[tokio::test]
async fn what_is_not_public_leaks_by_no_filter_order_or_count() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    for (name, permission, state) in [
        ("Invited", "inviteOnly", "pending"),
        ("Present", "joinViaPresence", "pending"),
        ("Closed", "publicAdvertised", "inProgress"),
    ] {
        let mut delta = at("127.0.0.1:7777");
        delta["greenroom"]["permission"] = json!(permission);
        delta["greenroom"]["joinInProgress"] = json!(false);
        host(&player, name, &delta).await;
        let state = json!({"greenroom": {"state": state}});
        send(player.put(name, &state)).await;
    }
    // A session of the contract that can be searched for has no place here.
    let path = session("Browse").replace("sessionTemplates/eos", "sessionTemplates/Browse");
    let me = json!({"members": {"me": {"properties": {"system": {"active": true}}}}});
    let made = send(player.request(Method::PUT, &path).json(&me)).await;
    json_of(made, StatusCode::CREATED).await;
    let handle = json!({"version": 1, "type": "search", "sessionRef":
        {"scid": DEPLOYMENT, "templateName": "Browse", "name": "Browse"}});
    let made = send(player.request(Method::POST, "/handles").json(&handle)).await;
    json_of(made, StatusCode::CREATED).await;

    let gamedig = Gamedig(Browser::of(&url(&server)));
    let token = gamedig.client_token().await;
    for filter in [
        "{}",
        r#"{"criteria":[{"key":"ADDRESS","op":"CONTAINS","value":"127"}]}"#,
        r#"{"criteria":[{"key":"attributes.NONE_s","op":"NOT_EQUAL","value":"x"}]}"#,
        r#"{"criteria":[{"key":"attributes.DAY_l","op":"DISTANCE","value":1}]}"#,
        r#"{"criteria":[{"key":"id","op":"ANY_OF","value":["Invited","Present","Closed"]}]}"#,
    ] {
        assert!(ids(&gamedig.0, &token, filter).await.is_empty(), "{filter}");
    }
}

#[tokio::test]
async fn every_refusal_is_one_that_browsers_know() {
    let server = start().await;
    let gamedig = Gamedig(Browser::of(&url(&server)));
    let token = gamedig.client_token().await;
    let long = format!(r#"{{"criteria":"{}"}}"#, "x".repeat(300 * 1024));
    for (token, body, status, code) in [
        ("none", "{}", 401, "unauthorized"),
        (token.as_str(), "{", 400, "bad-request"),
        (&token, "", 400, "bad-request"),
        (&token, r#"{"maxResults":201}"#, 400, "bad-request"),
        (&token, r#"{"maxResults":-1}"#, 400, "bad-request"),
        (&token, r#"{"limit":1}"#, 400, "bad-request"),
        (
            &token,
            r#"{"criteria":[{"key":"attributes.A_l","op":"EQUAL","value":"1"}]}"#,
            400,
            "bad-request",
        ),
        (&token, &long, 413, "too-large"),
    ] {
        let refused = gamedig.0.filter("", token, body).await;
        assert_eq!(
            header(&refused, "greenroom-error"),
            Some(code),
            "{body:.60}"
        );
        let status = StatusCode::from_u16(status).expect("a status");
        let refused = json_of(refused, status).await;
        let name = code.replace('-', "_");
        assert_eq!(refused["errorCode"], format!("errors.greenroom.{name}"));
        assert_eq!(refused["numericErrorCode"], status.as_u16());
        let message = refused["errorMessage"].as_str().expect("a text");
        assert!(!message.is_empty());
    }
}

#[tokio::test]
async fn a_token_opens_its_own_deployment_alone() {
    let server = start().await;
    let player = Player::login_to(&url(&server), "another").await;
    for prefix in ["", "/wildcard"] {
        let path = format!("{prefix}/matchmaking/v1/{DEPLOYMENT}/filter");
        let refused = send(player.request(Method::POST, &path).json(&json!({}))).await;
        assert_eq!(header(&refused, "greenroom-error"), Some("forbidden"));
        let refused = json_of(refused, StatusCode::FORBIDDEN).await;
        assert_eq!(refused["errorCode"], "errors.greenroom.forbidden");
    }
    let path = "/matchmaking/v1/ANOTHER/filter";
    let found = send(player.request(Method::POST, path).json(&json!({}))).await;
    assert_eq!(
        json_of(found, StatusCode::OK).await,
        json!({"sessions": [], "count": 0})
    );
}
