//! The store in memory: for tests, and for sessions inside one process.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use greenroom_protocol::ids::Revision;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;

use super::{
    Batch, BoxFuture, Expect, Key, Kind, Record, Store, StoreError, TailEntry, WriteError,
};

/// A store whose records live as long as it does.
#[derive(Debug, Default)]
pub struct MemoryStore {
    shards: Mutex<Shards>,
}

/// A record or its tombstone.
#[derive(Debug)]
struct Cell {
    revision: Revision,
    modified: Timestamp,
    value: Option<Arc<[u8]>>,
}

#[derive(Debug, Default)]
struct Shards {
    cells: BTreeMap<Key, Cell>,
    logs: HashMap<String, Log>,
}

/// What a shard remembers of its changes: the newest of each record.
#[derive(Debug, Default)]
struct Log {
    last: u64,
    changes: BTreeMap<Revision, Key>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Shards {
    fn live(&self, key: &Key) -> Option<Record> {
        self.cells.get(key)?.record()
    }

    fn holds(&self, key: &Key, expect: Expect) -> bool {
        match (expect, self.live(key)) {
            (Expect::Absent, None) => true,
            (Expect::Revision(expected), Some(found)) => expected == found.revision,
            (Expect::Absent, Some(_)) | (Expect::Revision(_), None) => false,
        }
    }

    fn put(&mut self, at: Timestamp, key: Key, value: Option<Vec<u8>>) -> Revision {
        let log = self.logs.entry(key.shard.clone()).or_default();
        log.last += 1;
        let revision = Revision(log.last);
        log.changes.insert(revision, key.clone());
        let cell = Cell {
            revision,
            modified: at,
            value: value.map(Arc::from),
        };
        if let Some(old) = self.cells.insert(key, cell) {
            log.changes.remove(&old.revision);
        }
        revision
    }

    fn write(&mut self, batch: Batch) -> Result<Vec<Revision>, WriteError> {
        let fits = |change: &super::Change| self.holds(&change.key, change.expect);
        if !batch.changes.iter().all(fits) {
            return Err(WriteError::Conflict);
        }
        let at = batch.at;
        let changes = batch.changes.into_iter();
        Ok(changes
            .map(|change| self.put(at, change.key, change.value))
            .collect())
    }

    fn tail(&self, shard: &str, after: Revision, limit: usize) -> Vec<TailEntry> {
        let Some(log) = self.logs.get(shard) else {
            return Vec::new();
        };
        let newer = log.changes.range(Revision(after.0.saturating_add(1))..);
        newer
            .take(limit)
            .map(|(&revision, key)| TailEntry {
                key: key.clone(),
                revision,
                value: self.cells.get(key).and_then(|cell| cell.value.clone()),
            })
            .collect()
    }

    fn list(&self, kind: Kind, after: Option<&Key>, limit: usize) -> Vec<(Key, Record)> {
        use std::ops::Bound::{Excluded, Unbounded};
        let from = after.map_or(Unbounded, Excluded);
        self.cells
            .range::<Key, _>((from, Unbounded))
            .filter(|(key, _)| key.kind == kind)
            .filter_map(|(key, cell)| Some((key.clone(), cell.record()?)))
            .take(limit)
            .collect()
    }

    fn forget_tombstones(&mut self, before: Timestamp) -> usize {
        let Self { cells, logs } = self;
        let had = cells.len();
        cells.retain(|key, cell| {
            let stays = cell.value.is_some() || cell.modified >= before;
            if !stays && let Some(log) = logs.get_mut(&key.shard) {
                log.changes.remove(&cell.revision);
            }
            stays
        });
        had - cells.len()
    }
}

impl Cell {
    fn record(&self) -> Option<Record> {
        Some(Record {
            revision: self.revision,
            modified: self.modified,
            value: self.value.clone()?,
        })
    }
}

impl Store for MemoryStore {
    fn read<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Record>, StoreError>> {
        Box::pin(async move { Ok(self.shards.lock().live(key)) })
    }

    fn write(&self, batch: Batch) -> BoxFuture<'_, Result<Vec<Revision>, WriteError>> {
        Box::pin(async move { self.shards.lock().write(batch) })
    }

    fn tail<'a>(
        &'a self,
        shard: &'a str,
        after: Revision,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<TailEntry>, StoreError>> {
        Box::pin(async move { Ok(self.shards.lock().tail(shard, after, limit)) })
    }

    fn list<'a>(
        &'a self,
        kind: Kind,
        after: Option<&'a Key>,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<(Key, Record)>, StoreError>> {
        Box::pin(async move { Ok(self.shards.lock().list(kind, after, limit)) })
    }

    fn forget_tombstones(&self, before: Timestamp) -> BoxFuture<'_, Result<usize, StoreError>> {
        Box::pin(async move { Ok(self.shards.lock().forget_tombstones(before)) })
    }
}
