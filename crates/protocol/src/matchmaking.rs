//! `/matchmaking/v1`: sessions as server browsers of the EOS web API find and
//! read them.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::attribute::AttributeValue;
use crate::ids::{Deployment, SessionName};
use crate::object::objects_only;
use crate::search::Comparison;
use crate::time::Timestamp;

/// What the key of a criterion begins with that is about an attribute.
pub const ATTRIBUTES: &str = "attributes.";
/// The session's id.
pub const KEY_ID: &str = "id";
/// Who owns it.
pub const KEY_OWNER: &str = "owner";
/// The attribute that stands for the host address where the host has none of
/// that name.
pub const KEY_ADDRESS: &str = "ADDRESS";
/// The same for the host address with its port.
pub const KEY_ADDRESS_BOUND: &str = "ADDRESSBOUND";

/// The body of `POST /matchmaking/v1/{deploymentId}/filter`. An empty object
/// finds everything.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct SessionFilter {
    /// Which must all hold. At most 64.
    pub criteria: Vec<FilterCriterion>,
    /// How many players at least are registered.
    pub min_current_players: u32,
    /// 1 to 200; 200 where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(range(min = 1, max = crate::limits::SEARCH_RESULTS_MAX))
    )]
    pub max_results: Option<u32>,
}

/// One condition on one key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct FilterCriterion {
    /// `attributes.NAME_x`, where `x` is the type: `s` a string, `l` an int64,
    /// `d` a double, `b` a bool; or one of the keys without a type: `id`,
    /// `owner`, `bucket`, `minslotsavailable`, `emptyonly`, `nonemptyonly`,
    /// `ADDRESS`, `ADDRESSBOUND`. In any letter case.
    pub key: String,
    /// How it is compared.
    #[serde(deserialize_with = "in_any_case")]
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::comparison")
    )]
    pub op: Comparison,
    /// With what.
    pub value: FilterValue,
}

objects_only!(SessionFilter, FilterCriterion);

/// What a value is compared with.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum FilterValue {
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int64(i64),
    /// A number with a fraction or an exponent, or too large for an int64.
    Double(f64),
    /// A text; for a comparison with a list, its elements with `;` between them.
    String(String),
    /// A list of texts, for a comparison with a list.
    List(Vec<String>),
}

impl<'de> Deserialize<'de> for FilterValue {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = FilterValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, a truth value or a list of texts")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<FilterValue, E> {
        Ok(FilterValue::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<FilterValue, E> {
        Ok(FilterValue::Int64(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<FilterValue, E> {
        let whole = i64::try_from(value).map(FilterValue::Int64);
        Ok(whole.unwrap_or(FilterValue::Double(value as f64)))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<FilterValue, E> {
        Ok(FilterValue::Double(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<FilterValue, E> {
        Ok(FilterValue::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<FilterValue, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = list.next_element()? {
            elements.push(element);
        }
        Ok(FilterValue::List(elements))
    }
}

/// The answer to a filter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FilterAnswer {
    /// The nearest first where the filter asks for distances, else the newest.
    pub sessions: Vec<PublicSession>,
    /// How many these are.
    pub count: usize,
}

/// The answer to a question for one session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionAnswer {
    /// The session.
    pub public_data: PublicSession,
}

/// A public session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PublicSession {
    /// The deployment.
    pub deployment: Deployment,
    /// The session's id.
    pub id: SessionName,
    /// The bucket id.
    pub bucket: String,
    /// What its owner has set.
    pub settings: PublicSettings,
    /// How many players are registered.
    pub total_players: u32,
    /// How many more may be.
    pub open_public_players: u32,
    /// The registered players, in the order of their registration.
    pub public_players: Vec<PublicPlayer>,
    /// Whether play is under way.
    pub started: bool,
    /// Always `null`: what is listed is alive now, and when it changed last is
    /// not kept.
    pub last_updated: Option<Timestamp>,
    /// The advertised attributes, each with its type behind its key, and
    /// `ADDRESS_s` and `ADDRESSBOUND_s`, which are made of the host address
    /// where the host has none of its own.
    pub attributes: BTreeMap<String, PlainValue>,
    /// The owner's product user id, or a server's client id.
    pub owner: String,
    /// Always `null`.
    pub owner_platform_id: Option<String>,
}

/// What the owner of a public session has set. What EOS Sessions has no setting
/// for has the value that fits what sessions do here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PublicSettings {
    /// How many players may be registered.
    pub max_public_players: u32,
    /// Whether anybody may invite.
    pub allow_invites: bool,
    /// Always `true`: others are not listed.
    pub should_advertise: bool,
    /// Always `true`.
    pub allow_read_by_id: bool,
    /// Always `true` of a public session.
    pub allow_join_via_presence: bool,
    /// Whether players may join while play is under way.
    pub allow_join_in_progress: bool,
    /// Always `false`.
    pub allow_conference_room: bool,
    /// Whether sanctioned players are kept out.
    pub check_sanctions: bool,
    /// Always `false`.
    pub allow_migration: bool,
    /// Always empty.
    pub rejoin_after_kick: String,
    /// Platforms whose players may be registered; `null` means all.
    pub platforms: Option<Vec<u32>>,
}

/// A registered player.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PublicPlayer {
    /// The product user id, or an id from elsewhere.
    pub product_user_id: String,
    /// What the player calls itself, where it has joined; else its id.
    pub name: String,
}

/// A value whose type its key tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum PlainValue {
    /// `_b`.
    Bool(bool),
    /// `_l`.
    Int64(i64),
    /// `_d`.
    Double(f64),
    /// `_s`.
    String(String),
}

impl PlainValue {
    /// The key with the value's type behind it, and the value.
    pub fn typed(key: &str, value: &AttributeValue) -> (String, Self) {
        match value {
            AttributeValue::Bool(value) => (format!("{key}_b"), Self::Bool(*value)),
            AttributeValue::Int64(value) => (format!("{key}_l"), Self::Int64(*value)),
            AttributeValue::Double(value) => (format!("{key}_d"), Self::Double(value.get())),
            AttributeValue::String(text) => Self::text(key, text),
        }
    }

    /// The same of a text.
    pub fn text(key: &str, text: &str) -> (String, Self) {
        (format!("{key}_s"), Self::String(text.to_owned()))
    }
}

fn in_any_case<'de, D: Deserializer<'de>>(d: D) -> Result<Comparison, D::Error> {
    let text = String::deserialize(d)?;
    let all = Comparison::ALL.iter().copied();
    let mut named = all.filter(|op| op.to_string().eq_ignore_ascii_case(&text));
    named.next().ok_or_else(|| {
        let names: Vec<_> = Comparison::ALL.iter().map(Comparison::to_string).collect();
        D::Error::custom(format!("op {text:?} is none of {}", names.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(text: &str) -> Result<SessionFilter, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn an_empty_filter_is_an_empty_object() {
        assert_eq!(filter("{}"), Ok(SessionFilter::default()));
        for wrong in ["", "[]", "null", r#"{"criterion":[]}"#] {
            filter(wrong).expect_err(wrong);
        }
    }

    #[test]
    fn values_keep_their_types_and_operators_their_meaning_in_any_case() {
        let value = |text: &str| {
            let text = format!(r#"{{"criteria":[{{"key":"k","op":"any_Of","value":{text}}}]}}"#);
            let read = filter(&text)?.criteria.remove(0);
            assert_eq!(read.op, Comparison::AnyOf);
            Ok::<_, String>(read.value)
        };
        assert_eq!(value("true"), Ok(FilterValue::Bool(true)));
        assert_eq!(value("-5"), Ok(FilterValue::Int64(-5)));
        let most = i64::MAX.to_string();
        assert_eq!(value(&most), Ok(FilterValue::Int64(i64::MAX)));
        let beyond = "9223372036854775808";
        assert_eq!(
            value(beyond),
            Ok(FilterValue::Double(9_223_372_036_854_775_808.0))
        );
        assert_eq!(value("5.0"), Ok(FilterValue::Double(5.0)));
        assert_eq!(value(r#""a;b""#), Ok(FilterValue::String("a;b".into())));
        let list = FilterValue::List(vec!["a".into(), "b".into()]);
        assert_eq!(value(r#"["a","b"]"#), Ok(list));
        for wrong in ["null", "{}", "[1]", r#"["a",["b"]]"#] {
            value(wrong).expect_err(wrong);
        }
    }

    #[test]
    fn an_operator_that_is_none_is_refused_with_those_that_there_are() {
        let text = r#"{"criteria":[{"key":"k","op":"LIKE","value":1}]}"#;
        let why = filter(text).expect_err("no operator");
        assert!(
            why.contains("\"LIKE\"") && why.contains("CONTAINS"),
            "{why}"
        );
    }
}
