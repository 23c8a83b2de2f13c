//! In whose name a directory is asked.

use std::fmt;

use greenroom_protocol::ids::AccountId;

/// In whose name a directory is asked, and on whose push channel a session hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Who {
    /// A player who is logged in.
    User(AccountId),
    /// The program itself, as a trusted server.
    Server,
}

impl Who {
    /// The player; nobody for the program itself.
    pub fn account(self) -> Option<AccountId> {
        match self {
            Self::User(account) => Some(account),
            Self::Server => None,
        }
    }
}

impl From<AccountId> for Who {
    fn from(account: AccountId) -> Self {
        Self::User(account)
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User(account) => write!(f, "user {account}"),
            Self::Server => f.write_str("the server"),
        }
    }
}
