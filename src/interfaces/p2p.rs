//! Packets from player to player: the P2P interface. There is no transport for them; what can be set is kept, and nothing ever comes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use parking_lot::Mutex;

use super::notifications::{NotificationId, Notifications};
use super::{Base, Failure, Outcome};
use crate::result::EOS_EResult;
use crate::runtime::log::{self, Category};

/// The packets of one platform.
pub struct P2p {
    base: Base,
    settings: Mutex<Settings>,
    notifications: [Notifications<Never>; Event::COUNT],
    /// Whether the log knows already that packets go nowhere.
    has_said: AtomicBool,
    /// Whether the log knows already what is wrong with how the game receives; it does so in every frame.
    has_complained: AtomicBool,
}

/// What would be told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Request,
    Established,
    Interrupted,
    Closed,
    QueueFull,
}

impl Event {
    const COUNT: usize = Self::QueueFull as usize + 1;
}

/// What never happens.
enum Never {}

/// What a game sets of P2P.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    pub relays: Relays,
    pub ports: Ports,
    /// In bytes; 0 has no limit.
    pub incoming_queue: u64,
    /// In bytes; 0 has no limit.
    pub outgoing_queue: u64,
}

/// Whether packets may go over relays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relays {
    Never,
    Allowed,
    Always,
}

/// Which ports are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ports {
    /// 0 leaves the choice to the system.
    first: u16,
    /// How many are tried behind it.
    more: u16,
}

impl Ports {
    /// # Errors
    /// `EOS_InvalidParameters` for ports behind one that the system chooses.
    pub fn new(first: u16, more: u16) -> Outcome<Self> {
        if first == 0 && more != 0 {
            return Err(Failure::parameter(format!(
                "MaxAdditionalPortsToTry is {more}, and Port is 0, which leaves the choice to the system"
            )));
        }
        Ok(Self { first, more })
    }

    pub fn first(self) -> u16 {
        self.first
    }

    pub fn more(self) -> u16 {
        self.more
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            relays: Relays::Allowed,
            ports: Ports {
                first: 7777,
                more: 99,
            },
            incoming_queue: 0,
            outgoing_queue: 0,
        }
    }
}

impl P2p {
    /// With the settings that the SDK begins with.
    pub fn new(base: Base) -> Arc<Self> {
        Arc::new(Self {
            base,
            settings: Mutex::default(),
            notifications: Default::default(),
            has_said: AtomicBool::new(false),
            has_complained: AtomicBool::new(false),
        })
    }

    /// Runs `finish` inside the next Tick: for what is known already.
    pub fn post(&self, finish: impl FnOnce() + Send + 'static) {
        self.base.post(finish);
    }

    /// What is set.
    pub fn settings(&self) -> Settings {
        *self.settings.lock()
    }

    /// Sets something.
    pub fn set(&self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings.lock());
    }

    /// Registers for what never happens.
    pub fn watch(&self, event: Event) -> NotificationId {
        self.notifications[event as usize].add(|never| match *never {})
    }

    /// Takes such a registration back; false if there is none of this id.
    pub fn unwatch(&self, event: Event, id: NotificationId) -> bool {
        self.notifications[event as usize].remove(id)
    }

    /// Says in the log, once, that packets go nowhere.
    pub fn say_that_there_is_no_transport(&self, function: &'static str) {
        if self.has_said.swap(true, Ordering::Relaxed) {
            return;
        }
        log::warn(Category::of_function(function), || {
            format!(
                "{function}: packets between players are not there: they are not sent, and none come; use the session's host address and a network library instead ({})",
                EOS_EResult::EOS_NotImplemented.name().to_string_lossy()
            )
        });
    }

    /// Whether what is wrong with how the game receives is to be said: the first time.
    pub fn may_complain(&self) -> bool {
        !self.has_complained.swap(true, Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_ports_stand_behind_one_that_the_system_chooses() {
        assert!(Ports::new(0, 1).is_err());
        let chosen = Ports::new(0, 0).expect("the system chooses");
        assert_eq!((chosen.first(), chosen.more()), (0, 0));
        let most = Ports::new(u16::MAX, u16::MAX).expect("as the game likes");
        assert_eq!((most.first(), most.more()), (u16::MAX, u16::MAX));
    }
}
