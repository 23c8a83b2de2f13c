//! TLS for the network: rustls with ring. The provider is handed over here and never installed for the process, which belongs to the game.

use std::sync::Arc;

use rustls::client::WantsClientCert;
use rustls::crypto::ring;
use rustls::{ClientConfig, ConfigBuilder, Error, RootCertStore, WantsVerifier};
use rustls_platform_verifier::BuilderVerifierExt;

/// Trusts whom the operating system trusts.
pub(super) fn for_the_network() -> Result<ClientConfig, Error> {
    Ok(finish(builder()?.with_platform_verifier()?))
}

/// For `base` on this machine. Plain HTTP never comes to TLS there, so that a machine without a single certificate will do, and nobody waits for them to be read.
pub(super) fn for_loopback(base: &str) -> Result<ClientConfig, Error> {
    if base.starts_with("https:") {
        return for_the_network();
    }
    Ok(finish(
        builder()?.with_root_certificates(RootCertStore::empty()),
    ))
}

fn builder() -> Result<ConfigBuilder<ClientConfig, WantsVerifier>, Error> {
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
}

fn finish(builder: ConfigBuilder<ClientConfig, WantsClientCert>) -> ClientConfig {
    let mut config = builder.with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    config
}
