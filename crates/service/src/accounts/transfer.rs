//! Two players who become one: what somebody played by a device id goes on
//! under an account of another system.

use std::collections::BTreeSet;

use greenroom_directory::caller::Principal;
use greenroom_protocol::connect::{IdentityProvider, TransferAnswer, TransferForm};
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;

use super::logins::opens;
use super::stored::{AccountRecord, ClosedRecord, ExternalRecord, Found, made};
use super::{conflict, unauthorized};
use crate::answer::Disconnect;
use crate::identities::ExternalId;
use crate::records;
use crate::service::{Service, overtaken, unwritable};
use crate::store::{Batch, Change, WriteError};
use crate::tokens::Claims;

/// The two, as the request has them.
struct Pair {
    /// Logged in by an external account.
    primary: AccountId,
    /// Logged in by a device.
    pseudo: AccountId,
    /// The beginning of that device's digest.
    device: String,
    kept: AccountId,
    removed: AccountId,
}

impl Service {
    /// Makes one player of two. The one that stays gets the device id and the
    /// external accounts of both. The other is deleted for good: its tokens are
    /// void, and its push connections end, with what hangs on them. Sent twice,
    /// it is done once.
    ///
    /// # Errors
    /// `Unauthorized` for either token; `BadRequest` where the one to preserve
    /// is neither, or both are the same; `Conflict` where the caller did not log
    /// in by an external account, the other not by a device id, or the other has
    /// external accounts itself; `Unavailable`.
    pub async fn transfer_device(
        &self,
        token: &str,
        form: &TransferForm,
    ) -> Result<TransferAnswer, Refusal> {
        let pair = self.pair(token, form)?;
        let answer = TransferAnswer {
            product_user_id: pair.kept.padded(),
        };
        if let Some(closed) = self.closed.find(pair.removed) {
            return match closed.into == pair.kept {
                true => Ok(answer),
                false => Err(unauthorized("the account of a token was deleted")),
            };
        }
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let at = self.now();
            let into = pair.kept;
            let closed = ClosedRecord { at, into };
            let mut changes = self.merge(&pair).await?;
            changes.push(made(records::closed(pair.removed), &closed));
            match self.parts.store.write(Batch { at, changes }).await {
                Ok(_) => {
                    self.closed.add(pair.removed, closed);
                    self.part_from(pair.removed).await;
                    return Ok(answer);
                }
                Err(WriteError::Conflict) => {}
                Err(WriteError::Unavailable(why)) => return Err(unwritable(&why)),
            }
        }
        Err(overtaken())
    }

    fn pair(&self, token: &str, form: &TransferForm) -> Result<Pair, Refusal> {
        let (primary, claims) = self.player_of(token)?;
        if claims.ext.is_none() {
            return Err(conflict("the caller did not log in by an external account"));
        }
        let (pseudo, claims) = self.player_of(&form.device_user_token)?;
        let Some(device) = claims.dev else {
            return Err(conflict(
                "deviceUserToken is of a player who did not log in by a device id",
            ));
        };
        if primary == pseudo {
            let message = "deviceUserToken is of the caller itself";
            return Err(Refusal::bad_request(message));
        }
        let kept = form.product_user_id_to_preserve;
        let removed = match kept {
            kept if kept == primary => pseudo,
            kept if kept == pseudo => primary,
            _ => {
                let message = "productUserIdToPreserve is neither of the two players";
                return Err(Refusal::bad_request(message));
            }
        };
        // One of them may have been deleted by this very request; never the
        // one that stays.
        if self.closed.find(kept).is_some() {
            return Err(unauthorized("the account of a token was deleted"));
        }
        Ok(Pair {
            primary,
            pseudo,
            device,
            kept,
            removed,
        })
    }

    /// The player whose token it is, deleted or not, and what the token says.
    fn player_of(&self, token: &str) -> Result<(AccountId, Claims), Refusal> {
        let claims = self.access_claims(token)?;
        match self.bearer(&claims, None)?.principal {
            Principal::User { account, .. } => Ok((account, claims)),
            Principal::Server { .. } | Principal::Client => {
                Err(unauthorized("a token is not a player's"))
            }
        }
    }

    /// The writes that lead everything to the one that stays.
    async fn merge(&self, pair: &Pair) -> Result<Vec<Change>, Refusal> {
        let there = |found: Option<Found<AccountRecord>>| {
            found.ok_or_else(|| unauthorized("the account of a token is not there"))
        };
        let primary = there(self.found_account(pair.primary).await?)?;
        let pseudo = there(self.found_account(pair.pseudo).await?)?;
        if !pseudo.value.links.is_empty() {
            return Err(conflict(
                "the player of deviceUserToken has external accounts, and would lose them",
            ));
        }
        let mut devices = pseudo.value.devices.iter();
        if !devices.any(|digest| digest.starts_with(&pair.device)) {
            return Err(conflict("the device id of deviceUserToken is not there"));
        }
        let devices: BTreeSet<&String> = { primary.value.devices.iter() }
            .chain(&pseudo.value.devices)
            .collect();
        if devices.len() > limits::DEVICES_PER_ACCOUNT_MAX {
            let most = limits::DEVICES_PER_ACCOUNT_MAX;
            return Err(conflict(format!(
                "together they have more than {most} devices"
            )));
        }
        let (kept, removed) = match pair.kept == pair.primary {
            true => (&primary, &pseudo),
            false => (&pseudo, &primary),
        };
        if removed.value.link(IdentityProvider::Epic).is_some() {
            return Err(conflict(
                "the caller's Epic account has the caller's number, and would be nobody's",
            ));
        }
        let merged = AccountRecord {
            links: primary.value.links.clone(),
            devices: devices.into_iter().cloned().collect(),
            ..kept.value.clone()
        };
        let mut changes = vec![kept.becomes(&merged), removed.goes()];
        for digest in &removed.value.devices {
            // One that was deleted meanwhile is left out by the next attempt.
            if let Some(found) = self.found_device(digest).await? {
                changes.push(opens(&found, pair.kept));
            }
        }
        for link in &removed.value.links {
            let external = ExternalId {
                provider: link.provider,
                id: link.id.clone(),
            };
            if let Some(found) = self.found_external(&external).await? {
                let account = pair.kept;
                changes.push(found.becomes(&ExternalRecord { account }));
            }
        }
        Ok(changes)
    }

    /// Ends the push connections of a player who is no more, and with them the
    /// sessions that hang on them. What does not succeed, the sweeper does.
    async fn part_from(&self, account: AccountId) {
        for id in self.connections.of_account(account) {
            if let Err(refusal) = self.disconnect(&id, Disconnect::Clean).await {
                tracing::warn!(%refusal, "a deleted player leaves later");
            }
        }
    }
}
