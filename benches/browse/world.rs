//! Sessions as a shooter's might be, the same at each run, and searches among them.

use std::sync::{Arc, OnceLock};

use greenroom_directory::access::Via;
use greenroom_directory::browse::{Listing, Query};
use greenroom_directory::caller::{Caller, Principal};
use greenroom_directory::command::{Decision, FreshIds, Put, apply};
use greenroom_directory::index::Index;
use greenroom_directory::people::Circle;
use greenroom_directory::policy::Policy;
use greenroom_directory::precondition::Precondition;
use greenroom_directory::registrants::Registrants;
use greenroom_directory::session::Session;
use greenroom_directory::template::Template;
use greenroom_protocol::attribute::{AttributeKey, AttributeValue, Finite};
use greenroom_protocol::ids::{
    AccountId, ConnectionId, Deployment, Revision, SessionName, SessionRef,
};
use greenroom_protocol::limits;
use greenroom_protocol::search::{Comparison, Criterion, EosQuery};
use greenroom_protocol::session::{
    MemberDelta, MemberPropertiesDelta, MemberSystemDelta, Patch, SessionDelta,
};
use greenroom_protocol::settings::GreenroomDelta;
use greenroom_protocol::time::Timestamp;

/// When all of it is looked at: after the last session was made.
pub(crate) const NOW: Timestamp = Timestamp(1_900_000_000_000);
const FIRST: Timestamp = Timestamp(1_800_000_000_000);

pub(crate) const SILENCE_MS: u64 = limits::CONNECTION_SILENCE_MS;

const MODES: u64 = 4;
const MAPS: u64 = 16;
const PINGS: u64 = 200;
/// Skills lie below.
pub(crate) const SKILLS: u64 = 3_000;

/// What is sought is one mode of four, the nearer three quarters of the hosts, and half of the maps.
const WANTED_PING: i64 = 150;
const WANTED_MAPS: u64 = MAPS / 2;

static EOS: OnceLock<Template> = OnceLock::new();

/// What a session says of itself.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) name: String,
    pub(crate) posted: Timestamp,
    pub(crate) bucket: usize,
    pub(crate) mode: u64,
    pub(crate) map: u64,
    pub(crate) ping: i64,
    pub(crate) skill: i64,
}

/// What is asked for: a bucket, one mode, a range of pings, any of some maps, the nearest by skill.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub(crate) bucket: usize,
    pub(crate) mode: u64,
    pub(crate) ping: i64,
    pub(crate) maps: Vec<u64>,
    pub(crate) skill: i64,
    pub(crate) results: usize,
}

/// SplitMix64 of a number: as good as drawn, and always the same.
pub(crate) fn drawn(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap()
}

pub(crate) fn deployment() -> Deployment {
    Deployment::new("bench").unwrap()
}

pub(crate) fn bucket_name(bucket: usize) -> String {
    format!("shooter:eu-west:bucket-{bucket}")
}

pub(crate) fn mode_name(mode: u64) -> String {
    format!("mode-{mode}")
}

pub(crate) fn map_name(map: u64) -> String {
    format!("map-of-the-season-{map}")
}

impl Facts {
    /// The session with this number, of those that are spread over so many buckets.
    pub(crate) fn of(number: usize, buckets: usize) -> Self {
        let seed = number as u64;
        let (a, b) = (drawn(seed), drawn(seed + (1 << 40)));
        Self {
            name: format!(
                "{:08x}-{:04x}-4{:03x}-8000-{:012x}",
                a >> 32,
                a & 0xffff,
                b & 0xfff,
                seed
            ),
            posted: FIRST.plus(seed),
            bucket: number % buckets,
            mode: a % MODES,
            map: (a >> 8) % MAPS,
            ping: signed((a >> 16) % PINGS),
            skill: signed((b >> 16) % SKILLS),
        }
    }

    /// Eight: three texts, three whole numbers, one other, one truth value.
    pub(crate) fn attributes(&self) -> [(AttributeKey, Option<AttributeValue>); 8] {
        let text = AttributeValue::String;
        [
            ("MODE", text(mode_name(self.mode))),
            ("MAP", text(map_name(self.map))),
            ("TITLE", text(format!("The session {}", &self.name[..8]))),
            ("PING", AttributeValue::Int64(self.ping)),
            ("SKILL", AttributeValue::Int64(self.skill)),
            ("ROUND", AttributeValue::Int64(self.skill % 30)),
            (
                "RATIO",
                AttributeValue::Double(Finite::new(self.ping as f64 / 7.0).unwrap()),
            ),
            ("RANKED", AttributeValue::Bool(self.skill % 2 == 0)),
        ]
        .map(|(key, value)| (AttributeKey::new(key).unwrap(), Some(value)))
    }

    /// What the owner writes to make it.
    pub(crate) fn settings(&self) -> GreenroomDelta {
        GreenroomDelta {
            bucket: Some(bucket_name(self.bucket)),
            max_players: Some(16),
            attributes: self.attributes().into(),
            ..GreenroomDelta::default()
        }
    }

    pub(crate) fn session_ref(&self) -> SessionRef {
        SessionRef::eos(deployment(), SessionName::new(self.name.as_str()).unwrap())
    }

    /// The session, hosted by a player of its own.
    pub(crate) fn session(&self, number: usize) -> Session {
        let seed = number as u64;
        let put = Put {
            at: &self.session_ref(),
            via: Via::Id,
            // Made anew each time, it would take longer than the session.
            template: Some(EOS.get_or_init(Template::eos)),
            when: Precondition::Absent,
            delta: &hosting(seed, self.settings()),
            caller: &caller(seed + 1),
            circle: &Circle::default(),
            registrants: &Registrants::default(),
            now: self.posted,
            ids: &FreshIds {
                branch: guid(1, seed),
                correlation_id: guid(2, seed),
                search_handle: guid(3, seed),
            },
        };
        match apply(None, &put).unwrap() {
            Decision::Store { session, .. } => *session,
            other => panic!("{other:?}"),
        }
    }
}

/// An index of all these.
pub(crate) fn index(facts: &[Facts]) -> Index {
    let mut index = Index::new(SILENCE_MS);
    for (number, facts) in facts.iter().enumerate() {
        index.upsert(Revision(number as u64 + 1), &facts.session(number));
    }
    index
}

/// What searches see of all these.
pub(crate) fn listings(index: &Index, facts: &[Facts]) -> Vec<Arc<Listing>> {
    let at = |facts: &Facts| index.listing(&facts.session_ref());
    facts.iter().map(|facts| at(facts).unwrap()).collect()
}

fn guid(kind: u64, seed: u64) -> String {
    format!("{:08x}-0000-4000-8000-{seed:012x}", kind)
}

fn caller(number: u64) -> Caller {
    Caller {
        deployment: deployment(),
        client_id: "bench".into(),
        policy: Policy::everything(),
        principal: Principal::User {
            account: AccountId::new(number).unwrap(),
            name: "host".into(),
        },
        device: None,
        address: Some([192, 0, 2, 1].into()),
    }
}

fn hosting(seed: u64, settings: GreenroomDelta) -> SessionDelta {
    let system = MemberSystemDelta {
        active: Some(true),
        connection: Patch::Set(ConnectionId::new(guid(4, seed)).unwrap()),
        ..MemberSystemDelta::default()
    };
    let me = MemberDelta {
        properties: Some(MemberPropertiesDelta {
            system: Some(system),
            custom: None,
        }),
        ..MemberDelta::default()
    };
    SessionDelta {
        members: [("me".to_owned(), Some(me))].into(),
        greenroom: Some(settings),
        ..SessionDelta::default()
    }
}

impl Wanted {
    /// The search with this number.
    pub(crate) fn of(number: usize, buckets: usize, results: usize) -> Self {
        let a = drawn(number as u64 + (1 << 50));
        let first = (a >> 8) % MAPS;
        let maps = (first..first + WANTED_MAPS).map(|map| map % MAPS);
        Self {
            bucket: (a >> 24) as usize % buckets,
            mode: a % MODES,
            ping: WANTED_PING,
            maps: maps.collect(),
            skill: signed((a >> 16) % SKILLS),
            results,
        }
    }

    /// As a game asks.
    pub(crate) fn criteria(&self) -> EosQuery {
        let criterion = |key: &str, op, value| Criterion {
            key: key.into(),
            op,
            value,
        };
        let maps: Vec<String> = self.maps.iter().map(|map| map_name(*map)).collect();
        let text = AttributeValue::String;
        EosQuery {
            criteria: vec![
                criterion("bucket", Comparison::Equal, text(bucket_name(self.bucket))),
                criterion("MODE", Comparison::Equal, text(mode_name(self.mode))),
                criterion(
                    "PING",
                    Comparison::LessThan,
                    AttributeValue::Int64(self.ping),
                ),
                criterion("MAP", Comparison::AnyOf, text(maps.join(";"))),
                criterion(
                    "SKILL",
                    Comparison::Distance,
                    AttributeValue::Int64(self.skill),
                ),
            ],
            max_results: u32::try_from(self.results).unwrap(),
            ..EosQuery::default()
        }
    }

    pub(crate) fn query(&self) -> Query {
        Query::of_criteria(&self.criteria()).unwrap()
    }
}
