//! What EOS Sessions knows of a session and the REST contract does not: the
//! `greenroom` key of requests and answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::attribute::{AttributeKey, AttributeValue};
use crate::ids::{AccountId, ConnectionId};
use crate::object::{self, objects_only};
use crate::player::PlayerId;
use crate::session::Guid;

/// Who may find and join a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Permission {
    /// Everybody finds it and may join.
    #[default]
    PublicAdvertised,
    /// No search finds it; who sees a member's presence may join.
    JoinViaPresence,
    /// No search finds it; who was invited or registered may join.
    InviteOnly,
}

/// Whether play is under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum PlayState {
    /// Not started yet.
    #[default]
    Pending,
    /// Under way.
    InProgress,
    /// Over; may be started again.
    Ended,
}

/// Who made a session and alone may change its settings.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Owner {
    /// A player.
    User(AccountId),
    /// A trusted server, by the client id it presented.
    Server(String),
}

/// How the player came by the session that it wants to join.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Route {
    /// Found by a search.
    Search,
    /// Knew the id.
    #[default]
    Id,
    /// Through this invite, which is for the player.
    Invite(Guid),
    /// Through this activity of a member.
    Activity(Guid),
}

/// The `greenroom` key of a `PUT`. What is absent stays as it is; settings,
/// attributes and registrations are written by the owner alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct GreenroomDelta {
    /// Marks a creation, so that sending it twice creates once. Chosen by the
    /// client, at most 64 bytes. With an update: the mark of the creation that
    /// the update is meant for; another session of the same name refuses it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// With `nonce`: the number of this write among those of the creation, which
    /// grows with each. One that is not greater than the last that was taken is
    /// answered like it and changes nothing: it is that write sent twice, or an
    /// earlier one that was overtaken on its way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequence: Option<u64>,
    /// With `If-None-Match: *`: a session of this name that is the caller's
    /// own, or whose owner's connection is lost, is ended and replaced.
    #[serde(skip_serializing_if = "is_false")]
    pub takeover: bool,
    /// The whole state: attributes and registrations that this write does not
    /// name are removed. A client that lost touch writes so what the session
    /// should be, as often as it takes.
    #[serde(skip_serializing_if = "is_false")]
    pub replace: bool,
    /// With the token of a trusted server: the push connection by which the
    /// session lives, as `members.me` has it for a player.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connection: Option<ConnectionId>,
    /// With `members.me`: how the caller came by the session. A handle that
    /// does not lead the caller there (any more) counts for as much as the id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<Route>,
    /// The bucket id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bucket: Option<String>,
    /// Where players connect to; any text. Absent at creation: the caller's
    /// address as the directory sees it, without port.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_address: Option<String>,
    /// How many players may be registered, 1 to 1000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_players: Option<u32>,
    /// Who may find and join.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission: Option<Permission>,
    /// Whether players may join while play is under way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub join_in_progress: Option<bool>,
    /// Whether anybody may invite.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invites_allowed: Option<bool>,
    /// Whether sanctioned players are kept out. Set at creation only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sanctions: Option<bool>,
    /// Platforms whose players may be registered; an empty list means all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platforms: Option<Vec<u32>>,
    /// Play started or ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<PlayState>,
    /// Advertised attributes to set, or with `null` to remove.
    #[serde(
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "object::unique"
    )]
    pub attributes: BTreeMap<AttributeKey, Option<AttributeValue>>,
    /// Players to register; one who is registered already stays where it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub register: Vec<PlayerId>,
    /// Players to unregister; one who is not registered is passed over.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unregister: Vec<PlayerId>,
    /// Ends the session at once, for everybody.
    #[serde(skip_serializing_if = "is_false")]
    pub end: bool,
}

objects_only!(GreenroomDelta);

fn is_false(value: &bool) -> bool {
    !value
}

impl GreenroomDelta {
    /// Whether it touches what only the owner may write.
    pub fn is_owners(&self) -> bool {
        self.changes_settings() || self.changes_players()
    }

    /// Whether it says who is registered and who is not.
    pub fn changes_players(&self) -> bool {
        !self.register.is_empty() || !self.unregister.is_empty()
    }

    /// Whether it touches the owner's settings other than the registrations.
    pub fn changes_settings(&self) -> bool {
        // Taken apart, so that a new field is not forgotten here.
        let Self {
            nonce: _,
            sequence: _,
            takeover: _,
            replace,
            connection: _,
            via: _,
            bucket,
            host_address,
            max_players,
            permission,
            join_in_progress,
            invites_allowed,
            sanctions,
            platforms,
            state,
            attributes,
            register: _,
            unregister: _,
            end,
        } = self;
        *replace
            || bucket.is_some()
            || host_address.is_some()
            || max_players.is_some()
            || permission.is_some()
            || join_in_progress.is_some()
            || invites_allowed.is_some()
            || sanctions.is_some()
            || platforms.is_some()
            || state.is_some()
            || !attributes.is_empty()
            || *end
    }
}

/// The `greenroom` key of an answer: the settings with everything filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct GreenroomView {
    /// Who made the session.
    pub owner: Owner,
    /// The bucket id.
    pub bucket: String,
    /// Where players connect to. Left out where the caller may not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_address: Option<String>,
    /// How many players may be registered.
    pub max_players: u32,
    /// How many more may be: the maximum less the registered.
    pub open_slots: u32,
    /// Who may find and join.
    pub permission: Permission,
    /// Whether players may join while play is under way.
    pub join_in_progress: bool,
    /// Whether anybody may invite.
    pub invites_allowed: bool,
    /// Whether sanctioned players are kept out.
    pub sanctions: bool,
    /// Platforms whose players may be registered; empty means all.
    pub platforms: Vec<u32>,
    /// Whether play is under way.
    pub state: PlayState,
    /// The registered players in the order of their registration. Left out of
    /// search results.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registered: Option<Vec<PlayerId>>,
    /// The advertised attributes.
    pub attributes: BTreeMap<AttributeKey, AttributeValue>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delta(text: &str) -> GreenroomDelta {
        serde_json::from_str(text).expect("a delta")
    }

    #[test]
    fn an_empty_delta_is_an_empty_object_and_nobodys_in_particular() {
        let empty = GreenroomDelta::default();
        assert_eq!(serde_json::to_string(&empty).expect("plain"), "{}");
        let connection = r#"{"connection":"0a1b2c3d-0000-1111-2222-333344445555"}"#;
        for text in [
            "{}",
            r#"{"via":"search"}"#,
            r#"{"nonce":"n","takeover":true}"#,
            connection,
        ] {
            assert!(!delta(text).is_owners(), "{text}");
        }
    }

    #[test]
    fn what_the_owner_alone_writes_is_settings_or_players() {
        for text in [
            r#"{"replace":true}"#,
            r#"{"bucket":"b"}"#,
            r#"{"hostAddress":"h"}"#,
            r#"{"maxPlayers":1}"#,
            r#"{"permission":"inviteOnly"}"#,
            r#"{"joinInProgress":true}"#,
            r#"{"invitesAllowed":true}"#,
            r#"{"sanctions":true}"#,
            r#"{"platforms":[]}"#,
            r#"{"state":"ended"}"#,
            r#"{"attributes":{"K":null}}"#,
            r#"{"end":true}"#,
        ] {
            assert!(delta(text).changes_settings(), "{text}");
            assert!(!delta(text).changes_players(), "{text}");
            assert!(delta(text).is_owners(), "{text}");
        }
        for text in [r#"{"register":["1"]}"#, r#"{"unregister":["1"]}"#] {
            assert!(!delta(text).changes_settings(), "{text}");
            assert!(delta(text).changes_players(), "{text}");
            assert!(delta(text).is_owners(), "{text}");
        }
    }

    #[test]
    fn a_route_by_a_handle_names_it() {
        let id = "00000000-0000-4000-8000-00000000000a";
        let text = format!(r#"{{"via":{{"invite":"{id}"}}}}"#);
        let guid = Guid::new(id).expect("a GUID");
        assert_eq!(delta(&text).via, Some(Route::Invite(guid)));
        let again = serde_json::to_string(&delta(&text)).expect("plain");
        assert_eq!(again, text);
        for wrong in [r#"{"via":"invite"}"#, r#"{"via":{"activity":"x"}}"#] {
            assert!(serde_json::from_str::<GreenroomDelta>(wrong).is_err());
        }
    }

    #[test]
    fn an_unknown_field_is_refused_by_name() {
        let error =
            serde_json::from_str::<GreenroomDelta>(r#"{"maxPlayrs":4}"#).expect_err("a slip");
        assert!(error.to_string().contains("maxPlayrs"), "{error}");
    }
}
