//! On which platform players play: what their programs said at the last login.

use greenroom_directory::caller::Principal;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::platform;
use greenroom_protocol::token::TokenForm;

use super::stored::AccountRecord;
use crate::service::{Service, overtaken};
use crate::store::{Batch, WriteError};

impl Service {
    /// On which platform a player plays; none where no login has said so, and
    /// for an account that is not of this directory. Reads the store: registering
    /// with a session that asks is rare, and what one node noted every node knows.
    ///
    /// # Errors
    /// `Unavailable`.
    pub async fn platform_of(&self, account: AccountId) -> Result<Option<u32>, Refusal> {
        let found = self.found_account(account).await?;
        Ok(found.and_then(|found| found.value.platform))
    }

    /// Whether there is such an account.
    ///
    /// # Errors
    /// `Unavailable`.
    pub(crate) async fn has_account(&self, account: AccountId) -> Result<bool, Refusal> {
        Ok(self.found_account(account).await?.is_some())
    }

    /// Takes note of the platform that a login names. The last login counts; but
    /// nobody is kept out because it could not be noted.
    pub(super) async fn note_platform(
        &self,
        principal: &Principal,
        form: &TokenForm,
    ) -> Result<(), Refusal> {
        let Principal::User { account, .. } = principal else {
            return Ok(());
        };
        let named = form.greenroom_platform.as_deref();
        let Some(platform) = named.and_then(platform::number_of) else {
            return Ok(());
        };
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            // One that is gone by now has nobody to note anything of.
            let Some(found) = self.found_account(*account).await? else {
                return Ok(());
            };
            if found.value.platform == Some(platform) {
                return Ok(());
            }
            let next = AccountRecord {
                platform: Some(platform),
                ..found.value.clone()
            };
            let changes = vec![found.becomes(&next)];
            let at = self.now();
            match self.parts.store.write(Batch { at, changes }).await {
                Ok(_) => return Ok(()),
                Err(WriteError::Conflict) => {}
                Err(WriteError::Unavailable(why)) => {
                    tracing::warn!(%account, why, "the player's platform is not noted");
                    return Ok(());
                }
            }
        }
        Err(overtaken())
    }
}
