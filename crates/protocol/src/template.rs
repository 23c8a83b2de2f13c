//! Templates on the wire.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::TemplateName;
use crate::object::{self, objects_only};
use crate::session::{ConstantsDelta, RoleTypeDelta};

/// A template as it is written and read: the part of a creating `PUT` that is
/// fixed at creation.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct TemplateDocument {
    /// What its sessions start with and cannot override.
    pub constants: ConstantsDelta,
    /// Roles by type.
    #[serde(
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "object::unique"
    )]
    pub role_types: BTreeMap<String, RoleTypeDelta>,
}

objects_only!(TemplateDocument);

/// The templates of a service config. The contract leaves the shape open; rows
/// stand under `results`, as in its other lists.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TemplateList {
    /// In the order of their names.
    pub results: Vec<TemplateRow>,
}

/// A template of a list.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TemplateRow {
    /// Its name.
    pub name: TemplateName,
    /// See [`TemplateDocument`].
    pub constants: ConstantsDelta,
    /// See [`TemplateDocument`].
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub role_types: BTreeMap<String, RoleTypeDelta>,
}
