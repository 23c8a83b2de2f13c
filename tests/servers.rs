//! Dedicated servers as processes of their own: one that starts again, one whose directory was away, and one that its directory does not take for a server.

mod support;

use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use support::child::{Child, PATIENCE};
use support::directory::{Desk, Directory};
use support::programs::{self, Programs};

fn puppet(desk: &Desk, profile: &str, arguments: &[&str]) -> Child {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    let source = support::root().join("tests/c/puppet.c");
    let programs = PROGRAMS.get_or_init(|| programs::build("servers", &[("puppet", source)]));
    let mut command = desk.player(programs.c("puppet"), profile);
    Child::start(profile, command.args(arguments))
}

fn count(watcher: &mut Child) -> String {
    watcher.ask("count matches", "found ")
}

/// With an id of its own choice a server that crashed need not wait for its ghost to go.
#[test]
fn a_server_that_starts_again_takes_its_session_over() {
    let directory = Directory::start();
    let desk = Desk::at(directory.url());
    let mut watcher = puppet(&desk, "watcher", &[]);
    let hosting = "host match matches the-match-of-this-machine";
    let mut server = puppet(&desk, "server", &["server"]);
    server.ask(hosting, "hosted ");
    server.kill();
    let mut server = puppet(&desk, "server", &["server"]);
    server.ask(hosting, "hosted ");
    assert_eq!(count(&mut watcher), "1");
    server.succeed();
    watcher.succeed();
}

#[test]
fn a_server_puts_its_session_back_after_an_outage_longer_than_the_grace() {
    let mut directory = Directory::start();
    let desk = Desk::at(directory.url());
    let mut watcher = puppet(&desk, "watcher", &[]);
    let mut server = puppet(&desk, "server", &["server"]);
    server.ask("host match matches", "hosted ");
    directory.crash().restart_after_the_grace();
    let back = support::now();
    while count(&mut watcher) != "1" {
        assert!(support::now() - back < PATIENCE, "it is not back");
        thread::sleep(Duration::from_millis(50));
    }
    server.ask("destroy match", "destroyed ");
    assert_eq!(count(&mut watcher), "0");
    server.succeed();
    watcher.succeed();
}

#[test]
fn a_program_without_the_right_to_be_a_server_is_told_so() {
    for (policy, told) in [
        ("player", "EOS_ClientPolicyMissingAction"),
        ("host", "EOS_ClientPolicyMissingAction"),
        ("trustedServer", "EOS_Success"),
    ] {
        let directory = Directory::configured(&client(policy));
        let desk = Desk::at(directory.url());
        let mut server = puppet(&desk, policy, &["server"]);
        assert_eq!(server.ask("try match matches", "tried "), told, "{policy}");
        server.succeed();
    }
}

fn client(policy: &str) -> String {
    format!("[[clients]]\nid = 'tests'\nsecret = 'tests'\npolicy = '{policy}'\n")
}
