//! What reads do inside one snapshot.

use std::sync::Arc;

use greenroom_protocol::ids::Revision;
use greenroom_protocol::time::Timestamp;
use greenroom_service::store::{Key, Kind, Record, TailEntry};
use redb::{ReadTransaction, ReadableTable};

use super::tables::{CHANGES, RECORDS, SHARDS, TOMBSTONES, record_key};

/// The live record of a key.
pub(super) fn read(snapshot: &ReadTransaction, key: &Key) -> Result<Option<Record>, redb::Error> {
    let records = snapshot.open_table(RECORDS)?;
    let found = records.get(record_key(key))?;
    Ok(found.and_then(|found| record(found.value())))
}

/// The record, unless it is a tombstone.
fn record((revision, modified, bytes): (u64, u64, Option<&[u8]>)) -> Option<Record> {
    Some(Record {
        revision: Revision(revision),
        modified: Timestamp(modified),
        value: bytes?.into(),
    })
}

/// What changed in a shard after a revision, oldest first.
pub(super) fn tail(
    snapshot: &ReadTransaction,
    shard: &str,
    after: Revision,
    limit: usize,
) -> Result<Vec<TailEntry>, redb::Error> {
    let changes = snapshot.open_table(CHANGES)?;
    let records = snapshot.open_table(RECORDS)?;
    let mut entries = Vec::new();
    let from = (shard, after.0.saturating_add(1));
    for change in changes.range(from..=(shard, u64::MAX))? {
        if entries.len() >= limit {
            break;
        }
        let (at, names) = change?;
        let (_, revision) = at.value();
        let (kind, id) = names.value();
        let Ok(kind) = kind.parse::<Kind>() else {
            // A kind of a later release; it means nothing to this one.
            continue;
        };
        let key = Key {
            shard: shard.to_owned(),
            kind,
            id: id.to_owned(),
        };
        let value = records.get(record_key(&key))?;
        let value = value.and_then(|found| found.value().2.map(Arc::from));
        entries.push(TailEntry {
            key,
            revision: Revision(revision),
            value,
        });
    }
    Ok(entries)
}

/// One page of a kind's live records. Records of one kind and shard lie side by
/// side, so that each shard is one range.
pub(super) fn list(
    snapshot: &ReadTransaction,
    kind: Kind,
    after: Option<&Key>,
    limit: usize,
) -> Result<Vec<(Key, Record)>, redb::Error> {
    let shards = snapshot.open_table(SHARDS)?;
    let records = snapshot.open_table(RECORDS)?;
    let mut page = Vec::new();
    for shard in shards.range(after.map_or("", |key| &key.shard)..)? {
        let (shard, _) = shard?;
        let shard = shard.value();
        let from = after.filter(|key| key.shard == shard);
        let from = (shard, kind.as_str(), from.map_or("", |key| &key.id));
        for entry in records.range(from..)? {
            if page.len() >= limit {
                return Ok(page);
            }
            let (key, value) = entry?;
            let (found_shard, found_kind, id) = key.value();
            if (found_shard, found_kind) != (shard, kind.as_str()) {
                break;
            }
            let key = Key {
                shard: shard.to_owned(),
                kind,
                id: id.to_owned(),
            };
            if after == Some(&key) {
                continue;
            }
            if let Some(record) = record(value.value()) {
                page.push((key, record));
            }
        }
    }
    Ok(page)
}

/// Whether a tombstone was made before the instant.
pub(super) fn has_tombstones(
    snapshot: &ReadTransaction,
    before: Timestamp,
) -> Result<bool, redb::Error> {
    let tombstones = snapshot.open_table(TOMBSTONES)?;
    let oldest = tombstones.first()?;
    Ok(oldest.is_some_and(|(key, _)| key.value().0 < before.0))
}
