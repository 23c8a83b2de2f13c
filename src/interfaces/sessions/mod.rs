//! The sessions that this process has, and what is done to them: the Sessions interface.

mod enter;
mod entering;
mod inspect;
mod inviting;
mod lanes;
mod leave;
mod local_session;
pub mod modification;
mod play;
mod players;
mod presence;
mod publish;
mod pushed;
pub mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use greenroom_protocol::ids::SessionName;
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::settings::GreenroomDelta;
use parking_lot::Mutex;

use super::details::{Details, Revision};
use super::ids::user_of;
use super::invites::Invites;
use super::overlay::Requests;
use super::users::Users;
use super::{Base, Failure, Outcome};
use crate::client::{ClientError, Deadline, Who};
use crate::result::EOS_EResult;
use crate::user_id::UserId;
use entering::Entering;
use lanes::{Intent, Lanes};
use local_session::LocalSession;
use modification::{Creation, Modification};
use players::LeftOut;
use view::View;

pub use enter::Joining;
pub use local_session::{ActiveSession, State};
pub use players::Registered;
pub use publish::Published;

/// The longest local name of a session, in bytes.
pub const NAME_MAX: usize = 256;

/// The sessions of one platform.
pub struct Sessions {
    pub(super) base: Base,
    pub(super) users: Arc<Users>,
    held: Mutex<Held>,
    entering: Arc<Entering>,
    view: View,
    pub invites: Invites,
    /// What users have done in an overlay.
    pub requests: Requests,
}

#[derive(Default)]
struct Held {
    sessions: ByName,
    lanes: Lanes<Operation>,
}

/// Sessions by the local name that the game chose.
type ByName = BTreeMap<String, LocalSession>;

type Operation = Box<dyn FnOnce(&Arc<Sessions>) + Send>;

/// What came of the question to the directory.
enum Answer {
    /// It was carried out.
    Done,
    /// It was carried out, and this is the session as the directory has it.
    Seen(Box<Details>),
    /// The directory could not be reached; the client keeps what was asked and sends it later.
    Kept,
    /// Players were registered, or kept to be, but for some.
    Registered(Box<LeftOut>),
}

/// What an operation came to, and whether the directory knows of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Synced<T> {
    pub value: T,
    /// False for a change that was made here and is kept for the next contact with the directory.
    pub in_sync: bool,
}

type Apply<R> = Box<dyn FnOnce(&mut ByName, Outcome<Answer>) -> Outcome<R> + Send>;

/// How one operation goes on once its turn has come.
struct Step<R> {
    /// The question to the directory; none where the process can decide alone.
    ask: Option<BoxFuture<'static, Result<Answer, ClientError>>>,
    /// Takes the answer over, inside Tick.
    apply: Apply<R>,
}

impl<R> Step<R> {
    /// Decided here, applied in the next Tick.
    fn local(apply: impl FnOnce(&mut ByName) -> Outcome<R> + Send + 'static) -> Self {
        Self {
            ask: None,
            apply: Box::new(|sessions, _| apply(sessions)),
        }
    }

    /// Decided by the directory.
    fn ask(
        ask: impl Future<Output = Result<Answer, ClientError>> + Send + 'static,
        apply: impl FnOnce(&mut ByName, Outcome<Answer>) -> Outcome<R> + Send + 'static,
    ) -> Self {
        Self {
            ask: Some(Box::pin(ask)),
            apply: Box::new(apply),
        }
    }
}

impl Sessions {
    /// No sessions yet.
    pub fn new(base: Base, users: Arc<Users>) -> Arc<Self> {
        let sessions = Arc::new(Self {
            base,
            users,
            held: Mutex::default(),
            entering: Arc::default(),
            view: View::default(),
            invites: Invites::default(),
            requests: Requests::default(),
        });
        let departed = Arc::downgrade(&sessions);
        sessions.users.on_departure(move |account| {
            if let Some(sessions) = departed.upgrade() {
                sessions.invites.forget(account);
            }
        });
        sessions
    }

    /// Runs `finish` inside the next Tick: for what is known already.
    pub fn post(&self, finish: impl FnOnce() + Send + 'static) {
        self.base.post(finish);
    }

    /// Begins to make a session. Sends nothing.
    ///
    /// # Errors
    /// `EOS_InvalidParameters` for a number of players out of range and for no user where there must be one, `EOS_Sessions_PresenceSessionExists` for a second session in the presence of one user.
    pub fn create_modification(
        &self,
        name: String,
        creation: Creation,
        bucket: String,
        max_players: u32,
    ) -> Outcome<Modification> {
        self.users.check_named(creation.user.as_ref())?;
        if let Some(account) = creation.user.as_ref().and_then(UserId::account) {
            let held = self.held.lock();
            check_shown(&held.sessions, account.into(), creation.presence)?;
        }
        Modification::create(name, creation, bucket, max_players)
    }

    /// Begins to change a session. Sends nothing.
    ///
    /// # Errors
    /// `EOS_NotFound` if there is none of this name, or its creation is still under way.
    pub fn update_modification(&self, name: String) -> Outcome<Modification> {
        let present = {
            let held = self.held.lock();
            let session = find(&held.sessions, &name)?;
            session.attributes.keys().cloned().collect()
        };
        Ok(Modification::update(name, present))
    }

    /// A view of the session that has this local name now.
    ///
    /// # Errors
    /// `EOS_NotFound` if there is none, or its creation is still under way.
    pub fn view(self: &Arc<Self>, name: String) -> Outcome<ActiveView> {
        let id = find(&self.held.lock().sessions, &name)?.id.clone();
        Ok(ActiveView {
            sessions: Arc::clone(self),
            name,
            id,
        })
    }

    /// Runs an operation when all earlier ones on the same local session are over; its time begins now. `decide` sees the sessions as those left them, and what the last of them was about to do when this was called;
    /// `done` gets the outcome inside Tick.
    fn operate<R: Send + 'static>(
        self: &Arc<Self>,
        name: String,
        intent: Intent,
        decide: impl FnOnce(&Self, &mut ByName, Option<Intent>) -> Outcome<Step<R>> + Send + 'static,
        done: impl FnOnce(Outcome<R>) + Send + 'static,
    ) {
        let deadline = self.base.deadline();
        let mut held = self.held.lock();
        let before = held.lanes.intent(&name);
        let in_lane = name.clone();
        let operation: Operation = Box::new(move |sessions| {
            let step = decide(sessions, &mut sessions.held.lock().sessions, before);
            sessions.carry_out(in_lane, deadline, step, done);
        });
        let at_once = held.lanes.line_up(&name, intent, operation);
        drop(held);
        if let Some(operation) = at_once {
            operation(self);
        }
    }

    fn carry_out<R: Send + 'static>(
        self: &Arc<Self>,
        name: String,
        deadline: Deadline,
        step: Outcome<Step<R>>,
        done: impl FnOnce(Outcome<R>) + Send + 'static,
    ) {
        let sessions = Arc::clone(self);
        let Step { ask, apply } = step.unwrap_or_else(|failure| Step::local(|_| Err(failure)));
        let finish = move |answer| {
            let outcome = apply(&mut sessions.held.lock().sessions, answer);
            // Before `done`, which may do anything, so that the lane goes on whatever that is.
            sessions.pass(&name);
            done(outcome);
            sessions.catch_up(&name);
        };
        match ask {
            Some(ask) => self.base.ask_by(deadline, ask, finish),
            None => self.base.post(|| finish(Ok(Answer::Done))),
        }
    }

    fn pass(self: &Arc<Self>, name: &str) {
        let next = self.held.lock().lanes.pass(name);
        if let Some(next) = next {
            next(self);
        }
    }
}

/// Looks at one session of this process whenever it is asked. Another one that takes over its local name is not shown.
pub struct ActiveView {
    sessions: Arc<Sessions>,
    name: String,
    id: SessionName,
}

impl ActiveView {
    /// The session as it is now; nothing once it was destroyed.
    pub fn show(&self) -> Option<ActiveSession> {
        self.look(|session| session.show(&self.name))
    }

    /// The players who are registered, in the order of their registration; none once the session was destroyed.
    pub fn registered(&self) -> Vec<UserId> {
        self.look(|session| users_of(&session.registered))
            .unwrap_or_default()
    }

    fn look<T>(&self, look: impl FnOnce(&LocalSession) -> T) -> Option<T> {
        let held = self.sessions.held.lock();
        let session = held.sessions.get(&self.name)?;
        (session.id == self.id).then(|| look(session))
    }
}

/// What the directory knows of, or need not know.
fn in_sync<T>(value: T) -> Synced<T> {
    Synced {
        value,
        in_sync: true,
    }
}

/// A delta that touches nothing but what EOS knows.
fn of_greenroom(delta: GreenroomDelta) -> SessionDelta {
    SessionDelta {
        greenroom: Some(delta),
        ..SessionDelta::default()
    }
}

fn find<'a>(sessions: &'a ByName, name: &str) -> Outcome<&'a LocalSession> {
    sessions.get(name).ok_or_else(|| not_found(name))
}

fn find_mut<'a>(sessions: &'a mut ByName, name: &str) -> Outcome<&'a mut LocalSession> {
    sessions.get_mut(name).ok_or_else(|| not_found(name))
}

/// A session that may be changed: of one that is over, as the members' view has told, nothing is left but what it was.
fn find_alive<'a>(sessions: &'a mut ByName, name: &str) -> Outcome<&'a mut LocalSession> {
    let session = find_mut(sessions, name)?;
    match session.is_over {
        false => Ok(session),
        true => Err(Failure::new(
            EOS_EResult::EOS_NotFound,
            format!("session {name:?} is over"),
        )),
    }
}

fn not_found(name: &str) -> Failure {
    Failure::new(
        EOS_EResult::EOS_NotFound,
        format!("there is no session {name:?}"),
    )
}

/// At most one session of a user shows in presence.
fn check_shown(sessions: &ByName, who: Who, wanted: bool) -> Outcome<()> {
    let mut others = sessions.iter().filter(|(_, session)| session.who == who);
    others.try_for_each(|(name, session)| check_presence(session.presence, wanted, name))
}

fn check_presence(is_shown: bool, wanted: bool, other: &str) -> Outcome<()> {
    if !is_shown || !wanted {
        return Ok(());
    }
    Err(Failure::new(
        EOS_EResult::EOS_Sessions_PresenceSessionExists,
        format!("session {other:?} shows in the user's presence, or is about to"),
    ))
}

/// One membership cannot hang on two names: destroying one of them would end the other.
fn check_not_in(is_in: bool, other: &str) -> Outcome<()> {
    if !is_in {
        return Ok(());
    }
    Err(Failure::new(
        EOS_EResult::EOS_Sessions_SessionAlreadyExists,
        format!("the user is in this session, or about to be, under the name {other:?}"),
    ))
}

fn users_of(players: &[PlayerId]) -> Vec<UserId> {
    players.iter().filter_map(user_of).collect()
}
