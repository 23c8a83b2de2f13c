//! What the queue of completions and the turn are made of, in one place: `tests/completions_model` puts the same types of a model checker here, and tries every order in which threads can meet.

pub(super) use std::sync::atomic::{AtomicBool, Ordering};
pub(super) use std::thread;

pub(super) use parking_lot::{Condvar, Mutex};
