//! What players send each other.

use greenroom_protocol::message::{MessageDelta, SentMessages};
use greenroom_protocol::session::Guid;

use super::{Attempt, Token};

/// What is asked about messages.
pub(in crate::client) trait Messages {
    /// Sends one to each of some players.
    fn send_messages<'a>(
        &'a self,
        token: Token,
        message: &'a MessageDelta,
    ) -> Attempt<'a, SentMessages>;

    /// Deletes one.
    fn delete_message<'a>(&'a self, token: Token, id: &'a Guid) -> Attempt<'a, ()>;
}
