//! A push channel inside the process.

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::limits;
use greenroom_protocol::push::Resource;
use greenroom_service::Disconnect;
use tokio::time::sleep;

use super::{Directory, Local};
use crate::client::Pushed;
use crate::client::transport::{Attempt, Channels, Failure, Parting, Push, Token};

const SWEEP_INTERVAL: Duration = Duration::from_millis(limits::SWEEP_INTERVAL_MS);

impl Channels for Local {
    fn connect(&self, token: Token) -> Attempt<'_, Box<dyn Push>> {
        async move {
            let (service, caller) = self.caller(&token).await?;
            let channel = Channel {
                directory: Arc::clone(&self.directory),
                connection: service.connect(&caller),
                is_over: false,
            };
            Ok(Box::new(channel) as Box<dyn Push>)
        }
        .boxed()
    }
}

/// A push channel without a line that could break.
struct Channel {
    directory: Arc<Directory>,
    connection: ConnectionId,
    is_over: bool,
}

impl Push for Channel {
    fn connection(&self) -> &ConnectionId {
        &self.connection
    }

    fn follow(&mut self, _resource: Resource, _on: bool) -> BoxFuture<'_, Result<(), String>> {
        async { Ok(()) }.boxed()
    }

    /// Is never lost. Whoever holds a channel does the directory's sweeping meanwhile: there is no other task that it could be left to, and without a user there is nobody whose sessions could be due.
    fn next(&mut self) -> BoxFuture<'_, Result<Pushed, String>> {
        async {
            loop {
                sleep(SWEEP_INTERVAL).await;
                let swept = match self.directory.service().await {
                    Ok(service) => service.sweep().await.map(drop).map_err(Failure::Refused),
                    Err(failure) => Err(failure),
                };
                if let Err(failure) = swept {
                    return Err(format!("the directory in this process failed: {failure:?}"));
                }
            }
        }
        .boxed()
    }

    fn part(mut self: Box<Self>, how: Parting) -> BoxFuture<'static, ()> {
        async move {
            // The directory is open, or there would be no channel.
            let Some(service) = self.directory.service.get() else {
                return;
            };
            let how = match how {
                Parting::Clean => Disconnect::Clean,
                Parting::Silent => Disconnect::Silent {
                    last_heard: service.now(),
                },
            };
            // A refusal leaves the matter to the drop.
            self.is_over = service.disconnect(&self.connection, how).await.is_ok();
        }
        .boxed()
    }
}

impl Drop for Channel {
    /// A platform that goes without a farewell cannot come back: its user is gone for good.
    fn drop(&mut self) {
        if !self.is_over {
            self.directory.dropped.lock().push(self.connection.clone());
        }
    }
}
