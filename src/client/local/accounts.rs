//! Questions about accounts, inside the process.

use futures_util::FutureExt;
use greenroom_protocol::token::{DeviceAnswer, DeviceForm, DirectoryInfo, TokenAnswer, TokenForm};

use super::Local;
use crate::client::transport::{Accounts, Attempt, Failure};

impl Accounts for Local {
    fn info(&self) -> Attempt<'_, DirectoryInfo> {
        async { Ok(self.directory.service().await?.info()) }.boxed()
    }

    fn device<'a>(&'a self, form: &'a DeviceForm) -> Attempt<'a, DeviceAnswer> {
        async {
            let service = self.directory.service().await?;
            Ok(service.create_device(&self.client, form).await?)
        }
        .boxed()
    }

    fn token<'a>(&'a self, form: &'a TokenForm) -> Attempt<'a, TokenAnswer> {
        async {
            let service = self.directory.service().await?;
            let granted = service.grant(&self.client, form).await;
            granted.map_err(|refused| match refused.continuance {
                Some(continuance) => Failure::UnknownUser { continuance },
                None => Failure::Refused(refused.refusal),
            })
        }
        .boxed()
    }
}
