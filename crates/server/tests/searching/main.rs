//! Searches that run while sessions are made, changed and ended two thousand times
//! a second: no answer shows what was not so while it was made, and none misses
//! what was acknowledged before it began.

mod places;
mod storm;
#[path = "../support/mod.rs"]
mod support;
mod truth;

use std::collections::BTreeMap;
use std::time::Duration;

use parking_lot::Mutex;
use places::{InProcess, OverHttp};
use storm::{Place, Storm, Told};
use support::{player, push, server};
use truth::{Search, State, Timeline, state};

const STORM: Storm = Storm {
    buckets: 8,
    updates_per_second: 2_000,
    writers: 4,
    searchers: 4,
    lasts: Duration::from_secs(3),
};

/// That there was something to see; how fast it went is for the benchmarks.
fn assert_stormy(told: &Told) {
    let (updates, searches) = (told.updates.len(), told.searches.len());
    println!("{updates} updates, {searches} searches, {:?}", told.tally);
    assert!(told.tally.due > 20, "next to nothing had to be found");
    assert!(told.tally.moving > 0, "nothing changed during a search");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn searches_beside_writes_see_what_is_so() {
    assert_stormy(&STORM.over(InProcess::open().await).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn searches_beside_writes_see_what_is_so_over_http() {
    let server = server::start().await;
    let place = OverHttp::of(&server::url(&server)).await;
    assert_stormy(&STORM.over(place).await);
}

/// A search that a session matches in this state, and the session's timeline up to it.
fn matched(session: usize, version: i64) -> (Search, State, Timeline) {
    let shown = state(session, version).expect("a session");
    let search = Search {
        bucket: 0,
        mode: shown.mode,
        skill: shown.skill,
    };
    let timeline = Timeline::new(truth::PER_BUCKET);
    for _ in 0..version {
        timeline.begin(session);
    }
    timeline.acknowledge(session, version);
    (search, shown, timeline)
}

#[test]
fn a_wrong_answer_is_noticed() {
    let (search, shown, timeline) = matched(3, 5);
    let before = timeline.before(&search);
    let check = |found: &[(usize, State)]| timeline.check(&search, &before, found);
    assert_eq!(check(&[(3, shown)]).expect("right").due, 1);
    // Missed; of before the search, of a time to come, as it never was, of another bucket, twice.
    assert!(check(&[]).is_err());
    for version in [4, 6] {
        let other = State { version, ..shown };
        assert!(check(&[(3, other)]).is_err(), "{version}");
    }
    let mode = shown.mode + 1;
    assert!(check(&[(3, State { mode, ..shown })]).is_err());
    assert!(check(&[(3, shown), (truth::PER_BUCKET, shown)]).is_err());
    assert!(check(&[(3, shown), (3, shown)]).is_err());
}

#[test]
fn what_changes_during_a_search_may_be_seen_either_way() {
    let (search, shown, timeline) = matched(3, 11);
    let before = timeline.before(&search);
    assert_eq!((timeline.begin(3), state(3, 12)), (12, None));
    let check = |found: &[(usize, State)]| timeline.check(&search, &before, found);
    assert_eq!(check(&[(3, shown)]).expect("as it was").moving, 1);
    assert_eq!(check(&[]).expect("as it becomes").found, 0);
    let version = 13;
    assert!(check(&[(3, State { version, ..shown })]).is_err());
}

/// Answers each search as it did the first time.
struct Forgetful {
    place: InProcess,
    answers: Mutex<BTreeMap<String, Vec<(usize, State)>>>,
}

impl Place for Forgetful {
    async fn write(&self, session: usize, state: Option<State>) {
        self.place.write(session, state).await;
    }

    async fn search(&self, search: &Search) -> Vec<(usize, State)> {
        let key = format!("{search:?}");
        if let Some(found) = self.answers.lock().get(&key) {
            return found.clone();
        }
        let found = self.place.search(search).await;
        self.answers.lock().insert(key, found.clone());
        found
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[should_panic(expected = "every answer is right")]
async fn old_answers_are_noticed() {
    let place = Forgetful {
        place: InProcess::open().await,
        answers: Mutex::default(),
    };
    // Few different searches, which all come again soon.
    let storm = Storm {
        buckets: 1,
        ..STORM
    };
    storm.over(place).await;
}
