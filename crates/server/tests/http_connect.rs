//! Players of an OpenID Connect issuer, which is a process of its own: logins,
//! links, transfers and mappings over HTTP.

mod support;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use greenroom_issuer::Issuer;
use greenroom_server::serve::Server;
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use ring::signature::{ED25519, UnparsedPublicKey};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, form, http_client, json_of, send};
use support::server::{settings, start, start_vouched, url};

const TOKEN: &str = "/auth/v1/oauth/token";

/// A directory, an issuer whose tokens it takes, and a client.
struct Stage {
    server: Server,
    issuer: Issuer,
    http: Client,
    url: String,
}

impl Stage {
    async fn new() -> Self {
        let issuer = Issuer::start();
        let server = start_vouched(vec![settings(issuer.url())]).await;
        let url = url(&server);
        Self {
            server,
            issuer,
            http: http_client(),
            url,
        }
    }

    async fn login(&self, token: &str, more: &str) -> Response {
        let body = format!(
            "grant_type=external_auth&external_auth_type=openid_access_token\
             &external_auth_token={token}&nonce=n-1&deployment_id={DEPLOYMENT}{more}"
        );
        form(&self.http, &self.url, TOKEN, &body).await
    }

    /// Logs an account of the issuer in, and makes it a player if it is none.
    async fn player(&mut self, account: &str) -> Value {
        let token = self.issuer.token(account);
        json_of(self.login(&token, "").await, StatusCode::OK).await
    }

    /// The continuance token of an account that has no player.
    async fn continuance(&mut self, account: &str) -> String {
        let token = self.issuer.token(account);
        let refused = self.login(&token, "&greenroom=continuance").await;
        let refused = json_of(refused, StatusCode::UNAUTHORIZED).await;
        assert_eq!(refused["errorCode"], "errors.greenroom.unknown_user");
        text(&refused["greenroom"]["continuanceToken"])
    }

    async fn go_on(&self, continuance: &str) -> Value {
        let body = format!(
            "grant_type=continuance&continuance_token={continuance}&deployment_id={DEPLOYMENT}"
        );
        let answer = form(&self.http, &self.url, TOKEN, &body).await;
        json_of(answer, StatusCode::OK).await
    }

    /// Makes a device id and a player who logs in by it.
    async fn device(&self) -> (String, Value) {
        let made = form(
            &self.http,
            &self.url,
            "/auth/v1/accounts/deviceid",
            "deviceModel=PC",
        );
        let made = json_of(made.await, StatusCode::OK).await;
        let device = text(&made["access_token"]);
        let player = json_of(self.by_device(&device).await, StatusCode::OK).await;
        (device, player)
    }

    async fn by_device(&self, device: &str) -> Response {
        let body = format!(
            "grant_type=external_auth&external_auth_type=deviceid_access_token\
             &external_auth_token={device}&deployment_id={DEPLOYMENT}&display_name=Ann"
        );
        form(&self.http, &self.url, TOKEN, &body).await
    }

    fn request(&self, method: Method, path: &str, who: &Value) -> RequestBuilder {
        let token = text(&who["access_token"]);
        let url = format!("{}{path}", self.url);
        self.http.request(method, url).bearer_auth(token)
    }

    async fn post(&self, path: &str, who: &Value, body: &Value) -> Response {
        send(self.request(Method::POST, path, who).json(body)).await
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn id(player: &Value) -> String {
    text(&player["product_user_id"])
}

/// The `Greenroom-Error` of a refusal.
fn code(response: &Response) -> String {
    let code = response.headers().get("greenroom-error");
    let code = code.expect("a refusal").to_str().expect("plain");
    code.to_owned()
}

#[tokio::test]
async fn an_account_of_an_issuer_is_a_player_and_comes_back_as_the_same() {
    let mut stage = Stage::new().await;
    let continuance = stage.continuance("anna").await;
    let first = stage.go_on(&continuance).await;
    let again = stage.go_on(&continuance).await;
    assert_eq!(id(&first), id(&again));
    let back = stage.player("anna").await;
    assert_eq!(id(&back), id(&first));
    assert_eq!(back["nonce"], "n-1");
    let other = stage.player("bert").await;
    assert_ne!(id(&other), id(&first));
    let anna = stage.player("anna").await;
    let me = "/serviceconfigs/Deployment-1/people/me";
    let people = send(stage.request(Method::GET, me, &anna)).await;
    json_of(people, StatusCode::OK).await;
    stage.server.stop().await;
}

#[tokio::test]
async fn an_id_token_is_verified_by_the_published_key() {
    let mut stage = Stage::new().await;
    let token = stage.issuer.token("anna");
    let more = "&greenroom_product=prod&greenroom_sandbox=live&greenroom_platform=PC\
                &greenroom_device_type=Linux";
    let anna = json_of(stage.login(&token, more).await, StatusCode::OK).await;
    let configuration = stage
        .http
        .get(format!("{}/.well-known/openid-configuration", stage.url));
    let configuration = json_of(send(configuration).await, StatusCode::OK).await;
    assert_eq!(configuration["issuer"], anna["greenroom"]["directory"]);
    let keys = stage.http.get(text(&configuration["jwks_uri"]));
    let keys = json_of(send(keys).await, StatusCode::OK).await;
    let eos = stage.http.get(format!("{}/auth/v1/oauth/jwks", stage.url));
    assert_eq!(json_of(send(eos).await, StatusCode::OK).await, keys);

    let token = text(&anna["id_token"]);
    let (signed, signature) = token.rsplit_once('.').expect("a JWT");
    let (head, claims) = signed.split_once('.').expect("a JWT");
    let part = |text: &str| BASE64.decode(text).expect("base64url");
    let head: Value = serde_json::from_slice(&part(head)).expect("JSON");
    let key = &keys["keys"][0];
    assert_eq!((&head["alg"], &head["kid"]), (&key["alg"], &key["kid"]));
    UnparsedPublicKey::new(&ED25519, part(key["x"].as_str().expect("a text")))
        .verify(signed.as_bytes(), &part(signature))
        .expect("signed by the published key");
    let claims: Value = serde_json::from_slice(&part(claims)).expect("JSON");
    assert_eq!(claims["iss"], configuration["issuer"]);
    assert_eq!(claims["aud"], "client");
    assert_eq!(claims["sub"], anna["product_user_id"]);
    assert_eq!(claims["pfdid"], DEPLOYMENT);
    assert_eq!(
        (&claims["pfpid"], &claims["pfsid"]),
        (&json!("prod"), &json!("live"))
    );
    let act = json!({"eat": "openid", "eaid": "anna", "pltfm": "PC", "dty": "Linux"});
    assert_eq!(claims["act"], act);
    let refused = stage.request(Method::GET, "/nonce", &json!({"access_token": token}));
    let refused = send(refused).await;
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn links_come_and_go() {
    let mut stage = Stage::new().await;
    let (device, player) = stage.device().await;
    let form = json!({"continuanceToken": stage.continuance("anna").await});
    let links = "/greenroom/connect/links";
    for _ in 0..2 {
        let linked = json_of(stage.post(links, &player, &form).await, StatusCode::OK).await;
        assert_eq!(linked["accounts"][0]["accountId"], "anna");
        assert_eq!(linked["accounts"][0]["displayName"], "Player anna");
        assert_eq!(linked["accounts"].as_array().map(Vec::len), Some(1));
    }
    let anna = stage.player("anna").await;
    assert_eq!(id(&anna), id(&player));
    let second = json!({"continuanceToken": stage.continuance("bert").await});
    let refused = stage.post(links, &player, &second).await;
    assert_eq!(
        (refused.status(), code(&refused).as_str()),
        (StatusCode::CONFLICT, "conflict")
    );
    let nonsense = json!({"continuanceToken": "a.b.c"});
    let refused = stage.post(links, &player, &nonsense).await;
    assert_eq!(code(&refused), "invalid-credential");

    let current = "/greenroom/connect/links/current";
    let refused = send(stage.request(Method::DELETE, current, &player)).await;
    assert_eq!(code(&refused), "conflict");
    for _ in 0..2 {
        let gone = send(stage.request(Method::DELETE, current, &anna)).await;
        assert_eq!(gone.status(), StatusCode::NO_CONTENT);
    }
    stage.continuance("anna").await;
    let still = json_of(stage.by_device(&device).await, StatusCode::OK).await;
    assert_eq!(id(&still), id(&player));
}

#[tokio::test]
async fn a_device_goes_over_to_an_account_and_is_deleted() {
    let mut stage = Stage::new().await;
    let anna = stage.player("anna").await;
    let (device, pseudo) = stage.device().await;
    let form = json!({
        "deviceUserToken": pseudo["access_token"],
        "productUserIdToPreserve": anna["product_user_id"],
    });
    let path = "/greenroom/connect/transfer";
    for _ in 0..2 {
        let moved = json_of(stage.post(path, &anna, &form).await, StatusCode::OK).await;
        assert_eq!(moved, json!({"productUserId": anna["product_user_id"]}));
    }
    let void = send(stage.request(Method::GET, "/nonce", &pseudo)).await;
    assert_eq!(code(&void), "unauthorized");
    let by_device = json_of(stage.by_device(&device).await, StatusCode::OK).await;
    assert_eq!(id(&by_device), id(&anna));

    let bearer = json!({"access_token": device});
    for _ in 0..2 {
        let deleted = stage.request(Method::DELETE, "/auth/v1/accounts/deviceid", &bearer);
        assert_eq!(send(deleted).await.status(), StatusCode::NO_CONTENT);
    }
    let refused = stage.by_device(&device).await;
    assert_eq!(code(&refused), "invalid-credential");
}

#[tokio::test]
async fn who_is_who_is_told_to_128_at_a_time() {
    let mut stage = Stage::new().await;
    let anna = stage.player("anna").await;
    let (_, stranger) = stage.device().await;
    let get = async |path: &str, who: &Value| send(stage.request(Method::GET, path, who)).await;
    let found = get(
        "/user/v1/accounts?identityProviderId=openid&accountId=anna&accountId=nobody",
        &stranger,
    );
    let found = json_of(found.await, StatusCode::OK).await;
    assert_eq!(found, json!({"ids": {"anna": id(&anna)}}));
    let users = format!("/user/v1/product-users?productUserId={}", id(&anna));
    let mine = json_of(get(&users, &anna).await, StatusCode::OK).await;
    let account = &mine["productUsers"][id(&anna)]["accounts"][0];
    assert_eq!(account["identityProviderId"], "openid");
    assert_eq!(account["accountId"], "anna");
    let theirs = json_of(get(&users, &stranger).await, StatusCode::OK).await;
    let account = &theirs["productUsers"][id(&anna)]["accounts"][0];
    assert_eq!(account["accountId"], "", "a stranger to that system");

    let long = |count: usize| -> Vec<String> { (0..count).map(|n| format!("{n:0256}")).collect() };
    for (count, status) in [
        (128, StatusCode::OK),
        (129, StatusCode::BAD_REQUEST),
        (0, StatusCode::BAD_REQUEST),
    ] {
        let body = json!({"identityProviderId": "openid", "accountIds": long(count)});
        let answer = stage.post("/greenroom/connect/external-accounts", &anna, &body);
        assert_eq!(answer.await.status(), status, "{count}");
        let ids: Vec<String> = (1..=count).map(|n| format!("{n:032}")).collect();
        let body = json!({"productUserIds": ids});
        let answer = stage.post("/greenroom/connect/product-users", &anna, &body);
        assert_eq!(answer.await.status(), status, "{count}");
        let query: String = ids
            .iter()
            .map(|id| format!("productUserId={id}&"))
            .collect();
        let answer = get(&format!("/user/v1/product-users?{query}"), &anna).await;
        assert_eq!(answer.status(), status, "{count}");
    }
    for path in [
        "/user/v1/accounts?accountId=anna",
        "/user/v1/accounts?identityProviderId=nobody&accountId=anna",
        "/user/v1/product-users?productUserId=x",
    ] {
        let refused = json_of(get(path, &anna).await, StatusCode::BAD_REQUEST).await;
        assert_eq!(
            refused["errorCode"], "errors.greenroom.bad_request",
            "{path}"
        );
    }
    let nobody = json!({"access_token": "a.b.c"});
    let refused = json_of(get(&users, &nobody).await, StatusCode::UNAUTHORIZED).await;
    assert_eq!(refused["errorCode"], "errors.greenroom.unauthorized");
}

#[tokio::test]
async fn a_directory_without_issuers_takes_no_tokens_of_theirs() {
    let server = start().await;
    let body = format!(
        "grant_type=external_auth&external_auth_type=openid_access_token\
         &external_auth_token=t&deployment_id={DEPLOYMENT}"
    );
    let refused = form(&http_client(), &url(&server), TOKEN, &body).await;
    assert_eq!(refused.status(), StatusCode::BAD_REQUEST);
    assert_eq!(code(&refused), "unsupported");
}
