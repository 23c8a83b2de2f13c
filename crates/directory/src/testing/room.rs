//! A session of the contract and what is written to it, in JSON.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{Revision, TemplateName};
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::time::Timestamp;
use serde_json::{Value, json};

use super::{NOBODY, caller, connection, ids, session_ref};
use crate::access::{Via, effective_access};
use crate::caller::Caller;
use crate::command::{Decision, Put, apply};
use crate::liveness::{self, Advance};
use crate::people::Circle;
use crate::precondition::Precondition;
use crate::session::{Member, Session};
use crate::template::Template;
use crate::view;

/// How long a connection may be silent.
pub(crate) const SILENCE: u64 = 25_000;

/// A session that may come to be, change and end.
#[derive(Clone)]
pub(crate) struct Room {
    pub(crate) template: Template,
    pub(crate) session: Option<Session>,
    pub(crate) circle: Circle,
    pub(crate) via: Via,
    pub(crate) now: Timestamp,
    revision: u64,
}

impl Room {
    /// Nobody has made it yet. `system` is what the template pins.
    pub(crate) fn of(system: Value) -> Self {
        let template = json!({"constants": {"system": system}});
        Self::of_template(template)
    }

    pub(crate) fn of_template(template: Value) -> Self {
        let name = TemplateName::new("room").expect("valid");
        let template = Template::parse(name, &template.to_string());
        Self {
            template: template.expect("a template that makes sense"),
            session: None,
            circle: Circle::default(),
            via: Via::Id,
            now: Timestamp(100_000),
            revision: 0,
        }
    }

    /// Made by a player who is active in it.
    pub(crate) fn made_by(mut self, who: u64) -> Self {
        self.write(who, json!({"members": {"me": present(who)}}));
        self
    }

    /// What a write would come to.
    pub(crate) fn ask_as(&self, who: &Caller, delta: Value) -> Result<Decision, Refusal> {
        let delta: SessionDelta =
            serde_json::from_str(&delta.to_string()).expect("words of the contract");
        let mut at = session_ref("room");
        at.template_name = self.template.name.clone();
        let put = Put {
            at: &at,
            via: self.via,
            template: Some(&self.template),
            when: Precondition::None,
            delta: &delta,
            caller: who,
            circle: &self.circle,
            registrants: &NOBODY,
            now: self.now,
            ids: &ids("new"),
        };
        let held = self.session.as_ref();
        apply(held.map(|held| (held, Revision(self.revision))), &put)
    }

    pub(crate) fn try_as(&mut self, who: &Caller, delta: Value) -> Result<(), Refusal> {
        match self.ask_as(who, delta)? {
            Decision::Store { session, .. } => self.session = Some(*session),
            Decision::Delete => self.session = None,
            Decision::Unchanged { .. } => {}
        }
        self.revision += 1;
        Ok(())
    }

    /// Writes, successfully.
    pub(crate) fn write(&mut self, who: u64, delta: Value) {
        let shown = delta.to_string();
        if let Err(refusal) = self.try_as(&caller(who), delta) {
            panic!("{shown}: {refusal}");
        }
    }

    /// Is refused, and changes nothing. Returns the message.
    pub(crate) fn refuses(&self, who: u64, delta: Value, code: ErrorCode) -> String {
        self.refuses_as(&caller(who), delta, code)
    }

    pub(crate) fn refuses_as(&self, who: &Caller, delta: Value, code: ErrorCode) -> String {
        let shown = delta.to_string();
        match self.ask_as(who, delta) {
            Err(refusal) => {
                assert_eq!(refusal.code, code, "{shown}: {refusal}");
                refusal.message
            }
            Ok(decision) => panic!("{shown} was taken: {decision:?}"),
        }
    }

    pub(crate) fn join(&mut self, who: u64) {
        self.write(who, json!({"members": {"me": present(who)}}));
    }

    /// Time goes by, and is noticed.
    pub(crate) fn wait(&mut self, ms: u64) {
        self.now = self.now.plus(ms);
        self.settle();
    }

    /// One update by time.
    pub(crate) fn settle(&mut self) {
        let Some(session) = &self.session else {
            return;
        };
        let advance = liveness::advance(session, self.now, SILENCE);
        self.take(advance);
    }

    pub(crate) fn take(&mut self, advance: Advance) {
        match advance {
            Advance::Unchanged => {}
            Advance::Changed(next) => self.session = Some(*next),
            Advance::Ended => self.session = None,
        }
    }

    pub(crate) fn session(&self) -> &Session {
        self.session.as_ref().expect("it is there")
    }

    pub(crate) fn member(&self, who: u64) -> Option<&Member> {
        let (_, member) = self.session.as_ref()?.member(super::account(who))?;
        Some(member)
    }

    /// The document that somebody sees.
    pub(crate) fn seen_by(&self, who: u64) -> Value {
        let caller = caller(who);
        let access = effective_access(self.session(), &caller, &self.circle, self.via);
        let document = view::document(self.session(), &caller, &access, SILENCE);
        serde_json::to_value(document).expect("plain JSON")
    }

    pub(crate) fn access(&self, who: &Caller) -> crate::access::Access {
        effective_access(self.session(), who, &self.circle, self.via)
    }
}

/// `members.me` of a player who is there.
pub(crate) fn present(who: u64) -> Value {
    let connection = connection(who);
    json!({"properties": {"system": {"active": true, "connection": connection.as_str()}}})
}
