//! Devices, logins and the tokens that come of them.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, ConnectionId, SessionName};
use greenroom_protocol::token::{DEVICE_ID_AUTH, DeviceForm, TokenAnswer, TokenForm};
use parking_lot::Mutex;
use tokio::sync::watch;
use tokio::task::AbortHandle;

use super::error::ClientError;
use super::random;
use super::transport::{Failure, Token};
use super::{Client, Core, User, Who};

/// How many logins can wait for their user to be created; of more, the oldest are forgotten.
const PENDING_MAX: usize = 16;

/// How a user proves who it is.
#[derive(Clone)]
pub(super) struct Credentials {
    device_token: String,
    display_name: String,
}

/// Logins of users who have no account yet, by continuance token.
#[derive(Default)]
pub(super) struct Pending(VecDeque<(String, Credentials)>);

impl Pending {
    fn add(&mut self, continuance: String, credentials: Credentials) {
        if self.0.len() == PENDING_MAX {
            self.0.pop_front();
        }
        self.0.push_back((continuance, credentials));
    }

    fn get(&self, continuance: &str) -> Option<Credentials> {
        let (_, credentials) = self.0.iter().find(|(known, _)| known == continuance)?;
        Some(credentials.clone())
    }
}

/// A user who is logged in, and what hangs on that.
pub(super) struct Login {
    pub(super) who: Who,
    credentials: Mutex<Credentials>,
    token: Mutex<Token>,
    /// Held while the token is renewed, so that many refused requests make one renewal.
    renewal: tokio::sync::Mutex<()>,
    /// The push channel that is open now.
    pub(super) connection: watch::Sender<Option<ConnectionId>>,
    /// Why there is none, as the last attempt to open one met it.
    pub(super) outage: Mutex<Option<Failure>>,
    leaving: watch::Sender<bool>,
    /// The sessions that hang on the push channel.
    pub(super) remembered: Mutex<BTreeSet<SessionName>>,
    pub(super) keeper: Mutex<Option<AbortHandle>>,
}

impl Login {
    fn new(who: Who, credentials: Credentials, token: Token) -> Self {
        Self {
            who,
            credentials: Mutex::new(credentials),
            token: Mutex::new(token),
            renewal: tokio::sync::Mutex::default(),
            connection: watch::Sender::new(None),
            outage: Mutex::default(),
            leaving: watch::Sender::new(false),
            remembered: Mutex::default(),
            keeper: Mutex::default(),
        }
    }

    pub(super) fn token(&self) -> Token {
        self.token.lock().clone()
    }

    /// Makes [`left`](Self::left) come true.
    pub(super) fn leave(&self) {
        self.leaving.send_replace(true);
    }

    /// Waits until the user is logged out.
    pub(super) async fn left(&self) {
        // The sender is `self`'s own: the wait cannot fail.
        let _ = self.leaving.subscribe().wait_for(|leaving| *leaving).await;
    }
}

impl Client {
    /// Makes a device id for this profile and keeps it.
    ///
    /// # Errors
    /// [`ClientError::DuplicateDevice`] if the profile has one on this directory.
    pub async fn create_device_id(&self, model: &str) -> Result<(), ClientError> {
        let core = &self.0.core;
        let end = core.deadline();
        let info = core.retry(end, || core.transport.info()).await?;
        if core.device_token(&info.directory)?.is_some() {
            return Err(ClientError::DuplicateDevice);
        }
        let form = DeviceForm {
            device_model: model.to_owned(),
        };
        let answer = core.retry(end, || core.transport.device(&form)).await?;
        // Another process of the same profile may have been first.
        let directory = &answer.greenroom.directory;
        match core
            .config
            .secrets
            .add(directory, &core.deployment_key(), &answer.access_token)
        {
            Ok(true) => Ok(()),
            Ok(false) => Err(ClientError::DuplicateDevice),
            Err(why) => Err(ClientError::Storage(why)),
        }
    }

    /// Logs in with the profile's device id, and begins to open the user's push channel.
    ///
    /// # Errors
    /// [`ClientError::NoDevice`], or [`ClientError::UnknownUser`] with what [`create_user`](Self::create_user) takes.
    pub async fn login_device(&self, display_name: &str) -> Result<User, ClientError> {
        let core = &self.0.core;
        let end = core.deadline();
        let info = core.retry(end, || core.transport.info()).await?;
        let Some(device_token) = core.device_token(&info.directory)? else {
            return Err(ClientError::NoDevice);
        };
        let credentials = Credentials {
            device_token,
            display_name: display_name.to_owned(),
        };
        let form = core.device_form(&credentials);
        let error = match core.retry(end, || core.transport.token(&form)).await {
            Ok(answer) => return self.admit(&answer, credentials),
            Err(error) => error,
        };
        match &error {
            ClientError::UnknownUser { continuance } => {
                let mut pending = core.pending.lock();
                pending.add(continuance.clone(), credentials);
            }
            // The directory is the one that made the device and does not know it any more: a backup was put back, or somebody deleted it. Kept, it would bar the way to a new one.
            ClientError::Refused(refusal) if refusal.code == ErrorCode::InvalidCredential => {
                core.forget_device(&info.directory, &credentials.device_token)?;
                return Err(ClientError::NoDevice);
            }
            _ => {}
        }
        Err(error)
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
        let form = TokenForm {
            grant_type: "continuance".to_owned(),
            deployment_id: Some(core.config.deployment.as_str().to_owned()),
            continuance_token: Some(continuance.to_owned()),
            ..TokenForm::default()
        };
        let answer = core
            .retry(core.deadline(), || core.transport.token(&form))
            .await?;
        self.admit(&answer, credentials)
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
        let user = User {
            account,
            display_name: credentials.display_name.clone(),
        };
        let token = Token::from(answer.access_token.as_str());
        let login = {
            let mut logins = self.0.core.logins.lock();
            match logins.get(&Who::User(account)) {
                // Logged in anew: its sessions and its push channel stay.
                Some(login) => {
                    *login.credentials.lock() = credentials;
                    *login.token.lock() = token;
                    Arc::clone(login)
                }
                None => {
                    let login = Arc::new(Login::new(account.into(), credentials, token));
                    logins.insert(account.into(), Arc::clone(&login));
                    login
                }
            }
        };
        self.keep_connected(&login);
        Ok(user)
    }
}

impl Core {
    /// Another token for a user whose present one was refused, unless somebody else has renewed it meanwhile. One attempt.
    pub(super) async fn renew(&self, login: &Login, refused: &Token) -> Result<Token, Failure> {
        let _one_at_a_time = login.renewal.lock().await;
        let present = login.token();
        if present != *refused {
            return Ok(present);
        }
        let credentials = login.credentials.lock().clone();
        let form = self.device_form(&credentials);
        let answer = self.transport.token(&form).await?;
        if answer.account().map(Who::User) != Some(login.who) {
            let message = "the device belongs to another user by now";
            return Err(Failure::Refused(Refusal::new(
                ErrorCode::Unauthorized,
                message,
            )));
        }
        let token = Token::from(answer.access_token);
        *login.token.lock() = token.clone();
        Ok(token)
    }

    fn device_form(&self, credentials: &Credentials) -> TokenForm {
        TokenForm {
            grant_type: "external_auth".to_owned(),
            deployment_id: Some(self.config.deployment.as_str().to_owned()),
            external_auth_type: Some(DEVICE_ID_AUTH.to_owned()),
            external_auth_token: Some(credentials.device_token.clone()),
            nonce: Some(format!("{:016x}", random::number())),
            display_name: Some(credentials.display_name.clone()),
            continuance_token: None,
            greenroom_instance: None,
            greenroom: Some("continuance".to_owned()),
        }
    }

    fn deployment_key(&self) -> String {
        self.config.deployment.folded()
    }

    fn device_token(&self, directory: &str) -> Result<Option<String>, ClientError> {
        self.config
            .secrets
            .load(directory, &self.deployment_key())
            .map_err(ClientError::Storage)
    }

    fn forget_device(&self, directory: &str, device_token: &str) -> Result<(), ClientError> {
        self.config
            .secrets
            .remove(directory, &self.deployment_key(), device_token)
            .map_err(ClientError::Storage)
    }
}
