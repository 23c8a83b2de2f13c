//! A directory whose data folder was wiped, or put in the place of another: to
//! everybody who was known before it is a stranger, and says so.

mod support;

use std::net::SocketAddr;
use std::path::Path;

use greenroom_server::serve::{Data, Options, Server};
use reqwest::{Method, StatusCode};
use serde_json::Value;
use support::player::{Player, form, json_of, send};
use support::push::{Push, request};
use support::server::url;
use tokio_tungstenite::tungstenite::Error;

async fn start(listen: SocketAddr, folder: &Path) -> Server {
    let data = Data::Dir(folder.to_owned());
    let started = Server::start(Options::dev(listen, data)).await;
    started.expect("starts")
}

async fn identity(player: &Player) -> Value {
    let health = send(player.request(Method::GET, "/health")).await;
    json_of(health, StatusCode::OK).await["greenroom"]["directory"].clone()
}

#[tokio::test]
async fn a_wiped_directory_knows_nobody_and_lets_everybody_in_anew() {
    let root = tempfile::tempdir().expect("a folder");
    let any: SocketAddr = "127.0.0.1:0".parse().expect("an address");
    let before = start(any, &root.path().join("before")).await;
    let (address, url) = (before.addr(), url(&before));
    let ann = Player::login(&url).await;
    let mut channel = Push::open(&url, &ann.token).await;
    let connection = channel.id().await;
    ann.host("room").await;
    ann.hang_on("room", &connection).await;
    let old = identity(&ann).await;
    before.stop().await;

    let after = start(address, &root.path().join("after")).await;
    let new = identity(&ann).await;
    assert!(old.is_string() && new.is_string(), "{old} {new}");
    assert_ne!(old, new, "it is another directory");

    // The old token is signed with a key that is no more.
    for answer in [
        send(ann.get("room")).await,
        send(ann.put("room", &support::player::creation())).await,
        send(ann.search(&support::player::bucket("b"))).await,
    ] {
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    }
    let refused = Push::try_open(request(&url, &ann.token)).await;
    let Err(Error::Http(answer)) = refused.map(drop) else {
        panic!("an old token opens a channel");
    };
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);

    // A new player finds nothing of before, and the old connection is dead.
    let again = Player::login(&url).await;
    assert!(again.find().await.is_empty());
    let gone = send(again.get("room")).await;
    assert_eq!(gone.status(), StatusCode::NO_CONTENT);
    again.host("room").await;
    let system = serde_json::json!({"active": true, "connection": connection});
    let delta = serde_json::json!({"members": {"me": {"properties": {"system": system}}}});
    let dead = send(again.put("room", &delta)).await;
    assert_eq!(dead.status(), StatusCode::BAD_REQUEST);
    let why = dead.text().await.expect("a text");
    assert!(why.contains("connection"), "{why}");
    after.stop().await;
}

/// The secret of a device is worth nothing elsewhere.
#[tokio::test]
async fn a_device_of_before_is_refused() {
    let root = tempfile::tempdir().expect("a folder");
    let any: SocketAddr = "127.0.0.1:0".parse().expect("an address");
    let before = start(any, &root.path().join("before")).await;
    let (address, url) = (before.addr(), url(&before));
    let http = support::player::http_client();
    let device = form(&http, &url, "/auth/v1/accounts/deviceid", "deviceModel=PC").await;
    let device = json_of(device, StatusCode::OK).await["access_token"].clone();
    before.stop().await;

    let after = start(address, &root.path().join("after")).await;
    let body = format!(
        "grant_type=external_auth&external_auth_type=deviceid_access_token\
         &external_auth_token={}&nonce=n&deployment_id=d&display_name=Ann",
        device.as_str().expect("a token")
    );
    let answer = form(&http, &url, "/auth/v1/oauth/token", &body).await;
    let answer = json_of(answer, StatusCode::UNAUTHORIZED).await;
    assert!(answer.to_string().contains("device"), "{answer}");
    after.stop().await;
}
