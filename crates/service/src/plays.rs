//! How many players play, as their games tell it. Kept in memory alone: it is
//! for the operator's curves and for nothing else.

use std::collections::HashMap;

use greenroom_directory::caller::{Caller, Principal};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, ServerInstance};
use greenroom_protocol::limits;
use greenroom_protocol::play::PlayerSessionForm;
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;

use crate::service::Service;

/// How much is played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlayCounts {
    /// Going on now.
    pub open: usize,
    /// Since the directory started.
    pub began: u64,
    /// Since the directory started; those that nobody ended for too long are
    /// among them.
    pub ended: u64,
}

/// The plays that are going on.
#[derive(Default)]
pub(crate) struct Plays(Mutex<State>);

#[derive(Default)]
struct State {
    /// Since when, by whose games told of it.
    open: HashMap<Owner, HashMap<Guid, Timestamp>>,
    began: u64,
    ended: u64,
    /// When all of them were last looked at.
    looked: Timestamp,
}

/// So long nobody looks at all of them again because one begins.
const LOOK_INTERVAL_MS: u64 = 60_000;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Owner {
    Player(AccountId),
    Server(String, ServerInstance),
}

impl State {
    /// Begins a play; true where there is room for it. What is told again is
    /// counted once.
    fn begin(&mut self, owner: Owner, id: &Guid, now: Timestamp) -> bool {
        let open = self.open.entry(owner).or_default();
        if open.contains_key(id) {
            return true;
        }
        if open.len() >= limits::PLAYER_SESSIONS_PER_CALLER_MAX {
            return false;
        }
        open.insert(id.clone(), now);
        self.began += 1;
        true
    }

    /// Ends a play; one that is not there has ended.
    fn end(&mut self, owner: &Owner, id: &Guid) {
        let Some(open) = self.open.get_mut(owner) else {
            return;
        };
        if open.remove(id).is_some() {
            self.ended += 1;
        }
        if open.is_empty() {
            self.open.remove(owner);
        }
    }

    /// Ends what nobody has ended for too long: its game was lost.
    fn give_up(&mut self, now: Timestamp) {
        let mut ended = 0;
        self.open.retain(|_, open| {
            let before = open.len();
            open.retain(|_, since| now.since(*since) < limits::PLAYER_SESSION_LIFETIME_MS);
            ended += (before - open.len()) as u64;
            !open.is_empty()
        });
        self.ended += ended;
    }

    /// The same now and then: it looks at every play of the directory, and what
    /// a caller begins must not cost more for that others play.
    fn give_up_at_times(&mut self, now: Timestamp) {
        if now.since(self.looked) >= LOOK_INTERVAL_MS {
            self.looked = now;
            self.give_up(now);
        }
    }

    fn counts(&self) -> PlayCounts {
        PlayCounts {
            open: self.open.values().map(HashMap::len).sum(),
            began: self.began,
            ended: self.ended,
        }
    }
}

impl Service {
    /// A game tells that one of its players begins to play, or has ended. Told
    /// again it is counted once, and ending what is not there is no failure.
    ///
    /// # Errors
    /// `Forbidden` for a program that is neither a player nor a server,
    /// `Conflict` where too many of the caller's are going on.
    pub fn note_play(&self, caller: &Caller, form: &PlayerSessionForm) -> Result<(), Refusal> {
        let owner = match &caller.principal {
            Principal::User { account, .. } => Owner::Player(*account),
            Principal::Server { instance } => {
                Owner::Server(caller.client_id.clone(), instance.clone())
            }
            Principal::Client => {
                let message = "players and servers tell of play, and nobody else";
                return Err(Refusal::new(ErrorCode::Forbidden, message));
            }
        };
        let now = self.now();
        let mut plays = self.plays.0.lock();
        if !form.open {
            plays.end(&owner, &form.id);
            return Ok(());
        }
        plays.give_up_at_times(now);
        match plays.begin(owner, &form.id, now) {
            true => Ok(()),
            false => {
                let most = limits::PLAYER_SESSIONS_PER_CALLER_MAX;
                let message = format!("{most} player sessions of the caller are open");
                Err(Refusal::new(ErrorCode::Conflict, message))
            }
        }
    }

    /// How much is played.
    pub fn plays(&self) -> PlayCounts {
        let mut plays = self.plays.0.lock();
        plays.give_up(self.now());
        plays.counts()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u32) -> Guid {
        Guid::new(&format!("{number:08x}-0000-4000-8000-000000000000")).expect("a guid")
    }

    fn player(number: u64) -> Owner {
        Owner::Player(AccountId::new(number).expect("valid"))
    }

    fn counts(state: &State) -> (usize, u64, u64) {
        let counts = state.counts();
        (counts.open, counts.began, counts.ended)
    }

    #[test]
    fn what_is_told_again_is_counted_once() {
        let mut state = State::default();
        let now = Timestamp(1_000_000);
        for _ in 0..2 {
            assert!(state.begin(player(1), &id(1), now));
        }
        // The same name from somebody else is another play.
        assert!(state.begin(player(2), &id(1), now));
        assert_eq!(counts(&state), (2, 2, 0));
        for _ in 0..2 {
            state.end(&player(1), &id(1));
        }
        state.end(&player(3), &id(1));
        assert_eq!(counts(&state), (1, 2, 1));
    }

    #[test]
    fn a_play_that_nobody_ends_ends_by_itself() {
        let mut state = State::default();
        let begun = Timestamp(1_000_000);
        assert!(state.begin(player(1), &id(1), begun));
        let end = Timestamp(begun.0 + limits::PLAYER_SESSION_LIFETIME_MS);
        state.give_up(Timestamp(end.0 - 1));
        assert_eq!(counts(&state), (1, 1, 0));
        state.give_up(end);
        assert_eq!(counts(&state), (0, 1, 1));
        assert!(state.open.is_empty());
    }

    #[test]
    fn who_begins_does_not_look_at_everybody_each_time() {
        let mut state = State::default();
        let first = Timestamp(1_000_000);
        let second = Timestamp(first.0 + 1000);
        assert!(state.begin(player(1), &id(1), first));
        assert!(state.begin(player(2), &id(2), second));
        let after = |begun: Timestamp| Timestamp(begun.0 + limits::PLAYER_SESSION_LIFETIME_MS);
        state.give_up_at_times(after(first));
        assert_eq!(counts(&state), (1, 2, 1));
        state.give_up_at_times(after(second));
        assert_eq!(counts(&state), (1, 2, 1), "looked at a second ago");
        state.give_up_at_times(Timestamp(after(first).0 + LOOK_INTERVAL_MS));
        assert_eq!(counts(&state), (0, 2, 2));
    }

    #[test]
    fn nobody_opens_more_than_there_is_room_for() {
        let mut state = State::default();
        let most = limits::PLAYER_SESSIONS_PER_CALLER_MAX as u32;
        for number in 0..most {
            assert!(state.begin(player(1), &id(number), Timestamp(0)));
        }
        assert!(!state.begin(player(1), &id(most), Timestamp(0)));
        assert!(state.begin(player(1), &id(0), Timestamp(0)), "it is open");
        assert!(state.begin(player(2), &id(most), Timestamp(0)));
    }
}
