//! Years of play in seconds: a seeded life of many players and some trusted
//! servers, held against the promises after every step.

use greenroom_protocol::settings::{GreenroomDelta, Owner, PlayState};

use crate::testing::{Player, SILENCE, SeededRandom, World, hosting, leaving, settings};
use crate::{Disconnect, Precondition};

const NAMES: [&str; 4] = ["alpha", "beta", "gamma", "delta"];
const PLAYERS: u64 = 6;
const SERVERS: u64 = 2;

/// Everybody there is: the players, then the servers.
fn everybody(world: &World) -> Vec<Player> {
    let players = (1..=PLAYERS).map(|number| world.player(number));
    let servers = (1..=SERVERS).map(|number| world.server(&format!("server-{number}")));
    players.chain(servers).collect()
}

/// One thing that somebody does. Refusals are part of life.
async fn step(world: &World, players: &mut [Player], dice: &SeededRandom) {
    let at = dice.below(PLAYERS + SERVERS) as usize;
    let name = NAMES[dice.below(4) as usize];
    let player = &players[at];
    match dice.below(12) {
        0 | 1 => {
            let greenroom = GreenroomDelta {
                nonce: Some(format!("{at} {}", dice.below(2))),
                takeover: dice.below(2) == 0,
                replace: dice.below(2) == 0,
                max_players: Some(1 + dice.below(3) as u32),
                ..hosting()
            };
            let delta = player.present(Some(greenroom));
            drop(world.put(player, name, Precondition::Absent, delta).await);
        }
        2 | 3 => drop(world.join(player, name).await),
        4 => drop(world.put(player, name, Precondition::None, leaving()).await),
        5 => {
            let other = players[dice.below(PLAYERS) as usize].id();
            let greenroom = GreenroomDelta {
                register: vec![other],
                ..GreenroomDelta::default()
            };
            drop(world.set(player, name, greenroom).await);
        }
        6 => {
            let states = [PlayState::Pending, PlayState::InProgress, PlayState::Ended];
            let greenroom = GreenroomDelta {
                state: Some(states[dice.below(3) as usize]),
                join_in_progress: Some(dice.below(2) == 0),
                ..GreenroomDelta::default()
            };
            drop(world.set(player, name, greenroom).await);
        }
        7 => {
            let last_heard = world.service.now();
            let how = match dice.below(2) {
                0 => Disconnect::Clean,
                _ => Disconnect::Silent { last_heard },
            };
            let ended = world.service.disconnect(&player.connection, how);
            ended.await.expect("the store works");
            players[at].connection = world.service.connect(&players[at].caller);
        }
        8 => {
            let greenroom = GreenroomDelta {
                nonce: Some(format!("{at} {}", dice.below(2))),
                replace: true,
                register: vec![players[dice.below(PLAYERS) as usize].id()],
                ..GreenroomDelta::default()
            };
            drop(world.set(player, name, greenroom).await);
        }
        9 => {
            let end = GreenroomDelta {
                end: dice.below(3) == 0,
                ..GreenroomDelta::default()
            };
            let delta = settings(end);
            drop(world.put(player, name, Precondition::None, delta).await);
        }
        _ => {
            world.clock.pass(dice.below(SILENCE));
            world.sweep().await.expect("the store works");
        }
    }
}

/// What holds at any time.
async fn check(world: &World, players: &[Player]) {
    let found = world.find(&players[0], Vec::new()).await;
    let mut expected = Vec::new();
    for name in NAMES {
        let Some(shown) = world.get(&players[0], name).await else {
            continue;
        };
        let document = shown.document;
        let settings = document.greenroom.expect("an EOS session");
        let registered = settings.registered.map_or(0, |list| list.len() as u32);
        assert!(registered <= settings.max_players, "{name} is overfull");
        assert_eq!(settings.open_slots, settings.max_players - registered);
        let owners = document
            .properties
            .system
            .owners
            .map_or(0, |owners| owners.len());
        let servers = document.servers.len();
        let keepers = match settings.owner {
            Owner::User(_) => (1, 0),
            Owner::Server(_) => (0, 1),
        };
        assert_eq!((owners, servers), keepers, "{name} has one owner");
        assert_eq!(document.members.len() as u32, document.members_info.count);
        let closed = settings.state == PlayState::InProgress && !settings.join_in_progress;
        if settings.open_slots > 0 && !closed {
            expected.push((std::cmp::Reverse(document.start_time), name));
        }
    }
    expected.sort_unstable();
    let expected: Vec<&str> = expected.into_iter().map(|(_, name)| name).collect();
    assert_eq!(found, expected, "a search finds what is there and open");
}

#[tokio::test]
async fn through_years_of_play_every_promise_holds() {
    for seed in 0..20 {
        let dice = SeededRandom::new(seed);
        let mut world = World::new().await;
        let mut players = everybody(&world);
        for _ in 0..300 {
            step(&world, &mut players, &dice).await;
            check(&world, &players).await;
            if dice.below(100) == 0 {
                world = world.another().await;
                players = everybody(&world);
            }
        }
        world = world.another().await;
        world.clock.pass(SILENCE);
        world.sweep().await.expect("the store works");
        for name in NAMES {
            let left = world.get(&players[0], name).await;
            assert!(left.is_none(), "{name} outlived its players, seed {seed}");
        }
    }
}
