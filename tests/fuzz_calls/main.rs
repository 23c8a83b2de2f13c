//! Random sequences of calls of the library, right ones and wrong ones, on a directory inside the process, against a model of what they may answer.
//!
//! A process of its own plays them, on each core, so that a crash is a finding and not the end. What fails is made as short as it goes and printed. `FUZZ_SECONDS` says how long, `FUZZ_SEED` where to
//! begin.

#![allow(unsafe_code)] // calls the C functions as a game does

mod call;
mod callbacks;
mod child;
mod draw;
mod ending;
mod generate;
mod model;
mod perform;
mod shorten;
mod world;

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use child::{Child, End};
use greenroom_planted::Fault;

/// How long the sequences are played where nobody says.
const SECONDS: u64 = 60;
/// Where one of the two players begins, at each run.
const FIRST_SEED: u64 = 1;

fn number_of(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

#[test]
fn whatever_is_called_in_whatever_order_is_answered_as_promised() {
    let time = Duration::from_secs(number_of("FUZZ_SECONDS").unwrap_or(SECONDS));
    let seeds = match number_of("FUZZ_SEED") {
        Some(seed) => [seed, seed.wrapping_add(1 << 32)],
        None => [FIRST_SEED, fresh_seed()],
    };
    println!("begins with the seeds {} and {}", seeds[0], seeds[1]);
    let players = seeds.map(|seed| Child::start(seed, time, None, None));
    for player in players {
        match player.finish() {
            End::Played(sequences) => {
                println!("{sequences} sequences");
                assert!(sequences > 0, "nothing was played");
            }
            End::Failed { seed, why } => fail(seed, &why),
        }
    }
}

fn fail(seed: u64, why: &str) {
    let calls = generate::sequence(seed);
    let (kept, why_now) = shorten::shorten(seed, &calls);
    let calls: Vec<String> = kept.iter().map(|call| format!("    {call:?}")).collect();
    panic!(
        "the sequence of the seed {seed} failed:\n{why}\nIts shortest part that fails:\n{}\n{why_now}\nAgain: FUZZ_SEED={seed} FUZZ_SECONDS=1 cargo test --test fuzz_calls",
        calls.join("\n")
    );
}

fn fresh_seed() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// The model is seen to bark.
#[cfg(debug_assertions)]
#[test]
fn a_callback_that_comes_twice_is_found() {
    let player = Child::start(
        FIRST_SEED,
        Duration::from_secs(20),
        None,
        Some(Fault::DoubleCallback),
    );
    match player.finish() {
        End::Failed { why, .. } => assert!(why.contains("callback number 2"), "{why}"),
        End::Played(sequences) => panic!("{sequences} sequences, and nobody noticed"),
    }
}

#[test]
#[ignore = "the other tests start it in processes of its own"]
fn plays() {
    child::play();
}
