//! The face of the contract over real HTTP: endpoints, headers, status codes,
//! and what is refused with which.

mod support;

use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, form, header, json_of, send};
use support::server::{start, url};

/// A session of a template, in the spelling of clients.
fn at(template: &str, name: &str) -> String {
    format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/{template}/sessions/{name}")
}

fn put(player: &Player, path: &str, delta: &Value) -> RequestBuilder {
    player.request(Method::PUT, path).json(delta)
}

fn active() -> Value {
    json!({"members": {"me": {"properties": {"system": {"active": true}}}}})
}

/// Makes a session of the template with the player in it.
async fn make(player: &Player, path: &str) -> Value {
    json_of(
        send(put(player, path, &active())).await,
        StatusCode::CREATED,
    )
    .await
}

async fn refused(response: Response, status: StatusCode, code: &str) -> String {
    let found = response.status();
    let named = header(&response, "greenroom-error").map(str::to_owned);
    let text = response.text().await.expect("a text");
    assert_eq!(found, status, "{text}");
    assert_eq!(named.as_deref(), Some(code), "{text}");
    text
}

/// A running instance of a trusted server.
async fn trusted_server(url: &str, instance: &str) -> Player {
    let mut server = Player::login(url).await;
    let body = format!(
        "grant_type=client_credentials&deployment_id={DEPLOYMENT}&greenroom_instance={instance}"
    );
    let answer = form(&server.http, url, "/auth/v1/oauth/token", &body).await;
    let answer = json_of(answer, StatusCode::OK).await;
    server.token = answer["access_token"].as_str().expect("a token").to_owned();
    server
}

#[tokio::test]
async fn a_session_lives_from_its_creation_to_its_last_member() {
    let server = start().await;
    let (ann, bob) = (
        Player::login(&url(&server)).await,
        Player::login(&url(&server)).await,
    );
    let path = at("Open", "Match-1");
    assert_eq!(
        send(ann.request(Method::GET, &path)).await.status(),
        StatusCode::NO_CONTENT,
        "there is none yet"
    );
    let nobody = send(put(&ann, &path, &json!({}))).await;
    assert_eq!(
        nobody.status(),
        StatusCode::NO_CONTENT,
        "nobody would be in it"
    );

    let made = send(put(&ann, &path, &active()).header("If-None-Match", "*")).await;
    let place = format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/Open/sessions/Match-1");
    assert_eq!(header(&made, "content-location"), Some(place.as_str()));
    assert!(header(&made, "etag").is_some());
    let made = json_of(made, StatusCode::CREATED).await;
    assert_eq!(made["contractVersion"], json!(107));
    assert_eq!(made["members"]["0"]["next"], made["membersInfo"]["next"]);

    let shouted = path.to_uppercase().replace("OPEN", "oPEN");
    let shouted = shouted.replace(&DEPLOYMENT.to_uppercase(), DEPLOYMENT);
    let joined = send(put(&bob, &shouted, &active()).header("If-Match", "*")).await;
    let joined = json_of(joined, StatusCode::OK).await;
    assert_eq!(joined["membersInfo"]["count"], json!(2));

    for (player, status) in [(&bob, StatusCode::OK), (&ann, StatusCode::NO_CONTENT)] {
        let leave = put(player, &path, &json!({"members": {"me": null}}));
        assert_eq!(send(leave).await.status(), status);
    }
    let gone = send(ann.request(Method::GET, &path)).await;
    assert_eq!(gone.status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_session_that_is_made_anew_is_another_one_with_its_correlation_id() {
    let server = start().await;
    let ann = Player::login(&url(&server)).await;
    let path = at("Open", "Again");
    let first = make(&ann, &path).await;
    let left = send(put(&ann, &path, &json!({"members": {"me": null}}))).await;
    assert_eq!(left.status(), StatusCode::NO_CONTENT);
    let second = make(&ann, &at("oPEN", "AGAIN")).await;
    assert_ne!(second["branch"], first["branch"]);
    assert_eq!(second["correlationId"], first["correlationId"]);
    let other = make(&ann, &at("Open", "Other")).await;
    assert_ne!(other["correlationId"], first["correlationId"]);
}

#[tokio::test]
async fn a_failed_condition_shows_the_session_as_it_is() {
    let server = start().await;
    let ann = Player::login(&url(&server)).await;
    let path = at("Open", "Room");
    let made = send(put(&ann, &path, &active())).await;
    let first = header(&made, "etag").expect("a tag").to_owned();
    json_of(made, StatusCode::CREATED).await;
    let change = json!({"properties": {"custom": {"score": 9_007_199_254_740_993_u64}}});
    send(put(&ann, &path, &change)).await;
    for (name, value) in [("If-Match", first.as_str()), ("If-None-Match", "*")] {
        let failed = send(put(&ann, &path, &json!({})).header(name, value)).await;
        let now = header(&failed, "etag").expect("a tag").to_owned();
        assert_ne!(now, first);
        assert!(header(&failed, "content-location").is_some());
        assert!(header(&failed, "greenroom-message").is_some());
        let text = failed.text().await.expect("a text");
        assert!(text.contains("9007199254740993"), "{text}");
        let read = send(
            ann.request(Method::GET, &path)
                .header("If-None-Match", &now),
        )
        .await;
        assert_eq!(read.status(), StatusCode::NOT_MODIFIED);
    }
}

#[tokio::test]
async fn a_dry_run_tells_what_would_be_and_stores_nothing() {
    let server = start().await;
    let ann = Player::login(&url(&server)).await;
    let path = at("Open", "Dream");
    let dry = format!("{path}?nocommit=true");
    let told = send(put(&ann, &dry, &active())).await;
    assert_eq!(header(&told, "etag"), None);
    let told = json_of(told, StatusCode::CREATED).await;
    assert_eq!(told["membersInfo"]["count"], json!(1));
    let read = send(ann.request(Method::GET, &path)).await;
    assert_eq!(read.status(), StatusCode::NO_CONTENT);

    let made = make(&ann, &path).await;
    let change = json!({"properties": {"system": {"closed": true}}});
    let told = json_of(send(put(&ann, &dry, &change)).await, StatusCode::OK).await;
    assert_eq!(told["properties"]["system"]["closed"], json!(true));
    let end = json!({"members": {"me": null}});
    assert_eq!(
        send(put(&ann, &dry, &end)).await.status(),
        StatusCode::NO_CONTENT
    );
    let read = json_of(send(ann.request(Method::GET, &path)).await, StatusCode::OK).await;
    assert_eq!(read["changeNumber"], made["changeNumber"]);
    let wrong = format!("{path}?NoCommit=perhaps");
    let wrong = send(put(&ann, &wrong, &change)).await;
    refused(wrong, StatusCode::BAD_REQUEST, "bad-request").await;
}

#[tokio::test]
async fn elements_are_written_and_removed_by_their_own_paths() {
    let server = start().await;
    let (ann, bob) = (
        Player::login(&url(&server)).await,
        Player::login(&url(&server)).await,
    );
    let path = at("Browse", "Room");
    let properties = format!("{path}/Properties");
    let change = json!({"custom": {"map": "lake"}});
    let early = send(put(&ann, &properties, &change)).await;
    refused(early, StatusCode::NOT_FOUND, "session-not-found").await;
    make(&ann, &path).await;
    let changed = send(put(&ann, &properties, &change)).await;
    let tag = header(&changed, "etag").expect("a tag").to_owned();
    let changed = json_of(changed, StatusCode::OK).await;
    assert_eq!(
        changed["properties"]["custom"]["map"],
        json!("lake"),
        "the whole session"
    );
    json_of(send(put(&bob, &path, &active())).await, StatusCode::OK).await;
    let stale = send(put(&ann, &properties, &change).header("If-Match", tag)).await;
    assert_eq!(stale.status(), StatusCode::PRECONDITION_FAILED);

    let remove = |player: &Player, what: &str| {
        send(player.request(Method::DELETE, &format!("{path}/{what}")))
    };
    refused(
        remove(&bob, "members/0").await,
        StatusCode::FORBIDDEN,
        "forbidden",
    )
    .await;
    let gone = remove(&ann, "members/1").await;
    assert_eq!(gone.status(), StatusCode::NO_CONTENT, "an owner may");

    let trusted = trusted_server(&url(&server), "one").await;
    let entry = json!({"servers": {"east": {"properties": {"custom": {"load": 1}}}}});
    let written = json_of(send(put(&trusted, &path, &entry)).await, StatusCode::OK).await;
    assert_eq!(
        written["servers"]["east"]["properties"]["custom"]["load"],
        json!(1)
    );
    refused(
        remove(&ann, "servers/east").await,
        StatusCode::FORBIDDEN,
        "forbidden",
    )
    .await;
    let gone = remove(&trusted, "SERVERS/EAST").await;
    assert_eq!(gone.status(), StatusCode::NO_CONTENT);
    let read = json_of(send(ann.request(Method::GET, &path)).await, StatusCode::OK).await;
    assert_eq!(read.get("servers"), None);

    let strange = remove(&ann, "members/you").await;
    refused(strange, StatusCode::BAD_REQUEST, "bad-request").await;
    let verb = send(ann.request(Method::POST, &path)).await;
    assert_eq!(verb.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn the_next_timer_is_the_answers_expiry() {
    let server = start().await;
    let ann = Player::login(&url(&server)).await;
    let path = at("Open", "Room");
    let mut delta = active();
    delta["members"]["reserve_0"] = json!({"constants": {"system": {"xuid": 77}}});
    let made = send(put(&ann, &path, &delta)).await;
    let expires = header(&made, "expires").expect("a timer runs").to_owned();
    let made = json_of(made, StatusCode::CREATED).await;
    let timer = made["nextTimer"].as_str().expect("a timer runs");
    let seconds = timer.split('T').nth(1).and_then(|time| time.get(..8));
    assert!(
        expires.contains(seconds.expect("a time")),
        "{expires} and {timer}"
    );
    assert!(expires.ends_with("GMT"), "{expires}");
}

#[tokio::test]
async fn an_outsider_neither_reads_nor_joins_a_private_session() {
    let server = start().await;
    let (ann, bob) = (
        Player::login(&url(&server)).await,
        Player::login(&url(&server)).await,
    );
    let path = at("PeerToServer", "Private");
    make(&ann, &path).await;
    let read = send(bob.request(Method::GET, &path)).await;
    refused(read, StatusCode::FORBIDDEN, "forbidden").await;
    let join = send(put(&bob, &path, &active())).await;
    let text = refused(join, StatusCode::FORBIDDEN, "not-admitted").await;
    assert!(
        !text.contains("members\""),
        "nothing of the session is shown: {text}"
    );
    let absent = send(bob.request(Method::GET, &at("PeerToServer", "Other"))).await;
    assert_eq!(absent.status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_member_does_not_write_anothers_properties() {
    let server = start().await;
    let (ann, bob) = (
        Player::login(&url(&server)).await,
        Player::login(&url(&server)).await,
    );
    let path = at("Open", "Room");
    make(&ann, &path).await;
    json_of(send(put(&bob, &path, &active())).await, StatusCode::OK).await;
    let other = json!({"members": {"0": {"properties": {"custom": {"cheat": 1}}}}});
    let answer = send(put(&bob, &path, &other)).await;
    let text = refused(answer, StatusCode::FORBIDDEN, "forbidden").await;
    let shown: Value = serde_json::from_str(&text).expect("the session, which it may read");
    assert_eq!(shown["members"]["0"]["properties"]["custom"], json!({}));
    let strange = json!({"members": {"me": {"constants": {"system": {"xuid": ann.id}}}}});
    let answer = send(put(&bob, &path, &strange)).await;
    refused(answer, StatusCode::BAD_REQUEST, "bad-request").await;
}

#[tokio::test]
async fn a_raw_write_does_not_open_an_eos_session_for_the_invited() {
    let server = start().await;
    let (ann, bob) = (
        Player::login(&url(&server)).await,
        Player::login(&url(&server)).await,
    );
    let path = at("eos", "Invited");
    let mut delta = active();
    delta["members"]["me"] = json!({});
    delta["greenroom"] = json!({"bucket": "b", "maxPlayers": 4, "permission": "inviteOnly"});
    json_of(send(put(&ann, &path, &delta)).await, StatusCode::CREATED).await;
    let join = send(put(&bob, &path, &json!({"members": {"me": {}}}))).await;
    refused(join, StatusCode::FORBIDDEN, "not-admitted").await;
    for delta in [
        json!({"greenroom": {"permission": "publicAdvertised"}}),
        json!({"greenroom": {"register": [bob.id]}}),
        json!({"members": {"0": null}}),
        json!({"members": {"reserve_0": {"constants": {"system": {"xuid": bob.id}}}}}),
        json!({"properties": {"custom": {"a": 1}}}),
    ] {
        let answer = send(put(&bob, &path, &delta)).await;
        refused(answer, StatusCode::FORBIDDEN, "forbidden").await;
    }
    let read = json_of(send(ann.request(Method::GET, &path)).await, StatusCode::OK).await;
    assert_eq!(read["membersInfo"]["count"], json!(1));
    assert_eq!(read["greenroom"]["permission"], json!("inviteOnly"));
}

#[tokio::test]
async fn a_player_does_not_pass_for_a_server() {
    let server = start().await;
    let ann = Player::login(&url(&server)).await;
    let path = at("Open", "Room");
    make(&ann, &path).await;
    let entry =
        json!({"servers": {"matchmaking": {"properties": {"system": {"status": "found"}}}}});
    let answer = send(put(&ann, &path, &entry)).await;
    refused(answer, StatusCode::FORBIDDEN, "forbidden").await;
    let eos = json!({"greenroom": {
        "bucket": "b", "maxPlayers": 4, "connection": "0a1b2c3d-0000-1111-2222-333344445555"
    }});
    let answer = send(put(&ann, &at("eos", "Servers"), &eos)).await;
    refused(answer, StatusCode::FORBIDDEN, "forbidden").await;
    let trusted = trusted_server(&url(&server), "one").await;
    let me = send(put(&trusted, &path, &active())).await;
    refused(me, StatusCode::FORBIDDEN, "forbidden").await;
}

#[tokio::test]
async fn what_is_not_offered_is_refused_with_a_message() {
    let server = start().await;
    let ann = Player::login(&url(&server)).await;
    let path = at("Open", "Room");
    for (delta, word) in [
        (
            json!({"constants": {"system": {"arbitration": {}}}}),
            "arbitration",
        ),
        (
            json!({"constants": {"system": {"cloudComputePackage": {}}}}),
            "cloudCompute",
        ),
        (
            json!({"constants": {"system": {"capabilities": {"cloudCompute": true}}}}),
            "cloudCompute",
        ),
        (
            json!({"constants": {"system": {"capabilities": {"arbitration": true}}}}),
            "arbitration",
        ),
    ] {
        let mut delta = delta;
        delta["members"] = active()["members"].clone();
        let answer = send(put(&ann, &path, &delta)).await;
        let text = refused(answer, StatusCode::BAD_REQUEST, "unsupported").await;
        assert!(text.contains(word), "{text}");
    }
    let unknown = send(put(&ann, &at("Nowhere", "Room"), &active())).await;
    refused(unknown, StatusCode::NOT_FOUND, "not-found").await;
    let unknown = send(ann.request(Method::GET, &at("Nowhere", "Room"))).await;
    refused(unknown, StatusCode::NOT_FOUND, "not-found").await;
}
