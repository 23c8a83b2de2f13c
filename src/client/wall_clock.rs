//! The wall clock of a directory in the process: the one place where the client asks for the date.

use std::time::{SystemTime, UNIX_EPOCH};

use greenroom_protocol::time::Timestamp;
use greenroom_service::Clock;

/// The clock of the operating system.
pub(super) struct WallClock;

impl Clock for WallClock {
    #[allow(clippy::disallowed_methods)] // every other place asks this one
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        // A clock before 1970 is as good as none.
        let ms = since.map_or(0, |since| since.as_millis());
        Timestamp(u64::try_from(ms).unwrap_or(u64::MAX))
    }
}
