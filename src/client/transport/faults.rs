//! Faults on demand.

use greenroom_protocol::faults::FaultsDelta;

use super::Attempt;

/// What is asked of a directory at a desk, and refused by every other with [`ErrorCode::Forbidden`](super::ErrorCode::Forbidden). Needs no token, and meets no fault itself.
pub(in crate::client) trait Faults {
    /// Changes what goes wrong; a change of nothing tells whether anything could.
    fn change_faults<'a>(&'a self, delta: &'a FaultsDelta) -> Attempt<'a, ()>;

    /// Ends what goes wrong.
    fn clear_faults(&self) -> Attempt<'_, ()>;
}
