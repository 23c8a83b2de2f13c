//! Games that were compiled against SDKs of earlier days play together through this library: a host and a joiner, as two processes, each built against headers that are written from the facts. Our own headers have no part in it.

#[path = "../abi_facts/facts.rs"]
#[allow(dead_code, reason = "the proof of the facts bends them, we only read")]
mod facts;
mod headers;
mod sdk;
#[path = "../support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use facts::Facts;
use greenroom_planted::{Fault, VARIABLE};
use support::cc::{self, Language};
use support::child::Child;
use support::directory::{Desk, Directory};
use support::programs;

use sdk::Release;

/// Compiles `tests/c/<name>.c` against the headers of a release alone, and links it with the library under test.
fn build(name: &str, release: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("old_sdks")
        .join(release);
    let headers = folder.join(format!("include-{name}"));
    headers::write(&Facts::read(), release, &headers);
    let program = folder.join(name);
    let mut command = Command::new(Language::C.default_compiler());
    command.args([
        "-std=c11",
        "-Wall",
        "-Wextra",
        "-pedantic",
        "-Werror",
        "-g",
        "-I",
    ]);
    command.arg(&headers);
    command.arg(support::root().join(format!("tests/c/{name}.c")));
    command.arg("-o").arg(&program);
    programs::link_shared(&mut command);
    if let Err(complaint) = cc::run(&mut command) {
        panic!("{name} against {release}:\n{complaint}");
    }
    program
}

/// A program that obeys, line by line.
struct Player {
    process: Child,
    id: String,
}

impl Player {
    fn start(desk: &Desk, name: &str, release: &str) -> Self {
        let process = Child::start(name, &mut desk.player(&build(name, release), name));
        let mut player = Self {
            process,
            id: String::new(),
        };
        let said = player.ask("hello");
        player.id = word(&said, "user").to_owned();
        player
    }

    /// What it says to a command, which it repeats.
    fn ask(&mut self, command: &str) -> String {
        let name = command.split(' ').next().expect("a command has a name");
        self.process.ask(command, &format!("{name}:"))
    }
}

/// The word that follows another one.
fn word<'a>(said: &'a str, before: &str) -> &'a str {
    let mut words = said.split(' ').skip_while(|word| *word != before);
    words
        .nth(1)
        .unwrap_or_else(|| panic!("no {before} in `{said}`"))
}

/// What both players are shown of the session, in the words of the C programs.
struct Shown<'a> {
    release: Release,
    bucket: &'a str,
    id: String,
    owner: String,
    most: u32,
    /// `EOS_EOnlineSessionPermissionLevel`.
    permission: i32,
}

impl Shown<'_> {
    /// A session with so many open slots, as far as the headers of the day knew of sessions.
    fn session(&self, open: u32) -> String {
        let Self {
            release,
            bucket,
            id,
            owner,
            most,
            permission,
        } = self;
        let mut said = format!(
            " id {id} at 10.0.0.7:7777 bucket {bucket} open {open}/{most} permission {permission} in-progress 1 invites 1"
        );
        if *release >= Release::parse("1.14.2") {
            said.push_str(" sanctions 0");
        }
        if *release >= Release::parse("1.16.0") {
            said.push_str(&format!(" platforms 2 owner {owner}"));
        }
        said
    }

    fn active(&self, state: State, registered: u32) -> String {
        let state = state as i32;
        let session = self.session(self.most - registered);
        format!(" state {state} registered {registered}{session}")
    }

    /// How many players the callback of a registration names: it named nobody before 1.14.2.
    fn told(&self) -> u32 {
        u32::from(self.release >= Release::parse("1.14.2"))
    }
}

/// `EOS_EOnlineSessionState`.
#[derive(Clone, Copy)]
enum State {
    Pending = 2,
    InProgress = 4,
    Ended = 6,
}

const ATTRIBUTES: &str = " LEVEL=7 MAP=harbour RANKED=yes SPEED=1.50 MAP=harbour";

/// A host and a joiner of one day.
fn play(release: &str) {
    let directory = Directory::start();
    let desk = Desk::at(directory.url());
    let mut host = Player::start(&desk, "old_host", release);
    let mut joiner = Player::start(&desk, "old_joiner", release);
    let bucket = format!("old:{release}");

    let said = host.ask(&format!("create {bucket}"));
    let mut shown = Shown {
        release: Release::parse(release),
        bucket: &bucket,
        id: word(&said, "id").to_owned(),
        owner: host.id.clone(),
        most: 4,
        permission: 0,
    };
    let pending = shown.active(State::Pending, 0);
    assert_eq!(said, format!("id {}{pending}", shown.id));

    let found = format!("count 1{}{ATTRIBUTES}", shown.session(4));
    assert_eq!(joiner.ask(&format!("find {bucket}")), found);
    assert_eq!(joiner.ask("join"), pending.trim());

    let told = format!("told {}", shown.told());
    let registered = host.ask(&format!("register {}", joiner.id));
    assert_eq!(
        registered,
        format!("{told}{}", shown.active(State::Pending, 1))
    );
    shown.most = 8;
    assert_eq!(host.ask("grow 8"), shown.active(State::Pending, 1).trim());
    assert_eq!(host.ask("start"), shown.active(State::InProgress, 1).trim());
    let found = format!("count 1{}", shown.session(7));
    assert_eq!(joiner.ask(&format!("find-id {}", shown.id)), found);
    assert_eq!(host.ask("end"), shown.active(State::Ended, 1).trim());

    let unregistered = host.ask(&format!("unregister {}", joiner.id));
    assert_eq!(
        unregistered,
        format!("{told}{}", shown.active(State::Ended, 0))
    );
    joiner.ask("leave");

    play_with_invites(&mut host, &mut joiner, &mut shown);
    host.ask("destroy");
    assert_eq!(joiner.ask(&format!("find {bucket}")), "count 0");
    joiner.process.succeed();
    host.process.succeed();
}

/// Into a session that nobody finds: the first invite is followed, the second turned down.
fn play_with_invites(host: &mut Player, joiner: &mut Player, shown: &mut Shown<'_>) {
    joiner.ask("listen");
    shown.permission = 2;
    assert_eq!(host.ask("hide"), shown.active(State::Ended, 0).trim());
    let find = format!("find {}", shown.bucket);
    assert_eq!(joiner.ask(&find), "count 0");
    let invited = format!("from {}{} invites 1", host.id, shown.session(shown.most));
    for ask in ["join", "reject"] {
        host.ask(&format!("invite {}", joiner.id));
        assert_eq!(joiner.ask("await-invite"), invited);
        let said = joiner.ask(ask);
        if ask == "join" {
            assert_eq!(said, shown.active(State::Ended, 0).trim());
            joiner.ask("leave");
        } else {
            assert_eq!(said, "invites 0");
        }
    }
}

#[test]
fn a_game_of_1_10() {
    play("1.10.2");
}

#[test]
fn a_game_of_1_12() {
    play("1.12.0");
}

/// The last before sanctions, and the first with them.
#[test]
fn a_game_of_1_14() {
    play("1.14.1");
    play("1.14.2");
}

/// The first with platforms and owners, and the last before 1.17.
#[test]
fn a_game_of_1_16() {
    play("1.16.0");
    play("1.16.4");
}

#[test]
fn a_game_of_1_17() {
    play("1.17.1.3");
}

/// The headers that the facts give for today are as long as ours: the way in which the others are made is right.
#[test]
fn the_headers_of_today_are_no_others() {
    play("1.19");
}

/// A library that reads one field too far of what a game of 1.10 passes meets the end of its memory.
#[cfg(debug_assertions)]
#[test]
fn a_door_that_reads_on_is_caught() {
    use std::os::unix::process::ExitStatusExt;

    let desk = Desk::without_directory();
    let mut command = desk.player(&build("old_host", "1.10.2"), "old_host");
    command.env(VARIABLE, Fault::OverRead.name());
    let mut process = Child::start("old_host", &mut command);
    process.say("hello");
    let (status, said) = process.finish();
    assert!(
        matches!(status.signal(), Some(libc::SIGSEGV | libc::SIGBUS)),
        "{status}, {said:?}"
    );
}
