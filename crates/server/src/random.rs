//! The server's source of randomness: keys, ids and secrets come from it.

use greenroom_service::Random;
use ring::rand::{SecureRandom, SystemRandom};

/// The operating system's generator.
pub(crate) struct SystemSource(SystemRandom);

impl SystemSource {
    /// The generator; needs no seed.
    pub(crate) fn new() -> Self {
        Self(SystemRandom::new())
    }
}

impl Random for SystemSource {
    fn fill(&self, bytes: &mut [u8]) {
        self.0
            .fill(bytes)
            .expect("the operating system's generator does not fail once it has started");
    }
}
