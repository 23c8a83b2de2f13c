//! A directory across the network: the REST contract over HTTP/1.1. The only place that knows HTTP.

mod accounts;
mod answer;
mod base;
mod faults;
mod followed;
mod friends;
mod handles;
mod messages;
mod multiplayer;
#[cfg(unix)]
mod names;
mod presence;
mod push;
mod sessions;
#[cfg(test)]
mod tests;
mod tls;

use std::time::Duration;

use greenroom_protocol::CONTRACT_VERSION;
use greenroom_protocol::limits;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde::Serialize;

use super::Config;
use super::error::ClientError;
use super::transport::Failure;

pub(super) use base::check as check_base;

const CONTRACT_HEADER: HeaderName = HeaderName::from_static("x-xbl-contract-version");

/// A connection may take so long to come about, and no longer than half of an operation, so that a host that swallows packets is told from one that does not answer.
const CONNECT: Duration = Duration::from_secs(5);
/// Connections that nobody used for so long are closed. Shorter than servers and routers keep them, as a rule.
const IDLE: Duration = Duration::from_secs(20);

/// A directory across the network.
pub(super) struct Http {
    client: reqwest::Client,
    /// Without a slash at the end.
    base: String,
    client_id: String,
    client_secret: String,
}

impl Http {
    /// Opens nothing yet.
    pub(super) fn new(base: &str, config: &Config) -> Result<Self, ClientError> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTRACT_HEADER, HeaderValue::from(CONTRACT_VERSION));
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("greenroom/", env!("CARGO_PKG_VERSION")))
            .default_headers(headers)
            // A directory does not redirect; following one would carry the token to a stranger.
            .redirect(Policy::none())
            .http1_only()
            .connect_timeout(CONNECT.min(config.timeout / 2))
            .pool_idle_timeout(IDLE);
        #[cfg(unix)]
        {
            builder = builder.dns_resolver(names::Names);
        }
        let tls = if base::is_loopback(base) {
            builder = builder.no_proxy();
            tls::for_loopback(base)
        } else {
            tls::for_the_network()
        };
        let tls = tls.map_err(|error| ClientError::NoConnection(format!("TLS: {error}")))?;
        let client = builder
            .tls_backend_preconfigured(tls)
            .build()
            .map_err(|error| ClientError::NoConnection(answer::chain(&error)))?;
        Ok(Self {
            client,
            base: base.trim_end_matches('/').to_owned(),
            client_id: config.client_id.clone(),
            client_secret: config.client_secret.clone(),
        })
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.base))
    }

    async fn send(request: RequestBuilder) -> Result<Response, Failure> {
        request.send().await.map_err(answer::failure)
    }

    /// Asks one of the token routes in the program's own name.
    async fn auth<T: serde::de::DeserializeOwned>(
        &self,
        path: &str,
        form: &(impl Serialize + Sync),
    ) -> Result<T, Failure> {
        let request = self
            .request(Method::POST, path)
            .basic_auth(&self.client_id, Some(&self.client_secret))
            .form(form);
        let response = Self::send(request).await?;
        match response.status() {
            StatusCode::OK => answer::json(response, limits::ANSWER_MAX).await,
            _ => Err(answer::token_refusal(response).await),
        }
    }
}

fn body(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("the protocol's types are plain JSON")
}

fn with_json(request: RequestBuilder, value: &impl Serialize) -> RequestBuilder {
    request
        .header(CONTENT_TYPE, "application/json")
        .body(body(value))
}
