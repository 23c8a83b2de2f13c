//! Who is logged in, by which accounts, and who is who elsewhere: the Connect interface.

mod accounts;
mod id_tokens;
mod mappings;

use std::sync::{Arc, OnceLock};

use greenroom_protocol::ids::AccountId;
use parking_lot::Mutex;

use super::logins::{Answer, Login, Logins};
use super::notifications::{NotificationId, Notifications};
use super::{Base, Failure, Outcome};
use crate::client::{Notice, Who};

pub use crate::client::EpicToken;
use crate::result::{EOS_EResult, refine};
use crate::user_id::UserId;

use mappings::Mappings;

/// The users of one platform.
pub struct Users {
    base: Base,
    /// Whether the program itself may act, where a call names no user.
    is_server: bool,
    /// Who is logged in.
    pub logins: Logins,
    /// What was found out about accounts of other systems.
    mappings: Mutex<Mappings>,
    expirations: Notifications<UserId>,
    departures: OnceLock<Departure>,
}

/// Lets go of what hangs on a login, before anybody is told that it is over.
type Departure = Box<dyn Fn(AccountId) + Send + Sync>;

/// What a user logs in by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credentials {
    /// The device id of this profile.
    Device { display_name: String },
    /// A token of an OpenID Connect issuer, which knows the user's name.
    OpenId { token: String },
    /// A token of a login by Auth.
    Epic { token: EpicToken },
}

impl Users {
    /// Nobody is logged in. `is_server`: calls that name no user are the program's own.
    pub fn new(base: Base, is_server: bool) -> Arc<Self> {
        Arc::new(Self {
            base,
            is_server,
            logins: Logins::new("user"),
            mappings: Mutex::default(),
            expirations: Notifications::default(),
            departures: OnceLock::new(),
        })
    }

    /// Takes what happened in the background over, inside the next Tick.
    pub fn hear(self: &Arc<Self>, notice: &Notice) {
        let users = Arc::clone(self);
        match *notice {
            Notice::LoggedOut { account, .. } => self.base.post(move || users.lose(account)),
            Notice::Expiring {
                who: Who::User(account),
            } => self
                .base
                .post(move || users.expirations.tell(&UserId::from(account))),
            _ => {}
        }
    }

    /// Logs a user in.
    pub fn login(
        self: &Arc<Self>,
        credentials: Credentials,
        done: impl FnOnce(Outcome<Login>) + Send + 'static,
    ) {
        let client = self.base.client.clone();
        let is_device = matches!(credentials, Credentials::Device { .. });
        let ask = async move {
            let answer = match credentials {
                Credentials::Device { display_name } => client.login_device(&display_name).await,
                Credentials::OpenId { token } => client.login_openid(token).await,
                Credentials::Epic { token } => client.login_epic(token).await,
            };
            Answer::of(answer)
        };
        let users = Arc::clone(self);
        self.base.ask(ask, move |answer| match answer {
            Ok(answer) => users.logins.settle(answer, |login| done(Ok(login))),
            Err(failure) if is_device => done(Err(failure)),
            Err(failure) => done(Err(failure.refined(refine::login))),
        });
    }

    /// Makes the user that a login found missing, and logs it in.
    pub fn create_user(
        self: &Arc<Self>,
        continuance: String,
        done: impl FnOnce(Outcome<UserId>) + Send + 'static,
    ) {
        let client = self.base.client.clone();
        let ask = async move { client.create_user(&continuance).await };
        let users = Arc::clone(self);
        self.base.ask(ask, move |answer| match answer {
            Ok(user) => users.logins.enter(&user, |user| done(Ok(user))),
            Err(failure) => done(Err(failure.refined(refine::create_user))),
        });
    }

    /// Forgets a login, here only: the account stays. A session whose liveness hung on this login ends with it.
    pub fn logout(
        self: &Arc<Self>,
        user: UserId,
        done: impl FnOnce(Outcome<UserId>) + Send + 'static,
    ) {
        // Now, and not when the game is told: a login that is called after this one would be forgotten with it.
        if let Ok(account) = self.account(&user) {
            self.base.client.logout(account);
        }
        let users = Arc::clone(self);
        self.base.post(move || match users.account(&user) {
            Ok(account) => users.leave(account, || done(Ok(user))),
            Err(failure) => done(Err(failure)),
        });
    }

    /// Runs `finish` inside the next Tick: for what is known already.
    pub fn post(&self, finish: impl FnOnce() + Send + 'static) {
        self.base.post(finish);
    }

    /// The account of a user who must be logged in.
    pub fn account(&self, user: &UserId) -> Result<AccountId, Failure> {
        self.logins.account(user)
    }

    /// In whose name a call is made that names this user, or none: on a server's platform none is the program itself.
    pub fn who(&self, user: Option<&UserId>) -> Outcome<Who> {
        match user {
            Some(user) => self.account(user).map(Who::User),
            None => self.check_named(None).map(|()| Who::Server),
        }
    }

    /// Whether a call may leave its user out, where it does.
    pub fn check_named(&self, user: Option<&UserId>) -> Outcome<()> {
        if self.is_server || user.is_some() {
            return Ok(());
        }
        Err(Failure::parameter(
            "LocalUserId: the handle is null, and the platform was not made with bIsServer",
        ))
    }

    /// In whose name a call is made that cannot name its user: the server's, else that of whoever logged in first.
    pub fn anybody(&self) -> Outcome<Who> {
        if self.is_server {
            return Ok(Who::Server);
        }
        let first = self.logins.first();
        first
            .map(Who::User)
            .ok_or_else(|| Failure::new(EOS_EResult::EOS_InvalidUser, "nobody is logged in"))
    }

    /// Registers a callback for logins that are about to end although the library has tried to renew them.
    pub fn watch_expirations(
        &self,
        watcher: impl Fn(&UserId) + Send + Sync + 'static,
    ) -> NotificationId {
        self.expirations.add(watcher)
    }

    /// Removes such a callback; false if there is none of this id.
    pub fn unwatch_expirations(&self, id: NotificationId) -> bool {
        self.expirations.remove(id)
    }

    /// Says who lets go of what hangs on a login when it is over, inside Tick. Once.
    pub fn on_departure(&self, departure: impl Fn(AccountId) + Send + Sync + 'static) {
        // A second one would change nothing.
        let _ = self.departures.set(Box::new(departure));
    }

    fn depart(&self, account: AccountId) {
        if let Some(departure) = self.departures.get() {
            departure(account);
        }
    }

    /// Tells no watcher anything any more, not even of the change that a callback is told of just now.
    pub fn silence(&self) {
        self.logins.silence();
        self.expirations.clear();
    }

    /// The directory lets a user in no longer.
    fn lose(&self, account: AccountId) {
        self.leave(account, || ());
    }

    fn leave(&self, account: AccountId, done: impl FnOnce()) {
        let let_go = || {
            self.mappings.lock().forget(Who::User(account));
            self.depart(account);
        };
        self.logins.leave(account, let_go, done);
    }
}
