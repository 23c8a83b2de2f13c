//! The command line.

mod check_config;
mod desk;
mod load;
mod new_client;
mod serve;
mod signals;

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::config::Faults;

/// The command line or the configuration is wrong.
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
    ///
    /// At SIGHUP it reads the configuration anew: clients, policies and the
    /// certificate.
    Serve(serve::ServeArgs),
    /// Says what is wrong with a configuration, or what it would serve.
    CheckConfig(check_config::CheckConfigArgs),
    /// Makes a client program: its block for the configuration on stdout, its
    /// secret on stderr.
    NewClient(new_client::NewClientArgs),
    /// Says who is there: names, programs, sessions; of a --dev directory on this
    /// machine.
    Who(desk::DeskArgs),
    /// Lists the sessions of a --dev directory on this machine.
    Sessions(desk::DeskArgs),
    /// Says what happens at a --dev directory on this machine, line by line, until
    /// Ctrl-C or until the directory is gone.
    Watch(desk::DeskArgs),
    /// Loads a directory with players on push connections, and measures how long
    /// it takes until they hear of each other's writes.
    ///
    /// Ends with 1 where a tap was lost or out of order.
    Load(load::LoadArgs),
}

/// Why the program ends with another code than 0.
enum Failure {
    /// What it was told makes no sense: code 2.
    Usage(String),
    /// What it was told did not work: code 1.
    Work(String),
}

impl From<Faults> for Failure {
    fn from(faults: Faults) -> Self {
        Self::Usage(faults.to_string())
    }
}

/// Runs the program: 0 is a clean end, 1 a failure, 2 a wrong command line or
/// configuration.
pub fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve(args) => args.run(),
        Command::CheckConfig(args) => args.run(),
        Command::NewClient(args) => args.run(),
        Command::Load(args) => args.run(),
        Command::Who(args) => args.who(),
        Command::Sessions(args) => args.sessions(),
        Command::Watch(args) => args.watch(),
    };
    let (code, message) = match result {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Usage(message)) => (ExitCode::from(USAGE), message),
        Err(Failure::Work(message)) => (ExitCode::FAILURE, message),
    };
    for line in message.lines() {
        eprintln!("greenroom: {line}");
    }
    code
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

/// Why the output was not written.
fn unwritten(error: &std::io::Error) -> Failure {
    Failure::Work(format!("cannot write to stdout: {error}"))
}
