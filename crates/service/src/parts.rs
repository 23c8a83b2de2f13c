//! What a service is made of: everything that reaches outside it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use greenroom_directory::policy::Policy;
use greenroom_directory::template::Template;
use greenroom_protocol::ids::{Deployment, TemplateName};
use greenroom_protocol::time::Timestamp;

use crate::identities::IdentityProviders;
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

    /// Whether those who show no token may list the public sessions of a
    /// deployment.
    fn lists_to_anybody(&self, _deployment: &Deployment) -> bool {
        false
    }
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

/// Who knows the templates that sessions are made from. Called from any thread
/// with each request; must not block.
///
/// A session keeps a copy of what its template says: what changes here is for
/// sessions to come.
pub trait Templates: Send + Sync {
    /// The template of that name, if the service config has one.
    fn find(&self, scid: &Deployment, name: &TemplateName) -> Option<Arc<Template>>;

    /// Every template of the service config, in the order of their names.
    fn list(&self, scid: &Deployment) -> Vec<Arc<Template>>;
}

/// The templates of a developer's desk, in every service config: `eos`, those
/// that the contract's documentation shows, and two that are open to everybody.
pub struct DevTemplates(BTreeMap<TemplateName, Arc<Template>>);

impl DevTemplates {
    /// All of them.
    pub fn new() -> Self {
        let all = Template::dev().into_iter().chain([Template::eos()]);
        let named = |template: Template| (template.name.clone(), Arc::new(template));
        Self(all.map(named).collect())
    }
}

impl Default for DevTemplates {
    fn default() -> Self {
        Self::new()
    }
}

impl Templates for DevTemplates {
    fn find(&self, _: &Deployment, name: &TemplateName) -> Option<Arc<Template>> {
        self.0.get(name).cloned()
    }

    fn list(&self, _: &Deployment) -> Vec<Arc<Template>> {
        self.0.values().cloned().collect()
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
    /// What sessions are made from.
    pub templates: Arc<dyn Templates>,
    /// Who vouches for players.
    pub identities: Arc<dyn IdentityProviders>,
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
