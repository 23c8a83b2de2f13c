//! Who asks.

use std::net::IpAddr;

use greenroom_protocol::ids::{AccountId, Deployment};

/// Who a token speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Principal {
    /// A player.
    User {
        /// The player's account.
        account: AccountId,
        /// The display name of the login; not unique, not checked.
        name: String,
    },
    /// A program that logged in as itself.
    Client,
}

/// A caller whose token was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The deployment that the token is for; nothing outside it is reachable.
    pub deployment: Deployment,
    /// The program that the token was given to.
    pub client_id: String,
    /// Who asks.
    pub principal: Principal,
    /// Where the request came from; unknown where no network is between.
    pub address: Option<IpAddr>,
}

impl Caller {
    /// The player's account, where the caller is a player.
    pub fn account(&self) -> Option<AccountId> {
        match self.principal {
            Principal::User { account, .. } => Some(account),
            Principal::Client => None,
        }
    }
}
