//! Who is whose friend: the Friends interface.

mod list;

use std::collections::BTreeMap;
use std::sync::Arc;

use greenroom_protocol::friends::{Friend, FriendStatus, FriendsDocument, InviteStep};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;

use crate::client::{FollowingFriends, Pushed, Who};
use crate::interfaces::auth::Auth;
use crate::interfaces::notifications::{NotificationId, Notifications};
use crate::interfaces::{Base, Failure, Outcome};
use crate::result::{EOS_EResult, refine};
use crate::user_id::UserId;
use list::{Change, List};

/// The friends of the users of one platform.
pub struct Friends {
    base: Base,
    auth: Arc<Auth>,
    known: Mutex<Known>,
    updates: Notifications<FriendUpdate>,
    blocks: Notifications<BlockUpdate>,
}

/// What is known of all users.
#[derive(Default)]
struct Known {
    lists: BTreeMap<AccountId, List>,
    /// How many callbacks wait for changes.
    watchers: usize,
    /// As long as a user has asked for its friends, or somebody waits for changes.
    following: Option<FollowingFriends>,
}

impl Known {
    /// The list of a user who has logged in then.
    fn list(&mut self, account: AccountId, since: Timestamp) -> &mut List {
        let open = || List::new(since);
        let list = self.lists.entry(account).or_insert_with(open);
        if list.is_of_another_login(since) {
            *list = open();
        }
        list
    }

    /// What is not wanted any more. Its drop lets go of the channels, which is done with no lock held.
    fn unwanted(&mut self) -> Option<FollowingFriends> {
        if self.watchers > 0 || self.lists.values().any(List::is_asked_for) {
            return None;
        }
        // Nobody hears from now on what becomes of them.
        self.lists.clear();
        self.following.take()
    }
}

/// Two are something else to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FriendUpdate {
    pub user: UserId,
    pub other: UserId,
    pub before: FriendStatus,
    pub now: FriendStatus,
}

/// A user blocks somebody, or does so no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockUpdate {
    pub user: UserId,
    pub other: UserId,
    pub blocked: bool,
}

impl Friends {
    /// The interface of the platform whose Epic accounts these are.
    pub fn new(base: Base, auth: Arc<Auth>) -> Arc<Self> {
        let friends = Arc::new(Self {
            base,
            auth,
            known: Mutex::default(),
            updates: Notifications::default(),
            blocks: Notifications::default(),
        });
        let told = Arc::downgrade(&friends);
        friends.auth.logins.watch(move |change| {
            let friends = told.upgrade().filter(|_| !change.logged_in);
            if let (Some(friends), Some(account)) = (friends, change.user.account()) {
                friends.forget(account);
            }
        });
        friends
    }

    /// Runs `finish` inside the next Tick: for what is known already.
    pub fn post(&self, finish: impl FnOnce() + Send + 'static) {
        self.base.post(finish);
    }

    /// Asks the directory for the friends of a user. They are known here once `done` is told of success, and from then on.
    pub fn query(self: &Arc<Self>, user: UserId, done: impl FnOnce(Outcome<()>) + Send + 'static) {
        let account = match self.auth.account(&user) {
            Ok(account) => account,
            Err(failure) => return self.post(|| done(Err(failure))),
        };
        self.work(account, List::begin);
        let client = self.base.client.clone();
        let ask = async move { client.friends(account).await };
        let all = Arc::clone(self);
        self.base.ask(ask, move |answer| {
            // A logout meanwhile has made everything forgotten, and it stays so.
            let is_in = all.auth.logins.has(&user);
            let changes = match &answer {
                Ok(document) if is_in => all.answered(account, document),
                _ => all.work(account, |list| {
                    list.failed();
                    Vec::new()
                }),
            };
            done(answer.map(drop));
            all.tell(account, changes);
        });
    }

    /// Sends, accepts or rejects an invite.
    pub fn step(
        self: &Arc<Self>,
        user: &UserId,
        other: &UserId,
        step: InviteStep,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let both = self.auth.account(user).and_then(|account| {
            let other = other.account().ok_or_else(|| {
                let message = format!("TargetUserId: {other} is no account of this directory");
                Failure::new(EOS_EResult::EOS_NotFound, message)
            });
            Ok((account, other?))
        });
        let (account, other) = match both {
            Ok(both) => both,
            Err(failure) => return self.post(|| done(Err(failure))),
        };
        self.work(account, List::begin);
        let client = self.base.client.clone();
        let ask = async move { client.step_to_friend(account, other, step).await };
        let all = Arc::clone(self);
        self.base.ask(ask, move |answer| {
            let changes = all.work(account, |list| match &answer {
                Ok(friend) => list.stepped(friend),
                Err(_) => {
                    list.failed();
                    Vec::new()
                }
            });
            let answer = answer.map(drop);
            done(answer.map_err(|failure| failure.refined(refine::befriend)));
            all.tell(account, changes);
        });
    }

    /// How many friends and open invites of a user are known; none of one who is not logged in.
    pub fn count(&self, user: &UserId) -> usize {
        self.look(user, |list| list.people().len()).unwrap_or(0)
    }

    /// One of them by its place, which it keeps as long as those before it stay.
    pub fn by_index(&self, user: &UserId, index: usize) -> Option<UserId> {
        let found = self.look(user, |list| list.people().get(index).copied())?;
        found.map(|(account, _)| UserId::from(account))
    }

    /// What somebody is to a user, as far as is known.
    pub fn status(&self, user: &UserId, other: &UserId) -> FriendStatus {
        let status = self.look(user, |list| {
            let other = other.account()?;
            let found = list.people().iter().find(|(account, _)| *account == other);
            found.map(|(_, status)| *status)
        });
        status.flatten().unwrap_or_default()
    }

    /// How many players a user is known to block; none of one who is not logged in.
    pub fn blocked_count(&self, user: &UserId) -> usize {
        self.look(user, |list| list.blocked().len()).unwrap_or(0)
    }

    /// One of them by its place.
    pub fn blocked_by_index(&self, user: &UserId, index: usize) -> Option<UserId> {
        let found = self.look(user, |list| list.blocked().get(index).copied())?;
        found.map(UserId::from)
    }

    /// Registers a callback for changes of status.
    pub fn watch_updates(
        &self,
        watcher: impl Fn(&FriendUpdate) + Send + Sync + 'static,
    ) -> NotificationId {
        self.follow();
        self.updates.add(watcher)
    }

    /// Removes such a callback; false if there is none of this id.
    pub fn unwatch_updates(&self, id: NotificationId) -> bool {
        self.unfollow(self.updates.remove(id))
    }

    /// Registers a callback for who is blocked, and who no more.
    pub fn watch_blocks(
        &self,
        watcher: impl Fn(&BlockUpdate) + Send + Sync + 'static,
    ) -> NotificationId {
        self.follow();
        self.blocks.add(watcher)
    }

    /// Removes such a callback; false if there is none of this id.
    pub fn unwatch_blocks(&self, id: NotificationId) -> bool {
        self.unfollow(self.blocks.remove(id))
    }

    /// Takes over what a push channel brought. On the worker: what the game can observe changes in the next Tick.
    pub fn take_in(self: &Arc<Self>, who: Who, pushed: &Pushed) {
        let Who::User(account) = who else {
            return;
        };
        let tidings = match pushed {
            Pushed::Friends(document) => Tidings::State(document.clone()),
            Pushed::Friend(friend) => Tidings::Event(*friend),
            _ => return,
        };
        // Nothing for a user who has just logged out.
        let Some(since) = self.base.client.logged_in_since(account) else {
            return;
        };
        let all = Arc::clone(self);
        self.post(move || all.hear(account, since, &tidings));
    }

    /// Tells no watcher anything any more.
    pub fn silence(&self) {
        self.updates.clear();
        self.blocks.clear();
    }

    /// Also of a user who is logged in by Connect alone so far: what it is told at the login is not told again.
    fn hear(&self, account: AccountId, since: Timestamp, tidings: &Tidings) {
        let changes = {
            let mut known = self.known.lock();
            if known.following.is_none() {
                return;
            }
            let list = known.list(account, since);
            match tidings {
                Tidings::State(document) => list.state(document),
                Tidings::Event(friend) => list.event(friend),
            }
        };
        self.tell(account, changes);
    }

    fn answered(&self, account: AccountId, document: &FriendsDocument) -> Vec<Change> {
        let changes = self.work(account, |list| list.answered(document));
        let mut known = self.known.lock();
        let client = &self.base.client;
        known
            .following
            .get_or_insert_with(|| client.follow_friends());
        changes
    }

    fn tell(&self, account: AccountId, changes: Vec<Change>) {
        let user = UserId::from(account);
        for change in changes {
            // A callback may have logged the user out.
            if !self.auth.logins.has(&user) {
                return;
            }
            match change {
                Change::Status { of, before, now } => self.updates.tell(&FriendUpdate {
                    user: user.clone(),
                    other: UserId::from(of),
                    before,
                    now,
                }),
                Change::Block { of, blocked } => self.blocks.tell(&BlockUpdate {
                    user: user.clone(),
                    other: UserId::from(of),
                    blocked,
                }),
            }
        }
    }

    /// A user is logged out: nothing is shown of its friends until it asks again.
    fn forget(&self, account: AccountId) {
        let unwanted = {
            let mut known = self.known.lock();
            if let Some(list) = known.lists.get_mut(&account) {
                list.hide();
            }
            // Who stays logged in by Connect goes on to hear; of all others a new login begins anew.
            if self.base.client.logged_in_since(account).is_none() {
                known.lists.remove(&account);
            }
            known.unwanted()
        };
        drop(unwanted);
    }

    fn follow(&self) {
        let mut known = self.known.lock();
        known.watchers += 1;
        let client = &self.base.client;
        known
            .following
            .get_or_insert_with(|| client.follow_friends());
    }

    /// One watcher less, where there was one.
    fn unfollow(&self, was_there: bool) -> bool {
        let unwanted = {
            let mut known = self.known.lock();
            known.watchers -= usize::from(was_there);
            known.unwanted()
        };
        drop(unwanted);
        was_there
    }

    /// Works on the list of a user.
    fn work<R>(&self, account: AccountId, work: impl FnOnce(&mut List) -> R) -> R {
        let since = self.base.client.logged_in_since(account);
        let mut known = self.known.lock();
        work(known.list(account, since.unwrap_or_default()))
    }

    fn look<R>(&self, user: &UserId, look: impl FnOnce(&List) -> R) -> Option<R> {
        let account = self.auth.account(user).ok()?;
        self.known.lock().lists.get(&account).map(look)
    }
}

/// What a push channel says of friends.
enum Tidings {
    State(FriendsDocument),
    Event(Friend),
}
