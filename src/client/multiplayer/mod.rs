//! Sessions of the contract: who is in one is kept in it, as long as its push channel is open and whenever it is open again.

mod me;
mod memberships;
mod writes;

use std::collections::BTreeSet;

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::handle::{
    HandleDelta, HandleDocument, HandleKind, HandleTarget, InviteAttributes,
};
use greenroom_protocol::ids::{AccountId, SessionName, SessionRef, TemplateName};
use greenroom_protocol::limits;
use greenroom_protocol::session::{Guid, SessionDelta, SessionDocument};
use tokio::time::Instant;

use super::accounts::Login;
use super::error::ClientError;
use super::throttle::{Class, patiently};
use super::transport::{Condition, Seen, Way};
use super::{Client, Core, Who};

pub(super) use memberships::Memberships;
pub use memberships::{EntryId, MembershipEvent, MembershipWatcher};

/// By which way somebody comes into a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Makes it.
    Create(SessionRef),
    /// By its name.
    Join(SessionRef),
    /// Through a handle.
    Follow(Guid),
}

impl Client {
    /// The full name of a session of this deployment.
    pub fn multiplayer_ref(&self, template_name: TemplateName, name: SessionName) -> SessionRef {
        SessionRef {
            scid: self.0.core.config.deployment.clone(),
            template_name,
            name,
        }
    }

    /// Makes a session or comes into one, and keeps the membership from then on: whenever the push channel was lost and is back, the directory is told again what the member has said of itself. A
    /// creation that is sent twice makes one session. `watcher` gets what happens to it; `id` names the membership in all other calls.
    ///
    /// Waits for the push channel where there is none.
    ///
    /// # Errors
    /// After [`ClientError::TimedOut`] and [`ClientError::NoConnection`] nothing is left behind: what may have reached the directory is taken back in the background. A session that the user is in
    /// already, by this client: refused with [`ErrorCode::SessionExists`].
    pub async fn enter_multiplayer(
        &self,
        user: AccountId,
        id: EntryId,
        entry: Entry,
        delta: SessionDelta,
        watcher: MembershipWatcher,
    ) -> Result<Seen, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(Who::User(user))?;
        self.keep_connected(&login);
        let (way, when) = match entry {
            Entry::Create(at) => (Way::Name(at), Condition::Absent),
            Entry::Join(at) => (Way::Name(at), Condition::Exists),
            Entry::Follow(id) => (Way::Handle(id), Condition::Exists),
        };
        core.enter_multiplayer(&login, id, way, when, delta, watcher)
            .await
    }

    /// Changes a session that the user is in, whatever others do to it meanwhile.
    ///
    /// # Errors
    /// [`ClientError::NotInSession`] where the user is not in it by this client.
    pub async fn change_multiplayer(
        &self,
        user: AccountId,
        at: &SessionRef,
        id: EntryId,
        delta: SessionDelta,
    ) -> Result<Seen, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(Who::User(user))?;
        let changed = core.change_multiplayer(&login, at, id, &delta).await;
        login.memberships.look();
        changed
    }

    /// Changes a session that the user is in by what `decide` makes of its present state: once more where somebody was faster. Nothing is written where it makes nothing of it; says whether something was.
    ///
    /// # Errors
    /// As for [`change_multiplayer`](Self::change_multiplayer).
    pub async fn decide_multiplayer(
        &self,
        user: AccountId,
        at: &SessionRef,
        id: EntryId,
        decide: impl Fn(&SessionDocument) -> Option<SessionDelta>,
    ) -> Result<(Seen, bool), ClientError> {
        let core = &self.0.core;
        let login = core.login_of(Who::User(user))?;
        let changed = core.decide_multiplayer(&login, at, id, decide).await;
        login.memberships.look();
        changed
    }

    /// Reads a session; `None` where there is none.
    pub async fn read_multiplayer(
        &self,
        user: AccountId,
        at: &SessionRef,
    ) -> Result<Option<Seen>, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(Who::User(user))?;
        core.read(&login, core.deadline(), at).await
    }

    /// Goes out of a session. One that is gone already is a success, and so is one that the user is not in by this client.
    ///
    /// # Errors
    /// After a failure the membership is not kept alive any more, and the client goes on trying in the background.
    pub async fn leave_multiplayer(
        &self,
        user: AccountId,
        at: &SessionRef,
        id: EntryId,
    ) -> Result<(), ClientError> {
        let core = &self.0.core;
        let login = core.login_of(Who::User(user))?;
        let left = patiently(core.leave_multiplayer(&login, at, id)).await;
        login.memberships.look();
        left
    }

    /// Goes out of a session in the background, whatever is under way there. Any thread.
    pub fn abandon_multiplayer(&self, user: AccountId, at: &SessionRef, id: EntryId) {
        let Ok(login) = self.0.core.login_of(Who::User(user)) else {
            return;
        };
        if let Some(membership) = login.memberships.get(at, id) {
            membership.want_out();
            login.memberships.look();
        }
    }

    /// Keeps a membership no longer that the directory has ended by itself. Sends nothing. Any thread.
    pub fn forget_multiplayer(&self, user: AccountId, at: &SessionRef, id: EntryId) {
        let Ok(login) = self.0.core.login_of(Who::User(user)) else {
            return;
        };
        if let Some(membership) = login.memberships.get(at, id) {
            login.memberships.remove(&membership);
        }
    }

    /// Takes the user out of every session of the contract that it is in without this client: leftovers of earlier runs. Those of EOS Sessions are left alone. Says how many there were.
    pub async fn clean_multiplayer(&self, user: AccountId) -> Result<u32, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(Who::User(user))?;
        patiently(core.clean_multiplayer(&login, user)).await
    }

    /// Reads a handle.
    pub async fn look_up_handle(
        &self,
        user: AccountId,
        id: &Guid,
    ) -> Result<HandleDocument, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(Who::User(user))?;
        core.handle_of(&login, core.deadline(), id).await
    }

    /// Makes a session the user's activity, in place of another one.
    pub async fn set_activity(&self, user: AccountId, at: &SessionRef) -> Result<(), ClientError> {
        let handle = new_handle(HandleKind::Activity, at);
        self.post(user, &handle).await
    }

    /// Invites a player into a session.
    pub async fn invite_to_multiplayer(
        &self,
        user: AccountId,
        at: &SessionRef,
        invited: AccountId,
        attributes: InviteAttributes,
    ) -> Result<(), ClientError> {
        let handle = HandleDelta {
            invited_xuid: Some(invited),
            invite_attributes: Some(attributes),
            ..new_handle(HandleKind::Invite, at)
        };
        self.post(user, &handle).await
    }

    async fn post(&self, user: AccountId, handle: &HandleDelta) -> Result<(), ClientError> {
        let core = &self.0.core;
        let login = core.login_of(Who::User(user))?;
        let posted = core.authorized(&login, core.deadline(), Class::Multiplayer, |token| {
            core.transport.create_handle(token, handle)
        });
        posted.await.map(drop)
    }

    /// What players are doing, in the order in which they are named; who does nothing that the user may see is left out.
    pub async fn activities_of(
        &self,
        user: AccountId,
        players: &[AccountId],
    ) -> Result<Vec<HandleDocument>, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(Who::User(user))?;
        core.activities(&login, core.deadline(), players).await
    }

    /// Withdraws the user's activity, whichever it is.
    pub async fn clear_activity(&self, user: AccountId) -> Result<(), ClientError> {
        let core = &self.0.core;
        let login = core.login_of(Who::User(user))?;
        let end = core.deadline();
        for activity in core.activities(&login, end, &[user]).await? {
            let removed = core.authorized(&login, end, Class::Multiplayer, |token| {
                core.transport.delete_handle(token, &activity.id)
            });
            match removed.await {
                Err(ClientError::Refused(refusal)) if refusal.code == ErrorCode::NotFound => {}
                removed => removed?,
            }
        }
        Ok(())
    }
}

impl Core {
    async fn handle_of(
        &self,
        login: &Login,
        end: Instant,
        id: &Guid,
    ) -> Result<HandleDocument, ClientError> {
        self.authorized(login, end, Class::Multiplayer, |token| {
            self.transport.read_handle(token, id)
        })
        .await
    }

    async fn activities(
        &self,
        login: &Login,
        end: Instant,
        players: &[AccountId],
    ) -> Result<Vec<HandleDocument>, ClientError> {
        let scid = &self.config.deployment;
        let mut found = Vec::new();
        for some in players.chunks(limits::QUERY_RESULTS_MAX) {
            let rows = self.authorized(login, end, Class::Multiplayer, |token| {
                self.transport.activities_of(token, scid, some)
            });
            found.extend(rows.await?);
        }
        Ok(found)
    }

    /// See [`Client::clean_multiplayer`].
    async fn clean_multiplayer(&self, login: &Login, user: AccountId) -> Result<u32, ClientError> {
        let end = self.deadline();
        let mut left = BTreeSet::new();
        loop {
            let mut found = self.leftovers(login, end, user).await?;
            found.retain(|at| !left.contains(at));
            if found.is_empty() {
                return Ok(u32::try_from(left.len()).unwrap_or(u32::MAX));
            }
            for at in found {
                self.go_out(login, end, &at).await?;
                left.insert(at);
            }
        }
    }

    /// Sessions of the contract that the user is in and this client knows nothing of.
    async fn leftovers(
        &self,
        login: &Login,
        end: Instant,
        user: AccountId,
    ) -> Result<Vec<SessionRef>, ClientError> {
        let scid = &self.config.deployment;
        let rows = self.authorized(login, end, Class::Multiplayer, |token| {
            self.transport.sessions_of(token, scid, user)
        });
        let eos = TemplateName::eos();
        let found = rows.await?.into_iter().map(|row| row.session_ref);
        let is_leftover = |at: &SessionRef| at.template_name != eos && !login.memberships.is_in(at);
        Ok(found.filter(is_leftover).collect())
    }
}

fn new_handle(kind: HandleKind, at: &SessionRef) -> HandleDelta {
    HandleDelta {
        version: 1,
        kind,
        session_ref: HandleTarget {
            scid: at.scid.clone(),
            template_name: at.template_name.clone(),
            name: Some(at.name.clone()),
        },
        invited_xuid: None,
        invite_attributes: None,
        origin_session_ref: None,
        search_attributes: None,
    }
}
