//! A push connection that is opened with a nonce instead of a header.

mod support;

use greenroom_protocol::limits;
use reqwest::{Method, StatusCode};
use support::player::{Player, json_of, send};
use support::program::{Program, greenroom};
use support::push::Push;
use support::server::{start, url};
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::handshake::client::Request;

async fn nonce_of(player: &Player) -> String {
    let answer = send(player.request(Method::GET, "/nonce")).await;
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let answer = json_of(answer, StatusCode::OK).await;
    answer["nonce"].as_str().expect("a nonce").to_owned()
}

fn with_query(url: &str, query: &str) -> Request {
    let url = url.replace("http://", "ws://");
    let request = format!("{url}/connect?{query}").into_client_request();
    request.expect("a URL")
}

/// The status that opening a push connection is refused with.
async fn refused(request: Request) -> u16 {
    match Push::try_open(request).await {
        Err(Error::Http(response)) => response.status().as_u16(),
        other => panic!("not refused: {:?}", other.err()),
    }
}

#[tokio::test]
async fn a_nonce_opens_one_connection_in_the_name_of_its_caller() {
    let server = start().await;
    let url = url(&server);
    let host = Player::login(&url).await;
    host.host("Room").await;
    let nonce = nonce_of(&host).await;
    assert_ne!(nonce, nonce_of(&host).await, "each is drawn");
    let request = || with_query(&url, &format!("nonce={nonce}"));
    let mut push = Push::try_open(request()).await.expect("upgrades");
    // Nobody else's connection would be taken here.
    let connection = push.id().await;
    host.hang_on("Room", &connection).await;
    assert_eq!(refused(request()).await, 401, "it is used up");
}

#[tokio::test]
async fn what_is_no_nonce_opens_nothing() {
    let server = start().await;
    let url = url(&server);
    let long = format!("nonce={}", "a".repeat(limits::NONCE_MAX + 1));
    for query in ["nonce=", "nonce=guessed", long.as_str(), "other=1"] {
        assert_eq!(refused(with_query(&url, query)).await, 401, "{query}");
    }
    assert_eq!(refused(with_query(&url, "nonce=a&nonce=b")).await, 400);
    let answer = send(anonymous(&url, "/nonce")).await;
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_request_that_cannot_be_upgraded_uses_up_no_nonce() {
    let server = start().await;
    let url = url(&server);
    let player = Player::login(&url).await;
    let nonce = nonce_of(&player).await;
    let query = format!("nonce={nonce}");
    let plain = send(anonymous(&url, &format!("/connect?{query}"))).await;
    assert_eq!(plain.status(), StatusCode::BAD_REQUEST);
    Push::try_open(with_query(&url, &query))
        .await
        .expect("upgrades");
}

#[tokio::test]
async fn a_header_counts_before_a_nonce() {
    let server = start().await;
    let url = url(&server);
    let player = Player::login(&url).await;
    let query = format!("nonce={}", nonce_of(&player).await);
    let mut request = with_query(&url, &query);
    let nonsense = "Bearer nonsense".parse().expect("a header");
    request.headers_mut().insert("authorization", nonsense);
    assert_eq!(refused(request).await, 401);
    Push::try_open(with_query(&url, &query))
        .await
        .expect("the nonce was not looked at");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_nonce_is_logged() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("a plain path");
    let args = ["serve", "--dev", "--listen", "127.0.0.1:0", "--data", data];
    let program = Program::begin(greenroom(&args).env("RUST_LOG", "debug"));
    let player = Player::login(&program.url).await;
    let nonce = nonce_of(&player).await;
    let request = || with_query(&program.url, &format!("nonce={nonce}"));
    let push = Push::try_open(request()).await.expect("upgrades");
    assert_eq!(refused(request()).await, 401);
    drop(push);
    program.terminate();
    let (_, log) = program.wait();
    assert!(log.contains("GET /connect -> 101"), "{log}");
    assert!(log.contains("GET /connect -> 401"), "{log}");
    assert!(!log.contains(&nonce), "{log}");
}

/// A `GET` in nobody's name, to be sent.
fn anonymous(url: &str, path: &str) -> reqwest::RequestBuilder {
    support::player::http_client().get(format!("{url}{path}"))
}
