//! Every exported function, called wrongly from C. The tables of what there is to call come from the facts, so that a new function or a new version of its options is called wrongly from its first day.

mod codes;
#[path = "../abi_facts/facts.rs"]
#[allow(dead_code, reason = "the proof of the facts bends them, we only read")]
mod facts;
mod fields;
#[path = "../abi_facts/headers.rs"]
#[allow(dead_code, reason = "the proof of the facts counts what we only name")]
mod headers;
mod own;
mod sound;
#[path = "../support/mod.rs"]
mod support;
mod table;

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use facts::Facts;
use greenroom_planted::{Fault, VARIABLE};
use headers::Declared;
use support::cc;
use support::child::Child;
use support::directory::Desk;
use support::not_run;
use support::programs::{self, Programs};
use support::symbols;
use table::Table;

fn table() -> Table {
    Table::new(&Facts::read(), &Declared::read())
}

fn programs() -> &'static Programs {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        let driver = support::root().join("tests/c/misuse");
        let source = Path::new(env!("CARGO_TARGET_TMPDIR")).join("misuse.c");
        let program = table().program(&driver.to_string_lossy());
        std::fs::write(&source, program).expect("the target folder can be written");
        programs::build("misuse", &[("misuse", source)])
    })
}

fn run(program: impl AsRef<OsStr>, arguments: &[&OsStr]) -> Child {
    let desk = Desk::without_directory();
    let mut command = Command::new(program);
    command.args(arguments).arg("misuse");
    desk.seat(&mut command, "misuse");
    Child::start("misuse", &mut command)
}

#[test]
fn every_function_refuses_what_is_wrong() {
    let count = table().count;
    for program in programs().each("misuse") {
        let said = run(program, &[]).succeed();
        assert_eq!(said, [format!("{count} functions refuse what is wrong")]);
    }
}

/// A function that a header declares and nobody calls here would be a hole in the fence. The others are called by `tests/exports`.
#[test]
fn every_exported_function_is_called() {
    let Some(mut exported) = symbols::exported() else {
        return not_run::note("whether every exported function is called wrongly", "nm");
    };
    let declared = Declared::read().functions;
    exported.retain(|name| declared.contains(name) || name.starts_with("GR_"));
    let called = table().program("");
    let missing: Vec<_> = exported
        .iter()
        .filter(|name| !called.contains(&format!("{{\"{name}\",")))
        .collect();
    assert!(missing.is_empty(), "nobody calls {missing:?}");
    assert!(exported.len() > 100, "only {} were found", exported.len());
}

#[test]
fn no_call_touches_memory_that_is_not_its_own() {
    let valgrind = OsStr::new("valgrind");
    if !cc::is_there(valgrind) {
        return not_run::note("wrong calls under a memory checker", "valgrind");
    }
    let options = [
        "--quiet",
        "--error-exitcode=99",
        "--leak-check=full",
        "--show-leak-kinds=definite",
        "--errors-for-leak-kinds=definite",
    ];
    let mut arguments: Vec<&OsStr> = options.iter().map(OsStr::new).collect();
    arguments.push(programs().c("misuse").as_os_str());
    run(valgrind, &arguments).succeed();
}

/// The guard pages are seen to bark.
#[cfg(all(unix, debug_assertions))]
#[test]
fn a_door_that_reads_on_is_caught() {
    use std::os::unix::process::ExitStatusExt;

    let desk = Desk::without_directory();
    let mut command = desk.player(programs().c("misuse"), "misuse");
    command.arg("misuse").env(VARIABLE, Fault::OverRead.name());
    let (status, said) = Child::start("misuse", &mut command).finish();
    assert!(
        matches!(status.signal(), Some(libc::SIGSEGV | libc::SIGBUS)),
        "{status}, {said:?}"
    );
}
