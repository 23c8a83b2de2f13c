//! In which order results come.

use std::cmp::Ordering;

use super::distance::Target;
use super::field::{Field, Scalar};

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

impl Order {
    /// Which value of a listing it looks at.
    pub fn field(&self) -> &Field {
        match self {
            Self::Near(field, _) | Self::Ascending(field, _) | Self::Descending(field, _) => field,
        }
    }

    /// Which of two values comes first.
    pub fn compare(&self, a: Option<Scalar<'_>>, b: Option<Scalar<'_>>) -> Ordering {
        match self {
            Self::Near(_, target) => {
                let rank = |value: Option<Scalar<'_>>| {
                    target.rank(value.and_then(Scalar::number).as_ref())
                };
                rank(a).cmp(&rank(b))
            }
            Self::Ascending(_, kind) => kind.compare(a, b, |order| order),
            Self::Descending(_, kind) => kind.compare(a, b, Ordering::reverse),
        }
    }
}

impl Kind {
    fn compare(
        self,
        a: Option<Scalar<'_>>,
        b: Option<Scalar<'_>>,
        turn: fn(Ordering) -> Ordering,
    ) -> Ordering {
        match (a.filter(|a| self.is(*a)), b.filter(|b| self.is(*b))) {
            (Some(a), Some(b)) => turn(of_one_kind(a, b)),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    }

    fn is(self, value: Scalar<'_>) -> bool {
        match value {
            Scalar::Bool(_) => self == Self::Bool,
            Scalar::Int64(_) | Scalar::Double(_) => self == Self::Number,
            Scalar::Text(_) => self == Self::Text,
        }
    }
}

fn of_one_kind(a: Scalar<'_>, b: Scalar<'_>) -> Ordering {
    match (a, b) {
        (Scalar::Bool(a), Scalar::Bool(b)) => a.cmp(&b),
        (Scalar::Text(a), Scalar::Text(b)) => a.to_lowercase().cmp(&b.to_lowercase()),
        _ => {
            let numbers = a.number().zip(b.number());
            let order = numbers.and_then(|(a, b)| a.compare_numbers(&b));
            order.unwrap_or(Ordering::Equal)
        }
    }
}
