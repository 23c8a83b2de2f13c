//! The presence of those whom a player follows.

use greenroom_directory::caller::Caller;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::people::{Moniker, PresenceDocument, PresenceState};
use greenroom_protocol::push::{Presences, Resource};

use crate::people::Whose;
use crate::service::Service;

impl Service {
    /// Those whom the caller follows and who are online.
    pub(super) fn online(&self, caller: &Caller) -> Result<Presences, Refusal> {
        let account = Whose::Me.account(caller)?;
        let scid = &caller.deployment;
        let followed = self.group(scid, account, Moniker::People);
        let shown = |of| self.presence(caller, scid, Whose::Account(of));
        let mut people = Vec::new();
        for of in followed {
            let shown = shown(of)?;
            if shown.state == PresenceState::Online {
                people.push(shown);
            }
        }
        Ok(Presences { people })
    }

    /// Somebody's presence as it is for the caller, who may follow it no more.
    pub(super) fn presence_event(
        &self,
        caller: &Caller,
        of: AccountId,
    ) -> Option<PresenceDocument> {
        let account = caller.account()?;
        let scid = &caller.deployment;
        let relation = self.people.read().relation(scid, account, of);
        if !relation.followed {
            return None;
        }
        self.presence(caller, scid, Whose::Account(of)).ok()
    }

    /// Tells those who follow a player, and whom it does not block, that it is in
    /// other titles than before.
    pub(crate) fn tell_presence(&self, scid: &Deployment, of: AccountId) {
        let followers = self.followers.of_presence(scid, |account| {
            let people = self.people.read();
            people.relation(scid, account, of).followed
                && !people.relation(scid, of, account).blocked
        });
        for outbox in followers {
            outbox.put_presence(of);
        }
    }

    /// Tells two players of each other's presence, as far as they follow it, after
    /// the relation of the first to the second has changed: it came to follow, or
    /// it shows itself no more.
    pub(crate) fn tell_relation(&self, scid: &Deployment, owner: AccountId, other: AccountId) {
        for (account, of) in [(owner, other), (other, owner)] {
            let player = (scid.clone(), account);
            for outbox in self.followers.of_player(&player, Resource::Presence) {
                outbox.put_presence(of);
            }
        }
    }
}
