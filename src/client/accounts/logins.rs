//! Logging in and out.

use std::sync::Arc;

use futures_util::FutureExt;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::token::{TokenAnswer, TokenForm};
use tokio::time::Instant;

use super::{Credentials, Face, Login, Proof, Refresh};
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
        let form = self.0.core.login_form(&credentials);
        self.login_with(&form, credentials, Face::Connect, end)
            .await
    }

    pub(super) async fn login_with(
        &self,
        form: &TokenForm,
        credentials: Credentials,
        face: Face,
        end: Instant,
    ) -> Result<User, ClientError> {
        let core = &self.0.core;
        match core.retry(end, || core.grant(form)).await {
            Ok(answer) => self.admit(&answer, credentials, face),
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
        let form = self.0.core.continuance_form(continuance);
        self.go_on(continuance, &form, Face::Connect).await
    }

    pub(super) async fn go_on(
        &self,
        continuance: &str,
        form: &TokenForm,
        face: Face,
    ) -> Result<User, ClientError> {
        let core = &self.0.core;
        let Some(credentials) = core.pending.lock().get(continuance) else {
            return Err(ClientError::Refused(Refusal::new(
                ErrorCode::InvalidCredential,
                "the continuance token is not from a login on this platform",
            )));
        };
        let answer = core.retry(core.deadline(), || core.grant(form)).await?;
        self.admit(&answer, credentials, face)
    }

    /// Lets the program itself ask, as a trusted server; `instance` names this run of it, and what it makes is its own alone. Sends nothing: the first question fetches the token.
    pub fn act_as_server(&self, instance: String) {
        let login = Login::new(Who::Server, Proof::Server { instance }, None);
        let mut logins = self.0.core.logins.lock();
        logins.insert(Who::Server, Arc::new(login));
    }

    /// Logs a user out of the Connect interface. Unless it is logged in by Auth too, its tokens and sessions are forgotten at once, and its push channel is closed with a farewell, which ends its sessions
    /// on the directory. Nothing happens for a user who is not logged in.
    pub fn logout(&self, user: AccountId) {
        self.0.core.leave_by(user.into(), Face::Connect);
    }

    fn admit(
        &self,
        answer: &TokenAnswer,
        credentials: Credentials,
        face: Face,
    ) -> Result<User, ClientError> {
        let account = answer.account().ok_or_else(|| {
            let message = "the directory's answer names no user";
            ClientError::Refused(Refusal::new(ErrorCode::Internal, message))
        })?;
        let display_name = match &credentials {
            Credentials::Device { display_name, .. } => display_name.clone(),
            Credentials::Developer { name } => name.clone(),
            Credentials::OpenId { .. } | Credentials::Refresh { .. } | Credentials::Epic { .. } => {
                String::new()
            }
        };
        self.0.core.date.learn(answer);
        let refresh = Refresh::of(answer);
        let proof = Proof::User(credentials.lasting(refresh.as_ref()));
        let access = Some(Access::of(answer));
        let login = {
            let mut logins = self.0.core.logins.lock();
            match logins.get(&Who::User(account)) {
                // Logged in anew: its sessions and its push channel stay. The tokens of a login by Auth can do what those of one by Connect can, and more: they stay too, unless they near their end.
                Some(login) => {
                    let stays = face == Face::Connect
                        && login.has(Face::Auth)
                        && login.access.borrow().as_ref().is_some_and(Access::is_fresh);
                    if !stays {
                        *login.proof.lock() = proof;
                        login.access.send_replace(access);
                    }
                    Arc::clone(login)
                }
                None => {
                    let login = Arc::new(Login::new(account.into(), proof, access));
                    logins.insert(account.into(), Arc::clone(&login));
                    login
                }
            }
            .entered_by(face, refresh)
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

    /// Ends this login by the Connect interface, if it is the user's present one.
    pub(super) fn dismiss(&self, login: &Arc<Login>) {
        let present = self.logins.lock().get(&login.who).map(Arc::as_ptr);
        if present == Some(Arc::as_ptr(login)) {
            self.leave_by(login.who, Face::Connect);
        }
    }

    /// Ends a login by one interface; where that was the last one, altogether.
    pub(super) fn leave_by(&self, who: Who, face: Face) {
        let mut logins = self.logins.lock();
        let is_last = |login: &Arc<Login>| login.faces.lock().remove(face);
        if !logins.get(&who).is_some_and(is_last) {
            return;
        }
        if let Some(login) = logins.remove(&who) {
            drop(logins);
            login.leave();
        }
    }
}
