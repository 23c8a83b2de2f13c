//! The single values of a listing, and what they are called.

use greenroom_protocol::attribute::{AttributeKey, AttributeValue, Finite};
use serde::{Deserialize, Serialize};

/// A value that a listing has once or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// An advertised attribute; of a search handle one of `strings` or `numbers`.
    Attribute(AttributeKey),
    /// The bucket id of an EOS session.
    Bucket,
    /// Whether searches by EOS criteria find it: an EOS session with room.
    Findable,
    /// How many places are free.
    OpenSlots,
    /// How many there are: `session/maxMembersCount`.
    Capacity,
    /// How many are taken: `session/membersCount`.
    Taken,
    /// `session/targetMembersCount`.
    Target,
    /// `session/targetMembersCountRemaining`; below zero where there are more.
    TargetRemaining,
    /// `session/needs`.
    Needs,
    /// `session/scheduledTime`, in units of 100 ns since 1970.
    ScheduledTime,
    /// `session/postedTime`, in units of 100 ns since 1970.
    PostedTime,
    /// `session/registrationState`.
    RegistrationState,
    /// `language`.
    Language,
    /// The session's name: the session id of EOS.
    SessionId,
    /// Who owns an EOS session: 32 digits of a player, or a client id.
    Owner,
    /// `session/scid`.
    Scid,
    /// `session/templateName`.
    TemplateName,
    /// Where players connect to; of an EOS session.
    HostAddress,
    /// The same without a port.
    HostName,
    /// The same with a port; with port 0 where the host told none.
    BoundAddress,
    /// `session/roles/{type}/{role}/…`, both names in lower case.
    Role {
        /// The role type.
        role_type: String,
        /// The role.
        role: String,
        /// Which number of it.
        number: RoleNumber,
    },
}

/// A number of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RoleNumber {
    /// How many members have it.
    Count,
    /// How many should; without a target, how many may.
    Target,
    /// How many of these are missing.
    Needs,
}

/// A value that is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int64(i64),
    /// Another number.
    Double(Finite),
    /// A text.
    Text(Box<str>),
}

/// A value that is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int64(i64),
    /// Another number.
    Double(Finite),
    /// A text.
    Text(&'a str),
}

impl Value {
    /// To look at it.
    pub fn scalar(&self) -> Scalar<'_> {
        match self {
            Self::Bool(value) => Scalar::Bool(*value),
            Self::Int64(value) => Scalar::Int64(*value),
            Self::Double(value) => Scalar::Double(*value),
            Self::Text(text) => Scalar::Text(text),
        }
    }
}

impl<'a> From<&'a AttributeValue> for Scalar<'a> {
    fn from(value: &'a AttributeValue) -> Self {
        match value {
            AttributeValue::Bool(value) => Self::Bool(*value),
            AttributeValue::Int64(value) => Self::Int64(*value),
            AttributeValue::Double(value) => Self::Double(*value),
            AttributeValue::String(text) => Self::Text(text),
        }
    }
}

impl From<Scalar<'_>> for AttributeValue {
    fn from(value: Scalar<'_>) -> Self {
        match value {
            Scalar::Bool(value) => Self::Bool(value),
            Scalar::Int64(value) => Self::Int64(value),
            Scalar::Double(value) => Self::Double(value),
            Scalar::Text(text) => Self::String(text.to_owned()),
        }
    }
}

impl<'a> Scalar<'a> {
    /// The text, where it is one.
    pub fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, where it is one.
    pub fn number(self) -> Option<AttributeValue> {
        match self {
            Self::Int64(value) => Some(AttributeValue::Int64(value)),
            Self::Double(value) => Some(AttributeValue::Double(value)),
            Self::Bool(_) | Self::Text(_) => None,
        }
    }

    /// To keep it.
    pub fn kept(self) -> Value {
        match self {
            Self::Bool(value) => Value::Bool(value),
            Self::Int64(value) => Value::Int64(value),
            Self::Double(value) => Value::Double(value),
            Self::Text(text) => Value::Text(text.into()),
        }
    }
}
