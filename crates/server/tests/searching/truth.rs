//! What is true of each session, and when: each goes through numbered states, one
//! after the other, and each state follows from its number.
//!
//! A search that runs beside writes may see any state that a session was in
//! between the search's start and its end, and no other. What matched in all of
//! them must be found; what matched in none must not.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};

/// Sessions of one bucket: fewer than a search may find.
pub(crate) const PER_BUCKET: usize = 50;

const MODES: i64 = 4;
/// Skills lie below.
const SKILLS: i64 = 1_000;
/// One state in so many is that there is no such session.
const ABSENT: i64 = 12;

/// What a session says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    /// Which of its states it is.
    pub(crate) version: i64,
    pub(crate) mode: i64,
    pub(crate) skill: i64,
}

/// The state of a session with this number; `None` where there is no session.
/// With 0 it begins.
pub(crate) fn state(session: usize, version: i64) -> Option<State> {
    if version % ABSENT == 0 {
        return None;
    }
    let session = i64::try_from(session).expect("a small number");
    let drawn = (session * 31 + version) * 7_919;
    Some(State {
        version,
        // Now and then it stays as it is.
        mode: drawn / 3 % MODES,
        skill: drawn % SKILLS,
    })
}

/// What is searched for: in a bucket, one mode, skills from a number on, the
/// nearest to it first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Search {
    pub(crate) bucket: usize,
    pub(crate) mode: i64,
    pub(crate) skill: i64,
}

impl Search {
    /// The search with this number. There are a few dozen, which come again and again.
    pub(crate) fn of(number: usize, buckets: usize) -> Self {
        let round = i64::try_from(number / buckets).expect("a small number");
        Self {
            bucket: number % buckets,
            mode: round % MODES,
            skill: round / MODES % 5 * (SKILLS / 10),
        }
    }

    fn matches(&self, state: Option<State>) -> bool {
        state.is_some_and(|it| it.mode == self.mode && it.skill >= self.skill)
    }

    fn sessions(&self, all: usize) -> impl Iterator<Item = usize> {
        (self.bucket * PER_BUCKET..(self.bucket + 1) * PER_BUCKET).take_while(move |it| *it < all)
    }
}

/// How far every session has come.
pub(crate) struct Timeline {
    /// The newest state of each that a write was begun for.
    begun: Vec<AtomicI64>,
    /// The newest state of each whose write was acknowledged.
    acknowledged: Vec<AtomicI64>,
}

/// How far the sessions of a bucket had come when a search began.
pub(crate) struct Before(Vec<i64>);

/// What searches had to find and could have missed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// Sessions that were found.
    pub(crate) found: usize,
    /// Of those, the ones that had to be.
    pub(crate) due: usize,
    /// Sessions that were written to while a search ran.
    pub(crate) moving: usize,
}

impl Timeline {
    pub(crate) fn new(sessions: usize) -> Self {
        let zeros = || (0..sessions).map(|_| AtomicI64::new(0)).collect();
        Self {
            begun: zeros(),
            acknowledged: zeros(),
        }
    }

    pub(crate) fn sessions(&self) -> usize {
        self.begun.len()
    }

    /// The session's one writer is about to write its next state.
    pub(crate) fn begin(&self, session: usize) -> i64 {
        self.begun[session].fetch_add(1, Ordering::SeqCst) + 1
    }

    /// And was told that it is written.
    pub(crate) fn acknowledge(&self, session: usize, version: i64) {
        self.acknowledged[session].store(version, Ordering::SeqCst);
    }

    /// To be called before a search is sent.
    pub(crate) fn before(&self, search: &Search) -> Before {
        let sessions = search.sessions(self.sessions());
        Before(
            sessions
                .map(|it| self.acknowledged[it].load(Ordering::SeqCst))
                .collect(),
        )
    }

    /// To be called when its answer is there, with what it found, in order.
    ///
    /// # Errors
    /// What the search should have seen and did not, or the other way around.
    pub(crate) fn check(
        &self,
        search: &Search,
        before: &Before,
        found: &[(usize, State)],
    ) -> Result<Tally, String> {
        let seen: BTreeMap<usize, State> = found.iter().copied().collect();
        if seen.len() != found.len() {
            return Err(format!("{search:?}: a session came twice: {found:?}"));
        }
        let distance = |it: &(usize, State)| it.1.skill.abs_diff(search.skill);
        if !found.is_sorted_by_key(distance) {
            return Err(format!("{search:?}: not the nearest first: {found:?}"));
        }
        let mut tally = Tally::default();
        for (session, from) in search.sessions(self.sessions()).zip(&before.0) {
            let to = self.begun[session].load(Ordering::SeqCst);
            let mut states = (*from..=to).map(|version| state(session, version));
            let due = states.clone().all(|it| search.matches(it));
            tally.moving += usize::from(*from < to);
            match seen.get(&session) {
                None if due => {
                    return Err(format!(
                        "{search:?} missed session {session}, which matched in all its states from {from} to {to}"
                    ));
                }
                None => {}
                Some(shown) if !search.matches(Some(*shown)) => {
                    return Err(format!(
                        "{search:?} found session {session}, and shows that it does not match: {shown:?}"
                    ));
                }
                Some(shown) if !states.any(|it| it == Some(*shown)) => {
                    return Err(format!(
                        "{search:?} shows session {session} as {shown:?}, and its states were those from {from} to {to}"
                    ));
                }
                Some(_) => {
                    tally.found += 1;
                    tally.due += usize::from(due);
                }
            }
        }
        let strange = seen
            .keys()
            .find(|it| !search.sessions(self.sessions()).any(|one| one == **it));
        match strange {
            Some(session) => Err(format!(
                "{search:?} found session {session} of another bucket"
            )),
            None => Ok(tally),
        }
    }
}

impl Tally {
    pub(crate) fn add(&mut self, other: Self) {
        self.found += other.found;
        self.due += other.due;
        self.moving += other.moving;
    }
}
