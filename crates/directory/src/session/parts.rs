//! The smaller parts of a stored session.

use std::collections::BTreeMap;

use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::session::{Matchmaking, Restriction, RoleExtension, RoleSetting};
use greenroom_protocol::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Lifeline, is_default};
use crate::json::{self, Bag};

/// A search handle: what the results of a search are called, and what searches
/// of the contract filter by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchHandle {
    /// A GUID.
    pub id: String,
    /// When it was made.
    pub create_time: Timestamp,
    /// `searchAttributes`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub attributes: SearchAttributes,
}

/// `searchAttributes` of a search handle, in the letter case that was given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SearchAttributes {
    /// Words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Texts by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub strings: BTreeMap<String, String>,
    /// Numbers by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub numbers: BTreeMap<String, f64>,
    /// The language that is spoken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Achievements that players are after.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub achievement_ids: Vec<String>,
}

/// A trusted server's entry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Server {
    /// The program.
    pub client_id: String,
    /// In an EOS session: the push connection by which it is known to be alive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connection: Option<ConnectionId>,
    /// Since when it has no living connection. Absent: it has one, or needs none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost_at: Option<Timestamp>,
    /// `constants`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub constants: ServerPart,
    /// `properties`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub properties: ServerPart,
}

/// `constants` or `properties` of a server.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServerPart {
    /// What the contract knows.
    pub system: Bag,
    /// The server's own.
    pub custom: Bag,
}

impl Server {
    /// Bytes of all its values.
    pub fn custom_size(&self) -> usize {
        [&self.constants, &self.properties]
            .map(|part| json::size(&part.system) + json::size(&part.custom))
            .iter()
            .sum()
    }

    /// By what the server is known to be alive.
    pub fn lifeline(&self) -> Lifeline<'_> {
        Lifeline {
            connection: self.connection.as_ref(),
            lost_at: self.lost_at,
        }
    }
}

/// `properties.system` as it is stored; owners stand with the members.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Shared {
    /// In the letter case that was given; no two equal without it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Indices of members.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub turn: Vec<u32>,
    /// What was written; see [`super::Session::join_restriction`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub join_restriction: Option<Restriction>,
    /// What was written; see [`super::Session::read_restriction`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_restriction: Option<Restriction>,
    /// Nobody joins without a reservation.
    #[serde(skip_serializing_if = "is_default")]
    pub closed: bool,
    /// Closed as it is, who was in it before may come back.
    #[serde(skip_serializing_if = "is_default")]
    pub locked: bool,
    /// Device token, in lower case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Servers in the order of preference.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub server_connection_string_candidates: Vec<String>,
    /// What matchmaking is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matchmaking: Option<Matchmaking>,
    /// Whether a match is to be searched again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matchmaking_resubmit: Option<bool>,
}

impl Shared {
    /// Whether nothing was ever written.
    pub fn is_default(&self) -> bool {
        is_default(self)
    }
}

/// A role type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RoleType {
    /// Whether owners alone assign its roles.
    pub owner_managed: bool,
    /// What owners may change later.
    pub mutable_role_settings: Vec<RoleSetting>,
    /// Roles by name, in lower case.
    pub roles: BTreeMap<String, Role>,
}

/// A role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Role {
    /// How many may have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
    /// How many should.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<u32>,
    /// What it says beyond the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<RoleExtension>,
}
