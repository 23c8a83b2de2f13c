//! Many who write and some who search, at once.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval};

use crate::truth::{PER_BUCKET, Search, State, Tally, Timeline, state};

/// A directory that takes writes and searches, by whatever way.
pub(crate) trait Place: Send + Sync + 'static {
    /// Makes a session, changes it or ends it; answers when that is acknowledged.
    fn write(&self, session: usize, state: Option<State>) -> impl Future<Output = ()> + Send;

    /// What is found, best first.
    fn search(&self, search: &Search) -> impl Future<Output = Vec<(usize, State)>> + Send;
}

/// How much of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Storm {
    pub(crate) buckets: usize,
    pub(crate) updates_per_second: u32,
    pub(crate) writers: usize,
    pub(crate) searchers: usize,
    pub(crate) lasts: Duration,
}

/// How it went: how long each took, in seconds, in ascending order.
pub(crate) struct Told {
    pub(crate) updates: Vec<f64>,
    pub(crate) searches: Vec<f64>,
    pub(crate) tally: Tally,
    /// How long it lasted, in seconds.
    pub(crate) lasted: f64,
}

impl Storm {
    /// Lets it rage. Every answer to a search is held against what was true while
    /// it ran.
    ///
    /// # Panics
    /// Where an answer is wrong.
    pub(crate) async fn over<P: Place>(self, place: P) -> Told {
        let place = Arc::new(place);
        let timeline = Arc::new(Timeline::new(self.buckets * PER_BUCKET));
        for session in 0..timeline.sessions() {
            step(&*place, &timeline, session).await;
        }
        let started = Instant::now();
        let mut writers: JoinSet<Vec<f64>> = (0..self.writers)
            .map(|writer| self.write(writer, Arc::clone(&place), Arc::clone(&timeline)))
            .collect();
        let mut searchers: JoinSet<(Vec<f64>, Tally)> = (0..self.searchers)
            .map(|searcher| self.search(searcher, Arc::clone(&place), Arc::clone(&timeline)))
            .collect();
        let mut told = Told {
            updates: Vec::new(),
            searches: Vec::new(),
            tally: Tally::default(),
            lasted: 0.0,
        };
        while let Some(times) = writers.join_next().await {
            told.updates.extend(times.expect("every write is taken"));
        }
        told.lasted = (Instant::now() - started).as_secs_f64();
        while let Some(ended) = searchers.join_next().await {
            let (times, tally) = ended.expect("every answer is right");
            told.searches.extend(times);
            told.tally.add(tally);
        }
        told.updates.sort_by(f64::total_cmp);
        told.searches.sort_by(f64::total_cmp);
        told
    }

    /// Writes the sessions that are this writer's, in turn, as often as is due.
    async fn write<P: Place>(
        self,
        writer: usize,
        place: Arc<P>,
        timeline: Arc<Timeline>,
    ) -> Vec<f64> {
        let writers = u32::try_from(self.writers).expect("a small number");
        let mut due = interval(Duration::from_secs(1) * writers / self.updates_per_second);
        // What it could not do in time is made up for, or the load would shrink with the speed.
        due.set_missed_tick_behavior(MissedTickBehavior::Burst);
        let end = Instant::now() + self.lasts;
        let mut times = Vec::new();
        let mut own = (writer..timeline.sessions()).step_by(self.writers).cycle();
        while let (true, Some(session)) = (Instant::now() < end, own.next()) {
            due.tick().await;
            times.push(step(&*place, &timeline, session).await);
            // Who is behind is never made to wait: searches have their turn all the same.
            tokio::task::yield_now().await;
        }
        times
    }

    async fn search<P: Place>(
        self,
        searcher: usize,
        place: Arc<P>,
        timeline: Arc<Timeline>,
    ) -> (Vec<f64>, Tally) {
        let end = Instant::now() + self.lasts;
        let (mut times, mut tally) = (Vec::new(), Tally::default());
        let mut number = searcher;
        while Instant::now() < end {
            let search = Search::of(number, self.buckets);
            number += self.searchers;
            let before = timeline.before(&search);
            let began = Instant::now();
            let found = place.search(&search).await;
            times.push((Instant::now() - began).as_secs_f64());
            match timeline.check(&search, &before, &found) {
                Ok(more) => tally.add(more),
                Err(wrong) => panic!("{wrong}"),
            }
            tokio::task::yield_now().await;
        }
        (times, tally)
    }
}

/// Brings a session to its next state; tells how long that took.
async fn step(place: &impl Place, timeline: &Timeline, session: usize) -> f64 {
    let version = timeline.begin(session);
    let began = Instant::now();
    place.write(session, state(session, version)).await;
    timeline.acknowledge(session, version);
    (Instant::now() - began).as_secs_f64()
}
