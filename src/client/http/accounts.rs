//! Questions about accounts, over HTTP.

use futures_util::FutureExt;
use greenroom_protocol::connect::{
    DisplayNameAnswer, DisplayNameQuery, ExternalAccountsAnswer, ExternalAccountsQuery, KeySet,
    LinkForm, ProductUser, ProductUsersAnswer, ProductUsersQuery, TransferAnswer, TransferForm,
};
use greenroom_protocol::limits;
use greenroom_protocol::play::PlayerSessionForm;
use greenroom_protocol::token::{
    DeviceAnswer, DeviceForm, DirectoryInfo, Health, Introspection, Revoked, TokenAnswer,
    TokenForm, TokenQuery,
};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Http, answer, with_json};
use crate::client::transport::{Accounts, Attempt, Failure, Token};

impl Accounts for Http {
    fn info(&self) -> Attempt<'_, DirectoryInfo> {
        async {
            let health: Health = read(self.request(Method::GET, "/health")).await?;
            Ok(health.greenroom)
        }
        .boxed()
    }

    fn keys(&self) -> Attempt<'_, KeySet> {
        read(self.request(Method::GET, "/.well-known/jwks.json")).boxed()
    }

    fn device<'a>(&'a self, form: &'a DeviceForm) -> Attempt<'a, DeviceAnswer> {
        self.auth("/auth/v1/accounts/deviceid", form).boxed()
    }

    fn delete_device<'a>(&'a self, device_token: &'a str) -> Attempt<'a, ()> {
        let request = self.request(Method::DELETE, "/auth/v1/accounts/deviceid");
        done(request.bearer_auth(device_token)).boxed()
    }

    fn token<'a>(&'a self, form: &'a TokenForm) -> Attempt<'a, TokenAnswer> {
        self.auth("/auth/v1/oauth/token", form).boxed()
    }

    fn revoke<'a>(&'a self, form: &'a TokenQuery) -> Attempt<'a, ()> {
        async {
            let Revoked {} = self.auth("/auth/v1/oauth/revoke", form).await?;
            Ok(())
        }
        .boxed()
    }

    fn introspect<'a>(&'a self, form: &'a TokenQuery) -> Attempt<'a, Introspection> {
        self.auth("/auth/v1/oauth/introspect", form).boxed()
    }

    fn link<'a>(&'a self, token: Token, form: &'a LinkForm) -> Attempt<'a, ()> {
        async move {
            let _: ProductUser = self.connect(token, "links", form).await?;
            Ok(())
        }
        .boxed()
    }

    fn unlink(&self, token: Token) -> Attempt<'_, ()> {
        let request = self.request(Method::DELETE, "/greenroom/connect/links/current");
        done(request.bearer_auth(token)).boxed()
    }

    fn transfer<'a>(&'a self, token: Token, form: &'a TransferForm) -> Attempt<'a, TransferAnswer> {
        self.connect(token, "transfer", form).boxed()
    }

    fn external_accounts<'a>(
        &'a self,
        token: Token,
        query: &'a ExternalAccountsQuery,
    ) -> Attempt<'a, ExternalAccountsAnswer> {
        self.connect(token, "external-accounts", query).boxed()
    }

    fn note_play<'a>(&'a self, token: Token, form: &'a PlayerSessionForm) -> Attempt<'a, ()> {
        let request = self.request(Method::POST, "/greenroom/player-sessions");
        done(with_json(request.bearer_auth(token), form)).boxed()
    }

    fn display_name<'a>(
        &'a self,
        token: Token,
        query: &'a DisplayNameQuery,
    ) -> Attempt<'a, DisplayNameAnswer> {
        self.connect(token, "display-names", query).boxed()
    }

    fn product_users<'a>(
        &'a self,
        token: Token,
        query: &'a ProductUsersQuery,
    ) -> Attempt<'a, ProductUsersAnswer> {
        self.connect(token, "product-users", query).boxed()
    }
}

impl Http {
    /// Asks one of the directory's own routes about accounts.
    async fn connect<T: DeserializeOwned>(
        &self,
        token: Token,
        what: &str,
        body: &(impl Serialize + Sync),
    ) -> Result<T, Failure> {
        let request = self.request(Method::POST, &format!("/greenroom/connect/{what}"));
        read(with_json(request.bearer_auth(token), body)).await
    }
}

async fn read<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, Failure> {
    let response = Http::send(request).await?;
    match response.status() {
        StatusCode::OK => answer::json(response, limits::ANSWER_MAX).await,
        _ => Err(answer::refusal(response).await),
    }
}

/// Asks for what is answered with nothing.
async fn done(request: RequestBuilder) -> Result<(), Failure> {
    let response = Http::send(request).await?;
    match response.status() {
        StatusCode::NO_CONTENT => Ok(()),
        _ => Err(answer::refusal(response).await),
    }
}
