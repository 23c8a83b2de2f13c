//! Who is who elsewhere.

use std::collections::BTreeSet;

use greenroom_directory::caller::{Caller, Principal};
use greenroom_directory::policy::Action;
use greenroom_protocol::connect::{
    ExternalAccountsAnswer, ExternalAccountsQuery, IdentityProvider, ProductUser,
    ProductUsersAnswer, ProductUsersQuery,
};
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;

use crate::identities::ExternalId;
use crate::service::Service;

/// Whose account ids a caller may know.
enum Sight {
    Everything,
    /// Its own, and those of the systems in which it has an account itself.
    Player(AccountId, BTreeSet<IdentityProvider>),
    Nothing,
}

impl Sight {
    fn shows(&self, of: AccountId, provider: IdentityProvider) -> bool {
        match self {
            Self::Everything => true,
            Self::Player(own, providers) => *own == of || providers.contains(&provider),
            Self::Nothing => false,
        }
    }
}

impl Service {
    /// The players who have accounts of another system. Accounts that nobody
    /// has are left out.
    ///
    /// # Errors
    /// `BadRequest` for no account, for too many and for one whose id is empty
    /// or too long; `Unavailable`.
    pub async fn external_accounts(
        &self,
        query: &ExternalAccountsQuery,
    ) -> Result<ExternalAccountsAnswer, Refusal> {
        check_count("accountIds", query.account_ids.len())?;
        let mut answer = ExternalAccountsAnswer::default();
        for id in &query.account_ids {
            if id.is_empty() || id.len() > limits::EXTERNAL_ACCOUNT_ID_MAX {
                let most = limits::EXTERNAL_ACCOUNT_ID_MAX;
                let message = format!("an account id has {} bytes, of 1 to {most}", id.len());
                return Err(Refusal::bad_request(message));
            }
            let external = ExternalId {
                provider: query.identity_provider_id,
                id: id.clone(),
            };
            if let Some(found) = self.found_external(&external).await? {
                answer.ids.insert(external.id, found.value.account.padded());
            }
        }
        Ok(answer)
    }

    /// The accounts that players have in other systems. A player is told the
    /// ids in those systems in which it has an account itself; trusted servers,
    /// and programs that may `administer`, are told all. Players who are not
    /// known are left out.
    ///
    /// # Errors
    /// `BadRequest` for no player and for too many; `Unavailable`.
    pub async fn product_users(
        &self,
        caller: &Caller,
        query: &ProductUsersQuery,
    ) -> Result<ProductUsersAnswer, Refusal> {
        check_count("productUserIds", query.product_user_ids.len())?;
        let sight = self.sight(caller).await?;
        let mut answer = ProductUsersAnswer::default();
        for &account in &query.product_user_ids {
            let Some(found) = self.found_account(account).await? else {
                continue;
            };
            let mut accounts = found.value.external_accounts();
            for external in &mut accounts {
                if !sight.shows(account, external.identity_provider_id) {
                    external.account_id.clear();
                }
            }
            let user = ProductUser {
                display_name: found.value.name,
                accounts,
            };
            answer.product_users.insert(account.padded(), user);
        }
        Ok(answer)
    }

    async fn sight(&self, caller: &Caller) -> Result<Sight, Refusal> {
        match caller.principal {
            Principal::Server { .. } => Ok(Sight::Everything),
            Principal::Client if caller.policy.allows(Action::Administer) => Ok(Sight::Everything),
            Principal::Client => Ok(Sight::Nothing),
            Principal::User { account, .. } => {
                let found = self.found_account(account).await?;
                let links = found.map(|found| found.value.links).unwrap_or_default();
                let providers = links.iter().map(|link| link.provider).collect();
                Ok(Sight::Player(account, providers))
            }
        }
    }
}

fn check_count(field: &str, count: usize) -> Result<(), Refusal> {
    let most = limits::MAPPINGS_MAX;
    if count == 0 || count > most {
        let message = format!("{field} names {count}, of 1 to {most}");
        return Err(Refusal::bad_request(message));
    }
    Ok(())
}
