//! What time it is for the directory.

use greenroom_protocol::time::Timestamp;
use greenroom_protocol::token::TokenAnswer;
use greenroom_service::Clock;
use parking_lot::Mutex;
use tokio::time::Instant;

use super::steady_clock::SteadyClock;

/// The directory's date, as its last token told it, carried on by the monotonic clock; before that the date of this machine, which may be set to anything.
pub(super) struct DirectoryDate {
    own: SteadyClock,
    told: Mutex<Option<(Timestamp, Instant)>>,
}

impl DirectoryDate {
    pub(super) fn start() -> Self {
        Self {
            own: SteadyClock::start(),
            told: Mutex::default(),
        }
    }

    /// Learns from an answer that has just arrived.
    pub(super) fn learn(&self, answer: &TokenAnswer) {
        let lifetime_ms = answer.expires_in.saturating_mul(1000);
        if let Some(given) = answer.expires_at.0.checked_sub(lifetime_ms) {
            *self.told.lock() = Some((Timestamp(given), Instant::now()));
        }
    }

    pub(super) fn now(&self) -> Timestamp {
        let told = *self.told.lock();
        told.map_or_else(
            || self.own.now(),
            |(date, at)| {
                let since = at.elapsed().as_millis();
                date.plus(u64::try_from(since).unwrap_or(u64::MAX))
            },
        )
    }
}
