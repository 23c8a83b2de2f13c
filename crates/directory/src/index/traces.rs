//! Where a session stands in the tables of the index.

use std::sync::Arc;

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;

use crate::few::Few;
use crate::liveness;
use crate::session::Session;

/// A connection or a search handle, by the digits of its GUID.
pub(super) type Digits = [u8; 16];

/// The GUID that names nothing.
pub(super) const NOTHING: Digits = [0; 16];

/// What leads to a session. Of one that is not live, nothing does.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Traces {
    /// When the session began.
    pub(super) begun: Timestamp,
    pub(super) timer: Option<Timestamp>,
    /// Who has a place, in order; and whether it waits for its player to come.
    pub(super) seats: Few<(AccountId, bool)>,
    /// Those that are not lost.
    pub(super) connections: Few<Digits>,
    /// In lower case.
    pub(super) keywords: Box<[Arc<str>]>,
    /// Zero where there is none.
    pub(super) search_handle: Digits,
}

impl Traces {
    pub(super) fn of(session: &Session, silence_ms: u64) -> Self {
        let members = session.members.values();
        let mut seats: Vec<_> = members.map(|it| (it.account, it.reserved)).collect();
        seats.sort_unstable();
        let living = session.lifelines().filter(|line| line.lost_at.is_none());
        let mut connections: Vec<_> = living
            .filter_map(|line| Some(line.connection?.to_bytes()))
            .collect();
        connections.sort_unstable();
        connections.dedup();
        let keywords = session.shared.keywords.iter();
        let handle = session.search_handle.as_ref();
        Self {
            begun: session.start_time,
            timer: liveness::next_timer(session, silence_ms),
            seats: seats.into_iter().collect(),
            connections: connections.into_iter().collect(),
            keywords: keywords.map(|word| word.to_lowercase().into()).collect(),
            search_handle: handle
                .and_then(|it| Guid::new(&it.id))
                .map_or(NOTHING, |id| id.to_bytes()),
        }
    }

    /// Whether the place of an account waits for it.
    pub(super) fn is_reserved(&self, account: AccountId) -> bool {
        let seats = self.seats.as_slice();
        let found = seats.binary_search_by(|(seat, _)| seat.cmp(&account));
        found.is_ok_and(|place| seats[place].1)
    }
}
