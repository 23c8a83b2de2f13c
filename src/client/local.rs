//! `local:`, the directory inside the process: the service itself, called without a network.
//!
//! All platforms of a process share one directory, so that they are several players of one desk. It begins with the first platform and ends with the last; nothing of it outlives the process.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Weak};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{ConnectionId, SessionRef};
use greenroom_protocol::limits;
use greenroom_protocol::search::{HandleQuery, SearchRow};
use greenroom_protocol::session::{SessionDelta, SessionDocument};
use greenroom_protocol::token::{DeviceAnswer, DeviceForm, DirectoryInfo, TokenAnswer, TokenForm};
use greenroom_service::store::MemoryStore;
use greenroom_service::{
    AnyClient, Caller, ClientCredentials, DevTemplates, Disconnect, Outcome, Parts, Precondition,
    Random, Service,
};
use parking_lot::Mutex;
use tokio::sync::OnceCell;
use tokio::time::sleep;

use super::random;
use super::steady_clock::SteadyClock;
use super::transport::{Attempt, Failure, Parting, Push, PutOutcome, Token, Transport, When};

/// Where calls without a network come from.
const HERE: Option<IpAddr> = Some(IpAddr::V4(Ipv4Addr::LOCALHOST));

const SWEEP_INTERVAL: Duration = Duration::from_millis(limits::SWEEP_INTERVAL_MS);

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
        silence_ms: limits::CONNECTION_SILENCE_MS,
    };
    Service::open(parts).await.map_err(|error| {
        let message = format!("the directory in this process did not start: {error}");
        Failure::Refused(Refusal::new(ErrorCode::Internal, message))
    })
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

impl Transport for Local {
    fn info(&self) -> Attempt<'_, DirectoryInfo> {
        async { Ok(self.directory.service().await?.info()) }.boxed()
    }

    fn device<'a>(&'a self, form: &'a DeviceForm) -> Attempt<'a, DeviceAnswer> {
        async {
            let service = self.directory.service().await?;
            Ok(service.create_device(&self.client, form).await?)
        }
        .boxed()
    }

    fn token<'a>(&'a self, form: &'a TokenForm) -> Attempt<'a, TokenAnswer> {
        async {
            let service = self.directory.service().await?;
            let granted = service.grant(&self.client, form).await;
            granted.map_err(|refused| match refused.continuance {
                Some(continuance) => Failure::UnknownUser { continuance },
                None => Failure::Refused(refused.refusal),
            })
        }
        .boxed()
    }

    fn get_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
    ) -> Attempt<'a, Option<SessionDocument>> {
        async move {
            let (service, caller) = self.caller(&token).await?;
            let shown = service.get_session(&caller, at).await?;
            Ok(shown.map(|shown| shown.document))
        }
        .boxed()
    }

    fn put_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
        when: When,
        delta: &'a SessionDelta,
    ) -> Attempt<'a, PutOutcome> {
        async move {
            let (service, caller) = self.caller(&token).await?;
            let precondition = match when {
                When::Absent => Precondition::Absent,
                When::Exists => Precondition::Exists,
                When::Any => Precondition::None,
            };
            let put = service.put_session(&caller, at, precondition, delta.clone());
            match put.await {
                Ok(written) => Ok(match written.outcome {
                    Outcome::Created => PutOutcome::Created,
                    Outcome::Updated => PutOutcome::Updated,
                    Outcome::Deleted => PutOutcome::Deleted,
                }),
                Err(refused) => Err(Failure::Refused(refused.refusal)),
            }
        }
        .boxed()
    }

    fn query<'a>(&'a self, token: Token, query: &'a HandleQuery) -> Attempt<'a, Vec<SearchRow>> {
        async move {
            let (service, caller) = self.caller(&token).await?;
            let rows = service.query(&caller, query).await?;
            Ok(rows.into_iter().map(Arc::unwrap_or_clone).collect())
        }
        .boxed()
    }

    fn connect(&self, token: Token) -> Attempt<'_, Box<dyn Push>> {
        async move {
            let (service, caller) = self.caller(&token).await?;
            let channel = Channel {
                directory: Arc::clone(&self.directory),
                connection: service.connect(&caller),
                is_over: false,
            };
            Ok(Box::new(channel) as Box<dyn Push>)
        }
        .boxed()
    }
}

/// A push channel without a line that could break.
struct Channel {
    directory: Arc<Directory>,
    connection: ConnectionId,
    is_over: bool,
}

impl Push for Channel {
    fn connection(&self) -> &ConnectionId {
        &self.connection
    }

    /// Never is. Whoever holds a channel does the directory's sweeping meanwhile: there is no other task that it could be left to, and without a user there is nobody whose sessions could be due.
    fn lost(&mut self) -> BoxFuture<'_, String> {
        async {
            loop {
                sleep(SWEEP_INTERVAL).await;
                let swept = match self.directory.service().await {
                    Ok(service) => service.sweep().await.map(drop).map_err(Failure::Refused),
                    Err(failure) => Err(failure),
                };
                if let Err(failure) = swept {
                    return format!("the directory in this process failed: {failure:?}");
                }
            }
        }
        .boxed()
    }

    fn part(mut self: Box<Self>, how: Parting) -> BoxFuture<'static, ()> {
        async move {
            // The directory is open, or there would be no channel.
            let Some(service) = self.directory.service.get() else {
                return;
            };
            let how = match how {
                Parting::Clean => Disconnect::Clean,
                Parting::Silent => Disconnect::Silent {
                    last_heard: service.now(),
                },
            };
            // A refusal leaves the matter to the drop.
            self.is_over = service.disconnect(&self.connection, how).await.is_ok();
        }
        .boxed()
    }
}

impl Drop for Channel {
    /// A platform that goes without a farewell cannot come back: its user is gone for good.
    fn drop(&mut self) {
        if !self.is_over {
            self.directory.dropped.lock().push(self.connection.clone());
        }
    }
}
