//! What the operator says to a process that runs.

use std::io;

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Stop, because of the signal of this name.
    Stop(&'static str),
    /// The terminal is gone, or the configuration has changed (SIGHUP).
    HangUp,
}

/// Waits for signals. From the moment it is made none of them ends the process
/// by itself.
#[cfg(unix)]
pub(super) struct Signals {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
    hang_up: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    /// Begins to listen; needs a tokio runtime.
    pub(super) fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            hang_up: signal(SignalKind::hangup())?,
        })
    }

    /// The next signal.
    pub(super) async fn next(&mut self) -> Word {
        tokio::select! {
            _ = self.terminate.recv() => Word::Stop("SIGTERM"),
            _ = self.interrupt.recv() => Word::Stop("SIGINT"),
            _ = self.hang_up.recv() => Word::HangUp,
        }
    }
}

/// Waits for Ctrl-C.
#[cfg(not(unix))]
pub(super) struct Signals;

#[cfg(not(unix))]
impl Signals {
    /// Begins to listen; needs a tokio runtime.
    pub(super) fn listen() -> io::Result<Self> {
        Ok(Self)
    }

    /// The next Ctrl-C.
    pub(super) async fn next(&mut self) -> Word {
        // Without a way to be told, only the end of the process stops it.
        match tokio::signal::ctrl_c().await {
            Ok(()) => Word::Stop("Ctrl-C"),
            Err(_) => std::future::pending().await,
        }
    }
}
