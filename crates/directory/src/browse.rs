//! Browsing: what searches see of sessions, and which of them they find.
//!
//! A [`Listing`] is what a search sees of one session, a [`Predicate`] says which
//! listings match, a [`Query`] adds order, number and the place where a former
//! answer ended. EOS criteria and the filter language are both read into queries;
//! the [`Catalog`] answers them.

mod address;
mod age;
mod bounds;
pub mod catalog;
mod cursor;
mod distance;
mod eos;
mod field;
mod filter;
mod guests;
mod listing;
mod matchmaking;
mod order;
mod pattern;
mod pool;
mod predicate;
mod query;
mod ready;

pub use catalog::{Catalog, Found, Search};
pub use cursor::Position;
pub use distance::Target;
pub use field::{Field, RoleNumber, Scalar, Value};
pub use filter::{FilterError, order_by};
pub use listing::Listing;
pub use order::{Kind, Order};
pub use pattern::Pattern;
pub use pool::Pool;
pub use predicate::{Case, Meter, People, Predicate, Range, Sorted, Test, Words};
pub use query::Query;
pub use ready::Form;
