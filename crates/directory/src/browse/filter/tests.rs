//! The language by example, by its limits and by chance.

use super::generated::bare;
use super::*;
use crate::browse::{Listing, Meter};
use crate::session::Session;

mod chance;
mod examples;
mod meaning;
mod page;
mod time;
mod wrong;

/// A session of the contract that searches see, after a change.
type Change = fn(&mut Session);

fn finds(filter: &str, session: &Session) -> bool {
    let read = Predicate::of_filter(filter);
    let predicate = read.unwrap_or_else(|error| panic!("{filter}: {error}"));
    let listing = Listing::of(session, 25_000).expect("searches see it");
    predicate.holds(&listing, &mut Meter::default())
}

fn changed(change: Change) -> Session {
    let mut session = bare();
    change(&mut session);
    session
}

/// Holds that the filter finds each of the first sessions and none of the others.
fn check(filter: &str, found: &[Change], missed: &[Change]) {
    for (number, change) in found.iter().enumerate() {
        assert!(finds(filter, &changed(*change)), "{filter} finds {number}");
    }
    for (number, change) in missed.iter().enumerate() {
        assert!(
            !finds(filter, &changed(*change)),
            "{filter} misses {number}"
        );
    }
}

fn refused(text: &str) -> FilterError {
    match Predicate::of_filter(text) {
        Err(error) => error,
        Ok(read) => panic!("{text} was taken: {read:?}"),
    }
}

fn tags(session: &mut Session, tags: &[&str]) {
    let handle = session.search_handle.as_mut().expect("a search handle");
    handle.attributes.tags = tags.iter().map(|&tag| tag.to_owned()).collect();
}

fn string(session: &mut Session, name: &str, text: &str) {
    let handle = session.search_handle.as_mut().expect("a search handle");
    let strings = &mut handle.attributes.strings;
    strings.insert(name.to_owned(), text.to_owned());
}

fn number(session: &mut Session, name: &str, number: f64) {
    let handle = session.search_handle.as_mut().expect("a search handle");
    handle.attributes.numbers.insert(name.to_owned(), number);
}
