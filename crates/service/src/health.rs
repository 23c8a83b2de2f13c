//! Whether the directory can write: every write is watched on its way to the
//! store.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::Revision;
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;

use crate::records;
use crate::service::{Service, unavailable, unwritable};
use crate::store::{
    Batch, BoxFuture, Expect, Key, Kind, Record, Store, StoreError, TailEntry, WriteError,
};

/// How the writes of a service have fared since it started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriteCounts {
    /// Batches that the store took.
    pub written: u64,
    /// Batches that it could not write. Those that lost to another writer are
    /// in neither count.
    pub failed: u64,
}

/// A store whose writes are watched.
pub(crate) struct Watched {
    store: Arc<dyn Store>,
    written: AtomicU64,
    failed: AtomicU64,
    /// Whether the latest write could not be written.
    fails: AtomicBool,
    /// When a failing store was last tried, in milliseconds since 1970.
    tried_at: AtomicU64,
}

impl Watched {
    /// Watches from now on.
    pub(crate) fn new(store: Arc<dyn Store>) -> Self {
        Self {
            store,
            written: AtomicU64::new(0),
            failed: AtomicU64::new(0),
            fails: AtomicBool::new(false),
            tried_at: AtomicU64::new(0),
        }
    }

    /// Whether it is time to try a failing store again. Whoever asks for the
    /// health must not be able to keep a broken disk busy.
    fn is_time_to_try(&self, now: Timestamp) -> bool {
        let last = self.tried_at.load(Ordering::Relaxed);
        // The clock may have been set back meanwhile.
        now.0.abs_diff(last) >= limits::STORE_TRIAL_INTERVAL_MS
            && self
                .tried_at
                .compare_exchange(last, now.0, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok()
    }

    fn note<T>(&self, result: &Result<T, WriteError>) {
        match result {
            Ok(_) => self.written.fetch_add(1, Ordering::Relaxed),
            Err(WriteError::Unavailable(_)) => self.failed.fetch_add(1, Ordering::Relaxed),
            // Says nothing of the disk: the store need not have touched it.
            Err(WriteError::Conflict) => return,
        };
        self.fails.store(result.is_err(), Ordering::Relaxed);
    }
}

impl Store for Watched {
    fn read<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Record>, StoreError>> {
        self.store.read(key)
    }

    fn write(&self, batch: Batch) -> BoxFuture<'_, Result<Vec<Revision>, WriteError>> {
        Box::pin(async move {
            let result = self.store.write(batch).await;
            self.note(&result);
            result
        })
    }

    fn tail<'a>(
        &'a self,
        shard: &'a str,
        after: Revision,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<TailEntry>, StoreError>> {
        self.store.tail(shard, after, limit)
    }

    fn list<'a>(
        &'a self,
        kind: Kind,
        after: Option<&'a Key>,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<(Key, Record)>, StoreError>> {
        self.store.list(kind, after, limit)
    }

    fn forget_tombstones(&self, before: Timestamp) -> BoxFuture<'_, Result<usize, StoreError>> {
        self.store.forget_tombstones(before)
    }
}

impl Service {
    /// Whether the directory can do its work. While the latest write has
    /// failed, asking tries one more now and then, so that the answer is right
    /// again as soon as the store is.
    ///
    /// # Errors
    /// `Unavailable` where the store refuses writes.
    pub async fn health(&self) -> Result<(), Refusal> {
        if !self.watched.fails.load(Ordering::Relaxed) {
            return Ok(());
        }
        if !self.watched.is_time_to_try(self.now()) {
            let message = "the directory cannot write its store";
            return Err(Refusal::new(ErrorCode::Unavailable, message));
        }
        self.try_to_write().await
    }

    /// How the writes have fared since the start.
    pub fn writes(&self) -> WriteCounts {
        WriteCounts {
            written: self.watched.written.load(Ordering::Relaxed),
            failed: self.watched.failed.load(Ordering::Relaxed),
        }
    }

    /// Writes the directory's identity as it is.
    async fn try_to_write(&self) -> Result<(), Refusal> {
        let key = records::identity();
        let record = self.parts.store.read(&key).await;
        let record = record.map_err(|error| unavailable(&error))?;
        let record = record.ok_or_else(|| unwritable("the directory's identity is gone"))?;
        let expect = Expect::Revision(record.revision);
        let batch = Batch::one(self.now(), key, expect, Some(record.value.to_vec()));
        match self.parts.store.write(batch).await {
            // Another trial was first: it has written.
            Ok(_) | Err(WriteError::Conflict) => Ok(()),
            Err(WriteError::Unavailable(why)) => Err(unwritable(&why)),
        }
    }
}
