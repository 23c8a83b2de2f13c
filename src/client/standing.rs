//! What the sessions of one login should be, and what the directory knows of that.

use std::collections::BTreeMap;
use std::sync::Arc;

use greenroom_protocol::ids::{ConnectionId, SessionName};
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::session::Guid;
use greenroom_protocol::settings::GreenroomDelta;
use parking_lot::Mutex;
use tokio::sync::Notify;

use super::wanted::Wanted;

/// The sessions that one login is in or wants to be rid of.
#[derive(Default)]
pub(super) struct Standings {
    held: Mutex<Held>,
    /// Something may have to be written.
    changed: Notify,
}

#[derive(Default)]
struct Held {
    present: BTreeMap<SessionName, Arc<Standing>>,
    /// What came of entries whose outcome nobody learned, to be taken back.
    leftovers: Vec<Arc<Standing>>,
}

/// One session.
pub(super) struct Standing {
    pub(super) name: SessionName,
    /// Held by whoever writes to the session, so that an earlier state never comes after a later one.
    pub(super) turn: tokio::sync::Mutex<()>,
    state: Mutex<State>,
}

struct State {
    wanted: Wanted,
    /// One more with each change of what is wanted.
    version: u64,
    /// The version that the directory has; none while that is not known.
    written: Option<u64>,
    /// The push channel that the directory last took for it.
    connection: Option<ConnectionId>,
    /// Whether the player's presence is to show it.
    is_shown: bool,
    /// The push channel on which the directory was last told to show it, and the activity that came of that.
    shown: Option<(ConnectionId, Option<Guid>)>,
}

/// What a session should be at one moment.
pub(super) struct Plan {
    pub(super) wanted: Wanted,
    version: u64,
    /// Whether the directory has it so, as far as is known.
    pub(super) in_sync: bool,
    /// Whether the directory has taken the session on the present channel. One that is gone all the same was ended there, and is not made again.
    pub(super) on_this_channel: bool,
}

impl Plan {
    /// Whether a player is to come in again who was in before an outage.
    pub(super) fn is_join_after_outage(&self) -> bool {
        matches!(self.wanted, Wanted::Joined { .. }) && !self.on_this_channel
    }
}

impl Standing {
    /// Nothing of it was written yet.
    pub(super) fn new(name: &SessionName, wanted: Wanted) -> Arc<Self> {
        Arc::new(Self {
            name: name.clone(),
            turn: tokio::sync::Mutex::default(),
            state: Mutex::new(State {
                wanted,
                version: 0,
                written: None,
                connection: None,
                is_shown: false,
                shown: None,
            }),
        })
    }

    /// What it should be, for whoever would write it on this channel.
    pub(super) fn plan(&self, connection: Option<&ConnectionId>) -> Plan {
        let state = self.state.lock();
        Plan {
            wanted: state.wanted.clone(),
            version: state.version,
            in_sync: state.is_in_sync(),
            on_this_channel: connection.is_some() && state.connection.as_ref() == connection,
        }
    }

    /// The directory took what was planned, on this channel.
    pub(super) fn wrote(&self, plan: &Plan, connection: &ConnectionId) {
        let mut state = self.state.lock();
        state.written = Some(plan.version);
        state.connection = Some(connection.clone());
    }

    /// The directory took what was planned with this change to it; on this channel, if the write named one.
    pub(super) fn took(
        &self,
        plan: &Plan,
        change: &GreenroomDelta,
        connection: Option<&ConnectionId>,
    ) {
        let mut state = self.state.lock();
        let is_last = state.version == plan.version;
        state.change(change);
        if is_last {
            state.written = Some(state.version);
        }
        if let Some(connection) = connection {
            state.connection = Some(connection.clone());
        }
    }

    /// Takes a change over that the directory does not know.
    pub(super) fn keep(&self, change: &GreenroomDelta) {
        self.state.lock().change(change);
    }

    /// Wants these players not registered any more; gives those who were to be.
    pub(super) fn strike(&self, players: &[PlayerId]) -> Vec<PlayerId> {
        let mut state = self.state.lock();
        let struck = state.wanted.strike(players);
        if !struck.is_empty() {
            state.version += 1;
        }
        struck
    }

    /// Whether it is the session of this mark; each is where none is named.
    pub(super) fn is_of(&self, mark: Option<&str>) -> bool {
        let state = self.state.lock();
        mark.is_none() || state.wanted.mark() == mark
    }

    /// Wants it undone from now on; gives what was wanted before.
    pub(super) fn undo(&self) -> Wanted {
        let mut state = self.state.lock();
        let undone = state.wanted.undone();
        state.version += 1;
        std::mem::replace(&mut state.wanted, undone)
    }

    /// Wants again what was wanted before an [`undo`](Self::undo) that the directory refused; it changed nothing.
    pub(super) fn redo(&self, before: Wanted) {
        let mut state = self.state.lock();
        // Nothing else changes what is to be undone.
        state.version -= 1;
        state.wanted = before;
    }

    /// Wants it in the player's presence from now on.
    pub(super) fn show(&self) {
        self.state.lock().is_shown = true;
    }

    /// Whether the directory has to be told on this channel to show it.
    pub(super) fn is_to_be_shown(&self, connection: &ConnectionId) -> bool {
        self.state.lock().is_to_be_shown(connection)
    }

    /// The directory was told on this channel to show it; without an activity it does not do so.
    pub(super) fn showed(&self, connection: &ConnectionId, activity: Option<Guid>) {
        self.state.lock().shown = Some((connection.clone(), activity));
    }

    /// The activity that shows it.
    pub(super) fn activity(&self) -> Option<Guid> {
        let state = self.state.lock();
        state
            .shown
            .as_ref()
            .and_then(|(_, activity)| activity.clone())
    }

    /// Whether the directory has it as it should be, as far as is known.
    pub(super) fn is_in_sync(&self) -> bool {
        self.state.lock().is_in_sync()
    }

    /// Whether nothing has to be written but, perhaps, that the player's presence shows it.
    pub(super) fn is_on(&self, connection: &ConnectionId) -> bool {
        self.state.lock().is_on(connection)
    }

    fn is_settled(&self, connection: &ConnectionId) -> bool {
        let state = self.state.lock();
        state.is_on(connection) && !state.is_to_be_shown(connection)
    }
}

impl State {
    fn is_in_sync(&self) -> bool {
        self.written == Some(self.version)
    }

    /// Whether the directory has it as it should be, on this channel.
    fn is_on(&self, connection: &ConnectionId) -> bool {
        self.is_in_sync() && self.connection.as_ref() == Some(connection)
    }

    fn is_to_be_shown(&self, connection: &ConnectionId) -> bool {
        let told = self.shown.as_ref().map(|(told, _)| told);
        self.is_shown && !self.wanted.is_undone() && told != Some(connection)
    }

    fn change(&mut self, change: &GreenroomDelta) {
        self.wanted.change(change);
        self.version += 1;
    }
}

impl Standings {
    /// The session of this name.
    pub(super) fn get(&self, name: &SessionName) -> Option<Arc<Standing>> {
        self.held.lock().present.get(name).cloned()
    }

    /// Keeps a session from now on, in place of another one of its name.
    pub(super) fn insert(&self, standing: Arc<Standing>) {
        let mut held = self.held.lock();
        held.present.insert(standing.name.clone(), standing);
        drop(held);
        self.look();
    }

    /// Takes back, in the background, what may have come of an entry.
    pub(super) fn take_back(&self, name: &SessionName, undone: Wanted) {
        let leftover = Standing::new(name, undone);
        self.held.lock().leftovers.push(leftover);
        self.look();
    }

    /// What is being taken back under this name; not any more from now on.
    pub(super) fn claim_leftovers(&self, name: &SessionName) -> Vec<Arc<Standing>> {
        let leftovers = &mut self.held.lock().leftovers;
        leftovers.extract_if(.., |one| one.name == *name).collect()
    }

    /// Keeps it no longer; false if that was so already.
    pub(super) fn remove(&self, standing: &Arc<Standing>) -> bool {
        let mut held = self.held.lock();
        let before = held.leftovers.len();
        held.leftovers.retain(|one| !Arc::ptr_eq(one, standing));
        if held.leftovers.len() < before {
            return true;
        }
        let is_present = held
            .present
            .get(&standing.name)
            .is_some_and(|one| Arc::ptr_eq(one, standing));
        if is_present {
            held.present.remove(&standing.name);
        }
        is_present
    }

    /// Whether it is still kept.
    pub(super) fn has(&self, standing: &Arc<Standing>) -> bool {
        let held = self.held.lock();
        let mut all = held
            .leftovers
            .iter()
            .chain(held.present.get(&standing.name));
        all.any(|one| Arc::ptr_eq(one, standing))
    }

    /// What has to be written on this channel; what is to be taken back comes first.
    pub(super) fn unsettled(&self, connection: &ConnectionId) -> Vec<Arc<Standing>> {
        let held = self.held.lock();
        let all = held.leftovers.iter().chain(held.present.values());
        all.filter(|one| !one.is_settled(connection))
            .cloned()
            .collect()
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
