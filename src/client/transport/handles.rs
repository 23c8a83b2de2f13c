//! Questions about handles: invites, and what players are doing.

use greenroom_protocol::handle::{HandleDelta, HandleDocument};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::push::ReceivedInvite;
use greenroom_protocol::session::{Guid, SessionDocument};

use super::{Attempt, Token};

/// What is asked about handles.
pub(in crate::client) trait Handles {
    /// Makes one.
    fn create_handle<'a>(
        &'a self,
        token: Token,
        delta: &'a HandleDelta,
    ) -> Attempt<'a, HandleDocument>;

    /// Deletes one.
    fn delete_handle<'a>(&'a self, token: Token, id: &'a Guid) -> Attempt<'a, ()>;

    /// The session that one leads to; `None` where there is none any more.
    fn get_session_through<'a>(
        &'a self,
        token: Token,
        id: &'a Guid,
    ) -> Attempt<'a, Option<SessionDocument>>;

    /// The invites of whoever has this token.
    fn query_invites(&self, token: Token) -> Attempt<'_, Vec<ReceivedInvite>>;

    /// What a player is doing.
    fn query_activity(&self, token: Token, of: AccountId) -> Attempt<'_, Option<HandleDocument>>;
}
