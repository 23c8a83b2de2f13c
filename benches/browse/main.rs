//! What finding sessions costs, each figure beside what it is held against, in the same run.
//!
//! `make bench` runs them all, `cargo bench --bench browse -- find` those whose name has the word. `docs/performance.md` says how to read them.

#![allow(unsafe_code)] // one of them is an allocator that counts
#![allow(clippy::unwrap_used)] // nobody else runs this

mod counted;
mod find;
mod grown;
mod http;
mod line;
#[allow(dead_code)] // the other benchmark uses the rest
#[path = "../road/measure.rs"]
mod measure;
mod parse;
mod rivals;
mod shown;
mod start;
mod storms;
mod world;
mod writes;

// The storm of the tests.
#[path = "../../crates/server/tests/searching/places.rs"]
mod places;
#[allow(dead_code)]
#[path = "../../crates/server/tests/support/player.rs"]
mod player;
#[allow(dead_code)]
#[path = "../../crates/server/tests/support/push.rs"]
mod push;
#[path = "../../crates/server/tests/searching/storm.rs"]
mod storm;
#[path = "../../crates/server/tests/searching/truth.rs"]
mod truth;

type Bench = fn();

#[global_allocator]
static COUNTED: counted::Counted = counted::Counted;

const BENCHES: &[(&str, Bench)] = &[
    ("find", find::run),
    ("http", http::run),
    ("start", start::run),
    ("writes", writes::run),
    ("parse", parse::run),
    ("storms", storms::run),
];

fn main() {
    // Cargo hands over switches of its own (`--bench`); words choose.
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let chosen =
        |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word.as_str()));
    measure::head();
    for (name, bench) in BENCHES.iter().copied() {
        if chosen(name) {
            bench();
        }
    }
}
