//! Sessions that are being made or joined. What they will be counts already: of two at once, each of which would be the user's only one, both would find nothing in their way.

use std::collections::BTreeMap;

use greenroom_protocol::ids::SessionName;
use parking_lot::Mutex;

use super::{check_not_in, check_presence};
use crate::client::Who;
use crate::interfaces::Outcome;

/// What a session will be, if nothing goes wrong.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) who: Who,
    pub(super) presence: bool,
    pub(super) id: SessionName,
    /// Whether it is joined, and not made: one that is made may take over what it finds.
    pub(super) joins: bool,
}

/// By local name, each of which has one creation or join under way at most.
#[derive(Default)]
pub(super) struct Entering(Mutex<BTreeMap<String, Entry>>);

impl Entering {
    /// Lets a creation or join begin under this name.
    ///
    /// # Errors
    /// What another one that is under way will stand in the way of, as if it were over.
    pub(super) fn begin(&self, name: &str, entry: Entry) -> Outcome<()> {
        let mut entries = self.0.lock();
        for (other, under_way) in entries.iter().filter(|(_, other)| other.who == entry.who) {
            check_presence(under_way.presence, entry.presence, other)?;
            check_not_in(entry.joins && under_way.id == entry.id, other)?;
        }
        entries.insert(name.to_owned(), entry);
        Ok(())
    }

    /// How many creations and joins of the user are under way.
    pub(super) fn count(&self, who: Who) -> usize {
        let entries = self.0.lock();
        entries.values().filter(|entry| entry.who == who).count()
    }

    /// The creation or join under this name is over, whatever it came to.
    pub(super) fn end(&self, name: &str) {
        self.0.lock().remove(name);
    }
}
