//! Games that load the library by name and close it again.
#![cfg(target_os = "linux")]

mod support;

use support::child::Child;
use support::directory::Desk;
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
