//! A push channel inside the process.

use std::collections::VecDeque;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Either, select};
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::limits;
use greenroom_protocol::push::Resource;
use greenroom_service::{Caller, Delivery, Disconnect, Event, Followed, News, Outbox};
use tokio::time::{Instant, sleep_until};

use super::{Directory, Local};
use crate::client::Pushed;
use crate::client::transport::{Attempt, Channels, Failure, Parting, Push, Token};

const SWEEP_INTERVAL: Duration = Duration::from_millis(limits::SWEEP_INTERVAL_MS);

impl Channels for Local {
    fn connect(&self, token: Token) -> Attempt<'_, Box<dyn Push>> {
        async move {
            let (service, caller) = self.caller(&token).await?;
            let connection = service.connect(&caller);
            let channel = Channel {
                directory: Arc::clone(&self.directory),
                outbox: service.outbox(&connection).unwrap_or_default(),
                connection,
                caller,
                begun: VecDeque::new(),
                news: None,
                sweep_at: Instant::now() + SWEEP_INTERVAL,
                is_over: false,
            };
            Ok(Box::new(channel) as Box<dyn Push>)
        }
        .boxed()
    }
}

/// A push channel without a line that could break.
struct Channel {
    directory: Arc<Directory>,
    connection: ConnectionId,
    caller: Caller,
    outbox: Arc<Outbox>,
    /// What was followed lately, as it was then.
    begun: VecDeque<(Resource, Pushed)>,
    /// Taken out of the outbox, and not told yet.
    news: Option<News>,
    sweep_at: Instant,
    is_over: bool,
}

impl Channel {
    /// Comes back when the outbox has something, and sweeps meanwhile.
    async fn ready(&mut self) -> Result<(), String> {
        loop {
            let time = pin!(sleep_until(self.sweep_at));
            // The time comes first: an outbox that is never empty would win every time.
            if let Either::Right(_) = select(time, pin!(self.outbox.ready())).await {
                return Ok(());
            }
            let service = self.directory.service().await.map_err(failed)?;
            let swept = service.sweep().await;
            swept.map_err(|refusal| failed(Failure::Refused(refusal)))?;
            self.sweep_at = Instant::now() + SWEEP_INTERVAL;
        }
    }
}

impl Push for Channel {
    fn connection(&self) -> &ConnectionId {
        &self.connection
    }

    fn follow(&mut self, resource: Resource, on: bool) -> BoxFuture<'_, Result<(), String>> {
        async move {
            let service = self.directory.service().await.map_err(failed)?;
            self.begun.retain(|(begun, _)| *begun != resource);
            let is_about = |news: &News| news.resource() == resource;
            self.news = self.news.take().filter(|news| !is_about(news));
            if !on {
                service.unfollow(&self.connection, resource);
                return Ok(());
            }
            let followed = service.follow(&self.caller, &self.connection, resource);
            match followed.await {
                Ok(followed) => self.begun.push_back((resource, state(followed))),
                // Nothing is pushed to a program.
                Err(refusal) if refusal.code == ErrorCode::Forbidden => {}
                Err(refusal) => return Err(failed(Failure::Refused(refusal))),
            }
            Ok(())
        }
        .boxed()
    }

    /// Is never lost. Whoever holds a channel does the directory's sweeping meanwhile: there is no other task that it could be left to, and without a user there is nobody whose sessions could be due.
    fn next(&mut self) -> BoxFuture<'_, Result<Pushed, String>> {
        async {
            loop {
                if let Some((_, state)) = self.begun.pop_front() {
                    return Ok(state);
                }
                if let Some(news) = &self.news {
                    let service = self.directory.service().await.map_err(failed)?;
                    let event = service.event(&self.caller, news).await;
                    self.news = None;
                    if let Some(event) = event {
                        return Ok(pushed(event));
                    }
                }
                self.ready().await?;
                match self.outbox.take() {
                    Some(Delivery::News(news)) => self.news = Some(news),
                    Some(Delivery::Resync) => return Ok(Pushed::Resync),
                    // Nobody here subscribes to the taps of the contract.
                    Some(Delivery::Taps(_)) | None => {}
                }
            }
        }
        .boxed()
    }

    fn part(mut self: Box<Self>, how: Parting) -> BoxFuture<'static, ()> {
        async move {
            // The directory is open, or there would be no channel.
            let Some(service) = self.directory.service.get() else {
                return;
            };
            let how = match how {
                Parting::Clean => Disconnect::Clean,
                Parting::Silent => Disconnect::Silent {
                    last_heard: service.now(),
                },
            };
            // A refusal leaves the matter to the drop.
            self.is_over = service.disconnect(&self.connection, how).await.is_ok();
        }
        .boxed()
    }
}

fn state(followed: Followed) -> Pushed {
    match followed {
        Followed::Invites(invites) => Pushed::Invites(invites.results),
        Followed::Messages(messages) => Pushed::Messages(messages.messages),
        Followed::Sessions(state) => Pushed::Sessions(state.sessions),
        Followed::Presence(state) => Pushed::Presences(state.people),
    }
}

fn pushed(event: Event) -> Pushed {
    match event {
        Event::Invite(event) => Pushed::Invite(event),
        Event::Message(event) => Pushed::Message(event),
        Event::Session(event) => Pushed::Session(event),
        Event::Presence(event) => Pushed::Presence(event),
    }
}

fn failed(failure: Failure) -> String {
    format!("the directory in this process failed: {failure:?}")
}

impl Drop for Channel {
    /// A platform that goes without a farewell cannot come back: its user is gone for good.
    fn drop(&mut self) {
        if !self.is_over {
            self.directory.dropped.lock().push(self.connection.clone());
        }
    }
}
        Followed::Friends(state) => Pushed::Friends(state),
        Event::Friend(event) => Pushed::Friend(event),
