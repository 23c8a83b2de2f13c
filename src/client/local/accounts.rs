//! Questions about accounts, inside the process.

use futures_util::FutureExt;
use greenroom_protocol::connect::{
    ExternalAccountsAnswer, ExternalAccountsQuery, KeySet, LinkForm, ProductUsersAnswer,
    ProductUsersQuery, TransferAnswer, TransferForm,
};
use greenroom_protocol::token::{DeviceAnswer, DeviceForm, DirectoryInfo, TokenAnswer, TokenForm};

use super::Local;
use crate::client::transport::{Accounts, Attempt, Failure, Token};

impl Accounts for Local {
    fn info(&self) -> Attempt<'_, DirectoryInfo> {
        async { Ok(self.directory.service().await?.info()) }.boxed()
    }

    fn keys(&self) -> Attempt<'_, KeySet> {
        async { Ok(self.directory.service().await?.key_set()) }.boxed()
    }

    fn device<'a>(&'a self, form: &'a DeviceForm) -> Attempt<'a, DeviceAnswer> {
        async {
            let service = self.directory.service().await?;
            Ok(service.create_device(&self.client, form).await?)
        }
        .boxed()
    }

    fn delete_device<'a>(&'a self, device_token: &'a str) -> Attempt<'a, ()> {
        async move {
            let service = self.directory.service().await?;
            Ok(service.delete_device(device_token).await?)
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

    fn link<'a>(&'a self, token: Token, form: &'a LinkForm) -> Attempt<'a, ()> {
        async move {
            let service = self.directory.service().await?;
            service.link_account(&token, form).await?;
            Ok(())
        }
        .boxed()
    }

    fn unlink(&self, token: Token) -> Attempt<'_, ()> {
        async move {
            let service = self.directory.service().await?;
            Ok(service.unlink_account(&token).await?)
        }
        .boxed()
    }

    fn transfer<'a>(&'a self, token: Token, form: &'a TransferForm) -> Attempt<'a, TransferAnswer> {
        async move {
            let service = self.directory.service().await?;
            Ok(service.transfer_device(&token, form).await?)
        }
        .boxed()
    }

    fn external_accounts<'a>(
        &'a self,
        token: Token,
        query: &'a ExternalAccountsQuery,
    ) -> Attempt<'a, ExternalAccountsAnswer> {
        async move {
            let (service, _) = self.caller(&token).await?;
            Ok(service.external_accounts(query).await?)
        }
        .boxed()
    }

    fn product_users<'a>(
        &'a self,
        token: Token,
        query: &'a ProductUsersQuery,
    ) -> Attempt<'a, ProductUsersAnswer> {
        async move {
            let (service, caller) = self.caller(&token).await?;
            Ok(service.product_users(&caller, query).await?)
        }
        .boxed()
    }
}
