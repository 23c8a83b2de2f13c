//! Refusals: what a caller is told when a request is not carried out.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ids::InvalidId;

/// The response header that names an [`ErrorCode`]. An extension of the REST
/// contract, whose errors are plain text for people.
pub const ERROR_HEADER: &str = "greenroom-error";

/// The response header with the text for people, where the body is the session
/// as it is; an extension of the REST contract. Characters that a header cannot
/// carry are shown as `?`.
pub const MESSAGE_HEADER: &str = "greenroom-message";

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// Why a request was refused, for programs. The texts are part of the
        /// wire and never change their meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum ErrorCode {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl ErrorCode {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as the header carries it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

codes! {
    /// The request cannot be understood, or a value in it is out of range.
    BadRequest = "bad-request",
    /// The contract knows this, this directory does not carry it out yet.
    Unsupported = "unsupported",
    /// The push connection that a membership is to hang on has ended: open
    /// another one and try again.
    DeadConnection = "dead-connection",
    /// The request did not arrive whole in time.
    RequestTimeout = "request-timeout",
    /// The request is larger than the limits allow.
    TooLarge = "too-large",
    /// No token, or one that is not valid here (any more).
    Unauthorized = "unauthorized",
    /// The client id or secret is not known here.
    InvalidClient = "invalid-client",
    /// The credential names nobody yet; the refusal carries a continuance token.
    UnknownUser = "unknown-user",
    /// The credential (device token, continuance token) is not known here.
    InvalidCredential = "invalid-credential",
    /// The caller may not do this.
    Forbidden = "forbidden",
    /// The policy of the caller's client program does not allow this action.
    MissingAction = "missing-action",
    /// There is no such session.
    SessionNotFound = "session-not-found",
    /// There is no such resource.
    NotFound = "not-found",
    /// The request contradicts what the session is and will stay.
    Conflict = "conflict",
    /// An `If-Match` or `If-None-Match` did not hold.
    PreconditionFailed = "precondition-failed",
    /// The session's name is held by someone else.
    SessionExists = "session-exists",
    /// The session has no free slot.
    SessionFull = "session-full",
    /// Play is under way and the session lets nobody in meanwhile.
    SessionInProgress = "session-in-progress",
    /// The session is not open to this caller by the way it came.
    NotAdmitted = "not-admitted",
    /// More registered players than the session may have.
    TooManyPlayers = "too-many-players",
    /// The identity provider that vouches for the user cannot be asked now;
    /// trying later may help.
    IdentityProviderUnavailable = "identity-provider-unavailable",
    /// The directory cannot serve the request now; trying later may help.
    Unavailable = "unavailable",
    /// A fault of the directory's own.
    Internal = "internal",
}

impl std::str::FromStr for ErrorCode {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.as_str() == text)
            .ok_or(())
    }
}

/// A request that was not carried out, and nothing was changed by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// For programs.
    pub code: ErrorCode,
    /// For people: names the field, the limit or the state.
    pub message: String,
}

impl Refusal {
    /// A refusal with its message.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    /// A request that cannot be understood.
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::BadRequest, message)
    }

    /// A caller who may not.
    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::Forbidden, message)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.as_str(), self.message)
    }
}

impl std::error::Error for Refusal {}

impl From<InvalidId> for Refusal {
    fn from(error: InvalidId) -> Self {
        Self::bad_request(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back_from_its_text() {
        for &code in ErrorCode::ALL {
            assert_eq!(code.as_str().parse(), Ok(code));
        }
        assert_eq!("no-such-code".parse::<ErrorCode>(), Err(()));
    }
}
