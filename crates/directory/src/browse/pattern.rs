//! Regular expressions of strangers: the time that a match takes is bounded by
//! the size of the expression times the length of the text.

use greenroom_protocol::limits;
use regex_lite::{Regex, RegexBuilder};

use super::bounds::at_most;

/// A regular expression that was read, and is small enough to be run.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

impl Pattern {
    /// Reads it.
    ///
    /// # Errors
    /// What is wrong with it, or how it is too much.
    pub fn new(text: &str) -> Result<Self, String> {
        let most = limits::SEARCH_PATTERN_MAX;
        at_most("regular expression", "bytes", text.len(), most)?;
        let regex = RegexBuilder::new(text)
            .size_limit(limits::SEARCH_PATTERN_PROGRAM_MAX)
            .nest_limit(limits::SEARCH_PATTERN_DEPTH_MAX)
            .build();
        regex
            .map(Self)
            .map_err(|error| format!("the regular expression: {error}"))
    }

    /// Whether it matches anywhere in the text.
    pub fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

/// What a look at a text counts for. Looking at nothing takes its time too.
pub(super) fn cost(text: &str) -> usize {
    const START: usize = 8;
    text.len() + START
}
