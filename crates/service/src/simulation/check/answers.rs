//! Of answers, where nobody else did anything meanwhile and the store was well.

use std::sync::Arc;

use greenroom_directory::liveness::{self, Advance};
use greenroom_directory::session::Session;
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::time::Timestamp;

use super::{Finding, documents, hold, text};
use crate::simulation::ledger::{Commit, Stored};
use crate::simulation::world::{Actor, World};
use crate::simulation::writes::{Answer, Write};
use crate::testing::SILENCE;
use crate::{Outcome, Precondition, Shown};

/// What was before a write or a read, and when.
pub(in crate::simulation) struct Before {
    pub(in crate::simulation) now: Timestamp,
    pub(in crate::simulation) stored: Option<Stored>,
    pub(in crate::simulation) length: usize,
}

impl Before {
    pub(in crate::simulation) fn of(world: &World, write: &Write) -> Self {
        Self {
            now: world.now(),
            stored: world.ledger.session(&write.room),
            length: world.ledger.length(),
        }
    }

    /// What it comes to without the write: one step of time at most.
    fn settled(&self) -> Option<Session> {
        let (_, session) = self.stored.as_ref()?;
        match liveness::advance(session, self.now, SILENCE) {
            Advance::Unchanged => Some((**session).clone()),
            Advance::Changed(next) => Some(*next),
            Advance::Ended => None,
        }
    }
}

/// Everything that holds of the answer to a write.
pub(in crate::simulation) fn check(
    world: &World,
    before: &Before,
    write: &Write,
    answer: &Answer,
) -> Finding {
    let commits = world.ledger.since(before.length);
    only_its_own_session(write, &commits)?;
    if answer.is_ok() {
        condition_held(before, write)?;
    }
    let now = world.ledger.session(&write.room);
    let who = &world.actors[write.actor];
    match answer {
        Ok(written) if write.dry => {
            hold(written.revision.is_none(), || {
                "a dry write has a state".into()
            })?;
            changed_nothing(before, now.as_ref())
        }
        Ok(written) if written.outcome == Outcome::Deleted => {
            hold(now.is_none() && written.shown.is_none(), || {
                "deleted, and it is there".into()
            })
        }
        Ok(written) => {
            let stored = now.ok_or("acknowledged, and it is not there")?;
            hold(written.revision == Some(stored.0), || {
                format!(
                    "acknowledged {:?}, and there is {:?}",
                    written.revision, stored.0
                )
            })?;
            match &written.shown {
                Some(shown) => shows(shown, &stored, who),
                None => Ok(()),
            }
        }
        Err(refused) => {
            changed_nothing(before, now.as_ref())?;
            // What is told of a creation that was spent is told from memory.
            let failed = refused.refusal.code == ErrorCode::PreconditionFailed;
            let told = failed && !write.is_marked();
            match &refused.current {
                Some(shown) => {
                    let stored = now.ok_or("refused with a session that is not there")?;
                    shows(shown, &stored, who)
                }
                None => hold(!told || !is_member(now.as_ref(), who), || {
                    "a failed condition, and the member is not told the state".into()
                }),
            }
        }
    }
}

fn is_member(stored: Option<&Stored>, who: &Actor) -> bool {
    stored.is_some_and(|(_, session)| session.has_member(&who.caller))
}

fn only_its_own_session(write: &Write, commits: &[Commit]) -> Finding {
    let other = commits.iter().find(|commit| commit.name != write.room);
    hold(other.is_none(), || {
        format!("changed another: {:?}", other.map(|commit| &commit.name))
    })
}

/// A write that is carried out found what it demands, after what was due.
fn condition_held(before: &Before, write: &Write) -> Finding {
    let settled = before.settled();
    let untouched = before
        .stored
        .as_ref()
        .filter(|(_, session)| settled.as_ref() == Some(session));
    let revision = untouched.map(|(revision, _)| *revision);
    let held = match write.when {
        Precondition::Exists => settled.is_some(),
        Precondition::Matches(wanted) => revision == Some(wanted),
        Precondition::MatchesOneOf(wanted) => revision.is_some_and(|it| wanted.contains(it)),
        Precondition::MatchesNoneOf(wanted) => !revision.is_some_and(|it| wanted.contains(it)),
        // Over what is there only the same creation goes, or one that takes over.
        Precondition::Absent => settled.is_none() || write.is_marked() || write.takes_over(),
        Precondition::None => true,
    };
    hold(held, || {
        format!("done where it should not: {:?} of {revision:?}", write.when)
    })
}

/// A refusal changes nothing but what time has changed.
fn changed_nothing(before: &Before, now: Option<&Stored>) -> Finding {
    let now: Option<&Arc<Session>> = now.map(|(_, session)| session);
    let untouched = before.stored.as_ref().map(|(_, session)| session);
    let settled = before.settled();
    let same = now == untouched || now.map(|it| &**it) == settled.as_ref();
    hold(same, || {
        let (was, is) = (text(settled.as_ref()), text(now.map(|it| &**it)));
        format!("refused, and changed\n{was}\nto\n{is}")
    })
}

/// Everything that holds of a state that is shown.
pub(in crate::simulation) fn shows(shown: &Shown, stored: &Stored, who: &Actor) -> Finding {
    let (revision, session) = stored;
    hold(shown.revision == *revision, || {
        format!("shows the state {:?} of {revision:?}", shown.revision)
    })?;
    let document = &shown.document;
    let number = (&document.branch, document.change_number);
    hold(number == (&session.branch, session.change_number), || {
        format!("shows {number:?}")
    })?;
    documents::check_shown(document, session, &who.caller)
}
