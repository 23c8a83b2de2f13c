//! The machine's C and C++ compilers.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::not_run;

/// Which compiler a source is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Language {
    C,
    Cpp,
}

impl Language {
    /// The compiler for a test of `what`. Nothing can be tested without one for C. Without one for C++ the test does what it can; that it could not do all is noted.
    pub(crate) fn compiler_for(self, what: &str) -> Option<OsString> {
        let compiler = self.default_compiler();
        if self == Self::C || is_there(&compiler) {
            return Some(compiler);
        }
        not_run::note(what, "C++ compiler");
        None
    }

    /// The compiler that `CC` or `CXX` names, else the system's own.
    pub(crate) fn default_compiler(self) -> OsString {
        let (variable, compiler) = match self {
            Language::C => ("CC", "cc"),
            Language::Cpp => ("CXX", "c++"),
        };
        std::env::var_os(variable).unwrap_or_else(|| compiler.into())
    }
}

/// Whether a program that knows `--version` can be run.
pub(crate) fn is_there(program: &OsStr) -> bool {
    let mut probe = Command::new(program);
    probe.arg("--version");
    probe.stdout(Stdio::null()).stderr(Stdio::null());
    probe.status().is_ok_and(|status| status.success())
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

/// What has the compiler watch over a program while it runs.
pub(crate) const SANITIZED: [&str; 2] =
    ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"];

/// Whether the C compiler can do that. `folder` is for what it makes.
pub(crate) fn knows_sanitizers(folder: &Path) -> bool {
    let probe = folder.join("probe.c");
    std::fs::write(&probe, "int main(void) { return 0; }\n").expect("a file can be written");
    let mut compile = compiler(&Language::C.default_compiler(), "c99");
    compile.args(SANITIZED).arg(&probe);
    run(compile.arg("-o").arg(folder.join("probe"))).is_ok()
}
