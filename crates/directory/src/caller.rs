//! Who asks.

use std::net::IpAddr;

use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, Deployment, ServerInstance};
use greenroom_protocol::people::title_id;

use crate::policy::{Action, Policy};

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
    /// A running instance of a trusted server, which owns sessions itself.
    Server {
        /// The instance's name, by its own choice.
        instance: ServerInstance,
    },
    /// A program that logged in as itself: it finds and reads.
    Client,
}

/// Who somebody is, whatever it is called at present: what is one's own is told
/// by this. Players and programs never pass for each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identity {
    /// A player, whatever program it plays with.
    User(AccountId),
    /// One instance of a trusted server.
    Server(String, ServerInstance),
    /// A program.
    Client(String),
}

/// A caller whose token was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The deployment that the token is for; nothing outside it is reachable.
    pub deployment: Deployment,
    /// The program that the token was given to.
    pub client_id: String,
    /// What that program may do.
    pub policy: Policy,
    /// Who asks.
    pub principal: Principal,
    /// The device that the token was given to, by a name that tells nothing but
    /// whether two are the same; unknown where the login named none.
    pub device: Option<String>,
    /// Where the request came from; unknown where no network is between.
    pub address: Option<IpAddr>,
}

impl Caller {
    /// The player's account, where the caller is a player.
    pub fn account(&self) -> Option<AccountId> {
        match self.principal {
            Principal::User { account, .. } => Some(account),
            Principal::Server { .. } | Principal::Client => None,
        }
    }

    /// The title that the caller plays, by the number of its program.
    pub fn title(&self) -> u32 {
        title_id(&self.client_id)
    }

    /// Whether the caller is a running instance of a trusted server.
    pub fn is_server(&self) -> bool {
        matches!(self.principal, Principal::Server { .. })
    }

    /// Who the caller is.
    pub fn identity(&self) -> Identity {
        match &self.principal {
            Principal::User { account, .. } => Identity::User(*account),
            Principal::Server { instance } => {
                Identity::Server(self.client_id.clone(), instance.clone())
            }
            Principal::Client => Identity::Client(self.client_id.clone()),
        }
    }

    /// Holds that the caller's program may do this.
    ///
    /// # Errors
    /// `MissingAction`, naming the action and the program.
    pub fn check(&self, action: Action) -> Result<(), Refusal> {
        self.policy.check(action, &self.client_id)
    }
}
