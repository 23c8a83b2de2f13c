//! What the tests share that build C programs and run them as processes: compilers, children, a directory, a desk for the players.
//!
//! Each test target takes what it needs, so what one leaves unused is not dead.
#![allow(dead_code)]

pub(crate) mod cc;
pub(crate) mod child;
pub(crate) mod directory;
pub(crate) mod not_run;
pub(crate) mod programs;
pub(crate) mod story;
pub(crate) mod symbols;

use std::path::{Path, PathBuf};
use std::time::Instant;

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Where cargo put what it built for this test: `target/<profile>`.
pub(crate) fn profile_directory() -> PathBuf {
    let test = std::env::current_exe().expect("a running program has a path");
    let mut ancestors = test.ancestors().skip(2);
    ancestors
        .next()
        .expect("a test runs in target/<profile>/deps")
        .to_path_buf()
}

/// The clock of the tests that measure; everything else waits for events.
#[allow(
    clippy::disallowed_methods,
    reason = "a test watches real processes in real time"
)]
pub(crate) fn now() -> Instant {
    Instant::now()
}
