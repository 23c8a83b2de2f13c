//! Refusals: what a caller is told when a request is not carried out.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ids::InvalidId;
use crate::limits;
use crate::player::PlayerId;

/// The response header that names an [`ErrorCode`]. An extension of the REST
/// contract, whose errors are plain text for people.
pub const ERROR_HEADER: &str = "greenroom-error";

/// The response header with the text for people, where the body is the session
/// as it is; an extension of the REST contract. Characters that a header cannot
/// carry are shown as `?`.
pub const MESSAGE_HEADER: &str = "greenroom-message";

/// The response header that names the players for whose sake a write was
/// refused, as [`Refusal::players`]: separated by commas, with each byte other
/// than a letter, a digit, `.`, `_` and `-` written as `%` and two digits.
pub const PLAYERS_HEADER: &str = "greenroom-players";

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
    /// The invited player has as many good invites as it may have.
    TooManyInvites = "too-many-invites",
    /// The session lets nobody invite.
    InvitesNotAllowed = "invites-not-allowed",
    /// The invite to be friends is out, and not answered yet.
    InvitePending = "invite-pending",
    /// There is no invite to be friends that could be answered.
    NoInvitation = "no-invitation",
    /// The two are friends already.
    AlreadyFriends = "already-friends",
    /// The player follows as many others as it may.
    TooManyFriends = "too-many-friends",
    /// The other player follows as many others as it may.
    TargetTooManyFriends = "target-too-many-friends",
    /// The identity provider that vouches for the user cannot be asked now;
    /// trying later may help.
    IdentityProviderUnavailable = "identity-provider-unavailable",
    /// A player is sanctioned, and the session keeps those out.
    PlayerSanctioned = "player-sanctioned",
    /// A player does not play on a platform whose players the session takes.
    PlatformNotAllowed = "platform-not-allowed",
    /// The caller has asked more often than it may; the refusal says for how
    /// long it is to wait.
    TooManyRequests = "too-many-requests",
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
    /// With `PlayerSanctioned` and `PlatformNotAllowed` of a write that
    /// registers: for whose sake it was refused, as far as one refusal names
    /// them ([`limits::REFUSED_PLAYERS_MAX`]). The same write without them may
    /// be taken.
    pub players: Vec<PlayerId>,
    /// With `TooManyRequests`: milliseconds after which the same request would
    /// be taken.
    pub retry_after_ms: Option<u64>,
}

impl Refusal {
    /// A refusal with its message.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            players: Vec::new(),
            retry_after_ms: None,
        }
    }

    /// A caller who asked too often, and is taken again after so long.
    pub fn too_many_requests(message: impl Into<String>, retry_after_ms: u64) -> Self {
        Self {
            retry_after_ms: Some(retry_after_ms),
            ..Self::new(ErrorCode::TooManyRequests, message)
        }
    }

    /// The same for the sake of these players; of too many, the first are named.
    pub fn about(self, mut players: Vec<PlayerId>) -> Self {
        players.truncate(limits::REFUSED_PLAYERS_MAX);
        Self { players, ..self }
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

/// What [`PLAYERS_HEADER`] says of these players.
pub fn header_of_players(players: &[PlayerId]) -> String {
    let mut text = String::new();
    for player in players {
        if !text.is_empty() {
            text.push(',');
        }
        for byte in player.text().bytes() {
            match byte {
                b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'.' | b'_' | b'-' => {
                    text.push(char::from(byte));
                }
                other => text.push_str(&format!("%{other:02X}")),
            }
        }
    }
    text
}

/// Reads what [`header_of_players`] writes; what names no player is passed over.
pub fn players_of_header(text: &str) -> Vec<PlayerId> {
    let named = text.split(',').filter_map(|name| {
        let text = String::from_utf8(decoded(name)?).ok()?;
        PlayerId::new(text).ok()
    });
    named.take(limits::REFUSED_PLAYERS_MAX).collect()
}

fn decoded(name: &str) -> Option<Vec<u8>> {
    let mut parts = name.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    Some(bytes)
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

    #[test]
    fn players_read_back_from_the_header() {
        let player = |text: &str| PlayerId::new(text).expect("valid");
        let players = [player("7"), player("a,b %"), player("Ünicode.1")];
        let text = header_of_players(&players);
        assert!(text.bytes().all(|b| b.is_ascii_graphic()), "{text}");
        assert_eq!(players_of_header(&text), players);
        for odd in ["", ",", "%", "%1", "%zz", "%ff", "%äb"] {
            assert_eq!(players_of_header(odd), [], "{odd}");
        }
    }

    #[test]
    fn a_refusal_names_no_more_players_than_it_may() {
        let many = (1..=100).map(|n| PlayerId::new(n.to_string()).expect("valid"));
        let refusal = Refusal::new(ErrorCode::PlayerSanctioned, "no").about(many.collect());
        assert_eq!(refusal.players.len(), limits::REFUSED_PLAYERS_MAX);
    }
}
