//! Starting and ending play.

use std::sync::Arc;

use greenroom_protocol::settings::{GreenroomDelta, PlayState};

use super::lanes::Intent;
use super::local_session::State;
use super::{ByName, Sessions, Step, Synced, find_alive, find_mut, in_sync};
use crate::interfaces::{Failure, Outcome};
use crate::result::EOS_EResult;

impl Sessions {
    /// Play begins; also again, after it ended. A joiner starts only its own copy.
    pub fn start(
        self: &Arc<Self>,
        name: String,
        done: impl FnOnce(Outcome<Synced<()>>) + Send + 'static,
    ) {
        let in_lane = name.clone();
        let decide = move |all: &Self, sessions: &mut ByName, _| {
            let session = find_alive(sessions, &in_lane)?;
            if session.state == State::InProgress {
                return Err(Failure::new(
                    EOS_EResult::EOS_Sessions_SessionInProgress,
                    format!("session {in_lane:?} is in progress already"),
                ));
            }
            all.turn(sessions, in_lane, State::Starting, PlayState::InProgress)
        };
        self.operate(name, Intent::Change, decide, done);
    }

    /// Play is over. A joiner ends only its own copy.
    pub fn end(
        self: &Arc<Self>,
        name: String,
        done: impl FnOnce(Outcome<Synced<()>>) + Send + 'static,
    ) {
        let in_lane = name.clone();
        let decide = move |all: &Self, sessions: &mut ByName, _| {
            let session = find_alive(sessions, &in_lane)?;
            if session.state != State::InProgress {
                return Err(Failure::new(
                    EOS_EResult::EOS_InvalidState,
                    format!("session {in_lane:?} is not in progress"),
                ));
            }
            all.turn(sessions, in_lane, State::Ending, PlayState::Ended)
        };
        self.operate(name, Intent::Change, decide, done);
    }

    fn turn(
        &self,
        sessions: &mut ByName,
        name: String,
        meanwhile: State,
        to: PlayState,
    ) -> Outcome<Step<Synced<()>>> {
        let session = find_mut(sessions, &name)?;
        let before = std::mem::replace(&mut session.state, meanwhile);
        if !session.is_own() {
            return Ok(Step::local(move |sessions| {
                find_mut(sessions, &name)?.state = to.into();
                Ok(in_sync(()))
            }));
        }
        let delta = GreenroomDelta {
            state: Some(to),
            ..GreenroomDelta::default()
        };
        Ok(self.write(session, delta, move |sessions, written| {
            find_mut(sessions, &name)?.state = match written {
                Ok(()) => to.into(),
                Err(_) => before,
            };
            written
        }))
    }
}
