//! Two server browsers that there are, as they send their requests.

use reqwest::{Client, Response, StatusCode};
use serde_json::Value;

use crate::support::player::{CLIENT, DEPLOYMENT, http_client, json_of, send};

/// What a browser knows of the service.
pub(crate) struct Browser {
    http: Client,
    url: String,
}

impl Browser {
    pub(crate) fn of(url: &str) -> Self {
        Self {
            http: http_client(),
            url: url.to_owned(),
        }
    }

    /// Posts a form with the program's id and secret; the token in the answer.
    async fn token(&self, path: &str, body: String) -> String {
        let answer = self.form(path, body).await;
        let answer = json_of(answer, StatusCode::OK).await;
        answer["access_token"].as_str().expect("a token").to_owned()
    }

    pub(crate) async fn form(&self, path: &str, body: String) -> Response {
        let request = self
            .http
            .post(format!("{}{path}", self.url))
            .header("Authorization", CLIENT)
            .header("Content-Type", "application/x-www-form-urlencoded");
        send(request.body(body)).await
    }

    /// Posts a filter; `prefix` is empty or `/wildcard`.
    pub(crate) async fn filter(&self, prefix: &str, token: &str, body: &str) -> Response {
        let path = format!("{prefix}/matchmaking/v1/{DEPLOYMENT}/filter");
        let request = self
            .http
            .post(format!("{}{path}", self.url))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Authorization", format!("Bearer {token}"));
        send(request.body(body.to_owned())).await
    }
}

/// `gamedig` of npm: one server by address and port.
pub(crate) struct Gamedig(pub(crate) Browser);

impl Gamedig {
    /// Games that want a program's token.
    pub(crate) async fn client_token(&self) -> String {
        let body = format!("grant_type=client_credentials&deployment_id={DEPLOYMENT}");
        self.0.token("/auth/v1/oauth/token", body).await
    }

    /// Games that want a player's.
    pub(crate) async fn external_token(&self) -> String {
        let device = self
            .0
            .token("/auth/v1/accounts/deviceid", "deviceModel=PC".into());
        let device = device.await;
        let body = [
            "grant_type=external_auth",
            "external_auth_type=deviceid_access_token",
            &format!("external_auth_token={device}"),
            "nonce=ABCHFA3qgUCJ1XTPAoGDEF",
            &format!("deployment_id={DEPLOYMENT}"),
            "display_name=User",
        ];
        self.0.token("/auth/v1/oauth/token", body.join("&")).await
    }

    /// The session at the address, told by its port among those that are there.
    pub(crate) async fn query(
        &self,
        prefix: &str,
        token: &str,
        address: &str,
        port: u16,
    ) -> Option<Value> {
        let body = format!(
            r#"{{"criteria":[{{"key":"attributes.ADDRESS_s","op":"EQUAL","value":"{address}"}}]}}"#
        );
        let answer = self.0.filter(prefix, token, &body).await;
        let answer = json_of(answer, StatusCode::OK).await;
        let sessions = answer["sessions"].as_array().expect("a list").clone();
        let is_at_port = |session: &Value| {
            let bound = &session["attributes"]["ADDRESSBOUND_s"];
            *bound == format!("0.0.0.0:{port}")
                || *bound == format!("{address}:{port}")
                || session["attributes"]["GAMESERVER_PORT_l"] == port
        };
        sessions.into_iter().find(is_at_port)
    }
}

/// `opengsq` of PyPI: it leaves the telling to the service.
pub(crate) struct OpenGsq(pub(crate) Browser);

impl OpenGsq {
    /// Whatever the grant, it sends all fields.
    pub(crate) async fn access_token(&self, grant: &str, kind: &str, voucher: &str) -> String {
        let body = [
            &format!("grant_type={grant}"),
            &format!("external_auth_type={kind}"),
            &format!("external_auth_token={voucher}"),
            "nonce=opengsq",
            &format!("deployment_id={DEPLOYMENT}"),
            "display_name=User",
        ];
        self.0.token("/auth/v1/oauth/token", body.join("&")).await
    }

    pub(crate) async fn external_auth_token(&self) -> String {
        let body = "deviceModel=PC".to_owned();
        self.0.token("/auth/v1/accounts/deviceid", body).await
    }

    /// `sessions` and `count` of a filter, or of none.
    pub(crate) async fn matchmaking(&self, token: &str, filter: &str) -> (Vec<Value>, u64) {
        let answer = self.0.filter("", token, filter).await;
        let answer = json_of(answer, StatusCode::OK).await;
        let sessions = answer["sessions"].as_array().expect("a list").clone();
        (sessions, answer["count"].as_u64().expect("a number"))
    }

    pub(crate) async fn info(&self, token: &str, address: &str, port: u16) -> Option<Value> {
        let filter = format!(
            r#"{{"criteria": [{{"key": "attributes.ADDRESS_s", "op": "EQUAL", "value": "{address}"}}, {{"key": "attributes.ADDRESSBOUND_s", "op": "CONTAINS", "value": ":{port}"}}]}}"#
        );
        let (sessions, count) = self.matchmaking(token, &filter).await;
        assert_eq!(count, sessions.len() as u64);
        sessions.into_iter().next()
    }
}
