//! Accounts: how programs and players come by tokens, and what leads to a
//! player's account.

mod developers;
mod devices;
mod epic;
mod links;
mod logins;
mod mappings;
pub(crate) mod names;
mod platforms;
mod refreshes;
mod scopes;
pub(crate) mod stored;
mod transfer;
mod vouchers;

use std::collections::HashMap;
use std::net::IpAddr;

use greenroom_directory::caller::{Caller, Principal};
use greenroom_directory::policy::{Action, Policy};
use greenroom_protocol::connect::KeySet;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, Deployment, ServerInstance};
use greenroom_protocol::limits;
use greenroom_protocol::token::{TokenAnswer, TokenForm};
use parking_lot::RwLock;

use crate::answer::TokenRefusal;
use crate::parts::OpenError;
use crate::records;
use crate::rights;
use crate::service::Service;
use crate::store::{Batch, Expect, Key, Kind};
use crate::tokens::{Claims, Fault, Use};
use scopes::Scope;
use stored::ClosedRecord;
use vouchers::{Grantee, Labels};

/// What a program presents to be let in.
#[derive(Clone)]
pub struct ClientCredentials {
    /// The client id.
    pub id: String,
    /// Its secret.
    pub secret: String,
}

/// The accounts that were deleted while tokens of theirs may be about.
#[derive(Default)]
pub(crate) struct ClosedAccounts(RwLock<HashMap<AccountId, ClosedRecord>>);

impl ClosedAccounts {
    fn add(&self, account: AccountId, record: ClosedRecord) {
        self.0.write().insert(account, record);
    }

    fn find(&self, account: AccountId) -> Option<ClosedRecord> {
        self.0.read().get(&account).copied()
    }

    /// Whether a principal is a player whose account is no more.
    pub(crate) fn has(&self, principal: &Principal) -> bool {
        match principal {
            Principal::User { account, .. } => self.find(*account).is_some(),
            Principal::Server { .. } | Principal::Client => false,
        }
    }
}

impl Service {
    /// Grants an access token: to a program by itself or as an instance of a
    /// trusted server (`client_credentials`), to a player by its device or by
    /// who vouches for it (`external_auth`), to one who comes again
    /// (`refresh_token`), or to a new player (`continuance`).
    ///
    /// # Errors
    /// `InvalidClient`, `InvalidCredential`, `BadRequest` naming a field,
    /// `Forbidden` for a deployment that the program may not use,
    /// `MissingAction` for a server without `actAsServer`, `Unsupported` for
    /// other grants and for kinds of logins that nobody vouches for here,
    /// `IdentityProviderUnavailable`; `UnknownUser` with a continuance token
    /// where the form asks for one and the player has no account yet.
    pub async fn grant(
        &self,
        client: &ClientCredentials,
        form: &TokenForm,
    ) -> Result<TokenAnswer, TokenRefusal> {
        let rights = rights::admitted(&*self.parts.clients, client)?;
        let deployment = required("deployment_id", form.deployment_id.as_deref())?;
        let place = Deployment::new(deployment).map_err(Refusal::from)?;
        let policy = rights.policy_in(&client.id, &place)?;
        at_most("nonce", form.nonce.as_deref(), limits::NONCE_MAX)?;
        let labels = Labels::of(form)?;
        let scope = Scope::of(form)?;
        let mut refresh = None;
        let (principal, by) = match form.grant_type.as_str() {
            "client_credentials" => (program(client, form, policy)?, None),
            _ if form.greenroom_instance.is_some() => {
                let message = "greenroom_instance is for the grant client_credentials alone";
                return Err(Refusal::bad_request(message).into());
            }
            "external_auth" => self.login(client, form, deployment).await?.split(),
            "continuance" => self.continue_login(client, form, deployment).await?.split(),
            "refresh_token" => {
                let (login, again) = self.login_again(client, form, deployment).await?;
                refresh = Some(again);
                login.split()
            }
            other => {
                let message = format!("grant_type {other:?} is not granted here");
                return Err(Refusal::new(ErrorCode::Unsupported, message).into());
            }
        };
        self.note_platform(&principal, form).await?;
        let epic = scope.epic || refresh.is_some();
        if let (Principal::User { account, name }, true) = (&principal, epic) {
            self.link_epic(*account, name).await?;
        }
        if scope.offline {
            refresh = self
                .give_refresh(client, deployment, &principal, &by)
                .await?;
        }
        let grantee = Grantee {
            deployment,
            client_id: &client.id,
            principal,
            by,
            epic,
            refresh,
            labels,
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
    /// `Unauthorized`, saying whether form, signature, use or expiry is wrong,
    /// that the program is not known any more or that the account was deleted;
    /// `Forbidden` where the program may not use the deployment any more;
    /// `MissingAction` for a server's token where it may not act as one any more.
    pub fn identify(&self, token: &str, address: Option<IpAddr>) -> Result<Caller, Refusal> {
        let caller = self.bearer(&self.access_claims(token)?, address)?;
        if self.closed.has(&caller.principal) {
            return Err(unauthorized("the account of the token was deleted"));
        }
        Ok(caller)
    }

    /// The keys by which id tokens are verified.
    pub fn key_set(&self) -> KeySet {
        KeySet {
            keys: vec![self.tokens.public_key()],
        }
    }

    /// Checks form, signature and expiry of a token.
    fn access_claims(&self, token: &str) -> Result<Claims, Refusal> {
        let claims = self.tokens.verify(token, self.now());
        let claims = claims.map_err(|fault| unauthorized(fault.to_string()))?;
        match self.faults.has_expired(&claims) {
            true => Err(unauthorized(Fault::Expired.to_string())),
            false => Ok(claims),
        }
    }

    /// Who has a token with these claims, deleted or not.
    fn bearer(&self, claims: &Claims, address: Option<IpAddr>) -> Result<Caller, Refusal> {
        let principal = match claims.purpose {
            Use::Client => Principal::Client,
            Use::Server => Principal::Server {
                instance: claims.sub.parse().map_err(Refusal::from)?,
            },
            Use::User => Principal::User {
                account: claims.sub.parse().map_err(Refusal::from)?,
                name: claims.name.clone().unwrap_or_default(),
            },
            Use::Continuance => {
                return Err(unauthorized("a continuance token is no access token"));
            }
        };
        let deployment = Deployment::new(claims.dep.clone())?;
        Ok(Caller {
            policy: self.present_policy(&claims.cid, &deployment, &principal)?,
            deployment,
            client_id: claims.cid.clone(),
            principal,
            device: claims.dev.clone(),
            address,
        })
    }

    /// Reads which accounts were deleted lately; what was noted of others is
    /// forgotten.
    pub(crate) async fn recover_closed(&self) -> Result<(), OpenError> {
        const PAGE: usize = 256;
        let now = self.now();
        let mut last: Option<Key> = None;
        loop {
            let page = self.parts.store.list(Kind::Closed, last.as_ref(), PAGE);
            let page = page.await?;
            let Some((key, _)) = page.last() else {
                return Ok(());
            };
            last = Some(key.clone());
            for (key, record) in page {
                let corrupt = |why: String| OpenError::Corrupt(key.to_string(), why);
                let closed: ClosedRecord = serde_json::from_slice(&record.value)
                    .map_err(|error| corrupt(error.to_string()))?;
                if now.since(closed.at) < limits::ACCESS_TOKEN_LIFETIME_MS {
                    let account: AccountId =
                        key.id.parse().map_err(|_| corrupt("its name".into()))?;
                    self.closed.add(account, closed);
                    continue;
                }
                let forgotten = Batch::one(now, key, Expect::Revision(record.revision), None);
                // What cannot be forgotten now is forgotten at another start.
                if let Err(error) = self.parts.store.write(forgotten).await {
                    tracing::warn!(%error, "the note of a deleted account stays");
                }
            }
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

fn unauthorized(why: impl Into<String>) -> Refusal {
    Refusal::new(ErrorCode::Unauthorized, why)
}

fn invalid(message: impl Into<String>) -> Refusal {
    Refusal::new(ErrorCode::InvalidCredential, message)
}

fn conflict(message: impl Into<String>) -> Refusal {
    Refusal::new(ErrorCode::Conflict, message)
}

fn required<'a>(field: &str, value: Option<&'a str>) -> Result<&'a str, Refusal> {
    let value = value.filter(|value| !value.is_empty());
    value.ok_or_else(|| Refusal::bad_request(format!("{field} is required")))
}

fn at_most(field: &str, value: Option<&str>, most: usize) -> Result<(), Refusal> {
    let length = value.map_or(0, str::len);
    if length > most {
        let message = format!("{field} has {length} bytes, of at most {most}");
        return Err(Refusal::bad_request(message));
    }
    Ok(())
}

/// As much of a text as fits.
fn cut(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// The digest by which a device's token is known.
fn fingerprint(token: &str) -> String {
    records::digest_text(token.as_bytes())
}

/// As much of a device's digest as its sessions remember: enough to tell
/// devices apart, not enough to find its record by.
fn shown(device: &str) -> String {
    device.chars().take(limits::DEVICE_SHOWN).collect()
}
