//! What changed lately: a bounded list in memory.

use std::collections::{BTreeSet, VecDeque};

use greenroom_directory::caller::{Caller, Principal};
use greenroom_directory::changes;
use greenroom_directory::session::{Member, Session, State};
use greenroom_protocol::ids::{AccountId, ServerInstance, SessionRef};
use greenroom_protocol::limits;
use greenroom_protocol::session::{ChangeType, InitializationStage};
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;
use serde::Serialize;

use super::roll::Roll;

/// Who or what changes a session.
#[derive(Clone, Copy)]
pub(crate) enum By<'a> {
    /// Somebody who asked for it.
    Caller(&'a Caller),
    /// A timer that was due.
    Time,
    /// Somebody went: its connection ended, or it is no longer in the title.
    Absence,
    /// The write was in doubt, and nobody knows any more.
    Unknown,
}

/// Who or what changed a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Author {
    /// A player.
    Player {
        /// The account.
        xuid: AccountId,
        /// Its display name.
        name: String,
    },
    /// An instance of a trusted server.
    Server {
        /// Which.
        instance: ServerInstance,
    },
    /// A program.
    Program {
        /// Its client id.
        client: String,
    },
    /// A timer that was due.
    Time,
    /// Somebody went: its connection ended, or it is no longer in the title.
    Absence,
    /// The write was in doubt, and nobody knows any more.
    Unknown,
}

impl From<By<'_>> for Author {
    fn from(by: By<'_>) -> Self {
        let caller = match by {
            By::Caller(caller) => caller,
            By::Time => return Self::Time,
            By::Absence => return Self::Absence,
            By::Unknown => return Self::Unknown,
        };
        match &caller.principal {
            Principal::User { account, name } => Self::Player {
                xuid: *account,
                name: name.clone(),
            },
            Principal::Server { instance } => Self::Server {
                instance: instance.clone(),
            },
            Principal::Client => Self::Program {
                client: caller.client_id.clone(),
            },
        }
    }
}

/// What became of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Fate {
    /// It is new, or made anew under its name.
    Created,
    /// It goes on, changed.
    Changed,
    /// It is gone.
    Ended,
}

/// What a member is to its session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// It was given a place and has not come yet.
    Reserved,
    /// Present and playing.
    Active,
    /// About to play.
    Ready,
    /// None of these.
    Inactive,
}

impl From<&Member> for Standing {
    fn from(member: &Member) -> Self {
        match member.state() {
            State::Reserved => Self::Reserved,
            State::Active => Self::Active,
            State::Ready => Self::Ready,
            State::Inactive => Self::Inactive,
        }
    }
}

/// A member that came, went or changed its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Move {
    /// Its index.
    pub index: u32,
    /// The account.
    pub xuid: AccountId,
    /// Its display name; empty of one that was never there.
    pub name: String,
    /// What it was; `None` where it was no member.
    pub was: Option<Standing>,
    /// What it is; `None` where it is none any more.
    pub is: Option<Standing>,
    /// Whether it lost its connection by this change.
    pub lost: bool,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Counts the changes from 1.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// Of which session.
    pub session: SessionRef,
    /// The scope of `change_number`.
    pub branch: String,
    /// The session's own count; of an ended one, what would have been next.
    pub change_number: u64,
    /// What became of the session.
    pub fate: Fate,
    /// What a subscription could ask for.
    pub types: Vec<ChangeType>,
    /// Who or what changed it.
    pub by: Author,
    /// Who came, went or changed its state: the first
    /// [`limits::JOURNAL_MOVES_MAX`].
    pub moves: Vec<Move>,
    /// How many more there were.
    pub more_moves: usize,
    /// The stage of initialization where it changed; `None` in it is none.
    pub stage: Option<(Option<InitializationStage>, Option<InitializationStage>)>,
}

/// What changed after some entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    /// Since when this journal is kept: another instant is another journal, whose
    /// numbers begin anew.
    pub since: Timestamp,
    /// The present instant by the directory's clock.
    pub now: Timestamp,
    /// The number of the last change; 0 where there was none.
    pub last: u64,
    /// How many of those asked for are not known any more.
    pub dropped: u64,
    /// The changes in their order.
    pub entries: Vec<Entry>,
}

/// The list.
pub(crate) struct Journal {
    /// Who is there.
    pub(super) roll: Roll,
    since: Timestamp,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    last: u64,
    entries: VecDeque<Entry>,
}

impl Journal {
    pub(crate) fn new(since: Timestamp) -> Self {
        Self {
            roll: Roll::default(),
            since,
            kept: Mutex::default(),
        }
    }

    /// Takes note of a write that has happened.
    pub(crate) fn note(
        &self,
        at: Timestamp,
        before: Option<&Session>,
        after: Option<&Session>,
        by: By<'_>,
    ) {
        let Some(mut entry) = entry(at, before, after, by) else {
            return;
        };
        let mut kept = self.kept.lock();
        kept.last += 1;
        entry.number = kept.last;
        if kept.entries.len() == limits::JOURNAL_MAX {
            kept.entries.pop_front();
        }
        kept.entries.push_back(entry);
    }

    pub(super) fn after(&self, number: u64, now: Timestamp) -> Changes {
        let kept = self.kept.lock();
        let entries: Vec<_> = kept
            .entries
            .iter()
            .filter(|entry| entry.number > number)
            .cloned()
            .collect();
        let first = entries.first().map_or(kept.last + 1, |entry| entry.number);
        Changes {
            since: self.since,
            now,
            last: kept.last,
            dropped: (first - 1).saturating_sub(number),
            entries,
        }
    }
}

/// The entry of a change, not numbered yet; `None` where nothing was or is there.
fn entry(
    at: Timestamp,
    before: Option<&Session>,
    after: Option<&Session>,
    by: By<'_>,
) -> Option<Entry> {
    let (about, change_number, fate) = match (before, after) {
        (Some(before), Some(after)) if before.branch == after.branch => {
            (after, after.change_number, Fate::Changed)
        }
        (_, Some(after)) => (after, after.change_number, Fate::Created),
        (Some(before), None) => (before, before.change_number + 1, Fate::Ended),
        (None, None) => return None,
    };
    // Those of another branch were in another session.
    let earlier = before.filter(|_| fate != Fate::Created);
    let changed = changes::between(before, after);
    let types = ChangeType::ALL.iter().copied();
    let mut moves = moves(earlier, after);
    let more_moves = moves.len().saturating_sub(limits::JOURNAL_MOVES_MAX);
    moves.truncate(limits::JOURNAL_MOVES_MAX);
    let stages = (stage(earlier), stage(after));
    Some(Entry {
        number: 0,
        at,
        session: about.session_ref.clone(),
        branch: about.branch.clone(),
        change_number,
        fate,
        types: types.filter(|&kind| changed.has(kind)).collect(),
        by: by.into(),
        moves,
        more_moves,
        stage: (stages.0 != stages.1).then_some(stages),
    })
}

fn stage(session: Option<&Session>) -> Option<InitializationStage> {
    Some(session?.initializing?.stage)
}

/// Who came, went or changed its state, by their indices.
fn moves(before: Option<&Session>, after: Option<&Session>) -> Vec<Move> {
    let sessions = before.into_iter().chain(after);
    let indices: BTreeSet<u32> = sessions
        .flat_map(|session| session.members.keys().copied())
        .collect();
    let step = |index| move_of(index, member(before, index), member(after, index));
    indices.into_iter().filter_map(step).collect()
}

fn member(session: Option<&Session>, index: u32) -> Option<&Member> {
    session?.members.get(&index)
}

/// What a member did, if it did anything that the journal tells of.
fn move_of(index: u32, before: Option<&Member>, after: Option<&Member>) -> Option<Move> {
    let is_lost = |member: Option<&Member>| member.is_some_and(|it| it.lost_at.is_some());
    let lost = !is_lost(before) && is_lost(after);
    let (was, is) = (before.map(Standing::from), after.map(Standing::from));
    let known = after.or(before).filter(|_| was != is || lost)?;
    Some(Move {
        index,
        xuid: known.account,
        name: known.name.clone(),
        was,
        is,
        lost,
    })
}
