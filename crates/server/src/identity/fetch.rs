//! Requests to issuers.

use std::sync::Arc;
use std::time::Duration;

use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;
use reqwest::header::ACCEPT;
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response, StatusCode, Url};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

use super::documents::is_here;
use super::{invalid, unavailable};

/// TLS to an issuer cannot be had on this machine.
#[derive(Debug, thiserror::Error)]
#[error("TLS to the issuer {0} cannot be had: {1}")]
pub struct TlsUnavailable(String, String);

/// The way to an issuer. Each has its own, so that none waits for another.
pub(super) struct Way(Client);

impl Way {
    pub(super) fn to(issuer: &Url) -> Result<Self, TlsUnavailable> {
        let fails = |why: String| TlsUnavailable(issuer.to_string(), why);
        let tls = tls(issuer).map_err(|error| fails(error.to_string()))?;
        let builder = Client::builder()
            .user_agent(concat!("greenroom/", env!("CARGO_PKG_VERSION")))
            // Who answers must be who was asked.
            .redirect(Policy::none())
            .connect_timeout(Duration::from_millis(limits::ISSUER_CONNECT_MS))
            .timeout(Duration::from_millis(limits::ISSUER_MS))
            .tls_backend_preconfigured(tls);
        let builder = match is_here(issuer) {
            true => builder.no_proxy(),
            false => builder,
        };
        let client = builder.build().map_err(|error| fails(error.to_string()))?;
        Ok(Self(client))
    }

    /// A document that anybody may read.
    ///
    /// # Errors
    /// `IdentityProviderUnavailable`.
    pub(super) async fn document(&self, url: Url) -> Result<Vec<u8>, Refusal> {
        let answer = send(self.0.get(url.clone())).await?;
        match answer.status() {
            StatusCode::OK => body(answer).await,
            status => Err(unavailable(format!("{url} answers {status}"))),
        }
    }

    /// What the issuer says of the bearer of a token.
    ///
    /// # Errors
    /// `InvalidCredential` where it does not take the token,
    /// `IdentityProviderUnavailable`.
    pub(super) async fn userinfo(&self, url: Url, token: &str) -> Result<Vec<u8>, Refusal> {
        // A token that no header can carry is none that somebody gave.
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(invalid("the token has characters that no token has"));
        }
        let answer = send(self.0.get(url.clone()).bearer_auth(token)).await?;
        match answer.status() {
            StatusCode::OK => body(answer).await,
            StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
                Err(invalid("the issuer does not take the token"))
            }
            status => Err(unavailable(format!("{url} answers {status}"))),
        }
    }
}

async fn send(request: RequestBuilder) -> Result<Response, Refusal> {
    let answer = request.header(ACCEPT, "application/json").send().await;
    answer.map_err(|error| unavailable(told(error)))
}

/// What went wrong, and no token, which an address might hold.
fn told(error: reqwest::Error) -> String {
    let url = error.url().map_or_else(String::new, |url| {
        let mut shown = url.clone();
        shown.set_query(None);
        format!("{shown}: ")
    });
    let why = match () {
        () if error.is_timeout() => "no answer in time",
        () if error.is_connect() => "no connection",
        () => "no answer that can be read",
    };
    format!("{url}{why}")
}

async fn body(mut answer: Response) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let most = limits::ISSUER_DOCUMENT_MAX;
    while let Some(part) = { answer.chunk().await }.map_err(|error| unavailable(told(error)))? {
        if bytes.len() + part.len() > most {
            let message = format!("the issuer's answer has more than {most} bytes");
            return Err(unavailable(message));
        }
        bytes.extend_from_slice(&part);
    }
    Ok(bytes)
}

/// Trusts whom the operating system trusts. Plain HTTP never comes to TLS, so
/// that a machine without a single certificate will do.
fn tls(issuer: &Url) -> Result<ClientConfig, rustls::Error> {
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?;
    let builder = match issuer.scheme() {
        "https" => builder.with_platform_verifier()?,
        _ => builder.with_root_certificates(RootCertStore::empty()),
    };
    Ok(builder.with_no_client_auth())
}
