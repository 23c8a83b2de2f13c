//! Listing without a token, where the operator allows it.

use std::sync::Arc;

use greenroom_protocol::ids::Deployment;
use greenroom_server::serve::{Data, Options, Server};
use greenroom_service::{Action, AnyClient, Clients, Policy, Rights};
use reqwest::{Method, Response, StatusCode};
use serde_json::json;

use crate::support::player::{
    DEPLOYMENT, Player, creation, form, header, http_client, json_of, send, session,
};
use crate::support::server::{start, url};

/// Everybody logs in, a program of the name `client` may do this, and one
/// deployment is open to those who do not.
struct Open(Policy);

impl Clients for Open {
    fn admits(&self, id: &str, secret: &str) -> bool {
        AnyClient.admits(id, secret)
    }

    fn rights(&self, _: &str) -> Option<Rights> {
        Some(Rights {
            policy: self.0,
            deployments: None,
        })
    }

    fn lists_to_anybody(&self, deployment: &Deployment) -> bool {
        deployment.as_str().eq_ignore_ascii_case(DEPLOYMENT)
    }
}

async fn start_open(policy: Policy) -> Server {
    let listen = "127.0.0.1:0".parse().expect("an address");
    let options = Options {
        clients: Arc::new(Open(policy)),
        ..Options::dev(listen, Data::Memory)
    };
    Server::start(options).await.expect("starts")
}

async fn ask(server: &Server, method: Method, path: &str) -> Response {
    let request = http_client().request(method, format!("{}{path}", url(server)));
    send(request.body("{}")).await
}

#[tokio::test]
async fn nobody_lists_without_a_token_unless_the_operator_says_so() {
    let server = start().await;
    let filter = format!("/matchmaking/v1/{DEPLOYMENT}/filter");
    let refused = ask(&server, Method::POST, &filter).await;
    assert_eq!(header(&refused, "www-authenticate"), Some("Bearer"));
    let refused = json_of(refused, StatusCode::UNAUTHORIZED).await;
    assert_eq!(refused["errorCode"], "errors.greenroom.unauthorized");
}

#[tokio::test]
async fn anybody_lists_an_open_deployment_and_does_nothing_else() {
    let server = start_open(Policy::everything()).await;
    let player = Player::login(&url(&server)).await;
    json_of(
        send(player.put("Room", &creation())).await,
        StatusCode::CREATED,
    )
    .await;
    for prefix in ["", "/wildcard"] {
        let filter = format!("{prefix}/matchmaking/v1/{DEPLOYMENT}/filter");
        let found = json_of(ask(&server, Method::POST, &filter).await, StatusCode::OK).await;
        assert_eq!(found["sessions"][0]["id"], "Room");
        let one = format!("{prefix}/matchmaking/v1/{DEPLOYMENT}/sessions/Room");
        let shown = json_of(ask(&server, Method::GET, &one).await, StatusCode::OK).await;
        assert_eq!(shown["publicData"]["id"], "Room");
    }
    for (method, path) in [
        (Method::POST, "/matchmaking/v1/another/filter".to_owned()),
        (
            Method::GET,
            "/matchmaking/v1/another/sessions/Room".to_owned(),
        ),
        (Method::GET, session("Room")),
        (Method::PUT, session("Room")),
        (Method::POST, "/handles/query".to_owned()),
        (
            Method::GET,
            format!("/serviceconfigs/{DEPLOYMENT}/sessions?keyword=a"),
        ),
    ] {
        let refused = ask(&server, method.clone(), &path).await;
        let status = refused.status();
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{method} {path}");
    }
    // Who shows a token is held to it.
    let path = format!("{}/matchmaking/v1/{DEPLOYMENT}/filter", url(&server));
    let refused = send(player.http.post(path).bearer_auth("none").body("{}")).await;
    json_of(refused, StatusCode::UNAUTHORIZED).await;
}

#[tokio::test]
async fn pages_of_any_site_read_what_anybody_may() {
    const ALLOWED: &str = "access-control-allow-origin";
    let server = start_open(Policy::everything()).await;
    let player = Player::login(&url(&server)).await;
    let room = send(player.put("Room", &creation())).await;
    json_of(room, StatusCode::CREATED).await;
    let filter = format!("/matchmaking/v1/{DEPLOYMENT}/filter");
    let one = format!("/matchmaking/v1/{DEPLOYMENT}/sessions/Room");
    for (method, path, status) in [
        (Method::POST, filter.as_str(), StatusCode::OK),
        (Method::GET, one.as_str(), StatusCode::OK),
        (Method::GET, &format!("{one}s"), StatusCode::NOT_FOUND),
    ] {
        let answer = ask(&server, method, path).await;
        assert_eq!(answer.status(), status, "{path}");
        assert_eq!(header(&answer, ALLOWED), Some("*"), "{path}");
    }
    let with_token = send(player.request(Method::POST, &filter).json(&json!({}))).await;
    assert_eq!(header(&with_token, ALLOWED), None);
    json_of(with_token, StatusCode::OK).await;
}

#[tokio::test]
async fn a_program_lists_if_its_policy_lets_it_find_sessions() {
    for (policy, status) in [
        (Policy::of(&[Action::FindSessions]), StatusCode::OK),
        (Policy::of(&[Action::ReadSessions]), StatusCode::FORBIDDEN),
    ] {
        let server = start_open(policy).await;
        let http = http_client();
        let body = format!("grant_type=client_credentials&deployment_id={DEPLOYMENT}");
        let granted = form(&http, &url(&server), "/auth/v1/oauth/token", &body).await;
        let granted = json_of(granted, StatusCode::OK).await;
        let token = granted["access_token"].as_str().expect("a token");
        let path = format!("{}/matchmaking/v1/{DEPLOYMENT}/filter", url(&server));
        let answer = send(http.post(path).bearer_auth(token).json(&json!({}))).await;
        let answer = json_of(answer, status).await;
        if status == StatusCode::FORBIDDEN {
            assert_eq!(answer["errorCode"], "errors.greenroom.missing_action");
        }
    }
}
