//! The push channel as the rest of the client sees it: open or being opened, and the sessions that hang on it.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::limits;
use tokio::time::{Instant, sleep, timeout_at};

use super::accounts::Login;
use super::error::ClientError;
use super::keeper::race;
use super::notice::Notice;
use super::random;
use super::renewal::attend_to;
use super::retry::{Backoff, ended_by};
use super::standing::{Plan, Standing};
use super::throttle::{Class, Quota};
use super::transport::When;
use super::wanted::{Verdict, Wanted, appear, verdict};
use super::{Client, Core};

/// So many sessions are brought back at once.
const AT_ONCE: usize = 8;

/// So long after its own return a joiner waits for the return of the host.
const HOSTS_RETURN: Duration = Duration::from_millis(limits::CONNECTION_SILENCE_MS);

const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

impl Client {
    /// Sees to it that a task keeps the user's push channel open.
    pub(super) fn keep_connected(&self, login: &Arc<Login>) {
        let mut keepers = self.0.keepers.lock();
        while keepers.try_join_next().is_some() {}
        let mut keeper = login.keeper.lock();
        // A keeper that is finished for a user who has not left went down with a panic.
        if keeper.as_ref().is_some_and(|keeper| !keeper.is_finished()) {
            return;
        }
        *keeper = Some(keepers.spawn(attend_to(Arc::clone(&self.0.core), Arc::clone(login))));
    }
}

impl Login {
    /// Lets the keeper open another channel in place of one that the directory does not take for alive.
    pub(super) fn doubt(&self, connection: &ConnectionId) {
        self.doubted.send_replace(Some(connection.clone()));
    }

    /// Waits until somebody doubts the channel.
    pub(super) async fn is_doubted(&self, connection: &ConnectionId) {
        let mut doubted = self.doubted.subscribe();
        // The sender is `self`'s own: the wait cannot fail.
        let _ = doubted
            .wait_for(|doubted| doubted.as_ref() == Some(connection))
            .await;
    }
}

impl Core {
    /// The user's push channel, once one is open that is not `dead`.
    pub(super) async fn connection(
        &self,
        login: &Login,
        end: Instant,
        dead: Option<&ConnectionId>,
    ) -> Result<ConnectionId, ClientError> {
        let mut changes = login.connection.subscribe();
        let open = async {
            let alive =
                |present: &Option<ConnectionId>| present.is_some() && present.as_ref() != dead;
            let present = changes.wait_for(alive).await;
            present.ok().and_then(|present| present.clone())
        };
        let left = async {
            login.left().await;
            None
        };
        match timeout_at(end, race(open, left)).await {
            Ok(Some(connection)) => Ok(connection),
            Ok(None) => Err(ClientError::NotLoggedIn),
            Err(_) => Err(login
                .outage
                .lock()
                .clone()
                .map_or(ClientError::TimedOut, ended_by)),
        }
    }

    /// Sees to it that every session of the login is as it should be and hangs on this channel, as long as the channel is open. Does not end by itself, and may be dropped at any point.
    pub(super) async fn tend(&self, login: &Login, connection: &ConnectionId) {
        let quota = Quota::of(login.who, Class::Sessions);
        let mut backoff = Backoff::new(FIRST_PAUSE, LONGEST_PAUSE);
        let opened = Instant::now();
        loop {
            let mut all_settled = true;
            for some in login.standings.unsettled(connection).chunks(AT_ONCE) {
                let settling = some
                    .iter()
                    .map(|one| self.settle(login, one, connection, opened));
                all_settled &= join_all(settling).await.into_iter().all(|settled| settled);
            }
            match all_settled {
                true => {
                    backoff.reset();
                    login.standings.changes().await;
                }
                false => {
                    let held = self.throttle.left(quota).unwrap_or_default();
                    sleep(backoff.pause(random::number()).max(held)).await;
                }
            }
        }
    }

    /// Writes one session as it should be. `false` if that has to be tried again; who is writing to it already says when it is to be looked at again.
    async fn settle(
        &self,
        login: &Login,
        standing: &Arc<Standing>,
        connection: &ConnectionId,
        opened: Instant,
    ) -> bool {
        let Ok(_turn) = standing.turn.try_lock() else {
            return true;
        };
        if !login.standings.has(standing) {
            return true;
        }
        if standing.is_on(connection) {
            return self.show(login, standing, connection).await;
        }
        let plan = standing.plan(Some(connection));
        let refusal = match self.carry_out(login, standing, &plan, connection).await {
            Ok(()) => {
                self.settled(login, standing, &plan, connection);
                return self.show(login, standing, connection).await;
            }
            Err(ClientError::Refused(refusal)) => refusal,
            Err(_) => return false,
        };
        match verdict(&refusal) {
            Verdict::DeadChannel => {
                login.doubt(connection);
                false
            }
            Verdict::Passing => false,
            // What is left of it is tried next.
            Verdict::Players if self.strike(login, standing, &refusal) => false,
            // Its host may be back later than this player.
            Verdict::Gone if plan.is_join_after_outage() && opened.elapsed() < HOSTS_RETURN => {
                false
            }
            Verdict::Gone | Verdict::Barred | Verdict::Players | Verdict::Impossible => {
                self.lose(login, standing, &refusal);
                true
            }
        }
    }

    async fn carry_out(
        &self,
        login: &Login,
        standing: &Standing,
        plan: &Plan,
        connection: &ConnectionId,
    ) -> Result<(), ClientError> {
        let (end, name) = (self.deadline(), &standing.name);
        if let Wanted::Hosted { .. } = &plan.wanted
            && !plan.in_sync
        {
            return self
                .restore(login, end, name, &plan.wanted, plan, connection)
                .await;
        }
        let mut delta = plan.wanted.presence();
        if !plan.wanted.is_undone() {
            appear(&mut delta, login.who, connection);
        }
        match self.put(login, end, name, When::Exists, &delta).await {
            Err(ClientError::Refused(refusal))
                if verdict(&refusal) == Verdict::Gone
                    && matches!(plan.wanted, Wanted::Hosted { .. }) =>
            {
                self.restore(login, end, name, &plan.wanted, plan, connection)
                    .await
            }
            written => written.map(drop),
        }
    }

    fn settled(
        &self,
        login: &Login,
        standing: &Arc<Standing>,
        plan: &Plan,
        connection: &ConnectionId,
    ) {
        if plan.wanted.is_undone() {
            login.standings.remove(standing);
            return;
        }
        standing.wrote(plan, connection);
        if !plan.in_sync {
            self.notify(Notice::SessionInSync {
                who: login.who,
                session: standing.name.clone(),
            });
        }
    }

    /// Lets players not be registered whom the directory refuses: those who were kept for a later contact, and meanwhile may not be registered any more. False if the session wants none of them.
    pub(super) fn strike(&self, login: &Login, standing: &Standing, refusal: &Refusal) -> bool {
        let players = standing.strike(&refusal.players);
        if players.is_empty() {
            return false;
        }
        self.notify(Notice::PlayersRefused {
            who: login.who,
            session: standing.name.clone(),
            players,
            why: refusal.to_string(),
        });
        true
    }

    /// Keeps a session no longer that cannot be what it should be.
    pub(super) fn lose(&self, login: &Login, standing: &Arc<Standing>, refusal: &Refusal) {
        let wanted = standing.plan(None).wanted;
        // What was to be gone is gone; what was left in the meantime, nobody needs to be told of.
        if !login.standings.remove(standing) || wanted.is_undone() {
            return;
        }
        if matches!(verdict(refusal), Verdict::Players | Verdict::Impossible) {
            login.standings.take_back(&standing.name, wanted.undone());
        }
        self.notify(Notice::SessionLost {
            who: login.who,
            session: standing.name.clone(),
            why: refusal.to_string(),
        });
    }
}
