//! How often callers are answered, on a clock that is turned by hand.

mod support;

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;
use greenroom_server::network::Network;
use greenroom_server::rates::{RateScale, RateSwitch};
use greenroom_server::serve::{Data, Options, Server};
use greenroom_service::Clock;
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::json;
use support::player::{
    CLIENT, DEPLOYMENT, Player, bucket, creation, form, header, http_client, json_of, send,
};
use support::program::Program;
use support::server::url;
use tempfile::tempdir;

const EOS: Limit = Limit(limits::EOS_RATE.burst);

/// As many requests are taken at once.
#[derive(Clone, Copy)]
struct Limit(u32);

/// A clock that stands until it is turned.
struct Turned(AtomicU64);

impl Clock for Turned {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// A directory with limits, behind a proxy on this machine.
struct Directory {
    server: Server,
    clock: Arc<Turned>,
}

impl Directory {
    async fn start() -> Self {
        Self::at(RateScale::USUAL).await
    }

    async fn at(scale: RateScale) -> Self {
        let clock = Arc::new(Turned(AtomicU64::new(1_000_000_000_000)));
        let listen = "127.0.0.1:0".parse().expect("an address");
        let options = Options {
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            rates: Arc::new(RateSwitch::at(scale)),
            network: Network {
                trusted_proxies: vec!["127.0.0.0/8".parse().expect("a network")],
                metrics_from: vec!["127.0.0.0/8".parse().expect("a network")],
                ..Network::default()
            },
            ..Options::dev(listen, Data::Memory)
        };
        let server = Server::start(options).await.expect("starts");
        Self { server, clock }
    }

    fn url(&self) -> String {
        url(&self.server)
    }

    async fn login(&self) -> Player {
        Player::login(&self.url()).await
    }

    fn turn(&self, seconds: u64) {
        self.clock.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }
}

/// Holds that as many requests are taken as the limit says, and the next one not.
async fn exhaust(limit: Limit, request: impl Fn() -> RequestBuilder) -> Response {
    for number in 0..limit.0 {
        let status = send(request()).await.status();
        assert_ne!(status, StatusCode::TOO_MANY_REQUESTS, "{number}");
    }
    refused(request()).await
}

/// Holds that a request is refused because there were too many.
async fn refused(request: RequestBuilder) -> Response {
    let answer = send(request).await;
    assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        header(&answer, "greenroom-error"),
        Some("too-many-requests")
    );
    answer
}

/// Holds that a request is not refused for its number.
async fn taken(request: RequestBuilder) {
    let status = send(request).await.status();
    assert_ne!(status, StatusCode::TOO_MANY_REQUESTS);
}

/// A request of the contract.
fn contract(player: &Player) -> RequestBuilder {
    let path = format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/Open/sessions/none");
    player.request(Method::GET, &path)
}

#[tokio::test]
async fn the_thirty_first_request_waits_for_its_window() {
    let directory = Directory::start().await;
    let (ann, bob) = (directory.login().await, directory.login().await);
    taken(contract(&ann)).await;
    directory.turn(5);
    let answer = exhaust(Limit(29), || contract(&ann)).await;
    assert_eq!(header(&answer, "retry-after"), Some("10"));
    let message = header(&answer, "greenroom-message").expect("for people");
    assert!(message.contains("30 requests"), "{message}");
    let expected = json!({"version": 1, "currentRequests": 31, "maxRequests": 30,
        "periodInSeconds": 15, "limitType": "rate"});
    let body = json_of(answer, StatusCode::TOO_MANY_REQUESTS).await;
    assert_eq!(body, expected);

    taken(contract(&bob)).await;
    taken(ann.get("none")).await;
    directory.turn(9);
    let answer = refused(contract(&ann)).await;
    assert_eq!(header(&answer, "retry-after"), Some("1"));
    let body = json_of(answer, StatusCode::TOO_MANY_REQUESTS).await;
    assert_eq!(body["currentRequests"], 32);
    directory.turn(1);
    taken(contract(&ann)).await;
}

#[tokio::test]
async fn three_hundred_requests_wait_for_the_long_window() {
    let directory = Directory::start().await;
    let ann = directory.login().await;
    for _ in 0..10 {
        exhaust(Limit(30), || contract(&ann)).await;
        directory.turn(15);
    }
    let answer = refused(contract(&ann)).await;
    assert_eq!(header(&answer, "retry-after"), Some("150"));
    let body = json_of(answer, StatusCode::TOO_MANY_REQUESTS).await;
    assert_eq!(body["maxRequests"], 300);
    assert_eq!(body["periodInSeconds"], 300);
    directory.turn(150);
    taken(contract(&ann)).await;
}

#[tokio::test]
async fn what_is_refused_changes_nothing() {
    let directory = Directory::start().await;
    let ann = directory.login().await;
    exhaust(EOS, || ann.get("Room")).await;
    refused(ann.put("Room", &creation())).await;
    directory.turn(15);
    let found = send(ann.get("Room")).await;
    assert_eq!(found.status(), StatusCode::NO_CONTENT);
    let made = send(ann.put("Room", &creation())).await;
    assert_eq!(made.status(), StatusCode::CREATED);
}

#[tokio::test]
async fn searches_have_limits_of_their_own() {
    let directory = Directory::start().await;
    let ann = directory.login().await;
    let search = || ann.search(&bucket("b"));
    let searches = Limit(limits::EOS_SEARCH_RATE.burst);
    exhaust(searches, search).await;
    let by_filter = || {
        let query = json!({"type": "search", "scid": DEPLOYMENT, "templateName": "Browse",
            "filter": "session/membersCount ge 1"});
        ann.request(Method::POST, "/handles/query").json(&query)
    };
    exhaust(Limit(1), by_filter).await;
    taken(ann.get("none")).await;
    // What cannot be read counts as well.
    let nonsense = || ann.request(Method::POST, "/handles/query").body("nonsense");
    exhaust(Limit(30), nonsense).await;
    refused(contract(&ann)).await;
}

#[tokio::test]
async fn search_handles_are_written_once_in_a_window_and_read_once() {
    let directory = Directory::start().await;
    let ann = directory.login().await;
    let at = json!({"scid": DEPLOYMENT, "templateName": "Browse", "name": "Open"});
    let path = format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/Browse/sessions/Open");
    let member = json!({"properties": {"system": {"active": true}}});
    let delta =
        json!({"properties": {"system": {"joinRestriction": "none"}}, "members": {"me": member}});
    let made = send(ann.request(Method::PUT, &path).json(&delta)).await;
    assert_eq!(made.status(), StatusCode::CREATED);
    let handle = json!({"version": 1, "type": "search", "sessionRef": at,
        "searchAttributes": {"tags": ["a"]}});
    let write = || ann.request(Method::POST, "/handles").json(&handle);
    let made = json_of(send(write()).await, StatusCode::CREATED).await;
    refused(write()).await;
    let path = format!("/handles/{}", made["id"].as_str().expect("an id"));
    exhaust(Limit(1), || ann.request(Method::GET, &path)).await;
    let escaped = path.replacen("/handles/", "/handl%65s/", 1);
    let (escaped, last) = escaped.split_at(escaped.len() - 1);
    let escaped = format!("{escaped}%{:02X}", last.as_bytes()[0]);
    for (method, path) in [(Method::GET, &escaped), (Method::HEAD, &path)] {
        let answer = send(ann.request(method, path)).await;
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS, "{path}");
    }
    refused(ann.request(Method::DELETE, &path)).await;
    // The session that it leads to is a session.
    taken(ann.request(Method::GET, &format!("{path}/session"))).await;
    directory.turn(15);
    let gone = send(ann.request(Method::DELETE, &path)).await;
    assert_eq!(gone.status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn an_instance_of_a_server_has_more_and_its_own() {
    let directory = Directory::start().await;
    let instance = async |name: &str| {
        let body = format!(
            "grant_type=client_credentials&deployment_id={DEPLOYMENT}&greenroom_instance={name}"
        );
        let http = http_client();
        let answer = form(&http, &directory.url(), "/auth/v1/oauth/token", &body).await;
        let answer = json_of(answer, StatusCode::OK).await;
        let token = answer["access_token"].as_str().expect("a token").to_owned();
        let (url, id) = (directory.url(), name.to_owned());
        Player {
            http,
            url,
            token,
            id,
        }
    };
    let (one, two) = (instance("one").await, instance("two").await);
    let most = Limit(limits::SERVER_RATE.burst);
    exhaust(most, || contract(&one)).await;
    refused(one.get("none")).await;
    taken(one.search(&bucket("b"))).await;
    taken(contract(&two)).await;
}

/// A request with a body, as a client program, from this address.
fn from(directory: &Directory, address: &str, path: &str) -> RequestBuilder {
    let request = http_client().post(format!("{}{path}", directory.url()));
    let request = match address {
        "" => request,
        address => request.header("X-Forwarded-For", address.to_owned()),
    };
    request
        .header("Authorization", CLIENT)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body("deviceModel=PC")
}

#[tokio::test]
async fn logins_and_devices_are_limited_by_address() {
    let directory = Directory::start().await;
    let (device, token) = ("/auth/v1/accounts/deviceid", "/auth/v1/oauth/token");
    let most = Limit(limits::NEW_DEVICE_RATE.burst);
    let ask = |address: &'static str, path| from(&directory, address, path);
    let answer = exhaust(most, || ask("192.0.2.1", device)).await;
    assert_eq!(header(&answer, "retry-after"), Some("15"));
    let body = json_of(answer, StatusCode::TOO_MANY_REQUESTS).await;
    assert_eq!(body["errorCode"], "errors.greenroom.too_many_requests");
    assert_eq!(body["numericErrorCode"], 429);
    assert_eq!(body["error"], "temporarily_unavailable");
    taken(ask("192.0.2.2", device)).await;
    let most = Limit(limits::LOGIN_RATE.burst);
    exhaust(most, || ask("192.0.2.1", token)).await;
    // The proxy speaks for many.
    for _ in 0..=most.0 {
        taken(ask("", token)).await;
    }
}

#[tokio::test]
async fn tokens_that_are_none_are_limited_by_address() {
    let directory = Directory::start().await;
    let ann = directory.login().await;
    let guess = |player: &Player, token: &str| {
        let path = format!("{}/serviceconfigs/{DEPLOYMENT}/sessions", player.url);
        let request = player.http.get(path).bearer_auth(token);
        request.header("X-Forwarded-For", "192.0.2.1")
    };
    let most = Limit(limits::BAD_TOKEN_RATE.burst);
    exhaust(most, || guess(&ann, "none")).await;
    taken(guess(&ann, &ann.token)).await;
}

/// One request for an operation of the description, with something for each
/// name in its path.
fn request_for(player: &Player, address: &str, path: &str, method: &str) -> RequestBuilder {
    let path = path
        .replace("{scid}", DEPLOYMENT)
        .replace("{id}", "00000000-0000-0000-0000-000000000007")
        .replace("{deployment}", DEPLOYMENT);
    let path: Vec<_> = path
        .split('/')
        .map(|part| if part.starts_with('{') { "me" } else { part })
        .collect();
    let method = Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method");
    let request = player.request(method, &path.join("/")).body("{}");
    request.header("X-Forwarded-For", address)
}

#[tokio::test]
async fn there_is_no_operation_without_a_limit() {
    // Small, the same for everybody, and asked for by many behind one address.
    const FREE: [&str; 5] = [
        "/health",
        "/metrics",
        "/auth/v1/oauth/jwks",
        "/.well-known/jwks.json",
        "/.well-known/openid-configuration",
    ];
    let directory = Directory::at(RateScale::times(0.1).expect("in range")).await;
    let ann = directory.login().await;
    let description = ann.http.get(format!("{}/openapi.json", ann.url));
    let description = json_of(send(description).await, StatusCode::OK).await;
    let paths = description["paths"].as_object().expect("an object");
    let operations = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().expect("an object").keys();
        methods.map(move |method| (path.as_str(), method.as_str()))
    });
    let (mut limited, mut free) = (0, Vec::new());
    for (number, (path, method)) in operations.enumerate() {
        // A limit that others have used up would hide that there is none.
        let (ann, address) = (directory.login().await, format!("192.0.2.{number}"));
        let mut is_limited = false;
        for _ in 0..=EOS.0 / 5 {
            let answer = send(request_for(&ann, &address, path, method)).await;
            is_limited |= answer.status() == StatusCode::TOO_MANY_REQUESTS;
        }
        match is_limited {
            true => limited += 1,
            false => free.push(path),
        }
    }
    assert!(limited > 30, "{limited}");
    free.retain(|path| !FREE.contains(path));
    assert_eq!(free, Vec::<&str>::new());
}

#[tokio::test]
async fn the_operator_sees_how_often_somebody_is_refused() {
    let directory = Directory::start().await;
    let ann = directory.login().await;
    exhaust(Limit(30), || contract(&ann)).await;
    exhaust(EOS, || ann.get("none")).await;
    refused(ann.get("none")).await;
    let metrics = send(ann.http.get(format!("{}/metrics", ann.url))).await;
    let metrics = metrics.text().await.expect("a text");
    for (class, count) in [("eos", 2), ("mpsd", 1)] {
        let line = format!("greenroom_rates_exceeded_total{{class=\"{class}\"}} {count}\n");
        assert!(metrics.contains(&line), "{line} is not in\n{metrics}");
    }
}

#[tokio::test]
async fn a_desk_has_no_limits() {
    let directory = Directory::at(RateScale::OFF).await;
    let ann = directory.login().await;
    for _ in 0..=2 * EOS.0 {
        taken(contract(&ann)).await;
    }
    let desk = Options::dev("127.0.0.1:0".parse().expect("an address"), Data::Memory);
    let desk = Server::start(desk).await.expect("starts");
    let bob = Player::login(&url(&desk)).await;
    for _ in 0..=EOS.0 {
        taken(contract(&bob)).await;
    }
}

/// A directory of a configuration file.
#[cfg(unix)]
#[tokio::test]
async fn a_directory_of_strangers_has_limits_which_its_operator_moves() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("greenroom.toml");
    let write = |rates: &str| {
        let client = "[[clients]]\nid = 'client'\nsecret = 'secret'\npolicy = 'host'\n";
        let text = format!("listen = '127.0.0.1:0'\ndata = 'data'\n{rates}\n{client}");
        fs::write(&file, text).expect("written");
    };
    write("");
    let mut program = Program::serve(&["--config", file.to_str().expect("a plain path")]);
    let ann = Player::login(&program.url).await;
    exhaust(Limit(30), || contract(&ann)).await;
    for (rates, is_limited) in [
        ("[rates]\nenforced = false", false),
        ("", true),
        ("[rates]\nfactor = 9.0", false),
    ] {
        write(rates);
        program.signal("-HUP");
        program.logs("read anew");
        match is_limited {
            true => drop(refused(contract(&ann)).await),
            false => taken(contract(&ann)).await,
        }
    }
}
