//! Where an answer ended, so that the next one can go on there while sessions
//! come and go.

use std::cmp::Ordering;

use greenroom_protocol::ids::SessionName;
use greenroom_protocol::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::field::{Scalar, Value};
use super::listing::Listing;
use super::order::Order;

/// The place of a listing in an order, whether or not it is still there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    values: Vec<Option<Value>>,
    posted: Timestamp,
    name: SessionName,
}

impl Position {
    /// The place of this listing.
    pub fn of(listing: &Listing, order: &[Order]) -> Self {
        let value = |by: &Order| listing.scalar(by.field()).map(Scalar::kept);
        Self {
            values: order.iter().map(value).collect(),
            posted: listing.posted,
            name: listing.session_ref.name.clone(),
        }
    }

    /// Whether the listing comes after this place.
    pub fn is_before(&self, listing: &Listing, order: &[Order]) -> bool {
        let here = |place: usize| self.values.get(place)?.as_ref().map(Value::scalar);
        let mut by = order
            .iter()
            .enumerate()
            .map(|(place, by)| by.compare(here(place), listing.scalar(by.field())));
        let decided = by.find(|order| order.is_ne()).unwrap_or_else(|| {
            let newer = listing.posted.cmp(&self.posted);
            newer.then_with(|| self.name.cmp(&listing.session_ref.name))
        });
        decided == Ordering::Less
    }
}
