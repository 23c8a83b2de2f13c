//! Device ids: secrets that log in without any other account.

use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;
use greenroom_protocol::token::{DeviceAnswer, DeviceForm};

use super::stored::{AccountRecord, DeviceRecord, made};
use super::{ClientCredentials, cut, fingerprint};
use crate::service::{Service, overtaken, unwritable};
use crate::store::{Batch, WriteError};
use crate::{draw, records, rights};

impl Service {
    /// Makes a device id: a secret that logs in without any other account. The
    /// account behind it is made at the first login.
    ///
    /// # Errors
    /// `InvalidClient`, `BadRequest` for an empty device model (a long one is
    /// cut), `Unavailable`.
    pub async fn create_device(
        &self,
        client: &ClientCredentials,
        form: &DeviceForm,
    ) -> Result<DeviceAnswer, Refusal> {
        rights::admitted(&*self.parts.clients, client)?;
        if form.device_model.is_empty() {
            return Err(Refusal::bad_request("deviceModel is empty"));
        }
        let created = self.now();
        let device = DeviceRecord {
            account: None,
            model: cut(&form.device_model, limits::DEVICE_MODEL_MAX).to_owned(),
            created,
        };
        let token = draw::secret(&*self.parts.random);
        let change = made(records::device(&fingerprint(&token)), &device);
        let written = self.parts.store.write(Batch {
            at: created,
            changes: vec![change],
        });
        written
            .await
            .map_err(|error| unwritable(&error.to_string()))?;
        Ok(DeviceAnswer {
            access_token: token,
            token_type: "bearer".into(),
            greenroom: self.info(),
        })
    }

    /// Deletes a device id for good. An account that nothing else leads to
    /// cannot be logged in to any more; access tokens that it has are good until
    /// they expire. A device that is not there is deleted too.
    ///
    /// # Errors
    /// `Unavailable`.
    pub async fn delete_device(&self, token: &str) -> Result<(), Refusal> {
        let digest = fingerprint(token);
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let Some(device) = self.found_device(&digest).await? else {
                return Ok(());
            };
            let mut changes = vec![device.goes()];
            let account = match device.value.account {
                Some(account) => self.found_account(account).await?,
                None => None,
            };
            if let Some(found) = account {
                let mut devices = found.value.devices.clone();
                devices.retain(|known| *known != digest);
                changes.push(found.becomes(&AccountRecord {
                    devices,
                    ..found.value.clone()
                }));
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
}
