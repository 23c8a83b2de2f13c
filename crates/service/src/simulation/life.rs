//! A life: what happens in a world, step by step, each drawn from the seed and
//! its own number alone, with everything that holds looked at after it.

use greenroom_directory::access::{Via, effective_access};
use greenroom_directory::session::Session;

use super::check::access::{Relations, may_read, may_see_address};
use super::check::taps::Pending;
use super::check::{Finding, changes, documents, hold, index, state};
use super::dice::Dice;
use super::world::World;

mod handles;
mod happenings;
mod reading;
mod writing;

use handles::Known;

/// A world and what is known of it.
pub(super) struct Life {
    seed: u64,
    pub(super) world: World,
    relations: Relations,
    taps: Pending,
    handles: Vec<Known>,
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
            handles: Vec::new(),
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
        self.world.ledger.draw_from(dice.below(u64::MAX));
        match dice.below(58) {
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
            44 => self.pass(dice.below(250_000)),
            45 => self.step_back(&dice),
            46 | 47 => self.settle()?,
            48 | 49 => self.make_a_handle(&dice)?,
            50..=52 => self.follow_a_handle(&dice)?,
            53 => self.delete_a_handle(&dice)?,
            54 | 55 => self.browse(&dice)?,
            _ => self.query(&dice)?,
        }
        self.check()
    }

    fn tell(&mut self, what: String) {
        self.history.push(what);
    }

    fn check(&mut self) -> Finding {
        let commits = self.world.ledger.since(self.seen);
        self.seen += commits.len();
        self.note_pauses(&commits);
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
        if self.was_doubtful || !commits.is_empty() {
            index::check(&self.world, &self.world.nodes[0])?;
        }
        match std::mem::take(&mut self.was_doubtful) {
            true => self.taps.check_roughly(),
            false => self.taps.check(),
        }
    }

    /// The documents of three who come by, and of a server.
    fn check_documents(&self, session: &Session) -> Finding {
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
