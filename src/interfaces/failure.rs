//! How an operation failed: the code for the game, and the sentence for its log.

use greenroom_protocol::error::ErrorCode;

use crate::client::ClientError;
use crate::result::EOS_EResult;
use crate::runtime::engine::Lost;

/// Why an operation did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What the game is told.
    pub code: EOS_EResult,
    /// What the log says: names the parameter, the limit or the state.
    pub message: String,
    /// What the directory said, where it was the one who refused.
    pub refused: Option<ErrorCode>,
}

/// What an operation came to.
pub type Outcome<T> = Result<T, Failure>;

/// Gets the outcome, inside Tick, once.
pub type Done<T> = Box<dyn FnOnce(Outcome<T>) + Send>;

impl Failure {
    /// A failure that the library itself found.
    pub fn new(code: EOS_EResult, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            refused: None,
        }
    }

    /// A parameter that cannot be what it is.
    pub fn parameter(message: impl Into<String>) -> Self {
        Self::new(EOS_EResult::EOS_InvalidParameters, message)
    }

    /// The same failure with the code that this operation has for what the directory said, where it has one of its own.
    pub fn refined(mut self, own: impl FnOnce(ErrorCode) -> Option<EOS_EResult>) -> Self {
        if let Some(code) = self.refused.and_then(own) {
            self.code = code;
        }
        self
    }
}

impl From<ClientError> for Failure {
    fn from(error: ClientError) -> Self {
        let refused = match &error {
            ClientError::Refused(refusal) => Some(refusal.code),
            _ => None,
        };
        Self {
            code: EOS_EResult::from(&error),
            message: error.to_string(),
            refused,
        }
    }
}

impl From<Lost> for Failure {
    fn from(lost: Lost) -> Self {
        let message = match lost {
            Lost::Panicked => "the operation ended in an internal error",
            Lost::Stopped => "the worker that carried the operation ended",
        };
        Self::new(EOS_EResult::EOS_UnexpectedError, message)
    }
}
