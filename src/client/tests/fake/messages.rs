//! Messages are noted by the marks of their requests, and can be deleted while they are there.

use std::collections::BTreeSet;

use futures_util::FutureExt;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::message::{MessageDelta, SentMessages};
use greenroom_protocol::session::Guid;

use super::{Fake, Fault};
use crate::client::transport::{Attempt, Failure, Messages, Token};

/// What there is of messages.
#[derive(Default)]
pub(crate) struct State {
    /// What was sent, in this order; a request that came again is here once more.
    pub(crate) sent: Vec<MessageDelta>,
    /// What can be deleted.
    pub(crate) present: BTreeSet<Guid>,
}

impl Messages for Fake {
    fn send_messages<'a>(
        &'a self,
        token: Token,
        message: &'a MessageDelta,
    ) -> Attempt<'a, SentMessages> {
        async move {
            let loses_answer =
                self.with(|state| matches!(state.faults.front(), Some(Fault::LosesAnswer)));
            self.attempt().await?;
            self.check(&token)?;
            self.with(|state| state.messages.sent.push(message.clone()));
            match loses_answer {
                true => Err(Failure::Interrupted("the answer was lost".to_owned())),
                false => Ok(SentMessages::default()),
            }
        }
        .boxed()
    }

    fn delete_message<'a>(&'a self, token: Token, id: &'a Guid) -> Attempt<'a, ()> {
        async move {
            let loses_answer =
                self.with(|state| matches!(state.faults.front(), Some(Fault::LosesAnswer)));
            self.attempt().await?;
            self.check(&token)?;
            if !self.with(|state| state.messages.present.remove(id)) {
                let refusal = Refusal::new(ErrorCode::NotFound, "there is no such message");
                return Err(refusal.into());
            }
            match loses_answer {
                true => Err(Failure::Interrupted("the answer was lost".to_owned())),
                false => Ok(()),
            }
        }
        .boxed()
    }
}
