//! A life: what happens in a world, step by step, each drawn from the seed and
//! its own number alone, with everything that holds looked at after it.

use greenroom_directory::access::{Via, effective_access};
use greenroom_directory::liveness;
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::people::{Engagement, RelationDelta};
use greenroom_protocol::time::Timestamp;

use super::check::access::{Relations, may_read, may_see_address};
use super::check::answers::Before;
use super::check::taps::Pending;
use super::check::{Finding, answers, changes, documents, hold, index, state, text};
use super::dice::Dice;
use super::ledger::{Commit, Mood};
use super::scheduler::{Asked, alone, at_once};
use super::world::World;
use super::writes::{Answer, Write};
use crate::testing::SILENCE;
use crate::{Disconnect, Service, Whose};

/// Late writes happen before so much time has passed.
const WRITE_MS_MAX: u64 = 20_000;
/// Sweeps after which nothing is due: more than any member or session has steps.
const SWEEPS: usize = 12;

/// A world and what is known of it.
pub(super) struct Life {
    seed: u64,
    pub(super) world: World,
    relations: Relations,
    taps: Pending,
    /// How much of the ledger was looked at.
    seen: usize,
    /// Something may have happened that a node does not know of yet.
    pub(super) doubtful: bool,
    /// It was so until now.
    was_doubtful: bool,
    /// What happened, for people.
    pub(super) history: Vec<String>,
}

impl Life {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            seed,
            world: World::new(seed),
            relations: Relations::default(),
            taps: Pending::default(),
            seen: 0,
            doubtful: false,
            was_doubtful: false,
            history: Vec::new(),
        }
    }

    /// Lives one step and looks at everything.
    ///
    /// # Errors
    /// What does not hold.
    pub(super) fn step(&mut self, number: u32) -> Finding {
        let dice = Dice::of_step(self.seed, number);
        match dice.below(48) {
            0..=25 => self.write(&dice)?,
            26 | 27 => self.write_twice(&dice)?,
            28..=30 => self.write_at_once(&dice, None)?,
            31 => self.write_at_once(&dice, Some(4))?,
            32 => self.write_with_a_bad_store(&dice)?,
            33 | 34 => self.read(&dice)?,
            35 => self.end_a_connection(&dice)?,
            36 => self.relieve(&dice),
            37 => self.restart(&dice),
            38 | 39 => self.change_relations(&dice)?,
            40 => self.turn_away(&dice)?,
            41..=43 => self.pass(dice.below(6_000)),
            44 => self.pass(dice.below(100_000)),
            45 => self.step_back(&dice),
            _ => self.settle()?,
        }
        self.check()
    }

    fn tell(&mut self, what: String) {
        self.history.push(what);
    }

    fn write(&mut self, dice: &Dice) -> Finding {
        let write = Write::draw(&self.world, dice);
        self.send(&write).map(drop)
    }

    /// One write, with nobody beside it.
    fn send(&mut self, write: &Write) -> Result<Answer, String> {
        let before = Before::of(&self.world, write);
        let answer = alone(write.send(&self.world));
        self.tell(format!("{write} -> {}", outcome(&answer)));
        answers::check(&self.world, &before, write, &answer)?;
        Ok(answer)
    }

    /// The network delivers a write once more.
    fn write_twice(&mut self, dice: &Dice) -> Finding {
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
    fn write_at_once(&mut self, dice: &Dice, give_up: Option<u64>) -> Finding {
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

    fn was_there(&self, write: &Write, revision: greenroom_protocol::ids::Revision) -> bool {
        let all = self.world.ledger.since(0);
        all.iter()
            .any(|it| it.revision == revision && it.name == write.room)
    }

    /// The store fails; what was not acknowledged may have happened or not.
    fn write_with_a_bad_store(&mut self, dice: &Dice) -> Finding {
        let mood = *dice.pick(&[Mood::Full, Mood::Unsure]);
        let write = Write::draw(&self.world, dice);
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

    fn read(&mut self, dice: &Dice) -> Finding {
        let room = dice.pick(&self.world.rooms).clone();
        let actor = dice.pick(&self.world.actors).clone();
        let node = self.world.nodes[actor.node].clone();
        let shown = alone(node.get_session_via(&actor.caller, &room, Via::Id));
        self.tell(format!("{:?} reads {room}", actor.caller.account()));
        match (shown, self.world.ledger.session(&room)) {
            (Ok(None), None) => Ok(()),
            (Ok(Some(shown)), Some(stored)) => {
                let may = may_read(&stored.1, &actor.caller, &self.relations);
                hold(may, || format!("{:?} may not read {room}", actor.caller))?;
                answers::shows(&shown, &stored, &actor)
            }
            (Err(refusal), Some((_, session))) if refusal.code == ErrorCode::Forbidden => {
                let may = may_read(&session, &actor.caller, &self.relations);
                hold(!may, || format!("{:?} may read {room}", actor.caller))
            }
            (shown, stored) => hold(false, || {
                let stored = text(stored.as_ref().map(|(_, it)| &**it));
                format!("reads {shown:?}, and there is\n{stored}")
            }),
        }
    }

    fn end_a_connection(&mut self, dice: &Dice) -> Finding {
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

    fn relieve(&mut self, dice: &Dice) {
        let at = dice.below(self.world.actors.len() as u64) as usize;
        let how = self.draw_end(dice);
        self.world.relieve(dice, at, how);
        let who = self.world.actors[at].caller.account();
        self.tell(format!("{at} goes ({how:?}), and {who:?} comes"));
    }

    fn restart(&mut self, dice: &Dice) {
        let node = dice.below(self.world.nodes.len() as u64) as usize;
        self.tell(format!("node {node} starts again"));
        self.world.ledger.finish_late_writes();
        self.world.restart(node);
        self.doubtful |= self.world.nodes.len() > 1;
    }

    fn change_relations(&mut self, dice: &Dice) -> Finding {
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

    fn turn_away(&mut self, dice: &Dice) -> Finding {
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

    fn pass(&mut self, ms: u64) {
        self.tell(format!("{ms} ms pass"));
        if self.doubtful || ms > WRITE_MS_MAX {
            self.world.ledger.finish_late_writes();
        }
        self.world.clock.pass(ms);
    }

    fn step_back(&mut self, dice: &Dice) {
        let ms = dice.below(120_000);
        self.tell(format!("the clock is set back by {ms} ms"));
        self.world.clock.step_back(ms);
    }

    /// Waits until all is quiet: then no timer was missed.
    fn settle(&mut self) -> Finding {
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

    fn check(&mut self) -> Finding {
        let commits = self.world.ledger.since(self.seen);
        self.seen += commits.len();
        for commit in &commits {
            changes::check(commit)?;
            if let Some(session) = &commit.after {
                state::check(session)?;
                self.check_documents(session)?;
            }
        }
        // Between nodes nobody is tapped, and what another has written, a node
        // learns when it looks.
        if self.world.nodes.len() > 1 {
            return Ok(());
        }
        self.taps.collect(&self.world, &commits)?;
        if self.doubtful {
            return Ok(());
        }
        index::check(&self.world, &self.world.nodes[0])?;
        match std::mem::take(&mut self.was_doubtful) {
            true => self.taps.check_roughly(),
            false => self.taps.check(),
        }
    }

    /// The documents of three who come by, and of a server.
    fn check_documents(&self, session: &greenroom_directory::session::Session) -> Finding {
        let dice = Dice::new(session.change_number);
        let server = self.world.actors.last().into_iter();
        let some = (0..3).map(|_| dice.pick(&self.world.actors));
        for actor in some.chain(server) {
            let caller = &actor.caller;
            let circle = self.relations.circle(session, caller);
            let access = effective_access(session, caller, &circle, Via::Id);
            let may = may_read(session, caller, &self.relations);
            hold(access.read == may, || {
                format!("{caller:?} reads: {}", access.read)
            })?;
            let address = may_see_address(session, caller);
            hold(access.host_address == address, || {
                format!("{caller:?} sees the address")
            })?;
            if may {
                documents::check(session, caller, &access)?;
            }
        }
        Ok(())
    }
}

fn set<T: Ord>(set: &mut std::collections::BTreeSet<T>, value: T, is_in: bool) {
    match is_in {
        true => set.insert(value),
        false => set.remove(&value),
    };
}

fn outcome(answer: &Answer) -> String {
    match answer {
        Ok(written) => format!("{:?} {:?}", written.outcome, written.revision),
        Err(refused) => refused.refusal.to_string(),
    }
}
