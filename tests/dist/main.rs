//! What `make dist` lays out, in the hands of those who get nothing else: it is moved elsewhere, games are built with it in every way that it offers, and one that was built with it starts in a folder with nothing but it.
//!
//! It is laid out here from the library that cargo has just built; `make dist` takes the one that games ship.
#![cfg(all(target_os = "linux", target_env = "gnu"))]

mod builds;
mod drop_in;
mod laid_out;
#[path = "../support/mod.rs"]
mod support;
