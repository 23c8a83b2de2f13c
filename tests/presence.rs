//! What players show of themselves: two players at a directory and at one in the process, also while the directory is killed, which keeps nothing of it.

mod support;

use std::sync::OnceLock;

use support::child::Child;
use support::directory::{Desk, Directory};
use support::programs::{self, Programs};

fn programs() -> &'static Programs {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        let source = support::root().join("tests/c/presence.c");
        programs::build("presence", &[("presence", source)])
    })
}

/// Plays the story in each dialect.
fn play(desk: impl Fn() -> Desk) {
    for (number, program) in programs().each("presence").into_iter().enumerate() {
        let desk = desk();
        let mut command = desk.player(program, "presence");
        command.args(["story", &number.to_string()]);
        Child::start("presence", &mut command).succeed();
    }
}

#[test]
fn presence_without_a_directory() {
    play(Desk::without_directory);
}

#[test]
fn presence_with_a_directory() {
    let directory = Directory::start();
    play(|| Desk::at(directory.url()));
}

#[test]
fn what_is_shown_outlives_the_directory_that_it_was_shown_to() {
    let mut directory = Directory::start();
    let desk = Desk::at(directory.url());
    let mut command = desk.player(programs().c("presence"), "presence");
    command.args(["outage", "killed"]);
    let mut players = Child::start("presence", &mut command);
    players.answer("ready");
    let crashed = directory.crash();
    players.ask("away", "waiting");
    crashed.restart();
    players.succeed();
}
