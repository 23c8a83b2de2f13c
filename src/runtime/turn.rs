//! Whose turn it is to run completions: one thread at a time, and never twice on one thread.

use std::time::Duration;

use super::sync::thread::{self, ThreadId};
use super::sync::{Condvar, Mutex};

/// A turn that is taken or not; nobody ever waits for it but [`wait_for_others`](Self::wait_for_others). Not a lock: what runs in it may do anything, also try to take it again.
#[derive(Default)]
pub(super) struct Turn {
    holder: Mutex<Option<ThreadId>>,
    given_back: Condvar,
}

impl Turn {
    /// Takes the turn until the answer is dropped; nothing if some thread, also this one, has it.
    pub(super) fn take(&self) -> Option<Taken<'_>> {
        let mut holder = self.holder.lock();
        if holder.is_some() {
            return None;
        }
        *holder = Some(thread::current().id());
        Some(Taken(self))
    }

    /// Waits until no other thread has the turn, for `limit` at most. False if one still has it.
    pub(super) fn wait_for_others(&self, limit: Duration) -> bool {
        let me = thread::current().id();
        let mut holder = self.holder.lock();
        let left = self.given_back.wait_while_for(
            &mut holder,
            |holder| holder.is_some_and(|thread| thread != me),
            limit,
        );
        !left.timed_out()
    }
}

pub(super) struct Taken<'a>(&'a Turn);

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        *self.0.holder.lock() = None;
        self.0.given_back.notify_all();
    }
}
