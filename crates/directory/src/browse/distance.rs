//! How far numbers are from each other, exactly: neither 2^53 + 1 nor the
//! difference of two doubles is a double in general.

use std::cmp::Ordering;

use greenroom_protocol::attribute::AttributeValue;

/// A number that sessions are to be near to.
#[derive(Clone, Copy, Debug)]
pub struct Target(Term);

/// The place of a session by one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// So far from the target.
    Away(Distance),
    /// It has no such number.
    Unknown,
}

/// An exact `|value - target|`, as the two terms whose sum it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Distance([Term; 2]);

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
        Term::of(value).map(Self)
    }

    pub(super) fn rank(&self, value: Option<&AttributeValue>) -> Rank {
        match value.and_then(Term::of) {
            Some(value) => Rank::Away(Distance::between(value, self.0)),
            None => Rank::Unknown,
        }
    }
}

impl Distance {
    fn between(a: Term, b: Term) -> Self {
        let difference = [a, b.negated()];
        if sign_of_sum(&difference).is_lt() {
            return Self(difference.map(Term::negated));
        }
        Self(difference)
    }
}

impl Ord for Distance {
    fn cmp(&self, other: &Self) -> Ordering {
        let [a, b] = self.0;
        let [c, d] = other.0.map(Term::negated);
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
