//! Filters by chance against what they mean.

use proptest::prelude::*;

use super::*;
use crate::browse::filter::generated::{sessions, wishes};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_filter_finds_what_it_means(wish in wishes(), sessions in sessions(1..12)) {
        let text = wish.to_string();
        let read = Predicate::of_filter(&text);
        let predicate = read.unwrap_or_else(|error| panic!("{text}: {error}"));
        for session in &sessions {
            let listing = Listing::of(session, 25_000).expect("searches see it");
            let found = predicate.holds(&listing, &mut Meter::default());
            prop_assert_eq!(found, wish.holds(session), "{} and {:?}", text, session);
        }
    }
}
