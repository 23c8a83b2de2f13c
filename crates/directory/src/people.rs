//! Who follows and who blocks whom: the rules of the social graph, and the
//! index that answers questions about it.

use std::collections::BTreeSet;

use greenroom_protocol::ids::AccountId;

/// What those in a session are to a caller: all that the rules of access need
/// to know of the social graph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circle {
    /// Those in the session who follow the caller.
    pub followed_by: BTreeSet<AccountId>,
    /// Those in the session who block the caller.
    pub blocked_by: BTreeSet<AccountId>,
}
