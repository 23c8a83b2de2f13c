//! The embedded engine: every record in one file, `greenroom.redb`.
//!
//! Writes go through one thread that groups them (`writer`); a write is
//! answered when its group is synced. Reads take a snapshot on the calling
//! thread: they touch pages that are nearly always in redb's cache or the
//! kernel's. A read of two kilobytes took 9 µs where the hop to another thread
//! alone took 8, so a hop would double its cost.

mod folder;
mod reads;
mod reopening;
mod tables;
mod writer;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use greenroom_protocol::ids::Revision;
use greenroom_protocol::time::Timestamp;
use greenroom_service::store::{
    Batch, BoxFuture, Key, Kind, Record, Store, StoreError, TailEntry, WriteError,
};
use redb::{Builder, Database, DatabaseError, ReadTransaction, StorageBackend, TableError};
use tokio::sync::{mpsc, oneshot};

use folder::Found;
use reopening::Reopening;
use tables::{FORMAT_KEY, META, Tables};
use writer::{FORGET_MAX, Job, QUEUE_MAX};

/// The file's name in the data folder.
pub const FILE_NAME: &str = "greenroom.redb";
/// The version of the tables that this release reads and writes.
pub const FORMAT: u64 = 1;
/// Memory that redb may use for pages.
const CACHE_BYTES: usize = 64 * 1024 * 1024;

/// Why the store did not open. The texts are for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process has it open.
    #[error("the data folder {} is in use by another process", .0.display())]
    InUse(PathBuf),
    /// A later release wrote it.
    #[error(
        "the data is of format {found}, this release reads format {FORMAT}: start the release that wrote it, or a later one"
    )]
    Newer {
        /// The format that was found.
        found: u64,
    },
    /// The folder or the file cannot be made or opened.
    #[error("cannot open {}: {}", .0.display(), .1)]
    Folder(PathBuf, io::Error),
    /// The file is not what it should be, or the disk fails.
    #[error("the store does not open: {0}")]
    Storage(#[from] redb::Error),
    /// The system gives no thread.
    #[error("cannot start the store's thread: {0}")]
    Thread(io::Error),
}

/// The embedded engine. Dropping it writes what is queued, then closes the
/// file. When the disk fails, what was being written is refused and the file
/// opened again, so that a disk that was full is used as soon as it has room.
pub struct RedbStore {
    database: Arc<Reopening>,
    /// `None` only while dropping.
    jobs: Option<mpsc::Sender<Job>>,
    /// `None` only while dropping.
    writer: Option<JoinHandle<()>>,
}

impl RedbStore {
    /// Opens the store in a folder, making both where they are not there. A new
    /// folder is readable by its owner alone, and so is a new file: it holds
    /// the key that signs tokens.
    pub fn open(folder: &Path) -> Result<Self, OpenError> {
        let folder = folder.to_owned();
        Self::start(Reopening::open(Box::new(move || Self::open_in(&folder)))?)
    }

    fn open_in(folder: &Path) -> Result<Database, OpenError> {
        let refused = |error: io::Error| match error.kind() {
            io::ErrorKind::WouldBlock | io::ErrorKind::AlreadyExists => {
                OpenError::InUse(folder.to_owned())
            }
            _ => OpenError::Folder(folder.to_owned(), error),
        };
        let (file, is_new) = match folder::open_file(folder).map_err(refused)? {
            Found::Whole(file) => (file, false),
            Found::Unfinished(file) => (file, true),
        };
        let database = Self::builder().create_file(file);
        let database = database.map_err(|error| match error {
            DatabaseError::DatabaseAlreadyOpen => OpenError::InUse(folder.to_owned()),
            error => OpenError::Storage(error.into()),
        })?;
        if is_new {
            folder::finish_file(folder).map_err(refused)?;
        }
        Ok(database)
    }

    /// Opens the store over any storage; for tests that let storage fail.
    /// `backend` gives the same storage at every call.
    pub fn open_with_backend<B: StorageBackend>(
        backend: impl Fn() -> B + Send + Sync + 'static,
    ) -> Result<Self, OpenError> {
        Self::start(Reopening::open(Box::new(move || {
            let database = Self::builder().create_with_backend(backend());
            Ok(database.map_err(redb::Error::from)?)
        }))?)
    }

    fn builder() -> Builder {
        let mut builder = Database::builder();
        builder.set_cache_size(CACHE_BYTES);
        builder.set_repair_callback(|session| {
            let percent = (session.progress() * 100.0) as u32;
            tracing::info!("checking the data after an unclean stop: {percent} %");
        });
        builder
    }

    fn start(database: Reopening) -> Result<Self, OpenError> {
        check_format(&database)?;
        let database = Arc::new(database);
        let (jobs, queue) = mpsc::channel(QUEUE_MAX);
        let writers = Arc::clone(&database);
        let writer = std::thread::Builder::new()
            .name("greenroom-store".to_owned())
            .spawn(move || writer::run(&writers, queue))
            .map_err(OpenError::Thread)?;
        Ok(Self {
            database,
            jobs: Some(jobs),
            writer: Some(writer),
        })
    }

    /// Queues a job and waits for its answer.
    async fn ask<T>(
        &self,
        job: Job,
        answer: oneshot::Receiver<Result<T, WriteError>>,
    ) -> Result<T, WriteError> {
        let stopped = || WriteError::Unavailable("the store's thread has stopped".to_owned());
        let jobs = self.jobs.as_ref().ok_or_else(stopped)?;
        jobs.send(job).await.map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }

    fn snapshot<T>(
        &self,
        read: impl FnOnce(&ReadTransaction) -> Result<T, redb::Error>,
    ) -> Result<T, StoreError> {
        let snapshot = self.database.begin_read();
        snapshot
            .and_then(|snapshot| read(&snapshot))
            .map_err(|error| StoreError(error.to_string()))
    }
}

impl Drop for RedbStore {
    fn drop(&mut self) {
        self.jobs = None;
        // A writer that panicked has said so already.
        let _ = self.writer.take().map(JoinHandle::join);
    }
}

impl Store for RedbStore {
    fn read<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Record>, StoreError>> {
        Box::pin(async move { self.snapshot(|snapshot| reads::read(snapshot, key)) })
    }

    fn write(&self, batch: Batch) -> BoxFuture<'_, Result<Vec<Revision>, WriteError>> {
        let (answer, answered) = oneshot::channel();
        Box::pin(self.ask(Job::Write { batch, answer }, answered))
    }

    fn tail<'a>(
        &'a self,
        shard: &'a str,
        after: Revision,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<TailEntry>, StoreError>> {
        Box::pin(
            async move { self.snapshot(|snapshot| reads::tail(snapshot, shard, after, limit)) },
        )
    }

    fn list<'a>(
        &'a self,
        kind: Kind,
        after: Option<&'a Key>,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<(Key, Record)>, StoreError>> {
        Box::pin(async move { self.snapshot(|snapshot| reads::list(snapshot, kind, after, limit)) })
    }

    fn forget_tombstones(&self, before: Timestamp) -> BoxFuture<'_, Result<usize, StoreError>> {
        Box::pin(async move {
            let mut forgotten = 0;
            // The look before the job spares an idle directory its transactions.
            while self.snapshot(|snapshot| reads::has_tombstones(snapshot, before))? {
                let (answer, answered) = oneshot::channel();
                let count = self.ask(Job::Forget { before, answer }, answered).await;
                let count = count.map_err(|error| StoreError(format!("{error:?}")))?;
                forgotten += count;
                if count < FORGET_MAX {
                    break;
                }
            }
            Ok(forgotten)
        })
    }
}

/// Refuses a file of a later format, and makes a new file's tables.
fn check_format(database: &Reopening) -> Result<(), OpenError> {
    match found_format(database)? {
        Some(FORMAT) => Ok(()),
        Some(found) => Err(OpenError::Newer { found }),
        None => Ok(make_tables(database)?),
    }
}

fn found_format(database: &Reopening) -> Result<Option<u64>, redb::Error> {
    let snapshot = database.begin_read()?;
    match snapshot.open_table(META) {
        Ok(meta) => Ok(meta.get(FORMAT_KEY)?.map(|format| format.value())),
        Err(TableError::TableDoesNotExist(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn make_tables(database: &Reopening) -> Result<(), redb::Error> {
    let txn = database.begin_write()?;
    txn.open_table(META)?.insert(FORMAT_KEY, FORMAT)?;
    drop(Tables::open(&txn)?);
    txn.commit()?;
    Ok(())
}
