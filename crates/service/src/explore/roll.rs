//! Who is there: everybody who asked lately or holds a push connection, by what
//! its last request said of it.

use std::collections::BTreeMap;

use greenroom_directory::caller::{Caller, Principal};
use greenroom_protocol::ids::{AccountId, ConnectionId, Deployment, ServerInstance, SessionRef};
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;
use serde::Serialize;

/// Who somebody is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Somebody {
    /// A player.
    Player {
        /// The account.
        xuid: AccountId,
    },
    /// An instance of a trusted server.
    Server {
        /// Which.
        instance: ServerInstance,
    },
    /// A program that logged in as itself.
    Program,
}

/// Everybody who is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Present {
    /// The present instant by the directory's clock.
    pub now: Timestamp,
    /// By deployment, and in the order in which they came.
    pub people: Vec<PresentRow>,
}

/// Somebody who is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PresentRow {
    /// Where.
    pub deployment: Deployment,
    /// Who.
    #[serde(flatten)]
    pub who: Somebody,
    /// The display name of a player's login; of others what they are called.
    pub name: String,
    /// The program that it came with.
    pub client: String,
    /// The title that this program stands for.
    pub title: u32,
    /// When it came.
    pub since: Timestamp,
    /// Its last sign of life; the present instant while it is connected.
    pub last_seen: Timestamp,
    /// How many push connections it holds.
    pub connections: usize,
    /// The sessions that it has a place in, or that hang on its connections.
    pub sessions: Vec<SessionRef>,
}

/// Whoever is there is told apart by this: one player with two programs is there
/// twice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    deployment: Deployment,
    client: String,
    who: Somebody,
}

impl Key {
    fn of(caller: &Caller) -> Self {
        let who = match &caller.principal {
            Principal::User { account, .. } => Somebody::Player { xuid: *account },
            Principal::Server { instance } => Somebody::Server {
                instance: instance.clone(),
            },
            Principal::Client => Somebody::Program,
        };
        Self {
            deployment: caller.deployment.clone(),
            client: caller.client_id.clone(),
            who,
        }
    }
}

#[derive(Clone)]
struct Stay {
    name: String,
    title: u32,
    since: Timestamp,
    last: Timestamp,
    connections: Vec<ConnectionId>,
}

impl Stay {
    fn is_over(&self, now: Timestamp) -> bool {
        self.connections.is_empty() && self.last.plus(limits::PRESENCE_DECAY_MS) <= now
    }
}

/// The list. Whoever was silent for longest is forgotten where it grows too long.
#[derive(Default)]
pub(crate) struct Roll {
    stays: Mutex<BTreeMap<Key, Stay>>,
}

impl Roll {
    /// The caller asked for something.
    pub(crate) fn asked(&self, caller: &Caller, now: Timestamp) {
        note(&mut self.stays.lock(), caller, now);
    }

    /// The caller opened a push connection.
    pub(crate) fn connected(&self, caller: &Caller, id: &ConnectionId, now: Timestamp) {
        let mut stays = self.stays.lock();
        note(&mut stays, caller, now).connections.push(id.clone());
    }

    /// A push connection ended: who held no other one is gone. A further request
    /// is a new stay.
    pub(crate) fn disconnected(&self, id: &ConnectionId) {
        self.stays.lock().retain(|_, stay| {
            let held = stay.connections.len();
            stay.connections.retain(|known| known != id);
            stay.connections.len() == held || !stay.connections.is_empty()
        });
    }

    /// Who is there, with what `sessions` finds of each.
    pub(super) fn present(
        &self,
        now: Timestamp,
        sessions: impl Fn(&Deployment, &Somebody, &[ConnectionId]) -> Vec<SessionRef>,
    ) -> Present {
        let stays: Vec<_> = {
            let mut stays = self.stays.lock();
            stays.retain(|_, stay| !stay.is_over(now));
            let copy = |(key, stay): (&Key, &Stay)| (key.clone(), stay.clone());
            stays.iter().map(copy).collect()
        };
        let row = |(key, stay): (Key, Stay)| PresentRow {
            sessions: sessions(&key.deployment, &key.who, &stay.connections),
            deployment: key.deployment,
            who: key.who,
            name: stay.name,
            client: key.client,
            title: stay.title,
            since: stay.since,
            last_seen: match stay.connections[..] {
                [] => stay.last,
                _ => now,
            },
            connections: stay.connections.len(),
        };
        let mut people: Vec<_> = stays.into_iter().map(row).collect();
        // Stable: who came in the same instant stays in the order of the keys.
        people.sort_by(|a, b| {
            let places = a.deployment.cmp(&b.deployment);
            places.then(a.since.cmp(&b.since))
        });
        Present { now, people }
    }
}

fn note<'a>(stays: &'a mut BTreeMap<Key, Stay>, caller: &Caller, now: Timestamp) -> &'a mut Stay {
    let key = Key::of(caller);
    if stays.get(&key).is_none_or(|stay| stay.is_over(now)) {
        make_room(stays, now);
        let stay = Stay {
            name: String::new(),
            title: caller.title(),
            since: now,
            last: now,
            connections: Vec::new(),
        };
        stays.insert(key.clone(), stay);
    }
    let stay = stays.get_mut(&key).expect("it is there by now");
    stay.last = stay.last.max(now);
    // Logins may bring another display name.
    stay.name = name_of(caller);
    stay
}

fn make_room(stays: &mut BTreeMap<Key, Stay>, now: Timestamp) {
    stays.retain(|_, stay| !stay.is_over(now));
    if stays.len() < limits::EXPLORED_PEOPLE_MAX {
        return;
    }
    let longest = stays
        .iter()
        .min_by_key(|(_, stay)| (!stay.connections.is_empty(), stay.last))
        .map(|(key, _)| key.clone());
    if let Some(key) = longest {
        stays.remove(&key);
    }
}

fn name_of(caller: &Caller) -> String {
    match &caller.principal {
        Principal::User { name, .. } => name.clone(),
        Principal::Server { instance } => instance.to_string(),
        Principal::Client => caller.client_id.clone(),
    }
}
