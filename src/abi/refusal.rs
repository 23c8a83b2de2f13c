//! Why a call was turned away at the door.

use std::borrow::Cow;
use std::fmt::Display;

use super::handles::HandleError;
use crate::result::EOS_EResult;
use crate::runtime::log::{self, Category, Level};

/// A result code, and the sentence that goes to the log beside it: a bare `EOS_InvalidParameters` tells nobody which parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub code: EOS_EResult,
    pub reason: Cow<'static, str>,
}

impl Refusal {
    pub fn new(code: EOS_EResult, reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            reason: reason.into(),
        }
    }

    /// The refusal of a parameter.
    pub fn parameter(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::new(EOS_EResult::EOS_InvalidParameters, reason)
    }

    /// The refusal of the parameter `name`, for what is wrong with its value.
    pub fn of(name: impl Display, why: impl Display) -> Self {
        Self::parameter(format!("{name}: {why}"))
    }

    /// Writes one line that names the C function, and gives the code to answer with. It is a warning, unless every well-behaved game gets this answer at each of its starts.
    pub fn report(self, function: &'static str) -> EOS_EResult {
        let Self { code, reason } = self;
        let level = match code {
            EOS_EResult::EOS_DuplicateNotAllowed => Level::Info,
            _ => Level::Warning,
        };
        log::write(Category::of_function(function), level, || {
            format!("{function}: {reason} ({})", code.name().to_string_lossy())
        });
        code
    }
}

impl From<HandleError> for Refusal {
    fn from(error: HandleError) -> Self {
        Self::parameter(error.to_string())
    }
}
