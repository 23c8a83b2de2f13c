//! Episodes on a record, without the commands that write it.

use std::collections::BTreeMap;

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::session::{
    HostMetric, InitializationFailure, InitializationStage, Measurement, MemberInitialization,
    Metrics, PeerToHostRequirements, PeerToPeerRequirements,
};
use greenroom_protocol::time::Timestamp;
use serde_json::json;

use super::*;
use crate::session::{Member, Session};

mod chance;
mod episodes;
mod failures;
mod groups;
mod hosts;
mod servers;
mod timeouts;

const JOIN: u64 = 10_000;
const MEASURE: u64 = 30_000;
const EVALUATE: u64 = 5_000;
const START: Timestamp = Timestamp(1_000_000);

/// A good line, by all requirements of these tests.
const GOOD: (u64, u64, u64) = (40, 50_000, 50_000);

/// A session and a clock that is turned by hand.
#[derive(Clone, Debug)]
struct Lobby {
    session: Session,
    now: Timestamp,
}

impl Lobby {
    /// Nobody is in it, and nothing is measured.
    fn new(needed: u32) -> Self {
        let record = json!({
            "ref": {"scid": "dep", "templateName": "game", "name": "room"},
            "branch": "branch",
            "changeNumber": 0,
            "correlationId": "correlation",
            "startTime": START,
            "system": {
                "version": 1,
                "maxMembersCount": 100,
                "visibility": "open",
                "inactiveRemovalTimeout": 0,
                "sessionEmptyTimeout": 0,
                "capabilities": {"connectivity": true},
            },
            "members": {},
            "nextIndex": 0,
        });
        let mut session: Session = serde_json::from_value(record).expect("a record");
        session.system.member_initialization = Some(MemberInitialization {
            join_timeout: JOIN,
            measurement_timeout: MEASURE,
            evaluation_timeout: None,
            external_evaluation: false,
            members_needed_to_start: needed,
        });
        Self {
            session,
            now: START,
        }
    }

    /// Every pair of members must have a good line.
    fn peer_to_peer(needed: u32) -> Self {
        let mut lobby = Self::new(needed);
        lobby.session.system.metrics = Some(metrics());
        lobby.session.system.peer_to_peer_requirements = Some(PeerToPeerRequirements {
            latency_maximum: 250,
            bandwidth_minimum: 10_000,
        });
        lobby
    }

    /// Every member must have a good line to the host.
    fn peer_to_host(needed: u32, metric: HostMetric) -> Self {
        let mut lobby = Self::new(needed);
        lobby.session.system.metrics = Some(metrics());
        lobby.session.system.peer_to_host_requirements = Some(PeerToHostRequirements {
            latency_maximum: 250,
            bandwidth_down_minimum: 10_000,
            bandwidth_up_minimum: 1_000,
            host_selection_metric: metric,
        });
        lobby
    }

    /// One of the members decides.
    fn judged_by_members(mut self) -> Self {
        let rules = self.session.system.member_initialization.as_mut();
        let rules = rules.expect("is initialized");
        rules.external_evaluation = true;
        rules.evaluation_timeout = Some(EVALUATE);
        self
    }

    /// Somebody is given a place; its index.
    fn reserve(&mut self, initialize: bool) -> u32 {
        let index = self.session.next_index;
        self.session.next_index += 1;
        let account = AccountId::new(u64::from(index) + 1).expect("in range");
        let mut member = Member::reserved(account, self.now);
        member.initialize = initialize;
        self.session.members.insert(index, member);
        index
    }

    /// So many are reserved, all to be initialized, and the session is made.
    fn made_for(mut self, count: u32) -> Self {
        for _ in 0..count {
            self.reserve(true);
        }
        begin(&mut self.session, self.now).expect("enough members");
        self
    }

    /// So many are reserved and then all come, each on a device of its own.
    fn joined_by(self, count: u32) -> Self {
        let mut lobby = self.made_for(count);
        for index in 0..count {
            lobby.come(index);
        }
        lobby
    }

    /// One more is reserved while the session lives.
    fn add(&mut self) -> u32 {
        let index = self.reserve(true);
        enroll(&mut self.session, index);
        self.settle();
        index
    }

    fn member(&mut self, index: u32) -> &mut Member {
        self.session.members.get_mut(&index).expect("a member")
    }

    /// It takes its place, on the device that is called like its index.
    fn come(&mut self, index: u32) {
        self.come_on(index, &device(index));
    }

    fn come_on(&mut self, index: u32, device: &str) {
        let member = self.member(index);
        member.reserved = false;
        member.active = true;
        member.network.device_token = Some(device.to_owned());
        self.settle();
    }

    /// It takes its place and tells no address.
    fn come_without_address(&mut self, index: u32) {
        let member = self.member(index);
        member.reserved = false;
        member.active = true;
        self.settle();
    }

    fn leave(&mut self, index: u32) {
        self.session.members.remove(&index);
        self.settle();
    }

    /// It uploads what it measured of others, as (latency, down, up).
    fn upload(&mut self, index: u32, lines: &[(u32, (u64, u64, u64))]) {
        let lines = lines.iter().map(|(other, (latency, down, up))| {
            let measurement = Measurement {
                latency: Some(*latency),
                bandwidth_down: Some(*down),
                bandwidth_up: Some(*up),
                custom: None,
            };
            (device(*other), measurement)
        });
        self.upload_all(index, lines.collect());
    }

    fn upload_all(&mut self, index: u32, measurements: BTreeMap<String, Measurement>) {
        self.member(index).network.measurements = Some(measurements);
        self.settle();
    }

    /// It uploads good lines to those.
    fn upload_good(&mut self, index: u32, others: &[u32]) {
        let lines: Vec<_> = others.iter().map(|other| (*other, GOOD)).collect();
        self.upload(index, &lines);
    }

    fn settle(&mut self) {
        progress(&mut self.session, self.now);
    }

    /// Turns the clock, and lets happen what is due.
    fn wait(&mut self, ms: u64) {
        self.now = self.now.plus(ms);
        expire(&mut self.session, self.now);
    }

    /// Stage and episode; none where nothing is under way.
    fn at(&self) -> Option<(InitializationStage, u32)> {
        self.session.initializing.map(|it| (it.stage, it.episode))
    }

    fn failure(&self, index: u32) -> Option<InitializationFailure> {
        self.session.members[&index].initialization_failure
    }

    /// Failures in the order of the members.
    fn failures(&self) -> Vec<Option<InitializationFailure>> {
        let members = self.session.members.values();
        members
            .map(|member| member.initialization_failure)
            .collect()
    }

    /// Episodes in the order of the members.
    fn episodes(&self) -> Vec<Option<u32>> {
        let members = self.session.members.values();
        members
            .map(|member| member.initialization_episode)
            .collect()
    }
}

fn metrics() -> Metrics {
    Metrics {
        latency: true,
        bandwidth_down: true,
        bandwidth_up: true,
        custom: false,
    }
}

fn device(index: u32) -> String {
    format!("device {index}")
}
