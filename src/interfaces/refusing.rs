//! What stands behind every interface that is not there.

use std::sync::Arc;

use super::Base;
use super::notifications::{NotificationId, Notifications};

/// Of one platform, for all the interfaces that it lacks: it has nothing to tell but that, and keeps the callbacks that will never be called.
pub struct Refusing {
    base: Base,
    notifications: Notifications<()>,
}

impl Refusing {
    /// Nobody has asked for anything yet.
    pub fn new(base: Base) -> Arc<Self> {
        Arc::new(Self {
            base,
            notifications: Notifications::default(),
        })
    }

    /// Tells a refusal inside the next Tick.
    pub fn post(&self, tell: impl FnOnce() + Send + 'static) {
        self.base.post(tell);
    }

    /// The id of a callback for events that never come.
    pub fn add_notification(&self) -> NotificationId {
        self.notifications.add(|()| ())
    }

    /// Forgets such a callback; false if there is none of this id.
    pub fn remove_notification(&self, id: NotificationId) -> bool {
        self.notifications.remove(id)
    }
}
