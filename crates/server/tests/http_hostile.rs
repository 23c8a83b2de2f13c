//! What hostile callers send: each is told what is wrong with it, nothing is
//! changed by it, and others are served meanwhile.

mod support;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use greenroom_protocol::limits;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, creation, form, header, json_of, send, session};
use support::push::Push;
use support::server::{start, url};

/// A session and those who have a right to it.
struct Scene {
    host: Player,
    guest: Player,
    stranger: Player,
    server: Player,
    /// Of the server, which owns `Server-Room`, and of the stranger.
    pushes: [Push; 2],
}

impl Scene {
    async fn new(url: &str) -> Self {
        let host = Player::login(url).await;
        let mut room = creation();
        room["greenroom"]["attributes"] = json!({"MAP": {"string": "harbour"}});
        room["greenroom"]["register"] = json!([host.id]);
        json_of(
            send(host.put("Room", &room)).await,
            201.try_into().expect("a status"),
        )
        .await;
        let guest = Player::login(url).await;
        send(guest.put("Room", &json!({"members": {"me": {}}}))).await;
        let stranger = Player::login(url).await;

        let instance = format!(
            "grant_type=client_credentials&deployment_id={DEPLOYMENT}&greenroom_instance=one"
        );
        let answer = form(&host.http, url, "/auth/v1/oauth/token", &instance).await;
        let answer: Value = answer.json().await.expect("JSON");
        let token = answer["access_token"].as_str().expect("a token").to_owned();
        let server = Player {
            token,
            ..host.clone()
        };
        let mut of_server = Push::open(url, &server.token).await;
        let connection = of_server.id().await;
        let room = json!({"greenroom": {"connection": connection, "bucket": "b", "maxPlayers": 4}});
        let made = send(server.put("Server-Room", &room)).await;
        assert_eq!(made.status().as_u16(), 201);
        let of_stranger = Push::open(url, &stranger.token).await;
        Self {
            host,
            guest,
            stranger,
            server,
            pushes: [of_server, of_stranger],
        }
    }

    /// All that can be seen of both sessions, and which state of them it is.
    async fn seen(&self) -> Vec<(String, String)> {
        let mut seen = Vec::new();
        for name in ["Room", "Server-Room"] {
            let answer = send(self.host.get(name)).await;
            let tag = header(&answer, "etag").expect("a tag").to_owned();
            seen.push((tag, answer.text().await.expect("a text")));
        }
        seen
    }
}

/// Sends what must be refused, and holds the answer against status, code and a
/// part of its text.
async fn refused(request: RequestBuilder, status: u16, code: &str, text: &str) {
    let shown = format!("{request:?}");
    let answer = send(request).await;
    let found = answer.status().as_u16();
    let named = header(&answer, "greenroom-error").map(str::to_owned);
    let message = answer.text().await.expect("a text");
    let about = format!("{found} {named:?} {message:?} to {shown:.300}");
    assert_eq!(found, status, "{about}");
    assert_eq!(named.as_deref(), Some(code), "{about}");
    assert!(message.contains(text), "no {text:?} in {about}");
    for rust in [
        "u32",
        "i64",
        "struct",
        "variant",
        " sequence",
        "Failed",
        "target type",
    ] {
        assert!(!message.contains(rust), "{rust:?} in {about}");
    }
}

#[tokio::test]
async fn bodies_that_make_no_sense_change_nothing() {
    let server = start().await;
    let scene = Scene::new(&url(&server)).await;
    let before = scene.seen().await;
    let deep = |depth: usize| {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        format!(r#"{{"constants":{{"custom":{{"a":{open}{close}}}}}}}"#)
    };
    let (deep, deeper) = (deep(64), deep(100_000));
    for (body, text) in [
        ("", "EOF"),
        ("nonsense", "line 1"),
        ("{\"members\":{\"me\":{}}", "EOF"),
        ("{} {}", "trailing"),
        ("{'a':1}", "key must be a string"),
        ("null", "expected an object"),
        ("[]", "expected an object"),
        ("7", "expected an object"),
        (r#"{"unknown":1}"#, "unknown field `unknown`"),
        (r#"{"servers":[]}"#, "servers: invalid type: list"),
        (r#"{"members":[]}"#, "members: invalid type: list"),
        (r#"{"members":{"me":7}}"#, "members.me: invalid type"),
        (r#"{"members":{"me":{"x":1}}}"#, "members.me.x: unknown"),
        (r#"{"members":{"me":{},"me":{}}}"#, "me occurs twice"),
        (r#"{"members":{"1":{}}}"#, "members.1"),
        (r#"{"constants":{"system":{"x":7}}}"#, "constants.system.x"),
        (
            r#"{"constants":{"custom":{"a":1,"a":2}}}"#,
            "a occurs twice",
        ),
        (r#"{"properties":{"custom":7}}"#, "properties.custom"),
        (r#"{"greenroom":[]}"#, "greenroom: invalid type: list"),
        (r#"{"greenroom":{"a":1}}"#, "greenroom.a: unknown field"),
        (r#"{"greenroom":{"maxPlayers":-1}}"#, "whole number from 0"),
        (
            r#"{"greenroom":{"maxPlayers":4.5}}"#,
            "greenroom.maxPlayers",
        ),
        (
            r#"{"greenroom":{"maxPlayers":1e99}}"#,
            "greenroom.maxPlayers",
        ),
        (
            r#"{"greenroom":{"maxPlayers":4,"maxPlayers":5}}"#,
            "duplicate field `maxPlayers`",
        ),
        (r#"{"greenroom":{"maxPlayers":1001}}"#, "maxPlayers"),
        (r#"{"greenroom":{"state":"x"}}"#, "unknown value `x`"),
        (r#"{"greenroom":{"state":7}}"#, "greenroom.state"),
        (r#"{"greenroom":{"end":"yes"}}"#, "greenroom.end"),
        (r#"{"greenroom":{"bucket":"\ud800"}}"#, "greenroom.bucket"),
        (r#"{"greenroom":{"register":[7]}}"#, "greenroom.register[0]"),
        (
            r#"{"greenroom":{"attributes":{"A":{"bool":7}}}}"#,
            "greenroom.attributes.A.bool",
        ),
        (
            r#"{"greenroom":{"attributes":{"A":{"what":7}}}}"#,
            "unknown value `what`",
        ),
        (&deep, "nested more than 32 levels"),
        (&deeper, ""),
    ] {
        let put = scene.host.request(Method::PUT, &session("Room"));
        refused(put.body(body.to_owned()), 400, "bad-request", text).await;
    }
    for (body, text) in [
        ("{", "EOF"),
        ("{}", "type"),
        (r#"{"type":"x","scid":"d"}"#, "unknown value `x`"),
        (
            r#"{"type":"search","scid":"d","greenroom":{"criteria":7}}"#,
            "expected a list",
        ),
        (
            r#"{"type":"search","scid":"d","greenroom":{"criteria":[{"key":7}]}}"#,
            "greenroom.criteria[0].key",
        ),
    ] {
        let query = scene.host.request(Method::POST, "/handles/query");
        refused(query.body(body), 400, "bad-request", text).await;
    }
    let large = scene.host.request(Method::PUT, &session("Room"));
    let large = large.body(vec![b' '; 10 * 1024 * 1024]);
    refused(large, 413, "too-large", "262144").await;
    assert_eq!(scene.seen().await, before);
}

#[tokio::test]
async fn a_text_that_is_quoted_back_is_cut() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let long = "x".repeat(limits::REQUEST_BODY_MAX / 2);
    let put = player.put("Room", &json!({"greenroom": {"maxPlayers": long}}));
    let answer = send(put).await;
    assert_eq!(answer.status().as_u16(), 400);
    let message = answer.text().await.expect("a text");
    assert!(message.len() < 1024, "{} bytes", message.len());
    assert!(message.starts_with("greenroom.maxPlayers: "), "{message}");
}

#[tokio::test]
async fn tokens_that_are_no_good_open_nothing() {
    let server = start().await;
    let scene = Scene::new(&url(&server)).await;
    let before = scene.seen().await;
    let elsewhere = start().await;
    let foreign = Player::login(&url(&elsewhere)).await.token;
    let device = form(
        &scene.host.http,
        &scene.host.url,
        "/auth/v1/accounts/deviceid",
        "deviceModel=PC",
    );
    let device: Value = device.await.json().await.expect("JSON");
    let device = device["access_token"].as_str().expect("a token").to_owned();

    let good = scene.host.token.as_str();
    let [head, claims, signature]: [&str; 3] = good
        .split('.')
        .collect::<Vec<_>>()
        .try_into()
        .expect("three parts");
    let encoded = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let decoded = URL_SAFE_NO_PAD.decode(claims).expect("base64");
    let mut other: Value = serde_json::from_slice(&decoded).expect("JSON");
    other["sub"] = json!("1");
    let other = encoded(&other.to_string());
    let unsigned = encoded(r#"{"alg":"none","typ":"JWT"}"#);
    let mut flipped = signature.to_owned().into_bytes();
    flipped[10] = if flipped[10] == b'A' { b'B' } else { b'A' };
    let flipped = String::from_utf8(flipped).expect("plain");
    for token in [
        "nonsense".to_owned(),
        "a.b.c".to_owned(),
        "..".to_owned(),
        format!("{head}.{claims}."),
        format!("{head}.{claims}"),
        format!("{head}.{claims}.{flipped}"),
        format!("{head}.{other}.{signature}"),
        format!("{unsigned}.{claims}."),
        format!("{unsigned}.{claims}.{signature}"),
        format!("{good}x"),
        "x".repeat(limits::TOKEN_MAX + 1),
        foreign,
        device,
    ] {
        let with = Player {
            token,
            ..scene.host.clone()
        };
        let end = json!({"greenroom": {"end": true}});
        let leave = format!("{}/members/me", session("Room"));
        for request in [
            with.get("Room"),
            with.put("Room", &end),
            with.request(Method::DELETE, &leave),
            with.search(&json!([])),
            with.request(Method::GET, "/connect"),
        ] {
            refused(request, 401, "unauthorized", "token").await;
        }
    }
    let path = format!("{}{}", scene.host.url, session("Room"));
    let bare = || scene.host.http.get(&path);
    refused(bare(), 401, "unauthorized", "no Authorization").await;
    let twice = bare().bearer_auth(good).bearer_auth(good);
    refused(twice, 401, "unauthorized", "several").await;
    assert_eq!(scene.seen().await, before);
}

#[tokio::test]
async fn nobody_writes_to_the_session_of_another() {
    let server = start().await;
    let mut scene = Scene::new(&url(&server)).await;
    let of_stranger = scene.pushes[1].id().await;
    let of_server = scene.pushes[0].id().await;
    let before = scene.seen().await;
    let own = |key: &str, value: Value| json!({"greenroom": {key: value}});
    for delta in [
        own("maxPlayers", json!(9)),
        own("state", json!("inProgress")),
        own("bucket", json!("c")),
        own("permission", json!("inviteOnly")),
        own("attributes", json!({"MAP": null})),
        own("register", json!([scene.guest.id])),
        own("unregister", json!([scene.host.id])),
        own("end", json!(true)),
    ] {
        for who in [&scene.guest, &scene.stranger, &scene.server] {
            refused(who.put("Room", &delta), 403, "forbidden", "owner").await;
        }
    }
    // A player who acts as a server, with a connection of its own and with the
    // server's; and a server that acts as a player.
    for connection in [&of_stranger, &of_server] {
        for name in ["Room", "Server-Room"] {
            let serving = json!({"greenroom": {"connection": connection, "maxPlayers": 9}});
            refused(scene.stranger.put(name, &serving), 403, "forbidden", "").await;
        }
    }
    let end = own("end", json!(true));
    refused(
        scene.host.put("Server-Room", &end),
        403,
        "forbidden",
        "owner",
    )
    .await;
    let join = json!({"members": {"me": {}}});
    refused(scene.server.put("Room", &join), 403, "forbidden", "").await;
    let out = json!({"members": {"0": null}});
    refused(scene.guest.put("Room", &out), 403, "forbidden", "").await;
    // The name is taken.
    let mut again = creation();
    again["greenroom"]["nonce"] = json!("another");
    let taken = scene
        .stranger
        .put("Room", &again)
        .header("If-None-Match", "*");
    assert_eq!(send(taken).await.status().as_u16(), 412);
    assert_eq!(scene.seen().await, before);
    assert_eq!(scene.host.find().await.len(), 2, "others are served");
}
