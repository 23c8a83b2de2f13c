//! Friends: what players do about being some, and how they stand.

use greenroom_directory::caller::Caller;
use greenroom_directory::people::{Counterpart, Relations};
use greenroom_protocol::error::Refusal;
use greenroom_protocol::friends::{Friend, FriendsDocument, InviteStep};
use greenroom_protocol::ids::{AccountId, Deployment};

use crate::people::{Whose, readable, writable};
use crate::service::Service;

impl Service {
    /// A player's friends, its open invites and whom it blocks.
    ///
    /// # Errors
    /// As [`Self::people`].
    pub async fn friends(
        &self,
        caller: &Caller,
        scid: &Deployment,
        whose: Whose,
    ) -> Result<FriendsDocument, Refusal> {
        let owner = readable(caller, scid, whose)?;
        self.refresh_people(scid, owner).await?;
        Ok(self.people.read().friends(scid, owner))
    }

    /// What one player is to another.
    ///
    /// # Errors
    /// As [`Self::people`].
    pub async fn friend(
        &self,
        caller: &Caller,
        scid: &Deployment,
        whose: Whose,
        other: AccountId,
    ) -> Result<Friend, Refusal> {
        let owner = readable(caller, scid, whose)?;
        self.refresh_people(scid, owner).await?;
        Ok(self.people.read().friend(scid, owner, other))
    }

    /// Sends, accepts or rejects an invite to be friends. The record of the other
    /// player is read and never written: where it changes at the same moment, both
    /// changes count.
    ///
    /// # Errors
    /// `Forbidden` for another deployment, and for the friends of others unless the
    /// caller is a program that may administer; those of [`Relations::stepped`];
    /// `Unavailable`.
    pub async fn step(
        &self,
        caller: &Caller,
        scid: &Deployment,
        whose: Whose,
        other: AccountId,
        step: InviteStep,
    ) -> Result<Friend, Refusal> {
        let owner = writable(caller, scid, whose)?;
        // Accounts are deleted, but never made anew under their number.
        let exists = step != InviteStep::Send || self.is_account(other).await?;
        self.refresh_people(scid, other).await?;
        let now = self.now();
        let change = |relations: &Relations| {
            let people = self.people.read();
            let counterpart = Counterpart {
                exists,
                ..people.counterpart(scid, owner, other)
            };
            let is_out = |of, since| {
                let follow = people.relation(scid, of, owner);
                follow.followed && follow.since == since
            };
            relations.stepped(owner, other, step, &counterpart, is_out, now)
        };
        self.write_relations(scid, owner, change).await?;
        self.tell_relation(scid, owner, other);
        Ok(self.people.read().friend(scid, owner, other))
    }
}
