//! Stories of a test program that need a process of their own.

use std::process::Command;

use super::directory::Desk;

/// Each story is a process of its own: the place of the secrets is told by the environment, which belongs to a whole process.
pub(crate) fn tell(story: &str) {
    let desk = Desk::without_directory();
    let program = std::env::current_exe().expect("a running program has a path");
    let mut command = Command::new(program);
    desk.seat(&mut command, story);
    command.current_dir(super::root());
    command.args(["--exact", story, "--ignored", "--nocapture"]);
    let output = command.output().expect("it runs");
    let told = String::from_utf8_lossy(&output.stdout);
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("1 passed; 0 failed"),
        "{story}: {told}\n{complaints}"
    );
}
