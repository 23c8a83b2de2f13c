//! However hostile a filter is, reading it takes no longer than its length says.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// The fastest of some attempts: the machine may be busy with something else.
fn time(text: &str) -> Duration {
    let attempt = |_| {
        let start = now();
        drop(Predicate::of_filter(text));
        drop(order_by(text));
        now() - start
    };
    (0..5).map(attempt).min().expect("some attempts")
}

#[expect(clippy::disallowed_methods, reason = "it is about the time itself")]
fn now() -> Instant {
    Instant::now()
}

/// The text again and again, as long as a filter may be.
fn long(first: &str, again: &str, last: &str) -> String {
    let times = (limits::FILTER_MAX - first.len() - last.len()) / again.len();
    format!("{first}{}{last}", again.repeat(times))
}

/// Steps that grow with the square of the length would take many seconds.
#[test]
fn the_longest_filter_is_read_in_no_time_whatever_it_says() {
    let list = |of: &str| {
        format!(
            "{of} in ({}'')",
            format!("'{}',", "x".repeat(500)).repeat(100)
        )
    };
    for text in [
        long("", " ", ""),
        long("", "(", ""),
        long("", "not ", ""),
        long("", "a", ""),
        long("", "/", ""),
        long("", "ß", ""),
        long("", "\u{0}", ""),
        long("'", "''", ""),
        long("strings/a eq '", "''", "'"),
        long("strings/a eq '", "ß", "' nor"),
        long("contains(strings/a, '", "a", "')"),
        long("numbers/a eq ", "9", ""),
        long("numbers/a eq 0.", "0", "1"),
        long("numbers/a eq 1e", "0", "1"),
        long("numbers/a eq 1e-", "9", ""),
        long("numbers/", "a", " eq 1"),
        long("session/roles/", "A", "/b/count eq 1"),
        long("session/", "a", ""),
        long("session/postedTime eq '2009-06-15T13:45:30.", "0", "1Z'"),
        long("session/postedTime eq '", "2009-06-15T13:45:30.Z", "'"),
        long("session/memberXuids/any(d:d eq '", "0", "1')"),
        long("tags/any(", "d", ":e eq 'x')"),
        long("numbers/a eq 1", " or numbers/a eq 1", ""),
        long("numbers/a eq 1", " and(numbers/a eq 1)", ""),
        long("numbers/a in (1", ",1", ")"),
        long("strings/a in ('a'", ",'a'", ")"),
        list("strings/a"),
        list("session/memberXuids/any(d:d").replace("'')", "''))"),
        long("numbers/a", " asc,numbers/a", ""),
    ] {
        assert!(text.len() <= limits::FILTER_MAX);
        let time = time(&text);
        assert!(time < Duration::from_millis(500), "{time:?}: {text:.100}");
    }
}

/// Pieces that mean something together, and some that never do.
const PIECES: &[&str] = &[
    "tags",
    "strings/a",
    "numbers/b",
    "session/",
    "roles",
    "needs",
    "memberXuids",
    "postedTime",
    "language",
    "greenroom/",
    "owner",
    "/any(d:",
    "d",
    "tolower(",
    "contains(",
    "startswith(",
    "distance(",
    "asc",
    "desc",
    " eq ",
    " ne ",
    " gt ",
    " in ",
    "(",
    ")",
    ",",
    ":",
    "/",
    "'",
    "''",
    "'a'",
    "'1'",
    "'2009-06-15T13:45:30Z'",
    "1",
    "-1.5e3",
    "1e999",
    "true",
    "false",
    " and ",
    " or ",
    "not ",
    " ",
    "\n",
    "ß",
    "\u{1f980}",
    "\u{0}",
    "\u{2028}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn no_text_makes_it_panic(pieces in proptest::collection::vec(select(PIECES), 0..24)) {
        holds_up(&pieces.concat());
    }

    #[test]
    fn no_characters_make_it_panic(text in any::<String>()) {
        holds_up(&text);
        holds_up(&format!("strings/a eq '{text}"));
        holds_up(&format!("strings/{text} eq 'a'"));
    }
}

fn holds_up(text: &str) {
    let errors = [Predicate::of_filter(text).err(), order_by(text).err()];
    for error in errors.into_iter().flatten() {
        assert!(
            (1..=text.chars().count() + 1).contains(&error.at),
            "{text}: {error}"
        );
    }
}
