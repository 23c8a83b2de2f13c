//! A look at everything, for whoever develops a game at this desk: sessions as
//! they are stored, the timers that run on them, what changed lately.
//!
//! Looking changes nothing: timers that are due are not carried out, nobody is
//! asked for a token, and no rule of access holds. So it is only there where the
//! directory was told to keep a journal.

mod detail;
mod journal;
mod overview;
mod roll;
#[cfg(test)]
mod tests;

use greenroom_directory::caller::Caller;
use greenroom_directory::session::Session;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{ConnectionId, Deployment, Revision, SessionRef, TemplateName};
use greenroom_protocol::limits;

pub use detail::{
    AttributeRow, Detail, Link, MemberRow, RoleRow, ServerRow, SettingsRow, TimerRow, TimerWork,
};
pub use journal::{Author, Changes, Entry, Fate, Move, Standing};
pub(crate) use journal::{By, Journal};
pub use overview::{DeploymentRow, EosRow, Overview, SessionRow};
pub use roll::{Present, PresentRow, Somebody};

use crate::records;
use crate::service::{Service, unavailable};

/// What an exploring developer may see, which is everything.
#[derive(Clone, Copy)]
pub struct Explorer<'a> {
    service: &'a Service,
    journal: &'a Journal,
}

impl Service {
    /// Keeps a journal of changes from now on, and lets everybody who can reach
    /// [`Self::explorer`] see everything: for a developer's desk alone.
    pub fn keep_journal(&self) {
        self.journal.get_or_init(|| Journal::new(self.now()));
    }

    /// The caller asked for something.
    pub(crate) fn note_on_roll(&self, caller: &Caller) {
        if let Some(journal) = self.journal.get() {
            journal.roll.asked(caller, self.now());
        }
    }

    /// The caller opened a push connection.
    pub(crate) fn put_on_roll(&self, caller: &Caller, id: &ConnectionId) {
        if let Some(journal) = self.journal.get() {
            journal.roll.connected(caller, id, self.now());
        }
    }

    /// A push connection ended.
    pub(crate) fn take_off_roll(&self, id: &ConnectionId) {
        if let Some(journal) = self.journal.get() {
            journal.roll.disconnected(id);
        }
    }

    /// The look at everything; `None` where no journal is kept.
    pub fn explorer(&self) -> Option<Explorer<'_>> {
        let journal = self.journal.get()?;
        Some(Explorer {
            service: self,
            journal,
        })
    }
}

impl Explorer<'_> {
    /// Every deployment that has sessions, with the newest
    /// `limits::EXPLORED_SESSIONS_MAX` of all of them.
    ///
    /// # Errors
    /// `Unavailable` where the store fails.
    pub async fn overview(&self) -> Result<Overview, Refusal> {
        let service = self.service;
        let all: Vec<SessionRef> = service.index.lock().live().cloned().collect();
        let mut sessions = Vec::with_capacity(all.len());
        for at in &all {
            // One that cannot be read is logged by whoever needs it.
            let found = self.read(at).await?;
            sessions.extend(found.map(|(_, session)| session));
        }
        let silence_ms = service.silence_ms();
        let mut overview = Overview::of(sessions, silence_ms);
        for deployment in &mut overview.deployments {
            let templates = service.parts.templates.list(&deployment.id);
            deployment.templates = templates.iter().map(|it| it.name.clone()).collect();
        }
        Ok(overview)
    }

    /// One session, whole; `None` where there is none.
    ///
    /// # Errors
    /// `Unavailable` where the store fails.
    pub async fn session(&self, at: &SessionRef) -> Result<Option<Detail>, Refusal> {
        let service = self.service;
        let found = self.read(at).await?;
        let is_alive = |id: &_| service.connections.is_alive(id);
        Ok(found.map(|(revision, session)| {
            Detail::of(&session, revision, service.silence_ms(), is_alive)
        }))
    }

    /// A template as it is written, in JSON; `None` where there is none.
    pub fn template(&self, scid: &Deployment, name: &TemplateName) -> Option<String> {
        let template = self.service.parts.templates.find(scid, name)?;
        Some(serde_json::to_string(&template.document()).expect("a template is plain JSON"))
    }

    /// Who is there: whoever holds a push connection, or asked for something
    /// within `limits::PRESENCE_DECAY_MS` and did not end its last connection
    /// since; `limits::EXPLORED_PEOPLE_MAX` at most.
    pub fn present(&self) -> Present {
        let now = self.service.now();
        self.journal
            .roll
            .present(now, |deployment, who, connections| {
                let index = self.service.index.lock();
                let mut found: Vec<_> = match who {
                    Somebody::Player { xuid } => {
                        let seats = index.of_account(deployment, *xuid);
                        seats.map(|seat| seat.at.clone()).collect()
                    }
                    Somebody::Server { .. } | Somebody::Program => {
                        let hanging = connections.iter().map(|id| index.on_connection(id));
                        hanging.flatten().collect()
                    }
                };
                found.truncate(limits::EXPLORED_SEATS_MAX);
                found
            })
    }

    /// What changed after the entry with this number; 0 asks for all that is
    /// still known, at most `limits::JOURNAL_MAX` changes.
    pub fn changes(&self, after: u64) -> Changes {
        self.journal.after(after, self.service.now())
    }

    /// The session as it is stored, whatever is due.
    async fn read(&self, at: &SessionRef) -> Result<Option<(Revision, Session)>, Refusal> {
        let record = self.service.parts.store.read(&records::session(at)).await;
        let record = record.map_err(|error| unavailable(&error))?;
        let session = record.and_then(|record| {
            let session = Session::from_bytes(&record.value).ok()?;
            Some((record.revision, session))
        });
        Ok(session)
    }
}
