//! The store: revisioned values of named kinds, written by compare-and-swap.
//!
//! Everything that the directory remembers is a record here; everything else
//! (index, timers, connections) is derived. An engine is any implementation
//! that passes the suite in `contract`.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::Arc;

use greenroom_protocol::ids::Revision;
use greenroom_protocol::time::Timestamp;

#[cfg(any(test, feature = "contract"))]
pub mod contract;
pub mod memory;

pub use memory::MemoryStore;

/// A future that an engine hands out.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The shard of what belongs to the directory and not to a deployment.
pub const DIRECTORY_SHARD: &str = "_directory";

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The directory's identity.
    Directory,
    /// A signing key.
    Key,
    /// A player's account.
    Account,
    /// A device that can log in.
    Device,
    /// Whose an account of another system is.
    External,
    /// An account that was deleted, as long as tokens of it may be about.
    Closed,
    /// A token by which a player logs in again.
    Refresh,
    /// A session with its search entry.
    Session,
    /// Whom a player follows and blocks in a deployment.
    People,
    /// Why a player is kept out of sessions of a deployment.
    Sanction,
    /// A pointer to a session.
    Handle,
    /// What a player has sent another.
    Message,
}

impl Kind {
    /// Every kind there is.
    pub const ALL: [Self; 12] = [
        Self::Directory,
        Self::Key,
        Self::Account,
        Self::Device,
        Self::External,
        Self::Closed,
        Self::Refresh,
        Self::Session,
        Self::People,
        Self::Sanction,
        Self::Handle,
        Self::Message,
    ];

    /// The kind's name on disk: fixed for good.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Directory => "directory",
            Self::Key => "key",
            Self::Account => "account",
            Self::Device => "device",
            Self::External => "external",
            Self::Closed => "closed",
            Self::Refresh => "refresh",
            Self::Session => "session",
            Self::People => "people",
            Self::Sanction => "sanction",
            Self::Handle => "handle",
            Self::Message => "message",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| StoreError(format!("no kind of record is called {text:?}")))
    }
}

/// A record's name. Keys order by shard, kind and id, in this order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The deployment in lower case, or [`DIRECTORY_SHARD`].
    pub shard: String,
    /// What the record is.
    pub kind: Kind,
    /// Unique within shard and kind; in lower case.
    pub id: String,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.shard, self.kind, self.id)
    }
}

/// A live record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Names this very state of the record.
    pub revision: Revision,
    /// When it was written, by the writer's clock.
    pub modified: Timestamp,
    /// The value.
    pub value: Arc<[u8]>,
}

/// What a change demands of the record that it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// There is none; a tombstone counts as none.
    Absent,
    /// It is live and in this state.
    Revision(Revision),
}

/// A write to one record.
#[derive(Clone, Debug)]
pub struct Change {
    /// Which record.
    pub key: Key,
    /// In which state it must be.
    pub expect: Expect,
    /// The new value; `None` deletes and leaves a tombstone.
    pub value: Option<Vec<u8>>,
}

/// Writes that happen together or not at all. Each key occurs once.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Becomes [`Record::modified`].
    pub at: Timestamp,
    /// The writes.
    pub changes: Vec<Change>,
}

impl Batch {
    /// A batch of one change.
    pub fn one(at: Timestamp, key: Key, expect: Expect, value: Option<Vec<u8>>) -> Self {
        Self {
            at,
            changes: vec![Change { key, expect, value }],
        }
    }
}

/// Why a batch was not written. Nothing of it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// A record was not in the expected state: read again and decide anew.
    #[error("another writer was first")]
    Conflict,
    /// The engine cannot write now.
    #[error("the store cannot write: {0}")]
    Unavailable(String),
}

/// The engine cannot read, or what it read is no record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the store cannot be read: {0}")]
pub struct StoreError(pub String);

/// What a tail shows of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TailEntry {
    /// Which record.
    pub key: Key,
    /// Its newest revision.
    pub revision: Revision,
    /// Its value; `None` is a tombstone.
    pub value: Option<Arc<[u8]>>,
}

/// A store engine.
pub trait Store: Send + Sync + 'static {
    /// The record, or `None` where there is none or only a tombstone.
    fn read<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Record>, StoreError>>;

    /// Compare-and-swap of every change at once.
    ///
    /// When it answers `Ok`, the batch survives a power cut and every later
    /// read sees it. One new revision per change, in order. Revisions are drawn
    /// per shard, strictly rising, never used twice. The write happens also
    /// when the caller drops the future after its first poll, or not at all.
    fn write(&self, batch: Batch) -> BoxFuture<'_, Result<Vec<Revision>, WriteError>>;

    /// What changed in a shard after `after`: oldest first, at most `limit`,
    /// each record once and at its newest revision.
    fn tail<'a>(
        &'a self,
        shard: &'a str,
        after: Revision,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<TailEntry>, StoreError>>;

    /// All live records of a kind in key order, page by page: `after` is the
    /// last key of the page before, `limit` the length of a page.
    fn list<'a>(
        &'a self,
        kind: Kind,
        after: Option<&'a Key>,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<(Key, Record)>, StoreError>>;

    /// Drops tombstones that were made before the instant; returns how many.
    /// Revisions keep rising over what was dropped.
    fn forget_tombstones(&self, before: Timestamp) -> BoxFuture<'_, Result<usize, StoreError>>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back_from_its_name() {
        for kind in Kind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
        assert!("Session".parse::<Kind>().is_err());
    }
}
