//! Many threads of a game in the library at once.

mod support;

use support::child::Child;
use support::directory::Desk;
use support::programs::{self, Linked};

/// How long the threads call.
const SECONDS: &str = "3";

#[test]
fn eight_threads_call_at_once_while_one_ticks() {
    let source = support::root().join("tests/c/threads.c");
    let program = programs::build_c("threads", &source, Linked::Shared, &[]);
    let desk = Desk::without_directory();
    let mut command = desk.player(&program, "threads");
    Child::start("threads", command.arg(SECONDS)).succeed();
}
