//! Games that ask too often: the C functions against a directory that limits its callers, which counts what it is asked.

#![allow(unsafe_code)] // they are C functions
#![allow(dead_code)] // the game in miniature can do more than these stories need

#[path = "eos/game.rs"]
mod game;
#[path = "eos/held.rs"]
mod held;
#[path = "eos/play.rs"]
mod play;
#[path = "eos/player.rs"]
mod player;
mod support;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use greenroom::abi::platform::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use game::{Game, Note};
use held::Hunt;
use support::directory::Directory;
use support::story::tell;

const SUCCESS: EOS_EResult = EOS_EResult::EOS_Success;
const OUT_OF_SYNC: EOS_EResult = EOS_EResult::EOS_Sessions_OutOfSync;
const TOO_OFTEN: EOS_EResult = EOS_EResult::EOS_TooManyRequests;

/// A tenth of what a directory takes usually, so that little has to be asked: one search in 15 seconds, ten of everything else.
const STRICT: &str =
    "[[clients]]\nid = 'client'\nsecret = 'secret'\npolicy = 'host'\n[rates]\nfactor = 0.1\n";

/// The time in which requests are counted, and as much again for a machine that is busy.
const WAITED_OUT: Duration = Duration::from_secs(40);

/// Long enough for any wait of these stories.
const TIMEOUT: Duration = Duration::from_secs(60);

fn player(directory: &Directory, name: &str) -> (Game, EOS_ProductUserId) {
    player::player(directory.url(), "rates", name, TIMEOUT)
}

/// How many requests the directory has answered on a route.
fn answered(directory: &Directory, route: &str) -> u64 {
    let address = directory.url().trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).expect("it listens");
    let request = format!("GET /metrics HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    let route = format!("route=\"{route}\"");
    let counts = answer.lines().filter_map(|line| {
        let rest = line.strip_prefix("greenroom_http_requests_total{")?;
        let (labels, count) = rest.rsplit_once(' ')?;
        let is_it = labels.contains(&route);
        is_it.then(|| count.parse::<u64>().expect("a number"))
    });
    counts.sum()
}

fn searches(directory: &Directory) -> u64 {
    answered(directory, "/handles/query")
}

/// Searches in each frame until something else comes than this; gives that, and how often this came.
fn search_while(hunt: &Hunt<'_>, user: EOS_ProductUserId, code: EOS_EResult) -> (EOS_EResult, u64) {
    let start = support::now();
    let mut count = 0;
    loop {
        let found = hunt.find(user);
        if found != code {
            return (found, count);
        }
        count += 1;
        let waited = support::now() - start;
        assert!(waited < WAITED_OUT, "it is {code:?} for ever");
        std::thread::sleep(Duration::from_millis(16));
    }
}

fn resize(game: &Game, name: &str, max_players: u32) -> EOS_EResult {
    let change = game.change(name).expect("it is here");
    assert_eq!(change.max_players(max_players), SUCCESS);
    game.publish(change).0
}

#[test]
fn a_game_that_searches_in_each_frame_is_told_to_wait_and_the_directory_has_peace() {
    tell("searching");
}

#[test]
#[ignore = "run by another test, in a process of its own"]
fn searching() {
    let directory = Directory::configured(STRICT);
    let (ann, user) = player(&directory, "ann");
    let id = ann.host(user, "room");
    let hunt = ann.hunt();
    let before = searches(&directory);
    let (code, taken) = search_while(&hunt, user, SUCCESS);
    assert_eq!(code, TOO_OFTEN);
    assert_eq!(taken, 1);
    assert_eq!(
        searches(&directory) - before,
        2,
        "one is taken, one refused"
    );

    // What else the player does goes on meanwhile, and so does what others do.
    assert_eq!(resize(&ann, "room", 8), SUCCESS);
    let (ben, other) = player(&directory, "ben");
    assert_eq!(ben.hunt().find(other), SUCCESS);
    let before = searches(&directory);
    let (code, refused) = search_while(&hunt, user, TOO_OFTEN);
    assert_eq!(code, SUCCESS);
    assert!(refused > 10, "it was refused {refused} times");
    assert_eq!(searches(&directory) - before, 1, "the one that was taken");
    let found = hunt.result(0).expect("the session is there");
    assert_eq!(found.info().id, id);
}

#[test]
fn a_session_that_is_changed_in_each_frame_loses_no_change() {
    tell("changing");
}

#[test]
#[ignore = "run by another test, in a process of its own"]
fn changing() {
    let directory = Directory::configured(STRICT);
    let (ann, user) = player(&directory, "ann");
    let id = ann.host(user, "room");
    let (mut taken, mut kept, mut last) = (0, 0, 10);
    while kept < 100 {
        last += 1;
        match resize(&ann, "room", last) {
            SUCCESS => taken += 1,
            OUT_OF_SYNC => kept += 1,
            code => panic!("{code:?}"),
        }
        assert!(taken < 100, "nothing was refused");
    }
    // Another one is refused at once, and one that goes waits.
    let creation = ann.creation(user, "another", |_| ()).expect("good options");
    assert_eq!(ann.publish(creation).0, TOO_OFTEN);

    let (ben, other) = player(&directory, "ben");
    let start = support::now();
    loop {
        let found = ben.find(other, &id).expect("the session is there");
        if found.info().places == last {
            break;
        }
        assert!(
            support::now() - start < WAITED_OUT,
            "the last change is lost"
        );
        std::thread::sleep(Duration::from_secs(5));
    }
    assert_eq!(ann.destroy("room"), SUCCESS);
    let gone = ben.find(other, &id).map(drop);
    assert_eq!(gone, Err(EOS_EResult::EOS_NotFound));
}

#[test]
fn who_destroys_a_session_waits_and_destroys_it() {
    tell("leaving");
}

#[test]
#[ignore = "run by another test, in a process of its own"]
fn leaving() {
    let directory = Directory::configured(STRICT);
    let (ann, user) = player(&directory, "ann");
    let id = ann.host(user, "room");
    let mut last = 10;
    while resize(&ann, "room", last) == SUCCESS {
        last += 1;
        assert!(last < 100, "nothing was refused");
    }
    let note = Note::<EOS_EResult>::new();
    ann.begin_destroy("room", &note);
    let start = support::now();
    while note.count() == 0 {
        assert!(support::now() - start < WAITED_OUT, "it was never told");
        EOS_Platform_Tick(ann.platform);
        std::thread::sleep(Duration::from_millis(16));
    }
    assert_eq!(note.all(), [SUCCESS]);
    let (ben, other) = player(&directory, "ben");
    let gone = ben.find(other, &id).map(drop);
    assert_eq!(gone, Err(EOS_EResult::EOS_NotFound));
}
