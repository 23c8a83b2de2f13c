//! Sanctions, and what they refuse.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::held::Held;
use super::support::player::{DEPLOYMENT, Player, form, http_client, json_of, session};
use super::support::server::{start, url};

#[tokio::test]
async fn sanctions_are_as_described() {
    let server = start().await;
    let url = url(&server);
    let held = Held::fetch(&url).await;
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let http = http_client();
    let body = format!("grant_type=client_credentials&deployment_id={DEPLOYMENT}");
    let answer = form(&http, &url, "/auth/v1/oauth/token", &body).await;
    let answer = json_of(answer, StatusCode::OK).await;
    let operator = Player {
        token: answer["access_token"].as_str().expect("a token").to_owned(),
        ..ann.clone()
    };
    let all = format!("/serviceconfigs/{DEPLOYMENT}/sanctions");
    let one = format!("{all}/{}", bob.id.trim_start_matches('0'));
    let ban = json!({"sanctions": [{"action": "BAN", "reason": "aimbot",
                                    "timeExpires": "2099-01-31T12:00:00.0000000Z"}]});
    let guarded = json!({"members": {"me": {}},
                         "greenroom": {"bucket": "b", "maxPlayers": 4, "sanctions": true}});
    let register = json!({"greenroom": {"register": [bob.id]}});
    let room = session("guarded");
    let (ok, forbidden) = (StatusCode::OK, StatusCode::FORBIDDEN);
    for (who, method, path, body, status) in [
        (&operator, Method::PUT, &one, ban, ok),
        (&operator, Method::GET, &all, Value::Null, ok),
        (&bob, Method::GET, &one, Value::Null, ok),
        (&ann, Method::GET, &one, Value::Null, forbidden),
        (&ann, Method::PUT, &room, guarded, StatusCode::CREATED),
        (&ann, Method::PUT, &room, register, forbidden),
        (
            &operator,
            Method::PUT,
            &one,
            json!({"sanctions": [{"action": ""}]}),
            StatusCode::BAD_REQUEST,
        ),
        (
            &operator,
            Method::DELETE,
            &one,
            Value::Null,
            StatusCode::NO_CONTENT,
        ),
    ] {
        let request = who.request(method, path);
        let request = match body.is_null() {
            true => request,
            false => request.json(&body),
        };
        held.sent(request).await.expect(status);
    }
}
