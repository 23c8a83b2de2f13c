//! The one place where the library asks the operating system for the time.

use std::time::Instant;

/// A monotonic clock. Tests give their own, so that no rule about time needs a test that waits.
pub trait Clock: Send + Sync {
    /// The present moment; never earlier than an answer given before.
    fn now(&self) -> Instant;
}

/// The clock of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // every other place asks this one
    fn now(&self) -> Instant {
        Instant::now()
    }
}
