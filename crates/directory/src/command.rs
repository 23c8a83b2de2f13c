//! The one command that changes a session: `PUT` with a delta.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, Revision, SessionRef};
use greenroom_protocol::limits;
use greenroom_protocol::session::{ConstantsDelta, MemberDelta, SessionDelta};
use greenroom_protocol::settings::GreenroomDelta;
use greenroom_protocol::time::Timestamp;

use crate::access::{effective_access, join_refusal};
use crate::caller::{Caller, Principal};
use crate::json::{self, Bag};
use crate::liveness;
use crate::members::{self, Me, MemberWrites};
use crate::precondition::Precondition;
use crate::session::{SearchHandle, Session};
use crate::settings;
use crate::template::{Template, check_system};

/// Ids for a session that may come to be. Each is a GUID nobody has seen.
#[derive(Clone, Debug)]
pub struct FreshIds {
    /// The branch.
    pub branch: String,
    /// The correlation id.
    pub correlation_id: String,
    /// The search handle.
    pub search_handle: String,
}

/// A `PUT`.
#[derive(Clone, Copy, Debug)]
pub struct Put<'a> {
    /// Which session.
    pub at: &'a SessionRef,
    /// Under which condition.
    pub when: Precondition,
    /// What is to change.
    pub delta: &'a SessionDelta,
    /// Who asks.
    pub caller: &'a Caller,
    /// The present instant.
    pub now: Timestamp,
    /// For a session that is created.
    pub ids: &'a FreshIds,
}

/// What is to be done with the record.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// Store the session; `created` tells how to answer.
    Store {
        /// The new state.
        session: Box<Session>,
        /// Whether the caller made it.
        created: bool,
    },
    /// Delete it. Where there is none, nothing is stored and the answer is the
    /// same.
    Delete,
    /// Nothing: it is already so.
    Unchanged {
        /// Whether the caller made it, by the same request sent before.
        created: bool,
    },
}

/// Decides a `PUT` on a session whose due timers were applied.
///
/// # Errors
/// Any refusal of the rules; its message names the field.
pub fn apply(current: Option<(&Session, Revision)>, put: &Put<'_>) -> Result<Decision, Refusal> {
    let template = Template::named(&put.at.template_name)?;
    let Principal::User { account, name } = &put.caller.principal else {
        let message = "sessions are written by players; this directory has no server mode yet";
        return Err(Refusal::new(ErrorCode::Unsupported, message));
    };
    check_nonce(put.delta.greenroom.as_ref())?;
    let author = Author {
        account: *account,
        name,
        writes: MemberWrites::parse(&put.delta.members)?,
        put,
    };
    let Some((session, revision)) = current else {
        put.when.check(None)?;
        return author.create(&template);
    };
    if put.when == Precondition::Absent {
        return author.create_over(session, revision, &template);
    }
    put.when.check(Some(revision))?;
    author.update(session)
}

fn check_nonce(delta: Option<&GreenroomDelta>) -> Result<(), Refusal> {
    let nonce = delta.and_then(|delta| delta.nonce.as_ref());
    let length = nonce.map_or(0, String::len);
    if length > limits::NONCE_MAX {
        let most = limits::NONCE_MAX;
        let message = format!("greenroom.nonce has {length} bytes, of at most {most}");
        return Err(Refusal::bad_request(message));
    }
    Ok(())
}

/// A player with what it wants to write.
struct Author<'a> {
    account: AccountId,
    name: &'a str,
    writes: MemberWrites<'a>,
    put: &'a Put<'a>,
}

impl Author<'_> {
    fn greenroom(&self) -> Option<&GreenroomDelta> {
        self.put.delta.greenroom.as_ref()
    }

    fn ends(&self) -> bool {
        self.greenroom().is_some_and(|delta| delta.end)
    }

    /// On a name that is free. A session that nobody is in is never stored.
    fn create(&self, template: &Template) -> Result<Decision, Refusal> {
        match self.writes.me {
            Me::Present(me) if !self.ends() => self.new_session(me, template),
            _ => Ok(Decision::Delete),
        }
    }

    fn new_session(&self, me: &MemberDelta, template: &Template) -> Result<Decision, Refusal> {
        let Put {
            at,
            delta,
            caller,
            now,
            ids,
            ..
        } = *self.put;
        let Some(greenroom) = self.greenroom() else {
            let message = format!(
                "a session of the template {} needs greenroom.bucket and greenroom.maxPlayers",
                at.template_name
            );
            return Err(Refusal::bad_request(message));
        };
        let mut session = Session {
            session_ref: at.clone(),
            branch: ids.branch.clone(),
            change_number: 1,
            correlation_id: ids.correlation_id.clone(),
            start_time: now,
            search_handle: SearchHandle {
                id: ids.search_handle.clone(),
                create_time: now,
            },
            system: template.system.clone(),
            constants: Bag::new(),
            properties: Bag::new(),
            members: Default::default(),
            next_index: 0,
            settings: settings::create(greenroom, self.account, caller.address)?,
        };
        if let Some(constants) = &delta.constants {
            session.constants = self.checked_constants(&session, constants)?;
        }
        members::add(&mut session, self.account, self.name, true, now)?;
        self.write_me(&mut session, me, true)?;
        self.write_properties(&mut session)?;
        Ok(Decision::Store {
            session: Box::new(session),
            created: true,
        })
    }

    /// `If-None-Match: *` on a name that is held.
    fn create_over(
        &self,
        held: &Session,
        revision: Revision,
        template: &Template,
    ) -> Result<Decision, Refusal> {
        let own = held.is_owner(self.put.caller);
        let nonce = self.greenroom().and_then(|delta| delta.nonce.as_ref());
        if own && nonce.is_some() && nonce == held.settings.nonce.as_ref() {
            return self.create_again(held);
        }
        if !self.greenroom().is_some_and(|delta| delta.takeover) {
            // Fails, and says why: the name was to be free.
            self.put.when.check(Some(revision))?;
        }
        if !own && !held.owner_is_lost() {
            let message = "the name is held by a session whose owner is there";
            return Err(Refusal::new(ErrorCode::SessionExists, message));
        }
        match self.writes.me {
            Me::Present(me) => self.new_session(me, template),
            Me::Unmentioned | Me::Leaving => {
                let message = "greenroom.takeover needs members.me: nobody would be in the session";
                Err(Refusal::bad_request(message))
            }
        }
    }

    /// The request that created the session came once more. The connection in
    /// it may be newer than the one that was stored; nothing else counts.
    fn create_again(&self, held: &Session) -> Result<Decision, Refusal> {
        let mut next = held.clone();
        if let Me::Present(me) = self.writes.me {
            self.write_me(&mut next, me, false)?;
        }
        decide(held, next, true)
    }

    fn update(&self, session: &Session) -> Result<Decision, Refusal> {
        let owner = session.is_owner(self.put.caller);
        if !owner && self.greenroom().is_some_and(GreenroomDelta::is_owners) {
            let message = "only the owner may change the session's greenroom settings";
            return Err(Refusal::forbidden(message));
        }
        if self.ends() {
            return Ok(Decision::Delete);
        }
        let mut next = session.clone();
        if !self.enter(&mut next)? {
            return Ok(Decision::Unchanged { created: false });
        }
        if let Some(constants) = &self.put.delta.constants {
            self.check_constants(session, constants)?;
        }
        self.write_properties(&mut next)?;
        if let Some(greenroom) = self.greenroom() {
            settings::change(&mut next.settings, greenroom)?;
        }
        self.remove_members(&mut next)?;
        if liveness::is_over(&next) {
            return Ok(Decision::Delete);
        }
        decide(session, next, false)
    }

    /// Sees to it that the caller is in the session before the write or after.
    /// `false` is a stranger who leaves: it is gone already, which makes
    /// leaving safe to send twice.
    fn enter(&self, next: &mut Session) -> Result<bool, Refusal> {
        let joins = next.member(self.account).is_none();
        match self.writes.me {
            Me::Present(me) => {
                if joins {
                    self.join(next)?;
                }
                self.write_me(next, me, joins)?;
                Ok(true)
            }
            Me::Leaving if joins && self.writes_only_members() => Ok(false),
            Me::Unmentioned | Me::Leaving if joins => {
                let message = "only members may change the session; join with members.me";
                Err(Refusal::forbidden(message))
            }
            Me::Unmentioned | Me::Leaving => Ok(true),
        }
    }

    fn writes_only_members(&self) -> bool {
        let delta = self.put.delta;
        delta.constants.is_none() && delta.properties.is_none() && self.writes.removed.is_empty()
    }

    fn join(&self, next: &mut Session) -> Result<(), Refusal> {
        let via = self.greenroom().and_then(|delta| delta.via);
        let access = effective_access(next, self.put.caller, via.unwrap_or_default());
        access.join.map_err(join_refusal)?;
        members::add(next, self.account, self.name, false, self.put.now)
    }

    fn write_me(&self, next: &mut Session, me: &MemberDelta, joins: bool) -> Result<(), Refusal> {
        match next.member_mut(self.account) {
            Some(member) => members::write(member, me, joins, self.put.now),
            None => Ok(()),
        }
    }

    fn remove_members(&self, next: &mut Session) -> Result<(), Refusal> {
        let own = next
            .member(self.account)
            .map(|(index, member)| (index, member.owner));
        let is_owner = own.is_some_and(|(_, owner)| owner);
        if !is_owner && !self.writes.removed.is_empty() {
            let message = "only an owner may remove members by index";
            return Err(Refusal::forbidden(message));
        }
        for index in &self.writes.removed {
            next.members.remove(index);
        }
        if let (Me::Leaving, Some((index, _))) = (self.writes.me, own) {
            next.members.remove(&index);
        }
        Ok(())
    }

    fn write_properties(&self, next: &mut Session) -> Result<(), Refusal> {
        let properties = self.put.delta.properties.as_ref();
        match properties.and_then(|properties| properties.custom.as_ref()) {
            Some(custom) => json::merge(&mut next.properties, custom, "properties.custom"),
            None => Ok(()),
        }
    }

    /// The custom constants after merging the delta into those of `session`.
    fn checked_constants(&self, session: &Session, delta: &ConstantsDelta) -> Result<Bag, Refusal> {
        if let Some(system) = &delta.system {
            check_system(&session.system, system)?;
        }
        let mut merged = session.constants.clone();
        if let Some(custom) = &delta.custom {
            json::merge(&mut merged, custom, "constants.custom")?;
        }
        Ok(merged)
    }

    fn check_constants(&self, session: &Session, delta: &ConstantsDelta) -> Result<(), Refusal> {
        if self.checked_constants(session, delta)? != session.constants {
            let message = "constants.custom is fixed when the session is created";
            return Err(Refusal::new(ErrorCode::Conflict, message));
        }
        Ok(())
    }
}

fn decide(before: &Session, mut next: Session, created: bool) -> Result<Decision, Refusal> {
    if next == *before {
        return Ok(Decision::Unchanged { created });
    }
    let (size, most) = (next.custom_size(), limits::SESSION_CUSTOM_MAX);
    // What grows no further is let be: else nobody could clear it away.
    if size > most && size > before.custom_size() {
        let message =
            format!("the session's custom values would have {size} bytes, of at most {most}");
        return Err(Refusal::new(ErrorCode::TooLarge, message));
    }
    next.change_number = before.change_number + 1;
    Ok(Decision::Store {
        session: Box::new(next),
        created,
    })
}

#[cfg(test)]
mod tests;
