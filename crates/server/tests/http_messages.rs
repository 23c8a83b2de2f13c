//! What players send each other, over HTTP and push connections, as clients
//! without the library see it.

mod support;

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::rta::ServerFrame;
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use support::player::{Player, header, json_of, send};
use support::program::Program;
use support::push::Push;
use support::server::{start, url};
use tempfile::tempdir;

const MESSAGES: &str = "/greenroom/messages";
const RESOURCE: &str = "greenroom/messages";

fn xuid(player: &Player) -> String {
    let account: AccountId = player.id.parse().expect("an account");
    account.to_string()
}

async fn post(player: &Player, body: &Value) -> Response {
    send(player.request(Method::POST, MESSAGES).json(body)).await
}

async fn sent(player: &Player, body: &Value) -> Value {
    let mut answer = json_of(post(player, body).await, StatusCode::OK).await;
    assert_eq!(answer["refused"], json!([]));
    answer["messages"][0].take()
}

async fn waiting(player: &Player) -> Value {
    let answer = send(player.request(Method::GET, MESSAGES)).await;
    json_of(answer, StatusCode::OK).await["messages"].take()
}

async fn delete(player: &Player, id: &Value) -> StatusCode {
    let path = format!("{MESSAGES}/{}", id.as_str().expect("an id"));
    send(player.request(Method::DELETE, &path)).await.status()
}

fn invite(to: &Player, payload: &str) -> Value {
    json!({"type": "invite", "receiverXuids": [xuid(to)], "payload": payload})
}

/// Begins to follow: the subscription and the present state.
async fn follow(push: &mut Push) -> (u32, Value) {
    match push.subscribe(3, RESOURCE).await {
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

fn read(data: &serde_json::value::RawValue) -> Value {
    serde_json::from_str(data.get()).expect("JSON")
}

#[tokio::test]
async fn a_message_is_pushed_read_and_deleted() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let first = sent(&ann, &invite(&bob, "room 12")).await;
    assert_eq!(first["senderXuid"], xuid(&ann));
    assert_eq!(first["receiverXuid"], xuid(&bob));
    assert_eq!(first["payload"], "room 12");
    let mut push = Push::open(&url, &bob.token).await;
    push.id().await;
    let (subscription, state) = follow(&mut push).await;
    assert_eq!(state, json!({"messages": [first]}));
    let second = sent(&ann, &invite(&bob, "room 13")).await;
    let told = event(&mut push, subscription).await;
    assert_eq!(told, json!({"received": second}));
    assert_eq!(waiting(&bob).await, json!([first, second]));
    assert_eq!(waiting(&ann).await, json!([]));
    assert_eq!(delete(&bob, &first["id"]).await, StatusCode::NO_CONTENT);
    let gone = event(&mut push, subscription).await;
    let expected = json!({"gone": {"id": first["id"], "how": "answered"}});
    assert_eq!(gone, expected);
    assert_eq!(delete(&bob, &first["id"]).await, StatusCode::NOT_FOUND);
    assert_eq!(delete(&ann, &second["id"]).await, StatusCode::NO_CONTENT);
    let gone = event(&mut push, subscription).await;
    assert_eq!(gone["gone"]["how"], "withdrawn");
}

#[tokio::test]
async fn a_request_to_join_is_answered() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let request = json!({"type": "joinRequest", "receiverXuids": [xuid(&bob)]});
    let request = sent(&ann, &request).await;
    assert_eq!(waiting(&bob).await, json!([request]));
    let answer = json!({"type": "joinAnswer", "receiverXuids": [xuid(&ann)], "accepted": false});
    let told = sent(&bob, &answer).await;
    assert_eq!(told["accepted"], false);
    assert_eq!(waiting(&bob).await, json!([]));
    assert_eq!(waiting(&ann).await, json!([told]));
    let again = post(&bob, &answer).await;
    assert_eq!(again.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_by_name() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let many: Vec<_> = (1..=101).map(|number| number.to_string()).collect();
    let long = "x".repeat(limits::MESSAGE_PAYLOAD_MAX + 1);
    for (body, word) in [
        (json!({"type": "invite", "payload": "x"}), "receiverXuids"),
        (
            json!({"type": "invite", "payload": "x", "receiverXuids": []}),
            "receiverXuids",
        ),
        (
            json!({"type": "invite", "payload": "x", "receiverXuids": many}),
            "receiverXuids",
        ),
        (
            json!({"type": "invite", "payload": "x", "receiverXuids": [xuid(&ann)]}),
            "receiverXuids",
        ),
        (invite(&bob, &long), "payload"),
        (
            json!({"type": "joinRequest", "payload": "x", "receiverXuids": ["7"]}),
            "payload",
        ),
        (
            json!({"type": "joinAnswer", "receiverXuids": ["7"]}),
            "accepted",
        ),
        (json!({"type": "letter", "receiverXuids": ["7"]}), "letter"),
        (
            json!({"type": "joinRequest", "receiverXuids": ["7"], "to": "7"}),
            "to",
        ),
    ] {
        let refused = post(&ann, &body).await;
        assert_eq!(refused.status(), StatusCode::BAD_REQUEST, "{body}");
        assert_eq!(header(&refused, "greenroom-error"), Some("bad-request"));
        let text = refused.text().await.expect("a text");
        assert!(text.contains(word), "{body}: {text}");
    }
    let nobody = json!({"type": "joinRequest", "receiverXuids": ["7"]});
    assert_eq!(post(&ann, &nobody).await.status(), StatusCode::NOT_FOUND);
    let stranger = ann.http.get(format!("{url}{MESSAGES}"));
    assert_eq!(send(stranger).await.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_was_sent_outlives_a_directory_that_is_killed() {
    let folder = tempdir().expect("a folder");
    let program = Program::start(folder.path());
    let (ann, mut bob) = (
        Player::login(&program.url).await,
        Player::login(&program.url).await,
    );
    let first = sent(&ann, &invite(&bob, "room 12")).await;
    let second = sent(&ann, &invite(&bob, "room 13")).await;
    let third = sent(&ann, &invite(&bob, "room 14")).await;
    assert_eq!(delete(&bob, &second["id"]).await, StatusCode::NO_CONTENT);
    program.kill();
    let program = Program::start(folder.path());
    bob.url.clone_from(&program.url);
    assert_eq!(waiting(&bob).await, json!([first, third]));
}
