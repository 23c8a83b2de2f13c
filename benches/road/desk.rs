//! What the benchmarks run against: a directory in this process that is spoken to over HTTP, a player with its worker, and a platform as C has it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use greenroom::abi::platform_lifetime::EOS_Platform_Release;
use greenroom::abi::signals;
use greenroom::abi::types::EOS_HPlatform;
use greenroom::client::{Client, ClientError, Config, Labels, Place, PutOutcome, Secrets, When};
use greenroom::runtime::clock::SystemClock;
use greenroom::runtime::engine::Engine;
use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::ids::{AccountId, Deployment, SessionName};
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::settings::GreenroomDelta;
use greenroom_server::network::Network;
use greenroom_server::serve::{Data, Options, Server};
use parking_lot::Mutex;
use rustls::pki_types::CertificateDer;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::game;

const ANY_PORT: ([u8; 4], u16) = ([127, 0, 0, 1], 0);

pub(crate) fn deployment() -> Deployment {
    Deployment::new("bench").unwrap()
}

pub(crate) fn session_name(number: usize) -> String {
    format!("session-{number}")
}

/// A directory in this process.
pub(crate) struct Desk {
    runtime: Runtime,
    server: Server,
    _folder: Option<TempDir>,
}

impl Desk {
    pub(crate) fn in_memory() -> Self {
        Self::in_network(Network::default())
    }

    pub(crate) fn in_network(network: Network) -> Self {
        Self::start(Data::Memory, None, network)
    }

    pub(crate) fn on_disk() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = Data::Dir(folder.path().to_owned());
        Self::start(data, Some(folder), Network::default())
    }

    fn start(data: Data, folder: Option<TempDir>, network: Network) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let options = Options {
            network,
            // Its journal is no part of what a directory in production does.
            desk: false,
            ..Options::dev(ANY_PORT.into(), data)
        };
        let server = runtime.block_on(Server::start(options)).unwrap();
        Self {
            runtime,
            server,
            _folder: folder,
        }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.server.addr()
    }

    pub(crate) fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    /// Serves something else beside the directory.
    pub(crate) fn serve(&self, router: Router) -> SocketAddr {
        let listener = self
            .block_on(tokio::net::TcpListener::bind(SocketAddr::from(ANY_PORT)))
            .unwrap();
        let address = listener.local_addr().unwrap();
        self.runtime
            .spawn(async move { axum::serve(listener, router).await });
        address
    }

    /// An HTTP client as the library's own is: no name server, no proxy, no delay.
    pub(crate) fn http(&self) -> reqwest::Client {
        self.http_trusting(&[], true)
    }

    /// The same, with certificates that it trusts; `keeps` connections, or opens one for each request.
    pub(crate) fn http_trusting(
        &self,
        certificates: &[CertificateDer<'static>],
        keeps: bool,
    ) -> reqwest::Client {
        let mut roots = rustls::RootCertStore::empty();
        roots.add_parsable_certificates(certificates.iter().cloned());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap();
        let tls = tls.with_root_certificates(roots).with_no_client_auth();
        reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .no_proxy()
            .tcp_nodelay(true)
            .pool_max_idle_per_host(if keeps { usize::MAX } else { 0 })
            .build()
            .unwrap()
    }

    /// A player who is logged in, on a worker of its own.
    pub(crate) fn player(&self) -> Player {
        let engine = Engine::start("bench", Arc::new(SystemClock), signals::blocked).unwrap();
        let client = Client::new(Config {
            place: Place::Http(format!("http://{}", self.server.addr())),
            client_id: "bench".into(),
            client_secret: "bench".into(),
            deployment: deployment(),
            labels: Labels::default(),
            timeout: Duration::from_secs(30),
            secrets: Arc::new(Pocket::default()),
            since_tick: Arc::new(|| Duration::ZERO),
            notify: Arc::new(|_| {}),
            deliver: Arc::new(|_, _| {}),
        })
        .unwrap();
        let user = self.block_on(log_in(&client));
        Player {
            engine,
            client,
            user,
        }
    }
}

async fn log_in(client: &Client) -> AccountId {
    client.create_device_id("bench").await.unwrap();
    let Err(ClientError::UnknownUser { continuance }) = client.login_device("bench").await else {
        panic!("a new device has no account");
    };
    client.create_user(&continuance).await.unwrap().account
}

pub(crate) struct Player {
    pub(crate) engine: Engine,
    pub(crate) client: Client,
    pub(crate) user: AccountId,
}

impl Player {
    /// Hosts `session-0` and so on, spread over `bucket-0` and so on.
    pub(crate) fn host_many(&self, count: usize, buckets: usize) {
        let (client, user) = (self.client.clone(), self.user);
        let hosting = async move {
            for number in 0..count {
                let name = SessionName::new(session_name(number)).unwrap();
                let delta = session(number, buckets);
                assert_eq!(
                    client
                        .enter_session(user, &name, When::Absent, delta)
                        .await
                        .unwrap(),
                    PutOutcome::Created
                );
            }
        };
        let done = Arc::new(Mutex::new(false));
        let told = Arc::clone(&done);
        self.engine.spawn(hosting, move |ended| {
            ended.expect("hosting does not panic");
            *told.lock() = true;
        });
        while !*done.lock() {
            self.engine.tick(None);
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

/// A session with eight attributes, as a shooter's might be.
fn session(number: usize, buckets: usize) -> SessionDelta {
    let text = |text: String| AttributeValue::String(text);
    let number_64 = i64::try_from(number).unwrap();
    let attributes = [
        (
            "MAP",
            text(["harbour", "desert", "Übersee"][number % 3].into()),
        ),
        ("MODE", text(format!("mode-{}", number % 5))),
        ("REGION", text("eu-west".into())),
        ("TITLE", text(format!("The session with number {number}"))),
        ("SKILL", AttributeValue::Int64(number_64)),
        ("PING", AttributeValue::Int64(number_64 % 200)),
        ("RANKED", AttributeValue::Bool(number.is_multiple_of(2))),
        ("VERSION", text("1.2.3".into())),
    ];
    let attributes = attributes.map(|(key, value)| (AttributeKey::new(key).unwrap(), Some(value)));
    SessionDelta {
        greenroom: Some(GreenroomDelta {
            bucket: Some(format!("bucket-{}", number % buckets)),
            max_players: Some(16),
            attributes: attributes.into(),
            ..GreenroomDelta::default()
        }),
        ..SessionDelta::default()
    }
}

pub(crate) fn attribute(key: &str, value: i64) -> GreenroomDelta {
    let attributes = [(
        AttributeKey::new(key).unwrap(),
        Some(AttributeValue::Int64(value)),
    )]
    .into();
    GreenroomDelta {
        attributes,
        ..GreenroomDelta::default()
    }
}

/// Keeps the one device token.
#[derive(Default)]
struct Pocket(Mutex<Option<String>>);

impl Secrets for Pocket {
    fn load(&self, _directory: &str, _deployment: &str) -> Result<Option<String>, String> {
        Ok(self.0.lock().clone())
    }

    fn add(&self, _directory: &str, _deployment: &str, token: &str) -> Result<bool, String> {
        *self.0.lock() = Some(token.to_owned());
        Ok(true)
    }

    fn remove(&self, _directory: &str, _deployment: &str, _token: &str) -> Result<(), String> {
        *self.0.lock() = None;
        Ok(())
    }

    fn load_refresh(&self, _directory: &str, _deployment: &str) -> Result<Option<String>, String> {
        Ok(None)
    }

    fn keep_refresh(
        &self,
        _directory: &str,
        _deployment: &str,
        _token: Option<&str>,
    ) -> Result<(), String> {
        Ok(())
    }
}

/// A platform as a game makes it, on a directory in this process.
pub(crate) fn c_platform() -> EOS_HPlatform {
    let platform = game::create("bench", |_| ());
    assert!(!platform.is_null());
    platform
}

pub(crate) fn release(platform: EOS_HPlatform) {
    EOS_Platform_Release(platform);
}
