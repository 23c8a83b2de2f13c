//! Epic accounts: developers at a directory of their desk and at one in the process, players of an issuer at one that trusts it, and what a login leaves in a profile.

mod support;

use std::process::Command;
use std::sync::OnceLock;

use greenroom_issuer::Issuer;
use support::child::Child;
use support::directory::{Desk, Directory};
use support::programs::{self, Programs};

/// A directory that stands at no desk.
const CLIENT: &str = "[[clients]]\nid = 'tests'\nsecret = 'tests'\npolicy = 'host'\n";

fn programs() -> &'static Programs {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        let source = support::root().join("tests/c/auth.c");
        programs::build("auth", &[("auth", source)])
    })
}

fn play(desk: &Desk, profile: &str, arguments: &[&str]) {
    let mut command = Command::new(programs().c("auth"));
    desk.seat(&mut command, profile);
    command.args(arguments);
    Child::start("auth", &mut command).succeed();
}

#[test]
fn developers_log_in_by_name_at_a_desk() {
    let directory = Directory::start();
    let desk = Desk::at(directory.url());
    for chapter in ["developers", "verified"] {
        play(&desk, "player", &[chapter]);
    }
}

#[test]
fn developers_log_in_by_name_in_the_process() {
    let desk = Desk::at("local:");
    for chapter in ["developers", "verified", "kept"] {
        play(&desk, "player", &[chapter]);
    }
}

#[test]
fn a_profile_keeps_the_login_for_the_next_start() {
    let directory = Directory::start();
    let desk = Desk::at(directory.url());
    play(&desk, "anna", &["kept"]);
    play(&desk, "anna", &["again"]);
    play(&desk, "berta", &["stranger"]);
    play(&desk, "anna", &["again"]);
}

#[test]
fn nobody_logs_in_by_name_elsewhere() {
    let directory = Directory::configured(CLIENT);
    let desk = Desk::at(directory.url());
    play(&desk, "player", &["no-desk"]);
}

#[test]
fn players_of_an_issuer_get_an_epic_account() {
    let mut issuer = Issuer::start();
    let directory = Directory::configured(&format!("{CLIENT}\n{}", issuer.block()));
    let desk = Desk::at(directory.url());
    let (ann, ben) = (issuer.token("ann"), issuer.token("ben"));
    play(&desk, "player", &["external", &ann, &ben]);
}
