//! Who users are: the UserInfo interface.

mod known;

use std::sync::{Arc, Weak};

use greenroom_protocol::connect::{
    DisplayNameQuery, ExternalAccount, ExternalAccountsQuery, IdentityProvider, ProductUser,
    ProductUsersQuery,
};
use greenroom_protocol::ids::AccountId;
use parking_lot::Mutex;

use crate::client::{Client, ClientError, Who};
use crate::interfaces::auth::Auth;
use crate::interfaces::logins::LoginChange;
use crate::interfaces::{Base, Failure, Outcome};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

use known::Known;
pub use known::{BestName, Platform};

/// What one platform has found out about users. Each local user has asked for itself: what is told to one is not another's.
pub struct UserInfo {
    base: Base,
    auth: Arc<Auth>,
    /// On which platform the users of this process play.
    plays_on: u32,
    known: Mutex<Known>,
}

/// Who is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An account.
    User(UserId),
    /// Whoever has had this display name for longest.
    Named(String),
    /// Whoever has this account in another system.
    External(IdentityProvider, String),
}

impl UserInfo {
    /// The interface of the platform whose Epic accounts these are, and which they play on.
    pub fn new(base: Base, auth: Arc<Auth>, plays_on: u32) -> Arc<Self> {
        let info = Arc::new(Self {
            base,
            auth,
            plays_on,
            known: Mutex::default(),
        });
        let weak = Arc::downgrade(&info);
        info.auth.logins.watch(move |change| forget(&weak, change));
        info
    }

    /// Runs `finish` inside the next Tick: for what is known already.
    pub fn post(&self, finish: impl FnOnce() + Send + 'static) {
        self.base.post(finish);
    }

    /// The number of the platform that the users of this process play on.
    pub fn plays_on(&self) -> u32 {
        self.plays_on
    }

    /// Asks who a user is, in the name of another. What the directory tells is kept for the functions below, until the one who asked asks again or logs out.
    pub fn query(
        self: &Arc<Self>,
        user: &UserId,
        target: Target,
        done: impl FnOnce(Outcome<UserId>) + Send + 'static,
    ) {
        let asker = match self.auth.account(user) {
            Ok(asker) => asker,
            Err(failure) => return self.post(|| done(Err(failure))),
        };
        let client = self.base.client.clone();
        let ask = async move { find(&client, Who::User(asker), target).await };
        let info = Arc::clone(self);
        self.base.ask(ask, move |found| {
            let found = found.and_then(|found| found.ok_or_else(nobody));
            done(found.map(|(account, told)| {
                // Whoever has logged out meanwhile knows nothing any more.
                if info.auth.account(&UserId::from(asker)).is_ok() {
                    info.known.lock().learn(asker, account, told);
                }
                UserId::from(account)
            }));
        });
    }

    /// The display name of a user.
    ///
    /// # Errors
    /// `EOS_InvalidUser`; `EOS_NotFound` where `user` has not asked, and where nobody is known by this id.
    pub fn name(&self, user: &UserId, target: &UserId) -> Outcome<String> {
        self.read(user, target, |told| told.display_name.clone())
    }

    /// The accounts that a user has in other systems, the one most recently used first.
    ///
    /// # Errors
    /// As for [`name`](Self::name).
    pub fn accounts(&self, user: &UserId, target: &UserId) -> Outcome<Vec<ExternalAccount>> {
        self.read(user, target, |told| told.accounts.clone())
    }

    /// By which name a user is shown to those on a platform.
    ///
    /// # Errors
    /// As for [`name`](Self::name).
    pub fn best_name(
        &self,
        user: &UserId,
        target: &UserId,
        platform: Platform,
    ) -> Outcome<BestName> {
        self.read(user, target, |told| BestName::of(told, platform))
    }

    fn read<T>(
        &self,
        user: &UserId,
        target: &UserId,
        read: impl FnOnce(&ProductUser) -> T,
    ) -> Outcome<T> {
        let asker = self.auth.account(user)?;
        let known = self.known.lock();
        let told = target.account().and_then(|target| known.get(asker, target));
        told.map(read).ok_or_else(|| {
            let message = format!(
                "TargetUserId: nothing is known of {target}; EOS_UserInfo_QueryUserInfo asks"
            );
            Failure::new(EOS_EResult::EOS_NotFound, message)
        })
    }
}

/// Who it is, and what the directory tells; nothing if it is nobody.
async fn find(
    client: &Client,
    asker: Who,
    target: Target,
) -> Result<Option<(AccountId, ProductUser)>, ClientError> {
    let account = match target {
        Target::User(user) => user.account(),
        Target::Named(display_name) => {
            let query = DisplayNameQuery { display_name };
            let answer = client.display_name(asker, query).await?;
            answer.product_user_id.as_deref().and_then(account_of)
        }
        Target::External(identity_provider_id, id) => {
            let query = ExternalAccountsQuery {
                identity_provider_id,
                account_ids: vec![id.clone()],
            };
            let answer = client.external_accounts(asker, query).await?;
            answer.ids.get(&id).map(String::as_str).and_then(account_of)
        }
    };
    let Some(account) = account else {
        return Ok(None);
    };
    let query = ProductUsersQuery {
        product_user_ids: vec![account],
    };
    let mut answer = client.product_users(asker, query).await?;
    let told = answer.product_users.remove(&account.padded());
    Ok(told.map(|told| (account, told)))
}

fn account_of(id: &str) -> Option<AccountId> {
    UserId::parse(id)?.account()
}

fn nobody() -> Failure {
    Failure::new(
        EOS_EResult::EOS_NotFound,
        "the directory knows nobody like that",
    )
}

fn forget(info: &Weak<UserInfo>, change: &LoginChange) {
    let Some(info) = info.upgrade() else {
        return;
    };
    if let (false, Some(account)) = (change.logged_in, change.user.account()) {
        info.known.lock().forget(account);
    }
}
