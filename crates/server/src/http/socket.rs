//! One push connection: subscriptions, pings, and how it ends.

mod following;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, close_code};
use greenroom_planted::{Fault, is_planted};
use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::limits;
use greenroom_protocol::push::Resource;
use greenroom_protocol::rta::{
    ClientFrame, ConnectionData, RtaCode, ServerFrame, ShoulderTap, TapEvent,
    is_connections_resource, null,
};
use greenroom_protocol::time::Timestamp;
use greenroom_service::{Caller, Delivery, Disconnect, FateEnd, News, Outages, Outbox};
use serde_json::value::{RawValue, to_raw_value};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until, timeout, timeout_at};

use super::Face;
use following::Following;

/// How long the last frame of a connection may take.
const GOODBYE_WITHIN: Duration = Duration::from_secs(1);

/// How a connection ended.
enum End {
    /// The client closed it.
    Goodbye,
    /// It is open, but nothing was heard for too long.
    Silent,
    /// It broke.
    Broken,
    /// It is cut because the developer asks for that.
    Cut,
    /// Its program is not let in any more.
    Unwelcome,
    /// The client sent what is no frame.
    Nonsense(&'static str),
    /// The server stops.
    Stop,
}

/// Serves a push connection from its first to its last moment. What this returns
/// is there as long as the connection is, and so written to be small.
pub(super) fn serve(face: Face, caller: Caller, socket: WebSocket) -> impl Future<Output = ()> {
    let id = face.directory.connect(&caller);
    let outbox = face.directory.outbox(&id).unwrap_or_default();
    let peer = caller.address.map(tracing::field::display);
    tracing::info!(connection = %id, peer, "push connection opened");
    let mut connection = Connection {
        outages: face.directory.outages(),
        held_until: None,
        silence: Duration::from_millis(face.directory.silence_ms()),
        heard: (Instant::now(), face.directory.now()),
        subscriptions: BTreeSet::new(),
        following: Following::default(),
        last_subscription: 0,
        outbox,
        id,
        caller,
        face,
        socket,
    };
    async move {
        let counted = connection.face.surroundings.metrics.push_connection();
        let end = connection.run().await;
        drop(counted);
        // In a box of its own: it takes more room than all before, and only now.
        Box::pin(connection.finish(end)).await;
    }
}

struct Connection {
    face: Face,
    socket: WebSocket,
    id: ConnectionId,
    caller: Caller,
    silence: Duration,
    /// When anything was last heard: to wait by, and to remember.
    heard: (Instant, Timestamp),
    /// To the resource of the contract, whose events are taps.
    subscriptions: BTreeSet<u32>,
    /// To our own.
    following: Following,
    last_subscription: u32,
    outbox: Arc<Outbox>,
    /// Hears of outages on demand.
    outages: Outages,
    /// When what waits in the outbox is sent, where it is held up on demand.
    held_until: Option<Instant>,
}

impl Connection {
    async fn run(&mut self) -> End {
        let mut stop = self.face.stop.clone();
        let mut pings = interval(ping_every(self.silence));
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let deadline = self.heard.0 + self.silence;
            let (is_tapped, is_subscribed) = (self.is_tapped(), self.is_subscribed());
            let held = self.held_until;
            let step = tokio::select! {
                () = stop.draining() => Err(End::Stop),
                () = self.outages.next() => Err(End::Cut),
                () = sleep_until(deadline), if !is_planted(Fault::DeafToSilence) => Err(End::Silent),
                _ = pings.tick() => self.ping().await,
                message = self.socket.recv() => self.receive(message).await,
                // What comes before the first subscription waits for it.
                () = self.outbox.ready_for(is_tapped), if is_subscribed && held.is_none() => self.meet().await,
                () = sleep_until(held.unwrap_or(deadline)), if held.is_some() => self.deliver_held().await,
            };
            if let Err(end) = step {
                return end;
            }
        }
    }

    fn is_subscribed(&self) -> bool {
        self.is_tapped() || self.following.count() > 0
    }

    fn is_tapped(&self) -> bool {
        !self.subscriptions.is_empty()
    }

    async fn ping(&mut self) -> Result<(), End> {
        if !self.face.directory.still_admits(&self.caller) {
            return Err(End::Unwelcome);
        }
        self.send(Message::Ping(Default::default())).await
    }

    async fn receive(&mut self, message: Option<Result<Message, axum::Error>>) -> Result<(), End> {
        let Some(Ok(message)) = message else {
            return Err(End::Broken);
        };
        self.heard = (Instant::now(), self.face.directory.now());
        match message {
            Message::Text(text) => {
                let frame = ClientFrame::parse(&text).map_err(End::Nonsense)?;
                if let ClientFrame::Subscribe { sequence, uri } = &frame
                    && let Some(resource) = Resource::of_uri(uri)
                {
                    // In a box of its own: rare, and larger than the rest.
                    return Box::pin(self.follow(*sequence, resource)).await;
                }
                let answer = self.answer(frame);
                self.send(Message::text(answer.to_text())).await
            }
            Message::Binary(_) => Err(End::Nonsense("frames are text")),
            Message::Close(_) => Err(End::Goodbye),
            // tungstenite answers pings by itself.
            Message::Ping(_) | Message::Pong(_) => Ok(()),
        }
    }

    /// Something waits: sends it, unless a fault on demand has it wait longer or
    /// cuts the line.
    async fn meet(&mut self) -> Result<(), End> {
        let fate = self.face.directory.fate_of_push();
        if fate.end != FateEnd::CarriedOut {
            return Err(End::Cut);
        }
        if fate.delay_ms > 0 {
            self.held_until = Some(Instant::now() + Duration::from_millis(fate.delay_ms));
            return Ok(());
        }
        self.deliver().await.map(drop)
    }

    /// Sends all that waits: what came while it was held up has waited too.
    async fn deliver_held(&mut self) -> Result<(), End> {
        self.held_until = None;
        while self.is_subscribed() && self.deliver().await? {}
        Ok(())
    }

    /// Sends what waits longest, to every subscription; says whether there was
    /// anything.
    async fn deliver(&mut self) -> Result<bool, End> {
        match self.outbox.take_for(self.is_tapped()) {
            None => return Ok(false),
            Some(Delivery::Resync) => {
                self.send(Message::text(ServerFrame::Resync.to_text()))
                    .await?;
            }
            Some(Delivery::Taps(mut taps)) => {
                if is_planted(Fault::LostTap) {
                    taps.retain(|tap| tap.change_number % 4 != 0);
                }
                for text in self.events(taps) {
                    self.send(Message::text(text)).await?;
                }
            }
            Some(Delivery::News(news)) => Box::pin(self.tell(news)).await?,
        }
        Ok(true)
    }

    /// Begins to follow a resource: sends what it is, and what finds no room in
    /// that frame after it.
    async fn follow(&mut self, sequence: u32, resource: Resource) -> Result<(), End> {
        let directory = self.face.directory.clone();
        let begun = match self.next_subscription() {
            Ok(subscription) => directory
                .follow(&self.caller, &self.id, resource)
                .await
                .map(|followed| (subscription, followed))
                .map_err(|refusal| following::code(&refusal)),
            Err(code) => Err(code),
        };
        let (code, subscription, (data, rest)) = match begun {
            Ok((subscription, followed)) => {
                self.following.begin(resource, subscription);
                (RtaCode::Ok, subscription, following::state(followed))
            }
            Err(code) => (code, 0, (null(), Vec::new())),
        };
        let answer = ServerFrame::Subscribed {
            sequence,
            code: code as u32,
            subscription,
            data,
        };
        self.send(Message::text(answer.to_text())).await?;
        for data in rest {
            self.send_event(subscription, data).await?;
        }
        Ok(())
    }

    async fn tell(&mut self, news: News) -> Result<(), End> {
        let Some(event) = self.face.directory.event(&self.caller, &news).await else {
            return Ok(());
        };
        let subscription = self.following.subscription(event.resource());
        let data = following::event(event);
        match subscription.zip(data) {
            Some((subscription, data)) => self.send_event(subscription, data).await,
            None => Ok(()),
        }
    }

    async fn send_event(&mut self, subscription: u32, data: Box<RawValue>) -> Result<(), End> {
        let frame = ServerFrame::Event { subscription, data };
        self.send(Message::text(frame.to_text())).await
    }

    fn events(&self, shoulder_taps: Vec<ShoulderTap>) -> Vec<String> {
        let ncid = self.id.clone();
        let event = TapEvent {
            ncid,
            shoulder_taps,
        };
        let data = to_raw_value(&event).expect("an event is plain JSON");
        let frame = |&subscription| {
            let data = data.clone();
            ServerFrame::Event { subscription, data }.to_text()
        };
        self.subscriptions.iter().map(frame).collect()
    }

    fn answer(&mut self, frame: ClientFrame) -> ServerFrame {
        match frame {
            ClientFrame::Subscribe { sequence, uri } => {
                let (code, subscription, data) = match self.subscribe(&uri) {
                    Ok((subscription, data)) => (RtaCode::Ok, subscription, data),
                    Err(code) => (code, 0, null()),
                };
                ServerFrame::Subscribed {
                    sequence,
                    code: code as u32,
                    subscription,
                    data,
                }
            }
            ClientFrame::Unsubscribe {
                sequence,
                subscription,
            } => {
                let followed = self.following.end(subscription);
                if let Some(resource) = followed {
                    self.face.directory.unfollow(&self.id, resource);
                }
                let was_there = self.subscriptions.remove(&subscription) || followed.is_some();
                let code = match was_there {
                    true => RtaCode::Ok,
                    false => RtaCode::UnknownResource,
                };
                ServerFrame::Unsubscribed {
                    sequence,
                    code: code as u32,
                }
            }
        }
    }

    fn subscribe(&mut self, uri: &str) -> Result<(u32, Box<RawValue>), RtaCode> {
        if !is_connections_resource(uri) {
            return Err(RtaCode::UnknownResource);
        }
        let subscription = self.next_subscription()?;
        self.subscriptions.insert(subscription);
        let connection_id = self.id.clone();
        let data = to_raw_value(&ConnectionData { connection_id });
        let data = data.expect("an id is plain JSON");
        Ok((subscription, data))
    }

    /// Ids fit 31 bits and are not used twice.
    fn next_subscription(&mut self) -> Result<u32, RtaCode> {
        let count = self.subscriptions.len() + self.following.count();
        if count >= limits::SUBSCRIPTIONS_MAX || self.last_subscription >= i32::MAX as u32 {
            return Err(RtaCode::SubscriptionLimit);
        }
        self.last_subscription += 1;
        Ok(self.last_subscription)
    }

    /// Sends, but waits no longer for a client that does not read than for one
    /// that does not speak.
    async fn send(&mut self, message: Message) -> Result<(), End> {
        let deadline = self.heard.0 + self.silence;
        match timeout_at(deadline, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(End::Broken),
            Err(_) => Err(End::Silent),
        }
    }

    async fn finish(mut self, end: End) {
        let last_heard = self.heard.1;
        let silent = Disconnect::Silent { last_heard };
        let id = self.id.clone();
        match end {
            End::Goodbye => {
                tracing::info!(connection = %id, "push connection closed by its client");
                self.disconnect(Disconnect::Clean).await;
                // What is left is the answer to the client's close frame.
                let rest = async { while let Some(Ok(_)) = self.socket.recv().await {} };
                let _ = timeout(GOODBYE_WITHIN, rest).await;
            }
            End::Silent => {
                let silence = self.silence.as_millis();
                tracing::info!(connection = %id, "push connection lost: silent for {silence} ms");
                self.disconnect(silent).await;
            }
            End::Broken => {
                tracing::info!(connection = %id, "push connection lost: it broke");
                self.disconnect(silent).await;
            }
            End::Cut => {
                tracing::info!(connection = %id, "push connection cut: a fault on demand");
                self.disconnect(silent).await;
            }
            End::Unwelcome => {
                tracing::info!(connection = %id, "push connection closed: its client is not let in any more");
                self.close(close_code::POLICY, "the client is not let in any more")
                    .await;
                self.disconnect(silent).await;
            }
            End::Nonsense(why) => {
                tracing::info!(connection = %id, "push connection closed: {why}");
                self.close(close_code::POLICY, why).await;
                self.disconnect(silent).await;
            }
            // Nothing is stored: at the next start, every connection that was
            // stored counts as lost, and its player has the whole grace.
            End::Stop => self.close(close_code::AWAY, "the directory stops").await,
        }
    }

    async fn close(&mut self, code: u16, reason: &'static str) {
        let frame = CloseFrame {
            code,
            reason: reason.into(),
        };
        let sent = self.socket.send(Message::Close(Some(frame)));
        let _ = timeout(GOODBYE_WITHIN, sent).await;
    }

    /// Has the service take note of the end. What it cannot store now, its
    /// sweeper will.
    async fn disconnect(&mut self, how: Disconnect) {
        if let Err(refusal) = self.face.directory.disconnect(&self.id, how).await {
            tracing::warn!(connection = %self.id, "the end of the connection is not stored yet: {refusal}");
        }
    }
}

/// The contract's interval; less where the silence allowed is less, so that
/// two pings always fall into it.
fn ping_every(silence: Duration) -> Duration {
    Duration::from_millis(limits::PING_INTERVAL_MS).min(silence * 2 / 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size<F: Future>(_: impl FnOnce(Face, Caller, WebSocket) -> F) -> usize {
        size_of::<F>()
    }

    #[test]
    fn what_an_idle_connection_keeps_is_small() {
        let bytes = size(serve);
        assert!(bytes <= 2 * 1024, "{bytes} bytes for each");
    }
}
