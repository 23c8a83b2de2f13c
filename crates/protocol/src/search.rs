//! Searches: the body of `POST /handles/query` and its answer.

use serde::{Deserialize, Serialize};

use crate::attribute::AttributeValue;
use crate::ids::{Deployment, SessionRef, TemplateName};
use crate::object::objects_only;
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

/// The body of `POST /handles/query` with type `search`.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
    /// A search as EOS has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<EosQuery>,
}

/// What a handle points out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum HandleKind {
    /// A session that can be searched for.
    Search,
    /// What a player is doing.
    Activity,
}

/// A search as EOS has it: all criteria must hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct EosQuery {
    /// At most 64.
    pub criteria: Vec<Criterion>,
    /// 1 to 200.
    pub max_results: u32,
}

/// One condition on one key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
}

/// The answer to a search.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HandleResults<Row> {
    /// Best first.
    pub results: Vec<Row>,
}

/// One session of an answer to a search with [`EosQuery`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
}
