//! Questions about handles, inside the process.

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::handle::{
    ActivityOwners, ActivityQuery, HandleDelta, HandleDocument, Include,
};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::push::ReceivedInvite;
use greenroom_protocol::session::{Guid, SessionDocument};

use super::Local;
use crate::client::transport::{Attempt, Handles, Token};

impl Handles for Local {
    fn create_handle<'a>(
        &'a self,
        token: Token,
        delta: &'a HandleDelta,
    ) -> Attempt<'a, HandleDocument> {
        self.carry("createHandle", async move {
            let (service, caller) = self.caller(&token).await?;
            Ok(service.create_handle(&caller, delta).await?)
        })
    }

    fn delete_handle<'a>(&'a self, token: Token, id: &'a Guid) -> Attempt<'a, ()> {
        self.carry("removeHandle", async move {
            let (service, caller) = self.caller(&token).await?;
            Ok(service.delete_handle(&caller, id).await?)
        })
    }

    fn get_session_through<'a>(
        &'a self,
        token: Token,
        id: &'a Guid,
    ) -> Attempt<'a, Option<SessionDocument>> {
        self.carry("readSessionOfHandle", async move {
            let (service, caller) = self.caller(&token).await?;
            let (at, via) = match service.follow_handle(&caller, id).await {
                Ok(way) => way,
                Err(refusal) if refusal.code == ErrorCode::NotFound => return Ok(None),
                Err(refusal) => return Err(refusal.into()),
            };
            let shown = service.get_session_via(&caller, &at, via).await?;
            Ok(shown.map(|shown| shown.document))
        })
    }

    fn query_invites(&self, token: Token) -> Attempt<'_, Vec<ReceivedInvite>> {
        self.carry("queryHandles", async move {
            let (service, caller) = self.caller(&token).await?;
            let found = service.invites(&caller, None, Include::default());
            Ok(found.await?.results)
        })
    }

    fn query_activity(&self, token: Token, of: AccountId) -> Attempt<'_, Option<HandleDocument>> {
        self.carry("queryHandles", async move {
            let (service, caller) = self.caller(&token).await?;
            let query = ActivityQuery {
                scid: None,
                owners: ActivityOwners::Accounts(vec![of]),
            };
            let found = service.query_activities(&caller, &query, Include::default());
            Ok(found.await?.into_iter().next())
        })
    }
}
