//! Where a listing comes in an order, by one number that is quick to compare.

use crate::browse::distance::{Between, Target};
use crate::browse::field::Scalar;
use crate::browse::order::{Kind, Order};

use super::cell::Cell;

/// The score of a value lies in here. What comes before another has a score that
/// is not above that one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Score {
    pub(super) low: u64,
    pub(super) high: u64,
    /// Whether only values of the same place have this score.
    pub(super) is_exact: bool,
}

impl Score {
    /// It comes last, with all of its kind.
    const MISSING: Self = Self::exactly(u64::MAX);

    const fn exactly(score: u64) -> Self {
        Self {
            low: score,
            high: score,
            is_exact: true,
        }
    }

    /// The score of a value in this order.
    pub(super) fn of_value(order: &Order, value: Option<Scalar<'_>>) -> Self {
        let kind = match order {
            Order::Near(..) => Kind::Number,
            Order::Ascending(_, kind) | Order::Descending(_, kind) => *kind,
        };
        match (kind, value) {
            (Kind::Bool, Some(Scalar::Bool(value))) => Self::of_bool(order, value),
            (Kind::Text, Some(Scalar::Text(text))) => Self::of_text(order, text),
            (Kind::Number, Some(value)) => match value.number().as_ref().and_then(Between::of) {
                Some(between) => Self::of_number(order, between),
                None => Self::MISSING,
            },
            _ => Self::MISSING,
        }
    }

    /// The score of the value of this cell; `None` where only the value itself
    /// tells.
    pub(super) fn of_cell(order: &Order, cell: Cell) -> Option<Self> {
        let kind = match order {
            Order::Near(..) => Kind::Number,
            Order::Ascending(_, kind) | Order::Descending(_, kind) => *kind,
        };
        Some(match kind {
            Kind::Bool => match cell.truth() {
                Some(value) => Self::of_bool(order, value),
                None => Self::MISSING,
            },
            Kind::Text if cell.is_text() => return None,
            Kind::Text => Self::MISSING,
            Kind::Number => match cell.bounds() {
                Some((low, high)) => Self::of_number(order, Between { low, high }),
                None => Self::MISSING,
            },
        })
    }

    fn of_bool(order: &Order, value: bool) -> Self {
        let is_last = value != matches!(order, Order::Descending(..));
        Self::exactly(u64::from(is_last))
    }

    fn of_number(order: &Order, value: Between) -> Self {
        match order {
            Order::Near(_, target) => Self::of_distance(target, value),
            Order::Ascending(..) => Self {
                low: in_order(value.low),
                high: in_order(value.high),
                is_exact: value.low == value.high,
            },
            Order::Descending(..) => Self {
                low: in_order(-value.high),
                high: in_order(-value.low),
                is_exact: value.low == value.high,
            },
        }
    }

    fn of_distance(target: &Target, value: Between) -> Self {
        let reach = target.reach(value);
        Self {
            low: in_order(reach.low),
            high: in_order(reach.high),
            is_exact: target.is_exact_for(value),
        }
    }

    /// By the first bytes.
    fn of_text(order: &Order, text: &str) -> Self {
        const BYTES: usize = 8;
        let mut first = [0; BYTES];
        let folded = match text.is_ascii() {
            true => text.get(..BYTES).unwrap_or(text).to_ascii_lowercase(),
            false => text.to_lowercase(),
        };
        for (first, byte) in first.iter_mut().zip(folded.bytes()) {
            *first = byte;
        }
        let score = u64::from_be_bytes(first) >> 1;
        let score = match order {
            Order::Descending(..) => (u64::MAX >> 1) - score,
            Order::Near(..) | Order::Ascending(..) => score,
        };
        Self {
            low: score,
            high: score,
            is_exact: false,
        }
    }
}

/// Doubles in their order, as numbers without a sign. Below [`u64::MAX`].
fn in_order(double: f64) -> u64 {
    // The two zeros are the same number.
    let bits = (double + 0.0).to_bits();
    match double < 0.0 {
        true => !bits,
        false => bits | (1 << 63),
    }
}
