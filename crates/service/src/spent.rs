//! Creations that can make nothing any more: their owner has ended the session,
//! or they were refused because the name was taken. A network may deliver a
//! request long after its sender has given it up, sent it again and gone on; a
//! creation that came so late would make a session that nobody knows of.
//!
//! Kept in memory. A restart or another node forgets, and takes such a creation
//! as any other: its session goes with the connection that it names.

use std::collections::{HashMap, VecDeque};

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
    /// With what a late write is told: a creation that was refused hears the
    /// same again, because it may be its second attempt.
    marks: HashMap<Mark, Refusal>,
    /// Oldest first.
    ages: VecDeque<(Timestamp, Mark)>,
}

impl Spent {
    /// # Errors
    /// For a write of such a creation, unless it ends the session: what the
    /// creation was refused with, or `Conflict` where it was ended.
    pub(crate) fn check(&self, at: &SessionRef, delta: &SessionDelta) -> Result<(), Refusal> {
        let Some((mark, false)) = mark(at, delta) else {
            return Ok(());
        };
        let known = self.0.lock();
        known
            .marks
            .get(&mark)
            .map_or(Ok(()), |told| Err(told.clone()))
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
        let told = match written {
            Ok(written) if ends && written.outcome == Outcome::Deleted => ended(),
            Ok(_) => return,
            Err(refused) => match (refused.refusal.code, when) {
                // With `greenroom.takeover` a name that is taken has a code of its own.
                (
                    ErrorCode::PreconditionFailed | ErrorCode::SessionExists,
                    Precondition::Absent,
                ) => refused.refusal.clone(),
                (ErrorCode::PreconditionFailed, Precondition::Exists) if ends => ended(),
                _ => return,
            },
        };
        self.0.lock().add(mark, told, now);
    }
}

fn ended() -> Refusal {
    let message = "the session that greenroom.nonce marks was ended";
    Refusal::new(ErrorCode::Conflict, message)
}

impl Known {
    fn add(&mut self, mark: Mark, told: Refusal, now: Timestamp) {
        if self.marks.insert(mark.clone(), told).is_none() {
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
        known.add(mark_number(0), ended(), Timestamp(0));
        known.add(mark_number(0), ended(), Timestamp(1));
        assert_eq!(known.ages.len(), 1, "each once");
        known.add(
            mark_number(1),
            ended(),
            Timestamp(limits::SPENT_REMEMBERED_MS),
        );
        assert!(known.marks.contains_key(&mark_number(0)), "not too old yet");
        known.add(
            mark_number(2),
            ended(),
            Timestamp(limits::SPENT_REMEMBERED_MS + 1),
        );
        assert!(!known.marks.contains_key(&mark_number(0)));
        let now = Timestamp(limits::SPENT_REMEMBERED_MS + 2);
        for number in 3..limits::SPENT_REMEMBERED_MAX + 3 {
            known.add(mark_number(number), ended(), now);
        }
        assert_eq!(known.ages.len(), limits::SPENT_REMEMBERED_MAX);
        assert_eq!(known.marks.len(), known.ages.len());
        assert!(
            !known.marks.contains_key(&mark_number(2)),
            "the oldest goes"
        );
    }
}
