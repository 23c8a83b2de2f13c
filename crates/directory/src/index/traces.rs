//! Where a session stands in the tables of the index.

use std::slice;
use std::sync::Arc;

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;

use crate::liveness;
use crate::session::Session;

/// A connection or a search handle, by the digits of its GUID.
pub(super) type Digits = [u8; 16];

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
    pub(super) search_handle: Option<Digits>,
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
            seats: seats.into(),
            connections: connections.into(),
            keywords: keywords.map(|word| word.to_lowercase().into()).collect(),
            search_handle: handle.and_then(|it| Some(Guid::new(&it.id)?.to_bytes())),
        }
    }

    /// Whether the place of an account waits for it.
    pub(super) fn is_reserved(&self, account: AccountId) -> bool {
        let seats = self.seats.as_slice();
        let found = seats.binary_search_by(|(seat, _)| seat.cmp(&account));
        found.is_ok_and(|place| seats[place].1)
    }
}

/// A list that mostly has one entry, and then needs no room elsewhere.
#[derive(Debug, PartialEq)]
pub(super) enum Few<T> {
    One(T),
    Any(Box<[T]>),
}

impl<T> Few<T> {
    pub(super) fn as_slice(&self) -> &[T] {
        match self {
            Self::One(one) => slice::from_ref(one),
            Self::Any(any) => any,
        }
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self::Any(Box::default())
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(mut list: Vec<T>) -> Self {
        match (list.len(), list.pop()) {
            (1, Some(one)) => Self::One(one),
            (_, last) => {
                list.extend(last);
                Self::Any(list.into())
            }
        }
    }
}
