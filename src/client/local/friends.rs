//! Questions about friends, inside the process.

use greenroom_protocol::friends::{Friend, FriendsDocument, InviteStep};
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_service::Whose;

use super::Local;
use crate::client::transport::{Attempt, Friends, Token};

impl Friends for Local {
    fn query_friends<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
    ) -> Attempt<'a, FriendsDocument> {
        self.carry("listFriends", async move {
            let (service, caller) = self.caller(&token).await?;
            Ok(service.friends(&caller, scid, Whose::Me).await?)
        })
    }

    fn step_to_friend<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        other: AccountId,
        step: InviteStep,
    ) -> Attempt<'a, Friend> {
        self.carry("writeFriend", async move {
            let (service, caller) = self.caller(&token).await?;
            Ok(service.step(&caller, scid, Whose::Me, other, step).await?)
        })
    }
}
