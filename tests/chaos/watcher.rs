//! Who looks at the directory directly, by the REST contract, past every bad line.

use std::net::SocketAddr;

use serde_json::{Value, json};

use super::http::exchange;

/// As in `player.h`.
const DEPLOYMENT: &str = "tests";
/// `tests:tests`.
const CLIENT: &str = "Basic dGVzdHM6dGVzdHM=";

/// A player of the directory who only looks.
pub(crate) struct Watcher {
    directory: SocketAddr,
    token: String,
}

impl Watcher {
    pub(crate) fn of(url: &str) -> Self {
        let directory = url.trim_start_matches("http://").parse();
        let directory = directory.expect("an address");
        let form = |path: &str, body: String| {
            let kind = "application/x-www-form-urlencoded";
            let (status, answer) = ask(directory, "POST", path, CLIENT, kind, &body);
            assert_eq!(status, 200, "{path}: {answer}");
            answer["access_token"].as_str().expect("a token").to_owned()
        };
        let device = form("/auth/v1/accounts/deviceid", "deviceModel=PC".to_owned());
        let token = form(
            "/auth/v1/oauth/token",
            format!(
                "grant_type=external_auth&external_auth_type=deviceid_access_token\
                 &external_auth_token={device}&nonce=n&deployment_id={DEPLOYMENT}&display_name=W"
            ),
        );
        Self { directory, token }
    }

    /// A session's document; none where there is no such session.
    pub(crate) fn document(&self, name: &str) -> Option<Value> {
        let path = format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/eos/sessions/{name}");
        match self.ask("GET", &path, "") {
            (200, document) => Some(document),
            (204 | 404, _) => None,
            (status, answer) => panic!("{path}: {status} {answer}"),
        }
    }

    /// The names of the sessions in a bucket that can be joined, sorted.
    pub(crate) fn find(&self, bucket: &str) -> Vec<String> {
        let criteria = json!([{"key": "bucket", "op": "EQUAL", "value": {"string": bucket}}]);
        let query = json!({
            "type": "search", "scid": DEPLOYMENT, "templateName": "eos",
            "greenroom": {"criteria": criteria, "maxResults": 100},
        });
        let (status, answer) = self.ask("POST", "/handles/query", &query.to_string());
        assert_eq!(status, 200, "{answer}");
        let rows = answer["results"].as_array().expect("a list").iter();
        let name = |row: &Value| row["sessionRef"]["name"].as_str().map(str::to_owned);
        let mut names: Vec<_> = rows.map(|row| name(row).expect("a name")).collect();
        names.sort();
        names
    }

    fn ask(&self, method: &str, path: &str, body: &str) -> (u16, Value) {
        let bearer = format!("Bearer {}", self.token);
        let kind = "application/json";
        ask(self.directory, method, path, &bearer, kind, body)
    }
}

fn ask(
    directory: SocketAddr,
    method: &str,
    path: &str,
    authorization: &str,
    kind: &str,
    body: &str,
) -> (u16, Value) {
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {directory}\r\nAuthorization: {authorization}\r\n\
         Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    let answer = exchange(directory, request.as_bytes()).expect("the directory answers");
    let status = answer.head.split(' ').nth(1).map(str::parse);
    let status = status.expect("a status").expect("a number");
    let body = serde_json::from_slice(&answer.body).unwrap_or(Value::Null);
    (status, body)
}
