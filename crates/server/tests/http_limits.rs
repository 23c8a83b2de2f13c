//! Waits and sizes have limits, whatever a client does or does not send.

mod support;

use std::time::Duration;

use greenroom_protocol::limits;
use support::player::{Player, session};
use support::server::{start, url};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// For what has a limit of ten seconds; the rest is for a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

async fn connect(url: &str) -> TcpStream {
    let address = url.replace("http://", "");
    TcpStream::connect(address).await.expect("connects")
}

/// Sends the bytes and reads until the server hangs up.
async fn answer_to(url: &str, bytes: &[u8]) -> String {
    let mut stream = connect(url).await;
    stream.write_all(bytes).await.expect("sends");
    let mut answer = Vec::new();
    let ended = timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
    ended.expect("in time").expect("hangs up orderly");
    String::from_utf8(answer).expect("text")
}

/// The head of a request with a body that is still to come.
fn put(token: &str, length: usize, more: &str) -> String {
    let path = session("Room");
    format!(
        "PUT {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\
         Content-Length: {length}\r\n{more}\r\n"
    )
}

fn assert_late(answer: &str) {
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer:?}");
    assert!(answer.contains("greenroom-error: request-timeout\r\n"));
    assert!(answer.contains("connection: close\r\n"), "{answer:?}");
}

#[tokio::test]
async fn what_does_not_come_in_time_is_given_up() {
    let server = start().await;
    let url = url(&server);
    let player = Player::login(&url).await;
    let no_body = put(&player.token, 100, "");
    let half_a_body = put(&player.token, 100, "") + "{\"members\"";
    let form = "POST /auth/v1/oauth/token HTTP/1.1\r\nHost: x\r\n\
        Authorization: Basic eDp5\r\nContent-Length: 9\r\n\
        Content-Type: application/x-www-form-urlencoded\r\n\r\ngrant";
    let (nothing, half_a_head, no_body, half_a_body, form) = tokio::join!(
        answer_to(&url, b""),
        answer_to(&url, b"GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: "),
        answer_to(&url, no_body.as_bytes()),
        answer_to(&url, half_a_body.as_bytes()),
        answer_to(&url, form.as_bytes()),
    );
    for answer in [nothing, half_a_head, no_body, half_a_body, form] {
        assert_late(&answer);
    }
}

#[tokio::test]
async fn a_head_that_trickles_is_given_up() {
    let server = start().await;
    let mut stream = connect(&url(&server)).await;
    let head = b"GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ";
    stream.write_all(head).await.expect("sends");
    let (mut read, mut write) = stream.into_split();
    let trickling = tokio::spawn(async move {
        while write.write_all(b"x").await.is_ok() {
            sleep(Duration::from_millis(500)).await;
        }
    });
    let mut answer = String::new();
    let ended = timeout(PATIENCE, read.read_to_string(&mut answer)).await;
    // What trickled on after the answer resets the connection.
    let _ = ended.expect("in time");
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408 "));
    trickling.abort();
}

#[tokio::test]
async fn a_connection_may_wait_longer_for_its_next_request_than_clients_keep_it() {
    let server = start().await;
    let mut stream = connect(&url(&server)).await;
    for _ in 0..2 {
        let head = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n";
        stream.write_all(head).await.expect("sends");
        let mut answer = [0; 12];
        let read = timeout(PATIENCE, stream.read_exact(&mut answer)).await;
        read.expect("in time").expect("answered");
        assert_eq!(&answer, b"HTTP/1.1 200");
        // Longer than a head that has begun may take.
        sleep(Duration::from_millis(limits::REQUEST_HEAD_MS + 2_000)).await;
        let mut rest = [0; 1024];
        let _ = stream.read(&mut rest).await.expect("the rest");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_before_it_comes() {
    let server = start().await;
    let url = url(&server);
    let player = Player::login(&url).await;
    let mut stream = connect(&url).await;
    let head = put(&player.token, 10 * 1024 * 1024, "");
    stream.write_all(head.as_bytes()).await.expect("sends");
    let mut answer = [0; 12];
    let read = timeout(PATIENCE, stream.read_exact(&mut answer)).await;
    read.expect("in time").expect("answered");
    assert_eq!(&answer, b"HTTP/1.1 413");
}

#[tokio::test]
async fn who_sends_ten_megabytes_reads_the_answer_afterwards() {
    let server = start().await;
    let url = url(&server);
    let player = Player::login(&url).await;
    let length = 10 * 1024 * 1024;
    for (token, status) in [(player.token.as_str(), "413"), ("nonsense", "401")] {
        let mut stream = connect(&url).await;
        let head = put(token, length, "");
        stream.write_all(head.as_bytes()).await.expect("sends");
        // As clients do that send all before they look.
        let block = vec![b' '; length];
        stream.write_all(&block).await.expect("is let finish");
        let mut answer = String::new();
        let read = timeout(PATIENCE, stream.read_to_string(&mut answer)).await;
        read.expect("in time").expect("answered");
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")));
        assert!(answer.contains("connection: close\r\n"), "{answer:?}");
    }
}

#[tokio::test]
async fn a_refusal_does_not_cost_the_connection_where_the_body_is_short() {
    let server = start().await;
    let mut stream = connect(&url(&server)).await;
    for _ in 0..2 {
        let request = put("nonsense", 2, "") + "{}";
        stream.write_all(request.as_bytes()).await.expect("sends");
        let mut answer = vec![0; 4096];
        let read = timeout(PATIENCE, stream.read(&mut answer)).await;
        let count = read.expect("in time").expect("answered");
        let answer = String::from_utf8_lossy(&answer[..count]);
        assert!(answer.starts_with("HTTP/1.1 401 "), "{answer:?}");
        assert!(!answer.contains("connection: close"), "{answer:?}");
    }
}

#[tokio::test]
async fn a_client_that_asks_before_it_sends_is_not_asked_for_what_is_refused() {
    let server = start().await;
    let url = url(&server);
    let expecting = put("nonsense", 100, "Expect: 100-continue\r\n");
    let answer = answer_to(&url, expecting.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 401 "), "{answer:?}");
    assert!(!answer.contains("100"), "{answer:?}");

    let player = Player::login(&url).await;
    let mut stream = connect(&url).await;
    let expecting = put(&player.token, 2, "Expect: 100-continue\r\n");
    stream.write_all(expecting.as_bytes()).await.expect("sends");
    let mut answer = [0; 12];
    let read = timeout(PATIENCE, stream.read_exact(&mut answer)).await;
    read.expect("in time").expect("answered");
    assert_eq!(&answer, b"HTTP/1.1 100");
}

#[tokio::test]
async fn a_head_has_a_largest_size_and_a_largest_number_of_headers() {
    let server = start().await;
    let url = url(&server);
    let head = |more: String| format!("GET /health HTTP/1.1\r\nHost: x\r\n{more}\r\n");
    let long = head(format!(
        "X-Long: {}\r\n",
        "x".repeat(limits::REQUEST_HEAD_MAX)
    ));
    let many = head("X: y\r\n".repeat(limits::REQUEST_HEADERS_MAX));
    let path = "x".repeat(limits::REQUEST_HEAD_MAX);
    let far = format!("GET /{path} HTTP/1.1\r\nHost: x\r\n\r\n");
    for (given, statuses) in [
        (long, ["431"; 2]),
        (many, ["431"; 2]),
        (far, ["414", "431"]),
    ] {
        let answer = answer_to(&url, given.as_bytes()).await;
        let status = answer.get(9..12).unwrap_or_default();
        assert!(statuses.contains(&status), "{answer:?}");
    }
}

#[tokio::test]
async fn what_is_not_http_is_hung_up_on() {
    let server = start().await;
    let url = url(&server);
    for bytes in [
        &b"\x16\x03\x01\x02\x00\x01\x00"[..],
        b"hello\r\n\r\n",
        &[0xff; 70_000],
    ] {
        let mut stream = connect(&url).await;
        // The server may hang up before all is sent.
        let _ = stream.write_all(bytes).await;
        let mut answer = Vec::new();
        let ended = timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
        let _ = ended.expect("the server hangs up");
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 4"));
    }
}
