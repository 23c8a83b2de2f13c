//! Questions about the sessions of the contract, whatever their template.

use greenroom_protocol::handle::HandleDocument;
use greenroom_protocol::ids::{AccountId, Deployment, Revision, SessionRef};
use greenroom_protocol::query::SessionRow;
use greenroom_protocol::session::{Guid, SessionDelta, SessionDocument};

use super::{Attempt, Token};

/// By which way a session is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::client) enum Way {
    /// By its name.
    Name(SessionRef),
    /// Through a handle, which may open what the name does not.
    Handle(Guid),
}

/// What must hold for a write to be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::client) enum Condition {
    /// There is no such session.
    Absent,
    /// There is one.
    Exists,
    /// It is in this very state.
    Matches(Revision),
}

/// A session as the directory shows it to a player.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its full name.
    pub at: SessionRef,
    /// The state that the document shows, by which a write can ask that nobody was faster.
    pub revision: Revision,
    /// The document.
    pub document: SessionDocument,
}

/// What is asked about sessions of the contract.
pub(in crate::client) trait Multiplayer {
    /// Reads a session; `None` where there is none.
    fn read_any_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
    ) -> Attempt<'a, Option<Seen>>;

    /// Writes a session, and shows it after that; `None` where the caller sees it no more: it is gone by this write, or the caller is.
    fn write_any_session<'a>(
        &'a self,
        token: Token,
        way: &'a Way,
        when: Condition,
        delta: &'a SessionDelta,
    ) -> Attempt<'a, Option<Seen>>;

    /// The sessions that the caller, who is this player, is in, reservations, inactive and private ones among them.
    fn sessions_of<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        player: AccountId,
    ) -> Attempt<'a, Vec<SessionRow>>;

    /// Reads a handle.
    fn read_handle<'a>(&'a self, token: Token, id: &'a Guid) -> Attempt<'a, HandleDocument>;

    /// What these players are doing, with what is worth knowing of their sessions.
    fn activities_of<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        players: &'a [AccountId],
    ) -> Attempt<'a, Vec<HandleDocument>>;
}
