//! What is around the directory: proxies and whom they speak for, names of
//! requests, places for connections, and who may read the metrics.

mod support;

use greenroom_server::network::Network;
use greenroom_server::serve::Server;
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::json;
use support::player::{Player, creation, form, header, http_client, json_of, send, session};
use support::program::{Program, greenroom};
use support::push::{Push, request};
use support::server::{start, start_in, url};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Error;

/// A network in which everybody on this machine is a trusted proxy.
fn behind_proxy() -> Network {
    Network {
        trusted_proxies: vec!["127.0.0.0/8".parse().expect("a network")],
        ..Network::default()
    }
}

/// The host address of a session that is created with these headers.
async fn host_address(server: &Server, headers: &[(&str, &str)]) -> String {
    let host = Player::login(&url(server)).await;
    let name = name_of(headers);
    let put = host.put(&name, &creation());
    let put = headers.iter().fold(put, |put, (n, v)| put.header(*n, *v));
    let made = json_of(send(put).await, StatusCode::CREATED).await;
    let address = made["greenroom"]["hostAddress"].as_str();
    address.expect("an address").to_owned()
}

/// A name of its own for each case.
fn name_of(headers: &[(&str, &str)]) -> String {
    let text = format!("{headers:?}");
    let plain = text.chars().filter(char::is_ascii_alphanumeric);
    format!("Room{}", plain.collect::<String>())
}

#[tokio::test]
async fn hosts_behind_a_trusted_proxy_are_known_by_their_own_address() {
    let server = start_in(behind_proxy()).await;
    for (name, value, expected) in [
        ("X-Forwarded-For", "192.0.2.1", "192.0.2.1"),
        ("X-Forwarded-For", "198.51.100.7, 192.0.2.1", "192.0.2.1"),
        ("X-Forwarded-For", "[2001:db8::7]:80", "2001:db8::7"),
        ("Forwarded", "for=192.0.2.1;proto=https", "192.0.2.1"),
        ("X-Forwarded-For", "nonsense", "127.0.0.1"),
    ] {
        let found = host_address(&server, &[(name, value)]).await;
        assert_eq!(found, expected, "{name}: {value}");
    }
    let lie = [("X-Forwarded-For", "192.0.2.1")];
    assert_eq!(host_address(&start().await, &lie).await, "127.0.0.1");
}

#[tokio::test]
async fn each_answer_names_its_request() {
    let server = start().await;
    let get = |path: &str| http_client().get(format!("{}{path}", url(&server)));
    let mut seen = Vec::new();
    for path in ["/health", "/health", "/nothing", &session("Room")] {
        let answer = send(get(path).header("X-Request-Id", "mine")).await;
        let id = header(&answer, "x-request-id").expect("an id").to_owned();
        assert!(id != "mine" && !seen.contains(&id), "{id}");
        seen.push(id);
    }
    let behind = start_in(behind_proxy()).await;
    let named = http_client().get(format!("{}/health", url(&behind)));
    let answer = send(named.header("X-Request-Id", "edge-7")).await;
    assert_eq!(header(&answer, "x-request-id"), Some("edge-7"));
}

async fn metrics(request: RequestBuilder) -> String {
    let answer = send(request).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let kind = header(&answer, "content-type").expect("a type");
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    answer.text().await.expect("a text")
}

#[tokio::test]
async fn metrics_tell_what_happened_and_name_nobody() {
    let server = start().await;
    let url = url(&server);
    let host = Player::login(&url).await;
    host.host("Hidden-1").await;
    let guest = Player::login(&url).await;
    let join = json!({"members": {"me": {}}});
    json_of(send(guest.put("Hidden-1", &join)).await, StatusCode::OK).await;
    send(guest.put("Hidden-1", &json!({"greenroom": {"maxPlayers": 9}}))).await;
    form(&host.http, &url, "/auth/v1/oauth/token", "grant_type=x").await;
    let mut push = Push::open(&url, &host.token).await;
    push.id().await;
    for at in 0..20 {
        send(host.request(Method::GET, &format!("/hidden/{at}"))).await;
        let odd = Method::from_bytes(format!("HIDDEN{at}").as_bytes()).expect("a method");
        send(host.request(odd, "/health")).await;
    }

    let text = metrics(host.http.get(format!("{url}/metrics"))).await;
    for line in [
        "greenroom_sessions 1",
        "greenroom_members 2",
        "greenroom_push_connections 1",
        "greenroom_logins_total{outcome=\"granted\"} 2",
        "greenroom_logins_total{outcome=\"refused\"} 1",
        "greenroom_refusals_total{code=\"forbidden\"} 1",
        "greenroom_http_requests_total{route=\"none\",method=\"GET\",status=\"4xx\"} 20",
        "greenroom_http_requests_total{route=\"/connect\",method=\"GET\",status=\"1xx\"} 1",
        "greenroom_http_requests_total{route=\"/serviceconfigs/{scid}/sessiontemplates/\
         {template}/sessions/{name}\",method=\"PUT\",status=\"2xx\"} 2",
        "greenroom_store_writes_total{outcome=\"failed\"} 0",
        "# EOF",
    ] {
        assert!(
            text.contains(&format!("{line}\n")),
            "no {line:?} in:\n{text}"
        );
    }
    for start in [
        "greenroom_connections ",
        "greenroom_build_info{version=",
        "process_start_time_seconds 1",
        "greenroom_sweeps_total{outcome=\"done\"}",
        "greenroom_http_request_duration_seconds_bucket{",
    ] {
        assert!(text.contains(start), "no {start:?} in:\n{text}");
    }
    for hidden in [
        "hidden",
        "Hidden",
        "HIDDEN",
        "127.0.0.1",
        "Deployment-1",
        "eos/",
    ] {
        assert!(!text.contains(hidden), "{hidden:?} in:\n{text}");
    }
}

#[tokio::test]
async fn metrics_are_for_this_machine_and_whom_the_operator_names() {
    let get = |server: &Server| http_client().get(format!("{}/metrics", url(server)));
    let server = start().await;
    metrics(get(&server)).await;
    // A proxy on this machine speaks for anybody.
    for forwarded in ["X-Forwarded-For", "Forwarded"] {
        let through = get(&server).header(forwarded, "for=127.0.0.1");
        assert_eq!(send(through).await.status(), StatusCode::NOT_FOUND);
    }
    let behind = start_in(behind_proxy()).await;
    assert_eq!(send(get(&behind)).await.status(), StatusCode::NOT_FOUND);
    let named = start_in(Network {
        metrics_from: vec!["127.0.0.1/32".parse().expect("a network")],
        ..behind_proxy()
    });
    let named = named.await;
    metrics(get(&named)).await;
    let through = get(&named).header("X-Forwarded-For", "127.0.0.1");
    assert_eq!(send(through).await.status(), StatusCode::NOT_FOUND);
}

/// A client that keeps no connection.
fn passing_by() -> Client {
    // As in `http_client`.
    drop(http_client());
    let builder = Client::builder().pool_max_idle_per_host(0);
    builder.build().expect("a client")
}

#[tokio::test]
async fn beyond_the_most_connections_the_newest_is_refused_and_players_stay() {
    let server = start_in(Network {
        connections_max: 3,
        ..Network::default()
    });
    let server = server.await;
    let url = url(&server);
    let mut player = Player::login(&url).await;
    player.http = passing_by();
    // The connection of the login is kept by its client, which is gone now.
    let mut push = Push::open(&url, &player.token).await;
    let id = push.id().await;
    player.host("Room").await;
    player.hang_on("Room", &id).await;

    let address = url.replace("http://", "");
    let mut crowd = Vec::new();
    let refusal = loop {
        let mut stream = TcpStream::connect(&address).await.expect("connects");
        let head = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n";
        stream.write_all(head).await.expect("sends");
        let mut answer = vec![0; 1024];
        let count = stream.read(&mut answer).await.expect("answered");
        let answer = String::from_utf8_lossy(&answer[..count]).into_owned();
        if !answer.starts_with("HTTP/1.1 200 ") {
            break answer;
        }
        crowd.push(stream);
        assert!(crowd.len() < 3, "more than there may be");
    };
    assert!(refusal.starts_with("HTTP/1.1 503 "), "{refusal}");
    assert!(refusal.contains("greenroom-error: unavailable\r\n"));
    assert!(refusal.contains("connection: close\r\n"));
    assert_eq!(push.id().await, id, "the player's connection goes on");

    drop(crowd);
    let mut waited = 0;
    while player
        .http
        .get(format!("{url}/health"))
        .send()
        .await
        .is_err()
    {
        waited += 1;
        assert!(waited < 1_000, "no place is given back");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(player.find().await, ["Room"]);
}

/// A directory that the system lets have 200 files.
#[cfg(unix)]
#[tokio::test]
async fn who_may_open_few_files_says_so_and_refuses_before_they_are_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("a plain path");
    let args = ["serve", "--dev", "--listen", "127.0.0.1:0", "--data", data];
    let directory = greenroom(&args);
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", "ulimit -n 200; exec \"$0\" \"$@\""]);
    shell
        .arg(directory.get_program())
        .args(directory.get_args());
    let mut program = Program::begin(&mut shell);
    let line = program.logs("open files");
    assert!(line.contains("LimitNOFILE"), "{line}");

    let address = program.url.replace("http://", "");
    let mut crowd = Vec::new();
    loop {
        let mut stream = TcpStream::connect(&address).await.expect("connects");
        let head = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n";
        stream.write_all(head).await.expect("sends");
        let mut status = [0; 12];
        stream.read_exact(&mut status).await.expect("answered");
        if &status == b"HTTP/1.1 503" {
            break;
        }
        assert_eq!(&status, b"HTTP/1.1 200");
        crowd.push(stream);
        assert!(crowd.len() < 200, "more than there are files");
    }
    program.logs("connections are refused");
    drop(crowd);
    program.terminate();
    let (_, log) = program.wait();
    assert!(!log.contains("cannot be accepted"), "{log}");
    assert_eq!(log.matches("connections are refused").count(), 1, "{log}");
}

#[tokio::test]
async fn callers_behind_a_proxy_have_places_of_their_own() {
    let server = start_in(Network {
        connections_per_address: 1,
        ..behind_proxy()
    });
    let server = server.await;
    let url = url(&server);
    let player = Player::login(&url).await;
    let open = |address: &str| {
        let mut request = request(&url, &player.token);
        let address = address.parse().expect("a header");
        request.headers_mut().insert("x-forwarded-for", address);
        Push::try_open(request)
    };
    let mut one = open("192.0.2.1").await.expect("a place");
    one.id().await;
    match open("192.0.2.1").await {
        Err(Error::Http(response)) => assert_eq!(response.status().as_u16(), 503),
        other => panic!("not refused: {:?}", other.err()),
    }
    let mut other = open("192.0.2.2").await.expect("a place");
    other.id().await;
    drop(one);
    let mut waited = 0;
    while open("192.0.2.1").await.is_err() {
        waited += 1;
        assert!(waited < 1_000, "the place is not given back");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn the_log_names_requests_and_holds_no_secrets() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("a plain path");
    let args = ["serve", "--dev", "--listen", "127.0.0.1:0", "--data", data];
    let mut program = Program::begin(greenroom(&args).env("RUST_LOG", "trace"));
    let url = program.url.clone();
    let player = Player::login(&url).await;
    let mut delta = creation();
    delta["greenroom"]["nonce"] = json!("nonce-of-the-log");
    let made = send(player.put("Room", &delta)).await;
    let id = header(&made, "x-request-id").expect("an id").to_owned();
    let line = program.logs("-> 201");
    assert!(line.contains(&id), "{line}");
    assert!(line.contains("127.0.0.1"), "{line}");
    // What is refused is quoted to its sender, and to nobody else.
    let odd = "grant_type=client_credentials&deployment_id=d&nonce=nonce-of-the-log&nonce=2";
    form(&player.http, &url, "/auth/v1/oauth/token", odd).await;
    let odd = json!({"greenroom": {"nonce": ["nonce-of-the-log"]}});
    let odd = send(player.put("Room", &odd)).await;
    assert_eq!(odd.status(), StatusCode::BAD_REQUEST);
    let wrong = player.http.get(format!("{url}{}", session("Room")));
    let wrong = send(wrong.bearer_auth("token-of-the-log")).await;
    assert_eq!(wrong.status(), StatusCode::UNAUTHORIZED);

    let mut push = Push::open(&url, &player.token).await;
    let upgraded = push.response.headers()["x-request-id"].clone();
    let upgraded = upgraded.to_str().expect("plain");
    push.id().await;
    drop(push);
    program.terminate();
    let (_, log) = program.wait();
    let pushing = log.lines().filter(|line| line.contains(upgraded));
    let lines: Vec<_> = pushing
        .filter(|line| line.contains("push connection"))
        .collect();
    assert!(lines.len() >= 2, "{log}");
    for secret in [
        &player.token,
        "nonce-of-the-log",
        "token-of-the-log",
        "Y2xpZW50OnNlY3JldA",
    ] {
        assert!(!log.contains(secret), "{secret} in:\n{log}");
    }
}
