//! Messages of one player to another: what may be sent, and what is known of
//! those that wait for an answer.

use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::limits;
use greenroom_protocol::message::{MessageDelta, MessageDocument, MessageEnd, MessageKind};
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;
use serde::{Deserialize, Serialize};

mod index;
#[cfg(test)]
mod tests;

pub use index::MessageIndex;

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Content {
    /// An invite with the text of the game.
    Invite(String),
    /// The sender wants to join the receiver.
    JoinRequest,
    /// Whether the receiver may join the sender, whom it has asked.
    JoinAnswer {
        /// Whether it may.
        accepted: bool,
    },
}

/// A message as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Names it.
    pub id: Guid,
    /// Where both play.
    pub scid: Deployment,
    /// Who sent it.
    pub sender: AccountId,
    /// Whom it is for.
    pub receiver: AccountId,
    /// What it says.
    pub content: Content,
    /// When it was sent.
    pub sent: Timestamp,
    /// When it goes if nobody has answered it by then.
    pub until: Timestamp,
}

impl Content {
    /// Reads what a body says.
    ///
    /// # Errors
    /// `BadRequest` naming a field that the kind needs, that it does not have, or
    /// that is out of range.
    pub fn read(delta: &MessageDelta) -> Result<Self, Refusal> {
        let stray = match delta.kind {
            MessageKind::Invite => delta.accepted.is_some().then_some("accepted"),
            MessageKind::JoinAnswer => delta.payload.is_some().then_some("payload"),
            MessageKind::JoinRequest if delta.payload.is_some() => Some("payload"),
            MessageKind::JoinRequest => delta.accepted.is_some().then_some("accepted"),
        };
        if let Some(field) = stray {
            let message = format!("{field} is for messages of another type");
            return Err(Refusal::bad_request(message));
        }
        let missing = |field: &str| Refusal::bad_request(format!("missing field `{field}`"));
        match delta.kind {
            MessageKind::Invite => {
                let payload = delta.payload.clone().ok_or_else(|| missing("payload"))?;
                let most = limits::MESSAGE_PAYLOAD_MAX;
                if payload.is_empty() || payload.len() > most {
                    let message = format!("payload is not from 1 to {most} bytes");
                    return Err(Refusal::bad_request(message));
                }
                Ok(Self::Invite(payload))
            }
            MessageKind::JoinRequest => Ok(Self::JoinRequest),
            MessageKind::JoinAnswer => Ok(Self::JoinAnswer {
                accepted: delta.accepted.ok_or_else(|| missing("accepted"))?,
            }),
        }
    }

    /// Which kind it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::Invite(_) => MessageKind::Invite,
            Self::JoinRequest => MessageKind::JoinRequest,
            Self::JoinAnswer { .. } => MessageKind::JoinAnswer,
        }
    }
}

/// Whom a body names, each once.
///
/// # Errors
/// `BadRequest` for nobody, too many, and for the sender itself.
pub fn receivers(delta: &MessageDelta, sender: AccountId) -> Result<Vec<AccountId>, Refusal> {
    let most = limits::MESSAGE_RECEIVERS_MAX;
    if delta.receiver_xuids.is_empty() || delta.receiver_xuids.len() > most {
        let message = format!("receiverXuids does not name 1 to {most} players");
        return Err(Refusal::bad_request(message));
    }
    let mut receivers = Vec::new();
    for receiver in &delta.receiver_xuids {
        if *receiver == sender {
            let message = "receiverXuids: nobody sends itself anything";
            return Err(Refusal::bad_request(message));
        }
        if !receivers.contains(receiver) {
            receivers.push(*receiver);
        }
    }
    Ok(receivers)
}

impl Message {
    /// A message that is sent now.
    pub fn new(
        id: Guid,
        scid: Deployment,
        (sender, receiver): (AccountId, AccountId),
        content: Content,
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            scid,
            sender,
            receiver,
            content,
            sent: now,
            until: now.plus(limits::MESSAGE_LIFETIME_MS),
        }
    }

    /// Whether it says the same as another one, by the same player to the same
    /// player: sent once more while the first waits, it is one message.
    pub fn repeats(&self, other: &Self) -> bool {
        self.scid == other.scid
            && self.sender == other.sender
            && self.receiver == other.receiver
            && self.content == other.content
    }

    /// Whether its time is over.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.until <= now
    }

    /// How it ends by the hand of a player; `None` for one who is neither its
    /// sender nor its receiver.
    pub fn ended_by(&self, account: AccountId) -> Option<MessageEnd> {
        if account == self.receiver {
            return Some(MessageEnd::Answered);
        }
        (account == self.sender).then_some(MessageEnd::Withdrawn)
    }

    /// As its sender and its receiver see it.
    pub fn document(&self) -> MessageDocument {
        let (payload, accepted) = match &self.content {
            Content::Invite(payload) => (Some(payload.clone()), None),
            Content::JoinRequest => (None, None),
            Content::JoinAnswer { accepted } => (None, Some(*accepted)),
        };
        MessageDocument {
            id: self.id.clone(),
            kind: self.content.kind(),
            sender_xuid: self.sender,
            receiver_xuid: self.receiver,
            create_time: self.sent,
            expiration: self.until,
            payload,
            accepted,
        }
    }

    /// The record's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a message is plain JSON")
    }

    /// Reads a record.
    ///
    /// # Errors
    /// What is wrong with the bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }
}
