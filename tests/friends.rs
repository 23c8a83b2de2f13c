//! Friends: two players invite, decline and accept, at a directory and at one in the process; and somebody is blocked, which is done at the directory.

mod support;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::OnceLock;

use greenroom_protocol::ids::AccountId;
use support::child::Child;
use support::directory::{Desk, Directory};
use support::programs::{self, Programs};

/// As clients of a desk say who they are: `client:secret`.
const CLIENT: &str = "Basic Y2xpZW50OnNlY3JldA==";

fn programs() -> &'static Programs {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        let source = support::root().join("tests/c/friends.c");
        programs::build("friends", &[("friends", source)])
    })
}

/// Plays the story in each dialect.
fn play(desk: impl Fn() -> Desk) {
    for (number, program) in programs().each("friends").into_iter().enumerate() {
        let desk = desk();
        let mut command = desk.player(program, "friends");
        command.arg(number.to_string());
        Child::start("friends", &mut command).succeed();
    }
}

#[test]
fn friends_without_a_directory() {
    play(Desk::without_directory);
}

#[test]
fn friends_with_a_directory() {
    let directory = Directory::start();
    play(|| Desk::at(directory.url()));
}

#[test]
fn who_is_blocked_is_listed_and_told() {
    let directory = Directory::start();
    let operator = Operator::of(&directory);
    let desk = Desk::at(directory.url());
    let mut command = desk.player(programs().c("friends"), "friends");
    command.args(["blocked", "desk"]);
    let mut player = Child::start("friends", &mut command);
    for (word, blocked) in [("block ", true), ("unblock ", false)] {
        let named = player.answer(word);
        let mut accounts = named.split(' ').map(str::parse::<AccountId>);
        let mut account = || accounts.next().expect("two are named").expect("an account");
        operator.block(account(), account(), blocked);
        player.say("done");
    }
    player.succeed();
}

/// A program that may change anyone's people.
struct Operator<'a> {
    directory: &'a Directory,
    token: String,
}

impl<'a> Operator<'a> {
    fn of(directory: &'a Directory) -> Self {
        let mut operator = Self {
            directory,
            token: CLIENT.to_owned(),
        };
        let form = "grant_type=client_credentials&deployment_id=tests";
        let kind = "application/x-www-form-urlencoded";
        let answer = operator.ask("POST", "/auth/v1/oauth/token", kind, form);
        let answer: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
        let token = answer["access_token"].as_str().expect("a token");
        operator.token = format!("Bearer {token}");
        operator
    }

    fn block(&self, owner: AccountId, other: AccountId, blocked: bool) {
        let path = format!("/serviceconfigs/tests/people/{owner}/{other}");
        let body = format!(r#"{{"blocked":{blocked}}}"#);
        self.ask("PUT", &path, "application/json", &body);
    }

    /// Sends a request that must succeed, and gives the body of its answer.
    fn ask(&self, method: &str, path: &str, kind: &str, body: &str) -> String {
        let (length, token) = (body.len(), &self.token);
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\nAuthorization: {token}\r\n\
             Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        let address = self.directory.url().trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).expect("it listens");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
        body.to_owned()
    }
}
