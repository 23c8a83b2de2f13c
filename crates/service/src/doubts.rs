//! Sessions of which it is not known whether the index shows their latest state:
//! a caller gave up waiting while its write was under way. The sweeper looks at
//! them again until the write must have happened or failed.

use std::collections::HashMap;

use greenroom_protocol::ids::{ConnectionId, SessionRef};
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;

/// How long a write may be under way after its caller is gone.
const WRITE_MS_MAX: u64 = 30_000;

/// A session, and what a member of it may have come to hang on.
type About = (SessionRef, Option<ConnectionId>);

/// The doubtful sessions, each with the end of its doubt once a sweep saw it.
#[derive(Default)]
pub(crate) struct Doubts {
    sessions: Mutex<HashMap<About, Option<Timestamp>>>,
}

/// A write under way. Leaves a doubt unless it is told that it is settled.
pub(crate) struct Doubt<'a> {
    doubts: &'a Doubts,
    about: Option<About>,
}

impl Doubts {
    /// A write to the session begins; `connection` is what a member may come to
    /// hang on by it.
    pub(crate) fn begin(&self, at: &SessionRef, connection: Option<&ConnectionId>) -> Doubt<'_> {
        Doubt {
            doubts: self,
            about: Some((at.clone(), connection.cloned())),
        }
    }

    /// What to look at again. Each doubt comes up until it is old enough.
    pub(crate) fn take(&self, now: Timestamp) -> Vec<About> {
        let mut sessions = self.sessions.lock();
        let doubtful = sessions.keys().cloned().collect();
        sessions.retain(|_, until| now <= *until.get_or_insert(now.plus(WRITE_MS_MAX)));
        doubtful
    }
}

impl Doubt<'_> {
    /// The write was answered and the index knows.
    pub(crate) fn settled(mut self) {
        self.about = None;
    }
}

impl Drop for Doubt<'_> {
    fn drop(&mut self) {
        if let Some(about) = self.about.take() {
            self.doubts.sessions.lock().insert(about, None);
        }
    }
}
