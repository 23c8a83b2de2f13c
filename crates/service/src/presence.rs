//! Presence: which players are in which titles, apart from any session. In
//! memory alone, as heartbeats are.

use std::collections::{BTreeMap, HashMap};

use greenroom_directory::caller::Caller;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, ConnectionId, Deployment};
use greenroom_protocol::limits::PRESENCE_DECAY_MS;
use greenroom_protocol::people::{
    Engagement, PresenceDocument, PresenceState, TitlePresence, title_id,
};
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;

use crate::people::Whose;
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
            title: title_id(&caller.client_id),
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
    fn sign(&mut self, place: Place, at: Timestamp) -> &mut Stay {
        let stay = self.stays.entry(place).or_default();
        stay.last = stay.last.max(at);
        stay.away = false;
        stay
    }
}

impl Presences {
    /// A sign of life.
    pub(crate) fn seen(&self, place: Place, at: Timestamp) {
        self.state.lock().sign(place, at);
    }

    /// A push connection was opened.
    fn connected(&self, id: ConnectionId, place: Place, at: Timestamp) {
        let mut state = self.state.lock();
        state.sign(place.clone(), at).connections += 1;
        state.connections.insert(id, place);
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

    /// The player turned to something else.
    fn away(&self, place: Place) {
        self.state.lock().stays.entry(place).or_default().away = true;
    }

    /// Forgets the stays that are over. Those whose connections are still open
    /// are kept, for the connections' sake.
    pub(crate) fn expire(&self, now: Timestamp) {
        let stays = &mut self.state.lock().stays;
        stays.retain(|_, stay| stay.connections > 0 || !stay.is_over(now));
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

    /// A player says whether it is in the title that it asks with.
    ///
    /// # Errors
    /// `Forbidden` for another deployment and for others than the player itself.
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
            Engagement::Active => self.presence.seen(place, self.now()),
            Engagement::Away => self.presence.away(place),
        }
        self.presence(caller, scid, whose)
    }

    /// A request of the caller is a sign of life, where it is a player.
    pub(crate) fn note_presence(&self, caller: &Caller) {
        if let Some(place) = Place::of(caller) {
            self.presence.seen(place, self.now());
        }
    }

    /// As long as a push connection of a player is open, the player is there.
    pub(crate) fn presence_connected(&self, id: &ConnectionId, caller: &Caller) {
        if let Some(place) = Place::of(caller) {
            self.presence.connected(id.clone(), place, self.now());
        }
    }

    /// From the last word on a push connection on, presence decays.
    pub(crate) fn presence_disconnected(&self, id: &ConnectionId, last_heard: Timestamp) {
        self.presence.disconnected(id, last_heard);
    }
}
