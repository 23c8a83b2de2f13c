//! Questions about presence, inside the process.

use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::people::{PresenceDelta, PresenceDocument};
use greenroom_service::Whose;

use super::Local;
use crate::client::transport::{Attempt, Presence, Token};

impl Presence for Local {
    fn query_presence<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        of: AccountId,
    ) -> Attempt<'a, PresenceDocument> {
        self.carry("readPresence", async move {
            let (service, caller) = self.caller(&token).await?;
            Ok(service.presence(&caller, scid, Whose::Account(of))?)
        })
    }

    fn put_presence<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        delta: &'a PresenceDelta,
    ) -> Attempt<'a, PresenceDocument> {
        self.carry("writePresence", async move {
            let (service, caller) = self.caller(&token).await?;
            let changed = service.change_presence(&caller, scid, Whose::Me, delta.clone());
            Ok(changed.await?)
        })
    }
}
