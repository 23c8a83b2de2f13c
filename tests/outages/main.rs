//! What a game is told while its directory is away, and what is there when it is back: the C functions against a directory that is a process of its own and is killed.

#![allow(unsafe_code)] // they are C functions
#![allow(dead_code)] // the game in miniature can do more than these stories need

#[path = "../eos/game.rs"]
mod game;
#[path = "../eos/held.rs"]
mod held;
#[path = "../eos/play.rs"]
mod play;
#[path = "../eos/player.rs"]
mod player;
#[path = "../support/mod.rs"]
mod support;

use std::time::Duration;

use greenroom::abi::gr_directory::*;
use greenroom::abi::platform::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use game::{Game, Note};
use support::child::PATIENCE;
use support::directory::Directory;
use support::story::tell;

const SUCCESS: EOS_EResult = EOS_EResult::EOS_Success;
const OUT_OF_SYNC: EOS_EResult = EOS_EResult::EOS_Sessions_OutOfSync;

/// `TaskNetworkTimeoutSeconds` of these games.
const TIMEOUT: Duration = Duration::from_secs(4);

/// A player at this directory.
fn player(directory: &Directory, name: &str) -> (Game, EOS_ProductUserId) {
    player::player(directory.url(), "outages", name, TIMEOUT)
}

/// Ticks the games until `look` says yes.
fn until(what: &str, games: &[&Game], mut look: impl FnMut() -> bool) {
    let start = support::now();
    while !look() {
        let waited = support::now() - start;
        assert!(waited < PATIENCE, "in vain waited until {what}");
        games
            .iter()
            .for_each(|game| EOS_Platform_Tick(game.platform));
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn resize(game: &Game, name: &str, max_players: u32) -> (EOS_EResult, String, String) {
    let change = game.change(name).expect("it is here");
    assert_eq!(change.max_players(max_players), SUCCESS);
    game.publish(change)
}

fn is_away(code: EOS_EResult) -> bool {
    matches!(
        code,
        EOS_EResult::EOS_TimedOut | EOS_EResult::EOS_NoConnection
    )
}

#[test]
fn an_outage_longer_than_the_grace_costs_no_session() {
    tell("long_outage");
}

#[test]
fn a_short_outage_is_not_noticed() {
    tell("short_outage");
}

#[test]
fn without_a_directory_every_call_ends_in_its_own_time() {
    tell("no_directory");
}

#[test]
fn whoever_asks_for_it_hears_that_a_call_is_tried_again() {
    tell("announced");
}

#[test]
#[ignore = "run by another test, in a process of its own"]
fn announced() {
    let mut directory = Directory::start();
    let (host, ann) = player(&directory, "ann");
    let id = host.host(ann, "room");
    let (found, joined) = (host.hunt(), Note::<EOS_EResult>::new());
    assert_eq!(found.by_id(&id), SUCCESS);
    let crashed = directory.crash();
    // Off unless asked for: a game that takes the first callback for the end hears of the end alone.
    let code = found.find(ann);
    assert!(is_away(code), "{code:?}");

    assert_eq!(
        GR_Platform_SetRetryAnnouncements(host.platform, EOS_TRUE),
        SUCCESS
    );
    host.begin_start("room", &joined);
    host.begin_destroy("room", &joined);
    host.tick_until(|| joined.count() == 3);
    let again = EOS_EResult::EOS_OperationWillRetry;
    let all = joined.all();
    assert_eq!(
        all.iter().filter(|code| **code == again).count(),
        1,
        "{all:?}"
    );
    assert_ne!(all.last(), Some(&again), "the end comes last: {all:?}");
    crashed.restart_after_the_grace();

    assert_eq!(
        GR_Platform_SetRetryAnnouncements(host.platform, EOS_FALSE),
        SUCCESS
    );
    until("the directory is back", &[&host], || {
        host.destroy("room") == SUCCESS
    });
}

#[test]
#[ignore = "run by another test, in a process of its own"]
fn long_outage() {
    let mut directory = Directory::start();
    let (host, ann) = player(&directory, "ann");
    let (guest, bob) = player(&directory, "bob");
    let id = host.host(ann, "room");
    let hall = host.host(ann, "hall");
    let found = guest.find(bob, &id).expect("it is there");
    assert_eq!(guest.join(bob, "joined", &found), SUCCESS);

    let crashed = directory.crash();
    let changed = resize(&host, "room", 8);
    assert_eq!(changed, (OUT_OF_SYNC, "room".to_owned(), id.clone()));
    // The outage is known from here on.
    let began = support::now();
    let version = EOS_SESSIONS_REGISTERPLAYERS_API_LATEST;
    let registered = host.register("room", &[bob, ann], version);
    assert_eq!(registered, (OUT_OF_SYNC, vec![bob, ann]));
    let unregistered = host.unregister("room", &[ann]);
    assert_eq!(unregistered, (OUT_OF_SYNC, vec![ann]));
    assert_eq!(host.start_session("room"), OUT_OF_SYNC);
    let took = support::now() - began;
    assert!(took < TIMEOUT, "three calls took {took:?}");
    let view = host.view("room").expect("it is here");
    let in_progress = EOS_EOnlineSessionState::EOS_OSS_InProgress;
    assert_eq!(view.state(), in_progress);
    assert_eq!(view.info().expect("it is here").1.places, 8);
    let destroyed = host.destroy("hall");
    assert!(is_away(destroyed), "{destroyed:?}");
    crashed.restart_after_the_grace();

    until("the changes are there", &[&host, &guest], || {
        let Ok(found) = guest.find(bob, &id) else {
            return false;
        };
        found.info().places == 8
    });
    let seen = guest.find(bob, &id).expect("it is there").info();
    assert_eq!((seen.open, seen.owner), (7, ann));
    let gone = guest.find(bob, &hall).err();
    assert_eq!(gone, Some(EOS_EResult::EOS_NotFound), "its end was said");
    assert_eq!(host.destroy("hall"), SUCCESS);
    until("the session is in sync", &[&host, &guest], || {
        resize(&host, "room", 9).0 == SUCCESS
    });
    assert_eq!(view.players(), [bob]);
    assert_eq!(host.end_session("room"), SUCCESS);
    assert_eq!(host.destroy("room"), SUCCESS);
    assert_eq!(guest.destroy("joined"), SUCCESS);
    assert_eq!(guest.find(bob, &id).err(), Some(EOS_EResult::EOS_NotFound));
}

#[test]
#[ignore = "run by another test, in a process of its own"]
fn short_outage() {
    let mut directory = Directory::start();
    let (host, ann) = player(&directory, "ann");
    let id = host.host(ann, "room");
    let crashed = directory.crash();
    let (updated, started) = (Note::new(), Note::new());
    let change = host.change("room").expect("it is here");
    assert_eq!(change.max_players(8), SUCCESS);
    host.begin_publish(change, &updated);
    host.begin_start("room", &started);
    crashed.restart();
    host.tick_until(|| updated.count() + started.count() == 2);
    assert_eq!(updated.all(), [(SUCCESS, "room".to_owned(), id.clone())]);
    assert_eq!(started.all(), [SUCCESS]);
    let seen = host.find(ann, &id).expect("it is there").info();
    assert_eq!(seen.places, 8);
}

#[test]
#[ignore = "run by another test, in a process of its own"]
fn no_directory() {
    let mut directory = Directory::start();
    let (host, ann) = player(&directory, "ann");
    host.host(ann, "room");
    let _crashed = directory.crash();
    let began = support::now();
    let [started, ended, destroyed] = [(); 3].map(|()| Note::new());
    host.begin_start("room", &started);
    host.begin_end("room", &ended);
    host.begin_destroy("room", &destroyed);
    // Each of these waits for the one before.
    let rounds = [(); 3].map(|()| (Note::new(), Note::new()));
    for (made, gone) in &rounds {
        let creation = host.creation(ann, "hall", |_| ()).expect("good options");
        host.begin_publish(creation, made);
        host.begin_destroy("hall", gone);
    }
    host.tick_until(|| destroyed.count() + rounds[2].1.count() == 2);
    let took = support::now() - began;
    assert!(took < 2 * TIMEOUT, "nine calls took {took:?}");
    assert_eq!(started.all(), [OUT_OF_SYNC]);
    assert_eq!(ended.all(), [OUT_OF_SYNC]);
    assert!(destroyed.all().into_iter().all(is_away));
    assert!(host.view("room").is_ok(), "it may be destroyed again");
    for (made, gone) in rounds {
        let (code, name, id) = made.all().remove(0);
        assert!(is_away(code), "{code:?}");
        assert_eq!((name.as_str(), id.as_str()), ("hall", ""));
        assert_eq!(gone.all(), [EOS_EResult::EOS_NotFound]);
    }
}
