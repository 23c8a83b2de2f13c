//! The delta of a `PUT`: what a client wants changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Custom;
use super::constants::ConstantsSystemDelta;
use super::member::MemberDelta;
use super::properties::{ListingDelta, PropertiesSystemDelta};
use super::roles::RoleTypeDelta;
use crate::ids::ServerInstance;
use crate::object::{self, objects_only};
use crate::settings::GreenroomDelta;
use crate::version::Vocabulary;

/// A field of a delta: left alone, removed (`null`), or set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// Not mentioned.
    #[default]
    Keep,
    /// `null`.
    Remove,
    /// A value.
    Set(T),
}

impl<T> Patch<T> {
    /// Whether the field is not mentioned.
    pub fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    /// Writes `null` for both `Keep` and `Remove`: skip a field that is kept.
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Keep | Self::Remove => s.serialize_none(),
            Self::Set(value) => value.serialize(s),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(d)?.map_or(Self::Remove, Self::Set))
    }
}

/// The body of a `PUT`: every part is optional, `{}` is legal.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct SessionDelta {
    /// What is fixed at creation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constants: Option<ConstantsDelta>,
    /// What members may change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<PropertiesDelta>,
    /// Roles by type: at creation, and later what owners may change.
    #[serde(
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "object::unique"
    )]
    pub role_types: BTreeMap<String, RoleTypeDelta>,
    /// Members by key: `me`, an index, `reserve_n`. `null` removes.
    #[cfg_attr(
        feature = "schema",
        schemars(extend("propertyNames" = {"pattern": "^([mM][eE]|[0-9]+|reserve_[0-9]+)$"}))
    )]
    #[serde(
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "object::unique"
    )]
    pub members: BTreeMap<String, Option<MemberDelta>>,
    /// Servers by name; trusted servers alone. `null` removes.
    #[serde(
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "object::unique"
    )]
    pub servers: BTreeMap<ServerInstance, Option<ServerDelta>>,
    /// What EOS Sessions knows beyond the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<GreenroomDelta>,
}

/// `constants` of a delta or a template.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct ConstantsDelta {
    /// What the contract knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<ConstantsSystemDelta>,
    /// The title's own.
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "object::unique_or_null"
    )]
    pub custom: Option<Custom>,
    /// Whose defaults fill in what nobody says when a session is created: the
    /// vocabulary that the request was written in. Not on the wire.
    #[serde(skip)]
    pub vocabulary: Vocabulary,
}

/// `properties` of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct PropertiesDelta {
    /// What the contract knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<PropertiesSystemDelta>,
    /// Values by top-level key; `null` removes the key.
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "object::unique_or_null"
    )]
    pub custom: Option<Custom>,
    /// What browsers show of it, beyond the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<ListingDelta>,
}

/// A server of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct ServerDelta {
    /// Fixed by its first write.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constants: Option<ServerPartDelta>,
    /// The server's to change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<ServerPartDelta>,
}

/// `constants` or `properties` of a server: values by top-level key; `null`
/// removes the key.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct ServerPartDelta {
    /// What the contract knows.
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "object::unique_or_null"
    )]
    pub system: Option<Custom>,
    /// The server's own.
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "object::unique_or_null"
    )]
    pub custom: Option<Custom>,
}

objects_only!(
    SessionDelta,
    ConstantsDelta,
    PropertiesDelta,
    ServerDelta,
    ServerPartDelta,
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_tells_absent_null_and_value_apart() {
        let read = |text: &str| {
            serde_json::from_str::<crate::session::MemberSystemDelta>(text)
                .expect("valid")
                .connection
        };
        assert_eq!(read("{}"), Patch::Keep);
        assert_eq!(read(r#"{"connection":null}"#), Patch::Remove);
        assert!(matches!(
            read(r#"{"connection":"0a1b2c3d-0000-1111-2222-333344445555"}"#),
            Patch::Set(_)
        ));
    }

    #[test]
    fn null_removes_a_member_and_custom_numbers_keep_their_digits() {
        let text = r#"{"members":{"me":null},"properties":{"custom":{"id":123456789012345678901234567890}}}"#;
        let delta: SessionDelta = serde_json::from_str(text).expect("valid");
        assert!(delta.members["me"].is_none());
        let again = serde_json::to_string(&delta).expect("plain");
        assert!(again.contains("123456789012345678901234567890"), "{again}");
    }

    #[test]
    fn an_unknown_field_is_refused_by_name() {
        let error = serde_json::from_str::<SessionDelta>(r#"{"rolTypes":{}}"#).expect_err("a slip");
        assert!(error.to_string().contains("rolTypes"), "{error}");
    }

    #[test]
    fn a_list_is_no_object_and_no_key_stands_twice() {
        for text in [
            r#"[]"#,
            r#"{"constants":[]}"#,
            r#"{"properties":[{}]}"#,
            r#"{"greenroom":["nonce"]}"#,
            r#"{"members":{"me":[]}}"#,
            r#"{"members":{"me":{"properties":{"system":[true,null]}}}}"#,
            r#"{"members":{"me":{},"me":null}}"#,
            r#"{"properties":{"custom":{"a":1,"a":2}}}"#,
            r#"{"constants":{"custom":{"a":1,"a":2}}}"#,
            r#"{"members":{"me":{"properties":{"custom":{"a":1,"a":2}}}}}"#,
            r#"{"greenroom":{"attributes":{"k":{"int64":1},"K":null}}}"#,
        ] {
            assert!(
                serde_json::from_str::<SessionDelta>(text).is_err(),
                "{text}"
            );
        }
        let nothing = r#"{"constants":null,"properties":{"custom":null},"greenroom":null}"#;
        serde_json::from_str::<SessionDelta>(nothing).expect("null is nothing");
    }
}
