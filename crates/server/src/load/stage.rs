//! Where writers and listeners note what happens: the books of all sessions, and
//! what is measured.

use std::time::Duration;

use greenroom_protocol::rta::ShoulderTap;
use parking_lot::Mutex;
use tokio::time::Instant;

use super::directory::{Fault, State};
use super::figures::Figures;
use super::ledger::{Counts, Ledger};
use super::seating::{Seat, Seating};

/// What all tasks of a run share.
pub(crate) struct Stage {
    begun: Instant,
    ledgers: Vec<Mutex<Ledger>>,
    figures: Mutex<Figures>,
}

impl Stage {
    pub(crate) fn new(seating: Seating) -> Self {
        let ledgers = (0..seating.sessions()).map(|it| Mutex::new(Ledger::new(seating.size(it))));
        Self {
            begun: Instant::now(),
            ledgers: ledgers.collect(),
            figures: Mutex::new(Figures::new()),
        }
    }

    /// Since the start of the run.
    pub(crate) fn now(&self) -> Duration {
        self.begun.elapsed()
    }

    /// A session was made, or somebody came in.
    pub(crate) fn founded(&self, session: usize, state: &State) {
        let mut ledger = self.ledgers[session].lock();
        ledger.founded(&state.branch, state.change_number);
    }

    /// A write was acknowledged just now.
    pub(crate) fn written(&self, session: usize, state: &State, sent: Duration) {
        let took = self.now().saturating_sub(sent);
        let mut ledger = self.ledgers[session].lock();
        let early = ledger.written(&state.branch, state.change_number, sent);
        drop(ledger);
        let mut figures = self.figures.lock();
        figures.writes.record(took);
        for time in early {
            figures.taps.record(time);
        }
    }

    /// A write was not acknowledged.
    pub(crate) fn failed(&self, fault: &Fault) {
        self.figures.lock().failed(fault);
    }

    /// Taps came to a player just now.
    pub(crate) fn tapped(&self, seat: Seat, taps: &[ShoulderTap]) {
        let now = self.now();
        let mut ledger = self.ledgers[seat.session].lock();
        let took = taps
            .iter()
            .filter_map(|tap| ledger.tapped(seat.place, &tap.branch, tap.change_number, now));
        let took: Vec<_> = took.collect();
        drop(ledger);
        let mut figures = self.figures.lock();
        figures.last_tap = now;
        for time in took {
            figures.taps.record(time);
        }
    }

    /// A player was told that taps were dropped.
    pub(crate) fn resync(&self) {
        self.figures.lock().resyncs += 1;
    }

    /// The push connection of a player ended by itself.
    pub(crate) fn gone(&self, seat: Seat, fault: &Fault) {
        self.ledgers[seat.session].lock().gone(seat.place);
        let mut figures = self.figures.lock();
        figures.connections_lost += 1;
        figures.failed(fault);
    }

    pub(crate) fn last_tap(&self) -> Duration {
        self.figures.lock().last_tap
    }

    /// Of all sessions.
    pub(crate) fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for ledger in &self.ledgers {
            counts += ledger.lock().counts();
        }
        counts
    }

    /// What was measured so far.
    pub(crate) fn take_figures(&self) -> Figures {
        std::mem::replace(&mut *self.figures.lock(), Figures::new())
    }
}
