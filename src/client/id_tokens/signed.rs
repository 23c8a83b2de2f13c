//! Id tokens as they travel: compact JWS (RFC 7515) with Ed25519 (RFC 8037).
//!
//! As where they are made, in the service, this is done with ring: other libraries would bring a second cryptography into games, for one algorithm and a fixed set of claims.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use greenroom_protocol::connect::{IdTokenClaims, PublicKey};
use greenroom_protocol::limits;
use ring::signature::{ED25519, UnparsedPublicKey};
use serde::Deserialize;

use super::IdTokenFault;

/// A directory's public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key([u8; 32]);

impl Key {
    /// Nothing for a key of another kind or use.
    pub(super) fn read(key: &PublicKey) -> Option<Self> {
        let is_ours = key.kty == "OKP"
            && key.crv == "Ed25519"
            && matches!(key.purpose.as_str(), "" | "sig")
            && matches!(key.alg.as_str(), "" | "EdDSA");
        let bytes = BASE64.decode(is_ours.then_some(&key.x)?).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: String,
}

/// An id token of which nothing is believed yet.
pub(super) struct Signed<'a> {
    header: Header,
    /// Header and claims, which the signature is about.
    signed: &'a str,
    claims: &'a str,
    signature: Vec<u8>,
}

impl<'a> Signed<'a> {
    /// Takes a text apart; nothing if it is too long, or none of three parts.
    pub(super) fn read(token: &'a str) -> Option<Self> {
        if token.len() > limits::TOKEN_MAX {
            return None;
        }
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        Some(Self {
            header: serde_json::from_slice(&BASE64.decode(header).ok()?).ok()?,
            signed,
            claims,
            signature: BASE64.decode(signature).ok()?,
        })
    }

    /// By which key it says that it was signed.
    pub(super) fn key_name(&self) -> &str {
        &self.header.kid
    }

    /// What it says, if this key has signed it. No other algorithm than the key's is taken, whatever the token names.
    pub(super) fn open(&self, key: &Key) -> Result<IdTokenClaims, IdTokenFault> {
        if self.header.alg != "EdDSA" {
            return Err(IdTokenFault::Signature);
        }
        UnparsedPublicKey::new(&ED25519, key.0)
            .verify(self.signed.as_bytes(), &self.signature)
            .map_err(|_| IdTokenFault::Signature)?;
        let claims = BASE64.decode(self.claims);
        let claims = claims.map_err(|_| IdTokenFault::Malformed)?;
        serde_json::from_slice(&claims).map_err(|_| IdTokenFault::Malformed)
    }
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::connect::ID_TOKEN_TYPE;
    use ring::signature::{Ed25519KeyPair, KeyPair};
    use serde_json::{Value, json};

    use super::*;

    fn pair(seed: u8) -> Ed25519KeyPair {
        Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).expect("a seed")
    }

    fn published(pair: &Ed25519KeyPair) -> PublicKey {
        PublicKey {
            kty: "OKP".to_owned(),
            crv: "Ed25519".to_owned(),
            x: BASE64.encode(pair.public_key()),
            kid: "k".to_owned(),
            purpose: "sig".to_owned(),
            alg: "EdDSA".to_owned(),
        }
    }

    fn key(pair: &Ed25519KeyPair) -> Key {
        Key::read(&published(pair)).expect("a key")
    }

    fn claims() -> Value {
        json!({
            "iss": "directory", "aud": "client", "sub": "7", "iat": 1, "exp": 2,
            "tokenType": ID_TOKEN_TYPE, "pfdid": "dep",
        })
    }

    fn token(pair: &Ed25519KeyPair, header: &Value, claims: &Value) -> String {
        let part = |value: &Value| BASE64.encode(value.to_string());
        let signed = format!("{}.{}", part(header), part(claims));
        let signature = BASE64.encode(pair.sign(signed.as_bytes()));
        format!("{signed}.{signature}")
    }

    fn opened(token: &str, key: &Key) -> Result<IdTokenClaims, IdTokenFault> {
        Signed::read(token)
            .ok_or(IdTokenFault::Malformed)?
            .open(key)
    }

    #[test]
    fn what_the_key_has_signed_is_believed() {
        let pair = pair(1);
        let header = json!({ "alg": "EdDSA", "kid": "k", "typ": "JWT" });
        let token = token(&pair, &header, &claims());
        assert_eq!(Signed::read(&token).expect("a token").key_name(), "k");
        let claims = opened(&token, &key(&pair)).expect("good");
        assert_eq!((claims.sub.as_str(), claims.exp), ("7", 2));
    }

    #[test]
    fn forgeries_are_found_out() {
        let (pair, other) = (pair(1), pair(2));
        let header = json!({ "alg": "EdDSA", "kid": "k" });
        let good = token(&pair, &header, &claims());
        assert_eq!(opened(&good, &key(&other)), Err(IdTokenFault::Signature));
        for alg in ["none", "HS256", "EdDSA2", ""] {
            let header = json!({ "alg": alg, "kid": "k" });
            let token = token(&pair, &header, &claims());
            let refused = opened(&token, &key(&pair));
            assert_eq!(refused, Err(IdTokenFault::Signature), "{alg}");
        }
        let mut richer = claims();
        richer["sub"] = json!("8");
        let richer = token(&other, &header, &richer);
        let (_, signature) = good.rsplit_once('.').expect("three parts");
        let (signed, _) = richer.rsplit_once('.').expect("three parts");
        let swapped = format!("{signed}.{signature}");
        assert_eq!(opened(&swapped, &key(&pair)), Err(IdTokenFault::Signature));
        let unsigned = format!("{}.", good.rsplit_once('.').expect("three parts").0);
        assert_eq!(opened(&unsigned, &key(&pair)), Err(IdTokenFault::Signature));
    }

    #[test]
    fn what_is_no_token_is_no_token() {
        let pair = pair(1);
        let header = json!({ "alg": "EdDSA", "kid": "k" });
        let foreign = token(&pair, &header, &json!({ "sub": "7" }));
        let nameless = token(&pair, &json!({ "alg": "EdDSA" }), &claims());
        let long = format!("{foreign}{}", "A".repeat(limits::TOKEN_MAX));
        let texts = ["", ".", "..", "a.b.c", "e30.e30.e30", "é.é.é"];
        for text in texts.into_iter().chain([&*foreign, &*nameless, &*long]) {
            let refused = opened(text, &key(&pair));
            assert_eq!(refused, Err(IdTokenFault::Malformed), "{text}");
        }
    }

    #[test]
    fn keys_of_other_kinds_are_passed_over() {
        let good = published(&pair(1));
        let changes: [fn(&mut PublicKey); 5] = [
            |key| key.kty = "RSA".to_owned(),
            |key| key.crv = "X25519".to_owned(),
            |key| key.purpose = "enc".to_owned(),
            |key| key.alg = "RS256".to_owned(),
            |key| key.x = "AA".to_owned(),
        ];
        for change in changes {
            let mut key = good.clone();
            change(&mut key);
            assert_eq!(Key::read(&key), None, "{key:?}");
        }
    }
}
