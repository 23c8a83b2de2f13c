//! What is known of the stored handles: by id, by whose activity, by session, by
//! the end of their time.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::Arc;

use greenroom_protocol::ids::{AccountId, Deployment, SessionRef};
use greenroom_protocol::push::InviteEnd;
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;

use super::{Aim, Handle, Slot};
use crate::session::Session;

/// A slot of a deployment.
type Place = (Deployment, Slot);
type Player = (Deployment, AccountId);

/// The handles of a directory, as far as is known.
///
/// Who writes a slot has its turn: what is noted here comes in the order of the
/// writes.
#[derive(Debug, Default)]
pub struct HandleIndex {
    held: HashMap<Place, Arc<Handle>>,
    ids: HashMap<Guid, Place>,
    sessions: HashMap<SessionRef, BTreeSet<Place>>,
    expiries: BTreeSet<(Timestamp, Place)>,
    /// Handles in slots of their own by their makers.
    made: HashMap<Player, BTreeSet<Place>>,
    /// Invites by those whom they are for.
    invites: HashMap<Player, BTreeSet<Place>>,
    /// Those that were good and are not, whose records are still there.
    void: Vec<Arc<Handle>>,
    /// Invites that were accepted, whose records do not show it yet.
    accepted: Vec<Arc<Handle>>,
    /// Sessions of handles that nobody knows to be good.
    suspects: BTreeSet<SessionRef>,
}

impl HandleIndex {
    /// Takes note of a stored handle, in the place of what its slot held, which
    /// it gives back. That an invite was accepted may be known here before its
    /// record shows it, and stays so.
    pub fn note(&mut self, handle: Handle) -> Option<Arc<Handle>> {
        let place = (handle.scid().clone(), handle.slot());
        let former = self.forget(&place.0, &place.1);
        let is_known = |former: &&Arc<Handle>| !former.is_open() && former.is_same_sending(&handle);
        let handle = match former.as_ref().filter(is_known) {
            Some(former) => Handle::clone(former),
            None => handle,
        };
        self.ids.insert(handle.id.clone(), place.clone());
        let at = handle.session_ref.clone();
        self.sessions.entry(at).or_default().insert(place.clone());
        if let Some(expiry) = handle.expires_at() {
            self.expiries.insert((expiry, place.clone()));
        }
        if let Some(maker) = maker(&handle) {
            self.made.entry(maker).or_default().insert(place.clone());
        }
        if let Some(invited) = invited(&handle) {
            let invites = self.invites.entry(invited).or_default();
            invites.insert(place.clone());
        }
        self.held.insert(place, Arc::new(handle));
        former
    }

    /// Takes note that a slot is empty; gives back what it held.
    pub fn forget(&mut self, scid: &Deployment, slot: &Slot) -> Option<Arc<Handle>> {
        let place = (scid.clone(), slot.clone());
        let handle = self.held.remove(&place)?;
        self.ids.remove(&handle.id);
        leave(&mut self.sessions, &handle.session_ref, &place);
        if let Some(expiry) = handle.expires_at() {
            self.expiries.remove(&(expiry, place.clone()));
        }
        if let Some(maker) = maker(&handle) {
            leave(&mut self.made, &maker, &place);
        }
        if let Some(invited) = invited(&handle) {
            leave(&mut self.invites, &invited, &place);
        }
        Some(handle)
    }

    /// The handle of that id in a deployment.
    pub fn by_id(&self, scid: &Deployment, id: &Guid) -> Option<Arc<Handle>> {
        let place = self.ids.get(id).filter(|(found, _)| found == scid)?;
        self.get(place)
    }

    /// What a slot holds.
    pub fn in_slot(&self, scid: &Deployment, slot: Slot) -> Option<Arc<Handle>> {
        self.get(&(scid.clone(), slot))
    }

    /// The handles that point at a session.
    pub fn of_session(&self, at: &SessionRef) -> Vec<Arc<Handle>> {
        self.all(self.sessions.get(at))
    }

    /// The invites for a player that wait for an answer, the oldest first.
    pub fn invites_for(&self, scid: &Deployment, account: AccountId) -> Vec<Arc<Handle>> {
        let mut invites = self.all(self.invites.get(&(scid.clone(), account)));
        invites.retain(|invite| invite.is_open());
        invites.sort_by(|one, other| {
            let key = |it: &Handle| (it.create_time, it.id.clone());
            key(one).cmp(&key(other))
        });
        invites
    }

    /// How many handles a player has made, its activity aside.
    pub fn made_by(&self, scid: &Deployment, account: AccountId) -> usize {
        let made = self.made.get(&(scid.clone(), account));
        made.map_or(0, BTreeSet::len)
    }

    /// The handles whose time is up.
    pub fn expired(&self, now: Timestamp) -> Vec<Arc<Handle>> {
        let due = self.expiries.iter().take_while(|(at, _)| *at <= now);
        due.filter_map(|(_, place)| self.get(place)).collect()
    }

    /// Takes note of what became of a session: handles that are not good with it
    /// are void from now on, whatever becomes of it later, and invites of those
    /// who have come are accepted. Gives the open invites that ended so.
    pub fn follow(
        &mut self,
        at: &SessionRef,
        session: Option<&Session>,
        now: Timestamp,
    ) -> Vec<(Arc<Handle>, InviteEnd)> {
        let mut ended = Vec::new();
        for handle in self.of_session(at) {
            let good = session.filter(|session| handle.is_good(session, now));
            match good {
                None => {
                    self.forget(handle.scid(), &handle.slot());
                    self.void.push(handle.clone());
                    ended.push((handle, InviteEnd::Void));
                }
                Some(session) if handle.is_open() && handle.is_accepted_in(session) => {
                    let accepted = Arc::new(handle.accepted());
                    let place = (handle.scid().clone(), handle.slot());
                    self.held.insert(place, accepted.clone());
                    self.accepted.push(accepted);
                    ended.push((handle, InviteEnd::Accepted));
                }
                Some(_) => {}
            }
        }
        ended.retain(|(handle, _)| handle.is_open());
        ended
    }

    /// An accepted invite whose record could not be written.
    pub fn still_accepted(&mut self, handle: Arc<Handle>) {
        self.accepted.push(handle);
    }

    /// Takes out the accepted invites, whose records are to be written.
    pub fn take_accepted(&mut self) -> Vec<Arc<Handle>> {
        std::mem::take(&mut self.accepted)
    }

    /// A void handle whose record could not be deleted.
    pub fn still_void(&mut self, handle: Arc<Handle>) {
        self.void.push(handle);
    }

    /// Takes out the void handles, whose records are to be deleted.
    pub fn take_void(&mut self) -> Vec<Arc<Handle>> {
        std::mem::take(&mut self.void)
    }

    /// A session's handles are to be looked at.
    pub fn suspect(&mut self, at: &SessionRef) {
        if self.sessions.contains_key(at) {
            self.suspects.insert(at.clone());
        }
    }

    /// All sessions that handles point at are to be looked at.
    pub fn suspect_all(&mut self) {
        self.suspects.extend(self.sessions.keys().cloned());
    }

    /// Takes out the sessions whose handles are to be looked at.
    pub fn take_suspects(&mut self) -> BTreeSet<SessionRef> {
        std::mem::take(&mut self.suspects)
    }

    fn get(&self, place: &Place) -> Option<Arc<Handle>> {
        self.held.get(place).cloned()
    }

    fn all(&self, places: Option<&BTreeSet<Place>>) -> Vec<Arc<Handle>> {
        let places = places.into_iter().flatten();
        places.filter_map(|place| self.get(place)).collect()
    }
}

fn maker(handle: &Handle) -> Option<Player> {
    match handle.aim {
        Aim::Activity { .. } => None,
        Aim::Invite { .. } | Aim::Transfer { .. } => Some((handle.scid().clone(), handle.creator)),
    }
}

fn invited(handle: &Handle) -> Option<Player> {
    Some((handle.scid().clone(), handle.invited()?))
}

/// A set that became empty goes too.
fn leave<K: Eq + Hash>(sets: &mut HashMap<K, BTreeSet<Place>>, key: &K, place: &Place) {
    let Some(places) = sets.get_mut(key) else {
        return;
    };
    places.remove(place);
    if places.is_empty() {
        sets.remove(key);
    }
}
