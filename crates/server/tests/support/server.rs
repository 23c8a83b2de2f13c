//! Servers inside the test's own process.

use std::path::Path;
use std::sync::Arc;

use greenroom_server::identity::{IssuerSettings, Issuers};
use greenroom_server::network::Network;
use greenroom_server::serve::{Data, Options, Server};

/// A server over memory.
pub(crate) async fn start() -> Server {
    start_with(Data::Memory, 25_000).await
}

/// A server whose connections are dead after so many milliseconds of silence.
pub(crate) async fn start_impatient(silence_ms: u64) -> Server {
    start_with(Data::Memory, silence_ms).await
}

/// A server over a folder.
pub(crate) async fn start_on(folder: &Path, silence_ms: u64) -> Server {
    start_with(Data::Dir(folder.to_owned()), silence_ms).await
}

/// A server in a network of its own.
pub(crate) async fn start_in(network: Network) -> Server {
    let listen = "127.0.0.1:0".parse().expect("an address");
    let options = Options {
        network,
        ..Options::dev(listen, Data::Memory)
    };
    Server::start(options).await.expect("starts")
}

/// A server over memory that takes the tokens of these issuers.
pub(crate) async fn start_vouched(issuers: Vec<IssuerSettings>) -> Server {
    let listen = "127.0.0.1:0".parse().expect("an address");
    let identities = Issuers::new(issuers).expect("no TLS is needed here");
    let options = Options {
        identities: Arc::new(identities),
        ..Options::dev(listen, Data::Memory)
    };
    Server::start(options).await.expect("starts")
}

/// What an operator says of an issuer, where nothing is out of the ordinary.
pub(crate) fn settings(issuer: &str) -> IssuerSettings {
    IssuerSettings {
        issuer: issuer.parse().expect("a URL"),
        name: issuer.to_owned(),
        audiences: vec![greenroom_issuer::AUDIENCE.to_owned()],
        id_claim: "sub".to_owned(),
        name_claim: "name".to_owned(),
        id_prefix: String::new(),
        userinfo: false,
    }
}

async fn start_with(data: Data, silence_ms: u64) -> Server {
    let listen = "127.0.0.1:0".parse().expect("an address");
    let options = Options {
        silence_ms,
        ..Options::dev(listen, data)
    };
    Server::start(options).await.expect("starts")
}

/// Where a server is found.
pub(crate) fn url(server: &Server) -> String {
    format!("http://{}", server.addr())
}
