//! The description of the REST face, held against what is answered: each answer
//! in these stories has a status, headers and a body that the description has
//! for its operation.

mod auth;
mod connect;
mod held;
mod messages;
mod rates;
mod sanctions;
mod sessions;
#[path = "../support/mod.rs"]
mod support;
mod writers;

use held::Held;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, creation, http_client, session};
use support::server::{start, url};

#[tokio::test]
async fn the_description_is_handed_out_to_anybody_and_is_of_this_release() {
    let server = start().await;
    let held = Held::fetch(&url(&server)).await;
    assert_eq!(held.description()["openapi"], "3.1.0");
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(held.description()["info"]["version"], version);
    let http = http_client();
    for path in ["/openapi.json", "/health", "/metrics"] {
        let request = http.get(format!("{}{path}", url(&server)));
        held.sent(request).await.expect(StatusCode::OK);
    }
}

#[tokio::test]
async fn a_field_that_nobody_described_is_noticed() {
    let server = start().await;
    let held = Held::fetch(&url(&server)).await;
    let player = Player::login(&url(&server)).await;
    let document = player.host("Room").await;
    held.valid("SessionDocument", &document)
        .expect("as described");
    for pointer in [
        "",
        "/constants/system",
        "/membersInfo",
        "/members/0",
        "/greenroom",
    ] {
        let mut wrong = document.clone();
        wrong.pointer_mut(pointer).expect("is there")["surprise"] = json!(1);
        held.valid("SessionDocument", &wrong).expect_err(pointer);
    }
    let mut wrong = document.clone();
    wrong["startTime"] = json!("yesterday");
    held.valid("SessionDocument", &wrong).expect_err("no time");
    let mut wrong = document;
    wrong.as_object_mut().expect("an object").remove("branch");
    held.valid("SessionDocument", &wrong).expect_err("nothing");
}

#[tokio::test]
async fn people_and_presence_are_as_described() {
    let server = start().await;
    let held = Held::fetch(&url(&server)).await;
    let (ann, bob) = (
        Player::login(&url(&server)).await,
        Player::login(&url(&server)).await,
    );
    let bob = bob.id.trim_start_matches('0').to_owned();
    let people = format!("/serviceconfigs/{DEPLOYMENT}/people/me");
    let person = format!("{people}/{bob}");
    let friend = format!("{people}/friends/{bob}");
    let presence = format!("/serviceconfigs/{DEPLOYMENT}/presence");
    let ok = StatusCode::OK;
    let cases = [
        (Method::PUT, person.clone(), json!({"favorite": true}), ok),
        (Method::GET, person.clone(), Value::Null, ok),
        (Method::GET, people.clone(), Value::Null, ok),
        (
            Method::PUT,
            person.clone(),
            json!({"blocked": true, "followed": true}),
            StatusCode::BAD_REQUEST,
        ),
        (Method::DELETE, person, Value::Null, StatusCode::NO_CONTENT),
        (Method::PUT, friend.clone(), json!({"invite": "send"}), ok),
        (
            Method::PUT,
            friend.clone(),
            json!({"invite": "send"}),
            StatusCode::CONFLICT,
        ),
        (
            Method::PUT,
            format!("{people}/friends/4242"),
            json!({"invite": "send"}),
            StatusCode::NOT_FOUND,
        ),
        (Method::GET, friend, Value::Null, ok),
        (Method::GET, format!("{people}/friends"), Value::Null, ok),
        (
            Method::GET,
            format!("/serviceconfigs/{DEPLOYMENT}/people/{bob}"),
            Value::Null,
            StatusCode::FORBIDDEN,
        ),
        (
            Method::PUT,
            format!("{presence}/me"),
            json!({"state": "Active"}),
            ok,
        ),
        (Method::GET, format!("{presence}/{bob}"), Value::Null, ok),
        (
            Method::DELETE,
            format!("{presence}/me"),
            Value::Null,
            StatusCode::NO_CONTENT,
        ),
    ];
    for (method, path, body, status) in cases {
        let request = ann.request(method, &path);
        let request = if body.is_null() {
            request
        } else {
            request.json(&body)
        };
        held.sent(request).await.expect(status);
    }
}

#[tokio::test]
async fn logins_and_searches_are_as_described() {
    let server = start().await;
    let held = Held::fetch(&url(&server)).await;
    let player = Player::login(&url(&server)).await;
    let form = |path: &str, body: &str| {
        let request = player.http.post(format!("{}{path}", player.url));
        let request = request.header("Content-Type", "application/x-www-form-urlencoded");
        request.body(body.to_owned())
    };
    let client = support::player::CLIENT;
    let token = "/auth/v1/oauth/token";
    let program = "grant_type=client_credentials&deployment_id=d";
    for (path, body, authorization, status) in [
        (
            "/auth/v1/accounts/deviceid",
            "deviceModel=PC",
            client,
            StatusCode::OK,
        ),
        (token, program, client, StatusCode::OK),
        (token, program, "Basic no", StatusCode::UNAUTHORIZED),
        (
            token,
            "grant_type=password",
            client,
            StatusCode::BAD_REQUEST,
        ),
        (
            token,
            "grant_type=external_auth&external_auth_type=deviceid_access_token&external_auth_token=x&deployment_id=d&display_name=Ann",
            client,
            StatusCode::UNAUTHORIZED,
        ),
    ] {
        let request = form(path, body).header("Authorization", authorization);
        held.sent(request).await.expect(status);
    }
    let nonce = player.request(Method::GET, "/nonce");
    held.sent(nonce).await.expect(StatusCode::OK);
    let connect = player.request(Method::GET, "/connect");
    held.sent(connect).await.expect(StatusCode::BAD_REQUEST);

    player.host("Room").await;
    let found = held
        .sent(player.search(&support::player::bucket("b")))
        .await;
    let found = found.expect(StatusCode::OK);
    assert_eq!(found["results"].as_array().map(Vec::len), Some(1));
    let wrong = player.search(&json!([{"key": "bucket", "op": "SIZE", "value": {"bool": true}}]));
    held.sent(wrong).await.expect(StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn refusals_before_the_body_are_as_described() {
    let server = start().await;
    let held = Held::fetch(&url(&server)).await;
    let player = Player::login(&url(&server)).await;
    let put = || {
        player
            .http
            .put(format!("{}{}", player.url, session("Room")))
    };
    let stranger = put().json(&creation());
    held.sent(stranger).await.expect(StatusCode::UNAUTHORIZED);
    let put = || put().bearer_auth(&player.token);
    let large = put().body(" ".repeat(300 * 1024));
    held.sent(large).await.expect(StatusCode::PAYLOAD_TOO_LARGE);
    let text = put().header("Content-Type", "text/plain").body("{}");
    held.sent(text)
        .await
        .expect(StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let list = put().json(&json!([]));
    held.sent(list).await.expect(StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_name_that_is_no_text_is_refused_as_described_on_every_path() {
    let server = start().await;
    let held = Held::fetch(&url(&server)).await;
    let player = Player::login(&url(&server)).await;
    let paths = held.description()["paths"].as_object().expect("an object");
    let mut asked = 0;
    for (path, operations) in paths {
        let Some((before, rest)) = path.split_once('{') else {
            continue;
        };
        let (_, behind) = rest.split_once('}').expect("a name ends");
        let at = format!("{before}%ff{}", behind.replace(['{', '}'], ""));
        for method in operations.as_object().expect("an object").keys() {
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).expect("one");
            let request = player.request(method, &at).json(&json!({}));
            held.sent(request).await.expect(StatusCode::BAD_REQUEST);
            asked += 1;
        }
    }
    assert!(asked > 20, "{asked}");
}
