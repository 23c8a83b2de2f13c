//! Which tests call which function. Of a C program the compiler says so, of Rust its text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use crate::support;
use crate::support::cc::{self, Language};

/// Where C programs lie that test something.
const C_FOLDERS: [&str; 3] = ["tests/c", "tests/chaos", "samples-c"];

/// Where Rust calls the exported functions.
const RUST_FOLDER: &str = "tests/eos";

/// By function, the files of the tests that call it, in their order.
pub(crate) struct Calls(BTreeMap<String, Vec<String>>);

impl Calls {
    /// Compiles and reads every test; nothing where there is no `nm`.
    pub(crate) fn read() -> Option<Self> {
        if !cc::is_there("nm".as_ref()) {
            return None;
        }
        let mut calls = Self(BTreeMap::new());
        for (source, called) in of_c_programs() {
            calls.add(&source, called);
        }
        for source in files_of(RUST_FOLDER, "rs") {
            let text = fs::read_to_string(&source).expect("a readable test");
            calls.add(&source, of_rust(&text));
        }
        Some(calls)
    }

    fn add(&mut self, source: &Path, called: BTreeSet<String>) {
        let source = from_root(source);
        for function in called {
            self.0.entry(function).or_default().push(source.clone());
        }
    }

    /// The files that call a function, C programs first.
    pub(crate) fn tests_of(&self, function: &str) -> &[String] {
        self.0.get(function).map_or(&[], Vec::as_slice)
    }
}

/// What each C program refers to once it is compiled: helpers that it includes and does not use, and what stands in comments, do not count.
fn of_c_programs() -> impl Iterator<Item = (PathBuf, BTreeSet<String>)> {
    let mut sources = Vec::new();
    for folder in C_FOLDERS {
        sources.extend(files_of(folder, "c").into_iter().filter(|source| {
            let text = fs::read_to_string(source).expect("a readable test");
            // A part of a program that a test puts together includes nothing itself.
            text.contains("int main(") && text.contains("#include")
        }));
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let queue = Mutex::new(sources.into_iter().enumerate());
    // By their numbers: who is ready first says nothing.
    let found = Mutex::new(BTreeMap::new());
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((number, source)) = next(&queue) {
                    let object = folder.path().join(format!("{number}.o"));
                    let called = of_c_program(&source, &object);
                    let program = (source, called);
                    found
                        .lock()
                        .expect("nobody panics with it")
                        .insert(number, program);
                }
            });
        }
    });
    let found = found.into_inner().expect("nobody panics with it");
    found.into_values()
}

/// Takes the lock for one step only: a `while let` on the guard itself would hold it through the body.
fn next<I: Iterator>(queue: &Mutex<I>) -> Option<I::Item> {
    queue.lock().expect("no worker panics in here").next()
}

fn of_c_program(source: &Path, object: &Path) -> BTreeSet<String> {
    let mut compile = cc::compiler(&Language::C.default_compiler(), "c99");
    compile
        .args(["-pthread", "-c"])
        .arg(source)
        .arg("-o")
        .arg(object);
    if let Err(complaint) = cc::run(&mut compile) {
        panic!("{}:\n{complaint}", source.display());
    }
    let nm = Command::new("nm").arg("-u").arg(object).output();
    let symbols = nm.expect("nm runs").stdout;
    let symbols = String::from_utf8_lossy(&symbols);
    let names = symbols
        .lines()
        .filter_map(|line| line.split_whitespace().last());
    // Some systems put a line before the names of C.
    names
        .map(|name| name.trim_start_matches('_').to_owned())
        .filter(|name| name.starts_with("EOS_"))
        .collect()
}

/// The functions that Rust calls: names with an opening bracket behind them, outside of comments. A function that only defines one is no call of it.
fn of_rust(text: &str) -> BTreeSet<String> {
    let code: String = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n");
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut called = BTreeSet::new();
    for (at, _) in code.match_indices("EOS_") {
        let before = code[..at].trim_end();
        let end = code[at..].find(|letter| !is_word(letter));
        let Some(end) = end.map(|end| at + end) else {
            continue;
        };
        let is_start = !code[..at].ends_with(is_word);
        if is_start && code[end..].starts_with('(') && !before.ends_with("fn") {
            called.insert(code[at..end].to_owned());
        }
    }
    called
}

/// The files of a kind in a folder and those below, in order.
fn files_of(folder: &str, kind: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![support::root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == kind) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn from_root(path: &Path) -> String {
    let path = path
        .strip_prefix(support::root())
        .expect("a path below the root");
    path.to_string_lossy().replace('\\', "/")
}

#[test]
fn only_calls_count_as_calls() {
    let text = "// EOS_A()\nfn EOS_B() { unsafe { EOS_C(1) } }\nuse x::EOS_D;\nNOT_EOS_E()\nlet code = EOS_F;";
    assert_eq!(of_rust(text), BTreeSet::from(["EOS_C".to_owned()]));
}
