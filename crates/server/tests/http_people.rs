//! Over real HTTP: whom players follow and block, and where they are.

mod support;

use greenroom_protocol::people::title_id;
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, form, header, http_client, json_of, send};
use support::push::Push;
use support::server::{start, start_on, url};

/// A player's number as the contract writes it.
fn xuid(player: &Player) -> &str {
    player.id.trim_start_matches('0')
}

fn people(whose: &str) -> String {
    format!("/serviceconfigs/{DEPLOYMENT}/people/{whose}")
}

fn presence(whose: &str) -> String {
    format!("/serviceconfigs/{DEPLOYMENT}/presence/{whose}")
}

/// Sends a relation to somebody, and tells the answer.
async fn relate(who: &Player, other: &Player, delta: &Value) -> Value {
    let path = format!("{}/{}", people("me"), xuid(other));
    let put = who.request(Method::PUT, &path).json(delta);
    json_of(send(put).await, StatusCode::OK).await
}

async fn list(who: &Player, whose: &str) -> Value {
    let answer = send(who.request(Method::GET, &people(whose))).await;
    json_of(answer, StatusCode::OK).await["people"].clone()
}

async fn presence_of(who: &Player, whose: &str) -> Value {
    let answer = send(who.request(Method::GET, &presence(whose))).await;
    json_of(answer, StatusCode::OK).await
}

/// A program that logged in as itself; with an instance, a trusted server.
async fn program(url: &str, instance: &str) -> Player {
    let http = http_client();
    let body = format!("grant_type=client_credentials&deployment_id={DEPLOYMENT}{instance}");
    let answer = form(&http, url, "/auth/v1/oauth/token", &body).await;
    let answer = json_of(answer, StatusCode::OK).await;
    Player {
        http,
        url: url.to_owned(),
        token: answer["access_token"].as_str().expect("a token").to_owned(),
        id: String::new(),
    }
}

#[tokio::test]
async fn players_follow_like_and_block() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    assert_eq!(list(&ann, "me").await, json!([]));
    let entry = relate(&ann, &bob, &json!({"followed": true})).await;
    let expected = json!({"xuid": xuid(&bob), "followed": true, "favorite": false,
                          "blocked": false, "mutual": false});
    assert_eq!(entry, expected);
    relate(&bob, &ann, &json!({"favorite": true})).await;
    let entries = list(&ann, "ME").await;
    assert_eq!(entries.as_array().map(Vec::len), Some(1));
    assert_eq!(entries[0]["mutual"], true);
    assert_eq!(list(&ann, &ann.id).await, entries, "its own by number too");

    let entry = relate(&ann, &bob, &json!({"blocked": true})).await;
    assert_eq!(
        (&entry["followed"], &entry["blocked"]),
        (&json!(false), &json!(true))
    );
    let path = format!("/SERVICECONFIGS/{DEPLOYMENT}/People/Me/{}", bob.id);
    let one = send(ann.request(Method::GET, &path)).await;
    assert_eq!(json_of(one, StatusCode::OK).await, entry);
    for _ in 0..2 {
        let gone = send(ann.request(Method::DELETE, &path)).await;
        assert_eq!(gone.status(), StatusCode::NO_CONTENT);
        assert!(gone.text().await.expect("a text").is_empty());
    }
    assert_eq!(list(&ann, "me").await, json!([]));
}

#[tokio::test]
async fn wrong_relations_are_refused_by_name() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    relate(&ann, &bob, &json!({"blocked": true})).await;
    let (to_bob, bad) = (xuid(&bob).to_owned(), (400, "bad-request"));
    for (other, body, (status, code), word) in [
        (
            to_bob.as_str(),
            json!({"followed": true}),
            (409, "conflict"),
            "followed",
        ),
        (
            &to_bob,
            json!({"favorite": true, "followed": false}),
            bad,
            "favorite",
        ),
        (
            &to_bob,
            json!({"blocked": true, "followed": true}),
            bad,
            "blocked",
        ),
        (&to_bob, json!({"friend": true}), bad, "friend"),
        (&to_bob, json!({"followed": "yes"}), bad, "followed"),
        (&to_bob, json!([true]), bad, "object"),
        (xuid(&ann), json!({"followed": true}), bad, "itself"),
        ("0", json!({}), bad, "account id"),
        ("bob", json!({}), bad, "account id"),
    ] {
        let path = format!("{}/{other}", people("me"));
        let answer = send(ann.request(Method::PUT, &path).json(&body)).await;
        assert_eq!(answer.status(), status, "{body}");
        assert_eq!(header(&answer, "greenroom-error"), Some(code), "{body}");
        let text = answer.text().await.expect("a text");
        assert!(text.contains(word), "{body}: {text}");
    }
    let nobody = send(ann.request(Method::GET, &people("nobody"))).await;
    assert_eq!(nobody.status(), StatusCode::BAD_REQUEST);
    let own = format!("{}/{}", people("me"), xuid(&ann));
    let own = send(ann.request(Method::DELETE, &own)).await;
    assert_eq!(own.status(), StatusCode::BAD_REQUEST);
    let posted = send(ann.request(Method::POST, &people("me")).json(&json!({}))).await;
    assert_eq!(posted.status(), StatusCode::METHOD_NOT_ALLOWED);
    let entries = list(&ann, "me").await;
    assert_eq!(entries[0]["blocked"], true, "nothing was changed");
}

#[tokio::test]
async fn people_are_for_their_player_servers_and_operators() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let entry = relate(&ann, &bob, &json!({"followed": true})).await;
    let instance = program(&url, "&greenroom_instance=one").await;
    let operator = program(&url, "").await;
    for reader in [&instance, &operator] {
        assert_eq!(list(reader, xuid(&ann)).await, json!([entry]));
    }
    let stranger = Player::login_to(&url, "elsewhere").await;
    for (who, whose) in [
        (&bob, xuid(&ann)),
        (&instance, "me"),
        (&operator, "me"),
        (&stranger, "me"),
    ] {
        let answer = send(who.request(Method::GET, &people(whose))).await;
        assert_eq!(answer.status(), StatusCode::FORBIDDEN);
        assert_eq!(header(&answer, "greenroom-error"), Some("forbidden"));
    }
    let path = format!("{}/{}", people(xuid(&ann)), xuid(&bob));
    for (who, status) in [
        (&bob, StatusCode::FORBIDDEN),
        (&instance, StatusCode::FORBIDDEN),
        (&operator, StatusCode::OK),
    ] {
        let put = who
            .request(Method::PUT, &path)
            .json(&json!({"favorite": true}));
        assert_eq!(send(put).await.status(), status);
    }
    let anonymous = http_client().get(format!("{url}{}", people("me")));
    assert_eq!(send(anonymous).await.status(), StatusCode::UNAUTHORIZED);
    let unseen = http_client().get(format!("{url}{}", presence("me")));
    assert_eq!(send(unseen).await.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn people_outlive_the_directory() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = start_on(folder.path(), 25_000).await;
    let (ann, bob) = (
        Player::login(&url(&server)).await,
        Player::login(&url(&server)).await,
    );
    let entry = relate(&ann, &bob, &json!({"favorite": true})).await;
    server.stop().await;
    let server = start_on(folder.path(), 25_000).await;
    let ann = Player {
        url: url(&server),
        ..ann
    };
    assert_eq!(list(&ann, "me").await, json!([entry]));
}

#[tokio::test]
async fn a_player_is_where_its_requests_and_connections_come_from() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let offline = json!({"xuid": xuid(&ann), "state": "Offline", "titles": []});
    assert_eq!(presence_of(&bob, xuid(&ann)).await, offline);
    assert_eq!(presence_of(&ann, "me").await, offline, "a look is no sign");

    list(&ann, "me").await;
    let seen = presence_of(&bob, xuid(&ann)).await;
    assert_eq!(seen["state"], "Online");
    assert_eq!(seen["titles"][0]["id"], title_id("client").to_string());
    let last = seen["titles"][0]["lastSeen"].as_str().expect("an instant");
    assert!(last.ends_with('Z'));

    let put = |state: &str| {
        let body = json!({"state": state});
        send(ann.request(Method::PUT, &presence("Me")).json(&body))
    };
    let away = json_of(put("away").await, StatusCode::OK).await;
    assert_eq!(away, offline);
    assert_eq!(presence_of(&ann, &ann.id).await, offline);
    let active = json_of(put("ACTIVE").await, StatusCode::OK).await;
    assert_eq!(active["state"], "Online");
    let gone = send(ann.request(Method::DELETE, &presence("me"))).await;
    assert_eq!(gone.status(), StatusCode::NO_CONTENT);
    assert_eq!(presence_of(&bob, xuid(&ann)).await, offline);

    let push = Push::open(&url, &ann.token).await;
    assert_eq!(presence_of(&bob, xuid(&ann)).await["state"], "Online");
    drop(push);
}

#[tokio::test]
async fn whom_a_player_blocks_sees_it_nowhere() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    list(&ann, "me").await;
    assert_eq!(presence_of(&bob, xuid(&ann)).await["state"], "Online");
    relate(&ann, &bob, &json!({"blocked": true})).await;
    assert_eq!(presence_of(&bob, xuid(&ann)).await["state"], "Offline");
    assert_eq!(presence_of(&ann, "me").await["state"], "Online");
}

#[tokio::test]
async fn presence_is_told_by_the_player_alone() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let operator = program(&url, "").await;
    list(&ann, "me").await;
    for (who, whose) in [
        (&bob, xuid(&ann)),
        (&operator, xuid(&ann)),
        (&operator, "me"),
    ] {
        let answer = send(who.request(Method::DELETE, &presence(whose))).await;
        assert_eq!(answer.status(), StatusCode::FORBIDDEN);
    }
    let bad = send(
        ann.request(Method::PUT, &presence("me"))
            .json(&json!({"state": "busy"})),
    )
    .await;
    assert_eq!(bad.status(), StatusCode::BAD_REQUEST);
    assert!(bad.text().await.expect("a text").contains("active, away"));
    let seen = presence_of(&operator, xuid(&ann)).await;
    assert_eq!(seen["state"], "Online");
}

/// A session of a template whose members need no connection.
fn open(name: &str) -> String {
    format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/Open/sessions/{name}")
}

async fn enter(who: &Player, path: &str, restriction: Option<&str>) -> Response {
    let mut delta = json!({"members": {"me": {"properties": {"system": {"active": true}}}}});
    if let Some(restriction) = restriction {
        let system = json!({"joinRestriction": restriction, "readRestriction": restriction});
        delta["properties"] = json!({"system": system});
    }
    send(who.request(Method::PUT, path).json(&delta)).await
}

#[tokio::test]
async fn whom_an_owner_blocks_stays_outside() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    ann.host("Room").await;
    relate(&ann, &bob, &json!({"blocked": true})).await;
    let join = || bob.put("Room", &json!({"members": {"me": {}}}));
    let refused = send(join()).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    assert_eq!(header(&refused, "greenroom-error"), Some("not-admitted"));
    relate(&ann, &bob, &json!({"blocked": false})).await;
    json_of(send(join()).await, StatusCode::OK).await;
}

#[tokio::test]
async fn whom_a_member_follows_enters_a_restricted_session() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let made = enter(&ann, &open("Den"), Some("followed")).await;
    assert_eq!(made.status(), StatusCode::CREATED);
    relate(&bob, &ann, &json!({"followed": true})).await;
    let refused = enter(&bob, &open("Den"), None).await;
    assert_eq!(
        refused.status(),
        StatusCode::FORBIDDEN,
        "he follows, not she"
    );
    let unread = send(bob.request(Method::GET, &open("Den"))).await;
    assert_eq!(unread.status(), StatusCode::FORBIDDEN);

    relate(&ann, &bob, &json!({"followed": true})).await;
    let read = send(bob.request(Method::GET, &open("Den"))).await;
    assert_eq!(read.status(), StatusCode::OK);
    let joined = json_of(enter(&bob, &open("Den"), None).await, StatusCode::OK).await;
    assert_eq!(joined["membersInfo"]["active"], 2);
}

#[tokio::test]
async fn who_says_that_it_is_away_is_active_in_no_session() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    for (who, status) in [(&ann, StatusCode::CREATED), (&bob, StatusCode::OK)] {
        let entered = json_of(enter(who, &open("Den"), None).await, status).await;
        assert_eq!(
            entered["membersInfo"]["count"],
            entered["membersInfo"]["active"]
        );
    }
    let away = send(bob.request(Method::DELETE, &presence("me"))).await;
    assert_eq!(away.status(), StatusCode::NO_CONTENT);
    let seen = send(ann.request(Method::GET, &open("Den"))).await;
    let seen = json_of(seen, StatusCode::OK).await;
    assert_eq!(seen["membersInfo"]["active"], 1);
}
