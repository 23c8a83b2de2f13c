//! Roles: places of a kind that members take.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Patch;
use super::words::words;
use crate::ids::AccountId;
use crate::object::{self, objects_only};

words! {
    /// A setting of a role that owners may change later.
    RoleSetting {
        /// How many may have the role.
        Max = "max",
        /// How many should.
        Target = "target",
    }
}

/// A role type of a template or a delta.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct RoleTypeDelta {
    /// Whether owners alone assign its roles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_managed: Option<bool>,
    /// What owners may change later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mutable_role_settings: Option<Vec<RoleSetting>>,
    /// Roles by name.
    #[serde(
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "object::unique"
    )]
    pub roles: BTreeMap<String, RoleDelta>,
}

/// A role of a template or a delta.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct RoleDelta {
    /// How many may have it.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub max: Patch<u32>,
    /// How many should.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub target: Patch<u32>,
    /// Ours: who may take it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<RoleExtension>,
}

/// What a role says beyond the contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct RoleExtension {
    /// Whether only an owner, and whom an owner follows, may have it: for
    /// sessions with owners.
    pub friends_of_owners: bool,
}

objects_only!(RoleTypeDelta, RoleDelta, RoleExtension);

/// A role type of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RoleTypeView {
    /// Whether owners alone assign its roles.
    pub owner_managed: bool,
    /// What owners may change.
    pub mutable_role_settings: Vec<RoleSetting>,
    /// Roles by name.
    pub roles: BTreeMap<String, RoleView>,
}

/// A role of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RoleView {
    /// Who has it.
    pub member_xuids: Vec<AccountId>,
    /// How many have it.
    pub count: u32,
    /// How many should.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<u32>,
    /// How many may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
    /// What it says beyond the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<RoleExtension>,
}
