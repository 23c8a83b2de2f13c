//! Invites: what the users of this process have received, and what the game is told of that.

mod inbox;
#[cfg(test)]
mod inbox_tests;
mod intake;

use std::collections::BTreeMap;
use std::sync::Arc;

use greenroom_protocol::ids::AccountId;
use parking_lot::Mutex;

use super::notifications::Notifications;
use crate::user_id::UserId;

pub use inbox::{Inbox, Invite};
pub(super) use intake::{Intake, Tidings};

/// An invite of a user.
#[derive(Clone, Debug)]
pub struct InviteNews {
    /// Whom it is for.
    pub user: UserId,
    pub invite: Arc<Invite>,
}

/// The invites of all users of one platform, and who is told of them.
#[derive(Default)]
pub struct Invites {
    inboxes: Mutex<BTreeMap<AccountId, Inbox>>,
    pub(super) intake: Intake,
    /// One came in.
    pub received: Notifications<InviteNews>,
    /// The user has accepted one in an overlay.
    pub accepted: Notifications<InviteNews>,
    /// One was rejected, here or elsewhere.
    pub rejected: Notifications<InviteNews>,
}

impl Invites {
    /// Works on the inbox of a user.
    pub(super) fn with<R>(
        &self,
        account: AccountId,
        work: impl FnOnce(&mut Inbox) -> R,
    ) -> Option<R> {
        self.inboxes.lock().get_mut(&account).map(work)
    }

    /// As [`with`](Self::with), on one that `open` makes where there is none.
    pub(super) fn with_opened<R>(
        &self,
        account: AccountId,
        open: impl FnOnce() -> Inbox,
        work: impl FnOnce(&mut Inbox) -> R,
    ) -> R {
        work(self.inboxes.lock().entry(account).or_insert_with(open))
    }

    /// The invite of this id, whichever user it is for.
    pub fn find(&self, id: &str) -> Option<InviteNews> {
        let inboxes = self.inboxes.lock();
        let mut all = inboxes.iter();
        all.find_map(|(account, inbox)| {
            Some(InviteNews {
                user: UserId::from(*account),
                invite: Arc::clone(inbox.get(id)?),
            })
        })
    }

    /// Forgets what a user has received, who is logged out.
    pub(super) fn forget(&self, account: AccountId) {
        let forgotten = self.inboxes.lock().remove(&account);
        drop(forgotten);
    }

    /// Tells nobody anything any more.
    pub(super) fn silence(&self) {
        self.received.clear();
        self.accepted.clear();
        self.rejected.clear();
    }
}
