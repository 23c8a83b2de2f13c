//! The one seam of the client: what a directory can be asked for, whatever carries the question.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{ConnectionId, SessionRef};
use greenroom_protocol::search::{HandleQuery, SearchRow};
use greenroom_protocol::session::{SessionDelta, SessionDocument};
use greenroom_protocol::token::{DeviceAnswer, DeviceForm, DirectoryInfo, TokenAnswer, TokenForm};

/// What must hold for a write to be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// There is no session of this name.
    Absent,
    /// There is one.
    Exists,
    /// Either.
    Any,
}

/// What a write came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutOutcome {
    /// The session was made by it.
    Created,
    /// The session is as the write wants it.
    Updated,
    /// The session is gone, by this write or before.
    Deleted,
}

/// A bearer token; shared, because many requests carry the same.
pub(super) type Token = Arc<str>;

/// What one attempt comes to.
pub(super) type Attempt<'a, T> = BoxFuture<'a, Result<T, Failure>>;

/// Why one attempt came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The directory said no.
    Refused(Refusal),
    /// The credential names nobody yet.
    UnknownUser { continuance: String },
    /// The user's token cannot be renewed, and the login has ended with it.
    LoggedOut,
    /// Nothing was sent: there was no connection.
    Unreachable(String),
    /// The directory was reached; whether the request was carried out is not known.
    Interrupted(String),
    /// The directory, or something before it, has no time now and says when to come again.
    Busy { why: String, pause: Duration },
}

impl Failure {
    /// Whether this is a refusal with the given code.
    pub(super) fn is(&self, code: ErrorCode) -> bool {
        matches!(self, Self::Refused(refusal) if refusal.code == code)
    }

    /// How long the next attempt is to wait at least.
    pub(super) fn pause(&self) -> Duration {
        match self {
            Self::Busy { pause, .. } => *pause,
            _ => Duration::ZERO,
        }
    }
}

/// A directory. Each call is one attempt: it neither retries nor limits its time, and may be dropped at any point.
pub(super) trait Transport: Send + Sync {
    /// Which directory this is.
    fn info(&self) -> Attempt<'_, DirectoryInfo>;

    /// Makes a device.
    fn device<'a>(&'a self, form: &'a DeviceForm) -> Attempt<'a, DeviceAnswer>;

    /// Asks for an access token.
    fn token<'a>(&'a self, form: &'a TokenForm) -> Attempt<'a, TokenAnswer>;

    /// Reads a session; `None` where there is none.
    fn get_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
    ) -> Attempt<'a, Option<SessionDocument>>;

    /// Writes a session.
    fn put_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
        when: When,
        delta: &'a SessionDelta,
    ) -> Attempt<'a, PutOutcome>;

    /// Searches.
    fn query<'a>(&'a self, token: Token, query: &'a HandleQuery) -> Attempt<'a, Vec<SearchRow>>;

    /// Opens the push channel.
    fn connect(&self, token: Token) -> Attempt<'_, Box<dyn Push>>;
}

/// A push channel that is open.
pub(super) trait Push: Send {
    /// Its name, by which sessions know that the user is alive.
    fn connection(&self) -> &ConnectionId;

    /// Keeps the channel alive until it is lost, and says why it was. May be dropped and called again.
    fn lost(&mut self) -> BoxFuture<'_, String>;

    /// Ends the channel.
    fn part(self: Box<Self>, how: Parting) -> BoxFuture<'static, ()>;
}

/// How a push channel is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parting {
    /// The user goes: the directory is told, and its sessions are ended at once.
    Clean,
    /// Nobody is told: the directory waits for a return as it does after a broken line.
    Silent,
}
