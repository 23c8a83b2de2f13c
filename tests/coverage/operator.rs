//! The operator of a directory of a desk, as far as `codes` needs one.

use std::io::{Read, Write};
use std::net::TcpStream;

/// `tests:tests`, as every player of the C programs says who it is.
const CLIENT: &str = "Basic dGVzdHM6dGVzdHM=";

/// The deployment of the C programs.
const DEPLOYMENT: &str = "tests";

/// Puts a player, by its id in EOS, on the list of sanctions.
pub(crate) fn sanction(url: &str, player: &str) {
    let form = format!("grant_type=client_credentials&deployment_id={DEPLOYMENT}");
    let kind = "application/x-www-form-urlencoded";
    let answer = ask(url, "POST", "/auth/v1/oauth/token", CLIENT, kind, &form);
    let answer: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
    let token = answer["access_token"].as_str().expect("a token");
    let account = player.trim_start_matches('0');
    let path = format!("/serviceconfigs/{DEPLOYMENT}/sanctions/{account}");
    let list = r#"{"sanctions":[{"action":"RESTRICT_GAME_ACCESS"}]}"#;
    let who = format!("Bearer {token}");
    ask(url, "PUT", &path, &who, "application/json", list);
}

/// Sends a request that must succeed, and gives the body of its answer.
fn ask(url: &str, method: &str, path: &str, who: &str, kind: &str, body: &str) -> String {
    let address = url.trim_start_matches("http://");
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nAuthorization: {who}\r\n\
         Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
    body.to_owned()
}
