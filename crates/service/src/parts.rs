//! What a service is made of: everything that reaches outside it.

use std::collections::BTreeSet;
use std::sync::Arc;

use greenroom_directory::policy::Policy;
use greenroom_protocol::ids::Deployment;
use greenroom_protocol::time::Timestamp;

use crate::store::{Store, StoreError};

/// The wall clock. Called from any thread; must not block.
pub trait Clock: Send + Sync {
    /// The present instant. May step back when the machine's clock is set.
    fn now(&self) -> Timestamp;
}

/// A source of randomness that nobody can predict.
pub trait Random: Send + Sync {
    /// Fills the whole slice.
    fn fill(&self, bytes: &mut [u8]);
}

/// What a program may do, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights {
    /// What.
    pub policy: Policy,
    /// In which deployments; `None` is every one.
    pub deployments: Option<BTreeSet<Deployment>>,
}

/// Who knows the programs that may log in. Called from any thread with each
/// request; must not block.
pub trait Clients: Send + Sync {
    /// Whether the client id exists and the secret is its own.
    fn admits(&self, id: &str, secret: &str) -> bool;

    /// What the program may do; `None` where it is not known (any more): its
    /// tokens are void at once.
    fn rights(&self, id: &str) -> Option<Rights>;
}

/// Admits every client id that is not empty, whatever its secret, to
/// everything: for the desk of a developer and for sessions inside one process.
#[derive(Clone, Copy, Debug, Default)]
pub struct AnyClient;

impl Clients for AnyClient {
    fn admits(&self, id: &str, _secret: &str) -> bool {
        !id.is_empty()
    }

    fn rights(&self, id: &str) -> Option<Rights> {
        let rights = Rights {
            policy: Policy::everything(),
            deployments: None,
        };
        (!id.is_empty()).then_some(rights)
    }
}

/// The parts of a service.
pub struct Parts {
    /// Where records lie.
    pub store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Ids, secrets and keys come from here.
    pub random: Arc<dyn Random>,
    /// The programs that may log in.
    pub clients: Arc<dyn Clients>,
    /// Milliseconds after which a connection that was not heard is dead, and
    /// what hangs on it goes.
    pub silence_ms: u64,
}

/// Why a service did not start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The store could not take the first records.
    #[error("the directory's own records cannot be written: {0}")]
    Write(String),
    /// The directory's own records are there but make no sense.
    #[error("the record {0} cannot be read: {1}")]
    Corrupt(String, String),
}
