//! How a program finds the library that it was linked with.
#![cfg(all(unix, not(target_vendor = "apple")))]

mod support;

use std::process::Command;

use support::cc::{self, Language};
use support::programs;

/// A build system may link by path, and the game is installed elsewhere: the path must not go along.
#[test]
fn a_program_that_was_linked_by_path_finds_the_library_by_its_name() {
    let desk = tempfile::tempdir().expect("a temporary folder");
    let (built, installed) = (desk.path().join("built"), desk.path().join("installed"));
    let name = "libgreenroom.so";
    std::fs::create_dir(&built).expect("a new folder");
    std::fs::copy(programs::library_directory().join(name), built.join(name)).expect("a copy");
    let source = desk.path().join("main.c");
    let text = "#include \"eos_version.h\"\nint main(void) { return EOS_GetVersion() == 0; }\n";
    std::fs::write(&source, text).expect("a source");
    let program = desk.path().join("program");

    let compiler = Language::C.default_compiler();
    let mut link = cc::compiler(&compiler, "c99");
    link.arg(&source)
        .arg(built.join(name))
        .arg("-o")
        .arg(&program);
    cc::run(&mut link).expect("the program links");
    std::fs::rename(&built, &installed).expect("the folder moves");

    let mut run = Command::new(&program);
    let status = run.env("LD_LIBRARY_PATH", &installed).status();
    assert!(status.expect("the program starts").success());
}
