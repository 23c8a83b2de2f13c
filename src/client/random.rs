//! The one place where the client draws random numbers.

use ring::rand::{SecureRandom, SystemRandom};

/// Fills the bytes with what nobody can guess.
pub(super) fn fill(bytes: &mut [u8]) {
    SystemRandom::new()
        .fill(bytes)
        .expect("an operating system without randomness cannot run a process");
}

/// A number that nobody can guess.
pub(super) fn number() -> u64 {
    let mut bytes = [0; 8];
    fill(&mut bytes);
    u64::from_ne_bytes(bytes)
}
