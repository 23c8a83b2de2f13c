//! Sets of rows of a block.

use super::block::ROWS;

const WORD: usize = 64;
const WORDS: usize = ROWS / WORD;

/// A set of rows of a block, a bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mask([u64; WORDS]);

impl Mask {
    pub(super) const NONE: Self = Self([0; WORDS]);

    /// The first so many rows.
    pub(super) fn first(rows: usize) -> Self {
        Self(std::array::from_fn(|word| {
            match rows.saturating_sub(word * WORD) {
                WORD.. => u64::MAX,
                bits => (1 << bits) - 1,
            }
        }))
    }

    /// The rows of the column that hold `start` or one of the `rest` cells above.
    pub(super) fn within(column: &[u32], start: u32, rest: u32) -> Self {
        let mut mask = Self::NONE;
        for (word, cells) in mask.0.iter_mut().zip(column.chunks(WORD)) {
            *word = bits(cells, |cell| cell.wrapping_sub(start) <= rest);
        }
        mask
    }

    /// The rows of the column that hold one of these cells, which are in order.
    pub(super) fn among(column: &[u32], known: &[u32]) -> Self {
        let mut mask = Self::NONE;
        for (word, cells) in mask.0.iter_mut().zip(column.chunks(WORD)) {
            *word = bits(cells, |cell| known.binary_search(&cell).is_ok());
        }
        mask
    }

    pub(super) fn and(self, other: Self) -> Self {
        self.with(other, |a, b| a & b)
    }

    pub(super) fn or(self, other: Self) -> Self {
        self.with(other, |a, b| a | b)
    }

    /// Without the rows of the other.
    pub(super) fn but(self, other: Self) -> Self {
        self.with(other, |a, b| a & !b)
    }

    fn with(self, other: Self, each: fn(u64, u64) -> u64) -> Self {
        Self(std::array::from_fn(|word| {
            each(self.0[word], other.0[word])
        }))
    }

    pub(super) fn is_empty(self) -> bool {
        self == Self::NONE
    }

    /// Takes the first row out.
    pub(super) fn take_first(&mut self) -> Option<usize> {
        let word = self.0.iter().position(|word| *word != 0)?;
        let bits = &mut self.0[word];
        let row = bits.trailing_zeros() as usize;
        *bits &= *bits - 1;
        Some(word * WORD + row)
    }

    /// All rows, the first first.
    pub(super) fn rows(mut self) -> impl Iterator<Item = usize> {
        std::iter::from_fn(move || self.take_first())
    }
}

/// A bit for each of up to 64 cells, in a form that compilers turn into wide
/// instructions: bytes first, then the lowest bits of eight bytes at a time.
fn bits<T: Copy>(cells: &[T], is: impl Fn(T) -> bool) -> u64 {
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut bytes = [0_u8; WORD];
    for (byte, cell) in bytes.iter_mut().zip(cells) {
        *byte = u8::from(is(*cell));
    }
    let eights = bytes.chunks_exact(8).enumerate();
    eights.fold(0, |bits, (place, eight)| {
        let eight = u64::from_le_bytes(eight.try_into().expect("eight bytes"));
        bits | ((eight.wrapping_mul(GATHER) >> 56) << (place * 8))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_say_which_cells_lie_in_a_span() {
        let column: Vec<u32> = (0..ROWS as u32).map(|row| row * 7 % 100).collect();
        let mask = Mask::within(&column, 10, 5);
        let among = Mask::among(&column, &[10, 12, 99]);
        let rows = |is: &dyn Fn(u32) -> bool| -> Vec<usize> {
            (0..ROWS).filter(|row| is(column[*row])).collect()
        };
        let all = |mask: Mask| -> Vec<usize> { mask.rows().collect() };
        assert_eq!(all(mask), rows(&|cell| (10..=15).contains(&cell)));
        assert_eq!(all(among), rows(&|cell| [10, 12, 99].contains(&cell)));
        let short = Mask::within(&[3, u32::MAX, 0], 1, u32::MAX - 1);
        assert_eq!(short.rows().collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn rows_are_counted_from_the_first() {
        for rows in [0, 1, 63, 64, 65, ROWS - 1, ROWS] {
            let mask = Mask::first(rows);
            assert!(mask.rows().eq(0..rows), "{rows}");
            assert_eq!(mask.is_empty(), rows == 0);
            assert!(Mask::first(ROWS).but(mask).rows().eq(rows..ROWS));
        }
    }
}
