//! Records of which it is not known whether what is held in memory shows their
//! latest state: a caller gave up waiting while its write was under way. The
//! sweeper looks at them again until the write must have happened or failed.

use std::collections::HashMap;
use std::hash::Hash;

use greenroom_protocol::ids::{ConnectionId, SessionRef};
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;

/// How long a write may be under way after its caller is gone.
pub(crate) const WRITE_MS_MAX: u64 = 30_000;

/// A session, and what a member of it may have come to hang on.
type About = (SessionRef, Option<ConnectionId>);

/// What is doubtful, each with the end of its doubt once a sweep saw it.
pub(crate) struct Doubts<A: Eq + Hash = About> {
    open: Mutex<HashMap<A, Option<Timestamp>>>,
}

/// A write under way. Leaves a doubt unless it is told that it is settled.
pub(crate) struct Doubt<'a, A: Eq + Hash = About> {
    doubts: &'a Doubts<A>,
    about: Option<A>,
}

impl<A: Eq + Hash> Default for Doubts<A> {
    fn default() -> Self {
        Self {
            open: Mutex::default(),
        }
    }
}

impl Doubts {
    /// A write to the session begins; `connection` is what a member may come to
    /// hang on by it.
    pub(crate) fn begin(&self, at: &SessionRef, connection: Option<&ConnectionId>) -> Doubt<'_> {
        self.doubt((at.clone(), connection.cloned()))
    }
}

impl<A: Eq + Hash + Clone> Doubts<A> {
    /// A write begins.
    pub(crate) fn doubt(&self, about: A) -> Doubt<'_, A> {
        Doubt {
            doubts: self,
            about: Some(about),
        }
    }

    /// What to look at again. Each doubt comes up until it is old enough.
    pub(crate) fn take(&self, now: Timestamp) -> Vec<A> {
        let mut open = self.open.lock();
        let doubtful = open.keys().cloned().collect();
        open.retain(|_, until| now <= *until.get_or_insert(now.plus(WRITE_MS_MAX)));
        doubtful
    }
}

impl<A: Eq + Hash> Doubt<'_, A> {
    /// The write was answered and the index knows.
    pub(crate) fn settled(mut self) {
        self.about = None;
    }
}

impl<A: Eq + Hash> Drop for Doubt<'_, A> {
    fn drop(&mut self) {
        if let Some(about) = self.about.take() {
            self.doubts.open.lock().insert(about, None);
        }
    }
}
