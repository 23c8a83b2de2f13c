//! Packets from player to player: the P2P interface. There is no transport for them; what can be set is kept, and nothing ever comes.

use std::sync::Arc;

use super::Base;

/// The packets of one platform.
pub struct P2p {
    base: Base,
}

impl P2p {
    /// With the settings that the SDK begins with.
    pub fn new(base: Base) -> Arc<Self> {
        Arc::new(Self { base })
    }
}
