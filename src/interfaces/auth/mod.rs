//! Who is logged in with an Epic account: the Auth interface.

mod tokens;

use std::sync::Arc;

use greenroom_protocol::ids::AccountId;
use parking_lot::Mutex;

use crate::client::{ClientError, Notice, User};

pub use crate::client::AuthToken;
use crate::interfaces::notifications::{NotificationId, Notifications};
use crate::interfaces::users::{Login, LoginChange};
use crate::interfaces::{Base, Failure, Outcome};
use crate::result::{EOS_EResult, refine};
use crate::user_id::UserId;

/// The Epic accounts of one platform. An Epic account id is the number of an account of the directory, as a product user id is.
pub struct Auth {
    base: Base,
    /// In the order of their logins.
    logged_in: Mutex<Vec<AccountId>>,
    changes: Notifications<LoginChange>,
}

/// What a user logs in by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credentials {
    /// A name, at a developer's desk.
    Developer { name: String },
    /// A refresh token.
    Refresh { token: String },
    /// What this profile has kept of an earlier login.
    Persistent,
    /// A token of an OpenID Connect issuer.
    OpenId {
        token: String,
        /// Of which account there it must be.
        id: Option<String>,
    },
}

impl Auth {
    /// Nobody is logged in.
    pub fn new(base: Base) -> Arc<Self> {
        Arc::new(Self {
            base,
            logged_in: Mutex::default(),
            changes: Notifications::default(),
        })
    }

    /// Takes what happened in the background over, inside the next Tick.
    pub fn hear(self: &Arc<Self>, notice: &Notice) {
        if let Notice::LoggedOut { account, .. } = *notice {
            let auth = Arc::clone(self);
            self.base.post(move || auth.leave(account, || ()));
        }
    }

    /// Logs a user in.
    pub fn login(
        self: &Arc<Self>,
        credentials: Credentials,
        done: impl FnOnce(Outcome<Login>) + Send + 'static,
    ) {
        let client = self.base.client.clone();
        let refined = refinement(&credentials);
        let ask = async move {
            let answer = match credentials {
                Credentials::Developer { name } => client.login_developer(name).await,
                Credentials::Refresh { token } => client.login_refresh(token).await,
                Credentials::Persistent => client.login_persistent().await,
                Credentials::OpenId { token, id } => client.login_openid_auth(token, id).await,
            };
            match answer {
                Ok(user) => Ok(Answer::User(user)),
                Err(ClientError::UnknownUser { continuance }) => Ok(Answer::Unknown(continuance)),
                Err(error) => Err(error),
            }
        };
        let auth = Arc::clone(self);
        self.base.ask(ask, move |answer| match answer {
            Ok(Answer::User(user)) => auth.enter(&user, |user| done(Ok(Login::User(user)))),
            Ok(Answer::Unknown(continuance)) => done(Ok(Login::Unknown { continuance })),
            Err(failure) => done(Err(failure.refined(refined))),
        });
    }

    /// Makes the user that a login found missing, and logs it in.
    pub fn create_user(
        self: &Arc<Self>,
        continuance: String,
        done: impl FnOnce(Outcome<UserId>) + Send + 'static,
    ) {
        let client = self.base.client.clone();
        let ask = async move { client.create_epic_user(&continuance).await };
        let auth = Arc::clone(self);
        self.base.ask(ask, move |answer| match answer {
            Ok(user) => auth.enter(&user, |user| done(Ok(user))),
            Err(failure) => done(Err(failure)),
        });
    }

    /// Forgets a login, here only: the account stays, and so does what the profile keeps of it. Who is logged in by Connect too stays so.
    pub fn logout(
        self: &Arc<Self>,
        user: UserId,
        done: impl FnOnce(Outcome<UserId>) + Send + 'static,
    ) {
        // Now, and not when the game is told: a login that is called after this one would be forgotten with it.
        if let Ok(account) = self.account(&user) {
            self.base.client.logout_auth(account);
        }
        let auth = Arc::clone(self);
        self.base.post(move || match auth.account(&user) {
            Ok(account) => auth.leave(account, || done(Ok(user))),
            Err(failure) => done(Err(failure)),
        });
    }

    /// Runs `finish` inside the next Tick: for what is known already.
    pub fn post(&self, finish: impl FnOnce() + Send + 'static) {
        self.base.post(finish);
    }

    /// How many users are logged in.
    pub fn count(&self) -> usize {
        self.logged_in.lock().len()
    }

    /// The users who are logged in, in the order of their logins.
    pub fn by_index(&self, index: usize) -> Option<UserId> {
        let account = self.logged_in.lock().get(index).copied();
        account.map(UserId::from)
    }

    /// Whether this user is logged in.
    pub fn is_logged_in(&self, user: &UserId) -> bool {
        self.account(user).is_ok()
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

    /// Registers a callback for logins and logouts.
    pub fn watch(&self, watcher: impl Fn(&LoginChange) + Send + Sync + 'static) -> NotificationId {
        self.changes.add(watcher)
    }

    /// Removes such a callback; false if there is none of this id.
    pub fn unwatch(&self, id: NotificationId) -> bool {
        self.changes.remove(id)
    }

    /// Tells no watcher anything any more.
    pub fn silence(&self) {
        self.changes.clear();
    }

    /// Forgets a login, answers the operation that ended it, then tells the watchers. They are told nothing where the user was logged out before.
    fn leave(&self, account: AccountId, done: impl FnOnce()) {
        let was_in = {
            let mut logged_in = self.logged_in.lock();
            let at = logged_in.iter().position(|known| *known == account);
            at.map(|at| logged_in.remove(at)).is_some()
        };
        done();
        if was_in {
            self.changes.tell(&LoginChange {
                user: UserId::from(account),
                logged_in: false,
            });
        }
    }

    /// Notes a login, answers the operation, then tells the watchers.
    fn enter(&self, user: &User, done: impl FnOnce(UserId)) {
        let is_new = {
            let mut logged_in = self.logged_in.lock();
            let is_new = !logged_in.contains(&user.account);
            if is_new {
                logged_in.push(user.account);
            }
            is_new
        };
        let user = UserId::from(user.account);
        done(user.clone());
        if is_new {
            self.changes.tell(&LoginChange {
                user,
                logged_in: true,
            });
        }
    }
}

enum Answer {
    User(User),
    Unknown(String),
}

/// What a refusal means for credentials of this kind.
fn refinement(credentials: &Credentials) -> refine::Refine {
    match credentials {
        Credentials::Developer { .. } => refine::developer,
        Credentials::Refresh { .. } => refine::refresh,
        Credentials::Persistent => refine::persistent,
        Credentials::OpenId { .. } => refine::external_auth,
    }
}
