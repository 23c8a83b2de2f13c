//! The C programs of `tests/c`: the same source as C99 and as C++11, only against `include/`, without a directory and with one, in one process and in two.

mod support;

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

#[cfg(debug_assertions)]
use greenroom_planted::{Fault, VARIABLE};
use support::cc;
use support::child::Child;
use support::directory::{Desk, Directory};
use support::not_run;
use support::programs::{self, Linked, Programs};

fn programs() -> &'static Programs {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        let sources = [
            "road",
            "lifecycle",
            "logins",
            "limits",
            "searching",
            "hostile",
            "strangers",
            "invites",
            "at_exit",
            "server",
            "custom_invites",
            "auth",
            "friends",
            "presence",
        ]
        .map(|name| {
            let file = format!("tests/c/{name}.c");
            (name, support::root().join(file))
        });
        programs::build("c", &sources)
    })
}

/// Runs the program as a player of its own for each dialect.
fn run(name: &str, arguments: &[&str], desk: impl Fn() -> Desk) {
    for program in programs().each(name) {
        let desk = desk();
        let mut command = desk.player(program, name);
        command.args(arguments).arg(tag(program));
        Child::start(name, &mut command).succeed();
    }
}

/// Tells the runs of one test on one directory apart.
fn tag(program: &Path) -> String {
    let name = program.file_name().expect("a program has a name");
    name.to_string_lossy().replace('+', "p")
}

/// And not with one that an earlier build left in a folder that cargo looks into first.
#[cfg(target_os = "linux")]
#[test]
fn the_programs_run_with_the_library_under_test() {
    let tested = programs::library_directory().join("libgreenroom.so");
    let earlier = tempfile::tempdir().expect("a temporary folder");
    std::fs::copy(&tested, earlier.path().join("libgreenroom.so")).expect("a copy");
    for program in programs().each("lifecycle") {
        let mut command = Command::new(program);
        command.env("LD_LIBRARY_PATH", earlier.path());
        // Makes the loader say what it would load, and run nothing.
        command.env("LD_TRACE_LOADED_OBJECTS", "1");
        let told = command.output().expect("the loader starts").stdout;
        let told = String::from_utf8_lossy(&told);
        assert!(told.contains(&*tested.to_string_lossy()), "{told}");
    }
}

#[test]
fn the_road_in_one_process_without_a_directory() {
    run("road", &["both"], Desk::without_directory);
}

#[test]
fn the_road_in_one_process_through_a_directory() {
    let directory = Directory::start();
    run("road", &["both"], || Desk::at(directory.url()));
}

#[test]
fn the_road_of_two_processes_through_a_directory() {
    let directory = Directory::start();
    for program in programs().each("road") {
        let desk = Desk::at(directory.url());
        let start = |role| {
            let mut command = desk.player(program, role);
            command.args([role, &tag(program)]);
            Child::start(role, &mut command)
        };
        let mut players = [start("host"), start("join")];
        let steps = players.each_mut().map(|player| player.answer("steps "));
        assert_eq!(steps[0], steps[1]);
        let steps: usize = steps[0].parse().expect("a number of steps");
        for step in 0..steps {
            let player = &mut players[step % 2];
            assert_eq!(player.ask(&step.to_string(), "done "), step.to_string());
        }
        // The end of the input is the end of the story.
        for player in players {
            player.succeed();
        }
    }
}

/// It never logs in, so no directory is needed.
#[test]
fn the_life_of_the_library() {
    run("lifecycle", &[], Desk::without_directory);
}

#[test]
fn logins_without_a_directory() {
    run("logins", &[], Desk::without_directory);
}

#[test]
fn logins_with_a_directory() {
    let directory = Directory::start();
    run("logins", &[], || Desk::at(directory.url()));
}

#[test]
fn limits_without_a_directory() {
    run("limits", &[], Desk::without_directory);
}

#[test]
fn limits_with_a_directory() {
    let directory = Directory::start();
    run("limits", &[], || Desk::at(directory.url()));
}

#[test]
fn searching_without_a_directory() {
    run("searching", &[], Desk::without_directory);
}

#[test]
fn searching_with_a_directory() {
    let directory = Directory::start();
    run("searching", &[], || Desk::at(directory.url()));
}

#[test]
fn misuse_without_a_directory() {
    run("hostile", &[], Desk::without_directory);
}

#[test]
fn misuse_with_a_directory() {
    let directory = Directory::start();
    run("hostile", &[], || Desk::at(directory.url()));
}

#[test]
fn a_dedicated_server_without_a_directory() {
    run("server", &[], Desk::without_directory);
}

#[test]
fn a_dedicated_server_with_a_directory() {
    let directory = Directory::start();
    run("server", &[], || Desk::at(directory.url()));
}

#[test]
fn handles_of_another_platform_without_a_directory() {
    run("strangers", &[], Desk::without_directory);
}

#[test]
fn handles_of_another_platform_with_a_directory() {
    let directory = Directory::start();
    run("strangers", &[], || Desk::at(directory.url()));
}

#[test]
fn invites_without_a_directory() {
    run("invites", &[], Desk::without_directory);
}

#[test]
fn invites_with_a_directory() {
    let directory = Directory::start();
    run("invites", &[], || Desk::at(directory.url()));
}

#[test]
fn custom_invites_without_a_directory() {
    run("custom_invites", &["both"], Desk::without_directory);
}

#[test]
fn custom_invites_with_a_directory() {
    let directory = Directory::start();
    run("custom_invites", &["both"], || Desk::at(directory.url()));
}

/// Anna and Ben as two processes that take their steps in turn, with something in between.
fn two_who_invite(program: &Path, desk: &Desk, mut between: impl FnMut()) {
    let start = |role| {
        let mut command = desk.player(program, role);
        command.args([role, &tag(program)]);
        Child::start(role, &mut command)
    };
    let mut players = [start("anna"), start("ben")];
    let users = players.each_mut().map(|player| player.answer("user "));
    let steps = [0, 1].map(|at: usize| players[at].ask(&users[1 - at], "steps "));
    assert_eq!(steps[0], steps[1]);
    let steps: usize = steps[0].parse().expect("a number of steps");
    for step in 0..steps {
        let player = &mut players[step % 2];
        assert_eq!(player.ask(&step.to_string(), "done "), step.to_string());
        between();
    }
    for player in players {
        player.succeed();
    }
}

#[test]
fn custom_invites_of_two_processes_through_a_directory() {
    let directory = Directory::start();
    for program in programs().each("custom_invites") {
        two_who_invite(program, &Desk::at(directory.url()), || ());
    }
}

/// Nothing that was sent is lost, and nothing is told twice.
#[test]
fn custom_invites_through_a_directory_that_is_killed_now_and_then() {
    let mut directory = Directory::start();
    let desk = Desk::at(directory.url());
    let mut steps = 0;
    two_who_invite(programs().c("custom_invites"), &desk, || {
        steps += 1;
        // After some of Anna's steps and some of Ben's: each time takes the players a while.
        if steps % 3 == 1 {
            directory.crash().restart();
        }
    });
}

#[test]
fn an_end_in_atexit_without_a_directory() {
    run("at_exit", &[], Desk::without_directory);
}

#[test]
fn an_end_in_atexit_with_a_directory() {
    let directory = Directory::start();
    run("at_exit", &[], || Desk::at(directory.url()));
}

/// Whether reads and writes stay where they belong, and nothing leaks.
#[test]
fn no_program_touches_memory_that_is_not_its_own() {
    let valgrind = OsStr::new("valgrind");
    if !cc::is_there(valgrind) {
        return not_run::note("the C programs under a memory checker", "valgrind");
    }
    let check = |name: &str, arguments: &[&str]| {
        let desk = Desk::without_directory();
        let mut command = Command::new(valgrind);
        command.args(["--quiet", "--error-exitcode=99", "--leak-check=full"]);
        // What is only possibly lost is what Rust's threads point to from its middle.
        command.args([
            "--show-leak-kinds=definite",
            "--errors-for-leak-kinds=definite",
        ]);
        command
            .arg(programs().c(name))
            .args(arguments)
            .arg("checked");
        desk.seat(&mut command, name);
        Child::start(name, &mut command).succeed();
    };
    std::thread::scope(|scope| {
        scope.spawn(|| check("road", &["both"]));
        scope.spawn(|| check("lifecycle", &[]));
        scope.spawn(|| check("logins", &[]));
        scope.spawn(|| check("limits", &[]));
        scope.spawn(|| check("searching", &[]));
        scope.spawn(|| check("hostile", &[]));
        scope.spawn(|| check("strangers", &[]));
        scope.spawn(|| check("invites", &[]));
        scope.spawn(|| check("custom_invites", &["both"]));
        scope.spawn(|| check("auth", &["developers"]));
        scope.spawn(|| check("friends", &[]));
        scope.spawn(|| check("presence", &["story"]));
        scope.spawn(|| check("server", &[]));
    });
}

/// Programs whose own side the compiler watches: that they are right about what they hand over, and get over what they are handed.
#[cfg(target_os = "linux")]
#[test]
fn the_compilers_sanitizers_find_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    if !cc::knows_sanitizers(folder.path()) {
        return not_run::note(
            "the C programs under sanitizers",
            "sanitizer of the C compiler",
        );
    }
    let programs: [(&str, &[&str]); 14] = [
        ("lifecycle", &[]),
        ("logins", &[]),
        ("limits", &[]),
        ("hostile", &[]),
        ("strangers", &[]),
        ("invites", &[]),
        ("custom_invites", &["both"]),
        ("auth", &["developers"]),
        ("friends", &[]),
        ("presence", &["story"]),
        ("metrics", &[]),
        ("p2p", &[]),
        ("ui", &[]),
        ("user_info", &[]),
    ];
    for (name, arguments) in programs {
        let source = support::root().join(format!("tests/c/{name}.c"));
        let sanitized = format!("{name}-sanitized");
        let program = programs::build_c(&sanitized, &source, Linked::Shared, &cc::SANITIZED);
        let desk = Desk::without_directory();
        let mut command = desk.player(&program, name);
        let command = command.args(arguments).arg("sanitized");
        Child::start(name, command).succeed();
    }
}

/// What `player.h` holds every callback to is seen to bark.
#[cfg(debug_assertions)]
#[test]
fn a_callback_that_comes_twice_is_caught() {
    let desk = Desk::without_directory();
    let mut command = desk.player(programs().c("logins"), "twice");
    command.env(VARIABLE, Fault::DoubleCallback.name());
    let (status, complaints) = Child::start("logins", &mut command).end();
    assert_eq!(status.code(), Some(1));
    assert!(
        complaints.contains("the callback came twice"),
        "{complaints}"
    );
}
