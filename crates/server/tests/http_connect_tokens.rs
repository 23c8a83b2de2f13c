//! Tokens of an OpenID Connect issuer: which are taken, and what becomes of
//! logins while the issuer is away.

mod support;

use greenroom_issuer::{Issuer, Mood, seconds};
use greenroom_protocol::limits;
use greenroom_server::identity::IssuerSettings;
use greenroom_server::serve::Server;
use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};
use std::time::Duration;
use support::player::{CLIENT, DEPLOYMENT, Player, form, http_client, json_of};
use support::server::{settings, start_vouched, url};

const TOKEN: &str = "/auth/v1/oauth/token";

/// A directory that takes tokens, and a client.
struct Stage {
    _server: Server,
    http: Client,
    url: String,
}

impl Stage {
    async fn new(issuers: Vec<IssuerSettings>) -> Self {
        let server = start_vouched(issuers).await;
        let url = url(&server);
        Self {
            _server: server,
            http: http_client(),
            url,
        }
    }

    async fn login(&self, token: &str) -> Response {
        let body = format!(
            "grant_type=external_auth&external_auth_type=openid_access_token\
             &external_auth_token={token}&deployment_id={DEPLOYMENT}"
        );
        form(&self.http, &self.url, TOKEN, &body).await
    }

    async fn lets_in(&self, token: &str) -> String {
        let answer = json_of(self.login(token).await, StatusCode::OK).await;
        answer["product_user_id"]
            .as_str()
            .expect("a player")
            .to_owned()
    }

    /// The code and the message of a refusal.
    async fn refuses(&self, token: &str) -> (String, String) {
        let answer = self.login(token).await;
        let status = answer.status();
        let body: Value = answer.json().await.expect("JSON");
        let text = |key: &str| body[key].as_str().unwrap_or_default().to_owned();
        assert!(!status.is_success(), "{body}");
        let code = text("errorCode");
        let code = code.trim_start_matches("errors.greenroom.");
        (code.to_owned(), text("errorMessage"))
    }

    /// The same for a token that nobody vouches for.
    async fn distrusts(&self, token: &str, word: &str) {
        let (code, message) = self.refuses(token).await;
        assert_eq!(code, "invalid_credential", "{message}");
        assert!(message.contains(word), "{word}: {message}");
    }
}

#[tokio::test]
async fn tokens_of_every_kind_of_key_are_taken() {
    let mut issuer = Issuer::start();
    let stage = Stage::new(vec![settings(issuer.url())]).await;
    let claims = issuer.claims("anna");
    let mut players = Vec::new();
    for algorithm in ["RS256", "PS256", "ES256", "EdDSA"] {
        let token = issuer.sign(algorithm, &claims);
        players.push(stage.lets_in(&token).await);
    }
    let mut listed = claims.clone();
    listed.insert("aud".into(), json!(["else", "game"]));
    listed.insert("nbf".into(), json!(seconds() + 30));
    players.push(stage.lets_in(&issuer.sign("ES256", &listed)).await);
    let nameless = json!({"alg": "ES256", "typ": "at+jwt"});
    let token = issuer.sign_with("ES256", &nameless, &claims);
    players.push(stage.lets_in(&token).await);
    players.dedup();
    assert_eq!(players.len(), 1, "all are anna's");
    assert_eq!(issuer.asked_for_keys(), 1, "the keys are remembered");
}

#[tokio::test]
async fn tokens_that_are_not_in_order_are_refused() {
    let mut issuer = Issuer::start();
    let mut stranger = Issuer::start();
    let stage = Stage::new(vec![settings(issuer.url())]).await;
    let sound = issuer.claims("anna");
    for (claim, value, word) in [
        ("exp", json!(seconds() - 120), "expired"),
        ("exp", json!("tomorrow"), "no exp"),
        ("exp", Value::Null, "no exp"),
        ("nbf", json!(seconds() + 120), "not good yet"),
        ("aud", json!("another-game"), "audience"),
        ("aud", json!([]), "audience"),
        ("aud", Value::Null, "no aud"),
        ("sub", Value::Null, "no sub"),
        ("sub", json!(""), "no sub"),
        ("sub", json!("x".repeat(257)), "257 bytes"),
        ("iss", json!("https://else.test"), "issuer"),
        ("iss", json!(format!("{}/", issuer.url())), "issuer"),
        ("iss", Value::Null, "issuer"),
    ] {
        let mut claims = sound.clone();
        match value.is_null() {
            true => claims.remove(claim),
            false => claims.insert(claim.into(), value),
        };
        let token = issuer.sign("ES256", &claims);
        stage.distrusts(&token, word).await;
    }
    let mut forged = stranger.claims("anna");
    forged.insert("iss".into(), json!(issuer.url()));
    stage
        .distrusts(&stranger.sign("EdDSA", &forged), "no key")
        .await;
    let header = json!({"alg": "RS256", "kid": "rsa-0"});
    let token = stranger.sign_with("ES256", &header, &forged);
    stage.distrusts(&token, "no key").await;
    stage
        .distrusts(&stranger.token("anna"), "none of this directory's")
        .await;

    let token = issuer.token("anna");
    let (signed, _) = token.rsplit_once('.').expect("a JWT");
    stage.distrusts(&format!("{signed}."), "no key").await;
    for (header, word) in [
        (json!({"alg": "none"}), "alg"),
        (json!({"alg": "HS256", "kid": "rsa-0"}), "alg"),
        (
            json!({"alg": "ES256", "crit": ["b64"], "b64": false}),
            "critical",
        ),
        (json!({"alg": "ES256", "typ": "logout+jwt"}), "typ"),
        (json!({"alg": "RS256", "kid": "ec-0"}), "no key"),
        (json!({"alg": "ES384", "kid": "ec-0"}), "no key"),
    ] {
        let token = issuer.sign_with("ES256", &header, &sound);
        stage.distrusts(&token, word).await;
    }
    stage.distrusts("opaque", "no signed one").await;
    stage.lets_in(&token).await;
}

#[tokio::test]
async fn keys_that_have_changed_are_fetched_and_not_at_each_wrong_token() {
    let mut issuer = Issuer::start();
    let stage = Stage::new(vec![settings(issuer.url())]).await;
    let before = issuer.token("anna");
    let anna = stage.lets_in(&before).await;
    let claims = issuer.claims("anna");
    let unknown = json!({"alg": "ES256", "kid": "never-there"});
    // The keys were fetched just now: those that are unknown wait for a while.
    for _ in 0..20 {
        let token = issuer.sign_with("ES256", &unknown, &claims);
        stage.distrusts(&token, "no key").await;
    }
    assert!(issuer.asked_for_keys() <= 3, "{}", issuer.asked_for_keys());
    issuer.rotate();
    let after = issuer.token("anna");
    // How long a pause is over nobody tells; the first login after it gets in.
    let start = std::time::Duration::from_millis(limits::ISSUER_PAUSE_MS * 10);
    let back = tokio::time::timeout(start, async {
        loop {
            let answer = stage.login(&after).await;
            if answer.status() == StatusCode::OK {
                return json_of(answer, StatusCode::OK).await;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    });
    let back = back.await.expect("the new keys are fetched");
    assert_eq!(back["product_user_id"], anna);
    stage.distrusts(&before, "no key").await;
}

#[tokio::test]
async fn who_comes_while_the_keys_are_fetched_waits_for_them() {
    let mut issuer = Issuer::start();
    let stage = Stage::new(vec![settings(issuer.url())]).await;
    let tokens: Vec<_> = (0..16).map(|_| issuer.token("anna")).collect();
    let logins = tokens.iter().map(|token| stage.lets_in(token));
    let players = futures_util::future::join_all(logins).await;
    assert!(players.iter().all(|player| *player == players[0]));
    assert_eq!(issuer.asked_for_keys(), 1, "one asks for all");
}

#[tokio::test]
async fn an_issuer_that_is_not_well_keeps_its_own_players_out_and_nobody_else() {
    for mood in [Mood::Broken, Mood::Babbling, Mood::Impostor, Mood::Silent] {
        let mut issuer = Issuer::start();
        let mut other = Issuer::start();
        let mut second = settings(other.url());
        second.id_prefix = "other:".into();
        let stage = Stage::new(vec![settings(issuer.url()), second]).await;
        issuer.be(mood);
        let (token, others) = (issuer.token("anna"), other.token("anna"));
        let silent = stage.refuses(&token);
        let lively = async {
            for _ in 0..3 {
                Player::login(&stage.url).await;
            }
            stage.lets_in(&others).await
        };
        tokio::pin!(silent);
        let other = tokio::select! {
            biased;
            player = lively => player,
            (code, _) = &mut silent => {
                assert_eq!(code, "identity_provider_unavailable");
                assert_ne!(mood, Mood::Silent, "who waits for it waits alone");
                stage.lets_in(&others).await
            }
        };
        let (code, _) = stage.refuses(&token).await;
        assert_eq!(code, "identity_provider_unavailable", "{mood:?}");
        issuer.be(Mood::Well);
        let again =
            tokio::time::timeout(Duration::from_millis(limits::ISSUER_PAUSE_MS * 10), async {
                loop {
                    let answer = stage.login(&token).await;
                    if answer.status() == StatusCode::OK {
                        return json_of(answer, StatusCode::OK).await;
                    }
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
            });
        let again = again.await.expect("it is asked again");
        assert_ne!(again["product_user_id"], other, "two issuers, two players");
    }
}

#[tokio::test]
async fn who_is_known_of_an_issuer_that_has_gone_gets_in_while_its_keys_are_fresh() {
    let mut issuer = Issuer::start();
    let stage = Stage::new(vec![settings(issuer.url())]).await;
    stage.lets_in(&issuer.token("anna")).await;
    let token = issuer.token("anna");
    drop(issuer);
    stage.lets_in(&token).await;
}

#[tokio::test]
async fn an_issuer_that_is_not_there_is_unavailable() {
    let mut issuer = Issuer::start();
    let token = issuer.token("anna");
    let stage = Stage::new(vec![settings(issuer.url())]).await;
    drop(issuer);
    let answer = stage.login(&token).await;
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.headers().contains_key("retry-after"));
    let (code, _) = stage.refuses(&token).await;
    assert_eq!(code, "identity_provider_unavailable");
}

#[tokio::test]
async fn opaque_tokens_are_shown_to_the_issuer_that_is_meant_for_them() {
    let mut issuer = Issuer::start();
    let mut with = settings(issuer.url());
    with.userinfo = true;
    with.id_claim = "account".into();
    with.name_claim = "nick".into();
    with.id_prefix = "studio:".into();
    let stage = Stage::new(vec![with]).await;
    let claims = json!({"sub": "anna", "account": 76561198000000000_u64, "nick": "Ann"});
    let token = issuer.opaque(claims.as_object().expect("an object"));
    let player = stage.lets_in(&token).await;
    assert_eq!(stage.lets_in(&token).await, player);
    stage.distrusts("never-given", "does not take").await;
    let body = format!(
        "grant_type=external_auth&external_auth_type=openid_access_token\
         &external_auth_token=a%0Ab&deployment_id={DEPLOYMENT}"
    );
    let refused = stage.http.post(format!("{}{TOKEN}", stage.url));
    let refused = refused
        .header("Authorization", CLIENT)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(body);
    let refused = refused.send().await.expect("an answer");
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
    let unsigned = format!("{}.e30.", "eyJhbGciOiJub25lIn0");
    stage.distrusts(&unsigned, "alg").await;

    let caller = json_of(stage.login(&token).await, StatusCode::OK).await;
    let query = json!({"productUserIds": [player]});
    let asked = stage
        .http
        .post(format!("{}/greenroom/connect/product-users", stage.url))
        .bearer_auth(caller["access_token"].as_str().expect("a token"))
        .json(&query);
    let users = asked.send().await.expect("an answer");
    let users = json_of(users, StatusCode::OK).await;
    let account = &users["productUsers"][&player]["accounts"][0];
    assert_eq!(account["accountId"], "studio:76561198000000000");
    assert_eq!(account["displayName"], "Ann");
    issuer.be(Mood::Broken);
    let (code, _) = stage.refuses(&token).await;
    assert_eq!(code, "identity_provider_unavailable");
}

#[tokio::test]
async fn no_issuer_names_the_players_of_another() {
    let mut plain = Issuer::start();
    let mut studio = Issuer::start();
    let mut second = settings(studio.url());
    second.id_prefix = "studio:".into();
    let stage = Stage::new(vec![settings(plain.url()), second]).await;
    let anna = stage.lets_in(&studio.token("anna")).await;
    stage
        .distrusts(&plain.token("studio:anna"), "another issuer's")
        .await;
    assert_ne!(stage.lets_in(&plain.token("anna")).await, anna);
}
