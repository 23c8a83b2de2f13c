//! A member as it is stored.

use std::collections::BTreeMap;

use greenroom_protocol::ids::{AccountId, ConnectionId};
use greenroom_protocol::session::{
    InitializationFailure, MatchmakingResult, Measurement, Roles, ServerMeasurement, Subscription,
};
use greenroom_protocol::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Lifeline, is_default};
use crate::json::{self, Bag, Json};

/// A member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// Who.
    pub account: AccountId,
    /// Display name at the time of joining; empty of one that is reserved.
    pub name: String,
    /// When it joined or was given its place.
    pub join_time: Timestamp,
    /// It was given a place and has not come yet.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reserved: bool,
    /// Present and playing, by its own word.
    #[serde(default)]
    pub active: bool,
    /// About to play, by its own word; never together with `active`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ready: bool,
    /// Since when it is what it is: reserved, active, ready or inactive.
    #[serde(default)]
    pub since: Timestamp,
    /// The push connection by which it is known to be alive.
    #[serde(default)]
    pub connection: Option<ConnectionId>,
    /// Since when it has no living connection though it should have one. Absent:
    /// it has one, or needs none.
    #[serde(default)]
    pub lost_at: Option<Timestamp>,
    /// Whether it owns the session, together with the other owners.
    #[serde(default)]
    pub owner: bool,
    /// The title in which it last wrote itself active.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<u32>,
    /// The device that its token named when it last wrote itself active.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// For which changes it is tapped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subscriptions: Vec<Subscription>,
    /// Roles by type, in lower case.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub roles: Roles,
    /// `constants.system.initialize`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub initialize: bool,
    /// The episode of initialization that it takes or will take part in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initialization_episode: Option<u32>,
    /// Why its initialization failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initialization_failure: Option<InitializationFailure>,
    /// `constants.system.matchmakingResult`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matchmaking_result: Option<MatchmakingResult>,
    /// `constants.system.team`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// What it says of its network and measured in it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub network: Network,
    /// `properties.system.groups`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<String>>,
    /// `properties.system.RolePreference`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_preference: Option<BTreeMap<String, u8>>,
    /// `constants.custom`.
    #[serde(default)]
    pub constants: Option<Json>,
    /// `properties.custom`.
    #[serde(default)]
    pub properties: Bag,
}

/// What a member says of its network and measured in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Network {
    /// Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secure_device_address: Option<String>,
    /// Derived from the address: equal for members on one device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_token: Option<String>,
    /// Members who start with it or not at all, by index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initialization_group: Option<Vec<u32>>,
    /// What it measured of its peers, by device token in lower case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measurements: Option<BTreeMap<String, Measurement>>,
    /// What it measured of servers, by connection string in lower case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_measurements: Option<BTreeMap<String, ServerMeasurement>>,
}

/// What a member is to its session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was given a place and has not come yet.
    Reserved,
    /// Present and playing.
    Active,
    /// About to play.
    Ready,
    /// None of these.
    Inactive,
}

impl Member {
    /// A place for an account that has not come yet.
    pub fn reserved(account: AccountId, now: Timestamp) -> Self {
        Self {
            account,
            name: String::new(),
            join_time: now,
            reserved: true,
            active: false,
            ready: false,
            since: now,
            connection: None,
            lost_at: None,
            owner: false,
            title: None,
            device: None,
            subscriptions: Vec::new(),
            roles: Roles::new(),
            initialize: false,
            initialization_episode: None,
            initialization_failure: None,
            matchmaking_result: None,
            team: None,
            network: Network::default(),
            groups: None,
            role_preference: None,
            constants: None,
            properties: Bag::new(),
        }
    }

    /// What the member is to its session.
    pub fn state(&self) -> State {
        match (self.reserved, self.active, self.ready) {
            (true, ..) => State::Reserved,
            (_, true, _) => State::Active,
            (_, _, true) => State::Ready,
            _ => State::Inactive,
        }
    }

    /// Makes it neither active nor ready, and takes its push connection from
    /// it: whoever is not there hears nothing.
    pub fn deactivate(&mut self, now: Timestamp) {
        if self.state() != State::Inactive {
            self.since = now;
        }
        self.active = false;
        self.ready = false;
        self.connection = None;
        self.lost_at = None;
        self.subscriptions.clear();
    }

    /// Bytes of its custom values, and of what it measured and named: names are
    /// as free as values are.
    pub fn custom_size(&self) -> usize {
        let measurements = self.network.measurements.iter().flatten();
        let measured: usize = measurements
            .map(|(peer, it)| peer.len() + it.custom.as_ref().map_or(0, |raw| raw.get().len()))
            .sum();
        let servers = self.network.server_measurements.iter().flatten();
        let groups = self.groups.iter().flatten();
        let wishes = self.role_preference.iter().flatten();
        let names = servers.map(|(server, _)| server);
        let names = names.chain(groups).chain(wishes.map(|(role, _)| role));
        let named: usize = names.map(String::len).sum();
        let constants = self.constants.as_ref().map_or(0, Json::size);
        json::size(&self.properties) + constants + measured + named
    }

    /// By what the member is known to be alive.
    pub fn lifeline(&self) -> Lifeline<'_> {
        Lifeline {
            connection: self.connection.as_ref(),
            lost_at: self.lost_at,
        }
    }
}
