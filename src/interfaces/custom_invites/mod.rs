//! Invites of the game's own, and requests to join: the CustomInvites interface.

use std::sync::Arc;

use crate::interfaces::Base;
use crate::interfaces::users::Users;

/// The custom invites of the users of one platform.
pub struct CustomInvites {
    base: Base,
    users: Arc<Users>,
}

impl CustomInvites {
    /// The interface of the platform whose users these are.
    pub fn new(base: Base, users: Arc<Users>) -> Arc<Self> {
        Arc::new(Self { base, users })
    }
}
