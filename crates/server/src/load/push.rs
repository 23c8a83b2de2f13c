//! The client's end of a push connection.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::limits;
use greenroom_protocol::rta::{
    CONNECTIONS_RESOURCE, ClientFrame, ConnectionData, ServerFrame, ShoulderTap, TapEvent,
};
use reqwest::Upgraded;
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message, Utf8Bytes};

use super::directory::{Directory, Fault};

/// Frames are small, and this process holds thousands of connections.
const BUFFER: usize = 2 * 1024;

/// The directory has pinged more than twice by then.
const SILENCE: Duration = Duration::from_millis(limits::CONNECTION_SILENCE_MS);

/// How long the answer to a farewell is waited for.
const GOODBYE_WITHIN: Duration = Duration::from_secs(5);

/// An open push connection. Pings are answered while [`Self::next`] is waited
/// for.
pub(crate) struct Push(WebSocketStream<Upgraded>);

/// What a push connection told.
#[derive(Debug)]
pub(crate) enum Told {
    /// Sessions have changed.
    Taps(Vec<ShoulderTap>),
    /// Taps were dropped: there were too many.
    Resync,
}

impl Push {
    /// Opens a push connection and learns its name.
    pub(crate) async fn open(
        directory: &Directory,
        token: &str,
    ) -> Result<(Self, ConnectionId), Fault> {
        let stream = directory.connect(token).await?;
        let config = WebSocketConfig::default()
            .read_buffer_size(BUFFER)
            .write_buffer_size(0)
            .max_write_buffer_size(limits::FRAME_MAX)
            .max_message_size(Some(limits::FRAME_MAX))
            .max_frame_size(Some(limits::FRAME_MAX));
        let socket = WebSocketStream::from_raw_socket(stream, Role::Client, Some(config));
        let mut push = Self(socket.await);
        let uri = CONNECTIONS_RESOURCE.to_owned();
        let subscribe = ClientFrame::Subscribe { sequence: 1, uri };
        let subscribe = Message::text(subscribe.to_text());
        push.0.send(subscribe).await.map_err(broken)?;
        match push.frame().await? {
            ServerFrame::Subscribed { code: 0, data, .. } => {
                let data = serde_json::from_str::<ConnectionData>(data.get());
                Ok((push, data.map_err(nonsense)?.connection_id))
            }
            other => Err(nonsense(other.to_text())),
        }
    }

    /// What is told next.
    ///
    /// # Errors
    /// When the connection ended, or counts as dead for its silence.
    pub(crate) async fn next(&mut self) -> Result<Told, Fault> {
        match self.frame().await? {
            ServerFrame::Event { data, .. } => {
                let event = serde_json::from_str::<TapEvent>(data.get());
                Ok(Told::Taps(event.map_err(nonsense)?.shoulder_taps))
            }
            ServerFrame::Resync => Ok(Told::Resync),
            other => Err(nonsense(other.to_text())),
        }
    }

    /// Says good-bye, so that the player's sessions need not wait for it.
    pub(crate) async fn close(mut self) {
        let farewell = async {
            // Whoever cannot be told any more knows.
            let _ = self.0.close(None).await;
            while let Some(Ok(_)) = self.0.next().await {}
        };
        let _ = timeout(GOODBYE_WITHIN, farewell).await;
    }

    async fn frame(&mut self) -> Result<ServerFrame, Fault> {
        let text = self.text().await?;
        ServerFrame::parse(&text).map_err(nonsense)
    }

    /// The next text message. May be dropped at any time: what came stays.
    async fn text(&mut self) -> Result<Utf8Bytes, Fault> {
        loop {
            let message = timeout(SILENCE, self.0.next()).await;
            let message = message.map_err(|_| {
                let silence = SILENCE.as_secs();
                Fault::new("push-silent", format!("nothing was heard for {silence} s"))
            })?;
            match message {
                Some(Ok(Message::Text(text))) => return Ok(text),
                // A ping too. Asking for the next message sends its answer.
                Some(Ok(message)) if !message.is_close() => {}
                Some(Ok(farewell)) => return Err(Fault::new("push-closed", farewell)),
                Some(Err(error)) => return Err(broken(error)),
                None => return Err(Fault::new("push-closed", "it has ended")),
            }
        }
    }
}

fn broken(error: Error) -> Fault {
    Fault::new("push-broken", error)
}

fn nonsense(why: impl std::fmt::Display) -> Fault {
    Fault::new("push-not-understood", why)
}
