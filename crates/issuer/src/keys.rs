//! The keys of the issuer, and what is signed by them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ring::rand::SystemRandom;
use ring::rsa::KeyPair as RsaKeyPair;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256,
    RSA_PSS_SHA256, RsaEncoding, RsaPublicKeyComponents,
};
use serde_json::{Value, json};

/// Keys of RSA are not drawn by ring: all issuers have the same two, one after the
/// other. They protect nothing.
const RSA: [&[u8]; 2] = [
    include_bytes!("../keys/rsa-0.der"),
    include_bytes!("../keys/rsa-1.der"),
];

/// One key of each kind.
pub(crate) struct Keys {
    /// How many there were before.
    generation: usize,
    rsa: RsaKeyPair,
    ec: EcdsaKeyPair,
    ed: Ed25519KeyPair,
    random: SystemRandom,
}

impl Keys {
    pub(crate) fn new(generation: usize) -> Self {
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let ec = EcdsaKeyPair::generate_pkcs8(algorithm, &random).expect("a key is drawn");
        let ec = EcdsaKeyPair::from_pkcs8(algorithm, ec.as_ref(), &random);
        let ed = Ed25519KeyPair::generate_pkcs8(&random).expect("a key is drawn");
        let rsa = RSA[generation % RSA.len()];
        Self {
            generation,
            rsa: RsaKeyPair::from_der(rsa).expect("a key of RSA"),
            ec: ec.expect("as it was drawn"),
            ed: Ed25519KeyPair::from_pkcs8(ed.as_ref()).expect("as it was drawn"),
            random,
        }
    }

    pub(crate) fn next(&self) -> Self {
        Self::new(self.generation + 1)
    }

    /// The public keys as a set.
    pub(crate) fn set(&self) -> Value {
        let rsa = RsaPublicKeyComponents::<Vec<u8>>::from(self.rsa.public());
        // A point is 4 and its two halves.
        let (x, y) = self.ec.public_key().as_ref()[1..].split_at(32);
        let kid = |kind| self.kid(kind);
        json!({"keys": [
            {"kty": "RSA", "kid": kid("rsa"), "use": "sig",
             "n": BASE64.encode(rsa.n), "e": BASE64.encode(rsa.e)},
            {"kty": "EC", "crv": "P-256", "kid": kid("ec"), "use": "sig", "alg": "ES256",
             "x": BASE64.encode(x), "y": BASE64.encode(y)},
            {"kty": "OKP", "crv": "Ed25519", "kid": kid("ed"), "use": "sig",
             "x": BASE64.encode(self.ed.public_key())},
            {"kty": "FUTURE", "kid": "not understood by anybody yet"},
        ]})
    }

    /// The usual header of a token.
    pub(crate) fn header(&self, algorithm: &str) -> Value {
        let kind = match algorithm {
            "RS256" | "PS256" => "rsa",
            "ES256" => "ec",
            _ => "ed",
        };
        json!({"alg": algorithm, "kid": self.kid(kind), "typ": "JWT"})
    }

    /// Signs a token; none for an algorithm that is not known here.
    pub(crate) fn sign(&self, algorithm: &str, header: &Value, claims: &Value) -> Option<String> {
        let part = |value: &Value| BASE64.encode(value.to_string());
        let signed = format!("{}.{}", part(header), part(claims));
        let message = signed.as_bytes();
        let signature = match algorithm {
            "RS256" => self.by_rsa(&RSA_PKCS1_SHA256, message),
            "PS256" => self.by_rsa(&RSA_PSS_SHA256, message),
            "ES256" => {
                let signature = self.ec.sign(&self.random, message);
                signature.expect("it signs").as_ref().to_vec()
            }
            "EdDSA" => self.ed.sign(message).as_ref().to_vec(),
            _ => return None,
        };
        Some(format!("{signed}.{}", BASE64.encode(signature)))
    }

    fn by_rsa(&self, padding: &'static dyn RsaEncoding, message: &[u8]) -> Vec<u8> {
        let mut signature = vec![0; self.rsa.public().modulus_len()];
        self.rsa
            .sign(padding, &self.random, message, &mut signature)
            .expect("it signs");
        signature
    }

    fn kid(&self, kind: &str) -> String {
        format!("{kind}-{}", self.generation)
    }
}
