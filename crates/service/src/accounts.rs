//! Accounts: how programs and players come by access tokens.

use std::net::IpAddr;

use greenroom_directory::caller::{Caller, Principal};
use greenroom_directory::policy::{Action, Policy};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, Deployment, ServerInstance};
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;
use greenroom_protocol::token::{DEVICE_ID_AUTH, DeviceAnswer, DeviceForm, TokenAnswer, TokenForm};
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use crate::answer::TokenRefusal;
use crate::service::{Service, overtaken, unavailable, unwritable};
use crate::store::{Batch, Change, Expect, Record, WriteError};
use crate::tokens::{Claims, Use};
use crate::{draw, records, rights};

/// What a program presents to be let in.
#[derive(Clone)]
pub struct ClientCredentials {
    /// The client id.
    pub id: String,
    /// Its secret.
    pub secret: String,
}

/// A device as it is stored, under the digest of its token: whoever reads the
/// store cannot log in as the device.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct DeviceRecord {
    #[serde(default)]
    account: Option<AccountId>,
    model: String,
    created: Timestamp,
}

/// An account as it is stored.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct AccountRecord {
    /// The display name of the login that made it.
    name: String,
    created: Timestamp,
}

/// Whom a token is for.
struct Grantee<'a> {
    deployment: &'a str,
    client_id: &'a str,
    principal: Principal,
    /// The device that it logs in from.
    device: Option<String>,
}

impl Service {
    /// Makes a device id: a secret that logs in without any other account. The
    /// account behind it is made at the first login.
    ///
    /// # Errors
    /// `InvalidClient`, `BadRequest` for an empty device model (a long one is
    /// cut), `Unavailable`.
    pub async fn create_device(
        &self,
        client: &ClientCredentials,
        form: &DeviceForm,
    ) -> Result<DeviceAnswer, Refusal> {
        rights::admitted(&*self.parts.clients, client)?;
        if form.device_model.is_empty() {
            return Err(Refusal::bad_request("deviceModel is empty"));
        }
        let model = &form.device_model;
        let cut = model.floor_char_boundary(limits::DEVICE_MODEL_MAX);
        let created = self.now();
        let device = DeviceRecord {
            account: None,
            model: model[..cut].to_owned(),
            created,
        };
        let token = draw::secret(&*self.parts.random);
        let key = records::device(&fingerprint(&token));
        let batch = Batch::one(created, key, Expect::Absent, Some(to_bytes(&device)));
        let written = self.parts.store.write(batch).await;
        written.map_err(|error| unwritable(&error.to_string()))?;
        Ok(DeviceAnswer {
            access_token: token,
            token_type: "bearer".into(),
            greenroom: self.info(),
        })
    }

    /// Grants an access token: to a program by itself or as an instance of a
    /// trusted server (`client_credentials`), to a player by its device
    /// (`external_auth`), or to a new player (`continuance`).
    ///
    /// # Errors
    /// `InvalidClient`, `InvalidCredential`, `BadRequest` naming a field,
    /// `Forbidden` for a deployment that the program may not use,
    /// `MissingAction` for a server without `actAsServer`, `Unsupported` for
    /// other grants; `UnknownUser` with a continuance token
    /// where the form asks for one and the device has no account yet.
    pub async fn grant(
        &self,
        client: &ClientCredentials,
        form: &TokenForm,
    ) -> Result<TokenAnswer, TokenRefusal> {
        let rights = rights::admitted(&*self.parts.clients, client)?;
        let deployment = required("deployment_id", form.deployment_id.as_deref())?;
        let place = Deployment::new(deployment).map_err(Refusal::from)?;
        let policy = rights.policy_in(&client.id, &place)?;
        check_nonce(form)?;
        let (principal, device) = match form.grant_type.as_str() {
            "client_credentials" => (program(client, form, policy)?, None),
            _ if form.greenroom_instance.is_some() => {
                let message = "greenroom_instance is for the grant client_credentials alone";
                return Err(Refusal::bad_request(message).into());
            }
            "external_auth" => self.device_login(client, form, deployment).await?,
            "continuance" => self.continue_login(client, form, deployment).await?,
            other => {
                let message = format!("grant_type {other:?} is not granted here");
                return Err(Refusal::new(ErrorCode::Unsupported, message).into());
            }
        };
        let grantee = Grantee {
            deployment,
            client_id: &client.id,
            principal,
            device,
        };
        Ok(self.answer(&grantee, form.nonce.clone()))
    }

    /// Checks an access token and tells who the caller is. A player who asks
    /// anything is present in its title by that.
    ///
    /// # Errors
    /// As [`Self::identify`].
    pub fn authenticate(&self, token: &str, address: Option<IpAddr>) -> Result<Caller, Refusal> {
        let caller = self.identify(token, address)?;
        self.note_presence(&caller);
        Ok(caller)
    }

    /// Checks an access token and tells who the caller is, for a request that is
    /// no sign that the player is there.
    ///
    /// # Errors
    /// `Unauthorized`, saying whether form, signature, use or expiry is wrong, or
    /// that the program is not known any more; `Forbidden` where it may not use
    /// the deployment any more; `MissingAction` for a server's token where it may
    /// not act as one any more.
    pub fn identify(&self, token: &str, address: Option<IpAddr>) -> Result<Caller, Refusal> {
        let refused = |why: String| Refusal::new(ErrorCode::Unauthorized, why);
        let claims = self.tokens.verify(token, self.now());
        let claims = claims.map_err(|fault| refused(fault.to_string()))?;
        let principal = match claims.purpose {
            Use::Client => Principal::Client,
            Use::Server => Principal::Server {
                instance: claims.sub.parse().map_err(Refusal::from)?,
            },
            Use::User => Principal::User {
                account: claims.sub.parse().map_err(Refusal::from)?,
                name: claims.name.unwrap_or_default(),
            },
            Use::Continuance => {
                return Err(refused("a continuance token is no access token".into()));
            }
        };
        let deployment = Deployment::new(claims.dep)?;
        Ok(Caller {
            policy: self.present_policy(&claims.cid, &deployment, &principal)?,
            deployment,
            client_id: claims.cid,
            principal,
            device: claims.dev,
            address,
        })
    }

    async fn device_login(
        &self,
        client: &ClientCredentials,
        form: &TokenForm,
        deployment: &str,
    ) -> Result<(Principal, Option<String>), TokenRefusal> {
        let kind = required("external_auth_type", form.external_auth_type.as_deref())?;
        if kind != DEVICE_ID_AUTH {
            let message = format!("external_auth_type {kind:?} is not accepted here yet");
            return Err(Refusal::new(ErrorCode::Unsupported, message).into());
        }
        let token = required("external_auth_token", form.external_auth_token.as_deref())?;
        let name = required("display_name", form.display_name.as_deref())?;
        if name.len() > limits::DISPLAY_NAME_MAX {
            let (length, most) = (name.len(), limits::DISPLAY_NAME_MAX);
            let message = format!("display_name has {length} bytes, of at most {most}");
            return Err(Refusal::bad_request(message).into());
        }
        let device = fingerprint(token);
        let name = name.to_owned();
        if let (_, Some(account)) = self.device(&device).await? {
            return Ok((Principal::User { account, name }, Some(shown(&device))));
        }
        if form.greenroom.as_deref() != Some("continuance") {
            let account = self.account_of(&device, &name).await?;
            return Ok((Principal::User { account, name }, Some(shown(&device))));
        }
        let claims = Claims {
            sub: device,
            name: Some(name),
            ..self.claims(deployment, &client.id, Use::Continuance)
        };
        let message = "the device has no account yet; its continuance token makes one";
        Err(TokenRefusal {
            refusal: Refusal::new(ErrorCode::UnknownUser, message),
            continuance: Some(self.tokens.sign(&claims)),
        })
    }

    async fn continue_login(
        &self,
        client: &ClientCredentials,
        form: &TokenForm,
        deployment: &str,
    ) -> Result<(Principal, Option<String>), Refusal> {
        let token = required("continuance_token", form.continuance_token.as_deref())?;
        let claims = self.tokens.verify(token, self.now());
        let claims = claims.map_err(|fault| invalid(format!("continuance_token: {fault}")))?;
        if claims.purpose != Use::Continuance {
            return Err(invalid("continuance_token is a token of another use"));
        }
        if claims.cid != client.id || !claims.dep.eq_ignore_ascii_case(deployment) {
            return Err(invalid(
                "continuance_token was given for another client or deployment",
            ));
        }
        let name = claims.name.unwrap_or_default();
        let account = self.account_of(&claims.sub, &name).await?;
        let device = shown(&claims.sub);
        Ok((Principal::User { account, name }, Some(device)))
    }

    /// The device's record and account.
    async fn device(&self, device: &str) -> Result<(Record, Option<AccountId>), Refusal> {
        let key = records::device(device);
        let record = self.parts.store.read(&key).await;
        let record = record.map_err(|error| unavailable(&error))?;
        let record = record.ok_or_else(|| invalid("the device id is not known here"))?;
        let account = device_record(&record)?.account;
        Ok((record, account))
    }

    /// The device's account, made if there is none. Account and link are one
    /// write, so that nobody is left with an account that no device opens, and
    /// a request that is sent twice finds what the first one made.
    async fn account_of(&self, device: &str, name: &str) -> Result<AccountId, Refusal> {
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let (found, account) = self.device(device).await?;
            if let Some(account) = account {
                return Ok(account);
            }
            let created = self.now();
            let account = draw::account(&*self.parts.random);
            let name = name.to_owned();
            let linked = DeviceRecord {
                account: Some(account),
                ..device_record(&found)?
            };
            let changes = vec![
                Change {
                    key: records::account(account),
                    expect: Expect::Absent,
                    value: Some(to_bytes(&AccountRecord { name, created })),
                },
                Change {
                    key: records::device(device),
                    expect: Expect::Revision(found.revision),
                    value: Some(to_bytes(&linked)),
                },
            ];
            let at = created;
            match self.parts.store.write(Batch { at, changes }).await {
                Ok(_) => return Ok(account),
                // The number is taken, or the device has got its account.
                Err(WriteError::Conflict) => {}
                Err(WriteError::Unavailable(why)) => return Err(unwritable(&why)),
            }
        }
        Err(overtaken())
    }

    fn claims(&self, deployment: &str, client_id: &str, purpose: Use) -> Claims {
        let lifetime_ms = match purpose {
            Use::User | Use::Server | Use::Client => limits::ACCESS_TOKEN_LIFETIME_MS,
            Use::Continuance => limits::CONTINUANCE_LIFETIME_MS,
        };
        let iat = self.now().0 / 1000;
        Claims {
            iss: self.tokens.issuer().to_owned(),
            sub: client_id.to_owned(),
            dep: deployment.to_owned(),
            cid: client_id.to_owned(),
            name: None,
            dev: None,
            purpose,
            iat,
            exp: iat + lifetime_ms / 1000,
        }
    }

    fn answer(&self, grantee: &Grantee<'_>, nonce: Option<String>) -> TokenAnswer {
        let (deployment, client_id) = (grantee.deployment, grantee.client_id);
        let (claims, account) = match &grantee.principal {
            Principal::Client => (self.claims(deployment, client_id, Use::Client), None),
            Principal::Server { instance } => {
                let claims = Claims {
                    sub: instance.to_string(),
                    ..self.claims(deployment, client_id, Use::Server)
                };
                (claims, None)
            }
            Principal::User { account, name } => {
                let claims = Claims {
                    sub: account.to_string(),
                    name: Some(name.clone()),
                    dev: grantee.device.clone(),
                    ..self.claims(deployment, client_id, Use::User)
                };
                (claims, Some(*account))
            }
        };
        TokenAnswer {
            access_token: self.tokens.sign(&claims),
            token_type: "bearer".into(),
            expires_in: claims.exp - claims.iat,
            expires_at: Timestamp(claims.exp.saturating_mul(1000)),
            nonce,
            deployment_id: deployment.to_owned(),
            product_user_id: account.map(AccountId::padded),
            id_token: None,
            greenroom: self.info(),
        }
    }
}

/// Who a program is that logs in by itself.
fn program(
    client: &ClientCredentials,
    form: &TokenForm,
    policy: Policy,
) -> Result<Principal, Refusal> {
    let Some(instance) = form.greenroom_instance.as_deref() else {
        return Ok(Principal::Client);
    };
    let instance = ServerInstance::new(instance)
        .map_err(|error| Refusal::bad_request(format!("greenroom_instance: {error}")))?;
    policy.check(Action::ActAsServer, &client.id)?;
    Ok(Principal::Server { instance })
}

fn check_nonce(form: &TokenForm) -> Result<(), Refusal> {
    let (length, most) = (
        form.nonce.as_ref().map_or(0, String::len),
        limits::NONCE_MAX,
    );
    if length > most {
        let message = format!("nonce has {length} bytes, of at most {most}");
        return Err(Refusal::bad_request(message));
    }
    Ok(())
}

fn invalid(message: impl Into<String>) -> Refusal {
    Refusal::new(ErrorCode::InvalidCredential, message)
}

fn required<'a>(field: &str, value: Option<&'a str>) -> Result<&'a str, Refusal> {
    let value = value.filter(|value| !value.is_empty());
    value.ok_or_else(|| Refusal::bad_request(format!("{field} is required")))
}

/// As much of a device's digest as its sessions remember: enough to tell
/// devices apart, not enough to find its record by.
fn shown(device: &str) -> String {
    device.chars().take(limits::DEVICE_SHOWN).collect()
}

/// The digest by which a device's token is known.
fn fingerprint(token: &str) -> String {
    let digest = digest(&SHA256, token.as_bytes());
    digest
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn to_bytes(record: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(record).expect("records of accounts are plain JSON")
}

fn device_record(record: &Record) -> Result<DeviceRecord, Refusal> {
    serde_json::from_slice(&record.value).map_err(|error| {
        tracing::error!(%error, "a device's record cannot be read");
        Refusal::new(ErrorCode::Internal, "the device's record cannot be read")
    })
}
