//! What is derived from the stored sessions: which are found by searches, which
//! timer is due next, which sessions hang on a connection.
//!
//! Updates may come in any order: each carries the revision that it shows, and
//! an older one loses. A deleted session leaves a trace for a while, so that a
//! late update does not bring it back.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::Arc;

use greenroom_protocol::ids::{AccountId, ConnectionId, Deployment, Revision, SessionRef};
use greenroom_protocol::time::Timestamp;

use crate::browse::{Catalog, Listing};
use crate::liveness;
use crate::session::Session;

/// The index of all sessions of a directory.
#[derive(Debug)]
pub struct Index {
    silence_ms: u64,
    entries: HashMap<SessionRef, Entry>,
    catalog: Catalog,
    timers: BTreeSet<(Timestamp, SessionRef)>,
    connections: HashMap<ConnectionId, BTreeSet<SessionRef>>,
    accounts: HashMap<(Deployment, AccountId), BTreeSet<(Begun, IsReserved)>>,
    keywords: HashMap<(Deployment, String), BTreeSet<Begun>>,
    search_handles: HashMap<String, SessionRef>,
    census: Census,
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

/// What is known of one session.
#[derive(Debug)]
struct Entry {
    revision: Revision,
    state: State,
}

#[derive(Debug)]
enum State {
    Live(Traces),
    Deleted { at: Timestamp },
}

/// Where a live session stands in the other tables.
#[derive(Debug, Default)]
struct Traces {
    start_time: Timestamp,
    accounts: Vec<(AccountId, IsReserved)>,
    keywords: Vec<String>,
    search_handle: Option<String>,
    listing: Option<Arc<Listing>>,
    timer: Option<Timestamp>,
    connections: Vec<ConnectionId>,
    members: usize,
}

/// A session with its beginning, the newest first.
type Begun = (Reverse<Timestamp>, SessionRef);

/// Whether a place waits for its player to come.
type IsReserved = bool;

impl Index {
    /// An empty index, for sessions whose connections may be silent for so long.
    pub fn new(silence_ms: u64) -> Self {
        Self {
            silence_ms,
            entries: HashMap::new(),
            catalog: Catalog::default(),
            timers: BTreeSet::new(),
            connections: HashMap::new(),
            accounts: HashMap::new(),
            keywords: HashMap::new(),
            search_handles: HashMap::new(),
            census: Census::default(),
        }
    }

    /// How much there is, as far as is known.
    pub fn census(&self) -> Census {
        self.census
    }

    /// The newest revision known of a session that is live as far as is known.
    pub fn live_revision(&self, at: &SessionRef) -> Option<Revision> {
        let entry = self.entries.get(at)?;
        matches!(entry.state, State::Live(_)).then_some(entry.revision)
    }

    /// The sessions that are live as far as is known, in no order.
    pub fn live(&self) -> impl Iterator<Item = &SessionRef> {
        let live = |entry: &Entry| matches!(entry.state, State::Live(_));
        let entries = self.entries.iter();
        entries
            .filter(move |(_, entry)| live(entry))
            .map(|(at, _)| at)
    }

    /// Takes note of a stored session, unless something newer is known.
    pub fn upsert(&mut self, revision: Revision, session: &Session) {
        if self.revision(&session.session_ref) >= Some(revision) {
            return;
        }
        self.clear(&session.session_ref);
        let state = State::Live(self.enter(session));
        let entry = Entry { revision, state };
        self.entries.insert(session.session_ref.clone(), entry);
    }

    /// Takes note of a deleted session, unless something newer is known.
    /// `revision` is the deletion's, `at` its instant.
    pub fn remove(&mut self, revision: Revision, session: &SessionRef, at: Timestamp) {
        if self.revision(session) > Some(revision) {
            return;
        }
        self.clear(session);
        let state = State::Deleted { at };
        self.entries
            .insert(session.clone(), Entry { revision, state });
    }

    /// Drops what is known of sessions that were deleted before the instant.
    pub fn forget_deleted(&mut self, before: Timestamp) {
        self.entries.retain(|_, entry| match entry.state {
            State::Live(_) => true,
            State::Deleted { at } => at >= before,
        });
    }

    /// What searches see of a session, if they see it.
    pub fn listing(&self, at: &SessionRef) -> Option<Arc<Listing>> {
        match &self.entries.get(at)?.state {
            State::Live(traces) => traces.listing.clone(),
            State::Deleted { .. } => None,
        }
    }

    /// What searches find.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The sessions that have a due timer, the longest due first.
    pub fn due(&self, now: Timestamp) -> Vec<SessionRef> {
        let timers = self.timers.iter();
        let due = timers.take_while(|(at, _)| *at <= now);
        due.map(|(_, session)| session.clone()).collect()
    }

    /// The sessions with a member or server that hangs on the connection and is
    /// not lost.
    pub fn on_connection(&self, connection: &ConnectionId) -> Vec<SessionRef> {
        let sessions = self.connections.get(connection);
        sessions.into_iter().flatten().cloned().collect()
    }

    /// The sessions of a deployment that the account has a place in. The newest
    /// come first, since who asks may not look at all.
    pub fn of_account(
        &self,
        deployment: &Deployment,
        account: AccountId,
    ) -> impl Iterator<Item = Seat<'_>> {
        let sessions = self.accounts.get(&(deployment.clone(), account));
        let seats = sessions.into_iter().flatten();
        seats.map(|((_, at), reserved)| Seat {
            at,
            reserved: *reserved,
        })
    }

    /// The sessions of a deployment with the keyword, whatever its letter case,
    /// the newest first.
    pub fn with_keyword(
        &self,
        deployment: &Deployment,
        keyword: &str,
    ) -> impl Iterator<Item = &SessionRef> {
        let key = (deployment.clone(), keyword.to_lowercase());
        let sessions = self.keywords.get(&key);
        sessions.into_iter().flatten().map(|(_, at)| at)
    }

    /// The session with the search handle of that id.
    pub fn with_search_handle(&self, id: &str) -> Option<SessionRef> {
        self.search_handles.get(id).cloned()
    }

    /// The newest revision known of a session, also of a deleted one.
    fn revision(&self, at: &SessionRef) -> Option<Revision> {
        Some(self.entries.get(at)?.revision)
    }

    fn enter(&mut self, session: &Session) -> Traces {
        let at = &session.session_ref;
        let timer = liveness::next_timer(session, self.silence_ms);
        if let Some(timer) = timer {
            self.timers.insert((timer, at.clone()));
        }
        let living = session.lifelines().filter(|line| line.lost_at.is_none());
        let connections: Vec<_> = living.filter_map(|line| line.connection.cloned()).collect();
        for connection in &connections {
            let sessions = self.connections.entry(connection.clone()).or_default();
            sessions.insert(at.clone());
        }
        let members = session.members.len();
        let start_time = session.start_time;
        let begun = || (Reverse(start_time), at.clone());
        let accounts = session.members.values();
        let accounts: Vec<_> = accounts.map(|it| (it.account, it.reserved)).collect();
        for &(account, reserved) in &accounts {
            let seats = self.accounts.entry((at.scid.clone(), account));
            seats.or_default().insert((begun(), reserved));
        }
        let keywords = session.shared.keywords.iter();
        let keywords: Vec<String> = keywords.map(|word| word.to_lowercase()).collect();
        for keyword in &keywords {
            let key = (at.scid.clone(), keyword.clone());
            self.keywords.entry(key).or_default().insert(begun());
        }
        let search_handle = session.search_handle.as_ref().map(|it| it.id.clone());
        if let Some(id) = &search_handle {
            self.search_handles.insert(id.clone(), at.clone());
        }
        self.census.sessions += 1;
        self.census.members += members;
        Traces {
            start_time,
            listing: self.list(session),
            accounts,
            keywords,
            search_handle,
            timer,
            connections,
            members,
        }
    }

    /// Puts a session where searches find it, if they are to.
    fn list(&mut self, session: &Session) -> Option<Arc<Listing>> {
        let listing = Arc::new(Listing::of(session, self.silence_ms)?);
        self.catalog.insert(listing.clone());
        Some(listing)
    }

    /// Takes a session out of every table but `entries`.
    fn clear(&mut self, at: &SessionRef) {
        let Some(entry) = self.entries.remove(at) else {
            return;
        };
        let State::Live(traces) = entry.state else {
            return;
        };
        self.census.sessions -= 1;
        self.census.members -= traces.members;
        if let Some(timer) = traces.timer {
            self.timers.remove(&(timer, at.clone()));
        }
        for connection in &traces.connections {
            leave(&mut self.connections, connection, at);
        }
        let begun = (Reverse(traces.start_time), at.clone());
        for (account, reserved) in traces.accounts {
            let key = (at.scid.clone(), account);
            leave(&mut self.accounts, &key, &(begun.clone(), reserved));
        }
        for keyword in traces.keywords {
            leave(&mut self.keywords, &(at.scid.clone(), keyword), &begun);
        }
        if let Some(id) = traces.search_handle {
            self.search_handles.remove(&id);
        }
        if let Some(listing) = traces.listing {
            self.catalog.remove(&listing);
        }
    }
}

/// A set that became empty goes too.
fn leave<K: Eq + Hash, T: Ord>(sets: &mut HashMap<K, BTreeSet<T>>, key: &K, one: &T) {
    let Some(sessions) = sets.get_mut(key) else {
        return;
    };
    sessions.remove(one);
    if sessions.is_empty() {
        sets.remove(key);
    }
}

#[cfg(test)]
mod tests;
