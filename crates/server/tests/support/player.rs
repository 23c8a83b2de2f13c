//! A player who speaks the REST contract.

use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

/// The deployment of nearly all tests.
pub(crate) const DEPLOYMENT: &str = "Deployment-1";

/// The authorization of a client program.
pub(crate) const CLIENT: &str = "Basic Y2xpZW50OnNlY3JldA==";

/// A client's HTTP.
pub(crate) fn http_client() -> Client {
    // Built together with the library, reqwest has the library's TLS, which comes without a provider and cannot start without one. Nobody here speaks TLS. A second provider is refused, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::new()
}

/// A player who is logged in.
#[derive(Clone)]
pub(crate) struct Player {
    pub(crate) http: Client,
    pub(crate) url: String,
    pub(crate) token: String,
    /// The account in the form of the EOS face.
    pub(crate) id: String,
}

impl Player {
    /// Makes a device and an account and logs in.
    pub(crate) async fn login(url: &str) -> Self {
        Self::login_to(url, DEPLOYMENT).await
    }

    /// The same for another deployment.
    pub(crate) async fn login_to(url: &str, deployment: &str) -> Self {
        Self::login_over(http_client(), url, deployment).await
    }

    /// The same over a client's own HTTP.
    pub(crate) async fn login_over(http: Client, url: &str, deployment: &str) -> Self {
        let device = form(&http, url, "/auth/v1/accounts/deviceid", "deviceModel=PC").await;
        let device = json_of(device, StatusCode::OK).await;
        let device = device["access_token"].as_str().expect("a token");
        let body = format!(
            "grant_type=external_auth&external_auth_type=deviceid_access_token\
             &external_auth_token={device}&nonce=n&deployment_id={deployment}&display_name=Ann"
        );
        let answer = form(&http, url, "/auth/v1/oauth/token", &body).await;
        let answer = json_of(answer, StatusCode::OK).await;
        assert_eq!(answer["nonce"], "n");
        Self {
            http,
            url: url.to_owned(),
            token: answer["access_token"].as_str().expect("a token").to_owned(),
            id: answer["product_user_id"]
                .as_str()
                .expect("an id")
                .to_owned(),
        }
    }

    /// A request in the player's name.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}{path}", self.url);
        self.http.request(method, url).bearer_auth(&self.token)
    }

    /// A `PUT` to a session, to be sent.
    pub(crate) fn put(&self, name: &str, delta: &Value) -> RequestBuilder {
        self.request(Method::PUT, &session(name)).json(delta)
    }

    /// A `GET` of a session, to be sent.
    pub(crate) fn get(&self, name: &str) -> RequestBuilder {
        self.request(Method::GET, &session(name))
    }

    /// Creates a session with the bucket `b` and four slots.
    pub(crate) async fn host(&self, name: &str) -> Value {
        json_of(send(self.put(name, &creation())).await, StatusCode::CREATED).await
    }

    /// Hangs the player's membership on a push connection.
    pub(crate) async fn hang_on(&self, name: &str, connection: &str) {
        let system = json!({"active": true, "connection": connection});
        let delta = json!({"members": {"me": {"properties": {"system": system}}}});
        json_of(send(self.put(name, &delta)).await, StatusCode::OK).await;
    }

    /// The names of the sessions with the bucket `b`.
    pub(crate) async fn find(&self) -> Vec<String> {
        let results = json_of(send(self.search(&bucket("b"))).await, StatusCode::OK).await;
        let rows = results["results"].as_array().expect("a list").iter();
        let name = |row: &Value| row["sessionRef"]["name"].as_str().map(str::to_owned);
        rows.map(|row| name(row).expect("a name")).collect()
    }

    /// A search, to be sent.
    pub(crate) fn search(&self, criteria: &Value) -> RequestBuilder {
        let query = json!({
            "type": "search", "scid": DEPLOYMENT, "templateName": "eos",
            "greenroom": {"criteria": criteria, "maxResults": 10},
        });
        self.request(Method::POST, "/handles/query").json(&query)
    }
}

/// The delta that creates a session.
pub(crate) fn creation() -> Value {
    json!({"members": {"me": {}}, "greenroom": {"bucket": "b", "maxPlayers": 4}})
}

/// The criterion for a bucket.
pub(crate) fn bucket(name: &str) -> Value {
    json!([{"key": "bucket", "op": "EQUAL", "value": {"string": name}}])
}

/// The path of a session.
pub(crate) fn session(name: &str) -> String {
    format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/eos/sessions/{name}")
}

/// Posts a form as a client program.
pub(crate) async fn form(http: &Client, url: &str, path: &str, body: &str) -> Response {
    let request = http
        .post(format!("{url}{path}"))
        .header("Authorization", CLIENT)
        .header("Content-Type", "application/x-www-form-urlencoded");
    send(request.body(body.to_owned())).await
}

/// Sends a request that must be answered, however.
pub(crate) async fn send(request: RequestBuilder) -> Response {
    request.send().await.expect("an answer")
}

/// The JSON of an answer with this status.
pub(crate) async fn json_of(response: Response, status: StatusCode) -> Value {
    let found = response.status();
    let text = response.text().await.expect("a text");
    assert_eq!(found, status, "{text}");
    serde_json::from_str(&text).expect("JSON")
}

/// A header as text.
pub(crate) fn header<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
    response.headers().get(name)?.to_str().ok()
}
