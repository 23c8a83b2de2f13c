//! Distances against a second way to reckon them, and at the edges of doubles.

use greenroom_protocol::attribute::Finite;
use proptest::prelude::*;

use super::*;

fn int(value: i64) -> AttributeValue {
    AttributeValue::Int64(value)
}

fn double(value: f64) -> AttributeValue {
    AttributeValue::Double(Finite::new(value).expect("finite"))
}

fn rank(target: &AttributeValue, value: &AttributeValue) -> Rank {
    let target = Target::new(target).expect("a number");
    target.rank(Some(value))
}

/// How two values stand to each other, seen from the target.
fn order(target: AttributeValue, a: AttributeValue, b: AttributeValue) -> Ordering {
    rank(&target, &a).cmp(&rank(&target, &b))
}

#[test]
fn whole_numbers_and_doubles_are_near_to_each_other_without_rounding() {
    use Ordering::*;
    let big = 1_i64 << 53;
    let as_double = || double(9_007_199_254_740_992.0);
    assert_eq!(order(int(10), int(8), int(12)), Equal);
    assert_eq!(order(int(10), int(8), double(11.5)), Greater);
    assert_eq!(order(as_double(), int(big), int(big + 1)), Less);
    assert_eq!(order(int(big + 1), int(big), as_double()), Equal);
    assert_eq!(order(int(big + 1), int(big + 2), as_double()), Equal);
    assert_eq!(order(double(0.3), double(0.1), double(0.5)), Less);
    assert_eq!(order(double(-0.0), double(0.0), int(0)), Equal);
}

#[test]
fn the_farthest_numbers_have_distances_too() {
    use Ordering::*;
    let tiny = f64::from_bits(1);
    let (most, least) = (f64::MAX, f64::MIN);
    assert_eq!(
        order(int(i64::MIN), int(i64::MAX), int(i64::MAX - 1)),
        Greater
    );
    assert_eq!(order(int(0), int(i64::MIN), int(i64::MAX)), Greater);
    assert_eq!(order(double(least), double(most), int(0)), Greater);
    assert_eq!(order(double(0.0), double(most), double(least)), Equal);
    assert_eq!(order(double(tiny), double(most), double(least)), Less);
    assert_eq!(order(double(-tiny), double(most), double(least)), Greater);
    assert_eq!(order(int(0), double(tiny), int(0)), Greater);
    assert_eq!(order(int(1), double(tiny), int(0)), Less);
}

#[test]
fn what_is_no_number_is_farther_than_any() {
    let target = Target::new(&int(0)).expect("a number");
    let text = AttributeValue::String("0".into());
    assert_eq!(target.rank(None), Rank::Unknown);
    assert_eq!(target.rank(Some(&text)), Rank::Unknown);
    let farthest = target.rank(Some(&double(f64::MAX)));
    assert!(farthest < Rank::Unknown);
    assert!(Target::new(&text).is_none());
}

/// Whole numbers, and doubles that are whole sixteenths: exact in an `i128`.
fn sixteenths() -> impl Strategy<Value = (AttributeValue, i128)> {
    let close = -40_i64..40;
    let wide = prop_oneof![any::<i64>(), -40_i64..40, Just(i64::MIN), Just(i64::MAX)];
    prop_oneof![
        wide.prop_map(|whole| (int(whole), i128::from(whole) * 16)),
        close.prop_map(|part| (double(part as f64 / 16.0), part.into())),
        (-1_i64 << 53..1 << 53).prop_map(|part| (double(part as f64 / 16.0), part.into())),
        (-1_i64 << 53..1 << 53)
            .prop_map(|whole| (double(whole as f64 * 1024.0), i128::from(whole) * 16 * 1024)),
    ]
}

proptest! {
    #[test]
    fn distances_are_those_of_whole_numbers(
        (target, t) in sixteenths(),
        (a, x) in sixteenths(),
        (b, y) in sixteenths(),
    ) {
        prop_assert_eq!(order(target, a, b), (x - t).abs().cmp(&(y - t).abs()));
    }
}
