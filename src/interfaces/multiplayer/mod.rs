//! Sessions of the contract, for games that want them as they are: the Multiplayer interface.
//!
//! Each session that a user is in is an object of its own with a local copy of the document, which answers every question. A session works on one job at a time, and is polled as well as told of: what a
//! game can observe changes inside Tick alone.

mod jobs;
mod kept;
mod life;
pub mod requests;
mod session;
pub mod uri;

use std::sync::{Arc, Weak};

use greenroom_protocol::handle::HandleDocument;
use greenroom_protocol::ids::{AccountId, SessionName, SessionRef, TemplateName};
use greenroom_protocol::push::SessionEvent;
use greenroom_protocol::session::Guid;
use parking_lot::Mutex;

use super::logins::LoginChange;
use super::random::mint;
use super::users::Users;
use super::{Base, Done, Failure, Outcome};
use crate::client::{Entry, Pushed, Who};
use crate::result::{EOS_EResult, refine};
use crate::user_id::UserId;
use requests::{Door, Hosting, Luggage};

pub use jobs::{Found, Job, JobStatus};
pub use life::Status;
pub use session::Session;

/// The sessions of the contract of one platform.
pub struct Multiplayer {
    base: Base,
    users: Arc<Users>,
    /// Those that somebody has, or that are under way.
    open: Mutex<Vec<Weak<Session>>>,
}

impl Multiplayer {
    /// No sessions yet.
    pub fn new(base: Base, users: Arc<Users>) -> Arc<Self> {
        let multiplayer = Arc::new(Self {
            base,
            users,
            open: Mutex::default(),
        });
        let told = Arc::downgrade(&multiplayer);
        multiplayer.users.logins.watch(move |change| {
            if let Some(multiplayer) = told.upgrade() {
                multiplayer.follow_login(change);
            }
        });
        multiplayer
    }

    /// Makes a session. `hand_out` gets it before anything else happens, and gives what is told of the end, inside Tick; where it fails, nothing happens.
    ///
    /// # Errors
    /// `EOS_InvalidUser` for a user who is not logged in.
    pub fn host(
        self: &Arc<Self>,
        user: &UserId,
        hosting: &Hosting,
        hand_out: impl FnOnce(Arc<Session>) -> Outcome<Done<()>>,
    ) -> Outcome<()> {
        let account = self.users.account(user)?;
        let name = match &hosting.name {
            Some(name) => name.clone(),
            None => SessionName::new(mint()?).map_err(|bad| Failure::parameter(bad.to_string()))?,
        };
        let at = self.named(hosting.template.clone(), name);
        let delta = requests::host(hosting, account);
        let session = self.open(account, Some(at.clone()));
        let done = hand_out(Arc::clone(&session))?;
        let takes_host = hosting.luggage.device_address.is_some();
        session.enter(Entry::Create(at), delta, takes_host, refine::create, done);
        Ok(())
    }

    /// Comes into a session that is there; otherwise as [`host`](Self::host).
    ///
    /// # Errors
    /// As for [`host`](Self::host).
    pub fn join(
        self: &Arc<Self>,
        user: &UserId,
        door: Door,
        luggage: &Luggage,
        hand_out: impl FnOnce(Arc<Session>) -> Outcome<Done<()>>,
    ) -> Outcome<()> {
        let account = self.users.account(user)?;
        let delta = requests::enter(luggage, account);
        let (entry, at) = match door {
            Door::Handle(id) => (Entry::Follow(id), None),
            Door::Name(template, name) => {
                let at = self.named(template, name);
                (Entry::Join(at.clone()), Some(at))
            }
        };
        let session = self.open(account, at);
        let done = hand_out(Arc::clone(&session))?;
        session.enter(entry, delta, false, refine::join, done);
        Ok(())
    }

    /// Brings another user of this platform into a session, from the device of the first.
    ///
    /// # Errors
    /// `EOS_InvalidUser` for a user who is not logged in, `EOS_NotFound` while nothing is known of the session.
    pub fn join_local(
        self: &Arc<Self>,
        first: &Session,
        user: &UserId,
        initializes: bool,
        hand_out: impl FnOnce(Arc<Session>) -> Outcome<Done<()>>,
    ) -> Outcome<()> {
        let (document, at) = (first.document()?, first.at()?);
        let own = requests::member_of(&document, first.account);
        let address = own.and_then(|member| member.properties.system.secure_device_address.clone());
        let luggage = Luggage {
            device_address: address,
            initializes,
            ..Luggage::default()
        };
        let door = Door::Name(at.template_name, at.name);
        self.join(user, door, &luggage, hand_out)
    }

    /// Finds the session that a handle leads to.
    pub fn look_up_handle(
        &self,
        user: &UserId,
        id: Guid,
        hand_out: impl FnOnce(Arc<Job>) -> Outcome<Done<()>>,
    ) -> Outcome<()> {
        let account = self.users.account(user)?;
        let client = self.base.client.clone();
        let ask = async move {
            let handle = client.look_up_handle(account, &id).await?;
            Ok(Found::Session(handle.session_ref))
        };
        Job::begin(&self.base, ask, hand_out)
    }

    /// Finds what players are doing.
    pub fn query_activities(
        &self,
        user: &UserId,
        players: Vec<AccountId>,
        hand_out: impl FnOnce(Arc<Job>) -> Outcome<Done<()>>,
    ) -> Outcome<()> {
        let account = self.users.account(user)?;
        let client = self.base.client.clone();
        let ask = async move {
            let found: Vec<HandleDocument> = client.activities_of(account, &players).await?;
            Ok(Found::Activities(found))
        };
        Job::begin(&self.base, ask, hand_out)
    }

    /// Withdraws the user's activity.
    pub fn clear_activity(
        &self,
        user: &UserId,
        hand_out: impl FnOnce(Arc<Job>) -> Outcome<Done<()>>,
    ) -> Outcome<()> {
        let account = self.users.account(user)?;
        let client = self.base.client.clone();
        let ask = async move {
            client.clear_activity(account).await?;
            Ok(Found::Nothing)
        };
        Job::begin(&self.base, ask, hand_out)
    }

    /// Takes the user out of every session of the contract that this platform does not have.
    pub fn clean_sessions(
        &self,
        user: &UserId,
        hand_out: impl FnOnce(Arc<Job>) -> Outcome<Done<()>>,
    ) -> Outcome<()> {
        let account = self.users.account(user)?;
        let client = self.base.client.clone();
        let ask = async move { Ok(Found::Sessions(client.clean_multiplayer(account).await?)) };
        Job::begin(&self.base, ask, hand_out)
    }

    /// Takes over what a push channel brought. On the worker: what the game can observe changes in the next Tick.
    pub fn take_in(&self, who: Who, pushed: &Pushed) {
        match pushed {
            Pushed::Sessions(all) => {
                for event in all {
                    self.take_in_session(who, event);
                }
            }
            Pushed::Session(event) => self.take_in_session(who, event),
            _ => {}
        }
    }

    /// Tells no watcher anything any more, not even of what a callback is told of just now.
    pub fn silence(&self) {
        for session in self.present() {
            session.silence();
        }
    }

    fn take_in_session(&self, who: Who, event: &SessionEvent) {
        for session in self.present() {
            if who == Who::User(session.account) {
                session.take_in(event);
            }
        }
    }

    /// What a user had who logged out is broken.
    fn follow_login(&self, change: &LoginChange) {
        if change.logged_in {
            return;
        }
        for session in self.present() {
            if change.user.account() == Some(session.account) {
                session.lose(EOS_EResult::EOS_InvalidUser);
            }
        }
    }

    fn named(&self, template: TemplateName, name: SessionName) -> SessionRef {
        self.base.client.multiplayer_ref(template, name)
    }

    fn open(self: &Arc<Self>, account: AccountId, at: Option<SessionRef>) -> Arc<Session> {
        let session = Session::new(self, account, at);
        let mut open = self.open.lock();
        open.retain(|one| one.strong_count() > 0);
        open.push(Arc::downgrade(&session));
        session
    }

    fn present(&self) -> Vec<Arc<Session>> {
        let open = self.open.lock();
        open.iter().filter_map(Weak::upgrade).collect()
    }
}
