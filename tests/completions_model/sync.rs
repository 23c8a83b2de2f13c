//! The types of `src/runtime/sync.rs` as the model checker has them, in the shape of those that ship.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

pub(crate) use loom::sync::atomic::{AtomicBool, Ordering};
pub(crate) use loom::thread;

#[derive(Default)]
pub(crate) struct Mutex<T>(loom::sync::Mutex<T>);

/// Nothing is in it only while its thread waits for a condition.
pub(crate) struct Guard<'a, T>(Option<loom::sync::MutexGuard<'a, T>>);

impl<T> Mutex<T> {
    pub(crate) fn lock(&self) -> Guard<'_, T> {
        Guard(Some(self.0.lock().expect("no thread panics with it")))
    }
}

impl<T> Deref for Guard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_ref().expect("nobody waits")
    }
}

impl<T> DerefMut for Guard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.as_mut().expect("nobody waits")
    }
}

pub(crate) struct Condvar(loom::sync::Condvar);

impl Default for Condvar {
    fn default() -> Self {
        Self(loom::sync::Condvar::new())
    }
}

/// In the model no time passes, so a wait that never ends is found as a deadlock.
pub(crate) struct Waited;

impl Waited {
    pub(crate) fn timed_out(&self) -> bool {
        false
    }
}

impl Condvar {
    pub(crate) fn notify_all(&self) {
        self.0.notify_all();
    }

    pub(crate) fn wait_while_for<T>(
        &self,
        guard: &mut Guard<'_, T>,
        mut condition: impl FnMut(&mut T) -> bool,
        _limit: Duration,
    ) -> Waited {
        while condition(guard) {
            let held = guard.0.take().expect("nobody waits");
            guard.0 = Some(self.0.wait(held).expect("no thread panics with it"));
        }
        Waited
    }
}
