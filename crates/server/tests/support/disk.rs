//! A disk in memory that can lose power, lie, fail and stall.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard};

use redb::StorageBackend;

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
        let after = Self::new();
        *after.bytes() = Bytes {
            current: found.clone(),
            durable: found,
            pending: Vec::new(),
        };
        after
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
        let mut bytes = self.bytes();
        step.apply(&mut bytes.current);
        bytes.pending.push(step);
        Ok(())
    }

    fn check(&self) -> io::Result<()> {
        if self.0.broken.load(Ordering::SeqCst) {
            return Err(io::Error::other("the disk is broken"));
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
