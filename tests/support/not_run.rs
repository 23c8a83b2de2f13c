//! Tests that this machine lacks a tool for.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

/// Notes that something was not tested, and why. Cargo swallows what a passing test prints, so the note goes into a file that `make test` shows at its end.
pub(crate) fn note(what: &str, missing: &str) {
    let file = OpenOptions::new().create(true).append(true).open(path());
    let line = format!("NOT RUN: {what}: there is no {missing} here\n");
    file.and_then(|mut file| file.write_all(line.as_bytes()))
        .expect("the target folder can be written");
}

/// `target/not-run.txt`.
fn path() -> PathBuf {
    let profile = super::profile_directory();
    let target = profile.parent().expect("a profile lies in the target");
    target.join("not-run.txt")
}
