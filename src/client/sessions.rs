//! Sessions: enter, change, leave, read, search. What is entered is kept as it should be until it is left.

use std::sync::Arc;

use futures_util::FutureExt;
use greenroom_planted::{Fault, is_planted};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{ConnectionId, SessionName, SessionRef, TemplateName};
use greenroom_protocol::search::{EosQuery, HandleKind, HandleQuery, SearchRow};
use greenroom_protocol::session::{SessionDelta, SessionDocument};
use greenroom_protocol::settings::GreenroomDelta;
use tokio::time::{Instant, timeout_at};

use super::accounts::Login;
use super::error::ClientError;
use super::random;
use super::standing::{Plan, Standing};
use super::transport::{Attempt, Failure, PutOutcome, Token, When};
use super::wanted::{Verdict, Wanted, appear, of_greenroom, verdict};
use super::{Client, Core, Who};

/// What became of an owner's change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The directory has it.
    Taken,
    /// The directory could not be reached in time. The client keeps the change and sends it at the next contact, again and again until it is taken or refused for good.
    Kept,
}

impl Client {
    /// Makes a session ([`When::Absent`]) or joins one, and keeps it from then on: whenever the push channel was lost and is back, the directory is told again; a session that it no longer has is made
    /// again, a place that was lost is taken again by the same route. A creation is marked here, so that sending it twice makes one session.
    ///
    /// Waits for the push channel where there is none.
    ///
    /// # Errors
    /// After [`ClientError::TimedOut`] and [`ClientError::NoConnection`] nothing is left behind: what may have reached the directory is taken back in the background.
    pub async fn enter_session(
        &self,
        who: impl Into<Who>,
        name: &SessionName,
        when: When,
        mut delta: SessionDelta,
    ) -> Result<PutOutcome, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(who.into())?;
        self.keep_connected(&login);
        if when == When::Absent {
            let own = delta.greenroom.get_or_insert_default();
            own.nonce.get_or_insert_with(random::mark);
        }
        core.enter(&login, name, when, delta).await
    }

    /// Changes a session that is the user's own.
    ///
    /// # Errors
    /// A refusal of the directory, and [`ErrorCode::SessionNotFound`] for a session that this client does not keep: it was lost, or left. What is refused changes nothing, here or there.
    pub async fn change_session(
        &self,
        who: impl Into<Who>,
        name: &SessionName,
        change: GreenroomDelta,
    ) -> Result<Change, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(who.into())?;
        let changed = core.change_or_keep(&login, name, &change).await;
        // The channel may be another one by now, and whoever looked meanwhile found the turn taken.
        login.standings.look();
        changed
    }

    /// Ends a session that is the user's own, for everybody; else goes out of it. One that is gone already is a success, and so is one that this client does not keep.
    ///
    /// # Errors
    /// After [`ClientError::TimedOut`] and [`ClientError::NoConnection`] it is not kept alive any more, and the client goes on trying in the background. It may be left again.
    pub async fn leave_session(
        &self,
        who: impl Into<Who>,
        name: &SessionName,
    ) -> Result<(), ClientError> {
        let core = &self.0.core;
        let login = core.login_of(who.into())?;
        let Some(standing) = login.standings.get(name) else {
            return Ok(());
        };
        // From here on nothing puts it back.
        let before = standing.undo();
        let left = core.leave(&login, &standing).await;
        match &left {
            Ok(()) => _ = login.standings.remove(&standing),
            Err(ClientError::Refused(_)) => standing.redo(before),
            Err(_) => {}
        }
        login.standings.look();
        left
    }

    /// Reads a session; `None` where there is none.
    pub async fn get_session(
        &self,
        who: impl Into<Who>,
        name: &SessionName,
    ) -> Result<Option<SessionDocument>, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(who.into())?;
        let at = core.session_ref(name);
        core.authorized(&login, core.deadline(), |token| {
            core.transport.get_session(token, &at)
        })
        .await
    }

    /// Searches the deployment; best first.
    pub async fn search(
        &self,
        who: impl Into<Who>,
        query: EosQuery,
    ) -> Result<Vec<SearchRow>, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(who.into())?;
        let query = HandleQuery {
            kind: HandleKind::Search,
            scid: core.config.deployment.clone(),
            template_name: TemplateName::eos(),
            global: true,
            greenroom: Some(query),
        };
        core.authorized(&login, core.deadline(), |token| {
            core.transport.query(token, &query)
        })
        .await
    }
}

impl Core {
    async fn enter(
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

    async fn change_or_keep(
        &self,
        login: &Login,
        name: &SessionName,
        change: &GreenroomDelta,
    ) -> Result<Change, ClientError> {
        let standing = login.standings.get(name).ok_or_else(no_longer_kept)?;
        if standing.is_undone() {
            return Err(no_longer_kept());
        }
        // In an outage that is known the time of an operation brings nothing.
        let is_hopeless = !standing.is_in_sync() && login.connection.borrow().is_none();
        if !is_hopeless {
            match self.change(login, &standing, change).await {
                Ok(()) => return Ok(Change::Taken),
                Err(ClientError::TimedOut | ClientError::NoConnection(_)) => {}
                Err(error) => return Err(error),
            }
        }
        // It may have been lost while this waited for its turn.
        if !login.standings.has(&standing) {
            return Err(no_longer_kept());
        }
        standing.keep(change);
        Ok(Change::Kept)
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
            return Err(no_longer_kept());
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
                        return Err(no_longer_kept());
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
                    return Err(no_longer_kept());
                }
                Verdict::Impossible | Verdict::Passing => {
                    return Err(ClientError::Refused(refusal));
                }
            }
        }
    }

    async fn leave(&self, login: &Login, standing: &Arc<Standing>) -> Result<(), ClientError> {
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

    /// Asks in the user's name, and tries again as [`retry`](Self::retry) does. A token that is refused is renewed once for each attempt.
    async fn authorized<'a, T: Send + 'a>(
        &'a self,
        login: &'a Login,
        end: Instant,
        ask: impl Fn(Token) -> Attempt<'a, T> + Sync,
    ) -> Result<T, ClientError> {
        let ask = &ask;
        self.retry(end, || self.with_token(login, ask).boxed())
            .await
    }

    /// One attempt in the user's name, with a second one if the token was too old for the first.
    pub(super) async fn with_token<'a, T: 'a>(
        &self,
        login: &Login,
        ask: impl Fn(Token) -> Attempt<'a, T>,
    ) -> Result<T, Failure> {
        let token = self.token(login).await?;
        match ask(token.clone()).await {
            Err(failure) if failure.is(ErrorCode::Unauthorized) => {
                ask(self.renew(login, Some(&token)).await?).await
            }
            result => result,
        }
    }

    pub(super) async fn put(
        &self,
        login: &Login,
        end: Instant,
        name: &SessionName,
        when: When,
        delta: &SessionDelta,
    ) -> Result<PutOutcome, ClientError> {
        let at = self.session_ref(name);
        self.authorized(login, end, |token| {
            if is_planted(Fault::FreshNonce) && when == When::Absent {
                return self.put_marked_anew(token, &at, delta);
            }
            self.transport.put_session(token, &at, when, delta)
        })
        .await
    }

    /// The planted fault: a creation whose second attempt is another creation.
    fn put_marked_anew<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
        delta: &'a SessionDelta,
    ) -> Attempt<'a, PutOutcome> {
        async move {
            let mut delta = delta.clone();
            delta.greenroom.get_or_insert_default().nonce = Some(random::mark());
            let put = self.transport.put_session(token, at, When::Absent, &delta);
            put.await
        }
        .boxed()
    }

    fn session_ref(&self, name: &SessionName) -> SessionRef {
        SessionRef::eos(self.config.deployment.clone(), name.clone())
    }
}

/// The right to write to a session, in time.
async fn turn(
    standing: &Standing,
    end: Instant,
) -> Result<tokio::sync::MutexGuard<'_, ()>, ClientError> {
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

/// The session of a user who has it no longer.
fn no_longer_kept() -> ClientError {
    let message = "the user is not in this session any more";
    ClientError::Refused(Refusal::new(ErrorCode::SessionNotFound, message))
}
