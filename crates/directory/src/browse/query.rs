//! A question to the catalog.

use super::cursor::Position;
use super::order::Order;
use super::predicate::Predicate;

/// What is searched, in which order, how much of it.
#[derive(Clone, Debug)]
pub struct Query {
    /// Which listings.
    pub predicate: Predicate,
    /// What orders them, before their age: of what is equal in all of it, the
    /// newest comes first.
    pub order: Vec<Order>,
    /// How many at most.
    pub limit: usize,
    /// Behind which place, of a search that goes on.
    pub after: Option<Position>,
}
