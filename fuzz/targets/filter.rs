//! The filters and orders of searches: reading them does not panic, a refusal points
//! into the text or just behind it, and parentheses around what was read change nothing.
#![no_main]

use greenroom_directory::browse::{Predicate, order_by};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (filter, order) = (Predicate::of_filter(text), order_by(text));
    for error in [filter.as_ref().err(), order.as_ref().err()]
        .into_iter()
        .flatten()
    {
        assert!((1..=text.chars().count() + 1).contains(&error.at));
    }
    // An empty filter is one, and empty parentheses are none.
    let Ok(read) = filter else { return };
    if text.trim_ascii().is_empty() {
        return;
    }
    if let Ok(again) = Predicate::of_filter(&format!("({text})")) {
        assert_eq!(format!("{read:?}"), format!("{again:?}"));
    }
});
