//! Faults on demand, inside the process: what becomes of a question on its way to the service, as on its way across a network.

use std::time::Duration;

use futures_util::FutureExt;
use greenroom_protocol::faults::{FaultsDelta, OPERATIONS};
use greenroom_service::FateEnd;
use tokio::time::sleep;

use super::Local;
use crate::client::transport::{Attempt, Failure, Faults};

impl Faults for Local {
    fn change_faults<'a>(&'a self, delta: &'a FaultsDelta) -> Attempt<'a, ()> {
        async move {
            let service = self.directory.service().await?;
            service.change_faults(delta)?;
            Ok(())
        }
        .boxed()
    }

    fn clear_faults(&self) -> Attempt<'_, ()> {
        async move {
            let service = self.directory.service().await?;
            service.clear_faults()?;
            Ok(())
        }
        .boxed()
    }
}

impl Local {
    /// Puts a question to the service under the name that the directory's description has for it: there and back like across a network, with whatever faults were asked for on the way.
    pub(super) fn carry<'a, T: Send + 'a>(
        &'a self,
        operation: &'static str,
        attempt: impl Future<Output = Result<T, Failure>> + Send + 'a,
    ) -> Attempt<'a, T> {
        debug_assert!(OPERATIONS.contains(&operation), "{operation}");
        async move {
            let is_answered = self.set_out(operation).await?;
            let answer = attempt.await;
            match is_answered {
                true => answer,
                false => Err(lost("the answer was lost")),
            }
        }
        .boxed()
    }

    /// The way there. Says whether there is a way back.
    async fn set_out(&self, operation: &'static str) -> Result<bool, Failure> {
        let fate = self.directory.service().await?.fate(operation);
        if fate.delay_ms > 0 {
            sleep(Duration::from_millis(fate.delay_ms)).await;
        }
        match fate.end {
            FateEnd::CarriedOut => Ok(true),
            FateEnd::AnswerLost => Ok(false),
            FateEnd::RequestLost => Err(lost("the request was lost")),
            FateEnd::Refused(refusal) => Err(refusal.into()),
        }
    }
}

fn lost(what: &str) -> Failure {
    Failure::Interrupted(format!("{what}: a fault on demand"))
}
