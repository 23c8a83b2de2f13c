//! The members' view: what EOS never tells players of their sessions. Off until the game asks for it.
//!
//! The directory pushes each state of a session to whoever is in it. States are compared here, inside Tick: what differs is told, and the copy of a session that was joined becomes the new state. An
//! owner's copy stays its own: the owner is the one who writes.

mod known;

use std::collections::BTreeMap;
use std::sync::Arc;

use greenroom_protocol::ids::{SessionName, TemplateName};
use greenroom_protocol::push::{Departed, SessionEnd, SessionEvent};
use greenroom_protocol::session::SessionDocument;
use parking_lot::Mutex;

use super::local_session::{LocalSession, State};
use super::{ByName, Sessions};
use crate::client::{FollowingSessions, Who, patiently};
use crate::interfaces::notifications::{NotificationId, Notifications};
use crate::user_id::UserId;
use known::{Happening, Known};

pub use known::Status;

/// What one platform knows for the members' view.
#[derive(Default)]
pub(super) struct View {
    /// There while the view is on.
    following: Mutex<Option<FollowingSessions>>,
    /// Locked while the sessions are, never the other way round.
    seen: Mutex<BTreeMap<(Who, SessionName), Seen>>,
    updates: Notifications<SessionNews>,
    members: Notifications<(SessionNews, UserId, Status)>,
    ends: Notifications<(SessionNews, End)>,
}

/// Which session something happened to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionNews {
    /// Nobody for a session of the program itself.
    pub user: Option<UserId>,
    pub name: String,
    pub id: SessionName,
}

/// Why a session of this process is one no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Who may has ended it.
    Ended,
    /// Its owner is gone.
    OwnerGone,
    /// Somebody put the user out.
    Kicked,
    /// The user was away for too long.
    TimedOut,
    /// The user went out of it elsewhere.
    Left,
    /// An outage has cost it.
    Lost,
}

impl From<SessionEnd> for End {
    fn from(end: SessionEnd) -> Self {
        match end {
            SessionEnd::Left => Self::Left,
            SessionEnd::Removed => Self::Kicked,
            SessionEnd::TimedOut => Self::TimedOut,
            SessionEnd::Ended => Self::Ended,
            SessionEnd::OwnerGone => Self::OwnerGone,
        }
    }
}

/// What is known of one session.
struct Seen {
    /// Up to which the game has heard.
    told: Known,
    /// What came while the session had no local name yet.
    untold: Option<(Known, Vec<Departed>)>,
}

impl Sessions {
    /// Turns the members' view on or off.
    pub fn set_members_view(&self, on: bool) {
        let mut following = self.view.following.lock();
        if on == following.is_some() {
            return;
        }
        *following = on.then(|| self.base.client.follow_sessions());
        self.view.seen.lock().clear();
    }

    /// Registers a callback for sessions whose settings, attributes or state of play became others.
    pub fn watch_updates(
        &self,
        watcher: impl Fn(&SessionNews) + Send + Sync + 'static,
    ) -> NotificationId {
        self.view.updates.add(watcher)
    }

    /// Removes such a callback; false if there is none of this id.
    pub fn unwatch_updates(&self, id: NotificationId) -> bool {
        self.view.updates.remove(id)
    }

    /// Registers a callback for what becomes of the players in a session.
    pub fn watch_members(
        &self,
        watcher: impl Fn(&(SessionNews, UserId, Status)) + Send + Sync + 'static,
    ) -> NotificationId {
        self.view.members.add(watcher)
    }

    /// Removes such a callback; false if there is none of this id.
    pub fn unwatch_members(&self, id: NotificationId) -> bool {
        self.view.members.remove(id)
    }

    /// Registers a callback for sessions that are over for a user of this process.
    pub fn watch_ends(
        &self,
        watcher: impl Fn(&(SessionNews, End)) + Send + Sync + 'static,
    ) -> NotificationId {
        self.view.ends.add(watcher)
    }

    /// Removes such a callback; false if there is none of this id.
    pub fn unwatch_ends(&self, id: NotificationId) -> bool {
        self.view.ends.remove(id)
    }

    /// Tells no watcher anything any more.
    pub(super) fn silence_view(&self) {
        self.view.updates.clear();
        self.view.members.clear();
        self.view.ends.clear();
    }

    /// Takes over what was pushed of a session, inside the next Tick.
    pub(super) fn take_in_session(self: &Arc<Self>, who: Who, event: SessionEvent) {
        let sessions = Arc::clone(self);
        self.base.post(move || sessions.see(who, event));
    }

    /// A session could not be brought back after an outage: told in the next Tick.
    pub(super) fn lose(self: &Arc<Self>, who: Who, id: &SessionName) {
        let (sessions, id) = (Arc::clone(self), id.clone());
        self.base
            .post(move || sessions.see_end(who, &id, None, End::Lost));
    }

    /// Tells what came of a session before it had its local name.
    pub(super) fn catch_up(&self, name: &str) {
        if self.view.following.lock().is_none() {
            return;
        }
        let told = {
            let mut held = self.held.lock();
            let Some(session) = held.sessions.get_mut(name) else {
                return;
            };
            let mut seen = self.view.seen.lock();
            let Some(seen) = seen.get_mut(&(session.who, session.id.clone())) else {
                return;
            };
            let Some((next, departed)) = seen.untold.take() else {
                return;
            };
            (news(name, session), seen.advance(session, next, &departed))
        };
        self.tell(told);
    }

    fn see(self: &Arc<Self>, who: Who, event: SessionEvent) {
        let at = event.session_ref;
        if self.view.following.lock().is_none() || at.template_name != TemplateName::eos() {
            return;
        }
        let revision = (event.branch, event.change_number).into();
        match (event.end, event.document) {
            (Some(end), _) => self.see_end(who, &at.name, Some(&revision), end.into()),
            (None, Some(document)) => self.see_state(who, at.name, *document, event.departed),
            (None, None) => self.read(who, at.name, event.departed),
        }
    }

    /// Reads a session that was too large to be pushed.
    fn read(self: &Arc<Self>, who: Who, id: SessionName, departed: Vec<Departed>) {
        let (client, at) = (self.base.client.clone(), id.clone());
        let ask = async move { client.get_session(who, &at).await };
        let sessions = Arc::clone(self);
        self.base.ask(patiently(ask), move |read| {
            // Where it cannot be read now, the next change says it all.
            if let Ok(Some(document)) = read {
                sessions.see_state(who, id, document, departed);
            }
        });
    }

    fn see_state(
        &self,
        who: Who,
        id: SessionName,
        document: SessionDocument,
        departed: Vec<Departed>,
    ) {
        let Some(next) = Known::of_document(id.clone(), document) else {
            return;
        };
        let told = {
            let mut held = self.held.lock();
            let mut seen = self.view.seen.lock();
            let Some((name, session)) = of_id(&mut held.sessions, who, &id) else {
                keep(&mut seen, (who, id), next, departed);
                return;
            };
            let seen = seen.entry((who, id)).or_insert_with(|| Seen {
                told: Known::of_local(session),
                untold: None,
            });
            (news(name, session), seen.advance(session, next, &departed))
        };
        self.tell(told);
    }

    fn see_end(&self, who: Who, id: &SessionName, at: Option<&super::Revision>, end: End) {
        // Without the view a copy is what EOS makes of it, also of a session that an outage has cost.
        if self.view.following.lock().is_none() {
            return;
        }
        let ended = {
            let mut held = self.held.lock();
            let seen = self.view.seen.lock().remove(&(who, id.clone()));
            let Some((name, session)) = of_id(&mut held.sessions, who, id) else {
                return;
            };
            let present = seen.as_ref().and_then(|seen| seen.told.revision());
            let present = present.or(session.revision.as_ref());
            // A session that was entered again since: this is of its life before.
            if at
                .zip(present)
                .is_some_and(|(at, present)| present.is_later_than(at))
            {
                return;
            }
            let is_own_doing = session.state == State::Destroying;
            if is_own_doing || std::mem::replace(&mut session.is_over, true) {
                return;
            }
            news(name, session)
        };
        self.base.client.forget_session(who, id);
        self.view.ends.tell(&(ended, end));
    }

    fn tell(&self, (news, happenings): (SessionNews, Vec<Happening>)) {
        for happening in happenings {
            match happening {
                Happening::Updated => self.view.updates.tell(&news),
                Happening::Member(user, status) => {
                    self.view.members.tell(&(news.clone(), user, status));
                }
            }
        }
    }
}

impl Seen {
    /// Takes a later state over, into the copy too unless it is the owner's; gives what happened in between.
    fn advance(
        &mut self,
        session: &mut LocalSession,
        next: Known,
        departed: &[Departed],
    ) -> Vec<Happening> {
        if !next.is_news_after(&self.told) {
            return Vec::new();
        }
        let happenings = self.told.since(&next, departed);
        if !session.is_own() {
            session.follow(&next.0);
        }
        session.members.clone_from(&next.0.members);
        session.revision.clone_from(&next.0.revision);
        self.told = next;
        happenings
    }
}

/// Keeps what comes of a session whose creation or join has not been told of.
fn keep(
    seen: &mut BTreeMap<(Who, SessionName), Seen>,
    key: (Who, SessionName),
    next: Known,
    departed: Vec<Departed>,
) {
    match seen.get_mut(&key) {
        // The very entry of the user: the game hears of that by its own callback.
        None => {
            let told = next;
            seen.insert(key, Seen { told, untold: None });
        }
        Some(seen) => {
            let before = seen.untold.take();
            let mut all = before.map_or_else(Vec::new, |(_, departed)| departed);
            all.extend(departed);
            seen.untold = Some((next, all));
        }
    }
}

fn of_id<'a>(
    sessions: &'a mut ByName,
    who: Who,
    id: &SessionName,
) -> Option<(&'a String, &'a mut LocalSession)> {
    let mut all = sessions.iter_mut();
    all.find(|(_, session)| session.who == who && session.id == *id)
}

fn news(name: &str, session: &LocalSession) -> SessionNews {
    SessionNews {
        user: match session.who {
            Who::User(account) => Some(account.into()),
            Who::Server => None,
        },
        name: name.to_owned(),
        id: session.id.clone(),
    }
}
