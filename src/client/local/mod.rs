//! `local:`, the directory inside the process: the service itself, called without a network.
//!
//! All platforms of a process share one directory, so that they are several players of one desk. It begins with the first platform and ends with the last; nothing of it outlives the process.

mod accounts;
mod faults;
mod friends;
mod handles;
mod messages;
mod multiplayer;
mod presence;
mod push;
mod sessions;

use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Weak};

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::limits;
use greenroom_service::store::MemoryStore;
use greenroom_service::{
    AnyClient, Caller, ClientCredentials, DevTemplates, Disconnect, Parts, Random, Service,
};
use parking_lot::Mutex;
use tokio::sync::OnceCell;

use super::random;
use super::steady_clock::SteadyClock;
use super::transport::Failure;

/// Where calls without a network come from.
const HERE: Option<IpAddr> = Some(IpAddr::V4(Ipv4Addr::LOCALHOST));

static PRESENT: Mutex<Weak<Directory>> = Mutex::new(Weak::new());

/// The process's directory.
#[derive(Default)]
struct Directory {
    service: OnceCell<Arc<Service>>,
    /// Channels that were dropped where nothing could be awaited; whoever asks next sees to them first.
    dropped: Mutex<Vec<ConnectionId>>,
}

impl Directory {
    fn present() -> Arc<Self> {
        let mut present = PRESENT.lock();
        if let Some(directory) = present.upgrade() {
            return directory;
        }
        let directory = Arc::<Self>::default();
        *present = Arc::downgrade(&directory);
        directory
    }

    async fn service(&self) -> Result<&Service, Failure> {
        let service = self.service.get_or_try_init(open).await?;
        let dropped = std::mem::take(&mut *self.dropped.lock());
        for connection in dropped {
            service.disconnect(&connection, Disconnect::Clean).await?;
        }
        Ok(service)
    }
}

async fn open() -> Result<Arc<Service>, Failure> {
    let parts = Parts {
        store: Arc::new(MemoryStore::new()),
        clock: Arc::new(SteadyClock::start()),
        random: Arc::new(SystemRandom),
        clients: Arc::new(AnyClient),
        templates: Arc::new(DevTemplates::new()),
        identities: Arc::new(greenroom_service::NoIdentityProviders),
        silence_ms: limits::CONNECTION_SILENCE_MS,
    };
    let service = Service::open(parts).await.map_err(|error| {
        let message = format!("the directory in this process did not start: {error}");
        Failure::Refused(Refusal::new(ErrorCode::Internal, message))
    })?;
    service.stand_at_a_desk();
    Ok(service)
}

struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        random::fill(bytes);
    }
}

/// One platform's way to the process's directory.
pub(super) struct Local {
    directory: Arc<Directory>,
    client: ClientCredentials,
}

impl Local {
    pub(super) fn new(client_id: &str, client_secret: &str) -> Self {
        Self {
            directory: Directory::present(),
            client: ClientCredentials {
                id: client_id.to_owned(),
                secret: client_secret.to_owned(),
            },
        }
    }

    async fn caller(&self, token: &str) -> Result<(&Service, Caller), Failure> {
        let service = self.directory.service().await?;
        let caller = service.authenticate(token, HERE)?;
        Ok((service, caller))
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
