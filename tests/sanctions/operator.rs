//! A directory over HTTP, and who keeps its list of sanctions.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use greenroom::abi::ids;
use greenroom::abi::types::EOS_ProductUserId;
use greenroom_protocol::ids::AccountId;
use greenroom_server::serve::{Data, Options, Server};
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};

/// As clients of a desk say who they are: `client:secret`.
const CLIENT: &str = "Basic Y2xpZW50OnNlY3JldA==";

/// A directory, and a program that may administer it.
pub(crate) struct Operator {
    pub(crate) url: String,
    address: SocketAddr,
    deployment: &'static str,
    token: String,
    _server: Server,
    _runtime: Runtime,
}

impl Operator {
    pub(crate) fn of_a_directory(deployment: &'static str) -> Self {
        let mut runtime = Builder::new_multi_thread();
        let runtime = runtime.worker_threads(1).enable_all().build();
        let runtime = runtime.expect("a runtime");
        let anywhere = SocketAddr::from(([127, 0, 0, 1], 0));
        let options = Options::dev(anywhere, Data::Memory);
        let server = runtime.block_on(Server::start(options)).expect("a server");
        let address = server.addr();
        let mut operator = Self {
            url: format!("http://{address}"),
            address,
            deployment,
            token: String::new(),
            _server: server,
            _runtime: runtime,
        };
        let form = format!("grant_type=client_credentials&deployment_id={deployment}");
        let kind = "application/x-www-form-urlencoded";
        let answer = operator.ask("POST", "/auth/v1/oauth/token", CLIENT, kind, &form);
        let token = answer["access_token"].as_str().expect("a token");
        operator.token = format!("Bearer {token}");
        operator
    }

    pub(crate) fn sanction(&self, player: EOS_ProductUserId) {
        self.write(
            player,
            r#"{"sanctions":[{"action":"RESTRICT_GAME_ACCESS"}]}"#,
        );
    }

    pub(crate) fn lift(&self, player: EOS_ProductUserId) {
        self.write(player, r#"{"sanctions":[]}"#);
    }

    fn write(&self, player: EOS_ProductUserId, list: &str) {
        let player = ids::product_user_id(player).expect("an id");
        let account: AccountId = player.account().expect("of this directory");
        let path = format!("/serviceconfigs/{}/sanctions/{account}", self.deployment);
        self.ask("PUT", &path, &self.token, "application/json", list);
    }

    /// Sends a request that must succeed, and gives its answer.
    fn ask(&self, method: &str, path: &str, who: &str, kind: &str, body: &str) -> Value {
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\nAuthorization: {who}\r\n\
             Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
        serde_json::from_str(body).expect("JSON")
    }
}
