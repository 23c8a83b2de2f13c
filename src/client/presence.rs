//! What users show of themselves, and what others show to them.

use std::time::Duration;

use greenroom_protocol::ids::{AccountId, ConnectionId};
use greenroom_protocol::people::{Engagement, PresenceDelta, PresenceDocument, PresenceStatus};
use greenroom_protocol::presence::RichPresenceDelta;
use parking_lot::Mutex;
use tokio::sync::Notify;
use tokio::time::{Instant, sleep, timeout_at};

use super::accounts::Login;
use super::error::ClientError;
use super::random;
use super::retry::Backoff;
use super::throttle::{Class, Quota};
use super::wanted::{Verdict, verdict};
use super::{Client, Core, Pushed};

const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// What one login shows of itself, and what the directory knows of that.
#[derive(Default)]
pub(super) struct Said {
    /// Held by whoever tells the directory, so that an earlier word never comes after a later one.
    turn: tokio::sync::Mutex<()>,
    state: Mutex<State>,
    /// Something may have to be told.
    changed: Notify,
}

#[derive(Default)]
struct State {
    wanted: Option<RichPresenceDelta>,
    /// The push channel on which the directory was last told.
    told: Option<ConnectionId>,
}

impl Said {
    /// The directory took this, while the channel was open that is named.
    fn took(&self, said: &RichPresenceDelta, connection: Option<ConnectionId>) {
        let mut state = self.state.lock();
        if state.wanted.as_ref() == Some(said) {
            state.told = connection;
        }
    }

    /// What the directory was not told on this channel; on none, whatever there is.
    fn untold(&self, connection: Option<&ConnectionId>) -> Option<RichPresenceDelta> {
        let state = self.state.lock();
        let is_told = connection.is_some() && state.told.as_ref() == connection;
        state.wanted.clone().filter(|_| !is_told)
    }
}

impl Client {
    /// Changes what a user shows of itself, from nothing but that it is there; [`tell_presence`](Self::tell_presence) tells the directory. Whenever the push channel was lost and is back, the directory is told again, until the user logs out. Any thread.
    ///
    /// # Errors
    /// [`ClientError::NotLoggedIn`], and inside what `change` says, which then has changed nothing.
    pub fn change_presence<E>(
        &self,
        account: AccountId,
        change: impl FnOnce(&mut RichPresenceDelta) -> Result<(), E>,
    ) -> Result<Result<(), E>, ClientError> {
        let login = self.0.core.login_of(account.into())?;
        let mut state = login.said.state.lock();
        let nothing = || RichPresenceDelta::new(PresenceStatus::Online);
        let mut wanted = state.wanted.clone().unwrap_or_else(nothing);
        let changed = change(&mut wanted);
        if changed.is_ok() {
            state.wanted = Some(wanted);
            state.told = None;
        }
        Ok(changed)
    }

    /// Tells the directory what a user shows of itself now; gives what comes of it.
    ///
    /// # Errors
    /// What could not be told is told at the next contact.
    pub async fn tell_presence(&self, account: AccountId) -> Result<PresenceDocument, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(account.into())?;
        let end = core.deadline();
        let turn = timeout_at(end, login.said.turn.lock()).await;
        let turn = turn.map_err(|_| ClientError::TimedOut)?;
        let connection = login.connection.borrow().clone();
        let shown = match login.said.untold(None) {
            None => core.query_presence(&login, end, account).await,
            Some(said) => core.put_presence(&login, end, &said).await.inspect(|_| {
                login.said.took(&said, connection);
            }),
        };
        drop(turn);
        // The channel may be another one by now, or something was changed meanwhile.
        login.said.changed.notify_one();
        shown
    }

    /// Where a player is, and what it shows to the user.
    pub async fn presence_of(
        &self,
        account: AccountId,
        player: AccountId,
    ) -> Result<PresenceDocument, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(account.into())?;
        core.query_presence(&login, core.deadline(), player).await
    }

    /// What the program says of its product.
    pub fn product(&self) -> Option<&str> {
        self.0.core.config.labels.product.as_deref()
    }
}

impl Core {
    /// Sees to it that the directory knows what the user shows of itself, as long as the channel is open. Does not end by itself, and may be dropped at any point.
    pub(super) async fn tend_presence(&self, login: &Login, connection: &ConnectionId) {
        let quota = Quota::of(login.who, Class::Sessions);
        let mut backoff = Backoff::new(FIRST_PAUSE, LONGEST_PAUSE);
        loop {
            if self.tell_presence(login, connection).await {
                backoff.reset();
                login.said.changed.notified().await;
            } else {
                let held = self.throttle.left(quota).unwrap_or_default();
                sleep(backoff.pause(random::number()).max(held)).await;
            }
        }
    }

    /// Tells the directory what it was not told on this channel. `false` if that has to be tried again.
    async fn tell_presence(&self, login: &Login, connection: &ConnectionId) -> bool {
        let _turn = login.said.turn.lock().await;
        let Some(said) = login.said.untold(Some(connection)) else {
            return true;
        };
        match self.put_presence(login, self.deadline(), &said).await {
            Ok(shown) => (self.config.deliver)(login.who, Pushed::Presence(shown)),
            Err(ClientError::Refused(refusal)) if verdict(&refusal) != Verdict::Passing => {}
            Err(_) => return false,
        }
        login.said.took(&said, Some(connection.clone()));
        true
    }

    async fn query_presence(
        &self,
        login: &Login,
        end: Instant,
        of: AccountId,
    ) -> Result<PresenceDocument, ClientError> {
        let scid = &self.config.deployment;
        self.authorized(login, end, Class::Sessions, |token| {
            self.transport.query_presence(token, scid, of)
        })
        .await
    }

    async fn put_presence(
        &self,
        login: &Login,
        end: Instant,
        said: &RichPresenceDelta,
    ) -> Result<PresenceDocument, ClientError> {
        let scid = &self.config.deployment;
        let delta = PresenceDelta {
            state: Engagement::Active,
            greenroom: Some(said.clone()),
        };
        self.authorized(login, end, Class::Sessions, |token| {
            self.transport.put_presence(token, scid, &delta)
        })
        .await
    }
}
