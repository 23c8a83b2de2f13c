//! A value in 32 bits, so that a column of values is read at the speed of memory.
//!
//! Cells are in the order of the numbers that they stand for. A cell of a text is
//! a hash of its lower case. So a span of cells says of a value that it may be
//! what is looked for, and often that it must be; the listing knows.

use std::hash::Hasher;

use greenroom_protocol::attribute::{AttributeValue, Finite};

use crate::browse::field::Scalar;
use crate::browse::predicate::Range;

/// A value of a row, or that it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell(pub(super) u32);

/// All cells from one to another, both of them included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    first: u32,
    last: u32,
}

/// The spans of cells that may, and that must, belong to a value of some kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spans {
    pub(super) may: Span,
    pub(super) must: Option<Span>,
}

const MISSING: u32 = 0;
const FALSE: u32 = 1;
const TRUE: u32 = 2;
const FIRST_TEXT: u32 = 3;
const LAST_TEXT: u32 = FIRST_NUMBER - 1;
const FIRST_NUMBER: u32 = 1 << 31;
const LAST_NUMBER: u32 = u32::MAX;

impl Cell {
    /// The cell of what is not there.
    pub(super) const MISSING: Self = Self(MISSING);

    pub(super) fn of(value: Option<Scalar<'_>>, hash: fn(&str) -> u64) -> Self {
        match value {
            None => Self::MISSING,
            Some(Scalar::Bool(value)) => Self::of_bool(value),
            Some(Scalar::Int64(value)) => Self::of_int(value),
            Some(Scalar::Double(value)) => Self::of_double(value.get(), false),
            Some(Scalar::Text(text)) => Self::of_text(text, hash),
        }
    }

    pub(super) fn of_bool(value: bool) -> Self {
        Self(if value { TRUE } else { FALSE })
    }

    /// Of a text in any letter case.
    pub(super) fn of_text(text: &str, hash: fn(&str) -> u64) -> Self {
        let texts = u64::from(LAST_TEXT - FIRST_TEXT) + 1;
        Self(FIRST_TEXT + (hash(text) % texts) as u32)
    }

    fn of_int(whole: i64) -> Self {
        let double = whole as f64;
        let exact = AttributeValue::Double(Finite::new(double).expect("no int64 is infinite"));
        match AttributeValue::Int64(whole).compare_numbers(&exact) {
            Some(std::cmp::Ordering::Less) => Self::of_double(double.next_down(), true),
            Some(std::cmp::Ordering::Greater) => Self::of_double(double, true),
            _ => Self::of_double(double, false),
        }
    }

    /// Of a finite double, or of something between it and the next one.
    fn of_double(double: f64, is_above: bool) -> Self {
        let bits = double.abs().to_bits();
        let magnitude = match bits {
            0 => 0,
            1..=LEAST => 1,
            _ => (bits - LEAST).min(ZERO - 1),
        };
        let place = match double < 0.0 {
            true => ZERO - magnitude,
            false => ZERO + magnitude,
        };
        let is_between = is_above || place & STEP_MASK != 0;
        let step = (place >> STEP_BITS) as u32;
        Self(FIRST_NUMBER | (step << 1) | u32::from(is_between))
    }

    /// The numbers that the value is not below and not above; of an exact value,
    /// twice the same. `None` for what is no number.
    pub(super) fn bounds(self) -> Option<(f64, f64)> {
        if self.0 < FIRST_NUMBER {
            return None;
        }
        let step = u64::from((self.0 - FIRST_NUMBER) >> 1);
        if self.is_exact() {
            let exact = number_at(step);
            return Some((exact, exact));
        }
        let below = match step {
            0 => f64::NEG_INFINITY,
            _ => number_at(step),
        };
        let above = match step {
            LAST_STEP => f64::INFINITY,
            _ => number_at(step + 1),
        };
        Some((below, above))
    }

    pub(super) fn truth(self) -> Option<bool> {
        match self.0 {
            FALSE => Some(false),
            TRUE => Some(true),
            _ => None,
        }
    }

    pub(super) fn is_text(self) -> bool {
        (FIRST_TEXT..=LAST_TEXT).contains(&self.0)
    }

    /// Of a number: whether there is no other with this cell.
    fn is_exact(self) -> bool {
        self.0 & 1 == 0
    }
}

// Numbers from 2^-64 to 2^64, which are all but the oddest, share the places
// evenly by the bits of a double, as it grows: the sign, 7 bits of the exponent,
// 52 of the fraction. 30 bits of that, which is 22 of the fraction, are a step:
// whole numbers up to 2^23 lie on steps. One more bit tells of what lies between
// two.
const FRACTION_BITS: u32 = 52;
const LEAST: u64 = (1023 - 64) << FRACTION_BITS;
const ZERO: u64 = 1 << (7 + FRACTION_BITS);
const STEP_BITS: u32 = 30;
const STEP_MASK: u64 = (1 << STEP_BITS) - 1;
const LAST_STEP: u64 = ((2 * ZERO) >> STEP_BITS) - 1;

fn number_at(step: u64) -> f64 {
    let place = step << STEP_BITS;
    match place.abs_diff(ZERO) {
        0 => 0.0,
        magnitude if place < ZERO => -f64::from_bits(magnitude + LEAST),
        magnitude => f64::from_bits(magnitude + LEAST),
    }
}

impl Span {
    const fn new(first: u32, last: u32) -> Option<Self> {
        if first > last {
            return None;
        }
        Some(Self { first, last })
    }

    /// Any text.
    pub(super) const TEXTS: Self = Self {
        first: FIRST_TEXT,
        last: LAST_TEXT,
    };

    pub(super) fn of(cell: Cell) -> Self {
        Self {
            first: cell.0,
            last: cell.0,
        }
    }

    /// The first cell and how many follow: one comparison tells whether another
    /// is among them.
    pub(super) fn start_and_rest(self) -> (u32, u32) {
        (self.first, self.last - self.first)
    }
}

impl Spans {
    /// The cells of values that are the same as this one. `None` where there is
    /// none.
    pub(super) fn same(value: &AttributeValue, hash: fn(&str) -> u64) -> Self {
        let (cell, is_exact) = match value {
            AttributeValue::Bool(value) => (Cell::of_bool(*value), true),
            AttributeValue::String(text) => (Cell::of_text(text, hash), false),
            AttributeValue::Int64(_) | AttributeValue::Double(_) => {
                let cell = cell_of_number(value);
                (cell, cell.is_exact())
            }
        };
        let may = Span::of(cell);
        let must = is_exact.then_some(may);
        Self { may, must }
    }

    /// The cells of numbers on a side of this one. `None` where there is none.
    pub(super) fn beside(range: Range, bound: &AttributeValue) -> Option<Self> {
        let cell = match bound {
            AttributeValue::Int64(_) | AttributeValue::Double(_) => cell_of_number(bound),
            AttributeValue::Bool(_) | AttributeValue::String(_) => return None,
        };
        let above = cell.0.checked_add(1);
        let above = above.and_then(|first| Span::new(first, LAST_NUMBER));
        let below = Span::new(FIRST_NUMBER, cell.0 - 1);
        let from_here = Span::new(cell.0, LAST_NUMBER);
        let up_to_here = Span::new(FIRST_NUMBER, cell.0);
        let (may, must) = match (range, cell.is_exact()) {
            (Range::Greater, true) => (above, above),
            (Range::AtLeast, true) => (from_here, from_here),
            (Range::Greater | Range::AtLeast, false) => (from_here, above),
            (Range::Less, true) => (below, below),
            (Range::AtMost, true) => (up_to_here, up_to_here),
            (Range::Less | Range::AtMost, false) => (up_to_here, below),
        };
        may.map(|may| Self { may, must })
    }
}

fn cell_of_number(number: &AttributeValue) -> Cell {
    match number {
        AttributeValue::Int64(value) => Cell::of_int(*value),
        AttributeValue::Double(value) => Cell::of_double(value.get(), false),
        AttributeValue::Bool(_) | AttributeValue::String(_) => Cell::MISSING,
    }
}

/// A hash of a text's lower case.
pub(super) fn hash_folded(text: &str) -> u64 {
    const PART: usize = 64;
    let mut hasher = std::hash::DefaultHasher::new();
    if text.is_ascii() {
        let mut folded = [0; PART];
        for part in text.as_bytes().chunks(PART) {
            let folded = &mut folded[..part.len()];
            folded.copy_from_slice(part);
            folded.make_ascii_lowercase();
            hasher.write(folded);
        }
    } else {
        let folded = text.to_lowercase();
        folded
            .as_bytes()
            .chunks(PART)
            .for_each(|part| hasher.write(part));
    }
    hasher.finish()
}

#[cfg(test)]
mod tests;
