//! Sessions as the REST contract writes them: the delta of a `PUT` and the
//! document of an answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::ids::{AccountId, ConnectionId};
use crate::settings::{GreenroomDelta, GreenroomView};
use crate::time::Timestamp;

/// Custom JSON by top-level key. Each value keeps its text, so that a number
/// of any size stays exact.
pub type Custom = BTreeMap<String, Box<RawValue>>;

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
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SessionDelta {
    /// What is fixed at creation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constants: Option<ConstantsDelta>,
    /// What members may change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<PropertiesDelta>,
    /// Members by key: `me`, an index, `reserve_n`. `null` removes.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub members: BTreeMap<String, Option<MemberDelta>>,
    /// What EOS Sessions knows beyond the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<GreenroomDelta>,
}

/// `constants` of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ConstantsDelta {
    /// Values that must equal the template's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<ConstantsSystemDelta>,
    /// The creator's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom>,
}

/// `constants.system` of a delta.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<BTreeMap<String, bool>>,
}

/// `constants.system.visibility`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Outsiders neither read nor join.
    Private,
    /// Outsiders read.
    Visible,
    /// Outsiders read and join.
    Open,
}

/// `properties` of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PropertiesDelta {
    /// Values by top-level key; `null` removes the key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom>,
}

/// One member of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
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
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
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
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
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
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct MemberPropertiesDelta {
    /// State and connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<MemberSystemDelta>,
    /// Values by top-level key; `null` removes the key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom>,
}

/// `members.*.properties.system` of a delta.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct MemberSystemDelta {
    /// Present and playing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// The push connection by which the member is known to be alive.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub connection: Patch<ConnectionId>,
}

/// A session as answers show it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionDocument {
    /// Version of this rendering.
    pub contract_version: u32,
    /// Scope of `change_number`: a session made anew under its name has another.
    pub branch: String,
    /// One more with each stored change.
    pub change_number: u64,
    /// Survives when a session empties and is made again.
    pub correlation_id: String,
    /// When it was made.
    pub start_time: Timestamp,
    /// The earliest pending timer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_timer: Option<Timestamp>,
    /// The session's search handle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search_handle: Option<String>,
    /// Fixed at creation.
    pub constants: Constants,
    /// Changeable.
    pub properties: Properties,
    /// Members by index, or only `me` where there are more than a hundred.
    pub members: BTreeMap<String, MemberView>,
    /// Counts, and the ends of the list of members.
    pub members_info: MembersInfo,
    /// What EOS Sessions knows beyond the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<GreenroomView>,
}

/// `constants` of an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Constants {
    /// By the template.
    pub system: ConstantsSystem,
    /// By the creator.
    pub custom: Custom,
}

/// `constants.system` of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConstantsSystem {
    /// Version of the document, 1.
    pub version: u32,
    /// Most members.
    pub max_members_count: u32,
    /// Ceiling of who may read and join.
    pub visibility: Visibility,
    /// Milliseconds before an inactive member is removed; `None` is never.
    pub inactive_removal_timeout: Option<u64>,
    /// Milliseconds before an empty session is deleted; `None` is never.
    pub session_empty_timeout: Option<u64>,
    /// Capabilities by name.
    pub capabilities: BTreeMap<String, bool>,
}

/// `properties` of an answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Properties {
    /// Owners and the like.
    pub system: PropertiesSystem,
    /// The members' own.
    pub custom: Custom,
}

/// `properties.system` of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PropertiesSystem {
    /// Indices of the owners.
    pub owners: Vec<u32>,
}

/// A member of an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MemberView {
    /// Index of the following member; the last one's equals
    /// [`MembersInfo::next`].
    pub next: u32,
    /// When the member entered.
    pub join_time: Timestamp,
    /// Display name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gamertag: Option<String>,
    /// Fixed when the member entered.
    pub constants: MemberConstants,
    /// The member's own.
    pub properties: MemberProperties,
}

/// `members.*.constants` of an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MemberConstants {
    /// Who and where in the list.
    pub system: MemberConstantsSystem,
    /// Any JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Box<RawValue>>,
}

/// `members.*.constants.system` of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberConstantsSystem {
    /// The account.
    pub xuid: AccountId,
    /// Never used again within the session.
    pub index: u32,
}

/// `members.*.properties` of an answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MemberProperties {
    /// State and connection.
    pub system: MemberSystem,
    /// The member's own.
    pub custom: Custom,
}

/// `members.*.properties.system` of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberSystem {
    /// Present and playing; left out when not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub active: bool,
    /// Its push connection; shown to the member itself only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connection: Option<ConnectionId>,
}

/// `membersInfo` of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MembersInfo {
    /// Index of the first member, or `next` where there is none.
    pub first: u32,
    /// The index that the next member will get.
    pub next: u32,
    /// How many there are.
    pub count: u32,
    /// How many are more than a reservation.
    pub accepted: u32,
    /// How many are active.
    pub active: u32,
}

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
}
