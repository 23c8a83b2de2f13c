//! Faults on demand: what the developer of a game asks a directory at a desk to get wrong.

use std::sync::Arc;

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::faults::FaultsDelta;

use super::{Base, Failure, Outcome};
use crate::result::EOS_EResult;

/// Asks for faults.
pub struct Faults {
    base: Base,
}

impl Faults {
    /// Nothing is asked for yet.
    pub fn new(base: Base) -> Arc<Self> {
        Arc::new(Self { base })
    }

    /// Changes what goes wrong. A change of nothing tells whether the directory stands at a desk.
    ///
    /// # Errors
    /// `EOS_AccessDenied` if it does not; `EOS_InvalidParameters` for what it finds no sense in.
    pub fn change(&self, delta: FaultsDelta, done: impl FnOnce(Outcome<()>) + Send + 'static) {
        let client = self.base.client.clone();
        self.base.ask(
            async move { client.change_faults(delta).await },
            |outcome| done(outcome.map_err(named)),
        );
    }

    /// Ends what goes wrong.
    ///
    /// # Errors
    /// As [`change`](Self::change).
    pub fn clear(&self, done: impl FnOnce(Outcome<()>) + Send + 'static) {
        let client = self.base.client.clone();
        self.base
            .ask(async move { client.clear_faults().await }, done);
    }

    /// Tells what is known already, inside the next Tick.
    pub fn post(&self, finish: impl FnOnce() + Send + 'static) {
        self.base.post(finish);
    }
}

/// What the directory cannot understand came from the game.
fn named(failure: Failure) -> Failure {
    let is_bad = |code| code == ErrorCode::BadRequest;
    failure.refined(|code| is_bad(code).then_some(EOS_EResult::EOS_InvalidParameters))
}
