//! What waits for the push connections: one outbox for each.

mod news;

use std::collections::VecDeque;
use std::sync::Arc;

use greenroom_protocol::ids::{AccountId, SessionRef};
use greenroom_protocol::limits;
use greenroom_protocol::push::Resource;
use greenroom_protocol::rta::{SESSION_RESOURCE_TYPE, ShoulderTap};
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;
use tokio::sync::Notify;

pub use news::News;
pub(crate) use news::{Fact, InviteNews, MessageNews, SessionNews, SessionNow};

/// What waits for one push connection. Taps and news go in as things happen;
/// whoever holds the connection's socket, and nobody else, takes them out.
#[derive(Default)]
pub struct Outbox {
    waiting: Mutex<Waiting>,
    bell: Notify,
}

/// Without memory of its own while nothing waits.
#[derive(Default)]
enum Waiting {
    #[default]
    Nothing,
    Lanes(Box<Lanes>),
    /// There was too much: the client shall read everything again. What
    /// happens until it is told so, it will read then.
    Resync,
}

/// What waits, in its order within each lane.
#[derive(Default)]
struct Lanes {
    invites: VecDeque<InviteNews>,
    messages: VecDeque<MessageNews>,
    /// One for each session: the last.
    sessions: VecDeque<SessionNews>,
    /// One for each player: what counts is its presence when it is told.
    presence: VecDeque<AccountId>,
    /// One for each other player: what counts is what it is when it is told.
    friends: VecDeque<AccountId>,
    taps: VecDeque<Tap>,
}

/// What one change tells all who asked.
pub(crate) struct Change {
    pub(crate) timestamp: Timestamp,
    /// The session, as `scid~template~name`.
    pub(crate) resource: String,
    pub(crate) branch: String,
    pub(crate) change_number: u64,
}

/// What one change tells one subscription.
pub(crate) struct Tap {
    pub(crate) change: Arc<Change>,
    pub(crate) subscription: Guid,
}

/// What a push connection is to be told next.
#[derive(Clone, Debug, PartialEq)]
pub enum Delivery {
    /// At least one, those of one branch in the order of their changes.
    Taps(Vec<ShoulderTap>),
    /// Of a resource that it follows.
    News(News),
    /// Something was lost: the client reads everything again.
    Resync,
}

impl Outbox {
    /// Comes back when something waits, at once if it does already. May be
    /// dropped at any time.
    pub async fn ready(&self) {
        self.ready_for(true).await;
    }

    /// The same, but where `taps` is false, taps alone are nothing.
    pub async fn ready_for(&self, taps: bool) {
        while self.is_empty(taps) {
            self.bell.notified().await;
        }
    }

    /// Takes out what waits longest: the news of what is followed before taps,
    /// and of these at most [`limits::TAPS_PER_FRAME_MAX`].
    pub fn take(&self) -> Option<Delivery> {
        self.take_for(true)
    }

    /// The same, but where `taps` is false, taps are left.
    pub fn take_for(&self, taps: bool) -> Option<Delivery> {
        let mut waiting = self.waiting.lock();
        let Waiting::Lanes(lanes) = &mut *waiting else {
            return match std::mem::take(&mut *waiting) {
                Waiting::Resync => Some(Delivery::Resync),
                Waiting::Nothing | Waiting::Lanes(_) => None,
            };
        };
        let taken = match lanes.take_news() {
            None if taps => lanes.take_taps(),
            news => news,
        };
        if lanes.is_empty() {
            // Gives the memory back: most connections are idle most of the time.
            *waiting = Waiting::Nothing;
        }
        taken
    }

    /// Puts a tap in, or drops all where there are too many.
    pub(crate) fn put(&self, tap: Tap) {
        self.put_in(|lanes| {
            lanes.taps.push_back(tap);
            lanes.taps.len() <= limits::TAPS_WAITING_MAX
        });
    }

    /// Puts in what happened to an invite, or drops all where there is too much.
    pub(crate) fn put_invite(&self, news: InviteNews) {
        self.put_in(|lanes| {
            lanes.invites.push_back(news);
            lanes.invites.len() <= limits::INVITES_WAITING_MAX
        });
    }

    /// Puts in what happened to a message, or drops all where there is too much.
    pub(crate) fn put_message(&self, news: MessageNews) {
        self.put_in(|lanes| {
            lanes.messages.push_back(news);
            lanes.messages.len() <= limits::MESSAGES_WAITING_MAX
        });
    }

    /// Puts in what became of a session, in the place of what it was before.
    pub(crate) fn put_session(&self, news: SessionNews) {
        self.put_in(|lanes| {
            let mut waiting = lanes.sessions.iter_mut();
            if let Some(former) = waiting.find(|former| former.at == news.at) {
                let before = former.clone();
                *former = news.after(before);
            } else {
                lanes.sessions.push_back(news);
            }
            lanes.sessions.len() <= limits::SESSIONS_WAITING_MAX
        });
    }

    /// Puts in that a player's presence is another now.
    pub(crate) fn put_presence(&self, of: AccountId) {
        self.put_in(|lanes| {
            if !lanes.presence.contains(&of) {
                lanes.presence.push_back(of);
            }
            lanes.presence.len() <= limits::FOLLOWED_MAX
        });
    }

    /// Puts in that the player and another one are something else to each other now.
    pub(crate) fn put_friend(&self, about: AccountId) {
        self.put_in(|lanes| {
            if !lanes.friends.contains(&about) {
                lanes.friends.push_back(about);
            }
            lanes.friends.len() <= limits::FRIENDS_WAITING_MAX
        });
    }

    /// Drops what waits of a resource: its present state is about to be told.
    pub(crate) fn clear(&self, resource: Resource) {
        let mut waiting = self.waiting.lock();
        let Waiting::Lanes(lanes) = &mut *waiting else {
            return;
        };
        match resource {
            Resource::Invites => lanes.invites.clear(),
            Resource::Messages => lanes.messages.clear(),
            Resource::Sessions => lanes.sessions.clear(),
            Resource::Presence => lanes.presence.clear(),
            Resource::Friends => lanes.friends.clear(),
        }
        if lanes.is_empty() {
            *waiting = Waiting::Nothing;
        }
    }

    /// Drops what waits of a session and is shown by a state of this number.
    pub(crate) fn drop_shown(&self, at: &SessionRef, branch: &str, change_number: u64) {
        let mut waiting = self.waiting.lock();
        let Waiting::Lanes(lanes) = &mut *waiting else {
            return;
        };
        let stays = |news: &SessionNews| !news.is_shown_by(at, branch, change_number);
        lanes.sessions.retain(stays);
        if lanes.is_empty() {
            *waiting = Waiting::Nothing;
        }
    }

    /// `put` answers whether there is no more than may wait.
    fn put_in(&self, put: impl FnOnce(&mut Lanes) -> bool) {
        let mut waiting = self.waiting.lock();
        if matches!(*waiting, Waiting::Nothing) {
            *waiting = Waiting::Lanes(Box::default());
        }
        if let Waiting::Lanes(lanes) = &mut *waiting
            && !put(lanes)
        {
            *waiting = Waiting::Resync;
        }
        drop(waiting);
        self.bell.notify_one();
    }

    fn is_empty(&self, taps: bool) -> bool {
        match &*self.waiting.lock() {
            Waiting::Nothing => true,
            Waiting::Lanes(lanes) => !taps && lanes.has_no_news(),
            Waiting::Resync => false,
        }
    }
}

impl Lanes {
    fn is_empty(&self) -> bool {
        self.has_no_news() && self.taps.is_empty()
    }

    fn has_no_news(&self) -> bool {
        self.invites.is_empty()
            && self.messages.is_empty()
            && self.sessions.is_empty()
            && self.presence.is_empty()
            && self.friends.is_empty()
    }

    fn take_news(&mut self) -> Option<Delivery> {
        let invite = |lanes: &mut Self| lanes.invites.pop_front().map(Fact::Invite);
        let message = |lanes: &mut Self| lanes.messages.pop_front().map(Fact::Message);
        let session = |lanes: &mut Self| lanes.sessions.pop_front().map(Fact::Session);
        let presence = |lanes: &mut Self| lanes.presence.pop_front().map(Fact::Presence);
        let friend = |lanes: &mut Self| lanes.friends.pop_front().map(Fact::Friend);
        let fact = invite(self)
            .or_else(|| message(self))
            .or_else(|| session(self))
            .or_else(|| friend(self))
            .or_else(|| presence(self));
        fact.map(|fact| Delivery::News(News(fact)))
    }

    fn take_taps(&mut self) -> Option<Delivery> {
        let count = self.taps.len().min(limits::TAPS_PER_FRAME_MAX);
        let taken: Vec<_> = self.taps.drain(..count).map(|tap| tap.to_wire()).collect();
        (!taken.is_empty()).then_some(Delivery::Taps(taken))
    }
}

impl Tap {
    fn to_wire(&self) -> ShoulderTap {
        ShoulderTap {
            timestamp: self.change.timestamp,
            subscription: self.subscription.to_string(),
            resource_type: SESSION_RESOURCE_TYPE.to_owned(),
            resource: self.change.resource.clone(),
            branch: self.change.branch.clone(),
            change_number: self.change.change_number,
        }
    }
}

#[cfg(test)]
mod tests;
