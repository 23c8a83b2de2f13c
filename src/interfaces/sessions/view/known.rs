//! What the directory said of a session last, and what became of it since.

use std::collections::HashSet;

use greenroom_protocol::ids::{AccountId, SessionName};
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::push::{Departed, SessionEnd};
use greenroom_protocol::session::SessionDocument;

use crate::interfaces::details::{Details, Revision};
use crate::interfaces::ids::user_of;
use crate::interfaces::sessions::local_session::LocalSession;
use crate::user_id::UserId;

/// A state of a session, as far as members are told of it.
#[derive(Clone, Debug)]
pub(super) struct Known(pub(super) Details);

/// Something that members are told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Happening {
    /// Settings, attributes or the state of play are others now.
    Updated,
    /// A player's part in it is another now.
    Member(UserId, Status),
}

/// What became of a player in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It came in.
    Joined,
    /// It went out.
    Left,
    /// It was away for too long.
    Disconnected,
    /// Somebody put it out.
    Kicked,
    /// The owner registered it.
    Registered,
    /// The owner unregistered it.
    Unregistered,
}

impl Known {
    /// A state that was pushed or read; nothing for a session outside the EOS face.
    pub(super) fn of_document(id: SessionName, document: SessionDocument) -> Option<Self> {
        Details::of_document(id, document).map(Self)
    }

    /// The copy that a game has had so far.
    pub(super) fn of_local(session: &LocalSession) -> Self {
        Self(session.details())
    }

    /// Whether it comes after another state of the session, so that it is news.
    pub(super) fn is_news_after(&self, former: &Self) -> bool {
        match (self.revision(), former.revision()) {
            (Some(own), Some(former)) => own.is_later_than(former),
            _ => true,
        }
    }

    /// The state that it is.
    pub(super) fn revision(&self) -> Option<&Revision> {
        self.0.revision.as_ref()
    }

    /// What happened between this state and a later one: who went, then who came, then the rest. What cancels out is not in it.
    pub(super) fn since(&self, next: &Self, departed: &[Departed]) -> Vec<Happening> {
        let mut happenings = Vec::new();
        let mut say = |user: UserId, status| happenings.push(Happening::Member(user, status));
        let both = self.0.members.as_ref().zip(next.0.members.as_ref());
        if let Some((before, now)) = both {
            for gone in before.difference(now) {
                say((*gone).into(), departure(*gone, departed));
            }
        }
        // A thousand may be registered, and this runs in the game's frame.
        let (before, now) = (registered(&self.0), registered(&next.0));
        let (known, present): (HashSet<_>, HashSet<_>) =
            (before.iter().collect(), now.iter().collect());
        let gone = before.iter().filter(|player| !present.contains(player));
        for user in gone.filter_map(user_of) {
            say(user, Status::Unregistered);
        }
        if let Some((before, now)) = both {
            for new in now.difference(before) {
                say((*new).into(), Status::Joined);
            }
        }
        let new = now.iter().filter(|player| !known.contains(player));
        for user in new.filter_map(user_of) {
            say(user, Status::Registered);
        }
        if !self.0.shows_as(&next.0) {
            happenings.push(Happening::Updated);
        }
        happenings
    }
}

fn registered(details: &Details) -> &[PlayerId] {
    details.registered.as_deref().unwrap_or_default()
}

fn departure(player: AccountId, departed: &[Departed]) -> Status {
    let known = departed.iter().rev().find(|one| one.xuid == player);
    match known.map(|one| one.how) {
        Some(SessionEnd::Removed) => Status::Kicked,
        Some(SessionEnd::TimedOut) => Status::Disconnected,
        Some(SessionEnd::Left | SessionEnd::Ended | SessionEnd::OwnerGone) | None => Status::Left,
    }
}

#[cfg(test)]
mod tests;
