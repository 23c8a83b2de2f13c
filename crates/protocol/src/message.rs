//! Messages on the wire: what one player sends another, and the directory keeps
//! until it is answered. They lead to no session. A resource of our own.

use serde::{Deserialize, Serialize};

use crate::ids::AccountId;
use crate::object::objects_only;
use crate::session::Guid;
use crate::time::Timestamp;

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum MessageKind {
    /// An invite of the game's own, which says where it leads in words that only
    /// the game understands.
    Invite,
    /// Somebody asks to be let into the other's game.
    JoinRequest,
    /// The answer to that.
    JoinAnswer,
}

/// A message that a player wants to send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct MessageDelta {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: MessageKind,
    /// Whom it is for: 1 to
    /// [`MESSAGE_RECEIVERS_MAX`](crate::limits::MESSAGE_RECEIVERS_MAX) players.
    pub receiver_xuids: Vec<AccountId>,
    /// What an invite says: 1 to
    /// [`MESSAGE_PAYLOAD_MAX`](crate::limits::MESSAGE_PAYLOAD_MAX) bytes. Of
    /// invites alone, and required of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<String>,
    /// Whether the other may join. Of answers alone, and required of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<bool>,
    /// Marks the request, at most [`NONCE_MAX`](crate::limits::NONCE_MAX) bytes:
    /// the same sender's request with the same nonce sends nothing twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
}

/// A message as its sender and its receiver see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MessageDocument {
    /// Names it.
    pub id: Guid,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: MessageKind,
    /// Who sent it.
    pub sender_xuid: AccountId,
    /// Whom it is for.
    pub receiver_xuid: AccountId,
    /// When it was sent.
    pub create_time: Timestamp,
    /// When it goes if nobody has answered it by then.
    pub expiration: Timestamp,
    /// What an invite says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<String>,
    /// What an answer says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<bool>,
}

/// The messages that wait for a player, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Messages {
    /// On a push channel as many as fit into a frame; the rest follow as events.
    pub messages: Vec<MessageDocument>,
}

/// What came of sending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SentMessages {
    /// One for each player who was reached, in the order in which they were named.
    pub messages: Vec<MessageDocument>,
    /// Who was not, where somebody else was.
    pub refused: Vec<RefusedReceiver>,
}

/// A player whom a message did not reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RefusedReceiver {
    /// Who.
    pub receiver_xuid: AccountId,
    /// Why, for programs: a code as the header `Greenroom-Error` has it.
    pub code: String,
    /// Why, for people.
    pub message: String,
}

/// What happens to the messages of a player.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MessageEvent {
    /// Somebody sent one.
    Received(Box<MessageDocument>),
    /// One waits no more.
    Gone {
        /// The message.
        id: Guid,
        /// Why.
        how: MessageEnd,
    },
}

/// How a message ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MessageEnd {
    /// The player whom it is for answered or deleted it, here or elsewhere.
    Answered,
    /// Its sender deleted it.
    Withdrawn,
    /// Its time is over.
    Void,
}

objects_only!(MessageDelta);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_what_its_kind_has() {
        let read = |text| serde_json::from_str::<MessageDelta>(text);
        let delta = read(r#"{"type":"invite","receiverXuids":["7"],"payload":"x"}"#);
        let delta = delta.expect("an invite");
        assert_eq!(delta.kind, MessageKind::Invite);
        assert_eq!(delta.payload.as_deref(), Some("x"));
        assert_eq!((delta.accepted, delta.nonce), (None, None));
        for wrong in [
            "{}",
            r#"["invite",["7"]]"#,
            r#"{"type":"letter","receiverXuids":["7"]}"#,
            r#"{"type":"invite","receiverXuids":["0"]}"#,
            r#"{"type":"invite","receiverXuids":["7"],"to":"7"}"#,
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn events_read_back() {
        for text in [
            r#"{"gone":{"id":"00000000-0000-4000-8000-000000000001","how":"answered"}}"#,
            r#"{"received":{"id":"00000000-0000-4000-8000-000000000001","type":"joinAnswer","senderXuid":"7","receiverXuid":"8","createTime":"1970-01-01T00:00:00.0000000Z","expiration":"1970-01-01T01:00:00.0000000Z","accepted":true}}"#,
        ] {
            let event: MessageEvent = serde_json::from_str(text).expect("an event");
            assert_eq!(serde_json::to_string(&event).expect("plain JSON"), text);
        }
    }
}
