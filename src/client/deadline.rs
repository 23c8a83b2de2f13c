//! By when an operation must be over.

use tokio::time::Instant;

use super::{Client, Core};

tokio::task_local! {
    static END: Instant;
}

/// When an operation must be over, on the monotonic clock. Counted from the game's call: waiting for a turn, for the network or for the push channel uses it up as the questions themselves do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline(Instant);

impl Deadline {
    /// Carries an operation out under this deadline: every question that the client is asked inside is over by then, however many there are. One whose turn comes later sends nothing.
    pub async fn bound<T>(self, operation: impl Future<Output = T>) -> T {
        END.scope(self.0, operation).await
    }
}

impl Client {
    /// The deadline of an operation that is called now. Any thread.
    pub fn deadline(&self) -> Deadline {
        Deadline(self.0.core.time_from_now())
    }
}

impl Core {
    /// When the operation that is under way must be over. What nobody called for, the client's work in the background, may take as long as an operation.
    pub(super) fn deadline(&self) -> Instant {
        END.try_with(|end| *end)
            .unwrap_or_else(|_| self.time_from_now())
    }

    fn time_from_now(&self) -> Instant {
        Instant::now() + self.config.timeout
    }
}
