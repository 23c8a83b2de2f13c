//! Logging in and out.

use std::sync::Arc;

use futures_util::FutureExt;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::token::{TokenAnswer, TokenForm};
use tokio::time::Instant;

use super::{Credentials, Login, Proof};
use crate::client::error::ClientError;
use crate::client::renewal::Access;
use crate::client::throttle::{Class, Quota};
use crate::client::transport::Attempt;
use crate::client::{Client, Core, User, Who};

impl Client {
    /// Logs in with the profile's device id, and begins to open the user's push channel.
    ///
    /// # Errors
    /// [`ClientError::NoDevice`], or [`ClientError::UnknownUser`] with what [`create_user`](Self::create_user) and [`link_account`](Self::link_account) take.
    pub async fn login_device(&self, display_name: &str) -> Result<User, ClientError> {
        let core = &self.0.core;
        let end = core.deadline();
        let info = core.retry(end, || core.transport.info()).await?;
        let Some(token) = core.device_token(&info.directory)? else {
            return Err(ClientError::NoDevice);
        };
        let credentials = Credentials::Device {
            token: token.clone(),
            display_name: display_name.to_owned(),
        };
        match self.login(credentials, end).await {
            // The directory is the one that made the device and does not know it any more: a backup was put back, or somebody deleted it. Kept, it would bar the way to a new one.
            Err(ClientError::Refused(refusal)) if refusal.code == ErrorCode::InvalidCredential => {
                core.forget_device(&info.directory, &token)?;
                Err(ClientError::NoDevice)
            }
            answer => answer,
        }
    }

    /// Logs in with a token of an OpenID Connect issuer that the directory trusts, and begins to open the user's push channel.
    ///
    /// # Errors
    /// [`ClientError::UnknownUser`] as for a device. Refusals: [`ErrorCode::InvalidCredential`] for a token that is not, or no longer, good; [`ErrorCode::Unsupported`] by a directory that trusts no
    /// issuer; [`ErrorCode::IdentityProviderUnavailable`] while the issuer cannot be asked.
    pub async fn login_openid(&self, token: String) -> Result<User, ClientError> {
        let end = self.0.core.deadline();
        self.login(Credentials::OpenId { token }, end).await
    }

    async fn login(&self, credentials: Credentials, end: Instant) -> Result<User, ClientError> {
        let core = &self.0.core;
        let form = core.login_form(&credentials);
        match core.retry(end, || core.grant(&form)).await {
            Ok(answer) => self.admit(&answer, credentials),
            Err(error) => {
                if let ClientError::UnknownUser { continuance } = &error {
                    let mut pending = core.pending.lock();
                    pending.add(continuance.clone(), credentials);
                }
                Err(error)
            }
        }
    }

    /// Makes an account for the user that a login has not found, and logs it in.
    ///
    /// # Errors
    /// A refusal with [`ErrorCode::InvalidCredential`] if the token is not from a login of this client, or is too old.
    pub async fn create_user(&self, continuance: &str) -> Result<User, ClientError> {
        let core = &self.0.core;
        let Some(credentials) = core.pending.lock().get(continuance) else {
            return Err(ClientError::Refused(Refusal::new(
                ErrorCode::InvalidCredential,
                "the continuance token is not from a login on this platform",
            )));
        };
        let form = core.continuance_form(continuance);
        let answer = core.retry(core.deadline(), || core.grant(&form)).await?;
        self.admit(&answer, credentials)
    }

    /// Lets the program itself ask, as a trusted server; `instance` names this run of it, and what it makes is its own alone. Sends nothing: the first question fetches the token.
    pub fn act_as_server(&self, instance: String) {
        let login = Login::new(Who::Server, Proof::Server { instance }, None);
        let mut logins = self.0.core.logins.lock();
        logins.insert(Who::Server, Arc::new(login));
    }

    /// Forgets the user's tokens and sessions at once, and closes its push channel with a farewell, which ends its sessions on the directory. Nothing happens for a user who is not logged in.
    pub fn logout(&self, user: AccountId) {
        if let Some(login) = self.0.core.logins.lock().remove(&Who::User(user)) {
            login.leave();
        }
    }

    fn admit(&self, answer: &TokenAnswer, credentials: Credentials) -> Result<User, ClientError> {
        let account = answer.account().ok_or_else(|| {
            let message = "the directory's answer names no user";
            ClientError::Refused(Refusal::new(ErrorCode::Internal, message))
        })?;
        let display_name = match &credentials {
            Credentials::Device { display_name, .. } => display_name.clone(),
            Credentials::OpenId { .. } => String::new(),
        };
        self.0.core.date.learn(answer);
        let (proof, access) = (Proof::User(credentials), Some(Access::of(answer)));
        let login = {
            let mut logins = self.0.core.logins.lock();
            match logins.get(&Who::User(account)) {
                // Logged in anew: its sessions and its push channel stay.
                Some(login) => {
                    *login.proof.lock() = proof;
                    login.access.send_replace(access);
                    Arc::clone(login)
                }
                None => {
                    let login = Arc::new(Login::new(account.into(), proof, access));
                    logins.insert(account.into(), Arc::clone(&login));
                    login
                }
            }
        };
        self.keep_connected(&login);
        Ok(User {
            account,
            display_name,
        })
    }
}

impl Core {
    /// One attempt at a token.
    pub(in crate::client) fn grant<'a>(&'a self, form: &'a TokenForm) -> Attempt<'a, TokenAnswer> {
        let quota = Quota::of_anybody(Class::Logins);
        let attempt = self.transport.token(form);
        self.throttle.pass(quota, attempt).boxed()
    }

    /// Ends this login, if it is the user's present one.
    pub(super) fn dismiss(&self, login: &Arc<Login>) {
        let mut logins = self.logins.lock();
        if logins
            .get(&login.who)
            .is_some_and(|present| Arc::ptr_eq(present, login))
        {
            logins.remove(&login.who);
        }
        drop(logins);
        login.leave();
    }
}
