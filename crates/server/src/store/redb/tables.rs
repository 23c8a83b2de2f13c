//! The tables of the file, and the few steps that keep them in agreement.

use greenroom_protocol::ids::Revision;
use greenroom_protocol::time::Timestamp;
use greenroom_service::store::{Batch, Change, Expect, Key};
use redb::{ReadableTable, Table, TableDefinition, WriteTransaction};

/// Facts about the file as a whole, by name.
pub(super) const META: TableDefinition<&str, u64> = TableDefinition::new("meta");
/// The name of the file's format version in [`META`].
pub(super) const FORMAT_KEY: &str = "format";

/// Shard, kind, id.
pub(super) type RecordKey = (&'static str, &'static str, &'static str);
/// Revision, time of the change, and the bytes: none in a tombstone.
pub(super) type RecordValue = (u64, u64, Option<&'static [u8]>);
/// Every record and every tombstone.
pub(super) const RECORDS: TableDefinition<RecordKey, RecordValue> = TableDefinition::new("records");
/// Shard and revision to kind and id: each record once, at its newest revision.
pub(super) const CHANGES: TableDefinition<(&str, u64), (&str, &str)> =
    TableDefinition::new("changes");
/// The last revision that each shard gave out. Outlives the shard's records, so
/// that no revision is ever given out twice.
pub(super) const SHARDS: TableDefinition<&str, u64> = TableDefinition::new("shards");
/// Tombstones by age: time of the deletion, shard, revision.
pub(super) const TOMBSTONES: TableDefinition<(u64, &str, u64), ()> =
    TableDefinition::new("tombstones");

/// All tables of records, open for one write transaction.
pub(super) struct Tables<'txn> {
    records: Table<'txn, RecordKey, RecordValue>,
    changes: Table<'txn, (&'static str, u64), (&'static str, &'static str)>,
    shards: Table<'txn, &'static str, u64>,
    tombstones: Table<'txn, (u64, &'static str, u64), ()>,
}

/// What a stored record says of itself, without its bytes.
struct Stored {
    revision: u64,
    modified: u64,
    live: bool,
}

impl<'txn> Tables<'txn> {
    /// Opens every table, making those that are not there yet.
    pub(super) fn open(txn: &'txn WriteTransaction) -> Result<Self, redb::Error> {
        Ok(Self {
            records: txn.open_table(RECORDS)?,
            changes: txn.open_table(CHANGES)?,
            shards: txn.open_table(SHARDS)?,
            tombstones: txn.open_table(TOMBSTONES)?,
        })
    }

    /// Carries out a batch whole, or leaves no trace of it and answers `None`
    /// where an expectation does not hold.
    pub(super) fn apply(&mut self, batch: &Batch) -> Result<Option<Vec<Revision>>, redb::Error> {
        for change in &batch.changes {
            if !self.holds(change)? {
                return Ok(None);
            }
        }
        let mut revisions = Vec::with_capacity(batch.changes.len());
        for change in &batch.changes {
            revisions.push(self.put(change, batch.at)?);
        }
        Ok(Some(revisions))
    }

    /// Drops at most `limit` tombstones that were made before the instant.
    pub(super) fn forget(&mut self, before: Timestamp, limit: usize) -> Result<usize, redb::Error> {
        let mut due = Vec::new();
        for entry in self.tombstones.range(..(before.0, "", 0))?.take(limit) {
            let (key, _) = entry?;
            let (at, shard, revision) = key.value();
            due.push((at, shard.to_owned(), revision));
        }
        for (at, shard, revision) in &due {
            let shard = shard.as_str();
            if let Some(names) = self.changes.remove((shard, *revision))? {
                let (kind, id) = names.value();
                self.records.remove((shard, kind, id))?;
            }
            self.tombstones.remove((*at, shard, *revision))?;
        }
        Ok(due.len())
    }

    fn holds(&self, change: &Change) -> Result<bool, redb::Error> {
        let live = self.stored(&change.key)?.filter(|stored| stored.live);
        Ok(match (change.expect, live) {
            (Expect::Absent, live) => live.is_none(),
            (Expect::Revision(expected), live) => {
                live.is_some_and(|stored| stored.revision == expected.0)
            }
        })
    }

    fn stored(&self, key: &Key) -> Result<Option<Stored>, redb::Error> {
        let found = self.records.get(record_key(key))?;
        Ok(found.map(|found| {
            let (revision, modified, bytes) = found.value();
            Stored {
                revision,
                modified,
                live: bytes.is_some(),
            }
        }))
    }

    fn put(&mut self, change: &Change, at: Timestamp) -> Result<Revision, redb::Error> {
        let key = &change.key;
        let shard = key.shard.as_str();
        if let Some(old) = self.stored(key)? {
            self.changes.remove((shard, old.revision))?;
            if !old.live {
                self.tombstones
                    .remove((old.modified, shard, old.revision))?;
            }
        }
        let last = self.shards.get(shard)?.map_or(0, |last| last.value());
        let revision = last + 1;
        self.shards.insert(shard, revision)?;
        let value = (revision, at.0, change.value.as_deref());
        self.records.insert(record_key(key), value)?;
        self.changes
            .insert((shard, revision), (key.kind.as_str(), key.id.as_str()))?;
        if change.value.is_none() {
            self.tombstones.insert((at.0, shard, revision), ())?;
        }
        Ok(Revision(revision))
    }
}

/// A record's key as the tables hold it.
pub(super) fn record_key(key: &Key) -> (&str, &str, &str) {
    (&key.shard, key.kind.as_str(), &key.id)
}
