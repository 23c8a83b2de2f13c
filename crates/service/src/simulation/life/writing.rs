//! Writes: one, one that comes twice, several at once, with callers who give up
//! and a store that fails.

use greenroom_directory::liveness;
use greenroom_protocol::ids::Revision;

use super::Life;
use crate::simulation::check::answers::{self, Before};
use crate::simulation::check::{Finding, hold, text};
use crate::simulation::dice::Dice;
use crate::simulation::ledger::{Commit, Mood};
use crate::simulation::scheduler::{Asked, alone, at_once};
use crate::simulation::writes::{Answer, Write};
use crate::testing::SILENCE;

impl Life {
    pub(super) fn write(&mut self, dice: &Dice) -> Finding {
        let write = Write::draw(&self.world, dice);
        self.send(&write).map(drop)
    }

    /// One write, with nobody beside it.
    pub(super) fn send(&mut self, write: &Write) -> Result<Answer, String> {
        self.world.ledger.finish_late_writes_of(write.node);
        let before = Before::of(&self.world, write);
        let answer = alone(write.send(&self.world));
        self.tell(format!("{write} -> {}", outcome(&answer)));
        answers::check(&self.world, &before, write, &answer)?;
        Ok(answer)
    }

    /// The network delivers a write once more.
    pub(super) fn write_twice(&mut self, dice: &Dice) -> Finding {
        let mut write = Write::draw(&self.world, dice);
        write.dry = false;
        let first = self.send(&write)?;
        let once = self.world.ledger.session(&write.room);
        drop(self.send(&write)?);
        let twice = self.world.ledger.session(&write.room);
        let (Ok(_), Some(once)) = (first, once) else {
            return Ok(());
        };
        // A place is given again to who was thrown out, and time goes on: what
        // was due meanwhile is no second merge.
        let is_due =
            liveness::next_timer(&once.1, SILENCE).is_some_and(|at| at <= self.world.now());
        if is_due || write.throws_out() || write.takes_over() {
            return Ok(());
        }
        let same = twice.as_ref() == Some(&once);
        hold(same, || {
            let twice = text(twice.as_ref().map(|(_, it)| &**it));
            format!("merged once it is\n{}\ntwice\n{twice}", text(Some(&once.1)))
        })
    }

    /// Several at once, most often in one room. Some give up.
    pub(super) fn write_at_once(&mut self, dice: &Dice, give_up: Option<u64>) -> Finding {
        let room = dice.pick(&self.world.rooms).clone();
        let number = 2 + dice.below(3);
        let writes: Vec<Write> = (0..number)
            .map(|_| match dice.one_in(5) {
                true => Write::draw(&self.world, dice),
                false => Write::draw_for(&self.world, dice, room.clone()),
            })
            .collect();
        let length = self.world.ledger.length();
        let world = &self.world;
        let asked = writes
            .iter()
            .map(|write| -> Asked<'_, Answer> { Box::pin(write.send(world)) });
        let answers = at_once(dice, asked.collect(), give_up);
        self.doubtful |= give_up.is_some();
        let commits = self.world.ledger.since(length);
        for (write, answer) in writes.iter().zip(&answers) {
            let said = answer.as_ref().map_or("gives up".into(), outcome);
            self.tell(format!("at once: {write} -> {said}"));
            if let Some(Ok(written)) = answer
                && let Some(revision) = written.revision
            {
                let is_there =
                    |commit: &Commit| commit.revision == revision && commit.after.is_some();
                let unchanged = !commits.iter().any(|it| it.name == write.room);
                hold(
                    commits.iter().any(is_there) || unchanged || self.was_there(write, revision),
                    || format!("acknowledged {revision:?}, which never was"),
                )?;
            }
        }
        Ok(())
    }

    fn was_there(&self, write: &Write, revision: Revision) -> bool {
        let all = self.world.ledger.since(0);
        all.iter()
            .any(|it| it.revision == revision && it.name == write.room)
    }

    /// The store fails; what was not acknowledged may have happened or not.
    pub(super) fn write_with_a_bad_store(&mut self, dice: &Dice) -> Finding {
        let mood = *dice.pick(&[Mood::Full, Mood::Unsure]);
        let write = Write::draw(&self.world, dice);
        self.world.ledger.finish_late_writes_of(write.node);
        let length = self.world.ledger.length();
        self.world.ledger.set_mood(mood);
        let answer = alone(write.send(&self.world));
        self.world.ledger.set_mood(Mood::Well);
        self.tell(format!(
            "while the store is {mood:?}: {write} -> {}",
            outcome(&answer)
        ));
        self.doubtful = true;
        let changed = self.world.ledger.length() > length;
        hold(mood == Mood::Unsure || !changed, || {
            "a full disk was written".into()
        })?;
        let acknowledged = answer.is_ok_and(|it| it.revision.is_some());
        hold(!changed || !acknowledged, || {
            "acknowledged without a sync".into()
        })
    }
}

fn outcome(answer: &Answer) -> String {
    match answer {
        Ok(written) => format!("{:?} {:?}", written.outcome, written.revision),
        Err(refused) => refused.refusal.to_string(),
    }
}
