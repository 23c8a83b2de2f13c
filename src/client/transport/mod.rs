//! The one seam of the client: what a directory can be asked for, whatever carries the question.

mod accounts;
mod faults;
mod friends;
mod handles;
mod messages;
mod multiplayer;
mod presence;
mod push;
mod sessions;

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use greenroom_protocol::error::{ErrorCode, Refusal};

pub(super) use accounts::Accounts;
pub(super) use faults::Faults;
pub(super) use friends::Friends;
pub(super) use handles::Handles;
pub(super) use messages::Messages;
pub use multiplayer::Seen;
pub(super) use multiplayer::{Condition, Multiplayer, Way};
pub(super) use presence::Presence;
pub(super) use push::{Channels, Parting, Push};
pub(super) use sessions::Sessions;
pub use sessions::{PutOutcome, When};

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
            Self::Refused(refusal) => {
                Duration::from_millis(refusal.retry_after_ms.unwrap_or_default())
            }
            _ => Duration::ZERO,
        }
    }
}

/// A directory: a trait for each kind of question, so that each stands in a file of its own. Each call is one attempt: it neither retries nor limits its time, and may be dropped at any point.
pub(super) trait Transport:
    Accounts
    + Sessions
    + Friends
    + Handles
    + Messages
    + Multiplayer
    + Presence
    + Channels
    + Faults
    + Send
    + Sync
{
}

impl<
    T: Accounts
        + Sessions
        + Friends
        + Handles
        + Messages
        + Multiplayer
        + Presence
        + Channels
        + Faults
        + Send
        + Sync,
> Transport for T
{
}
