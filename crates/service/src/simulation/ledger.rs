//! The store of the simulated world: memory that hesitates, fails when told to,
//! finishes writes whose callers are gone, and remembers every state of every
//! session.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;

use greenroom_directory::session::Session;
use greenroom_protocol::ids::{Revision, SessionRef};
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;

use super::dice::Dice;
use crate::store::{
    Batch, BoxFuture, Key, Kind, MemoryStore, Record, Store, StoreError, TailEntry, WriteError,
};

/// What the disk is like at present.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mood {
    #[default]
    Well,
    /// Writes nothing.
    Full,
    /// Says that it wrote nothing, and did.
    Unsure,
}

/// One change of a stored session.
#[derive(Clone)]
pub(super) struct Commit {
    /// The node that made it.
    pub(super) node: usize,
    pub(super) at: Timestamp,
    pub(super) name: SessionRef,
    pub(super) revision: Revision,
    pub(super) before: Option<Arc<Session>>,
    pub(super) after: Option<Arc<Session>>,
}

/// A session with the state that it is in.
pub(super) type Stored = (Revision, Arc<Session>);

#[derive(Default)]
struct Books {
    mood: Mood,
    commits: Vec<Commit>,
    sessions: BTreeMap<Key, Stored>,
    /// Writes under way whose callers are gone.
    late: Vec<(usize, Batch)>,
}

/// The one store of all nodes.
pub(super) struct Ledger {
    inner: MemoryStore,
    dice: Mutex<Dice>,
    books: Mutex<Books>,
}

impl Ledger {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            inner: MemoryStore::new(),
            dice: Mutex::new(Dice::new(seed)),
            books: Mutex::default(),
        }
    }

    /// Draws its pauses anew: those of a step do not hang on the steps before.
    pub(super) fn draw_from(&self, seed: u64) {
        *self.dice.lock() = Dice::new(seed);
    }

    pub(super) fn set_mood(&self, mood: Mood) {
        self.books.lock().mood = mood;
    }

    /// How many changes there were.
    pub(super) fn length(&self) -> usize {
        self.books.lock().commits.len()
    }

    /// The changes since there were so many.
    pub(super) fn since(&self, length: usize) -> Vec<Commit> {
        self.books.lock().commits[length..].to_vec()
    }

    /// Every session that there is.
    pub(super) fn sessions(&self) -> Vec<Stored> {
        self.books.lock().sessions.values().cloned().collect()
    }

    pub(super) fn session(&self, at: &SessionRef) -> Option<Stored> {
        let key = crate::records::session(at);
        self.books.lock().sessions.get(&key).cloned()
    }

    /// Carries out the writes whose callers are gone.
    pub(super) fn finish_late_writes(&self) {
        let late = std::mem::take(&mut self.books.lock().late);
        for (node, batch) in late {
            // Somebody may have been faster: then it does not happen.
            drop(self.carry_out(node, batch));
        }
    }

    /// Those of one node. Its writes stand in a queue: none overtakes another.
    pub(super) fn finish_late_writes_of(&self, node: usize) {
        let late: Vec<_> = {
            let mut books = self.books.lock();
            books.late.extract_if(.., |(of, _)| *of == node).collect()
        };
        for (_, batch) in late {
            drop(self.carry_out(node, batch));
        }
    }

    fn carry_out(&self, node: usize, batch: Batch) -> Result<Vec<Revision>, WriteError> {
        let changes = batch.changes.clone();
        let at = batch.at;
        let revisions = super::scheduler::alone(self.inner.write(batch))?;
        let mut books = self.books.lock();
        for (change, &revision) in changes.into_iter().zip(&revisions) {
            if change.key.kind != Kind::Session {
                continue;
            }
            let after = change.value.map(|bytes| {
                let session = Session::from_bytes(&bytes).expect("a session was written");
                Arc::new(session)
            });
            let before = match &after {
                Some(after) => books.sessions.insert(change.key, (revision, after.clone())),
                None => books.sessions.remove(&change.key),
            };
            let before = before.map(|(_, session)| session);
            let either = after.as_ref().or(before.as_ref());
            let name = either.expect("nothing is not deleted").session_ref.clone();
            books.commits.push(Commit {
                node,
                at,
                name,
                revision,
                before,
                after,
            });
        }
        Ok(revisions)
    }

    /// Lets others get on for a while.
    async fn pause(&self) {
        let pauses = self.dice.lock().below(3);
        for _ in 0..pauses {
            let mut paused = false;
            poll_fn(|_| match std::mem::replace(&mut paused, true) {
                true => Poll::Ready(()),
                false => Poll::Pending,
            })
            .await;
        }
    }
}

/// The ledger as one node holds it.
pub(super) struct Desk {
    pub(super) ledger: Arc<Ledger>,
    pub(super) node: usize,
}

/// A write that happens some time, whoever waits for it.
struct UnderWay<'a> {
    desk: &'a Desk,
    batch: Option<Batch>,
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        if let Some(batch) = self.batch.take() {
            let late = &mut self.desk.ledger.books.lock().late;
            late.push((self.desk.node, batch));
        }
    }
}

impl Store for Desk {
    fn read<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Record>, StoreError>> {
        Box::pin(async move {
            self.ledger.pause().await;
            let record = self.ledger.inner.read(key).await;
            self.ledger.pause().await;
            record
        })
    }

    fn write(&self, batch: Batch) -> BoxFuture<'_, Result<Vec<Revision>, WriteError>> {
        Box::pin(async move {
            let mood = self.ledger.books.lock().mood;
            if mood == Mood::Full {
                return Err(WriteError::Unavailable("the disk is full".into()));
            }
            let mut under_way = UnderWay {
                desk: self,
                batch: Some(batch),
            };
            self.ledger.pause().await;
            self.ledger.finish_late_writes_of(self.node);
            let batch = under_way.batch.take().expect("it was just put there");
            let result = self.ledger.carry_out(self.node, batch);
            if mood == Mood::Unsure {
                return Err(WriteError::Unavailable("the sync failed".into()));
            }
            self.ledger.pause().await;
            result
        })
    }

    fn tail<'a>(
        &'a self,
        shard: &'a str,
        after: Revision,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<TailEntry>, StoreError>> {
        self.ledger.inner.tail(shard, after, limit)
    }

    fn list<'a>(
        &'a self,
        kind: Kind,
        after: Option<&'a Key>,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<(Key, Record)>, StoreError>> {
        self.ledger.inner.list(kind, after, limit)
    }

    fn forget_tombstones(&self, before: Timestamp) -> BoxFuture<'_, Result<usize, StoreError>> {
        self.ledger.inner.forget_tombstones(before)
    }
}
