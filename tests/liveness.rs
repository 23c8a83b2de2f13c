//! Hosts that die, players and dedicated servers, and hosts that hang: their sessions leave the searches within thirty seconds, and hosting again works.

mod support;

use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use greenroom_planted::Fault;
use support::child::Child;
use support::directory::{Desk, Directory, GRACE};
use support::programs::{self, Programs};

/// What the service promises.
const GONE_WITHIN: Duration = Duration::from_secs(30);
/// What our own looking may take, once every so often, on a busy machine.
const LOOKING: Duration = Duration::from_secs(2);

fn puppet(desk: &Desk, profile: &str) -> Child {
    puppet_as(desk, profile, &[])
}

fn puppet_as(desk: &Desk, profile: &str, arguments: &[&str]) -> Child {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    let source = support::root().join("tests/c/puppet.c");
    let programs = PROGRAMS.get_or_init(|| programs::build("liveness", &[("puppet", source)]));
    let mut command = desk.player(programs.c("puppet"), profile);
    Child::start(profile, command.args(arguments))
}

fn count(watcher: &mut Child, bucket: &str) -> String {
    watcher.ask(&format!("count {bucket}"), "found ")
}

/// Looks until the bucket is empty. Whether it was in time.
fn is_gone_within(limit: Duration, watcher: &mut Child, bucket: &str) -> bool {
    let start = support::now();
    while count(watcher, bucket) != "0" {
        if support::now() - start > limit + LOOKING {
            return false;
        }
        thread::sleep(Duration::from_millis(250));
    }
    true
}

fn wait_until_gone(watcher: &mut Child, bucket: &str) {
    let gone = is_gone_within(GONE_WITHIN, watcher, bucket);
    assert!(gone, "{bucket} is still found after {GONE_WITHIN:?}");
}

#[test]
fn dead_and_hanging_hosts_leave_the_searches() {
    let directory = Directory::start();
    let desk = Desk::at(directory.url());
    let mut watcher = puppet(&desk, "watcher");
    let mut dead = puppet(&desk, "dead");
    let mut hanging = puppet(&desk, "hanging");
    let mut server = puppet_as(&desk, "server", &["server"]);
    let serving = "host match served the-match-of-this-machine";
    dead.ask("host game killed", "hosted ");
    hanging.ask("host game stopped", "hosted ");
    server.ask(serving, "hosted ");
    for bucket in ["killed", "stopped", "served"] {
        assert_eq!(count(&mut watcher, bucket), "1", "{bucket}");
    }

    dead.kill();
    server.kill();
    hanging.signal("STOP");
    thread::scope(|scope| {
        for bucket in ["stopped", "served"] {
            let desk = &desk;
            scope.spawn(move || wait_until_gone(&mut puppet(desk, bucket), bucket));
        }
        wait_until_gone(&mut watcher, "killed");
    });

    let mut dead = puppet(&desk, "dead");
    dead.ask("host game killed", "hosted ");
    assert_eq!(count(&mut watcher, "killed"), "1");
    let mut server = puppet_as(&desk, "server", &["server"]);
    server.ask(serving, "hosted ");
    assert_eq!(count(&mut watcher, "served"), "1");
    server.succeed();
    assert_eq!(count(&mut watcher, "served"), "0", "it said farewell");

    // The game that hung knows nothing of all this: it ends its session, which is gone already, and hosts again.
    hanging.signal("CONT");
    hanging.ask("destroy game", "destroyed ");
    hanging.ask("host game stopped", "hosted ");
    assert_eq!(count(&mut watcher, "stopped"), "1");
    dead.succeed();
    hanging.succeed();
    watcher.succeed();
}

/// What looks for hanging hosts sees them where they are kept: in a directory that takes no notice of silence.
#[test]
#[cfg_attr(not(debug_assertions), ignore = "a release has no planted faults")]
fn a_directory_that_is_deaf_to_silence_is_found_out() {
    for (fault, limit, leaves) in [
        (None, GONE_WITHIN, true),
        (Some(Fault::DeafToSilence), GRACE, false),
    ] {
        let directory = Directory::impatient(fault);
        let desk = Desk::at(directory.url());
        let mut watcher = puppet(&desk, "watcher");
        let mut hanging = puppet(&desk, "hanging");
        hanging.ask("host game stopped", "hosted ");
        assert_eq!(count(&mut watcher, "stopped"), "1");
        hanging.signal("STOP");
        let gone = is_gone_within(limit, &mut watcher, "stopped");
        assert_eq!(gone, leaves, "{fault:?}");
        watcher.succeed();
    }
}

/// With an id of its own choice a host that crashed need not wait for its ghost to go.
#[test]
fn a_host_that_comes_back_takes_over_its_own_session() {
    let directory = Directory::start();
    let desk = Desk::at(directory.url());
    let mut watcher = puppet(&desk, "watcher");
    let mut host = puppet(&desk, "host");
    let command = "host game ghost the-session-of-the-ghost";
    host.ask(command, "hosted ");
    host.kill();
    let mut host = puppet(&desk, "host");
    assert_eq!(host.ask(command, "hosted "), "the-session-of-the-ghost");
    assert_eq!(count(&mut watcher, "ghost"), "1");
    host.succeed();
    watcher.succeed();
}
