//! Questions about accounts, inside the process.

use greenroom_protocol::connect::{
    DisplayNameAnswer, DisplayNameQuery, ExternalAccountsAnswer, ExternalAccountsQuery, KeySet,
    LinkForm, ProductUsersAnswer, ProductUsersQuery, TransferAnswer, TransferForm,
};
use greenroom_protocol::play::PlayerSessionForm;
use greenroom_protocol::token::{
    DeviceAnswer, DeviceForm, DirectoryInfo, Introspection, TokenAnswer, TokenForm, TokenQuery,
};

use super::Local;
use crate::client::transport::{Accounts, Attempt, Failure, Token};

impl Accounts for Local {
    fn info(&self) -> Attempt<'_, DirectoryInfo> {
        self.carry("readHealth", async {
            Ok(self.directory.service().await?.info())
        })
    }

    fn keys(&self) -> Attempt<'_, KeySet> {
        self.carry("readKeys", async {
            Ok(self.directory.service().await?.key_set())
        })
    }

    fn device<'a>(&'a self, form: &'a DeviceForm) -> Attempt<'a, DeviceAnswer> {
        self.carry("createDevice", async {
            let service = self.directory.service().await?;
            Ok(service.create_device(&self.client, form).await?)
        })
    }

    fn delete_device<'a>(&'a self, device_token: &'a str) -> Attempt<'a, ()> {
        self.carry("deleteDevice", async move {
            let service = self.directory.service().await?;
            Ok(service.delete_device(device_token).await?)
        })
    }

    fn token<'a>(&'a self, form: &'a TokenForm) -> Attempt<'a, TokenAnswer> {
        self.carry("createToken", async {
            let service = self.directory.service().await?;
            let granted = service.grant(&self.client, form).await;
            granted.map_err(|refused| match refused.continuance {
                Some(continuance) => Failure::UnknownUser { continuance },
                None => Failure::Refused(refused.refusal),
            })
        })
    }

    fn revoke<'a>(&'a self, form: &'a TokenQuery) -> Attempt<'a, ()> {
        self.carry("revokeToken", async {
            let service = self.directory.service().await?;
            Ok(service.revoke_refresh(&self.client, form).await?)
        })
    }

    fn introspect<'a>(&'a self, form: &'a TokenQuery) -> Attempt<'a, Introspection> {
        self.carry("introspectToken", async {
            let service = self.directory.service().await?;
            Ok(service.introspect(&self.client, form)?)
        })
    }

    fn link<'a>(&'a self, token: Token, form: &'a LinkForm) -> Attempt<'a, ()> {
        self.carry("linkAccount", async move {
            let service = self.directory.service().await?;
            service.link_account(&token, form).await?;
            Ok(())
        })
    }

    fn unlink(&self, token: Token) -> Attempt<'_, ()> {
        self.carry("unlinkAccount", async move {
            let service = self.directory.service().await?;
            Ok(service.unlink_account(&token).await?)
        })
    }

    fn transfer<'a>(&'a self, token: Token, form: &'a TransferForm) -> Attempt<'a, TransferAnswer> {
        self.carry("transferDevice", async move {
            let service = self.directory.service().await?;
            Ok(service.transfer_device(&token, form).await?)
        })
    }

    fn external_accounts<'a>(
        &'a self,
        token: Token,
        query: &'a ExternalAccountsQuery,
    ) -> Attempt<'a, ExternalAccountsAnswer> {
        self.carry("queryExternalAccounts", async move {
            let (service, _) = self.caller(&token).await?;
            Ok(service.external_accounts(query).await?)
        })
    }

    fn note_play<'a>(&'a self, token: Token, form: &'a PlayerSessionForm) -> Attempt<'a, ()> {
        self.carry("notePlay", async move {
            let (service, caller) = self.caller(&token).await?;
            Ok(service.note_play(&caller, form)?)
        })
    }

    fn display_name<'a>(
        &'a self,
        token: Token,
        query: &'a DisplayNameQuery,
    ) -> Attempt<'a, DisplayNameAnswer> {
        self.carry("queryDisplayName", async move {
            let (service, caller) = self.caller(&token).await?;
            Ok(service.player_named(&caller, query).await?)
        })
    }

    fn product_users<'a>(
        &'a self,
        token: Token,
        query: &'a ProductUsersQuery,
    ) -> Attempt<'a, ProductUsersAnswer> {
        self.carry("queryProductUsers", async move {
            let (service, caller) = self.caller(&token).await?;
            Ok(service.product_users(&caller, query).await?)
        })
    }
}
