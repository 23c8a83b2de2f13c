//! Access tokens: compact JWS (RFC 7515) signed with Ed25519 (RFC 8037).
//!
//! Signing is done here with ring and not by jsonwebtoken, whose version 10
//! offers no ring backend: it would bring a second stack of cryptography into
//! the library that games ship, which holds this service for `local:`. One
//! algorithm, one key and a fixed set of claims leave little to write.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use greenroom_protocol::connect::{IdTokenClaims, PublicKey};
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;
use ring::digest::{SHA256, digest};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde::{Deserialize, Serialize};

use crate::identities::ExternalId;

/// What a PKCS#8 document of an Ed25519 key (RFC 8410) says before its seed.
const PKCS8_PREFIX: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/// So many tokens are known by their digest once their signature was checked:
/// checking it costs more than all the rest of a small request.
const KNOWN_MAX: usize = 8 * 1024;

/// SHA-256 of a token.
type Print = [u8; 32];

/// What a token is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Use {
    /// Requests of a player.
    User,
    /// Requests of an instance of a trusted server.
    Server,
    /// Requests of a program.
    Client,
    /// Making an account, or becoming one more way to one.
    Continuance,
}

/// What a token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Claims {
    /// The directory that gave it.
    pub(crate) iss: String,
    /// Whom it names: an account, a server's instance, a client id, a device.
    pub(crate) sub: String,
    /// The deployment.
    pub(crate) dep: String,
    /// The client id.
    pub(crate) cid: String,
    /// The player's display name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    /// The device that the player logged in from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) dev: Option<String>,
    /// The account of another system that the player logged in by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ext: Option<ExternalId>,
    /// Whether the player logged in with its Epic account: the token logs in at
    /// other places then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) epic: bool,
    /// What it is good for.
    #[serde(rename = "use")]
    pub(crate) purpose: Use,
    /// When it was given, in seconds since 1970.
    pub(crate) iat: u64,
    /// From when on it is good no more, in seconds since 1970.
    pub(crate) exp: u64,
}

/// Why a token is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    #[error("the token is not one of this directory's form")]
    Malformed,
    #[error("the token was not signed by this directory")]
    Signature,
    #[error("the token has expired")]
    Expired,
}

#[derive(Serialize, Deserialize)]
struct Header {
    alg: String,
    kid: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    typ: Option<String>,
}

/// The signing key as it is stored.
#[derive(Serialize, Deserialize)]
struct KeyRecord {
    pkcs8: String,
}

/// Makes the record of a new key.
pub(crate) fn key_record(seed: &[u8; 32]) -> Vec<u8> {
    let pkcs8 = BASE64.encode([&PKCS8_PREFIX[..], seed].concat());
    serde_json::to_vec(&KeyRecord { pkcs8 }).expect("a key record is plain JSON")
}

/// Signs and checks tokens.
pub(crate) struct Tokens {
    key: Ed25519KeyPair,
    kid: String,
    issuer: String,
    /// What the tokens say whose signature was found good.
    known: Mutex<HashMap<Print, Claims>>,
}

impl Tokens {
    /// Reads the key's record. `issuer` is the directory's id.
    pub(crate) fn new(record: &[u8], issuer: String) -> Result<Self, String> {
        let record: KeyRecord = serde_json::from_slice(record).map_err(|e| e.to_string())?;
        let pkcs8 = BASE64.decode(record.pkcs8).map_err(|e| e.to_string())?;
        let key = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&pkcs8).map_err(|e| e.to_string())?;
        let print = digest(&SHA256, key.public_key().as_ref());
        let kid = BASE64.encode(&print.as_ref()[..8]);
        Ok(Self {
            key,
            kid,
            issuer,
            known: Mutex::default(),
        })
    }

    /// The directory's id.
    pub(crate) fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The key by which others check what is signed here.
    pub(crate) fn public_key(&self) -> PublicKey {
        PublicKey {
            kty: "OKP".into(),
            crv: "Ed25519".into(),
            x: BASE64.encode(self.key.public_key()),
            kid: self.kid.clone(),
            purpose: "sig".into(),
            alg: "EdDSA".into(),
        }
    }

    /// Signs a token: [`Claims`], or those of an id token.
    pub(crate) fn sign(&self, claims: &impl Serialize) -> String {
        let header = Header {
            alg: "EdDSA".into(),
            kid: self.kid.clone(),
            typ: Some("JWT".into()),
        };
        let signed = format!("{}.{}", encode(&header), encode(claims));
        let signature = self.key.sign(signed.as_bytes());
        format!("{signed}.{}", BASE64.encode(signature))
    }

    /// Checks form, signature and expiry, in this order.
    pub(crate) fn verify(&self, token: &str, now: Timestamp) -> Result<Claims, Fault> {
        if token.len() > limits::TOKEN_MAX {
            return Err(Fault::Malformed);
        }
        let print = print(token);
        let known = self.known.lock().get(&print).cloned();
        let claims = match known {
            Some(claims) => claims,
            None => self.read(token)?,
        };
        if now.0 >= claims.exp.saturating_mul(1000) {
            self.known.lock().remove(&print);
            return Err(Fault::Expired);
        }
        self.remember(print, &claims, now);
        Ok(claims)
    }

    /// Checks form, signature and expiry of an id token, whatever its type.
    pub(crate) fn verify_id(&self, token: &str, now: Timestamp) -> Result<IdTokenClaims, Fault> {
        if token.len() > limits::TOKEN_MAX {
            return Err(Fault::Malformed);
        }
        let claims: IdTokenClaims = self.open(token)?;
        if claims.iss != self.issuer {
            return Err(Fault::Signature);
        }
        if now.0 >= claims.exp.saturating_mul(1000) {
            return Err(Fault::Expired);
        }
        Ok(claims)
    }

    /// Checks form and signature.
    fn read(&self, token: &str) -> Result<Claims, Fault> {
        let claims: Claims = self.open(token)?;
        if claims.iss != self.issuer {
            return Err(Fault::Signature);
        }
        Ok(claims)
    }

    /// What a token says, if it was signed here.
    fn open<T: for<'de> Deserialize<'de>>(&self, token: &str) -> Result<T, Fault> {
        let (signed, signature) = token.rsplit_once('.').ok_or(Fault::Malformed)?;
        let (header, claims) = signed.split_once('.').ok_or(Fault::Malformed)?;
        let header: Header = decode(header)?;
        if header.alg != "EdDSA" || header.kid != self.kid {
            return Err(Fault::Signature);
        }
        let signature = BASE64.decode(signature).map_err(|_| Fault::Malformed)?;
        UnparsedPublicKey::new(&ED25519, self.key.public_key())
            .verify(signed.as_bytes(), &signature)
            .map_err(|_| Fault::Signature)?;
        decode(claims)
    }

    fn remember(&self, print: Print, claims: &Claims, now: Timestamp) {
        let mut known = self.known.lock();
        if known.contains_key(&print) {
            return;
        }
        if known.len() >= KNOWN_MAX {
            known.retain(|_, claims| now.0 < claims.exp.saturating_mul(1000));
        }
        // All are in use: who comes next pays once more.
        if known.len() >= KNOWN_MAX {
            known.clear();
        }
        known.insert(print, claims.clone());
    }
}

fn print(token: &str) -> Print {
    let digest = digest(&SHA256, token.as_bytes());
    digest.as_ref().try_into().expect("SHA-256 has 32 bytes")
}

fn encode(part: &impl Serialize) -> String {
    BASE64.encode(serde_json::to_vec(part).expect("header and claims are plain JSON"))
}

fn decode<T: for<'de> Deserialize<'de>>(part: &str) -> Result<T, Fault> {
    let bytes = BASE64.decode(part).map_err(|_| Fault::Malformed)?;
    serde_json::from_slice(&bytes).map_err(|_| Fault::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(seed: u8) -> Tokens {
        Tokens::new(&key_record(&[seed; 32]), "here".into()).expect("a key")
    }

    fn claims() -> Claims {
        Claims {
            iss: "here".into(),
            sub: "42".into(),
            dep: "dep".into(),
            cid: "game".into(),
            name: Some("Zoë".into()),
            dev: None,
            ext: None,
            epic: false,
            purpose: Use::User,
            iat: 100,
            exp: 200,
        }
    }

    #[test]
    fn a_token_reads_back_until_it_expires() {
        let token = tokens(1).sign(&claims());
        let verify = |ms| tokens(1).verify(&token, Timestamp(ms));
        assert_eq!(verify(199_999), Ok(claims()));
        assert_eq!(verify(200_000), Err(Fault::Expired));
    }

    #[test]
    fn a_token_that_is_known_expires_all_the_same_and_is_forgotten() {
        let tokens = tokens(1);
        let token = tokens.sign(&claims());
        for _ in 0..2 {
            assert_eq!(tokens.verify(&token, Timestamp(0)), Ok(claims()));
            assert_eq!(tokens.known.lock().len(), 1);
        }
        let late = tokens.verify(&token, Timestamp(200_000));
        assert_eq!(late, Err(Fault::Expired));
        assert!(tokens.known.lock().is_empty());
        tokens.verify("a.b.c", Timestamp(0)).expect_err("no token");
        assert!(tokens.known.lock().is_empty());
    }

    #[test]
    fn known_tokens_are_bounded() {
        let tokens = tokens(1);
        for number in 0..KNOWN_MAX as u64 + 10 {
            tokens.remember(print(&number.to_string()), &claims(), Timestamp(0));
            assert!(tokens.known.lock().len() <= KNOWN_MAX);
        }
        // All but one of them have expired, and make room.
        tokens.known.lock().clear();
        let lasting = Claims {
            exp: 300,
            ..claims()
        };
        tokens.remember(print("lasting"), &lasting, Timestamp(0));
        for number in 1..KNOWN_MAX {
            tokens.remember(print(&number.to_string()), &claims(), Timestamp(0));
        }
        tokens.remember(print("new"), &lasting, Timestamp(250_000));
        assert_eq!(tokens.known.lock().len(), 2);
    }

    #[test]
    fn a_key_of_known_seed_has_the_public_key_of_rfc_8032() {
        let seed = [
            0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec,
            0x2c, 0xc4, 0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03,
            0x1c, 0xae, 0x7f, 0x60,
        ];
        let tokens = Tokens::new(&key_record(&seed), "here".into()).expect("a key");
        let public = tokens.key.public_key();
        assert_eq!(public.as_ref()[..4], [0xd7, 0x5a, 0x98, 0x01]);
    }

    #[test]
    fn a_token_of_another_key_or_another_directory_is_not_ours() {
        let foreign = tokens(2).sign(&claims());
        let at = Timestamp(0);
        assert_eq!(tokens(1).verify(&foreign, at), Err(Fault::Signature));
        let elsewhere = Claims {
            iss: "elsewhere".into(),
            ..claims()
        };
        let token = tokens(1).sign(&elsewhere);
        assert_eq!(tokens(1).verify(&token, at), Err(Fault::Signature));
    }

    #[test]
    fn any_changed_letter_is_noticed() {
        let tokens = tokens(1);
        let token = tokens.sign(&claims());
        for at in 0..token.len() {
            let mut bytes = token.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).expect("ASCII");
            assert!(tokens.verify(&changed, Timestamp(0)).is_err(), "at {at}");
        }
    }

    #[test]
    fn an_unsigned_token_is_refused() {
        let header = BASE64.encode(br#"{"alg":"none","kid":""}"#);
        let token = format!("{header}.{}.", encode(&claims()));
        let fault = tokens(1).verify(&token, Timestamp(0));
        assert_eq!(fault, Err(Fault::Signature));
    }

    #[test]
    fn what_is_no_token_is_refused() {
        let long = format!("{}.a.b", "a".repeat(limits::TOKEN_MAX));
        for text in ["", ".", "..", "a.b.c", "....", long.as_str()] {
            let fault = tokens(1).verify(text, Timestamp(0));
            assert_eq!(fault, Err(Fault::Malformed), "{text:.20}");
        }
    }
}
