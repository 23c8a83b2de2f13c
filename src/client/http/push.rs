//! The push channel: a WebSocket on a connection of the same HTTP client, so that proxies and TLS are the same as for every request.

use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::{FutureExt, SinkExt, StreamExt};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::limits;
use greenroom_protocol::push::Resource;
use greenroom_protocol::rta::{
    CONNECTIONS_RESOURCE, ClientFrame, ConnectionData, SUBPROTOCOL, ServerFrame,
};
use reqwest::header::{
    CONNECTION, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL,
    SEC_WEBSOCKET_VERSION, UPGRADE,
};
use reqwest::{Method, RequestBuilder, StatusCode, Upgraded};
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::client::generate_key;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message};

use super::followed::Followed;
use super::{Http, answer};
use crate::client::Pushed;
use crate::client::transport::{Attempt, Channels, Failure, Parting, Push, Token};

/// Frames are small, and a platform has few channels: the library's own 128 KiB on each side would be a waste.
const BUFFER: usize = 4 * 1024;

/// A channel on which nothing was heard for so long is dead; the directory has pinged more than twice by then.
const SILENCE: Duration = Duration::from_millis(limits::CONNECTION_SILENCE_MS);

/// The number of the first subscription, which every channel begins with.
const SUBSCRIBE_CONNECTION: u32 = 0;

impl Channels for Http {
    fn connect(&self, token: Token) -> Attempt<'_, Box<dyn Push>> {
        async move {
            let request = self.request(Method::GET, "/connect").bearer_auth(token);
            let channel = Channel::open(request).await?;
            Ok(Box::new(channel) as Box<dyn Push>)
        }
        .boxed()
    }
}

/// An open channel.
pub(super) struct Channel {
    socket: WebSocketStream<Upgraded>,
    connection: ConnectionId,
    followed: Followed,
}

impl Channel {
    /// Turns the connection that carries `request` into a channel, and learns the channel's name.
    pub(super) async fn open(request: RequestBuilder) -> Result<Self, Failure> {
        let mut socket = upgrade(request).await?;
        let subscribe = ClientFrame::Subscribe {
            sequence: SUBSCRIBE_CONNECTION,
            uri: CONNECTIONS_RESOURCE.to_owned(),
        };
        let subscribe = Message::text(subscribe.to_text());
        socket.send(subscribe).await.map_err(broken)?;
        loop {
            let Some(message) = socket.next().await else {
                return Err(Failure::Interrupted("the channel was closed".to_owned()));
            };
            if let Message::Text(text) = message.map_err(broken)?
                && let Some(connection) = connection_in(&text)?
            {
                return Ok(Self {
                    socket,
                    connection,
                    followed: Followed::default(),
                });
            }
        }
    }
}

async fn upgrade(request: RequestBuilder) -> Result<WebSocketStream<Upgraded>, Failure> {
    let key = generate_key();
    let request = request
        .header(CONNECTION, "Upgrade")
        .header(UPGRADE, "websocket")
        .header(SEC_WEBSOCKET_VERSION, "13")
        .header(SEC_WEBSOCKET_KEY, &key)
        .header(SEC_WEBSOCKET_PROTOCOL, SUBPROTOCOL);
    let response = request.send().await.map_err(answer::failure)?;
    if response.status() != StatusCode::SWITCHING_PROTOCOLS {
        return Err(answer::refusal(response).await);
    }
    let accept = response.headers().get(SEC_WEBSOCKET_ACCEPT);
    if accept.map(|accept| accept.as_bytes()) != Some(derive_accept_key(key.as_bytes()).as_bytes())
    {
        return Err(no_channel(
            "the handshake's answer does not fit the question",
        ));
    }
    let stream = response.upgrade().await.map_err(answer::failure)?;
    let config = WebSocketConfig::default()
        .read_buffer_size(BUFFER)
        .write_buffer_size(0)
        .max_write_buffer_size(limits::FRAME_MAX)
        .max_message_size(Some(limits::FRAME_MAX))
        .max_frame_size(Some(limits::FRAME_MAX));
    Ok(WebSocketStream::from_raw_socket(stream, Role::Client, Some(config)).await)
}

/// The channel's name, if this frame is the answer that tells it.
fn connection_in(text: &str) -> Result<Option<ConnectionId>, Failure> {
    let frame = ServerFrame::parse(text).map_err(no_channel)?;
    let ServerFrame::Subscribed {
        sequence: SUBSCRIBE_CONNECTION,
        code,
        data,
        ..
    } = frame
    else {
        return Ok(None);
    };
    if code != 0 {
        return Err(no_channel("it does not tell the connection's id"));
    }
    let data: ConnectionData = greenroom_protocol::json::read(data.get())
        .map_err(|_| no_channel("the connection's id is not what it should be"))?;
    Ok(Some(data.connection_id))
}

fn broken(error: Error) -> Failure {
    Failure::Interrupted(error.to_string())
}

fn no_channel(why: &str) -> Failure {
    let message = format!("this is no push channel: {why}");
    Failure::Refused(Refusal::new(ErrorCode::Internal, message))
}

impl Push for Channel {
    fn connection(&self) -> &ConnectionId {
        &self.connection
    }

    fn follow(&mut self, resource: Resource, on: bool) -> BoxFuture<'_, Result<(), String>> {
        async move {
            let ended = self.followed.end(resource);
            let begun = on.then(|| self.followed.begin(resource));
            for frame in ended.into_iter().chain(begun) {
                let sent = self.socket.send(Message::text(frame.to_text()));
                sent.await.map_err(|error| error.to_string())?;
            }
            Ok(())
        }
        .boxed()
    }

    fn next(&mut self) -> BoxFuture<'_, Result<Pushed, String>> {
        async {
            loop {
                let message = match timeout(SILENCE, self.socket.next()).await {
                    Err(_) => {
                        return Err(format!("nothing was heard for {} s", SILENCE.as_secs()));
                    }
                    Ok(None) => return Err("the channel is closed".to_owned()),
                    Ok(Some(Err(error))) => return Err(error.to_string()),
                    Ok(Some(Ok(message))) => message,
                };
                match message {
                    Message::Close(_) => return Err("the directory closed it".to_owned()),
                    Message::Text(text) => {
                        // Opened again, the channel asks again.
                        let read = self.followed.read(&text).map_err(|_| {
                            "the directory cannot say what there is to follow".to_owned()
                        })?;
                        if let Some(pushed) = read {
                            return Ok(pushed);
                        }
                    }
                    // A ping too. Asking for the next frame sends its answer first.
                    _ => {}
                }
            }
        }
        .boxed()
    }

    fn part(mut self: Box<Self>, how: Parting) -> BoxFuture<'static, ()> {
        async move {
            if how == Parting::Silent {
                return;
            }
            let farewell = CloseFrame {
                code: CloseCode::Normal,
                reason: "".into(),
            };
            if self.socket.close(Some(farewell)).await.is_ok() {
                // The answer says that the farewell was taken in; what comes before it is of no use any more.
                while let Some(Ok(frame)) = self.socket.next().await
                    && !frame.is_close()
                {}
            }
        }
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_channel_is_in_the_answer_to_the_subscription_alone() {
        let id = "0a1b2c3d-0000-1111-2222-333344445555";
        let told = format!(r#"[1,0,0,7,{{"ConnectionId":"{id}"}}]"#);
        let connection = connection_in(&told).expect("a frame").expect("the answer");
        assert_eq!(connection.as_str(), id);
        for other in [r#"[3,7,{}]"#, r#"[4]"#, r#"[1,1,0,7,null]"#] {
            assert_eq!(connection_in(other), Ok(None), "{other}");
        }
        for wrong in ["", "[1,0,1]", r#"[1,0,0,7,{"ConnectionId":"x"}]"#] {
            assert!(connection_in(wrong).is_err(), "{wrong}");
        }
    }
}
