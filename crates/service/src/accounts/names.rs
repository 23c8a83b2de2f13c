//! Whose a display name is.
//!
//! Names are not unique: whoever has had one for longest is found by it, so that
//! nobody comes between friends by taking a name that is known already.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use greenroom_directory::caller::{Caller, Principal};
use greenroom_directory::policy::Action;
use greenroom_protocol::connect::{DisplayNameAnswer, DisplayNameQuery};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;
use ring::digest::{SHA256, digest};

use super::stored::{AccountRecord, ExternalRecord};
use crate::records;
use crate::service::{Service, unavailable};
use crate::store::{Key, Kind};

/// So many accounts are read at once.
const PAGE: usize = 256;

/// The accounts by the digests of their names, the oldest of each first. What an
/// account is called is in its record: an entry only says where to look, and one
/// that leads nowhere any more goes when it is found.
#[derive(Default)]
pub(crate) struct Names {
    entries: Mutex<BTreeSet<Entry>>,
    /// Whether the accounts of the store are among them: they are read when the
    /// first one asks.
    is_read: AtomicBool,
}

/// The digest of a name, when the account was made, and the account.
type Entry = (u64, Timestamp, AccountId);

impl Names {
    /// Notes an account that was made.
    pub(super) fn note(&self, name: &str, created: Timestamp, account: AccountId) {
        let entry = (digest_of(name), created, account);
        self.entries.lock().insert(entry);
    }

    fn forget(&self, entry: &Entry) {
        self.entries.lock().remove(entry);
    }

    /// The oldest account that may have the name, behind another.
    fn next(&self, name: &str, behind: Option<Entry>) -> Option<Entry> {
        use std::ops::Bound::{Excluded, Included, Unbounded};
        let digest = digest_of(name);
        let from = match behind {
            Some(entry) => Excluded(entry),
            None => Included((digest, Timestamp(0), AccountId::new(1).ok()?)),
        };
        let entries = self.entries.lock();
        let next = entries.range((from, Unbounded)).next().copied();
        next.filter(|(of, ..)| *of == digest)
    }
}

/// Letter case does not count.
fn folded(name: &str) -> String {
    name.to_lowercase()
}

fn digest_of(name: &str) -> u64 {
    let digest = digest(&SHA256, folded(name).as_bytes());
    let (first, _) = digest.as_ref().split_at(size_of::<u64>());
    u64::from_be_bytes(first.try_into().expect("eight bytes"))
}

impl Service {
    /// The player of a display name: at a desk whoever logs in by it, else the
    /// one who has had it for longest. Nobody is no failure.
    ///
    /// # Errors
    /// `Forbidden` for a program that is no player, no server and may not
    /// `administer`; `BadRequest` for an empty name and one that is too long;
    /// `Unavailable`.
    pub async fn player_named(
        &self,
        caller: &Caller,
        query: &DisplayNameQuery,
    ) -> Result<DisplayNameAnswer, Refusal> {
        check_asker(caller)?;
        let name = &query.display_name;
        let most = limits::EXTERNAL_NAME_MAX;
        if name.is_empty() || name.len() > most {
            let message = format!("displayName has {} bytes, of 1 to {most}", name.len());
            return Err(Refusal::bad_request(message));
        }
        let found = match self.developer_named(caller, name).await? {
            Some(account) => Some(account),
            None => self.oldest_named(name).await?,
        };
        Ok(DisplayNameAnswer {
            product_user_id: found.map(AccountId::padded),
        })
    }

    async fn developer_named(
        &self,
        caller: &Caller,
        name: &str,
    ) -> Result<Option<AccountId>, Refusal> {
        let key = records::developer(caller.deployment.as_str(), name);
        let found = self.found::<ExternalRecord>(key).await?;
        Ok(found.map(|found| found.value.account))
    }

    async fn oldest_named(&self, name: &str) -> Result<Option<AccountId>, Refusal> {
        self.read_names().await?;
        let mut last = None;
        while let Some(entry) = self.names.next(name, last) {
            let (_, _, account) = entry;
            let found = self.found_account(account).await?;
            match found.map(|found| digest_of(&found.value.name) == entry.0) {
                Some(true) => return Ok(Some(account)),
                // The account went into another one.
                Some(false) | None => self.names.forget(&entry),
            }
            last = Some(entry);
        }
        Ok(None)
    }

    /// Reads the names of all accounts, once. Two who ask at the same time both
    /// read them, which comes to the same.
    async fn read_names(&self) -> Result<(), Refusal> {
        if self.names.is_read.load(Ordering::Acquire) {
            return Ok(());
        }
        let mut last: Option<Key> = None;
        loop {
            let page = self.parts.store.list(Kind::Account, last.as_ref(), PAGE);
            let page = page.await.map_err(|error| unavailable(&error))?;
            let Some((key, _)) = page.last() else {
                break;
            };
            last = Some(key.clone());
            for (key, record) in page {
                let account = key.id.parse::<AccountId>();
                let record = serde_json::from_slice::<AccountRecord>(&record.value);
                // One that cannot be read is found by nobody, and its own login says why.
                if let (Ok(account), Ok(record)) = (account, record) {
                    self.names.note(&record.name, record.created, account);
                }
            }
        }
        self.names.is_read.store(true, Ordering::Release);
        Ok(())
    }
}

fn check_asker(caller: &Caller) -> Result<(), Refusal> {
    match caller.principal {
        Principal::User { .. } | Principal::Server { .. } => Ok(()),
        Principal::Client if caller.policy.allows(Action::Administer) => Ok(()),
        Principal::Client => Err(Refusal::new(
            ErrorCode::Forbidden,
            "who has a name is told to players and to servers",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(number: u64) -> AccountId {
        AccountId::new(number).expect("valid")
    }

    #[test]
    fn of_several_with_one_name_the_oldest_comes_first() {
        let names = Names::default();
        names.note("Ann", Timestamp(30), account(1));
        names.note("ANN", Timestamp(10), account(3));
        names.note("ann", Timestamp(20), account(2));
        names.note("Ben", Timestamp(5), account(4));
        let all = |name: &str| {
            let mut all = Vec::new();
            let mut last = None;
            while let Some(entry) = names.next(name, last) {
                all.push(entry.2.number());
                last = Some(entry);
            }
            all
        };
        assert_eq!(all("aNN"), [3, 2, 1]);
        assert_eq!(all("ben"), [4]);
        assert!(all("nobody").is_empty());
        names.forget(&names.next("ann", None).expect("the oldest"));
        assert_eq!(all("ann"), [2, 1]);
    }

    #[test]
    fn letters_of_all_scripts_have_no_case() {
        assert_eq!(digest_of("ÄNNE"), digest_of("änne"));
        assert_ne!(digest_of("anne"), digest_of("änne"));
    }
}
