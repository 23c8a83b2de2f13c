//! The client's end of a push connection.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use greenroom_protocol::rta::{CONNECTIONS_RESOURCE, ClientFrame, ConnectionData, ServerFrame};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::handshake::client::{Request, Response};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

/// Long enough for anything that a test waits for.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open push connection. Pings are answered only while it is read from.
pub(crate) struct Push {
    pub(crate) socket: WebSocketStream<TcpStream>,
    pub(crate) response: Response,
}

/// The request that opens a push connection.
pub(crate) fn request(url: &str, token: &str) -> Request {
    let url = format!("{}/connect", url.replace("http://", "ws://"));
    let mut request = url.into_client_request().expect("a URL");
    let bearer = format!("Bearer {token}").parse().expect("a header");
    request.headers_mut().insert("authorization", bearer);
    request
}

impl Push {
    /// Opens a push connection.
    pub(crate) async fn open(url: &str, token: &str) -> Self {
        Self::try_open(request(url, token)).await.expect("upgrades")
    }

    /// Opens a push connection, or says why not.
    pub(crate) async fn try_open(request: Request) -> Result<Self, Error> {
        let authority = request.uri().authority().expect("a host").to_string();
        let stream = TcpStream::connect(authority).await.map_err(Error::Io)?;
        let (socket, response) = client_async(request, stream).await?;
        Ok(Self { socket, response })
    }

    /// Sends a text message.
    pub(crate) async fn send(&mut self, text: &str) {
        let sent = self.socket.send(Message::text(text)).await;
        sent.expect("sends");
    }

    /// The next message that is not a ping.
    pub(crate) async fn next(&mut self) -> Message {
        loop {
            let message = timeout(PATIENCE, self.socket.next()).await;
            let message = message.expect("in time").expect("not ended");
            match message.expect("a message") {
                Message::Ping(_) => {}
                message => return message,
            }
        }
    }

    /// The next frame.
    pub(crate) async fn frame(&mut self) -> ServerFrame {
        let message = self.next().await;
        ServerFrame::parse(message.to_text().expect("a text")).expect("a frame")
    }

    /// The server's close frame, which must come next.
    pub(crate) async fn closed(&mut self) -> CloseFrame {
        match self.next().await {
            Message::Close(Some(frame)) => frame,
            message => panic!("not closed but {message:?}"),
        }
    }

    /// Subscribes to a resource.
    pub(crate) async fn subscribe(&mut self, sequence: u32, uri: &str) -> ServerFrame {
        let uri = uri.to_owned();
        let frame = ClientFrame::Subscribe { sequence, uri };
        self.send(&frame.to_text()).await;
        self.frame().await
    }

    /// The connection's own id.
    pub(crate) async fn id(&mut self) -> String {
        match self.subscribe(1, CONNECTIONS_RESOURCE).await {
            ServerFrame::Subscribed { code: 0, data, .. } => {
                let data: ConnectionData = serde_json::from_str(data.get()).expect("an id");
                data.connection_id.to_string()
            }
            frame => panic!("not subscribed but {frame:?}"),
        }
    }

    /// Reads, and so answers pings, for a while.
    pub(crate) async fn stay(&mut self, during: Duration) {
        let reading = async { while let Some(Ok(_)) = self.socket.next().await {} };
        let ended = timeout(during, reading).await;
        assert!(ended.is_err(), "the connection ended");
    }
}
