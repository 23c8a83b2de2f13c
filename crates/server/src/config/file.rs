//! The configuration file as it is written. What a single value may be is said
//! here; what must fit together is checked by the caller.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use greenroom_protocol::ids::{Deployment, InvalidId, TemplateName};
use greenroom_service::{Action, UnknownAction};
use ipnet::IpNet;
use serde::Deserialize;
use toml::Spanned;

use crate::templates::Scope;

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) listen: Option<SocketAddr>,
    pub(super) data: Option<PathBuf>,
    pub(super) tls: Option<Tls>,
    pub(super) insecure_http: Option<Spanned<bool>>,
    #[serde(default)]
    pub(super) trusted_proxies: Vec<Network>,
    #[serde(default)]
    pub(super) metrics_from: Vec<Network>,
    #[serde(default)]
    pub(super) anonymous_listing: Vec<ScopeName>,
    #[serde(default)]
    pub(super) limits: Limits,
    #[serde(default)]
    pub(super) rates: Rates,
    #[serde(default)]
    pub(super) policies: BTreeMap<Spanned<String>, PolicyForm>,
    #[serde(default)]
    pub(super) clients: Vec<Spanned<ClientForm>>,
    #[serde(default)]
    pub(super) templates: Vec<Spanned<TemplateForm>>,
    #[serde(default)]
    pub(super) identity_providers: Vec<Spanned<IdentityProviderForm>>,
}

/// `[tls]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tls {
    pub(super) cert: PathBuf,
    pub(super) key: PathBuf,
}

/// `[limits]`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Limits {
    pub(super) connections_max: Option<Spanned<usize>>,
    pub(super) connections_per_address: Option<Spanned<usize>>,
}

/// `[rates]`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rates {
    pub(super) enforced: Option<Spanned<bool>>,
    pub(super) factor: Option<Spanned<f64>>,
}

/// `[policies.<name>]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PolicyForm {
    pub(super) allow: Vec<Allowed>,
}

/// One of `[[clients]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClientForm {
    pub(super) id: Spanned<String>,
    pub(super) secret: Option<Spanned<String>>,
    pub(super) secret_sha256: Option<Spanned<String>>,
    pub(super) secret_file: Option<Spanned<PathBuf>>,
    pub(super) policy: Spanned<String>,
    pub(super) deployments: Option<Spanned<Vec<Deployment>>>,
}

/// One of `[[templates]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TemplateForm {
    pub(super) scid: ScopeName,
    pub(super) name: Spanned<TemplateName>,
    pub(super) file: Option<Spanned<PathBuf>>,
    pub(super) document: Option<Spanned<String>>,
}

/// One of `[[identity_providers]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IdentityProviderForm {
    pub(super) issuer: Spanned<String>,
    pub(super) audiences: Vec<String>,
    pub(super) id_claim: Option<String>,
    pub(super) name_claim: Option<String>,
    pub(super) id_prefix: Option<String>,
    #[serde(default)]
    pub(super) userinfo: bool,
}

/// A service config by its id, or `*` for every one.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub(super) struct ScopeName(pub(super) Scope);

/// An action by its name.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Allowed(pub(super) Action);

/// A network, or one address of it.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Network(pub(super) IpNet);

impl TryFrom<String> for Allowed {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let action = text.parse().map(Self);
        action.map_err(|why: UnknownAction| format!("there is {why}"))
    }
}

impl TryFrom<String> for ScopeName {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        Ok(Self(match text.as_str() {
            "*" => Scope::Every,
            _ => Scope::One(Deployment::new(text)?),
        }))
    }
}

impl TryFrom<String> for Network {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let alone = |_| text.parse::<IpAddr>().map(IpNet::from);
        let network = text.parse::<IpNet>().or_else(alone);
        let network = network.map_err(|_| {
            format!("{text:?} is neither a network such as \"10.0.0.0/8\" nor an address")
        })?;
        Ok(Self(network.trunc()))
    }
}
