//! Ten thousand callers who dawdle, and a player who does not notice.

#[path = "../../../tests/support/not_run.rs"]
mod not_run;
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use reqwest::{Client, StatusCode};
use serde_json::json;
use support::player::{Player, send, session};
use support::program::Program;
use support::push::Push;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{Instant, interval, timeout};

/// How many dawdle at a time.
const CROWD: usize = 10_000;
/// What else a process needs.
const OTHER_FILES: usize = 500;
/// For limits of ten seconds, on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(120);
/// What a request of a player may take meanwhile: ten times as long as anybody
/// would wait in a lobby, and less than any dawdler gets.
const SERVED_WITHIN: Duration = Duration::from_secs(8);
/// What one dawdler may cost the directory.
const BYTES_EACH: u64 = 64 * 1024;

/// Where the notes on what was not tested lie.
fn profile_directory() -> PathBuf {
    let test = std::env::current_exe().expect("a running program has a path");
    let mut ancestors = test.ancestors().skip(2);
    let profile = ancestors.next();
    profile.expect("in target/<profile>/deps").to_path_buf()
}

/// As many as the system lets a process hold.
fn crowd() -> usize {
    let wanted = CROWD + OTHER_FILES;
    let allowed = rlimit::increase_nofile_limit(wanted as u64).expect("a limit");
    let allowed = usize::try_from(allowed).unwrap_or(wanted);
    if allowed < wanted {
        not_run::note(
            "ten thousand slow connections, only fewer",
            "room for so many open files",
        );
    }
    allowed.min(wanted) - OTHER_FILES
}

/// A directory behind a certificate that is its own.
fn start_with_tls(folder: &Path) -> Program {
    let names = vec!["127.0.0.1".to_owned()];
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(names).expect("made");
    fs::write(folder.join("cert.pem"), cert.pem()).expect("written");
    fs::write(folder.join("key.pem"), signing_key.serialize_pem()).expect("written");
    let config = "listen = '127.0.0.1:0'\ndata = 'data'\n\
                  tls = {cert = 'cert.pem', key = 'key.pem'}\n\
                  [[clients]]\nid = 'client'\nsecret = 'secret'\npolicy = 'host'\n";
    let file = folder.join("greenroom.toml");
    fs::write(&file, config).expect("written");
    Program::serve(&["--config", file.to_str().expect("a plain path")])
}

/// What a dawdler heard before it was hung up on: it begins like this, and adds
/// a byte a second for as long as it may.
async fn dawdle(address: String, beginning: Vec<u8>, connecting: Arc<Semaphore>) -> Vec<u8> {
    let turn = connecting.acquire().await.expect("never closed");
    let stream = TcpStream::connect(address).await.expect("connects");
    drop(turn);
    let (mut read, mut write) = stream.into_split();
    let _ = write.write_all(&beginning).await;
    let mut heard = Vec::new();
    let mut seconds = interval(Duration::from_secs(1));
    loop {
        let mut block = [0; 512];
        tokio::select! {
            got = read.read(&mut block) => match got {
                Ok(count @ 1..) => heard.extend_from_slice(&block[..count]),
                _ => return heard,
            },
            _ = seconds.tick() => {
                // Who is hung up on notices while reading.
                let _ = write.write_all(b"x").await;
            }
        }
    }
}

/// A number out of `/metrics`.
async fn metric(http: &Client, url: &str, name: &str) -> usize {
    let text = send(http.get(format!("{url}/metrics"))).await;
    let text = text.text().await.expect("a text");
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let number = line.expect("is counted").trim();
    number.parse().expect("a number")
}

/// The most memory that a process had at a time, in bytes.
fn peak_memory(program: &Program) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", program.pid())).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_dawdlers_disturb_nobody() {
    let crowd = crowd();
    let folders = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    let plain = Program::start(folders[0].path());
    let encrypted = start_with_tls(folders[1].path());
    let player = Player::login(&plain.url).await;
    player.host("Room").await;
    // Without a push connection the session would go after its grace, and this takes about as long.
    let mut push = Push::open(&plain.url, &player.token).await;
    let connection = push.id().await;
    player.hang_on("Room", &connection).await;
    // Reading answers the pings.
    tokio::spawn(async move { while let Some(Ok(_)) = push.socket.next().await {} });

    let head = b"GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ".to_vec();
    let body = format!(
        "PUT {} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\n\
         Content-Length: 10000\r\n\r\n",
        session("Room"),
        player.token
    );
    let hello = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec();
    let at = |program: &Program| {
        let (_, address) = program.url.split_once("://").expect("a URL");
        address.to_owned()
    };
    let beginnings = [
        (at(&plain), head),
        (at(&plain), body.into_bytes()),
        (at(&plain), Vec::new()),
        (at(&encrypted), hello),
    ];
    let connecting = Arc::new(Semaphore::new(128));
    let mut dawdlers = JoinSet::new();
    for (address, beginning) in beginnings.iter().cycle().take(crowd) {
        let connecting = Arc::clone(&connecting);
        dawdlers.spawn(dawdle(address.clone(), beginning.clone(), connecting));
    }

    // While they do, somebody plays.
    let mut most = 0;
    let mut slowest = Duration::ZERO;
    let mut late = 0;
    let start = Instant::now();
    let mut played = interval(Duration::from_millis(100));
    while !dawdlers.is_empty() {
        assert!(
            start.elapsed() < PATIENCE,
            "{} still dawdle",
            dawdlers.len()
        );
        played.tick().await;
        let asked = Instant::now();
        let state = json!({"greenroom": {"state": "inProgress"}});
        let changed = timeout(SERVED_WITHIN, send(player.put("Room", &state))).await;
        let changed = changed.expect("served while others dawdle");
        assert_eq!(changed.status(), StatusCode::OK);
        slowest = slowest.max(asked.elapsed());
        most = most.max(metric(&player.http, &plain.url, "greenroom_connections ").await);
        while let Some(ended) = dawdlers.try_join_next() {
            let heard = ended.expect("does not panic");
            // An answer, an alert of TLS, or nothing at all.
            assert!(heard.is_empty() || heard.starts_with(b"HTTP/1.1 408 ") || heard[0] == 0x15);
            late += usize::from(heard.starts_with(b"HTTP/1.1 408 "));
        }
    }
    println!(
        "{crowd} dawdlers, {most} of them at a time, gone after {:?}; {late} were told why; the \
         slowest request of a player took {slowest:?}",
        start.elapsed()
    );
    assert!(most >= crowd / 8, "only {most} were there at a time");
    assert!(late >= crowd / 4, "only {late} were told why");
    for program in [&plain, &encrypted] {
        if let Some(peak) = peak_memory(program) {
            println!("{} bytes for each", peak / crowd as u64);
            assert!(peak < crowd as u64 * BYTES_EACH, "{peak} bytes");
        }
    }
    assert_eq!(player.find().await, ["Room"]);
    let left = metric(&player.http, &plain.url, "greenroom_connections ").await;
    assert!(left < 10, "{left} connections are left");
}
