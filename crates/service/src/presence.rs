//! Presence: which players are in which titles, apart from any session. In
//! memory alone, as heartbeats are.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use greenroom_directory::caller::Caller;
use greenroom_directory::liveness::{self, Advance};
use greenroom_directory::session::Session;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, ConnectionId, Deployment, SessionRef};
use greenroom_protocol::limits::PRESENCE_DECAY_MS;
use greenroom_protocol::people::{Engagement, PresenceDocument, PresenceState, TitlePresence};
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;

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
}

impl Stay {
    fn is_over(&self, now: Timestamp) -> bool {
        self.away || self.connections == 0 && self.last.plus(PRESENCE_DECAY_MS) <= now
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
        let came = self.stays.get(&place).is_none_or(|stay| stay.is_over(at));
        let stay = self.stays.entry(place).or_default();
        stay.last = stay.last.max(at);
        stay.away = false;
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

    /// A push connection ended, after it was last heard at `at`. Does nothing
    /// the second time.
    fn disconnected(&self, id: &ConnectionId, at: Timestamp) {
        let mut state = self.state.lock();
        let Some(place) = state.connections.remove(id) else {
            return;
        };
        if let Some(stay) = state.stays.get_mut(&place) {
            stay.last = stay.last.max(at);
            stay.connections -= 1;
        }
    }

    /// The player turned to something else. Tells whether it was there.
    fn away(&self, place: Place, now: Timestamp) -> bool {
        let mut state = self.state.lock();
        state.gone.insert(place.clone());
        let stay = state.stays.entry(place).or_default();
        let left = !stay.is_over(now);
        stay.away = true;
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
                decayed.extend((!stay.away).then(|| place.clone()));
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

    /// The titles that a player is in, each with its last sign of life.
    fn titles(&self, scid: &Deployment, account: AccountId, now: Timestamp) -> Vec<TitlePresence> {
        let place = |title| Place {
            scid: scid.clone(),
            account,
            title,
        };
        let state = self.state.lock();
        let stays = state.stays.range(place(0)..=place(u32::MAX));
        stays
            .filter(|(_, stay)| !stay.is_over(now))
            .map(|(place, stay)| TitlePresence {
                id: place.title.to_string(),
                last_seen: stay.last_seen(now),
            })
            .collect()
    }
}

impl Service {
    /// Where a player is. Whom the player blocks, sees it nowhere: a refusal
    /// would tell of the block.
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
        let blocked = caller.account().is_some_and(|account| {
            let relation = self.people.read().relation(scid, xuid, account);
            relation.blocked
        });
        let titles = match blocked {
            true => Vec::new(),
            false => self.presence.titles(scid, xuid, self.now()),
        };
        Ok(PresenceDocument {
            xuid,
            state: match titles[..] {
                [] => PresenceState::Offline,
                _ => PresenceState::Online,
            },
            titles,
        })
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
        check_deployment(caller, scid)?;
        let account = whose.account(caller)?;
        let own = Place::of(caller).filter(|place| place.account == account);
        let Some(place) = own else {
            let message = "a player's presence is told by itself alone";
            return Err(Refusal::forbidden(message));
        };
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

    /// From the last word on a push connection on, presence decays.
    pub(crate) fn presence_disconnected(&self, id: &ConnectionId, last_heard: Timestamp) {
        self.presence.disconnected(id, last_heard);
    }
}
