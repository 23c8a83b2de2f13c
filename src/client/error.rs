//! Why an operation of the session client came to nothing.

use std::fmt;

use greenroom_protocol::error::Refusal;

use super::id_tokens::IdTokenFault;

/// Why an operation came to nothing. The text is fit for a line of the log and holds no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientError {
    /// The directory said no.
    Refused(Refusal),
    /// The device, or the account elsewhere, is known and leads to no account here yet. `continuance` makes one; it is a secret and stays out of the text.
    UnknownUser { continuance: String },
    /// This profile has a device id on this directory already.
    DuplicateDevice,
    /// This profile has no device id on this directory.
    NoDevice,
    /// The user is not logged in here.
    NotLoggedIn,
    /// The session is kept here no longer: it was lost, left, or is being ended.
    NotInSession,
    /// The directory was reached and no answer came in time.
    TimedOut,
    /// The directory could not be reached at all; says what the last attempt met.
    NoConnection(String),
    /// The profile's secrets could not be read or written.
    Storage(String),
    /// An id token is not good.
    IdToken(IdTokenFault),
}

impl From<Refusal> for ClientError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => write!(f, "the directory refused: {refusal}"),
            Self::UnknownUser { .. } => f.write_str("these credentials lead to no account yet"),
            Self::DuplicateDevice => f.write_str("this profile has a device id here already"),
            Self::NoDevice => f.write_str("this profile has no device id on this directory"),
            Self::NotLoggedIn => f.write_str("the user is not logged in"),
            Self::NotInSession => f.write_str(
                "the session is lost, or is being ended since its destruction was called",
            ),
            Self::TimedOut => f.write_str("the directory did not answer in time"),
            Self::NoConnection(why) => write!(f, "the directory cannot be reached: {why}"),
            Self::Storage(why) => write!(f, "the profile's secrets: {why}"),
            Self::IdToken(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for ClientError {}
