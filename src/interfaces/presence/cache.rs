//! What the users of a platform know of others' presence.

use std::collections::BTreeMap;

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::people::PresenceStatus;

use super::view::View;

/// By the user who knows it and the player it is of.
#[derive(Default)]
pub(super) struct Cache {
    known: BTreeMap<(AccountId, AccountId), Entry>,
    /// How often something was put in.
    count: u64,
}

struct Entry {
    view: View,
    /// The count at which it was put in.
    at: u64,
}

impl Cache {
    pub(super) fn get(&self, user: AccountId, player: AccountId) -> Option<&View> {
        let entry = self.known.get(&(user, player))?;
        Some(&entry.view)
    }

    /// Now, for a question that is about to be asked.
    pub(super) fn now(&self) -> u64 {
        self.count
    }

    /// Takes what was pushed. Tells whether the player showed something else before, or nobody knew that it is there.
    pub(super) fn put(&mut self, user: AccountId, player: AccountId, view: View) -> bool {
        self.count += 1;
        let is_there = view.status != PresenceStatus::Offline;
        let entry = Entry {
            view: view.clone(),
            at: self.count,
        };
        match self.known.insert((user, player), entry) {
            Some(before) => before.view != view,
            None => is_there,
        }
    }

    /// Takes the answer to a question that was asked at `asked`, unless something was pushed meanwhile, which is no older. Tells whether the player was known to show something else.
    pub(super) fn answer(
        &mut self,
        user: AccountId,
        player: AccountId,
        view: View,
        asked: u64,
    ) -> bool {
        let before = self.known.get(&(user, player));
        if before.is_some_and(|entry| entry.at > asked) {
            return false;
        }
        let was_known = before.is_some();
        self.put(user, player, view) && was_known
    }

    /// Those whom a user knows to be there.
    pub(super) fn present(&self, user: AccountId) -> impl Iterator<Item = AccountId> {
        let of_user = self.known.iter().filter(move |((it, _), _)| *it == user);
        let there = of_user.filter(|(_, entry)| entry.view.status != PresenceStatus::Offline);
        there.map(|((_, player), _)| *player)
    }

    /// What a user knew is forgotten.
    pub(super) fn forget(&mut self, user: AccountId) {
        self.known.retain(|(it, _), _| *it != user);
    }
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::people::{PresenceDocument, PresenceState};

    use super::*;

    fn account(number: u64) -> AccountId {
        AccountId::new(number).expect("valid")
    }

    fn view(status: PresenceStatus) -> View {
        let nobody = PresenceDocument {
            xuid: account(9),
            state: PresenceState::Offline,
            titles: Vec::new(),
        };
        View {
            status,
            ..View::of(nobody, "client")
        }
    }

    #[test]
    fn a_push_tells_what_is_new() {
        let mut cache = Cache::default();
        let (ann, bob) = (account(1), account(2));
        let offline = || view(PresenceStatus::Offline);
        assert!(!cache.put(ann, bob, offline()), "nobody thought otherwise");
        assert!(cache.put(ann, bob, view(PresenceStatus::Online)));
        assert!(!cache.put(ann, bob, view(PresenceStatus::Online)));
        assert!(
            cache.put(account(3), bob, view(PresenceStatus::Away)),
            "of another user"
        );
        assert_eq!(cache.present(ann).collect::<Vec<_>>(), [bob]);
        assert!(cache.put(ann, bob, offline()));
        assert_eq!(cache.present(ann).count(), 0);
        cache.forget(ann);
        assert!(cache.get(ann, bob).is_none() && cache.get(account(3), bob).is_some());
    }

    #[test]
    fn an_answer_gives_way_to_what_was_pushed_meanwhile() {
        let mut cache = Cache::default();
        let (ann, bob) = (account(1), account(2));
        let asked = cache.now();
        cache.put(ann, bob, view(PresenceStatus::Away));
        assert!(!cache.answer(ann, bob, view(PresenceStatus::Online), asked));
        let status = |cache: &Cache| cache.get(ann, bob).map(|view| view.status);
        assert_eq!(status(&cache), Some(PresenceStatus::Away));
        let asked = cache.now();
        assert!(cache.answer(ann, bob, view(PresenceStatus::Online), asked));
        assert_eq!(status(&cache), Some(PresenceStatus::Online));
        let carol = account(3);
        assert!(
            !cache.answer(ann, carol, view(PresenceStatus::Online), asked),
            "asked for"
        );
    }
}
