//! A directory that does what a test tells it.

mod accounts;
mod faults;
mod friends;
mod handles;
mod messages;
mod multiplayer;
mod presence;
mod sessions;

use std::collections::{BTreeSet, VecDeque};
use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::HandleDelta;
use greenroom_protocol::ids::{AccountId, ConnectionId, SessionName, SessionRef};
use greenroom_protocol::people::PresenceDelta;
use greenroom_protocol::push::Resource;
use greenroom_protocol::search::{HandleQuery, SearchRow};
use greenroom_protocol::session::{Guid, Patch, SessionDelta, SessionDocument};
use parking_lot::Mutex;
use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep};

use crate::client::keeper::race;
use crate::client::tests::config;
use crate::client::transport::{
    self, Attempt, Channels, Failure, Parting, Push, PutOutcome, Token, When,
};
use crate::client::{Client, Config, Notice, Pushed, User, Who};

pub(super) use accounts::id_token;
pub(super) use handles::handle_id;
pub(super) use multiplayer::Room;
use sessions::Sessions;
pub(super) use sessions::Stored;

/// How long a token is good.
pub(super) const TOKEN_LIFETIME: Duration = Duration::from_secs(60 * 60);

/// What an attempt meets instead of an answer.
#[derive(Clone)]
pub(super) enum Fault {
    /// No fault at all, for an attempt before the one that is meant.
    Passes,
    Fails(Failure),
    Hangs,
    /// The write is carried out, and its answer is lost.
    LosesAnswer,
}

/// A write that the directory took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Write {
    pub(super) name: String,
    pub(super) when: When,
    pub(super) connection: Option<ConnectionId>,
}

#[derive(Default)]
pub(super) struct State {
    /// Met by the next attempts, of whatever kind but `connect`.
    pub(super) faults: VecDeque<Fault>,
    /// Met by every attempt to connect while it is there.
    pub(super) connect_fault: Option<Fault>,
    pub(super) attempts: usize,
    pub(super) grants: usize,
    /// Tokens with a smaller number have expired.
    pub(super) oldest_token: usize,
    /// When each token was given, by its number less one.
    pub(super) granted: Vec<Instant>,
    /// How many requests had a token that was not good, or not any more.
    pub(super) refused_tokens: usize,
    /// What the directory says of the lifetime of its tokens, where that is not the truth.
    pub(super) token_lifetime: Option<Duration>,
    /// Met by every request for a token while it is there.
    pub(super) token_fault: Option<Fault>,
    pub(super) accounts: accounts::State,
    pub(super) sessions: Sessions,
    /// Those of the contract.
    pub(super) rooms: multiplayer::Rooms,
    /// Channels with a smaller number are dead, and nobody has told those who hold them.
    pub(super) oldest_known: usize,
    pub(super) writes: Vec<Write>,
    pub(super) connects: usize,
    pub(super) partings: Vec<Parting>,
    pub(super) farewell_hangs: bool,
    pub(super) notices: Vec<Notice>,
    pub(super) since_tick: Duration,
    /// What handles were asked for, in this order.
    pub(super) handles: Vec<HandleDelta>,
    /// What was said of oneself, in this order.
    pub(super) said: Vec<PresenceDelta>,
    /// What was sent to others, and what can be deleted.
    pub(super) messages: messages::State,
    /// Who was invited to be a friend.
    pub(super) befriended: Vec<AccountId>,
    /// Invites that can be rejected.
    pub(super) invites: BTreeSet<Guid>,
    /// What channels bring next, in this order.
    pub(super) to_push: VecDeque<Pushed>,
    /// What was followed and what no longer, by the number of the channel.
    pub(super) follows: Vec<(usize, Resource, bool)>,
    pub(super) delivered: Vec<(Who, Pushed)>,
}

/// The test's hand on the directory.
#[derive(Clone)]
pub(super) struct Fake {
    state: Arc<Mutex<State>>,
    /// Channels with a smaller number are broken.
    oldest_channel: watch::Sender<usize>,
    pushes: Arc<Notify>,
}

impl Fake {
    pub(super) fn new() -> Self {
        Self {
            state: Arc::default(),
            oldest_channel: watch::Sender::new(0),
            pushes: Arc::default(),
        }
    }

    /// Lets the channel that is open bring this.
    pub(super) fn push(&self, pushed: Pushed) {
        self.with(|state| state.to_push.push_back(pushed));
        self.pushes.notify_one();
    }

    pub(super) fn with<R>(&self, use_it: impl FnOnce(&mut State) -> R) -> R {
        use_it(&mut self.state.lock())
    }

    /// Breaks every channel that is open.
    pub(super) fn break_channels(&self) {
        let next = self.with(|state| state.connects);
        self.oldest_channel.send_replace(next);
    }

    /// A client of this directory whose operations may take `timeout`.
    pub(super) fn client(&self, timeout: Duration) -> Client {
        let (noticed, ticked, delivered) = (self.clone(), self.clone(), self.clone());
        let config = Config {
            timeout,
            since_tick: Arc::new(move || ticked.with(|state| state.since_tick)),
            notify: Arc::new(move |notice| noticed.with(|state| state.notices.push(notice))),
            deliver: Arc::new(move |who, pushed| {
                delivered.with(|state| state.delivered.push((who, pushed)));
            }),
            ..config()
        };
        Client::over(Box::new(self.clone()), config)
    }

    /// A client with a user who is logged in and whose channel is open.
    pub(super) async fn user(&self, timeout: Duration) -> (Client, User) {
        let client = self.client(timeout);
        client.create_device_id("PC").await.expect("a device");
        let user = client.login_device("Ann").await.expect("a user");
        let name = SessionName::new("warm-up").expect("valid");
        let entered = client.enter_session(user.account, &name, When::Any, SessionDelta::default());
        entered.await.expect("a channel");
        let left = client.leave_session(user.account, &name, None).await;
        left.expect("the way out");
        self.with(|state| {
            state.writes.clear();
            state.sessions.clear();
        });
        (client, user)
    }

    async fn attempt(&self) -> Result<(), Failure> {
        let fault = self.with(|state| {
            state.attempts += 1;
            state.faults.pop_front()
        });
        meet(fault).await
    }

    fn check(&self, token: &str) -> Result<(), Failure> {
        let number: usize = token.parse().expect("one of ours");
        self.with(|state| {
            let age = state.granted[number - 1].elapsed();
            if number >= state.oldest_token && age < TOKEN_LIFETIME {
                return Ok(());
            }
            state.refused_tokens += 1;
            let refusal = Refusal::new(ErrorCode::Unauthorized, "the token has expired");
            Err(Failure::Refused(refusal))
        })
    }
}

async fn meet(fault: Option<Fault>) -> Result<(), Failure> {
    match fault {
        None | Some(Fault::Passes | Fault::LosesAnswer) => Ok(()),
        Some(Fault::Fails(failure)) => Err(failure),
        Some(Fault::Hangs) => pending().await,
    }
}

impl transport::Sessions for Fake {
    fn get_session<'a>(
        &'a self,
        token: Token,
        _at: &'a SessionRef,
    ) -> Attempt<'a, Option<SessionDocument>> {
        async move {
            self.attempt().await?;
            self.check(&token).map(|()| None)
        }
        .boxed()
    }

    fn put_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
        when: When,
        delta: &'a SessionDelta,
    ) -> Attempt<'a, PutOutcome> {
        async move {
            let loses_answer =
                self.with(|state| matches!(state.faults.front(), Some(Fault::LosesAnswer)));
            self.attempt().await?;
            self.check(&token)?;
            let me = delta.members.get("me").cloned().flatten();
            let system = me.and_then(|me| me.properties?.system);
            let channel = system.and_then(|system| match system.connection {
                Patch::Set(connection) => Some(connection),
                Patch::Keep | Patch::Remove => None,
            });
            let oldest = self.with(|state| state.oldest_known.max(*self.oldest_channel.borrow()));
            if channel
                .as_ref()
                .is_some_and(|own| *own < connection(oldest))
            {
                // The way there and back takes its time.
                sleep(Duration::from_millis(1)).await;
                return Err(Refusal::new(ErrorCode::DeadConnection, "it is dead").into());
            }
            let name = at.name.as_str();
            let outcome = self.with(|state| {
                let outcome = sessions::put(&mut state.sessions, name, when, delta)?;
                if state
                    .sessions
                    .get(name)
                    .is_some_and(|session| session.has_me)
                {
                    state.writes.push(Write {
                        name: name.to_owned(),
                        when,
                        connection: channel,
                    });
                }
                Ok::<_, Failure>(outcome)
            })?;
            match loses_answer {
                true => Err(Failure::Interrupted("the answer was lost".to_owned())),
                false => Ok(outcome),
            }
        }
        .boxed()
    }

    fn query<'a>(&'a self, token: Token, _query: &'a HandleQuery) -> Attempt<'a, Vec<SearchRow>> {
        async move {
            self.attempt().await?;
            self.check(&token).map(|()| Vec::new())
        }
        .boxed()
    }
}

impl Channels for Fake {
    fn connect(&self, token: Token) -> Attempt<'_, Box<dyn Push>> {
        async move {
            self.check(&token)?;
            meet(self.with(|state| state.connect_fault.clone())).await?;
            let number = self.with(|state| {
                state.connects += 1;
                state.connects - 1
            });
            let channel = Channel {
                fake: self.clone(),
                number,
                connection: connection(number),
            };
            Ok(Box::new(channel) as Box<dyn Push>)
        }
        .boxed()
    }
}

/// The name of the channel that was opened as this one, counted from 0.
pub(super) fn connection(number: usize) -> ConnectionId {
    ConnectionId::new(format!("00000000-0000-0000-0000-{number:012}")).expect("valid")
}

struct Channel {
    fake: Fake,
    number: usize,
    connection: ConnectionId,
}

impl Push for Channel {
    fn connection(&self) -> &ConnectionId {
        &self.connection
    }

    fn follow(&mut self, resource: Resource, on: bool) -> BoxFuture<'_, Result<(), String>> {
        let follow = (self.number, resource, on);
        self.fake.with(|state| state.follows.push(follow));
        async { Ok(()) }.boxed()
    }

    fn next(&mut self) -> BoxFuture<'_, Result<Pushed, String>> {
        async {
            let mut oldest = self.fake.oldest_channel.subscribe();
            let broken = async {
                let broken = oldest.wait_for(|oldest| *oldest > self.number);
                broken.await.expect("the fake lives as long as the channel");
                Err("planted".to_owned())
            };
            let pushed = async {
                loop {
                    if let Some(pushed) = self.fake.with(|state| state.to_push.pop_front()) {
                        return Ok(pushed);
                    }
                    self.fake.pushes.notified().await;
                }
            };
            race(broken, pushed).await
        }
        .boxed()
    }

    fn part(self: Box<Self>, how: Parting) -> BoxFuture<'static, ()> {
        async move {
            self.fake.with(|state| state.partings.push(how));
            if self.fake.with(|state| state.farewell_hangs) {
                pending().await
            }
        }
        .boxed()
    }
}
