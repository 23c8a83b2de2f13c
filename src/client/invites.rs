//! Invites, and what players are doing.

use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::FutureExt;
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::handle::{HandleDelta, HandleDocument, HandleKind, HandleTarget};
use greenroom_protocol::ids::{AccountId, SessionName, TemplateName};
use greenroom_protocol::push::ReceivedInvite;
use greenroom_protocol::session::{Guid, SessionDocument};
use greenroom_protocol::time::Timestamp;

use super::error::ClientError;
use super::throttle::Class;
use super::transport::Failure;
use super::{Client, Core, Who};

impl Client {
    /// Invites a player into a session.
    pub async fn send_invite(
        &self,
        who: impl Into<Who>,
        session: &SessionName,
        invited: AccountId,
    ) -> Result<(), ClientError> {
        let core = &self.0.core;
        let login = core.login_of(who.into())?;
        let invite = HandleDelta {
            invited_xuid: Some(invited),
            ..core.handle_to(session, HandleKind::Invite)
        };
        let made = core.authorized(&login, core.deadline(), Class::Sessions, |token| {
            core.transport.create_handle(token, &invite)
        });
        made.await.map(drop)
    }

    /// Deletes an invite that the user has received.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`] for one that is not there: that an earlier attempt of this very call had deleted it already is a success.
    pub async fn reject_invite(
        &self,
        account: AccountId,
        invite: &Guid,
    ) -> Result<(), ClientError> {
        let core = &self.0.core;
        let login = core.login_of(account.into())?;
        // Whether an attempt was sent of which nobody knows what came.
        let in_doubt = &AtomicBool::new(false);
        core.authorized(&login, core.deadline(), Class::Sessions, |token| {
            async move {
                let was_in_doubt = in_doubt.swap(true, Ordering::Relaxed);
                let deleted = core.transport.delete_handle(token, invite).await;
                match &deleted {
                    Err(failure) if was_in_doubt && failure.is(ErrorCode::NotFound) => Ok(()),
                    Err(Failure::Interrupted(_)) => deleted,
                    _ => {
                        in_doubt.store(was_in_doubt, Ordering::Relaxed);
                        deleted
                    }
                }
            }
            .boxed()
        })
        .await
    }

    /// The user's invites that are good, the oldest first.
    pub async fn invites(&self, account: AccountId) -> Result<Vec<ReceivedInvite>, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(account.into())?;
        core.authorized(&login, core.deadline(), Class::Sessions, |token| {
            core.transport.query_invites(token)
        })
        .await
    }

    /// What a player is doing, if anything that the user may know of.
    pub async fn activity_of(
        &self,
        account: AccountId,
        player: AccountId,
    ) -> Result<Option<HandleDocument>, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(account.into())?;
        core.authorized(&login, core.deadline(), Class::Multiplayer, |token| {
            core.transport.query_activity(token, player)
        })
        .await
    }

    /// Reads the session that a handle leads to; `None` where it leads nowhere any more.
    pub async fn session_through(
        &self,
        account: AccountId,
        handle: &Guid,
    ) -> Result<Option<SessionDocument>, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(account.into())?;
        core.authorized(&login, core.deadline(), Class::Sessions, |token| {
            core.transport.get_session_through(token, handle)
        })
        .await
    }

    /// When the user logged in here, by the directory's clock, to the second; nothing for a user who is not logged in.
    pub fn logged_in_since(&self, account: AccountId) -> Option<Timestamp> {
        Some(self.0.core.login_of(account.into()).ok()?.since)
    }
}

impl Core {
    /// A handle of this kind that leads to a session, with nothing else said.
    pub(super) fn handle_to(&self, session: &SessionName, kind: HandleKind) -> HandleDelta {
        HandleDelta {
            version: 1,
            kind,
            session_ref: HandleTarget {
                scid: self.config.deployment.clone(),
                template_name: TemplateName::eos(),
                name: Some(session.clone()),
            },
            invited_xuid: None,
            invite_attributes: None,
            origin_session_ref: None,
            search_attributes: None,
        }
    }
}
