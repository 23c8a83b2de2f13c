//! What a directory that is not there, or dies, does to the game: nothing. No signal, no long Tick, no end that does not come.
#![cfg(unix)]

mod support;

use std::io::Read;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

#[cfg(debug_assertions)]
use greenroom_planted::{Fault, VARIABLE};
use support::child::Child;
use support::directory::{Desk, Directory};
use support::programs::{self, Linked};

/// How often the directory dies under the writes.
const DEATHS: usize = 5;
/// How many connections are broken while it is away, each in the middle of a request.
const BROKEN: usize = 8;
/// Operations that wait for a directory which is not there.
const WAITING: usize = 1000;

fn storm(linked: Linked) -> std::path::PathBuf {
    let source = support::root().join("tests/c/storm.c");
    programs::build_c(&format!("storm-{linked:?}"), &source, linked, &[])
}

fn start_storm(program: &std::path::Path, directory: &Directory) -> (Child, Desk) {
    let desk = Desk::at(directory.url());
    let mut command = desk.player(program, "storm");
    let mut child = Child::start("storm", command.arg("storm"));
    child.answer("ready");
    (child, desk)
}

fn address(directory: &Directory) -> SocketAddr {
    let address = directory.url().trim_start_matches("http://");
    address.parse().expect("a directory listens somewhere")
}

/// In the place of the directory: takes connections, and breaks each when a request has begun to come. What its client writes after that finds nobody.
fn break_connections(at: SocketAddr, count: usize) {
    let listener = TcpListener::bind(at).expect("the directory has left its port");
    for _ in 0..count {
        let (mut stream, _) = listener.accept().expect("a connection");
        // A read that ends early breaks the connection all the same.
        let _ = stream.read(&mut [0; 16]);
    }
}

/// The game has SIGPIPE as every C program has it when it starts: it would end the process.
fn writes_survive(linked: Linked) {
    let program = storm(linked);
    let mut directory = Directory::start();
    let (mut game, _desk) = start_storm(&program, &directory);
    let at = address(&directory);
    for _ in 0..DEATHS {
        game.say("write");
        game.answer("wrote ");
        let crashed = directory.crash();
        break_connections(at, BROKEN);
        crashed.restart();
        // It writes again, as if nothing had been.
        game.answer("wrote ");
        game.say("calm");
        while !game.line().starts_with("calm ") {}
    }
    game.succeed();
}

#[test]
fn a_directory_that_dies_in_the_middle_of_writes_costs_no_signal() {
    writes_survive(Linked::Shared);
}

#[test]
fn nor_does_it_with_the_static_library() {
    writes_survive(Linked::Static);
}

/// The one guard between a broken connection and the end of the game is seen to bark.
#[cfg(debug_assertions)]
#[test]
fn a_worker_that_takes_signals_is_caught() {
    use std::os::unix::process::ExitStatusExt;

    let program = storm(Linked::Shared);
    let directory = Directory::start();
    let desk = Desk::at(directory.url());
    let mut command = desk.player(&program, "storm");
    command.env(VARIABLE, Fault::OpenToSignals.name());
    let mut game = Child::start("storm", command.arg("storm"));
    game.say("write");
    let (status, _) = game.die();
    assert_eq!(status.signal(), Some(libc::SIGPIPE), "{status}");
}

#[test]
fn a_thousand_waiting_operations_make_no_tick_slow() {
    let program = storm(Linked::Shared);
    let mut directory = Directory::start();
    let (mut game, _desk) = start_storm(&program, &directory);
    game.say("write");
    game.answer("wrote ");
    game.say("calm");
    while !game.line().starts_with("calm ") {}
    let crashed = directory.crash();
    // The limit stands in the program, beside the clock.
    let slowest = game.ask(&format!("wait {WAITING}"), "slowest ");
    println!("slowest Tick of 10,000: {slowest} µs");
    crashed.restart();
    game.succeed();
}

/// The name server that does not answer is in the program itself.
#[cfg(target_os = "linux")]
#[test]
fn a_name_server_that_never_answers_holds_nothing_up() {
    let source = support::root().join("tests/c/nameless.c");
    let program = programs::build_c("nameless", &source, Linked::Shared, &["-ldl"]);
    for end in ["release", "shutdown", "exit"] {
        let desk = Desk::at("http://directory.example");
        let mut command = desk.player(&program, end);
        // A proxy would look the name up in our place.
        for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
            command.env_remove(variable);
        }
        let mut game = Child::start(end, command.arg(end));
        game.answer("leaving");
        let began = support::now();
        game.succeed();
        assert!(support::now() - began < Duration::from_secs(10), "{end}");
    }
}
