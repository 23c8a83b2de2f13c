//! Over real HTTP: faults on demand at a desk, what requests and push
//! connections meet, and that production has none.

#[path = "../../../tests/support/not_run.rs"]
mod not_run;
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use greenroom_protocol::push::Resource;
use greenroom_server::serve::{Data, Options, Server};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, creation, header, http_client, json_of, send};
use support::push::{Push, request};
use support::server::{start, url};
use tokio_tungstenite::tungstenite::Message;

const FAULTS: &str = "/debug/faults";

/// Where the notes on what was not tested lie.
fn profile_directory() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_greenroom"));
    program.parent().expect("a folder").to_owned()
}

/// The developer at the desk.
struct Desk {
    http: reqwest::Client,
    url: String,
}

impl Desk {
    fn of(server: &Server) -> Self {
        Self {
            http: http_client(),
            url: url(server),
        }
    }

    fn request(&self, method: Method) -> reqwest::RequestBuilder {
        self.http.request(method, format!("{}{FAULTS}", self.url))
    }

    async fn ask(&self, change: Value) -> Value {
        json_of(
            send(self.request(Method::PUT).json(&change)).await,
            StatusCode::OK,
        )
        .await
    }

    async fn clear(&self) -> Value {
        json_of(send(self.request(Method::DELETE)).await, StatusCode::OK).await
    }
}

/// Ann invites Bob into the session `room`, of which his push connection is told.
async fn invite(ann: &Player, bob: &Player) {
    let invite = json!({
        "type": "invite", "version": 1, "invitedXuid": bob.id.trim_start_matches('0'),
        "sessionRef": {"scid": DEPLOYMENT, "templateName": "eos", "name": "room"},
    });
    let made = send(ann.request(Method::POST, "/handles").json(&invite)).await;
    assert!(made.status().is_success(), "{:?}", made.text().await);
}

#[expect(
    clippy::disallowed_methods,
    reason = "a test waits for a real server in real time"
)]
fn now() -> Instant {
    Instant::now()
}

#[tokio::test]
async fn a_change_says_what_it_changes_and_a_look_shows_all() {
    let server = start().await;
    let desk = Desk::of(&server);
    let state = desk
        .ask(json!({"latency": {"ms": 1, "operation": "push"}, "seed": 9}))
        .await;
    assert_eq!(state["latency"]["ms"], 1);
    assert_eq!(state["seed"], 9);
    let state = desk.ask(json!({"loss": {"answerPercent": 3}})).await;
    assert_eq!(
        state["latency"]["ms"], 1,
        "what is not mentioned stays as it is"
    );
    assert_eq!(state["loss"]["operation"], "*");
    let state = desk
        .ask(json!({"latency": null, "clockForwardMs": 5}))
        .await;
    assert_eq!(state["latency"], Value::Null);
    assert_eq!(state["clockAheadMs"], 5);
    let seen = json_of(send(desk.request(Method::GET)).await, StatusCode::OK).await;
    assert_eq!(seen, state);
    let names = seen["operations"].as_array().expect("a list");
    assert!(names.contains(&json!("writeSession")));
    let state = desk.clear().await;
    assert_eq!(state["loss"], Value::Null);
    assert_eq!(state["clockAheadMs"], 5, "time does not go back");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_commands_of_the_page_are_taken() {
    const PAGE: &str = include_str!("../../../docs/faults.md");
    if Command::new("curl").arg("--version").output().is_err() {
        return not_run::note("the commands of docs/faults.md", "curl");
    }
    let server = start().await;
    let commands = PAGE.lines().filter(|line| line.starts_with("    curl "));
    let commands: Vec<_> = commands.map(|line| line.trim()).collect();
    assert_eq!(commands.len(), 3, "{commands:?}");
    let script = commands
        .join("\n")
        .replace("curl ", "curl -sSf ")
        .replace("http://127.0.0.1:4870", &url(&server));
    let ran =
        tokio::task::spawn_blocking(move || Command::new("sh").args(["-ec", &script]).output());
    let output = ran.await.expect("no panic").expect("a shell is there");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let answers = serde_json::Deserializer::from_slice(&output.stdout).into_iter::<Value>();
    let latency = answers.map(|answer| answer.expect("JSON")["latency"]["ms"].clone());
    let latency: Vec<_> = latency.collect();
    assert_eq!(latency, [json!(200), json!(200), Value::Null]);
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_by_its_field() {
    let server = start().await;
    let desk = Desk::of(&server);
    for (change, field) in [
        (json!({"latancy": null}), "latancy"),
        (json!({"latency": {"ms": 10001}}), "latency.ms"),
        (json!({"latency": [5, 0, "*"]}), "latency"),
        (json!([5]), "not a list"),
        (
            json!({"loss": {"requestPercent": 101}}),
            "loss.requestPercent",
        ),
        (
            json!({"results": [{"operation": "nothing", "error": "internal", "times": 1}]}),
            "results.operation",
        ),
        (
            json!({"clockForwardMs": 1_000_000_000_000_u64}),
            "clockForwardMs",
        ),
    ] {
        let answer = send(desk.request(Method::PUT).json(&change)).await;
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{change}");
        let text = answer.text().await.expect("a text");
        assert!(text.contains(field), "{change}: {text}");
    }
}

#[tokio::test]
async fn requests_wait_and_the_faults_themselves_do_not() {
    let server = start().await;
    let desk = Desk::of(&server);
    let ann = Player::login(&desk.url).await;
    desk.ask(json!({"latency": {"ms": 300, "operation": "readSession"}}))
        .await;
    let start = now();
    send(ann.get("room")).await;
    assert!(now() - start >= Duration::from_millis(300));
    desk.ask(json!({"latency": {"ms": 10_000}})).await;
    let start = now();
    desk.clear().await;
    send(ann.get("room")).await;
    assert!(now() - start < Duration::from_secs(10));
}

#[tokio::test]
async fn a_lost_answer_leaves_what_was_done_and_a_lost_request_does_not() {
    let server = start().await;
    let desk = Desk::of(&server);
    let ann = Player::login(&desk.url).await;
    let lose = async |what: &str| {
        let loss = json!({what: 100, "operation": "writeSession", "times": 1});
        desk.ask(json!({ "loss": loss })).await;
    };
    lose("requestPercent").await;
    let cut = ann.put("room", &creation()).send().await;
    assert!(cut.is_err(), "{cut:?}");
    assert_eq!(send(ann.get("room")).await.status(), StatusCode::NO_CONTENT);
    lose("answerPercent").await;
    let cut = ann.put("room", &creation()).send().await;
    assert!(cut.is_err(), "{cut:?}");
    assert_eq!(send(ann.get("room")).await.status(), StatusCode::OK);
    let again = send(ann.put("room", &json!({}))).await;
    assert_eq!(again.status(), StatusCode::OK, "one was to be lost");
}

#[tokio::test]
async fn a_result_is_given_to_the_next_requests_of_an_operation() {
    let server = start().await;
    let desk = Desk::of(&server);
    let ann = Player::login(&desk.url).await;
    let result = json!({"operation": "writeSession", "error": "session-full", "times": 2});
    desk.ask(json!({ "results": [result] })).await;
    for _ in 0..2 {
        let refused = send(ann.put("room", &creation())).await;
        assert_eq!(refused.status(), StatusCode::FORBIDDEN);
        assert_eq!(header(&refused, "greenroom-error"), Some("session-full"));
    }
    ann.host("room").await;
}

#[tokio::test]
async fn tokens_expire_and_new_ones_are_given() {
    let server = start().await;
    let desk = Desk::of(&server);
    let ann = Player::login(&desk.url).await;
    ann.host("room").await;
    desk.ask(json!({"expireTokens": true})).await;
    let refused = send(ann.get("room")).await;
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
    let again = Player::login(&desk.url).await;
    assert_eq!(send(again.get("room")).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn an_outage_cuts_requests_and_push_connections_until_it_is_over() {
    let server = start().await;
    let desk = Desk::of(&server);
    let ann = Player::login(&desk.url).await;
    let mut push = Push::open(&desk.url, &ann.token).await;
    push.id().await;
    desk.ask(json!({"outageMs": 60_000})).await;
    // Without a word of farewell.
    let ended = tokio::time::timeout(Duration::from_secs(20), async {
        loop {
            match push.socket.next().await {
                Some(Ok(Message::Ping(_))) => {}
                other => return other,
            }
        }
    });
    let ended = ended.await.expect("it ends");
    assert!(!matches!(ended, Some(Ok(_))), "{ended:?}");
    for path in ["/health", "/nonce", "/user/v1/accounts"] {
        let cut = ann.request(Method::GET, path).send().await;
        assert!(cut.is_err(), "{path}: {cut:?}");
    }
    let refused = Push::try_open(request(&desk.url, &ann.token)).await;
    assert!(refused.is_err(), "a push connection was opened");
    desk.ask(json!({"outageMs": 0})).await;
    Push::open(&desk.url, &ann.token).await.id().await;
}

#[tokio::test]
async fn what_is_pushed_waits_and_all_of_it_comes() {
    let server = start().await;
    let desk = Desk::of(&server);
    let (ann, bob) = (
        Player::login(&desk.url).await,
        Player::login(&desk.url).await,
    );
    let mut push = Push::open(&desk.url, &bob.token).await;
    push.id().await;
    desk.ask(json!({"latency": {"ms": 300, "operation": "push"}}))
        .await;
    let start = now();
    // Invites are followed, and each is told.
    let uri = Resource::Invites.uri();
    push.subscribe(2, uri).await;
    ann.host("room").await;
    for _ in 0..2 {
        invite(&ann, &bob).await;
    }
    push.frame().await;
    assert!(now() - start >= Duration::from_millis(300));
    push.frame().await;
}

#[tokio::test]
async fn a_push_connection_that_would_lose_something_breaks() {
    let server = start().await;
    let desk = Desk::of(&server);
    let (ann, bob) = (
        Player::login(&desk.url).await,
        Player::login(&desk.url).await,
    );
    let mut push = Push::open(&desk.url, &bob.token).await;
    push.id().await;
    let uri = Resource::Invites.uri();
    push.subscribe(2, uri).await;
    ann.host("room").await;
    let loss = json!({"requestPercent": 100, "operation": "push"});
    desk.ask(json!({ "loss": loss })).await;
    invite(&ann, &bob).await;
    let ended = tokio::time::timeout(Duration::from_secs(20), async {
        while let Some(Ok(message)) = push.socket.next().await {
            assert!(matches!(message, Message::Ping(_)), "{message:?}");
        }
    });
    ended.await.expect("it breaks");
}

#[tokio::test]
async fn production_refuses_and_changes_nothing() {
    let listen = "127.0.0.1:0".parse().expect("an address");
    let options = Options {
        desk: false,
        ..Options::dev(listen, Data::Memory)
    };
    let server = Server::start(options).await.expect("starts");
    let desk = Desk::of(&server);
    let ann = Player::login(&desk.url).await;
    let all = json!({
        "latency": {"ms": 10_000}, "loss": {"requestPercent": 100}, "outageMs": 60_000,
        "expireTokens": true, "clockForwardMs": 60_000,
        "results": [{"operation": "*", "error": "internal", "times": 1000}],
    });
    for request in [
        desk.request(Method::PUT).json(&all),
        desk.request(Method::GET),
        desk.request(Method::DELETE),
    ] {
        let refused = send(request).await;
        assert_eq!(refused.status(), StatusCode::FORBIDDEN);
        assert_eq!(header(&refused, "greenroom-error"), Some("forbidden"));
        let text = refused.text().await.expect("a text");
        assert!(text.contains("stands at no desk"), "{text}");
    }
    ann.host("room").await;
    // Who is not at the machine finds nothing there, at a desk or not.
    for server in [server, start().await] {
        let desk = Desk::of(&server);
        let away = desk.request(Method::PUT).json(&json!({}));
        let away = send(away.header("x-forwarded-for", "192.0.2.1")).await;
        assert_eq!(away.status(), StatusCode::NOT_FOUND);
    }
}
