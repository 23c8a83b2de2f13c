//! How games end: they close the library and load it again, or leave with everything open.
#![cfg(target_os = "linux")]

mod support;

use std::path::PathBuf;
use std::sync::OnceLock;

use support::child::Child;
use support::directory::{Desk, Directory};
use support::programs::{self, Linked};

/// How often the library is loaded, played with and closed.
const ROUNDS: &str = "1000";

/// Neither threads nor descriptors nor memory: see `tests/c/unload.c`, which fails on the first that stays. In each round the game plays on a thread that ends, so that nothing of its own holds the library.
#[test]
fn a_thousand_loads_leave_nothing_behind() {
    let source = support::root().join("tests/c/unload.c");
    let program = programs::build_c("unload", &source, Linked::Never, &[]);
    let desk = Desk::without_directory();
    let mut command = desk.player(&program, "unload");
    let library = programs::library_directory().join("libgreenroom.so");
    command.arg(library).arg(ROUNDS);
    let said = Child::start("unload", &mut command).succeed();
    assert_eq!(said, [format!("{ROUNDS} rounds left nothing behind")]);
}

/// The ways to leave that `tests/c/leaving.c` knows, and the code with which it does.
const WAYS: [&str; 6] = [
    "main",
    "callback",
    "thread",
    "tidy",
    "tidy-callback",
    "tidy-thread",
];
const CODE: i32 = 7;

/// A crash, or a thread that waits for what no longer comes, would show in one run of several.
fn leave(times: usize, desk: &Desk) {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    let program = PROGRAM.get_or_init(|| {
        let source = support::root().join("tests/c/leaving.c");
        programs::build_c("leaving", &source, Linked::Shared, &[])
    });
    for way in WAYS {
        for time in 0..times {
            let mut command = desk.player(program, way);
            let (status, complaints) = Child::start(way, command.arg(way)).end();
            assert_eq!(status.code(), Some(CODE), "{way}, {time}: {complaints}");
        }
    }
}

#[test]
fn a_process_ends_while_a_platform_is_alive() {
    leave(20, &Desk::without_directory());
}

#[test]
fn a_process_ends_while_a_platform_is_connected() {
    let directory = Directory::start();
    leave(5, &Desk::at(directory.url()));
}
