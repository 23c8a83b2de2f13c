//! Connections for which there is no place.

use std::sync::Arc;
use std::time::Duration;

use greenroom_protocol::error::{ERROR_HEADER, ErrorCode};
use greenroom_protocol::limits;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::admission::Full;

/// So many are told at a time why they are refused; the rest is hung up on.
const TOLD_AT_A_TIME: usize = 64;
/// How long that may take.
const TOLD_WITHIN: Duration = Duration::from_secs(1);

/// Turns connections away.
pub(super) struct Refused {
    telling: Arc<Semaphore>,
    encrypted: bool,
    /// Whether the last connection was refused: a flood is one line in the log.
    full: bool,
}

impl Refused {
    /// For a listener whose connections are `encrypted` or not: in the first
    /// case nobody can be told anything before a handshake, which costs more
    /// than all else.
    pub(super) fn new(encrypted: bool) -> Self {
        Self {
            telling: Arc::new(Semaphore::new(TOLD_AT_A_TIME)),
            encrypted,
            full: false,
        }
    }

    /// There was a place for somebody.
    pub(super) fn none(&mut self) {
        self.full = false;
    }

    /// Turns one away.
    pub(super) fn turn_away(&mut self, stream: TcpStream, why: Full) {
        if !self.full && why == Full::Directory {
            self.full = true;
            tracing::warn!("connections are refused: {}", why.message());
        }
        if self.encrypted {
            return;
        }
        let Ok(turn) = Arc::clone(&self.telling).try_acquire_owned() else {
            return;
        };
        tokio::spawn(async move {
            let _ = timeout(TOLD_WITHIN, tell(stream, why)).await;
            drop(turn);
        });
    }
}

async fn tell(mut stream: TcpStream, why: Full) -> std::io::Result<()> {
    let message = why.message();
    let head = format!(
        "HTTP/1.1 503 Service Unavailable\r\n{ERROR_HEADER}: {code}\r\n\
         retry-after: 1\r\ncontent-type: text/plain; charset=utf-8\r\n\
         content-length: {length}\r\nconnection: close\r\n\r\n",
        code = ErrorCode::Unavailable.as_str(),
        length = message.len(),
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(message.as_bytes()).await?;
    stream.shutdown().await?;
    // A request that nobody reads would reset the connection, and the answer
    // with it.
    let mut scrap = [0; 1024];
    let mut left = limits::REQUEST_HEAD_MAX;
    while left > 0 {
        match stream.read(&mut scrap).await? {
            0 => break,
            count => left = left.saturating_sub(count),
        }
    }
    Ok(())
}
