//! What the index takes for each session, and how long all of them take to enter.

use std::collections::HashMap;

use greenroom_directory::index::Index;
use greenroom_directory::session::Session;
use greenroom_protocol::ids::{Revision, SessionRef};

use crate::counted::left_by;
use crate::measure::{self, time};
use crate::shown::{beside, thousands};
use crate::world::{Facts, SILENCE_MS};

/// So many sessions are made at a time, so that they need not all be held.
const BATCH: usize = 1_000;
/// What a session with eight attributes may take, its documents not counted.
const BUDGET: f64 = 1_024.0;

/// An index of all these; prints what it took.
pub(crate) fn index(facts: &[Facts]) -> Index {
    let (mut index, mut names) = (Index::new(SILENCE_MS), HashMap::new());
    let [mut indexing, mut naming] = [0.0; 2];
    let mut bytes = 0;
    for (batch, facts) in facts.chunks(BATCH).enumerate() {
        let first = batch * BATCH;
        let numbered = facts.iter().enumerate();
        let sessions: Vec<Session> = numbered
            .map(|(it, facts)| facts.session(first + it))
            .collect();
        bytes += left_by(|| indexing += time(|| enter(&mut index, first, &sessions)));
        naming += time(|| name(&mut names, &sessions));
    }
    assert_eq!(index.census().sessions, names.len());
    let each = bytes as f64 / facts.len() as f64;
    measure::print(
        "a session of 8 attributes in the index",
        &format!("{each:.0} B"),
        &format!("{BUDGET:.0} B"),
        &format!("{:.2}", each / BUDGET),
    );
    let count = thousands(facts.len());
    beside(
        &format!("{count} sessions indexed / put into a map"),
        indexing,
        naming,
    );
    index
}

fn enter(index: &mut Index, first: usize, sessions: &[Session]) {
    for (number, session) in sessions.iter().enumerate() {
        index.upsert(Revision((first + number + 1) as u64), session);
    }
}

/// The floor: a map from the references.
fn name(names: &mut HashMap<SessionRef, usize>, sessions: &[Session]) {
    for session in sessions {
        names.insert(session.session_ref.clone(), names.len());
    }
}
