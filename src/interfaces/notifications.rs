//! Callbacks that stay registered until they are removed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use parking_lot::Mutex;

/// Names a registered callback, across all interfaces and platforms of the process; never 0. Bindings keep the ids of all interfaces in one table.
pub type NotificationId = u64;

static LAST_ID: AtomicU64 = AtomicU64::new(0);

type Watcher<E> = Arc<dyn Fn(&E) + Send + Sync>;

/// The callbacks that are registered for one kind of event.
pub struct Notifications<E> {
    watchers: Mutex<Vec<(NotificationId, Watcher<E>)>>,
}

impl<E> Default for Notifications<E> {
    fn default() -> Self {
        Self {
            watchers: Mutex::default(),
        }
    }
}

impl<E> Notifications<E> {
    /// Registers a callback.
    pub fn add(&self, watcher: impl Fn(&E) + Send + Sync + 'static) -> NotificationId {
        let id = LAST_ID.fetch_add(1, Ordering::Relaxed) + 1;
        self.watchers.lock().push((id, Arc::new(watcher)));
        id
    }

    /// Whether nobody is registered.
    pub fn is_empty(&self) -> bool {
        self.watchers.lock().is_empty()
    }

    /// Removes a callback, which is not called any more from now on; false if there is none of this id.
    pub fn remove(&self, id: NotificationId) -> bool {
        let removed = {
            let mut watchers = self.watchers.lock();
            let at = watchers.iter().position(|(known, _)| *known == id);
            at.map(|at| watchers.remove(at))
        };
        removed.is_some()
    }

    /// Removes all callbacks, as [`remove`](Self::remove) does one.
    pub fn clear(&self) {
        let removed = std::mem::take(&mut *self.watchers.lock());
        // Dropped with no lock held.
        drop(removed);
    }

    /// Calls everybody who was registered when this began and still is when the turn comes, in the order of registration, with no lock held. Only inside Tick.
    pub fn tell(&self, event: &E) {
        let ids: Vec<NotificationId> = self.watchers.lock().iter().map(|(id, _)| *id).collect();
        for id in ids {
            if let Some(watcher) = self.watcher(id) {
                watcher(event);
            }
        }
    }

    /// Calls one callback, if it still is registered, with no lock held. Only inside Tick.
    pub fn tell_one(&self, id: NotificationId, event: &E) {
        if let Some(watcher) = self.watcher(id) {
            watcher(event);
        }
    }

    fn watcher(&self, id: NotificationId) -> Option<Watcher<E>> {
        let watchers = self.watchers.lock();
        let found = watchers.iter().find(|(known, _)| *known == id);
        found.map(|(_, watcher)| Arc::clone(watcher))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_differ_across_kinds_of_events() {
        let (numbers, texts) = (
            Notifications::<u32>::default(),
            Notifications::<String>::default(),
        );
        let ids = [numbers.add(|_| ()), texts.add(|_| ()), numbers.add(|_| ())];
        assert!(ids.iter().all(|id| *id != 0));
        assert!(ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2]);
        assert!(!numbers.remove(ids[1]), "it is registered elsewhere");
    }

    #[test]
    fn one_that_another_removes_meanwhile_is_not_called() {
        let events = Arc::new(Notifications::<u32>::default());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let second = Arc::new(Mutex::new(0));
        let (inner, victim, first_seen) =
            (Arc::clone(&events), Arc::clone(&second), Arc::clone(&seen));
        events.add(move |event| {
            first_seen.lock().push(*event);
            inner.remove(*victim.lock());
        });
        let second_seen = Arc::clone(&seen);
        *second.lock() = events.add(move |event| second_seen.lock().push(event + 100));
        events.tell(&1);
        events.tell(&2);
        assert_eq!(*seen.lock(), [1, 2]);
    }
}
