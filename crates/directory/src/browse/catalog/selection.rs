//! The best of many by an order, of which few are looked at.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::sync::Arc;

use crate::browse::cursor::Place;
use crate::browse::listing::Listing;
use crate::browse::order::Order;
use crate::browse::query::Query;

use super::score::Score;
use super::search::{Judge, Stop};
use super::sieve::Doubts;

/// So many candidates wait before the best of them are looked at.
const WAITING: usize = 4096;

/// The best that were found, and who may still be one of them.
pub(super) struct Selection<'a> {
    query: &'a Query,
    first: &'a Order,
    /// Whether candidates are offered by age.
    is_by_age: bool,
    offered: usize,
    /// Where a former answer ended.
    after: Option<(Place<'a>, u64)>,
    waiting: Vec<Reverse<Candidate<'a>>>,
    /// In order, one more than are wanted.
    best: Vec<Best<'a>>,
}

/// A listing that may match, and where it may come.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    score: Score,
    number: usize,
    listing: &'a Arc<Listing>,
    doubts: Doubts,
}

struct Best<'a> {
    place: Place<'a>,
    score: Score,
    number: usize,
    listing: &'a Arc<Listing>,
}

impl<'a> Candidate<'a> {
    pub(super) fn new(score: Score, listing: &'a Arc<Listing>, doubts: Doubts) -> Self {
        Self {
            score,
            number: 0,
            listing,
            doubts,
        }
    }
}

impl<'a> Selection<'a> {
    pub(super) fn new(query: &'a Query, first: &'a Order, is_by_age: bool) -> Self {
        let after = query.after.as_ref();
        Self {
            query,
            first,
            is_by_age: is_by_age && query.order.len() == 1,
            offered: 0,
            after: after.map(|it| {
                let score = Score::of_value(first, it.first_value());
                (it.place(&query.order), score.low)
            }),
            waiting: Vec::new(),
            best: Vec::with_capacity(query.limit.min(WAITING) + 2),
        }
    }

    /// Takes note of a candidate.
    pub(super) fn offer(
        &mut self,
        mut candidate: Candidate<'a>,
        judge: &mut Judge<'_>,
    ) -> Result<(), Stop> {
        candidate.number = self.offered;
        self.offered += 1;
        let after = self.after.as_ref();
        if after.is_some_and(|(_, low)| candidate.score.high < *low) || self.is_late(&candidate) {
            return Ok(());
        }
        self.waiting.push(Reverse(candidate));
        if self.waiting.len() >= WAITING {
            self.look(judge)?;
        }
        Ok(())
    }

    /// The best of all, one more than are wanted where there are so many.
    pub(super) fn finish(mut self, judge: &mut Judge<'_>) -> Result<Vec<Arc<Listing>>, Stop> {
        self.look(judge)?;
        Ok(self.best.iter().map(|best| best.listing.clone()).collect())
    }

    /// Looks at those who wait, the most promising first.
    fn look(&mut self, judge: &mut Judge<'_>) -> Result<(), Stop> {
        let mut waiting = BinaryHeap::from(std::mem::take(&mut self.waiting));
        while let Some(Reverse(candidate)) = waiting.pop() {
            match self.worst() {
                Some(worst) if candidate.score.low > worst.score.high => break,
                _ if self.is_late(&candidate) => {}
                _ => self.consider(&candidate, judge)?,
            }
        }
        self.waiting = waiting.into_vec();
        self.waiting.clear();
        Ok(())
    }

    fn consider(&mut self, candidate: &Candidate<'a>, judge: &mut Judge<'_>) -> Result<(), Stop> {
        let listing = candidate.listing;
        if !judge.sees(listing)? {
            return Ok(());
        }
        judge.look()?;
        let order = &self.query.order;
        let place = Place::of(listing, order);
        judge.spend(place.cost())?;
        let after = self.after.as_ref();
        if after.is_some_and(|(after, _)| after.compare(&place, order).is_ge()) {
            return Ok(());
        }
        let before = |best: &Best<'_>| best.place.compare(&place, order).is_lt();
        let at = self.best.partition_point(before);
        // It comes once from each of its sources.
        let there = self.best.get(at);
        let is_again = there.is_some_and(|it| it.place.compare(&place, order).is_eq());
        if at > self.query.limit || is_again || !judge.accepts(listing, candidate.doubts)? {
            return Ok(());
        }
        let score = match candidate.score {
            exact if exact.low == exact.high => exact,
            _ => Score::of_value(self.first, listing.scalar(self.first.field())),
        };
        let best = Best {
            place,
            score,
            number: candidate.number,
            listing,
        };
        self.best.insert(at, best);
        self.best.truncate(self.query.limit + 1);
        Ok(())
    }

    /// The last of the best, where there is room for no more.
    fn worst(&self) -> Option<&Best<'a>> {
        self.best.get(self.query.limit)
    }

    /// Whether enough others come before it.
    fn is_late(&self, candidate: &Candidate<'_>) -> bool {
        let Some(worst) = self.worst() else {
            return false;
        };
        let score = &candidate.score;
        let is_equal = score.low == worst.score.low && score.is_exact && worst.score.is_exact;
        let is_older = self.is_by_age && worst.number < candidate.number;
        score.low > worst.score.high || (is_equal && is_older)
    }
}

impl Ord for Candidate<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_score = self.score.low.cmp(&other.score.low);
        by_score.then(self.number.cmp(&other.number))
    }
}

impl PartialOrd for Candidate<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Candidate<'_> {}
