//! What happens beside writes: connections end, players come and go, nodes start
//! again, time passes.

use std::collections::BTreeSet;

use greenroom_directory::liveness;
use greenroom_protocol::people::{Engagement, RelationDelta};
use greenroom_protocol::time::Timestamp;

use super::Life;
use crate::simulation::check::{Finding, hold, index};
use crate::simulation::dice::Dice;
use crate::simulation::scheduler::alone;
use crate::testing::SILENCE;
use crate::{Disconnect, Service, Whose};

/// Late writes happen before so much time has passed.
const WRITE_MS_MAX: u64 = 20_000;
/// Sweeps after which nothing is due: more than any member or session has steps.
const SWEEPS: usize = 12;

impl Life {
    pub(super) fn end_a_connection(&mut self, dice: &Dice) -> Finding {
        let at = dice.below(self.world.actors.len() as u64) as usize;
        let how = self.draw_end(dice);
        let actor = self.world.actors[at].clone();
        self.tell(format!("the connection of {at} ends: {how:?}"));
        let ended = self.world.nodes[actor.node].disconnect(&actor.connection, how);
        alone(ended).map_err(|refusal| format!("no end: {refusal}"))?;
        if !dice.one_in(10) {
            self.world.reconnect(at);
        }
        Ok(())
    }

    fn draw_end(&self, dice: &Dice) -> Disconnect {
        let heard = Timestamp(self.world.now().0 - dice.below(SILENCE));
        match dice.truth() {
            true => Disconnect::Clean,
            false => Disconnect::Silent { last_heard: heard },
        }
    }

    pub(super) fn relieve(&mut self, dice: &Dice) {
        let at = dice.below(self.world.actors.len() as u64) as usize;
        let how = self.draw_end(dice);
        self.world.relieve(dice, at, how);
        let who = self.world.actors[at].caller.account();
        self.tell(format!("{at} goes ({how:?}), and {who:?} comes"));
    }

    pub(super) fn restart(&mut self, dice: &Dice) {
        let node = dice.below(self.world.nodes.len() as u64) as usize;
        self.tell(format!("node {node} starts again"));
        self.world.ledger.finish_late_writes();
        self.world.restart(node);
        self.doubtful |= self.world.nodes.len() > 1;
    }

    pub(super) fn change_relations(&mut self, dice: &Dice) -> Finding {
        let actor = dice.pick(&self.world.actors).clone();
        let other = self.world.anybody(dice);
        let Some(own) = actor.caller.account().filter(|own| *own != other) else {
            return Ok(());
        };
        let follow = dice.truth();
        let delta = RelationDelta {
            followed: follow.then(|| dice.truth()),
            blocked: (!follow).then(|| dice.truth()),
            ..RelationDelta::default()
        };
        self.tell(format!("{own} and {other}: {delta:?}"));
        let scid = self.world.scid().clone();
        for node in &self.world.nodes {
            let change = node.change_person(&actor.caller, &scid, Whose::Me, other, &delta);
            let Ok(person) = alone(change) else {
                continue;
            };
            set(&mut self.relations.follows, (own, other), person.followed);
            set(&mut self.relations.blocks, (own, other), person.blocked);
        }
        Ok(())
    }

    pub(super) fn turn_away(&mut self, dice: &Dice) -> Finding {
        let actor = dice.pick(&self.world.actors).clone();
        let words = [Engagement::Active, Engagement::Away];
        let (engagement, scid) = (*dice.pick(&words), self.world.scid().clone());
        self.tell(format!("{:?} is {engagement:?}", actor.caller.account()));
        let node = &self.world.nodes[actor.node];
        let told = node.set_presence(&actor.caller, &scid, Whose::Me, engagement);
        let told = alone(told);
        let player = actor.caller.account().is_some();
        hold(told.is_ok() == player, || format!("presence: {told:?}"))
    }

    pub(super) fn pass(&mut self, ms: u64) {
        self.tell(format!("{ms} ms pass"));
        if self.doubtful || ms > WRITE_MS_MAX {
            self.world.ledger.finish_late_writes();
        }
        self.world.clock.pass(ms);
    }

    pub(super) fn step_back(&mut self, dice: &Dice) {
        let ms = dice.below(120_000);
        self.tell(format!("the clock is set back by {ms} ms"));
        self.world.clock.step_back(ms);
    }

    /// Waits until all is quiet: then no timer was missed.
    pub(super) fn settle(&mut self) -> Finding {
        self.tell("all is quiet".into());
        self.world.ledger.finish_late_writes();
        for _ in 0..SWEEPS {
            for node in &self.world.nodes {
                alone(node.sweep()).map_err(|refusal| format!("no sweep: {refusal}"))?;
            }
        }
        let now = self.world.now();
        for (_, session) in self.world.ledger.sessions() {
            let next = liveness::next_timer(&session, SILENCE);
            hold(next.is_none_or(|at| at > now), || {
                format!(
                    "{}: due at {next:?}, and it is {now:?}",
                    session.session_ref
                )
            })?;
        }
        if self.world.nodes.len() == 1 {
            self.was_doubtful |= std::mem::take(&mut self.doubtful);
            return Ok(());
        }
        // What another node has written, a node learns when it looks.
        for node in &self.world.nodes {
            self.look_at_everything(node);
            index::check(&self.world, node)?;
        }
        Ok(())
    }

    fn look_at_everything(&self, node: &Service) {
        let actor = &self.world.actors[0];
        for room in &self.world.rooms {
            // Nothing is due: it changes nothing, whether it may be read or not.
            drop(alone(node.get_session(&actor.caller, room)));
        }
    }
}

fn set<T: Ord>(set: &mut BTreeSet<T>, value: T, is_in: bool) {
    match is_in {
        true => set.insert(value),
        false => set.remove(&value),
    };
}
