//! A machine whose clock is set while its directory is away: by a day, on or back. Tokens end too early or too late by it, and times in the records lie in the future; no player notices.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};

use greenroom_server::clock::SteadyClock;
use greenroom_server::serve::{Data, Options, Server};
use tokio::runtime::Runtime;

use super::model::{OUT_OF_SYNC, SUCCESS};
use super::player::Player;
use super::support::directory::Desk;
use super::support::{now, programs, root};
use super::watcher::Watcher;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const PATIENCE: Duration = Duration::from_secs(60);
const BUCKET: &str = "clocks";
const ROOM: &str = "a-room-through-the-days";

/// By how much the machine's clock is wrong.
#[derive(Clone, Copy, Debug)]
enum Wrong {
    Not,
    Ahead,
    Back,
}

impl Wrong {
    #[allow(
        clippy::disallowed_methods,
        reason = "the clock that is wrong has to be wrong against something"
    )]
    fn clock(self) -> SteadyClock {
        let now = SystemTime::now();
        SteadyClock::starting_at(match self {
            Self::Not => now,
            Self::Ahead => now + DAY,
            Self::Back => now - DAY,
        })
    }
}

/// A directory in this process, so that its clock can be set.
struct Machine {
    runtime: Runtime,
    folder: PathBuf,
    address: SocketAddr,
    server: Option<Server>,
}

impl Machine {
    fn on(folder: &Path) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build();
        let mut machine = Self {
            runtime: runtime.expect("a runtime"),
            folder: folder.to_owned(),
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            server: None,
        };
        machine.start(Wrong::Not, None);
        machine
    }

    /// Starts at the address of before; `silence` is how long it waits for who is gone.
    fn start(&mut self, wrong: Wrong, silence: Option<Duration>) {
        let data = Data::Dir(self.folder.clone());
        let mut options = Options::dev(self.address, data);
        options.clock = Arc::new(wrong.clock());
        if let Some(silence) = silence {
            options.silence_ms = u64::try_from(silence.as_millis()).expect("short");
        }
        let server = self.runtime.block_on(Server::start(options));
        let server = server.expect("starts");
        self.address = server.addr();
        self.server = Some(server);
    }

    fn stop(&mut self) {
        let server = self.server.take().expect("it was started");
        self.runtime.block_on(server.stop());
    }

    fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

fn until(what: &str, mut look: impl FnMut() -> bool) {
    let began = now();
    while !look() {
        assert!(now() - began < PATIENCE, "in vain waited until {what}");
        thread::sleep(Duration::from_millis(50));
    }
}

/// Changes the room, and goes on until the directory has taken it.
fn set(host: &mut Player, value: i64) {
    until("the directory takes a change", || {
        let result = host.result_of(&format!("set room {value}"));
        let is_kept = result == OUT_OF_SYNC;
        assert!(is_kept || result == SUCCESS, "{result}: {}", host.log());
        !is_kept
    });
}

#[test]
fn a_clock_that_was_set_costs_nobody_a_session_or_a_login() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let source = root().join("tests/chaos/player.c");
    let programs = programs::build("clocks", &[("player", source)]);
    let mut machine = Machine::on(folder.path());
    let desk = Desk::at(&machine.url());
    let start = |name: &str| Player::start(programs.c("player"), &desk, name);
    let (mut ann, mut bob) = (start("ann"), start("bob"));
    let me = |player: &mut Player| {
        let ticket = player.begin("who");
        player.wait(ticket).text
    };
    let hosted = ann.result_of(&format!("host room {BUCKET} {ROOM} 4"));
    assert_eq!(hosted, SUCCESS);
    assert_eq!(bob.result_of(&format!("join guest {ROOM}")), SUCCESS);

    for (value, wrong) in [(1, Wrong::Ahead), (2, Wrong::Not), (3, Wrong::Back)] {
        machine.stop();
        machine.start(wrong, None);
        set(&mut ann, value);
        let watcher = Watcher::of(&machine.url());
        let room = watcher.document(ROOM).expect("the room is there");
        let found = room["greenroom"]["attributes"]["VALUE"].to_string();
        assert!(found.contains(&value.to_string()), "{wrong:?}: {found}");
        assert_eq!(room["membersInfo"]["count"], 2, "{wrong:?}");
        // A question in the name of who was logged in all the time, and a login with the secret of before.
        let ticket = bob.begin(&format!("find {BUCKET}"));
        let answer = bob.wait(ticket);
        assert_eq!(
            (answer.result.as_str(), answer.text.as_str()),
            (SUCCESS, ROOM),
            "{wrong:?}"
        );
        let mut again = start("bob");
        assert_eq!(me(&mut again), me(&mut bob), "{wrong:?}");
        again.go();
    }

    // Who does not come back is gone in time, whatever day it is.
    machine.stop();
    ann.crash();
    machine.start(Wrong::Ahead, Some(Duration::from_secs(1)));
    let watcher = Watcher::of(&machine.url());
    until("the room is gone", || watcher.document(ROOM).is_none());
    bob.go();
}
