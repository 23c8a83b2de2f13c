//! Who is logged in with an Epic account: the Auth interface.

mod tokens;

use std::sync::Arc;

use greenroom_protocol::ids::AccountId;

use crate::client::Notice;
use crate::interfaces::logins::{Answer, Login, Logins};
use crate::interfaces::{Base, Failure, Outcome};
use crate::result::refine;
use crate::user_id::UserId;

pub use crate::client::AuthToken;

/// The Epic accounts of one platform. An Epic account id is the number of an account of the directory, as a product user id is.
pub struct Auth {
    base: Base,
    /// Who is logged in.
    pub logins: Logins,
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
            logins: Logins::new("Epic account"),
        })
    }

    /// Takes what happened in the background over, inside the next Tick.
    pub fn hear(self: &Arc<Self>, notice: &Notice) {
        if let Notice::LoggedOut { account, .. } = *notice {
            let auth = Arc::clone(self);
            self.base
                .post(move || auth.logins.leave(account, || (), || ()));
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
            Answer::of(answer)
        };
        let auth = Arc::clone(self);
        self.base.ask(ask, move |answer| match answer {
            Ok(answer) => auth.logins.settle(answer, |login| done(Ok(login))),
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
            Ok(user) => auth.logins.enter(&user, |user| done(Ok(user))),
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
            Ok(account) => auth.logins.leave(account, || (), || done(Ok(user))),
            Err(failure) => done(Err(failure)),
        });
    }

    /// Runs `finish` inside the next Tick: for what is known already.
    pub fn post(&self, finish: impl FnOnce() + Send + 'static) {
        self.base.post(finish);
    }

    /// The account of a user who must be logged in.
    ///
    /// # Errors
    /// `EOS_InvalidUser` for whoever is not.
    pub fn account(&self, user: &UserId) -> Result<AccountId, Failure> {
        self.logins.account(user)
    }

    /// Tells no watcher anything any more.
    pub fn silence(&self) {
        self.logins.silence();
    }
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
