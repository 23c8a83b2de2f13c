//! Messages of one player to another: sent, read, answered, deleted. They wait in
//! the store until their receiver has answered, or their time is over.

use std::sync::Arc;

use greenroom_directory::caller::Caller;
use greenroom_directory::messages::{self, Content, Message, MessageIndex};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::message::{
    MessageDelta, MessageEnd, MessageEvent, Messages, RefusedReceiver, SentMessages,
};
use greenroom_protocol::push::Resource;
use greenroom_protocol::session::Guid;

use crate::outbox::MessageNews;
use crate::service::Service;
use crate::{draw, records};

mod kept;

pub(crate) use kept::Place;

/// A message that is to be sent.
struct Sending<'a> {
    caller: &'a Caller,
    sender: AccountId,
    content: Content,
    nonce: Option<&'a str>,
}

impl Service {
    /// Sends a message to each of the players that it names. What says the same
    /// as a message that waits is that message. An answer takes the place of the
    /// request that it answers.
    ///
    /// # Errors
    /// `Forbidden` for a caller who is no player, `BadRequest` naming the field.
    /// Where nobody was reached, why the first was not: `NotFound` for an account
    /// that there is not, and for an answer to what nobody has asked;
    /// `TooManyInvites` where [`limits::MESSAGES_RECEIVED_MAX`] messages wait for
    /// the player, or [`limits::MESSAGES_OF_ONE_MAX`] of the caller; `Conflict`
    /// where [`limits::MESSAGES_SENT_MAX`] of the caller wait, answers to it among
    /// them; `Unavailable`.
    pub async fn send_messages(
        &self,
        caller: &Caller,
        delta: &MessageDelta,
    ) -> Result<SentMessages, Refusal> {
        let sender = player(caller)?;
        let content = Content::read(delta)?;
        let nonce = delta.nonce.as_deref();
        if nonce.is_some_and(|nonce| nonce.is_empty() || nonce.len() > limits::NONCE_MAX) {
            let message = format!("nonce is not from 1 to {} bytes", limits::NONCE_MAX);
            return Err(Refusal::bad_request(message));
        }
        let receivers = messages::receivers(delta, sender)?;
        let sending = Sending {
            caller,
            sender,
            content,
            nonce,
        };
        let mut sent = SentMessages::default();
        let mut first = None;
        for receiver in receivers {
            match self.send_message(&sending, receiver).await {
                Ok(message) => sent.messages.push(message.document()),
                Err(refusal) => {
                    sent.refused.push(RefusedReceiver {
                        receiver_xuid: receiver,
                        code: refusal.code.as_str().to_owned(),
                        message: refusal.message.clone(),
                    });
                    first.get_or_insert(refusal);
                }
            }
        }
        match first {
            Some(refusal) if sent.messages.is_empty() => Err(refusal),
            _ => Ok(sent),
        }
    }

    /// The messages that wait for the caller, the oldest first, but for those of
    /// players whom it blocks. Senders are not told of the block.
    ///
    /// # Errors
    /// `Forbidden` for a caller who is no player.
    pub fn messages(&self, caller: &Caller) -> Result<Messages, Refusal> {
        player(caller)?;
        let waiting = self.messages_in(&self.messages.lock(), caller);
        let messages = waiting.iter().map(|it| it.document()).collect();
        Ok(Messages { messages })
    }

    /// Deletes a message: who sent it takes it back, whom it is for is done with
    /// it.
    ///
    /// # Errors
    /// `Forbidden` for a caller who is no player; `NotFound` for one that is not
    /// there (any more), and for those of others; `Unavailable`.
    pub async fn delete_message(&self, caller: &Caller, id: &Guid) -> Result<(), Refusal> {
        let account = player(caller)?;
        let message = self.messages.lock().by_id(&caller.deployment, id);
        let message = message.filter(|it| !it.is_over(self.now()));
        let ended = message.and_then(|it| Some((it.ended_by(account)?, it)));
        let (how, message) = ended.ok_or_else(no_such_message)?;
        self.drop_message(&message, how).await
    }

    /// What waits for the caller, as it is told to it.
    pub(crate) fn messages_in(&self, known: &MessageIndex, caller: &Caller) -> Vec<Arc<Message>> {
        let Some(account) = caller.account() else {
            return Vec::new();
        };
        let mut waiting = known.for_player(&caller.deployment, account, self.now());
        waiting.retain(|message| !self.is_unheard_message(message));
        waiting
    }

    /// Takes note of a stored message, and tells of it if it was not known.
    /// To be called, as all that tells of messages, with the lock of what is known
    /// of them: in the order of what happened.
    fn note_message(&self, known: &mut MessageIndex, message: Message) -> Arc<Message> {
        let message = Arc::new(message);
        if known.note(Message::clone(&message)) {
            self.tell_message(&message, MessageNews::Received(Arc::clone(&message)));
        }
        message
    }

    /// Takes note that a message is gone, and tells of it.
    fn forget_message(&self, known: &mut MessageIndex, id: &Guid, how: MessageEnd) {
        if let Some(message) = known.forget(id) {
            self.tell_message(&message, MessageNews::Gone(id.clone(), how));
        }
    }

    fn tell_message(&self, message: &Message, news: MessageNews) {
        if self.is_unheard_message(message) {
            return;
        }
        let player = (message.scid.clone(), message.receiver);
        for outbox in self.followers.of_player(&player, Resource::Messages) {
            outbox.put_message(news.clone());
        }
    }

    /// Whether the player whom a message is for does not want to hear of it.
    fn is_unheard_message(&self, message: &Message) -> bool {
        self.blocks(&message.scid, message.receiver, message.sender)
    }

    async fn send_message(
        &self,
        sending: &Sending<'_>,
        receiver: AccountId,
    ) -> Result<Arc<Message>, Refusal> {
        let scid = &sending.caller.deployment;
        let both = (sending.sender, receiver);
        let id = self.message_id(sending, receiver);
        let content = sending.content.clone();
        let message = Message::new(id, scid.clone(), both, content, self.now());
        if !self.has_account(receiver).await? {
            let message = format!("receiverXuids: there is no player {receiver}");
            return Err(Refusal::new(ErrorCode::NotFound, message));
        }
        if matches!(sending.content, Content::JoinAnswer { .. }) {
            return self.answer_request(message).await;
        }
        // One at a time for each receiver: two could both be the last that it may have.
        let _turn = self.turns.take(records::messages(scid, receiver)).await;
        match self.admit_message(&message)? {
            Some(former) => Ok(former),
            None => self.keep_message(message, None).await,
        }
    }

    /// The message that another one repeats: one that waits, or one that this
    /// very request has sent before, and its receiver is done with.
    ///
    /// # Errors
    /// Those of limits. What its receiver does not hear of is not counted among
    /// what waits for it.
    fn admit_message(&self, message: &Message) -> Result<Option<Arc<Message>>, Refusal> {
        let known = self.messages.lock();
        if known.has_ended(&message.id) {
            return Ok(Some(Arc::new(message.clone())));
        }
        let waiting = known.for_player(&message.scid, message.receiver, self.now());
        if let Some(former) = waiting.iter().find(|it| message.repeats(it)) {
            return Ok(Some(Arc::clone(former)));
        }
        let most = limits::MESSAGES_SENT_MAX;
        if known.caused_by(&message.scid, message.sender) >= most {
            let text =
                format!("{most} messages of the sender and answers to it wait, and no more may");
            return Err(Refusal::new(ErrorCode::Conflict, text));
        }
        let counts = |it: &&Arc<Message>| {
            !matches!(it.content, Content::JoinAnswer { .. }) && !self.is_unheard_message(it)
        };
        if self.is_unheard_message(message) {
            return Ok(None);
        }
        let (of_all, of_one) = (limits::MESSAGES_RECEIVED_MAX, limits::MESSAGES_OF_ONE_MAX);
        let is_own = |it: &&Arc<Message>| it.sender == message.sender;
        let text = if waiting.iter().filter(counts).filter(is_own).count() >= of_one {
            format!("{of_one} messages of the sender wait for the player, and no more may")
        } else if waiting.iter().filter(counts).count() >= of_all {
            format!("{of_all} messages wait for the player, and no more may")
        } else {
            return Ok(None);
        };
        Err(Refusal::new(ErrorCode::TooManyInvites, text))
    }

    /// Sends an answer in the place of its request.
    async fn answer_request(&self, answer: Message) -> Result<Arc<Message>, Refusal> {
        let (scid, asked) = (&answer.scid, answer.sender);
        // The request is in the hands of whom it is for.
        let _turn = self.turns.take(records::messages(scid, asked)).await;
        let request = {
            let known = self.messages.lock();
            if known.has_ended(&answer.id) || known.by_id(scid, &answer.id).is_some() {
                return Ok(Arc::new(answer));
            }
            known.join_request(scid, answer.receiver, asked, self.now())
        };
        let request = request.ok_or_else(|| {
            let message = "receiverXuids: the player has not asked to join, or asks no more";
            Refusal::new(ErrorCode::NotFound, message)
        })?;
        self.keep_message(answer, Some(&request)).await
    }

    /// The same for the same request: of one that arrives once more comes nothing
    /// new.
    fn message_id(&self, sending: &Sending<'_>, receiver: AccountId) -> Guid {
        let Some(nonce) = sending.nonce else {
            let drawn = draw::guid(&*self.parts.random);
            return Guid::new(&drawn).expect("a GUID was drawn");
        };
        let scid = sending.caller.deployment.folded();
        let (sender, kind) = (sending.sender, sending.content.kind());
        let named = format!("{scid}~{sender}~{receiver}~{kind:?}~{nonce}");
        let digest = ring::digest::digest(&ring::digest::SHA256, named.as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest.as_ref()[..16]);
        let guid = uuid::Builder::from_custom_bytes(bytes).into_uuid();
        Guid::from_bytes(guid.into_bytes())
    }
}

/// News of a message in words.
pub(crate) fn event(news: &MessageNews) -> MessageEvent {
    match news {
        MessageNews::Received(message) => MessageEvent::Received(Box::new(message.document())),
        MessageNews::Gone(id, how) => MessageEvent::Gone {
            id: id.clone(),
            how: *how,
        },
    }
}

fn player(caller: &Caller) -> Result<AccountId, Refusal> {
    let account = caller.account();
    account.ok_or_else(|| Refusal::forbidden("messages are between players"))
}

fn no_such_message() -> Refusal {
    Refusal::new(ErrorCode::NotFound, "there is no such message")
}
