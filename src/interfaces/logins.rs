//! Who is logged in by one interface, and who wants to hear of it: the same for Auth and for Connect, each of which has its own.

use greenroom_protocol::ids::AccountId;
use parking_lot::Mutex;

use super::Failure;
use super::notifications::{NotificationId, Notifications};
use crate::client::{ClientError, User};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// The users who are logged in by one interface.
pub struct Logins {
    /// What the interface calls them.
    kind: &'static str,
    /// In the order of their logins.
    present: Mutex<Vec<AccountId>>,
    changes: Notifications<LoginChange>,
}

/// A user logged in or out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginChange {
    pub user: UserId,
    /// Whether the user is logged in now, and was not before; else the other way round.
    pub logged_in: bool,
}

/// What a login came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Login {
    /// Logged in.
    User(UserId),
    /// The credentials are good, but there is no user to them yet; the token makes one.
    Unknown { continuance: String },
}

/// What the directory answers to a login.
pub(super) enum Answer {
    User(User),
    Unknown { continuance: String },
}

impl Answer {
    /// That there is no user yet is an answer, and no failure.
    pub(super) fn of(asked: Result<User, ClientError>) -> Result<Self, ClientError> {
        match asked {
            Ok(user) => Ok(Self::User(user)),
            Err(ClientError::UnknownUser { continuance }) => Ok(Self::Unknown { continuance }),
            Err(error) => Err(error),
        }
    }
}

impl Logins {
    /// Nobody is logged in; `kind` is what the log calls those who could be.
    pub(super) fn new(kind: &'static str) -> Self {
        Self {
            kind,
            present: Mutex::default(),
            changes: Notifications::default(),
        }
    }

    /// How many users are logged in.
    pub fn count(&self) -> usize {
        self.present.lock().len()
    }

    /// The users who are logged in, in the order of their logins.
    pub fn by_index(&self, index: usize) -> Option<UserId> {
        let account = self.present.lock().get(index).copied();
        account.map(UserId::from)
    }

    /// Who of those who are logged in came first.
    pub(super) fn first(&self) -> Option<AccountId> {
        self.present.lock().first().copied()
    }

    /// Whether this user is logged in.
    pub fn has(&self, user: &UserId) -> bool {
        user.account().is_some_and(|account| self.holds(account))
    }

    /// Whether this account is logged in.
    pub(super) fn holds(&self, account: AccountId) -> bool {
        self.present.lock().contains(&account)
    }

    /// The account of a user who must be logged in.
    ///
    /// # Errors
    /// `EOS_InvalidUser` for whoever is not.
    pub(super) fn account(&self, user: &UserId) -> Result<AccountId, Failure> {
        let account = user.account().filter(|account| self.holds(*account));
        account.ok_or_else(|| {
            Failure::new(
                EOS_EResult::EOS_InvalidUser,
                format!("{} {user} is not logged in", self.kind),
            )
        })
    }

    /// Registers a callback for logins and logouts.
    pub fn watch(&self, watcher: impl Fn(&LoginChange) + Send + Sync + 'static) -> NotificationId {
        self.changes.add(watcher)
    }

    /// Removes such a callback; false if there is none of this id.
    pub fn unwatch(&self, id: NotificationId) -> bool {
        self.changes.remove(id)
    }

    /// Tells no watcher anything any more, not even of the change that a callback is told of just now.
    pub(super) fn silence(&self) {
        self.changes.clear();
    }

    /// Notes what a login came to, and answers it.
    pub(super) fn settle(&self, answer: Answer, done: impl FnOnce(Login)) {
        match answer {
            Answer::User(user) => self.enter(&user, |user| done(Login::User(user))),
            Answer::Unknown { continuance } => done(Login::Unknown { continuance }),
        }
    }

    /// Notes a login, answers the operation, then tells the watchers: a game that waits for its login has heard of it before anybody else.
    pub(super) fn enter(&self, user: &User, done: impl FnOnce(UserId)) {
        let is_new = {
            let mut present = self.present.lock();
            let is_new = !present.contains(&user.account);
            if is_new {
                present.push(user.account);
            }
            is_new
        };
        let user = UserId::from(user.account);
        done(user.clone());
        if is_new {
            self.changes.tell(&LoginChange {
                user,
                logged_in: true,
            });
        }
    }

    /// Forgets a login, lets go of what hangs on it, answers the operation that ended it, then tells the watchers. Where the user was logged out before there is nothing to let go, and they are told nothing.
    pub(super) fn leave(&self, account: AccountId, let_go: impl FnOnce(), done: impl FnOnce()) {
        let was_in = {
            let mut present = self.present.lock();
            let at = present.iter().position(|known| *known == account);
            at.map(|at| present.remove(at)).is_some()
        };
        if was_in {
            let_go();
        }
        done();
        if was_in {
            self.changes.tell(&LoginChange {
                user: UserId::from(account),
                logged_in: false,
            });
        }
    }
}
