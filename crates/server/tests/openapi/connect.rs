//! Who players are elsewhere, and the keys of id tokens.

use greenroom_issuer::{Issuer, Mood};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use crate::held::Held;
use crate::support::player::{CLIENT, DEPLOYMENT, Player};
use crate::support::server::{settings, start_vouched, url};

/// A login, to be sent.
fn login(player: &Player, token: &str, more: &str) -> RequestBuilder {
    let request = player
        .http
        .post(format!("{}/auth/v1/oauth/token", player.url));
    let request = request
        .header("Authorization", CLIENT)
        .header("Content-Type", "application/x-www-form-urlencoded");
    request.body(format!(
        "grant_type=external_auth&external_auth_type=openid_access_token\
         &external_auth_token={token}&deployment_id={DEPLOYMENT}{more}"
    ))
}

#[tokio::test]
async fn accounts_elsewhere_are_as_described() {
    let mut issuer = Issuer::start();
    let mut away = Issuer::start();
    let mut second = settings(away.url());
    second.id_prefix = "away:".into();
    let server = start_vouched(vec![settings(issuer.url()), second]).await;
    let held = Held::fetch(&url(&server)).await;
    let device = Player::login(&url(&server)).await;
    let sent = async |request: RequestBuilder, status| held.sent(request).await.expect(status);
    let ok = StatusCode::OK;

    let token = issuer.token("anna");
    let refused = sent(
        login(&device, &token, "&greenroom=continuance"),
        StatusCode::UNAUTHORIZED,
    )
    .await;
    let form = json!({"continuanceToken": refused["greenroom"]["continuanceToken"]});
    let answer = sent(login(&device, &token, ""), ok).await;
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let anna = Player {
        token: text(&answer["access_token"]),
        id: text(&answer["product_user_id"]),
        ..device.clone()
    };
    away.be(Mood::Broken);
    let unavailable = StatusCode::SERVICE_UNAVAILABLE;
    sent(login(&device, &away.token("bert"), ""), unavailable).await;

    let links = "/greenroom/connect/links";
    let current = "/greenroom/connect/links/current";
    let transfer = "/greenroom/connect/transfer";
    let accounts = "/user/v1/accounts?identityProviderId=openid&accountId=anna";
    let users = format!("/user/v1/product-users?productUserId={}", anna.id);
    let ask = json!({"identityProviderId": "openid", "accountIds": ["anna"]});
    let ask_users = json!({"productUserIds": [anna.id]});
    let moving = json!({"deviceUserToken": device.token, "productUserIdToPreserve": anna.id});
    let conflict = StatusCode::CONFLICT;
    let wrong = StatusCode::BAD_REQUEST;
    let nothing = StatusCode::NO_CONTENT;
    let (names, plays) = (
        "/greenroom/connect/display-names",
        "/greenroom/player-sessions",
    );
    let begun = json!({"id": "0a1b2c3d-0000-4111-8222-333344445555", "open": true});
    for (who, method, path, body, status) in [
        (&device, Method::GET, accounts, Value::Null, ok),
        (
            &device,
            Method::GET,
            "/user/v1/accounts",
            Value::Null,
            wrong,
        ),
        (&anna, Method::GET, users.as_str(), Value::Null, ok),
        (
            &device,
            Method::POST,
            "/greenroom/connect/external-accounts",
            ask,
            ok,
        ),
        (
            &device,
            Method::POST,
            "/greenroom/connect/product-users",
            ask_users,
            ok,
        ),
        (
            &device,
            Method::POST,
            names,
            json!({"displayName": "ANNA"}),
            ok,
        ),
        (
            &device,
            Method::POST,
            names,
            json!({"displayName": ""}),
            wrong,
        ),
        (&anna, Method::POST, plays, begun.clone(), nothing),
        (&anna, Method::POST, plays, begun, nothing),
        (&anna, Method::POST, plays, json!({"open": true}), wrong),
        (&device, Method::POST, links, form.clone(), conflict),
        (&anna, Method::POST, links, form, ok),
        (&anna, Method::POST, links, json!({}), wrong),
        (&device, Method::DELETE, current, Value::Null, conflict),
        (&device, Method::POST, transfer, moving.clone(), conflict),
        (&anna, Method::POST, transfer, moving, ok),
        (
            &anna,
            Method::DELETE,
            current,
            Value::Null,
            StatusCode::NO_CONTENT,
        ),
        (
            &anna,
            Method::DELETE,
            "/auth/v1/accounts/deviceid",
            Value::Null,
            StatusCode::NO_CONTENT,
        ),
    ] {
        let request = who.request(method, path);
        let request = match body.is_null() {
            true => request,
            false => request.json(&body),
        };
        sent(request, status).await;
    }
    let nobody = device.http.get(format!("{}{accounts}", device.url));
    sent(nobody, StatusCode::UNAUTHORIZED).await;
    for path in [
        "/.well-known/jwks.json",
        "/auth/v1/oauth/jwks",
        "/.well-known/openid-configuration",
    ] {
        sent(device.http.get(format!("{}{path}", device.url)), ok).await;
    }
}
