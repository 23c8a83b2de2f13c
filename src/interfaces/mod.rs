//! What each interface means, in safe Rust: who is logged in, which sessions this process has, what a search found.
//!
//! Every operation that waits for the directory takes a `done`, which runs inside Tick, once, on the ticking thread and with no lock held; it may call anything. What a game can observe changes there
//! too, just before `done` runs. State lies under one lock per interface, which is never held while a callback runs or an answer is awaited. Sessions asks Users under its own lock, never the other
//! way round.

pub mod auth;
pub mod base;
pub mod custom_invites;
pub mod details;
pub mod failure;
pub mod faults;
pub mod friends;
pub mod ids;
pub mod invites;
pub mod logins;
pub mod metrics;
pub mod multiplayer;
pub mod notifications;
pub mod overlay;
pub mod p2p;
pub mod presence;
pub mod random;
pub mod refusing;
pub mod searches;
pub mod sessions;
pub mod user_info;
pub mod users;

pub use base::Base;
pub use failure::{Done, Failure, Outcome};
