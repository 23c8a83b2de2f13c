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
pub(in crate::browse) enum Meaning {
    Condition(Predicate),
    Pattern(Predicate),
    Order(Order),
}

pub(in crate::browse) fn read(criterion: &Criterion) -> Result<(AttributeKey, Meaning), String> {
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
    let asked = ask(criterion.op, criterion.value.clone())?;
    let order = field.clone();
    Ok(asked.of(order, |test| Predicate::exact(field.clone(), test)))
}

/// What a comparison asks of a value, whichever value that is.
#[derive(Debug)]
pub(in crate::browse) enum Asked {
    Holds(Test),
    /// What is not there satisfies it too.
    Fails(Test),
    Near(Target),
}

impl Asked {
    /// Asks it of what `holds` looks at. Distances are those of the field.
    pub(in crate::browse) fn of(
        self,
        field: Field,
        holds: impl FnOnce(Test) -> Predicate,
    ) -> Meaning {
        match self {
            Self::Holds(test @ Test::Matches(_)) => Meaning::Pattern(holds(test)),
            Self::Holds(test) => Meaning::Condition(holds(test)),
            Self::Fails(test) => Meaning::Condition(holds(test).negated()),
            Self::Near(target) => Meaning::Order(Order::Near(field, target)),
        }
    }
}

/// Reads an operator with its value.
pub(in crate::browse) fn ask(op: Comparison, value: AttributeValue) -> Result<Asked, String> {
    use AttributeValue as Value;
    let number = |range, value| Ok(Asked::Holds(Test::Number(range, value)));
    match (op, value) {
        (Comparison::Equal, value) => Ok(Asked::Holds(Test::Is(value))),
        (Comparison::NotEqual, value) => Ok(Asked::Fails(Test::Is(value))),
        (Comparison::GreaterThan, value) if is_number(&value) => number(Range::Greater, value),
        (Comparison::GreaterThanOrEqual, value) if is_number(&value) => {
            number(Range::AtLeast, value)
        }
        (Comparison::LessThan, value) if is_number(&value) => number(Range::Less, value),
        (Comparison::LessThanOrEqual, value) if is_number(&value) => number(Range::AtMost, value),
        (Comparison::AnyOf, Value::String(list)) => {
            words(list.split(';')).map(|words| Asked::Holds(Test::AnyOf(words)))
        }
        (Comparison::NotAnyOf, Value::String(list)) => {
            words(list.split(';')).map(|words| Asked::Fails(Test::AnyOf(words)))
        }
        (Comparison::OneOf, Value::String(list)) => {
            words(elements(&list)).map(|words| Asked::Holds(Test::Meets(words)))
        }
        (Comparison::NotOneOf, Value::String(list)) => {
            words(elements(&list)).map(|words| Asked::Fails(Test::Meets(words)))
        }
        (Comparison::Contains, Value::String(part)) => Ok(Asked::Holds(Test::Contains(part))),
        (Comparison::Size, Value::Int64(size)) if size >= 0 => Ok(Asked::Holds(Test::Size(size))),
        (Comparison::RegexMatch, Value::String(text)) => {
            Ok(Asked::Holds(Test::Matches(Pattern::new(&text)?)))
        }
        (Comparison::Distance, value) => {
            let target = Target::new(&value).ok_or_else(|| wanted(Comparison::Distance))?;
            Ok(Asked::Near(target))
        }
        (op, _) => Err(wanted(op)),
    }
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
