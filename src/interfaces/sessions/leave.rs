//! Ending a session, or going out of it.

use std::sync::Arc;

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::SessionName;
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::settings::GreenroomDelta;

use super::lanes::Intent;
use super::local_session::State;
use super::{ByName, Sessions, Step, find_mut, of_greenroom};
use crate::client::{Client, ClientError, When, Who};
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
        let delta = if session.is_own() {
            of_greenroom(GreenroomDelta {
                end: true,
                ..GreenroomDelta::default()
            })
        } else {
            SessionDelta {
                members: [("me".to_owned(), None)].into(),
                ..SessionDelta::default()
            }
        };
        let (client, who, id) = (self.base.client.clone(), session.who, session.id.clone());
        let ask = async move {
            be_gone(&client, who, &id, delta).await?;
            client.forget_session(who, &id);
            Ok(None)
        };
        Ok(Step::ask(ask, move |sessions, answer| {
            if let Err(failure) = answer {
                // Still there, and the game may try again.
                find_mut(sessions, &name)?.state = before;
                return Err(failure);
            }
            sessions.remove(&name);
            Ok(())
        }))
    }
}

async fn be_gone(
    client: &Client,
    who: Who,
    id: &SessionName,
    delta: SessionDelta,
) -> Result<(), ClientError> {
    match client.put_session(who, id, When::Exists, delta).await {
        Ok(_) => Ok(()),
        Err(ClientError::Refused(refusal)) if is_gone(refusal.code) => Ok(()),
        // Logging out has closed the channel that the user's place in the session hung on.
        Err(ClientError::NotLoggedIn) => Ok(()),
        Err(error) => Err(error),
    }
}

/// The session is gone, or the user's place in it.
fn is_gone(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::PreconditionFailed | ErrorCode::SessionNotFound | ErrorCode::Forbidden
    )
}
