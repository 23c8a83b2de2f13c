//! The order in which listings stand: the newest first.

use std::cmp::{Ordering, Reverse};

use greenroom_protocol::ids::SessionName;
use greenroom_protocol::time::Timestamp;

use super::listing::Listing;

/// How old a listing is, the newest first. Names decide between those of one
/// instant; no two of a template have the same age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Age<'a> {
    pub(super) posted: Timestamp,
    pub(super) name: &'a SessionName,
}

impl<'a> Age<'a> {
    pub(super) fn of(listing: &'a Listing) -> Self {
        Self {
            posted: listing.posted,
            name: &listing.session_ref.name,
        }
    }
}

impl Ord for Age<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_time = Reverse(self.posted).cmp(&Reverse(other.posted));
        by_time.then_with(|| self.name.cmp(other.name))
    }
}

impl PartialOrd for Age<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
