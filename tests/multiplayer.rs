//! Sessions of the contract in C: `tests/c/multiplayer.c` without a directory and with one, a directory that goes away, and the page on Stingray.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use support::child::Child;
use support::directory::{Desk, Directory};
use support::programs::{self, Programs};

fn programs() -> &'static Programs {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        let sources = ["multiplayer", "multiplayer_roles", "multiplayer_outage"].map(|name| {
            let file = format!("tests/c/{name}.c");
            (name, support::root().join(file))
        });
        programs::build("multiplayer", &sources)
    })
}

fn player(desk: &Desk, program: &Path, arguments: &[&str]) -> Command {
    let mut command = desk.player(program, "anna");
    // The players of these programs choose their profiles themselves.
    command.env_remove("GREENROOM_PROFILE");
    command.args(arguments);
    command
}

/// Tells the runs of one test on one directory apart.
fn tag(program: &Path) -> String {
    let name = program.file_name().expect("a program has a name");
    name.to_string_lossy().replace('+', "p")
}

#[test]
fn sessions_without_a_directory() {
    for program in programs().each("multiplayer") {
        let desk = Desk::without_directory();
        let mut command = player(&desk, program, &[&tag(program)]);
        Child::start("multiplayer", &mut command).succeed();
    }
}

#[test]
fn sessions_with_a_directory() {
    let directory = Directory::start();
    for program in programs().each("multiplayer") {
        let desk = Desk::at(directory.url());
        let mut command = player(&desk, program, &["directory", &tag(program)]);
        Child::start("multiplayer", &mut command).succeed();
    }
}

/// A template with roles is for an operator to write.
#[test]
fn roles_of_a_template() {
    let template = r#"{"constants": {"system": {"visibility": "open", "capabilities": {}}},
        "roleTypes": {"seat": {"roles": {"driver": {"max": 1}, "guest": {"target": 2}}}}}"#;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("car.json");
    fs::write(&file, template).expect("written");
    let directory = Directory::configured(&format!(
        "[rates]\nfactor = 10.0\n\
         [[clients]]\nid = 'tests'\nsecret = 'tests'\npolicy = 'host'\n\
         [[templates]]\nscid = 'tests'\nname = 'Car'\nfile = '{}'\n",
        file.display()
    ));
    for program in programs().each("multiplayer_roles") {
        let desk = Desk::at(directory.url());
        let mut command = player(&desk, program, &[&tag(program)]);
        Child::start("multiplayer_roles", &mut command).succeed();
    }
}

#[test]
fn a_membership_outlives_the_directory() {
    for program in programs().each("multiplayer_outage") {
        let mut directory = Directory::start();
        let desk = Desk::at(directory.url());
        let mut host = Child::start("host", &mut player(&desk, program, &[&tag(program)]));
        host.answer("hosting");
        let away = directory.crash();
        host.ask("change", "away ");
        away.restart();
        assert_eq!(host.ask("return", "back "), "1");
        host.say("leave");
        host.answer("left");
        host.succeed();
    }
}

#[test]
fn a_membership_that_the_directory_has_ended_is_broken() {
    for program in programs().each("multiplayer_outage") {
        let mut directory = Directory::impatient(None);
        let desk = Desk::at(directory.url());
        let mut host = Child::start("host", &mut player(&desk, program, &[&tag(program)]));
        host.answer("hosting");
        let away = directory.crash();
        away.restart_after_the_grace();
        assert_eq!(host.ask("lost", "broken "), "EOS_NotFound");
        host.say("leave");
        host.answer("left");
        host.succeed();
    }
}

/// Each line of `docs/stingray.md` names calls that there are and tests that hold them.
#[test]
fn the_page_on_stingray_names_calls_and_tests_that_are_there() {
    let read = |path: &str| fs::read_to_string(support::root().join(path)).expect(path);
    let page = read("docs/stingray.md");
    let headers = [
        "greenroom.h",
        "eos_sdk.h",
        "eos_init.h",
        "eos_connect.h",
        "eos_sessions.h",
    ];
    let declared: String = headers
        .map(|name| read(&format!("include/{name}")))
        .concat();
    let stories = [
        "multiplayer.c",
        "multiplayer_activity.h",
        "multiplayer_hosts.h",
    ];
    let stories = stories
        .map(|name| read(&format!("tests/c/{name}")))
        .concat();
    let (mut rows, mut called) = (0, BTreeSet::new());
    for line in page.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [function, status, calls, tests] = cells.as_slice() else {
            panic!("four cells: {line}");
        };
        if *function == "Stingray" || function.starts_with("---") {
            continue;
        }
        rows += 1;
        let quoted = |cell: &str| -> Vec<String> {
            cell.split('`')
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
                .collect()
        };
        for call in quoted(calls) {
            assert!(
                declared.contains(&format!("{call}(")),
                "{call} is not declared"
            );
            called.insert(call);
        }
        for test in quoted(tests) {
            let is_there = match test.contains('/') {
                true => support::root().join(&test).is_file(),
                false => stories.contains(&format!("static void {test}(")),
            };
            assert!(is_there, "no test {test}");
        }
        let is_in = status.starts_with("in");
        assert!(!is_in || *tests != "–", "nothing holds {function}");
        let is_reasoned = ["out: ", "out, as ", "later, with "].iter();
        let is_reasoned = is_reasoned
            .into_iter()
            .any(|start| status.starts_with(start));
        assert!(is_in || is_reasoned, "{function} is {status}");
    }
    assert!(rows > 50, "{rows} rows");
    assert!(called.len() > 40, "{called:?}");
}
