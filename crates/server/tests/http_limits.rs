//! Waits have limits, whatever a client does or does not send.

mod support;

use std::time::Duration;

use support::server::{start, url};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Sends the bytes and waits until the server hangs up.
async fn hung_up_after(url: &str, bytes: &[u8]) {
    let address = url.replace("http://", "");
    let mut stream = TcpStream::connect(address).await.expect("connects");
    stream.write_all(bytes).await.expect("sends");
    let mut answer = Vec::new();
    // The limit is 10 seconds; the rest is for a busy machine.
    let ended = timeout(Duration::from_secs(20), stream.read_to_end(&mut answer)).await;
    let _ = ended.expect("the server hangs up");
}

#[tokio::test]
async fn a_head_that_does_not_come_is_given_up() {
    let server = start().await;
    let url = url(&server);
    tokio::join!(
        hung_up_after(&url, b""),
        hung_up_after(&url, b"GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: "),
        // The second head never comes: a connection that is kept alive for nothing.
        hung_up_after(&url, b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n"),
    );
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
        let address = url.replace("http://", "");
        let mut stream = TcpStream::connect(address).await.expect("connects");
        // The server may hang up before all is sent.
        let _ = stream.write_all(bytes).await;
        let mut answer = Vec::new();
        let ended = timeout(Duration::from_secs(5), stream.read_to_end(&mut answer)).await;
        let _ = ended.expect("the server hangs up");
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 4"));
    }
}
