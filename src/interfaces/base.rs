//! What every interface of one platform stands on.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::{Failure, Outcome};
use crate::client::{Client, ClientError};
use crate::runtime::engine::Engine;

/// The engine and the client of one platform, and whether the game says that there is a network.
#[derive(Clone)]
pub struct Base {
    pub engine: Arc<Engine>,
    pub client: Client,
    pub network: Network,
}

impl Base {
    /// Asks the directory: `ask` runs on the worker, `finish` with what it came to inside Tick.
    pub fn ask<T: Send + 'static>(
        &self,
        ask: impl Future<Output = Result<T, ClientError>> + Send + 'static,
        finish: impl FnOnce(Outcome<T>) + Send + 'static,
    ) {
        let network = self.network.clone();
        let asking = async move {
            network.wait().await?;
            ask.await
        };
        self.engine.spawn(asking, move |result| {
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

/// Whether the game says that there is a network. While it says no, operations wait, and time out as they do when the directory does not answer.
#[derive(Clone)]
pub struct Network {
    online: watch::Sender<bool>,
    timeout: Duration,
}

impl Network {
    /// There is one; operations wait for its return no longer than `timeout`.
    pub fn new(timeout: Duration) -> Self {
        Self {
            online: watch::Sender::new(true),
            timeout,
        }
    }

    /// Takes what the game says.
    pub fn set_online(&self, online: bool) {
        self.online.send_replace(online);
    }

    async fn wait(&self) -> Result<(), ClientError> {
        let mut online = self.online.subscribe();
        let back = online.wait_for(|online| *online);
        match tokio::time::timeout(self.timeout, back).await {
            Ok(Ok(_)) => Ok(()),
            // The sender lives as long as `self`, so that only the time can be over.
            Ok(Err(_)) | Err(_) => Err(ClientError::TimedOut),
        }
    }
}
