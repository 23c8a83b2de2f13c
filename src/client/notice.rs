//! What happens to a client without being asked for.

use std::fmt;

use greenroom_protocol::ids::SessionName;

use super::Who;

/// Something that happened in the background. The text is fit for a line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The user's push channel is open.
    Connected { who: Who },
    /// The user's push channel is lost, or cannot be opened; the client goes on trying. Told once for each outage.
    Disconnected { who: Who, why: String },
    /// The game has not ticked for so long that the client stopped vouching for the user.
    Unticked { who: Who },
    /// When the channel was back, the directory no longer had the session, or had no place in it for the user.
    SessionLost {
        who: Who,
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
            Self::SessionLost { who, session, why } => {
                write!(f, "{who} is no longer in session {session}: {why}")
            }
        }
    }
}
