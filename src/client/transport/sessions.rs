//! Questions about the sessions of EOS.

use greenroom_protocol::ids::SessionRef;
use greenroom_protocol::search::{HandleQuery, SearchRow};
use greenroom_protocol::session::{SessionDelta, SessionDocument};

use super::{Attempt, Token};

/// What must hold for a write to be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// There is no session of this name.
    Absent,
    /// There is one.
    Exists,
    /// Either.
    Any,
}

/// What a write came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutOutcome {
    /// The session was made by it.
    Created,
    /// The session is as the write wants it.
    Updated,
    /// The session is gone, by this write or before.
    Deleted,
}

/// What is asked about sessions.
pub(in crate::client) trait Sessions {
    /// Reads a session; `None` where there is none.
    fn get_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
    ) -> Attempt<'a, Option<SessionDocument>>;

    /// Writes a session.
    fn put_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
        when: When,
        delta: &'a SessionDelta,
    ) -> Attempt<'a, PutOutcome>;

    /// Searches.
    fn query<'a>(&'a self, token: Token, query: &'a HandleQuery) -> Attempt<'a, Vec<SearchRow>>;
}
