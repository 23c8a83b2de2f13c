//! The clock of a directory in the process: the one place where the client asks for the date.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use greenroom_protocol::time::Timestamp;
use greenroom_service::Clock;

/// The date when the directory began, carried on by the monotonic clock: players set their clocks, and time servers do, and neither may end a session or a login.
pub(super) struct SteadyClock {
    start: Timestamp,
    since: Instant,
}

#[allow(clippy::disallowed_methods)] // every other place asks this one
impl SteadyClock {
    pub(super) fn start() -> Self {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH);
        // A clock before 1970 is as good as none.
        let ms = since_epoch.map_or(0, |since| since.as_millis());
        Self {
            start: Timestamp(u64::try_from(ms).unwrap_or(u64::MAX)),
            since: Instant::now(),
        }
    }

    fn elapsed_ms(&self) -> u64 {
        let elapsed = Instant::now() - self.since;
        u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX)
    }
}

impl Clock for SteadyClock {
    fn now(&self) -> Timestamp {
        self.start.plus(self.elapsed_ms())
    }
}
