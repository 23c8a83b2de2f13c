//! Questions about accounts, over HTTP.

use futures_util::FutureExt;
use greenroom_protocol::limits;
use greenroom_protocol::token::{
    DeviceAnswer, DeviceForm, DirectoryInfo, Health, TokenAnswer, TokenForm,
};
use reqwest::{Method, StatusCode};

use super::{Http, answer};
use crate::client::transport::{Accounts, Attempt};

impl Accounts for Http {
    fn info(&self) -> Attempt<'_, DirectoryInfo> {
        async {
            let response = Self::send(self.request(Method::GET, "/health")).await?;
            match response.status() {
                StatusCode::OK => {
                    let health: Health = answer::json(response, limits::ANSWER_MAX).await?;
                    Ok(health.greenroom)
                }
                _ => Err(answer::refusal(response).await),
            }
        }
        .boxed()
    }

    fn device<'a>(&'a self, form: &'a DeviceForm) -> Attempt<'a, DeviceAnswer> {
        self.auth("/auth/v1/accounts/deviceid", form).boxed()
    }

    fn token<'a>(&'a self, form: &'a TokenForm) -> Attempt<'a, TokenAnswer> {
        self.auth("/auth/v1/oauth/token", form).boxed()
    }
}
