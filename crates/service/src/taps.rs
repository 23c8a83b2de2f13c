//! Taps on their way from a commit to the outboxes of those who asked.
//!
//! A tap follows its commit, in the turn of its session: so those of one session
//! come in the order of its changes. Where nobody knows whether a write has
//! happened, because its caller gave up or the store failed, the state before it
//! is kept until somebody sees what became of it, and the taps are made up for.

use std::collections::HashMap;
use std::sync::Arc;

use greenroom_directory::changes;
use greenroom_directory::session::Session;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{ConnectionId, Revision, SessionRef};
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;

use crate::doubts::WRITE_MS_MAX;
use crate::explore::By;
use crate::outbox::{Change, Outbox, Tap};
use crate::service::Service;
use crate::sessions::Held;

/// Writes of which nobody knows whether they have happened, by their sessions.
#[derive(Default)]
pub(crate) struct Untold(Mutex<HashMap<SessionRef, Doubtful>>);

/// The earliest of such writes to one session.
struct Doubtful {
    /// The state before it; `None` where there was no session.
    before: Option<Held>,
    /// Connections that came to watch the session by it.
    reserved: Vec<ConnectionId>,
    /// The end of the doubt once a sweep saw it.
    until: Option<Timestamp>,
}

impl Doubtful {
    fn revision(&self) -> Option<Revision> {
        self.before.as_ref().map(|held| held.revision)
    }
}

impl Untold {
    fn keep(&self, at: &SessionRef, before: Option<&Held>, reserved: Vec<ConnectionId>) {
        let mut untold = self.0.lock();
        let kept = untold.entry(at.clone()).or_insert_with(|| Doubtful {
            before: before.cloned(),
            reserved: Vec::new(),
            until: None,
        });
        kept.reserved.extend(reserved);
    }

    /// What is not doubtful any more, now that this revision was found.
    fn settled_by(&self, at: &SessionRef, found: Option<Revision>) -> Option<Doubtful> {
        let mut untold = self.0.lock();
        if untold.get(at)?.revision() == found {
            return None;
        }
        untold.remove(at)
    }

    /// The sessions to look at.
    pub(crate) fn sessions(&self) -> Vec<SessionRef> {
        self.0.lock().keys().cloned().collect()
    }

    /// Takes out the writes that have not happened and will not any more.
    fn given_up(&self, now: Timestamp) -> Vec<(SessionRef, Doubtful)> {
        let mut untold = self.0.lock();
        let over = |_: &SessionRef, one: &mut Doubtful| {
            now > *one.until.get_or_insert(now.plus(WRITE_MS_MAX))
        };
        untold.extract_if(over).collect()
    }
}

/// A write under way that somebody will be tapped for. One that is dropped is
/// one of which nobody knows whether it has happened.
pub(crate) struct Telling<'a> {
    service: &'a Service,
    at: &'a SessionRef,
    before: Option<&'a Held>,
    by: By<'a>,
    /// Connections that come to watch the session by this write.
    reserved: Vec<ConnectionId>,
    is_over: bool,
}

impl Telling<'_> {
    /// The write has happened.
    pub(crate) fn tell(mut self, after: Option<&Session>) {
        self.is_over = true;
        let service = self.service;
        // An earlier write in doubt has not happened: this one was based on the
        // state before it.
        let earlier = service.untold.0.lock().remove(self.at);
        self.reserved
            .extend(earlier.into_iter().flat_map(|earlier| earlier.reserved));
        let before = self.before.map(|held| &held.session);
        service.tell(self.at, before, after, &self.reserved, self.by);
    }

    /// The write has not happened: another one was first.
    pub(crate) fn cancel(mut self) {
        self.is_over = true;
        for connection in &self.reserved {
            self.service.connections.unwatch(connection, self.at);
        }
    }
}

impl Drop for Telling<'_> {
    fn drop(&mut self) {
        if !self.is_over {
            let reserved = std::mem::take(&mut self.reserved);
            self.service.untold.keep(self.at, self.before, reserved);
        }
    }
}

impl Service {
    /// What waits for a push connection; `None` where it has ended.
    pub fn outbox(&self, id: &ConnectionId) -> Option<Arc<Outbox>> {
        self.connections.outbox(id)
    }

    /// Makes ready to tell of a write, in the turn of its session. `None` where
    /// nobody has asked or follows, and no journal is kept.
    ///
    /// # Errors
    /// `Conflict` where a push connection would watch more sessions than
    /// `limits::SESSION_SUBSCRIPTIONS_MAX`.
    pub(crate) fn telling<'a>(
        &'a self,
        at: &'a SessionRef,
        before: Option<&'a Held>,
        after: Option<&Session>,
        by: By<'a>,
    ) -> Result<Option<Telling<'a>>, Refusal> {
        let was_watched = before.is_some_and(|held| changes::is_watched(&held.session));
        let is_watched = was_watched || after.is_some_and(changes::is_watched);
        let is_followed = self.is_followed(before.map(|held| &held.session), after);
        if !is_watched && !is_followed && self.journal.get().is_none() {
            return Ok(None);
        }
        let mut telling = Telling {
            service: self,
            at,
            before,
            by,
            reserved: Vec::new(),
            is_over: false,
        };
        for connection in after.into_iter().flat_map(changes::watchers) {
            match self.connections.watch(connection, at) {
                Ok(true) => telling.reserved.push(connection.clone()),
                Ok(false) => {}
                Err(refusal) => {
                    telling.cancel();
                    return Err(refusal);
                }
            }
        }
        Ok(Some(telling))
    }

    /// Tells of a write of which it was not known whether it has happened, if it
    /// has. To be called in the session's turn with what was read.
    pub(crate) fn tell_of_doubtful(&self, at: &SessionRef, found: Option<&Held>) {
        let revision = found.map(|held| held.revision);
        let Some(doubtful) = self.untold.settled_by(at, revision) else {
            return;
        };
        let before = doubtful.before.as_ref().map(|held| &held.session);
        let after = found.map(|held| &held.session);
        self.tell(at, before, after, &doubtful.reserved, By::Unknown);
    }

    /// Looks after writes of which it is not known whether they have happened.
    ///
    /// # Errors
    /// `Unavailable`; the next sweep tries again.
    pub(crate) async fn settle_untold(&self, now: Timestamp) -> Result<(), Refusal> {
        let mut result = Ok(());
        for at in self.untold.sessions() {
            result = result.and(self.settle_in_turn(&at).await.map(drop));
        }
        for (at, doubtful) in self.untold.given_up(now) {
            for connection in &doubtful.reserved {
                self.connections.unwatch(connection, &at);
            }
        }
        result
    }

    fn tell(
        &self,
        at: &SessionRef,
        before: Option<&Session>,
        after: Option<&Session>,
        reserved: &[ConnectionId],
        by: By<'_>,
    ) {
        if let Some(journal) = self.journal.get() {
            journal.note(self.now(), before, after, by);
        }
        let gone = before
            .into_iter()
            .flat_map(changes::watchers)
            .chain(reserved);
        let stay = || after.into_iter().flat_map(changes::watchers);
        for connection in gone.filter(|gone| !stay().any(|stays| stays == *gone)) {
            self.connections.unwatch(connection, at);
        }
        self.tell_followers(before, after, by);
        let Some(taps) = changes::taps(before, after) else {
            return;
        };
        let change = Arc::new(Change {
            timestamp: self.now(),
            resource: taps.resource,
            branch: taps.branch,
            change_number: taps.change_number,
        });
        for (connection, subscription) in taps.to {
            let change = change.clone();
            if let Some(outbox) = self.connections.outbox(&connection) {
                outbox.put(Tap {
                    change,
                    subscription,
                });
            }
        }
    }
}
