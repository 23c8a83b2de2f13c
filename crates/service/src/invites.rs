//! Invites as those whom they are for hear of them.

use std::sync::Arc;

use greenroom_directory::access::Via;
use greenroom_directory::caller::Caller;
use greenroom_directory::handles::{self, Handle, HandleIndex};
use greenroom_directory::policy::{Action, Policy};
use greenroom_directory::view;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::Include;
use greenroom_protocol::ids::Deployment;
use greenroom_protocol::limits;
use greenroom_protocol::push::{InviteEnd, InviteEvent, Invites, ReceivedInvite, Resource};
use greenroom_protocol::session::Guid;

use crate::outbox::InviteNews;
use crate::service::Service;
use crate::sessions::{Held, check_deployment};

impl Service {
    /// The good invites of a player that wait for its answer, the oldest first,
    /// but for those of players whom it blocks: what is to be told to it. Senders
    /// are not told of the block.
    ///
    /// # Errors
    /// `Forbidden` for a caller who is no player and for another deployment,
    /// `Unavailable`.
    pub async fn invites(
        &self,
        caller: &Caller,
        scid: Option<&Deployment>,
        include: Include,
    ) -> Result<Invites, Refusal> {
        check_deployment(caller, scid.unwrap_or(&caller.deployment))?;
        if caller.account().is_none() {
            return Err(Refusal::forbidden("invites are for players"));
        }
        let waiting = self.invites_in(&self.handles.lock(), caller);
        let mut results = Vec::new();
        for handle in waiting {
            if let Some(held) = self.session_of(&handle).await? {
                results.push(self.received_in(caller, &handle, &held, include));
            }
        }
        Ok(Invites { results })
    }

    /// What waits for an answer of the caller.
    pub(crate) fn invites_in(&self, known: &HandleIndex, caller: &Caller) -> Vec<Arc<Handle>> {
        let Some(account) = caller.account() else {
            return Vec::new();
        };
        let mut invites = known.invites_for(&caller.deployment, account);
        invites.retain(|handle| !self.is_unheard(handle));
        invites
    }

    /// News of an invite in words; `None` where it is good no more, of which there
    /// is news to come.
    pub(crate) async fn invite_event(
        &self,
        caller: &Caller,
        news: &InviteNews,
    ) -> Option<InviteEvent> {
        let handle = match news {
            InviteNews::Received(handle) => handle,
            InviteNews::Gone(id, how) => {
                let (id, how) = (id.clone(), *how);
                return Some(InviteEvent::Gone { id, how });
            }
        };
        let invite = self.heard(caller, handle).await?;
        Some(InviteEvent::Received(Box::new(invite)))
    }

    /// An invite as it is told; `None` where it is good no more.
    pub(crate) async fn heard(&self, caller: &Caller, handle: &Handle) -> Option<ReceivedInvite> {
        match self.session_of(handle).await {
            Ok(held) => Some(self.received_in(caller, handle, &held?, Include::default())),
            // Told all the same: the session can be read later.
            Err(_) => Some(ReceivedInvite {
                handle: handles::bare_document(handle),
                greenroom: None,
            }),
        }
    }

    fn received_in(
        &self,
        caller: &Caller,
        handle: &Handle,
        held: &Held,
        include: Include,
    ) -> ReceivedInvite {
        if !self.reads_sessions(caller) {
            return ReceivedInvite {
                handle: handles::bare_document(handle),
                greenroom: None,
            };
        }
        let access = self.access(&held.session, caller, Via::Invite);
        ReceivedInvite {
            handle: handles::document(handle, &held.session, include),
            greenroom: view::greenroom(&held.session, &access),
        }
    }

    /// Whether the caller's program may read sessions, at present too: a push
    /// connection outlives changes of its policy.
    fn reads_sessions(&self, caller: &Caller) -> bool {
        let (id, scid) = (&caller.client_id, &caller.deployment);
        let present = self.present_policy(id, scid, &caller.principal);
        let reads = |policy: Policy| policy.allows(Action::ReadSessions);
        reads(caller.policy) && present.is_ok_and(reads)
    }

    /// Takes note of a stored handle, and tells of it if it is an invite that was
    /// not known.
    pub(crate) fn note_handle(&self, known: &mut HandleIndex, handle: Handle) {
        let (scid, slot) = (handle.scid().clone(), handle.slot());
        let former = known.note(handle);
        let Some(noted) = known.in_slot(&scid, slot) else {
            return;
        };
        if noted.is_open() && former.as_ref() != Some(&noted) {
            self.tell_invite(&noted, InviteNews::Received(noted.clone()));
        }
    }

    /// Takes note that a slot is empty, and tells of an invite that was in it.
    pub(crate) fn forget_handle(&self, known: &mut HandleIndex, handle: &Handle, how: InviteEnd) {
        let forgotten = known.forget(handle.scid(), &handle.slot());
        if let Some(invite) = forgotten.filter(|handle| handle.is_open()) {
            self.tell_end(&invite, how);
        }
    }

    /// Tells that an invite has ended. To be called, as all that tells of invites,
    /// with the lock of what is known of handles: in the order of what happened.
    pub(crate) fn tell_end(&self, invite: &Handle, how: InviteEnd) {
        self.tell_invite(invite, InviteNews::Gone(invite.id.clone(), how));
    }

    fn tell_invite(&self, invite: &Handle, news: InviteNews) {
        let Some(invited) = invite.invited() else {
            return;
        };
        if self.is_unheard(invite) {
            return;
        }
        let player = (invite.scid().clone(), invited);
        for outbox in self.followers.of_player(&player, Resource::Invites) {
            outbox.put_invite(news.clone());
        }
    }

    /// The id of a new invite: into an EOS session that of the one which it
    /// repeats. In the turn of the invited player's invites.
    ///
    /// # Errors
    /// `TooManyInvites` where it would be one more than the player may have. Those
    /// that it does not hear of are not counted.
    pub(crate) fn admit_invite(
        &self,
        invite: &Handle,
        held: &Held,
    ) -> Result<Option<Guid>, Refusal> {
        let Some(invited) = invite.invited() else {
            return Ok(None);
        };
        let now = self.now();
        let mut waiting = self.handles.lock().invites_for(invite.scid(), invited);
        waiting.retain(|it| it.expires_at().is_none_or(|at| at > now));
        let is_eos = held.session.settings.is_some();
        let former = waiting.iter().find(|it| is_eos && invite.repeats(it));
        if let Some(former) = former {
            return Ok(Some(former.id.clone()));
        }
        let most = limits::INVITES_RECEIVED_MAX;
        let heard = waiting.iter().filter(|it| !self.is_unheard(it)).count();
        if heard >= most && invite.is_open() && !self.is_unheard(invite) {
            let message = format!("the player has {most} invites, and may have no more");
            return Err(Refusal::new(ErrorCode::TooManyInvites, message));
        }
        Ok(None)
    }

    /// Whether the player whom an invite is for does not want to hear of it.
    fn is_unheard(&self, invite: &Handle) -> bool {
        let invited = invite.invited();
        invited.is_some_and(|invited| self.blocks(invite.scid(), invited, invite.creator))
    }
}
