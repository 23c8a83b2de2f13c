//! Sending invites, and asking to join.

use std::sync::Arc;

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::message::{MessageDelta, MessageKind};

use super::CustomInvites;
use crate::client::patiently;
use crate::interfaces::{Failure, Outcome};
use crate::result::{EOS_EResult, refine};
use crate::user_id::UserId;

impl CustomInvites {
    /// Says what the next invites of a user say; an empty text takes that back.
    ///
    /// # Errors
    /// `EOS_InvalidUser`.
    pub fn set_payload(&self, user: &UserId, payload: String) -> Outcome<()> {
        let account = self.users.account(user)?;
        let payload = Some(payload).filter(|payload| !payload.is_empty());
        self.with(account, |desk| desk.payload = payload);
        Ok(())
    }

    /// What the next invite of a user says.
    ///
    /// # Errors
    /// `EOS_InvalidUser`, `EOS_NotFound` where the game has not said that.
    pub fn payload(&self, user: &UserId) -> Outcome<String> {
        let account = self.users.account(user)?;
        let payload = self.with(account, |desk| desk.payload.clone());
        payload.ok_or_else(|| {
            let message = format!("user {user} has no payload: EOS_CustomInvites_SetCustomInvite");
            Failure::new(EOS_EResult::EOS_NotFound, message)
        })
    }

    /// Invites players, in the words that are set. `done` gets those who were reached, in the order in which they were named.
    pub fn send_invite(
        &self,
        user: &UserId,
        targets: &[UserId],
        done: impl FnOnce(Outcome<Vec<UserId>>) + Send + 'static,
    ) {
        let invite = self.payload(user).map(|payload| MessageDelta {
            payload: Some(payload),
            ..message(MessageKind::Invite, targets)
        });
        self.send(user, invite, done);
    }

    /// Asks a player to be let into its game.
    pub fn request_to_join(
        &self,
        user: &UserId,
        target: &UserId,
        done: impl FnOnce(Outcome<Vec<UserId>>) + Send + 'static,
    ) {
        let request = message(MessageKind::JoinRequest, std::slice::from_ref(target));
        self.send(user, Ok(request), done);
    }

    /// Answers a player who has asked to join. The same answer to the same request, given in an overlay and by the game, is one.
    pub fn answer(
        self: &Arc<Self>,
        user: &UserId,
        target: &UserId,
        accepted: bool,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let answer = MessageDelta {
            accepted: Some(accepted),
            ..message(MessageKind::JoinAnswer, std::slice::from_ref(target))
        };
        let known = user.account().zip(target.account());
        let all = Arc::clone(self);
        self.send(user, Ok(answer), move |outcome| {
            let Some((account, asking)) = known else {
                return done(outcome.map(drop));
            };
            let is_given = matches!(&outcome, Err(failure) if failure.code == EOS_EResult::EOS_NotFound)
                && all.was_answered(account, asking, accepted);
            if outcome.is_ok() {
                all.note_answer(account, asking, accepted);
            }
            done(match is_given {
                true => Ok(()),
                false => outcome.map(drop),
            });
        });
    }

    fn send(
        &self,
        user: &UserId,
        message: Outcome<MessageDelta>,
        done: impl FnOnce(Outcome<Vec<UserId>>) + Send + 'static,
    ) {
        let account = self.users.account(user);
        let both = account.and_then(|account| Ok((account, message?)));
        let (account, message) = match both {
            Ok(both) => both,
            Err(failure) => return self.post(|| done(Err(failure))),
        };
        if message.receiver_xuids.is_empty() {
            let why = "the target is no user of this directory";
            let failure = Failure::new(EOS_EResult::EOS_NotFound, why);
            return self.post(|| done(Err(failure)));
        }
        let client = self.base.client.clone();
        let ask = async move { patiently(client.send_messages(account, message)).await };
        self.base.ask(ask, |sent| {
            let sent = sent.map_err(|failure| failure.refined(refine::message));
            done(sent.map(|sent| {
                let reached = sent.messages.iter().map(|one| one.receiver_xuid);
                reached.map(UserId::from).collect()
            }));
        });
    }
}

/// A message to those of them who can be users of this directory.
fn message(kind: MessageKind, targets: &[UserId]) -> MessageDelta {
    let receivers = targets.iter().filter_map(UserId::account);
    MessageDelta {
        kind,
        receiver_xuids: receivers.collect::<Vec<AccountId>>(),
        payload: None,
        accepted: None,
        nonce: None,
    }
}
