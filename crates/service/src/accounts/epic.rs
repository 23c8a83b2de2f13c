//! Epic accounts. Here such an account is no other than the account itself: its
//! id at the identity provider `epicgames` is its own product user id. What makes
//! it one is a login that asks for it, and its tokens log in elsewhere.

use greenroom_protocol::connect::{EPIC_ID_TOKEN_TYPE, IdentityProvider};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;
use greenroom_protocol::token::EPIC_AUTH;

use super::logins::{By, Login, player_name};
use super::stored::{ExternalRecord, Link, made};
use super::{ClientCredentials, invalid, unauthorized};
use crate::identities::ExternalId;
use crate::records;
use crate::service::{Service, overtaken, unwritable};
use crate::store::{Batch, WriteError};

impl Service {
    /// A login by a token of a login with an Epic account, to the same account.
    pub(super) async fn login_epic(
        &self,
        client: &ClientCredentials,
        kind: &str,
        token: &str,
        deployment: &str,
    ) -> Result<Login, Refusal> {
        let (account, name) = match kind {
            EPIC_AUTH => self.epic_access(token, deployment)?,
            _ => self.epic_id(token, deployment, &client.id)?,
        };
        if self.closed.find(account).is_some() {
            return Err(invalid("the account of the token was deleted"));
        }
        self.link_epic(account, name.as_deref().unwrap_or_default())
            .await?;
        self.login_as_epic(account, name.as_deref()).await
    }

    /// Whose an access token is, and the name that it tells.
    fn epic_access(
        &self,
        token: &str,
        deployment: &str,
    ) -> Result<(AccountId, Option<String>), Refusal> {
        let claims = self.tokens.verify(token, self.now());
        let claims = claims.map_err(|fault| not_good(fault.to_string()))?;
        if !claims.epic {
            return Err(not_good("it is not of a login with an Epic account"));
        }
        check_deployment(&claims.dep, deployment)?;
        let bearer = self.bearer(&claims, None);
        let bearer = bearer.map_err(|refusal| not_good(refusal.message))?;
        let account = bearer.account();
        let account = account.ok_or_else(|| not_good("it is not a player's"))?;
        Ok((account, claims.name))
    }

    /// Whose an id token is, and the name that it tells. Others have seen it:
    /// it is good for the program alone that it was given to.
    fn epic_id(
        &self,
        token: &str,
        deployment: &str,
        client_id: &str,
    ) -> Result<(AccountId, Option<String>), Refusal> {
        let claims = self.tokens.verify_id(token, self.now());
        let claims = claims.map_err(|fault| not_good(fault.to_string()))?;
        if claims.token_type != EPIC_ID_TOKEN_TYPE {
            return Err(not_good("it is not the id token of an Epic account"));
        }
        check_deployment(&claims.pfdid, deployment)?;
        if claims.aud != client_id {
            return Err(not_good("it was given to another client"));
        }
        let account = claims
            .sub
            .parse()
            .map_err(|_| not_good("it names nobody"))?;
        Ok((account, claims.dn))
    }

    /// A login of an account that is there and has its own Epic account.
    pub(super) async fn login_as_epic(
        &self,
        account: AccountId,
        name: Option<&str>,
    ) -> Result<Login, Refusal> {
        let by = by_epic(account);
        if self.known(&by, name).await? != Some(account) {
            return Err(invalid("the Epic account is not there any more"));
        }
        let name = match name {
            Some(name) => player_name(Some(name)),
            None => {
                let found = self.found_account(account).await?;
                found.map(|found| found.value.name).unwrap_or_default()
            }
        };
        Ok(Login { account, name, by })
    }

    /// Makes an account its own Epic account, where it is not.
    pub(super) async fn link_epic(&self, account: AccountId, name: &str) -> Result<(), Refusal> {
        let epic = epic_id(account);
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            if self.found_external(&epic).await?.is_some() {
                return Ok(());
            }
            let Some(found) = self.found_account(account).await? else {
                return Err(unauthorized("the account of the token is not there"));
            };
            let at = self.now();
            let mut record = found.value.clone();
            let name = Some(name).filter(|name| !name.is_empty());
            record.links.push(link_to(account, name, at));
            let changes = vec![
                found.becomes(&record),
                made(records::external(&epic), &ExternalRecord { account }),
            ];
            match self.parts.store.write(Batch { at, changes }).await {
                Ok(_) => return Ok(()),
                Err(WriteError::Conflict) => {}
                Err(WriteError::Unavailable(why)) => return Err(unwritable(&why)),
            }
        }
        Err(overtaken())
    }
}

/// The Epic account of an account.
pub(super) fn epic_id(account: AccountId) -> ExternalId {
    ExternalId {
        provider: IdentityProvider::Epic,
        id: account.padded(),
    }
}

pub(super) fn by_epic(account: AccountId) -> By {
    By::External(epic_id(account))
}

/// The link that an account has to itself.
pub(super) fn link_to(account: AccountId, name: Option<&str>, at: Timestamp) -> Link {
    let ExternalId { provider, id } = epic_id(account);
    Link {
        provider,
        id,
        name: name.map(str::to_owned),
        last_login: at,
    }
}

fn check_deployment(of_token: &str, deployment: &str) -> Result<(), Refusal> {
    match of_token.eq_ignore_ascii_case(deployment) {
        true => Ok(()),
        false => Err(not_good("it is for another deployment")),
    }
}

fn not_good(why: impl std::fmt::Display) -> Refusal {
    let message = format!("external_auth_token: {why}");
    Refusal::new(ErrorCode::InvalidCredential, message)
}
