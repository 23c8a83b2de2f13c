//! Attributes: what a session tells searchers about itself.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::ids::InvalidId;
use crate::limits;

/// An attribute's key: upper case, at most 64 characters, no control characters.
///
/// Keys that differ only in letter case name the same attribute. Clones share
/// one text: the sessions of a game have the same keys.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AttributeKey(Arc<str>);

impl AttributeKey {
    /// Checks the text and brings it into upper case.
    pub fn new(text: &str) -> Result<Self, InvalidId> {
        let what = "the attribute key";
        if text.is_empty() {
            return Err(InvalidId {
                what,
                why: "is empty",
            });
        }
        if text.chars().any(char::is_control) {
            return Err(InvalidId {
                what,
                why: "has a control character",
            });
        }
        // Counted afterwards: some letters become two or three, and a key that
        // was stored must be one that is read.
        let folded = text.to_uppercase();
        if folded.chars().count() > limits::ATTRIBUTE_KEY_MAX_CHARS {
            return Err(InvalidId {
                what,
                why: "is longer than 64 characters in upper case",
            });
        }
        Ok(Self(folded.into()))
    }

    /// The name of an attribute of a search handle, as searches compare it: its
    /// handle has checked it.
    pub fn of_name(name: &str) -> Self {
        Self(name.to_uppercase().into())
    }

    /// The key in upper case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether clones of it are about.
    pub fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }
}

impl Serialize for AttributeKey {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}

impl fmt::Display for AttributeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for AttributeKey {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(d)?).map_err(de::Error::custom)
    }
}

/// An attribute's value. On the wire its type is its key: `{"int64": 5}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum AttributeValue {
    /// A truth value.
    Bool(bool),
    /// A whole number; exact over its whole range.
    Int64(i64),
    /// A finite number.
    Double(Finite),
    /// Text.
    String(String),
}

impl AttributeValue {
    /// Checks what the type alone does not: the length of a string.
    pub fn check(&self) -> Result<(), InvalidId> {
        match self {
            Self::String(text) if text.len() > limits::ATTRIBUTE_STRING_MAX => Err(InvalidId {
                what: "the attribute value",
                why: "is longer than 1024 bytes",
            }),
            _ => Ok(()),
        }
    }

    /// Whether both are the same value of comparable types. Whole numbers and
    /// doubles compare as exact numbers; strings exactly; nothing else mixes.
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::String(a), Self::String(b)) => a == b,
            _ => self.compare_numbers(other) == Some(Ordering::Equal),
        }
    }

    /// The order of two numbers; `None` where one is not a number.
    pub fn compare_numbers(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Int64(a), Self::Int64(b)) => Some(a.cmp(b)),
            (Self::Double(a), Self::Double(b)) => a.0.partial_cmp(&b.0),
            (Self::Int64(a), Self::Double(b)) => Some(compare_exact(*a, b.0)),
            (Self::Double(a), Self::Int64(b)) => Some(compare_exact(*b, a.0).reverse()),
            _ => None,
        }
    }
}

/// Compares without rounding: casting the whole number to a double would make
/// 2^53 + 1 equal to 2^53.
fn compare_exact(whole: i64, double: f64) -> Ordering {
    const TWO_TO_63: f64 = 9_223_372_036_854_775_808.0;
    if double >= TWO_TO_63 {
        return Ordering::Less;
    }
    if double < -TWO_TO_63 {
        return Ordering::Greater;
    }
    let floor = double.floor();
    // In range by the two tests above, and `floor` has no fraction: exact.
    match whole.cmp(&(floor as i64)) {
        Ordering::Equal if double > floor => Ordering::Less,
        order => order,
    }
}

/// A double that is neither infinite nor not-a-number.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Finite(f64);

impl Finite {
    /// Refuses infinities and not-a-number.
    pub fn new(value: f64) -> Result<Self, InvalidId> {
        if value.is_finite() {
            return Ok(Self(value));
        }
        Err(InvalidId {
            what: "the attribute value",
            why: "is not a finite number",
        })
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Finite {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::new(f64::deserialize(d)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn double(value: f64) -> AttributeValue {
        AttributeValue::Double(Finite::new(value).expect("finite"))
    }

    #[test]
    fn numbers_beyond_2_to_53_stay_apart() {
        let big = (1_i64 << 53) + 1;
        assert!(!AttributeValue::Int64(big).same(&double((1_i64 << 53) as f64)));
        assert_eq!(
            AttributeValue::Int64(big).compare_numbers(&double((1_i64 << 53) as f64)),
            Some(Ordering::Greater)
        );
        let text = serde_json::to_string(&AttributeValue::Int64(big)).expect("plain");
        assert_eq!(text, r#"{"int64":9007199254740993}"#);
        assert_eq!(
            serde_json::from_str::<AttributeValue>(&text).expect("same"),
            AttributeValue::Int64(big)
        );
    }

    #[test]
    fn whole_numbers_and_doubles_compare_exactly() {
        use Ordering::*;
        for (whole, real, order) in [
            (5, 5.0, Equal),
            (5, 5.5, Less),
            (-5, -5.5, Greater),
            (i64::MAX, 9.3e18, Less),
            (i64::MIN, -9.3e18, Greater),
            (i64::MIN, -9_223_372_036_854_775_808.0, Equal),
            (i64::MAX, 9_223_372_036_854_775_808.0, Less),
        ] {
            assert_eq!(compare_exact(whole, real), order, "{whole} and {real}");
        }
    }

    #[test]
    fn types_do_not_mix() {
        let text = AttributeValue::String("1".into());
        assert!(!text.same(&AttributeValue::Int64(1)));
        assert!(!AttributeValue::Bool(true).same(&AttributeValue::Int64(1)));
        assert_eq!(text.compare_numbers(&AttributeValue::Int64(1)), None);
    }

    #[test]
    fn keys_fold_to_upper_case_and_doubles_must_be_finite() {
        assert_eq!(AttributeKey::new("map").expect("valid").as_str(), "MAP");
        assert!(AttributeKey::new(&"k".repeat(65)).is_err());
        assert!(Finite::new(f64::NAN).is_err());
        assert!(Finite::new(f64::INFINITY).is_err());
    }

    #[test]
    fn a_key_that_is_taken_reads_back_whatever_its_letters() {
        assert!(AttributeKey::new(&"ß".repeat(33)).is_err());
        let letters = (0..=0x10_ffff).filter_map(char::from_u32);
        for letter in letters.filter(|letter| !letter.to_uppercase().eq([*letter])) {
            for count in [1, 22, 32, 64] {
                let Ok(key) = AttributeKey::new(&letter.to_string().repeat(count)) else {
                    continue;
                };
                let again = AttributeKey::new(key.as_str());
                assert_eq!(again.as_ref(), Ok(&key), "{letter:?}");
            }
        }
    }
}
