//! What the shared library under test exports.

use std::collections::BTreeSet;
use std::process::Command;

use super::programs;

/// The names of everything that a program can find in the library; nothing where there is no `nm`.
pub(crate) fn exported() -> Option<BTreeSet<String>> {
    let library = programs::library_directory().join("libgreenroom.so");
    let nm = Command::new("nm")
        .args(["-D", "--defined-only"])
        .arg(library)
        .output()
        .ok()?;
    let symbols = String::from_utf8_lossy(&nm.stdout);
    let names = symbols.lines().filter_map(|line| line.rsplit(' ').next());
    Some(names.map(str::to_owned).collect())
}
