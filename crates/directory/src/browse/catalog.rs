//! The listings of a directory, and how they are found.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{Deployment, SessionName, TemplateName};
use greenroom_protocol::time::Timestamp;

use super::Position;
use super::listing::Listing;
use super::order::Order;
use super::predicate::Meter;
use super::query::Query;

/// All listings, by deployment and template.
#[derive(Debug, Default)]
pub struct Catalog {
    shelves: HashMap<(Deployment, TemplateName), Shelf>,
}

/// Newest first; names decide between listings of one instant.
type Rank = (Reverse<Timestamp>, SessionName);

type Shelf = BTreeMap<Rank, Arc<Listing>>;

/// The answer to a query.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Best first.
    pub listings: Vec<Arc<Listing>>,
    /// Where the next answer begins, where there is more.
    pub next: Option<Position>,
}

impl Catalog {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.shelves.is_empty()
    }

    /// Adds a listing; there is none of its session.
    pub fn insert(&mut self, listing: Arc<Listing>) {
        let shelf = self.shelves.entry(shelf_of(&listing)).or_default();
        shelf.insert(rank(&listing), listing);
    }

    /// Removes a listing that was added.
    pub fn remove(&mut self, listing: &Listing) {
        let key = shelf_of(listing);
        let Some(shelf) = self.shelves.get_mut(&key) else {
            return;
        };
        shelf.remove(&rank(listing));
        if shelf.is_empty() {
            self.shelves.remove(&key);
        }
    }

    /// Answers a query about the sessions of a template. `reads` says of a
    /// listing for those whom somebody follows whether the caller is one.
    ///
    /// # Errors
    /// `BadRequest` where regular expressions would have to look at more text
    /// than they may.
    pub fn find(
        &self,
        deployment: &Deployment,
        template: &TemplateName,
        query: &Query,
        now: Timestamp,
        reads: &dyn Fn(&Listing) -> bool,
    ) -> Result<Found, Refusal> {
        let Some(shelf) = self.shelves.get(&(deployment.clone(), template.clone())) else {
            return Ok(Found::default());
        };
        let mut meter = Meter::default();
        let enough = match query.order.is_empty() {
            true => query.limit + 1,
            false => usize::MAX,
        };
        let is_behind = |listing: &Listing| {
            let after = query.after.as_ref();
            after.is_none_or(|place| place.is_before(listing, &query.order))
        };
        let mut listings: Vec<Arc<Listing>> = shelf
            .values()
            .filter(|listing| listing.over_at.is_none_or(|over| over > now))
            .filter(|listing| is_behind(listing))
            .filter(|listing| query.predicate.holds(listing, &mut meter))
            .filter(|listing| !listing.is_for_followed || reads(listing))
            .take(enough)
            .cloned()
            .collect();
        if meter.is_exhausted() {
            return Err(Refusal::bad_request(
                "too many sessions are left for the regular expression: further criteria, as the bucket, are needed",
            ));
        }
        listings.sort_by(|a, b| {
            let mut by = query.order.iter().map(|by| compare(by, a, b));
            by.find(|order| order.is_ne())
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        let is_more = listings.len() > query.limit;
        listings.truncate(query.limit);
        let next = listings.last().filter(|_| is_more);
        let next = next.map(|last| Position::of(last, &query.order));
        Ok(Found { listings, next })
    }
}

fn compare(by: &Order, a: &Listing, b: &Listing) -> std::cmp::Ordering {
    by.compare(a.scalar(by.field()), b.scalar(by.field()))
}

fn shelf_of(listing: &Listing) -> (Deployment, TemplateName) {
    let at = &listing.session_ref;
    (at.scid.clone(), at.template_name.clone())
}

fn rank(listing: &Listing) -> Rank {
    (Reverse(listing.posted), listing.session_ref.name.clone())
}
