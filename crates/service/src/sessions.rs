//! Sessions: read and written.

use greenroom_directory::access::{Access, Via, effective_access};
use greenroom_directory::caller::{Caller, Principal};
use greenroom_directory::command::{Decision, Put, apply};
use greenroom_directory::handles::no_such_handle;
use greenroom_directory::liveness::{self, Advance};
use greenroom_directory::people::Circle;
use greenroom_directory::policy::Action;
use greenroom_directory::precondition::Precondition;
use greenroom_directory::session::Session;
use greenroom_directory::view;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{ConnectionId, Deployment, Revision, SessionRef};
use greenroom_protocol::limits;
use greenroom_protocol::session::{Patch, SessionDelta};

use crate::answer::{Outcome, PutRefusal, Shown, Written};
use crate::explore::By;
use crate::service::{Service, overtaken, unavailable, unwritable};
use crate::store::{Batch, Expect, WriteError};
use crate::turns::Turn;
use crate::{draw, records};

/// A session with the revision that it was read at.
#[derive(Clone)]
pub(crate) struct Held {
    pub(crate) session: Session,
    pub(crate) revision: Revision,
}

/// A write of a session, as it was asked for.
#[derive(Clone, Copy, Debug)]
pub struct SessionPut<'a> {
    /// Which session.
    pub at: &'a SessionRef,
    /// By which way the caller came to it.
    pub via: Via,
    /// Under which condition.
    pub when: Precondition,
    /// What is to change.
    pub delta: &'a SessionDelta,
    /// Whether only to tell what would come of it.
    pub dry: bool,
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
        self.get_session_via(caller, at, Via::Id).await
    }

    /// The same by some way.
    ///
    /// # Errors
    /// Those of [`Self::get_session`].
    pub async fn get_session_via(
        &self,
        caller: &Caller,
        at: &SessionRef,
        via: Via,
    ) -> Result<Option<Shown>, Refusal> {
        check_deployment(caller, &at.scid)?;
        caller.check(Action::ReadSessions)?;
        let Some(held) = self.look(at).await? else {
            self.template(&at.scid, &at.template_name)?;
            return Ok(None);
        };
        let access = self.access(&held.session, caller, via);
        if !access.read {
            return Err(Refusal::forbidden(
                "the session is private, or restricted to others",
            ));
        }
        Ok(Some(self.show(&held, caller, &access)))
    }

    /// Creates, changes, joins, leaves or ends a session: whatever the delta
    /// says, in one write.
    ///
    /// # Errors
    /// Any refusal of the rules; `DeadConnection` where the caller would hang on
    /// a connection that is not there. With a failed precondition, and with what
    /// a reader may not do, comes the session as it is. Nothing was changed by a
    /// write that was refused.
    pub async fn put_session(
        &self,
        caller: &Caller,
        at: &SessionRef,
        when: Precondition,
        delta: SessionDelta,
    ) -> Result<Written, PutRefusal> {
        let put = SessionPut {
            at,
            via: Via::Id,
            when,
            delta: &delta,
            dry: false,
        };
        self.write_session(caller, put).await
    }

    /// The same by some way, or only to tell what would come of it.
    ///
    /// # Errors
    /// Those of [`Self::put_session`].
    pub async fn write_session(
        &self,
        caller: &Caller,
        put: SessionPut<'_>,
    ) -> Result<Written, PutRefusal> {
        let (at, delta) = (put.at, put.delta);
        check_deployment(caller, &at.scid)?;
        let connection = connection_in(delta, caller);
        if let Some(connection) = connection {
            self.connections.check(connection, caller)?;
        }
        let via = self.way(caller, &put).await?;
        let put = SessionPut { via, ..put };
        let turn = self.turns.take(records::session(at)).await;
        if put.dry {
            return self.put(&turn, caller, put).await;
        }
        self.spent.check(at, delta)?;
        let doubt = self.doubts.begin(at, connection);
        let written = self.put(&turn, caller, put).await;
        self.spent.note(at, put.when, delta, &written, self.now());
        let known = match connection {
            Some(connection) => self.lose_if_dead(&turn, at, connection).await,
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
        turn: &Turn<'_>,
        caller: &Caller,
        asked: SessionPut<'_>,
    ) -> Result<Written, PutRefusal> {
        let at = asked.at;
        let template = self.parts.templates.find(&at.scid, &at.template_name);
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let held = self.settle(turn, at, |_| Advance::Unchanged).await?;
            if held.is_none() && asked.via.is_handle() {
                return Err(no_such_handle().into());
            }
            let present = held.as_ref().map(|held| &held.session);
            let put = Put {
                at,
                via: asked.via,
                template: template.as_deref(),
                when: asked.when,
                delta: asked.delta,
                caller,
                circle: &self.circle_in(present, caller),
                registrants: &self.registrants(&at.scid, present, asked.delta).await?,
                now: self.now(),
                ids: &draw::fresh_ids(&*self.parts.random, at),
            };
            let current = held.as_ref().map(|held| (&held.session, held.revision));
            let decision = apply(current, &put)
                .map_err(|refusal| self.put_refusal(refusal, held.as_ref(), caller, asked.via))?;
            if asked.dry {
                return Ok(self.foretold(decision, held, caller, asked.via));
            }
            let (created, next) = match (decision, held) {
                (Decision::Unchanged { created }, Some(held)) => (created, held),
                (Decision::Unchanged { .. } | Decision::Delete, None) => return Ok(DELETED),
                (Decision::Delete, Some(held)) => {
                    let next = Next::Ended(why_ended(asked.delta));
                    let committed = self.commit(turn, at, Some(&held), next, By::Caller(caller));
                    if committed.await?.is_some() {
                        return Ok(DELETED);
                    }
                    continue;
                }
                (Decision::Store { session, created }, held) => {
                    let next = Next::Stored(&session);
                    let committed = self.commit(turn, at, held.as_ref(), next, By::Caller(caller));
                    let Some(revision) = committed.await? else {
                        continue;
                    };
                    let session = *session;
                    (created, Held { session, revision })
                }
            };
            return Ok(Written {
                outcome: outcome(created),
                revision: Some(next.revision),
                shown: self.show_to_writer(&next, caller, asked.via),
            });
        }
        Err(overtaken().into())
    }

    /// What a write would have come to. Nothing of it has a revision.
    fn foretold(
        &self,
        decision: Decision,
        held: Option<Held>,
        caller: &Caller,
        via: Via,
    ) -> Written {
        let revision = held.as_ref().map_or(Revision(0), |held| held.revision);
        let (created, session) = match (decision, held) {
            (Decision::Store { session, created }, _) => (created, *session),
            (Decision::Unchanged { created }, Some(held)) => (created, held.session),
            (Decision::Delete | Decision::Unchanged { .. }, _) => return DELETED,
        };
        let next = Held { session, revision };
        Written {
            outcome: outcome(created),
            revision: None,
            shown: self.show_to_writer(&next, caller, via),
        }
    }

    /// Who is not inside afterwards may have left, or never have been there.
    fn show_to_writer(&self, next: &Held, caller: &Caller, via: Via) -> Option<Shown> {
        let session = &next.session;
        let access = self.access(session, caller, via);
        let inside = session.has_member(caller) || session.is_owner(caller);
        let reads = caller.policy.allows(Action::ReadSessions) && access.read;
        (inside || reads).then(|| self.show(next, caller, &access))
    }

    fn put_refusal(
        &self,
        refusal: Refusal,
        held: Option<&Held>,
        caller: &Caller,
        via: Via,
    ) -> PutRefusal {
        // Those of a caller who may read the session and not do this.
        let shows = matches!(
            refusal.code,
            ErrorCode::PreconditionFailed
                | ErrorCode::Forbidden
                | ErrorCode::NotAdmitted
                | ErrorCode::PlayerSanctioned
                | ErrorCode::SessionFull
                | ErrorCode::SessionInProgress
        ) && caller.policy.allows(Action::ReadSessions);
        let current = held.filter(|_| shows).and_then(|held| {
            let access = self.access(&held.session, caller, via);
            let shown = access.read.then(|| self.show(held, caller, &access))?;
            Some(Box::new(shown))
        });
        PutRefusal { refusal, current }
    }

    /// What a session lets the caller do.
    pub(crate) fn access(&self, session: &Session, caller: &Caller, via: Via) -> Access {
        let circle = self.circle_in(Some(session), caller);
        effective_access(session, caller, &circle, via)
    }

    /// What those in the session are to the caller, and the operators.
    fn circle_in(&self, session: Option<&Session>, caller: &Caller) -> Circle {
        let (Some(session), Some(account)) = (session, caller.account()) else {
            return Circle::default();
        };
        let inside = session.members.values().map(|member| member.account);
        self.circle(&caller.deployment, account, inside)
    }

    pub(crate) fn show(&self, held: &Held, caller: &Caller, access: &Access) -> Shown {
        Shown {
            at: held.session.session_ref.clone(),
            document: view::document(&held.session, caller, access, self.silence_ms()),
            revision: held.revision,
        }
    }

    /// Reads a session. What is due is carried out and committed first, in the
    /// session's turn.
    pub(crate) async fn look(&self, at: &SessionRef) -> Result<Option<Held>, Refusal> {
        match self.read(at).await? {
            Some(held) if self.is_at_rest(&held) => {
                self.index.lock().upsert(held.revision, &held.session);
                Ok(Some(held))
            }
            Some(_) => self.settle_in_turn(at).await,
            None => Ok(None),
        }
    }

    fn is_at_rest(&self, held: &Held) -> bool {
        let due = liveness::advance(&held.session, self.now(), self.silence_ms());
        matches!(due, Advance::Unchanged)
    }

    /// Takes the session's turn and carries out what is due.
    pub(crate) async fn settle_in_turn(&self, at: &SessionRef) -> Result<Option<Held>, Refusal> {
        let turn = self.turns.take(records::session(at)).await;
        self.settle(&turn, at, |_| Advance::Unchanged).await
    }

    /// Reads a session, carries out and commits what is due and then what
    /// `step` says, until neither changes anything: `step` must come to rest.
    pub(crate) async fn settle(
        &self,
        turn: &Turn<'_>,
        at: &SessionRef,
        step: impl Fn(&Session) -> Advance + Send,
    ) -> Result<Option<Held>, Refusal> {
        // Timers do not pile up: what is due after a step is the next update's.
        let mut stepped = false;
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let held = self.read(at).await?;
            self.tell_of_doubtful(at, held.as_ref());
            let Some(held) = held else {
                return Ok(None);
            };
            let due = match stepped {
                true => Advance::Unchanged,
                false => liveness::advance(&held.session, self.now(), self.silence_ms()),
            };
            let is_due = due != Advance::Unchanged;
            let (advance, why) = match is_due {
                false => (step(&held.session), "nobody is left who keeps it"),
                true => (due, "its time was up"),
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
            let by = if is_due { By::Time } else { By::Absence };
            let committed = self.commit(turn, at, Some(&held), next, by).await?;
            stepped |= is_due && committed.is_some();
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

    /// Writes a session or deletes it, tells the index and whoever asked to be
    /// told. In the session's turn, so that they are told of its changes in
    /// their order. `None`: another writer was first.
    async fn commit(
        &self,
        _turn: &Turn<'_>,
        at: &SessionRef,
        found: Option<&Held>,
        next: Next<'_>,
        by: By<'_>,
    ) -> Result<Option<Revision>, Refusal> {
        let now = self.now();
        let revision = found.map(|held| held.revision);
        let expect = revision.map_or(Expect::Absent, Expect::Revision);
        let (after, value) = match &next {
            Next::Stored(session) => (Some(*session), Some(session.to_bytes())),
            Next::Ended(_) => (None, None),
        };
        let telling = self.telling(at, found, after, by)?;
        let batch = Batch::one(now, records::session(at), expect, value);
        let revisions = match self.parts.store.write(batch).await {
            Ok(revisions) => revisions,
            Err(WriteError::Conflict) => {
                if let Some(telling) = telling {
                    telling.cancel();
                }
                return Ok(None);
            }
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
        self.follow_handles(at, after, now);
        match telling {
            Some(telling) => telling.tell(after),
            // Somebody may have begun to follow while the write was under way.
            None => self.tell_followers(found.map(|held| &held.session), after, by),
        }
        Ok(Some(revision))
    }
}

const DELETED: Written = Written {
    outcome: Outcome::Deleted,
    revision: None,
    shown: None,
};

fn outcome(created: bool) -> Outcome {
    match created {
        true => Outcome::Created,
        false => Outcome::Updated,
    }
}

fn why_ended(delta: &SessionDelta) -> &'static str {
    if delta.greenroom.as_ref().is_some_and(|delta| delta.end) {
        return "its owner ended it";
    }
    "nobody is left who keeps it"
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
