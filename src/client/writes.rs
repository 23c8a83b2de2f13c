//! The writes of one login: entering sessions, changing them, leaving them.

use std::sync::Arc;

use futures_util::FutureExt;
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::{ConnectionId, SessionName};
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::settings::GreenroomDelta;
use tokio::sync::MutexGuard;
use tokio::time::{Instant, timeout_at};

use super::Core;
use super::accounts::Login;
use super::error::ClientError;
use super::sessions::Change;
use super::standing::{Plan, Standing};
use super::throttle::{Class, Quota};
use super::transport::{PutOutcome, When};
use super::wanted::{Verdict, Wanted, appear, of_greenroom, verdict};

impl Core {
    /// See [`Client::enter_session`](super::Client::enter_session).
    pub(super) async fn enter(
        &self,
        login: &Login,
        name: &SessionName,
        when: When,
        mut delta: SessionDelta,
    ) -> Result<PutOutcome, ClientError> {
        let end = self.deadline();
        let wanted = Wanted::by_entering(when, &delta);
        // Nobody writes to an earlier session of the name meanwhile.
        let before = login.standings.get(name);
        let _turn = match &before {
            Some(before) => Some(turn(before, end).await?),
            None => None,
        };
        if when != When::Absent {
            // A leave that is still under way would undo this.
            for leftover in login.standings.claim_leftovers(name) {
                drop(turn(&leftover, end).await?);
            }
        }
        // A server's first token, whose refusal is the answer; waiting for the channel would hide it.
        self.retry(end, || self.token(login).boxed()).await?;
        let mut dead = None;
        let mut is_sent = false;
        loop {
            let connection = match self.connection(login, end, dead.as_ref()).await {
                Ok(connection) => connection,
                Err(error) => return Err(taken_back(login, name, &wanted, is_sent, error)),
            };
            appear(&mut delta, login.who, &connection);
            is_sent = is_sent || Instant::now() < end;
            match self.put(login, end, name, when, &delta).await {
                Ok(PutOutcome::Deleted) => return Ok(PutOutcome::Deleted),
                Ok(outcome) => {
                    let standing = Standing::new(name, wanted);
                    standing.wrote(&standing.plan(None), &connection);
                    login.standings.insert(standing);
                    return Ok(outcome);
                }
                Err(ClientError::Refused(refusal)) if refusal.code == ErrorCode::DeadConnection => {
                    login.doubt(&connection);
                    dead = Some(connection);
                }
                Err(error) => return Err(taken_back(login, name, &wanted, is_sent, error)),
            }
        }
    }

    /// See [`Client::change_session`](super::Client::change_session).
    pub(super) async fn change_or_keep(
        &self,
        login: &Login,
        name: &SessionName,
        change: &GreenroomDelta,
    ) -> Result<Change, ClientError> {
        let standing = login.standings.get(name).ok_or(ClientError::NotInSession)?;
        match standing.plan(None).wanted {
            // One that took the name over is not meant.
            Wanted::Hosted { .. } if !standing.is_of(change.nonce.as_deref()) => {
                return Err(ClientError::NotInSession);
            }
            Wanted::Hosted { .. } => {}
            Wanted::Joined { .. } => return self.change_as_member(login, name, change).await,
            Wanted::Ended { .. } | Wanted::Left => return Err(ClientError::NotInSession),
        }
        // In an outage that is known the time of an operation brings nothing. While the directory wants fewer writes, all that comes meanwhile becomes one.
        let is_outage = !standing.is_in_sync() && login.connection.borrow().is_none();
        let quota = Quota::of(login.who, Class::Sessions);
        let is_hopeless = is_outage || self.throttle.left(quota).is_some();
        if !is_hopeless {
            match self.change(login, &standing, change).await {
                Ok(()) => return Ok(Change::Taken),
                Err(ClientError::TimedOut | ClientError::NoConnection(_)) => {}
                Err(ClientError::Refused(refusal))
                    if refusal.code == ErrorCode::TooManyRequests => {}
                Err(error) => return Err(error),
            }
        }
        // Nobody would send it later.
        if login.has_left() {
            return Err(ClientError::NotLoggedIn);
        }
        // It may have been lost while this waited for its turn.
        if !login.standings.has(&standing) {
            return Err(ClientError::NotInSession);
        }
        standing.keep(change);
        Ok(Change::Kept)
    }

    /// A change by somebody who came into the session without having made it here: the owner at another desk. What the whole session should be is not known here, so that nothing can be kept.
    async fn change_as_member(
        &self,
        login: &Login,
        name: &SessionName,
        change: &GreenroomDelta,
    ) -> Result<Change, ClientError> {
        let delta = of_greenroom(change.clone());
        let put = self.put(login, self.deadline(), name, When::Exists, &delta);
        put.await.map(|_| Change::Taken)
    }

    async fn change(
        &self,
        login: &Login,
        standing: &Arc<Standing>,
        change: &GreenroomDelta,
    ) -> Result<(), ClientError> {
        let end = self.deadline();
        let _turn = turn(standing, end).await?;
        if !login.standings.has(standing) {
            return Err(ClientError::NotInSession);
        }
        let plan = standing.plan(None);
        if plan.in_sync {
            let delta = of_greenroom(plan.wanted.marked(change.clone()));
            let put = self.put(login, end, &standing.name, When::Exists, &delta);
            match put.await {
                Ok(_) => {
                    standing.took(&plan, change, None);
                    return Ok(());
                }
                Err(ClientError::Refused(refusal)) => match verdict(&refusal) {
                    // Perhaps by an outage that nobody noticed.
                    Verdict::Gone => {}
                    Verdict::Barred => {
                        self.lose(login, standing, &refusal);
                        return Err(ClientError::NotInSession);
                    }
                    _ => return Err(ClientError::Refused(refusal)),
                },
                Err(error) => return Err(error),
            }
        }
        self.change_whole(login, standing, change, end).await
    }

    /// Writes the whole session with a change that comes to it, and makes it again if an outage has cost it.
    async fn change_whole(
        &self,
        login: &Login,
        standing: &Arc<Standing>,
        change: &GreenroomDelta,
        end: Instant,
    ) -> Result<(), ClientError> {
        let mut dead = None;
        loop {
            let connection = self.connection(login, end, dead.as_ref()).await?;
            let plan = standing.plan(Some(&connection));
            let mut changed = plan.wanted.clone();
            changed.change(change);
            let written = self.restore(login, end, &standing.name, &changed, &plan, &connection);
            let refusal = match written.await {
                Ok(()) => {
                    standing.took(&plan, change, Some(&connection));
                    return Ok(());
                }
                Err(ClientError::Refused(refusal)) => refusal,
                Err(error) => return Err(error),
            };
            match verdict(&refusal) {
                Verdict::DeadChannel => {
                    login.doubt(&connection);
                    dead = Some(connection);
                }
                Verdict::Gone | Verdict::Barred => {
                    self.lose(login, standing, &refusal);
                    return Err(ClientError::NotInSession);
                }
                // Of those in the change, whoever asked for it decides.
                Verdict::Players
                    if self.strike(login, standing, &refusal)
                        && !names_any(change, &refusal.players) => {}
                Verdict::Players | Verdict::Impossible | Verdict::Passing => {
                    return Err(ClientError::Refused(refusal));
                }
            }
        }
    }

    /// One try to end a session or to go out of it, whichever is wanted. Gone already is a success.
    pub(super) async fn leave(
        &self,
        login: &Login,
        standing: &Arc<Standing>,
    ) -> Result<(), ClientError> {
        let end = self.deadline();
        let _turn = turn(standing, end).await?;
        if !login.standings.has(standing) {
            return Ok(());
        }
        let delta = standing.plan(None).wanted.whole();
        match self
            .put(login, end, &standing.name, When::Exists, &delta)
            .await
        {
            Ok(_) => Ok(()),
            Err(ClientError::Refused(refusal))
                if matches!(verdict(&refusal), Verdict::Gone | Verdict::Barred) =>
            {
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Writes the whole of what a session should be. One that an outage has cost is made again, with its mark, where the name is free; one that is gone although the directory has taken it on this very
    /// channel was ended there, and stays so.
    pub(super) async fn restore(
        &self,
        login: &Login,
        end: Instant,
        name: &SessionName,
        wanted: &Wanted,
        plan: &Plan,
        connection: &ConnectionId,
    ) -> Result<(), ClientError> {
        let mut delta = wanted.whole();
        appear(&mut delta, login.who, connection);
        let when = match plan.on_this_channel {
            true => When::Exists,
            false => When::Absent,
        };
        self.put(login, end, name, when, &delta).await.map(drop)
    }
}

/// Whether the change would register one of these players.
fn names_any(change: &GreenroomDelta, players: &[PlayerId]) -> bool {
    let mut registered = change.register.iter();
    registered.any(|player| players.contains(player))
}

/// The right to write to a session, in time.
async fn turn(standing: &Standing, end: Instant) -> Result<MutexGuard<'_, ()>, ClientError> {
    let turn = timeout_at(end, standing.turn.lock()).await;
    turn.map_err(|_| ClientError::TimedOut)
}

/// An entry failed: takes back what may have reached the directory, if something was sent and nobody knows what came of it.
fn taken_back(
    login: &Login,
    name: &SessionName,
    wanted: &Wanted,
    is_sent: bool,
    error: ClientError,
) -> ClientError {
    let is_unknown = matches!(error, ClientError::TimedOut | ClientError::NoConnection(_));
    if is_sent && is_unknown {
        login.standings.take_back(name, wanted.undone());
    }
    error
}
