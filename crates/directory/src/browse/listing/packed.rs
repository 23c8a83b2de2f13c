//! Values in as few bytes as they need: a directory keeps those of each session
//! in memory.

use greenroom_protocol::attribute::Finite;

use crate::browse::field::Scalar;

/// Values by place, in one block: for each its type and where it begins, then
/// the values, each up to where the next begins.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Packed(Box<[u8]>);

/// Bytes of a type and a beginning.
const WORD: usize = 4;

/// Bits of a beginning; the type has the two above.
const BEGINNING: u32 = 30;

const BOOL: u32 = 0;
const INT64: u32 = 1;
const DOUBLE: u32 = 2;
const TEXT: u32 = 3;

impl Packed {
    /// Packs values that have less than a gibibyte of text.
    pub(super) fn new(values: &[Scalar<'_>]) -> Self {
        let texts = values.iter().map(|value| value.text().map_or(8, str::len));
        let mut block = Vec::with_capacity(values.len() * WORD + texts.sum::<usize>());
        block.resize(values.len() * WORD, 0);
        for (place, value) in values.iter().enumerate() {
            // A session's values are held far below 2^30 bytes.
            let begin = u32::try_from(block.len()).unwrap_or(u32::MAX);
            let kind = append(&mut block, *value);
            let word = (kind << BEGINNING | begin).to_le_bytes();
            block[place * WORD..][..WORD].copy_from_slice(&word);
        }
        Self(block.into())
    }

    /// The value at a place.
    pub(super) fn get(&self, place: usize) -> Option<Scalar<'_>> {
        let (kind, begin) = self.word(place)?;
        let end = self.word(place + 1).map_or(self.0.len(), |(_, end)| end);
        let bytes = self.0.get(begin..end)?;
        Some(match kind {
            BOOL => Scalar::Bool(bytes != [0]),
            INT64 => Scalar::Int64(whole(bytes)?),
            DOUBLE => {
                let number = f64::from_le_bytes(bytes.try_into().ok()?);
                Scalar::Double(Finite::new(number).ok()?)
            }
            _ => Scalar::Text(str::from_utf8(bytes).ok()?),
        })
    }

    /// What stands before the first value; `None` behind the last.
    fn word(&self, place: usize) -> Option<(u32, usize)> {
        let first = read(&self.0, 0)?.1;
        let at = place * WORD;
        (at < first).then(|| read(&self.0, at)).flatten()
    }
}

fn read(block: &[u8], at: usize) -> Option<(u32, usize)> {
    let word = u32::from_le_bytes(*block.get(at..)?.first_chunk::<WORD>()?);
    let begin = word & ((1 << BEGINNING) - 1);
    Some((word >> BEGINNING, begin as usize))
}

/// Appends a value, and says its type.
fn append(block: &mut Vec<u8>, value: Scalar<'_>) -> u32 {
    match value {
        Scalar::Bool(value) => {
            block.push(value.into());
            BOOL
        }
        Scalar::Int64(value) => {
            block.extend_from_slice(&value.to_le_bytes()[..needed(value)]);
            INT64
        }
        Scalar::Double(value) => {
            block.extend_from_slice(&value.get().to_le_bytes());
            DOUBLE
        }
        Scalar::Text(text) => {
            block.extend_from_slice(text.as_bytes());
            TEXT
        }
    }
}

/// How many of its lower bytes tell a number: the others repeat its sign.
fn needed(value: i64) -> usize {
    let repeated = match value < 0 {
        true => value.leading_ones(),
        false => value.leading_zeros(),
    };
    8 - (repeated as usize - 1) / 8
}

fn whole(bytes: &[u8]) -> Option<i64> {
    let is_below_zero = bytes.last()? & 0x80 != 0;
    let mut all = [if is_below_zero { 0xff } else { 0 }; 8];
    all.get_mut(..bytes.len())?.copy_from_slice(bytes);
    Some(i64::from_le_bytes(all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finite(number: f64) -> Scalar<'static> {
        Scalar::Double(Finite::new(number).expect("finite"))
    }

    #[test]
    fn numbers_read_back_at_every_edge() {
        let mut values = Vec::new();
        for bits in 0..63 {
            let power = 1_i64 << bits;
            let near = [power - 1, power, -power, -power - 1];
            values.extend(near.map(Scalar::Int64));
        }
        values.extend([i64::MIN, i64::MAX].map(Scalar::Int64));
        values.extend([0.0, f64::MIN_POSITIVE, f64::MAX, f64::MIN].map(finite));
        let packed = Packed::new(&values);
        for (place, value) in values.iter().enumerate() {
            assert_eq!(packed.get(place), Some(*value));
        }
        assert_eq!(packed.get(values.len()), None);
        let Some(Scalar::Double(zero)) = Packed::new(&[finite(-0.0)]).get(0) else {
            panic!("a double");
        };
        assert!(zero.get().is_sign_negative());
    }

    #[test]
    fn small_numbers_take_a_byte() {
        let size = |number| Packed::new(&[Scalar::Int64(number)]).0.len() - WORD;
        assert_eq!([0, 127, -128, 128, -129].map(size), [1, 1, 1, 2, 2]);
        assert_eq!(size(i64::MAX), 8);
    }

    #[test]
    fn of_nothing_nothing_is_kept() {
        assert_eq!(Packed::new(&[]), Packed::default());
        assert_eq!(Packed::default().get(0), None);
    }

    proptest! {
        #[test]
        fn values_read_back(
            numbers in prop::collection::vec(any::<i64>(), 0..5),
            texts in prop::collection::vec(".{0,20}", 0..5),
            flags in prop::collection::vec(any::<bool>(), 0..5),
        ) {
            let mut values = Vec::new();
            values.extend(texts.iter().map(|text| Scalar::Text(text)));
            values.extend(flags.iter().map(|flag| Scalar::Bool(*flag)));
            values.extend(numbers.iter().map(|number| Scalar::Int64(*number)));
            values.extend(texts.iter().map(|text| Scalar::Text(text)));
            let packed = Packed::new(&values);
            let read: Vec<_> = (0..).map_while(|place| packed.get(place)).collect();
            prop_assert_eq!(read, values);
        }
    }
}
