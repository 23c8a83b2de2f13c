//! How long players play: the Metrics interface.

use std::sync::Arc;

use super::Base;

/// The play of one platform's players, as the game tells it.
pub struct Metrics {
    base: Base,
}

impl Metrics {
    /// Nobody plays yet.
    pub fn new(base: Base) -> Arc<Self> {
        Arc::new(Self { base })
    }
}
