//! The task that keeps one user's push channel open.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{Either, join3, pending, select};
use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::limits;
use greenroom_protocol::push::Resource;
use tokio::time::{Instant, sleep, timeout};

use super::accounts::Login;
use super::notice::Notice;
use super::random;
use super::retry::{ATTEMPT, Backoff, ended_by};
use super::throttle::Class;
use super::transport::{Failure, Parting, Push};
use super::{Core, FAREWELL, Pushed, Who};

const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// A library that was not ticked for so long stops vouching for its users.
const UNTICKED: Duration = Duration::from_millis(limits::UNTICKED_LIBRARY_MS);
/// How often it is looked whether the game ticks, and how often whether it ticks again.
const LOOK_FOR_TICKS: Duration = Duration::from_secs(5);
const LOOK_FOR_A_RETURN: Duration = Duration::from_millis(250);

/// Why a channel is open no longer.
enum End {
    Left,
    Unticked,
    Lost(String),
}

/// Opens the user's push channel, and opens it again whenever it is lost, until the user leaves.
pub(super) async fn keep(core: Arc<Core>, login: Arc<Login>) {
    let (core, login) = (&*core, &*login);
    let mut backoff = Backoff::new(FIRST_PAUSE, LONGEST_PAUSE);
    let mut in_outage = false;
    loop {
        let opening = async {
            core.ticks_again().await;
            core.is_online().await;
            Some(open(core, login).await)
        };
        // The leaving comes first: an attempt that fails at once would win every time.
        let why = match race(login.left().map(|()| None), opening).await {
            None => return,
            Some(Err(failure)) => {
                let why = ended_by(failure.clone()).to_string();
                *login.outage.lock() = Some(failure);
                why
            }
            Some(Ok(push)) => {
                *login.outage.lock() = None;
                in_outage = false;
                let opened = Instant::now();
                let end = attend(core, login, push).await;
                // One that breaks as soon as it is open is no success.
                if opened.elapsed() > LONGEST_PAUSE {
                    backoff.reset();
                }
                match end {
                    End::Left => return,
                    End::Unticked => continue,
                    End::Lost(why) => why,
                }
            }
        };
        if !std::mem::replace(&mut in_outage, true) {
            let who = login.who;
            core.notify(Notice::Disconnected { who, why });
        }
        let asked_for = login
            .outage
            .lock()
            .as_ref()
            .map_or(Duration::ZERO, Failure::pause);
        let pause = sleep(backoff.pause(random::number()).max(asked_for));
        race(pause, login.left()).await;
    }
}

async fn open(core: &Core, login: &Login) -> Result<Box<dyn Push>, Failure> {
    let attempt = core.with_token(login, Class::Channels, |token| {
        core.transport.connect(token)
    });
    match timeout(ATTEMPT, attempt).await {
        Ok(result) => result,
        Err(_) => Err(Failure::Interrupted("no answer".to_owned())),
    }
}

/// Stays with an open channel until it ends.
async fn attend(core: &Core, login: &Login, mut push: Box<dyn Push>) -> End {
    let who = login.who;
    let connection = push.connection().clone();
    core.notify(Notice::Connected { who });
    let end = {
        let _online = Online::publish(login, connection.clone());
        let tending = async {
            let memberships = core.tend_memberships(login, &connection);
            let presence = core.tend_presence(login, &connection);
            join3(core.tend(login, &connection), memberships, presence).await;
            pending().await
        };
        let doubted = login
            .is_doubted(&connection)
            .map(|()| End::Lost("the directory does not know the channel any more".to_owned()));
        let leaving = login.left().map(|()| End::Left);
        let unticked = core.ticks_no_more().map(|()| End::Unticked);
        let lost = core.listen(who, &mut *push).map(End::Lost);
        race(race(leaving, unticked), race(race(lost, doubted), tending)).await
    };
    match end {
        End::Left => {
            let _ = timeout(FAREWELL, core.leave_memberships(login)).await;
            let _ = timeout(FAREWELL, push.part(Parting::Clean)).await;
        }
        End::Unticked => {
            core.notify(Notice::Unticked { who });
            push.part(Parting::Silent).await;
        }
        End::Lost(_) => {}
    }
    end
}

impl Core {
    /// Hands over what the channel brings, until it is lost; says why it was.
    async fn listen(&self, who: Who, push: &mut dyn Push) -> String {
        let mut followers = self.followers.subscribe();
        let mut followed = Vec::new();
        loop {
            let wanted = self.wanted(who, *followers.borrow_and_update());
            for resource in Resource::ALL {
                let on = wanted.contains(&resource);
                if on != followed.contains(&resource)
                    && let Err(why) = push.follow(resource, on).await
                {
                    return why;
                }
            }
            followed = wanted;
            let pushed = {
                let changed = pin!(followers.changed());
                match select(push.next(), changed).await {
                    Either::Left((pushed, _)) => pushed,
                    Either::Right(_) => continue,
                }
            };
            match pushed {
                Ok(pushed) => {
                    if matches!(pushed, Pushed::Resync) {
                        followed.clear();
                    }
                    (self.config.deliver)(who, pushed);
                }
                Err(why) => return why,
            }
        }
    }

    async fn ticks_no_more(&self) {
        while (self.config.since_tick)() < UNTICKED {
            sleep(LOOK_FOR_TICKS).await;
        }
    }

    async fn ticks_again(&self) {
        while (self.config.since_tick)() >= UNTICKED {
            sleep(LOOK_FOR_A_RETURN).await;
        }
    }
}

/// Shows the rest of the client that a channel is open, for as long as it is, also when the task is dropped.
struct Online<'a>(&'a Login);

impl<'a> Online<'a> {
    fn publish(login: &'a Login, connection: ConnectionId) -> Self {
        login.connection.send_replace(Some(connection));
        Self(login)
    }
}

impl Drop for Online<'_> {
    fn drop(&mut self) {
        self.0.connection.send_replace(None);
    }
}

/// The output of whichever is first.
pub(super) async fn race<T>(one: impl Future<Output = T>, other: impl Future<Output = T>) -> T {
    select(pin!(one), pin!(other)).await.factor_first().0
}
