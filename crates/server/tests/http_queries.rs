//! Over real HTTP: sessions by keyword and by player.

mod support;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, form, header, http_client, json_of, send};
use support::server::{start, url};

fn xuid(player: &Player) -> &str {
    player.id.trim_start_matches('0')
}

fn sessions(query: &str) -> String {
    format!("/serviceconfigs/{DEPLOYMENT}/sessions?{query}")
}

async fn put(who: &Player, template: &str, name: &str, mut delta: Value) {
    delta["members"]["me"] = json!({"properties": {"system": {"active": true}}});
    let path = format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/{template}/sessions/{name}");
    let answer = send(who.request(Method::PUT, &path).json(&delta)).await;
    assert!(answer.status().is_success(), "{}", answer.status());
}

async fn rows(who: &Player, path: &str) -> Vec<Value> {
    let answer = json_of(send(who.request(Method::GET, path)).await, StatusCode::OK).await;
    answer["results"].as_array().expect("a list").clone()
}

fn names(rows: &[Value]) -> Vec<&str> {
    let name = |row: &'_ Value| row["sessionRef"]["name"].is_string();
    assert!(rows.iter().all(name));
    let names = rows.iter();
    names
        .filter_map(|row| row["sessionRef"]["name"].as_str())
        .collect()
}

async fn status(who: &Player, path: &str) -> (u16, Option<String>) {
    let answer = send(who.request(Method::GET, path)).await;
    let code = header(&answer, "greenroom-error").map(str::to_owned);
    (answer.status().as_u16(), code)
}

/// An instance of a trusted server.
async fn trusted(url: &str) -> Player {
    let http = http_client();
    let body =
        format!("grant_type=client_credentials&deployment_id={DEPLOYMENT}&greenroom_instance=one");
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
async fn a_player_is_found_where_it_plays() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    put(
        &ann,
        "Open",
        "Room",
        json!({"properties": {"system": {"keywords": ["Fun"], "turn": [0]}}}),
    )
    .await;
    let found = rows(&bob, &sessions(&format!("XUID={}", xuid(&ann)))).await;
    let start = found[0]["startTime"].clone();
    assert!(start.as_str().is_some_and(|it| it.ends_with('Z')));
    let expected = json!([{
        "xuid": xuid(&ann), "startTime": start,
        "sessionRef": {"scid": DEPLOYMENT, "templateName": "Open", "name": "Room"},
        "accepted": 1, "status": "active", "visibility": "open", "myTurn": true,
        "keywords": ["Fun"],
    }]);
    assert_eq!(Value::from(found), expected);
    let by_word = rows(&bob, &sessions("Keyword=fUN")).await;
    assert_eq!(names(&by_word), ["Room"]);
    for absent in ["xuid", "status", "myTurn"] {
        assert_eq!(by_word[0].get(absent), None, "{absent}");
    }
    let below = |template: &str| {
        format!("/serviceconfigs/{DEPLOYMENT}/SessionTemplates/{template}/Sessions?keyword=fun")
    };
    assert_eq!(names(&rows(&bob, &below("open")).await), ["Room"]);
    assert!(rows(&bob, &below("Browse")).await.is_empty());
    let unknown = status(&bob, &below("unknown")).await;
    assert_eq!(unknown, (404, Some("not-found".to_owned())));
    assert!(rows(&bob, &sessions("keyword=fun&take=0")).await.is_empty());
    assert!(
        rows(&bob, &sessions("keyword=fun&visibility=visible"))
            .await
            .is_empty()
    );
    assert_eq!(
        rows(&bob, &sessions("keyword=fun&visibility=OPEN&version=7"))
            .await
            .len(),
        1
    );
}

#[tokio::test]
async fn reservations_and_private_sessions_are_for_their_player() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let one = trusted(&url).await;
    let reserve =
        json!({"members": {"reserve_0": {"constants": {"system": {"xuid": xuid(&bob)}}}}});
    put(&ann, "PeerToServer", "Secret", reserve).await;
    let of = |who: &Player, more: &str| sessions(&format!("xuid={}{more}", xuid(who)));
    assert!(rows(&ann, &of(&ann, "")).await.is_empty());
    let own = rows(&ann, &of(&ann, "&private=True")).await;
    assert_eq!(own[0]["visibility"], "private");
    let reserved = rows(&bob, &of(&bob, "&private=true&reservations=true")).await;
    assert_eq!(reserved[0]["status"], "reserved");
    assert_eq!(reserved[0]["accepted"], 1);
    let only = of(&ann, "&private=true&visibility=private");
    assert_eq!(rows(&one, &only).await.len(), 1);
    for more in ["&private=true", "&reservations=true"] {
        let refused = (403, Some("forbidden".to_owned()));
        assert_eq!(status(&bob, &of(&ann, more)).await, refused);
        let nobody = sessions(&format!("xuid=9{more}"));
        assert_eq!(status(&bob, &nobody).await, refused, "whoever it is");
    }
}

#[tokio::test]
async fn the_inactive_are_asked_for() {
    let server = start().await;
    let ann = Player::login(&url(&server)).await;
    let patient = json!({"constants": {"system": {"inactiveRemovalTimeout": 600_000}}});
    put(&ann, "Open", "Room", patient).await;
    let path = format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/Open/sessions/Room");
    let ready = json!({"members": {"me": {"properties": {"system": {"ready": true}}}}});
    let changed = send(ann.request(Method::PUT, &path).json(&ready)).await;
    assert_eq!(changed.status(), StatusCode::OK);
    let own = format!("xuid={}", xuid(&ann));
    assert!(rows(&ann, &sessions(&own)).await.is_empty());
    let found = rows(&ann, &sessions(&format!("{own}&inactive=true"))).await;
    assert_eq!(found[0]["status"], "inactive", "ready counts so");
}

#[tokio::test]
async fn a_batch_answers_in_the_order_of_its_players() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    put(&ann, "Open", "Shared", json!({})).await;
    put(&bob, "Open", "Shared", json!({})).await;
    put(&ann, "Browse", "Own", json!({})).await;
    let batch = |path: String, body: Value| {
        let asked = ann.request(Method::POST, &path).json(&body);
        async move { send(asked).await }
    };
    let everywhere = format!("/ServiceConfigs/{DEPLOYMENT}/Batch");
    let both = json!({"xuids": [bob.id, xuid(&ann), xuid(&bob)]});
    let found = json_of(
        batch(everywhere.clone(), both.clone()).await,
        StatusCode::OK,
    )
    .await;
    let found = found["results"].as_array().expect("a list").clone();
    let players: Vec<_> = found
        .iter()
        .filter_map(|row| row["xuid"].as_str())
        .collect();
    assert_eq!(players, [xuid(&bob), xuid(&ann), xuid(&ann)]);
    assert_eq!(names(&found)[0], "Shared", "once for each of its players");
    assert!(names(&found)[1..].contains(&"Shared"));
    let narrow = format!("/serviceconfigs/{DEPLOYMENT}/sessiontemplates/Browse/batch?take=100");
    let found = json_of(batch(narrow, both).await, StatusCode::OK).await;
    assert_eq!(found["results"].as_array().map(Vec::len), Some(1));
    for (query, body, expected) in [
        ("", json!({"xuids": []}), 400),
        ("", json!({}), 400),
        ("", json!({"xuids": ["bob"]}), 400),
        ("", json!({"xuids": vec!["7"; 1001]}), 400),
        ("?xuid=7", json!({"xuids": ["7"]}), 400),
        (
            "?private=true",
            json!({"xuids": [xuid(&ann), xuid(&bob)]}),
            403,
        ),
        ("?private=true", json!({"xuids": [xuid(&ann)]}), 200),
        ("?keyword=fun", json!({"xuids": []}), 200),
    ] {
        let answer = batch(format!("{everywhere}{query}"), body.clone()).await;
        assert_eq!(answer.status().as_u16(), expected, "{query} {body}");
    }
}

#[tokio::test]
async fn a_query_that_makes_no_sense_is_refused() {
    let server = start().await;
    let url = url(&server);
    let ann = Player::login(&url).await;
    for query in [
        "",
        "take=5",
        "keyword=",
        "xuid=bob",
        "keyword=fun&reservations=true",
        "keyword=fun&inactive=true",
        "keyword=fun&take=101",
        "keyword=fun&take=-1",
        "keyword=fun&version=0",
        "keyword=fun&version=8",
        "keyword=fun&visibility=full",
        "keyword=fun&visibility=private",
        "keyword=fun&private=1",
        "keyword=fun&Keyword=fun",
    ] {
        let refused = (400, Some("bad-request".to_owned()));
        assert_eq!(status(&ann, &sessions(query)).await, refused, "{query}");
    }
    let older = ann
        .request(Method::GET, &sessions("keyword=fun&version=5"))
        .header("X-Xbl-Contract-Version", "104");
    assert_eq!(send(older).await.status(), StatusCode::BAD_REQUEST);
    let keyword_alone = status(&ann, &sessions("keyword=fun&private=true")).await;
    assert_eq!(keyword_alone.0, 403);
    let stranger = Player::login_to(&url, "elsewhere").await;
    assert_eq!(status(&stranger, &sessions("keyword=fun")).await.0, 403);
    let anonymous = http_client().get(format!("{url}{}", sessions("keyword=fun")));
    assert_eq!(send(anonymous).await.status(), StatusCode::UNAUTHORIZED);
}
