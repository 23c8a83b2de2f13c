//! How far numbers are from each other, exactly: neither 2^53 + 1 nor the
//! difference of two doubles is a double in general.

use std::cmp::Ordering;

use greenroom_protocol::attribute::{AttributeValue, Finite};

/// A number that sessions are to be near to.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    term: Term,
    between: Between,
}

/// The doubles that a number is not below and not above; of a double, itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Between {
    pub(super) low: f64,
    pub(super) high: f64,
}

/// The place of a session by one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// So far from the target.
    Away(Distance),
    /// It has no such number.
    Unknown,
}

/// An exact `|value - target|`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Distance {
    /// The terms whose sum it is.
    terms: [Term; 2],
    rounded: Rounded,
}

/// A difference as the nearest double: no other that is less has one above it.
#[derive(Clone, Copy, Debug)]
struct Rounded {
    /// `None` where not both numbers are doubles.
    difference: Option<f64>,
    is_exact: bool,
}

/// An int64 or a double as `±magnitude * 2^shift`, in units of the smallest
/// double.
#[derive(Clone, Copy, Debug)]
struct Term {
    magnitude: u64,
    shift: usize,
    negative: bool,
}

impl Target {
    /// `None` for what is no number.
    pub fn new(value: &AttributeValue) -> Option<Self> {
        Some(Self {
            term: Term::of(value)?,
            between: Between::of(value)?,
        })
    }

    pub(super) fn rank(&self, value: Option<&AttributeValue>) -> Rank {
        let known = value.and_then(|value| Some((Term::of(value)?, Between::of(value)?)));
        match known {
            Some((term, between)) => {
                let rounded = Rounded::new(between, self.between);
                let difference = [term, self.term.negated()];
                let is_below = match rounded.difference {
                    Some(difference) => difference < 0.0,
                    None => sign_of_sum(&difference).is_lt(),
                };
                let terms = match is_below {
                    true => difference.map(Term::negated),
                    false => difference,
                };
                Rank::Away(Distance { terms, rounded })
            }
            None => Rank::Unknown,
        }
    }

    /// What the distance of any number between these two is not below and not
    /// above, once that is rounded to a double; the same if it is known exactly.
    pub(super) fn reach(&self, of: Between) -> Between {
        let target = self.between;
        let low = (of.low - target.high).max(target.low - of.high);
        let high = (of.high - target.low).max(target.high - of.low);
        let low = low.max(0.0);
        Between { low, high }
    }

    /// Whether [`Self::reach`] tells all numbers apart that have not the same
    /// distance, this one among them.
    pub(super) fn is_exact_for(&self, of: Between) -> bool {
        Rounded::new(of, self.between).is_exact
    }
}

impl Between {
    pub(super) fn of(value: &AttributeValue) -> Option<Self> {
        let double = |double| AttributeValue::Double(Finite::new(double).expect("near an int64"));
        match value {
            AttributeValue::Double(exact) => Some(Self::exactly(exact.get())),
            AttributeValue::Int64(whole) => {
                let near = *whole as f64;
                Some(match value.compare_numbers(&double(near))? {
                    Ordering::Equal => Self::exactly(near),
                    Ordering::Less => Self {
                        low: near.next_down(),
                        high: near,
                    },
                    Ordering::Greater => Self {
                        low: near,
                        high: near.next_up(),
                    },
                })
            }
            AttributeValue::Bool(_) | AttributeValue::String(_) => None,
        }
    }

    fn exactly(double: f64) -> Self {
        Self {
            low: double,
            high: double,
        }
    }

    fn exact(self) -> Option<f64> {
        (self.low == self.high).then_some(self.low)
    }
}

impl Rounded {
    fn new(a: Between, b: Between) -> Self {
        let Some((a, b)) = a.exact().zip(b.exact()) else {
            return Self {
                difference: None,
                is_exact: false,
            };
        };
        // What rounding has taken away is a double itself, and found so.
        let difference = a - b;
        let of_b = a - difference;
        let of_a = difference + of_b;
        let lost = (a - of_a) + (of_b - b);
        Self {
            difference: Some(difference),
            is_exact: lost == 0.0,
        }
    }
}

impl Ord for Distance {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (&self.rounded, &other.rounded);
        if let Some((near, far)) = a.difference.zip(b.difference) {
            let order = near.abs().total_cmp(&far.abs());
            if order.is_ne() || (a.is_exact && b.is_exact) {
                return order;
            }
        }
        let [a, b] = self.terms;
        let [c, d] = other.terms.map(Term::negated);
        sign_of_sum(&[a, b, c, d])
    }
}

impl PartialOrd for Distance {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Distance {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Distance {}

/// The smallest double is 2 to the power of minus this.
const UNIT_EXPONENT: usize = 1074;

impl Term {
    fn of(value: &AttributeValue) -> Option<Self> {
        match value {
            AttributeValue::Int64(whole) => Some(Self {
                magnitude: whole.unsigned_abs(),
                shift: UNIT_EXPONENT,
                negative: *whole < 0,
            }),
            AttributeValue::Double(double) => Some(Self::of_double(double.get())),
            AttributeValue::Bool(_) | AttributeValue::String(_) => None,
        }
    }

    /// Takes a finite double apart as IEEE 754 puts it together.
    fn of_double(double: f64) -> Self {
        const FRACTION_BITS: u32 = f64::MANTISSA_DIGITS - 1;
        const HIDDEN_BIT: u64 = 1 << FRACTION_BITS;
        let bits = double.to_bits();
        let fraction = bits & (HIDDEN_BIT - 1);
        let exponent = (bits >> FRACTION_BITS & 0x7ff) as usize;
        let (magnitude, shift) = match exponent {
            0 => (fraction, 0),
            _ => (fraction | HIDDEN_BIT, exponent - 1),
        };
        Self {
            magnitude,
            shift,
            negative: double.is_sign_negative(),
        }
    }

    fn negated(self) -> Self {
        Self {
            negative: !self.negative,
            ..self
        }
    }
}

/// Each digit of a sum has so many bits, and room above for carries to wait in.
const DIGIT_BITS: usize = 32;
const DIGIT_MASK: i64 = (1 << DIGIT_BITS) - 1;
/// The largest double is below 2^1024, four of them below 2^1026.
const DIGITS: usize = (UNIT_EXPONENT + 1026).div_ceil(DIGIT_BITS) + 1;

/// Whether the sum of a few terms is below, at or above zero. Nothing is rounded.
fn sign_of_sum(terms: &[Term]) -> Ordering {
    let mut digits = [0_i64; DIGITS];
    for term in terms {
        let mut rest = u128::from(term.magnitude) << (term.shift % DIGIT_BITS);
        for digit in &mut digits[term.shift / DIGIT_BITS..] {
            if rest == 0 {
                break;
            }
            let part = rest as i64 & DIGIT_MASK;
            *digit += if term.negative { -part } else { part };
            rest >>= DIGIT_BITS;
        }
    }
    let mut carry = 0;
    let mut some = 0;
    for digit in digits {
        let digit = digit + carry;
        some |= digit & DIGIT_MASK;
        carry = digit >> DIGIT_BITS;
    }
    match carry {
        0 => some.cmp(&0),
        carry => carry.cmp(&0),
    }
}

#[cfg(test)]
mod tests;
