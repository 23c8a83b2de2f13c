//! A world: one store, one or two nodes on it, a clock that goes both ways, and
//! thousands of players of whom a few dozen are busy.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use greenroom_directory::caller::{Caller, Principal};
use greenroom_directory::policy::Policy;
use greenroom_protocol::ids::{
    AccountId, ConnectionId, Deployment, ServerInstance, SessionName, SessionRef, TemplateName,
};
use greenroom_protocol::time::Timestamp;

use super::dice::Dice;
use super::ledger::{Desk, Ledger};
use super::scheduler::alone;
use super::templates::AllTemplates;
use crate::parts::{AnyClient, Clock, Parts, Templates};
use crate::testing::{SILENCE, SeededRandom};
use crate::{Disconnect, Service};

const DEPLOYMENT: &str = "Dep-1";
/// Everybody who has an account; most of them do nothing.
const PLAYERS: u64 = 3_000;
/// Those who do something at a time.
const BUSY: u64 = 24;
const SERVERS: u64 = 2;
/// Sessions that everybody comes by, and so meets others.
const ROOMS: u64 = 5;

/// A clock that is set from outside.
pub(super) struct SimClock(AtomicU64);

impl SimClock {
    pub(super) fn pass(&self, ms: u64) {
        self.0.fetch_add(ms, Ordering::Relaxed);
    }

    pub(super) fn step_back(&self, ms: u64) {
        self.0.fetch_sub(ms, Ordering::Relaxed);
    }
}

impl Clock for SimClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }
}

/// Somebody who does something: a player, or an instance of a trusted server.
#[derive(Clone)]
pub(super) struct Actor {
    pub(super) caller: Caller,
    /// The node that it talks to, and that holds its push connection.
    pub(super) node: usize,
    pub(super) connection: ConnectionId,
}

/// Everything there is.
pub(super) struct World {
    pub(super) ledger: Arc<Ledger>,
    pub(super) clock: Arc<SimClock>,
    pub(super) templates: Arc<AllTemplates>,
    pub(super) nodes: Vec<Arc<Service>>,
    pub(super) actors: Vec<Actor>,
    pub(super) rooms: Vec<SessionRef>,
    random: Arc<SeededRandom>,
}

impl World {
    /// A new one, with everything in it drawn from the seed.
    pub(super) fn new(seed: u64) -> Self {
        let dice = Dice::new(seed);
        let scid = Deployment::new(DEPLOYMENT).expect("valid");
        let mut world = Self {
            ledger: Arc::new(Ledger::new(dice.below(u64::MAX))),
            clock: Arc::new(SimClock(AtomicU64::new(1_800_000_000_000))),
            templates: Arc::new(AllTemplates::new(&scid)),
            nodes: Vec::new(),
            actors: Vec::new(),
            rooms: Vec::new(),
            random: Arc::new(SeededRandom::new(dice.below(u64::MAX))),
        };
        world.rooms = world.draw_rooms(&dice, &scid);
        for node in 0..1 + dice.below(2) as usize {
            world.nodes.push(world.open(node));
        }
        for number in 0..BUSY + SERVERS {
            let actor = world.somebody(&dice, number >= BUSY);
            world.actors.push(actor);
        }
        world
    }

    /// Rooms of all kinds; one is always of EOS, and one can be searched for.
    fn draw_rooms(&self, dice: &Dice, scid: &Deployment) -> Vec<SessionRef> {
        let kinds = self.templates.names();
        let mut rooms = Vec::new();
        for number in 0..ROOMS {
            let template_name = match number {
                0 => TemplateName::eos(),
                1 => {
                    let name = *dice.pick(&["Browse", "Inherited"]);
                    TemplateName::new(name).expect("valid")
                }
                _ => dice.pick(&kinds).clone(),
            };
            rooms.push(SessionRef {
                scid: scid.clone(),
                template_name,
                name: SessionName::new(format!("room-{number}")).expect("valid"),
            });
        }
        rooms
    }

    pub(super) fn scid(&self) -> &Deployment {
        &self.rooms[0].scid
    }

    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn open(&self, node: usize) -> Arc<Service> {
        let desk = Desk {
            ledger: self.ledger.clone(),
            node,
        };
        let parts = Parts {
            store: Arc::new(desk),
            clock: self.clock.clone(),
            random: self.random.clone(),
            clients: Arc::new(AnyClient),
            templates: self.templates.clone() as Arc<dyn Templates>,
            identities: Arc::new(crate::NoIdentityProviders),
            silence_ms: SILENCE,
        };
        alone(Service::open(parts)).expect("the store opens")
    }

    /// A node ends without a word and starts again; its clients come back.
    pub(super) fn restart(&mut self, node: usize) {
        self.nodes[node] = self.open(node);
        for at in 0..self.actors.len() {
            if self.actors[at].node == node {
                self.reconnect(at);
            }
        }
    }

    /// A push connection anew, beside the old one if that is still there.
    pub(super) fn reconnect(&mut self, at: usize) {
        let actor = &mut self.actors[at];
        actor.connection = self.nodes[actor.node].connect(&actor.caller);
    }

    /// Somebody who was busy goes, and somebody else comes.
    pub(super) fn relieve(&mut self, dice: &Dice, at: usize, how: Disconnect) {
        let actor = &self.actors[at];
        let ended = self.nodes[actor.node].disconnect(&actor.connection, how);
        // What it leaves undone, the sweeper does.
        drop(alone(ended));
        self.actors[at] = self.somebody(dice, actor.caller.is_server());
    }

    fn somebody(&self, dice: &Dice, server: bool) -> Actor {
        let number = 1 + dice.below(PLAYERS);
        let principal = match server {
            true => Principal::Server {
                instance: ServerInstance::new(format!("server-{}", number % 3)).expect("valid"),
            },
            false => Principal::User {
                account: AccountId::new(number).expect("in range"),
                name: format!("player {number}"),
            },
        };
        let caller = Caller {
            deployment: Deployment::new(DEPLOYMENT).expect("valid"),
            client_id: "game".into(),
            policy: Policy::everything(),
            principal,
            // Some share one, some have none that is known.
            device: (!number.is_multiple_of(4)).then(|| format!("device {}", number % 7)),
            address: Some([192, 0, 2, 1].into()),
        };
        let node = dice.below(self.nodes.len() as u64) as usize;
        let connection = self.nodes[node].connect(&caller);
        Actor {
            caller,
            node,
            connection,
        }
    }

    /// An account: most often of somebody who is busy.
    pub(super) fn anybody(&self, dice: &Dice) -> AccountId {
        let busy = dice.pick(&self.actors).caller.account();
        match (busy, dice.one_in(8)) {
            (Some(account), false) => account,
            _ => AccountId::new(1 + dice.below(PLAYERS)).expect("in range"),
        }
    }
}
