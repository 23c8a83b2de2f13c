//! Reads a criterion, or says what is wrong with it.

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::limits;
use greenroom_protocol::search::{
    Comparison, Criterion, KEY_BUCKET, KEY_EMPTY_ONLY, KEY_MIN_SLOTS, KEY_NON_EMPTY_ONLY,
};

use crate::browse::bounds::at_most;
use crate::browse::distance::Target;
use crate::browse::field::Field;
use crate::browse::order::Order;
use crate::browse::pattern::Pattern;
use crate::browse::predicate::{Predicate, Range, Sorted, Test, elements};

/// What a criterion comes to.
#[derive(Debug)]
pub(super) enum Meaning {
    Condition(Predicate),
    Pattern(Predicate),
    Order(Order),
}

pub(super) fn read(criterion: &Criterion) -> Result<(AttributeKey, Meaning), String> {
    let key = AttributeKey::new(&criterion.key).map_err(|error| error.to_string())?;
    if let AttributeValue::String(text) = &criterion.value {
        at_most("text", "bytes", text.len(), limits::SEARCH_STRING_MAX)?;
    }
    let is = |special: &str| key.as_str().eq_ignore_ascii_case(special);
    let meaning = if is(KEY_BUCKET) {
        bucket(criterion)?
    } else if is(KEY_MIN_SLOTS) {
        slots(criterion)?
    } else if is(KEY_EMPTY_ONLY) {
        only(criterion, empty())?
    } else if is(KEY_NON_EMPTY_ONLY) {
        only(criterion, empty().negated())?
    } else {
        compare(Field::Attribute(key.clone()), criterion)?
    };
    Ok((key, meaning))
}

fn bucket(criterion: &Criterion) -> Result<Meaning, String> {
    match criterion.value {
        AttributeValue::String(_) => compare(Field::Bucket, criterion),
        _ => Err("the bucket id is a string".into()),
    }
}

fn slots(criterion: &Criterion) -> Result<Meaning, String> {
    if criterion.op == Comparison::Size {
        return Err("the number of free slots is no list".into());
    }
    match criterion.value {
        AttributeValue::Int64(_) => compare(Field::OpenSlots, criterion),
        _ => Err("the number of free slots is an int64".into()),
    }
}

fn only(criterion: &Criterion, condition: Predicate) -> Result<Meaning, String> {
    match (criterion.op, &criterion.value) {
        (Comparison::Equal, AttributeValue::Bool(true)) => Ok(Meaning::Condition(condition)),
        (Comparison::Equal, AttributeValue::Bool(false)) => {
            Ok(Meaning::Condition(Predicate::always()))
        }
        (Comparison::Equal, _) => Err("the value is a bool".into()),
        _ => Err("the only operator is EQUAL".into()),
    }
}

/// Without a registered player.
fn empty() -> Predicate {
    Predicate::exact(Field::Taken, Test::Is(AttributeValue::Int64(0)))
}

fn compare(field: Field, criterion: &Criterion) -> Result<Meaning, String> {
    use AttributeValue as Value;
    let value = criterion.value.clone();
    let number = |range, value| Ok(Test::Number(range, value));
    let test = match (criterion.op, value) {
        (Comparison::Equal, value) => Ok(Test::Is(value)),
        (Comparison::NotEqual, value) => return negation(field, Ok(Test::Is(value))),
        (Comparison::GreaterThan, value) if is_number(&value) => number(Range::Greater, value),
        (Comparison::GreaterThanOrEqual, value) if is_number(&value) => {
            number(Range::AtLeast, value)
        }
        (Comparison::LessThan, value) if is_number(&value) => number(Range::Less, value),
        (Comparison::LessThanOrEqual, value) if is_number(&value) => number(Range::AtMost, value),
        (Comparison::AnyOf, Value::String(list)) => words(list.split(';')).map(Test::AnyOf),
        (Comparison::NotAnyOf, Value::String(list)) => {
            return negation(field, words(list.split(';')).map(Test::AnyOf));
        }
        (Comparison::OneOf, Value::String(list)) => words(elements(&list)).map(Test::Meets),
        (Comparison::NotOneOf, Value::String(list)) => {
            return negation(field, words(elements(&list)).map(Test::Meets));
        }
        (Comparison::Contains, Value::String(part)) => Ok(Test::Contains(part)),
        (Comparison::Size, Value::Int64(size)) if size >= 0 => Ok(Test::Size(size)),
        (Comparison::RegexMatch, Value::String(text)) => {
            let pattern = Test::Matches(Pattern::new(&text)?);
            return Ok(Meaning::Pattern(Predicate::exact(field, pattern)));
        }
        (Comparison::Distance, value) => {
            let target = Target::new(&value).ok_or_else(|| wanted(Comparison::Distance))?;
            return Ok(Meaning::Order(Order::Near(field, target)));
        }
        (op, _) => Err(wanted(op)),
    };
    Ok(Meaning::Condition(Predicate::exact(field, test?)))
}

/// A value that is not there satisfies it too.
fn negation(field: Field, test: Result<Test, String>) -> Result<Meaning, String> {
    Ok(Meaning::Condition(Predicate::exact(field, test?).negated()))
}

fn is_number(value: &AttributeValue) -> bool {
    matches!(value, AttributeValue::Int64(_) | AttributeValue::Double(_))
}

fn wanted(op: Comparison) -> String {
    format!("the value is not {}", op.operand())
}

fn words<'a>(listed: impl Iterator<Item = &'a str>) -> Result<Sorted, String> {
    let listed: Vec<String> = listed.map(str::to_owned).collect();
    at_most("list", "elements", listed.len(), limits::SEARCH_LIST_MAX)?;
    Ok(Sorted::new(listed))
}
