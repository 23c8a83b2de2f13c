//! What push channels bring.

use std::sync::Arc;

use super::Sessions;
use crate::client::{Pushed, Who};

impl Sessions {
    /// Takes over what a push channel brought. On the worker: what the game can observe changes in the next Tick.
    pub fn take_in(self: &Arc<Self>, _who: Who, pushed: Pushed) {
        match pushed {
            Pushed::Invites(_) | Pushed::Invite(_) => {}
            Pushed::Sessions(_) | Pushed::Session(_) => {}
            // What is followed comes anew by itself.
            Pushed::Resync | Pushed::Presences(_) | Pushed::Presence(_) => {}
        }
    }
}
