//! What happens without a caller: recovery at the start, timers afterwards.

use std::sync::atomic::Ordering;

use greenroom_directory::liveness::{self, Advance};
use greenroom_directory::session::Session;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::Revision;
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;

use crate::parts::OpenError;
use crate::records;
use crate::service::{Service, unavailable};
use crate::store::{Batch, Change, Expect, Key, Kind, Record, WriteError};

/// So many sessions are read and written at once when a service starts.
const PAGE: usize = 256;
/// Tombstones are forgotten this often.
const FORGET_INTERVAL_MS: u64 = 60_000;

impl Service {
    /// Carries out due timers, finishes what callers left half done, and now
    /// and then forgets old tombstones. To be called every
    /// [`limits::SWEEP_INTERVAL_MS`]. Returns how many sessions were looked at.
    ///
    /// # Errors
    /// The first failure, after trying everything; the next sweep tries again.
    pub async fn sweep(&self) -> Result<usize, Refusal> {
        let now = self.now();
        let mut result = Ok(());
        for (id, how) in self.connections.ended() {
            result = result.and(self.carry_out_end(&id, how).await);
        }
        let doubtful = self.doubts.take(now);
        for (at, connection) in &doubtful {
            let turn = self.turns.take(records::session(at)).await;
            let settled = self.settle(&turn, at, |_| Advance::Unchanged).await;
            self.handles.lock().suspect(at);
            result = result.and(settled.map(drop));
            if let Some(connection) = connection {
                result = result.and(self.lose_if_dead(&turn, at, connection).await);
            }
        }
        let due = self.index.lock().due(now);
        for at in &due {
            result = result.and(self.settle_in_turn(at).await.map(drop));
        }
        result = result.and(self.settle_untold(now).await);
        result = result.and(self.settle_people().await);
        result = result.and(self.settle_sanctions().await);
        result = result.and(self.carry_out_absences().await);
        result = result.and(self.sweep_handles(now).await);
        result = result.and(self.sweep_messages(now).await);
        result.and(self.forget(now).await)?;
        Ok(doubtful.len() + due.len())
    }

    async fn forget(&self, now: Timestamp) -> Result<(), Refusal> {
        let last = Timestamp(self.forgot_at.load(Ordering::Relaxed));
        if now.since(last) < FORGET_INTERVAL_MS {
            return Ok(());
        }
        self.forgot_at.store(now.0, Ordering::Relaxed);
        let before = Timestamp(now.0.saturating_sub(limits::TOMBSTONE_LIFETIME_MS));
        self.index.lock().forget_deleted(before);
        let forgotten = self.parts.store.forget_tombstones(before).await;
        let count = forgotten.map_err(|error| unavailable(&error))?;
        tracing::debug!(count, "tombstones forgotten");
        Ok(())
    }

    /// Reads every session into the index. No connection has outlived the
    /// process that held it, so each counts as lost now.
    pub(crate) async fn recover(&self) -> Result<(), OpenError> {
        let now = self.now();
        let mut last: Option<Key> = None;
        let mut count = 0;
        loop {
            let page = self.parts.store.list(Kind::Session, last.as_ref(), PAGE);
            let page = page.await?;
            let Some((key, _)) = page.last() else {
                break;
            };
            last = Some(key.clone());
            count += page.len();
            self.recover_page(page, now).await?;
        }
        tracing::info!(count, directory = self.tokens.issuer(), "sessions read");
        Ok(())
    }

    async fn recover_page(
        &self,
        page: Vec<(Key, Record)>,
        now: Timestamp,
    ) -> Result<(), OpenError> {
        let mut lost: Vec<(Key, Revision, Session)> = Vec::new();
        for (key, record) in page {
            let session = match Session::from_bytes(&record.value) {
                Ok(session) => session,
                Err(error) => {
                    tracing::error!(%key, %error, "a session's record cannot be read");
                    continue;
                }
            };
            self.presume_presence(&session);
            match liveness::all_connections_lost(&session, now) {
                Advance::Changed(next) => lost.push((key, record.revision, *next)),
                Advance::Unchanged | Advance::Ended => {
                    self.index.lock().upsert(record.revision, &session);
                }
            }
        }
        if lost.is_empty() {
            return Ok(());
        }
        let change = |(key, revision, session): &(Key, Revision, Session)| Change {
            key: key.clone(),
            expect: Expect::Revision(*revision),
            value: Some(session.to_bytes()),
        };
        let changes = lost.iter().map(change).collect();
        match self.parts.store.write(Batch { at: now, changes }).await {
            Ok(revisions) => {
                let mut index = self.index.lock();
                for ((_, _, session), revision) in lost.iter().zip(revisions) {
                    index.upsert(revision, session);
                }
                Ok(())
            }
            Err(WriteError::Conflict) => self.recover_each(&lost, now).await,
            Err(WriteError::Unavailable(why)) => Err(OpenError::Write(why)),
        }
    }

    /// Another node wrote to one of the page: one by one, then.
    async fn recover_each(
        &self,
        lost: &[(Key, Revision, Session)],
        now: Timestamp,
    ) -> Result<(), OpenError> {
        for (_, _, session) in lost {
            let at = &session.session_ref;
            let turn = self.turns.take(records::session(at)).await;
            self.settle(&turn, at, |session| {
                liveness::all_connections_lost(session, now)
            })
            .await
            .map_err(|refusal| OpenError::Write(refusal.message))?;
        }
        Ok(())
    }
}
