//! What is written for each wish of a game: pure rules.

use std::collections::BTreeMap;

use greenroom_protocol::ids::{AccountId, SessionName, TemplateName};
use greenroom_protocol::limits;
use greenroom_protocol::session::{
    ConstantsDelta, ConstantsSystemDelta, Custom, Guid, Measurement, MemberConstantsDelta,
    MemberConstantsSystemDelta, MemberDelta, MemberInitializationDelta, MemberPropertiesDelta,
    MemberSystemDelta, MemberView, Patch, PropertiesDelta, PropertiesSystemDelta, Restriction,
    ServerMeasurement, SessionDelta, SessionDocument, Visibility,
};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::interfaces::{Failure, Outcome};
use crate::user_id::UserId;

/// What a player brings along into a session.
#[derive(Clone, Debug, Default)]
pub struct Luggage {
    /// Players for whom places are kept.
    pub reserved: Vec<AccountId>,
    /// Where the player's device is reached, in base64.
    pub device_address: Option<String>,
    /// Whether the player takes part in the initialization of the session, where it has one.
    pub initializes: bool,
}

/// A session that is to be made.
#[derive(Clone, Debug)]
pub struct Hosting {
    pub template: TemplateName,
    /// Drawn where there is none.
    pub name: Option<SessionName>,
    /// The ceiling of who may read and join; the template's word where there is none.
    pub visibility: Option<Visibility>,
    /// How many must pass its initialization; the template's word where it is 0.
    pub min_members: u32,
    /// How many it takes; the template's word, or the contract's, where it is 0.
    pub max_members: u32,
    pub keywords: Vec<String>,
    pub luggage: Luggage,
}

/// How a player finds the session that it comes into.
#[derive(Clone, Debug)]
pub enum Door {
    Name(TemplateName, SessionName),
    Handle(Guid),
}

/// What a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Neither playing nor about to.
    Inactive,
    /// About to play.
    Ready,
    /// Playing.
    Active,
}

/// A value of custom JSON as its text, so that its numbers stay exact.
pub type Json = Box<RawValue>;

/// Reads JSON, for a parameter of this name. `None`, as `null`, is what removes a value.
///
/// # Errors
/// `EOS_InvalidParameters` for what is no JSON, or too long.
pub fn json(parameter: &str, text: Option<&str>) -> Outcome<Json> {
    let text = text.unwrap_or("null");
    if text.len() > limits::CUSTOM_PROPERTIES_MAX {
        let most = limits::CUSTOM_PROPERTIES_MAX;
        let message = format!("{parameter} is longer than {most} bytes");
        return Err(Failure::parameter(message));
    }
    read(parameter, text)
}

fn read<T: DeserializeOwned>(parameter: &str, text: &str) -> Outcome<T> {
    greenroom_protocol::json::read(text).map_err(|error| {
        Failure::parameter(format!("{parameter} is not the JSON it should be: {error}"))
    })
}

/// What a member measured, by the parameters' texts; what is absent stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    peers: Option<BTreeMap<String, Measurement>>,
    servers: Option<BTreeMap<String, ServerMeasurement>>,
}

impl Measured {
    /// Reads both.
    ///
    /// # Errors
    /// `EOS_InvalidParameters` for what is no JSON of measurements, and where there is neither.
    pub fn read(peers: Option<&str>, servers: Option<&str>) -> Outcome<Self> {
        if peers.is_none() && servers.is_none() {
            return Err(Failure::parameter(
                "MeasurementsJson and ServerMeasurementsJson are both null",
            ));
        }
        let peers = peers.map(|text| read("MeasurementsJson", text));
        let servers = servers.map(|text| read("ServerMeasurementsJson", text));
        Ok(Self {
            peers: peers.transpose()?,
            servers: servers.transpose()?,
        })
    }
}

/// The write by which a player makes a session.
pub(super) fn host(hosting: &Hosting, user: AccountId) -> SessionDelta {
    let mut delta = enter(&hosting.luggage, user);
    let max = (hosting.max_members > 0).then_some(hosting.max_members);
    let min = (hosting.min_members > 0).then_some(hosting.min_members);
    if max.is_some() || min.is_some() || hosting.visibility.is_some() {
        delta.constants = Some(ConstantsDelta {
            system: Some(ConstantsSystemDelta {
                visibility: hosting.visibility.map_or(Patch::Keep, Patch::Set),
                max_members_count: max.map_or(Patch::Keep, Patch::Set),
                member_initialization: min.map_or(Patch::Keep, |min| {
                    Patch::Set(MemberInitializationDelta {
                        members_needed_to_start: Some(min),
                        ..MemberInitializationDelta::default()
                    })
                }),
                ..ConstantsSystemDelta::default()
            }),
            ..ConstantsDelta::default()
        });
    }
    if !hosting.keywords.is_empty() {
        delta.properties = keywords(hosting.keywords.clone()).properties;
    }
    delta
}

/// The write by which a player comes into a session.
pub(super) fn enter(luggage: &Luggage, user: AccountId) -> SessionDelta {
    let me = MemberDelta {
        constants: Some(constants(user, luggage.initializes)),
        properties: Some(MemberPropertiesDelta {
            system: Some(MemberSystemDelta {
                active: Some(true),
                secure_device_address: luggage
                    .device_address
                    .clone()
                    .map_or(Patch::Keep, Patch::Set),
                ..MemberSystemDelta::default()
            }),
            ..MemberPropertiesDelta::default()
        }),
        ..MemberDelta::default()
    };
    let mut delta = reserve(&luggage.reserved, luggage.initializes);
    delta.members.insert("me".to_owned(), Some(me));
    delta
}

fn constants(user: AccountId, initializes: bool) -> MemberConstantsDelta {
    MemberConstantsDelta {
        system: Some(MemberConstantsSystemDelta {
            xuid: Some(user),
            initialize: initializes.then_some(true),
            ..MemberConstantsSystemDelta::default()
        }),
        ..MemberConstantsDelta::default()
    }
}

/// Keeps places for players.
pub(super) fn reserve(players: &[AccountId], initialize: bool) -> SessionDelta {
    let place = |(at, player): (usize, &AccountId)| {
        let member = MemberDelta {
            constants: Some(constants(*player, initialize)),
            ..MemberDelta::default()
        };
        (format!("reserve_{at}"), Some(member))
    };
    SessionDelta {
        members: players.iter().enumerate().map(place).collect(),
        ..SessionDelta::default()
    }
}

/// Writes one custom property of the session.
pub(super) fn custom_property(key: String, value: Json) -> SessionDelta {
    SessionDelta {
        properties: Some(PropertiesDelta {
            custom: Some(Custom::from([(key, value)])),
            ..PropertiesDelta::default()
        }),
        ..SessionDelta::default()
    }
}

/// Writes one custom property of the member.
pub(super) fn member_property(key: String, value: Json) -> SessionDelta {
    of_me(MemberPropertiesDelta {
        custom: Some(Custom::from([(key, value)])),
        ..MemberPropertiesDelta::default()
    })
}

/// Writes what the member is.
pub(super) fn presence(presence: Presence) -> SessionDelta {
    of_my_system(MemberSystemDelta {
        active: Some(presence == Presence::Active),
        ready: Some(presence == Presence::Ready),
        ..MemberSystemDelta::default()
    })
}

/// Uploads what the member measured.
pub(super) fn measured(measured: Measured) -> SessionDelta {
    of_my_system(MemberSystemDelta {
        measurements: measured.peers.map_or(Patch::Keep, Patch::Set),
        server_measurements: measured.servers.map_or(Patch::Keep, Patch::Set),
        ..MemberSystemDelta::default()
    })
}

/// Takes a role, or gives up the one of this type.
pub(super) fn role(of_type: String, role: Option<String>) -> SessionDelta {
    let me = MemberDelta {
        roles: [(of_type, role)].into(),
        ..MemberDelta::default()
    };
    SessionDelta {
        members: [("me".to_owned(), Some(me))].into(),
        ..SessionDelta::default()
    }
}

/// Writes the keywords; without any, the list is empty.
pub(super) fn keywords(keywords: Vec<String>) -> SessionDelta {
    of_system(PropertiesSystemDelta {
        keywords: Patch::Set(keywords),
        ..PropertiesSystemDelta::default()
    })
}

/// Opens or closes the session.
pub(super) fn closed(closed: bool) -> SessionDelta {
    of_system(PropertiesSystemDelta {
        closed: Patch::Set(closed),
        ..PropertiesSystemDelta::default()
    })
}

/// Says who may join, and who may read: never fewer.
pub(super) fn restrictions(join: Restriction, read: Restriction) -> SessionDelta {
    of_system(PropertiesSystemDelta {
        join_restriction: Patch::Set(join),
        read_restriction: Patch::Set(read),
        ..PropertiesSystemDelta::default()
    })
}

/// Says how an external evaluation went.
pub(super) fn initialization(succeeded: bool) -> SessionDelta {
    of_system(PropertiesSystemDelta {
        initialization_succeeded: Patch::Set(succeeded),
        ..PropertiesSystemDelta::default()
    })
}

/// Who is to be the host.
#[derive(Clone, Debug)]
pub enum HostWish {
    /// The device with this token, where nobody is.
    IfNone(String),
    /// The device with this token, whoever is.
    Replace(String),
    /// Nobody.
    Nobody,
}

/// The write that makes this device the host; nothing where it is that already, or another one is and may stay.
pub(super) fn host_device(document: &SessionDocument, wish: &HostWish) -> Option<SessionDelta> {
    let present = document.properties.system.host.as_deref();
    let is = |token: &str| present.is_some_and(|host| host.eq_ignore_ascii_case(token));
    let host = match wish {
        HostWish::IfNone(token) if present.is_none() => Patch::Set(token.clone()),
        HostWish::IfNone(_) => return None,
        HostWish::Replace(token) if is(token) => return None,
        HostWish::Replace(token) => Patch::Set(token.clone()),
        HostWish::Nobody if present.is_none() => return None,
        HostWish::Nobody => Patch::Remove,
    };
    Some(of_system(PropertiesSystemDelta {
        host,
        ..PropertiesSystemDelta::default()
    }))
}

/// Whether the session has the host that was wished for.
pub(super) fn has_host(document: &SessionDocument, wish: &HostWish) -> bool {
    let present = document.properties.system.host.as_deref();
    match wish {
        HostWish::IfNone(token) | HostWish::Replace(token) => {
            present.is_some_and(|host| host.eq_ignore_ascii_case(token))
        }
        HostWish::Nobody => present.is_none(),
    }
}

/// The write that takes another member out; nothing where the player is not in the session.
pub(super) fn removal(document: &SessionDocument, player: AccountId) -> Option<SessionDelta> {
    let member = member_of(document, player)?;
    let index = member.constants.system.index.to_string();
    Some(SessionDelta {
        members: [(index, None)].into(),
        ..SessionDelta::default()
    })
}

/// The member that this player is.
pub fn member_of(document: &SessionDocument, player: AccountId) -> Option<&MemberView> {
    let mut members = document.members.values();
    members.find(|member| member.constants.system.xuid == player)
}

/// The members that are shown, in the order of their coming.
pub fn members_in_order(document: &SessionDocument) -> Vec<&MemberView> {
    let mut members: Vec<_> = document.members.values().collect();
    members.sort_by_key(|member| member.constants.system.index);
    members
}

/// The accounts behind ids of a game.
///
/// # Errors
/// `EOS_InvalidParameters` for an id that is none of a directory's.
pub fn accounts(parameter: &str, users: &[UserId]) -> Outcome<Vec<AccountId>> {
    let account = |user: &UserId| {
        user.account().ok_or_else(|| {
            Failure::parameter(format!("{parameter}: {user} is no id of a directory"))
        })
    };
    users.iter().map(account).collect()
}

fn of_system(system: PropertiesSystemDelta) -> SessionDelta {
    SessionDelta {
        properties: Some(PropertiesDelta {
            system: Some(system),
            ..PropertiesDelta::default()
        }),
        ..SessionDelta::default()
    }
}

fn of_my_system(system: MemberSystemDelta) -> SessionDelta {
    of_me(MemberPropertiesDelta {
        system: Some(system),
        ..MemberPropertiesDelta::default()
    })
}

fn of_me(properties: MemberPropertiesDelta) -> SessionDelta {
    let me = MemberDelta {
        properties: Some(properties),
        ..MemberDelta::default()
    };
    SessionDelta {
        members: [("me".to_owned(), Some(me))].into(),
        ..SessionDelta::default()
    }
}
