//! `greenroom who`, `greenroom sessions` and `greenroom watch`, at a desk and where there is none.

mod support;

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Output, Stdio};

use greenroom_server::serve::{Data, Options, Server};
use serde_json::Value;
use support::player::Player;
use support::program::{Program, greenroom, run, stderr};
use support::push::Push;
use support::server::url;
use tempfile::{TempDir, tempdir};

/// The display name of all players of these tests.
const NAME: &str = "Ann";

fn folder() -> TempDir {
    tempdir().expect("a folder")
}

/// What one of the commands writes that ends well.
fn told(command: &str, url: &str, more: &[&str]) -> String {
    let output = run(&[&[command, "--url", url], more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// A line's words, however wide its columns are.
fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

/// `greenroom watch` while it runs.
struct Watch {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Watch {
    fn start(url: &str, more: &[&str]) -> Self {
        let mut command = greenroom(&["watch", "--url", url]);
        let mut child = command
            .args(more)
            .stdout(Stdio::piped())
            .spawn()
            .expect("starts");
        let lines = BufReader::new(child.stdout.take().expect("piped"));
        Self { child, lines }
    }

    /// The next line; empty at the end.
    fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).expect("text");
        line.trim_end().to_owned()
    }

    /// Reads on until a line has all of these.
    fn until(&mut self, parts: &[&str]) -> String {
        let mut read = Vec::new();
        loop {
            let line = self.line();
            assert!(!line.is_empty(), "it ended without {parts:?}: {read:#?}");
            if parts.iter().all(|part| line.contains(part)) {
                return line;
            }
            read.push(line);
        }
    }

    fn end(mut self) -> Option<i32> {
        self.child.wait().expect("ends").code()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_and_sessions_say_who_is_there_and_where() {
    let data = folder();
    let directory = Program::start(data.path());
    let url = directory.url.as_str();
    assert_eq!(told("who", url, &[]), "Nobody is there.\n");
    assert_eq!(told("sessions", url, &[]), "There are no sessions.\n");

    let (ann, quiet) = (Player::login(url).await, Player::login(url).await);
    ann.host("Room").await;
    let mut push = Push::open(url, &ann.token).await;
    let connection = push.id().await;
    ann.hang_on("Room", &connection).await;
    quiet.find().await;

    let who = told("who", url, &[]);
    let lines: Vec<_> = who.lines().collect();
    assert_eq!(lines.len(), 3, "{who}");
    let there: Vec<_> = lines[1..].iter().map(|line| words(line)).collect();
    assert_eq!([there[0][0], there[1][0]], [NAME; 2]);
    assert!(
        lines[1].contains("yes") && lines[1].ends_with("Room"),
        "{who}"
    );
    assert!(lines[2].contains("no, silent for"), "{who}");
    let answer: Value = serde_json::from_str(&told("who", url, &["--json"])).expect("JSON");
    let people = answer["people"].as_array().expect("a list");
    // The id as games show it ends with the number that the directory counts by.
    let xuid = people[0]["xuid"].as_str().expect("an account");
    assert_eq!(there[0][1], format!("{xuid:0>32}"));
    assert_eq!(people[0]["connections"], 1);

    let sessions = told("sessions", url, &[]);
    let row = sessions.lines().nth(1).expect("a session");
    for part in ["Room", NAME, "pending"] {
        assert!(row.contains(part), "{part}: {sessions}");
    }
    let answer: Value = serde_json::from_str(&told("sessions", url, &["--json"])).expect("JSON");
    assert_eq!(answer["deployments"][0]["sessions"][0]["name"], "Room");

    drop(push);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn watch_tells_what_happens_until_the_directory_has_gone() {
    let data = folder();
    let directory = Program::start(data.path());
    let url = directory.url.clone();
    let mut plain = Watch::start(&url, &[]);
    let mut json = Watch::start(&url, &["--json"]);
    assert!(plain.line().contains("0 there, 0 sessions"));

    let ann = Player::login(&url).await;
    let mut push = Push::open(&url, &ann.token).await;
    push.id().await;
    plain.until(&[NAME, "came"]);
    ann.host("Room").await;
    plain.until(&["session Room made by", NAME]);
    let came: Value = serde_json::from_str(&json.line()).expect("JSON");
    assert_eq!(
        (&came["event"], &came["who"]["name"]),
        (&"came".into(), &NAME.into())
    );
    let made: Value = serde_json::from_str(&json.line()).expect("JSON");
    assert_eq!(made["event"], "changed");
    assert_eq!(made["change"]["fate"], "created");

    directory.terminate();
    assert_eq!(u16::from(push.closed().await.code), 1001);
    plain.until(&["The directory has gone."]);
    json.until(&["directoryGone"]);
    assert_eq!((plain.end(), json.end()), (Some(0), Some(0)));
    assert_eq!(directory.wait().0.code(), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn watch_ends_well_when_it_is_told_to_or_nobody_reads() {
    let data = folder();
    let directory = Program::start(data.path());
    let mut watch = Watch::start(&directory.url, &[]);
    watch.line();
    let pid = watch.child.id().to_string();
    let sent = std::process::Command::new("kill")
        .args(["-INT", &pid])
        .status();
    assert!(sent.expect("kill is there").success());
    assert_eq!(watch.line(), "");
    assert_eq!(watch.end(), Some(0));

    // As `greenroom watch | head -1` has it.
    let mut command = greenroom(&["watch", "--url", &directory.url]);
    let mut child = command.stdout(Stdio::piped()).spawn().expect("starts");
    drop(child.stdout.take());
    let ann = Player::login(&directory.url).await;
    ann.host("Room").await;
    let ended = tokio::task::spawn_blocking(move || child.wait().expect("ends").code());
    assert_eq!(ended.await.expect("no panic"), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_there_is_no_desk_it_is_said_so() {
    let listen = "127.0.0.1:0".parse().expect("an address");
    let options = Options {
        desk: false,
        ..Options::dev(listen, Data::Memory)
    };
    let directory = Server::start(options).await.expect("starts");
    let in_production = url(&directory);
    let elsewhere = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let nobody = format!("http://{}", elsewhere.local_addr().expect("bound"));
    drop(elsewhere);
    for command in ["who", "sessions", "watch"] {
        for (place, code, why) in [
            (nobody.as_str(), 1, "there is no directory at"),
            (
                &in_production,
                1,
                "no directory that was started with --dev",
            ),
            ("http://192.0.2.1:4870", 2, "is no desk"),
            ("https://127.0.0.1:4870", 2, "is no desk"),
            ("127.0.0.1:4870", 2, "invalid value"),
        ] {
            let output = run(&[command, "--url", place]);
            assert_eq!(output.status.code(), Some(code), "{command} {place}");
            assert!(stderr(&output).contains(why), "{}", stderr(&output));
            assert_eq!(stdout(&output), "");
        }
    }
}
