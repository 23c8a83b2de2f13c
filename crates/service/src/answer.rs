//! What the service answers.

use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{Revision, SessionRef};
use greenroom_protocol::session::SessionDocument;
use greenroom_protocol::time::Timestamp;

/// A session as one caller may see it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its name.
    pub at: SessionRef,
    /// The document.
    pub document: SessionDocument,
    /// The state that it shows: the entity tag.
    pub revision: Revision,
}

/// What a write came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The session is new.
    Created,
    /// The session existed. It may be unchanged, where nothing was to change.
    Updated,
    /// The session is gone, or was never stored.
    Deleted,
}

/// A write that was carried out.
#[derive(Clone, Debug)]
pub struct Written {
    /// What it came to.
    pub outcome: Outcome,
    /// The state after it; `None` when deleted.
    pub revision: Option<Revision>,
    /// The session after it; `None` when deleted, and where the caller may not
    /// see it.
    pub shown: Option<Shown>,
}

/// A write that was refused.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{refusal}")]
pub struct PutRefusal {
    /// Why.
    pub refusal: Refusal,
    /// With `PreconditionFailed`: the session as it is, where there is one.
    pub current: Option<Box<Shown>>,
}

impl From<Refusal> for PutRefusal {
    fn from(refusal: Refusal) -> Self {
        Self {
            refusal,
            current: None,
        }
    }
}

/// A token request that was refused.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{refusal}")]
pub struct TokenRefusal {
    /// Why.
    pub refusal: Refusal,
    /// With `UnknownUser`: what the grant `continuance` exchanges for an
    /// account.
    pub continuance: Option<String>,
}

impl From<Refusal> for TokenRefusal {
    fn from(refusal: Refusal) -> Self {
        Self {
            refusal,
            continuance: None,
        }
    }
}

/// How a push connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disconnect {
    /// Its client closed it: what hangs on it goes at once.
    Clean,
    /// It broke or fell silent: what hangs on it goes when the silence has
    /// lasted, counted from the last word.
    Silent {
        /// When anything was last heard on it.
        last_heard: Timestamp,
    },
}

impl Disconnect {
    /// When anything was last heard on a connection that ended like this now.
    pub(crate) fn last_heard(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Clean => now,
            Self::Silent { last_heard } => last_heard,
        }
    }
}
