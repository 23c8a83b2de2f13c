//! The one command that changes a session: `PUT` with a delta.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{Revision, SessionRef};
use greenroom_protocol::limits;
use greenroom_protocol::session::{ConstantsDelta, SessionDelta};
use greenroom_protocol::settings::GreenroomDelta;
use greenroom_protocol::time::Timestamp;

use crate::caller::{Caller, Principal};
use crate::json::{self, Bag};
use crate::liveness;
use crate::policy::Action;
use crate::precondition::Precondition;
use crate::session::{SearchHandle, Session};
use crate::settings;
use crate::template::{Template, check_system};

mod author;

use author::Author;

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
    let (author, removed) = Author::new(put)?;
    check_nonce(put.delta.greenroom.as_ref())?;
    let write = Write {
        author,
        removed,
        put,
    };
    write.check_policy()?;
    let Some((session, revision)) = current else {
        put.when.check(None)?;
        return write.create(&template);
    };
    if put.when == Precondition::Absent {
        return write.create_over(session, revision, &template);
    }
    put.when.check(Some(revision))?;
    write.update(session)
}

fn check_nonce(delta: Option<&GreenroomDelta>) -> Result<(), Refusal> {
    let nonce = delta.and_then(|delta| delta.nonce.as_ref());
    let length = nonce.map_or(0, String::len);
    if length > limits::NONCE_MAX {
        let most = limits::NONCE_MAX;
        let message = format!("greenroom.nonce has {length} bytes, of at most {most}");
        return Err(Refusal::bad_request(message));
    }
    if nonce.is_none() && delta.is_some_and(|delta| delta.sequence.is_some()) {
        let message =
            "greenroom.sequence counts the writes of one creation and needs its greenroom.nonce";
        return Err(Refusal::bad_request(message));
    }
    Ok(())
}

/// A `PUT` that was understood.
struct Write<'a> {
    author: Author<'a>,
    /// Members whom the author removes by their index.
    removed: Vec<u32>,
    put: &'a Put<'a>,
}

impl Write<'_> {
    fn greenroom(&self) -> Option<&GreenroomDelta> {
        self.put.delta.greenroom.as_ref()
    }

    fn ends(&self) -> bool {
        self.greenroom().is_some_and(|delta| delta.end)
    }

    fn replaces(&self) -> bool {
        self.greenroom().is_some_and(|delta| delta.replace)
    }

    /// Holds what is asked for against the policy of the author's program, as
    /// far as it shows without the session. Leaving shows nothing: everybody
    /// may.
    fn check_policy(&self) -> Result<(), Refusal> {
        let caller = self.put.caller;
        if matches!(caller.principal, Principal::Server { .. }) {
            caller.check(Action::ActAsServer)?;
        }
        let sets = self
            .greenroom()
            .is_some_and(GreenroomDelta::changes_settings);
        if sets || !self.removed.is_empty() {
            caller.check(Action::HostSessions)?;
        }
        let registers = self
            .greenroom()
            .is_some_and(GreenroomDelta::changes_players);
        match registers {
            true => caller.check(Action::ManagePlayers),
            false => Ok(()),
        }
    }

    /// On a name that is free. A session that nobody is in is never stored.
    fn create(&self, template: &Template) -> Result<Decision, Refusal> {
        if self.ends() || !self.author.appears()? {
            return Ok(Decision::Delete);
        }
        self.new_session(template)
    }

    fn new_session(&self, template: &Template) -> Result<Decision, Refusal> {
        let Put {
            at,
            delta,
            caller,
            now,
            ids,
            ..
        } = *self.put;
        caller.check(Action::HostSessions)?;
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
            servers: Default::default(),
            next_index: 0,
            settings: settings::create(greenroom, self.author.owner(), caller.address)?,
        };
        if let Some(constants) = &delta.constants {
            session.constants = self.checked_constants(&session, constants)?;
        }
        self.author.found(&mut session, now)?;
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
        if !self.author.appears()? {
            let message = "greenroom.takeover needs members.me: nobody would be in the session";
            return Err(Refusal::bad_request(message));
        }
        self.new_session(template)
    }

    /// The request that created the session came once more. The connection in
    /// it may be newer than the one that was stored; its settings count only
    /// where they are meant to replace those that are there.
    fn create_again(&self, held: &Session) -> Result<Decision, Refusal> {
        if self.is_overtaken(held) {
            return Ok(Decision::Unchanged { created: true });
        }
        let mut next = self.counted(held);
        self.author.reappear(&mut next, self.put.now)?;
        if self.replaces() {
            self.write_settings(&mut next)?;
        }
        decide(held, next, true)
    }

    fn update(&self, session: &Session) -> Result<Decision, Refusal> {
        self.check_mark(session)?;
        let owner = session.is_owner(self.put.caller);
        if !owner && self.greenroom().is_some_and(GreenroomDelta::is_owners) {
            let message = "only the owner may change the session's greenroom settings";
            return Err(Refusal::forbidden(message));
        }
        if owner && self.is_overtaken(session) {
            return Ok(Decision::Unchanged { created: false });
        }
        if self.ends() {
            return Ok(Decision::Delete);
        }
        let mut next = match owner {
            true => self.counted(session),
            false => session.clone(),
        };
        if !self.author.enter(&mut next, self.put)? {
            return Ok(Decision::Unchanged { created: false });
        }
        if let Some(constants) = &self.put.delta.constants {
            self.check_constants(session, constants)?;
        }
        self.write_properties(&mut next)?;
        self.write_settings(&mut next)?;
        self.remove_members(session, &mut next)?;
        if liveness::is_over(&next) {
            return Ok(Decision::Delete);
        }
        decide(session, next, false)
    }

    /// An update that names a creation is meant for what came of that one.
    fn check_mark(&self, session: &Session) -> Result<(), Refusal> {
        let nonce = self.greenroom().and_then(|delta| delta.nonce.as_ref());
        if nonce.is_none() || nonce == session.settings.nonce.as_ref() {
            return Ok(());
        }
        let message = "greenroom.nonce is not this session's: another session has the name";
        Err(Refusal::new(ErrorCode::Conflict, message))
    }

    /// Whether this very write was taken already, or a later one of the owner.
    fn is_overtaken(&self, session: &Session) -> bool {
        let sequence = self.greenroom().and_then(|delta| delta.sequence);
        sequence.is_some_and(|sequence| session.settings.sequence >= Some(sequence))
    }

    /// The session with the number of this write of its owner.
    fn counted(&self, session: &Session) -> Session {
        let mut next = session.clone();
        let sequence = self.greenroom().and_then(|delta| delta.sequence);
        next.settings.sequence = sequence.or(session.settings.sequence);
        next
    }

    fn write_settings(&self, next: &mut Session) -> Result<(), Refusal> {
        let Some(greenroom) = self.greenroom() else {
            return Ok(());
        };
        // To leave players out is to unregister them.
        if greenroom.replace && !next.settings.registered.is_empty() {
            self.put.caller.check(Action::ManagePlayers)?;
        }
        settings::change(&mut next.settings, greenroom)
    }

    fn remove_members(&self, before: &Session, next: &mut Session) -> Result<(), Refusal> {
        if !self.removed.is_empty() && !before.is_owner(self.put.caller) {
            let message = "only an owner may remove members by index";
            return Err(Refusal::forbidden(message));
        }
        for index in &self.removed {
            next.members.remove(index);
        }
        self.author.leave(next);
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
