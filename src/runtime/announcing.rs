//! How a game hears that its call is tried again, before the end of it.
//!
//! A call comes through a door, which knows the game's callback, and begins an operation, which knows whether it is tried again. Both happen on one thread, before the call returns: the door offers, the
//! operation takes. What nobody took is withdrawn when the call returns, so that it is never mistaken for another call's.

use std::cell::RefCell;
use std::sync::Arc;

thread_local! {
    static OFFERED: RefCell<Option<Announcer>> = const { RefCell::new(None) };
}

/// Tells the game that a call of its is tried again. Only inside Tick, and before the call's own end.
#[derive(Clone)]
pub struct Announcer(Arc<dyn Fn() + Send + Sync>);

impl Announcer {
    /// One that calls the game by `announce`.
    pub fn new(announce: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Arc::new(announce))
    }

    /// Calls the game.
    pub fn announce(&self) {
        (self.0)();
    }
}

/// Offers the announcer of the call that is under way on this thread to the operation that it begins.
pub fn offer(announcer: Announcer) {
    // Games end sessions in `atexit`, where a thread has nothing of its own any more: such a call ends without being announced.
    let _ = OFFERED.try_with(|offered| offered.replace(Some(announcer)));
}

/// Takes what was offered, if it was.
pub fn take() -> Option<Announcer> {
    OFFERED.try_with(RefCell::take).ok().flatten()
}

/// The call is over: what was offered and not taken goes.
pub fn withdraw() {
    drop(take());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_is_taken_once_and_by_nobody_after_the_call() {
        offer(Announcer::new(|| ()));
        assert!(take().is_some());
        assert!(take().is_none());
        offer(Announcer::new(|| ()));
        withdraw();
        assert!(take().is_none());
    }
}
