//! TLS: the push channel goes over it too, and whom the machine does not trust is not spoken to. Whom it trusts is said by its environment, so each case is a process of its own.
#![cfg(target_os = "linux")] // elsewhere the system has the list, and no test may touch it

use std::sync::Arc;
use std::time::Duration;

use greenroom::client::{ClientError, Place};
use greenroom_server::serve::{Data, Server};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::PrivatePkcs8KeyDer;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use super::stage::{Profile, Stage, enrol, found, host, run_in_a_process, server};

/// Where the child finds the authorities that it trusts; rustls-native-certs reads it.
const TRUSTED: &str = "SSL_CERT_FILE";

#[test]
fn a_directory_behind_tls_is_a_directory() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let trusted = folder.path().join("authorities.pem");
    let environment = [(TRUSTED, trusted.to_str().expect("UTF-8"))];
    run_in_a_process("tls::host_behind_tls", &environment);
}

#[tokio::test]
#[ignore = "run by another test, with authorities in its environment"]
async fn host_behind_tls() {
    let authority = Authority::new();
    authority.trust();
    let (server, place) = authority.server().await;
    let client = Stage::at(place).client(&Profile::default());
    let user = enrol(&client, "Ann").await;
    // Waits for the push channel.
    host(&client, &user, "room").await;
    assert_eq!(found(&client, &user).await, ["room"]);
    client.shut_down().await;
    server.stop().await;
}

#[test]
fn a_stranger_s_certificate_is_not_taken() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let trusted = folder.path().join("authorities.pem");
    let environment = [(TRUSTED, trusted.to_str().expect("UTF-8"))];
    run_in_a_process("tls::meet_a_stranger", &environment);
}

#[tokio::test]
#[ignore = "run by another test, with authorities in its environment"]
async fn meet_a_stranger() {
    Authority::new().trust();
    let (server, place) = Authority::new().server().await;
    let mut stage = Stage::at(place);
    stage.timeout = Duration::from_secs(5);
    let result = stage
        .client(&Profile::default())
        .create_device_id("PC")
        .await;
    let Err(ClientError::NoConnection(why)) = result else {
        panic!("a stranger was spoken to: {result:?}");
    };
    assert!(why.contains("certificate"), "{why}");
    server.stop().await;
}

/// Who signs certificates.
struct Authority {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let pem = params.self_signed(&key).expect("a certificate").pem();
        let issuer = Issuer::new(params, key);
        Self { pem, issuer }
    }

    /// Makes this process trust it, if the process has not made a client yet.
    fn trust(&self) {
        let path = std::env::var_os(TRUSTED).expect("set by the test that runs this");
        std::fs::write(path, &self.pem).expect("written");
    }

    /// A server with a certificate of this authority.
    async fn server(&self) -> (Server, Place) {
        let server = server(None, Data::Memory).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("bound").port();
        tokio::spawn(terminate(listener, self.acceptor(), server.addr().port()));
        let place = Place::parse(&format!("https://localhost:{port}")).expect("a place");
        (server, place)
    }

    fn acceptor(&self) -> TlsAcceptor {
        let key = KeyPair::generate().expect("a key");
        let params = CertificateParams::new(["localhost".to_owned()]).expect("a name");
        let certificate = params.signed_by(&key, &self.issuer).expect("signed");
        let key = PrivatePkcs8KeyDer::from(key.serialize_der());
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("supported")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key.into())
            .expect("they belong together");
        TlsAcceptor::from(Arc::new(config))
    }
}

/// Takes TLS off and hands the rest on.
async fn terminate(listener: TcpListener, acceptor: TlsAcceptor, port: u16) {
    loop {
        let (stream, _) = listener.accept().await.expect("a connection");
        let acceptor = acceptor.clone();
        tokio::spawn(async move {
            let Ok(mut outside) = acceptor.accept(stream).await else {
                return;
            };
            let inside = TcpStream::connect(("127.0.0.1", port)).await;
            // However it ends, the client under test notices.
            let _ = copy_bidirectional(&mut outside, &mut inside.expect("up")).await;
        });
    }
}
