//! Sessions: read, write, search.

use std::sync::Arc;

use greenroom_directory::access::effective_access;
use greenroom_directory::caller::{Caller, Principal};
use greenroom_directory::command::{Decision, Put, apply};
use greenroom_directory::liveness::{self, Advance};
use greenroom_directory::policy::Action;
use greenroom_directory::precondition::Precondition;
use greenroom_directory::search::Search;
use greenroom_directory::session::Session;
use greenroom_directory::template::Template;
use greenroom_directory::view;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{ConnectionId, Deployment, Revision, SessionRef};
use greenroom_protocol::limits;
use greenroom_protocol::search::{HandleKind, HandleQuery, SearchRow};
use greenroom_protocol::session::{Patch, SessionDelta};
use greenroom_protocol::settings::Route;

use crate::answer::{Outcome, PutRefusal, Shown, Written};
use crate::service::{Service, overtaken, unavailable, unwritable};
use crate::store::{Batch, Expect, WriteError};
use crate::{draw, records};

/// A session with the revision that it was read at.
pub(crate) struct Held {
    pub(crate) session: Session,
    pub(crate) revision: Revision,
}

/// What a write makes of a session.
enum Next<'a> {
    Stored(&'a Session),
    /// With the reason, for the log.
    Ended(&'static str),
}

impl Service {
    /// Reads a session; `None` where there is none. A due timer is carried out
    /// and committed first.
    ///
    /// # Errors
    /// `Forbidden` for another deployment's session or one that the caller may
    /// not read, `MissingAction`, `NotFound` for an unknown template,
    /// `Unavailable`.
    pub async fn get_session(
        &self,
        caller: &Caller,
        at: &SessionRef,
    ) -> Result<Option<Shown>, Refusal> {
        check_deployment(caller, &at.scid)?;
        caller.check(Action::ReadSessions)?;
        Template::named(&at.template_name)?;
        let Some(held) = self.settle(at, |_| Advance::Unchanged).await? else {
            return Ok(None);
        };
        if !effective_access(&held.session, caller, Route::Id).read {
            return Err(Refusal::forbidden("the session is private"));
        }
        Ok(Some(self.show(&held, caller)))
    }

    /// Creates, changes, joins, leaves or ends a session: whatever the delta
    /// says, in one write.
    ///
    /// # Errors
    /// Any refusal of the rules; `DeadConnection` where the caller would hang on
    /// a connection that is not there; with `PreconditionFailed` comes the
    /// session as it is, if the caller may read it. Nothing was changed by a write that was refused.
    pub async fn put_session(
        &self,
        caller: &Caller,
        at: &SessionRef,
        when: Precondition,
        delta: SessionDelta,
    ) -> Result<Written, PutRefusal> {
        check_deployment(caller, &at.scid)?;
        let connection = connection_in(&delta, caller);
        if let Some(connection) = connection {
            self.connections.check(connection, caller)?;
        }
        let _turn = self.turns.take(records::session(at)).await;
        self.spent.check(at, &delta)?;
        let doubt = self.doubts.begin(at, connection);
        let written = self.put(caller, at, when, &delta).await;
        self.spent.note(at, when, &delta, &written, self.now());
        let known = match connection {
            Some(connection) => self.lose_if_dead(at, connection).await,
            None => Ok(()),
        };
        // Where the store failed the doubt stays: after the write, or in it,
        // and what it could not sync may be there all the same.
        let failed = |refused: &PutRefusal| refused.refusal.code == ErrorCode::Unavailable;
        if known.is_ok() && !written.as_ref().is_err_and(failed) {
            doubt.settled();
        }
        written
    }

    async fn put(
        &self,
        caller: &Caller,
        at: &SessionRef,
        when: Precondition,
        delta: &SessionDelta,
    ) -> Result<Written, PutRefusal> {
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let held = self.settle(at, |_| Advance::Unchanged).await?;
            let put = Put {
                at,
                when,
                delta,
                caller,
                now: self.now(),
                ids: &draw::fresh_ids(&*self.parts.random),
            };
            let current = held.as_ref().map(|held| (&held.session, held.revision));
            let decision = apply(current, &put)
                .map_err(|refusal| self.put_refusal(refusal, held.as_ref(), caller))?;
            let revision = held.as_ref().map(|held| held.revision);
            let (created, next) = match (decision, held) {
                (Decision::Unchanged { created }, Some(held)) => (created, held),
                (Decision::Unchanged { .. } | Decision::Delete, None) => return Ok(DELETED),
                (Decision::Delete, Some(_)) => {
                    let next = Next::Ended(why_ended(delta));
                    if self.commit(at, revision, next).await?.is_some() {
                        return Ok(DELETED);
                    }
                    continue;
                }
                (Decision::Store { session, created }, _) => {
                    let next = Next::Stored(&session);
                    let Some(revision) = self.commit(at, revision, next).await? else {
                        continue;
                    };
                    let session = *session;
                    (created, Held { session, revision })
                }
            };
            let outcome = if created {
                Outcome::Created
            } else {
                Outcome::Updated
            };
            return Ok(Written {
                outcome,
                revision: Some(next.revision),
                shown: may_see(&next.session, caller).then(|| self.show(&next, caller)),
            });
        }
        Err(overtaken().into())
    }

    fn put_refusal(&self, refusal: Refusal, held: Option<&Held>, caller: &Caller) -> PutRefusal {
        let shows = refusal.code == ErrorCode::PreconditionFailed
            && caller.policy.allows(Action::ReadSessions);
        let current = held
            .filter(|held| shows && effective_access(&held.session, caller, Route::Id).read)
            .map(|held| Box::new(self.show(held, caller)));
        PutRefusal { refusal, current }
    }

    /// Searches the caller's deployment: nearest first where the search says
    /// so, else newest first.
    ///
    /// # Errors
    /// `BadRequest` naming a criterion that makes no sense or costs too much, `Forbidden` for
    /// another deployment, `NotFound` for an unknown template, `Unsupported` for
    /// what this release does not search.
    pub async fn query(
        &self,
        caller: &Caller,
        query: &HandleQuery,
    ) -> Result<Vec<Arc<SearchRow>>, Refusal> {
        check_deployment(caller, &query.scid)?;
        caller.check(Action::FindSessions)?;
        Template::named(&query.template_name)?;
        let (HandleKind::Search, Some(eos)) = (query.kind, &query.greenroom) else {
            let message = "only searches with the key greenroom are carried out yet";
            return Err(Refusal::new(ErrorCode::Unsupported, message));
        };
        let search = Search::new(eos)?;
        let (scid, template) = (&query.scid, &query.template_name);
        let candidates = {
            let index = self.index.lock();
            index.candidates(&search, scid, template, self.now())
        };
        // Without the lock: regular expressions and orders take their time.
        search.choose(candidates)
    }

    fn show(&self, held: &Held, caller: &Caller) -> Shown {
        Shown {
            document: view::document(&held.session, caller, self.silence_ms()),
            revision: held.revision,
        }
    }

    /// Reads a session, carries out and commits what is due and then what
    /// `step` says, until neither changes anything: `step` must come to rest.
    pub(crate) async fn settle(
        &self,
        at: &SessionRef,
        step: impl Fn(&Session) -> Advance + Send,
    ) -> Result<Option<Held>, Refusal> {
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let Some(held) = self.read(at).await? else {
                return Ok(None);
            };
            let due = liveness::advance(&held.session, self.now(), self.silence_ms());
            let (advance, why) = match due {
                Advance::Unchanged => (step(&held.session), "its owner closed the connection"),
                due => (due, "its owner was gone for too long"),
            };
            let next = match &advance {
                Advance::Unchanged => {
                    self.index.lock().upsert(held.revision, &held.session);
                    return Ok(Some(held));
                }
                Advance::Changed(next) => Next::Stored(next),
                Advance::Ended => Next::Ended(why),
            };
            // After a conflict as after a success, the record is read again.
            self.commit(at, Some(held.revision), next).await?;
        }
        Err(overtaken())
    }

    async fn read(&self, at: &SessionRef) -> Result<Option<Held>, Refusal> {
        let known = self.index.lock().live_revision(at);
        let record = self.parts.store.read(&records::session(at)).await;
        let Some(record) = record.map_err(|error| unavailable(&error))? else {
            if let Some(known) = known {
                // Deleted by someone else: at the next revision or later, and
                // made anew later still, if it was.
                let deleted = Revision(known.0 + 1);
                self.index.lock().remove(deleted, at, self.now());
            }
            return Ok(None);
        };
        let session = Session::from_bytes(&record.value).map_err(|error| {
            tracing::error!(session = %at, %error, "a session's record cannot be read");
            Refusal::new(ErrorCode::Internal, "the session's record cannot be read")
        })?;
        let revision = record.revision;
        Ok(Some(Held { session, revision }))
    }

    /// Writes a session or deletes it, and tells the index. `None`: another
    /// writer was first.
    async fn commit(
        &self,
        at: &SessionRef,
        found: Option<Revision>,
        next: Next<'_>,
    ) -> Result<Option<Revision>, Refusal> {
        let now = self.now();
        let expect = found.map_or(Expect::Absent, Expect::Revision);
        let value = match &next {
            Next::Stored(session) => Some(session.to_bytes()),
            Next::Ended(_) => None,
        };
        let batch = Batch::one(now, records::session(at), expect, value);
        let revisions = match self.parts.store.write(batch).await {
            Ok(revisions) => revisions,
            Err(WriteError::Conflict) => return Ok(None),
            Err(WriteError::Unavailable(why)) => return Err(unwritable(&why)),
        };
        let Some(&revision) = revisions.first() else {
            return Err(unwritable("the engine gave no revision"));
        };
        match next {
            Next::Stored(session) => {
                self.index.lock().upsert(revision, session);
                if found.is_none() {
                    tracing::info!(session = %at, "session created");
                }
            }
            Next::Ended(why) => {
                self.index.lock().remove(revision, at, now);
                tracing::info!(session = %at, "session ended: {why}");
            }
        }
        Ok(Some(revision))
    }
}

const DELETED: Written = Written {
    outcome: Outcome::Deleted,
    revision: None,
    shown: None,
};

/// Whether a writer sees what came of its write. Who is not inside afterwards
/// may have left, or never have been there.
fn may_see(session: &Session, caller: &Caller) -> bool {
    let inside = session.has_member(caller) || session.is_owner(caller);
    inside
        || caller.policy.allows(Action::ReadSessions)
            && effective_access(session, caller, Route::Id).read
}

fn why_ended(delta: &SessionDelta) -> &'static str {
    if delta.greenroom.as_ref().is_some_and(|delta| delta.end) {
        return "its owner ended it";
    }
    "its owner left"
}

pub(crate) fn check_deployment(caller: &Caller, deployment: &Deployment) -> Result<(), Refusal> {
    if caller.deployment == *deployment {
        return Ok(());
    }
    let message = format!("the token is for the deployment {}", caller.deployment);
    Err(Refusal::forbidden(message))
}

/// The connection that the caller wants to hang on.
fn connection_in<'a>(delta: &'a SessionDelta, caller: &Caller) -> Option<&'a ConnectionId> {
    if matches!(caller.principal, Principal::Server { .. }) {
        return delta.greenroom.as_ref()?.connection.as_ref();
    }
    let me = delta.members.get("me")?.as_ref()?;
    match &me.properties.as_ref()?.system.as_ref()?.connection {
        Patch::Set(connection) => Some(connection),
        Patch::Keep | Patch::Remove => None,
    }
}
