//! A predicate over columns.

use crate::browse::field::Field;
use crate::browse::predicate::{Predicate, Test};

use super::block::Block;
use super::cell::{Cell, Span, Spans};
use super::mask::Mask;

/// A predicate as columns answer it: not always, but at once for all rows of a
/// block.
#[derive(Debug)]
pub(super) enum Sieve<'a> {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    /// The cell of the field lies in a span.
    Within {
        field: &'a Field,
        spans: Spans,
    },
    /// The cell of the field may be of one of these texts.
    Among {
        field: &'a Field,
        cells: Vec<u32>,
    },
    /// No row.
    Never,
    /// Only the listing knows.
    Unknown,
}

/// So many cells are looked for one after the other, more by halving.
const FEW: usize = 8;

/// What columns know of the rows of a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sifted {
    /// The rows that may match: no other one does.
    pub(super) may: Mask,
    /// The rows that match for certain; some of those that may.
    pub(super) must: Mask,
}

/// Counts what sieves do.
#[derive(Debug, Default)]
pub(super) struct Effort {
    /// Cells that were looked at.
    pub(super) cells: usize,
    /// Where the column of a field was found last.
    near: usize,
}

impl<'a> Sieve<'a> {
    pub(super) fn new(predicate: &'a Predicate, hash: fn(&str) -> u64) -> Self {
        let each = |all: &'a [Predicate]| all.iter().map(|it| Self::new(it, hash)).collect();
        match predicate {
            Predicate::All(all) => Self::All(each(all)),
            Predicate::Any(any) => Self::Any(each(any)),
            Predicate::Not(it) => Self::Not(Box::new(Self::new(it, hash))),
            Predicate::Field { field, test, .. } => Self::of_test(field, test, hash),
            Predicate::Word { .. } | Predicate::Somebody { .. } | Predicate::Registered(_) => {
                Self::Unknown
            }
        }
    }

    fn of_test(field: &'a Field, test: &'a Test, hash: fn(&str) -> u64) -> Self {
        let within = |spans| Self::Within { field, spans };
        let any_text = Spans {
            may: Span::TEXTS,
            must: None,
        };
        match test {
            Test::Is(value) => within(Spans::same(value, hash)),
            Test::Number(range, bound) => Spans::beside(*range, bound).map_or(Self::Never, within),
            Test::AnyOf(texts) => {
                let cells = texts.as_slice().iter();
                let mut cells: Vec<u32> = cells.map(|it| Cell::of_text(it, hash).0).collect();
                cells.sort_unstable();
                Self::Among { field, cells }
            }
            Test::Text(..)
            | Test::Meets(_)
            | Test::Contains(_)
            | Test::StartsWith(_)
            | Test::Size(_)
            | Test::Matches(_) => within(any_text),
        }
    }

    /// What is known of the rows.
    pub(super) fn sift(&self, block: &Block, effort: &mut Effort) -> Sifted {
        let all = Mask::first(block.len());
        match self {
            Self::All(each) => {
                let mut sifted = Sifted {
                    may: all,
                    must: all,
                };
                for it in each {
                    if sifted.may.is_empty() {
                        break;
                    }
                    let next = it.sift(block, effort);
                    sifted.may = sifted.may.and(next.may);
                    sifted.must = sifted.must.and(next.must);
                }
                sifted
            }
            Self::Any(each) => {
                let mut sifted = Sifted::NONE;
                for it in each {
                    if sifted.must == all {
                        break;
                    }
                    let next = it.sift(block, effort);
                    sifted.may = sifted.may.or(next.may);
                    sifted.must = sifted.must.or(next.must);
                }
                sifted
            }
            Self::Not(it) => {
                let it = it.sift(block, effort);
                Sifted {
                    may: all.but(it.must),
                    must: all.but(it.may),
                }
            }
            Self::Within { field, spans } => {
                let Some(column) = block.column(field, &mut effort.near) else {
                    return Sifted::unknown(all);
                };
                effort.cells += block.len();
                let mask = |span: Span| {
                    let (start, rest) = span.start_and_rest();
                    Mask::within(column.cells(), start, rest).and(all)
                };
                let may = mask(spans.may);
                let must = match spans.must {
                    Some(must) if must == spans.may => may,
                    Some(must) => mask(must),
                    None => Mask::NONE,
                };
                Sifted { may, must }
            }
            Self::Among { field, cells } => {
                let Some(column) = block.column(field, &mut effort.near) else {
                    return Sifted::unknown(all);
                };
                effort.cells += block.len() * cells.len().min(FEW);
                let may = match cells.len() {
                    ..=FEW => cells.iter().fold(Mask::NONE, |may, cell| {
                        may.or(Mask::within(column.cells(), *cell, 0))
                    }),
                    _ => Mask::among(column.cells(), cells),
                };
                Sifted {
                    may: may.and(all),
                    must: Mask::NONE,
                }
            }
            Self::Never => Sifted::NONE,
            Self::Unknown => Sifted::unknown(all),
        }
    }
}

impl Sifted {
    const NONE: Self = Self {
        may: Mask::NONE,
        must: Mask::NONE,
    };

    fn unknown(all: Mask) -> Self {
        Self {
            may: all,
            must: Mask::NONE,
        }
    }
}
