//! `greenroom serve`.

use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use greenroom_protocol::limits;

use super::signals::{Signals, Word};
use super::{Failure, log_to_stderr, unwritten};
use crate::clock::SteadyClock;
use crate::config::{Config, DATA, Faults, LISTEN, default_listen, is_loopback};
use crate::network::Network;
use crate::reload::InForce;
use crate::serve::{Data, Options, Server, StartError};

#[derive(Debug, clap::Args)]
pub(super) struct ServeArgs {
    /// The configuration file: which clients to accept, and all the rest.
    #[arg(long, value_name = "FILE", conflicts_with = "dev")]
    config: Option<PathBuf>,
    #[command(flatten)]
    overrides: Overrides,
    /// For the desk of a developer: accepts every client id and secret, and
    /// listens on loopback only.
    #[arg(long)]
    dev: bool,
    /// Seconds of silence after which a player's connection is dead; lengthen
    /// it to stand at breakpoints.
    #[arg(long, value_name = "SECONDS", requires = "dev",
          value_parser = clap::value_parser!(u32).range(1..=86_400))]
    grace: Option<u32>,
}

/// What the command line says louder than the configuration.
#[derive(Debug, clap::Args)]
struct Overrides {
    #[arg(long, value_name = "ADDR", help = format!(
        "Address and port to listen on, {LISTEN} unless the configuration says otherwise; port 0 takes any free one"
    ))]
    listen: Option<SocketAddr>,
    #[arg(long, value_name = "DIR", help = format!(
        "Folder for the data, {DATA} unless the configuration says otherwise; made where it is not there"
    ))]
    data: Option<PathBuf>,
    /// Serves without TLS off loopback too: behind a proxy that sees to it, or
    /// in a network that is trusted.
    #[arg(long, conflicts_with = "dev")]
    insecure_http: bool,
}

impl Overrides {
    /// The configuration as it is served.
    ///
    /// # Errors
    /// What cannot be served like this.
    fn load(&self, file: &Path) -> Result<Config, Faults> {
        let mut config = Config::load(file)?;
        config.listen = self.listen.unwrap_or(config.listen);
        config.data = self.data.clone().unwrap_or(config.data);
        config.insecure_http |= self.insecure_http;
        config.check_serving()?;
        Ok(config)
    }
}

/// A directory that is about to start.
struct Plan {
    options: Options,
    /// What the operator can change while it serves; nothing at a desk.
    reload: Option<Reload>,
}

/// How to read the configuration anew.
struct Reload {
    file: PathBuf,
    overrides: Overrides,
    in_force: InForce,
}

impl ServeArgs {
    /// Serves until a signal to stop.
    pub(super) fn run(self) -> Result<(), Failure> {
        let plan = if self.dev {
            self.desk()?
        } else if let Some(file) = self.config {
            production(file, self.overrides)?
        } else {
            let text = "nobody could log in: --config FILE says which clients to accept \
                        (`greenroom new-client --policy host` makes one); \
                        for a desk, --dev accepts all";
            return Err(Failure::Usage(text.to_owned()));
        };
        log_to_stderr();
        serve(plan)
    }

    /// The directory of a developer, which takes everybody.
    fn desk(self) -> Result<Plan, Failure> {
        let Overrides { listen, data, .. } = self.overrides;
        let listen = listen.unwrap_or(default_listen());
        if !is_loopback(listen.ip()) {
            return Err(Failure::Usage(format!(
                "--dev accepts every client and so listens on loopback only, not on {}",
                listen.ip()
            )));
        }
        let data = data.unwrap_or(DATA.into());
        let mut options = Options::dev(listen, Data::Dir(data));
        options.silence_ms = self
            .grace
            .map_or(limits::CONNECTION_SILENCE_MS, |s| u64::from(s) * 1000);
        let reload = None;
        Ok(Plan { options, reload })
    }
}

/// The directory that a file describes.
fn production(file: PathBuf, overrides: Overrides) -> Result<Plan, Failure> {
    let in_force = InForce::begin(overrides.load(&file)?)?;
    let config = in_force.started_with();
    let usual = Network::default();
    let own = config.limits;
    let options = Options {
        listen: config.listen,
        data: Data::Dir(config.data.clone()),
        silence_ms: limits::CONNECTION_SILENCE_MS,
        clients: in_force.clients(),
        templates: in_force.templates(),
        identities: in_force.identities(),
        network: Network {
            tls: in_force.tls(),
            trusted_proxies: config.trusted_proxies.clone(),
            metrics_from: config.metrics_from.clone(),
            connections_max: own.connections_max.unwrap_or(usual.connections_max),
            connections_per_address: own
                .connections_per_address
                .unwrap_or(usual.connections_per_address),
        },
        rates: in_force.rates(),
        desk: false,
        clock: Arc::new(SteadyClock::start()),
    };
    let reload = Some(Reload {
        file,
        overrides,
        in_force,
    });
    Ok(Plan { options, reload })
}

impl Reload {
    /// Reads the file again; a broken one changes nothing.
    fn run(&self) {
        let config = self.overrides.load(&self.file);
        match config.and_then(|config| self.in_force.change_to(config)) {
            Ok(()) => tracing::info!("the configuration was read anew"),
            Err(faults) => {
                tracing::error!(
                    "the configuration was not read anew and stays as it was: {faults}"
                );
            }
        }
    }
}

/// Serves until a signal to stop.
fn serve(plan: Plan) -> Result<(), Failure> {
    let Plan { options, reload } = plan;
    if let Some(reload) = &reload {
        for warning in &reload.in_force.started_with().warnings {
            tracing::warn!("{warning}");
        }
    }
    let scheme = if options.network.tls.is_some() {
        "https"
    } else {
        "http"
    };
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|error| Failure::Work(format!("cannot start the runtime: {error}")))?;
    runtime.block_on(async {
        // Before the start: a signal during it must not kill the process.
        let mut signals = Signals::listen()
            .map_err(|error| Failure::Work(format!("cannot wait for signals: {error}")))?;
        let server = Server::start(options).await?;
        announce(scheme, server.addr()).map_err(|error| unwritten(&error))?;
        let signal = loop {
            match (signals.next().await, &reload) {
                (Word::Stop(signal), _) => break signal,
                (Word::HangUp, Some(reload)) => reload.run(),
                // At a desk there is nothing to read, and the terminal is gone.
                (Word::HangUp, None) => break "SIGHUP",
            }
        };
        tracing::info!("{signal}: stopping");
        server.stop().await;
        Ok(())
    })
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        Self::Work(error.to_string())
    }
}

/// The line that scripts wait for.
fn announce(scheme: &str, address: SocketAddr) -> std::io::Result<()> {
    let mut stdout = std::io::stdout();
    writeln!(stdout, "listening on {scheme}://{address}")?;
    stdout.flush()
}
