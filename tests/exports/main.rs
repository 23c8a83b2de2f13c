//! Every name of the SDK is exported, and what is not here says so. `make exports` writes the tables of refusals in `src/abi/refusals` and `docs/eos-exports.md` anew from the facts.

#[path = "../abi_facts/facts.rs"]
#[allow(dead_code, reason = "the proof of the facts bends them, we only read")]
mod facts;
mod program;
mod source;
#[path = "../support/mod.rs"]
mod support;
mod table;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use facts::Facts;
use support::child::Child;
use support::directory::Desk;
use support::programs::{self, Linked};
use table::Function;

const UPDATE: &str = "GREENROOM_UPDATE_EXPORTS";

/// Where the tables lie.
const TABLES: &str = "src/abi/refusals";

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
    if std::env::var_os(UPDATE).is_some() {
        for (name, text) in &files {
            fs::write(folder.join(name), text).expect("the folder can be written");
        }
    }
    let stale: Vec<_> = files
        .iter()
        .filter(|(name, text)| fs::read_to_string(folder.join(name)).ok().as_ref() != Some(*text))
        .map(|(name, _)| name)
        .collect();
    assert!(stale.is_empty(), "not what the facts say: {stale:?}; run `make exports`");
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

#[test]
fn every_name_can_be_bound_and_every_refusal_is_answered_once() {
    let program = program("every", &[]);
    let desk = Desk::without_directory();
    let mut command = desk.player(&program, "every");
    command.arg(programs::library_directory().join("libgreenroom.so"));
    let said = Child::start("every", &mut command).succeed();
    let (functions, undeclared) = table();
    let (names, refused) = (names_so_far().len(), functions.len() + undeclared.len());
    assert!(refused > 350, "only {refused} are refused");
    assert_eq!(said, [format!("{names} names, {refused} refused")]);
}
