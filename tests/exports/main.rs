//! Every name of the SDK is exported, and what is not here says so. `make exports` writes the tables of refusals in `src/abi/refusals` and `docs/eos-exports.md` anew from the facts.

#[path = "../abi_facts/facts.rs"]
#[allow(dead_code, reason = "the proof of the facts bends them, we only read")]
mod facts;
mod page;
mod program;
mod source;
#[path = "../support/mod.rs"]
mod support;
mod table;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use facts::Facts;
#[cfg(debug_assertions)]
use greenroom_planted::{Fault, VARIABLE};
use support::cc;
use support::child::Child;
use support::directory::Desk;
use support::programs::{self, Linked};
use support::{not_run, symbols};
use table::Function;

const UPDATE: &str = "GREENROOM_UPDATE_EXPORTS";

/// Where the tables lie.
const TABLES: &str = "src/abi/refusals";

fn is_update() -> bool {
    std::env::var_os(UPDATE).is_some()
}

/// The functions for C outside of the tables.
fn exported_by_hand() -> BTreeSet<String> {
    let tables = support::root().join(TABLES);
    let mut found = BTreeSet::new();
    let mut open = vec![support::root().join("src/abi")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path == tables {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else {
                found.extend(functions_of(&path));
            }
        }
    }
    found
}

/// The functions for C that a file defines.
fn functions_of(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a readable source");
    let starts = text.split("extern \"system\" fn ").skip(1);
    let names = starts.filter_map(|rest| rest.split('(').next());
    names
        .filter(|name| name.starts_with("EOS_"))
        .map(str::to_owned)
        .collect()
}

fn table() -> (Vec<Function>, Vec<String>) {
    let facts = Facts::rest();
    let undeclared = facts.all("names_without_declaration").iter();
    let undeclared = undeclared.map(|name| name.as_str().expect("a name").to_owned());
    (
        table::functions(&facts, &exported_by_hand()),
        undeclared.collect(),
    )
}

#[test]
fn the_tables_are_what_the_facts_say() {
    let folder = support::root().join(TABLES);
    let (functions, undeclared) = table();
    let files = source::files(&functions, &undeclared);
    if is_update() {
        for (name, text) in &files {
            fs::write(folder.join(name), text).expect("the folder can be written");
        }
    }
    let stale: Vec<_> = files
        .iter()
        .filter(|(name, text)| fs::read_to_string(folder.join(name)).ok().as_ref() != Some(*text))
        .map(|(name, _)| name)
        .collect();
    assert!(
        stale.is_empty(),
        "not what the facts say: {stale:?}; run `make exports`"
    );
}

/// Every name that the SDK exports.
fn every_name() -> Vec<String> {
    let rows = include_str!("../facts/eos_exports.tsv").lines();
    let names = rows.filter(|row| !row.starts_with('#'));
    let names = names.filter_map(|row| row.split('\t').next());
    let names: Vec<_> = names.map(str::to_owned).collect();
    assert_eq!(names.len(), 679);
    names
}

#[test]
fn the_page_is_what_facts_and_sources_say() {
    let (functions, undeclared) = table();
    let written = page::write(&Facts::read(), &names_so_far(), &functions, &undeclared);
    let path = support::root().join("docs/eos-exports.md");
    if is_update() {
        fs::write(&path, &written).expect("docs/ can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let mut lines = committed.lines().zip(written.lines());
    let differing = lines.find(|(old, new)| old != new);
    assert!(
        committed == written,
        "docs/eos-exports.md is not what facts and sources say; run `make exports`\n{differing:#?}"
    );
}

/// What games find are the names of the SDK and our own, and nothing else that happens to be inside.
#[test]
fn the_library_exports_these_names_and_no_others() {
    let Some(exported) = symbols::exported() else {
        return not_run::note("which names the library exports", "nm");
    };
    let (ours, of_sdk): (BTreeSet<String>, BTreeSet<String>) = exported
        .into_iter()
        .partition(|name| name.starts_with("GR_"));
    assert!(ours.len() > 50, "only {} are ours", ours.len());
    let names: BTreeSet<String> = names_so_far().into_iter().collect();
    let missing: Vec<_> = names.difference(&of_sdk).collect();
    let foreign: Vec<_> = of_sdk.difference(&names).collect();
    assert!(missing.is_empty(), "not exported: {missing:#?}");
    assert!(
        foreign.is_empty(),
        "exported and no name of the SDK: {foreign:#?}"
    );
}

/// Those that this library exports; which it lacks says a test of its own.
fn names_so_far() -> Vec<String> {
    let (functions, undeclared) = table();
    let mut known = exported_by_hand();
    known.extend(functions.into_iter().map(|function| function.name));
    known.extend(undeclared);
    let mut names = every_name();
    names.retain(|name| known.contains(name));
    names
}

/// What is written by hand and what the tables have are all of the names, and nothing is both.
#[test]
fn every_name_is_written_by_hand_or_in_a_table() {
    let by_hand = exported_by_hand();
    let (functions, undeclared) = table();
    let in_tables = functions.into_iter().map(|function| function.name);
    let in_tables: BTreeSet<String> = in_tables.chain(undeclared).collect();
    let twice: Vec<_> = by_hand.intersection(&in_tables).collect();
    assert!(twice.is_empty(), "by hand and in a table: {twice:#?}");
    let missing: Vec<_> = every_name()
        .into_iter()
        .filter(|name| !by_hand.contains(name) && !in_tables.contains(name))
        .collect();
    assert!(missing.is_empty(), "nobody exports {missing:#?}");
}

/// The callee clears the stack of 32-bit Windows, so that a program that passes another number of bytes than it takes crashes.
#[test]
fn functions_take_as_many_bytes_as_their_names_on_windows_say() {
    for function in table().0 {
        let bytes = function.parameters.iter();
        let bytes: usize = bytes.map(|each| each.taken.narrow_bytes()).sum();
        assert_eq!(function.decorated, format!("_{}@{bytes}", function.name));
    }
}

/// The program of `every.c`, built with tables of what is refused, and of the names that are there by now.
fn program(name: &str, flags: &[&str]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exports");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    let (functions, undeclared) = table();
    let text = program::write(&names_so_far(), &functions, &undeclared);
    fs::write(folder.join("every_table.h"), text).expect("the target folder can be written");
    let includes = [folder, support::root().join("tests/c")];
    let includes = includes.map(|folder| format!("-I{}", folder.display()));
    let mut all: Vec<&str> = includes.iter().map(String::as_str).collect();
    all.extend(flags);
    let source = support::root().join("tests/exports/every.c");
    programs::build_c(name, &source, Linked::Never, &all)
}

/// What the program says at its end.
fn success() -> String {
    let (functions, undeclared) = table();
    let (names, refused) = (names_so_far().len(), functions.len() + undeclared.len());
    assert!(refused > 350, "only {refused} are refused");
    format!("{names} names, {refused} refused")
}

fn run(mut command: Command) {
    let desk = Desk::without_directory();
    desk.seat(&mut command, "every");
    command.arg(programs::library_directory().join("libgreenroom.so"));
    let said = Child::start("every", &mut command).succeed();
    assert_eq!(said, [success()]);
}

#[test]
fn every_name_can_be_bound_and_every_refusal_is_answered_once() {
    run(Command::new(program("every", &[])));
}

/// Whether reads and writes of ours stay where they belong. `make asan` says it once more, of a library that is built for it.
#[test]
fn no_refusal_touches_memory_that_is_not_its_own() {
    let valgrind = OsStr::new("valgrind");
    if !cc::is_there(valgrind) {
        return not_run::note("the refusals under a memory checker", "valgrind");
    }
    let mut command = Command::new(valgrind);
    command.args(["--quiet", "--error-exitcode=99", "--leak-check=full"]);
    command.args([
        "--show-leak-kinds=definite",
        "--errors-for-leak-kinds=definite",
    ]);
    command.arg(program("every-checked", &[]));
    run(command);
}

/// The side of the game: that a callback is handed as many bytes as its struct has.
#[cfg(target_os = "linux")]
#[test]
fn the_compilers_sanitizers_find_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    if !cc::knows_sanitizers(folder.path()) {
        return not_run::note(
            "the refusals under sanitizers",
            "sanitizer of the C compiler",
        );
    }
    run(Command::new(program("every-sanitized", &cc::SANITIZED)));
}

/// The program is seen to bark.
#[cfg(debug_assertions)]
#[test]
fn a_refusal_that_is_told_twice_is_caught() {
    let desk = Desk::without_directory();
    let mut command = desk.player(&program("every-twice", &[]), "every");
    command.env(VARIABLE, Fault::DoubleCallback.name());
    command.arg(programs::library_directory().join("libgreenroom.so"));
    let (status, complaints) = Child::start("every", &mut command).end();
    assert_eq!(status.code(), Some(1));
    let complaint = "did not call back once in the next Tick";
    assert!(complaints.contains(complaint), "{complaints}");
}
