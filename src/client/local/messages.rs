//! What players send each other, inside the process.

use greenroom_protocol::message::{MessageDelta, SentMessages};
use greenroom_protocol::session::Guid;

use super::Local;
use crate::client::transport::{Attempt, Messages, Token};

impl Messages for Local {
    fn send_messages<'a>(
        &'a self,
        token: Token,
        message: &'a MessageDelta,
    ) -> Attempt<'a, SentMessages> {
        self.carry("sendMessages", async move {
            let (service, caller) = self.caller(&token).await?;
            Ok(service.send_messages(&caller, message).await?)
        })
    }

    fn delete_message<'a>(&'a self, token: Token, id: &'a Guid) -> Attempt<'a, ()> {
        self.carry("removeMessage", async move {
            let (service, caller) = self.caller(&token).await?;
            Ok(service.delete_message(&caller, id).await?)
        })
    }
}
