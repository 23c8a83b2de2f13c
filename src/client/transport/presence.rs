//! Questions about presence.

use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::people::{PresenceDelta, PresenceDocument};

use super::{Attempt, Token};

/// What is asked about presence.
pub(in crate::client) trait Presence {
    /// Where a player is, and what it shows of itself.
    fn query_presence<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        of: AccountId,
    ) -> Attempt<'a, PresenceDocument>;

    /// Says where whoever has this token is, and what it shows of itself; answers with what comes of it.
    fn put_presence<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        delta: &'a PresenceDelta,
    ) -> Attempt<'a, PresenceDocument>;
}
