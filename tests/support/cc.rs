//! The machine's C and C++ compilers.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Output};

/// Which compiler a source is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Language {
    C,
    Cpp,
}

impl Language {
    /// The compiler that `CC` or `CXX` names, else the system's own.
    pub(crate) fn default_compiler(self) -> OsString {
        let (variable, compiler) = match self {
            Language::C => ("CC", "cc"),
            Language::Cpp => ("CXX", "c++"),
        };
        std::env::var_os(variable).unwrap_or_else(|| compiler.into())
    }
}

/// A compiler that finds our headers and forgives nothing.
pub(crate) fn compiler(program: &OsString, standard: &str) -> Command {
    let mut command = Command::new(program);
    command
        .arg(format!("-std={standard}"))
        .args(["-Wall", "-Wextra", "-pedantic", "-Werror", "-I"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("include"));
    command
}

/// Runs a compiler.
///
/// # Errors
/// What the compiler complained about.
///
/// # Panics
/// If there is no such compiler.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let Output { status, stderr, .. } = command
        .output()
        .unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program()));
    match status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&stderr).into_owned()),
    }
}
