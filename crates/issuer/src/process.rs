//! The issuer as a process: a server, and commands from its input.

use std::io::{BufRead, Write, stdin, stdout};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use parking_lot::Mutex;
use serde_json::Value;

use crate::Mood;
use crate::keys::Keys;
use crate::served::{Served, router};

/// Serves until its input ends. The only argument is where to listen.
///
/// # Panics
/// Where it cannot: it is for tests.
pub fn main() {
    let address = std::env::args().nth(1).expect("an address to listen on");
    let listener = TcpListener::bind(address).expect("the address is free");
    listener.set_nonblocking(true).expect("a socket");
    let url = format!("http://{}", listener.local_addr().expect("bound"));
    let served = Arc::new(Served {
        url: url.clone(),
        keys: Mutex::new(Keys::new(0)),
        mood: Mutex::new(Mood::Well),
        opaque: Mutex::default(),
        asked: Mutex::default(),
    });
    let app = router(Arc::clone(&served));
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).expect("a socket");
            axum::serve(listener, app).await.expect("serves");
        });
    });
    say(&url);
    for line in stdin().lock().lines() {
        let line = line.expect("commands are text");
        say(&answer(&served, &line));
    }
}

fn say(line: &str) {
    let mut out = stdout().lock();
    writeln!(out, "{line}")
        .and_then(|()| out.flush())
        .expect("somebody listens");
}

fn answer(served: &Served, line: &str) -> String {
    let (command, rest) = line.split_once(' ').unwrap_or((line, ""));
    carry_out(served, command, rest).unwrap_or_else(|| format!("not understood: {line}"))
}

fn carry_out(served: &Served, command: &str, rest: &str) -> Option<String> {
    match command {
        "sign" => {
            let (algorithm, claims) = rest.split_once(' ')?;
            let claims: Value = serde_json::from_str(claims).ok()?;
            let keys = served.keys.lock();
            keys.sign(algorithm, &keys.header(algorithm), &claims)
        }
        "sign-with" => {
            let (algorithm, request) = rest.split_once(' ')?;
            let request: Value = serde_json::from_str(request).ok()?;
            let keys = served.keys.lock();
            keys.sign(algorithm, &request["header"], &request["claims"])
        }
        "opaque" => {
            let claims: Value = serde_json::from_str(rest).ok()?;
            let mut opaque = served.opaque.lock();
            let token = format!("opaque-{}", opaque.len());
            opaque.insert(token.clone(), claims);
            Some(token)
        }
        "rotate" => {
            let mut keys = served.keys.lock();
            *keys = keys.next();
            Some("rotated".to_owned())
        }
        "be" => {
            *served.mood.lock() = Mood::named(rest)?;
            Some(rest.to_owned())
        }
        "asked" => Some(served.asked.lock().to_string()),
        _ => None,
    }
}
