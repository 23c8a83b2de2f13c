//! The road of a session over real HTTP: tokens, create, find, join, leave,
//! destroy.

mod support;

use reqwest::{Method, StatusCode};
use serde_json::json;
use support::player::{Player, creation, form, header, http_client, json_of, send, session};
use support::server::{start, url};

#[tokio::test]
async fn two_players_meet() {
    let server = start().await;
    let host = Player::login(&url(&server)).await;
    let guest = Player::login(&url(&server)).await;
    assert_ne!(host.id, guest.id);

    let mut delta = creation();
    delta["greenroom"]["register"] = json!([host.id]);
    delta["greenroom"]["attributes"] = json!({"level": {"int64": 9_007_199_254_740_993_i64}});
    let made = send(host.put("Room-1", &delta)).await;
    assert!(header(&made, "etag").is_some_and(|tag| tag.starts_with('"')));
    let made = json_of(made, StatusCode::CREATED).await;
    assert_eq!(made["greenroom"]["openSlots"], 3);
    assert_eq!(made["greenroom"]["hostAddress"], "127.0.0.1");

    let search = json!([{"key": "Level", "op": "GREATER_THAN",
                         "value": {"int64": 9_007_199_254_740_992_i64}}]);
    let found = json_of(send(guest.search(&search)).await, StatusCode::OK).await;
    let row = &found["results"][0];
    assert_eq!(row["sessionRef"]["name"], "Room-1");
    assert_eq!(row["greenroom"]["openSlots"], 3);
    let level = &row["greenroom"]["attributes"]["LEVEL"]["int64"];
    assert_eq!(level.as_i64(), Some(9_007_199_254_740_993));

    let join = json!({"members": {"me": {}}, "greenroom": {"via": "search"}});
    let joined = json_of(send(guest.put("room-1", &join)).await, StatusCode::OK).await;
    assert_eq!(joined["membersInfo"]["count"], 2);

    let leave = guest.request(Method::DELETE, &format!("{}/members/me", session("Room-1")));
    let left = send(leave).await;
    assert_eq!(left.status(), StatusCode::NO_CONTENT);
    assert!(left.text().await.expect("a text").is_empty());
    let seen = json_of(send(guest.get("Room-1")).await, StatusCode::OK).await;
    assert_eq!(seen["membersInfo"]["count"], 1);

    let end = json!({"greenroom": {"end": true}});
    let ended = send(host.put("Room-1", &end)).await;
    assert_eq!(ended.status(), StatusCode::NO_CONTENT);
    assert!(header(&ended, "etag").is_none());
    assert!(guest.find().await.is_empty());
    assert_eq!(
        send(guest.get("Room-1")).await.status(),
        StatusCode::NO_CONTENT
    );
}

#[tokio::test]
async fn the_last_one_to_leave_ends_the_session() {
    let server = start().await;
    let host = Player::login(&url(&server)).await;
    host.host("Room").await;
    let leave = || host.request(Method::DELETE, &format!("{}/members/me", session("Room")));
    assert_eq!(send(leave()).await.status(), StatusCode::NO_CONTENT);
    assert_eq!(
        send(host.get("Room")).await.status(),
        StatusCode::NO_CONTENT
    );
    let again = send(leave()).await;
    assert_eq!(again.status(), StatusCode::NOT_FOUND);
    assert_eq!(header(&again, "greenroom-error"), Some("session-not-found"));
}

#[tokio::test]
async fn a_server_browser_logs_in_as_itself_and_searches() {
    let server = start().await;
    let mut browser = Player::login(&url(&server)).await;
    browser.host("Room").await;
    let body = "grant_type=client_credentials&deployment_id=deployment-1";
    let answer = form(&browser.http, &browser.url, "/auth/v1/oauth/token", body).await;
    let answer = json_of(answer, StatusCode::OK).await;
    assert_eq!(answer["token_type"], "bearer");
    browser.token = answer["access_token"].as_str().expect("a token").to_owned();
    assert_eq!(browser.find().await, ["Room"]);
}

#[tokio::test]
async fn an_unknown_user_goes_on_with_a_continuance_token() {
    let server = start().await;
    let url = url(&server);
    let http = http_client();
    let device = form(&http, &url, "/auth/v1/accounts/deviceid", "deviceModel=PC").await;
    let device = json_of(device, StatusCode::OK).await;
    let device = device["access_token"].as_str().expect("a token");
    let login = format!(
        "grant_type=external_auth&external_auth_type=deviceid_access_token\
         &external_auth_token={device}&deployment_id=d&display_name=Ann&greenroom=continuance"
    );
    let refused = form(&http, &url, "/auth/v1/oauth/token", &login).await;
    assert_eq!(header(&refused, "greenroom-error"), Some("unknown-user"));
    let refused = json_of(refused, StatusCode::UNAUTHORIZED).await;
    assert_eq!(refused["errorCode"], "errors.greenroom.unknown_user");
    assert_eq!(refused["error"], "invalid_grant");
    let token = refused["greenroom"]["continuanceToken"].as_str();
    let token = token.expect("a token");
    let body = format!("grant_type=continuance&continuance_token={token}&deployment_id=d");
    let mut accounts = Vec::new();
    for body in [&body, &body, &login] {
        let answer = form(&http, &url, "/auth/v1/oauth/token", body).await;
        let answer = json_of(answer, StatusCode::OK).await;
        accounts.push(answer["product_user_id"].clone());
    }
    assert_eq!(accounts[0], accounts[1], "sent twice, one account");
    assert_eq!(accounts[0], accounts[2], "the device is linked now");
}

#[tokio::test]
async fn both_spellings_of_the_authorization_are_accepted() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    player.host("Room").await;
    let token = format!("XBL3.0 x=1234;{}", player.token);
    let request = player
        .http
        .get(format!("{}{}", player.url, session("Room")));
    let seen = send(request.header("Authorization", token)).await;
    json_of(seen, StatusCode::OK).await;
}

#[tokio::test]
async fn health_tells_which_directory_it_is() {
    let server = start().await;
    let answer = send(http_client().get(format!("{}/health", url(&server)))).await;
    let answer = json_of(answer, StatusCode::OK).await;
    assert_eq!(answer["status"], "ok");
    assert_eq!(answer["version"], env!("CARGO_PKG_VERSION"));
    let directory = answer["greenroom"]["directory"].as_str();
    assert_eq!(directory.map(str::len), Some(36));
}
