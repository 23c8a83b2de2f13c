//! The local copy of a session: replaced by newer states alone.

use std::sync::Arc;

use greenroom_protocol::session::SessionDocument;

/// The copy.
#[derive(Default)]
pub(super) struct Kept {
    document: Option<Arc<SessionDocument>>,
    /// Since somebody asked.
    has_changed: bool,
}

impl Kept {
    /// The state of the session as it was last heard of.
    pub(super) fn document(&self) -> Option<Arc<SessionDocument>> {
        self.document.clone()
    }

    /// Takes a state over, unless it is one that is known or an older one, which came late. Says whether it did.
    pub(super) fn take(&mut self, document: SessionDocument) -> bool {
        let is_news = self
            .document
            .as_ref()
            .is_none_or(|kept| is_newer(kept, &document));
        if is_news {
            self.document = Some(Arc::new(document));
            self.has_changed = true;
        }
        is_news
    }

    /// Whether there was a change since this was asked last.
    pub(super) fn has_changed(&mut self) -> bool {
        std::mem::take(&mut self.has_changed)
    }

    /// Notes a change that no document tells of.
    pub(super) fn note_change(&mut self) {
        self.has_changed = true;
    }
}

/// Within one life of a session its changes are counted; of two lives the one that began later is later.
fn is_newer(kept: &SessionDocument, other: &SessionDocument) -> bool {
    match kept.branch == other.branch {
        true => other.change_number > kept.change_number,
        false => other.start_time >= kept.start_time,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(branch: &str, start: u32, change_number: u64) -> SessionDocument {
        let text = format!(
            r#"{{"contractVersion":107,"branch":"{branch}","changeNumber":{change_number},"correlationId":"c",
                "startTime":"2026-01-01T00:00:0{start}.0000000Z",
                "constants":{{"system":{{"version":1,"maxMembersCount":4,"visibility":"open","reservedRemovalTimeout":null,
                    "inactiveRemovalTimeout":0,"readyRemovalTimeout":null,"sessionEmptyTimeout":0,"capabilities":{{}}}},"custom":{{}}}},
                "properties":{{"system":{{}},"custom":{{}}}},"members":{{}},
                "membersInfo":{{"first":0,"next":0,"count":0,"accepted":0,"active":0}}}}"#
        );
        serde_json::from_str(&text).expect("a document")
    }

    #[test]
    fn only_newer_states_are_taken_over() {
        let mut kept = Kept::default();
        assert!(!kept.has_changed(), "there is nothing yet");
        for (branch, start, number, is_news) in [
            ("a", 1, 5, true),
            ("a", 1, 5, false),
            ("a", 1, 4, false),
            ("a", 1, 7, true),
            ("a", 1, 6, false),
            ("b", 2, 1, true),
            ("a", 1, 9, false),
        ] {
            let taken = kept.take(document(branch, start, number));
            assert_eq!(taken, is_news, "{branch} {number}");
            assert_eq!(kept.has_changed(), is_news);
        }
        let last = kept.document().expect("there is one");
        assert_eq!((last.branch.as_str(), last.change_number), ("b", 1));
    }
}
