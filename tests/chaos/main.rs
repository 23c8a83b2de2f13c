//! Players and their directory across a line that does everything to requests that a line can do. The results, and what the directory has in the end, are those of single calls in order.

#[path = "../support/mod.rs"]
mod support;

mod clocks;
mod dice;
mod http;
mod model;
mod player;
mod proxy;
mod soak;
mod story;
mod watcher;

use std::process::Command;

use greenroom_planted::{Fault, VARIABLE};

use story::Story;

const ROUNDS: u32 = 3;

/// Names another seed, and the number of rounds, to those who look for more.
const SEED: &str = "CHAOS_SEED";
const MORE_ROUNDS: &str = "CHAOS_ROUNDS";

#[test]
fn a_bad_line_changes_no_result() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let seed = number(SEED).unwrap_or(7);
    let rounds = number(MORE_ROUNDS).unwrap_or(u64::from(ROUNDS));
    println!("to repeat this: {SEED}={seed} {MORE_ROUNDS}={rounds} cargo test --test chaos");
    let mut story = Story::begin(seed, 1);
    for round in 1..=rounds {
        story.play(round);
    }
    story.end();
}

/// A library that marks every attempt anew takes the answer to its second attempt for that of somebody else's session.
#[test]
#[cfg_attr(not(debug_assertions), ignore = "a release has no planted faults")]
fn a_creation_that_is_not_the_same_twice_is_found_out() {
    let program = std::env::current_exe().expect("a running program has a path");
    let output = Command::new(program)
        .args(["--exact", "a_bad_line_changes_no_result"])
        .env(VARIABLE, Fault::FreshNonce.name())
        .output()
        .expect("it runs");
    let told = String::from_utf8_lossy(&output.stdout);
    let blames_the_mark = told.contains("another session has the name")
        || told.contains("EOS_Sessions_SessionAlreadyExists");
    assert!(blames_the_mark, "{told}");
    assert!(told.contains("test result: FAILED"), "{told}");
}
