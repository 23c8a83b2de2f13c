//! A push channel inside the process.

use std::collections::VecDeque;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, pending, select};
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::limits;
use greenroom_protocol::push::Resource;
use greenroom_service::{
    Caller, Delivery, Disconnect, Event, FateEnd, Followed, News, Outages, Outbox,
};
use tokio::time::{Instant, sleep_until};

use super::{Directory, Local};
use crate::client::Pushed;
use crate::client::transport::{Attempt, Channels, Failure, Parting, Push, Token};

const SWEEP_INTERVAL: Duration = Duration::from_millis(limits::SWEEP_INTERVAL_MS);

impl Channels for Local {
    fn connect(&self, token: Token) -> Attempt<'_, Box<dyn Push>> {
        self.carry("connect", async move {
            let (service, caller) = self.caller(&token).await?;
            let connection = service.connect(&caller);
            let channel = Channel {
                directory: Arc::clone(&self.directory),
                outbox: service.outbox(&connection).unwrap_or_default(),
                outages: service.outages(),
                held: Held::No,
                is_cut: false,
                connection,
                caller,
                begun: VecDeque::new(),
                news: None,
                sweep_at: Instant::now() + SWEEP_INTERVAL,
                is_over: false,
            };
            Ok(Box::new(channel) as Box<dyn Push>)
        })
    }
}

/// A push channel without a line that could break, but for the faults that are asked for.
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
    outages: Outages,
    held: Held,
    is_cut: bool,
    is_over: bool,
}

/// Whether a fault holds up what waits in the outbox.
#[derive(Clone, Copy)]
enum Held {
    No,
    Until(Instant),
    /// Not any more: all that is there now goes out.
    Over,
}

/// What a channel waited for.
enum Wake {
    Outage,
    Time,
    Outbox,
}

impl Channel {
    /// Comes back when the outbox has something, and sweeps meanwhile.
    async fn ready(&mut self) -> Result<(), String> {
        loop {
            if self.is_cut {
                return Err(self.cut().await);
            }
            match (self.wake().await, self.held) {
                (Wake::Outage, _) => self.is_cut = true,
                (Wake::Outbox, Held::Over) => return Ok(()),
                (Wake::Outbox, _) => {
                    let fate = self.directory.service().await.map_err(failed)?;
                    let fate = fate.fate_of_push();
                    let delay = Duration::from_millis(fate.delay_ms);
                    match fate.end {
                        FateEnd::CarriedOut if delay.is_zero() => return Ok(()),
                        FateEnd::CarriedOut => self.held = Held::Until(Instant::now() + delay),
                        _ => self.is_cut = true,
                    }
                }
                (Wake::Time, Held::Until(until)) if until <= Instant::now() => {
                    self.held = Held::Over;
                }
                (Wake::Time, _) => self.sweep().await?,
            }
        }
    }

    async fn wake(&mut self) -> Wake {
        let due = match self.held {
            Held::Until(until) => until.min(self.sweep_at),
            Held::No | Held::Over => self.sweep_at,
        };
        let outage = pin!(self.outages.next().map(|()| Wake::Outage));
        let time = pin!(sleep_until(due).map(|()| Wake::Time));
        let is_held = matches!(self.held, Held::Until(_));
        let outbox = pin!(async {
            match is_held {
                true => pending().await,
                false => self.outbox.ready().await,
            }
            Wake::Outbox
        });
        // The time comes before the outbox: one that is never empty would win every time.
        let first = pin!(async { select(outage, time).await.factor_first().0 });
        select(first, outbox).await.factor_first().0
    }

    async fn sweep(&mut self) -> Result<(), String> {
        let service = self.directory.service().await.map_err(failed)?;
        let swept = service.sweep().await;
        swept.map_err(|refusal| failed(Failure::Refused(refusal)))?;
        self.sweep_at = Instant::now() + SWEEP_INTERVAL;
        Ok(())
    }

    /// As a line breaks: the directory waits for a return.
    async fn cut(&mut self) -> String {
        if let Ok(service) = self.directory.service().await {
            let last_heard = service.now();
            let ended = service.disconnect(&self.connection, Disconnect::Silent { last_heard });
            self.is_over = true;
            // What it leaves undone, the next sweep does.
            let _ = ended.await;
        }
        "it was cut: a fault on demand".to_owned()
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

    /// Is never lost, but to a fault that was asked for. Whoever holds a channel does the directory's sweeping meanwhile: there is no other task that it could be left to, and without a user there is nobody whose sessions could be due.
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
                let delivery = self.outbox.take();
                if self.outbox.ready().now_or_never().is_none() {
                    self.held = Held::No;
                }
                match delivery {
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
        Followed::Friends(state) => Pushed::Friends(state),
    }
}

fn pushed(event: Event) -> Pushed {
    match event {
        Event::Invite(event) => Pushed::Invite(event),
        Event::Message(event) => Pushed::Message(event),
        Event::Session(event) => Pushed::Session(event),
        Event::Presence(event) => Pushed::Presence(event),
        Event::Friend(event) => Pushed::Friend(event),
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
