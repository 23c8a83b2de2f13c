//! Sessions: write, read, search, and remember which ones hang on the push channel.

use futures_util::FutureExt;
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::{ConnectionId, SessionName, SessionRef, TemplateName};
use greenroom_protocol::search::{EosQuery, HandleKind, HandleQuery, SearchRow};
use greenroom_protocol::session::{
    MemberDelta, MemberPropertiesDelta, MemberSystemDelta, Patch, SessionDelta, SessionDocument,
};
use tokio::time::Instant;

use super::accounts::Login;
use super::error::ClientError;
use super::retry::retry;
use super::transport::{Attempt, Failure, PutOutcome, Token, When};
use super::{Client, Core, Who};

/// The caller's key among the members.
const ME: &str = "me";

impl Client {
    /// Writes a session. One that the user leaves or ends by it is forgotten.
    pub async fn put_session(
        &self,
        who: impl Into<Who>,
        name: &SessionName,
        when: When,
        delta: SessionDelta,
    ) -> Result<PutOutcome, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(who.into())?;
        // Forgotten before it is sent: a channel that comes back meanwhile must not put the user in again.
        let left = parts_with(&delta) && login.forget(name);
        let outcome = core.put(&login, core.deadline(), name, when, &delta).await;
        if left && outcome.is_err() {
            login.remember(name);
        }
        outcome
    }

    /// Writes a session and enters it: the member entry of the user says that it is active and on which push channel. From then on the client keeps that up to date whenever the channel was lost and is
    /// back, until the session is left or forgotten.
    ///
    /// Waits for the push channel where there is none.
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
        let end = core.deadline();
        // A server's first token, whose refusal is the answer; waiting for the channel would hide it.
        core.retry(end, || core.token(&login).boxed()).await?;
        loop {
            let connection = core.connection(&login, end).await?;
            appear(&mut delta, login.who, &connection);
            let result = core.put(&login, end, name, when, &delta).await;
            let present = login.connection.borrow().clone();
            let moved = present.as_ref() != Some(&connection);
            match result {
                Ok(PutOutcome::Deleted) => return Ok(PutOutcome::Deleted),
                Ok(outcome) => {
                    login.remember(name);
                    // A channel that was opened between the write and the line above has not seen this session among the remembered ones.
                    if let Some(present) = present.filter(|_| moved) {
                        core.reappear(&login, name, &present).await;
                    }
                    return Ok(outcome);
                }
                // The channel broke under the request, and the directory knew it first.
                Err(ClientError::Refused(refusal))
                    if refusal.code == ErrorCode::BadRequest && moved => {}
                Err(error) => return Err(error),
            }
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

    /// Stops keeping the user's place in a session. Nothing is sent.
    pub fn forget_session(&self, who: impl Into<Who>, name: &SessionName) {
        if let Ok(login) = self.0.core.login_of(who.into()) {
            login.forget(name);
        }
    }
}

impl Login {
    fn remember(&self, name: &SessionName) {
        self.remembered.lock().insert(name.clone());
    }

    /// Whether it was remembered.
    pub(super) fn forget(&self, name: &SessionName) -> bool {
        self.remembered.lock().remove(name)
    }
}

impl Core {
    /// When an operation that begins now must be over.
    pub(super) fn deadline(&self) -> Instant {
        Instant::now() + self.config.timeout
    }

    /// See [`retry`].
    pub(super) async fn retry<'a, T>(
        &self,
        end: Instant,
        attempt: impl FnMut() -> Attempt<'a, T>,
    ) -> Result<T, ClientError> {
        retry(end, attempt).await
    }

    /// Asks in the user's name, and tries again as [`retry`] does. A token that is refused is renewed once for each attempt.
    async fn authorized<'a, T: Send + 'a>(
        &'a self,
        login: &'a Login,
        end: Instant,
        ask: impl Fn(Token) -> Attempt<'a, T> + Sync,
    ) -> Result<T, ClientError> {
        let ask = &ask;
        retry(end, || self.with_token(login, ask).boxed()).await
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
            self.transport.put_session(token, &at, when, delta)
        })
        .await
    }

    fn session_ref(&self, name: &SessionName) -> SessionRef {
        SessionRef::eos(self.config.deployment.clone(), name.clone())
    }
}

/// Whether the user is out of the session when this is written.
fn parts_with(delta: &SessionDelta) -> bool {
    let leaves = matches!(delta.members.get(ME), Some(None));
    leaves || delta.greenroom.as_ref().is_some_and(|own| own.end)
}

/// Says in the delta that the user is there, and on which push channel.
pub(super) fn appear(delta: &mut SessionDelta, who: Who, connection: &ConnectionId) {
    if who == Who::Server {
        delta.greenroom.get_or_insert_default().connection = Some(connection.clone());
        return;
    }
    let me = delta.members.entry(ME.to_owned()).or_default();
    let system = me
        .get_or_insert_with(MemberDelta::default)
        .properties
        .get_or_insert_with(MemberPropertiesDelta::default)
        .system
        .get_or_insert_with(MemberSystemDelta::default);
    system.active = Some(true);
    system.connection = Patch::Set(connection.clone());
}
