//! Handles: pointers to sessions, by which players find, invite and join. The
//! bodies of `POST /handles` and `POST /handles/query`, and their answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::ids::{AccountId, Deployment, SessionName, SessionRef, TemplateName};
use crate::limits;
use crate::object::{self, objects_only};
use crate::people::Moniker;
use crate::search::{EosQuery, HandleQuery};
use crate::session::words::words;
use crate::session::{Custom, Guid, Restriction, RoleTypeView};
use crate::time::Timestamp;

pub use crate::search::{HandleKind, HandleResults};

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

/// Whose activities are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct Owners {
    /// Of these players.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xuids: Option<Vec<AccountId>>,
    /// Of the people around a player.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<PeopleOf>,
}

/// A group of people around a player.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct PeopleOf {
    /// Which group.
    pub moniker: Moniker,
    /// Around whom.
    pub moniker_xuid: AccountId,
}

/// The body of `POST /handles/query`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct HandlesQuery {
    /// What kind of handle is looked for.
    #[serde(rename = "type")]
    pub kind: HandleKind,
    /// The deployment; a search needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scid: Option<Deployment>,
    /// The template; a search needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template_name: Option<TemplateName>,
    /// Sent as true by every client; without effect.
    #[serde(default)]
    pub global: bool,
    /// Whose activities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owners: Option<Owners>,
    /// A search as EOS has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<EosQuery>,
    /// A search by filter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    /// The order of what a search finds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_by: Option<String>,
    /// A search for sessions with somebody in them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_members: Option<Owners>,
}

objects_only!(
    HandleTarget,
    HandleDelta,
    InviteAttributes,
    SearchAttributes,
    Owners,
    PeopleOf,
    HandlesQuery,
);

/// A query for handles that was understood.
#[derive(Clone, Debug)]
pub enum AnyQuery {
    /// For activities.
    Activities(ActivityQuery),
    /// For the caller's own invites, in this deployment; in its own where none is
    /// named.
    Invites(Option<Deployment>),
    /// For sessions that can be searched for.
    Search(HandleQuery),
    /// For those by a filter, an order or their members.
    Browse,
}

/// A query for activities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityQuery {
    /// In which deployment; the caller's own where none is named.
    pub scid: Option<Deployment>,
    /// Whose.
    pub owners: ActivityOwners,
}

/// Whose activities a query is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActivityOwners {
    /// Of these players, in this order.
    Accounts(Vec<AccountId>),
    /// Of a group of people.
    People(PeopleOf),
}

impl HandlesQuery {
    /// Tells queries apart by their type.
    ///
    /// # Errors
    /// What is missing or too much, for a message.
    pub fn understood(self) -> Result<AnyQuery, String> {
        match self.kind {
            HandleKind::Activity => self.for_activities().map(AnyQuery::Activities),
            HandleKind::Search => self.for_sessions(),
            HandleKind::Invite => self.for_invites().map(AnyQuery::Invites),
            HandleKind::Transfer => {
                Err("type: activities, invites and search handles are queried for".to_owned())
            }
        }
    }

    fn for_invites(self) -> Result<Option<Deployment>, String> {
        if self.owners.is_some() {
            return Err("owners is for type activity: invites are the caller's own".to_owned());
        }
        if self.searches() {
            return Err("greenroom, filter, orderBy and sessionMembers are for type search".into());
        }
        Ok(self.scid)
    }

    fn searches(&self) -> bool {
        self.greenroom.is_some()
            || self.filter.is_some()
            || self.order_by.is_some()
            || self.session_members.is_some()
    }

    fn for_activities(self) -> Result<ActivityQuery, String> {
        if self.searches() {
            return Err("greenroom, filter, orderBy and sessionMembers are for type search".into());
        }
        let owners = self.owners.unwrap_or_default();
        let owners = match (owners.xuids, owners.people) {
            (Some(accounts), None) if accounts.len() > limits::QUERIED_ACCOUNTS_MAX => {
                let most = limits::QUERIED_ACCOUNTS_MAX;
                return Err(format!("owners.xuids has more than {most} entries"));
            }
            (Some(accounts), None) => ActivityOwners::Accounts(accounts),
            (None, Some(people)) => ActivityOwners::People(people),
            (None, None) => return Err("owners: needs xuids or people".to_owned()),
            (Some(_), Some(_)) => {
                return Err("owners: xuids and people exclude each other".to_owned());
            }
        };
        let scid = self.scid;
        Ok(ActivityQuery { scid, owners })
    }

    fn for_sessions(self) -> Result<AnyQuery, String> {
        if self.owners.is_some() {
            return Err("owners is for type activity".to_owned());
        }
        let scid = self.scid.ok_or("missing field `scid`")?;
        let template_name = self.template_name.ok_or("missing field `templateName`")?;
        if self.filter.is_some() || self.order_by.is_some() || self.session_members.is_some() {
            return Ok(AnyQuery::Browse);
        }
        Ok(AnyQuery::Search(HandleQuery {
            kind: self.kind,
            scid,
            template_name,
            global: self.global,
            greenroom: self.greenroom,
        }))
    }
}

/// What an answer to a query includes beside the handles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Include {
    /// [`RelatedInfo`].
    pub related_info: bool,
    /// [`RoleInfo`].
    pub role_info: bool,
    /// The session's custom properties.
    pub custom_properties: bool,
}

impl Include {
    /// Everything.
    pub const ALL: Self = Self {
        related_info: true,
        role_info: true,
        custom_properties: true,
    };

    /// Adds what a list says that is separated by commas, in any letter case.
    /// What nobody knows is passed over: later contracts may name more.
    pub fn add(&mut self, list: &str) {
        for word in list.split(',') {
            match word.trim().to_ascii_lowercase().as_str() {
                "relatedinfo" => self.related_info = true,
                "roleinfo" => self.role_info = true,
                "customproperties" => self.custom_properties = true,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests;
