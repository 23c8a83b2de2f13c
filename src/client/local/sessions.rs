//! Questions about sessions, inside the process.

use greenroom_protocol::ids::SessionRef;
use greenroom_protocol::search::{HandleQuery, SearchRow};
use greenroom_protocol::session::{SessionDelta, SessionDocument};
use greenroom_service::{Outcome, Precondition};

use super::Local;
use crate::client::transport::{Attempt, Failure, PutOutcome, Sessions, Token, When};

impl Sessions for Local {
    fn get_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
    ) -> Attempt<'a, Option<SessionDocument>> {
        self.carry("readSession", async move {
            let (service, caller) = self.caller(&token).await?;
            let shown = service.get_session(&caller, at).await?;
            Ok(shown.map(|shown| shown.document))
        })
    }

    fn put_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
        when: When,
        delta: &'a SessionDelta,
    ) -> Attempt<'a, PutOutcome> {
        self.carry("writeSession", async move {
            let (service, caller) = self.caller(&token).await?;
            let precondition = match when {
                When::Absent => Precondition::Absent,
                When::Exists => Precondition::Exists,
                When::Any => Precondition::None,
            };
            let put = service.put_session(&caller, at, precondition, delta.clone());
            match put.await {
                Ok(written) => Ok(match written.outcome {
                    Outcome::Created => PutOutcome::Created,
                    Outcome::Updated => PutOutcome::Updated,
                    Outcome::Deleted => PutOutcome::Deleted,
                }),
                Err(refused) => Err(Failure::Refused(refused.refusal)),
            }
        })
    }

    fn query<'a>(&'a self, token: Token, query: &'a HandleQuery) -> Attempt<'a, Vec<SearchRow>> {
        self.carry("queryHandles", async move {
            let (service, caller) = self.caller(&token).await?;
            let rows = service.query(&caller, query).await?;
            Ok(rows)
        })
    }
}
