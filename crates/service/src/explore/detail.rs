//! One session, whole.

use std::collections::BTreeMap;

use greenroom_directory::json::{Bag, Json};
use greenroom_directory::liveness::{self, Step, Timer};
use greenroom_directory::session::{self, Member, Server, Session};
use greenroom_protocol::attribute::AttributeValue;
use greenroom_protocol::ids::{AccountId, ConnectionId, Revision, ServerInstance};
use greenroom_protocol::limits;
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::session::{ChangeType, InitializationFailure, Roles};
use greenroom_protocol::settings::Owner;
use greenroom_protocol::time::Timestamp;
use serde::Serialize;

use super::Standing;
use super::overview::SessionRow;

/// JSON as it is stored, letter by letter: a reader that took its numbers for
/// floating point would show others.
type Text = String;

/// Custom values by key.
type Texts = BTreeMap<String, Text>;

/// A session, whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Detail {
    /// What the list shows of it.
    #[serde(flatten)]
    pub row: SessionRow,
    /// The revision of the record, which is the entity tag.
    pub revision: u64,
    /// Scope of the change number.
    pub branch: String,
    /// Identifies it in logs.
    pub correlation_id: String,
    /// The id of its search handle.
    pub search_handle: Option<String>,
    /// Timers that run, the next one first.
    pub timers: Vec<TimerRow>,
    /// The first [`limits::EXPLORED_MEMBERS_MAX`] by their indices.
    pub members: Vec<MemberRow>,
    /// How many there are beyond those.
    pub more_members: usize,
    /// Servers by name.
    pub servers: Vec<ServerRow>,
    /// How many may have which role, by type and role.
    pub roles: BTreeMap<String, BTreeMap<String, RoleRow>>,
    /// Words that searches find it by.
    pub keywords: Vec<String>,
    /// Device token of the host.
    pub host: Option<String>,
    /// Device tokens of possible hosts, the best first.
    pub host_candidates: Vec<String>,
    /// What EOS Sessions knows of it.
    pub settings: Option<SettingsRow>,
    /// `constants.system`.
    pub system: Text,
    /// `constants.custom`.
    pub constants: Texts,
    /// `properties.system`, as far as it was ever written.
    pub shared: Text,
    /// `properties.custom`.
    pub properties: Texts,
    /// The whole record as it is stored.
    pub record: Text,
}

/// A timer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimerRow {
    /// When it is due.
    pub at: Timestamp,
    /// What it does.
    pub what: TimerWork,
    /// Whose it is: a member's index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<u32>,
    /// Whose it is: a server's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<ServerInstance>,
}

/// What a timer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum TimerWork {
    /// A member is inactive from then on.
    Deactivate,
    /// A member is one no more.
    Remove,
    /// A server that lost its connection goes.
    RemoveServer,
    /// The stage of initialization is over, whoever is still missing.
    EndStage,
    /// The session ends, being empty.
    EndEmpty,
    /// The session ends unless an owner comes back.
    EndAbandoned,
}

/// Whether somebody is connected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// The push connection that it said it hangs on.
    pub connection: Option<ConnectionId>,
    /// Whether that is open.
    pub alive: bool,
    /// Since when it has none though it should.
    pub lost_at: Option<Timestamp>,
}

/// A member.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MemberRow {
    /// Never used again within the session.
    pub index: u32,
    /// The account.
    pub xuid: AccountId,
    /// Display name; empty of one that is reserved.
    pub name: String,
    /// What it is to its session.
    pub state: Standing,
    /// Since when it is that.
    pub since: Timestamp,
    /// When it joined or was given its place.
    pub join_time: Timestamp,
    /// Whether it owns the session.
    pub owner: bool,
    /// Whether it is its turn.
    pub turn: bool,
    /// Whether it is connected.
    #[serde(flatten)]
    pub link: Link,
    /// Roles by type.
    pub roles: Roles,
    /// For which changes it is tapped.
    pub subscribed: Vec<ChangeType>,
    /// Equal for members on one device.
    pub device_token: Option<String>,
    /// The episode of initialization that it takes or will take part in.
    pub episode: Option<u32>,
    /// Why its initialization failed.
    pub failure: Option<InitializationFailure>,
    /// What it measured of its peers.
    pub measurements: Option<Text>,
    /// What it measured of servers.
    pub server_measurements: Option<Text>,
    /// `constants.custom`.
    pub constants: Option<Text>,
    /// `properties.custom`.
    pub properties: Texts,
}

/// A trusted server.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ServerRow {
    /// Its name.
    pub name: ServerInstance,
    /// The program.
    pub client: String,
    /// Whether it is connected, where the session lives by that.
    #[serde(flatten)]
    pub link: Link,
    /// `constants` and `properties`, by their paths.
    pub values: Texts,
}

/// A role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RoleRow {
    /// How many have it.
    pub count: usize,
    /// How many should.
    pub target: Option<u32>,
    /// How many may.
    pub max: Option<u32>,
}

/// What EOS Sessions knows of a session, beyond what its line shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SettingsRow {
    /// Who made it and alone changes it.
    pub owner: Owner,
    /// Where players connect to.
    pub host_address: Option<String>,
    /// Whether members may invite.
    pub invites_allowed: bool,
    /// Whether sanctioned players are kept out.
    pub sanctions: bool,
    /// Platforms whose players may be registered; empty means all.
    pub platforms: Vec<u32>,
    /// In the order of their registration.
    pub registered: Vec<PlayerId>,
    /// Advertised attributes by key.
    pub attributes: BTreeMap<String, AttributeRow>,
}

/// An attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AttributeRow {
    /// Its type.
    pub kind: &'static str,
    /// Its value.
    pub value: Text,
}

impl Detail {
    /// Everything of a session. `is_alive` tells whether a push connection is
    /// open.
    pub(super) fn of(
        session: &Session,
        revision: Revision,
        silence_ms: u64,
        is_alive: impl Fn(&ConnectionId) -> bool,
    ) -> Self {
        let members = session.members.iter();
        let members = members.map(|(&index, found)| member(session, index, found, &is_alive));
        let shown = limits::EXPLORED_MEMBERS_MAX;
        let servers = session.servers.iter();
        Self {
            row: SessionRow::of(session, silence_ms),
            revision: revision.0,
            branch: session.branch.clone(),
            correlation_id: session.correlation_id.clone(),
            search_handle: session.search_handle.as_ref().map(|it| it.id.clone()),
            timers: timers(session, silence_ms),
            members: members.take(shown).collect(),
            more_members: session.members.len().saturating_sub(shown),
            servers: servers
                .map(|(name, it)| server(name, it, &is_alive))
                .collect(),
            roles: roles(session),
            keywords: session.shared.keywords.clone(),
            host: session.shared.host.clone(),
            host_candidates: session.host_candidates.clone(),
            settings: session.settings.as_ref().map(settings),
            system: text(&session.system),
            constants: texts(&session.constants),
            shared: text(&session.shared),
            properties: texts(&session.properties),
            record: text(session),
        }
    }
}

fn timers(session: &Session, silence_ms: u64) -> Vec<TimerRow> {
    let row = |at, what| TimerRow {
        at,
        what,
        member: None,
        server: None,
    };
    let running = liveness::timers(session, silence_ms).map(|(at, timer)| match timer {
        Timer::Member { index, step } => {
            let what = match step {
                Step::Deactivate => TimerWork::Deactivate,
                Step::Remove => TimerWork::Remove,
            };
            let member = Some(index);
            TimerRow {
                member,
                ..row(at, what)
            }
        }
        Timer::Server(name) => {
            let server = Some(name.clone());
            TimerRow {
                server,
                ..row(at, TimerWork::RemoveServer)
            }
        }
        Timer::Stage => row(at, TimerWork::EndStage),
        Timer::Empty => row(at, TimerWork::EndEmpty),
    });
    let over = liveness::over_at(session, silence_ms);
    let over = over.map(|at| row(at, TimerWork::EndAbandoned));
    let mut timers: Vec<_> = running.chain(over).collect();
    timers.sort_by_key(|timer| timer.at);
    timers
}

fn link(line: session::Lifeline<'_>, is_alive: impl Fn(&ConnectionId) -> bool) -> Link {
    Link {
        connection: line.connection.cloned(),
        alive: line.lost_at.is_none() && line.connection.is_some_and(is_alive),
        lost_at: line.lost_at,
    }
}

fn member(
    session: &Session,
    index: u32,
    member: &Member,
    is_alive: impl Fn(&ConnectionId) -> bool,
) -> MemberRow {
    let network = &member.network;
    let asked = member.subscriptions.iter();
    let mut subscribed: Vec<_> = asked.flat_map(|it| it.change_types.clone()).collect();
    subscribed.sort();
    subscribed.dedup();
    MemberRow {
        index,
        xuid: member.account,
        name: member.name.clone(),
        state: member.into(),
        since: member.since,
        join_time: member.join_time,
        owner: member.owner,
        turn: session.shared.turn.contains(&index),
        link: link(member.lifeline(), is_alive),
        roles: member.roles.clone(),
        subscribed,
        device_token: network.device_token.clone(),
        episode: member.initialization_episode,
        failure: member.initialization_failure,
        measurements: network.measurements.as_ref().map(text),
        server_measurements: network.server_measurements.as_ref().map(text),
        constants: member.constants.as_ref().map(stored),
        properties: texts(&member.properties),
    }
}

fn server(
    name: &ServerInstance,
    server: &Server,
    is_alive: impl Fn(&ConnectionId) -> bool,
) -> ServerRow {
    let parts = [
        ("constants.system", &server.constants.system),
        ("constants.custom", &server.constants.custom),
        ("properties.system", &server.properties.system),
        ("properties.custom", &server.properties.custom),
    ];
    let values = parts.into_iter().flat_map(|(path, bag)| {
        let named = move |(key, value)| (format!("{path}.{key}"), value);
        texts(bag).into_iter().map(named)
    });
    ServerRow {
        name: name.clone(),
        client: server.client_id.clone(),
        link: link(server.lifeline(), is_alive),
        values: values.collect(),
    }
}

fn roles(session: &Session) -> BTreeMap<String, BTreeMap<String, RoleRow>> {
    let of_type = |(kind, found): (&String, &session::RoleType)| {
        let row = |(name, role): (&String, &session::Role)| {
            let has = |member: &&Member| member.roles.get(kind) == Some(name);
            let row = RoleRow {
                count: session.members.values().filter(has).count(),
                target: role.target,
                max: role.max,
            };
            (name.clone(), row)
        };
        (kind.clone(), found.roles.iter().map(row).collect())
    };
    session.role_types.iter().map(of_type).collect()
}

fn settings(settings: &session::Settings) -> SettingsRow {
    let attributes = settings.attributes.iter();
    SettingsRow {
        owner: settings.owner.clone(),
        host_address: settings.host_address.clone(),
        invites_allowed: settings.invites_allowed,
        sanctions: settings.sanctions,
        platforms: settings.platforms.clone(),
        registered: settings.registered.clone(),
        attributes: attributes
            .map(|(key, value)| (key.to_string(), attribute(value)))
            .collect(),
    }
}

fn attribute(value: &AttributeValue) -> AttributeRow {
    let (kind, value) = match value {
        AttributeValue::Bool(value) => ("bool", text(value)),
        AttributeValue::Int64(value) => ("int64", text(value)),
        AttributeValue::Double(value) => ("double", text(value)),
        AttributeValue::String(value) => ("string", text(value)),
    };
    AttributeRow { kind, value }
}

fn texts(bag: &Bag) -> Texts {
    let entries = bag.iter();
    entries
        .map(|(key, value)| (key.clone(), stored(value)))
        .collect()
}

fn stored(value: &Json) -> Text {
    value.raw().get().to_owned()
}

fn text(value: &impl Serialize) -> Text {
    serde_json::to_string(value).expect("what is stored is plain JSON")
}
