//! In which sessions of the contract one login is, or wants to be in no longer.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use greenroom_protocol::ids::{ConnectionId, SessionRef};
use greenroom_protocol::session::MemberDelta;
use parking_lot::Mutex;
use tokio::sync::{MutexGuard, Notify};
use tokio::time::{Instant, timeout_at};

use super::me::absorb;
use crate::client::error::ClientError;
use crate::client::transport::{Seen, Way};

/// What happens to a membership without being asked for.
#[derive(Clone, Debug)]
pub enum MembershipEvent {
    /// It hangs on another push channel now, and this is the session.
    Seen(Box<Seen>),
    /// It is over.
    Lost(ClientError),
}

/// Tells entries into sessions apart, whatever comes of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryId(u64);

impl EntryId {
    /// Another one than any before.
    pub fn next() -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        Self(LAST.fetch_add(1, Ordering::Relaxed))
    }
}

/// Gets what happens to a membership, on the worker.
pub type MembershipWatcher = Arc<dyn Fn(MembershipEvent) + Send + Sync>;

/// The memberships of one login.
#[derive(Default)]
pub(in crate::client) struct Memberships {
    held: Mutex<BTreeMap<SessionRef, Arc<Membership>>>,
    /// Something may have to be written.
    changed: Notify,
}

/// One membership.
pub(super) struct Membership {
    pub(super) at: SessionRef,
    /// Which entry it came of: who failed to come in by another one has nothing to do with it.
    entry: EntryId,
    /// Held by whoever writes to the session, so that an earlier state never comes after a later one.
    turn: tokio::sync::Mutex<()>,
    state: Mutex<State>,
    watcher: MembershipWatcher,
}

struct State {
    wanted: Wanted,
    way: Way,
    /// The push channel that the directory last took for it.
    connection: Option<ConnectionId>,
}

/// What a membership should be.
#[derive(Clone)]
pub(super) enum Wanted {
    /// There, and the member as it has said of itself so far.
    In(Box<MemberDelta>),
    /// Not there.
    Out,
}

impl Membership {
    /// Nothing of it was written yet.
    pub(super) fn new(
        at: SessionRef,
        entry: EntryId,
        way: Way,
        me: MemberDelta,
        watcher: MembershipWatcher,
    ) -> Arc<Self> {
        Arc::new(Self {
            at,
            entry,
            turn: tokio::sync::Mutex::default(),
            state: Mutex::new(State {
                wanted: Wanted::In(Box::new(me)),
                way,
                connection: None,
            }),
            watcher,
        })
    }

    /// The right to write to the session, in time.
    pub(super) async fn turn(&self, end: Instant) -> Result<MutexGuard<'_, ()>, ClientError> {
        let turn = timeout_at(end, self.turn.lock()).await;
        turn.map_err(|_| ClientError::TimedOut)
    }

    /// The same, if nobody has it.
    pub(super) fn turn_at_once(&self) -> Option<MutexGuard<'_, ()>> {
        self.turn.try_lock().ok()
    }

    pub(super) fn wanted(&self) -> (Wanted, Way) {
        let state = self.state.lock();
        (state.wanted.clone(), state.way.clone())
    }

    pub(super) fn is_in(&self) -> bool {
        matches!(self.state.lock().wanted, Wanted::In(_))
    }

    /// Wants to be there no longer.
    pub(super) fn want_out(&self) {
        self.state.lock().wanted = Wanted::Out;
    }

    /// The handle by which the member came is good no more: from now on by the name.
    pub(super) fn forget_the_handle(&self) -> bool {
        let mut state = self.state.lock();
        let by_name = Way::Name(self.at.clone());
        std::mem::replace(&mut state.way, by_name.clone()) != by_name
    }

    /// The directory took it on this channel.
    pub(super) fn wrote(&self, connection: &ConnectionId) {
        self.state.lock().connection = Some(connection.clone());
    }

    /// The directory took what the member says of itself.
    pub(super) fn said(&self, change: &MemberDelta) {
        if let Wanted::In(me) = &mut self.state.lock().wanted {
            absorb(me, change);
        }
    }

    pub(super) fn tell(&self, event: MembershipEvent) {
        (self.watcher)(event);
    }

    fn is_settled(&self, connection: &ConnectionId) -> bool {
        let state = self.state.lock();
        let is_in = matches!(state.wanted, Wanted::In(_));
        is_in && state.connection.as_ref() == Some(connection)
    }
}

impl Memberships {
    /// The membership in this session that came of this entry.
    pub(super) fn get(&self, at: &SessionRef, entry: EntryId) -> Option<Arc<Membership>> {
        let held = self.held.lock();
        let membership = held.get(at).filter(|one| one.entry == entry);
        membership.cloned()
    }

    /// Whether there is one in this session.
    pub(super) fn is_in(&self, at: &SessionRef) -> bool {
        self.held.lock().contains_key(at)
    }

    /// Begins one. Gives what was there before, which was on its way out.
    ///
    /// # Errors
    /// There is one already.
    pub(super) fn begin(&self, new: &Arc<Membership>) -> Result<Option<Arc<Membership>>, ()> {
        let mut held = self.held.lock();
        if held.get(&new.at).is_some_and(|one| one.is_in()) {
            return Err(());
        }
        Ok(held.insert(new.at.clone(), Arc::clone(new)))
    }

    /// Keeps it no longer; false if that was so already.
    pub(super) fn remove(&self, membership: &Arc<Membership>) -> bool {
        let mut held = self.held.lock();
        let has = held.get(&membership.at);
        let has = has.is_some_and(|one| Arc::ptr_eq(one, membership));
        if has {
            held.remove(&membership.at);
        }
        has
    }

    /// Whether it is still kept.
    pub(super) fn has(&self, membership: &Arc<Membership>) -> bool {
        let held = self.held.lock();
        let has = held.get(&membership.at);
        has.is_some_and(|one| Arc::ptr_eq(one, membership))
    }

    /// What has to be written on this channel.
    pub(super) fn unsettled(&self, connection: &ConnectionId) -> Vec<Arc<Membership>> {
        let held = self.held.lock();
        let unsettled = held.values().filter(|one| !one.is_settled(connection));
        unsettled.cloned().collect()
    }

    /// Every one.
    pub(super) fn all(&self) -> Vec<Arc<Membership>> {
        self.held.lock().values().cloned().collect()
    }

    /// Lets whoever waits for [`changes`](Self::changes) look.
    pub(super) fn look(&self) {
        self.changed.notify_one();
    }

    /// Waits until something may have to be written. One task waits at a time; what happened before it began counts.
    pub(super) async fn changes(&self) {
        self.changed.notified().await;
    }
}
