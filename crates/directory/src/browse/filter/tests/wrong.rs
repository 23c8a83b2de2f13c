//! What is refused, and where the refusal points.

use super::*;

/// Each text, with a mark where it is wrong, and what is said there.
const WRONG: &[(&str, &str)] = &[
    (
        "numbers/rank ¦EQ 1",
        "expected eq, ne, gt, ge, lt, le or in, found EQ",
    ),
    (
        "numbers/rank ¦",
        "expected eq, ne, gt, ge, lt, le or in, found the end",
    ),
    (
        "numbers/rank eq ¦'1'",
        "expected a number, found the text '1'",
    ),
    ("numbers/rank eq ¦1.", "expected a number, found 1."),
    ("numbers/rank eq ¦.5", "expected a number, found .5"),
    ("numbers/rank eq ¦+5", "expected a number, found +5"),
    ("numbers/rank eq ¦1e", "expected a number, found 1e"),
    ("numbers/rank eq ¦1e400", "expected a number, found 1e400"),
    ("numbers/rank eq ¦NaN", "expected a number, found NaN"),
    ("numbers/rank eq ¦0x10", "expected a number, found 0x10"),
    (
        "integers/rank eq ¦1.5",
        "expected a whole number from -2^63 to 2^63 - 1, found 1.5",
    ),
    (
        "integers/rank eq ¦9223372036854775808",
        "expected a whole number",
    ),
    (
        "booleans/fast eq ¦True",
        "expected true or false, found True",
    ),
    ("booleans/fast ¦gt true", "expected eq, ne or in, found gt"),
    (
        "tolower(strings/a) eq ¦5",
        "expected a text in single quotes, found 5",
    ),
    ("tolower(strings/a) eq ¦\"a\"", "found \"a\""),
    ("strings/a eq ¦'it''s", "has no quote at its end"),
    (
        "¦'a' eq strings/a",
        "expected a condition, found the text 'a'",
    ),
    (
        "numbers/a eq 1 ¦ne true",
        "expected 'and', 'or' or the end, found ne",
    ),
    (
        "numbers/a eq 1 ¦AND numbers/b eq 1",
        "expected 'and', 'or' or the end, found AND",
    ),
    (
        "numbers/a eq 1 and ¦",
        "expected a condition, found the end",
    ),
    (
        "numbers/a eq 1 or ¦or numbers/b eq 1",
        "expected a condition, found or",
    ),
    (
        "(numbers/a eq 1¦",
        "expected 'and', 'or' or ')', found the end",
    ),
    (
        "(numbers/a eq 1)¦)",
        "expected 'and', 'or' or the end, found ')'",
    ),
    ("(¦)", "expected a condition, found ')'"),
    (
        "¦rank eq 5",
        "there is no path rank; there are tags, achievementIds, language, strings/…",
    ),
    (
        "session/¦size eq 5",
        "there is no path session/size; there are session/memberXuids",
    ),
    (
        "session ¦eq 5",
        "expected '/' and the rest of the path, found eq",
    ),
    (
        "greenroom/¦secret eq 'x'",
        "there is no path greenroom/secret; there are greenroom/bucket",
    ),
    (
        "session/roles/lfg/confirmed/¦max eq 5",
        "session/roles/…/…/count",
    ),
    (
        "session/roles/lfg/confirmed ¦eq 5",
        "expected '/' and count, target or needs",
    ),
    (
        "numbers/ eq ¦5",
        "expected eq, ne, gt, ge, lt, le or in, found 5",
    ),
    (
        "numbers/¦",
        "expected the name of an attribute, found the end",
    ),
    (
        "tags ¦eq 'x'",
        "expected '/any(' behind the path of a set, found eq",
    ),
    (
        "tags/¦all(d:d eq 'x')",
        "expected '/any(' behind the path of a set, found all",
    ),
    ("tags/any(d:¦e eq 'x')", "expected the variable d, found e"),
    (
        "tags/any(d:tolower(¦e) eq 'x')",
        "expected the variable d, found e",
    ),
    (
        "tags/any(d:d eq 'x' ¦and d eq 'y')",
        "expected ')' behind the one comparison of any(), found and",
    ),
    (
        "tags/any(d:d eq 'x') ¦ne true",
        "expected 'and', 'or' or the end, found ne",
    ),
    (
        "tags/any(d:d eq 'x') eq ¦1",
        "expected true or false, found 1",
    ),
    ("tags/any(¦:d eq 'x')", "expected a variable, found ':'"),
    (
        "session/memberXuids/any(d:d ¦gt '5')",
        "expected eq, ne or in, found gt",
    ),
    (
        "session/memberXuids/any(d:d eq ¦5)",
        "expected a text in single quotes, found 5",
    ),
    (
        "session/postedTime lt ¦'yesterday'",
        "expected an instant in single quotes",
    ),
    (
        "session/postedTime lt ¦2009-06-15T13",
        "expected an instant in single quotes",
    ),
    (
        "¦toupper(strings/a) eq 'A'",
        "there is no toupper(); there are tolower, startswith, contains",
    ),
    ("tolower(¦numbers/a) eq 5", "this is no text"),
    ("contains(¦numbers/a, '5')", "this is no text"),
    (
        "contains(strings/a, ¦5)",
        "expected a text in single quotes, found 5",
    ),
    ("contains(strings/a¦)", "expected ',', found ')'"),
    (
        "tolower(tags¦) eq 'x'",
        "expected '/any(' behind the path of a set",
    ),
    ("numbers/a in ¦1", "expected '(', found 1"),
    ("numbers/a in (¦)", "expected a number, found ')'"),
    ("numbers/a in (1 ¦2)", "expected ',' or ')', found 2"),
];

#[test]
fn a_refusal_points_to_where_the_text_is_wrong_and_says_what_was_expected() {
    for (marked, message) in WRONG {
        let before = marked.split('¦').next().expect("a mark");
        let text = marked.replace('¦', "");
        let error = refused(&text);
        assert_eq!(error.at, before.chars().count() + 1, "{marked}: {error}");
        assert!(error.message.contains(message), "{marked}: {error}");
    }
}
