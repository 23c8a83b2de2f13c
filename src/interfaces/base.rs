//! What every interface of one platform stands on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Failure, Outcome};
use crate::client::{Client, ClientError, Deadline};
use crate::runtime::announcing;
use crate::runtime::engine::Engine;

/// The engine and the client of one platform.
#[derive(Clone)]
pub struct Base {
    pub engine: Arc<Engine>,
    pub client: Client,
    /// Whether the game wants to hear that its calls are tried again.
    pub announces: Arc<AtomicBool>,
}

impl Base {
    /// Asks the directory: `ask` runs on the worker, `finish` with what it came to inside Tick. The time of the operation begins now.
    pub fn ask<T: Send + 'static>(
        &self,
        ask: impl Future<Output = Result<T, ClientError>> + Send + 'static,
        finish: impl FnOnce(Outcome<T>) + Send + 'static,
    ) {
        self.ask_by(self.deadline(), ask, finish);
    }

    /// When the operation that the call under way on this thread begins must be over; it tells the game when it is tried again, if the game wants to hear of that.
    pub fn deadline(&self) -> Deadline {
        let announcer = announcing::take();
        let announcer = announcer.filter(|_| self.announces.load(Ordering::Relaxed));
        let deadline = self.client.deadline();
        let Some(announcer) = announcer else {
            return deadline;
        };
        let engine = Arc::clone(&self.engine);
        deadline.announced_by(move || {
            let announcer = announcer.clone();
            // In the queue before the end of the operation, which comes from the same task.
            engine.post(move || announcer.announce());
        })
    }

    /// As [`ask`](Self::ask), for an operation whose time has begun before.
    pub fn ask_by<T: Send + 'static>(
        &self,
        deadline: Deadline,
        ask: impl Future<Output = Result<T, ClientError>> + Send + 'static,
        finish: impl FnOnce(Outcome<T>) + Send + 'static,
    ) {
        self.engine.spawn(deadline.bound(ask), move |result| {
            finish(match result {
                Ok(answer) => answer.map_err(Failure::from),
                Err(lost) => Err(Failure::from(lost)),
            });
        });
    }

    /// Tells what is known already, inside the next Tick.
    pub fn post(&self, finish: impl FnOnce() + Send + 'static) {
        self.engine.post(finish);
    }
}
