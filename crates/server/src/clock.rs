//! The server's clock: the only place of the server that asks for the time of
//! day.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use greenroom_protocol::time::Timestamp;
use greenroom_service::Clock;

/// The time of day at start, carried on by the monotonic clock.
///
/// Timers and the expiry of tokens hang on it. Setting the machine's clock, by
/// hand or by a time server's step, must not end sessions or let dead ones
/// live; a restart takes over the new time of day.
pub struct SteadyClock {
    start: Timestamp,
    since: Instant,
}

#[allow(
    clippy::disallowed_methods,
    reason = "the clock is where the server's time comes from"
)]
impl SteadyClock {
    /// A clock that starts at the machine's present time of day.
    pub fn start() -> Self {
        Self::starting_at(SystemTime::now())
    }

    /// A clock that starts at another time of day, as on a machine whose own
    /// was set. It is not asked for again.
    pub fn starting_at(now: SystemTime) -> Self {
        let since_epoch = now.duration_since(UNIX_EPOCH);
        Self {
            start: Timestamp(since_epoch.unwrap_or_default().as_millis() as u64),
            since: Instant::now(),
        }
    }

    fn elapsed_ms(&self) -> u64 {
        (Instant::now() - self.since).as_millis() as u64
    }
}

impl Clock for SteadyClock {
    fn now(&self) -> Timestamp {
        self.start.plus(self.elapsed_ms())
    }
}
