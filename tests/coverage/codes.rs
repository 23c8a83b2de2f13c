//! Which result codes are provoked: what `tests/c/codes.c` was answered, story by story.

use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

use greenroom_issuer::Issuer;
use serde_json::Value;

use crate::operator;
use crate::reasons::REASONS;
use crate::support;
use crate::support::child::Child;
use crate::support::directory::{Desk, Directory};
use crate::support::programs::{self, Linked};

/// The program, as the page names it.
pub(crate) const PROGRAM: &str = "tests/c/codes.c";

/// Two programs that may not do everything.
const POLICIES: &str = "\
[policies.hosts]\nallow = ['findSessions', 'readSessions', 'hostSessions']\n\
[policies.joins]\nallow = ['findSessions', 'readSessions', 'joinSessions']\n\
[[clients]]\nid = 'hosts'\nsecret = 'tests'\npolicy = 'hosts'\n\
[[clients]]\nid = 'joins'\nsecret = 'tests'\npolicy = 'joins'\n";

/// A program that players of another system use.
const CLIENT: &str = "[[clients]]\nid = 'tests'\nsecret = 'tests'\npolicy = 'host'\n";

/// A tenth of what a directory takes usually.
const FEW_REQUESTS: &str = "[rates]\nfactor = 0.1\n";

/// A port on which nobody ever listens.
const NOWHERE: &str = "http://127.0.0.1:1";

/// A code that the facts list for a function.
pub(crate) struct Row {
    pub(crate) function: String,
    pub(crate) code: String,
    /// Stated by the declarations of the SDK, and not only to be expected of it.
    pub(crate) is_documented: bool,
}

/// Every code of every function, in the order of their names.
pub(crate) fn rows() -> Vec<Row> {
    let facts: Value =
        serde_json::from_str(include_str!("../facts/eos_abi.json")).expect("the facts are JSON");
    let results = facts["function_results"].as_object();
    let mut rows = Vec::new();
    for (function, codes) in results.expect("codes by function") {
        for kind in ["documented", "inferred"] {
            let codes = codes[kind].as_array().map_or(&[][..], Vec::as_slice);
            rows.extend(codes.iter().map(|code| Row {
                function: function.clone(),
                code: code.as_str().expect("a code has a name").to_owned(),
                is_documented: kind == "documented",
            }));
        }
    }
    rows
}

/// What became of a code.
#[derive(Debug, PartialEq)]
pub(crate) enum Fate<'a> {
    /// By the C function that provoked it.
    Provoked(&'a str),
    /// Not to be had, and why.
    Reason(&'a str),
    Open,
}

/// The codes that were met, and in which story first.
pub(crate) struct Codes(HashMap<(String, String), String>);

impl Codes {
    /// Plays all stories, once for all tests.
    pub(crate) fn provoked() -> &'static Self {
        static CODES: OnceLock<Codes> = OnceLock::new();
        CODES.get_or_init(|| {
            let source = support::root().join(PROGRAM);
            let program = programs::build_c("codes", &source, Linked::Shared, &[]);
            let policies = Directory::configured(POLICIES);
            let desk = Directory::start();
            let mut issuer = Issuer::start();
            let trusting = format!("{CLIENT}{}", issuer.block());
            let trusting = Directory::configured(&trusting);
            let strict = Directory::configured(&format!("{CLIENT}{FEW_REQUESTS}"));
            let token = issuer.token("ann");
            let mut codes = Codes(HashMap::new());
            for (scene, url, argument) in [
                ("play", "local:", "play"),
                ("offline", "local:", "offline"),
                ("alone", NOWHERE, "alone"),
                ("policies", policies.url(), "policies"),
                ("sanctions", desk.url(), "sanctions"),
                ("rates", strict.url(), "rates"),
                ("accounts", trusting.url(), &token),
            ] {
                codes.play(&program, scene, url, argument);
            }
            codes
        })
    }

    fn play(&mut self, program: &Path, scene: &str, url: &str, argument: &str) {
        let desk = Desk::at(url);
        let mut command = desk.player(program, scene);
        // The program names the profiles of its players itself.
        command
            .env_remove("GREENROOM_PROFILE")
            .args([scene, argument]);
        let mut program = Child::start(scene, &mut command);
        while let Some(line) = program.line_or_end() {
            let words: Vec<&str> = line.split(' ').collect();
            match words[..] {
                ["sanction", player] => {
                    operator::sanction(url, player);
                    program.say("done");
                }
                [function, code, story] => {
                    let met = (function.to_owned(), code.to_owned());
                    self.0.entry(met).or_insert_with(|| story.to_owned());
                }
                _ => panic!("{scene} said `{line}`"),
            }
        }
        program.succeed();
    }

    pub(crate) fn story(&self, row: &Row) -> Option<&str> {
        let key = (row.function.clone(), row.code.clone());
        self.0.get(&key).map(String::as_str)
    }

    pub(crate) fn fate(&self, row: &Row) -> Fate<'_> {
        if let Some(story) = self.story(row) {
            return Fate::Provoked(story);
        }
        let reason = REASONS
            .iter()
            .find(|reason| reason.function == row.function && reason.code == row.code);
        reason.map_or(Fate::Open, |reason| Fate::Reason(reason.why))
    }
}
