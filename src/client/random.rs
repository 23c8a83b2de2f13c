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

/// The mark of one creation: 128 random bits as 32 hexadecimal digits.
pub(super) fn mark() -> String {
    format!("{:016x}{:016x}", number(), number())
}
