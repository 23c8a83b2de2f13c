//! The command line.

use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use greenroom_protocol::limits;
use tokio::signal;
use tracing_subscriber::EnvFilter;

use crate::serve::{Data, Options, Server};

/// The command line is wrong.
const USAGE: u8 = 2;

/// A session directory for games that call EOS Sessions.
#[derive(Debug, Parser)]
#[command(name = "greenroom", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves a directory until SIGTERM or SIGINT.
    Serve(ServeArgs),
}

#[derive(Debug, clap::Args)]
struct ServeArgs {
    /// Address and port to listen on; port 0 takes any free one.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:4870")]
    listen: SocketAddr,
    /// Folder for the data; made where it is not there.
    #[arg(long, value_name = "DIR", default_value = "./greenroom-data")]
    data: PathBuf,
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

impl ServeArgs {
    /// What to serve, or why not.
    fn options(self) -> Result<Options, String> {
        if !self.dev {
            return Err("this release cannot be told yet which clients to accept; \
                 for a desk, --dev accepts all"
                .to_owned());
        }
        if !self.listen.ip().is_loopback() {
            return Err(format!(
                "--dev accepts every client and so listens on loopback only, not on {}",
                self.listen.ip()
            ));
        }
        let mut options = Options::dev(self.listen, Data::Dir(self.data));
        options.silence_ms = self
            .grace
            .map_or(limits::CONNECTION_SILENCE_MS, |s| u64::from(s) * 1000);
        Ok(options)
    }
}

/// Runs the program: 0 is a clean stop, 1 a failure, 2 a wrong command line.
pub fn main() -> ExitCode {
    let Command::Serve(args) = Cli::parse().command;
    let options = match args.options() {
        Ok(options) => options,
        Err(message) => {
            eprintln!("greenroom: {message}");
            return ExitCode::from(USAGE);
        }
    };
    log_to_stderr();
    match run(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("greenroom: {message}");
            ExitCode::FAILURE
        }
    }
}

fn log_to_stderr() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        .init();
}

fn run(options: Options) -> Result<(), String> {
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|error| format!("cannot start the runtime: {error}"))?;
    runtime.block_on(async {
        // Before the start: a signal during it must not kill the process.
        let stopped = stop_signal().map_err(|error| format!("cannot wait for signals: {error}"))?;
        let server = Server::start(options)
            .await
            .map_err(|error| error.to_string())?;
        announce(server.addr()).map_err(|error| format!("cannot write to stdout: {error}"))?;
        let signal = stopped.await;
        tracing::info!("{signal}: stopping");
        server.stop().await;
        Ok(())
    })
}

/// The line that scripts wait for.
fn announce(address: SocketAddr) -> std::io::Result<()> {
    let mut stdout = std::io::stdout();
    writeln!(stdout, "listening on http://{address}")?;
    stdout.flush()
}

/// Waits for the signal to stop and answers its name.
#[cfg(unix)]
fn stop_signal() -> std::io::Result<impl Future<Output = &'static str>> {
    use signal::unix::SignalKind;
    let mut terminate = signal::unix::signal(SignalKind::terminate())?;
    let mut interrupt = signal::unix::signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => "SIGTERM",
            _ = interrupt.recv() => "SIGINT",
        }
    })
}

/// Waits for the signal to stop and answers its name.
#[cfg(not(unix))]
fn stop_signal() -> std::io::Result<impl Future<Output = &'static str>> {
    Ok(async {
        // Without a way to be told, only the end of the process stops it.
        match signal::ctrl_c().await {
            Ok(()) => "Ctrl-C",
            Err(_) => std::future::pending().await,
        }
    })
}
