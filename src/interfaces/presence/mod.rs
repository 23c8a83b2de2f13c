//! What players show of themselves: the Presence interface.

use std::sync::Arc;

use crate::interfaces::Base;
use crate::interfaces::auth::Auth;

/// The presence of the users of one platform, and of those whom they may see.
pub struct Presence {
    base: Base,
    auth: Arc<Auth>,
}

impl Presence {
    /// The interface of the platform whose Epic accounts these are.
    pub fn new(base: Base, auth: Arc<Auth>) -> Arc<Self> {
        Arc::new(Self { base, auth })
    }
}
