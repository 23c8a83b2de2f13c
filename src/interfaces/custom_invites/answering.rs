//! What a user does with what it has received: in the game, or in an overlay.

use std::sync::Arc;

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::message::{MessageDocument, MessageKind};
use greenroom_protocol::session::Guid;

use super::{CustomInvites, Invite, NativeInvite, Pair};
use crate::client::patiently;
use crate::interfaces::{Failure, Outcome};
use crate::result::EOS_EResult;
use crate::runtime::log::{self, Category};
use crate::user_id::UserId;

impl CustomInvites {
    /// The game is done with an invite, whatever came of it. It is gone here at once, and soon for every device of the user.
    ///
    /// # Errors
    /// `EOS_InvalidUser`; `EOS_NotFound` if the user has no such invite of this sender.
    pub fn finalize(&self, user: &UserId, sender: &UserId, invite: &str) -> Outcome<()> {
        let account = self.users.account(user)?;
        let known = self.invite(account, invite);
        let known = known.filter(|known| sender.account() == Some(known.sender_xuid));
        let known = known.ok_or_else(|| no_such_invite(user, invite))?;
        self.done_with(account, &known.id);
        Ok(())
    }

    /// A user accepts an invite in an overlay: the game is told, and finalizes it.
    ///
    /// # Errors
    /// `EOS_InvalidUser`; `EOS_NotFound` if the user has no such invite.
    pub fn accept_invite(self: &Arc<Self>, user: &UserId, invite: &str) -> Outcome<()> {
        let account = self.users.account(user)?;
        let known = self.invite(account, invite);
        let known = known.ok_or_else(|| no_such_invite(user, invite))?;
        let (all, news) = (Arc::clone(self), news(user, &known));
        self.post(move || all.accepted.tell(&news));
        Ok(())
    }

    /// A user rejects an invite in an overlay: it is gone, and the game is told.
    ///
    /// # Errors
    /// `EOS_InvalidUser`; `EOS_NotFound` if the user has no such invite.
    pub fn reject_invite(self: &Arc<Self>, user: &UserId, invite: &str) -> Outcome<()> {
        let account = self.users.account(user)?;
        let known = self.invite(account, invite);
        let known = known.ok_or_else(|| no_such_invite(user, invite))?;
        self.done_with(account, &known.id);
        let (all, news) = (Arc::clone(self), news(user, &known));
        self.post(move || all.rejected.tell(&news));
        Ok(())
    }

    /// A user answers somebody's request to join in an overlay: the player who asked is told, and so is the game.
    ///
    /// # Errors
    /// `EOS_InvalidUser`; `EOS_NotFound` if this player has not asked, as far as is known here.
    pub fn answer_in_overlay(
        self: &Arc<Self>,
        user: &UserId,
        asking: &UserId,
        accepted: bool,
    ) -> Outcome<()> {
        let account = self.users.account(user)?;
        let request = asking
            .account()
            .and_then(|asking| self.with(account, |desk| desk.inbox.request_of(asking).cloned()));
        let request = request.ok_or_else(|| {
            let message = format!("TargetUserId: {asking} has not asked user {user} to join");
            Failure::new(EOS_EResult::EOS_NotFound, message)
        })?;
        self.with(account, |desk| desk.inbox.end(&request.id));
        // Now, because the game may give the same answer before this one has arrived.
        self.note_answer(account, request.sender_xuid, accepted);
        self.answer(user, asking, accepted, |outcome| {
            if let Err(failure) = outcome {
                log::warn(Category::CustomInvites, || {
                    let why = failure.message;
                    format!("the answer to a request to join was not sent: {why}")
                });
            }
        });
        let all = Arc::clone(self);
        let pair = Pair {
            user: user.clone(),
            asking: asking.clone(),
        };
        self.post(move || match accepted {
            true => all.request_accepted.tell(&pair),
            false => all.request_rejected.tell(&pair),
        });
        Ok(())
    }

    /// A user wants to send an invite by the means of another platform, in the words that are set: the game is told, under an event that it acknowledges.
    pub fn request_native_invite(
        self: &Arc<Self>,
        user: UserId,
        event: u64,
        (platform, account): (String, String),
        payload: String,
    ) {
        let all = Arc::clone(self);
        self.post(move || {
            all.native_invites.tell(&NativeInvite {
                user,
                event,
                platform,
                account,
                payload,
            });
        });
    }

    /// Whether the user has given this player this answer lately.
    pub(super) fn was_answered(&self, account: AccountId, asking: AccountId, answer: bool) -> bool {
        self.with(account, |desk| desk.answers.contains(&(asking, answer)))
    }

    /// Remembers an answer, in the place of the one before to the same player.
    pub(super) fn note_answer(&self, account: AccountId, asking: AccountId, answer: bool) {
        self.with(account, |desk| {
            desk.answers.retain(|(known, _)| *known != asking);
            if desk.answers.len() == limits::MESSAGES_RECEIVED_MAX {
                desk.answers.remove(0);
            }
            desk.answers.push((asking, answer));
        });
    }

    /// Is done with a message: here at once, and at the directory as soon as that can be.
    pub(super) fn done_with(&self, account: AccountId, id: &Guid) {
        self.with(account, |desk| desk.inbox.end(id));
        let (client, id) = (self.base.client.clone(), id.clone());
        let ask = async move { patiently(client.delete_message(account, &id)).await };
        self.base.ask(ask, |deleted| {
            if let Err(failure) = deleted {
                log::warn(Category::CustomInvites, || {
                    let why = failure.message;
                    format!("a message stays with the directory until its time is over: {why}")
                });
            }
        });
    }

    /// The invite of this id that a user has received.
    fn invite(&self, account: AccountId, id: &str) -> Option<Arc<MessageDocument>> {
        let id = Guid::new(id)?;
        let known = self.with(account, |desk| desk.inbox.find(&id).cloned())?;
        (known.kind == MessageKind::Invite).then_some(known)
    }
}

fn news(user: &UserId, known: &MessageDocument) -> Invite {
    Invite {
        user: user.clone(),
        sender: UserId::from(known.sender_xuid),
        id: known.id.clone(),
        payload: known.payload.clone().unwrap_or_default(),
    }
}

fn no_such_invite(user: &UserId, invite: &str) -> Failure {
    let message = format!("CustomInviteId: user {user} has no such invite: {invite:?}");
    Failure::new(EOS_EResult::EOS_NotFound, message)
}
