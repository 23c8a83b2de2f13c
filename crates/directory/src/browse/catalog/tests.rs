//! The catalog against a plain scan of the same listings.

mod generated;
mod work;

use std::collections::BTreeMap;

use proptest::prelude::*;

use generated::{Sketch, asks, sketches};

use super::*;
use crate::browse::order::Order;
use crate::browse::predicate::Meter;
use crate::testing::session_ref;

const NOW: Timestamp = Timestamp(50);

/// Few rows in a block, so that blocks are split and merged all the time.
fn small(hash: fn(&str) -> u64) -> Catalog {
    Catalog::shaped(Shape {
        has_columns: true,
        rows: 8,
        hash,
    })
}

fn find(catalog: &Catalog, query: &Query) -> Found {
    let at = session_ref("any");
    let found = catalog.find(&at.scid, &at.template_name, query, NOW, &is_read);
    found.expect("little work")
}

fn is_read(listing: &Listing) -> bool {
    listing.posted.0.is_multiple_of(2)
}

/// What a query means, said without any index.
fn scan<'a>(listings: impl Iterator<Item = &'a Arc<Listing>>, query: &Query) -> Found {
    let mut meter = Meter::default();
    let after = |listing: &Listing| {
        let after = query.after.as_ref();
        after.is_none_or(|after| after.is_before(listing, &query.order))
    };
    let mut listings: Vec<Arc<Listing>> = listings
        .filter(|it| it.over_at.is_none_or(|over| over > NOW))
        .filter(|it| query.predicate.holds(it, &mut meter) && after(it))
        .filter(|it| !it.is_for_followed || is_read(it))
        .cloned()
        .collect();
    listings.sort_by(|a, b| {
        let compare = |by: &Order| by.compare(a.scalar(by.field()), b.scalar(by.field()));
        let by_order = query.order.iter().map(compare).find(|it| it.is_ne());
        by_order.unwrap_or_else(|| Age::of(a).cmp(&Age::of(b)))
    });
    let is_more = listings.len() > query.limit;
    listings.truncate(query.limit);
    let last = listings.last().filter(|_| is_more);
    let next = last.map(|last| Position::of(last, &query.order));
    Found { listings, next }
}

fn names(found: &Found) -> Vec<&str> {
    let listings = found.listings.iter();
    listings.map(|it| it.session_ref.name.as_str()).collect()
}

/// Something that happens to one of the sessions.
#[derive(Clone, Debug)]
enum Event {
    Write(Sketch),
    Remove(usize),
}

fn events(most: usize) -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        5 => sketches().prop_map(Event::Write),
        1 => (0..generated::NAMES).prop_map(Event::Remove),
    ];
    prop::collection::vec(event, 0..most)
}

fn carry_out(events: Vec<Event>, catalog: &mut Catalog, plain: &mut BTreeMap<usize, Arc<Listing>>) {
    for event in events {
        match event {
            Event::Write(sketch) => {
                let listing = Arc::new(sketch.listing());
                match plain.insert(sketch.name, listing.clone()) {
                    Some(old) => catalog.replace(&old, listing),
                    None => catalog.insert(listing),
                }
            }
            Event::Remove(name) => {
                if let Some(old) = plain.remove(&name) {
                    catalog.remove(&old);
                }
            }
        }
    }
}

/// So many sessions with the same fields.
fn many(count: usize) -> Vec<Arc<Listing>> {
    let sketch = |number| generated::plain(number).listing();
    (0..count).map(|number| Arc::new(sketch(number))).collect()
}

/// Every text has one of three hashes.
fn crowded(text: &str) -> u64 {
    text.len() as u64 % 3
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_catalog_finds_what_a_plain_scan_finds(
        before in events(120),
        meanwhile in events(20),
        asks in prop::collection::vec(asks(), 1..12),
        collides in any::<bool>(),
    ) {
        let hash = if collides { crowded } else { cell::hash_folded };
        let mut catalog = small(hash);
        let mut plain = BTreeMap::new();
        carry_out(before, &mut catalog, &mut plain);
        let mut pages = Vec::new();
        for query in &asks {
            let found = find(&catalog, query);
            let expected = scan(plain.values(), query);
            prop_assert_eq!(names(&found), names(&expected), "{:?}", query);
            prop_assert_eq!(&found.next, &expected.next);
            pages.push(found.next);
        }
        carry_out(meanwhile, &mut catalog, &mut plain);
        for (query, after) in asks.iter().zip(pages) {
            let query = Query { after, ..query.clone() };
            let (found, expected) = (find(&catalog, &query), scan(plain.values(), &query));
            prop_assert_eq!(names(&found), names(&expected), "{:?}", query);
        }
        for listing in plain.values() {
            catalog.remove(listing);
        }
        prop_assert!(catalog.is_empty());
    }

    #[test]
    fn an_answer_is_about_the_instant_at_which_it_was_prepared(
        before in events(60),
        meanwhile in events(60),
        query in asks(),
    ) {
        let mut catalog = small(cell::hash_folded);
        let mut plain = BTreeMap::new();
        carry_out(before, &mut catalog, &mut plain);
        let expected = scan(plain.values(), &query);
        let at = session_ref("any");
        let search = catalog.search(&at.scid, &at.template_name, &query, NOW);
        carry_out(meanwhile, &mut catalog, &mut plain);
        let found = search.run(&is_read).expect("little work");
        prop_assert_eq!(names(&found), names(&expected));
    }
}
