//! Jobs that belong to no session.

use std::sync::Arc;

use greenroom_protocol::handle::HandleDocument;
use greenroom_protocol::ids::SessionRef;
use parking_lot::Mutex;

use crate::client::ClientError;
use crate::interfaces::{Base, Done, Failure, Outcome};
use crate::result::EOS_EResult;

/// A question that is under way, and later its answer.
pub struct Job {
    state: Mutex<State>,
}

enum State {
    Working,
    Complete(Arc<Found>),
    Failed(EOS_EResult),
}

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobStatus {
    Working,
    Complete,
    Failed,
}

/// What a job found.
#[derive(Debug)]
pub enum Found {
    /// It was not about finding anything.
    Nothing,
    /// So many sessions were left.
    Sessions(u32),
    /// What players are doing.
    Activities(Vec<HandleDocument>),
    /// The session that a handle leads to.
    Session(SessionRef),
}

impl Job {
    /// Begins a job. `hand_out` gets it before anything else happens, and gives what is told of the end, inside Tick; where it fails, nothing happens.
    pub(super) fn begin(
        base: &Base,
        ask: impl Future<Output = Result<Found, ClientError>> + Send + 'static,
        hand_out: impl FnOnce(Arc<Self>) -> Outcome<Done<()>>,
    ) -> Outcome<()> {
        let job = Arc::new(Self {
            state: Mutex::new(State::Working),
        });
        let done = hand_out(Arc::clone(&job))?;
        base.ask(ask, move |found| {
            let (state, outcome) = match found {
                Ok(found) => (State::Complete(Arc::new(found)), Ok(())),
                Err(failure) => (State::Failed(failure.code), Err(failure)),
            };
            *job.state.lock() = state;
            done(outcome);
        });
        Ok(())
    }

    /// Where it stands.
    pub fn status(&self) -> JobStatus {
        match *self.state.lock() {
            State::Working => JobStatus::Working,
            State::Complete(_) => JobStatus::Complete,
            State::Failed(_) => JobStatus::Failed,
        }
    }

    /// What it came to; nothing while it is under way.
    pub fn result(&self) -> Option<EOS_EResult> {
        match *self.state.lock() {
            State::Working => None,
            State::Complete(_) => Some(EOS_EResult::EOS_Success),
            State::Failed(code) => Some(code),
        }
    }

    /// What it found.
    ///
    /// # Errors
    /// `EOS_InvalidState` unless it is complete.
    pub fn found(&self) -> Outcome<Arc<Found>> {
        match &*self.state.lock() {
            State::Complete(found) => Ok(Arc::clone(found)),
            State::Working | State::Failed(_) => Err(Failure::new(
                EOS_EResult::EOS_InvalidState,
                "the job is not complete",
            )),
        }
    }
}
