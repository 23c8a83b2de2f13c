//! The delta of a `PUT`: what a client wants changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::{Custom, Visibility};
use crate::ids::{AccountId, ConnectionId};
use crate::object::{self, objects_only};
use crate::settings::GreenroomDelta;

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
    /// Members by key: `me`, an index, `reserve_n`. `null` removes.
    #[serde(
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "object::unique"
    )]
    pub members: BTreeMap<String, Option<MemberDelta>>,
    /// What EOS Sessions knows beyond the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<GreenroomDelta>,
}

/// `constants` of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct ConstantsDelta {
    /// Values that must equal the template's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<ConstantsSystemDelta>,
    /// The creator's own.
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "object::unique_or_null"
    )]
    pub custom: Option<Custom>,
}

/// `constants.system` of a delta.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct ConstantsSystemDelta {
    /// Version of the document, 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// Most members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_members_count: Option<u32>,
    /// Ceiling of who may read and join.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
    /// Capabilities by name.
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "object::unique_or_null"
    )]
    pub capabilities: Option<BTreeMap<String, bool>>,
}

/// `properties` of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct PropertiesDelta {
    /// Values by top-level key; `null` removes the key.
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "object::unique_or_null"
    )]
    pub custom: Option<Custom>,
}

/// One member of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct MemberDelta {
    /// Fixed when the member enters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constants: Option<MemberConstantsDelta>,
    /// The member's own to change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<MemberPropertiesDelta>,
}

/// `members.*.constants` of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct MemberConstantsDelta {
    /// Who the member is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<MemberConstantsSystemDelta>,
    /// Any JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Box<RawValue>>,
}

/// `members.*.constants.system` of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct MemberConstantsSystemDelta {
    /// For `me`: the caller.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xuid: Option<AccountId>,
    /// Takes part in initialization; without effect where the session has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initialize: Option<bool>,
}

/// `members.*.properties` of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct MemberPropertiesDelta {
    /// State and connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<MemberSystemDelta>,
    /// Values by top-level key; `null` removes the key.
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "object::unique_or_null"
    )]
    pub custom: Option<Custom>,
}

/// `members.*.properties.system` of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct MemberSystemDelta {
    /// Present and playing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// The push connection by which the member is known to be alive.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub connection: Patch<ConnectionId>,
}

objects_only!(
    SessionDelta,
    ConstantsDelta,
    ConstantsSystemDelta,
    PropertiesDelta,
    MemberDelta,
    MemberConstantsDelta,
    MemberConstantsSystemDelta,
    MemberPropertiesDelta,
    MemberSystemDelta,
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_tells_absent_null_and_value_apart() {
        let read = |text: &str| {
            serde_json::from_str::<MemberSystemDelta>(text)
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
    fn what_is_not_carried_out_is_refused_by_name() {
        let error =
            serde_json::from_str::<SessionDelta>(r#"{"roleTypes":{}}"#).expect_err("not yet");
        assert!(error.to_string().contains("roleTypes"), "{error}");
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
