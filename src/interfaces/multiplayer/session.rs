//! One session that a user is in, or is on its way into or out of.

use std::sync::{Arc, Weak};

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::handle::InviteAttributes;
use greenroom_protocol::ids::{AccountId, SessionRef};
use greenroom_protocol::push::SessionEvent;
use greenroom_protocol::session::{Restriction, SessionDelta, SessionDocument};
use parking_lot::Mutex;

use super::Multiplayer;
use super::kept::Kept;
use super::life::{Life, Status, Turn, Work};
use super::requests::{self, HostWish, Json, Measured, Presence};
use crate::client::{
    ClientError, Entry, EntryId, FollowingSessions, MembershipEvent, MembershipWatcher, Seen,
    patiently,
};
use crate::interfaces::notifications::{NotificationId, Notifications};
use crate::interfaces::{Base, Done, Failure, Outcome};
use crate::result::EOS_EResult;

/// A session of one user. Every job begins with a call, and is over when its `done` is told, inside Tick.
pub struct Session {
    base: Base,
    multiplayer: Weak<Multiplayer>,
    pub(super) account: AccountId,
    /// By which the client knows the membership.
    entry: EntryId,
    state: Mutex<State>,
    changes: Notifications<()>,
    /// The channels bring what happens to it as long as it is here.
    _following: FollowingSessions,
}

struct State {
    life: Life,
    /// Which session; of one that is entered through a handle not known before.
    at: Option<SessionRef>,
    kept: Kept,
    /// What the last job came to.
    last: EOS_EResult,
    /// Nobody wants to know of it any more.
    is_released: bool,
    /// What is told when the leave is over that waits for the present job.
    leaving: Option<Done<()>>,
}

/// What a job tells of the session, and what of its own.
struct Answer {
    seen: Option<Seen>,
    /// An answer that is none of failure, and not what was wished for either.
    missed: Option<Failure>,
}

impl Answer {
    fn seen(seen: Seen) -> Self {
        Self {
            seen: Some(seen),
            missed: None,
        }
    }

    fn nothing() -> Self {
        Self {
            seen: None,
            missed: None,
        }
    }
}

impl Session {
    pub(super) fn new(
        multiplayer: &Arc<Multiplayer>,
        account: AccountId,
        at: Option<SessionRef>,
    ) -> Arc<Self> {
        let base = multiplayer.base.clone();
        Arc::new(Self {
            _following: base.client.follow_sessions(),
            base,
            multiplayer: Arc::downgrade(multiplayer),
            account,
            entry: EntryId::next(),
            state: Mutex::new(State {
                life: Life::entering(),
                at,
                kept: Kept::default(),
                last: EOS_EResult::EOS_Success,
                is_released: false,
                leaving: None,
            }),
            changes: Notifications::default(),
        })
    }

    /// The interface that it belongs to.
    ///
    /// # Errors
    /// `EOS_InvalidState` once the platform is released.
    pub fn multiplayer(&self) -> Outcome<Arc<Multiplayer>> {
        let multiplayer = self.multiplayer.upgrade();
        multiplayer
            .ok_or_else(|| Failure::new(EOS_EResult::EOS_InvalidState, "the platform was released"))
    }

    /// Whose view of the session this is.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// Where it stands.
    pub fn status(&self) -> Status {
        self.state.lock().life.status()
    }

    /// What the last job came to that is over; `EOS_Success` before there was one. Of a session that the user is in no more: why.
    pub fn last_result(&self) -> EOS_EResult {
        self.state.lock().last
    }

    /// Whether anything has happened to it since this was asked last.
    pub fn has_changed(&self) -> bool {
        self.state.lock().kept.has_changed()
    }

    /// Which session it is.
    ///
    /// # Errors
    /// `EOS_NotFound` while that is not known: of one that is entered through a handle.
    pub fn at(&self) -> Outcome<SessionRef> {
        let at = self.state.lock().at.clone();
        at.ok_or_else(|| Failure::new(EOS_EResult::EOS_NotFound, "the entry is still under way"))
    }

    /// The local copy.
    ///
    /// # Errors
    /// `EOS_NotFound` before the entry has succeeded.
    pub fn document(&self) -> Outcome<Arc<SessionDocument>> {
        let document = self.state.lock().kept.document();
        document.ok_or_else(|| {
            let message = "nothing is known of the session: its entry has not succeeded";
            Failure::new(EOS_EResult::EOS_NotFound, message)
        })
    }

    /// Registers a callback for changes.
    pub fn watch(&self, watcher: impl Fn() + Send + Sync + 'static) -> NotificationId {
        self.changes.add(move |()| watcher())
    }

    /// Removes such a callback; false if there is none of this id.
    pub fn unwatch(&self, id: NotificationId) -> bool {
        self.changes.remove(id)
    }

    pub(super) fn silence(&self) {
        self.changes.clear();
    }

    /// The first job. `takes_host`: the user's device becomes the host where none is.
    pub(super) fn enter(
        self: &Arc<Self>,
        entry: Entry,
        delta: SessionDelta,
        takes_host: bool,
        refine: fn(ErrorCode) -> Option<EOS_EResult>,
        done: Done<()>,
    ) {
        let (client, account, id) = (self.base.client.clone(), self.account, self.entry);
        let watcher = self.watcher();
        let ask = async move {
            let entered = client.enter_multiplayer(account, id, entry, delta, watcher);
            let seen = entered.await?;
            let own = requests::member_of(&seen.document, account);
            let token = own.and_then(|member| member.device_token.clone());
            let (Some(token), true) = (token, takes_host) else {
                return Ok(Answer::seen(seen));
            };
            let wish = HostWish::IfNone(token);
            let at = seen.at.clone();
            let decide = |document: &SessionDocument| requests::host_device(document, &wish);
            let taking = client.decide_multiplayer(account, &at, id, decide);
            let (seen, _) = patiently(taking).await?;
            Ok(Answer::seen(seen))
        };
        self.carry_out(ask, refine, done);
    }

    /// Writes one custom property of the session; JSON `null` removes it.
    pub fn set_custom_property(
        self: &Arc<Self>,
        key: String,
        value: Json,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        self.change(requests::custom_property(key, value), done)
    }

    /// Writes one custom property of the user's own member; JSON `null` removes it.
    pub fn set_member_property(
        self: &Arc<Self>,
        key: String,
        value: Json,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        self.change(requests::member_property(key, value), done)
    }

    /// Writes the keywords.
    pub fn set_keywords(
        self: &Arc<Self>,
        keywords: Vec<String>,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        self.change(requests::keywords(keywords), done)
    }

    /// Says what the user's member is.
    pub fn set_presence(
        self: &Arc<Self>,
        presence: Presence,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        self.change(requests::presence(presence), done)
    }

    /// Keeps places for players.
    pub fn reserve(
        self: &Arc<Self>,
        players: &[AccountId],
        initialize: bool,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        self.change(requests::reserve(players, initialize), done)
    }

    /// Opens or closes the session for joins.
    pub fn set_closed(
        self: &Arc<Self>,
        closed: bool,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        self.change(requests::closed(closed), done)
    }

    /// Says who may join and read.
    pub fn set_restrictions(
        self: &Arc<Self>,
        join: Restriction,
        read: Restriction,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        self.change(requests::restrictions(join, read), done)
    }

    /// Takes a role, or gives up the one of this type.
    pub fn set_role(
        self: &Arc<Self>,
        of_type: String,
        role: Option<String>,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        self.change(requests::role(of_type, role), done)
    }

    /// Uploads what the user's device measured.
    pub fn upload_measurements(
        self: &Arc<Self>,
        measured: Measured,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        self.change(requests::measured(measured), done)
    }

    /// Says how an evaluation went that the session leaves to its members.
    pub fn decide_initialization(
        self: &Arc<Self>,
        succeeded: bool,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        self.change(requests::initialization(succeeded), done)
    }

    /// Makes a device the host. Somebody else who was faster is no failure of the session's: `EOS_DuplicateNotAllowed`.
    pub fn set_host(
        self: &Arc<Self>,
        wish: HostWish,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        let (client, account, id) = (self.base.client.clone(), self.account, self.entry);
        self.begin(Work::Change, done, move |at| async move {
            let decide = |document: &SessionDocument| requests::host_device(document, &wish);
            let (seen, _) = client.decide_multiplayer(account, &at, id, decide).await?;
            let has_host = requests::has_host(&seen.document, &wish);
            let missed = (!has_host).then(|| no_host(&seen.document));
            Ok(Answer {
                seen: Some(seen),
                missed,
            })
        })
    }

    /// Takes another player out of the session.
    pub fn remove_member(
        self: &Arc<Self>,
        player: AccountId,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        let (client, account, id) = (self.base.client.clone(), self.account, self.entry);
        self.begin(Work::Change, done, move |at| async move {
            let decide = |document: &SessionDocument| requests::removal(document, player);
            let (seen, was_there) = client.decide_multiplayer(account, &at, id, decide).await?;
            let missed = (!was_there).then(|| {
                let message = "the player is not in the session";
                Failure::new(EOS_EResult::EOS_NotFound, message)
            });
            Ok(Answer {
                seen: Some(seen),
                missed,
            })
        })
    }

    /// Shows others that the user plays here.
    pub fn set_activity(
        self: &Arc<Self>,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        let (client, account) = (self.base.client.clone(), self.account);
        self.begin(Work::Change, done, move |at| async move {
            client.set_activity(account, &at).await?;
            Ok(Answer::nothing())
        })
    }

    /// Invites players, one after another; the first failure is the last one.
    pub fn invite(
        self: &Arc<Self>,
        players: Vec<AccountId>,
        attributes: InviteAttributes,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        let (client, account) = (self.base.client.clone(), self.account);
        self.begin(Work::Change, done, move |at| async move {
            for player in players {
                let attributes = attributes.clone();
                client
                    .invite_to_multiplayer(account, &at, player, attributes)
                    .await?;
            }
            Ok(Answer::nothing())
        })
    }

    /// Reads the session anew. A broken one that the user is still in is ready afterwards.
    pub fn refresh(
        self: &Arc<Self>,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        let (client, account, id) = (self.base.client.clone(), self.account, self.entry);
        self.begin(Work::Refresh, done, move |at| async move {
            let (seen, _) = client
                .decide_multiplayer(account, &at, id, |_| None)
                .await?;
            Ok(Answer::seen(seen))
        })
    }

    /// Goes out of the session, when what is under way is over.
    pub fn leave(self: &Arc<Self>, done: impl FnOnce(Outcome<()>) + Send + 'static) -> Outcome<()> {
        let mut state = self.state.lock();
        match state.life.begin(Work::Leave)? {
            Turn::Next => state.leaving = Some(Box::new(done)),
            Turn::Now => {
                drop(state);
                self.go_out(Box::new(done));
            }
        }
        Ok(())
    }

    /// Nobody wants to know of it any more: the user goes out of it in the background, whatever is under way.
    pub fn release(&self) {
        self.state.lock().is_released = true;
        self.abandon();
    }

    fn abandon(&self) {
        let at = self.state.lock().at.clone();
        if let Some(at) = at {
            let client = &self.base.client;
            client.abandon_multiplayer(self.account, &at, self.entry);
        }
    }

    fn change(
        self: &Arc<Self>,
        delta: SessionDelta,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) -> Outcome<()> {
        let (client, account, id) = (self.base.client.clone(), self.account, self.entry);
        self.begin(Work::Change, done, move |at| async move {
            let seen = client.change_multiplayer(account, &at, id, delta).await?;
            Ok(Answer::seen(seen))
        })
    }

    fn begin<F: Future<Output = Result<Answer, ClientError>> + Send + 'static>(
        self: &Arc<Self>,
        work: Work,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
        ask: impl FnOnce(SessionRef) -> F,
    ) -> Outcome<()> {
        let at = {
            let mut state = self.state.lock();
            let at = state.at.clone();
            // A session whose entry through a handle failed names none.
            let at = at.ok_or_else(|| {
                Failure::new(EOS_EResult::EOS_InvalidState, "the entry has not succeeded")
            });
            state.life.begin(work)?;
            at.inspect_err(|_| _ = state.life.end(false))?
        };
        // It works on one call at a time, so that whoever calls too often waits here.
        self.carry_out(patiently(ask(at)), |_| None, Box::new(done));
        Ok(())
    }

    fn go_out(self: &Arc<Self>, done: Done<()>) {
        let at = self.state.lock().at.clone();
        let (client, account, id) = (self.base.client.clone(), self.account, self.entry);
        let ask = async move {
            if let Some(at) = at {
                client.leave_multiplayer(account, &at, id).await?;
            }
            Ok(Answer::nothing())
        };
        self.carry_out(ask, |_| None, done);
    }

    fn carry_out(
        self: &Arc<Self>,
        ask: impl Future<Output = Result<Answer, ClientError>> + Send + 'static,
        refine: fn(ErrorCode) -> Option<EOS_EResult>,
        done: Done<()>,
    ) {
        let session = Arc::clone(self);
        self.base.ask(ask, move |answer| {
            let outcome = answer.map_err(|failure| failure.refined(refine));
            session.finish(outcome, done);
        });
    }

    /// A job is over. Inside Tick.
    fn finish(self: &Arc<Self>, answer: Outcome<Answer>, done: Done<()>) {
        let (outcome, is_news, leaving, is_released) = {
            let mut state = self.state.lock();
            let is_good = answer.is_ok();
            let mut is_news = false;
            let outcome = answer.and_then(|answer| {
                if let Some(seen) = answer.seen {
                    state.at = Some(seen.at);
                    is_news = state.kept.take(seen.document);
                }
                answer.missed.map_or(Ok(()), Err)
            });
            state.last = match &outcome {
                Ok(()) => EOS_EResult::EOS_Success,
                Err(failure) => failure.code,
            };
            let leaves = state.life.end(is_good);
            let leaving = state.leaving.take_if(|_| leaves);
            (outcome, is_news, leaving, state.is_released)
        };
        if is_released {
            // The entry that was under way may have succeeded since.
            self.abandon();
        }
        if let Some(leaving) = leaving {
            self.go_out(leaving);
        }
        if is_news {
            self.changes.tell(&());
        }
        done(outcome);
    }

    /// What the client tells of the membership; on the worker.
    fn watcher(self: &Arc<Self>) -> MembershipWatcher {
        let session = Arc::downgrade(self);
        Arc::new(move |event| {
            let Some(session) = session.upgrade() else {
                return;
            };
            let base = session.base.clone();
            let session = Arc::downgrade(&session);
            base.post(move || {
                let Some(session) = session.upgrade() else {
                    return;
                };
                match event {
                    MembershipEvent::Seen(seen) => session.take(seen.document),
                    MembershipEvent::Lost(error) => session.lose(Failure::from(error).code),
                }
            });
        })
    }

    /// Takes over what a push channel told of a session; on the worker.
    pub(super) fn take_in(self: &Arc<Self>, event: &SessionEvent) {
        let is_own = self.state.lock().at.as_ref() == Some(&event.session_ref);
        if !is_own {
            return;
        }
        let session = Arc::downgrade(self);
        if event.end.is_some() {
            let (branch, number) = (event.branch.clone(), event.change_number);
            self.base.post(move || {
                if let Some(session) = session.upgrade() {
                    session.end(&branch, number);
                }
            });
            return;
        }
        if let Some(document) = event.document.clone() {
            self.base.post(move || take(&session, *document));
            return;
        }
        let (client, base) = (self.base.client.clone(), self.base.clone());
        let (account, at) = (self.account, event.session_ref.clone());
        self.base.engine.spawn_background(async move {
            // What cannot be read now, the next event or the next contact brings.
            let read = patiently(client.read_multiplayer(account, &at));
            if let Ok(Some(seen)) = read.await {
                base.post(move || take(&session, seen.document));
            }
        });
    }

    fn take(&self, document: SessionDocument) {
        if self.state.lock().kept.take(document) {
            self.changes.tell(&());
        }
    }

    /// The directory says that the user is out of the session. Words that came late are about an earlier membership.
    fn end(&self, branch: &str, change_number: u64) {
        let at = {
            let state = self.state.lock();
            let Some(kept) = state.kept.document() else {
                return;
            };
            if kept.branch != branch || kept.change_number > change_number {
                return;
            }
            state.at.clone()
        };
        if let Some(at) = at {
            let client = &self.base.client;
            client.forget_multiplayer(self.account, &at, self.entry);
        }
        self.lose(EOS_EResult::EOS_NotFound);
    }

    /// The user is in the session no more, by nothing that this game did.
    pub(super) fn lose(&self, why: EOS_EResult) {
        {
            let mut state = self.state.lock();
            if state.life.is_leaving() {
                return;
            }
            state.life.lose();
            state.last = why;
            state.kept.note_change();
        }
        self.changes.tell(&());
    }
}

fn take(session: &Weak<Session>, document: SessionDocument) {
    if let Some(session) = session.upgrade() {
        session.take(document);
    }
}

fn no_host(document: &SessionDocument) -> Failure {
    let message = match &document.properties.system.host {
        Some(host) => format!("the device {host} is the host already"),
        None => "no member has this device token".to_owned(),
    };
    let code = match document.properties.system.host {
        Some(_) => EOS_EResult::EOS_DuplicateNotAllowed,
        None => EOS_EResult::EOS_NotFound,
    };
    Failure::new(code, message)
}
