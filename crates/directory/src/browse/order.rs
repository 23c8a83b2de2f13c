//! In which order results come.

use std::cmp::Ordering;

use greenroom_protocol::attribute::AttributeValue;

use super::distance::{Rank, Target};
use super::field::{Field, Scalar};
use super::predicate::cost_of;

/// One thing that results are ordered by. What has no such value comes last, in
/// either direction.
#[derive(Clone, Debug)]
pub enum Order {
    /// The nearest to a number first.
    Near(Field, Target),
    /// The least first.
    Ascending(Field, Kind),
    /// The greatest first.
    Descending(Field, Kind),
}

/// Values of which type are ordered; others count as missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whole numbers and doubles, as exact numbers.
    Number,
    /// Texts, by the bytes of UTF-8 in lower case.
    Text,
    /// `false` before `true`.
    Bool,
}

/// What of a listing one order looks at, found once for many comparisons.
#[derive(Clone, Debug)]
pub(super) enum Key {
    Away(Rank),
    Number(AttributeValue),
    /// In lower case.
    Text(String),
    Bool(bool),
    Missing,
}

impl Order {
    /// Which value of a listing it looks at.
    pub fn field(&self) -> &Field {
        match self {
            Self::Near(field, _) | Self::Ascending(field, _) | Self::Descending(field, _) => field,
        }
    }

    /// Which of two values comes first.
    pub fn compare(&self, a: Option<Scalar<'_>>, b: Option<Scalar<'_>>) -> Ordering {
        self.compare_keys(&self.key(a), &self.key(b))
    }

    pub(super) fn key(&self, value: Option<Scalar<'_>>) -> Key {
        match self {
            Self::Near(_, target) => {
                Key::Away(target.rank(value.and_then(Scalar::number).as_ref()))
            }
            Self::Ascending(_, kind) | Self::Descending(_, kind) => kind.key(value),
        }
    }

    pub(super) fn compare_keys(&self, a: &Key, b: &Key) -> Ordering {
        let order = match (a, b) {
            (Key::Missing, _) | (_, Key::Missing) => {
                let is_missing = |key| matches!(key, &Key::Missing);
                return is_missing(a).cmp(&is_missing(b));
            }
            (Key::Away(a), Key::Away(b)) => a.cmp(b),
            (Key::Number(a), Key::Number(b)) => a.compare_numbers(b).unwrap_or(Ordering::Equal),
            (Key::Text(a), Key::Text(b)) => a.cmp(b),
            (Key::Bool(a), Key::Bool(b)) => a.cmp(b),
            _ => Ordering::Equal,
        };
        match self {
            Self::Near(..) | Self::Ascending(..) => order,
            Self::Descending(..) => order.reverse(),
        }
    }
}

impl Key {
    /// What it was worth to make, in comparisons, beyond the look at its listing.
    pub(super) fn cost(&self) -> usize {
        match self {
            Self::Text(text) => cost_of(text),
            Self::Away(_) | Self::Number(_) | Self::Bool(_) | Self::Missing => 0,
        }
    }
}

impl Kind {
    fn key(self, value: Option<Scalar<'_>>) -> Key {
        match (self, value) {
            (Self::Bool, Some(Scalar::Bool(value))) => Key::Bool(value),
            (Self::Text, Some(Scalar::Text(text))) => Key::Text(text.to_lowercase()),
            (Self::Number, Some(value)) => value.number().map_or(Key::Missing, Key::Number),
            _ => Key::Missing,
        }
    }
}
