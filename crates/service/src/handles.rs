//! Handles: made, read, followed, deleted, asked for. Whether one is good is
//! decided at each use with the session as it is then; the sweeper clears away
//! the records of those that are not.

use std::collections::BTreeSet;
use std::sync::Arc;

use greenroom_directory::access::Via;
use greenroom_directory::caller::Caller;
use greenroom_directory::handles::{self, Aim, Handle, Making, Slot, Wish, no_such_handle};
use greenroom_directory::liveness::Advance;
use greenroom_directory::policy::Action;
use greenroom_directory::session::Session;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::{
    ActivityOwners, ActivityQuery, HandleDelta, HandleDocument, Include,
};
use greenroom_protocol::ids::{AccountId, Deployment, SessionName, SessionRef, TemplateName};
use greenroom_protocol::limits;
use greenroom_protocol::push::InviteEnd;
use greenroom_protocol::session::Guid;
use greenroom_protocol::settings::Route;

use crate::people::Whose;
use crate::service::Service;
use crate::sessions::{Held, SessionPut, check_deployment};
use crate::{draw, records};

mod kept;

/// What a handle is about, whether it is good or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandleSubject {
    /// The template of its session.
    pub template: TemplateName,
    /// Whether searches find the session by it.
    pub is_search: bool,
}

/// A handle that is good, with its session as it is.
enum Found {
    Kept(Arc<Handle>, Held),
    Search(Held),
}

impl Service {
    /// Makes a handle. An activity takes the place of the player's former one;
    /// the search handle of a session is written anew, under its id.
    ///
    /// # Errors
    /// `BadRequest` naming the field, `Forbidden`, `MissingAction` and `Conflict`
    /// of the rules, `Conflict` too for more than
    /// [`limits::HANDLES_PER_PLAYER_MAX`], `TooManyInvites` for a player who has
    /// [`limits::INVITES_RECEIVED_MAX`]; `NotFound` for an unknown template,
    /// `SessionNotFound`, but `Forbidden` for a transfer to a session that is not
    /// there; `Unavailable`.
    pub async fn create_handle(
        &self,
        caller: &Caller,
        delta: &HandleDelta,
    ) -> Result<HandleDocument, Refusal> {
        let wish = Wish::read(delta)?;
        let at = self.target(delta);
        check_deployment(caller, &at.scid)?;
        let id = self.fresh_id();
        let now = self.now();
        if let Wish::Search(attributes) = &wish {
            caller.check(Action::HostSessions)?;
            let rule = |session: &Session| handles::posted(session, caller, &id, attributes, now);
            let held = self.change(&at, rule).await?;
            let held = held.ok_or_else(|| self.absent(&at))?;
            return handles::search_document(&held.session, Include::ALL)
                .ok_or_else(no_such_handle);
        }
        let held = self.look(&at).await?;
        let held = held.ok_or_else(|| match wish {
            Wish::Transfer { .. } => Refusal::forbidden("sessionRef: there is no such session"),
            _ => self.absent(&at),
        })?;
        let making = Making {
            caller,
            session: &held.session,
            id: &id,
            now,
        };
        let handle = match wish {
            Wish::Activity => making.activity()?,
            Wish::Invite {
                invited,
                attributes,
            } => {
                let invite = making.invite(invited, attributes)?;
                return self.send_invite(invite, &held).await;
            }
            Wish::Transfer { origin } => {
                check_deployment(caller, &origin.scid)?;
                let origin = self.look(&origin).await?;
                making.transfer(origin.as_ref().map(|held| &held.session))?
            }
            Wish::Search(_) => unreachable!("written above"),
        };
        self.check_number(&handle)?;
        // Clients read it into records that have a handle's own fields alone.
        let document = handles::document(&handle, &held.session, Include::default());
        self.keep(handle).await?;
        Ok(document)
    }

    /// Makes an invite. One into an EOS session that repeats another one takes its
    /// place, with its id.
    async fn send_invite(
        &self,
        mut invite: Handle,
        held: &Held,
    ) -> Result<HandleDocument, Refusal> {
        let invited = invite.invited();
        let key = invited.map(|invited| records::invites(invite.scid(), invited));
        let _turn = match key {
            Some(key) => Some(self.turns.take(key).await),
            None => None,
        };
        match self.admit_invite(&invite, held)? {
            Some(former) => invite.id = former,
            None => self.check_number(&invite)?,
        }
        let document = handles::document(&invite, &held.session, Include::default());
        self.keep(invite).await?;
        Ok(document)
    }

    /// What the handle of that id is about, as far as this directory remembers:
    /// nothing is read for it, and nothing is said of whether the caller may know.
    pub fn subject_of_handle(&self, caller: &Caller, id: &Guid) -> Option<HandleSubject> {
        let scid = &caller.deployment;
        let handle = self.handles.lock().by_id(scid, id);
        if let Some(handle) = handle {
            return Some(HandleSubject {
                template: handle.session_ref.template_name.clone(),
                is_search: false,
            });
        }
        let at = self.index.lock().with_search_handle(id.as_str());
        at.map(|at| HandleSubject {
            template: at.template_name,
            is_search: true,
        })
    }

    /// Reads a handle that is good.
    ///
    /// # Errors
    /// `NotFound` for one that is not there or not good any more; `Forbidden` for
    /// the invite of others, and where the caller may not read the session;
    /// `MissingAction`, `Unavailable`.
    pub async fn get_handle(&self, caller: &Caller, id: &Guid) -> Result<HandleDocument, Refusal> {
        caller.check(Action::ReadSessions)?;
        match self.find(caller, id).await? {
            Found::Kept(handle, held) => {
                if !handle.is_for(caller) || !self.shows(&handle, &held, caller) {
                    return Err(not_for_the_caller());
                }
                let include = match handle.invited() {
                    None => Include::ALL,
                    Some(_) => Include::default(),
                };
                Ok(handles::document(&handle, &held.session, include))
            }
            Found::Search(held) => {
                if !self.access(&held.session, caller, Via::SearchHandle).read {
                    return Err(not_for_the_caller());
                }
                handles::search_document(&held.session, Include::ALL).ok_or_else(no_such_handle)
            }
        }
    }

    /// Deletes a handle: who made it, and the player whom an invite is for; of a
    /// search, who may write it.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`, `Conflict` for the search handle of an EOS
    /// session, `MissingAction` for that of another one, `Unavailable`.
    pub async fn delete_handle(&self, caller: &Caller, id: &Guid) -> Result<(), Refusal> {
        match self.find(caller, id).await? {
            Found::Kept(handle, _) if handle.is_deleted_by(caller) => {
                let is_invited = caller.account() == handle.invited();
                let how = match is_invited {
                    true => InviteEnd::Rejected,
                    false => InviteEnd::Withdrawn,
                };
                self.drop_kept(&handle, how).await
            }
            Found::Kept(..) => Err(not_for_the_caller()),
            Found::Search(held) => {
                caller.check(Action::HostSessions)?;
                let rule = |session: &Session| handles::unposted(session, caller, id);
                self.change(&held.session.session_ref, rule).await.map(drop)
            }
        }
    }

    /// The session that a handle leads to, and by which way the caller comes to
    /// it so: for [`Service::get_session_via`] and [`Service::write_session`].
    ///
    /// # Errors
    /// `NotFound` for a handle that is not there or not good any more;
    /// `Forbidden` where it does not lead the caller there: an invite leads whom
    /// it is for, a transfer those who are in the session where it begins.
    pub async fn follow_handle(
        &self,
        caller: &Caller,
        id: &Guid,
    ) -> Result<(SessionRef, Via), Refusal> {
        let (handle, held) = match self.find(caller, id).await? {
            Found::Kept(handle, held) => (handle, held),
            Found::Search(held) => return Ok((held.session.session_ref, Via::SearchHandle)),
        };
        let origin = match handle.origin() {
            Some(origin) => self.look(origin).await?,
            None => None,
        };
        match handle.leads(caller, origin.as_ref().map(|held| &held.session)) {
            true => Ok((held.session.session_ref, handle.via())),
            false => Err(not_for_the_caller()),
        }
    }

    /// The way of a write: that of a handle which it names as its route, where
    /// the handle leads the caller to the session. One that does not is no
    /// reason to refuse a write that needs none: it comes again after the
    /// handle is gone.
    pub(crate) async fn way(&self, caller: &Caller, put: &SessionPut<'_>) -> Result<Via, Refusal> {
        let greenroom = put.delta.greenroom.as_ref();
        let claimed = greenroom.and_then(|delta| delta.via.as_ref());
        let (id, claimed) = match claimed {
            Some(Route::Invite(id)) if put.via == Via::Id => (id, Via::Invite),
            Some(Route::Activity(id)) if put.via == Via::Id => (id, Via::Activity),
            _ => return Ok(put.via),
        };
        match self.follow_handle(caller, id).await {
            Ok((at, via)) if at == *put.at && via == claimed => Ok(via),
            Err(refusal) if refusal.code == ErrorCode::Unavailable => Err(refusal),
            Ok(_) | Err(_) => Ok(put.via),
        }
    }

    /// What players are doing, in the order in which they are named: at most
    /// [`limits::QUERY_RESULTS_MAX`]. Left out are private sessions, those that
    /// the caller may not read, and players who block the caller.
    ///
    /// # Errors
    /// `Forbidden` for another deployment and for the people of others,
    /// `MissingAction`, `Unavailable`.
    pub async fn query_activities(
        &self,
        caller: &Caller,
        query: &ActivityQuery,
        include: Include,
    ) -> Result<Vec<HandleDocument>, Refusal> {
        let scid = query.scid.as_ref().unwrap_or(&caller.deployment);
        check_deployment(caller, scid)?;
        caller.check(Action::FindSessions)?;
        let players = match &query.owners {
            ActivityOwners::Accounts(accounts) => accounts.clone(),
            ActivityOwners::People(group) => {
                // Holds that the caller may read the group, too.
                self.people(caller, scid, Whose::Account(group.moniker_xuid))
                    .await?;
                self.group(scid, group.moniker_xuid, group.moniker)
            }
        };
        let mut seen = BTreeSet::new();
        let players = players.into_iter().filter(|player| seen.insert(*player));
        let activities: Vec<_> = {
            let known = self.handles.lock();
            let of = |player| known.in_slot(scid, Slot::Activity(player));
            players
                .filter_map(of)
                .take(limits::QUERY_READS_MAX)
                .collect()
        };
        let mut results = Vec::new();
        for handle in activities {
            if results.len() == limits::QUERY_RESULTS_MAX {
                break;
            }
            if self.is_hidden(&handle, caller) {
                continue;
            }
            if let Some(held) = self.session_of(&handle).await?
                && self.shows(&handle, &held, caller)
            {
                results.push(handles::document(&handle, &held.session, include));
            }
        }
        Ok(results)
    }

    /// The handle of that id, if it is good.
    async fn find(&self, caller: &Caller, id: &Guid) -> Result<Found, Refusal> {
        let scid = &caller.deployment;
        let handle = self.handles.lock().by_id(scid, id);
        if let Some(handle) = handle {
            if self.is_hidden(&handle, caller) {
                return Err(no_such_handle());
            }
            let held = self.session_of(&handle).await?;
            let held = held.ok_or_else(no_such_handle)?;
            return Ok(Found::Kept(handle, held));
        }
        let at = self.index.lock().with_search_handle(id.as_str());
        let at = at.filter(|at| at.scid == *scid);
        let at = at.ok_or_else(no_such_handle)?;
        let held = self.look(&at).await?.filter(|held| {
            let handle = held.session.search_handle.as_ref();
            handle.is_some_and(|handle| handle.id == id.as_str())
        });
        held.map(Found::Search).ok_or_else(no_such_handle)
    }

    /// The session of a handle, if the handle is good.
    pub(crate) async fn session_of(&self, handle: &Handle) -> Result<Option<Held>, Refusal> {
        let held = self.look(&handle.session_ref).await?;
        let now = self.now();
        Ok(held.filter(|held| handle.is_good(&held.session, now)))
    }

    /// Whom a player blocks, sees nothing of what it does.
    fn is_hidden(&self, handle: &Handle, caller: &Caller) -> bool {
        let is_activity = matches!(handle.aim, Aim::Activity { .. });
        let looker = caller.account().filter(|_| is_activity);
        looker.is_some_and(|looker| self.blocks(handle.scid(), handle.creator, looker))
    }

    pub(crate) fn blocks(&self, scid: &Deployment, player: AccountId, other: AccountId) -> bool {
        self.people.read().relation(scid, player, other).blocked
    }

    /// Whether the caller may see the handle for its session's sake.
    fn shows(&self, handle: &Handle, held: &Held, caller: &Caller) -> bool {
        if !matches!(handle.aim, Aim::Activity { .. }) {
            return true;
        }
        let access = self.access(&held.session, caller, Via::Activity);
        handles::shows_activity(&held.session, caller, &access)
    }

    fn check_number(&self, handle: &Handle) -> Result<(), Refusal> {
        let made = match handle.slot() {
            Slot::Activity(_) => 0,
            Slot::Own(_) => self.handles.lock().made_by(handle.scid(), handle.creator),
        };
        let most = limits::HANDLES_PER_PLAYER_MAX;
        if made < most {
            return Ok(());
        }
        let message = format!("the player has {most} handles that are good, and may have no more");
        Err(Refusal::new(ErrorCode::Conflict, message))
    }

    /// Changes a session by a rule that comes to rest: what it makes of its own
    /// result is the same. `None` where there is no session.
    async fn change(
        &self,
        at: &SessionRef,
        rule: impl Fn(&Session) -> Result<Session, Refusal> + Send + Sync,
    ) -> Result<Option<Held>, Refusal> {
        let turn = self.turns.take(records::session(at)).await;
        let doubt = self.doubts.begin(at, None);
        let step = |session: &Session| match rule(session) {
            Ok(next) if next != *session => Advance::Changed(Box::new(next)),
            Ok(_) | Err(_) => Advance::Unchanged,
        };
        let settled = self.settle(&turn, at, step).await;
        let Some(held) = settled? else {
            doubt.settled();
            return Ok(None);
        };
        doubt.settled();
        // It is at rest because nothing is left to change, or for a refusal.
        rule(&held.session)?;
        Ok(Some(held))
    }

    fn target(&self, delta: &HandleDelta) -> SessionRef {
        let target = delta.session_ref.clone();
        let drawn = || {
            let name = SessionName::new(draw::guid(&*self.parts.random));
            name.expect("a GUID is a name")
        };
        SessionRef {
            scid: target.scid,
            template_name: target.template_name,
            name: target.name.unwrap_or_else(drawn),
        }
    }

    fn fresh_id(&self) -> Guid {
        Guid::new(&draw::guid(&*self.parts.random)).expect("a GUID was drawn")
    }

    fn absent(&self, at: &SessionRef) -> Refusal {
        let no_template = self.template(&at.scid, &at.template_name).err();
        no_template.unwrap_or_else(|| {
            let message = "sessionRef: there is no such session";
            Refusal::new(ErrorCode::SessionNotFound, message)
        })
    }
}

fn not_for_the_caller() -> Refusal {
    Refusal::forbidden("the handle is not for the caller")
}
