//! What a user sends other players, and what it is done with.

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::message::{MessageDelta, SentMessages};
use greenroom_protocol::session::Guid;

use super::error::ClientError;
use super::throttle::Class;
use super::{Client, random};

impl Client {
    /// Sends other players a message, once, however often it has to be tried. The mark of the request is drawn here.
    ///
    /// # Errors
    /// Where nobody was reached, the refusal of the first: [`ErrorCode::NotFound`] for a player that there is not and for an answer to what nobody has asked, [`ErrorCode::TooManyInvites`] and
    /// [`ErrorCode::Conflict`] where too many wait, [`ErrorCode::BadRequest`] for a message to oneself.
    pub async fn send_messages(
        &self,
        account: AccountId,
        message: MessageDelta,
    ) -> Result<SentMessages, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(account.into())?;
        let message = MessageDelta {
            nonce: Some(random::mark()),
            ..message
        };
        core.authorized(&login, core.deadline(), Class::Sessions, |token| {
            core.transport.send_messages(token, &message)
        })
        .await
    }

    /// Is done with a message that the user has received. One that is gone already is a success.
    pub async fn delete_message(&self, account: AccountId, id: &Guid) -> Result<(), ClientError> {
        let core = &self.0.core;
        let login = core.login_of(account.into())?;
        let deleted = core.authorized(&login, core.deadline(), Class::Sessions, |token| {
            core.transport.delete_message(token, id)
        });
        match deleted.await {
            Err(ClientError::Refused(refusal)) if refusal.code == ErrorCode::NotFound => Ok(()),
            answer => answer,
        }
    }
}
