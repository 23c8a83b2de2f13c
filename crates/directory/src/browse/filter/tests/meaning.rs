//! What is decided where the documents are silent, and what is ours.

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::time::Timestamp;

use super::*;
use crate::browse::{Field, Kind, Order, Scalar, Value};
use crate::testing::{ALICE, BOB, Story, hosting};

/// Both filters mean the same.
fn same(filter: &str, other: &str) {
    let read = |text: &str| format!("{:?}", Predicate::of_filter(text).expect(text));
    assert_eq!(read(filter), read(other), "{filter} and {other}");
}

#[test]
fn an_empty_filter_asks_for_nothing_and_an_empty_order_is_none() {
    check("", &[|_| {}], &[]);
    check(" \t\r\n", &[|_| {}], &[]);
    assert!(order_by(" ").expect("nothing").is_empty());
}

#[test]
fn and_binds_tighter_than_or_and_not_tighter_than_both() {
    let a = "numbers/a eq 1";
    let (b, c) = ("numbers/b eq 2", "numbers/c eq 3");
    same(
        &format!("{a} or {b} and {c}"),
        &format!("{a} or ({b} and {c})"),
    );
    same(
        &format!("{a} and {b} or {c}"),
        &format!("(({a}) and {b}) or {c}"),
    );
    same(&format!("not {a} and {b}"), &format!("(not ({a})) and {b}"));
    same(&format!("not not {a}"), &format!("not (not {a})"));
}

#[test]
fn spaces_may_be_any_and_anywhere_between_words() {
    same(
        "\ttags / any ( d :\r\n tolower ( d ) eq 'x' )eq true ",
        "tags/any(d:tolower(d) eq 'x')",
    );
    same(
        "numbers/a in(1,2)and(numbers/b eq 3)",
        "numbers/a in (1, 2) and numbers/b eq 3",
    );
}

#[test]
fn a_variable_may_have_any_name() {
    for variable in [
        "d", "a", "tag", "any", "eq", "not", "tolower", "contains", "größe",
    ] {
        for test in ["tolower(d) eq 'x'", "d ne 'x'", "startswith(d,'x')"] {
            let renamed = test.replace("(d", &format!("({variable}"));
            let renamed = renamed.replace("d ", &format!("{variable} "));
            let plain = format!("tags/any(d:{test})");
            same(&format!("tags/any({variable}:{renamed})"), &plain);
        }
    }
}

#[test]
fn letter_case_counts_unless_tolower_says_otherwise() {
    check(
        "strings/clan eq 'Purple'",
        &[|it| string(it, "clan", "Purple")],
        &[|it| string(it, "clan", "purple")],
    );
    check(
        "tolower(strings/clan) eq 'Purple'",
        &[],
        &[|it| string(it, "clan", "Purple")],
    );
    check(
        "tolower(strings/clan) eq 'ähre'",
        &[|it| string(it, "clan", "ÄHRE")],
        &[],
    );
    check(
        "tags/any(d:d eq 'Elite')",
        &[|it| tags(it, &["Elite"])],
        &[|it| tags(it, &["elite"])],
    );
}

#[test]
fn a_quote_in_a_text_is_written_twice() {
    check(
        "strings/a eq 'it''s ''it'''",
        &[|it| string(it, "a", "it's 'it'")],
        &[|it| string(it, "a", "it''s ''it''")],
    );
    check("strings/a eq ''", &[|it| string(it, "a", "")], &[|_| {}]);
    check(
        "strings/a eq ''''",
        &[|it| string(it, "a", "'")],
        &[|it| string(it, "a", "")],
    );
}

#[test]
fn false_behind_a_set_turns_it_around() {
    check(
        "tags/any(d:d eq 'x') eq false",
        &[|it| tags(it, &["y"]), |_| {}],
        &[|it| tags(it, &["x", "y"])],
    );
    same("tags/any(d:d ne 'x')", "tags/any(d:d eq 'x') eq false");
}

#[test]
fn players_compare_by_value_and_what_is_no_player_is_nobody() {
    same(
        "session/memberXuids/any(d:tolower(d) eq '0001001')",
        "session/memberXuids/any(d:d eq '1001')",
    );
    check(
        "session/memberXuids/any(d:d in ('7','00001001','me'))",
        &[|_| {}],
        &[|it| it.members.clear()],
    );
    for nobody in ["0", "me", "", "-1", "9223372036854775808", "1001 "] {
        let filter = format!("session/memberXuids/any(d:d eq '{nobody}')");
        check(&filter, &[], &[|_| {}]);
        check(&filter.replace("eq", "ne"), &[|_| {}], &[]);
    }
}

#[test]
fn digits_finer_than_what_is_kept_still_count() {
    fn at(session: &mut Session, ms: u64) {
        session.listing.scheduled_time = Some(Timestamp(ms));
    }
    let before: Change = |it| at(it, 999);
    let there: Change = |it| at(it, 1_000);
    let behind: Change = |it| at(it, 1_001);
    let (exact, finer) = (
        "1970-01-01T00:00:01.0000000Z",
        "1970-01-01T00:00:01.00000001Z",
    );
    for (op, at, found, missed) in [
        ("eq", exact, &[there][..], &[before, behind][..]),
        ("ne", exact, &[before, behind], &[there]),
        ("lt", exact, &[before], &[there, behind]),
        ("le", exact, &[before, there], &[behind]),
        ("gt", exact, &[behind], &[before, there]),
        ("ge", exact, &[there, behind], &[before]),
        ("eq", finer, &[], &[before, there, behind]),
        ("ne", finer, &[before, there, behind], &[]),
        ("lt", finer, &[before, there], &[behind]),
        ("le", finer, &[before, there], &[behind]),
        ("gt", finer, &[behind], &[before, there]),
        ("ge", finer, &[behind], &[before, there]),
    ] {
        check(&format!("session/scheduledTime {op} '{at}'"), found, missed);
    }
    check(
        "session/scheduledTime gt '0001-01-01T00:00:00Z'",
        &[|it| at(it, 0)],
        &[|_| {}],
    );
    same(
        "session/scheduledTime lt '2009-06-15T13:45:30.09Z'",
        "session/scheduledTime lt '2009-06-15T13:45:30.09000000000Z'",
    );
}

#[test]
fn numbers_are_exact_however_they_are_written() {
    let whole = |written: &str, wanted: i64| {
        let read = super::literal::number(written);
        assert_eq!(read, Some(AttributeValue::Int64(wanted)), "{written}");
    };
    whole("9007199254740993", 9_007_199_254_740_993);
    whole("9007199254740993.0", 9_007_199_254_740_993);
    whole("-9223372036854775808", i64::MIN);
    whole("9223372036854775807.000", i64::MAX);
    whole("-0.0", 0);
    whole("007", 7);
    for (one, other) in [
        ("1e3", "1.0E+3"),
        ("0.5", "5e-1"),
        ("9223372036854775808", "9223372036854775808.0"),
    ] {
        same(
            &format!("numbers/a eq {one}"),
            &format!("numbers/a eq {other}"),
        );
    }
    let mut hosted = Story::hosted_by(ALICE);
    let key = AttributeKey::new("big").expect("valid");
    let value = AttributeValue::Int64(9_007_199_254_740_993);
    hosted.settings_mut().attributes.insert(key, value);
    for (filter, found) in [
        ("integers/big eq 9007199254740993", true),
        ("integers/big eq 9007199254740992", false),
        ("numbers/big gt 9007199254740992", true),
        ("numbers/big in (1, 9007199254740993)", true),
        ("numbers/big eq 9007199254740992.5", false),
    ] {
        assert_eq!(finds(filter, &hosted.session), found, "{filter}");
    }
}

#[test]
fn sessions_of_eos_are_asked_by_their_own_words() {
    let mut hosted = Story::hosted_as(ALICE, "Room", hosting());
    hosted.register(BOB);
    let settings = hosted.settings_mut();
    settings.host_address = Some("192.0.2.1:7777".into());
    let fast = AttributeKey::new("fast").expect("valid");
    settings.attributes.insert(fast, AttributeValue::Bool(true));
    for (filter, found) in [
        ("greenroom/bucket eq 'bucket'", true),
        ("greenroom/bucket in ('bucket', 'barrel')", true),
        ("greenroom/bucket eq 'Bucket'", false),
        ("startswith(greenroom/hostAddress, '192.0.2.')", true),
        ("contains(greenroom/hostAddress, ':7778')", false),
        ("greenroom/owner eq '1001'", true),
        (
            "greenroom/owner in ('7', '00000000000000000000000000001001')",
            true,
        ),
        ("greenroom/owner ne '1001'", false),
        ("startswith(greenroom/owner, '000')", true),
        ("greenroom/registered/any(p:p eq '4002')", true),
        ("greenroom/registered/any(p:p in ('4003', 'x'))", false),
        ("session/name eq 'ROOM'", true),
        ("contains(session/name, 'OO')", true),
        ("tolower(strings/map) eq 'lake'", true),
        ("strings/MAP eq 'lake'", true),
        ("booleans/fast eq true", true),
        ("booleans/fast ne false", true),
        ("booleans/slow ne false", true),
        ("booleans/slow eq false", false),
        ("session/maxMembersCountRemaining eq 3", true),
    ] {
        assert_eq!(finds(filter, &hosted.session), found, "{filter}");
    }
    check("greenroom/bucket ne 'x'", &[|_| {}], &[]);
}

#[test]
fn parts_of_texts_are_searched() {
    check(
        "contains(tolower(strings/title), 'friday')",
        &[|it| string(it, "title", "Every FRIDAY night")],
        &[|it| string(it, "title", "Every fri day"), |_| {}],
    );
    check(
        "startswith(strings/title, 'Every') eq false",
        &[|it| string(it, "title", "every"), |_| {}],
        &[|it| string(it, "title", "Every friday")],
    );
    check(
        "tags/any(d:startswith(tolower(d), 'mode_'))",
        &[|it| tags(it, &["fast", "Mode_Duel"])],
        &[|it| tags(it, &["fast", "amode_duel"])],
    );
}

#[test]
fn results_are_ordered_by_any_single_value() {
    let read = order_by(
        "distance(numbers/skill, 1500), strings/clan, session/postedTime desc, booleans/fast asc",
    );
    let read = read.expect("an order");
    let attribute = |name| Field::Attribute(AttributeKey::of_name(name));
    let fields: Vec<Field> = read.iter().map(|it| it.field().clone()).collect();
    let wanted = [
        attribute("skill"),
        attribute("clan"),
        Field::PostedTime,
        attribute("fast"),
    ];
    assert_eq!(fields, wanted);
    let (near, far) = (Value::Int64(1499), Value::Int64(1502));
    let order = read[0].compare(Some(near.scalar()), Some(far.scalar()));
    assert_eq!(order, std::cmp::Ordering::Less);
    assert!(matches!(read[1], Order::Ascending(_, Kind::Text)));
    assert!(matches!(read[2], Order::Descending(_, Kind::Number)));
    assert!(matches!(read[3], Order::Ascending(_, Kind::Bool)));

    let soonest = order_by("distance(session/scheduledTime, '1970-01-01T00:00:01Z') asc");
    let soonest = soonest.expect("an order");
    let ticks = |seconds: i64| Some(Scalar::Int64(seconds * 10_000_000));
    assert_eq!(
        soonest[0].compare(ticks(2), ticks(4)),
        std::cmp::Ordering::Less
    );
    assert_eq!(
        soonest[0].compare(ticks(0), ticks(2)),
        std::cmp::Ordering::Equal
    );
}
