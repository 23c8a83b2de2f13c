//! Logins that end without the game's doing, and logins that would if the library did not renew them. Games are processes of their own, and so are directories.

mod support;

#[path = "support/short_tokens.rs"]
mod short_tokens;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use short_tokens::ShortTokens;
use support::child::{Child, PATIENCE};
use support::directory::{Desk, Directory};
use support::programs::{self, Programs};

/// A player who is logged in.
fn puppet(desk: &Desk) -> Child {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    let source = support::root().join("tests/c/puppet.c");
    let programs = PROGRAMS.get_or_init(|| programs::build("logins", &[("puppet", source)]));
    Child::start("player", &mut desk.player(programs.c("puppet"), "player"))
}

/// Whether the player is logged in, how many changes of that it was told, and how many expirations.
fn status(player: &mut Child) -> String {
    player.ask("status", "status ")
}

fn wait_for(player: &mut Child, wanted: &str) {
    let start = support::now();
    let mut seen = status(player);
    while seen != wanted {
        let waited = support::now() - start;
        assert!(waited < PATIENCE, "{seen}, not {wanted}");
        thread::sleep(Duration::from_millis(50));
        seen = status(player);
    }
}

fn move_all(from: &Path, to: &Path) {
    for file in fs::read_dir(from).expect("a folder") {
        let file = file.expect("a file");
        fs::rename(file.path(), to.join(file.file_name())).expect("moved");
    }
}

/// Puts another data folder under a running game, once there and once back.
#[test]
fn a_directory_with_wiped_data_ends_the_login_and_takes_a_new_one() {
    let mut directory = Directory::start();
    let data = directory.data().to_owned();
    let folder = || tempfile::tempdir().expect("a temporary folder");
    let (old, new) = (folder(), folder());
    let desk = Desk::at(directory.url());
    let mut player = puppet(&desk);
    let first = player.ask("login", "user ");
    player.ask("host room rooms", "hosted ");
    assert_eq!(status(&mut player), "logged-in 1 0");

    let crashed = directory.crash();
    move_all(&data, old.path());
    crashed.restart();
    wait_for(&mut player, "logged-out 2 0");
    assert!(player.complaints().contains("is logged out: "));
    let refused = player.ask("try late rooms", "tried ");
    assert_eq!(refused, "EOS_InvalidUser");
    let refused = player.ask("relogin", "login ");
    assert_eq!(refused, "EOS_NotFound", "this directory knows no device");
    let second = player.ask("login", "user ");
    assert_ne!(first, second);
    assert_eq!(status(&mut player), "logged-in 3 0");
    assert_eq!(player.ask("count rooms", "found "), "0");
    player.ask("destroy room", "destroyed ");
    player.ask("host room rooms", "hosted ");
    assert_eq!(player.ask("count rooms", "found "), "1");

    // The backup is found, and the old account with it.
    let crashed = directory.crash();
    move_all(&data, new.path());
    move_all(old.path(), &data);
    crashed.restart();
    wait_for(&mut player, "logged-out 4 0");
    assert_eq!(player.ask("login", "user "), first);
    assert_eq!(status(&mut player), "logged-in 5 0");
    player.succeed();
}

#[test]
fn a_program_that_its_operator_removes_is_logged_out() {
    let client = |id| format!("[[clients]]\nid = '{id}'\nsecret = 'tests'\npolicy = 'host'\n");
    let directory = Directory::configured(&client("tests"));
    let mut player = puppet(&Desk::at(directory.url()));
    let user = player.ask("login", "user ");
    player.ask("host room rooms", "hosted ");

    directory.configure(&client("others"));
    // The directory has no reason to ask for the token again before somebody comes with it.
    let start = support::now();
    while status(&mut player) != "logged-out 2 0" {
        player.ask("try again rooms", "tried ");
        assert!(support::now() - start < PATIENCE, "still logged in");
        thread::sleep(Duration::from_millis(50));
    }
    let refused = player.ask("relogin", "login ");
    assert_eq!(refused, "EOS_InvalidCredentials");
    directory.configure(&client("tests"));
    let start = support::now();
    while player.ask("relogin", "login ") != "EOS_Success" {
        assert!(support::now() - start < PATIENCE, "still refused");
        thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(player.ask("login", "user "), user);
    player.succeed();
}

#[test]
fn a_login_is_renewed_before_it_ends_and_the_game_is_warned_only_when_that_fails() {
    let directory = Directory::start();
    let way = ShortTokens::before(directory.url());
    let mut player = puppet(&Desk::at(way.url()));
    player.ask("host room rooms", "hosted ");
    let granted = way.granted();
    let start = support::now();
    while way.granted() < granted + 2 {
        assert!(support::now() - start < PATIENCE, "nothing was renewed");
        assert_eq!(status(&mut player), "logged-in 1 0");
        thread::sleep(Duration::from_millis(50));
    }

    way.cut();
    wait_for(&mut player, "logged-in 1 1");
    way.mend();
    // Logging in again renews the login, and keeps what hangs on it.
    let start = support::now();
    while player.ask("relogin", "login ") != "EOS_Success" {
        assert!(support::now() - start < PATIENCE, "still cut off");
    }
    assert_eq!(status(&mut player), "logged-in 1 1");
    assert_eq!(player.ask("count rooms", "found "), "1");
    player.succeed();
}
