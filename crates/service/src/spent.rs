//! Creations that can make nothing any more: their owner has ended the session,
//! or they were refused because the name was taken. A network may deliver a
//! request long after its sender has given it up, sent it again and gone on; a
//! creation that came so late would make a session that nobody knows of.
//!
//! Kept in memory. A restart or another node forgets, and takes such a creation
//! as any other: its session goes with the connection that it names.

use std::collections::{HashSet, VecDeque};

use greenroom_directory::precondition::Precondition;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::SessionRef;
use greenroom_protocol::limits;
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;

use crate::answer::{Outcome, PutRefusal, Written};

/// A session's name and the nonce of its creation.
type Mark = (SessionRef, String);

/// Those of late.
#[derive(Default)]
pub(crate) struct Spent(Mutex<Known>);

#[derive(Default)]
struct Known {
    marks: HashSet<Mark>,
    /// Oldest first.
    ages: VecDeque<(Timestamp, Mark)>,
}

impl Spent {
    /// # Errors
    /// `Conflict` for a write of such a creation, unless it ends the session.
    pub(crate) fn check(&self, at: &SessionRef, delta: &SessionDelta) -> Result<(), Refusal> {
        match mark(at, delta) {
            Some((mark, false)) if self.0.lock().marks.contains(&mark) => Err(Refusal::new(
                ErrorCode::Conflict,
                "the creation of this greenroom.nonce was refused, or its session was ended",
            )),
            _ => Ok(()),
        }
    }

    /// Remembers a creation that was refused, a session that was ended, and one
    /// that was not there to be ended: its creation may still be on the way.
    pub(crate) fn note(
        &self,
        at: &SessionRef,
        when: Precondition,
        delta: &SessionDelta,
        written: &Result<Written, PutRefusal>,
        now: Timestamp,
    ) {
        let Some((mark, ends)) = mark(at, delta) else {
            return;
        };
        let is_spent = match written {
            Ok(written) => ends && written.outcome == Outcome::Deleted,
            Err(refused) => match (refused.refusal.code, when) {
                // With `greenroom.takeover` a name that is taken has a code of its own.
                (
                    ErrorCode::PreconditionFailed | ErrorCode::SessionExists,
                    Precondition::Absent,
                ) => true,
                (ErrorCode::PreconditionFailed, Precondition::Exists) => ends,
                _ => false,
            },
        };
        if is_spent {
            self.0.lock().add(mark, now);
        }
    }
}

impl Known {
    fn add(&mut self, mark: Mark, now: Timestamp) {
        if self.marks.insert(mark.clone()) {
            self.ages.push_back((now, mark));
        }
        while let Some((noted, _)) = self.ages.front() {
            let is_old = now > noted.plus(limits::SPENT_REMEMBERED_MS);
            if !is_old && self.ages.len() <= limits::SPENT_REMEMBERED_MAX {
                return;
            }
            if let Some((_, mark)) = self.ages.pop_front() {
                self.marks.remove(&mark);
            }
        }
    }
}

/// Which creation a write is about, and whether it ends it.
fn mark(at: &SessionRef, delta: &SessionDelta) -> Option<(Mark, bool)> {
    let own = delta.greenroom.as_ref()?;
    let nonce = own.nonce.clone()?;
    Some(((at.clone(), nonce), own.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark_number(number: usize) -> Mark {
        (crate::testing::session_ref("room"), number.to_string())
    }

    #[test]
    fn they_are_forgotten_by_age_and_by_number() {
        let mut known = Known::default();
        known.add(mark_number(0), Timestamp(0));
        known.add(mark_number(0), Timestamp(1));
        assert_eq!(known.ages.len(), 1, "each once");
        known.add(mark_number(1), Timestamp(limits::SPENT_REMEMBERED_MS));
        assert!(known.marks.contains(&mark_number(0)), "not too old yet");
        known.add(mark_number(2), Timestamp(limits::SPENT_REMEMBERED_MS + 1));
        assert!(!known.marks.contains(&mark_number(0)));
        let now = Timestamp(limits::SPENT_REMEMBERED_MS + 2);
        for number in 3..limits::SPENT_REMEMBERED_MAX + 3 {
            known.add(mark_number(number), now);
        }
        assert_eq!(known.ages.len(), limits::SPENT_REMEMBERED_MAX);
        assert_eq!(known.marks.len(), known.ages.len());
        assert!(!known.marks.contains(&mark_number(2)), "the oldest goes");
    }
}
