//! The samples: built in both languages, run as their READMEs say, and held to what those promise.

mod support;

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use support::child::Child;
use support::directory::{Desk, Directory};
use support::programs::{self, Programs};

fn samples() -> &'static Programs {
    static SAMPLES: OnceLock<Programs> = OnceLock::new();
    SAMPLES.get_or_init(|| {
        let sources = [
            "01_tick",
            "02_login",
            "03_host",
            "04_find_and_join",
            "05_polled_session",
            "06_faults",
            "07_offline_test",
        ]
        .map(|name| {
            let file = format!("samples-c/{name}/main.c");
            (name, support::root().join(file))
        });
        programs::build("samples", &sources)
    })
}

fn play(desk: &Desk, program: &Path, profile: &str, arguments: &[&str]) -> Command {
    let mut command = desk.player(program, profile);
    command.args(arguments);
    command
}

/// Where exactly one line begins with `start`, what follows there.
fn after<'a>(said: &'a [String], start: &str) -> &'a str {
    let mut found = said.iter().filter_map(|line| line.strip_prefix(start));
    match (found.next(), found.next()) {
        (Some(rest), None) => rest,
        _ => panic!("not one line begins with `{start}`: {said:#?}"),
    }
}

#[test]
fn tick() {
    for program in samples().each("01_tick") {
        let desk = Desk::without_directory();
        let said = Child::start("01_tick", &mut play(&desk, program, "anna", &[])).succeed();
        assert!(after(&said, "Library version ").starts_with("1.19."));
        assert_eq!(
            said[1..],
            [
                "The platform is up.",
                "Ticked 60 frames.",
                "Released and shut down."
            ]
        );
    }
}

#[test]
fn login_makes_an_account_once() {
    let directory = Directory::start();
    for program in samples().each("02_login") {
        let desk = Desk::at(directory.url());
        let log_in = |profile| Child::start("02_login", &mut play(&desk, program, profile, &[]));
        let first = log_in("anna").succeed();
        let again = log_in("anna").succeed();
        let other = log_in("ben").succeed();

        after(&first, "This profile is new here");
        after(&first, "An account was made.");
        after(&again, "This profile has been here before.");
        let id = after(&first, "Logged in as ");
        assert_eq!(id.len(), 33, "32 digits and a full stop");
        assert_eq!(after(&again, "Logged in as "), id);
        assert_ne!(after(&other, "Logged in as "), id);
        for said in [first, again, other] {
            assert_eq!(after(&said, "Status: "), "logged in");
        }
    }
}

#[test]
fn login_without_a_directory() {
    for program in samples().each("02_login") {
        let desk = Desk::without_directory();
        let said = Child::start("02_login", &mut play(&desk, program, "anna", &[])).succeed();
        assert_eq!(after(&said, "Status: "), "logged in");
    }
}

#[test]
fn host_and_join() {
    let directory = Directory::start();
    let hosts = samples().each("03_host");
    let joiners = samples().each("04_find_and_join");
    for (number, (host, joiner)) in hosts.into_iter().zip(joiners).enumerate() {
        let desk = Desk::at(directory.url());
        let bucket = format!("samples:{number}");
        let look = |maps| {
            let arguments = ["--bucket", &bucket, "--maps", maps];
            Child::start(
                "04_find_and_join",
                &mut play(&desk, joiner, "ben", &arguments),
            )
        };
        let arguments = ["--bucket", &bucket, "--map", "desert"];
        let mut host = Child::start("03_host", &mut play(&desk, host, "anna", &arguments));
        let id = host.answer("Published as session ");
        let id = id.trim_end_matches('.');
        let hosting = host.answer("Hosting \"A game on this desk\" on map desert");
        assert!(hosting.ends_with("3 of 4 slots are open."), "{hosting}");
        host.answer("Press Enter to stop.");

        let found = look("harbour;desert").succeed();
        after(&found, "1 session with a free slot");
        let session = format!("  Session {id} at 127.0.0.1: ");
        assert_eq!(after(&found, &session), "3 of 4 slots are open");
        assert_eq!(after(&found, "      MAP = "), "desert");
        assert_eq!(after(&found, "      TITLE = "), "A game on this desk");
        after(&found, "Joined the first one.");
        after(&found, "Left it again.");

        let (status, found) = look("forest").finish();
        assert_eq!(status.code(), Some(1));
        after(&found, "0 sessions with a free slot");

        host.say("");
        host.answer("The session is closed.");
        host.succeed();
        let (status, found) = look("desert").finish();
        assert_eq!(status.code(), Some(1));
        after(&found, "0 sessions with a free slot");
    }
}

#[test]
fn a_polled_session() {
    let directory = Directory::start();
    for (number, program) in samples().each("05_polled_session").into_iter().enumerate() {
        let desk = Desk::at(directory.url());
        let name = format!("polled.{number}");
        let host = ["host", "--name", &name, "--map", "desert"];
        let join = ["join", "--name", &name];
        let guest = || Child::start("join", &mut play(&desk, program, "ben", &join));

        let (status, _) = guest().finish();
        assert_eq!(status.code(), Some(1), "there is no such session yet");
        let mut host = Child::start("host", &mut play(&desk, program, "anna", &host));
        let address = host.answer("Hosting ");
        assert!(
            address.ends_with(&format!("/Lobby/sessions/{name}")),
            "{address}"
        );
        host.answer("Press Enter to stop.");
        assert_eq!(host.answer("1 in the session:"), "Host {}");

        let found = guest().succeed();
        let map = r#"{"name":"desert","seed":9007199254740993}"#;
        assert_eq!(after(&found, "The map is "), map);
        let members = r#" Host {} Guest {"ready":true}"#;
        assert_eq!(after(&found, "2 in the session:"), members);
        after(&found, "The session is left.");

        // The host hears of both without asking; what comes close together may come as one.
        loop {
            let said = host.line();
            assert!(said.contains(" in the session:"), "{said}");
            if said == "1 in the session: Host {}" {
                break;
            }
        }
        host.say("");
        let said = host.succeed();
        after(&said, "The session is left.");
    }
}

fn a_bad_day(desk: &Desk, program: &Path) {
    let said = Child::start("06_faults", &mut play(desk, program, "anna", &[])).succeed();
    let away = said
        .iter()
        .position(|line| line == "The directory is away.");
    let (before, after) = said.split_at(away.expect("there is an outage"));
    let list = "  The list shows 1 session.";
    assert_eq!(
        before,
        [
            "Hosting.",
            "The line is slow.",
            list,
            "  Frames were drawn meanwhile: yes.",
            "Two changes of the session fail.",
            "  Attempt 1: EOS_NoConnection",
            "  Attempt 2: EOS_NoConnection",
            "  Attempt 3: EOS_Success",
            "All tokens have expired.",
            list,
            "  Still logged in: yes.",
        ]
    );
    assert_eq!(
        after,
        [
            "The directory is away.",
            "  No list for now. The game goes on.",
            "It is back.",
            list,
            "The session is closed.",
        ]
    );
}

#[test]
fn a_game_carries_on_through_faults() {
    let directory = Directory::start();
    for program in samples().each("06_faults") {
        a_bad_day(&Desk::at(directory.url()), program);
        a_bad_day(&Desk::without_directory(), program);
    }
}

#[test]
fn a_directory_in_production_has_no_faults_for_a_game() {
    let directory =
        Directory::configured("[[clients]]\nid = 'samples'\nsecret = 'samples'\npolicy = 'host'\n");
    for program in samples().each("06_faults") {
        let desk = Desk::at(directory.url());
        let mut command = play(&desk, program, "anna", &[]);
        let output = command.output().expect("the sample runs");
        assert_eq!(output.status.code(), Some(1));
        let complaints = String::from_utf8_lossy(&output.stderr);
        assert!(
            complaints.contains("GR_Faults_SetLatency: EOS_AccessDenied"),
            "{complaints}"
        );
    }
}

/// Whatever the surroundings say of a directory.
#[test]
fn a_game_tests_its_session_code_offline() {
    for program in samples().each("07_offline_test") {
        let desk = Desk::at("http://127.0.0.1:1");
        let said = Child::start("07_offline_test", &mut play(&desk, program, "anna", &[]));
        let said = said.succeed();
        let (end, tests) = said.split_last().expect("it says something");
        assert!(tests.iter().all(|line| line.starts_with("ok ")), "{said:?}");
        let count = format!("{} tests in ", tests.len());
        assert!(end.starts_with(&count), "{end}");
    }
}

#[test]
fn a_host_stops_when_asked() {
    let directory = Directory::start();
    for program in samples().each("03_host") {
        let desk = Desk::at(directory.url());
        let timed = ["--seconds", "1"];
        let said = Child::start("03_host", &mut play(&desk, program, "anna", &timed)).succeed();
        after(&said, "The session is closed.");

        let mut host = Child::start("03_host", &mut play(&desk, program, "anna", &[]));
        host.answer("Published as session ");
        host.answer("Hosting ");
        host.answer("Press Enter to stop.");
        host.signal("INT");
        host.answer("The session is closed.");
        host.succeed();
    }
}

#[test]
fn a_wrong_argument_is_explained() {
    for name in ["03_host", "04_find_and_join", "05_polled_session"] {
        for program in samples().each(name) {
            let desk = Desk::without_directory();
            let mut command = play(&desk, program, "anna", &["--what"]);
            let output = command.output().expect("the sample runs");
            assert_eq!(output.status.code(), Some(2));
            assert!(String::from_utf8_lossy(&output.stderr).contains("usage: "));
        }
    }
}
