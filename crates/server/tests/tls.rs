//! The program behind a certificate: a whole road over TLS, and another
//! certificate while it serves.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use reqwest::{Client, StatusCode};
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use support::player::{DEPLOYMENT, Player, http_client};
use support::program::Program;
use tempfile::{TempDir, tempdir};

const CONFIG: &str = "listen = '127.0.0.1:0'\ndata = 'data'\n\
                      tls = {cert = 'chain.pem', key = 'key.pem'}\n\
                      [[clients]]\nid = 'client'\nsecret = 'secret'\npolicy = 'host'\n";

/// Who signs certificates.
struct Authority {
    der: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let der = params.self_signed(&key).expect("a certificate");
        let der = der.der().clone();
        let issuer = Issuer::new(params, key);
        Self { der, issuer }
    }

    /// Puts a certificate for this machine and its key where the configuration
    /// looks for them.
    fn certify(&self, folder: &Path) {
        let key = KeyPair::generate().expect("a key");
        let params = CertificateParams::new(["127.0.0.1".to_owned()]).expect("a name");
        let certificate = params.signed_by(&key, &self.issuer).expect("signed");
        fs::write(folder.join("chain.pem"), certificate.pem()).expect("written");
        fs::write(folder.join("key.pem"), key.serialize_pem()).expect("written");
    }

    /// A client that trusts this authority alone.
    fn client(&self) -> Client {
        let mut roots = RootCertStore::empty();
        roots.add(self.der.clone()).expect("an authority");
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("supported")
            .with_root_certificates(roots)
            .with_no_client_auth();
        let builder = Client::builder().tls_backend_preconfigured(config);
        // Each request a connection of its own, and so a handshake.
        builder.pool_max_idle_per_host(0).build().expect("a client")
    }
}

/// A folder with everything that the program needs.
fn site(authority: &Authority) -> (TempDir, PathBuf) {
    let folder = tempdir().expect("a folder");
    authority.certify(folder.path());
    let file = folder.path().join("greenroom.toml");
    fs::write(&file, CONFIG).expect("written");
    (folder, file)
}

fn start(file: &Path) -> Program {
    Program::serve(&["--config", file.to_str().expect("a plain path")])
}

/// Whether a client gets an answer.
async fn reaches(client: &Client, url: &str) -> bool {
    let answer = client.get(format!("{url}/health")).send().await;
    answer.is_ok_and(|answer| answer.status() == StatusCode::OK)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_road_over_tls_and_none_beside_it() {
    let authority = Authority::new();
    let (_folder, file) = site(&authority);
    let program = start(&file);
    assert!(program.url.starts_with("https://"), "{}", program.url);
    let host = Player::login_over(authority.client(), &program.url, DEPLOYMENT).await;
    host.host("Room").await;
    assert_eq!(host.find().await, ["Room"]);

    assert!(!reaches(&Authority::new().client(), &program.url).await);
    let plain = program.url.replace("https://", "http://");
    assert!(!reaches(&http_client(), &plain).await);
    assert!(
        reaches(&authority.client(), &program.url).await,
        "strangers do no harm"
    );
    program.terminate();
    assert_eq!(program.wait().0.code(), Some(0));
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sighup_shows_another_certificate_to_who_comes_next() {
    let (old, new) = (Authority::new(), Authority::new());
    let (folder, file) = site(&old);
    let mut program = start(&file);
    assert!(reaches(&old.client(), &program.url).await);

    new.certify(folder.path());
    program.signal("-HUP");
    program.logs("read anew");
    assert!(reaches(&new.client(), &program.url).await);
    assert!(!reaches(&old.client(), &program.url).await);

    // A renewal that was caught half way changes nothing.
    let stranger = KeyPair::generate().expect("a key").serialize_pem();
    fs::write(folder.path().join("key.pem"), stranger).expect("written");
    program.signal("-HUP");
    let why = program.logs("stays as it was");
    assert!(why.contains("key.pem"), "{why}");
    assert!(reaches(&new.client(), &program.url).await);
}
