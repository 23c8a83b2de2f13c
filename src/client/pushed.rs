//! What comes over a push channel without being asked for.

use greenroom_protocol::friends::{Friend, FriendsDocument};
use greenroom_protocol::message::{MessageDocument, MessageEvent};
use greenroom_protocol::people::PresenceDocument;
use greenroom_protocol::push::{InviteEvent, ReceivedInvite, SessionEvent};

/// What a push channel brings.
#[derive(Clone, Debug)]
pub enum Pushed {
    /// The user's invites as they are: at the beginning, and whenever the channel was lost meanwhile. Those that do not fit into a frame follow one by one.
    Invites(Vec<ReceivedInvite>),
    /// Something happened to the user's invites.
    Invite(InviteEvent),
    /// What others have sent the user and waits for an answer, as it is. What does not fit into a frame follows one by one.
    Messages(Vec<MessageDocument>),
    /// Something happened to that.
    Message(MessageEvent),
    /// The sessions that hang on the channel, as they are.
    Sessions(Vec<SessionEvent>),
    /// One of them changed.
    Session(SessionEvent),
    /// The presence of those whom the user follows: who is online.
    Presences(Vec<PresenceDocument>),
    /// The presence of one of them changed.
    Presence(PresenceDocument),
    /// The user's friends, its open invites and whom it blocks, as they are.
    Friends(FriendsDocument),
    /// What the user is to one other player now.
    Friend(Friend),
    /// Something was lost on the way, and what is followed comes anew.
    Resync,
}
