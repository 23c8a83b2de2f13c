//! What a session is after single calls in their order.

use std::collections::BTreeMap;

use serde_json::Value;

use super::dice::Dice;

pub(crate) const SUCCESS: &str = "EOS_Success";
/// Taken here, and by the directory as soon as it can be told.
pub(crate) const OUT_OF_SYNC: &str = "EOS_Sessions_OutOfSync";
pub(crate) const IN_PROGRESS: &str = "EOS_Sessions_SessionInProgress";
pub(crate) const TOO_MANY: &str = "EOS_Sessions_TooManyPlayers";
const NO_CHANGE: &str = "EOS_NoChange";
const INVALID_STATE: &str = "EOS_InvalidState";

/// Players that are registered; nobody of them exists.
const STRANGERS: u64 = 6;

/// An owner's call.
#[derive(Clone, Debug)]
pub(crate) enum Call {
    Set(i64),
    Start,
    End,
    Register(Vec<u64>),
    Unregister(Vec<u64>),
}

impl Call {
    pub(crate) fn draw(dice: &mut Dice) -> Self {
        let number = dice.below(1000);
        match dice.below(8) {
            0..=2 => Self::Set(number as i64),
            3 => Self::Start,
            4 => Self::End,
            5 | 6 => Self::Register(some(dice)),
            _ => Self::Unregister(some(dice)),
        }
    }

    /// As `player.c` reads it.
    pub(crate) fn on(&self, name: &str) -> String {
        let ids = |players: &[u64]| {
            let ids: Vec<_> = players
                .iter()
                .map(|player| format!("f{player:031}"))
                .collect();
            ids.join(" ")
        };
        match self {
            Self::Set(value) => format!("set {name} {value}"),
            Self::Start => format!("start {name}"),
            Self::End => format!("end {name}"),
            Self::Register(players) => format!("register {name} {}", ids(players)),
            Self::Unregister(players) => format!("unregister {name} {}", ids(players)),
        }
    }
}

/// The result of a call that changed so many registrations.
fn counted(changed: usize) -> (&'static str, Option<usize>) {
    match changed {
        0 => (NO_CHANGE, None),
        changed => (SUCCESS, Some(changed)),
    }
}

fn some(dice: &mut Dice) -> Vec<u64> {
    let count = 1 + dice.below(2);
    (0..count).map(|_| dice.below(STRANGERS)).collect()
}

/// A session as its owner's calls made it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Model {
    pub(crate) max_players: usize,
    state: State,
    registered: Vec<u64>,
    attributes: BTreeMap<String, i64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Pending,
    InProgress,
    Ended,
}

impl Model {
    /// A new session with so many slots.
    pub(crate) fn for_players(max_players: usize) -> Self {
        Self {
            max_players,
            ..Self::default()
        }
    }

    /// Carries a call out; answers its result and, where it succeeds, its count.
    pub(crate) fn call(&mut self, call: &Call) -> (&'static str, Option<usize>) {
        match call {
            Call::Set(value) => {
                self.attributes.insert("VALUE".to_owned(), *value);
                self.attributes.insert(format!("W{}", value % 4), *value);
            }
            Call::Start if self.state == State::InProgress => return (IN_PROGRESS, None),
            Call::Start => self.state = State::InProgress,
            Call::End if self.state != State::InProgress => return (INVALID_STATE, None),
            Call::End => self.state = State::Ended,
            Call::Register(players) => return self.register(players),
            Call::Unregister(players) => {
                let before = self.registered.len();
                self.registered.retain(|player| !players.contains(player));
                return counted(before - self.registered.len());
            }
        }
        (SUCCESS, None)
    }

    fn register(&mut self, players: &[u64]) -> (&'static str, Option<usize>) {
        let before = self.registered.clone();
        for player in players {
            if !self.registered.contains(player) {
                self.registered.push(*player);
            }
        }
        let fresh = self.registered.len() - before.len();
        if fresh > 0 && self.registered.len() > self.max_players {
            self.registered = before;
            return (TOO_MANY, None);
        }
        counted(fresh)
    }

    /// What somebody is told who joins.
    pub(crate) fn join(&self) -> &'static str {
        match self.state {
            State::InProgress => IN_PROGRESS,
            _ if self.open_slots() == 0 => TOO_MANY,
            _ => SUCCESS,
        }
    }

    fn open_slots(&self) -> usize {
        self.max_players - self.registered.len()
    }

    /// Whether the directory's document says the same, with so many members.
    pub(crate) fn check(&self, id: &str, document: Option<Value>, members: usize) {
        let document = document.unwrap_or_else(|| panic!("the directory lost {id}"));
        let own = &document["greenroom"];
        let state = match self.state {
            State::Pending => "pending",
            State::InProgress => "inProgress",
            State::Ended => "ended",
        };
        let found = own["attributes"].as_object().expect("an object");
        let found = found.iter().map(|(key, value)| {
            let number = match &value["int64"] {
                Value::String(text) => text.parse().ok(),
                number => number.as_i64(),
            };
            (
                key.clone(),
                number.unwrap_or_else(|| panic!("{key}: {value}")),
            )
        });
        let found: BTreeMap<String, i64> = found.collect();
        assert_eq!(found, self.attributes, "attributes of {id}");
        assert_eq!(own["state"], state, "state of {id}");
        assert_eq!(own["openSlots"], self.open_slots(), "open slots of {id}");
        assert_eq!(document["membersInfo"]["count"], members, "members of {id}");
    }
}
