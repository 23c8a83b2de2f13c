//! Invites of the game's own, and requests to join: the CustomInvites interface.
//!
//! They lead to no session of the directory: what they mean is the game's affair. Invites into sessions are in `interfaces/invites`.

mod answering;
mod inbox;
mod sending;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock, Weak};

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::message::{MessageDocument, MessageEvent, MessageKind};
use greenroom_protocol::session::Guid;
use parking_lot::Mutex;

use super::notifications::{NotificationId, Notifications};
use crate::client::{FollowingMessages, Pushed, Who};
use crate::interfaces::Base;
use crate::interfaces::logins::LoginChange;
use crate::interfaces::users::Users;
use crate::user_id::UserId;

use inbox::Inbox;

/// The custom invites of the users of one platform, and their requests to join.
pub struct CustomInvites {
    base: Base,
    users: Arc<Users>,
    desks: Mutex<BTreeMap<AccountId, Desk>>,
    /// From the first registration of somebody who listens on.
    following: OnceLock<FollowingMessages>,
    received: Notifications<Invite>,
    requested: Notifications<Pair>,
    answered: Notifications<Response>,
    /// A user has accepted an invite in an overlay.
    pub accepted: Notifications<Invite>,
    /// A user has rejected an invite in an overlay.
    pub rejected: Notifications<Invite>,
    /// A user has accepted somebody's request to join in an overlay.
    pub request_accepted: Notifications<Pair>,
    /// A user has rejected somebody's request to join in an overlay.
    pub request_rejected: Notifications<Pair>,
    /// A user wants to send an invite by the means of another platform.
    pub native_invites: Notifications<NativeInvite>,
}

/// What is known of one user.
#[derive(Default)]
struct Desk {
    /// What its next invites say.
    payload: Option<String>,
    inbox: Inbox,
    /// The last answer that it has given to each player who asked, the oldest first.
    answers: Vec<(AccountId, bool)>,
}

/// An invite that a user has received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// Whom it is for.
    pub user: UserId,
    /// Who sent it.
    pub sender: UserId,
    pub id: Guid,
    pub payload: String,
}

/// One who asks to join, and one who is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The user who is asked.
    pub user: UserId,
    /// The player who asks.
    pub asking: UserId,
}

/// What a user was answered that has asked to join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The user who has asked.
    pub user: UserId,
    /// The player who was asked.
    pub asked: UserId,
    /// Whether the user may join.
    pub accepted: bool,
}

/// A user wants to invite somebody by the means of another platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NativeInvite {
    pub user: UserId,
    /// What the game acknowledges.
    pub event: u64,
    /// The kind of account, in the words of that platform.
    pub platform: String,
    /// The account there.
    pub account: String,
    /// What the invite is to say.
    pub payload: String,
}

impl CustomInvites {
    /// The interface of the platform whose users these are.
    pub fn new(base: Base, users: Arc<Users>) -> Arc<Self> {
        let all = Arc::new(Self {
            base,
            users,
            desks: Mutex::default(),
            following: OnceLock::new(),
            received: Notifications::default(),
            requested: Notifications::default(),
            answered: Notifications::default(),
            accepted: Notifications::default(),
            rejected: Notifications::default(),
            request_accepted: Notifications::default(),
            request_rejected: Notifications::default(),
            native_invites: Notifications::default(),
        });
        // The users outlive it, as its own part.
        let weak = Arc::downgrade(&all);
        all.users.logins.watch(move |change| {
            if let Some(all) = Weak::upgrade(&weak) {
                all.follow_login(change);
            }
        });
        all
    }

    /// Runs `finish` inside the next Tick: for what is known already.
    pub fn post(&self, finish: impl FnOnce() + Send + 'static) {
        self.base.post(finish);
    }

    /// Registers a callback for invites that come in, those that wait already among them.
    pub fn watch_received(
        self: &Arc<Self>,
        watcher: impl Fn(&Invite) + Send + Sync + 'static,
    ) -> NotificationId {
        let id = self.received.add(watcher);
        self.listen();
        id
    }

    /// Removes such a callback; false if there is none of this id.
    pub fn unwatch_received(&self, id: NotificationId) -> bool {
        self.received.remove(id)
    }

    /// Registers a callback for requests to join that come in, those that wait already among them.
    pub fn watch_requested(
        self: &Arc<Self>,
        watcher: impl Fn(&Pair) + Send + Sync + 'static,
    ) -> NotificationId {
        let id = self.requested.add(watcher);
        self.listen();
        id
    }

    /// Removes such a callback; false if there is none of this id.
    pub fn unwatch_requested(&self, id: NotificationId) -> bool {
        self.requested.remove(id)
    }

    /// Registers a callback for answers to what users have asked, those that wait already among them.
    pub fn watch_answered(
        self: &Arc<Self>,
        watcher: impl Fn(&Response) + Send + Sync + 'static,
    ) -> NotificationId {
        let id = self.answered.add(watcher);
        self.listen();
        id
    }

    /// Removes such a callback; false if there is none of this id.
    pub fn unwatch_answered(&self, id: NotificationId) -> bool {
        self.answered.remove(id)
    }

    /// Takes over what a push channel brought. On the worker: what the game can observe changes in the next Tick.
    pub fn take_in(self: &Arc<Self>, who: Who, pushed: &Pushed) {
        let Who::User(account) = who else {
            return;
        };
        let all = Arc::clone(self);
        match pushed {
            Pushed::Messages(present) => {
                let present = present.clone();
                self.post(move || all.hear(account, |inbox| inbox.state(present)));
            }
            Pushed::Message(MessageEvent::Received(message)) => {
                let message = MessageDocument::clone(message);
                self.post(move || all.hear(account, |inbox| inbox.received(message)));
            }
            Pushed::Message(MessageEvent::Gone { id, .. }) => {
                let id = id.clone();
                self.post(move || {
                    all.hear(account, |inbox| drop(inbox.end(&id)));
                });
            }
            _ => {}
        }
    }

    /// Tells nobody anything any more, not even of what a callback is told of just now.
    pub fn silence(&self) {
        self.received.clear();
        self.requested.clear();
        self.answered.clear();
        self.accepted.clear();
        self.rejected.clear();
        self.request_accepted.clear();
        self.request_rejected.clear();
        self.native_invites.clear();
    }

    /// Somebody listens from now on: the channels bring what there is, and what is known already is told.
    fn listen(self: &Arc<Self>) {
        self.following
            .get_or_init(|| self.base.client.follow_messages());
        let all = Arc::clone(self);
        self.post(move || {
            let accounts: Vec<_> = all.desks.lock().keys().copied().collect();
            for account in accounts {
                all.tell(account);
            }
        });
    }

    fn hear(self: &Arc<Self>, account: AccountId, change: impl FnOnce(&mut Inbox)) {
        // Nothing for a user who has just logged out.
        if self.base.client.logged_in_since(account).is_none() {
            return;
        }
        change(&mut self.desks.lock().entry(account).or_default().inbox);
        self.tell(account);
    }

    /// Tells the game of what it has not heard yet, with no lock held.
    fn tell(self: &Arc<Self>, account: AccountId) {
        let user = UserId::from(account);
        // The channel may be open for the user's Epic account alone.
        while self.users.logins.has(&user)
            && let Some(message) = self.next(account)
        {
            let other = UserId::from(message.sender_xuid);
            let user = user.clone();
            match message.kind {
                MessageKind::Invite => self.received.tell(&Invite {
                    user,
                    sender: other,
                    id: message.id.clone(),
                    payload: message.payload.clone().unwrap_or_default(),
                }),
                MessageKind::JoinRequest => self.requested.tell(&Pair {
                    user,
                    asking: other,
                }),
                MessageKind::JoinAnswer => {
                    self.done_with(account, &message.id);
                    self.answered.tell(&Response {
                        user,
                        asked: other,
                        accepted: message.accepted.unwrap_or_default(),
                    });
                }
            }
        }
    }

    fn next(&self, account: AccountId) -> Option<Arc<MessageDocument>> {
        let listens = |kind| match kind {
            MessageKind::Invite => !self.received.is_empty(),
            MessageKind::JoinRequest => !self.requested.is_empty(),
            MessageKind::JoinAnswer => !self.answered.is_empty(),
        };
        let mut desks = self.desks.lock();
        desks.get_mut(&account)?.inbox.tell_next(listens)
    }

    fn follow_login(self: &Arc<Self>, change: &LoginChange) {
        let Some(account) = change.user.account() else {
            return;
        };
        if change.logged_in {
            return self.tell(account);
        }
        let mut desks = self.desks.lock();
        if self.base.client.logged_in_since(account).is_none() {
            let forgotten = desks.remove(&account);
            drop(desks);
            drop(forgotten);
        } else if let Some(desk) = desks.get_mut(&account) {
            desk.payload = None;
            desk.inbox.begin_anew();
        }
    }

    /// Works on what is known of a user.
    fn with<R>(&self, account: AccountId, work: impl FnOnce(&mut Desk) -> R) -> R {
        work(self.desks.lock().entry(account).or_default())
    }
}
