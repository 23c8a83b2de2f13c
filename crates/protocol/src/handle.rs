//! Handles: pointers to sessions, by which players find, invite and join. The
//! bodies of `POST /handles` and `POST /handles/query`, and their answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::ids::{AccountId, Deployment, SessionName, SessionRef, TemplateName};
use crate::object::{self, objects_only};
use crate::session::words::words;
use crate::session::{Custom, Guid, Restriction, RoleTypeView};
use crate::time::Timestamp;

mod query;

pub use crate::search::{HandleKind, HandleResults};
pub use query::{
    ActivityOwners, ActivityQuery, AnyQuery, BrowseQuery, GreenroomQuery, HandlesQuery, Include,
    Owners, PageEnd, PageQuery, PeopleOf, SessionMembers,
};

/// The session that a new handle is to point at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct HandleTarget {
    /// The deployment.
    pub scid: Deployment,
    /// The template.
    pub template_name: TemplateName,
    /// The name; without one, a GUID is drawn, which no session has yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<SessionName>,
}

/// The body of `POST /handles`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct HandleDelta {
    /// Always 1.
    #[serde(default = "one", deserialize_with = "version")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub version: u32,
    /// What kind of handle.
    #[serde(rename = "type")]
    pub kind: HandleKind,
    /// The session.
    pub session_ref: HandleTarget,
    /// Whom an invite is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited_xuid: Option<AccountId>,
    /// What an invite says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invite_attributes: Option<InviteAttributes>,
    /// The session whose members a transfer lets into the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin_session_ref: Option<SessionRef>,
    /// What searches filter by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search_attributes: Option<SearchAttributes>,
}

fn one() -> u32 {
    1
}

fn version<'de, D: Deserializer<'de>>(d: D) -> Result<u32, D::Error> {
    match u32::deserialize(d)? {
        1 => Ok(1),
        other => Err(de::Error::custom(format!("{other} is not 1"))),
    }
}

/// `inviteAttributes`: what the sender says with an invite.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct InviteAttributes {
    /// The title that is to be played, in decimal digits.
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "title_or_none"
    )]
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::title_or_none")
    )]
    pub title_id: Option<String>,
    /// The title's own; at most 256 bytes once it is encoded for a URI.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// Names a text that the invited player's title shows in its language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_string: Option<String>,
    /// Who a service sends it for. Read to be refused by name: players send.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender_string: Option<String>,
}

/// A title's number, which clients send as a string or as a number.
fn title_or_none<'de, D: Deserializer<'de>>(d: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Form {
        Number(u32),
        Text(String),
    }
    let number = match Option::<Form>::deserialize(d)? {
        None => return Ok(None),
        Some(Form::Number(number)) => Some(number),
        Some(Form::Text(text)) => text.parse().ok(),
    };
    let number = number.ok_or_else(|| de::Error::custom("is not a title id"))?;
    Ok(Some(number.to_string()))
}

/// `searchAttributes`: what searches filter by. Letter case is kept and does not
/// count.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct SearchAttributes {
    /// Words.
    pub tags: Vec<String>,
    /// Texts by name.
    #[serde(deserialize_with = "object::unique")]
    pub strings: BTreeMap<String, String>,
    /// Numbers by name.
    #[serde(deserialize_with = "object::unique")]
    pub numbers: BTreeMap<String, f64>,
    /// The language that is spoken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Achievements that players are after.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub achievement_ids: Vec<String>,
}

/// A handle as answers show it: what its kind has of these.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct HandleDocument {
    /// By which it is used.
    pub id: Guid,
    /// What kind.
    #[serde(rename = "type")]
    pub kind: HandleKind,
    /// Always 1.
    pub version: u32,
    /// The session that it points at.
    pub session_ref: SessionRef,
    /// When it was made.
    pub create_time: Timestamp,
    /// The title that it was made with, or that an invite is for, in decimal
    /// digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_id: Option<String>,
    /// Whose activity it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner_xuid: Option<AccountId>,
    /// Who sent the invite.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender_xuid: Option<AccountId>,
    /// Whom the invite is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited_xuid: Option<AccountId>,
    /// When the invite is void.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expiration: Option<Timestamp>,
    /// What the invite says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invite_attributes: Option<InviteAttributes>,
    /// The scheme of the address that launches the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invite_protocol: Option<String>,
    /// The session whose members the transfer lets in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin_session_ref: Option<SessionRef>,
    /// What searches filter by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search_attributes: Option<SearchAttributes>,
    /// The session at present.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub related_info: Option<RelatedInfo>,
    /// The session's roles at present.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_info: Option<RoleInfo>,
    /// The session's `properties.custom` at present.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_properties: Option<Custom>,
}

words! {
    /// How open a session is, as handles and queries tell it.
    Openness {
        /// Outsiders neither read nor join.
        Private = "private",
        /// Outsiders read.
        Visible = "visible",
        /// Outsiders join.
        Open = "open",
        /// They would, but there is no room.
        Full = "full",
    }
}

/// What is worth knowing of a handle's session without reading it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RelatedInfo {
    /// Who may read and join; never [`Openness::Full`].
    pub visibility: Openness,
    /// Who may join without a reservation.
    pub join_restriction: Restriction,
    /// Whether nobody may.
    pub closed: bool,
    /// How many it takes.
    pub max_members_count: u32,
    /// How many are taken.
    pub members_count: u32,
    /// When the handle was made.
    pub posted_time: Timestamp,
    /// The scheme of the address that launches the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invite_protocol: Option<String>,
    /// The owners, of a search handle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_owners: Option<Vec<AccountId>>,
}

/// `roleInfo`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RoleInfo {
    /// By type.
    pub role_types: BTreeMap<String, RoleTypeView>,
}

objects_only!(
    HandleTarget,
    HandleDelta,
    InviteAttributes,
    SearchAttributes
);

#[cfg(test)]
mod tests;
