//! A database that is opened again after its disk failed. redb refuses
//! everything from the first failure on, also when the disk has room again.

use parking_lot::{RwLock, RwLockReadGuard};
use redb::{Database, ReadTransaction, ReadableDatabase, WriteTransaction};

use super::OpenError;

/// Opens the database; called for every opening.
type Opener = Box<dyn Fn() -> Result<Database, OpenError> + Send + Sync>;

/// The open database, or the want of one.
pub(super) struct Reopening {
    opener: Opener,
    /// `None` while it is being opened again, and after that failed. Held only
    /// to begin a transaction, so that nobody waits for an opening.
    database: RwLock<Option<Database>>,
}

impl Reopening {
    /// Opens for the first time.
    pub(super) fn open(opener: Opener) -> Result<Self, OpenError> {
        let database = RwLock::new(Some(opener()?));
        Ok(Self { opener, database })
    }

    /// Begins a reading transaction.
    pub(super) fn begin_read(&self) -> Result<ReadTransaction, redb::Error> {
        let database = self.database();
        let database = database.as_ref().ok_or(redb::Error::DatabaseClosed)?;
        Ok(database.begin_read()?)
    }

    /// Begins a writing transaction.
    pub(super) fn begin_write(&self) -> Result<WriteTransaction, redb::Error> {
        let database = self.database();
        let database = database.as_ref().ok_or(redb::Error::DatabaseClosed)?;
        Ok(database.begin_write()?)
    }

    /// Opens again where `error` says that nothing else helps. No transaction
    /// of the caller may be open.
    pub(super) fn recover_from(&self, error: &redb::Error) {
        use redb::Error::{DatabaseClosed, Io, PreviousIo};
        if !matches!(error, Io(_) | PreviousIo | DatabaseClosed) {
            return;
        }
        // Closed first: the file is locked against a second opening.
        drop(self.database.write().take());
        match (self.opener)() {
            Ok(database) => {
                *self.database.write() = Some(database);
                tracing::info!("the store is open again");
            }
            Err(error) => tracing::error!(%error, "the store cannot be opened again yet"),
        }
    }

    fn database(&self) -> RwLockReadGuard<'_, Option<Database>> {
        self.database.read()
    }
}
