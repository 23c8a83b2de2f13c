//! One issuer: what it publishes, and what its tokens say.

use std::collections::HashSet;
use std::sync::Arc;

use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Validation, decode};
use parking_lot::Mutex;
use reqwest::Url;
use tokio::time::Instant;

use super::documents::{PublishedKeys, discovery, endpoints};
use super::fetch::Way;
use super::keys::{Asked, Due, Published};
use super::token::{Said, Unverified};
use super::{IssuerSettings, TlsUnavailable, invalid, unavailable};

pub(super) struct Issuer {
    settings: IssuerSettings,
    discovery: Url,
    way: Way,
    memory: Mutex<Memory>,
    /// Held while it is asked for what it publishes, so that many logins at
    /// once ask once.
    asking: tokio::sync::Mutex<()>,
}

/// What is known of an issuer, and since when.
#[derive(Default)]
struct Memory {
    known: Option<Arc<Published>>,
    asked: Asked,
}

/// A look at what is known.
struct Look {
    due: Due,
    /// Whether it does not do.
    lacks: bool,
    known: Option<Arc<Published>>,
}

impl Issuer {
    pub(super) fn new(settings: IssuerSettings) -> Result<Self, TlsUnavailable> {
        let way = Way::to(&settings.issuer)?;
        let discovery = discovery(&settings.issuer);
        Ok(Self {
            settings,
            discovery,
            way,
            memory: Mutex::default(),
            asking: tokio::sync::Mutex::default(),
        })
    }

    pub(super) fn settings(&self) -> &IssuerSettings {
        &self.settings
    }

    /// What a JWT says whose signature and claims are in order.
    ///
    /// # Errors
    /// `InvalidCredential`, `IdentityProviderUnavailable`.
    pub(super) async fn verify(&self, token: &str, seen: &Unverified) -> Result<Said, Refusal> {
        let mut published = self.published(None).await?;
        let mut keys = published.keys_for(seen);
        if keys.is_empty() {
            // A key that is new, or none of theirs.
            published = self.published(Some(&published)).await?;
            keys = published.keys_for(seen);
        }
        let validation = self.validation(seen);
        let mut why = invalid("the token was signed by no key of its issuer");
        for key in keys {
            match decode::<Said>(token, &key, &validation) {
                Ok(read) => return Ok(read.claims),
                Err(error) => match error.kind() {
                    ErrorKind::InvalidSignature => {}
                    kind => why = invalid(fault(kind)),
                },
            }
        }
        Err(why)
    }

    /// What the issuer says of the bearer of a token that it alone understands.
    ///
    /// # Errors
    /// `InvalidCredential`, `IdentityProviderUnavailable`.
    pub(super) async fn userinfo(&self, token: &str) -> Result<Said, Refusal> {
        let published = self.published(None).await?;
        let endpoint = published.endpoints.userinfo.clone();
        let endpoint =
            endpoint.ok_or_else(|| unavailable("the issuer has no userinfo endpoint"))?;
        let answer = self.way.userinfo(endpoint, token).await?;
        serde_json::from_slice(&answer)
            .map_err(|_| unavailable("the issuer's userinfo is no JSON object"))
    }

    fn validation(&self, seen: &Unverified) -> Validation {
        let mut validation = Validation::new(seen.algorithm);
        validation.leeway = limits::CLOCK_SKEW_MS / 1000;
        validation.validate_nbf = true;
        validation.iss = Some(HashSet::from([self.settings.name.clone()]));
        validation.aud = Some(self.settings.audiences.iter().cloned().collect());
        validation.set_required_spec_claims(&["exp", "iss", "aud"]);
        validation
    }

    /// What the issuer publishes. `lacking` is what does not do for a token;
    /// then it is asked again, unless that has just been done.
    async fn published(&self, lacking: Option<&Arc<Published>>) -> Result<Arc<Published>, Refusal> {
        let Look { due, lacks, known } = self.look(lacking);
        match due {
            Due::No => return known.ok_or_else(silent),
            // It is merely old, and somebody sees to that.
            _ if !lacks && self.is_being_asked() => return known.ok_or_else(silent),
            Due::TooSoon if !self.is_being_asked() => return known.ok_or_else(silent),
            // Whoever asks just now may learn what is needed here.
            Due::Yes | Due::TooSoon => {}
        }
        let _turn = self.asking.lock().await;
        match self.look(lacking) {
            Look {
                due: Due::Yes,
                known,
                ..
            } => self.ask(known).await,
            Look { known, .. } => known.ok_or_else(silent),
        }
    }

    fn is_being_asked(&self) -> bool {
        self.asking.try_lock().is_err()
    }

    /// What is known, and whether that will do.
    fn look(&self, lacking: Option<&Arc<Published>>) -> Look {
        let memory = self.memory.lock();
        let now = Instant::now();
        let known = memory.known.clone();
        let known = known.filter(|_| memory.asked.is_usable(now));
        let lacks = match (&known, lacking) {
            (Some(known), Some(lacking)) => Arc::ptr_eq(known, lacking),
            (Some(_), None) => false,
            (None, _) => true,
        };
        Look {
            due: memory.asked.due(now, lacks),
            lacks,
            known,
        }
    }

    async fn ask(&self, known: Option<Arc<Published>>) -> Result<Arc<Published>, Refusal> {
        // Noted first too: whoever gives up half way has tried.
        self.note(None);
        match self.fetch().await {
            Ok(fresh) => {
                let fresh = Arc::new(fresh);
                self.note(Some(Arc::clone(&fresh)));
                Ok(fresh)
            }
            Err(refusal) => {
                self.note(None);
                let issuer = &self.settings.name;
                tracing::warn!(issuer, why = refusal.message, "an issuer cannot be asked");
                // Who is away for a while is better known from before than not
                // at all.
                known.ok_or(refusal)
            }
        }
    }

    /// Notes that it was asked just now, and what came of it.
    fn note(&self, published: Option<Arc<Published>>) {
        let mut memory = self.memory.lock();
        memory.asked.note(Instant::now(), published.is_some());
        if published.is_some() {
            memory.known = published;
        }
    }

    async fn fetch(&self) -> Result<Published, Refusal> {
        let metadata = self.way.document(self.discovery.clone()).await?;
        let endpoints = endpoints(&self.settings.name, &metadata)?;
        let keys = self.way.document(endpoints.keys.clone()).await?;
        let keys: PublishedKeys = serde_json::from_slice(&keys)
            .map_err(|error| unavailable(format!("the issuer's keys: {error}")))?;
        Ok(Published::new(endpoints, &keys.bounded()))
    }
}

fn silent() -> Refusal {
    unavailable("the issuer was asked just now, and did not answer")
}

/// Why the claims of a token that is well signed are not in order.
fn fault(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::ExpiredSignature => "the token has expired".to_owned(),
        ErrorKind::ImmatureSignature => "the token is not good yet".to_owned(),
        ErrorKind::InvalidAudience => "the token is for another audience".to_owned(),
        ErrorKind::InvalidIssuer => "the token is of another issuer".to_owned(),
        ErrorKind::MissingRequiredClaim(claim) => format!("the token has no {claim}"),
        _ => "the token cannot be read".to_owned(),
    }
}
