//! Our own resources of the push channel: what a client needs to know without
//! asking. The answer to a subscription brings the present state, events bring
//! what happens from then on; so whoever subscribes again after an outage has
//! missed nothing.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use crate::handle::HandleDocument;
use crate::ids::{AccountId, SessionRef};
use crate::json;
use crate::people::PresenceDocument;
use crate::session::{Guid, SessionDocument};
use crate::settings::GreenroomView;

/// A resource of ours that a push channel can follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resource {
    /// The player's invites. Data: [`Invites`]; events: [`InviteEvent`].
    Invites,
    /// What others have sent the player and waits for an answer. Data:
    /// [`Messages`](crate::message::Messages); events:
    /// [`MessageEvent`](crate::message::MessageEvent).
    Messages,
    /// The sessions that hang on this very connection. Data: [`Sessions`];
    /// events: [`SessionEvent`].
    Sessions,
    /// The presence of those whom the player follows. Data: [`Presences`];
    /// events: [`PresenceDocument`].
    Presence,
    /// The player's friends, its open invites and whom it blocks. Data:
    /// [`FriendsDocument`](crate::friends::FriendsDocument); events:
    /// [`Friend`](crate::friends::Friend).
    Friends,
}

impl Resource {
    /// Every resource there is.
    pub const ALL: [Self; 5] = [
        Self::Invites,
        Self::Messages,
        Self::Sessions,
        Self::Presence,
        Self::Friends,
    ];

    /// The text that a subscription names it by.
    pub fn uri(self) -> &'static str {
        match self {
            Self::Invites => "greenroom/invites",
            Self::Messages => "greenroom/messages",
            Self::Sessions => "greenroom/sessions",
            Self::Presence => "greenroom/presence",
            Self::Friends => "greenroom/friends",
        }
    }

    /// The resource of this name, in any letter case.
    pub fn of_uri(uri: &str) -> Option<Self> {
        let named = |resource: &Self| resource.uri().eq_ignore_ascii_case(uri);
        Self::ALL.into_iter().find(named)
    }
}

/// The invites of a player that are good, the oldest first. Also the answer to a
/// query for handles of type `invite`, under the same key.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Invites {
    /// At most [`INVITES_RECEIVED_MAX`](crate::limits::INVITES_RECEIVED_MAX); on
    /// a push channel as many as fit into a frame, and the rest follow as events.
    pub results: Vec<ReceivedInvite>,
}

/// An invite, and the session as the invited player sees it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReceivedInvite {
    /// The invite.
    #[serde(flatten)]
    pub handle: HandleDocument,
    /// What EOS Sessions knows of the session. Absent of sessions of other
    /// templates, and where it is too large for a frame: read the session then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<GreenroomView>,
}

/// Read twice, once for each part: reading into one by way of the other would make all code that reads a handle anew.
impl<'de> Deserialize<'de> for ReceivedInvite {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Beside {
            greenroom: Option<GreenroomView>,
        }

        let text = Box::<RawValue>::deserialize(d)?;
        let beside: Beside = json::read(text.get()).map_err(D::Error::custom)?;
        Ok(Self {
            handle: json::read(text.get()).map_err(D::Error::custom)?,
            greenroom: beside.greenroom,
        })
    }
}

/// What happens to the invites of a player.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum InviteEvent {
    /// Somebody sent one.
    Received(Box<ReceivedInvite>),
    /// One is good no more, or the player has answered it.
    Gone {
        /// The handle.
        id: Guid,
        /// Why.
        how: InviteEnd,
    },
}

/// How an invite ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum InviteEnd {
    /// The invited player deleted it, here or elsewhere.
    Rejected,
    /// Its sender deleted it.
    Withdrawn,
    /// Its time is over, or its session is.
    Void,
    /// The invited player has come to the session, by whatever way. The handle
    /// goes on leading it there until its time is over.
    Accepted,
}

/// The sessions of a connection.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sessions {
    /// As an event would tell of each.
    pub sessions: Vec<SessionEvent>,
}

/// A session is now like this. Of several changes that wait for a slow client
/// only the last is told.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionEvent {
    /// The session.
    pub session_ref: SessionRef,
    /// Scope of the change number.
    pub branch: String,
    /// The state that the event is about; of one that ended, its last.
    pub change_number: u64,
    /// The session as the player would read it. Absent of one that ended, and of
    /// one that is too large for a frame, which is to be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Box<SessionDocument>>,
    /// The player is in it no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<SessionEnd>,
    /// Who else went since the former event, and how: the document shows only
    /// that they are gone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departed: Vec<Departed>,
}

/// Another member who is in the session no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Departed {
    /// Who.
    pub xuid: AccountId,
    /// How.
    pub how: SessionEnd,
}

/// Why a player is in a session no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SessionEnd {
    /// The player went out of it, by this connection or another.
    Left,
    /// Somebody else removed the player.
    Removed,
    /// A timer did: the player was away for too long.
    TimedOut,
    /// The session was ended by who may.
    Ended,
    /// The session ended because its owner is gone.
    OwnerGone,
}

/// The presence of those whom a player follows.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Presences {
    /// Those who are online.
    pub people: Vec<PresenceDocument>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rta::is_connections_resource;

    #[test]
    fn every_resource_is_known_by_its_name_alone() {
        for resource in Resource::ALL {
            let uri = resource.uri();
            assert_eq!(Resource::of_uri(uri), Some(resource));
            assert_eq!(Resource::of_uri(&uri.to_uppercase()), Some(resource));
            assert!(!is_connections_resource(uri));
        }
        for uri in ["", "greenroom", "greenroom/invites/", "greenroom/other"] {
            assert_eq!(Resource::of_uri(uri), None, "{uri}");
        }
    }

    #[test]
    fn an_invite_says_what_its_handle_says() {
        let text = r#"{"received":{"id":"00000000-0000-4000-8000-000000000001","type":"invite",
            "version":1,"sessionRef":{"scid":"dep","templateName":"eos","name":"room"},
            "createTime":"1970-01-01T00:00:00.0000000Z","senderXuid":"7","invitedXuid":"8"}}"#;
        let event: InviteEvent = serde_json::from_str(text).expect("an invite");
        let InviteEvent::Received(invite) = &event else {
            panic!("not received but {event:?}");
        };
        assert!(invite.greenroom.is_none());
        let again = serde_json::to_value(&event).expect("plain JSON");
        let before: serde_json::Value = serde_json::from_str(text).expect("JSON");
        assert_eq!(again, before);
    }

    #[test]
    fn the_end_of_an_invite_names_it() {
        let text = r#"{"gone":{"id":"00000000-0000-4000-8000-000000000001","how":"rejected"}}"#;
        let event: InviteEvent = serde_json::from_str(text).expect("an end");
        assert_eq!(serde_json::to_string(&event).expect("plain JSON"), text);
    }
}
