//! Epic accounts: logins that ask for one, and what becomes of their tokens.

use greenroom_issuer::Issuer;
use reqwest::{RequestBuilder, StatusCode};
use serde_json::Value;

use crate::held::Held;
use crate::support::player::{CLIENT, DEPLOYMENT, http_client};
use crate::support::server::{settings, start_vouched, url};

/// A form of a token route, to be sent by the client of the tests.
fn form(url: &str, route: &str, body: String) -> RequestBuilder {
    http_client()
        .post(format!("{url}/auth/v1/oauth/{route}"))
        .header("Authorization", CLIENT)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(body)
}

fn text<'a>(answer: &'a Value, key: &str) -> &'a str {
    answer[key].as_str().expect(key)
}

#[tokio::test]
async fn epic_accounts_and_their_tokens_are_as_described() {
    let mut issuer = Issuer::start();
    let server = start_vouched(vec![settings(issuer.url())]).await;
    let url = url(&server);
    let held = Held::fetch(&url).await;
    let ask = async |route: &str, body: String, status| {
        held.sent(form(&url, route, body)).await.expect(status)
    };
    let (ok, no) = (StatusCode::OK, StatusCode::UNAUTHORIZED);
    let vouched = |kind: &str, token: &str, more: &str| {
        format!(
            "grant_type=external_auth&external_auth_type={kind}\
             &external_auth_token={token}&deployment_id={DEPLOYMENT}{more}"
        )
    };
    let again = |token: &str| {
        format!("grant_type=refresh_token&refresh_token={token}&deployment_id={DEPLOYMENT}")
    };

    let scope = "&scope=epic_account%20offline_access";
    let token = issuer.token("anna");
    let login = vouched("openid_access_token", &token, scope);
    let anna = ask("token", login, ok).await;
    for (kind, key) in [
        ("epicgames_access_token", "access_token"),
        ("epicgames_id_token", "epic_id_token"),
    ] {
        let connected = ask("token", vouched(kind, text(&anna, key), ""), ok).await;
        assert_eq!(connected["product_user_id"], anna["product_user_id"]);
        ask("token", vouched(kind, "none", ""), no).await;
    }
    let named = vouched("greenroom_developer", "Anna", scope);
    ask("token", named, ok).await;
    let wrong = vouched("epicgames_access_token", text(&anna, "access_token"), scope);
    ask("token", wrong, StatusCode::BAD_REQUEST).await;

    let found = ask(
        "introspect",
        format!("token={}", text(&anna, "access_token")),
        ok,
    )
    .await;
    assert_eq!(found["sub"], anna["product_user_id"]);
    let found = ask("introspect", "token=none".to_owned(), ok).await;
    assert_eq!(found["active"], false);
    ask("introspect", String::new(), StatusCode::BAD_REQUEST).await;

    let refresh = text(&anna, "refresh_token");
    let back = ask("token", again(refresh), ok).await;
    assert_eq!(back["refresh_token"], anna["refresh_token"]);
    for _ in 0..2 {
        ask("revoke", format!("token={refresh}"), ok).await;
        ask("token", again(refresh), no).await;
    }
    ask("revoke", String::new(), StatusCode::BAD_REQUEST).await;
}
