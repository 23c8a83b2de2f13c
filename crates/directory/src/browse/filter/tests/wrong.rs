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
        "expected an instant in single quotes, as '2026-01-31T12:00:00.0000000Z', found the text 'yesterday'",
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

#[test]
fn an_order_is_refused_by_its_own_name() {
    for (marked, message) in [
        (
            "numbers/a ¦down",
            "expected asc, desc, ',' or the end, found down",
        ),
        (
            "numbers/a asc ¦desc",
            "expected asc, desc, ',' or the end, found desc",
        ),
        (
            "numbers/a desc, ¦",
            "expected a path or distance(…), found the end",
        ),
        ("¦tags", "a set has no place in an order"),
        (
            "distance(¦strings/a, 5)",
            "there is a distance to numbers and instants alone",
        ),
        (
            "distance(numbers/a, ¦'5')",
            "expected a number, found the text '5'",
        ),
        ("distance(numbers/a¦)", "expected ',', found ')'"),
        (
            "distance(numbers/a, 5) ¦desc",
            "of a distance the nearest come first, found desc",
        ),
        ("¦tolower(strings/a)", "there is no path tolower"),
    ] {
        let before = marked.split('¦').next().expect("a mark");
        let error = order_by(&marked.replace('¦', "")).expect_err(marked);
        assert_eq!(error.at, before.chars().count() + 1, "{marked}: {error}");
        assert!(error.message.contains(message), "{marked}: {error}");
        let refusal = Refusal::from(error);
        assert!(refusal.message.starts_with("orderBy: at "), "{refusal}");
    }
}

#[test]
fn what_a_refusal_quotes_is_cut() {
    for text in [
        "numbers/a eq WORD",
        "session/WORD eq 5",
        "tags/any(WORD:WORDS eq 5)",
        "WORD(strings/a) eq 'a'",
        "numbers/a eq 'WORD'",
    ] {
        let text = text.replace("WORD", &"ß".repeat(10_000));
        let refusal = Refusal::from(refused(&text));
        assert!(refusal.message.len() < 700, "{refusal}");
    }
}

fn too_much(text: &str, at: usize, message: &str) {
    let error = refused(text);
    assert_eq!((error.at, error.message.as_str()), (at, message));
}

#[test]
fn what_is_too_much_is_refused_by_name() {
    assert_eq!(limits::FILTER_DEPTH_MAX, 32);
    for (by, end, times, at) in [
        ("(", ")", 32, 33),
        ("not ", "", 32, 126),
        ("not (", ")", 16, 81),
    ] {
        let (before, behind) = (by.repeat(times), end.repeat(times));
        let fits = format!("{before}numbers/a eq 1{behind}");
        Predicate::of_filter(&fits).expect("just deep enough");
        let deeper = format!("({fits})");
        too_much(
            &deeper,
            at,
            "parentheses and 'not' are nested more than 32 deep",
        );
    }

    let most = limits::FILTER_COMPARISONS_MAX;
    let many = |count| vec!["numbers/a eq 1"; count].join(" or ");
    Predicate::of_filter(&many(most)).expect("just few enough");
    let at = many(most + 1).len() - "numbers/a eq 1".len() + 1;
    too_much(&many(most + 1), at, "more than 512 comparisons");

    let most = limits::FILTER_LIST_MAX;
    let list = |count| format!("strings/a in ({})", vec!["'x'"; count].join(","));
    Predicate::of_filter(&list(most)).expect("just short enough");
    let at = list(most + 1).len() - "'x')".len() + 1;
    too_much(&list(most + 1), at, "the list has more than 256 elements");

    let most = limits::FILTER_MAX;
    let long = |length| {
        format!(
            "strings/a eq '{}'",
            "x".repeat(length - "strings/a eq ''".len())
        )
    };
    Predicate::of_filter(&long(most)).expect("just short enough");
    too_much(
        &long(most + 1),
        most + 1,
        "the filter has 65537 bytes, of at most 65536",
    );

    let most = limits::ORDER_KEYS_MAX;
    let keys = |count| vec!["numbers/a"; count].join(",");
    assert_eq!(order_by(&keys(most)).expect("few enough").len(), most);
    let error = order_by(&keys(most + 1)).expect_err("one too many");
    assert_eq!(
        error.to_string(),
        "orderBy: at 81: more than 8 things to order by"
    );
    let error = order_by(&"a".repeat(limits::ORDER_BY_MAX + 1)).expect_err("too long");
    assert_eq!(
        error.to_string(),
        "orderBy: at 4097: the order has 4097 bytes, of at most 4096"
    );
}
