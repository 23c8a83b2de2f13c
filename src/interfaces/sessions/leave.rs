//! Ending a session, or going out of it.

use std::sync::Arc;

use super::lanes::Intent;
use super::local_session::State;
use super::{Answer, ByName, Sessions, Step, find_mut};
use crate::client::ClientError;
use crate::interfaces::{Failure, Outcome};
use crate::result::EOS_EResult;

impl Sessions {
    /// Ends a session for everybody where the user is its owner, else leaves it. The local name is free once `done` is told of success; a session that is gone already is a success too.
    pub fn destroy(
        self: &Arc<Self>,
        name: String,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let in_lane = name.clone();
        let decide = move |all: &Self, sessions: &mut ByName, before| {
            if before == Some(Intent::Leave) {
                return Err(Failure::new(
                    EOS_EResult::EOS_AlreadyPending,
                    format!("session {in_lane:?} is being destroyed already"),
                ));
            }
            all.leave(sessions, in_lane)
        };
        self.operate(name, Intent::Leave, decide, done);
    }

    fn leave(&self, sessions: &mut ByName, name: String) -> Outcome<Step<()>> {
        let session = find_mut(sessions, &name)?;
        let before = std::mem::replace(&mut session.state, State::Destroying);
        let (client, who, id) = (self.base.client.clone(), session.who, session.id.clone());
        let mark = session.mark.clone();
        let ask = async move {
            match client.leave_session(who, &id, mark.as_deref()).await {
                // Logging out has closed the channel that the user's place in the session hung on.
                Ok(()) | Err(ClientError::NotLoggedIn) => Ok(Answer::Done),
                Err(error) => Err(error),
            }
        };
        Ok(Step::ask(ask, move |sessions, answer| {
            if let Err(failure) = answer {
                // The game may try again; the client does so in any case.
                find_mut(sessions, &name)?.state = before;
                return Err(failure);
            }
            sessions.remove(&name);
            Ok(())
        }))
    }
}
