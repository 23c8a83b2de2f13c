//! Presence: which players are in which titles, apart from any session. In
//! memory alone, as heartbeats are.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use greenroom_directory::caller::Caller;
use greenroom_directory::liveness::{self, Advance};
use greenroom_directory::session::Session;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, ConnectionId, Deployment, SessionRef};
use greenroom_protocol::limits::PRESENCE_DECAY_MS;
use greenroom_protocol::people::{
    Engagement, PresenceDelta, PresenceDocument, PresenceState, PresenceStatus, TitlePresence,
};
use greenroom_protocol::presence::RichPresence;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;

use crate::answer::Disconnect;
use crate::people::Whose;
use crate::records;
use crate::service::Service;
use crate::sessions::check_deployment;

/// A player in a title of a deployment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) scid: Deployment,
    pub(crate) account: AccountId,
    pub(crate) title: u32,
}

impl Place {
    /// Where the caller is; a program is nowhere.
    fn of(caller: &Caller) -> Option<Self> {
        Some(Self {
            scid: caller.deployment.clone(),
            account: caller.account()?,
            title: caller.title(),
        })
    }
}

/// Who is where.
#[derive(Default)]
pub(crate) struct Presences {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    stays: BTreeMap<Place, Stay>,
    /// The open push connections.
    connections: HashMap<ConnectionId, Place>,
    /// Who left, while not all of its sessions know yet.
    gone: BTreeSet<Place>,
}

/// One player's stay in one title.
#[derive(Debug, Default)]
struct Stay {
    /// The last sign of life.
    last: Timestamp,
    /// How many push connections the player has open from the title.
    connections: usize,
    /// It said that it turned to something else.
    away: bool,
    /// It closed its last push connection itself, and gave no sign since. Its
    /// sessions wait for its return all the same.
    parted: bool,
    /// What it shows of itself.
    shown: Option<Arc<RichPresence>>,
}

impl Stay {
    fn is_over(&self, now: Timestamp) -> bool {
        self.away || self.connections == 0 && self.last.plus(PRESENCE_DECAY_MS) <= now
    }

    /// Whether anybody can see it.
    fn is_seen(&self, now: Timestamp) -> bool {
        !self.parted && !self.is_over(now)
    }

    fn last_seen(&self, now: Timestamp) -> Timestamp {
        match self.connections {
            0 => self.last,
            _ => now,
        }
    }
}

impl State {
    /// Takes note of a sign of life; tells whether the player was not there.
    fn sign(&mut self, place: Place, at: Timestamp) -> (&mut Stay, bool) {
        let is_new = !self.stays.contains_key(&place);
        let stay = self.stays.entry(place).or_default();
        let came = is_new || !stay.is_seen(at);
        if came {
            stay.shown = None;
        }
        stay.last = stay.last.max(at);
        stay.away = false;
        stay.parted = false;
        (stay, came)
    }
}

impl Presences {
    /// A sign of life. Tells whether the player was not there before.
    pub(crate) fn seen(&self, place: Place, at: Timestamp) -> bool {
        self.state.lock().sign(place, at).1
    }

    /// A push connection was opened. Tells whether the player was not there
    /// before.
    fn connected(&self, id: ConnectionId, place: Place, at: Timestamp) -> bool {
        let mut state = self.state.lock();
        let (stay, came) = state.sign(place.clone(), at);
        stay.connections += 1;
        state.connections.insert(id, place);
        came
    }

    /// A push connection ended, after it was last heard at `at`. Names the
    /// player, where it parted with that. Does nothing the second time.
    fn disconnected(&self, id: &ConnectionId, at: Timestamp, is_farewell: bool) -> Option<Place> {
        let mut state = self.state.lock();
        let place = state.connections.remove(id)?;
        let stay = state.stays.get_mut(&place)?;
        stay.last = stay.last.max(at);
        stay.connections -= 1;
        let parts = is_farewell && stay.connections == 0 && stay.is_seen(at);
        if parts {
            stay.parted = true;
            stay.shown = None;
        }
        parts.then_some(place)
    }

    /// The player shows this of itself from now on. Tells whether that is, or it
    /// was there, otherwise before.
    fn show(&self, place: Place, at: Timestamp, shown: RichPresence) -> bool {
        let mut state = self.state.lock();
        let (stay, came) = state.sign(place, at);
        let is_other = stay.shown.as_deref() != Some(&shown);
        stay.shown = Some(Arc::new(shown));
        came || is_other
    }

    /// The player turned to something else. Tells whether it was there.
    fn away(&self, place: Place, now: Timestamp) -> bool {
        let mut state = self.state.lock();
        state.gone.insert(place.clone());
        let stay = state.stays.entry(place).or_default();
        let left = stay.is_seen(now);
        stay.away = true;
        stay.shown = None;
        left
    }

    /// Forgets the stays that are over, and names those who left so and then all
    /// whose sessions do not know yet. Stays whose connections are still open are
    /// kept, for the connections' sake.
    fn gone(&self, now: Timestamp) -> (Vec<Place>, Vec<Place>) {
        let mut state = self.state.lock();
        let State { stays, gone, .. } = &mut *state;
        let mut decayed = Vec::new();
        stays.retain(|place, stay| {
            let stays = stay.connections > 0 || !stay.is_over(now);
            if !stays {
                decayed.extend((!stay.away && !stay.parted).then(|| place.clone()));
                gone.insert(place.clone());
            }
            stays
        });
        (decayed, gone.iter().cloned().collect())
    }

    /// Every session of somebody who left knows.
    fn told(&self, place: &Place) {
        self.state.lock().gone.remove(place);
    }

    fn is_there(&self, place: &Place, now: Timestamp) -> bool {
        let state = self.state.lock();
        let stay = state.stays.get(place);
        stay.is_some_and(|stay| !stay.is_over(now))
    }

    /// The titles that a player is in, each with its last sign of life, as
    /// somebody sees them.
    fn titles(
        &self,
        scid: &Deployment,
        account: AccountId,
        seen_by: Beholder,
        now: Timestamp,
    ) -> Vec<TitlePresence> {
        if seen_by == Beholder::Blocked {
            return Vec::new();
        }
        let place = |title| Place {
            scid: scid.clone(),
            account,
            title,
        };
        let state = self.state.lock();
        let stays = state.stays.range(place(0)..=place(u32::MAX));
        stays
            .filter(|(_, stay)| stay.is_seen(now) && !seen_by.is_kept_from(stay))
            .map(|(place, stay)| TitlePresence {
                id: place.title.to_string(),
                last_seen: stay.last_seen(now),
                greenroom: match seen_by {
                    Beholder::Itself | Beholder::Follower => stay.shown.as_deref().cloned(),
                    Beholder::Anybody | Beholder::Blocked => None,
                },
            })
            .collect()
    }
}

/// What somebody who looks is to the player.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beholder {
    Itself,
    Follower,
    Anybody,
    Blocked,
}

impl Beholder {
    /// Whether the player wants to be taken for offline.
    fn is_kept_from(self, stay: &Stay) -> bool {
        let status = stay.shown.as_ref().map(|shown| shown.status);
        self != Self::Itself && status == Some(PresenceStatus::Offline)
    }
}

impl Service {
    /// Where a player is. What it shows of itself there, itself and those see who
    /// follow it. Whom the player blocks, sees it nowhere: a refusal would tell of
    /// the block; so does everybody else where it shows itself offline.
    ///
    /// # Errors
    /// `Forbidden` for another deployment, and for `Me` of a caller that is no
    /// player.
    pub fn presence(
        &self,
        caller: &Caller,
        scid: &Deployment,
        whose: Whose,
    ) -> Result<PresenceDocument, Refusal> {
        check_deployment(caller, scid)?;
        let xuid = whose.account(caller)?;
        let seen_by = self.beholder(scid, caller.account(), xuid);
        let titles = self.presence.titles(scid, xuid, seen_by, self.now());
        Ok(PresenceDocument {
            xuid,
            state: match titles[..] {
                [] => PresenceState::Offline,
                _ => PresenceState::Online,
            },
            titles,
        })
    }

    fn beholder(&self, scid: &Deployment, who: Option<AccountId>, of: AccountId) -> Beholder {
        let Some(who) = who else {
            return Beholder::Anybody;
        };
        if who == of {
            return Beholder::Itself;
        }
        let people = self.people.read();
        if people.relation(scid, of, who).blocked {
            return Beholder::Blocked;
        }
        match people.relation(scid, who, of).followed {
            true => Beholder::Follower,
            false => Beholder::Anybody,
        }
    }

    /// A player says whether it is in the title that it asks with, and what it
    /// shows of itself there: until the stay ends.
    ///
    /// # Errors
    /// As [`set_presence`](Self::set_presence); `BadRequest` for what is too long,
    /// and for whoever is away and shows something.
    pub async fn change_presence(
        &self,
        caller: &Caller,
        scid: &Deployment,
        whose: Whose,
        delta: PresenceDelta,
    ) -> Result<PresenceDocument, Refusal> {
        let Some(said) = delta.greenroom else {
            return self.set_presence(caller, scid, whose, delta.state).await;
        };
        let place = own_place(caller, scid, whose)?;
        if delta.state == Engagement::Away {
            let message = "greenroom: who is away shows nothing of itself";
            return Err(Refusal::bad_request(message));
        }
        let shown = said.check()?;
        if self.presence.show(place.clone(), self.now(), shown) {
            self.tell_presence(&place.scid, place.account);
        }
        self.presence(caller, scid, whose)
    }

    /// A player says whether it is in the title that it asks with. Where it is
    /// away, its sessions know when this is answered.
    ///
    /// # Errors
    /// `Forbidden` for another deployment and for others than the player itself;
    /// `Unavailable` where a session could not be written: the sweeper will.
    pub async fn set_presence(
        &self,
        caller: &Caller,
        scid: &Deployment,
        whose: Whose,
        engagement: Engagement,
    ) -> Result<PresenceDocument, Refusal> {
        let place = own_place(caller, scid, whose)?;
        match engagement {
            Engagement::Active => self.sign_of_life(place),
            Engagement::Away => {
                if self.presence.away(place.clone(), self.now()) {
                    self.tell_presence(&place.scid, place.account);
                }
                self.carry_out_absence(&place).await?;
            }
        }
        self.presence(caller, scid, whose)
    }

    /// Tells the sessions of players who left their title. What fails is tried
    /// again by the next sweep.
    pub(crate) async fn carry_out_absences(&self) -> Result<(), Refusal> {
        let mut result = Ok(());
        let (decayed, gone) = self.presence.gone(self.now());
        for place in decayed {
            self.tell_presence(&place.scid, place.account);
        }
        for place in gone {
            result = result.and(self.carry_out_absence(&place).await);
        }
        result
    }

    async fn carry_out_absence(&self, place: &Place) -> Result<(), Refusal> {
        let sessions = self.sessions_of(&place.scid, place.account);
        for at in sessions {
            let turn = self.turns.take(records::session(&at)).await;
            let step = |session: &Session| self.without_absent(session, place);
            self.settle(&turn, &at, step).await?;
        }
        self.presence.told(place);
        Ok(())
    }

    /// The sessions that a player has a place in.
    fn sessions_of(&self, scid: &Deployment, account: AccountId) -> Vec<SessionRef> {
        let index = self.index.lock();
        let seats = index.of_account(scid, account);
        seats.map(|seat| seat.at.clone()).collect()
    }

    /// The session after the player left the title, unless it came back
    /// meanwhile.
    fn without_absent(&self, session: &Session, place: &Place) -> Advance {
        let now = self.now();
        if self.presence.is_there(place, now) {
            return Advance::Unchanged;
        }
        liveness::presence_gone(session, place.account, place.title, now)
    }

    /// After a start nobody knows who is there: whoever is active in a session
    /// counts as seen now.
    pub(crate) fn presume_presence(&self, session: &Session) {
        let active = session.members.values().filter(|member| member.active);
        for member in active {
            if let Some(title) = member.title {
                let place = Place {
                    scid: session.session_ref.scid.clone(),
                    account: member.account,
                    title,
                };
                self.presence.seen(place, self.now());
            }
        }
    }

    /// A request of the caller is a sign of life, where it is a player.
    pub(crate) fn note_presence(&self, caller: &Caller) {
        self.note_on_roll(caller);
        if let Some(place) = Place::of(caller) {
            self.sign_of_life(place);
        }
    }

    fn sign_of_life(&self, place: Place) {
        if self.presence.seen(place.clone(), self.now()) {
            self.tell_presence(&place.scid, place.account);
        }
    }

    /// As long as a push connection of a player is open, the player is there.
    pub(crate) fn presence_connected(&self, id: &ConnectionId, caller: &Caller) {
        if let Some(place) = Place::of(caller) {
            let came = self
                .presence
                .connected(id.clone(), place.clone(), self.now());
            if came {
                self.tell_presence(&place.scid, place.account);
            }
        }
    }

    /// From the last word on a push connection on, presence decays; with a
    /// farewell on the last one the player is seen no more.
    pub(crate) fn presence_disconnected(&self, id: &ConnectionId, how: Disconnect) {
        let is_farewell = matches!(how, Disconnect::Clean);
        let last_heard = how.last_heard(self.now());
        let parted = self.presence.disconnected(id, last_heard, is_farewell);
        if let Some(place) = parted {
            self.tell_presence(&place.scid, place.account);
        }
    }
}

/// Where the caller is, if it is the player that the request is about.
fn own_place(caller: &Caller, scid: &Deployment, whose: Whose) -> Result<Place, Refusal> {
    check_deployment(caller, scid)?;
    let account = whose.account(caller)?;
    let own = Place::of(caller).filter(|place| place.account == account);
    own.ok_or_else(|| Refusal::forbidden("a player's presence is told by itself alone"))
}
