//! Where an answer ended, so that the next one can go on there while sessions
//! come and go.

use std::cmp::Ordering;

use greenroom_protocol::ids::SessionName;
use greenroom_protocol::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::age::Age;
use super::field::{Scalar, Value};
use super::listing::Listing;
use super::order::{Key, Order};

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
        let here = self.place(order);
        here.compare(&Place::of(listing, order), order).is_lt()
    }

    /// The place, for many comparisons.
    pub(super) fn place(&self, order: &[Order]) -> Place<'_> {
        let value = |at: usize| self.values.get(at)?.as_ref().map(Value::scalar);
        let keys = order.iter().enumerate();
        Place {
            keys: keys.map(|(at, by)| by.key(value(at))).collect(),
            age: self.age(),
        }
    }

    /// What the first thing that orders listings has looked at.
    pub(super) fn first_value(&self) -> Option<Scalar<'_>> {
        self.values.first()?.as_ref().map(Value::scalar)
    }

    /// The place where nothing orders listings but their age.
    pub(super) fn age(&self) -> Age<'_> {
        Age {
            posted: self.posted,
            name: &self.name,
        }
    }
}

/// Where a listing comes in an answer.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    keys: Vec<Key>,
    age: Age<'a>,
}

impl<'a> Place<'a> {
    pub(super) fn of(listing: &'a Listing, order: &[Order]) -> Self {
        let key = |by: &Order| by.key(listing.scalar(by.field()));
        Self {
            keys: order.iter().map(key).collect(),
            age: Age::of(listing),
        }
    }

    /// What it was worth to find, in comparisons, beyond the look at the listing.
    pub(super) fn cost(&self) -> usize {
        self.keys.iter().map(Key::cost).sum()
    }

    /// Which of two comes first. The same listing has the same place.
    pub(super) fn compare(&self, other: &Self, order: &[Order]) -> Ordering {
        let keys = self.keys.iter().zip(&other.keys).zip(order);
        let mut by_keys = keys.map(|((here, there), by)| by.compare_keys(here, there));
        let decided = by_keys.find(|order| order.is_ne());
        decided.unwrap_or_else(|| self.age.cmp(&other.age))
    }
}
