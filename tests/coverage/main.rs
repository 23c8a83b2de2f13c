//! What of EOS is there, and which test shows it: `docs/eos-coverage.md`, written from the facts, what the test programs call, and what they were answered. `make coverage` writes it anew.

mod calls;
mod codes;
#[path = "../abi_facts/facts.rs"]
#[allow(dead_code, reason = "the proof of the facts bends them, we only read")]
mod facts;
#[path = "../abi_facts/headers.rs"]
#[allow(dead_code, reason = "the proof of the facts counts what we only name")]
mod headers;
mod operator;
mod page;
mod reasons;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::fs;

use calls::Calls;
use codes::{Codes, Fate, Row};
use facts::{Facts, text};
use headers::Declared;
use support::{not_run, symbols};

const UPDATE: &str = "GREENROOM_UPDATE_COVERAGE";

/// The functions that a game needs for sessions; the others of the facts are its neighbours'.
fn core(facts: &Facts) -> Vec<&str> {
    let functions = facts.all("functions").iter();
    functions
        .filter(|function| function["scope"] == "core")
        .map(|function| text(function, "name"))
        .collect()
}

#[test]
fn the_page_is_what_facts_and_tests_say() {
    let Some(calls) = Calls::read() else {
        return not_run::note("whether docs/eos-coverage.md is up to date", "nm");
    };
    let written = page::write(&Facts::read(), &calls, Codes::provoked());
    let path = support::root().join("docs/eos-coverage.md");
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&path, &written).expect("docs/ can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let mut lines = committed.lines().zip(written.lines());
    let differing = lines.find(|(old, new)| old != new);
    assert!(
        committed == written,
        "docs/eos-coverage.md is not what facts and tests say; run `make coverage`\n{differing:#?}"
    );
}

/// Headers are a promise; the symbols are what the linker finds of it.
#[test]
fn every_core_function_is_declared_and_exported() {
    let facts = Facts::read();
    let declared = Declared::read().functions;
    let missing: Vec<_> = core(&facts)
        .into_iter()
        .filter(|name| !declared.contains(*name))
        .collect();
    assert!(missing.is_empty(), "no header declares {missing:#?}");

    let Some(exported) = symbols::exported() else {
        return not_run::note("whether all that is declared is exported", "nm");
    };
    let missing: Vec<_> = declared.difference(&exported).collect();
    assert!(missing.is_empty(), "nobody exports {missing:#?}");
}

#[test]
fn every_core_function_has_a_test() {
    let Some(calls) = Calls::read() else {
        return not_run::note("which functions the tests call", "nm");
    };
    let facts = Facts::read();
    let untested: Vec<_> = core(&facts)
        .into_iter()
        .filter(|name| calls.tests_of(name).is_empty())
        .collect();
    assert!(untested.is_empty(), "no test calls {untested:#?}");
    // One that no header declares, so that nobody can call it.
    assert!(calls.tests_of("EOS_Mercury_Tick").is_empty());
}

#[test]
fn every_result_code_is_provoked_or_says_why_not() {
    let codes = Codes::provoked();
    let open: Vec<String> = codes::rows()
        .into_iter()
        .filter(|row| codes.fate(row) == Fate::Open)
        .map(|row| format!("{} {}", row.function, row.code))
        .collect();
    assert!(open.is_empty(), "nobody provokes {open:#?}");
    // One that nobody ever answers with.
    let never = Row {
        function: "EOS_Shutdown".to_owned(),
        code: "EOS_Canceled".to_owned(),
        is_documented: true,
    };
    assert_eq!(codes.fate(&never), Fate::Open);
}

/// A reason for what is provoked, or for what no fact lists, is a reason no longer.
#[test]
fn every_reason_still_holds() {
    let codes = Codes::provoked();
    let rows: BTreeSet<(String, String)> = codes::rows()
        .into_iter()
        .filter(|row| codes.story(row).is_none())
        .map(|row| (row.function, row.code))
        .collect();
    let stale: Vec<_> = reasons::REASONS
        .iter()
        .filter(|reason| !rows.contains(&(reason.function.to_owned(), reason.code.to_owned())))
        .map(|reason| (reason.function, reason.code))
        .collect();
    assert!(stale.is_empty(), "these need no reason: {stale:#?}");
}
