//! Where a session stands, as games that poll see it: pure rules.

use crate::interfaces::{Failure, Outcome};
use crate::result::EOS_EResult;

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// A job is under way.
    Working,
    /// Nothing is, and something may be begun.
    Ready,
    /// A job failed, or the user is in the session no more.
    Broken,
    /// The user has left.
    ShutDown,
}

/// What kind of job begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// A change, or an answer that needs the session.
    Change,
    /// Reads the session anew.
    Refresh,
    /// Goes out of it.
    Leave,
}

/// Whether a job can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Now,
    /// When the present one is over.
    Next,
}

/// One session, from the call that makes it on.
#[derive(Debug)]
pub(super) struct Life {
    present: Option<Work>,
    /// A leave waits for the present job.
    leaves_next: bool,
    is_broken: bool,
    /// The user is in it no more, whatever is asked.
    is_lost: bool,
    has_left: bool,
}

impl Life {
    /// Its first job is under way: the entry.
    pub(super) fn entering() -> Self {
        Self {
            present: Some(Work::Change),
            leaves_next: false,
            is_broken: false,
            is_lost: false,
            has_left: false,
        }
    }

    pub(super) fn status(&self) -> Status {
        match self.present {
            _ if self.has_left => Status::ShutDown,
            Some(_) => Status::Working,
            None if self.is_broken => Status::Broken,
            None => Status::Ready,
        }
    }

    /// Whether the user is on the way out, so that being out is no surprise.
    pub(super) fn is_leaving(&self) -> bool {
        self.has_left || self.leaves_next || self.present == Some(Work::Leave)
    }

    /// Begins a job, or lines it up.
    ///
    /// # Errors
    /// `EOS_AlreadyPending` while another one is under way, `EOS_InvalidState` where the state does not allow it.
    pub(super) fn begin(&mut self, work: Work) -> Outcome<Turn> {
        match (self.status(), work) {
            (Status::ShutDown, _) => Err(state("the user has left the session")),
            (Status::Working, Work::Leave) if !self.is_leaving() => {
                self.leaves_next = true;
                Ok(Turn::Next)
            }
            (Status::Working, _) => Err(Failure::new(
                EOS_EResult::EOS_AlreadyPending,
                "the session is working on an earlier call",
            )),
            (Status::Broken, Work::Change) => Err(state(
                "the session is broken; GR_MultiplayerSession_Refresh may mend it",
            )),
            _ => {
                self.present = Some(work);
                Ok(Turn::Now)
            }
        }
    }

    /// The present job is over. A leave that waited for it begins; says whether one did.
    pub(super) fn end(&mut self, is_good: bool) -> bool {
        match self.present.take() {
            Some(Work::Leave) if is_good => self.has_left = true,
            Some(Work::Refresh) if is_good => self.is_broken = self.is_lost,
            Some(_) => self.is_broken |= !is_good,
            None => {}
        }
        let leaves = std::mem::take(&mut self.leaves_next);
        if leaves {
            self.present = Some(Work::Leave);
        }
        leaves
    }

    /// The user is in the session no more.
    pub(super) fn lose(&mut self) {
        (self.is_lost, self.is_broken) = (true, true);
    }
}

fn state(message: &str) -> Failure {
    Failure::new(EOS_EResult::EOS_InvalidState, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(refused: Outcome<Turn>) -> EOS_EResult {
        refused.expect_err("refused").code
    }

    fn ready() -> Life {
        let mut life = Life::entering();
        life.end(true);
        life
    }

    #[test]
    fn a_session_works_until_its_job_is_over() {
        let mut life = Life::entering();
        assert_eq!(life.status(), Status::Working);
        for work in [Work::Change, Work::Refresh] {
            assert_eq!(code(life.begin(work)), EOS_EResult::EOS_AlreadyPending);
        }
        assert!(!life.end(true));
        assert_eq!(life.status(), Status::Ready);
        assert_eq!(life.begin(Work::Change), Ok(Turn::Now));
        assert_eq!(life.status(), Status::Working);
    }

    #[test]
    fn what_failed_is_broken_until_it_is_read_anew() {
        let mut life = ready();
        life.begin(Work::Change).expect("ready");
        life.end(false);
        assert_eq!(life.status(), Status::Broken);
        assert_eq!(
            code(life.begin(Work::Change)),
            EOS_EResult::EOS_InvalidState
        );
        life.begin(Work::Refresh).expect("what else");
        life.end(false);
        assert_eq!(life.status(), Status::Broken);
        life.begin(Work::Refresh).expect("once more");
        life.end(true);
        assert_eq!(life.status(), Status::Ready);
    }

    #[test]
    fn who_is_out_of_it_does_not_mend_it() {
        let mut life = ready();
        life.lose();
        life.begin(Work::Refresh).expect("it is broken");
        life.end(true);
        assert_eq!(life.status(), Status::Broken);
    }

    #[test]
    fn one_leaves_from_every_state_and_once() {
        let mut broken = ready();
        broken.lose();
        for mut life in [ready(), broken] {
            assert_eq!(life.begin(Work::Leave), Ok(Turn::Now));
            assert_eq!(
                code(life.begin(Work::Leave)),
                EOS_EResult::EOS_AlreadyPending
            );
            life.end(true);
            assert_eq!(life.status(), Status::ShutDown);
            for work in [Work::Change, Work::Refresh, Work::Leave] {
                assert_eq!(code(life.begin(work)), EOS_EResult::EOS_InvalidState);
            }
        }
    }

    #[test]
    fn a_leave_waits_for_what_is_under_way() {
        let mut life = Life::entering();
        assert_eq!(life.begin(Work::Leave), Ok(Turn::Next));
        assert_eq!(
            code(life.begin(Work::Leave)),
            EOS_EResult::EOS_AlreadyPending
        );
        assert!(life.end(false), "it begins now");
        assert_eq!(life.status(), Status::Working);
        assert!(!life.end(true));
        assert_eq!(life.status(), Status::ShutDown);
    }

    #[test]
    fn a_leave_that_failed_can_be_tried_again() {
        let mut life = ready();
        life.begin(Work::Leave).expect("ready");
        life.end(false);
        assert_eq!(life.status(), Status::Broken);
        assert_eq!(life.begin(Work::Leave), Ok(Turn::Now));
    }
}
