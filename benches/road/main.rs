//! The floors under speed: each figure beside the least that could be had, measured in turn in the same run, because machines drift.
//!
//! `make bench` runs them all, `cargo bench --bench road -- find` those whose name has the word. `docs/performance.md` says how to read them.

#![allow(unsafe_code)] // one of them is a C function
#![allow(clippy::unwrap_used)] // nobody else runs this

mod budget;
mod completions;
mod copies;
mod desk;
mod door;
mod durable;
mod find;
#[cfg(target_os = "linux")]
mod idle;
mod measure;
#[cfg(target_os = "linux")]
mod platform;
mod refusals;
mod tick;
mod tls;
mod tokens;
mod watchers;

// The game in miniature of the tests, of which little is wanted here.
#[allow(dead_code)]
#[path = "../../tests/eos/game.rs"]
mod game;
#[allow(dead_code)]
#[path = "../../tests/eos/held.rs"]
mod held;
#[allow(dead_code)]
#[path = "../../tests/eos/play.rs"]
mod play;

type Bench = fn();

const BENCHES: &[(&str, Bench)] = &[
    // The first, while the process has not yet grown.
    #[cfg(target_os = "linux")]
    ("idle", idle::run),
    #[cfg(target_os = "linux")]
    ("platform", platform::run),
    ("tick", tick::run),
    ("refusals", refusals::run),
    ("door", door::run),
    ("completions", completions::run),
    ("budget", budget::run),
    ("copies", copies::run),
    ("watchers", watchers::run),
    ("tokens", tokens::run),
    ("tls", tls::run),
    ("find", find::run),
    ("durable", durable::run),
];

fn main() {
    // Cargo hands over switches of its own (`--bench`); words choose.
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    #[cfg(target_os = "linux")]
    if let [platform::GAME, url] = *words.iter().map(String::as_str).collect::<Vec<_>>() {
        return platform::play(url);
    }
    let chosen =
        |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word.as_str()));
    measure::head();
    for (name, bench) in BENCHES.iter().copied() {
        if chosen(name) {
            bench();
        }
    }
}
