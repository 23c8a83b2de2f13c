//! Who is whose friend: the Friends interface.

use std::sync::Arc;

use crate::interfaces::Base;
use crate::interfaces::auth::Auth;

/// The friends of the users of one platform.
pub struct Friends {
    base: Base,
    auth: Arc<Auth>,
}

impl Friends {
    /// The interface of the platform whose Epic accounts these are.
    pub fn new(base: Base, auth: Arc<Auth>) -> Arc<Self> {
        Arc::new(Self { base, auth })
    }
}
