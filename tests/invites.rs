//! Many players who invite each other in all directions, also while their directory is killed: no invite is lost, and none is told twice.

#![allow(unsafe_code)] // they are C functions
#![allow(dead_code)] // the game in miniature can do more than these stories need

#[path = "eos/game.rs"]
mod game;
#[path = "eos/held.rs"]
mod held;
#[path = "eos/inviting.rs"]
mod inviting;
#[path = "eos/play.rs"]
mod play;
#[path = "eos/player.rs"]
mod player;
mod support;

use std::collections::BTreeSet;
use std::time::Duration;

use greenroom::abi::platform::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use game::{Game, Note};
use inviting::Heard;
use support::directory::Directory;
use support::story::tell;

const SUCCESS: EOS_EResult = EOS_EResult::EOS_Success;

/// So long an invite may take with all its retries: longer than any outage here.
const TIMEOUT: Duration = Duration::from_secs(100);

/// How often the games tick in vain before a story fails; each round takes a millisecond at least.
const PATIENCE: usize = 120_000;

/// How many questions are asked when everything should have been told: each takes its way there and back.
const QUESTIONS: usize = 20;

/// One player, whom it still has to invite, and what came of that.
struct Player {
    game: Game,
    user: EOS_ProductUserId,
    targets: Vec<EOS_ProductUserId>,
    sent: Note<EOS_EResult>,
    is_sending: bool,
    heard: Note<Heard>,
}

impl Player {
    fn new(directory: &Directory, name: &str) -> Self {
        let (game, user) = player::player(directory.url(), "invites", name, TIMEOUT);
        let (heard, _) = game.watch_received();
        game.host(user, "room");
        Self {
            game,
            user,
            targets: Vec::new(),
            sent: Note::new(),
            is_sending: false,
            heard,
        }
    }

    /// Sends the next invite when the last one is answered; false if there is nothing left to do.
    fn go_on(&mut self) -> bool {
        if self.is_sending && self.sent.count() == 0 {
            return true;
        }
        for code in self.sent.all() {
            assert_eq!(code, SUCCESS, "an invite was not sent");
        }
        let next = self.targets.pop();
        self.is_sending = next.is_some();
        if let Some(target) = next {
            self.game
                .begin_invite(self.user, "room", target, &self.sent);
        }
        self.is_sending
    }
}

/// Ticks all games until `is_done` says so of all of them at once.
fn until(what: &str, players: &mut [Player], mut is_done: impl FnMut(&mut Player) -> bool) {
    for _ in 0..PATIENCE {
        let mut all = true;
        for player in &mut *players {
            EOS_Platform_Tick(player.game.platform);
            all &= is_done(player);
        }
        if all {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    panic!("in vain waited until {what}");
}

/// Everybody invites everybody else, while the directory is killed so many times, until everything was sent.
fn invite_in_all_directions(
    directory: &mut Directory,
    count: usize,
    crashes: usize,
) -> Vec<Player> {
    let mut players: Vec<Player> = (0..count)
        .map(|number| Player::new(directory, &format!("player-{number}")))
        .collect();
    let users: Vec<_> = players.iter().map(|player| player.user).collect();
    for (number, player) in players.iter_mut().enumerate() {
        let others = (1..count).map(|step| users[(number + step) % count]);
        player.targets = others.collect();
    }
    for crash in 0..crashes {
        // So much is left when the directory goes: something is under way then.
        let left = (count - 1) * (crashes - crash) / (crashes + 1);
        until("the next crash", &mut players, |player| {
            player.targets.len() <= left || {
                player.go_on();
                false
            }
        });
        let crashed = directory.crash();
        for player in &mut players {
            player.go_on();
        }
        crashed.restart();
    }
    until("everything was sent", &mut players, |player| {
        !player.go_on()
    });
    players
}

/// What comes late, or twice, comes before the answers to these.
fn ask_some_more(players: &[Player]) {
    for _ in 0..QUESTIONS {
        for player in players {
            let asked = player.game.query_invites(player.user);
            assert_eq!(asked, (SUCCESS, player.user));
        }
    }
}

/// Everybody heard of every invite once, in the order in which they are shown.
fn all_are_told_once(count: usize, crashes: usize) {
    let mut directory = Directory::start();
    let mut players = invite_in_all_directions(&mut directory, count, crashes);
    until("everything was heard", &mut players, |player| {
        player.heard.count() >= count - 1
    });
    ask_some_more(&players);
    let everybody: BTreeSet<_> = players.iter().map(|player| player.user).collect();
    for player in &players {
        let heard = player.heard.all();
        let senders: BTreeSet<_> = heard.iter().map(|heard| heard.sender).collect();
        let mut expected = everybody.clone();
        expected.remove(&player.user);
        assert_eq!(senders, expected, "each sender is heard");
        assert_eq!(heard.len(), count - 1, "once");
        assert!(heard.iter().all(|heard| heard.user == player.user));
        let told: Vec<_> = heard.into_iter().map(|heard| heard.invite).collect();
        assert_eq!(told, player.game.invites(player.user), "in their order");
    }
}

#[test]
fn two_players_invite_each_other() {
    tell("two_players");
}

#[test]
fn eight_players_invite_each_other_while_the_directory_is_killed() {
    tell("eight_players");
}

#[test]
fn sixty_four_players_invite_each_other_while_the_directory_is_killed() {
    tell("sixty_four_players");
}

#[test]
#[ignore = "run by another test, in a process of its own"]
fn two_players() {
    all_are_told_once(2, 0);
}

#[test]
#[ignore = "run by another test, in a process of its own"]
fn eight_players() {
    all_are_told_once(8, 3);
}

#[test]
#[ignore = "run by another test, in a process of its own"]
fn sixty_four_players() {
    all_are_told_once(64, 2);
}

/// What counts here is seen to count.
#[cfg(debug_assertions)]
#[test]
fn a_directory_that_loses_invites_is_found_out() {
    tell("lost_invites");
}

#[cfg(debug_assertions)]
#[test]
#[ignore = "run by another test, in a process of its own"]
fn lost_invites() {
    const COUNT: usize = 8;
    let mut directory = Directory::impatient(Some(greenroom_planted::Fault::LostInvite));
    let players = invite_in_all_directions(&mut directory, COUNT, 0);
    ask_some_more(&players);
    for player in &players {
        assert_eq!(player.game.invites(player.user).len(), COUNT - 1, "known");
    }
    let mut told = players.iter().map(|player| player.heard.count());
    assert!(told.any(|told| told < COUNT - 1), "nobody missed one");
}
