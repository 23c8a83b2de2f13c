//! The floors under speed: each figure beside the least that could be had, measured in turn in the same run, because machines drift.
//!
//! `make bench` runs them all, `cargo bench --bench road -- find` those whose name has the word. `docs/performance.md` says how to read them.

#![allow(unsafe_code)] // one of them is a C function
#![allow(clippy::unwrap_used)] // nobody else runs this

mod budget;
mod completions;
mod desk;
mod door;
mod durable;
mod find;
#[cfg(target_os = "linux")]
mod idle;
mod measure;
mod tick;
mod tls;
mod tokens;

type Bench = fn();

const BENCHES: &[(&str, Bench)] = &[
    // The first, while the process has not yet grown.
    #[cfg(target_os = "linux")]
    ("idle", idle::run),
    ("tick", tick::run),
    ("door", door::run),
    ("completions", completions::run),
    ("budget", budget::run),
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
    let chosen =
        |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word.as_str()));
    measure::head();
    for (name, bench) in BENCHES.iter().copied() {
        if chosen(name) {
            bench();
        }
    }
}
