//! Logins of the Auth interface, with an Epic account: what they are asked for by, and the tokens that come of them.

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::time::Timestamp;
use greenroom_protocol::token::{EPIC_ACCOUNT_SCOPE, TokenAnswer, TokenForm, TokenQuery};
use tokio::time::Instant;

use super::{Credentials, Face, Login};
use crate::client::error::ClientError;
use crate::client::throttle::{Class, Quota};
use crate::client::{Client, Core, Notice, User, Who};

/// A token of a login with an Epic account, by which Connect logs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EpicToken {
    /// The access token.
    Access(String),
    /// The id token.
    Id(String),
}

/// By what a user may log in again.
#[derive(Clone)]
pub(in crate::client) struct Refresh {
    token: Arc<str>,
    /// Which directory knows it.
    directory: Arc<str>,
    /// When it is good no more, if nobody uses it.
    end: Instant,
    until: Timestamp,
}

impl Refresh {
    pub(super) fn of(answer: &TokenAnswer) -> Option<Self> {
        let lifetime = Duration::from_secs(answer.refresh_expires_in?);
        Some(Self {
            token: answer.refresh_token.as_deref()?.into(),
            directory: answer.greenroom.directory.as_str().into(),
            // One of thousands of years is as good as one that never ends.
            end: Instant::now().checked_add(lifetime)?,
            until: answer.refresh_expires_at?,
        })
    }
}

/// The tokens of a user who is logged in by Auth.
#[derive(Clone, Debug, PartialEq)]
pub struct AuthToken {
    /// What the program calls its product; else the client id.
    pub app: String,
    pub client_id: String,
    pub access_token: String,
    /// Seconds from now.
    pub expires_in: f64,
    pub expires_at: Timestamp,
    pub refresh: Option<RefreshShown>,
}

/// The refresh token among them.
#[derive(Clone, Debug, PartialEq)]
pub struct RefreshShown {
    pub token: String,
    /// Seconds from now, if nobody uses it.
    pub expires_in: f64,
    pub expires_at: Timestamp,
}

impl Client {
    /// Logs in by Auth as a developer of this name, at a directory that stands at a desk.
    ///
    /// # Errors
    /// Refusals: [`ErrorCode::Unsupported`] by any other directory.
    pub async fn login_developer(&self, name: String) -> Result<User, ClientError> {
        let credentials = Credentials::Developer { name };
        let form = self.0.core.login_form(&credentials);
        self.login_auth(credentials, form).await
    }

    /// Logs in by Auth with a token of an OpenID Connect issuer, which must be that of the account `id` there, where one is named; else as [`login_openid`](Self::login_openid).
    ///
    /// # Errors
    /// [`ClientError::UnknownUser`] with what [`create_epic_user`](Self::create_epic_user) takes; refusals as there.
    pub async fn login_openid_auth(
        &self,
        token: String,
        id: Option<String>,
    ) -> Result<User, ClientError> {
        let credentials = Credentials::OpenId { token };
        let form = TokenForm {
            external_account_id: id,
            ..self.0.core.login_form(&credentials)
        };
        self.login_auth(credentials, form).await
    }

    /// Logs in by Auth with a refresh token of a login on this directory. It is not kept for [`login_persistent`](Self::login_persistent).
    ///
    /// # Errors
    /// Refusals: [`ErrorCode::InvalidCredential`] for one that is not, or no longer, good.
    pub async fn login_refresh(&self, token: String) -> Result<User, ClientError> {
        let end = self.0.core.deadline();
        self.login_again(token, end).await
    }

    /// Logs in by Auth with the refresh token that this profile keeps.
    ///
    /// # Errors
    /// A refusal with [`ErrorCode::InvalidCredential`] where there is none, or it is good no more; it is forgotten then.
    pub async fn login_persistent(&self) -> Result<User, ClientError> {
        let core = &self.0.core;
        let end = core.deadline();
        let info = core.retry(end, || core.transport.info()).await?;
        let Some(token) = core.kept_refresh(&info.directory)? else {
            let message = "this profile keeps no login for this directory and deployment";
            return Err(Refusal::new(ErrorCode::InvalidCredential, message).into());
        };
        let answer = self.login_again(token.clone(), end).await;
        if let Err(ClientError::Refused(refusal)) = &answer
            && refusal.code == ErrorCode::InvalidCredential
        {
            core.forget_refresh(&info.directory, &token)?;
        }
        answer
    }

    /// Makes an account for the user that a login has not found, and logs it in by Auth.
    ///
    /// # Errors
    /// As [`create_user`](Self::create_user).
    pub async fn create_epic_user(&self, continuance: &str) -> Result<User, ClientError> {
        let form = Core::with_epic_account(self.0.core.continuance_form(continuance));
        let user = self.go_on(continuance, &form, Face::Auth).await?;
        self.keep_login(&user);
        Ok(user)
    }

    /// Logs in by Connect with a token of a login by Auth, of this client or of another program's.
    ///
    /// # Errors
    /// Refusals: [`ErrorCode::InvalidCredential`] for a token that is not, or no longer, good.
    pub async fn login_epic(&self, token: EpicToken) -> Result<User, ClientError> {
        let end = self.0.core.deadline();
        let credentials = Credentials::Epic { token };
        let form = self.0.core.login_form(&credentials);
        self.login_with(&form, credentials, Face::Connect, end)
            .await
    }

    /// Logs a user out of the Auth interface; else as [`logout`](Self::logout).
    pub fn logout_auth(&self, user: AccountId) {
        self.0.core.leave_by(user.into(), Face::Auth);
    }

    /// Forgets the refresh token that this profile keeps, and has the directory revoke it. Who is logged in by it stays so until the login would have to be renewed.
    pub async fn forget_persistent(&self) -> Result<(), ClientError> {
        let core = &self.0.core;
        let end = core.deadline();
        let info = core.retry(end, || core.transport.info()).await?;
        let Some(token) = core.kept_refresh(&info.directory)? else {
            return Ok(());
        };
        // First here: a directory that cannot be reached must not let the next start log in.
        core.forget_refresh(&info.directory, &token)?;
        self.revoke(token).await
    }

    /// Has the directory revoke a refresh token of this program.
    pub async fn revoke(&self, token: String) -> Result<(), ClientError> {
        let core = &self.0.core;
        let form = TokenQuery { token };
        let quota = Quota::of_anybody(Class::Logins);
        let make = || {
            core.throttle
                .pass(quota, core.transport.revoke(&form))
                .boxed()
        };
        core.retry(core.deadline(), make).await
    }

    /// Whose an access token of a login by Auth in this deployment is, in 32 digits; nobody's where it is not, or no longer, good.
    pub async fn owner_of_epic_token(&self, token: String) -> Result<Option<String>, ClientError> {
        let core = &self.0.core;
        let form = TokenQuery { token };
        let quota = Quota::of_anybody(Class::Logins);
        let make = || {
            core.throttle
                .pass(quota, core.transport.introspect(&form))
                .boxed()
        };
        let found = core.retry(core.deadline(), make).await?;
        let deployment = found.deployment_id.unwrap_or_default();
        let is_ours = found.active
            && found.scope.as_deref() == Some(EPIC_ACCOUNT_SCOPE)
            && deployment.eq_ignore_ascii_case(core.config.deployment.as_str());
        Ok(found.sub.filter(|_| is_ours))
    }

    /// The tokens of a user who is logged in by Auth, while they are good.
    pub fn auth_token(&self, user: AccountId) -> Option<AuthToken> {
        let core = &self.0.core;
        let login = self.auth_login(user)?;
        let now = Instant::now();
        let seconds = |end: Instant| end.saturating_duration_since(now).as_secs_f64();
        let access = login.access.borrow().clone();
        let access = access.filter(|access| access.is_good())?;
        let refresh = login.refresh.lock().clone();
        Some(AuthToken {
            app: core
                .config
                .labels
                .product
                .clone()
                .unwrap_or_else(|| core.config.client_id.clone()),
            client_id: core.config.client_id.clone(),
            access_token: access.token.to_string(),
            expires_in: seconds(access.end),
            expires_at: access.until,
            refresh: refresh
                .filter(|refresh| now < refresh.end)
                .map(|refresh| RefreshShown {
                    token: refresh.token.to_string(),
                    expires_in: seconds(refresh.end),
                    expires_at: refresh.until,
                }),
        })
    }

    /// The id token of such a user's Epic account, while it is good.
    pub fn epic_id_token(&self, user: AccountId) -> Option<String> {
        let login = self.auth_login(user)?;
        let access = login.access.borrow();
        let access = access.as_ref().filter(|access| access.is_good())?;
        access.epic_id_token.as_deref().map(str::to_owned)
    }

    fn auth_login(&self, user: AccountId) -> Option<Arc<Login>> {
        let login = self.0.core.login_of(user.into()).ok()?;
        login.has(Face::Auth).then_some(login)
    }

    async fn login_auth(
        &self,
        credentials: Credentials,
        form: TokenForm,
    ) -> Result<User, ClientError> {
        let form = Core::with_epic_account(form);
        let end = self.0.core.deadline();
        let user = self.login_with(&form, credentials, Face::Auth, end).await?;
        self.keep_login(&user);
        Ok(user)
    }

    async fn login_again(&self, token: String, end: Instant) -> Result<User, ClientError> {
        let credentials = Credentials::Refresh { token };
        let form = self.0.core.login_form(&credentials);
        self.login_with(&form, credentials, Face::Auth, end).await
    }

    /// Keeps the refresh token of a login in the profile. Where that fails the user is logged in all the same, and the next start asks for credentials.
    fn keep_login(&self, user: &User) {
        let core = &self.0.core;
        let Ok(login) = core.login_of(Who::User(user.account)) else {
            return;
        };
        let refresh = login.refresh.lock().clone();
        if let Some(refresh) = refresh
            && let Err(why) = core.keep_refresh(&refresh)
        {
            let who = user.account.into();
            core.notify(Notice::NotKept { who, why });
        }
    }
}

impl Credentials {
    /// What the login is renewed by: a token that ends soon gives way to the refresh token that came for it.
    pub(super) fn lasting(self, refresh: Option<&Refresh>) -> Self {
        match (self, refresh) {
            (Self::OpenId { .. }, Some(refresh)) => Self::Refresh {
                token: refresh.token.to_string(),
            },
            (credentials, _) => credentials,
        }
    }
}

impl Core {
    fn kept_refresh(&self, directory: &str) -> Result<Option<String>, ClientError> {
        let kept = self
            .config
            .secrets
            .load_refresh(directory, &self.deployment_key());
        kept.map_err(ClientError::Storage)
    }

    fn keep_refresh(&self, refresh: &Refresh) -> Result<(), String> {
        let (secrets, deployment) = (&self.config.secrets, self.deployment_key());
        secrets.keep_refresh(&refresh.directory, &deployment, Some(&refresh.token))
    }

    /// Forgets the refresh token, if it is still this one.
    fn forget_refresh(&self, directory: &str, token: &str) -> Result<(), ClientError> {
        if self.kept_refresh(directory)?.as_deref() != Some(token) {
            return Ok(());
        }
        let (secrets, deployment) = (&self.config.secrets, self.deployment_key());
        let forgotten = secrets.keep_refresh(directory, &deployment, None);
        forgotten.map_err(ClientError::Storage)
    }
}
