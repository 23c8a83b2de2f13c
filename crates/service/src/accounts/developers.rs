//! Developers, who log in by a name alone: at a desk nobody pretends to be
//! somebody else, and a test wants the same players at each of its runs.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::limits;

use super::at_most;
use super::epic::{by_epic, epic_id, link_to};
use super::logins::Login;
use super::stored::{AccountRecord, ExternalRecord, made};
use crate::service::{Service, overtaken, unwritable};
use crate::store::{Batch, WriteError};
use crate::{draw, records};

impl Service {
    /// The player of this name in this deployment, made if there is none.
    pub(super) async fn login_developer(
        &self,
        deployment: &str,
        name: &str,
    ) -> Result<Login, Refusal> {
        self.check_desk()?;
        at_most("external_auth_token", Some(name), limits::DISPLAY_NAME_MAX)?;
        if name.chars().any(char::is_control) {
            let message = "external_auth_token is a name and has control characters";
            return Err(Refusal::bad_request(message));
        }
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let found = self.found::<ExternalRecord>(records::developer(deployment, name));
            if let Some(found) = found.await? {
                return self.login_as_epic(found.value.account, Some(name)).await;
            }
            let account = draw::account(&*self.parts.random);
            let at = self.now();
            let record = AccountRecord {
                name: name.to_owned(),
                created: at,
                links: vec![link_to(account, Some(name), at)],
                devices: Vec::new(),
                refreshes: Vec::new(),
                platform: None,
            };
            let way = ExternalRecord { account };
            let changes = vec![
                made(records::account(account), &record),
                made(records::developer(deployment, name), &way),
                made(records::external(&epic_id(account)), &way),
            ];
            match self.parts.store.write(Batch { at, changes }).await {
                Ok(_) => {
                    self.names.note(name, at, account);
                    let name = name.to_owned();
                    let by = by_epic(account);
                    return Ok(Login { account, name, by });
                }
                // The number is taken, or another login was first.
                Err(WriteError::Conflict) => {}
                Err(WriteError::Unavailable(why)) => return Err(unwritable(&why)),
            }
        }
        Err(overtaken())
    }

    /// # Errors
    /// `Unsupported` for a directory that stands at no desk.
    pub(super) fn check_desk(&self) -> Result<(), Refusal> {
        if self.is_at_a_desk() {
            return Ok(());
        }
        let message = "names log in at a developer's desk alone: greenroom serve --dev, or local:";
        Err(Refusal::new(ErrorCode::Unsupported, message))
    }
}
