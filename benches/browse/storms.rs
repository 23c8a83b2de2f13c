//! Searches while two thousand updates a second run, and these while searches run, against each alone. Every answer is held against what was true while it was made.

use std::net::SocketAddr;
use std::time::Duration;

use greenroom_server::serve::{Data, Options, Server};
use tokio::runtime::Runtime;

use crate::measure;
use crate::places::{InProcess, OverHttp};
use crate::shown::{percentiles, thousands};
use crate::storm::{Place, Storm, Told};

/// Over 20,000 sessions.
const BOTH: Storm = Storm {
    buckets: 400,
    updates_per_second: 2_000,
    writers: 4,
    searchers: 2,
    lasts: Duration::from_secs(3),
};

pub(crate) fn run() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    compare(&runtime, "in process", || {
        runtime.block_on(InProcess::open())
    });
    let listen = SocketAddr::from(([127, 0, 0, 1], 0));
    let options = || Options {
        desk: false,
        ..Options::dev(listen, Data::Memory)
    };
    let mut servers = Vec::new();
    compare(&runtime, "over HTTP", || {
        let server = runtime.block_on(Server::start(options())).unwrap();
        let url = format!("http://{}", server.addr());
        servers.push(server);
        runtime.block_on(OverHttp::of(&url))
    });
}

fn compare<P: Place>(runtime: &Runtime, how: &str, mut place: impl FnMut() -> P) {
    let mut rage = |storm: Storm| runtime.block_on(storm.over(place()));
    let both = rage(BOTH);
    let updates = rage(Storm {
        searchers: 0,
        ..BOTH
    });
    let searches = rage(Storm { writers: 0, ..BOTH });
    let done = |told: &Told| {
        let rate = told.updates.len() as f64 / told.lasted;
        format!("{}/s", thousands(rate as usize))
    };
    measure::print(
        &format!("updates {how} beside searches / alone"),
        &done(&both),
        &done(&updates),
        "",
    );
    percentiles(
        &format!("a search {how} beside updates / alone"),
        &both.searches,
        &searches.searches,
    );
    percentiles(
        &format!("an update {how} beside searches / alone"),
        &both.updates,
        &updates.updates,
    );
    let tally = both.tally;
    println!(
        "{:<44} {} right answers showed {} sessions; {} had to be there, {} were being written",
        "",
        both.searches.len(),
        tally.found,
        tally.due,
        tally.moving
    );
}
