//! The friends of a player, its open invites and whom it blocks.

use greenroom_directory::caller::Caller;
use greenroom_directory::people::Concern;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::friends::{Friend, FriendsDocument};
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::push::Resource;

use crate::people::Whose;
use crate::service::Service;

impl Service {
    /// The caller's own.
    pub(super) fn friends_of(&self, caller: &Caller) -> Result<FriendsDocument, Refusal> {
        let account = Whose::Me.account(caller)?;
        Ok(self.people.read().friends(&caller.deployment, account))
    }

    /// What the caller is to somebody now.
    pub(super) fn friend_event(&self, caller: &Caller, about: AccountId) -> Option<Friend> {
        let account = caller.account()?;
        let people = self.people.read();
        Some(people.friend(&caller.deployment, account, about))
    }

    /// Tells those who follow their friends of a change in them. Others than those
    /// who are concerned may be told that nothing is new; nobody minds.
    pub(crate) fn tell_friends(&self, scid: &Deployment, concerns: &[Concern]) {
        if concerns.is_empty() || !self.followers.follow_friends() {
            return;
        }
        for concern in concerns {
            let player = (scid.clone(), concern.whose);
            for outbox in self.followers.of_player(&player, Resource::Friends) {
                outbox.put_friend(concern.about);
            }
        }
    }
}
