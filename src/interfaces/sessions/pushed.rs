//! What push channels bring.

use std::sync::Arc;

use super::Sessions;
use crate::client::{Notice, Pushed, Who};
use crate::interfaces::invites::Tidings;

impl Sessions {
    /// Takes what happened in the background over, inside the next Tick.
    pub fn hear(self: &Arc<Self>, notice: &Notice) {
        match notice {
            Notice::SessionLost { who, session, .. } => self.lose(*who, session),
            Notice::PlayersRefused {
                who,
                session,
                players,
                ..
            } => self.strike(*who, session, players),
            _ => {}
        }
    }

    /// Tells no watcher anything any more, not even of what a callback is told of just now.
    pub fn silence(&self) {
        self.silence_view();
        self.invites.silence();
        self.requests.silence();
    }

    /// Takes over what a push channel brought. On the worker: what the game can observe changes in the next Tick.
    pub fn take_in(self: &Arc<Self>, who: Who, pushed: Pushed) {
        match pushed {
            Pushed::Invites(present) => self.take_in_invites(who, Tidings::State(present)),
            Pushed::Invite(event) => self.take_in_invites(who, Tidings::Event(event)),
            Pushed::Sessions(all) => {
                for event in all {
                    self.take_in_session(who, event);
                }
            }
            Pushed::Session(event) => self.take_in_session(who, event),
            // Of other interfaces; and after a resync what is followed comes anew by itself.
            _ => {}
        }
    }
}
