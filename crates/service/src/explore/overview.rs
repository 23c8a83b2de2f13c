//! Every session in one line.

use std::collections::BTreeMap;

use greenroom_directory::liveness;
use greenroom_directory::session::{Session, State};
use greenroom_protocol::ids::{Deployment, SessionName, TemplateName};
use greenroom_protocol::limits;
use greenroom_protocol::session::{Initializing, Restriction, Visibility};
use greenroom_protocol::settings::{Owner, Permission, PlayState};
use greenroom_protocol::time::Timestamp;
use serde::Serialize;

/// Every deployment that has sessions.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// How many sessions there are.
    pub total: usize,
    /// How many of them are in `deployments`.
    pub shown: usize,
    /// By name.
    pub deployments: Vec<DeploymentRow>,
}

/// A deployment, which is a service config by another name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeploymentRow {
    /// Its id.
    pub id: Deployment,
    /// What sessions can be made from, by name.
    pub templates: Vec<TemplateName>,
    /// The newest first.
    pub sessions: Vec<SessionRow>,
}

/// A session in one line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionRow {
    /// What it was made from.
    pub template: TemplateName,
    /// Its name, in the letter case of its creation.
    pub name: SessionName,
    /// When it was made.
    pub start_time: Timestamp,
    /// One more with each stored change.
    pub change_number: u64,
    /// How many members there are, and how many of them are active.
    pub members: usize,
    /// See `members`.
    pub active: usize,
    /// How many are taken of how many slots: registered players of an EOS
    /// session, members of others.
    pub taken: u32,
    /// See `taken`.
    pub capacity: u32,
    /// Names of its owners, of those who have one.
    pub owners: Vec<String>,
    /// Names of its members, the first [`limits::EXPLORED_NAMES_MAX`] by their
    /// indices.
    pub names: Vec<String>,
    /// Whether nobody is connected who keeps it alive; of EOS sessions alone.
    pub abandoned: bool,
    /// The ceiling of who may read and join.
    pub visibility: Visibility,
    /// Who may join without a reservation.
    pub join_restriction: Restriction,
    /// Who may read without being a member.
    pub read_restriction: Restriction,
    /// Whether nobody joins without a reservation.
    pub closed: bool,
    /// Whether only who was in it before comes back.
    pub locked: bool,
    /// What EOS Sessions says of it, where it was made through that face.
    pub eos: Option<EosRow>,
    /// Where initialization stands, while it is under way or failed.
    pub initializing: Option<Initializing>,
    /// The earliest timer that runs.
    pub next_timer: Option<Timestamp>,
}

/// What EOS Sessions says of a session, in one line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EosRow {
    /// The bucket id.
    pub bucket: String,
    /// Who may find and join.
    pub permission: Permission,
    /// Whether players may join while play is under way.
    pub join_in_progress: bool,
    /// Whether play is under way.
    pub state: PlayState,
}

impl Overview {
    /// The newest of these sessions, without templates.
    pub(super) fn of(mut sessions: Vec<Session>, silence_ms: u64) -> Self {
        let total = sessions.len();
        sessions.sort_by(|a, b| {
            let names = a
                .session_ref
                .name
                .folded()
                .cmp(&b.session_ref.name.folded());
            b.start_time.cmp(&a.start_time).then(names)
        });
        sessions.truncate(limits::EXPLORED_SESSIONS_MAX);
        let shown = sessions.len();
        let mut deployments: BTreeMap<Deployment, Vec<SessionRow>> = BTreeMap::new();
        for session in sessions {
            let row = SessionRow::of(&session, silence_ms);
            let id = session.session_ref.scid;
            deployments.entry(id).or_default().push(row);
        }
        let row = |(id, sessions)| DeploymentRow {
            id,
            templates: Vec::new(),
            sessions,
        };
        Self {
            total,
            shown,
            deployments: deployments.into_iter().map(row).collect(),
        }
    }
}

impl SessionRow {
    /// A session in one line.
    pub(super) fn of(session: &Session, silence_ms: u64) -> Self {
        let slots = session.slots();
        let active = |state| state == State::Active;
        let members = || session.members.values();
        Self {
            template: session.session_ref.template_name.clone(),
            name: session.session_ref.name.clone(),
            start_time: session.start_time,
            change_number: session.change_number,
            members: session.members.len(),
            active: members().filter(|it| active(it.state())).count(),
            taken: slots.taken,
            capacity: slots.capacity,
            owners: owners(session),
            names: members()
                .map(|it| it.name.clone())
                .take(limits::EXPLORED_NAMES_MAX)
                .collect(),
            abandoned: session.settings.is_some() && session.owner_is_lost(),
            visibility: session.system.visibility,
            join_restriction: session.join_restriction(),
            read_restriction: session.read_restriction(),
            closed: session.shared.closed,
            locked: session.shared.locked,
            eos: session.settings.as_ref().map(|settings| EosRow {
                bucket: settings.bucket.clone(),
                permission: settings.permission,
                join_in_progress: settings.join_in_progress,
                state: settings.state,
            }),
            initializing: session.initializing,
            next_timer: liveness::next_timer(session, silence_ms),
        }
    }
}

/// The owners by name; a server by its program.
fn owners(session: &Session) -> Vec<String> {
    let server = session.settings.as_ref().map(|settings| &settings.owner);
    if let Some(Owner::Server(client)) = server {
        return vec![client.clone()];
    }
    let owners = session.members.values().filter(|member| member.owner);
    owners.map(|owner| owner.name.clone()).collect()
}
