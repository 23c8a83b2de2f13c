//! What one user knows of its friends, of open invites and of whom it blocks: pure rules, nobody is asked or told here.

use std::collections::BTreeSet;

use greenroom_protocol::friends::{Friend, FriendStatus, FriendsDocument};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::time::Timestamp;

/// What became of somebody in the eyes of a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Another status.
    Status {
        of: AccountId,
        before: FriendStatus,
        now: FriendStatus,
    },
    /// Blocked now, or no more.
    Block { of: AccountId, blocked: bool },
}

/// The friends of one user, since its login.
#[derive(Debug, Default)]
pub(super) struct List {
    /// The login, by when it was.
    since: Timestamp,
    /// Whether the game has asked: before, it is shown nothing.
    is_asked_for: bool,
    /// Whether the directory has said how things stand: only from then on there are changes.
    is_known: bool,
    /// Friends and open invites, in the order in which they became known.
    people: Vec<(AccountId, FriendStatus)>,
    /// In the same order.
    blocked: Vec<AccountId>,
    /// How many questions are under way. What the push channel brings meanwhile is newer than their answers.
    questions: usize,
    /// Whether it brought everything.
    is_told: bool,
    /// Of whom it brought something.
    told: BTreeSet<AccountId>,
}

impl List {
    /// Nothing is known yet of a user who has logged in then.
    pub(super) fn new(since: Timestamp) -> Self {
        Self {
            since,
            ..Self::default()
        }
    }

    /// Whether this is about another login.
    pub(super) fn is_of_another_login(&self, since: Timestamp) -> bool {
        self.since != since
    }

    /// Whether the game has asked, and has its answer.
    pub(super) fn is_asked_for(&self) -> bool {
        self.is_asked_for
    }

    /// Shows the game nothing more until it asks again.
    pub(super) fn hide(&mut self) {
        self.is_asked_for = false;
    }

    /// What the game is shown: friends and open invites.
    pub(super) fn people(&self) -> &[(AccountId, FriendStatus)] {
        match self.is_asked_for {
            true => &self.people,
            false => &[],
        }
    }

    /// Whom the user blocks, as far as the game is shown it.
    pub(super) fn blocked(&self) -> &[AccountId] {
        match self.is_asked_for {
            true => &self.blocked,
            false => &[],
        }
    }

    /// A question to the directory begins; one of the three below ends it.
    pub(super) fn begin(&mut self) {
        self.questions += 1;
    }

    /// The game's question how things stand was answered.
    pub(super) fn answered(&mut self, document: &FriendsDocument) -> Vec<Change> {
        let changes = match self.is_told {
            true => Vec::new(),
            false => {
                let told = std::mem::take(&mut self.told);
                let changes = self.take(document, |of| !told.contains(&of));
                self.told = told;
                changes
            }
        };
        self.is_asked_for = true;
        self.end();
        changes
    }

    /// A step of the user has come to this.
    pub(super) fn stepped(&mut self, friend: &Friend) -> Vec<Change> {
        let is_news = self.is_known && !self.is_told && !self.told.contains(&friend.xuid);
        let before = self.status(friend.xuid);
        let mut changes = Vec::new();
        if is_news && before != friend.status {
            changes.push(self.set(friend.xuid, friend.status));
        }
        self.end();
        changes
    }

    /// A question has no answer.
    pub(super) fn failed(&mut self) {
        self.end();
    }

    /// The push channel tells how things stand.
    pub(super) fn state(&mut self, document: &FriendsDocument) -> Vec<Change> {
        self.is_told = self.questions > 0;
        self.take(document, |_| true)
    }

    /// The push channel tells what became of somebody.
    pub(super) fn event(&mut self, friend: &Friend) -> Vec<Change> {
        if self.questions > 0 {
            self.told.insert(friend.xuid);
        }
        // Otherwise the state comes first.
        if !self.is_known {
            return Vec::new();
        }
        let mut changes = Vec::new();
        if self.status(friend.xuid) != friend.status {
            changes.push(self.set(friend.xuid, friend.status));
        }
        changes.extend(self.block(friend.xuid, friend.blocked));
        changes
    }

    fn end(&mut self) {
        self.questions = self.questions.saturating_sub(1);
        if self.questions == 0 {
            self.is_told = false;
            self.told.clear();
        }
    }

    /// Takes over what a document says of those of whom it counts.
    fn take(
        &mut self,
        document: &FriendsDocument,
        counts: impl Fn(AccountId) -> bool,
    ) -> Vec<Change> {
        let lists = [
            (&document.friends, FriendStatus::Friends),
            (&document.sent, FriendStatus::Sent),
            (&document.received, FriendStatus::Received),
        ];
        let named = || {
            let all = lists.iter();
            all.flat_map(|(list, status)| list.iter().map(|of| (*of, *status)))
        };
        let present: BTreeSet<_> = named().map(|(of, _)| of).collect();
        let missing = self.people.iter().map(|(of, _)| *of);
        let missing: Vec<_> = missing.filter(|of| !present.contains(of)).collect();
        let missing = missing.into_iter().map(|of| (of, FriendStatus::None));
        let mut changes = Vec::new();
        for (of, status) in missing.chain(named()).filter(|(of, _)| counts(*of)) {
            if self.status(of) != status {
                changes.push(self.set(of, status));
            }
        }
        let blocked: BTreeSet<_> = document.blocked.iter().copied().collect();
        let free = self.blocked.to_vec();
        let free = free.into_iter().filter(|of| !blocked.contains(of));
        let free = free.map(|of| (of, false));
        let blocks = document.blocked.iter().map(|of| (*of, true));
        for (of, is_blocked) in free.chain(blocks).filter(|(of, _)| counts(*of)) {
            changes.extend(self.block(of, is_blocked));
        }
        match std::mem::replace(&mut self.is_known, true) {
            true => changes,
            // That is how it was before, and no change.
            false => Vec::new(),
        }
    }

    fn status(&self, of: AccountId) -> FriendStatus {
        let known = self.people.iter().find(|(one, _)| *one == of);
        known.map_or(FriendStatus::None, |(_, status)| *status)
    }

    fn set(&mut self, of: AccountId, now: FriendStatus) -> Change {
        let at = self.people.iter().position(|(one, _)| *one == of);
        let before = at.map_or(FriendStatus::None, |at| self.people[at].1);
        match at {
            Some(at) if now == FriendStatus::None => drop(self.people.remove(at)),
            Some(at) => self.people[at].1 = now,
            None => self.people.push((of, now)),
        }
        Change::Status { of, before, now }
    }

    fn block(&mut self, of: AccountId, blocked: bool) -> Option<Change> {
        match self.blocked.iter().position(|one| *one == of) {
            Some(at) if !blocked => drop(self.blocked.remove(at)),
            None if blocked => self.blocked.push(of),
            _ => return None,
        }
        Some(Change::Block { of, blocked })
    }
}

#[cfg(test)]
mod tests;
