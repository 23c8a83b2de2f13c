//! Refresh tokens: by them a player logs in again without who vouches for it.
//!
//! A token stays the same when it is used. One that changed each time would be
//! lost with an answer that is lost, and every question here may be asked twice.

use greenroom_directory::caller::Principal;
use greenroom_protocol::connect::IdentityProvider;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;
use greenroom_protocol::token::{EPIC_ACCOUNT_SCOPE, Introspection, TokenForm, TokenQuery};

use super::logins::{By, Login, player_name};
use super::stored::{AccountRecord, Found, RefreshRecord, made};
use super::{ClientCredentials, at_most, fingerprint, invalid, required};
use crate::service::{Service, overtaken, unwritable};
use crate::store::{Batch, WriteError};
use crate::{draw, records, rights};

/// A refresh token, and until when it is good if nobody uses it.
pub(super) struct Refresh {
    pub(super) token: String,
    pub(super) until: Timestamp,
}

impl Service {
    /// Gives a player who has just logged in a refresh token. Where it cannot be
    /// written there is none: who is known gets in while the disk is full too.
    pub(super) async fn give_refresh(
        &self,
        client: &ClientCredentials,
        deployment: &str,
        principal: &Principal,
        by: &Option<By>,
    ) -> Result<Option<Refresh>, Refusal> {
        let (Principal::User { account, .. }, Some(By::External(by))) = (principal, by) else {
            let message = "a refresh token is not for a login of this kind";
            return Err(Refusal::bad_request(message));
        };
        let token = draw::secret(&*self.parts.random);
        let digest = fingerprint(&token);
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let Some(found) = self.found_account(*account).await? else {
                return Err(invalid("the account is not there any more"));
            };
            let at = self.now();
            let until = at.plus(limits::REFRESH_TOKEN_LIFETIME_MS);
            let refresh = RefreshRecord {
                account: *account,
                client: client.id.clone(),
                deployment: deployment.to_owned(),
                by: by.clone(),
                until,
            };
            let mut next = found.value.clone();
            next.refreshes.push(digest.clone());
            let mut changes = vec![made(records::refresh(&digest), &refresh)];
            if next.refreshes.len() > limits::REFRESH_TOKENS_PER_ACCOUNT_MAX {
                let oldest = next.refreshes.remove(0);
                if let Some(oldest) = self.found_refresh(&oldest).await? {
                    changes.push(oldest.goes());
                }
            }
            changes.push(found.becomes(&next));
            match self.parts.store.write(Batch { at, changes }).await {
                Ok(_) => return Ok(Some(Refresh { token, until })),
                Err(WriteError::Conflict) => {}
                Err(WriteError::Unavailable(why)) => {
                    tracing::warn!(why, "a refresh token is not given");
                    return Ok(None);
                }
            }
        }
        Err(overtaken())
    }

    /// A login by a refresh token, which is good for longer by that.
    pub(super) async fn login_again(
        &self,
        client: &ClientCredentials,
        form: &TokenForm,
        deployment: &str,
    ) -> Result<(Login, Refresh), Refusal> {
        let token = required("refresh_token", form.refresh_token.as_deref())?;
        at_most("refresh_token", Some(token), limits::TOKEN_MAX)?;
        let found = self.found_refresh(&fingerprint(token)).await?;
        let found = found.ok_or_else(|| invalid("the refresh token is not known here"))?;
        let refresh = &found.value;
        if self.now() >= refresh.until {
            return Err(invalid("the refresh token has expired"));
        }
        let is_theirs =
            refresh.client == client.id && refresh.deployment.eq_ignore_ascii_case(deployment);
        if !is_theirs {
            let message = "the refresh token was given for another client or deployment";
            return Err(invalid(message));
        }
        match refresh.by.provider {
            IdentityProvider::Epic => self.check_desk()?,
            _ if self.parts.identities.answers_for(&refresh.by) => {}
            _ => {
                let message = "nobody here vouches any more for what the player had logged in by";
                return Err(Refusal::new(ErrorCode::Unsupported, message));
            }
        }
        let by = By::External(refresh.by.clone());
        if self.known(&by, None).await? != Some(refresh.account) {
            let message = "what the player had logged in by does not lead to its account any more";
            return Err(invalid(message));
        }
        let account = refresh.account;
        let until = self.prolong(&found).await?;
        let record = self.found_account(account).await?;
        let name = record.map(|record| name_by(&record.value, refresh.by.provider));
        let name = player_name(name.as_deref());
        let token = token.to_owned();
        Ok((Login { account, name, by }, Refresh { token, until }))
    }

    /// Makes a token good for its whole lifetime again once half of it is over:
    /// not each use is worth a write.
    async fn prolong(&self, found: &Found<RefreshRecord>) -> Result<Timestamp, Refusal> {
        let (at, until) = (self.now(), found.value.until);
        if until.since(at) > limits::REFRESH_TOKEN_LIFETIME_MS / 2 {
            return Ok(until);
        }
        let longer = at.plus(limits::REFRESH_TOKEN_LIFETIME_MS);
        let changes = vec![found.becomes(&RefreshRecord {
            until: longer,
            ..found.value.clone()
        })];
        match self.parts.store.write(Batch { at, changes }).await {
            Ok(_) => Ok(longer),
            // Another use has done so, or it was revoked just now.
            Err(WriteError::Conflict) => Ok(until),
            Err(WriteError::Unavailable(why)) => {
                tracing::warn!(why, "a refresh token is not prolonged");
                Ok(until)
            }
        }
    }

    /// Makes a refresh token of this program good for nothing. One that is not
    /// there, or another program's, is left as it is and no error, as RFC 7009
    /// has it. Access tokens that were given for it are good until they expire.
    ///
    /// # Errors
    /// `InvalidClient`, `BadRequest` for no token, `Unavailable`.
    pub async fn revoke_refresh(
        &self,
        client: &ClientCredentials,
        form: &TokenQuery,
    ) -> Result<(), Refusal> {
        rights::admitted(&*self.parts.clients, client)?;
        let token = required("token", Some(&form.token))?;
        at_most("token", Some(token), limits::TOKEN_MAX)?;
        let digest = fingerprint(token);
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let found = self.found_refresh(&digest).await?;
            let Some(found) = found.filter(|found| found.value.client == client.id) else {
                return Ok(());
            };
            let mut changes = vec![found.goes()];
            if let Some(account) = self.found_account(found.value.account).await? {
                let mut next = account.value.clone();
                next.refreshes.retain(|known| *known != digest);
                changes.push(account.becomes(&next));
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

    /// What an access token is, whoever has it.
    ///
    /// # Errors
    /// `InvalidClient`, `BadRequest` for no token.
    pub fn introspect(
        &self,
        client: &ClientCredentials,
        form: &TokenQuery,
    ) -> Result<Introspection, Refusal> {
        rights::admitted(&*self.parts.clients, client)?;
        let token = required("token", Some(&form.token))?;
        let Ok(caller) = self.identify(token, None) else {
            return Ok(Introspection::default());
        };
        let claims = self.access_claims(token)?;
        Ok(Introspection {
            active: true,
            sub: caller.account().map(AccountId::padded),
            username: claims.name,
            client_id: Some(claims.cid),
            deployment_id: Some(claims.dep),
            scope: claims.epic.then(|| EPIC_ACCOUNT_SCOPE.to_owned()),
            iat: Some(claims.iat),
            exp: Some(claims.exp),
        })
    }

    async fn found_refresh(&self, digest: &str) -> Result<Option<Found<RefreshRecord>>, Refusal> {
        self.found(crate::records::refresh(digest)).await
    }
}

/// What the player is called where it logged in, as far as that was told.
fn name_by(record: &AccountRecord, provider: IdentityProvider) -> String {
    let name = record.link(provider).and_then(|link| link.name.clone());
    name.unwrap_or_else(|| record.name.clone())
}
