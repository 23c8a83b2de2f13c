//! The records of handles: one writer at a time for each, in memory what the
//! store says.

use greenroom_directory::handles::{Handle, Slot};
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::Deployment;
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;

use crate::parts::OpenError;
use crate::records;
use crate::service::{Service, overtaken, unavailable, unwritable};
use crate::store::{Batch, Expect, Key, Kind, Record, WriteError};

/// So many records are read at once when a service starts.
const PAGE: usize = 256;

impl Service {
    /// Stores a handle, in the place of what its slot held.
    pub(super) async fn keep(&self, handle: Handle) -> Result<(), Refusal> {
        let (scid, slot) = (handle.scid().clone(), handle.slot());
        let _turn = self.turns.take(records::handle(&scid, &slot)).await;
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let found = self.read_slot(&scid, &slot).await?;
            let value = Some(handle.to_bytes());
            if self.write_slot(&scid, &slot, found.as_ref(), value).await? {
                let mut known = self.handles.lock();
                let at = handle.session_ref.clone();
                known.note(handle);
                // What happened to the session meanwhile, nobody has told it.
                known.suspect(&at);
                return Ok(());
            }
        }
        Err(overtaken())
    }

    /// Deletes a handle, unless its slot holds another one by now.
    pub(super) async fn drop_kept(&self, handle: &Handle) -> Result<(), Refusal> {
        let (scid, slot) = (handle.scid(), handle.slot());
        let _turn = self.turns.take(records::handle(scid, &slot)).await;
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let found = self.read_slot(scid, &slot).await?;
            let held = found.as_ref().and_then(read);
            if held.is_some_and(|held| held.id != handle.id) {
                return Ok(());
            }
            if found.is_none() || self.write_slot(scid, &slot, found.as_ref(), None).await? {
                self.handles.lock().forget(scid, &slot);
                return Ok(());
            }
        }
        Err(overtaken())
    }

    /// Clears away what is good no more, and looks again at what callers left
    /// half done.
    pub(crate) async fn sweep_handles(&self, now: Timestamp) -> Result<(), Refusal> {
        let mut result = Ok(());
        for (scid, slot) in self.handle_doubts.take(now) {
            result = result.and(self.refresh(&scid, &slot).await);
        }
        let void = self.handles.lock().take_void();
        for handle in void {
            let dropped = self.drop_kept(&handle).await;
            if dropped.is_err() {
                self.handles.lock().still_void(handle);
            }
            result = result.and(dropped);
        }
        let expired = self.handles.lock().expired(now);
        for handle in expired {
            result = result.and(self.drop_kept(&handle).await);
        }
        let suspects = self.handles.lock().take_suspects();
        for at in suspects {
            let known = self.handles.lock().of_session(&at);
            for handle in known {
                let swept = match self.session_of(&handle).await {
                    Ok(Some(_)) => Ok(()),
                    Ok(None) => self.drop_kept(&handle).await,
                    Err(refusal) => Err(refusal),
                };
                if swept.is_err() {
                    self.handles.lock().suspect(&at);
                }
                result = result.and(swept);
            }
        }
        result
    }

    /// Reads every handle. A record that cannot be read is logged and left alone.
    pub(crate) async fn recover_handles(&self) -> Result<(), OpenError> {
        let mut last: Option<Key> = None;
        loop {
            let page = self.parts.store.list(Kind::Handle, last.as_ref(), PAGE);
            let page = page.await?;
            for (_, record) in &page {
                if let Some(handle) = read(record) {
                    self.handles.lock().note(handle);
                }
            }
            match page.into_iter().next_back() {
                Some((key, _)) => last = Some(key),
                None => break,
            }
        }
        // Sessions may have ended while nobody looked after their handles.
        self.handles.lock().suspect_all();
        Ok(())
    }

    /// Brings what is known of a slot up to the store.
    async fn refresh(&self, scid: &Deployment, slot: &Slot) -> Result<(), Refusal> {
        let _turn = self.turns.take(records::handle(scid, slot)).await;
        let found = self.read_slot(scid, slot).await?;
        let mut known = self.handles.lock();
        match found.as_ref().and_then(read) {
            Some(handle) => {
                let at = handle.session_ref.clone();
                known.note(handle);
                known.suspect(&at);
            }
            None => known.forget(scid, slot),
        }
        Ok(())
    }

    async fn read_slot(&self, scid: &Deployment, slot: &Slot) -> Result<Option<Record>, Refusal> {
        let key = records::handle(scid, slot);
        let record = self.parts.store.read(&key).await;
        record.map_err(|error| unavailable(&error))
    }

    /// `false`: another writer was first.
    async fn write_slot(
        &self,
        scid: &Deployment,
        slot: &Slot,
        found: Option<&Record>,
        value: Option<Vec<u8>>,
    ) -> Result<bool, Refusal> {
        let expect = found.map_or(Expect::Absent, |record| Expect::Revision(record.revision));
        let doubt = self.handle_doubts.doubt((scid.clone(), slot.clone()));
        let batch = Batch::one(self.now(), records::handle(scid, slot), expect, value);
        let written = match self.parts.store.write(batch).await {
            Ok(_) => true,
            Err(WriteError::Conflict) => false,
            Err(WriteError::Unavailable(why)) => return Err(unwritable(&why)),
        };
        doubt.settled();
        Ok(written)
    }
}

fn read(record: &Record) -> Option<Handle> {
    Handle::from_bytes(&record.value)
        .inspect_err(|error| tracing::error!(%error, "a handle's record cannot be read"))
        .ok()
}
