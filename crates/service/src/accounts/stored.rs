//! Accounts and what leads to them, as they are stored.

use greenroom_protocol::connect::{ExternalAccount, IdentityProvider};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, Revision};
use greenroom_protocol::time::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::identities::ExternalId;
use crate::records;
use crate::service::{Service, unavailable};
use crate::store::{Change, Expect, Key};

/// A device, under the digest of its token: whoever reads the store cannot log
/// in as the device.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DeviceRecord {
    #[serde(default)]
    pub(super) account: Option<AccountId>,
    pub(super) model: String,
    pub(super) created: Timestamp,
}

/// An account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AccountRecord {
    /// The display name of the login that made it.
    pub(super) name: String,
    pub(super) created: Timestamp,
    /// Its accounts in other systems, at most one of each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<Link>,
    /// The digests of its devices. The first release noted them with
    /// the devices alone; the next login by one adds it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) devices: Vec<String>,
    /// The digests of its refresh tokens, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) refreshes: Vec<String>,
    /// On which platform it plays, as far as a login has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) platform: Option<u32>,
}

/// An account in another system. Which account here it opens is said by a
/// record of its own; the two are written together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Link {
    pub(super) provider: IdentityProvider,
    pub(super) id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    pub(super) last_login: Timestamp,
}

/// Whose an account in another system is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct ExternalRecord {
    pub(super) account: AccountId,
}

/// A refresh token, under its digest.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RefreshRecord {
    pub(super) account: AccountId,
    /// The program that it was given to, and for which deployment.
    pub(super) client: String,
    pub(super) deployment: String,
    /// What the player had logged in by; the token leads nowhere once that does
    /// not lead to the account any more.
    pub(super) by: ExternalId,
    /// From when on it is good no more.
    pub(super) until: Timestamp,
}

/// An account that was deleted for good.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct ClosedRecord {
    pub(crate) at: Timestamp,
    /// The account that got what led to it.
    pub(crate) into: AccountId,
}

/// A record as it was found.
pub(super) struct Found<T> {
    key: Key,
    revision: Revision,
    pub(super) value: T,
}

impl<T: Serialize> Found<T> {
    /// The change that puts another value in its place, if it is still as it
    /// was.
    pub(super) fn becomes(&self, value: &T) -> Change {
        Change {
            key: self.key.clone(),
            expect: Expect::Revision(self.revision),
            value: Some(to_bytes(value)),
        }
    }

    /// The change that deletes it, if it is still as it was.
    pub(super) fn goes(&self) -> Change {
        Change {
            key: self.key.clone(),
            expect: Expect::Revision(self.revision),
            value: None,
        }
    }
}

/// The change that makes a record, if there is none.
pub(super) fn made(key: Key, value: &impl Serialize) -> Change {
    Change {
        key,
        expect: Expect::Absent,
        value: Some(to_bytes(value)),
    }
}

pub(super) fn to_bytes(record: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(record).expect("records of accounts are plain JSON")
}

impl AccountRecord {
    /// The link in that system.
    pub(super) fn link(&self, provider: IdentityProvider) -> Option<&Link> {
        self.links.iter().find(|link| link.provider == provider)
    }

    /// The external accounts, the most recently used first.
    pub(super) fn external_accounts(&self) -> Vec<ExternalAccount> {
        let mut links: Vec<&Link> = self.links.iter().collect();
        links.sort_by_key(|link| (std::cmp::Reverse(link.last_login), link.provider));
        let shown = links.into_iter().map(|link| ExternalAccount {
            identity_provider_id: link.provider,
            account_id: link.id.clone(),
            display_name: link.name.clone(),
            last_login: link.last_login,
        });
        shown.collect()
    }
}

impl Service {
    pub(super) async fn found_account(
        &self,
        account: AccountId,
    ) -> Result<Option<Found<AccountRecord>>, Refusal> {
        self.found(records::account(account)).await
    }

    /// Whether there is an account of this number.
    pub(crate) async fn is_account(&self, account: AccountId) -> Result<bool, Refusal> {
        Ok(self.found_account(account).await?.is_some())
    }

    pub(super) async fn found_device(
        &self,
        digest: &str,
    ) -> Result<Option<Found<DeviceRecord>>, Refusal> {
        self.found(records::device(digest)).await
    }

    pub(super) async fn found_external(
        &self,
        account: &ExternalId,
    ) -> Result<Option<Found<ExternalRecord>>, Refusal> {
        self.found(records::external(account)).await
    }

    pub(super) async fn found<T: DeserializeOwned>(
        &self,
        key: Key,
    ) -> Result<Option<Found<T>>, Refusal> {
        let record = self.parts.store.read(&key).await;
        let Some(record) = record.map_err(|error| unavailable(&error))? else {
            return Ok(None);
        };
        let value = serde_json::from_slice(&record.value).map_err(|error| {
            tracing::error!(%key, %error, "a record cannot be read");
            let message = format!("the {} record cannot be read", key.kind);
            Refusal::new(ErrorCode::Internal, message)
        })?;
        let revision = record.revision;
        Ok(Some(Found {
            key,
            revision,
            value,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_of_the_first_release_can_be_read() {
        let device = r#"{"account":"1125899906842625","model":"PC","created":"2026-01-02T03:04:05.0000000Z"}"#;
        let device: DeviceRecord = serde_json::from_str(device).expect("a device");
        assert_eq!(device.model, "PC");
        let account = r#"{"name":"Ann","created":"2026-01-02T03:04:05.0000000Z"}"#;
        let account: AccountRecord = serde_json::from_str(account).expect("an account");
        assert_eq!(account.name, "Ann");
        assert!(account.links.is_empty() && account.devices.is_empty());
        let again = serde_json::to_string(&account).expect("plain");
        assert!(!again.contains("links"), "{again}");
    }
}
