//! Searches: the body of `POST /handles/query` and its answer.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::attribute::AttributeValue;
use crate::ids::{Deployment, SessionRef, TemplateName};
use crate::object::objects_only;
use crate::player::PlayerId;
use crate::session::words::words;
use crate::settings::GreenroomView;
use crate::time::Timestamp;

/// Finds by bucket id.
pub const KEY_BUCKET: &str = "bucket";
/// Finds sessions with at least so many free slots.
pub const KEY_MIN_SLOTS: &str = "minslotsavailable";
/// Finds sessions without (`true`) a registered player.
pub const KEY_EMPTY_ONLY: &str = "emptyonly";
/// Finds sessions with (`true`) a registered player.
pub const KEY_NON_EMPTY_ONLY: &str = "nonemptyonly";

/// The body of `POST /handles/query` with type `search`, by criteria of EOS.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct HandleQuery {
    /// What kind of handle is looked for.
    #[serde(rename = "type")]
    pub kind: HandleKind,
    /// The deployment.
    pub scid: Deployment,
    /// The template.
    pub template_name: TemplateName,
    /// Sent as true by every client; without effect.
    #[serde(default)]
    pub global: bool,
    /// What is searched for.
    pub greenroom: EosQuery,
}

words! {
    /// What a handle points out.
    HandleKind {
        /// A session that can be searched for.
        Search = "search",
        /// What a player is doing.
        Activity = "activity",
        /// A session that somebody is asked into.
        Invite = "invite",
        /// A session that the members of another one go on to.
        Transfer = "transfer",
    }
}

/// A search as EOS has it: by criteria, which must all hold, or by a player.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct EosQuery {
    /// At most 64.
    pub criteria: Vec<Criterion>,
    /// Finds the public sessions in which this player is registered, full ones
    /// too. Excludes criteria.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registered: Option<PlayerId>,
    /// 1 to 200.
    pub max_results: u32,
}

/// One condition on one key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Criterion {
    /// An attribute's key or one of the special ones; letter case is ignored.
    pub key: String,
    /// How it is compared.
    pub op: Comparison,
    /// With what.
    pub value: AttributeValue,
}

objects_only!(HandleQuery, EosQuery, Criterion);

/// How a session's value is compared with the searched one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Comparison {
    /// Equal.
    Equal,
    /// Not equal, or not there.
    NotEqual,
    /// Greater; numbers only.
    GreaterThan,
    /// Greater or equal; numbers only.
    GreaterThanOrEqual,
    /// Less; numbers only.
    LessThan,
    /// Less or equal; numbers only.
    LessThanOrEqual,
    /// Equal to one element of a list; strings joined by `;`.
    AnyOf,
    /// Equal to no element of a list, or not there; strings joined by `;`.
    NotAnyOf,
    /// Filters nothing: those nearest to the number come first.
    Distance,
    /// A list that shares an element with the searched one; strings joined by `;`.
    OneOf,
    /// A list that shares no element with the searched one, or not there;
    /// strings joined by `;`.
    NotOneOf,
    /// A string with the searched one somewhere in it.
    Contains,
    /// A string in which the searched regular expression matches somewhere.
    RegexMatch,
    /// A list of so many elements; a string joined by `;`.
    Size,
}

impl Comparison {
    /// Every comparison there is.
    pub const ALL: &'static [Self] = &[
        Self::Equal,
        Self::NotEqual,
        Self::GreaterThan,
        Self::GreaterThanOrEqual,
        Self::LessThan,
        Self::LessThanOrEqual,
        Self::AnyOf,
        Self::NotAnyOf,
        Self::Distance,
        Self::OneOf,
        Self::NotOneOf,
        Self::Contains,
        Self::RegexMatch,
        Self::Size,
    ];

    /// Whether values of this type can be searched for with it.
    pub fn takes(self, value: &AttributeValue) -> bool {
        use AttributeValue as Value;
        match self.operand() {
            Operand::Any => true,
            Operand::Number => matches!(value, Value::Int64(_) | Value::Double(_)),
            Operand::Text => matches!(value, Value::String(_)),
            Operand::Count => matches!(value, Value::Int64(count) if *count >= 0),
        }
    }

    /// What it can be asked with.
    pub fn operand(self) -> Operand {
        match self {
            Self::Equal | Self::NotEqual => Operand::Any,
            Self::GreaterThan
            | Self::GreaterThanOrEqual
            | Self::LessThan
            | Self::LessThanOrEqual
            | Self::Distance => Operand::Number,
            Self::AnyOf
            | Self::NotAnyOf
            | Self::OneOf
            | Self::NotOneOf
            | Self::Contains
            | Self::RegexMatch => Operand::Text,
            Self::Size => Operand::Count,
        }
    }
}

/// As it is spelled on the wire.
impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Equal => "EQUAL",
            Self::NotEqual => "NOT_EQUAL",
            Self::GreaterThan => "GREATER_THAN",
            Self::GreaterThanOrEqual => "GREATER_THAN_OR_EQUAL",
            Self::LessThan => "LESS_THAN",
            Self::LessThanOrEqual => "LESS_THAN_OR_EQUAL",
            Self::AnyOf => "ANY_OF",
            Self::NotAnyOf => "NOT_ANY_OF",
            Self::Distance => "DISTANCE",
            Self::OneOf => "ONE_OF",
            Self::NotOneOf => "NOT_ONE_OF",
            Self::Contains => "CONTAINS",
            Self::RegexMatch => "REGEX_MATCH",
            Self::Size => "SIZE",
        })
    }
}

/// What a comparison can be asked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// A value of any type.
    Any,
    /// An int64 or a double.
    Number,
    /// A string.
    Text,
    /// An int64 that is not negative.
    Count,
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Any => "a value of any type",
            Self::Number => "an int64 or a double",
            Self::Text => "a string",
            Self::Count => "an int64 that is not negative",
        })
    }
}

/// The answer to a search.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HandleResults<Row> {
    /// Best first.
    pub results: Vec<Row>,
}

/// One session of an answer to a search with [`EosQuery`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SearchRow {
    /// The search handle.
    pub id: String,
    /// Always [`HandleKind::Search`].
    #[serde(rename = "type")]
    pub kind: HandleKind,
    /// Always 1.
    pub version: u32,
    /// When the handle was made.
    pub create_time: Timestamp,
    /// The session.
    pub session_ref: SessionRef,
    /// The session's public side.
    pub greenroom: GreenroomView,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_criterion_reads_as_the_web_api_spells_it() {
        let text = r#"{"key":"bucket","op":"GREATER_THAN_OR_EQUAL","value":{"int64":1}}"#;
        let criterion: Criterion = serde_json::from_str(text).expect("valid");
        assert_eq!(criterion.op, Comparison::GreaterThanOrEqual);
        assert_eq!(serde_json::to_string(&criterion).expect("plain"), text);
    }

    #[test]
    fn every_comparison_has_its_name_in_the_web_api() {
        let text = serde_json::to_string(Comparison::ALL).expect("plain");
        let names: Vec<_> = Comparison::ALL.iter().map(Comparison::to_string).collect();
        assert_eq!(text, serde_json::to_string(&names).expect("plain"));
    }

    #[test]
    fn a_search_for_a_player_names_the_player() {
        let text = r#"{"criteria":[],"registered":"7","maxResults":5}"#;
        let query: EosQuery = serde_json::from_str(text).expect("valid");
        assert_eq!(query.registered, PlayerId::new("7").ok());
        let plain = serde_json::to_string(&EosQuery::default()).expect("plain");
        assert!(!plain.contains("registered"), "{plain}");
    }
}
