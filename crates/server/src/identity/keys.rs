//! The keys of an issuer, and when they are asked for again.

use std::time::Duration;

use greenroom_protocol::limits;
use jsonwebtoken::jwk::{Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde_json::Value;
use tokio::time::Instant;

use super::documents::Endpoints;
use super::token::Unverified;

/// After so long what an issuer published is asked for again.
const FRESH: Duration = Duration::from_millis(limits::ISSUER_FRESH_MS);
/// After so long it is not gone by any more.
const STALE: Duration = Duration::from_millis(limits::ISSUER_STALE_MS);
/// Not more often than this, whatever keys are asked for.
const PAUSE: Duration = Duration::from_millis(limits::ISSUER_PAUSE_MS);

/// A key that signatures are checked by.
#[derive(Clone)]
pub(super) struct Key {
    name: Option<String>,
    /// The one algorithm that it is for, where it says so.
    algorithm: Option<Algorithm>,
    key: DecodingKey,
}

impl Key {
    /// A key as it stands in a set; `None` where it is not understood, or not
    /// for signatures.
    fn read(value: &Value) -> Option<Self> {
        let jwk: Jwk = serde_json::from_value(value.clone()).ok()?;
        let purpose = jwk.common.public_key_use.as_ref();
        if purpose.is_some_and(|purpose| *purpose != PublicKeyUse::Signature) {
            return None;
        }
        let algorithm = match &jwk.common.key_algorithm {
            Some(named) => Some(named.to_string().parse().ok()?),
            None => None,
        };
        Some(Self {
            name: jwk.common.key_id.clone(),
            algorithm,
            key: DecodingKey::from_jwk(&jwk).ok()?,
        })
    }

    fn fits(&self, token: &Unverified) -> bool {
        let named = token.key.is_none() || token.key == self.name;
        let meant = self.algorithm.is_none_or(|it| it == token.algorithm);
        named && meant && self.key.family() == token.algorithm.family()
    }
}

/// What is known of an issuer.
pub(super) struct Published {
    pub(super) endpoints: Endpoints,
    keys: Vec<Key>,
}

impl Published {
    pub(super) fn new(endpoints: Endpoints, keys: &[Value]) -> Self {
        let keys = keys.iter().filter_map(Key::read).collect();
        Self { endpoints, keys }
    }

    /// The keys that a token may have been signed by.
    pub(super) fn keys_for(&self, token: &Unverified) -> Vec<DecodingKey> {
        let fitting = self.keys.iter().filter(|key| key.fits(token));
        fitting.map(|key| key.key.clone()).collect()
    }
}

/// When an issuer was asked, and with what success.
#[derive(Clone, Copy, Default)]
pub(super) struct Asked {
    tried: Option<Instant>,
    succeeded: Option<Instant>,
}

/// Whether an issuer is asked for what it publishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// What is known will do.
    No,
    /// It is time, and it has not been tried just now.
    Yes,
    /// It would be time, but it was tried just now.
    TooSoon,
}

impl Asked {
    /// Whether to ask. `lacking`: what is known does not do for a token.
    pub(super) fn due(&self, now: Instant, lacking: bool) -> Due {
        let past = |then: Option<Instant>, span| then.is_none_or(|then| now - then >= span);
        match lacking || past(self.succeeded, FRESH) {
            false => Due::No,
            true if past(self.tried, PAUSE) => Due::Yes,
            true => Due::TooSoon,
        }
    }

    /// Whether what is known may still be gone by: a key that an issuer has
    /// withdrawn must not live on because nobody reaches the issuer.
    pub(super) fn is_usable(&self, now: Instant) -> bool {
        self.succeeded.is_some_and(|then| now - then < STALE)
    }

    pub(super) fn note(&mut self, at: Instant, succeeded: bool) {
        self.tried = Some(at);
        if succeeded {
            self.succeeded = Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn published(keys: &[Value]) -> Published {
        let keys_at = "https://id.test/jwks".parse().expect("a URL");
        let endpoints = Endpoints {
            keys: keys_at,
            userinfo: None,
        };
        Published::new(endpoints, keys)
    }

    fn token(algorithm: Algorithm, key: Option<&str>) -> Unverified {
        Unverified {
            issuer: "https://id.test".into(),
            algorithm,
            key: key.map(str::to_owned),
        }
    }

    #[test]
    fn a_key_is_for_its_name_its_family_and_its_algorithm() {
        let rsa = json!({"kty": "RSA", "n": "AQAB", "e": "AQAB", "kid": "r"});
        let mut pinned = rsa.clone();
        pinned["alg"] = json!("PS256");
        pinned["kid"] = json!("p");
        let mut encrypting = rsa.clone();
        encrypting["use"] = json!("enc");
        encrypting["kid"] = json!("e");
        let ed = json!({"kty": "OKP", "crv": "Ed25519", "x": "AQAB", "kid": "d"});
        let secret = json!({"kty": "oct", "k": "AQAB", "kid": "s"});
        let odd = json!({"kty": "NEW", "kid": "n"});
        let set = published(&[rsa, pinned, encrypting, ed, secret, odd, json!(7)]);
        let count = |algorithm, key| set.keys_for(&token(algorithm, key)).len();
        for (algorithm, key, expected) in [
            (Algorithm::RS256, Some("r"), 1),
            (Algorithm::PS256, Some("p"), 1),
            (Algorithm::RS256, Some("p"), 0),
            (Algorithm::RS256, Some("e"), 0),
            (Algorithm::EdDSA, Some("d"), 1),
            (Algorithm::ES256, Some("d"), 0),
            (Algorithm::RS256, Some("unknown"), 0),
            (Algorithm::RS256, None, 1),
            (Algorithm::PS256, None, 2),
        ] {
            assert_eq!(count(algorithm, key), expected, "{algorithm:?} {key:?}");
        }
    }

    #[test]
    fn an_issuer_is_asked_when_it_is_time_and_not_again_and_again() {
        let start = Instant::now();
        let mut asked = Asked::default();
        assert_eq!(asked.due(start, false), Due::Yes);
        asked.note(start, false);
        assert_eq!(asked.due(start, false), Due::TooSoon);
        assert_eq!(asked.due(start + PAUSE, false), Due::Yes);
        asked.note(start + PAUSE, true);
        let start = start + PAUSE;
        assert_eq!(asked.due(start, false), Due::No);
        assert_eq!(asked.due(start, true), Due::TooSoon);
        assert_eq!(asked.due(start + PAUSE, true), Due::Yes);
        assert_eq!(asked.due(start + FRESH, false), Due::Yes);
        assert!(asked.is_usable(start + FRESH) && !asked.is_usable(start + STALE));
        asked.note(start + STALE, false);
        assert!(!asked.is_usable(start + STALE), "it did not answer");
    }
}
