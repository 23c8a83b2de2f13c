//! Sessions: enter, change, leave, read, search. What is entered is kept as it should be until it is left.

use std::sync::atomic::Ordering;

use futures_util::FutureExt;
use greenroom_planted::{Fault, is_planted};
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::{SessionName, SessionRef, TemplateName};
use greenroom_protocol::search::{EosQuery, HandleKind, HandleQuery, SearchRow};
use greenroom_protocol::session::{SessionDelta, SessionDocument};
use greenroom_protocol::settings::GreenroomDelta;
use tokio::time::Instant;

use super::accounts::Login;
use super::error::ClientError;
use super::random;
use super::throttle::{Class, Quota, patiently};
use super::transport::{Attempt, Failure, PutOutcome, Token, When};
use super::{Client, Core, Who};

/// What became of an owner's change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The directory has it.
    Taken,
    /// The directory could not be reached in time, or wants fewer writes. The client keeps the change and sends it at the next contact, again and again until it is taken or refused for good.
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

    /// Changes a session that is the user's own. A `nonce` in the change is the mark of the creation that it is meant for: another session of the name is left alone.
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

    /// Ends a session that is the user's own, for everybody; else goes out of it. One that is gone already is a success, and so is one that this client does not keep; so is, where a `mark` is named, a session of
    /// this name that came of another creation, which stays.
    ///
    /// # Errors
    /// After [`ClientError::TimedOut`] and [`ClientError::NoConnection`] it is not kept alive any more, and the client goes on trying in the background. It may be left again.
    pub async fn leave_session(
        &self,
        who: impl Into<Who>,
        name: &SessionName,
        mark: Option<&str>,
    ) -> Result<(), ClientError> {
        let core = &self.0.core;
        let login = core.login_of(who.into())?;
        let standing = login.standings.get(name);
        let Some(standing) = standing.filter(|standing| standing.is_of(mark)) else {
            return Ok(());
        };
        // From here on nothing puts it back.
        let before = standing.undo();
        let left = patiently(core.leave(&login, &standing)).await;
        match &left {
            Ok(()) => _ = login.standings.remove(&standing),
            Err(ClientError::Refused(_)) => standing.redo(before),
            Err(_) => {}
        }
        login.standings.look();
        left
    }

    /// Keeps a session no longer that the user is in no more, as the directory says by itself. Sends nothing.
    pub fn forget_session(&self, who: impl Into<Who>, name: &SessionName) {
        let Ok(login) = self.0.core.login_of(who.into()) else {
            return;
        };
        if let Some(standing) = login.standings.get(name) {
            login.standings.remove(&standing);
        }
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
        core.authorized(&login, core.deadline(), Class::Sessions, |token| {
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
            greenroom: query,
        };
        core.authorized(&login, core.deadline(), Class::Searches, |token| {
            core.transport.query(token, &query)
        })
        .await
    }
}

impl Core {
    /// Asks in the user's name, and tries again as [`retry`](Self::retry) does. A token that is refused is renewed once for each attempt.
    pub(super) async fn authorized<'a, T: Send + 'a>(
        &'a self,
        login: &'a Login,
        end: Instant,
        class: Class,
        ask: impl Fn(Token) -> Attempt<'a, T> + Sync,
    ) -> Result<T, ClientError> {
        let ask = &ask;
        self.retry(end, || self.with_token(login, class, ask).boxed())
            .await
    }

    /// One attempt in the user's name, with a second one if the token was too old for the first.
    pub(super) async fn with_token<'a, T: 'a>(
        &self,
        login: &Login,
        class: Class,
        ask: impl Fn(Token) -> Attempt<'a, T>,
    ) -> Result<T, Failure> {
        let quota = Quota::of(login.who, class);
        let ask = |token| self.throttle.pass(quota, ask(token));
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
        let delta = &self.numbered(delta);
        self.authorized(login, end, Class::Sessions, |token| {
            if is_planted(Fault::FreshNonce) && when == When::Absent {
                return self.put_marked_anew(token, &at, delta);
            }
            self.transport.put_session(token, &at, when, delta)
        })
        .await
    }

    /// The write with its number, the same for all its attempts: one that was given up and arrives after a later write must not undo that.
    fn numbered(&self, delta: &SessionDelta) -> SessionDelta {
        let mut delta = delta.clone();
        if let Some(own) = &mut delta.greenroom
            && own.nonce.is_some()
        {
            own.sequence = Some(self.last_write.fetch_add(1, Ordering::Relaxed) + 1);
        }
        delta
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
