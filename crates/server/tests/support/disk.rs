//! A disk in memory that can lose power, lie, fail and stall.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard};

use redb::StorageBackend;

/// What a disk writes whole or not at all.
const SECTOR: usize = 512;

/// Clones are the same disk.
#[derive(Clone, Debug, Default)]
pub(crate) struct Disk(Arc<State>);

#[derive(Debug, Default)]
struct State {
    bytes: Mutex<Bytes>,
    syncs: AtomicUsize,
    /// Whether syncs wait.
    stalled: Mutex<bool>,
    resumed: Condvar,
    lies: AtomicBool,
    broken: AtomicBool,
    power: Mutex<Power>,
}

/// Whether there is power, and for how long.
#[derive(Debug, Default)]
enum Power {
    #[default]
    On,
    /// It goes when so many more steps were begun.
    GoesIn(usize, Choices),
    /// It went, and this is what is found afterwards.
    Off(Disk),
}

#[derive(Debug, Default)]
struct Bytes {
    /// As reads see them.
    current: Vec<u8>,
    /// As they are after a power cut.
    durable: Vec<u8>,
    /// What was written since the last sync.
    pending: Vec<Step>,
}

#[derive(Debug)]
enum Step {
    SetLen(usize),
    Write(usize, Vec<u8>),
}

impl Step {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::SetLen(len) => bytes.resize(*len, 0),
            Self::Write(at, data) => {
                let end = at + data.len();
                if bytes.len() < end {
                    bytes.resize(end, 0);
                }
                bytes[*at..end].copy_from_slice(data);
            }
        }
    }
}

impl Step {
    /// What can be lost of it by itself.
    fn sectors(&self) -> Vec<Self> {
        match self {
            Self::SetLen(len) => vec![Self::SetLen(*len)],
            Self::Write(at, data) => {
                let first = SECTOR - at % SECTOR;
                let (head, rest) = data.split_at(first.min(data.len()));
                let rest = rest.chunks(SECTOR).enumerate();
                let rest = rest.map(|(n, part)| (at + first + n * SECTOR, part));
                let parts = std::iter::once((*at, head)).chain(rest);
                parts
                    .map(|(at, part)| Self::Write(at, part.to_vec()))
                    .collect()
            }
        }
    }
}

/// A generator for the choices of a test, the same at each run.
#[derive(Clone, Debug)]
pub(crate) struct Choices(u64);

impl Choices {
    pub(crate) fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number from 0 to `bound`, which is not one of them.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound
    }

    /// A generator of its own.
    pub(crate) fn split(&mut self) -> Self {
        Self::of(self.below(u64::MAX))
    }
}

impl Disk {
    /// An empty disk that keeps its promises.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// An empty disk that says it synced and did not.
    pub(crate) fn lying() -> Self {
        let disk = Self::default();
        disk.0.lies.store(true, Ordering::SeqCst);
        disk
    }

    /// From now on every write and sync fails.
    pub(crate) fn break_down(&self) {
        self.0.broken.store(true, Ordering::SeqCst);
    }

    /// From now on it works again.
    pub(crate) fn mend(&self) {
        self.0.broken.store(false, Ordering::SeqCst);
    }

    /// Lets syncs wait until the guard is dropped.
    pub(crate) fn stall(&self) -> Stall {
        *self.stalled() = true;
        Stall(self.clone())
    }

    /// How many syncs were asked for.
    pub(crate) fn syncs(&self) -> usize {
        self.0.syncs.load(Ordering::SeqCst)
    }

    /// The disk as it is found after a power cut now: what was synced, and of
    /// what was not, each step that `survives` says.
    pub(crate) fn after_power_cut(&self, mut survives: impl FnMut() -> bool) -> Self {
        let bytes = self.bytes();
        let mut found = bytes.durable.clone();
        for step in bytes.pending.iter().filter(|_| survives()) {
            step.apply(&mut found);
        }
        Self::holding(found)
    }

    /// Lets the power go when `steps` more writes, changes of the length and
    /// syncs were begun, in the middle of the last of them. From then on
    /// everything fails.
    pub(crate) fn cut_power_in(&self, steps: usize, choices: Choices) {
        *self.power() = Power::GoesIn(steps, choices);
    }

    /// Lets the power go now, if it has not gone yet.
    pub(crate) fn cut_power(&self) {
        let mut power = self.power();
        if let Power::GoesIn(_, choices) = &mut *power {
            let found = self.torn(choices);
            *power = Power::Off(found);
        }
    }

    /// The disk as it is found after the power went; none while there is power.
    /// Of what was not synced any sector may be there or not.
    pub(crate) fn found(&self) -> Option<Self> {
        match &*self.power() {
            Power::Off(found) => Some(found.clone()),
            _ => None,
        }
    }

    /// What is there after a cut now, sector by sector.
    fn torn(&self, choices: &mut Choices) -> Self {
        let bytes = self.bytes();
        let mut found = bytes.durable.clone();
        // From nothing at all to everything but a few sectors.
        let one_in = 1 + choices.below(8);
        let lost_rather = choices.below(2) == 0;
        for step in &bytes.pending {
            for part in step.sectors() {
                let chosen = choices.below(one_in) == 0;
                if chosen != lost_rather {
                    part.apply(&mut found);
                }
            }
        }
        Self::holding(found)
    }

    fn holding(bytes: Vec<u8>) -> Self {
        let disk = Self::new();
        *disk.bytes() = Bytes {
            current: bytes.clone(),
            durable: bytes,
            pending: Vec::new(),
        };
        disk
    }

    fn power(&self) -> MutexGuard<'_, Power> {
        self.0.power.lock().expect("no test panics holding it")
    }

    /// Counts a step; the last one cuts the power.
    fn begin_step(&self) {
        let mut power = self.power();
        if let Power::GoesIn(steps, choices) = &mut *power {
            if *steps == 0 {
                let found = self.torn(choices);
                *power = Power::Off(found);
                return;
            }
            *steps -= 1;
        }
    }

    fn stalled(&self) -> MutexGuard<'_, bool> {
        self.0.stalled.lock().expect("no test panics holding it")
    }

    fn wait_while_stalled(&self) {
        let resumed = &self.0.resumed;
        let waited = resumed.wait_while(self.stalled(), |stalled| *stalled);
        drop(waited.expect("no test panics holding it"));
    }

    fn bytes(&self) -> MutexGuard<'_, Bytes> {
        self.0.bytes.lock().expect("no test panics holding it")
    }

    fn change(&self, step: Step) -> io::Result<()> {
        self.check()?;
        // Begun before the power goes, so that a part of it may be there.
        let mut bytes = self.bytes();
        step.apply(&mut bytes.current);
        bytes.pending.push(step);
        drop(bytes);
        self.begin_step();
        self.check()
    }

    fn check(&self) -> io::Result<()> {
        if self.0.broken.load(Ordering::SeqCst) {
            return Err(io::Error::other("the disk is broken"));
        }
        if matches!(*self.power(), Power::Off(_)) {
            return Err(io::Error::other("there is no power"));
        }
        Ok(())
    }
}

/// Syncs wait as long as it lives.
pub(crate) struct Stall(Disk);

impl Drop for Stall {
    fn drop(&mut self) {
        *self.0.stalled() = false;
        self.0.0.resumed.notify_all();
    }
}

impl StorageBackend for Disk {
    fn len(&self) -> io::Result<u64> {
        Ok(self.bytes().current.len() as u64)
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let at = offset as usize;
        let bytes = self.bytes();
        let found = bytes.current.get(at..at + out.len());
        out.copy_from_slice(found.ok_or_else(|| io::Error::other("beyond the end"))?);
        Ok(())
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.change(Step::SetLen(len as usize))
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.change(Step::Write(offset as usize, data.to_vec()))
    }

    fn sync_data(&self) -> io::Result<()> {
        self.0.syncs.fetch_add(1, Ordering::SeqCst);
        self.wait_while_stalled();
        self.begin_step();
        self.check()?;
        if self.0.lies.load(Ordering::SeqCst) {
            return Ok(());
        }
        let bytes = &mut *self.bytes();
        for step in bytes.pending.drain(..) {
            step.apply(&mut bytes.durable);
        }
        Ok(())
    }
}
