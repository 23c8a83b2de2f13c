//! `/connect`: invites, sessions and presence of those who follow them, as
//! clients without the library see them.

mod support;

use std::collections::BTreeSet;

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::rta::ServerFrame;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, form, http_client, json_of, send};
use support::program::{Program, greenroom};
use support::push::Push;
use support::server::{start, url};
use tempfile::tempdir;

const INVITES: &str = "greenroom/invites";
const SESSIONS: &str = "greenroom/sessions";
const FRIENDS: &str = "greenroom/friends";
const PRESENCE: &str = "greenroom/presence";

fn xuid(player: &Player) -> String {
    let account: AccountId = player.id.parse().expect("an account");
    account.to_string()
}

fn read(data: &serde_json::value::RawValue) -> Value {
    serde_json::from_str(data.get()).expect("JSON")
}

/// Begins to follow: the subscription and the present state.
async fn follow(push: &mut Push, uri: &str) -> (u32, Value) {
    match push.subscribe(3, uri).await {
        ServerFrame::Subscribed {
            code: 0,
            subscription,
            data,
            ..
        } => (subscription, read(&data)),
        frame => panic!("not subscribed but {frame:?}"),
    }
}

/// The next event, which must be one of this subscription.
async fn event(push: &mut Push, of: u32) -> Value {
    match push.frame().await {
        ServerFrame::Event { subscription, data } if subscription == of => read(&data),
        frame => panic!("no event of {of} but {frame:?}"),
    }
}

async fn invite(sender: &Player, room: &str, invited: &Player) -> Value {
    let body = json!({"version": 1, "type": "invite", "invitedXuid": xuid(invited),
        "sessionRef": {"scid": DEPLOYMENT, "templateName": "eos", "name": room}});
    let request = sender.request(Method::POST, "/handles").json(&body);
    json_of(send(request).await, StatusCode::CREATED).await
}

async fn query(player: &Player, include: &str) -> Vec<Value> {
    let body = json!({"type": "invite", "scid": DEPLOYMENT});
    let path = format!("/handles/query?include={include}");
    let request = player.request(Method::POST, &path).json(&body);
    let found = json_of(send(request).await, StatusCode::OK).await;
    found["results"].as_array().expect("a list").clone()
}

#[tokio::test]
async fn an_invite_is_pushed_asked_for_and_used() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let private = json!({"members": {"me": {}}, "greenroom": {
        "bucket": "b", "maxPlayers": 4, "permission": "inviteOnly", "hostAddress": "192.0.2.7"}});
    json_of(send(ann.put("Room", &private)).await, StatusCode::CREATED).await;
    let mut push = Push::open(&url, &bob.token).await;
    let connection = push.id().await;
    let (subscription, state) = follow(&mut push, "Greenroom/INVITES").await;
    assert_eq!(state, json!({"results": []}));

    let made = invite(&ann, "Room", &bob).await;
    let told = event(&mut push, subscription).await["received"].take();
    assert_eq!(told["id"], made["id"]);
    assert_eq!(told["senderXuid"], xuid(&ann));
    assert_eq!(told["greenroom"]["permission"], "inviteOnly");
    assert_eq!(told["greenroom"]["hostAddress"], "192.0.2.7");
    let found = query(&bob, "").await;
    assert_eq!(found, std::slice::from_ref(&told));
    let found = query(&bob, "relatedInfo").await;
    assert_eq!(found[0]["relatedInfo"]["maxMembersCount"], 4);
    assert!(query(&ann, "").await.is_empty());

    let system = json!({"active": true, "connection": connection});
    let me = json!({"properties": {"system": system}});
    let mut join = json!({"members": {"me": me}, "greenroom": {"via": "id"}});
    let refused = send(bob.put("Room", &join)).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    join["greenroom"]["via"] = json!({"invite": made["id"]});
    let joined = json_of(send(bob.put("Room", &join)).await, StatusCode::OK).await;
    assert_eq!(joined["greenroom"]["hostAddress"], "192.0.2.7");
    let gone = event(&mut push, subscription).await;
    assert_eq!(gone, json!({"gone": {"id": made["id"], "how": "accepted"}}));
    assert!(query(&bob, "").await.is_empty());
}

#[tokio::test]
async fn a_resource_has_one_subscription_and_is_followed_no_longer_when_it_ends() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    for room in ["One", "Two", "Three"] {
        ann.host(room).await;
    }
    let mut push = Push::open(&url, &bob.token).await;
    push.id().await;
    let (first, _) = follow(&mut push, INVITES).await;
    let (second, _) = follow(&mut push, INVITES).await;
    assert_ne!(first, second);
    invite(&ann, "One", &bob).await;
    event(&mut push, second).await;
    push.send(&format!("[2,7,{first}]")).await;
    assert_eq!(push.frame().await.to_text(), "[2,7,1]");
    push.send(&format!("[2,8,{second}]")).await;
    assert_eq!(push.frame().await.to_text(), "[2,8,0]");
    invite(&ann, "Two", &bob).await;
    let (third, state) = follow(&mut push, INVITES).await;
    assert_eq!(state["results"].as_array().map(Vec::len), Some(2));
    invite(&ann, "Three", &bob).await;
    event(&mut push, third).await;
}

#[tokio::test]
async fn friends_are_listed_and_told_to_both() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let (anns, bobs) = (xuid(&ann), xuid(&bob));
    let step = async |who: &Player, whom: &str, step: &str| {
        let path = format!("/serviceconfigs/{DEPLOYMENT}/people/me/friends/{whom}");
        let request = who.request(Method::PUT, &path);
        let answer = send(request.json(&json!({"invite": step}))).await;
        json_of(answer, StatusCode::OK).await
    };
    let mut push = Push::open(&url, &bob.token).await;
    push.id().await;
    let (subscription, state) = follow(&mut push, FRIENDS).await;
    let nobody = json!({"friends": [], "sent": [], "received": [], "blocked": []});
    assert_eq!(state, nobody);

    let sent = step(&ann, &bobs, "send").await;
    let friend =
        |xuid: &str, status: &str| json!({"xuid": xuid, "status": status, "blocked": false});
    assert_eq!(sent, friend(&bobs, "sent"));
    assert_eq!(
        event(&mut push, subscription).await,
        friend(&anns, "received")
    );
    step(&bob, &anns, "reject").await;
    assert_eq!(event(&mut push, subscription).await, friend(&anns, "none"));
    step(&bob, &anns, "send").await;
    assert_eq!(
        event(&mut push, subscription).await,
        friend(&anns, "friends")
    );
    let (_, state) = follow(&mut push, "Greenroom/FRIENDS").await;
    assert_eq!(state["friends"], json!([anns]));

    let path = format!("/ServiceConfigs/{DEPLOYMENT}/People/ME/Friends");
    let list = send(ann.request(Method::GET, &path)).await;
    let list = json_of(list, StatusCode::OK).await;
    assert_eq!(list["friends"], json!([bobs]));
    let path = format!("/serviceconfigs/{DEPLOYMENT}/people/{bobs}/friends");
    let others = send(ann.request(Method::GET, &path)).await;
    assert_eq!(others.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn programs_have_no_invites_and_nobody_to_follow() {
    let server = start().await;
    let url = url(&server);
    let body =
        format!("grant_type=client_credentials&deployment_id={DEPLOYMENT}&greenroom_instance=one");
    let answer = form(&http_client(), &url, "/auth/v1/oauth/token", &body).await;
    let answer = json_of(answer, StatusCode::OK).await;
    let token = answer["access_token"].as_str().expect("a token");
    let mut push = Push::open(&url, token).await;
    for uri in [INVITES, PRESENCE] {
        let refused = push.subscribe(5, uri).await;
        assert_eq!(refused.to_text(), "[1,5,3,0,null]", "{uri}");
    }
    let (_, state) = follow(&mut push, SESSIONS).await;
    assert_eq!(state, json!({"sessions": []}));
}

#[tokio::test]
async fn a_session_is_pushed_as_a_read_shows_it() {
    let server = start().await;
    let url = url(&server);
    let ann = Player::login(&url).await;
    ann.host("Room").await;
    let mut push = Push::open(&url, &ann.token).await;
    let connection = push.id().await;
    ann.hang_on("Room", &connection).await;
    let exact = json!({"properties": {"custom": {"n": 1}}}).to_string();
    let exact = exact.replace("1", "12345678901234567890123");
    let write = async |body: String| {
        let request = ann.put("Room", &Value::Null).body(body);
        assert_eq!(send(request).await.status(), StatusCode::OK);
        send(ann.get("Room")).await.text().await.expect("a body")
    };
    let document = write(exact).await;
    push.send(&format!(r#"[1,3,"{SESSIONS}"]"#)).await;
    let message = push.next().await;
    let answer = message.to_text().expect("a text");
    assert!(answer.contains(&document), "{answer}\n{document}");
    let Ok(ServerFrame::Subscribed { subscription, .. }) = ServerFrame::parse(answer) else {
        panic!("not subscribed but {answer}");
    };

    let document = write(json!({"properties": {"custom": {"n": 2}}}).to_string()).await;
    let message = push.next().await;
    let told = message.to_text().expect("a text");
    assert!(told.contains(&document), "{told}\n{document}");

    // What no frame can carry is to be read.
    let long = "x".repeat(65_000);
    write(json!({"properties": {"custom": {"n": long}}}).to_string()).await;
    let told = event(&mut push, subscription).await;
    assert_eq!(told.get("document"), None);
    assert_eq!(told["sessionRef"]["name"], "Room");

    let end = json!({"greenroom": {"end": true}});
    let ended = send(ann.put("Room", &end)).await;
    assert_eq!(ended.status(), StatusCode::NO_CONTENT);
    let told = event(&mut push, subscription).await;
    assert_eq!(told["end"], "ended");
}

#[tokio::test]
async fn who_is_followed_is_seen_to_come() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let path = format!("/serviceconfigs/{DEPLOYMENT}/people/me/{}", xuid(&bob));
    let follows = ann.request(Method::PUT, &path);
    json_of(
        send(follows.json(&json!({"followed": true}))).await,
        StatusCode::OK,
    )
    .await;
    let mut push = Push::open(&url, &ann.token).await;
    let (subscription, state) = follow(&mut push, PRESENCE).await;
    assert_eq!(state, json!({"people": []}));
    let _here = Push::open(&url, &bob.token).await;
    let told = event(&mut push, subscription).await;
    assert_eq!(
        (&told["xuid"], &told["state"]),
        (&json!(xuid(&bob)), &json!("Online"))
    );
}

/// How many of twenty invites do not arrive.
async fn lost(url: &str) -> usize {
    let (ann, bob) = (Player::login(url).await, Player::login(url).await);
    let mut push = Push::open(url, &bob.token).await;
    push.id().await;
    let (subscription, _) = follow(&mut push, INVITES).await;
    let mut sent = BTreeSet::new();
    for number in 0..20 {
        let room = format!("Room-{number}");
        ann.host(&room).await;
        let made = invite(&ann, &room, &bob).await;
        sent.insert(made["id"].as_str().expect("an id").to_owned());
    }
    // Events come in their order: with the last all have come that will.
    let mark = sent.iter().next().expect("one").clone();
    let path = format!("/handles/{mark}");
    let deleted = send(bob.request(Method::DELETE, &path)).await;
    assert_eq!(deleted.status(), StatusCode::NO_CONTENT);
    loop {
        let told = event(&mut push, subscription).await;
        if told["gone"]["id"] == mark.as_str() {
            return sent.len();
        }
        let id = told["received"]["id"].as_str().expect("an id");
        assert!(sent.remove(id), "{id} came twice");
    }
}

#[tokio::test]
async fn no_invite_is_lost() {
    let server = start().await;
    assert_eq!(lost(&url(&server)).await, 0);
}

#[tokio::test]
async fn an_invite_that_is_lost_is_found_out() {
    let folder = tempdir().expect("a folder");
    let data = folder.path().to_str().expect("a plain path");
    let mut serve = greenroom(&["serve", "--dev", "--listen", "127.0.0.1:0", "--data", data]);
    let program = Program::begin(serve.env("GREENROOM_PLANTED_FAULT", "lost-invite"));
    let lost = lost(&program.url).await;
    assert!(0 < lost && lost < 20, "{lost}");
}
