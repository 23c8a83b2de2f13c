//! TLS on against TLS off: a request on an open connection, and one that opens a connection for itself.

use std::sync::Arc;

use greenroom_server::network::Network;
use reqwest::Client;
use rustls::ServerConfig;
use rustls::pki_types::PrivatePkcs8KeyDer;

use crate::desk::Desk;
use crate::measure::{Seconds, compare};

const REQUESTS: u32 = 20;

pub(crate) fn run() {
    let identity = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let certificate = identity.cert.der().clone();
    let key = PrivatePkcs8KeyDer::from(identity.signing_key.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key.into())
        .unwrap();
    let sealed = Desk::in_network(Network {
        tls: Some(Arc::new(config)),
        ..Network::default()
    });
    let open = Desk::in_memory();
    let sealed_url = format!("https://{}/health", sealed.address());
    let open_url = format!("http://{}/health", open.address());
    for (name, keeps) in [
        ("request over TLS / without", true),
        ("new connection over TLS / without", false),
    ] {
        let trusting = sealed.http_trusting(std::slice::from_ref(&certificate), keeps);
        let plain = open.http_trusting(&[], keeps);
        compare(
            name,
            31,
            || sealed.block_on(ask(&trusting, &sealed_url)),
            || open.block_on(ask(&plain, &open_url)),
        );
    }
}

/// Time per request.
async fn ask(client: &Client, url: &str) -> Seconds {
    let started = tokio::time::Instant::now();
    for _ in 0..REQUESTS {
        let answer = client.get(url).send().await.unwrap();
        assert!(answer.status().is_success());
        answer.bytes().await.unwrap();
    }
    started.elapsed().as_secs_f64() / f64::from(REQUESTS)
}
