//! The certificate that the directory shows, and its exchange while it serves.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parking_lot::RwLock;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::{InconsistentKeys, ServerConfig};

/// Why a certificate cannot be shown. The texts are for the operator.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TlsError {
    /// The file is not there, or closed to this program.
    #[error("cannot read {}: {}", .0.display(), .1)]
    Unreadable(PathBuf, std::io::Error),
    /// The file is there and holds something else.
    #[error("{} {}", .0.display(), .1)]
    Unfit(PathBuf, &'static str),
    /// Each is fine by itself.
    #[error("the key in {} does not belong to the certificate in {}", .key.display(), .cert.display())]
    Strangers {
        /// The certificate's file.
        cert: PathBuf,
        /// The key's file.
        key: PathBuf,
    },
    /// The TLS library takes them for another reason not.
    #[error("the certificate in {} cannot be used: {}", .0.display(), .1)]
    Refused(PathBuf, rustls::Error),
}

/// The certificate in force, and its private key.
#[derive(Debug)]
pub(crate) struct Certificate(RwLock<Arc<CertifiedKey>>);

impl Certificate {
    /// Reads a chain, which begins with the directory's own certificate, and
    /// its private key, both in PEM.
    ///
    /// # Errors
    /// Names the file that is not as it should be.
    pub(crate) fn load(cert: &Path, key: &Path) -> Result<Arc<Self>, TlsError> {
        Ok(Arc::new(Self(RwLock::new(read(cert, key)?))))
    }

    /// Shows another one to everybody who connects from now on.
    ///
    /// # Errors
    /// As [`Self::load`]; the one before stays in force.
    pub(crate) fn replace(&self, cert: &Path, key: &Path) -> Result<(), TlsError> {
        let certified = read(cert, key)?;
        *self.0.write() = certified;
        Ok(())
    }

    /// How to speak TLS with whatever certificate is in force at the moment.
    pub(crate) fn server_config(self: Arc<Self>) -> Arc<ServerConfig> {
        // Given and not installed: the process may belong to somebody else.
        let mut config = ServerConfig::builder_with_provider(Arc::new(provider()))
            .with_safe_default_protocol_versions()
            .expect("ring supports the versions of TLS that are safe")
            .with_no_client_auth()
            .with_cert_resolver(self);
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Arc::new(config)
    }
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0.read()))
    }
}

fn provider() -> CryptoProvider {
    ring::default_provider()
}

fn read(cert: &Path, key: &Path) -> Result<Arc<CertifiedKey>, TlsError> {
    let chain = CertificateDer::pem_slice_iter(&contents(cert)?).collect::<Result<Vec<_>, _>>();
    let chain = chain.map_err(|_| TlsError::Unfit(cert.into(), "is no file in PEM"))?;
    if chain.is_empty() {
        return Err(TlsError::Unfit(cert.into(), "holds no certificate in PEM"));
    }
    // What the reader says may quote the key.
    let private = PrivateKeyDer::from_pem_slice(&contents(key)?).map_err(|_| {
        let text = "holds no private key in PEM, or one that is locked by a password";
        TlsError::Unfit(key.into(), text)
    })?;
    match CertifiedKey::from_der(chain, private, &provider()) {
        Ok(certified) => Ok(Arc::new(certified)),
        Err(rustls::Error::InconsistentKeys(InconsistentKeys::KeyMismatch)) => {
            Err(TlsError::Strangers {
                cert: cert.into(),
                key: key.into(),
            })
        }
        Err(error) => Err(TlsError::Refused(cert.into(), error)),
    }
}

fn contents(path: &Path) -> Result<Vec<u8>, TlsError> {
    fs::read(path).map_err(|error| TlsError::Unreadable(path.into(), error))
}

#[cfg(test)]
mod tests {
    use rcgen::{CertifiedKey, KeyPair, generate_simple_self_signed};

    use super::*;

    #[test]
    fn what_cannot_be_shown_is_refused_by_the_file_s_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).expect("written");
            path
        };
        let made = generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        let CertifiedKey { cert, signing_key } = made;
        let stranger = KeyPair::generate().expect("a key").serialize_pem();
        let cert = file("cert.pem", &cert.pem());
        let key = file("key.pem", &signing_key.serialize_pem());
        let stranger = file("stranger.pem", &stranger);
        let text = file("text.pem", "hello");
        let torn = file("torn.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n");
        let false_one = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        let false_one = file("false.pem", false_one);
        let missing = folder.path().join("missing.pem");

        assert!(Certificate::load(&cert, &key).is_ok());
        for (cert, key, name, why) in [
            (&missing, &key, "missing.pem", "cannot read"),
            (&cert, &missing, "missing.pem", "cannot read"),
            (&text, &key, "text.pem", "no certificate"),
            (&key, &key, "key.pem", "no certificate"),
            (&torn, &key, "torn.pem", "PEM"),
            (&cert, &text, "text.pem", "no private key"),
            (&cert, &cert, "cert.pem", "no private key"),
            (&cert, &stranger, "stranger.pem", "does not belong"),
            (&false_one, &key, "false.pem", "cannot be used"),
        ] {
            let error = Certificate::load(cert, key).expect_err(why).to_string();
            assert!(error.contains(name) && error.contains(why), "{error}");
        }
    }
}
