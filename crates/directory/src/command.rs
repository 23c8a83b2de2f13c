//! The one command that changes a session: `PUT` with a delta.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, Revision, SessionRef, TemplateName};
use greenroom_protocol::limits;
use greenroom_protocol::session::{
    Capability, PropertiesDelta, PropertiesSystemDelta, SessionDelta,
};
use greenroom_protocol::settings::GreenroomDelta;
use greenroom_protocol::time::Timestamp;

use crate::access::Via;
use crate::caller::Caller;
use crate::consequences::{self, Fate};
use crate::json::{self, Bag};
use crate::members::{self, IndexWrite, MemberWrites};
use crate::people::Circle;
use crate::policy::Action;
use crate::precondition::Precondition;
use crate::registrants::{self, Registrants};
use crate::roles::{self, Assigner};
use crate::session::{SearchAttributes, SearchHandle, Session, Shared};
use crate::template::Template;
use crate::{constants, initialization, servers, settings, shared};

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
    /// By which way the caller came to it.
    pub via: Via,
    /// What it would be made from; `None` where the template is not there (any
    /// more), which sessions that live do not mind.
    pub template: Option<&'a Template>,
    /// Under which condition.
    pub when: Precondition,
    /// What is to change.
    pub delta: &'a SessionDelta,
    /// Who asks.
    pub caller: &'a Caller,
    /// What those in the session are to the caller.
    pub circle: &'a Circle,
    /// What is known of the players whom the write would register.
    pub registrants: &'a Registrants,
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
    let members = MemberWrites::parse(&put.delta.members)?;
    let author = Author::new(put, members.me)?;
    check_nonce(put.delta.greenroom.as_ref())?;
    let write = Write {
        author,
        members,
        put,
    };
    write.check_policy()?;
    let Some((session, revision)) = current else {
        put.when.check(None)?;
        return write.create();
    };
    if put.when == Precondition::Absent {
        return write.create_over(session, revision);
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
    members: MemberWrites<'a>,
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
        if caller.is_server() {
            caller.check(Action::ActAsServer)?;
        }
        let sets = self
            .greenroom()
            .is_some_and(GreenroomDelta::changes_settings);
        if sets || !self.members.others.is_empty() || !self.put.delta.role_types.is_empty() {
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

    /// Whether it is about a session of the EOS face.
    fn is_eos(&self) -> bool {
        self.put.at.template_name == TemplateName::eos()
    }

    fn template(&self) -> Result<&Template, Refusal> {
        self.put.template.ok_or_else(|| {
            let message = format!("there is no template {}", self.put.at.template_name);
            Refusal::new(ErrorCode::NotFound, message)
        })
    }

    /// On a name that is free.
    fn create(&self) -> Result<Decision, Refusal> {
        let template = self.template()?;
        // An EOS session that nobody is in is never stored.
        if self.ends() || self.is_eos() && !self.author.appears()? {
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
        let resolved = constants::resolve(template, delta.constants.as_ref())?;
        let settings = match self.is_eos() {
            true => Some(self.new_settings()?),
            false => self.check_no_settings().map(|()| None)?,
        };
        let has_owners = resolved.system.can(Capability::HasOwners);
        // What is being made has the number 0; stored, it has 1.
        let mut session = Session {
            session_ref: at.clone(),
            branch: ids.branch.clone(),
            change_number: 0,
            correlation_id: ids.correlation_id.clone(),
            start_time: now,
            search_handle: settings.is_some().then(|| SearchHandle {
                id: ids.search_handle.clone(),
                create_time: now,
                attributes: SearchAttributes::default(),
            }),
            role_types: constants::role_types(template, &delta.role_types, has_owners)?,
            system: resolved.system,
            constants: resolved.custom,
            shared: Shared::default(),
            listing: Default::default(),
            properties: Bag::new(),
            members: Default::default(),
            servers: Default::default(),
            next_index: 0,
            initializing: None,
            last_episode: 0,
            host_candidates: Vec::new(),
            emptied_at: None,
            departed: Default::default(),
            settings,
        };
        self.check_initiator(&session)?;
        check_broadcast(&session)?;
        self.author.found(&mut session, self.put)?;
        members::reserve(
            &mut session,
            &self.members.reserved,
            caller.is_server(),
            now,
        )?;
        if session.members.is_empty() && session.system.session_empty_timeout == Some(0) {
            // Of an EOS session the server that lives in it is enough.
            if session.settings.is_none() {
                return Ok(Decision::Delete);
            }
        } else if self.author.stays_outside() {
            let message = "members.me: who makes a session is in it";
            return Err(Refusal::forbidden(message));
        }
        initialization::begin(&mut session, now)?;
        self.write_servers(&mut session)?;
        self.write_others(&mut session)?;
        self.write_properties(&mut session)?;
        if consequences::draw(None, &mut session, now) == Fate::Over {
            return Ok(Decision::Delete);
        }
        check_size(0, &session)?;
        session.change_number = 1;
        Ok(Decision::Store {
            session: Box::new(session),
            created: true,
        })
    }

    fn new_settings(&self) -> Result<crate::session::Settings, Refusal> {
        let Some(greenroom) = self.greenroom() else {
            let message = format!(
                "a session of the template {} needs greenroom.bucket and greenroom.maxPlayers",
                self.put.at.template_name
            );
            return Err(Refusal::bad_request(message));
        };
        let settings = settings::create(greenroom, self.author.owner(), self.put.caller.address)?;
        registrants::check(&[], &settings, self.put.registrants)?;
        Ok(settings)
    }

    /// Holds that nothing of the EOS face is asked of another session.
    fn check_no_settings(&self) -> Result<(), Refusal> {
        let Some(delta) = self.greenroom() else {
            return Ok(());
        };
        let eos = delta.is_owners() || delta.connection.is_some() || delta.nonce.is_some();
        if !eos && !delta.takeover {
            return Ok(());
        }
        let message = "greenroom: settings, registrations, nonce, takeover and connection are for sessions of the template eos";
        Err(Refusal::bad_request(message))
    }

    fn check_initiator(&self, session: &Session) -> Result<(), Refusal> {
        let initiators = &session.system.initiators;
        let own = self.put.caller.account();
        let listed = own.is_some_and(|account| initiators.contains(&account));
        if initiators.is_empty() || listed || self.put.caller.is_server() {
            return Ok(());
        }
        let message = "constants.system.initiators does not name the caller";
        Err(Refusal::forbidden(message))
    }

    /// Writes the entries of servers. In an EOS session there is but the one that
    /// it lives by.
    fn write_servers(&self, next: &mut Session) -> Result<(), Refusal> {
        let entries = &self.put.delta.servers;
        if next.settings.is_some() && !entries.is_empty() {
            let message = "servers: that of an EOS session is written by greenroom.connection";
            return Err(Refusal::bad_request(message));
        }
        servers::write(next, entries, &self.put.caller.client_id)
    }

    /// `If-None-Match: *` on a name that is held.
    fn create_over(&self, held: &Session, revision: Revision) -> Result<Decision, Refusal> {
        let own = held.is_owner(self.put.caller);
        let nonce = self.greenroom().and_then(|delta| delta.nonce.as_ref());
        let held_nonce = held.settings.as_ref().and_then(|it| it.nonce.as_ref());
        if own && nonce.is_some() && nonce == held_nonce {
            return self.create_again(held);
        }
        let takes_over = self.greenroom().is_some_and(|delta| delta.takeover);
        if !takes_over || held.settings.is_none() {
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
        self.new_session(self.template()?)
    }

    /// The request that created the session came once more. The connection in
    /// it may be newer than the one that was stored; its settings count only
    /// where they are meant to replace those that are there.
    fn create_again(&self, held: &Session) -> Result<Decision, Refusal> {
        if self.is_overtaken(held) {
            return Ok(Decision::Unchanged { created: true });
        }
        let mut next = self.counted(held);
        self.author.reappear(&mut next, self.put)?;
        if self.replaces() {
            self.write_settings(&mut next)?;
        }
        decide(held, next, true)
    }

    fn update(&self, session: &Session) -> Result<Decision, Refusal> {
        let owner = session.is_owner(self.put.caller);
        if session.settings.is_some() {
            self.check_mark(session)?;
            if !owner && self.greenroom().is_some_and(GreenroomDelta::is_owners) {
                let message = "only the owner may change the session's greenroom settings";
                return Err(Refusal::forbidden(message));
            }
            if owner && self.is_overtaken(session) {
                return Ok(Decision::Unchanged { created: false });
            }
        } else if self.ends() {
            self.check_managing(session, "greenroom.end")?;
        } else {
            self.check_no_settings()?;
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
            constants::check_same(&session.system, &session.constants, constants)?;
        }
        self.write_roles_of_owners(session, &mut next)?;
        let by_server = self.put.caller.is_server();
        members::reserve(&mut next, &self.members.reserved, by_server, self.put.now)?;
        self.write_servers(&mut next)?;
        self.write_properties(&mut next)?;
        self.write_settings(&mut next)?;
        self.write_others(&mut next)?;
        self.author.leave(&mut next);
        roles::check_taken(&next, &self.put.delta.role_types)?;
        if consequences::draw(Some(session), &mut next, self.put.now) == Fate::Over {
            return Ok(Decision::Delete);
        }
        decide(session, next, false)
    }

    /// Holds that the author may do what owners may.
    fn check_managing(&self, session: &Session, what: &str) -> Result<(), Refusal> {
        if self.author.manages(session, self.put) {
            return Ok(());
        }
        let message = format!("{what} is for owners and trusted servers alone");
        Err(Refusal::forbidden(message))
    }

    fn write_roles_of_owners(&self, before: &Session, next: &mut Session) -> Result<(), Refusal> {
        if self.put.delta.role_types.is_empty() {
            return Ok(());
        }
        self.check_managing(before, "roleTypes")?;
        roles::change(next, &self.put.delta.role_types)
    }

    /// An update that names a creation is meant for what came of that one.
    fn check_mark(&self, session: &Session) -> Result<(), Refusal> {
        let nonce = self.greenroom().and_then(|delta| delta.nonce.as_ref());
        let settings = session.settings.as_ref();
        if nonce.is_none() || nonce == settings.and_then(|it| it.nonce.as_ref()) {
            return Ok(());
        }
        let message = "greenroom.nonce is not this session's: another session has the name";
        Err(Refusal::new(ErrorCode::Conflict, message))
    }

    /// Whether this very write was taken already, or a later one of the owner.
    fn is_overtaken(&self, session: &Session) -> bool {
        let sequence = self.greenroom().and_then(|delta| delta.sequence);
        let settings = session.settings.as_ref();
        let last = settings.and_then(|settings| settings.sequence);
        sequence.is_some_and(|sequence| last >= Some(sequence))
    }

    /// The session with the number of this write of its owner.
    fn counted(&self, session: &Session) -> Session {
        let mut next = session.clone();
        let sequence = self.greenroom().and_then(|delta| delta.sequence);
        if let Some(settings) = &mut next.settings {
            settings.sequence = sequence.or(settings.sequence);
        }
        next
    }

    fn write_settings(&self, next: &mut Session) -> Result<(), Refusal> {
        let (Some(greenroom), Some(settings)) = (self.greenroom(), &mut next.settings) else {
            return Ok(());
        };
        // To leave players out is to unregister them.
        if greenroom.replace && !settings.registered.is_empty() {
            self.put.caller.check(Action::ManagePlayers)?;
        }
        let before = settings.registered.clone();
        settings::change(settings, greenroom)?;
        registrants::check(&before, settings, self.put.registrants)
    }

    /// Carries out what is written about others by their index.
    fn write_others(&self, next: &mut Session) -> Result<(), Refusal> {
        if self.members.others.is_empty() {
            return Ok(());
        }
        self.check_managing(next, "members by their index")?;
        if next.can(Capability::Large) {
            let message = "members of a large session are not written by their index";
            return Err(Refusal::new(ErrorCode::Conflict, message));
        }
        let by = Assigner {
            manages: true,
            own: false,
            circle: self.put.circle,
        };
        for (index, write) in &self.members.others {
            match write {
                IndexWrite::Remove => {
                    next.members.remove(index);
                }
                IndexWrite::Roles(given) => roles::assign(next, *index, given, by)?,
            }
        }
        Ok(())
    }

    fn write_properties(&self, next: &mut Session) -> Result<(), Refusal> {
        let Some(PropertiesDelta {
            system,
            custom,
            greenroom,
        }) = self.put.delta.properties.as_ref()
        else {
            return Ok(());
        };
        if let Some(custom) = custom {
            json::merge(&mut next.properties, custom, "properties.custom")?;
        }
        // Asked before anything is written: what is written may make an owner.
        let owns = !next.has_owners() || self.author.manages(next, self.put);
        if let Some(system) = system {
            self.write_system(next, system, owns)?;
        }
        if let Some(listing) = greenroom {
            let before = next.listing.clone();
            shared::write_listing(next, listing)?;
            if !owns && next.listing != before {
                return Err(owners_alone("properties.greenroom"));
            }
        }
        Ok(())
    }

    /// In a session with owners, they alone change the session's properties, but
    /// for those that it leaves to everybody. What is as it was is no change:
    /// clients send along what they read.
    fn write_system(
        &self,
        next: &mut Session,
        delta: &PropertiesSystemDelta,
        owns: bool,
    ) -> Result<(), Refusal> {
        if next.settings.is_some() && shared::says_anything(delta) {
            let message =
                "properties.system: what an EOS session lets whom do stands under greenroom";
            return Err(Refusal::bad_request(message));
        }
        let before = shared::Values::of(next);
        shared::write(next, delta, self.put.now)?;
        if owns {
            return Ok(());
        }
        let policies = next.system.ownership_policies.as_ref();
        let free = policies.map(|policies| &policies.non_owner_modifiable_system_properties);
        let is_free = |field: &&&str| {
            let mut names = free.into_iter().flatten();
            names.any(|name| name.eq_ignore_ascii_case(field))
        };
        let changed = before.changed(next, delta);
        match changed.iter().find(|field| !is_free(field)) {
            Some(field) => Err(owners_alone(&format!("properties.system.{field}"))),
            None => Ok(()),
        }
    }
}

fn owners_alone(field: &str) -> Refusal {
    Refusal::forbidden(format!("{field} is written by owners alone"))
}

/// A broadcast is named after whom it shows.
fn check_broadcast(session: &Session) -> Result<(), Refusal> {
    let name = session.session_ref.name.as_str();
    if !session.can(Capability::Broadcast) || name.parse::<AccountId>().is_ok() {
        return Ok(());
    }
    let message = "constants.system.capabilities.broadcast: the session's name is to be a xuid";
    Err(Refusal::bad_request(message))
}

fn decide(before: &Session, mut next: Session, created: bool) -> Result<Decision, Refusal> {
    if next == *before {
        return Ok(Decision::Unchanged { created });
    }
    check_size(before.custom_size(), &next)?;
    next.change_number = before.change_number + 1;
    Ok(Decision::Store {
        session: Box::new(next),
        created,
    })
}

/// What grows no further is let be: else nobody could clear it away.
fn check_size(before: usize, next: &Session) -> Result<(), Refusal> {
    let (size, most) = (next.custom_size(), limits::SESSION_CUSTOM_MAX);
    if size <= most || size <= before {
        return Ok(());
    }
    let message = format!("the session's custom values would have {size} bytes, of at most {most}");
    Err(Refusal::new(ErrorCode::TooLarge, message))
}

#[cfg(test)]
mod tests;
