//! A query over the blocks in which there are all its matches.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;

use crate::browse::age::Age;
use crate::browse::cursor::Position;
use crate::browse::listing::Listing;
use crate::browse::predicate::Meter;
use crate::browse::query::Query;

use super::Found;
use super::block::{Block, Lookup};
use super::cell::Cell;
use super::mask::Mask;
use super::score::Score;
use super::selection::{Candidate, Selection};
use super::sieve::{Doubts, Sieve, Sifted};
use super::table::{Snapshot, block_of};

/// A query, and the listings of one instant that it is about. It is answered
/// without the catalog, which may change meanwhile.
#[derive(Debug)]
pub struct Search<'q> {
    pub(super) query: &'q Query,
    pub(super) now: Timestamp,
    pub(super) sources: Vec<Snapshot>,
    /// Of a text's lower case.
    pub(super) hash: fn(&str) -> u64,
    pub(super) budget: Budget,
}

/// How much a search may do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    /// Comparisons with values of listings.
    pub(super) tests: usize,
    /// Cells of columns.
    pub(super) cells: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            tests: limits::SEARCH_TESTS_MAX,
            cells: limits::SEARCH_CELLS_MAX,
        }
    }
}

/// Why a search ends without an answer.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stop {
    /// Regular expressions would have to look at more text than they may.
    Text,
    /// It would be more work than it may be.
    Work,
}

/// What decides about listings: columns propose them. It counts what that costs.
pub(super) struct Judge<'a> {
    sieve: Sieve<'a>,
    now: Timestamp,
    reads: &'a dyn Fn(&Listing) -> bool,
    meter: Meter,
    /// So many listings more may be passed over that the caller does not see.
    unseen: usize,
    /// Most cells of columns.
    cells: usize,
}

/// To find a listing in memory is worth so many comparisons.
const LOOK: usize = 4;

impl Search<'_> {
    /// Answers it. `reads` says of a listing for those whom somebody follows
    /// whether the caller is one.
    ///
    /// # Errors
    /// `BadRequest` where it would cost more than a search may.
    pub fn run(&self, reads: &dyn Fn(&Listing) -> bool) -> Result<Found, Refusal> {
        Ok(self.within(self.budget, reads)?)
    }

    /// The same where it takes little time, as nearly all searches do; `None`
    /// where it would take more.
    ///
    /// # Errors
    /// Those of [`Self::run`].
    pub fn run_briefly(&self, reads: &dyn Fn(&Listing) -> bool) -> Result<Option<Found>, Refusal> {
        let little = Budget {
            tests: limits::SEARCH_BRIEF_TESTS,
            cells: limits::SEARCH_BRIEF_CELLS,
        };
        match self.within(little, reads) {
            Ok(found) => Ok(Some(found)),
            Err(Stop::Work) => Ok(None),
            Err(stop @ Stop::Text) => Err(stop.into()),
        }
    }

    fn within(&self, budget: Budget, reads: &dyn Fn(&Listing) -> bool) -> Result<Found, Stop> {
        let mut judge = Judge {
            sieve: Sieve::new(&self.query.predicate, self.hash),
            now: self.now,
            reads,
            meter: Meter::new(budget.tests),
            unseen: budget.tests / LOOK,
            cells: budget.cells,
        };
        let mut listings = match self.query.order.is_empty() {
            true => self.newest(&mut judge)?,
            false => self.best(&mut judge)?,
        };
        let is_more = listings.len() > self.query.limit;
        listings.truncate(self.query.limit);
        let next = listings.last().filter(|_| is_more);
        let next = next.map(|last| Position::of(last, &self.query.order));
        Ok(Found { listings, next })
    }

    /// One more than are wanted, where there are so many.
    fn newest(&self, judge: &mut Judge<'_>) -> Result<Vec<Arc<Listing>>, Stop> {
        let after = self.query.after.as_ref().map(Position::age);
        let mut walks: Vec<Walk<'_>> = Vec::with_capacity(self.sources.len());
        walks.extend(self.sources.iter().map(|source| Walk::new(source, after)));
        let mut heads = BinaryHeap::with_capacity(walks.len());
        for (number, walk) in walks.iter_mut().enumerate() {
            heads.extend(walk.next(judge)?.map(|row| Reverse((row, number))));
        }
        let mut found: Vec<Arc<Listing>> = Vec::new();
        let mut last = None;
        while let Some(Reverse((row, number))) = heads.pop() {
            // It comes once from each of its sources.
            let is_again = last == Some(row.age);
            last = Some(row.age);
            if judge.sees(row.listing)? {
                judge.look()?;
                if !is_again && judge.accepts(row.listing, row.doubts)? {
                    found.push(row.listing.clone());
                    if found.len() > self.query.limit {
                        break;
                    }
                }
            }
            let next = walks[number].next(judge)?;
            heads.extend(next.map(|row| Reverse((row, number))));
        }
        Ok(found)
    }

    /// One more than are wanted, where there are so many, by the query's order.
    fn best(&self, judge: &mut Judge<'_>) -> Result<Vec<Arc<Listing>>, Stop> {
        let Some(first) = self.query.order.first() else {
            return Ok(Vec::new());
        };
        let mut selection = Selection::new(self.query, first, self.sources.len() == 1);
        let mut lookup = Lookup::default();
        for block in self.sources.iter().flat_map(|source| source.iter()) {
            let sifted = judge.sift(block)?;
            if sifted.may.is_empty() {
                continue;
            }
            let column = block.column(first.field(), &mut lookup);
            for row in sifted.may.rows() {
                let listing = &block.rows()[row];
                let cell = column.map(|cells| Cell(cells[row]));
                let score = match cell.and_then(|cell| Score::of_cell(first, cell)) {
                    Some(score) => score,
                    None if !judge.sees(listing)? => continue,
                    None => {
                        judge.look()?;
                        Score::of_value(first, listing.scalar(first.field()))
                    }
                };
                let candidate = Candidate::new(score, listing, sifted.doubts);
                selection.offer(candidate, judge)?;
            }
        }
        selection.finish(judge)
    }
}

impl Judge<'_> {
    fn sift(&mut self, block: &Block) -> Result<Sifted, Stop> {
        let sifted = self.sieve.sift(block);
        self.check_cost()?;
        Ok(sifted)
    }

    /// Whether the caller may see the listing. What it may not see costs its search
    /// nothing else: a search that is refused at its limit would tell of it.
    pub(super) fn sees(&mut self, listing: &Listing) -> Result<bool, Stop> {
        if !listing.is_for_followed || (self.reads)(listing) {
            return Ok(true);
        }
        let left = self.unseen.checked_sub(1);
        self.unseen = left.ok_or(Stop::Work)?;
        Ok(false)
    }

    /// Whether the listing, which the caller sees, is a result, where there are
    /// only these doubts.
    pub(super) fn accepts(&mut self, listing: &Listing, doubts: Doubts) -> Result<bool, Stop> {
        if listing.over_at.is_some_and(|over| over <= self.now) {
            return Ok(false);
        }
        let holds = self.sieve.holds(listing, doubts, &mut self.meter);
        self.check_cost()?;
        Ok(holds)
    }

    /// Counts a look at a listing.
    pub(super) fn look(&mut self) -> Result<(), Stop> {
        self.spend(LOOK)
    }

    /// Counts work that is worth so many comparisons.
    pub(super) fn spend(&mut self, tests: usize) -> Result<(), Stop> {
        self.meter.spend(tests);
        self.check_cost()
    }

    fn check_cost(&self) -> Result<(), Stop> {
        if self.meter.is_out_of_text() {
            return Err(Stop::Text);
        }
        if self.meter.is_out_of_tests() || self.sieve.cells > self.cells {
            return Err(Stop::Work);
        }
        Ok(())
    }
}

impl From<Stop> for Refusal {
    fn from(stop: Stop) -> Self {
        Self::bad_request(match stop {
            Stop::Text => {
                "too many sessions are left for the regular expression: further criteria, as the bucket, are needed"
            }
            Stop::Work => {
                "too many sessions would have to be looked at: a bucket, a tag, a keyword or a player that all results have in common is needed, or fewer conditions"
            }
        })
    }
}

/// The rows of a source that may match, the newest first.
struct Walk<'a> {
    blocks: std::slice::Iter<'a, Arc<Block>>,
    after: Option<Age<'a>>,
    here: Option<(&'a Block, Sifted)>,
}

/// A row that may match.
#[derive(Clone, Copy)]
struct Row<'a> {
    age: Age<'a>,
    listing: &'a Arc<Listing>,
    doubts: Doubts,
}

impl<'a> Walk<'a> {
    fn new(source: &'a Snapshot, after: Option<Age<'a>>) -> Self {
        let start = after.map_or(0, |age| block_of(source, age));
        Self {
            blocks: source.get(start..).unwrap_or_default().iter(),
            after,
            here: None,
        }
    }

    fn next(&mut self, judge: &mut Judge<'_>) -> Result<Option<Row<'a>>, Stop> {
        loop {
            if let Some((block, sifted)) = &mut self.here
                && let Some(row) = sifted.may.take_first()
            {
                let listing = &block.rows()[row];
                return Ok(Some(Row {
                    age: Age::of(listing),
                    listing,
                    doubts: sifted.doubts,
                }));
            }
            let Some(block) = self.blocks.next() else {
                return Ok(None);
            };
            let mut sifted = judge.sift(block)?;
            if let Some(age) = self.after.take() {
                let before = match block.place(age) {
                    Ok(place) => place + 1,
                    Err(place) => place,
                };
                sifted.may = sifted.may.but(Mask::first(before));
            }
            self.here = Some((block, sifted));
        }
    }
}

impl PartialEq for Row<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.age == other.age
    }
}

impl Eq for Row<'_> {}

impl Ord for Row<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.age.cmp(&other.age)
    }
}

impl PartialOrd for Row<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
