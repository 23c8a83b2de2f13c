//! A predicate over columns.

use crate::browse::field::Field;
use crate::browse::listing::Listing;
use crate::browse::predicate::{Meter, Predicate, Test};

use super::block::{Block, Lookup};
use super::cell::{Cell, Span, Spans};
use super::mask::Mask;

/// A predicate as columns answer it, all rows of a block at once: not always, so
/// that listings decide where there are doubts.
#[derive(Debug)]
pub(super) struct Sieve<'a> {
    conditions: Vec<(&'a Predicate, Columns<'a>)>,
    /// How many cells were looked at.
    pub(super) cells: usize,
}

/// The rows of a block that may match.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sifted {
    pub(super) may: Mask,
    pub(super) doubts: Doubts,
}

/// The conditions about which columns were not sure, a bit for each; the last
/// bit is for all further ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Doubts(u64);

const LAST_DOUBT: usize = 63;

impl Doubts {
    fn add(&mut self, condition: usize) {
        self.0 |= 1 << condition.min(LAST_DOUBT);
    }

    fn has(self, condition: usize) -> bool {
        (self.0 >> condition.min(LAST_DOUBT)) & 1 == 1
    }
}

impl<'a> Sieve<'a> {
    pub(super) fn new(predicate: &'a Predicate, hash: fn(&str) -> u64) -> Self {
        let mut conditions = Vec::new();
        collect(predicate, hash, &mut conditions);
        Self {
            conditions,
            cells: 0,
        }
    }

    /// What is known of the rows of a block.
    pub(super) fn sift(&mut self, block: &Block) -> Sifted {
        let mut sifted = Sifted {
            may: Mask::first(block.len()),
            doubts: Doubts::default(),
        };
        for (number, (_, columns)) in self.conditions.iter_mut().enumerate() {
            let known = columns.sift(block, &mut self.cells);
            sifted.may = sifted.may.and(known.may);
            if sifted.may.is_empty() {
                break;
            }
            if !sifted.may.but(known.must).is_empty() {
                sifted.doubts.add(number);
            }
        }
        sifted
    }

    /// Whether a listing that may match does.
    pub(super) fn holds(&self, listing: &Listing, doubts: Doubts, meter: &mut Meter) -> bool {
        let conditions = self.conditions.iter().enumerate();
        let mut doubtful = conditions.filter(|(number, _)| doubts.has(*number));
        doubtful.all(|(_, (predicate, _))| predicate.holds(listing, meter))
    }
}

/// What all has to hold, one by one.
fn collect<'a>(
    predicate: &'a Predicate,
    hash: fn(&str) -> u64,
    conditions: &mut Vec<(&'a Predicate, Columns<'a>)>,
) {
    match predicate {
        Predicate::All(all) => all.iter().for_each(|it| collect(it, hash, conditions)),
        _ => conditions.push((predicate, Columns::new(predicate, hash))),
    }
}

/// A part of a predicate as columns answer it.
#[derive(Debug)]
enum Columns<'a> {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    /// The cell of the field lies in a span.
    Within(Wanted<'a>, Spans),
    /// The cell of the field may be of one of these texts.
    Among(Wanted<'a>, Vec<u32>),
    /// No row.
    Never,
    /// Only the listing knows.
    Unknown,
}

/// A field whose column is looked at.
#[derive(Debug)]
struct Wanted<'a> {
    field: &'a Field,
    lookup: Lookup,
}

/// What is known of the rows of a block.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// The rows that may match: no other one does.
    may: Mask,
    /// The rows that match for certain; some of those that may.
    must: Mask,
}

/// So many cells are looked for one after the other, more by halving.
const FEW: usize = 8;

impl<'a> Columns<'a> {
    fn new(predicate: &'a Predicate, hash: fn(&str) -> u64) -> Self {
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
        let wanted = Wanted {
            field,
            lookup: Lookup::default(),
        };
        match test {
            Test::Is(value) => Self::Within(wanted, Spans::same(value, hash)),
            Test::Number(range, bound) => match Spans::beside(*range, bound) {
                Some(spans) => Self::Within(wanted, spans),
                None => Self::Never,
            },
            Test::AnyOf(texts) => {
                let cells = texts.as_slice().iter();
                let mut cells: Vec<u32> = cells.map(|it| Cell::of_text(it, hash).0).collect();
                cells.sort_unstable();
                Self::Among(wanted, cells)
            }
            Test::Text(..)
            | Test::Meets(_)
            | Test::Contains(_)
            | Test::StartsWith(_)
            | Test::Size(_)
            | Test::Matches(_) => {
                let may = Span::TEXTS;
                Self::Within(wanted, Spans { may, must: None })
            }
        }
    }

    fn sift(&mut self, block: &Block, cells: &mut usize) -> Known {
        let all = Mask::first(block.len());
        match self {
            Self::All(each) => {
                let start = Known {
                    may: all,
                    must: all,
                };
                each.iter_mut().fold(start, |known, it| {
                    if known.may.is_empty() {
                        return known;
                    }
                    let next = it.sift(block, cells);
                    Known {
                        may: known.may.and(next.may),
                        must: known.must.and(next.must),
                    }
                })
            }
            Self::Any(each) => each.iter_mut().fold(Known::NONE, |known, it| {
                if known.must == all {
                    return known;
                }
                let next = it.sift(block, cells);
                Known {
                    may: known.may.or(next.may),
                    must: known.must.or(next.must),
                }
            }),
            Self::Not(it) => {
                let known = it.sift(block, cells);
                Known {
                    may: all.but(known.must),
                    must: all.but(known.may),
                }
            }
            Self::Within(wanted, spans) => {
                let Some(column) = wanted.column(block) else {
                    return Known::nothing(all);
                };
                *cells += column.len();
                let mask = |span: Span| {
                    let (start, rest) = span.start_and_rest();
                    Mask::within(column, start, rest).and(all)
                };
                let may = mask(spans.may);
                let must = match spans.must {
                    Some(must) if must == spans.may => may,
                    Some(must) => mask(must),
                    None => Mask::NONE,
                };
                Known { may, must }
            }
            Self::Among(wanted, among) => {
                let Some(column) = wanted.column(block) else {
                    return Known::nothing(all);
                };
                *cells += column.len() * among.len().clamp(1, FEW);
                let may = match among.len() {
                    ..=FEW => among.iter().fold(Mask::NONE, |may, cell| {
                        may.or(Mask::within(column, *cell, 0))
                    }),
                    _ => Mask::among(column, among),
                };
                Known {
                    may: may.and(all),
                    must: Mask::NONE,
                }
            }
            Self::Never => Known::NONE,
            Self::Unknown => Known::nothing(all),
        }
    }
}

impl Wanted<'_> {
    fn column<'b>(&mut self, block: &'b Block) -> Option<&'b [u32]> {
        block.column(self.field, &mut self.lookup)
    }
}

impl Known {
    const NONE: Self = Self {
        may: Mask::NONE,
        must: Mask::NONE,
    };

    /// Any of these rows may match.
    fn nothing(all: Mask) -> Self {
        Self {
            may: all,
            must: Mask::NONE,
        }
    }
}
