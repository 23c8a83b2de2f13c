//! The writes of one login to sessions of the contract, and what keeps its memberships alive.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{ConnectionId, SessionRef};
use greenroom_protocol::session::{SessionDelta, SessionDocument};
use tokio::time::{Instant, sleep};

use super::me;
use super::memberships::{EntryId, Membership, MembershipEvent, MembershipWatcher, Wanted};
use crate::client::Core;
use crate::client::accounts::Login;
use crate::client::error::ClientError;
use crate::client::random;
use crate::client::retry::Backoff;
use crate::client::throttle::{Class, Quota, patiently};
use crate::client::transport::{Condition, Seen, Way};
use crate::client::wanted::{Verdict, verdict};

const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// So often a change is decided anew because somebody was faster.
const RACES: usize = 16;

impl Core {
    /// See [`Client::enter_multiplayer`](crate::client::Client::enter_multiplayer).
    pub(super) async fn enter_multiplayer(
        &self,
        login: &Login,
        id: EntryId,
        way: Way,
        when: Condition,
        delta: SessionDelta,
        watcher: MembershipWatcher,
    ) -> Result<Seen, ClientError> {
        let end = self.deadline();
        let at = match &way {
            Way::Name(at) => at.clone(),
            Way::Handle(id) => self.handle_of(login, end, id).await?.session_ref,
        };
        let said = me::of(&delta).cloned().unwrap_or_default();
        let membership = Membership::new(at.clone(), id, way.clone(), said, watcher);
        let _turn = membership.turn(end).await?;
        let before = login.memberships.begin(&membership);
        let Ok(before) = before else {
            let message = "the user is in this session already, on this platform";
            let refusal = Refusal::new(ErrorCode::SessionExists, message);
            return Err(ClientError::Refused(refusal));
        };
        let entered = async {
            if let Some(before) = before {
                // A leave that is still under way would undo this; one that is still to come would be forgotten.
                let _turn = before.turn(end).await?;
                patiently(self.go_out(login, end, &at)).await?;
            }
            self.come_in(login, end, &membership, &way, when, delta)
                .await
        };
        let entered = entered.await;
        match &entered {
            Ok(_) => {}
            Err(ClientError::TimedOut | ClientError::NoConnection(_)) => membership.want_out(),
            Err(_) => _ = login.memberships.remove(&membership),
        }
        login.memberships.look();
        entered
    }

    async fn come_in(
        &self,
        login: &Login,
        end: Instant,
        membership: &Membership,
        way: &Way,
        when: Condition,
        mut delta: SessionDelta,
    ) -> Result<Seen, ClientError> {
        let mut dead = None;
        loop {
            let connection = self.connection(login, end, dead.as_ref()).await?;
            me::appear(&mut delta, &connection);
            let refusal = match self.write(login, end, way, when, &delta).await {
                Ok(seen) => {
                    membership.wrote(&connection);
                    return seen.ok_or_else(gone);
                }
                Err(ClientError::Refused(refusal)) => refusal,
                Err(error) => return Err(error),
            };
            match (refusal.code, when) {
                (ErrorCode::DeadConnection, _) => {
                    login.doubt(&connection);
                    dead = Some(connection);
                }
                // An attempt whose answer was lost may have made it.
                (ErrorCode::PreconditionFailed, Condition::Absent) => {
                    let seen = patiently(self.read(login, end, &membership.at)).await?;
                    let own = seen.filter(|seen| hangs_on(&seen.document, &connection));
                    let seen = own.ok_or(ClientError::Refused(refusal))?;
                    membership.wrote(&connection);
                    return Ok(seen);
                }
                _ => return Err(ClientError::Refused(refusal)),
            }
        }
    }

    /// See [`Client::change_multiplayer`](crate::client::Client::change_multiplayer).
    pub(super) async fn change_multiplayer(
        &self,
        login: &Login,
        at: &SessionRef,
        id: EntryId,
        delta: &SessionDelta,
    ) -> Result<Seen, ClientError> {
        let end = self.deadline();
        let membership = member(login, at, id)?;
        let _turn = membership.turn(end).await?;
        let way = Way::Name(at.clone());
        let seen = self.write(login, end, &way, Condition::Exists, delta).await;
        if let (Ok(Some(_)), Some(said)) = (&seen, me::of(delta)) {
            membership.said(said);
        }
        seen.map_err(of_what_is_gone)?.ok_or_else(gone)
    }

    /// See [`Client::decide_multiplayer`](crate::client::Client::decide_multiplayer).
    pub(super) async fn decide_multiplayer(
        &self,
        login: &Login,
        at: &SessionRef,
        id: EntryId,
        decide: impl Fn(&SessionDocument) -> Option<SessionDelta>,
    ) -> Result<(Seen, bool), ClientError> {
        let end = self.deadline();
        let membership = member(login, at, id)?;
        let _turn = membership.turn(end).await?;
        let way = Way::Name(at.clone());
        for _ in 0..RACES {
            let seen = self.read(login, end, at).await?.ok_or_else(gone)?;
            let Some(delta) = decide(&seen.document) else {
                return Ok((seen, false));
            };
            let when = Condition::Matches(seen.revision);
            match self.write(login, end, &way, when, &delta).await {
                Err(ClientError::Refused(refusal))
                    if refusal.code == ErrorCode::PreconditionFailed => {}
                written => return Ok((written?.ok_or_else(gone)?, true)),
            }
        }
        let message = "others change the session without a pause";
        let refusal = Refusal::new(ErrorCode::PreconditionFailed, message);
        Err(ClientError::Refused(refusal))
    }

    /// See [`Client::leave_multiplayer`](crate::client::Client::leave_multiplayer).
    pub(super) async fn leave_multiplayer(
        &self,
        login: &Login,
        at: &SessionRef,
        id: EntryId,
    ) -> Result<(), ClientError> {
        let end = self.deadline();
        let Some(membership) = login.memberships.get(at, id) else {
            return Ok(());
        };
        // From here on nothing puts it back.
        membership.want_out();
        let _turn = membership.turn(end).await?;
        if !login.memberships.has(&membership) {
            return Ok(());
        }
        self.go_out(login, end, at).await?;
        login.memberships.remove(&membership);
        Ok(())
    }

    /// One try to go out of a session. Gone already is a success, and so is not being in it.
    pub(super) async fn go_out(
        &self,
        login: &Login,
        end: Instant,
        at: &SessionRef,
    ) -> Result<(), ClientError> {
        let (way, absent) = (Way::Name(at.clone()), me::absent());
        let left = self.write(login, end, &way, Condition::Exists, &absent);
        match left.await {
            Err(ClientError::Refused(refusal))
                if matches!(verdict(&refusal), Verdict::Gone | Verdict::Barred) =>
            {
                Ok(())
            }
            left => left.map(drop),
        }
    }

    /// Sees to it that every membership of the login hangs on this channel, as long as the channel is open. Does not end by itself, and may be dropped at any point.
    pub(in crate::client) async fn tend_memberships(
        &self,
        login: &Login,
        connection: &ConnectionId,
    ) {
        let quota = Quota::of(login.who, Class::Multiplayer);
        let mut backoff = Backoff::new(FIRST_PAUSE, LONGEST_PAUSE);
        loop {
            let mut all_settled = true;
            for membership in login.memberships.unsettled(connection) {
                all_settled &= self.settle_membership(login, &membership, connection).await;
            }
            match all_settled {
                true => {
                    backoff.reset();
                    login.memberships.changes().await;
                }
                false => {
                    let held = self.throttle.left(quota).unwrap_or_default();
                    sleep(backoff.pause(random::number()).max(held)).await;
                }
            }
        }
    }

    /// Goes out of every session, for a user who goes. Whoever calls limits the time.
    pub(in crate::client) async fn leave_memberships(&self, login: &Login) {
        let end = self.deadline();
        let all = login.memberships.all();
        let leaving = all.iter().map(|one| self.go_out(login, end, &one.at));
        // Where one fails, the directory's own timers see to it.
        join_all(leaving).await;
    }

    /// Writes one membership as it should be. `false` if that has to be tried again; who is writing to it already says when it is to be looked at again.
    async fn settle_membership(
        &self,
        login: &Login,
        membership: &Arc<Membership>,
        connection: &ConnectionId,
    ) -> bool {
        let Some(_turn) = membership.turn_at_once() else {
            return true;
        };
        if !login.memberships.has(membership) {
            return true;
        }
        let end = self.deadline();
        let (wanted, way) = membership.wanted();
        let Wanted::In(me) = wanted else {
            let left = self.go_out(login, end, &membership.at).await;
            let is_over = matches!(&left, Err(ClientError::Refused(refusal))
                if verdict(refusal) != Verdict::Passing);
            let is_out = left.is_ok() || is_over;
            if is_out {
                login.memberships.remove(membership);
            }
            return is_out;
        };
        let mut delta = me::present(*me);
        me::appear(&mut delta, connection);
        let written = self.write(login, end, &way, Condition::Exists, &delta);
        let error = match written.await {
            Ok(Some(seen)) => {
                membership.wrote(connection);
                membership.tell(MembershipEvent::Seen(Box::new(seen)));
                return true;
            }
            Ok(None) => gone(),
            Err(error) => of_what_is_gone(error),
        };
        let verdict = match &error {
            ClientError::Refused(refusal) => verdict(refusal),
            ClientError::NotInSession => Verdict::Gone,
            _ => Verdict::Passing,
        };
        match verdict {
            Verdict::DeadChannel => {
                login.doubt(connection);
                false
            }
            Verdict::Passing => false,
            Verdict::Gone if membership.forget_the_handle() => false,
            _ => {
                if login.memberships.remove(membership) && membership.is_in() {
                    membership.tell(MembershipEvent::Lost(error));
                }
                true
            }
        }
    }

    /// Reads a session.
    pub(super) async fn read(
        &self,
        login: &Login,
        end: Instant,
        at: &SessionRef,
    ) -> Result<Option<Seen>, ClientError> {
        self.authorized(login, end, Class::Multiplayer, |token| {
            self.transport.read_any_session(token, at)
        })
        .await
    }

    async fn write(
        &self,
        login: &Login,
        end: Instant,
        way: &Way,
        when: Condition,
        delta: &SessionDelta,
    ) -> Result<Option<Seen>, ClientError> {
        self.authorized(login, end, Class::Multiplayer, |token| {
            self.transport.write_any_session(token, way, when, delta)
        })
        .await
    }
}

/// The membership of whoever is in this session.
fn member(login: &Login, at: &SessionRef, id: EntryId) -> Result<Arc<Membership>, ClientError> {
    let membership = login.memberships.get(at, id);
    membership
        .filter(|one| one.is_in())
        .ok_or(ClientError::NotInSession)
}

fn gone() -> ClientError {
    ClientError::NotInSession
}

/// That a session which must be there is not is no condition that failed, but its end.
fn of_what_is_gone(error: ClientError) -> ClientError {
    match error {
        ClientError::Refused(refusal) if refusal.code == ErrorCode::PreconditionFailed => gone(),
        error => error,
    }
}

/// Whether the reader of this document is in the session by this channel; nobody is shown another's.
fn hangs_on(document: &SessionDocument, connection: &ConnectionId) -> bool {
    let mut members = document.members.values();
    members.any(|one| one.properties.system.connection.as_ref() == Some(connection))
}
