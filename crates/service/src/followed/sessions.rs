//! The sessions that hang on a push connection: every change of one is told to
//! whoever follows them.

use std::sync::Arc;

use greenroom_directory::access::Via;
use greenroom_directory::caller::Caller;
use greenroom_directory::departures::{self, Cause};
use greenroom_directory::session::Session;
use greenroom_directory::view;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, ConnectionId};
use greenroom_protocol::push::{Departed, SessionEvent, Sessions};
use greenroom_protocol::session::SessionDocument;

use crate::explore::By;
use crate::outbox::{Outbox, SessionNews, SessionNow};
use crate::service::Service;

impl<'a> From<By<'a>> for Cause<'a> {
    fn from(by: By<'a>) -> Self {
        match by {
            By::Caller(caller) => Self::Caller(caller),
            By::Time => Self::Time,
            By::Absence => Self::Absence,
            By::Unknown => Self::Unknown,
        }
    }
}

impl Service {
    /// Whether a change from one state to the other is told to anybody who follows
    /// its sessions.
    pub(crate) fn is_followed(&self, before: Option<&Session>, after: Option<&Session>) -> bool {
        if !self.followers.follow_sessions() {
            return false;
        }
        let sessions = before.into_iter().chain(after);
        let mut connections = sessions.flat_map(departures::connections);
        connections.any(|(id, _)| self.followers.of_sessions(id).is_some())
    }

    /// Tells of a change those who follow, in the session's turn.
    pub(crate) fn tell_followers(
        &self,
        before: Option<&Session>,
        after: Option<&Session>,
        by: By<'_>,
    ) {
        if !self.is_followed(before, after) {
            return;
        }
        let cause = Cause::from(by);
        let departed = before.map(|before| departures::departed(before, after, cause));
        let departed = departed.unwrap_or_default();
        let change = Change {
            before,
            after: after.map(|after| (after, Arc::new(after.clone()))),
            departed,
            cause,
        };
        let mut seen: Vec<&ConnectionId> = Vec::new();
        let sessions = before.into_iter().chain(after);
        for (id, player) in sessions.flat_map(departures::connections) {
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            if let Some(outbox) = self.followers.of_sessions(id)
                && let Some(news) = change.news(id, player)
            {
                outbox.put_session(news);
            }
        }
    }

    /// The sessions that hang on a connection which is listed already. What they
    /// show is not told once more.
    pub(super) async fn hanging_on(
        &self,
        caller: &Caller,
        id: &ConnectionId,
        outbox: &Outbox,
    ) -> Result<Sessions, Refusal> {
        let hanging = self.index.lock().on_connection(id);
        let mut sessions = Vec::new();
        for at in hanging {
            // In its turn: what was written was told of, and what comes is newer.
            let Some(held) = self.settle_in_turn(&at).await? else {
                continue;
            };
            let session = &held.session;
            let mut connections = departures::connections(session);
            if !connections.any(|(on, _)| on == id) {
                continue;
            }
            outbox.drop_shown(&at, &session.branch, session.change_number);
            sessions.push(SessionEvent {
                session_ref: session.session_ref.clone(),
                branch: session.branch.clone(),
                change_number: session.change_number,
                document: Some(Box::new(self.document(caller, session))),
                end: None,
                departed: Vec::new(),
            });
        }
        Ok(Sessions { sessions })
    }

    pub(super) fn session_event(&self, caller: &Caller, news: &SessionNews) -> SessionEvent {
        let (branch, change_number, document, end) = match &news.now {
            SessionNow::There(session) => {
                let document = Box::new(self.document(caller, session));
                let branch = session.branch.clone();
                (branch, session.change_number, Some(document), None)
            }
            SessionNow::Over {
                branch,
                change_number,
                how,
            } => (branch.clone(), *change_number, None, Some(*how)),
        };
        SessionEvent {
            session_ref: news.at.clone(),
            branch,
            change_number,
            document,
            end,
            departed: news.departed.clone(),
        }
    }

    /// As a read by its name would show it.
    fn document(&self, caller: &Caller, session: &Session) -> SessionDocument {
        let access = self.access(session, caller, Via::Id);
        view::document(session, caller, &access, self.silence_ms())
    }
}

/// A change that is told.
struct Change<'a> {
    before: Option<&'a Session>,
    after: Option<(&'a Session, Arc<Session>)>,
    departed: Vec<Departed>,
    cause: Cause<'a>,
}

impl Change<'_> {
    /// What it is to a player on a connection, or to the server that made the session. A
    /// life that began elsewhere, by another device of the player, is not that of the
    /// session which hangs here.
    fn news(&self, on: &ConnectionId, player: Option<AccountId>) -> Option<SessionNews> {
        let is_own = |one: &&Departed| Some(one.xuid) == player;
        let own = self.departed.iter().find(is_own).map(|one| one.how);
        let after = self.after.as_ref();
        let goes_on = |after: &Session| {
            self.before
                .is_some_and(|before| before.branch == after.branch)
        };
        let stays = |after: &&(&Session, Arc<Session>)| {
            let mut connections = departures::connections(after.0);
            match player {
                Some(player) if goes_on(after.0) => after.0.member(player).is_some(),
                None if goes_on(after.0) => connections.any(|(_, player)| player.is_none()),
                _ => connections.any(|(there, _)| there == on),
            }
        };
        if let Some((session, shared)) = after.filter(stays) {
            return Some(SessionNews {
                at: session.session_ref.clone(),
                now: SessionNow::There(shared.clone()),
                departed: self.departed.clone(),
            });
        }
        let before = self.before?;
        let now = after.map(|(after, _)| *after);
        // Of one that goes on, this is about the state without the player.
        let last = now.filter(|now| now.branch == before.branch);
        let last = last.unwrap_or(before);
        Some(SessionNews {
            at: before.session_ref.clone(),
            now: SessionNow::Over {
                branch: last.branch.clone(),
                change_number: last.change_number,
                how: own.unwrap_or_else(|| departures::end_for_server(self.cause)),
            },
            departed: Vec::new(),
        })
    }
}
