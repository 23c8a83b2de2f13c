//! What a thousand idle push connections cost a directory in memory, against as many idle connections that have asked one question.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use greenroom_protocol::token::{TokenAnswer, TokenForm};

use crate::desk::{self, Desk};
use crate::measure::print;

const CONNECTIONS: usize = 1_000;
/// For both ends, which are in this process, and what else it has open.
const DESCRIPTORS: libc::rlim_t = 8_192;

pub(crate) fn run() {
    allow_descriptors();
    let desk = Desk::in_memory();
    let address = desk.address();
    let token = desk.block_on(server_token(&desk));
    let upgrade = format!(
        "GET /connect HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\n\
         Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    let question = format!("GET /health HTTP/1.1\r\nHost: {address}\r\n\r\n");
    // The first ones of each kind pay for what all share.
    drop(open(&desk, 50, &question, "200"));
    drop(open(&desk, 50, &upgrade, "101"));
    // All stay open: what was given back would be handed out again, and cost nothing.
    let (floor, _idle) = cost(&desk, &question, "200");
    let (subject, _push) = cost(&desk, &upgrade, "101");
    let kibibytes = |bytes: f64| format!("{:.1} KiB", bytes / 1024.0);
    let ratio = format!("{:.2}", subject / floor);
    print(
        "idle push connection / idle connection",
        &kibibytes(subject),
        &kibibytes(floor),
        &ratio,
    );
}

/// Bytes per connection, and the connections.
fn cost(desk: &Desk, request: &str, status: &str) -> (f64, Vec<TcpStream>) {
    let before = resident();
    let connections = open(desk, CONNECTIONS, request, status);
    let grown = resident().saturating_sub(before);
    (grown as f64 / CONNECTIONS as f64, connections)
}

fn open(desk: &Desk, count: usize, request: &str, status: &str) -> Vec<TcpStream> {
    let connections = (0..count).map(|_| {
        let mut stream = TcpStream::connect(desk.address()).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = [0; 4096];
        let length = stream.read(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer[..length]);
        assert_eq!(answer.split(' ').nth(1), Some(status), "{answer}");
        stream
    });
    let connections = connections.collect();
    // What was needed to open them is given back.
    std::thread::sleep(Duration::from_millis(500));
    connections
}

/// Memory of this process that is in use. The ends of the callers are bare sockets: they have no memory here.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.unwrap().split_whitespace().next().unwrap();
    number.parse::<u64>().unwrap() * 1024
}

fn allow_descriptors() {
    let mut limit = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: both calls get a limit of ours.
    unsafe {
        assert_eq!(libc::getrlimit(libc::RLIMIT_NOFILE, &mut limit), 0);
        limit.rlim_cur = limit.rlim_cur.max(DESCRIPTORS).min(limit.rlim_max);
        assert_eq!(libc::setrlimit(libc::RLIMIT_NOFILE, &limit), 0);
    }
}

async fn server_token(desk: &Desk) -> String {
    let form = TokenForm {
        grant_type: "client_credentials".into(),
        deployment_id: Some(desk::deployment().to_string()),
        greenroom_instance: Some("idle".into()),
        ..TokenForm::default()
    };
    let url = format!("http://{}/auth/v1/oauth/token", desk.address());
    let asked = desk.http().post(url).basic_auth("bench", Some("bench"));
    let answer = asked.form(&form).send().await.unwrap();
    let answer: TokenAnswer = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
    answer.access_token
}
