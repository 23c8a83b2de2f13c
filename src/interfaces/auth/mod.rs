//! Who is logged in with an Epic account: the Auth interface.

use std::sync::Arc;

use greenroom_protocol::ids::AccountId;
use parking_lot::Mutex;

use crate::interfaces::{Base, Failure};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// The Epic accounts of one platform. An Epic account id is the number of an account of the directory, as a product user id is.
pub struct Auth {
    base: Base,
    /// In the order of their logins.
    logged_in: Mutex<Vec<AccountId>>,
}

impl Auth {
    /// Nobody is logged in.
    pub fn new(base: Base) -> Arc<Self> {
        Arc::new(Self {
            base,
            logged_in: Mutex::default(),
        })
    }

    /// The account of a user who must be logged in.
    ///
    /// # Errors
    /// `EOS_InvalidUser` for whoever is not.
    pub fn account(&self, user: &UserId) -> Result<AccountId, Failure> {
        let account = user.account();
        account
            .filter(|account| self.logged_in.lock().contains(account))
            .ok_or_else(|| {
                Failure::new(
                    EOS_EResult::EOS_InvalidUser,
                    format!("Epic account {user} is not logged in"),
                )
            })
    }
}
