//! Reading the longest filters that are taken, against a look at each of their characters.

use std::hint::black_box;

use greenroom_directory::browse::Predicate;

use crate::measure::{compare, each};

/// As long as a filter may be.
const BYTES: usize = 64 * 1024;
const ROUNDS: usize = 21;

pub(crate) fn run() {
    // Texts that parsers stumble over; some are refused, and that in time too.
    let condition = format!("strings/map eq '{}'", "a".repeat(BYTES / 512 - 24));
    let conditions = vec![condition; 500].join(" or ");
    report("500 conditions", &conditions);
    for (name, head, part, tail) in [
        (
            "short conditions",
            "tags/any(d:d eq 'a')",
            " or tags/any(d:d eq 'a')",
            "",
        ),
        ("a list", "strings/map in ('a'", ",'a'", ")"),
        ("one text", "strings/map eq '", "a", "'"),
        ("quotes", "strings/map eq '", "''", "'"),
        ("parentheses", "", "(", ""),
        ("negations", "", "not ", ""),
        ("nothing", "", " ", ""),
    ] {
        let parts = (BYTES - head.len() - tail.len()) / part.len();
        report(name, &format!("{head}{}{tail}", part.repeat(parts)));
    }
}

fn report(name: &str, filter: &str) {
    let outcome = match Predicate::of_filter(filter) {
        Ok(_) => "read",
        Err(_) => "refused",
    };
    let size = filter.len() / 1024;
    compare(
        &format!("a filter of {size} KiB, {name}, {outcome} / its characters"),
        ROUNDS,
        || each(1, || _ = black_box(Predicate::of_filter(black_box(filter)))),
        || each(1, || _ = black_box(characters(black_box(filter)))),
    );
}

fn characters(text: &str) -> usize {
    text.chars().filter(|it| it.is_alphabetic()).count()
}
