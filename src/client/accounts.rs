//! Devices, logins and the tokens that come of them.

use std::collections::VecDeque;
use std::sync::Arc;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, ConnectionId};
use greenroom_protocol::token::{DEVICE_ID_AUTH, DeviceForm, TokenAnswer, TokenForm};
use parking_lot::Mutex;
use tokio::sync::watch;
use tokio::task::AbortHandle;

use super::error::ClientError;
use super::random;
use super::renewal::Access;
use super::standing::Standings;
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

/// What an access token is asked for with.
#[derive(Clone)]
pub(super) enum Proof {
    User(Credentials),
    /// The program's own id and secret, which go with every request for a token, do; this names the run of the program.
    Server {
        instance: String,
    },
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

/// A user who is logged in, or the program as a server, and what hangs on that.
pub(super) struct Login {
    pub(super) who: Who,
    pub(super) proof: Mutex<Proof>,
    /// The present token; none before a server's first question.
    pub(super) access: watch::Sender<Option<Access>>,
    /// Held while the token is renewed, so that many refused requests make one renewal.
    pub(super) renewal: tokio::sync::Mutex<()>,
    /// The push channel that is open now.
    pub(super) connection: watch::Sender<Option<ConnectionId>>,
    /// Why there is none, as the last attempt to open one met it.
    pub(super) outage: Mutex<Option<Failure>>,
    leaving: watch::Sender<bool>,
    /// One that the directory does not take for alive, whatever it looks like from here.
    pub(super) doubted: watch::Sender<Option<ConnectionId>>,
    /// The sessions that hang on the push channel.
    pub(super) standings: Standings,
    pub(super) keeper: Mutex<Option<AbortHandle>>,
}

impl Login {
    fn new(who: Who, proof: Proof, access: Option<Access>) -> Self {
        Self {
            who,
            proof: Mutex::new(proof),
            access: watch::Sender::new(access),
            renewal: tokio::sync::Mutex::default(),
            connection: watch::Sender::new(None),
            outage: Mutex::default(),
            leaving: watch::Sender::new(false),
            doubted: watch::Sender::new(None),
            standings: Standings::default(),
            keeper: Mutex::default(),
        }
    }

    /// The present token, however old.
    pub(super) fn token(&self) -> Option<Token> {
        let access = self.access.borrow();
        access.as_ref().map(|access| Arc::clone(&access.token))
    }

    /// Makes [`left`](Self::left) come true.
    pub(super) fn leave(&self) {
        self.leaving.send_replace(true);
    }

    /// Whether the user is logged out.
    pub(super) fn has_left(&self) -> bool {
        *self.leaving.borrow()
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
        let user = User {
            account,
            display_name: credentials.display_name.clone(),
        };
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
        Ok(user)
    }
}

impl Core {
    pub(super) fn token_form(&self, proof: &Proof) -> TokenForm {
        match proof {
            Proof::User(credentials) => self.device_form(credentials),
            Proof::Server { instance } => TokenForm {
                grant_type: "client_credentials".to_owned(),
                deployment_id: Some(self.config.deployment.as_str().to_owned()),
                greenroom_instance: Some(instance.clone()),
                ..TokenForm::default()
            },
        }
    }

    fn device_form(&self, credentials: &Credentials) -> TokenForm {
        TokenForm {
            grant_type: "external_auth".to_owned(),
            deployment_id: Some(self.config.deployment.as_str().to_owned()),
            external_auth_type: Some(DEVICE_ID_AUTH.to_owned()),
            external_auth_token: Some(credentials.device_token.clone()),
            nonce: Some(format!("{:016x}", random::number())),
            display_name: Some(credentials.display_name.clone()),
            greenroom: Some("continuance".to_owned()),
            ..TokenForm::default()
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
