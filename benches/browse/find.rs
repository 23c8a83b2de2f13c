//! Searches in the index alone: the nearest fifty by distance of a bucket, of those that have one value, lie in a range and have any of some others.

use std::hint::black_box;
use std::sync::Arc;

use greenroom_directory::browse::{Catalog, Listing, Query};
use greenroom_protocol::ids::TemplateName;

use crate::grown;
use crate::measure::{Seconds, time};
use crate::rivals::{BareColumns, Question, Sqlite, number, scan};
use crate::shown::{percentiles, thousands};
use crate::world::{self, Facts, NOW, Wanted, deployment};

const RESULTS: usize = 50;
const ROUNDS: usize = 20;
const MILLION: usize = 1_000_000;
/// A look at a million takes seconds.
const SCANS: usize = 3;

pub(crate) fn run() {
    for sessions in [1_000, 20_000, MILLION] {
        for buckets in [1_000, 10] {
            among(sessions, buckets);
        }
    }
}

/// A search with everything that each side needs for it.
struct Search {
    wanted: Wanted,
    query: Query,
    question: Question,
}

impl Search {
    fn of(number: usize, buckets: usize) -> Self {
        let wanted = Wanted::of(number, buckets, RESULTS);
        Self {
            query: wanted.query(),
            question: Question::of(&wanted),
            wanted,
        }
    }
}

fn among(sessions: usize, buckets: usize) {
    let facts: Vec<Facts> = (0..sessions).map(|it| Facts::of(it, buckets)).collect();
    let index = match (sessions, buckets) {
        (MILLION, 1_000) => grown::index(&facts),
        _ => world::index(&facts),
    };
    let listings = world::listings(&index, &facts);
    let catalog = index.catalog();
    let (columns, sqlite) = (BareColumns::of(&facts, buckets), Sqlite::of(&facts));
    drop(facts);
    let [mut ours, mut bare, mut sql, mut scanned] = [(); 4].map(|()| Vec::new());
    for round in 0..ROUNDS {
        let searches: Vec<Search> = (0..100)
            .map(|it| Search::of(round * 100 + it, buckets))
            .collect();
        ours.extend(searches.iter().map(|it| took(|| find(catalog, &it.query))));
        bare.extend(searches.iter().map(|it| took(|| columns.find(&it.wanted))));
        let fewer = &searches[..10];
        sql.extend(fewer.iter().map(|it| took(|| sqlite.find(&it.question))));
        let one = &searches[..usize::from(round < SCANS)];
        scanned.extend(one.iter().map(|it| took(|| scan(&listings, &it.query))));
        let search = &searches[0];
        let found = numbers(find(catalog, &search.query));
        assert_eq!(found, columns.find(&search.wanted));
        assert_eq!(found, sqlite.find(&search.question));
        if round == 0 {
            let scanned = scan(&listings, &search.query);
            assert_eq!(found, numbers(scanned.into_iter().cloned().collect()));
        }
    }
    let name = format!(
        "{RESULTS} of {} in {}",
        thousands(sessions),
        thousands(buckets)
    );
    for (floor, times) in [
        ("bare columns", &bare),
        ("SQLite", &sql),
        ("plain scan", &scanned),
    ] {
        percentiles(&format!("{name} / {floor}"), &ours, times);
    }
}

fn find(catalog: &Catalog, query: &Query) -> Vec<Arc<Listing>> {
    let (scid, eos) = (deployment(), TemplateName::eos());
    let found = catalog.find(&scid, &eos, query, NOW, &|_| false);
    found.unwrap().listings
}

fn numbers(found: Vec<Arc<Listing>>) -> Vec<u32> {
    found.iter().map(|listing| number(listing)).collect()
}

fn took<T>(search: impl FnOnce() -> T) -> Seconds {
    time(|| _ = black_box(search()))
}
