//! Signatures of tokens, checked by ring. jsonwebtoken reads tokens and holds
//! their claims; the cryptography that it offers itself would be a second one
//! in this program.

use std::sync::Once;

use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::signature::{self, Verifier};
use jsonwebtoken::{Algorithm, DecodingKey, DecodingKeyKind, EncodingKey};
use ring::signature as checks;
use ring::signature::{RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm};

static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory,
    verifier_factory,
    key_utils: KeyUtils::new_unimplemented(),
};

/// Lets jsonwebtoken check signatures, in the whole process. Again does nothing.
pub(super) fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Where somebody else was first, tokens are checked by theirs.
        let _ = PROVIDER.install_default();
    });
}

/// Nothing is signed here.
fn signer_factory(_: &Algorithm, _: &EncodingKey) -> Result<Box<dyn JwtSigner>, Error> {
    Err(ErrorKind::UnsupportedAlgorithm.into())
}

fn verifier_factory(
    algorithm: &Algorithm,
    key: &DecodingKey,
) -> Result<Box<dyn JwtVerifier>, Error> {
    if algorithm.family() != key.family() {
        return Err(ErrorKind::InvalidKeyFormat.into());
    }
    let check = Check::by(*algorithm).ok_or(ErrorKind::UnsupportedAlgorithm)?;
    Ok(Box::new(KeyCheck {
        algorithm: *algorithm,
        check,
        key: key.clone(),
    }))
}

/// How the signatures of an algorithm are checked.
#[derive(Clone, Copy)]
enum Check {
    Rsa(&'static checks::RsaParameters),
    Other(&'static dyn VerificationAlgorithm),
}

impl Check {
    /// None for what is not known here, and for keys that are shared secrets:
    /// whoever publishes one of those has lost it.
    fn by(algorithm: Algorithm) -> Option<Self> {
        Some(match algorithm {
            Algorithm::RS256 => Self::Rsa(&checks::RSA_PKCS1_2048_8192_SHA256),
            Algorithm::RS384 => Self::Rsa(&checks::RSA_PKCS1_2048_8192_SHA384),
            Algorithm::RS512 => Self::Rsa(&checks::RSA_PKCS1_2048_8192_SHA512),
            Algorithm::PS256 => Self::Rsa(&checks::RSA_PSS_2048_8192_SHA256),
            Algorithm::PS384 => Self::Rsa(&checks::RSA_PSS_2048_8192_SHA384),
            Algorithm::PS512 => Self::Rsa(&checks::RSA_PSS_2048_8192_SHA512),
            Algorithm::ES256 => Self::Other(&checks::ECDSA_P256_SHA256_FIXED),
            Algorithm::ES384 => Self::Other(&checks::ECDSA_P384_SHA384_FIXED),
            Algorithm::EdDSA => Self::Other(&checks::ED25519),
            _ => return None,
        })
    }
}

struct KeyCheck {
    algorithm: Algorithm,
    check: Check,
    key: DecodingKey,
}

impl JwtVerifier for KeyCheck {
    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }
}

impl Verifier<Vec<u8>> for KeyCheck {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        let checked = match (self.key.kind(), self.check) {
            (DecodingKeyKind::RsaModulusExponent { n, e }, Check::Rsa(parameters)) => {
                RsaPublicKeyComponents { n, e }.verify(parameters, message, signature)
            }
            (DecodingKeyKind::SecretOrDer(key), Check::Other(algorithm)) => {
                UnparsedPublicKey::new(algorithm, key).verify(message, signature)
            }
            _ => return Err(signature::Error::new()),
        };
        checked.map_err(|_| signature::Error::new())
    }
}
