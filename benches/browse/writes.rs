//! What one write costs the index: a session whose attribute changes, one that comes, one that goes. Beside each stands a map that has the session by its name, and SQLite, which keeps an index too.

use std::collections::HashMap;
use std::hint::black_box;
use std::sync::Arc;

use greenroom_directory::browse::{Catalog, Listing};
use greenroom_protocol::ids::{Revision, SessionName};

use crate::measure::{Seconds, time};
use crate::rivals::Sqlite;
use crate::shown::{percentiles, thousands};
use crate::world::{self, Facts, SILENCE_MS, SKILLS, drawn};

const SESSIONS: usize = 100_000;
const BUCKETS: usize = 1_000;
const WRITES: usize = 2_000;

pub(crate) fn run() {
    let facts: Vec<Facts> = (0..SESSIONS).map(|it| Facts::of(it, BUCKETS)).collect();
    let among = thousands(SESSIONS);
    let moves: Vec<(usize, Facts)> = (0..WRITES).map(|it| moved(&facts, it)).collect();
    let sqlite = Sqlite::of(&facts);
    let in_sqlite: Vec<Seconds> = moves
        .iter()
        .map(|(number, facts)| time(|| sqlite.update(*number, facts.skill)))
        .collect();

    let mut index = world::index(&facts);
    let listings = world::listings(&index, &facts);
    let mut map: HashMap<SessionName, Arc<Listing>> = HashMap::new();
    let mut catalog = Catalog::default();
    for listing in &listings {
        map.insert(listing.session_ref.name.clone(), listing.clone());
        catalog.insert(listing.clone());
    }
    let next = |(number, facts): &(usize, Facts)| {
        let listing = Listing::of(&facts.session(*number), SILENCE_MS);
        (*number, Arc::new(listing.unwrap()))
    };
    let next: Vec<(usize, Arc<Listing>)> = moves.iter().map(next).collect();
    let in_map: Vec<Seconds> = next
        .iter()
        .map(|(_, listing)| put(&mut map, listing))
        .collect();
    let [replacing, leaving, coming] = write(&mut catalog, &listings, &next);
    percentiles(
        &format!("a listing replaced, of {among} / in a map"),
        &replacing,
        &in_map,
    );
    percentiles("a listing removed / replaced in a map", &leaving, &in_map);
    percentiles("a listing added / replaced in a map", &coming, &in_map);

    let mut revision = SESSIONS as u64;
    let mut upsert = |(number, facts): &(usize, Facts)| {
        revision += 1;
        let session = facts.session(*number);
        time(|| index.upsert(Revision(revision), &session))
    };
    let updates: Vec<Seconds> = moves.iter().map(&mut upsert).collect();
    percentiles(
        "an attribute updated in the index / in a map",
        &updates,
        &in_map,
    );
    percentiles(
        "the same / SQLite, one column of an index",
        &updates,
        &in_sqlite,
    );
}

/// One of all sessions with another skill.
fn moved(facts: &[Facts], write: usize) -> (usize, Facts) {
    let number = drawn(write as u64 + (1 << 33)) as usize % facts.len();
    let skill = i64::try_from(drawn(write as u64 + (1 << 34)) % SKILLS).unwrap();
    let facts = Facts {
        skill,
        ..facts[number].clone()
    };
    (number, facts)
}

fn put(map: &mut HashMap<SessionName, Arc<Listing>>, listing: &Arc<Listing>) -> Seconds {
    let (name, listing) = (listing.session_ref.name.clone(), listing.clone());
    time(|| _ = black_box(map.insert(name, listing)))
}

/// How long it takes to put each in the place of what was there, to take it out, and to add it again.
fn write(
    catalog: &mut Catalog,
    listings: &[Arc<Listing>],
    next: &[(usize, Arc<Listing>)],
) -> [Vec<Seconds>; 3] {
    let mut present: HashMap<usize, Arc<Listing>> = HashMap::new();
    let mut times = [(); 3].map(|()| Vec::new());
    for (number, next) in next {
        let old = present.insert(*number, next.clone());
        let old = old.unwrap_or_else(|| listings[*number].clone());
        let (new, again) = (next.clone(), next.clone());
        times[0].push(time(|| catalog.replace(&old, new)));
        times[1].push(time(|| catalog.remove(next)));
        times[2].push(time(|| catalog.insert(again)));
    }
    times
}
