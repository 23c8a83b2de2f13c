//! What happens to a client without being asked for.

use std::fmt;

use greenroom_protocol::ids::{AccountId, SessionName};
use greenroom_protocol::player::PlayerId;

use super::Who;

/// Something that happened in the background. The text is fit for a line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The directory has never answered so far; the client goes on trying. Told once.
    NotReached { why: String },
    /// The user's push channel is open.
    Connected { who: Who },
    /// The user's push channel is lost, or cannot be opened; the client goes on trying. Told once for each outage.
    Disconnected { who: Who, why: String },
    /// The game has not ticked for so long that the client stopped vouching for the user.
    Unticked { who: Who },
    /// The login of a user has ended, because its token cannot be renewed.
    LoggedOut { account: AccountId, why: String },
    /// The token is near its end, and its renewal has not succeeded so far; the client goes on trying.
    Expiring { who: Who },
    /// The profile cannot keep what would log the user in at the next start.
    NotKept { who: Who, why: String },
    /// The directory has the session again as it should be, after an outage in which it was changed or gone.
    SessionInSync { who: Who, session: SessionName },
    /// The session cannot be brought back: it was ended, somebody else has its name, or there is no place in it for the user.
    SessionLost {
        who: Who,
        session: SessionName,
        why: String,
    },
    /// The directory does not show the session in the player's presence.
    SessionNotShown {
        who: Who,
        session: SessionName,
        why: String,
    },
    /// Players who were registered while the directory could not be told are not registered: it does not take them.
    PlayersRefused {
        who: Who,
        session: SessionName,
        players: Vec<PlayerId>,
        why: String,
    },
}

impl Notice {
    /// Whether somebody should look at it.
    pub fn is_warning(&self) -> bool {
        !matches!(self, Self::Connected { .. } | Self::SessionInSync { .. })
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotReached { why } => write!(f, "{why}; trying again"),
            Self::Connected { who } => write!(f, "{who} is connected to the directory"),
            Self::Disconnected { who, why } => {
                write!(
                    f,
                    "{who} is not connected to the directory, trying again: {why}"
                )
            }
            Self::Unticked { who } => write!(
                f,
                "the game does not tick any more: the sessions of {who} are left to time out"
            ),
            Self::LoggedOut { account, why } => {
                write!(f, "user {account} is logged out: {why}; log in again")
            }
            Self::Expiring { who } => {
                write!(
                    f,
                    "the access token of {who} could not be renewed so far and is about to expire"
                )
            }
            Self::NotKept { who, why } => {
                write!(
                    f,
                    "the login of {who} is not kept for the next start: {why}"
                )
            }
            Self::SessionInSync { who, session } => {
                write!(
                    f,
                    "session {session} of {who} is in sync with the directory again"
                )
            }
            Self::SessionNotShown { who, session, why } => write!(
                f,
                "session {session} does not show in the presence of {who}: {why}"
            ),
            Self::SessionLost { who, session, why } => {
                write!(f, "{who} is no longer in session {session}: {why}")
            }
            Self::PlayersRefused {
                who,
                session,
                players,
                why,
            } => {
                let count = players.len();
                write!(
                    f,
                    "{count} players are no longer registered in session {session} of {who}: {why}"
                )
            }
        }
    }
}
