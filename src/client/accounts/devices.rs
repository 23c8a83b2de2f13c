//! Device ids: secrets that a profile keeps and logs in with.

use futures_util::FutureExt;
use greenroom_protocol::connect::TransferForm;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::token::DeviceForm;

use crate::client::error::ClientError;
use crate::client::retry::ended_by;
use crate::client::throttle::{Class, Quota};
use crate::client::{Client, Core};

impl Client {
    /// Makes a device id for this profile and keeps it.
    ///
    /// # Errors
    /// [`ClientError::DuplicateDevice`] if the profile has one on this directory.
    pub async fn create_device_id(&self, model: &str) -> Result<(), ClientError> {
        let core = &self.0.core;
        let end = core.deadline();
        let info = core.retry(end, || core.transport.info()).await?;
        if core.device_token(&info.directory)?.is_some() {
            return Err(ClientError::DuplicateDevice);
        }
        let form = DeviceForm {
            device_model: model.to_owned(),
        };
        let quota = Quota::of_anybody(Class::Devices);
        let make = || {
            core.throttle
                .pass(quota, core.transport.device(&form))
                .boxed()
        };
        let answer = core.retry(end, make).await?;
        // Another process of the same profile may have been first.
        let directory = &answer.greenroom.directory;
        match core
            .config
            .secrets
            .add(directory, &core.deployment_key(), &answer.access_token)
        {
            Ok(true) => Ok(()),
            Ok(false) => Err(ClientError::DuplicateDevice),
            Err(why) => Err(ClientError::Storage(why)),
        }
    }

    /// Deletes the profile's device id for good, there and here. Who is logged in by it stays so until the access token ends.
    ///
    /// # Errors
    /// [`ClientError::NoDevice`].
    pub async fn delete_device_id(&self) -> Result<(), ClientError> {
        let core = &self.0.core;
        let end = core.deadline();
        let info = core.retry(end, || core.transport.info()).await?;
        let Some(token) = core.device_token(&info.directory)? else {
            return Err(ClientError::NoDevice);
        };
        match core
            .retry(end, || core.transport.delete_device(&token))
            .await
        {
            // Gone before: an answer was lost, or another process was first.
            Err(ClientError::Refused(refusal)) if refusal.code == ErrorCode::InvalidCredential => {}
            answer => answer?,
        }
        core.forget_device(&info.directory, &token)
    }

    /// Makes one account of two whose users are logged in here, `primary` by an external account and `device` by the device id. `preserved` is one of the two and gets what leads to either; the other
    /// is deleted for good and logged out.
    ///
    /// # Errors
    /// [`ClientError::NotLoggedIn`], and refusals.
    pub async fn transfer_device(
        &self,
        primary: AccountId,
        device: AccountId,
        preserved: AccountId,
    ) -> Result<(), ClientError> {
        let core = &self.0.core;
        let end = core.deadline();
        let asking = core.login_of(primary.into())?;
        let other = core.login_of(device.into())?;
        let form = TransferForm {
            device_user_token: core.token(&other).await.map_err(ended_by)?.to_string(),
            product_user_id_to_preserve: preserved,
        };
        let removed = if preserved == primary {
            &other
        } else {
            &asking
        };
        let _merging = removed.merge();
        let answer = core
            .authorized(&asking, end, Class::Sessions, |token| {
                core.transport.transfer(token, &form)
            })
            .await?;
        if answer.product_user_id.parse() != Ok(preserved) {
            let message = "the directory's answer names another user";
            return Err(Refusal::new(ErrorCode::Internal, message).into());
        }
        core.dismiss(removed);
        Ok(())
    }
}

impl Core {
    pub(super) fn deployment_key(&self) -> String {
        self.config.deployment.folded()
    }

    pub(super) fn device_token(&self, directory: &str) -> Result<Option<String>, ClientError> {
        self.config
            .secrets
            .load(directory, &self.deployment_key())
            .map_err(ClientError::Storage)
    }

    pub(super) fn forget_device(
        &self,
        directory: &str,
        device_token: &str,
    ) -> Result<(), ClientError> {
        self.config
            .secrets
            .remove(directory, &self.deployment_key(), device_token)
            .map_err(ClientError::Storage)
    }
}
