//! What of the configuration is in force, and its exchange while the directory
//! serves.

use std::sync::Arc;

use greenroom_service::{Clients, IdentityProviders, Templates};
use rustls::ServerConfig;

use crate::clients::ConfiguredClients;
use crate::config::{Config, Faults, TlsFiles};
use crate::identity::Issuers;
use crate::rates::RateSwitch;
use crate::templates::ConfiguredTemplates;
use crate::tls::{Certificate, TlsError};

/// What can be exchanged while the directory serves, and what it started with.
pub(crate) struct InForce {
    clients: Arc<ConfiguredClients>,
    templates: Arc<ConfiguredTemplates>,
    certificate: Option<Arc<Certificate>>,
    identities: Arc<Issuers>,
    rates: Arc<RateSwitch>,
    started_with: Config,
}

impl InForce {
    /// Puts a configuration in force for the first time.
    ///
    /// # Errors
    /// Where its certificate cannot be shown, or its issuers cannot be asked over
    /// TLS.
    pub(crate) fn begin(mut config: Config) -> Result<Self, Faults> {
        let load = |tls: &TlsFiles| Certificate::load(&tls.cert, &tls.key);
        let certificate = config.tls.as_ref().map(load).transpose()?;
        let clients = ConfiguredClients::new(
            std::mem::take(&mut config.clients),
            config.anonymous_listing.clone(),
        );
        let templates = ConfiguredTemplates::new(std::mem::take(&mut config.templates));
        let identities = Issuers::new(config.issuers.clone());
        let identities = identities.map_err(|error| Faults::one(error.to_string()))?;
        Ok(Self {
            clients: Arc::new(clients),
            templates: Arc::new(templates),
            certificate,
            identities: Arc::new(identities),
            rates: Arc::new(RateSwitch::at(config.rates)),
            started_with: config,
        })
    }

    /// What the directory started with, without its clients and templates.
    pub(crate) fn started_with(&self) -> &Config {
        &self.started_with
    }

    /// The programs that may log in, whoever they are at the moment.
    pub(crate) fn clients(&self) -> Arc<dyn Clients> {
        Arc::clone(&self.clients) as Arc<dyn Clients>
    }

    /// What sessions are made from, whatever that is at the moment.
    pub(crate) fn templates(&self) -> Arc<dyn Templates> {
        Arc::clone(&self.templates) as Arc<dyn Templates>
    }

    /// Who vouches for players beside their devices.
    pub(crate) fn identities(&self) -> Arc<dyn IdentityProviders> {
        Arc::clone(&self.identities) as Arc<dyn IdentityProviders>
    }

    /// How often callers are answered, whatever that is at the moment.
    pub(crate) fn rates(&self) -> Arc<RateSwitch> {
        Arc::clone(&self.rates)
    }

    /// TLS with the certificate of the moment; `None` is plain HTTP.
    pub(crate) fn tls(&self) -> Option<Arc<ServerConfig>> {
        Some(Arc::clone(self.certificate.as_ref()?).server_config())
    }

    /// Takes clients, policies, templates, rates and certificate from another
    /// configuration. The log names what waits for the next start.
    ///
    /// # Errors
    /// Where its certificate cannot be shown: everything stays as it was.
    pub(crate) fn change_to(&self, config: Config) -> Result<(), Faults> {
        if let (Some(certificate), Some(tls)) = (&self.certificate, &config.tls) {
            certificate.replace(&tls.cert, &tls.key)?;
        }
        for warning in &config.warnings {
            tracing::warn!("{warning}");
        }
        for key in self.started_with.fixed_differences(&config) {
            tracing::warn!("{key} has changed; that takes effect at the next start");
        }
        self.clients
            .replace(config.clients, config.anonymous_listing);
        self.templates.replace(config.templates);
        self.rates.set(config.rates);
        Ok(())
    }
}

impl From<TlsError> for Faults {
    fn from(error: TlsError) -> Self {
        Self::one(error.to_string())
    }
}
