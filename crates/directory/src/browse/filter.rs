//! The filter language of the contract, and what is ours in it, read into
//! predicates and orders. Its grammar stands in `docs/browse.md`.

use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;

use super::order::Order;
use super::predicate::Predicate;

mod comparison;
mod condition;
mod error;
#[cfg(test)]
pub(crate) mod generated;
mod lexer;
mod literal;
mod operand;
mod order;
mod parser;
mod path;

pub use error::FilterError;

use error::Wrong;

impl Predicate {
    /// Reads a filter. One without a word in it asks for nothing. The time that
    /// it takes grows with the length of the text, whatever it says.
    ///
    /// # Errors
    /// Where it is wrong and what was expected there, or which limit it exceeds.
    pub fn of_filter(text: &str) -> Result<Self, FilterError> {
        let read = within("the filter", text, limits::FILTER_MAX).and_then(condition::filter);
        read.map_err(|wrong| wrong.in_text("filter", text))
    }
}

/// Reads what results are ordered by, the deciding first. Without a word in it
/// that is nothing.
///
/// # Errors
/// Where it is wrong and what was expected there, or which limit it exceeds.
pub fn order_by(text: &str) -> Result<Vec<Order>, FilterError> {
    let read = within("the order", text, limits::ORDER_BY_MAX).and_then(order::order_by);
    read.map_err(|wrong| wrong.in_text("orderBy", text))
}

fn within<'a>(what: &str, text: &'a str, most: usize) -> Result<&'a str, Wrong> {
    match text.len() <= most {
        true => Ok(text),
        false => {
            let length = text.len();
            let message = format!("{what} has {length} bytes, of at most {most}");
            Err(Wrong::new(text.floor_char_boundary(most), message))
        }
    }
}

impl From<FilterError> for Refusal {
    fn from(error: FilterError) -> Self {
        Self::bad_request(error.to_string())
    }
}

#[cfg(test)]
mod tests;
