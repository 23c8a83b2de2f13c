//! The records of messages: one for each, written once and deleted once; in memory
//! what the store says.

use std::sync::Arc;

use greenroom_directory::messages::Message;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::limits;
use greenroom_protocol::message::MessageEnd;
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;

use super::no_such_message;
use crate::parts::OpenError;
use crate::records;
use crate::service::{Service, overtaken, unavailable, unwritable};
use crate::store::{Batch, Change, Expect, Key, Kind, Record, WriteError};

/// So many records are read at once when a service starts.
const PAGE: usize = 256;

/// Where a message is stored: its deployment, whom it is for, its id.
pub(crate) type Place = (Deployment, AccountId, Guid);

impl Service {
    /// Stores a message, in the place of the request that it answers if it is an
    /// answer. In the turn of who has that request, or of who receives it.
    pub(super) async fn keep_message(
        &self,
        message: Message,
        request: Option<&Arc<Message>>,
    ) -> Result<Arc<Message>, Refusal> {
        let key = key_of(&message);
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let mut changes = vec![Change {
                key: key.clone(),
                expect: Expect::Absent,
                value: Some(message.to_bytes()),
            }];
            if let Some(request) = request {
                let Some(record) = self.read_message(&key_of(request)).await? else {
                    let mut known = self.messages.lock();
                    self.forget_message(&mut known, &request.id, MessageEnd::Answered);
                    return Err(no_such_message());
                };
                changes.push(deletion(key_of(request), &record));
            }
            let doubt = self.message_doubts.doubt(place_of(&message));
            let doubts = request.map(|it| self.message_doubts.doubt(place_of(it)));
            let at = self.now();
            match self.parts.store.write(Batch { at, changes }).await {
                Ok(_) => {
                    let mut known = self.messages.lock();
                    if let Some(request) = request {
                        self.forget_message(&mut known, &request.id, MessageEnd::Answered);
                    }
                    let noted = self.note_message(&mut known, message);
                    doubt.settled();
                    doubts.into_iter().for_each(|doubt| doubt.settled());
                    return Ok(noted);
                }
                Err(WriteError::Unavailable(why)) => return Err(unwritable(&why)),
                Err(WriteError::Conflict) => {
                    doubt.settled();
                    doubts.into_iter().for_each(|doubt| doubt.settled());
                }
            }
            // An attempt before this one was carried out, and nobody heard of it.
            if let Some(record) = self.read_message(&key).await?
                && let Some(stored) = read(&record)
            {
                return Ok(self.note_message(&mut self.messages.lock(), stored));
            }
        }
        Err(overtaken())
    }

    /// Deletes a message; one that is gone already has been deleted by somebody
    /// else.
    pub(super) async fn drop_message(
        &self,
        message: &Message,
        how: MessageEnd,
    ) -> Result<(), Refusal> {
        let owner = records::messages(&message.scid, message.receiver);
        let _turn = self.turns.take(owner).await;
        let key = key_of(message);
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let Some(record) = self.read_message(&key).await? else {
                self.forget_message(&mut self.messages.lock(), &message.id, how);
                return Ok(());
            };
            let changes = vec![deletion(key.clone(), &record)];
            let doubt = self.message_doubts.doubt(place_of(message));
            let at = self.now();
            match self.parts.store.write(Batch { at, changes }).await {
                Ok(_) => {
                    self.forget_message(&mut self.messages.lock(), &message.id, how);
                    doubt.settled();
                    return Ok(());
                }
                Err(WriteError::Conflict) => doubt.settled(),
                Err(WriteError::Unavailable(why)) => return Err(unwritable(&why)),
            }
        }
        Err(overtaken())
    }

    /// Clears away what nobody has answered in time, and looks again at what
    /// callers left half done.
    pub(crate) async fn sweep_messages(&self, now: Timestamp) -> Result<(), Refusal> {
        let mut result = Ok(());
        for place in self.message_doubts.take(now) {
            result = result.and(self.refresh_message(&place).await);
        }
        let expired = self.messages.lock().expired(now);
        for message in expired {
            result = result.and(self.drop_message(&message, MessageEnd::Void).await);
        }
        result
    }

    /// Reads every message. A record that cannot be read is logged and left alone.
    pub(crate) async fn recover_messages(&self) -> Result<(), OpenError> {
        let mut last: Option<Key> = None;
        loop {
            let page = self.parts.store.list(Kind::Message, last.as_ref(), PAGE);
            let page = page.await?;
            for (_, record) in &page {
                if let Some(message) = read(record) {
                    self.messages.lock().note(message);
                }
            }
            match page.into_iter().next_back() {
                Some((key, _)) => last = Some(key),
                None => return Ok(()),
            }
        }
    }

    /// Brings what is known of a message up to the store.
    async fn refresh_message(&self, (scid, receiver, id): &Place) -> Result<(), Refusal> {
        let owner = records::messages(scid, *receiver);
        let _turn = self.turns.take(owner).await;
        let key = records::message(scid, *receiver, id);
        let record = self.read_message(&key).await?;
        let mut known = self.messages.lock();
        match record.as_ref().and_then(read) {
            Some(message) => {
                self.note_message(&mut known, message);
            }
            None if known.by_id(scid, id).is_some() => {
                self.forget_message(&mut known, id, MessageEnd::Answered);
            }
            None => {}
        }
        Ok(())
    }

    async fn read_message(&self, key: &Key) -> Result<Option<Record>, Refusal> {
        let record = self.parts.store.read(key).await;
        record.map_err(|error| unavailable(&error))
    }
}

fn deletion(key: Key, record: &Record) -> Change {
    Change {
        key,
        expect: Expect::Revision(record.revision),
        value: None,
    }
}

fn key_of(message: &Message) -> Key {
    records::message(&message.scid, message.receiver, &message.id)
}

fn place_of(message: &Message) -> Place {
    (message.scid.clone(), message.receiver, message.id.clone())
}

fn read(record: &Record) -> Option<Message> {
    Message::from_bytes(&record.value)
        .inspect_err(|error| tracing::error!(%error, "a message's record cannot be read"))
        .ok()
}
