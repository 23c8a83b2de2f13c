//! The page.

use std::fmt::Write as _;

use crate::calls::Calls;
use crate::codes::{self, Codes, Fate, PROGRAM, Row};
use crate::facts::{Facts, text};

const BEGINNING: &str = "\
# What of EOS is here

Made by `make coverage` from the facts of the ABI and the tests; changes here get lost.

The core functions are those that a game with sessions needs: starting, logging in, sessions. Each is declared, exported and called by a test. The facts about them lie in `tests/facts`. All other names of the SDK are in [eos-exports.md](eos-exports.md): there are getters here of interfaces whose functions refuse.

## Functions

*Since* is the first SDK in which somebody saw the function; nobody looked at any before 1.10.2. **works**: it does what its name says. **refuses**: it needs what only Epic has, and answers with the code that EOS has for that. The test is a C program where there is one.
";

const CODES: &str = "
## Result codes

What the SDK's declarations state for a function, and what is to be expected of it (*inferred*), with the story that provokes it: a C function of the program `PROGRAM`, which is played at each run of the tests. Where nothing does, the reason stands there.
";

/// At most so many tests are named for a function.
const TESTS: usize = 2;

pub(crate) fn write(facts: &Facts, calls: &Calls, codes: &Codes) -> String {
    let mut page = BEGINNING.to_owned();
    page.push_str(
        "\n| function | header | since | status | test |\n| --- | --- | --- | --- | --- |\n",
    );
    let functions = facts.all("functions").iter();
    for function in functions.filter(|function| function["scope"] == "core") {
        let (name, header) = (text(function, "name"), text(function, "header"));
        let since = text(function, "first_sdk_seen").trim_start_matches("<=");
        let (status, tests) = (status(name, codes), tests(calls.tests_of(name)));
        let _ = writeln!(
            page,
            "| `{name}` | `{header}` | {since} | {status} | {tests} |"
        );
    }
    page.push_str(&CODES.replace("PROGRAM", PROGRAM));
    write_codes(&mut page, codes);
    page
}

fn write_codes(page: &mut String, codes: &Codes) {
    page.push_str("\n| function | code | from | provoked by |\n| --- | --- | --- | --- |\n");
    for row in codes::rows() {
        let fate = match codes.fate(&row) {
            Fate::Provoked(story) => format!("`{story}`"),
            Fate::Reason(why) => why.to_owned(),
            Fate::Open => "**nobody**".to_owned(),
        };
        let from = if row.is_documented {
            "stated"
        } else {
            "inferred"
        };
        let (function, code) = (row.function, row.code);
        let _ = writeln!(page, "| `{function}` | `{code}` | {from} | {fate} |");
    }
}

/// What a function does, as far as the answers tell that it got.
fn status(name: &str, codes: &Codes) -> &'static str {
    let never_succeeds = |row: &Row| {
        row.function == name
            && row.code == "EOS_Success"
            && matches!(codes.fate(row), Fate::Reason(_))
    };
    match codes::rows().iter().any(never_succeeds) {
        true => "refuses",
        false => "works",
    }
}

fn tests(files: &[String]) -> String {
    let named = files.iter().take(TESTS).map(|file| format!("`{file}`"));
    named.collect::<Vec<_>>().join(", ")
}
