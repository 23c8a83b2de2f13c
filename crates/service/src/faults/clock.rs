//! The clock of a directory whose developer can turn it forward.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use greenroom_protocol::error::Refusal;
use greenroom_protocol::time::Timestamp;

use super::{CLOCK_MAX, at_most};
use crate::parts::Clock;

/// The machine's clock, and how far it was turned. Only ever forward: timers,
/// tokens and the numbers of changes rely on time that does not go back.
pub(crate) struct DeskClock {
    machine: Arc<dyn Clock>,
    ahead_ms: AtomicU64,
}

impl DeskClock {
    /// Not turned yet.
    pub(crate) fn new(machine: Arc<dyn Clock>) -> Self {
        Self {
            machine,
            ahead_ms: AtomicU64::new(0),
        }
    }

    /// The time as if it had never been turned.
    pub(super) fn unmoved(&self) -> Timestamp {
        self.machine.now()
    }

    /// How far it was turned, in milliseconds.
    pub(super) fn ahead(&self) -> u64 {
        self.ahead_ms.load(Ordering::Relaxed)
    }

    /// Holds that it can be turned so far.
    pub(super) fn check(&self, ms: u64) -> Result<(), Refusal> {
        let ahead = self.ahead().saturating_add(ms);
        at_most("clockForwardMs with what was before", ahead, CLOCK_MAX)
    }

    /// Turns it forward.
    pub(super) fn forward(&self, ms: u64) -> Result<(), Refusal> {
        self.check(ms)?;
        self.ahead_ms.fetch_add(ms, Ordering::Relaxed);
        Ok(())
    }
}

impl Clock for DeskClock {
    fn now(&self) -> Timestamp {
        self.machine.now().plus(self.ahead())
    }
}
