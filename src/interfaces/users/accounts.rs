//! What leads to a user: devices, and accounts of other systems.

use std::sync::Arc;

use greenroom_protocol::ids::AccountId;

use super::Users;
use crate::interfaces::{Failure, Outcome};
use crate::result::refine;
use crate::user_id::UserId;

impl Users {
    /// Makes a device id for this profile on this directory; `model` is what the device calls itself.
    pub fn create_device_id(&self, model: String, done: impl FnOnce(Outcome<()>) + Send + 'static) {
        let client = self.base.client.clone();
        let ask = async move { client.create_device_id(&model).await };
        self.base.ask(ask, done);
    }

    /// Deletes the device id of this profile for good. Who is logged in by it stays so until the login would have to be renewed.
    pub fn delete_device_id(&self, done: impl FnOnce(Outcome<()>) + Send + 'static) {
        let client = self.base.client.clone();
        let ask = async move { client.delete_device_id().await };
        self.base.ask(ask, done);
    }

    /// Makes the account of a login that found no user one of this user's.
    pub fn link(
        &self,
        user: &UserId,
        continuance: String,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let account = match self.account(user) {
            Ok(account) => account,
            Err(failure) => return self.post(|| done(Err(failure))),
        };
        let client = self.base.client.clone();
        let ask = async move { client.link_account(account, &continuance).await };
        self.base.ask(ask, |answer| {
            done(answer.map_err(|failure| failure.refined(refine::link)));
        });
    }

    /// Takes the account that the user logged in by away from it, and logs the user out.
    pub fn unlink(
        self: &Arc<Self>,
        user: &UserId,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let account = match self.account(user) {
            Ok(account) => account,
            Err(failure) => return self.post(|| done(Err(failure))),
        };
        let client = self.base.client.clone();
        let ask = async move { client.unlink_account(account).await };
        let users = Arc::clone(self);
        self.base.ask(ask, move |answer| match answer {
            Ok(()) => users.leave(account, || done(Ok(()))),
            Err(failure) => done(Err(failure)),
        });
    }

    /// Makes one user of two who are logged in: `primary` by an account of another system, `device` by the device id. `preserved` is one of them and gets what leads to either; the other is gone for
    /// good, and logged out.
    pub fn transfer(
        self: &Arc<Self>,
        primary: &UserId,
        device: &UserId,
        preserved: &UserId,
        done: impl FnOnce(Outcome<UserId>) + Send + 'static,
    ) {
        let (primary, device, preserved) = match self.pair(primary, device, preserved) {
            Ok(pair) => pair,
            Err(failure) => return self.post(|| done(Err(failure))),
        };
        let client = self.base.client.clone();
        let ask = async move { client.transfer_device(primary, device, preserved).await };
        let removed = if preserved == primary {
            device
        } else {
            primary
        };
        let users = Arc::clone(self);
        self.base.ask(ask, move |answer| match answer {
            Ok(()) => users.leave(removed, || done(Ok(preserved.into()))),
            Err(failure) => done(Err(failure)),
        });
    }

    fn pair(
        &self,
        primary: &UserId,
        device: &UserId,
        preserved: &UserId,
    ) -> Outcome<(AccountId, AccountId, AccountId)> {
        if primary == device {
            return Err(Failure::parameter(
                "PrimaryLocalUserId and LocalDeviceUserId are the same user",
            ));
        }
        if preserved != primary && preserved != device {
            return Err(Failure::parameter(
                "ProductUserIdToPreserve is neither of the two users",
            ));
        }
        Ok((
            self.account(primary)?,
            self.account(device)?,
            self.account(preserved)?,
        ))
    }
}
