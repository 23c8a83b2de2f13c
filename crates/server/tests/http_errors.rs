//! Refusals: their status, their code for programs, their text for people.

mod support;

use greenroom_protocol::limits;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::json;
use support::player::{
    CLIENT, Player, creation, form, header, http_client, json_of, send, session,
};
use support::server::{start, url};

/// Sends and holds the answer against status, code and a part of its text.
async fn refused(request: RequestBuilder, status: u16, code: &str, text: &str) {
    let answer = send(request).await;
    assert_eq!(answer.status().as_u16(), status, "{text}");
    assert_eq!(header(&answer, "greenroom-error"), Some(code), "{text}");
    // Who may read the session is shown it, with the text in a header.
    let beside = header(&answer, "greenroom-message").map(str::to_owned);
    let kind = header(&answer, "content-type").unwrap_or_default();
    let expected = match beside {
        Some(_) => "application/json",
        None => "text/plain",
    };
    assert!(kind.starts_with(expected), "{:?}", answer.headers());
    let body = answer.text().await.expect("a text");
    let message = beside.unwrap_or(body);
    assert!(message.contains(text), "{message:?} does not say {text:?}");
}

#[tokio::test]
async fn who_has_no_valid_token_is_told_what_is_wrong_with_it() {
    let server = start().await;
    let http = http_client();
    let get = || http.get(format!("{}{}", url(&server), session("Room")));
    refused(get(), 401, "unauthorized", "no Authorization").await;
    for (given, text) in [
        ("Basic eDp5", "neither"),
        ("Bearer nonsense", ""),
        ("XBL3.0 x=;a.b.c", ""),
    ] {
        let request = get().header("Authorization", given);
        refused(request, 401, "unauthorized", text).await;
    }
    let long = format!("Bearer {}", "x".repeat(5000));
    refused(
        get().header("Authorization", long),
        401,
        "unauthorized",
        "too long",
    )
    .await;
}

#[tokio::test]
async fn another_deployment_is_out_of_reach() {
    let server = start().await;
    let stranger = Player::login_to(&url(&server), "other").await;
    let host = Player::login(&url(&server)).await;
    host.host("Room").await;
    refused(stranger.get("Room"), 403, "forbidden", "other").await;
    refused(stranger.put("Room", &creation()), 403, "forbidden", "other").await;
    refused(stranger.search(&json!([])), 403, "forbidden", "other").await;
}

#[tokio::test]
async fn only_the_owner_changes_settings() {
    let server = start().await;
    let host = Player::login(&url(&server)).await;
    host.host("Room").await;
    let guest = Player::login(&url(&server)).await;
    send(guest.put("Room", &json!({"members": {"me": {}}}))).await;
    let delta = json!({"greenroom": {"maxPlayers": 9}});
    refused(guest.put("Room", &delta), 403, "forbidden", "owner").await;
}

#[tokio::test]
async fn a_body_that_is_wrong_is_refused_by_the_name_of_its_field() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let put = || player.request(Method::PUT, &session("Room"));
    for (body, text) in [
        ("", "EOF"),
        ("{", "EOF"),
        ("[]", "not a list"),
        ("{} {}", "trailing"),
        (r#"{"greenroom":{"maxPlayrs":4}}"#, "maxPlayrs"),
        (
            r#"{"greenroom":{"maxPlayers":"4"}}"#,
            "greenroom.maxPlayers",
        ),
        (
            r#"{"members":{"me":{"properties":{"system":{"active":1}}}}}"#,
            "members.me.properties.system.active",
        ),
        (
            r#"{"members":{"me":{}},"greenroom":{"maxPlayers":4}}"#,
            "bucket",
        ),
        (
            r#"{"members":{"me":{}},"greenroom":{"bucket":"b","maxPlayers":0}}"#,
            "maxPlayers",
        ),
    ] {
        refused(put().body(body), 400, "bad-request", text).await;
    }
    let search = player.request(Method::POST, "/handles/query").body("{}");
    refused(search, 400, "bad-request", "type").await;
    let deep = r#"{"constants":{"custom":{"a":"#.to_owned() + &"[".repeat(100_000);
    refused(put().body(deep), 400, "bad-request", "").await;
}

#[tokio::test]
async fn a_body_says_json_or_nothing() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let put = || {
        player
            .request(Method::PUT, &session("Room"))
            .body(creation().to_string())
    };
    for (name, value) in [("Content-Type", "text/xml"), ("Content-Encoding", "gzip")] {
        refused(put().header(name, value), 415, "bad-request", name).await;
    }
    assert_eq!(send(put()).await.status(), StatusCode::CREATED);
    let utf8 = put().header("Content-Type", "Application/JSON; charset=utf-8");
    assert_eq!(send(utf8).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_too_large() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let body = format!("{{}}{}", " ".repeat(limits::REQUEST_BODY_MAX));
    let put = player.request(Method::PUT, &session("Room")).body(body);
    refused(put, 413, "too-large", "262144").await;
}

#[tokio::test]
async fn paths_and_methods_that_are_not_there_say_so() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let there = session("Room");
    for (method, path, status, code, text) in [
        (Method::GET, "/", 404, "not-found", "nothing"),
        (Method::GET, "/handles", 405, "bad-request", "method"),
        (Method::POST, there.as_str(), 405, "bad-request", "method"),
        (Method::DELETE, there.as_str(), 405, "bad-request", "method"),
        (Method::GET, "/connect", 400, "bad-request", ""),
        (
            Method::GET,
            "/serviceconfigs/a/sessiontemplates/eos/sessions/b%20c",
            400,
            "bad-request",
            "the session name",
        ),
        (
            Method::GET,
            "/serviceconfigs/Deployment-1/sessiontemplates/none/sessions/a",
            404,
            "not-found",
            "none",
        ),
    ] {
        refused(player.request(method, path), status, code, text).await;
    }
    let long = session(&"x".repeat(101));
    refused(
        player.request(Method::GET, &long),
        400,
        "bad-request",
        "too long",
    )
    .await;
}

#[tokio::test]
async fn conditions_that_cannot_be_are_refused() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let put = || player.put("Room", &creation());
    let both = put().header("If-Match", "*").header("If-None-Match", "*");
    refused(both, 400, "bad-request", "exclude").await;
    let many = "\"1\",".repeat(limits::ENTITY_TAGS_MAX + 1);
    refused(
        put().header("If-Match", many),
        400,
        "bad-request",
        "if-match",
    )
    .await;
}

#[tokio::test]
async fn token_requests_fail_as_oauth_has_it() {
    let server = start().await;
    let (http, url) = (http_client(), url(&server));
    let path = "/auth/v1/oauth/token";
    for (body, status, error) in [
        ("grant_type=client_credentials", 400, "invalid_request"),
        (
            "grant_type=password&deployment_id=d",
            400,
            "unsupported_grant_type",
        ),
        (
            "grant_type=continuance&continuance_token=x&deployment_id=d",
            401,
            "invalid_grant",
        ),
        (
            "grant_type=external_auth&external_auth_type=deviceid_access_token\
          &external_auth_token=x&deployment_id=d&display_name=Ann",
            401,
            "invalid_grant",
        ),
    ] {
        let answer = form(&http, &url, path, body).await;
        assert!(header(&answer, "greenroom-error").is_some());
        let found = answer.status().as_u16();
        let failure: serde_json::Value = answer.json().await.expect("JSON");
        assert_eq!(found, status, "{failure}");
        assert_eq!(failure["error"], error, "{failure}");
        assert!(
            failure["errorCode"]
                .as_str()
                .is_some_and(|code| code.contains('.'))
        );
    }
}

#[tokio::test]
async fn a_client_program_must_name_itself() {
    let server = start().await;
    let http = http_client();
    let post = || {
        http.post(format!("{}/auth/v1/accounts/deviceid", url(&server)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body("deviceModel=PC")
    };
    // No header, no base64, no colon, an empty id.
    for given in [
        None,
        Some("Basic ???"),
        Some("Basic eHh4"),
        Some("Basic OnNlY3JldA=="),
    ] {
        let request = given
            .into_iter()
            .fold(post(), |r, g| r.header("Authorization", g));
        let answer = send(request).await;
        assert_eq!(header(&answer, "greenroom-error"), Some("invalid-client"));
        assert!(header(&answer, "www-authenticate").is_some_and(|w| w.starts_with("Basic")));
        let failure = json_of(answer, StatusCode::UNAUTHORIZED).await;
        assert_eq!(failure["error"], "invalid_client");
    }
    let named = send(post().header("Authorization", CLIENT)).await;
    assert_eq!(named.status(), StatusCode::OK);
}
