//! The directory as strangers reach it: a game of the C ABI plays against named clients and a certificate, each program a process of its own.
#![cfg(target_os = "linux")] // elsewhere the system has the list of authorities, and no test may touch it

mod support;

use std::fs;
use std::path::Path;
use std::process::ExitStatus;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use support::directory::{Desk, Directory};
use support::programs;
use tempfile::TempDir;

/// An authority, a certificate of it for this machine, and the directory's configuration.
struct Site {
    folder: TempDir,
}

impl Site {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let authority = params.self_signed(&key).expect("a certificate");
        let issuer = Issuer::new(params, key);
        let key = KeyPair::generate().expect("a key");
        let params = CertificateParams::new(["127.0.0.1".to_owned()]).expect("a name");
        let certificate = params.signed_by(&key, &issuer).expect("signed");
        let site = Self { folder };
        for (name, pem) in [
            ("authorities.pem", authority.pem()),
            ("chain.pem", certificate.pem()),
            ("key.pem", key.serialize_pem()),
        ] {
            fs::write(site.path(name), pem).expect("written");
        }
        site
    }

    fn path(&self, name: &str) -> String {
        let path = self.folder.path().join(name);
        path.to_str().expect("UTF-8").to_owned()
    }

    /// A directory with one client, whose secret is this. The road asks in a second what players ask in minutes.
    fn directory(&self, secret: &str) -> Directory {
        Directory::configured(&format!(
            "tls = {{cert = '{}', key = '{}'}}\n\
             [rates]\nfactor = 10.0\n\
             [[clients]]\nid = 'tests'\nsecret = '{secret}'\npolicy = 'host'\n",
            self.path("chain.pem"),
            self.path("key.pem")
        ))
    }

    /// The road's two players in one process that trusts the authority: how it ended, and what it complained about.
    fn road(&self, program: &Path, directory: &Directory) -> (ExitStatus, String) {
        let desk = Desk::at(directory.url());
        let mut command = desk.player(program, "road");
        command.args(["both", "production"]);
        command.env("SSL_CERT_FILE", self.path("authorities.pem"));
        let output = command.output().expect("the road starts");
        let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status, complaints)
    }
}

#[test]
fn the_road_behind_tls_with_a_client_of_one_s_own() {
    let source = support::root().join("tests/c/road.c");
    let programs = programs::build("production", &[("road", source)]);
    let road = programs.c("road");
    let site = Site::new();
    let directory = site.directory("tests");
    assert!(directory.url().starts_with("https://"));
    let (status, complaints) = site.road(road, &directory);
    assert!(status.success(), "{complaints}");

    let (status, complaints) = site.road(road, &site.directory("another secret"));
    assert!(!status.success(), "a stranger got in");
    assert!(complaints.contains("invalid-client"), "{complaints}");
}
