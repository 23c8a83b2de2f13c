//! What `docs/browse.md` shows is taken.

use super::*;

const PAGE: &str = include_str!("../../../../../../docs/browse.md");

/// The examples in the last column of the tables under a heading.
fn examples<'a>(heading: &str) -> Vec<&'a str> {
    let (_, behind) = PAGE.split_once(heading).expect("a heading of the page");
    let section = behind.split("\n#").next().expect("what is under it");
    let rows = section.lines().filter(|line| line.starts_with("| "));
    let examples = rows.filter_map(|row| row.strip_suffix("` |")?.rsplit_once('`'));
    examples.map(|(_, example)| example).collect()
}

#[test]
fn the_examples_of_the_page_are_filters_and_orders() {
    let paths = examples("### Paths\n");
    let ours = examples("### Ours, by example\n");
    assert!(paths.len() > 25 && ours.len() > 5, "{paths:?} {ours:?}");
    for filter in paths.into_iter().chain(ours) {
        Predicate::of_filter(filter).unwrap_or_else(|error| panic!("{filter}: {error}"));
    }
    let orders = examples("### Ordering\n");
    assert!(orders.len() > 3, "{orders:?}");
    for order in orders {
        order_by(order).unwrap_or_else(|error| panic!("{order}: {error}"));
    }
}
