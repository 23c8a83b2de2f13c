//! Players who log in, and the accounts that are made for them.

use greenroom_directory::caller::Principal;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::token::{
    DEVELOPER_AUTH, DEVICE_ID_AUTH, EPIC_AUTH, EPIC_ID_AUTH, TokenForm,
};

use super::stored::{AccountRecord, DeviceRecord, ExternalRecord, Found, Link, made};
use super::{ClientCredentials, cut, fingerprint, invalid, required};
use crate::answer::TokenRefusal;
use crate::identities::{ExternalId, Vouched};
use crate::service::{Service, overtaken, unwritable};
use crate::store::{Batch, Change, WriteError};
use crate::{draw, records};

/// What a player logs in by.
#[derive(Clone, Debug)]
pub(super) enum By {
    /// A device, by the digest of its token.
    Device(String),
    /// An account of another system.
    External(ExternalId),
}

/// A player who has logged in.
pub(super) struct Login {
    pub(super) account: AccountId,
    pub(super) name: String,
    pub(super) by: By,
}

impl Login {
    pub(super) fn split(self) -> (Principal, Option<By>) {
        let Self { account, name, by } = self;
        (Principal::User { account, name }, Some(by))
    }
}

impl Service {
    /// A login with a device or a token that somebody else vouches for.
    pub(super) async fn login(
        &self,
        client: &ClientCredentials,
        form: &TokenForm,
        deployment: &str,
    ) -> Result<Login, TokenRefusal> {
        let kind = required("external_auth_type", form.external_auth_type.as_deref())?;
        let token = required("external_auth_token", form.external_auth_token.as_deref())?;
        let (by, name) = match kind {
            DEVELOPER_AUTH => return Ok(self.login_developer(deployment, token).await?),
            EPIC_AUTH | EPIC_ID_AUTH => {
                let known = self.login_epic(client, kind, token, deployment).await;
                return Ok(known?);
            }
            DEVICE_ID_AUTH => {
                let name = required("display_name", form.display_name.as_deref())?;
                super::at_most("display_name", Some(name), limits::DISPLAY_NAME_MAX)?;
                (By::Device(fingerprint(token)), Some(name.to_owned()))
            }
            _ => {
                let Vouched { account, name } = self.vouched(kind, token).await?;
                let named = form.external_account_id.as_deref();
                if named.is_some_and(|named| !named.is_empty() && named != account.id) {
                    let message =
                        "external_auth_token is of another account than external_account_id";
                    return Err(invalid(message).into());
                }
                (By::External(account), name)
            }
        };
        if let Some(account) = self.known(&by, name.as_deref()).await? {
            let name = player_name(name.as_deref());
            return Ok(Login { account, name, by });
        }
        if form.greenroom.as_deref() == Some("continuance") {
            return Err(self.unknown_user(client, deployment, &by, name.as_deref()));
        }
        Ok(self.admit(by, name.as_deref()).await?)
    }

    /// A login that goes on by its continuance token.
    pub(super) async fn continue_login(
        &self,
        client: &ClientCredentials,
        form: &TokenForm,
        deployment: &str,
    ) -> Result<Login, Refusal> {
        let token = required("continuance_token", form.continuance_token.as_deref())?;
        let (by, name) = self.continued("continuance_token", token, &client.id, deployment)?;
        self.admit(by, name.as_deref()).await
    }

    /// Who the bearer of another system's token is.
    async fn vouched(&self, kind: &str, token: &str) -> Result<Vouched, Refusal> {
        if token.len() > limits::EXTERNAL_TOKEN_MAX {
            let most = limits::EXTERNAL_TOKEN_MAX;
            let message = format!("external_auth_token has more than {most} bytes");
            return Err(Refusal::bad_request(message));
        }
        let mut vouched = self.parts.identities.vouch(kind, token).await?;
        let length = vouched.account.id.len();
        if length == 0 || length > limits::EXTERNAL_ACCOUNT_ID_MAX {
            let most = limits::EXTERNAL_ACCOUNT_ID_MAX;
            return Err(invalid(format!(
                "the identity provider tells an account id of {length} bytes, of 1 to {most}"
            )));
        }
        let name = vouched.name.filter(|name| !name.is_empty());
        vouched.name = name.map(|name| cut(&name, limits::EXTERNAL_NAME_MAX).to_owned());
        Ok(vouched)
    }

    /// The account of a player, made if there is none. Account and what leads
    /// to it are one write, so that nobody is left with an account that nothing
    /// opens, and a request that is sent twice finds what the first one made.
    async fn admit(&self, by: By, name: Option<&str>) -> Result<Login, Refusal> {
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            if let Some(account) = self.known(&by, name).await? {
                let name = player_name(name);
                return Ok(Login { account, name, by });
            }
            let account = draw::account(&*self.parts.random);
            let created = self.now();
            let mut record = AccountRecord {
                name: player_name(name),
                created,
                links: Vec::new(),
                devices: Vec::new(),
                refreshes: Vec::new(),
                platform: None,
            };
            let way = match &by {
                By::Device(digest) => {
                    let Some(found) = self.found_device(digest).await? else {
                        return Err(unknown_device());
                    };
                    if found.value.account.is_some() {
                        continue;
                    }
                    record.devices.push(digest.clone());
                    opens(&found, account)
                }
                By::External(external) => {
                    record.links.push(Link {
                        provider: external.provider,
                        id: external.id.clone(),
                        name: name.map(str::to_owned),
                        last_login: created,
                    });
                    made(records::external(external), &ExternalRecord { account })
                }
            };
            let changes = vec![made(records::account(account), &record), way];
            let written = self
                .parts
                .store
                .write(Batch {
                    at: created,
                    changes,
                })
                .await;
            match written {
                Ok(_) => {
                    self.names.note(&record.name, created, account);
                    let name = player_name(name);
                    return Ok(Login { account, name, by });
                }
                // The number is taken, or another login was first.
                Err(WriteError::Conflict) => {}
                Err(WriteError::Unavailable(why)) => return Err(unwritable(&why)),
            }
        }
        Err(overtaken())
    }

    /// The account of a player who has one. The login is noted with it.
    pub(super) async fn known(
        &self,
        by: &By,
        name: Option<&str>,
    ) -> Result<Option<AccountId>, Refusal> {
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let account = match by {
                By::Device(digest) => {
                    let found = self.found_device(digest).await?;
                    found.ok_or_else(unknown_device)?.value.account
                }
                By::External(external) => {
                    let found = self.found_external(external).await?;
                    found.map(|found| found.value.account)
                }
            };
            let Some(account) = account else {
                return Ok(None);
            };
            // Where the account has just gone, what led to it leads elsewhere.
            let Some(found) = self.found_account(account).await? else {
                continue;
            };
            let Some(noted) = self.noted(&found.value, by, name) else {
                return Ok(Some(account));
            };
            let batch = Batch {
                at: self.now(),
                changes: vec![found.becomes(&noted)],
            };
            match self.parts.store.write(batch).await {
                Ok(_) => return Ok(Some(account)),
                Err(WriteError::Conflict) => {}
                Err(WriteError::Unavailable(why)) => {
                    // Who is known gets in while the disk is full too.
                    tracing::warn!(why, "a login is not noted");
                    return Ok(Some(account));
                }
            }
        }
        Err(overtaken())
    }

    /// The account after a login, where that changes anything.
    fn noted(&self, record: &AccountRecord, by: &By, name: Option<&str>) -> Option<AccountRecord> {
        let mut noted = record.clone();
        match by {
            By::Device(digest) if record.devices.contains(digest) => return None,
            By::Device(digest) => noted.devices.push(digest.clone()),
            By::External(external) => {
                let mut links = noted.links.iter_mut();
                let link = links.find(|link| link.provider == external.provider)?;
                link.last_login = self.now();
                link.name = name.map(str::to_owned).or_else(|| link.name.take());
            }
        }
        Some(noted)
    }
}

/// The change by which a device opens an account.
pub(super) fn opens(found: &Found<DeviceRecord>, account: AccountId) -> Change {
    found.becomes(&DeviceRecord {
        account: Some(account),
        ..found.value.clone()
    })
}

pub(super) fn unknown_device() -> Refusal {
    Refusal::new(
        ErrorCode::InvalidCredential,
        "the device id is not known here",
    )
}

/// The name that others see.
pub(super) fn player_name(name: Option<&str>) -> String {
    cut(name.unwrap_or_default(), limits::DISPLAY_NAME_MAX).to_owned()
}
