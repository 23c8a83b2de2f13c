//! The records of handles: one writer at a time for each, in memory what the
//! store says.

use greenroom_directory::handles::{Handle, Slot};
use greenroom_directory::session::Session;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{Deployment, SessionRef};
use greenroom_protocol::limits;
use greenroom_protocol::push::InviteEnd;
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
                self.note_handle(&mut known, handle);
                // What happened to the session meanwhile, nobody has told it.
                known.suspect(&at);
                return Ok(());
            }
        }
        Err(overtaken())
    }

    /// Deletes a handle, unless its slot holds another one by now. `how` is told
    /// to whom an invite is for.
    pub(super) async fn drop_kept(&self, handle: &Handle, how: InviteEnd) -> Result<(), Refusal> {
        let (scid, slot) = (handle.scid(), handle.slot());
        let _turn = self.turns.take(records::handle(scid, &slot)).await;
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let found = self.read_slot(scid, &slot).await?;
            let held = found.as_ref().and_then(read);
            if held.is_some_and(|held| held.id != handle.id) {
                return Ok(());
            }
            if found.is_none() || self.write_slot(scid, &slot, found.as_ref(), None).await? {
                self.forget_handle(&mut self.handles.lock(), handle, how);
                return Ok(());
            }
        }
        Err(overtaken())
    }

    /// Writes that an invite was accepted, unless its record is another by now.
    async fn write_accepted(&self, handle: &Handle) -> Result<(), Refusal> {
        let (scid, slot) = (handle.scid(), handle.slot());
        let _turn = self.turns.take(records::handle(scid, &slot)).await;
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let found = self.read_slot(scid, &slot).await?;
            let held = found.as_ref().and_then(read);
            let is_same = held.is_some_and(|held| held.is_same_sending(handle));
            let value = Some(handle.to_bytes());
            if !is_same || self.write_slot(scid, &slot, found.as_ref(), value).await? {
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
            let dropped = self.drop_kept(&handle, InviteEnd::Void).await;
            if dropped.is_err() {
                self.handles.lock().still_void(handle);
            }
            result = result.and(dropped);
        }
        let expired = self.handles.lock().expired(now);
        for handle in expired {
            result = result.and(self.drop_kept(&handle, InviteEnd::Void).await);
        }
        let accepted = self.handles.lock().take_accepted();
        for handle in accepted {
            let written = self.write_accepted(&handle).await;
            if written.is_err() {
                self.handles.lock().still_accepted(handle);
            }
            result = result.and(written);
        }
        let suspects = self.handles.lock().take_suspects();
        for at in suspects {
            let known = self.handles.lock().of_session(&at);
            for handle in known {
                let swept = match self.session_of(&handle).await {
                    Ok(Some(held)) => {
                        self.follow_handles(&at, Some(&held.session), now);
                        Ok(())
                    }
                    Ok(None) => self.drop_kept(&handle, InviteEnd::Void).await,
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

    /// Takes note of what became of a session, and tells of invites that ended by
    /// it.
    pub(crate) fn follow_handles(
        &self,
        at: &SessionRef,
        session: Option<&Session>,
        now: Timestamp,
    ) {
        let mut known = self.handles.lock();
        for (invite, how) in known.follow(at, session, now) {
            self.tell_end(&invite, how);
        }
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
                self.note_handle(&mut known, handle);
                known.suspect(&at);
            }
            None => {
                if let Some(handle) = known.in_slot(scid, slot.clone()) {
                    self.forget_handle(&mut known, &handle, InviteEnd::Void);
                }
            }
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
