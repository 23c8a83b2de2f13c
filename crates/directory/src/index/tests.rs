//! The index against a plain list of sessions.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use greenroom_protocol::attribute::{AttributeKey, AttributeValue, Finite};
use greenroom_protocol::ids::TemplateName;
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::search::{Comparison, Criterion, EosQuery};
use greenroom_protocol::settings::{Permission, PlayState};
use proptest::prelude::*;

use super::*;
use crate::browse::Query;
use crate::testing::{ALICE, BOB, Story, connection, hosting, session_ref};

const SILENCE: u64 = 100;

fn eos() -> TemplateName {
    TemplateName::eos()
}

fn named(name: &str) -> Session {
    Story::hosted_as(ALICE, name, hosting()).session
}

fn query(criteria: Vec<Criterion>, max_results: u32) -> Query {
    Query::of_criteria(&EosQuery {
        criteria,
        max_results,
        ..EosQuery::default()
    })
    .expect("sound")
}

fn names(index: &Index, search: &Query, now: u64) -> Vec<String> {
    let deployment = session_ref("any").scid;
    let catalog = index.catalog();
    let found = catalog.find(&deployment, &eos(), search, Timestamp(now), &|_| false);
    let found = found.expect("little text");
    let names = found.listings.iter();
    names
        .map(|listing| listing.session_ref.name.to_string())
        .collect()
}

fn all() -> Query {
    query(Vec::new(), 200)
}

#[test]
fn older_news_loses_whatever_it_says() {
    let mut index = Index::new(SILENCE);
    let mut session = named("room");
    index.upsert(Revision(5), &session);
    session
        .settings
        .as_mut()
        .expect("an EOS session")
        .permission = Permission::InviteOnly;
    index.upsert(Revision(4), &session);
    index.remove(Revision(3), &session.session_ref, Timestamp(1));
    assert_eq!(names(&index, &all(), 0), ["room"]);
    index.upsert(Revision(6), &session);
    assert!(names(&index, &all(), 0).is_empty());
}

#[test]
fn a_late_update_does_not_bring_a_deleted_session_back() {
    let mut index = Index::new(SILENCE);
    let session = named("room");
    index.remove(Revision(7), &session.session_ref, Timestamp(1_000));
    index.upsert(Revision(6), &session);
    assert!(names(&index, &all(), 0).is_empty());
    index.forget_deleted(Timestamp(1_000));
    assert_eq!(index.revision(&session.session_ref), Some(Revision(7)));
    index.upsert(Revision(8), &session);
    assert_eq!(names(&index, &all(), 0), ["room"]);
    index.remove(Revision(9), &session.session_ref, Timestamp(1_000));
    index.forget_deleted(Timestamp(1_001));
    assert_eq!(index.revision(&session.session_ref), None);
}

#[test]
fn a_session_whose_owner_is_gone_is_skipped_from_that_very_instant() {
    let mut index = Index::new(SILENCE);
    let mut session = named("room");
    session.members.get_mut(&0).expect("the host").lost_at = Some(Timestamp(1_000));
    index.upsert(Revision(1), &session);
    assert_eq!(names(&index, &all(), 1_099), ["room"]);
    assert!(names(&index, &all(), 1_100).is_empty());
    assert!(index.due(Timestamp(1_099)).is_empty());
    assert_eq!(index.due(Timestamp(1_100)), [session.session_ref]);
}

#[test]
fn a_lost_guest_hides_no_session() {
    let mut index = Index::new(SILENCE);
    let mut story = Story::hosted_by(ALICE);
    story.join(BOB);
    story
        .session
        .members
        .get_mut(&1)
        .expect("the guest")
        .lost_at = Some(Timestamp(1_000));
    index.upsert(Revision(1), &story.session);
    assert_eq!(names(&index, &all(), 9_999), ["room"]);
    assert_eq!(index.due(Timestamp(1_100)).len(), 1);
}

#[test]
fn sessions_are_known_by_the_living_connections_of_their_members() {
    let mut index = Index::new(SILENCE);
    let mut session = named("room");
    index.upsert(Revision(1), &session);
    assert_eq!(
        index.on_connection(&connection(ALICE)),
        [session_ref("room")]
    );
    assert!(index.on_connection(&connection(BOB)).is_empty());
    session.members.get_mut(&0).expect("the host").lost_at = Some(Timestamp(5));
    index.upsert(Revision(2), &session);
    assert!(index.on_connection(&connection(ALICE)).is_empty());
}

#[test]
fn deployments_and_templates_do_not_see_each_other() {
    let mut index = Index::new(SILENCE);
    index.upsert(Revision(1), &named("room"));
    let found = |deployment: &str, template: &TemplateName| {
        let deployment = Deployment::new(deployment).expect("valid");
        let catalog = index.catalog();
        let found = catalog.find(&deployment, template, &all(), Timestamp(0), &|_| false);
        found.expect("no text").listings.len()
    };
    let lobby = TemplateName::new("lobby").expect("valid");
    assert_eq!(found("other", &eos()), 0);
    assert_eq!(found("dep", &lobby), 0);
    assert_eq!(found("DEP", &eos()), 1, "whatever the case");
}

#[test]
fn a_session_that_is_made_anew_in_other_letters_is_shown_in_these() {
    let mut index = Index::new(SILENCE);
    index.upsert(Revision(1), &named("room"));
    index.upsert(Revision(2), &named("ROOM"));
    assert_eq!(names(&index, &all(), 0), ["ROOM"]);
    let there = index.on_connection(&connection(ALICE));
    assert_eq!(there[0].name.as_str(), "ROOM");
    assert_eq!((there.len(), index.census().sessions), (1, 1));
}

#[test]
fn players_and_keywords_lead_to_a_session_while_it_has_them() {
    let mut index = Index::new(SILENCE);
    let mut story = Story::hosted_by(ALICE);
    let seats = |index: &Index, who| -> Vec<bool> {
        let dep = session_ref("any").scid;
        let seats = index.of_account(&dep, crate::testing::account(who));
        seats.map(|seat| seat.reserved).collect()
    };
    story.join(BOB);
    story.session.shared.keywords = vec!["Night".into()];
    index.upsert(Revision(1), &story.session);
    assert_eq!(seats(&index, BOB), [false]);
    story.session.members.get_mut(&1).expect("Bob").reserved = true;
    index.upsert(Revision(2), &story.session);
    assert_eq!(seats(&index, BOB), [true]);
    assert_eq!(seats(&index, ALICE), [false]);
    let dep = session_ref("any").scid;
    assert_eq!(index.with_keyword(&dep, "nIGHT").count(), 1);
    let id = story.session.search_handle.clone().expect("searchable").id;
    assert_eq!(index.with_search_handle(&id), Some(session_ref("room")));
    story.session.members.remove(&1);
    story.session.shared.keywords.clear();
    index.upsert(Revision(3), &story.session);
    assert!(seats(&index, BOB).is_empty());
    assert_eq!(index.with_keyword(&dep, "night").count(), 0);
    assert_eq!(index.census().members, 1);
    index.remove(Revision(4), &story.session.session_ref, Timestamp(0));
    assert!(seats(&index, ALICE).is_empty());
    assert_eq!(index.with_search_handle(&id), None);
}

#[test]
fn the_newest_sessions_of_a_player_come_first() {
    let mut index = Index::new(SILENCE);
    for (name, begun) in [("b", 5), ("a", 5), ("c", 9), ("d", 1)] {
        let mut session = named(name);
        session.start_time = Timestamp(begun);
        index.upsert(Revision(1), &session);
    }
    let dep = session_ref("any").scid;
    let seats = index.of_account(&dep, crate::testing::account(ALICE));
    let order: Vec<String> = seats.map(|seat| seat.at.name.to_string()).collect();
    assert_eq!(order, ["c", "a", "b", "d"]);
}

#[test]
fn what_searches_do_not_see_leaves_a_listing_with_its_ready_bytes() {
    let mut index = Index::new(SILENCE);
    let mut session = named("room");
    index.upsert(Revision(1), &session);
    let at = &session_ref("room");
    let first = index.listing(at).expect("public");
    session.change_number += 1;
    session.members.get_mut(&0).expect("the host").ready = true;
    index.upsert(Revision(2), &session);
    assert!(Arc::ptr_eq(&first, &index.listing(at).expect("public")));
    session.settings.as_mut().expect("settings").max_players += 1;
    index.upsert(Revision(3), &session);
    assert!(!Arc::ptr_eq(&first, &index.listing(at).expect("public")));
}

/// Something that happens to one of a few sessions.
#[derive(Clone, Debug)]
enum Event {
    Upsert(Sketch),
    Remove {
        name: usize,
    },
    /// An update that another thread overtook.
    Late(Sketch),
}

/// As much of a session as a search looks at.
#[derive(Clone, Debug)]
struct Sketch {
    name: usize,
    bucket: usize,
    /// In halves: an int64 where it is whole, else a double.
    level: Option<i64>,
    registered: BTreeSet<u64>,
    created: u64,
    lost_at: Option<u64>,
    public: bool,
    playing: bool,
    join_in_progress: bool,
}

const NAMES: [&str; 5] = ["a", "B", "c", "D", "e"];
const BUCKETS: [&str; 2] = ["one", "two"];

impl Sketch {
    fn session(&self) -> Session {
        let mut session = named(NAMES[self.name]);
        session
            .search_handle
            .as_mut()
            .expect("searchable")
            .create_time = Timestamp(self.created);
        session.members.get_mut(&0).expect("the host").lost_at = self.lost_at.map(Timestamp);
        let settings = session.settings.as_mut().expect("an EOS session");
        settings.bucket = BUCKETS[self.bucket].to_owned();
        settings.max_players = 2;
        settings.registered = self.registered.iter().map(|&player| id(player)).collect();
        let key = AttributeKey::new("LEVEL").expect("valid");
        let level = self.level.map(|level| (key, halves(level)));
        settings.attributes.extend(level);
        if !self.public {
            settings.permission = Permission::JoinViaPresence;
        }
        if self.playing {
            settings.state = PlayState::InProgress;
        }
        settings.join_in_progress = self.join_in_progress;
        session
    }

    /// The rule of who is found, said once more in other words.
    fn is_found(&self, now: u64, ask: &Ask) -> bool {
        let open = !self.playing || self.join_in_progress;
        let alive = self.lost_at.is_none_or(|at| at + SILENCE > now);
        let asked = match ask {
            Ask::Player(player) => self.registered.contains(player),
            Ask::Criteria {
                bucket, at_least, ..
            } => {
                self.registered.len() < 2
                    && bucket.is_none_or(|bucket| bucket == self.bucket)
                    && at_least.is_none_or(|least| self.level.is_some_and(|level| level >= least))
            }
        };
        self.public && open && alive && asked
    }

    /// Where it stands among the found: nearest first, then newest, then by name.
    fn place(&self, ask: &Ask) -> (bool, u64, Reverse<u64>, String) {
        let near = match ask {
            Ask::Criteria { near, .. } => *near,
            Ask::Player(_) => None,
        };
        let away = near
            .zip(self.level)
            .map(|(near, level)| near.abs_diff(level));
        let unknown = near.is_some() && away.is_none();
        let name = NAMES[self.name].to_lowercase();
        (unknown, away.unwrap_or(0), Reverse(self.created), name)
    }
}

/// What is searched.
#[derive(Clone, Debug)]
enum Ask {
    Player(u64),
    Criteria {
        bucket: Option<usize>,
        at_least: Option<i64>,
        near: Option<i64>,
    },
}

impl Ask {
    fn search(&self, max_results: u32) -> Query {
        let mut query = EosQuery {
            max_results,
            ..EosQuery::default()
        };
        match self {
            Self::Player(player) => query.registered = Some(id(*player)),
            Self::Criteria {
                bucket,
                at_least,
                near,
            } => {
                let level = |op, halved| Criterion {
                    key: "level".into(),
                    op,
                    value: halves(halved),
                };
                query.criteria.extend(bucket.map(in_bucket));
                query
                    .criteria
                    .extend(at_least.map(|least| level(Comparison::GreaterThanOrEqual, least)));
                query
                    .criteria
                    .extend(near.map(|near| level(Comparison::Distance, near)));
            }
        }
        Query::of_criteria(&query).expect("sound")
    }
}

fn asks() -> impl Strategy<Value = Ask> {
    let criteria = (
        prop::option::of(0..BUCKETS.len()),
        prop::option::weighted(0.3, -4..4_i64),
        prop::option::of(-6..6_i64),
    );
    let criteria = criteria.prop_map(|(bucket, at_least, near)| Ask::Criteria {
        bucket,
        at_least,
        near,
    });
    prop_oneof![3 => criteria, 1 => (1..=PLAYERS).prop_map(Ask::Player)]
}

const PLAYERS: u64 = 3;

fn id(player: u64) -> PlayerId {
    crate::testing::account(player).into()
}

fn halves(level: i64) -> AttributeValue {
    if level % 2 == 0 {
        return AttributeValue::Int64(level / 2);
    }
    AttributeValue::Double(Finite::new(level as f64 / 2.0).expect("finite"))
}

fn sketches() -> impl Strategy<Value = Sketch> {
    let registered = prop::collection::btree_set(1..=PLAYERS, 0..3);
    let level = prop::option::weighted(0.8, -4..4_i64);
    let what = (0..NAMES.len(), 0..BUCKETS.len(), level, registered);
    let when = (0..4_u64, prop::option::weighted(0.3, 0..100_u64));
    let how = (prop::bool::weighted(0.8), any::<bool>(), any::<bool>());
    (what, when, how).prop_map(|(what, when, how)| Sketch {
        name: what.0,
        bucket: what.1,
        level: what.2,
        registered: what.3,
        created: when.0,
        lost_at: when.1,
        public: how.0,
        playing: how.1,
        join_in_progress: how.2,
    })
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        4 => sketches().prop_map(Event::Upsert),
        1 => (0..NAMES.len()).prop_map(|name| Event::Remove { name }),
        1 => sketches().prop_map(Event::Late),
    ];
    prop::collection::vec(event, 0..40)
}

fn in_bucket(bucket: usize) -> Criterion {
    Criterion {
        key: "bucket".into(),
        op: Comparison::Equal,
        value: AttributeValue::String(BUCKETS[bucket].into()),
    }
}

proptest! {
    #[test]
    fn the_index_answers_like_a_plain_scan(
        events in events(),
        asks in prop::collection::vec(asks(), 1..8),
        max_results in 1..5_u32,
        now in 0..250_u64,
    ) {
        let mut index = Index::new(SILENCE);
        let mut plain: BTreeMap<usize, Sketch> = BTreeMap::new();
        let mut touched = BTreeSet::new();
        for (number, event) in events.into_iter().enumerate() {
            let revision = Revision(number as u64 + 2);
            match event {
                Event::Upsert(sketch) => {
                    index.upsert(revision, &sketch.session());
                    touched.insert(sketch.name);
                    plain.insert(sketch.name, sketch);
                }
                Event::Remove { name } => {
                    index.remove(revision, &session_ref(NAMES[name]), Timestamp(0));
                    touched.insert(name);
                    plain.remove(&name);
                }
                Event::Late(sketch) if touched.contains(&sketch.name) => {
                    index.upsert(Revision(1), &sketch.session());
                }
                Event::Late(_) => {}
            }
        }

        // What a restart makes of the same sessions, read in some other order.
        let mut rebuilt = Index::new(SILENCE);
        for sketch in plain.values() {
            rebuilt.upsert(Revision(1), &sketch.session());
        }
        for ask in asks {
            let mut found: Vec<&Sketch> = plain.values().filter(|s| s.is_found(now, &ask)).collect();
            found.sort_by_key(|s| s.place(&ask));
            let expected: Vec<&str> = found.iter().map(|s| NAMES[s.name]).take(max_results as usize).collect();
            let search = ask.search(max_results);
            prop_assert_eq!(names(&index, &search, now), &expected[..], "{:?}", ask);
            prop_assert_eq!(names(&rebuilt, &search, now), &expected[..], "rebuilt, {:?}", ask);
        }

        let due = |s: &&Sketch| s.lost_at.is_some_and(|at| at + SILENCE <= now);
        let mut late: Vec<(u64, SessionRef)> = plain.values().filter(due)
            .map(|s| (s.lost_at.unwrap_or(0), session_ref(NAMES[s.name]))).collect();
        late.sort();
        let late: Vec<SessionRef> = late.into_iter().map(|(_, at)| at).collect();
        prop_assert_eq!(index.due(Timestamp(now)), late);

        let mut there: Vec<SessionRef> = plain.values().filter(|s| s.lost_at.is_none())
            .map(|s| session_ref(NAMES[s.name])).collect();
        there.sort();
        prop_assert_eq!(index.on_connection(&connection(ALICE)), there);
    }

    #[test]
    fn an_index_of_deleted_sessions_holds_nothing(sketches in prop::collection::vec(sketches(), 0..10)) {
        let mut index = Index::new(SILENCE);
        for (number, sketch) in sketches.iter().enumerate() {
            index.upsert(Revision(number as u64), &sketch.session());
        }
        for name in NAMES {
            index.remove(Revision(100), &session_ref(name), Timestamp(0));
        }
        index.forget_deleted(Timestamp(1));
        prop_assert!(index.live.is_empty() && index.deleted.is_empty());
        prop_assert!(index.catalog.is_empty() && index.search_handles.is_empty());
        prop_assert!(index.timers.is_empty() && index.connections.is_empty());
        prop_assert!(index.deployments.is_empty());
        prop_assert_eq!(index.census(), Census::default());
    }
}
