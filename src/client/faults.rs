//! Faults on demand, for those who test a game.

use greenroom_protocol::faults::FaultsDelta;
use tokio::time::timeout_at;

use super::Client;
use super::error::ClientError;
use super::retry::ended_by;

impl Client {
    /// Changes what goes wrong at the directory, if that stands at a desk; a change of nothing tells whether it does.
    ///
    /// # Errors
    /// A refusal: [`ErrorCode::Forbidden`](greenroom_protocol::error::ErrorCode::Forbidden) of one that does not, and what makes no sense.
    pub async fn change_faults(&self, delta: FaultsDelta) -> Result<(), ClientError> {
        let core = &self.0.core;
        // Sent again it changes nothing more, but for a clock that goes on a second time: that is asked for once.
        if delta.clock_forward_ms.is_some() {
            let once = timeout_at(core.deadline(), core.transport.change_faults(&delta)).await;
            let once = once.map_err(|_| ClientError::TimedOut)?;
            return once.map_err(ended_by);
        }
        core.retry(core.deadline(), || core.transport.change_faults(&delta))
            .await
    }

    /// Ends everything that goes wrong there.
    ///
    /// # Errors
    /// As [`change_faults`](Self::change_faults).
    pub async fn clear_faults(&self) -> Result<(), ClientError> {
        let core = &self.0.core;
        core.retry(core.deadline(), || core.transport.clear_faults())
            .await
    }
}
