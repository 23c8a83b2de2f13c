//! One writer at a time per session within this process.
//!
//! Only for fairness: without it, many writers of one session would overtake
//! each other by compare-and-swap and do most of their work in vain.
//! Correctness does not need it.

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::{Mutex as AsyncMutex, OwnedMutexGuard};

use crate::store::Key;

/// Who writes what now, and who waits for it.
#[derive(Default)]
pub(crate) struct Turns {
    locks: Mutex<HashMap<Key, Arc<AsyncMutex<()>>>>,
}

/// The right to write; ends when dropped.
pub(crate) struct Turn<'a> {
    turns: &'a Turns,
    key: Key,
    guard: Option<OwnedMutexGuard<()>>,
}

impl Turns {
    /// Waits until it is the caller's turn: first come, first served.
    pub(crate) async fn take(&self, key: Key) -> Turn<'_> {
        let lock = self.locks.lock().entry(key.clone()).or_default().clone();
        // Made before waiting, so that a caller who gives up cleans up too.
        let mut turn = Turn {
            turns: self,
            key,
            guard: None,
        };
        turn.guard = Some(lock.lock_owned().await);
        turn
    }

    #[cfg(test)]
    fn len(&self) -> usize {
        self.locks.lock().len()
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut locks = self.turns.locks.lock();
        self.guard = None;
        // Only the map holds it: nobody has it, nobody waits.
        if locks
            .get(&self.key)
            .is_some_and(|lock| Arc::strong_count(lock) == 1)
        {
            locks.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;
    use crate::store::Kind;

    fn key(id: &str) -> Key {
        Key {
            shard: "s".into(),
            kind: Kind::Session,
            id: id.into(),
        }
    }

    #[test]
    fn one_has_the_turn_the_other_waits_and_nothing_remains() {
        let turns = Turns::default();
        let mut context = Context::from_waker(Waker::noop());
        let Poll::Ready(first) = pin!(turns.take(key("a"))).poll(&mut context) else {
            panic!("nobody was there");
        };
        let mut second = Box::pin(turns.take(key("a")));
        assert!(second.as_mut().poll(&mut context).is_pending());
        let other = pin!(turns.take(key("b"))).poll(&mut context);
        assert!(other.is_ready(), "another session is another turn");
        drop(other);
        drop(first);
        let turn = second.as_mut().poll(&mut context);
        assert!(turn.is_ready());
        drop(turn);
        drop(second);
        assert_eq!(turns.len(), 0);
    }

    #[test]
    fn whoever_gives_up_waiting_leaves_nothing_behind() {
        let turns = Turns::default();
        let mut context = Context::from_waker(Waker::noop());
        let Poll::Ready(first) = pin!(turns.take(key("a"))).poll(&mut context) else {
            panic!("nobody was there");
        };
        let mut second = Box::pin(turns.take(key("a")));
        assert!(second.as_mut().poll(&mut context).is_pending());
        drop(first);
        drop(second);
        assert_eq!(turns.len(), 0);
    }
}
