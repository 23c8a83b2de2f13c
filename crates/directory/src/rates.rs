//! Whether somebody asks too often: a count in two windows.
//!
//! A window begins with the first request after the one before was over, and ends
//! after its time, whatever happens in it. So a refusal can say to the
//! millisecond when the next request is taken, and who goes on asking does not
//! wait longer for it.

#[cfg(test)]
mod tests;

use greenroom_protocol::limits;
use greenroom_protocol::rate::Rate;
use greenroom_protocol::time::Timestamp;

/// The requests of one caller and one kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    burst: Window,
    sustained: Window,
}

/// A window, or none where nothing was taken yet.
#[derive(Clone, Copy, Debug, Default)]
struct Window {
    start: Timestamp,
    taken: u32,
    refused: u32,
}

/// Why a request is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exceeded {
    /// The requests of the window so far: those that were taken, and those that
    /// this window refused.
    pub current: u32,
    /// As many are taken in the window.
    pub max: u32,
    /// How long the window is, in milliseconds.
    pub period_ms: u64,
    /// After so many milliseconds the next request is taken. Never 0.
    pub wait_ms: u64,
}

impl Count {
    /// Takes a request and counts it in both windows, or refuses it. What is
    /// refused takes nothing from either.
    ///
    /// Time may step back: a window then ends after its length at the latest,
    /// with all that it has counted.
    ///
    /// # Errors
    /// The window that is full; of two, the one that ends later.
    pub fn take(&mut self, rate: Rate, now: Timestamp) -> Result<(), Exceeded> {
        self.burst.roll(limits::RATE_BURST_MS, now);
        self.sustained.roll(limits::RATE_SUSTAINED_MS, now);
        let burst = self.burst.check(rate.burst, limits::RATE_BURST_MS, now);
        let sustained = self
            .sustained
            .check(rate.sustained, limits::RATE_SUSTAINED_MS, now);
        let full = [burst, sustained].into_iter().flatten();
        match full.max_by_key(|exceeded| exceeded.wait_ms) {
            Some(exceeded) => Err(exceeded),
            None => {
                self.burst.taken += 1;
                self.sustained.taken += 1;
                Ok(())
            }
        }
    }

    /// When the later of the two windows began: the longer ago, the less is lost
    /// with the count.
    pub fn begun(&self) -> Timestamp {
        self.burst.start.max(self.sustained.start)
    }
}

impl Window {
    fn roll(&mut self, length_ms: u64, now: Timestamp) {
        if self.taken == 0 || now >= self.start.plus(length_ms) {
            *self = Self {
                start: now,
                ..Self::default()
            };
        }
        self.start = self.start.min(now);
    }

    /// Why it takes no further request; notes that it refused one.
    fn check(&mut self, max: u32, length_ms: u64, now: Timestamp) -> Option<Exceeded> {
        if self.taken < max {
            return None;
        }
        self.refused = self.refused.saturating_add(1);
        Some(Exceeded {
            current: self.taken.saturating_add(self.refused),
            max,
            period_ms: length_ms,
            wait_ms: self.start.plus(length_ms).since(now),
        })
    }
}
