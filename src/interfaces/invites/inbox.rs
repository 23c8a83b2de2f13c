//! The invites of one user as this process knows them: pure rules, nobody is asked or told here.

use std::collections::VecDeque;
use std::sync::Arc;

use greenroom_protocol::ids::{AccountId, SessionName};
use greenroom_protocol::limits;
use greenroom_protocol::push::{InviteEnd, ReceivedInvite};
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;

use crate::interfaces::details::Details;

/// An invite that a user of this process has received.
#[derive(Clone, Debug, PartialEq)]
pub struct Invite {
    pub id: Guid,
    /// Into which session.
    pub session: SessionName,
    /// Who sent it; none where a service did.
    pub sender: Option<AccountId>,
    /// The session as the user sees it; none where it is none of EOS.
    pub details: Option<Arc<Details>>,
    created: Timestamp,
}

impl Invite {
    /// What the directory says of one.
    pub fn of(received: ReceivedInvite) -> Self {
        let handle = received.handle;
        let view = received.greenroom;
        let details = view.map(|view| Arc::new(Details::of_invite(&handle, view)));
        Self {
            id: handle.id,
            session: handle.session_ref.name,
            sender: handle.sender_xuid,
            details,
            created: handle.create_time,
        }
    }
}

/// How far an inbox had come when something was asked; see [`Inbox::answered`].
#[derive(Clone, Copy, Debug)]
pub struct Mark(u64);

/// The invites of one user, since its login.
pub struct Inbox {
    /// When the user logged in, by the directory's clock.
    since: Timestamp,
    /// In the order of their arrival.
    entries: Vec<Entry>,
    /// What was here and is not any more, the oldest first.
    former: VecDeque<Former>,
    /// One more with everything that the push channel brings.
    arrivals: u64,
    /// How often the push channel has told everything.
    states: u32,
    /// Those whose rejection by this process is under way, each as often as it is.
    rejecting: Vec<Guid>,
    /// Those of them of which the push channel has told already that they are rejected.
    rejected: Vec<Arc<Invite>>,
}

struct Entry {
    invite: Arc<Invite>,
    /// Whether the game was told of it, or does not need to be.
    is_told: bool,
    /// When the push channel named it last.
    arrived: u64,
}

struct Former {
    id: Guid,
    /// When it was sent; nothing of one that has ended and was never here. Who sends an ended one again sends it under its id.
    created: Option<Timestamp>,
    is_told: bool,
    /// Whether it has ended. One that was only missing may turn up again: there is more than what fits into a frame.
    has_ended: bool,
}

impl Former {
    /// Whether an invite is the same, and not one that was sent later.
    fn was(&self, invite: &Invite) -> bool {
        self.created.is_none_or(|created| created == invite.created)
    }
}

impl Inbox {
    /// Nothing is known yet.
    pub fn new(since: Timestamp) -> Self {
        Self {
            since,
            entries: Vec::new(),
            former: VecDeque::new(),
            arrivals: 0,
            states: 0,
            rejecting: Vec::new(),
            rejected: Vec::new(),
        }
    }

    /// The invites, in the order of their arrival.
    pub fn list(&self) -> impl ExactSizeIterator<Item = &Arc<Invite>> {
        self.entries.iter().map(|entry| &entry.invite)
    }

    /// The invite of this id.
    pub fn get(&self, id: &str) -> Option<&Arc<Invite>> {
        self.list().find(|invite| invite.id.as_str() == id)
    }

    /// Takes over which invites there are, as the push channel tells when it is opened. Gives those that the game is to be told of: the unknown ones, but at the first time only what is younger than the login.
    pub fn state(&mut self, present: Vec<Invite>) -> Vec<Arc<Invite>> {
        self.states = self.states.saturating_add(1);
        let before = self.arrivals;
        let news: Vec<_> = present
            .into_iter()
            .filter_map(|invite| self.received(invite))
            .collect();
        self.drop_missing(|entry| entry.arrived > before);
        news
    }

    /// Takes over an invite that the push channel tells of. Gives it back if the game is to be told of it.
    pub fn received(&mut self, invite: Invite) -> Option<Arc<Invite>> {
        self.arrivals += 1;
        let arrived = self.arrivals;
        // Later the directory may have another clock.
        let is_old = self.states <= 1 && invite.created < self.since;
        let entry = self.put(invite)?;
        entry.arrived = arrived;
        let was_told = std::mem::replace(&mut entry.is_told, true);
        (!was_told && !is_old).then(|| Arc::clone(&entry.invite))
    }

    /// An invite has ended. Gives it back if the game is to be told that it was rejected.
    pub fn ended(&mut self, id: &Guid, how: InviteEnd) -> Option<Arc<Invite>> {
        self.arrivals += 1;
        let invite = self.bury(id)?;
        if how != InviteEnd::Rejected {
            return None;
        }
        if !self.rejecting.contains(id) {
            return Some(invite);
        }
        // Whoever rejects it hears of its own call first.
        self.rejected.push(invite);
        None
    }

    /// What is to be given to [`answered`](Self::answered) when the question that is asked now is answered.
    pub fn mark(&self) -> Mark {
        Mark(self.arrivals)
    }

    /// Takes over the answer to a question. What the push channel has told since it was asked stands, for it is younger; and of what is new here it will tell.
    pub fn answered(&mut self, asked: Mark, present: Vec<Invite>) {
        let ids: Vec<Guid> = present.iter().map(|invite| invite.id.clone()).collect();
        for invite in present {
            self.put(invite);
        }
        self.drop_missing(|entry| entry.arrived > asked.0 || ids.contains(&entry.invite.id));
    }

    /// This process begins to reject an invite.
    pub fn begin_rejecting(&mut self, id: &Guid) {
        self.rejecting.push(id.clone());
    }

    /// The rejection has come to its end. Gives whether the invite is rejected, be it by another device of the user, and the invite if the game is to be told of that.
    pub fn end_rejecting(&mut self, id: &Guid, is_done: bool) -> (bool, Option<Arc<Invite>>) {
        if let Some(at) = self.rejecting.iter().position(|one| one == id) {
            self.rejecting.swap_remove(at);
        }
        let told = self.rejected.iter().position(|invite| invite.id == *id);
        if let Some(at) = told {
            return (true, Some(self.rejected.swap_remove(at)));
        }
        match is_done {
            true => (true, self.bury(id)),
            false => (false, None),
        }
    }

    /// Puts an invite into its place, or what is said of it now into the place of what was. Nothing for one that has ended.
    fn put(&mut self, invite: Invite) -> Option<&mut Entry> {
        let former = self.former.iter().position(|one| one.id == invite.id);
        let mut is_told = false;
        if let Some(at) = former {
            let was = self.former[at].was(&invite);
            if was && self.former[at].has_ended {
                return None;
            }
            let former = self.former.remove(at);
            is_told = was && former.is_some_and(|one| one.is_told);
        }
        let known = self.entries.iter();
        let known = known
            .into_iter()
            .position(|entry| entry.invite.id == invite.id);
        let Some(at) = known else {
            self.entries.push(Entry {
                invite: Arc::new(invite),
                is_told,
                arrived: 0,
            });
            return self.entries.last_mut();
        };
        let entry = &mut self.entries[at];
        // What is too large for a frame is not said again.
        if invite.details.is_some() || entry.invite.details.is_none() {
            entry.invite = Arc::new(invite);
        }
        Some(entry)
    }

    fn drop_missing(&mut self, stays: impl Fn(&Entry) -> bool) {
        let gone: Vec<Entry> = self.entries.extract_if(.., |entry| !stays(entry)).collect();
        for entry in gone {
            self.remember(Former {
                id: entry.invite.id.clone(),
                created: Some(entry.invite.created),
                is_told: entry.is_told,
                has_ended: false,
            });
        }
    }

    /// Takes an invite out for good.
    fn bury(&mut self, id: &Guid) -> Option<Arc<Invite>> {
        let known = self.entries.iter();
        let known = known.into_iter().position(|entry| entry.invite.id == *id);
        let invite = known.map(|at| self.entries.remove(at).invite);
        let before = self.former.iter().position(|one| one.id == *id);
        let before = before.and_then(|at| self.former.remove(at));
        self.remember(Former {
            id: id.clone(),
            created: match &invite {
                Some(invite) => Some(invite.created),
                None => before.and_then(|one| one.created),
            },
            is_told: true,
            has_ended: true,
        });
        invite
    }

    /// How many are remembered that are gone.
    #[cfg(test)]
    pub(super) fn remembered(&self) -> usize {
        self.former.len()
    }

    fn remember(&mut self, former: Former) {
        if self.former.len() == limits::INVITES_REMEMBERED_MAX {
            self.former.pop_front();
        }
        self.former.push_back(former);
    }
}
