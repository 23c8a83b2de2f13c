//! The engine under one platform: a worker thread that does what waits for the network, and a queue of completions that only the game's Tick runs. Knows no interface and no C.

pub mod announcing;
pub mod clock;
pub mod completions;
#[cfg(test)]
mod completions_tests;
pub mod engine;
pub mod log;
mod log_names;
pub mod outer_tick;
mod sync;
mod turn;
