//! Accounts of other systems that lead to an account here.

use greenroom_protocol::connect::{IdentityProvider, LinkForm, ProductUser};
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;

use super::logins::{By, opens, unknown_device};
use super::stored::{AccountRecord, ExternalRecord, Found, Link, made};
use super::{conflict, required, unauthorized};
use crate::identities::ExternalId;
use crate::records;
use crate::service::{Service, overtaken, unwritable};
use crate::store::{Batch, Change, WriteError};

/// What a link needs, or what it finds.
enum Linking {
    /// These writes.
    Write(Vec<Change>),
    /// It is there already.
    There,
}

impl Service {
    /// Links the account that a continuance token names to that of the caller.
    /// Sent twice, it is linked once.
    ///
    /// # Errors
    /// `Unauthorized` for a token that is no player's, `InvalidCredential` for
    /// the continuance token, `Conflict` where the account has a player of its
    /// own or the caller has one in that system, `Unavailable`.
    pub async fn link_account(&self, token: &str, form: &LinkForm) -> Result<ProductUser, Refusal> {
        let (account, caller) = self.player(token)?;
        let continuance = required("continuanceToken", Some(&form.continuance_token))?;
        let deployment = caller.deployment.as_str();
        let (by, name) = self.continued(
            "continuanceToken",
            continuance,
            &caller.client_id,
            deployment,
        )?;
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let Some(found) = self.found_account(account).await? else {
                return Err(unauthorized("the account of the token is not there"));
            };
            let mut record = found.value.clone();
            let linking = match &by {
                By::Device(digest) => self.link_device(account, &mut record, digest).await?,
                By::External(external) => {
                    let name = name.as_deref();
                    self.link_external(account, &mut record, external, name)
                        .await?
                }
            };
            let linked = ProductUser {
                display_name: record.name.clone(),
                accounts: record.external_accounts(),
            };
            let Linking::Write(mut changes) = linking else {
                return Ok(linked);
            };
            changes.push(found.becomes(&record));
            let at = self.now();
            match self.parts.store.write(Batch { at, changes }).await {
                Ok(_) => return Ok(linked),
                Err(WriteError::Conflict) => {}
                Err(WriteError::Unavailable(why)) => return Err(unwritable(&why)),
            }
        }
        Err(overtaken())
    }

    /// Takes the account by which the caller logged in away from the caller's
    /// own. The caller's tokens are good until they expire; what was taken away
    /// is unknown at its next login. Sent twice, it is taken away once.
    ///
    /// # Errors
    /// `Unauthorized` for a token that is no player's, `Conflict` for a player
    /// who logged in by a device id or by its Epic account, `Unavailable`.
    pub async fn unlink_account(&self, token: &str) -> Result<(), Refusal> {
        let (account, _) = self.player(token)?;
        let Some(external) = self.access_claims(token)?.ext else {
            return Err(conflict(
                "the caller logged in by a device id, which is deleted and not unlinked",
            ));
        };
        if external.provider == IdentityProvider::Epic {
            return Err(conflict(
                "the Epic account is the caller's own number, which is not taken away",
            ));
        }
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let way = self.found_external(&external).await?;
            let Some(way) = way.filter(|way| way.value.account == account) else {
                return Ok(());
            };
            let mut changes = vec![way.goes()];
            if let Some(found) = self.found_account(account).await? {
                let mut record = found.value.clone();
                record
                    .links
                    .retain(|link| link.provider != external.provider);
                changes.push(found.becomes(&record));
            }
            let at = self.now();
            match self.parts.store.write(Batch { at, changes }).await {
                Ok(_) => return Ok(()),
                Err(WriteError::Conflict) => {}
                Err(WriteError::Unavailable(why)) => return Err(unwritable(&why)),
            }
        }
        Err(overtaken())
    }

    /// The player whose token it is.
    fn player(
        &self,
        token: &str,
    ) -> Result<(AccountId, greenroom_directory::caller::Caller), Refusal> {
        let caller = self.identify(token, None)?;
        let account = caller.account();
        let account = account.ok_or_else(|| unauthorized("the token is not a player's"))?;
        Ok((account, caller))
    }

    async fn link_external(
        &self,
        account: AccountId,
        record: &mut AccountRecord,
        external: &ExternalId,
        name: Option<&str>,
    ) -> Result<Linking, Refusal> {
        let provider = external.provider;
        if let Some(Found { value, .. }) = self.found_external(external).await? {
            return match value.account == account {
                true => Ok(Linking::There),
                false => Err(conflict(format!(
                    "the {provider} account has a player of its own"
                ))),
            };
        }
        if record.link(provider).is_some() {
            let message = format!("the player has another {provider} account");
            return Err(conflict(message));
        }
        record.links.push(Link {
            provider,
            id: external.id.clone(),
            name: name.map(str::to_owned),
            last_login: self.now(),
        });
        let way = made(records::external(external), &ExternalRecord { account });
        Ok(Linking::Write(vec![way]))
    }

    async fn link_device(
        &self,
        account: AccountId,
        record: &mut AccountRecord,
        digest: &str,
    ) -> Result<Linking, Refusal> {
        let found = self.found_device(digest).await?;
        let found = found.ok_or_else(unknown_device)?;
        match found.value.account {
            Some(own) if own == account => return Ok(Linking::There),
            Some(_) => return Err(conflict("the device has a player of its own")),
            None => {}
        }
        if record.devices.len() >= limits::DEVICES_PER_ACCOUNT_MAX {
            let most = limits::DEVICES_PER_ACCOUNT_MAX;
            return Err(conflict(format!("the player has {most} devices")));
        }
        record.devices.push(digest.to_owned());
        Ok(Linking::Write(vec![opens(&found, account)]))
    }
}
