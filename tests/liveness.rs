//! Hosts that die and hosts that hang: their sessions leave the searches within thirty seconds, and hosting again works.

mod support;

use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use support::child::Child;
use support::directory::{Desk, Directory};
use support::programs::{self, Programs};

/// What the service promises.
const GONE_WITHIN: Duration = Duration::from_secs(30);
/// What our own looking may take, once every so often, on a busy machine.
const LOOKING: Duration = Duration::from_secs(2);

fn puppet(desk: &Desk, profile: &str) -> Child {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    let source = support::root().join("tests/c/puppet.c");
    let programs = PROGRAMS.get_or_init(|| programs::build("liveness", &[("puppet", source)]));
    Child::start(profile, &mut desk.player(programs.c("puppet"), profile))
}

fn count(watcher: &mut Child, bucket: &str) -> String {
    watcher.ask(&format!("count {bucket}"), "found ")
}

/// Looks until the bucket is empty.
fn wait_until_gone(watcher: &mut Child, bucket: &str) {
    let start = support::now();
    while count(watcher, bucket) != "0" {
        let passed = support::now() - start;
        assert!(
            passed < GONE_WITHIN + LOOKING,
            "{bucket} is still found after {passed:?}"
        );
        thread::sleep(Duration::from_millis(250));
    }
}

#[test]
fn dead_and_hanging_hosts_leave_the_searches() {
    let directory = Directory::start();
    let desk = Desk::at(directory.url());
    let mut watcher = puppet(&desk, "watcher");
    let mut dead = puppet(&desk, "dead");
    let mut hanging = puppet(&desk, "hanging");
    dead.ask("host game killed", "hosted ");
    hanging.ask("host game stopped", "hosted ");
    assert_eq!(count(&mut watcher, "killed"), "1");
    assert_eq!(count(&mut watcher, "stopped"), "1");

    dead.kill();
    hanging.signal("STOP");
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut other_watcher = puppet(&desk, "other-watcher");
            wait_until_gone(&mut other_watcher, "stopped");
        });
        wait_until_gone(&mut watcher, "killed");
    });

    let mut dead = puppet(&desk, "dead");
    dead.ask("host game killed", "hosted ");
    assert_eq!(count(&mut watcher, "killed"), "1");

    // The game that hung knows nothing of all this: it ends its session, which is gone already, and hosts again.
    hanging.signal("CONT");
    hanging.ask("destroy game", "destroyed ");
    hanging.ask("host game stopped", "hosted ");
    assert_eq!(count(&mut watcher, "stopped"), "1");
    dead.succeed();
    hanging.succeed();
    watcher.succeed();
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
