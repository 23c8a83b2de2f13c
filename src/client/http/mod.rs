//! A directory across the network: the REST contract over HTTP/1.1. The only place that knows HTTP.

mod answer;
mod base;
mod push;
#[cfg(test)]
mod tests;
mod tls;

use std::time::Duration;

use futures_util::FutureExt;
use greenroom_protocol::CONTRACT_VERSION;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::SessionRef;
use greenroom_protocol::limits;
use greenroom_protocol::search::{HandleQuery, HandleResults, SearchRow};
use greenroom_protocol::session::{SessionDelta, SessionDocument};
use greenroom_protocol::token::{
    DeviceAnswer, DeviceForm, DirectoryInfo, Health, TokenAnswer, TokenForm,
};
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, IF_MATCH, IF_NONE_MATCH};
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde::Serialize;

use super::Config;
use super::error::ClientError;
use super::transport::{Attempt, Failure, Push, PutOutcome, Token, Transport, When};

pub(super) use base::check as check_base;

const CONTRACT_HEADER: HeaderName = HeaderName::from_static("x-xbl-contract-version");
const PREFER: HeaderName = HeaderName::from_static("prefer");

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

fn session_path(at: &SessionRef) -> Result<String, Failure> {
    let names = [
        at.scid.as_str(),
        at.template_name.as_str(),
        at.name.as_str(),
    ];
    // Every other name goes into a path as it is; these two would change the path.
    if names.iter().any(|name| matches!(*name, "." | "..")) {
        let message = format!("{at} has a part that no URL can carry");
        return Err(Failure::Refused(Refusal::bad_request(message)));
    }
    let [scid, template, name] = names;
    Ok(format!(
        "/serviceconfigs/{scid}/sessionTemplates/{template}/sessions/{name}"
    ))
}

fn body(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("the protocol's types are plain JSON")
}

fn with_json(request: RequestBuilder, value: &impl Serialize) -> RequestBuilder {
    request
        .header(CONTENT_TYPE, "application/json")
        .body(body(value))
}

impl Transport for Http {
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

    fn get_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
    ) -> Attempt<'a, Option<SessionDocument>> {
        async move {
            let request = self.request(Method::GET, &session_path(at)?);
            let response = Self::send(request.bearer_auth(token)).await?;
            match response.status() {
                StatusCode::OK => answer::json(response, limits::ANSWER_MAX).await.map(Some),
                StatusCode::NO_CONTENT => Ok(None),
                _ => match answer::refusal(response).await {
                    failure if failure.is(ErrorCode::SessionNotFound) => Ok(None),
                    failure => Err(failure),
                },
            }
        }
        .boxed()
    }

    fn put_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
        when: When,
        delta: &'a SessionDelta,
    ) -> Attempt<'a, PutOutcome> {
        async move {
            let request = self
                .request(Method::PUT, &session_path(at)?)
                .bearer_auth(token)
                .header(PREFER, "return=minimal");
            let request = match when {
                When::Absent => request.header(IF_NONE_MATCH, "*"),
                When::Exists => request.header(IF_MATCH, "*"),
                When::Any => request,
            };
            let response = Self::send(with_json(request, delta)).await?;
            match response.status() {
                StatusCode::CREATED => answer::taken(&response, PutOutcome::Created),
                StatusCode::OK => answer::taken(&response, PutOutcome::Updated),
                StatusCode::NO_CONTENT => Ok(PutOutcome::Deleted),
                _ => Err(answer::refusal(response).await),
            }
        }
        .boxed()
    }

    fn query<'a>(&'a self, token: Token, query: &'a HandleQuery) -> Attempt<'a, Vec<SearchRow>> {
        async move {
            let request = self
                .request(Method::POST, "/handles/query")
                .bearer_auth(token);
            let response = Self::send(with_json(request, query)).await?;
            match response.status() {
                StatusCode::OK => {
                    let found: HandleResults<SearchRow> =
                        answer::json(response, limits::ANSWER_MAX).await?;
                    Ok(found.results)
                }
                _ => Err(answer::refusal(response).await),
            }
        }
        .boxed()
    }

    fn connect(&self, token: Token) -> Attempt<'_, Box<dyn Push>> {
        async move {
            let request = self.request(Method::GET, "/connect").bearer_auth(token);
            let channel = push::Channel::open(request).await?;
            Ok(Box::new(channel) as Box<dyn Push>)
        }
        .boxed()
    }
}
