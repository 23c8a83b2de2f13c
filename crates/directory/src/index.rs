//! What is derived from the stored sessions: which are found by searches, which
//! timer is due next, which sessions hang on a connection.
//!
//! Updates may come in any order: each carries the revision that it shows, and
//! an older one loses. A deleted session leaves a trace for a while, so that a
//! late update does not bring it back.
//!
//! All of it is in memory, for every session. So a session's name is there once,
//! and tables that mostly have one session for a key keep nothing beside it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use greenroom_protocol::ids::{
    AccountId, ConnectionId, Deployment, Revision, SessionRef, TemplateName,
};
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;

use crate::browse::{Catalog, Listing, Pool};
use crate::session::Session;
use relation::Relation;
use traces::{Digits, Traces};

mod relation;
mod traces;

/// The index of all sessions of a directory.
#[derive(Debug)]
pub struct Index {
    silence_ms: u64,
    live: HashMap<Name, Box<Live>>,
    deleted: HashMap<SessionRef, Deletion>,
    catalog: Catalog,
    pool: Pool,
    timers: BTreeSet<(Timestamp, Name)>,
    connections: Relation<Digits, Name>,
    deployments: HashMap<Deployment, Shelf>,
    search_handles: BTreeMap<Digits, Name>,
    census: Census,
}

/// The name of a session, which all tables share.
type Name = Arc<SessionRef>;

/// A session with its beginning, the newest first.
type Begun = (Reverse<Timestamp>, Name);

/// The sessions of a deployment.
#[derive(Debug, Default)]
struct Shelf {
    accounts: Relation<AccountId, Begun>,
    /// By keyword in lower case.
    keywords: Relation<Arc<str>, Begun>,
}

/// What is known of a live session.
#[derive(Debug)]
struct Live {
    revision: Revision,
    listing: Option<Arc<Listing>>,
    traces: Traces,
}

/// What is known of a session that was deleted.
#[derive(Debug)]
struct Deletion {
    revision: Revision,
    at: Timestamp,
}

/// A player's place in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat<'a> {
    /// Which session.
    pub at: &'a SessionRef,
    /// Whether somebody gave it the place and it has not come yet: anybody can,
    /// as often as it likes.
    pub reserved: bool,
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Live sessions.
    pub sessions: usize,
    /// Their members.
    pub members: usize,
}

impl Index {
    /// An empty index, for sessions whose connections may be silent for so long.
    pub fn new(silence_ms: u64) -> Self {
        Self {
            silence_ms,
            live: HashMap::new(),
            deleted: HashMap::new(),
            catalog: Catalog::default(),
            pool: Pool::default(),
            timers: BTreeSet::new(),
            connections: Relation::default(),
            deployments: HashMap::new(),
            search_handles: BTreeMap::new(),
            census: Census::default(),
        }
    }

    /// How much there is, as far as is known.
    pub fn census(&self) -> Census {
        self.census
    }

    /// The newest revision known of a session that is live as far as is known.
    pub fn live_revision(&self, at: &SessionRef) -> Option<Revision> {
        Some(self.live.get(at)?.revision)
    }

    /// The sessions that are live as far as is known, in no order.
    pub fn live(&self) -> impl Iterator<Item = &SessionRef> {
        self.live.keys().map(AsRef::as_ref)
    }

    /// Takes note of a stored session, unless something newer is known.
    pub fn upsert(&mut self, revision: Revision, session: &Session) {
        let at = &session.session_ref;
        if self.revision(at) >= Some(revision) {
            return;
        }
        self.deleted.remove(at);
        let traces = Traces::of(session, self.silence_ms);
        let (name, mut live) = match self.live.remove_entry(at) {
            Some((name, live)) if is_spelled_like(&name, at) => (name, live),
            known => {
                // Made anew in other letters, it is shown in these.
                if let Some((name, live)) = known {
                    self.clear(&name, &live);
                }
                self.census.sessions += 1;
                (self.pool.name(at), Box::new(Live::unknown()))
            }
        };
        self.trace(&name, &live.traces, &traces);
        let listing = Listing::pooled(session, self.silence_ms, &name, &mut self.pool);
        self.list(&mut live.listing, listing);
        live.revision = revision;
        live.traces = traces;
        self.live.insert(name, live);
    }

    /// Takes note of a deleted session, unless something newer is known.
    /// `revision` is the deletion's, `at` its instant.
    pub fn remove(&mut self, revision: Revision, session: &SessionRef, at: Timestamp) {
        if self.revision(session) > Some(revision) {
            return;
        }
        if let Some((name, live)) = self.live.remove_entry(session) {
            self.clear(&name, &live);
        }
        self.deleted
            .insert(session.clone(), Deletion { revision, at });
    }

    /// Drops what is known of sessions that were deleted before the instant.
    pub fn forget_deleted(&mut self, before: Timestamp) {
        self.deleted.retain(|_, deletion| deletion.at >= before);
    }

    /// What searches see of a session, if they see it.
    pub fn listing(&self, at: &SessionRef) -> Option<Arc<Listing>> {
        self.live.get(at)?.listing.clone()
    }

    /// What searches find.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The sessions that have a due timer, the longest due first.
    pub fn due(&self, now: Timestamp) -> Vec<SessionRef> {
        let timers = self.timers.iter();
        let due = timers.take_while(|(at, _)| *at <= now);
        due.map(|(_, session)| (**session).clone()).collect()
    }

    /// Those of a template among the first `most` of them: what is behind is not
    /// looked at.
    pub fn first_due(
        &self,
        deployment: &Deployment,
        template: &TemplateName,
        now: Timestamp,
        most: usize,
    ) -> Vec<SessionRef> {
        let timers = self.timers.iter().take(most);
        let due = timers.take_while(|(at, _)| *at <= now);
        due.filter(|(_, at)| at.scid == *deployment && at.template_name == *template)
            .map(|(_, at)| (**at).clone())
            .collect()
    }

    /// The sessions with a member or server that hangs on the connection and is
    /// not lost.
    pub fn on_connection(&self, connection: &ConnectionId) -> Vec<SessionRef> {
        let sessions = self.connections.of(connection.to_bytes());
        sessions.map(|session| (**session).clone()).collect()
    }

    /// The sessions of a deployment that the account has a place in. The newest
    /// come first, since who asks may not look at all.
    pub fn of_account(
        &self,
        deployment: &Deployment,
        account: AccountId,
    ) -> impl Iterator<Item = Seat<'_>> {
        let shelf = self.deployments.get(deployment);
        let sessions = shelf
            .into_iter()
            .flat_map(move |it| it.accounts.of(account));
        sessions.map(move |(_, at)| Seat {
            at,
            reserved: (self.live.get(at)).is_some_and(|live| live.traces.is_reserved(account)),
        })
    }

    /// The sessions of a deployment with the keyword, whatever its letter case,
    /// the newest first.
    pub fn with_keyword(
        &self,
        deployment: &Deployment,
        keyword: &str,
    ) -> impl Iterator<Item = &SessionRef> {
        let keyword: Arc<str> = keyword.to_lowercase().into();
        let shelf = self.deployments.get(deployment);
        let sessions = shelf
            .into_iter()
            .flat_map(move |it| it.keywords.of(keyword.clone()));
        sessions.map(|(_, at)| &**at)
    }

    /// The session with the search handle of that id.
    pub fn with_search_handle(&self, id: &str) -> Option<SessionRef> {
        let name = self.search_handles.get(&Guid::new(id)?.to_bytes())?;
        Some((**name).clone())
    }

    /// The newest revision known of a session, also of a deleted one.
    fn revision(&self, at: &SessionRef) -> Option<Revision> {
        let deleted = || Some(self.deleted.get(at)?.revision);
        self.live_revision(at).or_else(deleted)
    }

    /// Takes a session that was live out of every table but `live`.
    fn clear(&mut self, name: &Name, live: &Live) {
        self.census.sessions -= 1;
        self.trace(name, &live.traces, &Traces::default());
        if let Some(listing) = &live.listing {
            self.catalog.remove(listing);
        }
    }

    /// Brings the catalog from what searches saw of a session to what they see.
    /// What is shown goes on to be shown, with its ready bytes.
    fn list(&mut self, shown: &mut Option<Arc<Listing>>, new: Option<Listing>) {
        match (&*shown, new) {
            (Some(old), Some(new)) if old.says_the_same_as(&new) => {}
            (Some(old), Some(new)) => {
                let new = Arc::new(new);
                self.catalog.replace(old, new.clone());
                *shown = Some(new);
            }
            (None, Some(new)) => {
                let new = Arc::new(new);
                self.catalog.insert(new.clone());
                *shown = Some(new);
            }
            (Some(old), None) => {
                self.catalog.remove(old);
                *shown = None;
            }
            (None, None) => {}
        }
    }

    /// Brings the tables from what led to a session to what leads to it. Most
    /// changes of a session are none here.
    fn trace(&mut self, name: &Name, old: &Traces, new: &Traces) {
        self.census.members += new.seats.as_slice().len();
        self.census.members -= old.seats.as_slice().len();
        if old.timer != new.timer {
            let entry = |at: Timestamp| (at, name.clone());
            old.timer.map(|at| self.timers.remove(&entry(at)));
            self.timers.extend(new.timer.map(entry));
        }
        if old.connections != new.connections {
            for connection in old.connections.as_slice() {
                self.connections.remove(*connection, name.clone());
            }
            for connection in new.connections.as_slice() {
                self.connections.insert(*connection, name.clone());
            }
        }
        if old.search_handle != new.search_handle {
            self.search_handles.remove(&old.search_handle);
            if new.search_handle != traces::NOTHING {
                self.search_handles.insert(new.search_handle, name.clone());
            }
        }
        if old.begun != new.begun || old.seats != new.seats || old.keywords != new.keywords {
            self.shelve(name, old, new);
        }
    }

    fn shelve(&mut self, name: &Name, old: &Traces, new: &Traces) {
        let shelf = self.deployments.entry(name.scid.clone()).or_default();
        let begun = |traces: &Traces| (Reverse(traces.begun), name.clone());
        for (account, _) in old.seats.as_slice() {
            shelf.accounts.remove(*account, begun(old));
        }
        for (account, _) in new.seats.as_slice() {
            shelf.accounts.insert(*account, begun(new));
        }
        for keyword in &old.keywords {
            shelf.keywords.remove(keyword.clone(), begun(old));
        }
        for keyword in &new.keywords {
            shelf.keywords.insert(keyword.clone(), begun(new));
        }
        if shelf.accounts.is_empty() && shelf.keywords.is_empty() {
            self.deployments.remove(&name.scid);
        }
    }
}

impl Live {
    fn unknown() -> Self {
        Self {
            revision: Revision(0),
            listing: None,
            traces: Traces::default(),
        }
    }
}

/// Whether two names of a session are the same to the letter.
fn is_spelled_like(a: &SessionRef, b: &SessionRef) -> bool {
    a.name.as_str() == b.name.as_str()
        && a.template_name.as_str() == b.template_name.as_str()
        && a.scid.as_str() == b.scid.as_str()
}

#[cfg(test)]
mod tests;
