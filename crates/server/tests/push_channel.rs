//! `/connect`: what frames do, and what the end of a connection means for the
//! sessions that hang on it.

mod support;

use std::time::Duration;

use greenroom_protocol::limits;
use greenroom_protocol::rta::{CONNECTIONS_RESOURCE, SUBPROTOCOL, ServerFrame};
use reqwest::StatusCode;
use support::player::{Player, send};
use support::push::{Push, request};
use support::server::{start, start_impatient, start_on, url};
use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::{Error, Message};

/// Short enough for a test, long enough for a busy machine to answer a ping.
const SILENCE_MS: u64 = 1_000;

/// Waits until a player's search finds nothing.
async fn gone(player: &Player) {
    let waiting = async {
        while !player.find().await.is_empty() {
            sleep(Duration::from_millis(20)).await;
        }
    };
    let waited = timeout(Duration::from_secs(20), waiting).await;
    waited.expect("the session is gone in time");
}

/// A host whose session hangs on a push connection.
async fn hosting(url: &str) -> (Player, Push) {
    let host = Player::login(url).await;
    host.host("Room").await;
    let mut push = Push::open(url, &host.token).await;
    let connection = push.id().await;
    host.hang_on("Room", &connection).await;
    (host, push)
}

#[tokio::test]
async fn a_connection_has_one_id_and_knows_no_other_resource() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let mut push = Push::open(&url(&server), &player.token).await;
    let id = push.id().await;
    assert_eq!(push.id().await, id, "each socket has exactly one id");
    let mut other = Push::open(&url(&server), &player.token).await;
    assert_ne!(other.id().await, id);

    let unknown = push.subscribe(7, "https://example.test/").await;
    assert_eq!(unknown.to_text(), "[1,7,1,0,null]");
    push.send("[2,8,1]").await;
    assert_eq!(push.frame().await.to_text(), "[2,8,0]");
    push.send("[2,9,1]").await;
    assert_eq!(push.frame().await.to_text(), "[2,9,1]");
}

#[tokio::test]
async fn subscriptions_have_a_limit() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let mut push = Push::open(&url(&server), &player.token).await;
    let mut codes = Vec::new();
    for sequence in 0..=limits::SUBSCRIPTIONS_MAX as u32 {
        match push.subscribe(sequence, CONNECTIONS_RESOURCE).await {
            ServerFrame::Subscribed { code, .. } => codes.push(code),
            frame => panic!("{frame:?}"),
        }
    }
    assert_eq!(codes.pop(), Some(2));
    assert!(codes.iter().all(|&code| code == 0));
}

#[tokio::test]
async fn who_is_not_logged_in_gets_no_connection() {
    let server = start().await;
    match Push::try_open(request(&url(&server), "nonsense")).await {
        Err(Error::Http(response)) => {
            assert_eq!(response.status().as_u16(), 401);
            assert!(response.headers().contains_key("greenroom-error"));
        }
        other => panic!("not refused: {:?}", other.err()),
    }
}

#[tokio::test]
async fn the_subprotocol_that_was_asked_for_is_echoed() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let both = format!("echo-protocol, {SUBPROTOCOL}");
    for (asked, chosen) in [
        (SUBPROTOCOL, SUBPROTOCOL),
        ("echo-protocol", "echo-protocol"),
        (&both, SUBPROTOCOL),
    ] {
        let mut request = request(&url(&server), &player.token);
        let asked = asked.parse().expect("a header");
        request
            .headers_mut()
            .insert("sec-websocket-protocol", asked);
        let push = Push::try_open(request).await.expect("upgrades");
        assert_eq!(push.response.headers()["sec-websocket-protocol"], chosen);
    }
}

#[tokio::test]
async fn what_is_no_frame_closes_the_connection() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let binary = Message::binary(b"[1,1,\"x\"]".as_slice());
    for message in [Message::text("[1]"), Message::text("hello"), binary] {
        let mut push = Push::open(&url(&server), &player.token).await;
        futures_util::SinkExt::send(&mut push.socket, message)
            .await
            .expect("sends");
        assert_eq!(u16::from(push.closed().await.code), 1008);
    }
}

#[tokio::test]
async fn a_frame_beyond_the_limit_ends_the_connection() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let mut push = Push::open(&url(&server), &player.token).await;
    let uri = "x".repeat(limits::FRAME_MAX);
    push.send(&format!("[1,1,\"{uri}\"]")).await;
    let ended = timeout(Duration::from_secs(10), async {
        while let Some(Ok(message)) = futures_util::StreamExt::next(&mut push.socket).await {
            assert!(!message.is_text(), "it was answered");
        }
    });
    ended.await.expect("ends in time");
}

#[tokio::test]
async fn a_session_lives_as_long_as_its_owner_answers_pings() {
    let server = start_impatient(SILENCE_MS).await;
    let (host, mut push) = hosting(&url(&server)).await;
    push.stay(Duration::from_millis(3 * SILENCE_MS)).await;
    assert_eq!(host.find().await, ["Room"]);
}

#[tokio::test]
async fn the_session_of_a_silent_owner_goes() {
    let server = start_impatient(SILENCE_MS).await;
    let (host, push) = hosting(&url(&server)).await;
    assert_eq!(host.find().await, ["Room"]);
    // The socket stays open, nobody answers pings: as after SIGSTOP.
    gone(&host).await;
    assert_eq!(
        send(host.get("Room")).await.status(),
        StatusCode::NO_CONTENT
    );
    drop(push);
}

#[tokio::test]
async fn the_session_of_an_owner_whose_connection_broke_goes_after_the_grace() {
    let server = start_impatient(SILENCE_MS).await;
    let (host, push) = hosting(&url(&server)).await;
    // Without a close frame: as after a crash.
    drop(push);
    sleep(Duration::from_millis(SILENCE_MS / 4)).await;
    assert_eq!(host.find().await, ["Room"], "the grace is not over");
    gone(&host).await;
}

#[tokio::test]
async fn an_owner_who_comes_back_within_the_grace_keeps_the_session() {
    let server = start_impatient(SILENCE_MS).await;
    let (host, push) = hosting(&url(&server)).await;
    drop(push);
    let mut push = Push::open(&url(&server), &host.token).await;
    let connection = push.id().await;
    host.hang_on("Room", &connection).await;
    push.stay(Duration::from_millis(3 * SILENCE_MS)).await;
    assert_eq!(host.find().await, ["Room"]);
}

#[tokio::test]
async fn a_goodbye_skips_the_grace() {
    let server = start().await;
    let (host, mut push) = hosting(&url(&server)).await;
    push.socket.close(None).await.expect("closes");
    let goodbye = timeout(Duration::from_secs(10), async {
        while let Some(Ok(_)) = futures_util::StreamExt::next(&mut push.socket).await {}
    });
    goodbye.await.expect("answered");
    // The answer to the close frame comes after the session ended.
    assert!(host.find().await.is_empty());
}

#[tokio::test]
async fn a_foreign_or_dead_connection_carries_nobody() {
    let server = start().await;
    let (_host, mut push) = hosting(&url(&server)).await;
    let thief = Player::login(&url(&server)).await;
    let foreign = push.id().await;
    let delta = serde_json::json!({"members": {"me": {"properties": {"system":
        {"active": true, "connection": foreign}}}}});
    let answer = send(thief.put("Room", &delta)).await;
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_stop_says_that_the_server_goes_away() {
    let server = start().await;
    let player = Player::login(&url(&server)).await;
    let mut push = Push::open(&url(&server), &player.token).await;
    push.id().await;
    let stopping = tokio::spawn(server.stop());
    assert_eq!(u16::from(push.closed().await.code), 1001);
    let stopped = timeout(Duration::from_secs(10), stopping).await;
    stopped.expect("in time").expect("stops");
}

#[tokio::test]
async fn after_a_restart_every_connection_counts_as_lost_at_the_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = start_on(folder.path(), SILENCE_MS).await;
    let (host, push) = hosting(&url(&server)).await;
    server.stop().await;
    drop(push);
    sleep(Duration::from_millis(2 * SILENCE_MS)).await;

    // The time that the server was down takes nothing from anybody's grace.
    let server = start_on(folder.path(), SILENCE_MS).await;
    let host = Player {
        url: url(&server),
        ..host
    };
    assert_eq!(host.find().await, ["Room"]);
    gone(&host).await;
}

#[tokio::test]
async fn who_asks_and_never_reads_is_dropped_and_its_session_goes() {
    let server = start_impatient(SILENCE_MS).await;
    let (host, push) = hosting(&url(&server)).await;
    let watcher = Player::login(&url(&server)).await;
    assert_eq!(watcher.find().await, ["Room"]);
    // It speaks all the time, so that it is not silent; what it is told piles
    // up until the wire is full.
    let (mut write, read) = futures_util::StreamExt::split(push.socket);
    let flooding = tokio::spawn(async move {
        for sequence in 0.. {
            let question = Message::text(format!("[1,{sequence},\"x\"]"));
            let asked = futures_util::SinkExt::feed(&mut write, question).await;
            let ping = Message::Ping(vec![0; 125].into());
            let pinged = futures_util::SinkExt::feed(&mut write, ping).await;
            if asked.is_err() || pinged.is_err() {
                return;
            }
        }
    });
    let dropped = timeout(Duration::from_secs(60), flooding).await;
    dropped.expect("in time").expect("does not panic");
    gone(&watcher).await;
    drop((host, read));
}
