//! Searches over HTTP, by one client and by many, against an empty handler that answers the same bytes to the same clients.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::header;
use axum::routing::post;
use greenroom_server::serve::{Data, Options, Server};
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::line::{Line, request};
use crate::measure;
use crate::push::Push;
use crate::shown::{rates, thousands};
use crate::world::{Facts, Wanted, deployment};

const SESSIONS: usize = 20_000;
const BUCKETS: usize = 20;
const CLIENTS: [usize; 3] = [1, 8, 32];
/// How long each side is asked at a time.
const TURN: Duration = Duration::from_millis(500);
const TURNS: usize = 5;
/// Different searches that are asked in turn.
const SEARCHES: usize = 64;

/// What a known game server's list of matches answers in a second to one client and to 32, at as many sessions, with answers of so many bytes, on a machine of this size.
const KNOWN: [(usize, f64); 2] = [(1, 91.0), (32, 148.0)];
const KNOWN_BYTES: usize = 12_700;

pub(crate) fn run() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let listen = SocketAddr::from(([127, 0, 0, 1], 0));
    let options = Options {
        // Its journal is no part of what a directory in production does.
        desk: false,
        ..Options::dev(listen, Data::Memory)
    };
    let server = runtime.block_on(Server::start(options)).unwrap();
    let token = runtime.block_on(log_in(server.addr()));
    runtime.block_on(host(server.addr(), &token));
    let desk = Desk {
        runtime,
        directory: server.addr(),
        token,
    };
    for results in [10, 50] {
        let searches = desk.searches(results);
        let floor = desk.floor(&searches);
        for clients in CLIENTS {
            let name = format!("{results} of {}, {clients} at once", thousands(SESSIONS));
            desk.compare(&name, clients, &searches, &floor);
        }
    }
    desk.compare_with_known();
}

struct Desk {
    runtime: Runtime,
    directory: SocketAddr,
    token: String,
}

/// Requests that are asked in turn, of somebody.
struct Asked {
    whom: SocketAddr,
    requests: Arc<Vec<Vec<u8>>>,
    /// How long the answer to the first is.
    bytes: usize,
}

impl Desk {
    /// Searches with so many results.
    fn searches(&self, results: usize) -> Asked {
        let headers = format!(
            "authorization: Bearer {}\r\ncontent-type: application/json\r\n",
            self.token
        );
        let search = |number| {
            let criteria = Wanted::of(number, BUCKETS, results).criteria();
            let body = json!({
                "type": "search", "scid": deployment(), "templateName": "eos", "greenroom": criteria,
            });
            request("POST", "/handles/query", &headers, &body.to_string())
        };
        let requests: Vec<Vec<u8>> = (0..SEARCHES).map(search).collect();
        let answer = self.runtime.block_on(answer(self.directory, &requests[0]));
        let found: Value = serde_json::from_slice(&answer).unwrap();
        assert_eq!(found["results"].as_array().unwrap().len(), results);
        Asked {
            whom: self.directory,
            requests: Arc::new(requests),
            bytes: answer.len(),
        }
    }

    /// The same, asked of nothing but a server that has the answer.
    fn floor(&self, searches: &Asked) -> Asked {
        let first = answer(self.directory, &searches.requests[0]);
        let bytes: axum::body::Bytes = self.runtime.block_on(first).into();
        let handler = move || {
            let bytes = bytes.clone();
            async move { ([(header::CONTENT_TYPE, "application/json")], bytes) }
        };
        let router = Router::new().route("/handles/query", post(handler));
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        let listener = self.runtime.block_on(tokio::net::TcpListener::bind(listen));
        let listener = listener.unwrap();
        let whom = listener.local_addr().unwrap();
        self.runtime
            .spawn(async move { axum::serve(listener, router).await });
        Asked {
            whom,
            requests: Arc::clone(&searches.requests),
            bytes: searches.bytes,
        }
    }

    fn compare(&self, name: &str, clients: usize, searches: &Asked, floor: &Asked) {
        let name = format!(
            "{name}, {} bytes / empty handler",
            thousands(searches.bytes)
        );
        self.rate(clients, searches);
        self.rate(clients, floor);
        let turns = 0..TURNS;
        let (ours, theirs) = turns
            .map(|_| (self.rate(clients, searches), self.rate(clients, floor)))
            .unzip();
        rates(&name, middle(ours), middle(theirs));
    }

    fn compare_with_known(&self) {
        let per_result = self.searches(50).bytes / 50;
        let searches = self.searches(KNOWN_BYTES / per_result);
        for (clients, known) in KNOWN {
            let rates = (0..TURNS).map(|_| self.rate(clients, &searches));
            let ours = middle(rates.collect());
            let bytes = thousands(searches.bytes);
            measure::print(
                &format!("{bytes} bytes, {clients} at once / a known list of matches"),
                &format!("{}/s", thousands(ours as usize)),
                &format!("{known}/s"),
                &format!("{:.0}", ours / known),
            );
        }
    }

    /// How many are answered in a second when so many clients ask, each as soon as it has its answer.
    fn rate(&self, clients: usize, asked: &Asked) -> f64 {
        let (whom, requests) = (asked.whom, &asked.requests);
        self.runtime.block_on(async {
            let mut asking: JoinSet<usize> = (0..clients)
                .map(|client| ask(whom, Arc::clone(requests), client))
                .collect();
            let mut answers = 0;
            while let Some(more) = asking.join_next().await {
                answers += more.unwrap();
            }
            answers as f64 / TURN.as_secs_f64()
        })
    }
}

fn middle(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}

async fn ask(whom: SocketAddr, requests: Arc<Vec<Vec<u8>>>, first: usize) -> usize {
    let mut line = Line::open(whom).await;
    let mut answers = 0;
    let end = Instant::now() + TURN;
    while Instant::now() < end {
        line.ask(&requests[(first + answers) % requests.len()])
            .await;
        answers += 1;
    }
    answers
}

async fn answer(whom: SocketAddr, request: &[u8]) -> Vec<u8> {
    Line::open(whom).await.ask(request).await.to_vec()
}

/// Makes a device and an account, and logs in.
async fn log_in(directory: SocketAddr) -> String {
    // Any client is admitted: `bench:bench`.
    let headers = "authorization: Basic YmVuY2g6YmVuY2g=\r\ncontent-type: application/x-www-form-urlencoded\r\n";
    let token = async |path: &str, body: &str| {
        let answer = answer(directory, &request("POST", path, headers, body)).await;
        let answer: Value = serde_json::from_slice(&answer).unwrap();
        answer["access_token"].as_str().unwrap().to_owned()
    };
    let device = token("/auth/v1/accounts/deviceid", "deviceModel=PC").await;
    let body = format!(
        "grant_type=external_auth&external_auth_type=deviceid_access_token&external_auth_token={device}\
        &nonce=n&deployment_id={}&display_name=Ann",
        deployment()
    );
    token("/auth/v1/oauth/token", &body).await
}

/// Fills the directory, by several at a time.
async fn host(directory: SocketAddr, token: &str) {
    const HOSTS: usize = 8;
    let mut push = Push::open(&format!("http://{directory}"), token).await;
    let me = json!({"active": true, "connection": push.id().await});
    let me = json!({"properties": {"system": me}});
    // Reads, and so answers pings, until the runtime ends: without it all sessions would be over soon.
    tokio::spawn(async move { push.stay(Duration::MAX).await });
    let headers = format!(
        "authorization: Bearer {token}\r\ncontent-type: application/json\r\n\
        if-none-match: *\r\nprefer: return=minimal\r\n"
    );
    let mut hosts: JoinSet<()> = (0..HOSTS)
        .map(|host| {
            let (headers, me) = (headers.clone(), me.clone());
            async move {
                let mut line = Line::open(directory).await;
                for number in (host..SESSIONS).step_by(HOSTS) {
                    let facts = Facts::of(number, BUCKETS);
                    let scid = deployment();
                    let path = format!(
                        "/serviceconfigs/{scid}/sessionTemplates/eos/sessions/{}",
                        facts.name
                    );
                    let body = json!({"members": {"me": me}, "greenroom": facts.settings()});
                    let put = request("PUT", &path, &headers, &body.to_string());
                    line.ask(&put).await;
                }
            }
        })
        .collect();
    while let Some(done) = hosts.join_next().await {
        done.unwrap();
    }
}
