//! Who users are: the UserInfo interface.

use std::sync::Arc;

use crate::interfaces::Base;
use crate::interfaces::auth::Auth;

/// What one platform has found out about users.
pub struct UserInfo {
    base: Base,
    auth: Arc<Auth>,
}

impl UserInfo {
    /// The interface of the platform whose Epic accounts these are.
    pub fn new(base: Base, auth: Arc<Auth>) -> Arc<Self> {
        Arc::new(Self { base, auth })
    }
}
