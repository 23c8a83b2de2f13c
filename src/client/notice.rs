//! What happens to a client without being asked for.

use std::fmt;

use greenroom_protocol::ids::{AccountId, SessionName};

/// Something that happened in the background. The text is fit for a line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The user's push channel is open.
    Connected { user: AccountId },
    /// The user's push channel is lost, or cannot be opened; the client goes on trying. Told once for each outage.
    Disconnected { user: AccountId, why: String },
    /// The game has not ticked for so long that the client stopped vouching for the user.
    Unticked { user: AccountId },
    /// When the channel was back, the directory no longer had the session, or had no place in it for the user.
    SessionLost {
        user: AccountId,
        session: SessionName,
        why: String,
    },
}

impl Notice {
    /// Whether somebody should look at it.
    pub fn is_warning(&self) -> bool {
        !matches!(self, Self::Connected { .. })
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connected { user } => write!(f, "user {user} is connected to the directory"),
            Self::Disconnected { user, why } => {
                write!(
                    f,
                    "user {user} is not connected to the directory, trying again: {why}"
                )
            }
            Self::Unticked { user } => write!(
                f,
                "the game does not tick any more: the sessions of user {user} are left to time out"
            ),
            Self::SessionLost { user, session, why } => {
                write!(f, "user {user} is no longer in session {session}: {why}")
            }
        }
    }
}
