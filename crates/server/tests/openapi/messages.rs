//! What players send each other.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::held::Held;
use super::support::player::Player;
use super::support::server::{start, url};

const ALL: &str = "/greenroom/messages";

#[tokio::test]
async fn messages_are_as_described() {
    let server = start().await;
    let url = url(&server);
    let held = Held::fetch(&url).await;
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let xuid = |player: &Player| player.id.trim_start_matches('0').to_owned();
    let (to_bob, to_ann) = (json!([xuid(&bob)]), json!([xuid(&ann)]));
    let (ok, bad) = (StatusCode::OK, StatusCode::BAD_REQUEST);
    let nobody = format!("{ALL}/00000000-0000-4000-8000-000000000001");
    for (who, method, path, body, status) in [
        (
            &ann,
            Method::POST,
            ALL,
            json!({"type": "invite", "receiverXuids": [xuid(&bob), "7"], "payload": "x", "nonce": "n"}),
            ok,
        ),
        (
            &ann,
            Method::POST,
            ALL,
            json!({"type": "joinRequest", "receiverXuids": to_bob}),
            ok,
        ),
        (&bob, Method::GET, ALL, Value::Null, ok),
        (
            &bob,
            Method::POST,
            ALL,
            json!({"type": "joinAnswer", "receiverXuids": to_ann, "accepted": true}),
            ok,
        ),
        (&ann, Method::GET, ALL, Value::Null, ok),
        (
            &bob,
            Method::POST,
            ALL,
            json!({"type": "joinAnswer", "receiverXuids": to_ann, "accepted": true}),
            StatusCode::NOT_FOUND,
        ),
        (
            &bob,
            Method::POST,
            ALL,
            json!({"type": "letter", "receiverXuids": to_ann}),
            bad,
        ),
        (
            &bob,
            Method::DELETE,
            &nobody,
            Value::Null,
            StatusCode::NOT_FOUND,
        ),
        (
            &bob,
            Method::DELETE,
            "/greenroom/messages/x",
            Value::Null,
            bad,
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
