//! Faults on demand, as games ask for them in C: without a directory, with one at a desk, and refused by one in production.

mod support;

use std::path::Path;
use std::sync::OnceLock;

use support::child::Child;
use support::directory::{Desk, Directory};
use support::programs::{self, Programs};

fn programs() -> &'static Programs {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        let source = support::root().join("tests/c/faults.c");
        programs::build("faults", &[("faults", source)])
    })
}

fn play(desk: &Desk, program: &Path, argument: &str) {
    let mut command = desk.player(program, "faults");
    Child::start("faults", command.arg(argument)).succeed();
}

#[test]
fn faults_without_a_directory() {
    for program in programs().each("faults") {
        play(&Desk::without_directory(), program, "local");
    }
}

#[test]
fn faults_of_a_directory_at_a_desk() {
    let directory = Directory::start();
    for (number, program) in programs().each("faults").into_iter().enumerate() {
        play(&Desk::at(directory.url()), program, &number.to_string());
    }
}

#[test]
fn a_directory_in_production_fails_on_nobodys_demand() {
    let directory =
        Directory::configured("[[clients]]\nid = 'tests'\nsecret = 'tests'\npolicy = 'host'\n");
    for program in programs().each("faults") {
        play(&Desk::at(directory.url()), program, "refused");
    }
}
