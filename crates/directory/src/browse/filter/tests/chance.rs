//! Filters by chance against what they mean.

use std::collections::BTreeMap;

use greenroom_protocol::ids::{Revision, SessionName};
use greenroom_protocol::time::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::browse::Query;
use crate::browse::filter::generated::{Wish, session, wishes};
use crate::index::Index;
use crate::liveness::over_at;

const SILENCE: u64 = 25_000;

/// How many names the sessions of one life have.
const NAMES: usize = 8;

fn read(wish: &Wish) -> Predicate {
    let text = wish.to_string();
    Predicate::of_filter(&text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[derive(Clone, Debug)]
enum Event {
    Written(usize, Box<Session>),
    Removed(usize),
    /// The program starts again and reads its sessions.
    Restarted,
    /// To this instant, at which sessions may be over.
    Time(u64),
}

fn event() -> impl Strategy<Value = Event> {
    let written = (0..NAMES, session());
    prop_oneof![
        6 => written.prop_map(|(name, session)| Event::Written(name, Box::new(session))),
        1 => (0..NAMES).prop_map(Event::Removed),
        1 => Just(Event::Restarted),
        1 => prop_oneof![Just(0), Just(25_001), Just(1_245_073_555_090)].prop_map(Event::Time),
    ]
}

/// Sessions, and what finds them.
struct World {
    sessions: BTreeMap<usize, Session>,
    index: Index,
    revision: u64,
    now: Timestamp,
}

impl World {
    fn new() -> Self {
        Self {
            sessions: BTreeMap::new(),
            index: Index::new(SILENCE),
            revision: 0,
            now: Timestamp(0),
        }
    }

    fn live(&mut self, event: Event) {
        self.revision += 1;
        let revision = Revision(self.revision);
        match event {
            Event::Written(name, mut session) => {
                let text = SessionName::new(name.to_string()).expect("digits");
                session.session_ref.name = text;
                let old = self.sessions.get(&name);
                let is_other = |old: &&Session| old.session_ref != session.session_ref;
                if let Some(old) = old.filter(is_other) {
                    self.index.remove(revision, &old.session_ref, self.now);
                }
                self.index.upsert(revision, &session);
                self.sessions.insert(name, *session);
            }
            Event::Removed(name) => {
                if let Some(old) = self.sessions.remove(&name) {
                    self.index.remove(revision, &old.session_ref, self.now);
                }
            }
            Event::Restarted => {
                self.index = Index::new(SILENCE);
                for session in self.sessions.values() {
                    self.index.upsert(revision, session);
                }
            }
            Event::Time(now) => self.now = Timestamp(now),
        }
    }

    /// The names that the index finds, of whatever template.
    fn found(&self, wish: &Wish) -> Vec<String> {
        let query = Query {
            predicate: read(wish),
            order: Vec::new(),
            limit: NAMES,
            after: None,
        };
        let mut names = Vec::new();
        for at in self.templates() {
            let catalog = self.index.catalog();
            let (scid, template) = (&at.scid, &at.template_name);
            let found = catalog.find(scid, template, &query, self.now, &|_| true);
            let found = found.expect("few sessions").listings;
            names.extend(found.iter().map(|it| it.session_ref.name.to_string()));
        }
        names.sort_unstable();
        names
    }

    /// A session of each template.
    fn templates(&self) -> impl Iterator<Item = &greenroom_protocol::ids::SessionRef> {
        let sessions = self.sessions.values().map(|it| &it.session_ref);
        let by_template: BTreeMap<_, _> = sessions.map(|at| (&at.template_name, at)).collect();
        by_template.into_values()
    }

    /// The names that are meant.
    fn meant(&self, wish: &Wish) -> Vec<String> {
        let is_there =
            |session: &&Session| over_at(session, SILENCE).is_none_or(|at| at > self.now);
        let sessions = self.sessions.values().filter(is_there);
        let meant = sessions.filter(|session| wish.holds(session));
        meant.map(|it| it.session_ref.name.to_string()).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_filter_finds_what_it_means(wish in wishes(), sessions in vec(session(), 1..12)) {
        let predicate = read(&wish);
        for session in &sessions {
            let listing = Listing::of(session, SILENCE).expect("searches see it");
            let found = predicate.holds(&listing, &mut Meter::default());
            prop_assert_eq!(found, wish.holds(session), "{} and {:?}", wish, session);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn an_index_finds_what_a_filter_means_whatever_has_happened(
        events in vec((event(), wishes()), 1..40),
    ) {
        let mut world = World::new();
        for (event, wish) in events {
            world.live(event);
            prop_assert_eq!(world.found(&wish), world.meant(&wish), "{}", wish);
        }
    }
}
