//! The configuration: what a directory serves, to whom, and behind what.

mod clients;
mod fault;
mod file;
mod identity_providers;
mod rates;
mod secret_file;
mod templates;
#[cfg(test)]
mod tests;

use std::fmt;
use std::fs;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use greenroom_protocol::limits;
use greenroom_service::Action;
use ipnet::IpNet;
use serde::Deserialize;
use toml::Spanned;

use crate::clients::Registry;
use crate::identity::IssuerSettings;
use crate::rates::RateScale;
use crate::templates::{Scope, TemplateRegistry};
use clients::ClientReader;
pub(crate) use fault::Faults;
use fault::Report;
use file::File;
use templates::TemplateReader;

/// Where a directory listens unless it is told otherwise.
pub(crate) const LISTEN: &str = "127.0.0.1:4870";
/// Where a directory keeps its data unless it is told otherwise.
pub(crate) const DATA: &str = "./greenroom-data";

/// A configuration that makes sense by itself.
pub(crate) struct Config {
    /// Address and port to listen on.
    pub(crate) listen: SocketAddr,
    /// Folder for the data.
    pub(crate) data: PathBuf,
    /// The certificate to serve TLS with.
    pub(crate) tls: Option<TlsFiles>,
    /// Whether to serve without TLS off loopback too.
    pub(crate) insecure_http: bool,
    /// Who may say whom it speaks for.
    pub(crate) trusted_proxies: Vec<IpNet>,
    /// Who may read the metrics, beside this machine.
    pub(crate) metrics_from: Vec<IpNet>,
    /// The deployments whose public sessions anybody may list.
    pub(crate) anonymous_listing: Vec<Scope>,
    /// What the operator says about limits.
    pub(crate) limits: Limits,
    /// By how much the limits on how often callers ask are multiplied.
    pub(crate) rates: RateScale,
    /// The programs that may log in.
    pub(crate) clients: Registry,
    /// What sessions are made from.
    pub(crate) templates: TemplateRegistry,
    /// Who vouches for players beside their devices.
    pub(crate) issuers: Vec<IssuerSettings>,
    /// What the operator should know and the directory can live with.
    pub(crate) warnings: Vec<String>,
}

/// Limits that an operator may change; `None` is the usual one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Most connections at a time.
    pub(crate) connections_max: Option<usize>,
    /// Most connections of one address at a time.
    pub(crate) connections_per_address: Option<usize>,
}

/// The files of a certificate, in PEM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TlsFiles {
    /// The certificate and what leads to its authority.
    pub(crate) cert: PathBuf,
    /// The private key.
    pub(crate) key: PathBuf,
}

impl Config {
    /// Reads a file. Relative paths in it begin at its own folder.
    ///
    /// # Errors
    /// Everything that is wrong with the file, each with its line and key.
    pub(crate) fn load(path: &Path) -> Result<Self, Faults> {
        let text = fs::read_to_string(path)
            .map_err(|error| Faults::one(format!("cannot read {}: {error}", path.display())))?;
        let mut warnings = Vec::new();
        secret_file::warn_if_open(path, &mut warnings);
        let mut config = Self::parse(path, &text)?;
        warnings.append(&mut config.warnings);
        config.warnings = warnings;
        Ok(config)
    }

    fn parse(path: &Path, text: &str) -> Result<Self, Faults> {
        let mut report = Report::new(path, text);
        let read = toml::Deserializer::parse(text).and_then(File::deserialize);
        let file = match read {
            Ok(file) => file,
            Err(error) => {
                report.add_unreadable(&error);
                return Err(report.into_faults());
            }
        };
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut warnings = Vec::new();
        let policies = clients::policies(file.policies, &mut report);
        let clients = ClientReader {
            folder,
            policies: &policies,
            report: &mut report,
            warnings: &mut warnings,
        }
        .read(file.clients);
        let templates = TemplateReader {
            folder,
            report: &mut report,
        }
        .read(file.templates);
        let issuers = identity_providers::issuers(file.identity_providers, &mut report);
        let insecure_http = file.insecure_http.as_ref().is_some_and(|on| *on.get_ref());
        let tls = file.tls.map(|tls| TlsFiles {
            cert: folder.join(tls.cert),
            key: folder.join(tls.key),
        });
        if let (Some(insecure), Some(_), true) = (&file.insecure_http, &tls, insecure_http) {
            report.add(&insecure.span(), "contradicts [tls]: keep one of the two");
        }
        let mut limit = |given: Option<Spanned<usize>>| {
            let given = given?;
            let range = 1..=limits::CONNECTIONS_MAX_MOST;
            if !range.contains(given.get_ref()) {
                report.add(&given.span(), format_args!("must be 1 to {}", range.end()));
            }
            Some(given.into_inner())
        };
        let limits = Limits {
            connections_max: limit(file.limits.connections_max),
            connections_per_address: limit(file.limits.connections_per_address),
        };
        let rates = rates::scale(file.rates, &mut report);
        report.finish()?;
        if let Some(tls) = &tls {
            secret_file::warn_if_open(&tls.key, &mut warnings);
        }
        let networks = |list: Vec<file::Network>| list.into_iter().map(|net| net.0).collect();
        Ok(Self {
            listen: file.listen.unwrap_or(default_listen()),
            data: file.data.map_or(DATA.into(), |data| folder.join(data)),
            tls,
            insecure_http,
            trusted_proxies: networks(file.trusted_proxies),
            metrics_from: networks(file.metrics_from),
            anonymous_listing: file.anonymous_listing.into_iter().map(|it| it.0).collect(),
            limits,
            rates,
            clients,
            templates,
            issuers,
            warnings,
        })
    }

    /// The keys in which the two differ and which only a start brings into
    /// force.
    pub(crate) fn fixed_differences(&self, other: &Self) -> Vec<&'static str> {
        let differences = [
            ("listen", self.listen != other.listen),
            ("data", self.data != other.data),
            ("tls", self.tls.is_some() != other.tls.is_some()),
            (
                "trusted_proxies",
                self.trusted_proxies != other.trusted_proxies,
            ),
            ("metrics_from", self.metrics_from != other.metrics_from),
            ("limits", self.limits != other.limits),
            ("identity_providers", self.issuers != other.issuers),
        ];
        let changed = differences.into_iter().filter(|(_, differs)| *differs);
        changed.map(|(key, _)| key).collect()
    }

    /// Holds that somebody can log in, and that secrets do not cross a network
    /// in the open unless the operator says so.
    ///
    /// # Errors
    /// What must be added to the configuration.
    pub(crate) fn check_serving(&self) -> Result<(), Faults> {
        if self.clients.is_empty() {
            let text = "the configuration names no client, so nobody could log in: \
                        `greenroom new-client --policy host` prints one for it";
            return Err(Faults::one(text));
        }
        let open = self.tls.is_none() && !self.insecure_http;
        if open && !is_loopback(self.listen.ip()) {
            let text = format!(
                "listening on {} without TLS would show every secret to the network: give [tls] \
                 a certificate, or say insecure_http = true where a proxy sees to TLS or the \
                 network is trusted",
                self.listen.ip()
            );
            return Err(Faults::one(text));
        }
        Ok(())
    }
}

/// Where a directory listens unless it is told otherwise.
pub(crate) fn default_listen() -> SocketAddr {
    LISTEN.parse().expect("an address and a port")
}

/// Whether only this machine reaches the address.
pub(crate) fn is_loopback(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

/// What will be served, for the operator. Shows no secret.
impl fmt::Display for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        writeln!(f, "listen           {scheme}://{}", self.listen)?;
        if let Some(tls) = &self.tls {
            writeln!(f, "certificate      {}", tls.cert.display())?;
        }
        writeln!(f, "data             {}", self.data.display())?;
        writeln!(
            f,
            "trusted proxies  {}",
            joined(&self.trusted_proxies, "none")
        )?;
        let metrics = joined(&self.metrics_from, "none");
        writeln!(f, "metrics for      {metrics} (and this machine)")?;
        if !self.anonymous_listing.is_empty() {
            let listed = self.anonymous_listing.iter().map(|scope| match scope {
                Scope::Every => "every deployment".to_owned(),
                Scope::One(deployment) => deployment.to_string(),
            });
            writeln!(f, "listed for all   {}", joined(listed, "none"))?;
        }
        if let Some(most) = self.limits.connections_max {
            writeln!(f, "connections      {most} at most")?;
        }
        if let Some(most) = self.limits.connections_per_address {
            writeln!(f, "of one address   {most} at most")?;
        }
        match self.rates.factor() {
            None => writeln!(f, "rates            not limited")?,
            Some(1.0) => {}
            Some(factor) => writeln!(f, "rates            {factor} times the usual limits")?,
        }
        for (id, client) in &self.clients {
            let rights = &client.rights;
            let may = |action: &&Action| rights.policy.allows(**action);
            let deployments = rights.deployments.as_ref().map_or_else(
                || "every deployment".to_owned(),
                |list| joined(list.iter(), "none"),
            );
            writeln!(f, "client {id}")?;
            writeln!(f, "    in           {deployments}")?;
            let actions = joined(Action::ALL.iter().filter(may), "nothing");
            writeln!(f, "    may          {actions} (policy {})", client.policy)?;
        }
        for issuer in &self.issuers {
            writeln!(f, "issuer {}", issuer.name)?;
            let audiences = joined(&issuer.audiences, "nobody");
            writeln!(f, "    for          {audiences}")?;
            let prefix = match issuer.id_prefix.as_str() {
                "" => String::new(),
                prefix => format!(" behind {prefix:?}"),
            };
            writeln!(f, "    accounts     {}{prefix}", issuer.id_claim)?;
            writeln!(f, "    names        {}", issuer.name_claim)?;
            if issuer.userinfo {
                writeln!(f, "    other tokens shown to its userinfo endpoint")?;
            }
        }
        for (scope, template) in self.templates.configured() {
            writeln!(f, "template {}", template.name)?;
            match scope {
                Scope::Every => writeln!(f, "    in           every service config")?,
                Scope::One(scid) => writeln!(f, "    in           {scid}")?,
            }
        }
        Ok(())
    }
}

fn joined<T: fmt::Display>(list: impl IntoIterator<Item = T>, none: &str) -> String {
    let texts: Vec<String> = list.into_iter().map(|item| item.to_string()).collect();
    match texts.is_empty() {
        true => none.to_owned(),
        false => texts.join(", "),
    }
}
