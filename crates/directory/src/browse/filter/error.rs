//! What is wrong with a filter, and where.

use std::fmt;

/// Why a filter or an order was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterError {
    /// The field of the request that it is about: `filter` or `orderBy`.
    pub field: &'static str,
    /// Where in the text: the number of a character, the first is 1. Behind the
    /// last one where something is missing at the end.
    pub at: usize,
    /// For people: what was expected and what was found, or the limit.
    pub message: String,
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { field, at, message } = self;
        write!(f, "{field}: at {at}: {message}")
    }
}

impl std::error::Error for FilterError {}

/// The same by the byte, as long as the text is being read.
#[derive(Debug)]
pub(super) struct Wrong {
    at: usize,
    message: String,
}

impl Wrong {
    pub(super) fn new(at: usize, message: impl Into<String>) -> Self {
        Self {
            at,
            message: message.into(),
        }
    }

    pub(super) fn in_text(self, field: &'static str, text: &str) -> FilterError {
        let before = &text[..text.floor_char_boundary(self.at)];
        FilterError {
            field,
            at: before.chars().count() + 1,
            message: self.message,
        }
    }
}
