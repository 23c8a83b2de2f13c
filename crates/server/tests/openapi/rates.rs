//! What is told to who asks too often.

use std::sync::Arc;

use greenroom_server::network::Network;
use greenroom_server::rates::{RateScale, RateSwitch};
use greenroom_server::serve::{Data, Options, Server};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use super::held::Held;
use super::support::player::{CLIENT, DEPLOYMENT, Player, http_client};
use super::support::server::url;

/// Sends a request until it is refused for its number.
async fn exhausted(held: &Held, request: impl Fn() -> RequestBuilder) -> Value {
    for _ in 0..100 {
        let answer = held.sent(request()).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            return answer.body;
        }
    }
    panic!("there is no limit");
}

#[tokio::test]
async fn asking_too_often_is_answered_as_described() {
    let scale = RateScale::times(0.1).expect("in range");
    let listen = "127.0.0.1:0".parse().expect("an address");
    let options = Options {
        rates: Arc::new(RateSwitch::at(scale)),
        network: Network {
            trusted_proxies: vec!["127.0.0.0/8".parse().expect("a network")],
            ..Network::default()
        },
        ..Options::dev(listen, Data::Memory)
    };
    let server = Server::start(options).await.expect("starts");
    let url = url(&server);
    let held = Held::fetch(&url).await;
    let ann = Player::login(&url).await;
    let query = json!({"type": "activity", "scid": DEPLOYMENT});
    let query = || ann.request(Method::POST, "/handles/query").json(&query);
    assert_eq!(exhausted(&held, query).await["limitType"], "rate");
    for path in ["/nonce", "/user/v1/product-users"] {
        exhausted(&held, || ann.request(Method::GET, path)).await;
    }
    let from = |request: RequestBuilder| request.header("X-Forwarded-For", "192.0.2.1");
    let (http, login) = (http_client(), format!("{url}/auth/v1/oauth/token"));
    let form = "grant_type=client_credentials";
    let login = || {
        let request = http.post(&login).header("Authorization", CLIENT);
        let kind = "application/x-www-form-urlencoded";
        from(request).header("Content-Type", kind).body(form)
    };
    let refused = exhausted(&held, login).await;
    assert_eq!(refused["errorCode"], "errors.greenroom.too_many_requests");
    exhausted(&held, || from(http.get(format!("{url}/openapi.json")))).await;
}
