//! The directory as its clients see it: logins, writes of sessions, the way to
//! a push connection.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use greenroom_protocol::error::ERROR_HEADER;
use greenroom_protocol::ids::{Deployment, TemplateName};
use greenroom_protocol::limits;
use greenroom_protocol::rta::SUBPROTOCOL;
use greenroom_protocol::token::{DEVICE_ID_AUTH, DeviceAnswer, DeviceForm, TokenAnswer, TokenForm};
use greenroom_protocol::{CONTRACT_VERSION, EOS_TEMPLATE};
use reqwest::header::{
    CONNECTION, HeaderName, IF_NONE_MATCH, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL,
    SEC_WEBSOCKET_VERSION, UPGRADE,
};
use reqwest::redirect::Policy;
use reqwest::{RequestBuilder, Response, StatusCode, Upgraded, Url};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio_tungstenite::tungstenite::handshake::client::generate_key;

const CONTRACT_HEADER: HeaderName = HeaderName::from_static("x-xbl-contract-version");

/// The code of a request that was not answered.
const NO_ANSWER: &str = "no-answer";

/// As much of a refusal's text is shown.
const MESSAGE_SHOWN: usize = 300;

/// Where to log in, and as what.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) url: Url,
    pub(crate) deployment: Deployment,
    pub(crate) template: TemplateName,
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
}

/// A request that did not lead to what it was for.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The directory's name for it, `http-<status>` for an answer without one,
    /// `no-answer` for none, `push-<what>` of a push connection.
    pub(crate) code: String,
    message: String,
}

impl Fault {
    pub(crate) fn new(code: impl Into<String>, message: impl fmt::Display) -> Self {
        Self {
            code: code.into(),
            message: message.to_string(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl From<reqwest::Error> for Fault {
    fn from(error: reqwest::Error) -> Self {
        let mut text = error.to_string();
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            text.push_str(&format!(": {error}"));
            cause = error.source();
        }
        Self::new(NO_ANSWER, text)
    }
}

/// The state that a write led to, as far as it says which.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct State {
    pub(crate) branch: String,
    pub(crate) change_number: u64,
}

/// A directory and the HTTP connections to it.
pub(crate) struct Directory {
    http: reqwest::Client,
    target: Target,
    /// The path of a session without its name.
    sessions: String,
}

impl Directory {
    /// Opens nothing yet.
    ///
    /// # Errors
    /// A text for the operator, where TLS cannot be had.
    pub(crate) fn new(target: Target) -> Result<Self, String> {
        let tls = tls(target.url.scheme()).map_err(|error| format!("TLS: {error}"))?;
        let http = reqwest::Client::builder()
            .user_agent(concat!("greenroom-load/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::none())
            .http1_only()
            // What stands between would be measured too.
            .no_proxy()
            .tcp_nodelay(true)
            .timeout(Duration::from_millis(limits::REQUEST_MS))
            .tls_backend_preconfigured(tls)
            .build()
            .map_err(|error| Fault::from(error).to_string())?;
        let sessions = format!(
            "/serviceconfigs/{}/sessionTemplates/{}/sessions/",
            target.deployment, target.template
        );
        Ok(Self {
            http,
            target,
            sessions,
        })
    }

    /// Whether its sessions are those of the EOS face.
    pub(crate) fn is_eos(&self) -> bool {
        let template = self.target.template.as_str();
        template.eq_ignore_ascii_case(EOS_TEMPLATE)
    }

    /// Makes a device and an account, and logs in. Answers the access token.
    pub(crate) async fn login(&self) -> Result<String, Fault> {
        let device = DeviceForm {
            device_model: "load".to_owned(),
        };
        let device: DeviceAnswer = self.ask("/auth/v1/accounts/deviceid", &device).await?;
        let form = TokenForm {
            grant_type: "external_auth".to_owned(),
            deployment_id: Some(self.target.deployment.to_string()),
            external_auth_type: Some(DEVICE_ID_AUTH.to_owned()),
            external_auth_token: Some(device.access_token),
            display_name: Some("load".to_owned()),
            ..TokenForm::default()
        };
        let answer: TokenAnswer = self.ask("/auth/v1/oauth/token", &form).await?;
        Ok(answer.access_token)
    }

    async fn ask<T: DeserializeOwned>(
        &self,
        path: &str,
        form: &impl Serialize,
    ) -> Result<T, Fault> {
        let target = &self.target;
        let request = self
            .http
            .post(self.url(path))
            .basic_auth(&target.client_id, Some(&target.client_secret))
            .form(form);
        read(request.send().await?).await
    }

    /// Writes a session, one that must not be there yet if `is_new`. Answers the
    /// state that it led to.
    pub(crate) async fn put(
        &self,
        token: &str,
        name: &str,
        is_new: bool,
        delta: &impl Serialize,
    ) -> Result<State, Fault> {
        let path = format!("{}{name}", self.sessions);
        let mut request = self.http.put(self.url(&path)).bearer_auth(token);
        if is_new {
            request = request.header(IF_NONE_MATCH, "*");
        }
        let request = request
            .header(CONTRACT_HEADER, CONTRACT_VERSION)
            .json(delta);
        read(request.send().await?).await
    }

    /// Turns an HTTP connection into one for WebSocket frames.
    pub(crate) async fn connect(&self, token: &str) -> Result<Upgraded, Fault> {
        let request: RequestBuilder = self
            .http
            .get(self.url("/connect"))
            .bearer_auth(token)
            .header(CONNECTION, "Upgrade")
            .header(UPGRADE, "websocket")
            .header(SEC_WEBSOCKET_VERSION, "13")
            .header(SEC_WEBSOCKET_KEY, generate_key())
            .header(SEC_WEBSOCKET_PROTOCOL, SUBPROTOCOL);
        let response = request.send().await?;
        if response.status() != StatusCode::SWITCHING_PROTOCOLS {
            return Err(refusal(response).await);
        }
        Ok(response.upgrade().await?)
    }

    fn url(&self, path: &str) -> String {
        let base = self.target.url.as_str().trim_end_matches('/');
        format!("{base}{path}")
    }
}

/// Trusts whom the operating system trusts. Plain HTTP never comes to TLS, so that
/// a machine without a single certificate will do.
fn tls(scheme: &str) -> Result<ClientConfig, rustls::Error> {
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?;
    let builder = match scheme {
        "https" => builder.with_platform_verifier()?,
        _ => builder.with_root_certificates(RootCertStore::empty()),
    };
    Ok(builder.with_no_client_auth())
}

async fn read<T: DeserializeOwned>(response: Response) -> Result<T, Fault> {
    if !response.status().is_success() || response.status() == StatusCode::NO_CONTENT {
        return Err(refusal(response).await);
    }
    let body = response.bytes().await?;
    serde_json::from_slice(&body).map_err(|error| Fault::new("answer-not-understood", error))
}

async fn refusal(response: Response) -> Fault {
    let status = response.status();
    let name = response.headers().get(ERROR_HEADER);
    let name = name.and_then(|name| name.to_str().ok());
    let code = name.map_or_else(|| format!("http-{}", status.as_u16()), str::to_owned);
    let text = response.text().await.unwrap_or_default();
    let shown = text.floor_char_boundary(MESSAGE_SHOWN);
    Fault::new(code, format!("{status} {}", &text[..shown]))
}
