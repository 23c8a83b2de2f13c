//! The language by example, by its limits and by chance.

use super::*;

mod wrong;

pub(super) fn refused(text: &str) -> FilterError {
    match Predicate::of_filter(text) {
        Err(error) => error,
        Ok(read) => panic!("{text} was taken: {read:?}"),
    }
}
