//! What games bring along beside their sessions, in C: packets, an overlay, names, who plays.

mod support;

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use support::cc;
use support::child::{Child, PATIENCE};
use support::directory::{Desk, Directory};
use support::not_run;
use support::programs::{self, Programs};

const ALL: [&str; 4] = ["p2p", "ui", "user_info", "metrics"];

fn programs() -> &'static Programs {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        let sources = ALL.map(|name| {
            let file = format!("tests/c/{name}.c");
            (name, support::root().join(file))
        });
        programs::build("neighbours", &sources)
    })
}

/// Runs the program as a player of its own for each dialect.
fn run(name: &str, desk: impl Fn() -> Desk) {
    for program in programs().each(name) {
        let desk = desk();
        let mut command = desk.player(program, name);
        command.arg(tag(program));
        Child::start(name, &mut command).succeed();
    }
}

/// Tells the runs of one test on one directory apart.
fn tag(program: &Path) -> String {
    let name = program.file_name().expect("a program has a name");
    name.to_string_lossy().replace('+', "p")
}

#[test]
fn packets_without_a_directory() {
    run("p2p", Desk::without_directory);
}

#[test]
fn packets_with_a_directory() {
    let directory = Directory::start();
    run("p2p", || Desk::at(directory.url()));
}

/// It never logs in, so no directory is needed.
#[test]
fn an_overlay_that_is_not_there() {
    run("ui", Desk::without_directory);
}

#[test]
fn names_without_a_directory() {
    run("user_info", Desk::without_directory);
}

#[test]
fn names_with_a_directory() {
    let directory = Directory::start();
    run("user_info", || Desk::at(directory.url()));
}

#[test]
fn players_who_play_without_a_directory() {
    run("metrics", Desk::without_directory);
}

#[test]
fn a_directory_counts_who_plays() {
    let directory = Directory::start();
    let desk = Desk::at(directory.url());
    let mut command = desk.player(programs().c("metrics"), "anna");
    let mut game = Child::start("metrics", command.args(["counted", "wait"]));
    game.answer("playing");
    // Two before it, and those without a login nobody heard of.
    wait_for(
        &directory,
        &[
            "greenroom_player_sessions 1",
            "greenroom_plays_total{what=\"began\"} 4",
            "greenroom_plays_total{what=\"ended\"} 3",
        ],
    );
    game.say("on");
    game.answer("ended");
    wait_for(
        &directory,
        &[
            "greenroom_player_sessions 0",
            "greenroom_plays_total{what=\"ended\"} 4",
        ],
    );
    game.say("on");
    game.succeed();
}

/// Until the directory says all of these lines of itself.
fn wait_for(directory: &Directory, lines: &[&str]) {
    let begun = support::now();
    loop {
        let told = metrics(directory);
        let says = |line: &&str| told.lines().any(|told| told == *line);
        if lines.iter().all(says) {
            return;
        }
        assert!(
            support::now() - begun < PATIENCE,
            "{lines:?} is not in\n{told}"
        );
        thread::sleep(Duration::from_millis(20));
    }
}

/// What the directory says of itself.
fn metrics(directory: &Directory) -> String {
    let address = directory.url().trim_start_matches("http://");
    let request = format!("GET /metrics HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    let mut connection = TcpStream::connect(address).expect("the directory listens");
    connection
        .write_all(request.as_bytes())
        .expect("it reads what is asked");
    let mut told = String::new();
    connection.read_to_string(&mut told).expect("it answers");
    told
}

/// Whether reads and writes stay where they belong, and nothing leaks.
#[test]
fn no_program_touches_memory_that_is_not_its_own() {
    let valgrind = OsStr::new("valgrind");
    if !cc::is_there(valgrind) {
        return not_run::note("the neighbours in C under a memory checker", "valgrind");
    }
    for name in ALL {
        let desk = Desk::without_directory();
        let mut command = Command::new(valgrind);
        command.args(["--quiet", "--error-exitcode=99", "--leak-check=full"]);
        // What is only possibly lost is what Rust's threads point to from its middle.
        command.args([
            "--show-leak-kinds=definite",
            "--errors-for-leak-kinds=definite",
        ]);
        command.arg(programs().c(name)).arg("checked");
        desk.seat(&mut command, name);
        Child::start(name, &mut command).succeed();
    }
}
