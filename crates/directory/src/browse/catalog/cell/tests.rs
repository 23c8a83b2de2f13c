//! Cells against the values that they stand for.

use std::cmp::Ordering;

use proptest::prelude::*;

use super::*;

fn number() -> impl Strategy<Value = AttributeValue> {
    let double = |value: f64| AttributeValue::Double(Finite::new(value).expect("finite"));
    prop_oneof![
        (-20_i64..20).prop_map(AttributeValue::Int64),
        any::<i64>().prop_map(AttributeValue::Int64),
        (0_u32..63, -2_i64..3).prop_map(|(bit, add)| AttributeValue::Int64((1 << bit) + add)),
        any::<f64>()
            .prop_filter("finite", |it| it.is_finite())
            .prop_map(double),
        (-80_i32..80, -2_i64..3).prop_map(move |(power, add)| {
            let near = 2_f64.powi(power).to_bits().saturating_add_signed(add);
            double(f64::from_bits(near))
        }),
        Just(double(f64::MAX)),
        Just(double(f64::MIN)),
        Just(double(f64::MIN_POSITIVE)),
        Just(double(-f64::from_bits(1))),
        Just(double(-0.0)),
        (-100_i32..100).prop_map(move |part| double(f64::from(part) / 8.0)),
    ]
}

fn is_in(span: Option<Span>, cell: Cell) -> bool {
    span.is_some_and(|span| (span.first..=span.last).contains(&cell.0))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn spans_of_numbers_promise_nothing_false(value in number(), bound in number()) {
        let cell = cell_of_number(&value);
        let order = value.compare_numbers(&bound).expect("two numbers");
        let same = Spans::same(&bound, hash_folded);
        prop_assert!(order.is_ne() || is_in(Some(same.may), cell));
        prop_assert!(order.is_eq() || !is_in(same.must, cell));
        for range in [Range::Greater, Range::AtLeast, Range::Less, Range::AtMost] {
            let spans = Spans::beside(range, &bound);
            let may = is_in(spans.map(|it| it.may), cell);
            let must = is_in(spans.and_then(|it| it.must), cell);
            prop_assert!(may || !range.holds(order), "{range:?}");
            prop_assert!(!must || range.holds(order), "{range:?}");
        }
    }

    #[test]
    fn cells_are_in_the_order_of_numbers_and_know_between_which_they_lie(
        a in number(),
        b in number(),
    ) {
        let order = a.compare_numbers(&b).expect("two numbers");
        let cells = (cell_of_number(&a), cell_of_number(&b));
        prop_assert!(order != Ordering::Less || cells.0 <= cells.1);
        let (low, high) = cells.0.bounds().expect("a number");
        let is_above = |low: f64| match Finite::new(low) {
            Ok(low) => a.compare_numbers(&AttributeValue::Double(low)).expect("numbers").is_ge(),
            Err(_) => low < 0.0,
        };
        let is_below = |high: f64| match Finite::new(high) {
            Ok(high) => a.compare_numbers(&AttributeValue::Double(high)).expect("numbers").is_le(),
            Err(_) => high > 0.0,
        };
        prop_assert!(is_above(low) && is_below(high), "{a:?} is not from {low} to {high}");
    }
}

#[test]
fn numbers_as_games_have_them_are_alone_in_their_cell() {
    for whole in [0, 1, -1, 63, 1_500, -90_000, 8_388_608] {
        assert!(Cell::of_int(whole).is_exact(), "{whole}");
    }
    assert!(Cell::of_double(0.25, false).is_exact());
    assert!(!Cell::of_double(0.1, false).is_exact());
    assert!(!Cell::of_int((1 << 53) + 1).is_exact());
}

#[test]
fn texts_have_the_cell_of_their_lower_case_and_of_no_number() {
    let long = "Überlange Texte ".repeat(20);
    for text in ["", "Harbour", "STRASSE", long.as_str(), &"A".repeat(130)] {
        let cell = Cell::of_text(text, hash_folded);
        assert_eq!(cell, Cell::of_text(&text.to_lowercase(), hash_folded));
        assert!(cell.is_text() && cell.bounds().is_none());
    }
    assert!(!Cell::MISSING.is_text() && !Cell::of_bool(true).is_text());
    for (hash, text) in [(|_: &str| u64::MAX) as fn(&str) -> u64, |_| 0].map(|it| (it, "x")) {
        assert!(Cell::of_text(text, hash).is_text());
    }
}
