//! By when an operation must be over, and who hears that it is tried again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::time::Instant;

use super::{Client, Core};

tokio::task_local! {
    static END: Instant;
    static ANNOUNCED_BY: Announced;
}

/// When an operation must be over, on the monotonic clock. Counted from the game's call: waiting for a turn, for the network or for the push channel uses it up as the questions themselves do.
#[derive(Clone)]
pub struct Deadline {
    end: Instant,
    announced_by: Option<Announced>,
}

/// Tells once that an operation is tried again.
#[derive(Clone)]
struct Announced {
    announce: Arc<dyn Fn() + Send + Sync>,
    is_done: Arc<AtomicBool>,
}

impl Deadline {
    /// Has `announce` told, on the worker, once the operation is tried again; at most once.
    pub fn announced_by(self, announce: impl Fn() + Send + Sync + 'static) -> Self {
        let announced_by = Some(Announced {
            announce: Arc::new(announce),
            is_done: Arc::default(),
        });
        Self {
            announced_by,
            ..self
        }
    }

    /// Carries an operation out under this deadline: every question that the client is asked inside is over by then, however many there are. One whose turn comes later sends nothing.
    pub async fn bound<T>(self, operation: impl Future<Output = T>) -> T {
        let operation = END.scope(self.end, operation);
        match self.announced_by {
            Some(announced) => ANNOUNCED_BY.scope(announced, operation).await,
            None => operation.await,
        }
    }
}

/// Tells the game that the operation that is under way is tried again, unless it was told.
pub(super) fn announce_retry() {
    let _ = ANNOUNCED_BY.try_with(|announced| {
        if !announced.is_done.swap(true, Ordering::Relaxed) {
            (announced.announce)();
        }
    });
}

impl Client {
    /// The deadline of an operation that is called now. Any thread.
    pub fn deadline(&self) -> Deadline {
        Deadline {
            end: self.0.core.time_from_now(),
            announced_by: None,
        }
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
