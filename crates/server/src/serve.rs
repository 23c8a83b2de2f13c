//! The server as a whole: listener, connections, sweeper, and the way down.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use greenroom_protocol::limits;
use greenroom_service::store::{MemoryStore, Store};
use greenroom_service::{
    AnyClient, Clients, Clock, DevTemplates, IdentityProviders, NoIdentityProviders, Parts,
    Service, Templates,
};
use tokio::net::TcpListener;
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::task::{self, JoinHandle};

use crate::clock::SteadyClock;
use crate::http::{App, Surroundings};
use crate::listener::Listener;
use crate::metrics::Metrics;
use crate::network::Network;
use crate::random::SystemSource;
use crate::rates::RateSwitch;
use crate::store::redb::{OpenError, RedbStore};
use crate::sweeper;
use crate::tasks::{Stopper, watch_and_tasks};

/// How long requests that are under way may take to finish at a stop.
const STOP_WITHIN: Duration = Duration::from_secs(5);

/// Where records are kept.
#[derive(Clone, Debug)]
pub enum Data {
    /// In a folder, which is made where it is not there.
    Dir(PathBuf),
    /// In memory, gone with the server.
    Memory,
}

/// How to serve.
#[derive(Clone)]
pub struct Options {
    /// Where to listen; port 0 takes any free one.
    pub listen: SocketAddr,
    /// Where records are kept.
    pub data: Data,
    /// Milliseconds after which a silent connection is dead.
    pub silence_ms: u64,
    /// The client programs that may log in.
    pub clients: Arc<dyn Clients>,
    /// What sessions are made from.
    pub templates: Arc<dyn Templates>,
    /// Who vouches for players beside their devices.
    pub identities: Arc<dyn IdentityProviders>,
    /// How connections are taken in.
    pub network: Network,
    /// How often callers are answered.
    pub rates: Arc<RateSwitch>,
    /// Whether the directory stands at a developer's desk: `/debug` shows
    /// everything to everybody on this machine, logins take a name alone, and
    /// faults come on demand.
    pub desk: bool,
    /// What time it is. It never steps while the server runs; between two runs
    /// it may have been set to anything.
    pub clock: Arc<dyn Clock>,
}

impl Options {
    /// A directory for a desk: any client program is admitted, as often as it
    /// likes, every service config has the templates of a desk, and `/debug`
    /// shows everything.
    pub fn dev(listen: SocketAddr, data: Data) -> Self {
        Self {
            listen,
            data,
            silence_ms: limits::CONNECTION_SILENCE_MS,
            clients: Arc::new(AnyClient),
            templates: Arc::new(DevTemplates::new()),
            identities: Arc::new(NoIdentityProviders),
            network: Network::default(),
            rates: Arc::default(),
            desk: true,
            clock: Arc::new(SteadyClock::start()),
        }
    }
}

/// Why a server did not start. The texts are for the operator.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address is taken or not one of this machine.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    /// The store did not open.
    #[error(transparent)]
    Store(#[from] OpenError),
    /// The store opened, but what it holds makes no directory.
    #[error("cannot start on this data: {0}")]
    Service(#[from] greenroom_service::OpenError),
}

/// A server that runs. Dropping it ends it without finishing anything;
/// acknowledged writes are safe either way.
pub struct Server {
    address: SocketAddr,
    stopper: Stopper,
    listener: JoinHandle<()>,
}

impl Server {
    /// Starts a server on the current tokio runtime, which must have its timer
    /// and its network enabled. When it answers, requests are served.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let refused = |error| StartError::Listen(options.listen, error);
        // The address comes first: opening the data counts every connection of
        // before as lost, which a server that cannot serve has no right to.
        let socket = TcpListener::bind(options.listen).await.map_err(refused)?;
        let address = socket.local_addr().map_err(refused)?;
        let store = open_store(options.data.clone()).await?;
        let service = Service::open(Parts {
            store,
            clock: options.clock,
            random: Arc::new(SystemSource::new()),
            clients: options.clients,
            templates: options.templates,
            identities: options.identities,
            silence_ms: options.silence_ms,
        })
        .await?;
        if options.desk {
            service.keep_journal();
            service.stand_at_a_desk();
        }
        service.do_long_work_by(beside_others);

        let (watch, tasks, stopper) = watch_and_tasks();
        let metrics = Arc::new(Metrics::new(service.now()));
        let sweeps = sweeper::run(Arc::clone(&service), Arc::clone(&metrics), watch.clone());
        tasks.spawn(sweeps);
        let surroundings = Surroundings::new(&options.network, options.rates, metrics);
        let listener = Listener {
            socket,
            tls: options.network.tls,
            admission: Arc::clone(&surroundings.admission),
            app: App::new(service, surroundings, tasks.clone(), watch.clone()),
        };
        let listener = tokio::spawn(listener.run(tasks, watch));
        tracing::info!(
            %address,
            data = %options.data,
            version = env!("CARGO_PKG_VERSION"),
            "the directory is up"
        );
        Ok(Self {
            address,
            stopper,
            listener,
        })
    }

    /// Where the server listens.
    pub fn addr(&self) -> SocketAddr {
        self.address
    }

    /// Stops: accepts nothing any more, lets requests that are under way finish
    /// within five seconds, says good-bye on push connections, closes the data.
    /// Players stay members until the grace after the next start is over.
    pub async fn stop(self) {
        let finished = self.stopper.stop(STOP_WITHIN).await;
        // A listener that panicked has ended too.
        let _ = self.listener.await;
        if !finished {
            tracing::warn!("some requests did not finish in time and were dropped");
        }
        tracing::info!("the directory is down");
    }
}

async fn open_store(data: Data) -> Result<Arc<dyn Store>, OpenError> {
    let folder = match data {
        Data::Memory => return Ok(Arc::new(MemoryStore::new())),
        Data::Dir(folder) => folder,
    };
    // After an unclean stop, opening reads the whole file.
    let opened = tokio::task::spawn_blocking(move || RedbStore::open(&folder));
    let store = opened.await.expect("opening does not panic")?;
    Ok(Arc::new(store))
}

impl std::fmt::Display for Data {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Dir(folder) => folder.display().fmt(f),
            Self::Memory => f.write_str("memory"),
        }
    }
}

/// Does work on this thread, while another one takes over what waits here. The
/// system shares the processors between them.
fn beside_others(work: &mut dyn FnMut()) {
    match Handle::current().runtime_flavor() {
        RuntimeFlavor::MultiThread => task::block_in_place(work),
        _ => work(),
    }
}
