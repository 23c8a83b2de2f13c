//! Questions about friends.

use greenroom_protocol::friends::{Friend, FriendsDocument, InviteStep};
use greenroom_protocol::ids::{AccountId, Deployment};

use super::{Attempt, Token};

/// What is asked about friends.
pub(in crate::client) trait Friends {
    /// The friends of whoever has this token, its open invites and whom it blocks.
    fn query_friends<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
    ) -> Attempt<'a, FriendsDocument>;

    /// Sends, accepts or rejects an invite; answers with what the two are to each other then.
    fn step_to_friend<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        other: AccountId,
        step: InviteStep,
    ) -> Attempt<'a, Friend>;
}
