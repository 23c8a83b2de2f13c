//! Searches: read and checked once, then held against many sessions.

use std::cmp::Ordering;

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;
use greenroom_protocol::search::{
    Comparison, Criterion, EosQuery, KEY_BUCKET, KEY_EMPTY_ONLY, KEY_MIN_SLOTS, KEY_NON_EMPTY_ONLY,
};
use greenroom_protocol::settings::GreenroomView;

/// A search that makes sense.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    max_results: usize,
    conditions: Vec<Condition>,
}

/// One condition. All of a search must hold.
#[derive(Clone, Debug, PartialEq)]
enum Condition {
    Bucket(Words),
    OpenSlots(Test),
    /// Without a registered player.
    Empty,
    /// With a registered player.
    NonEmpty,
    Attribute(AttributeKey, Test),
    /// `emptyonly` and `nonemptyonly` with `false`: asks for nothing.
    Always,
}

/// How an attribute's value is held against the searched one.
#[derive(Clone, Debug, PartialEq)]
enum Test {
    Is(AttributeValue),
    IsNot(AttributeValue),
    Number(Range, AttributeValue),
    Words(Words),
}

/// A side of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Range {
    Greater,
    AtLeast,
    Less,
    AtMost,
}

/// A list of texts, one of which is wanted, or none.
#[derive(Clone, Debug, PartialEq)]
struct Words {
    listed: Vec<String>,
    wanted: bool,
}

impl Search {
    /// Checks a query.
    ///
    /// # Errors
    /// `BadRequest` naming the limit or the criterion.
    pub fn new(query: &EosQuery) -> Result<Self, Refusal> {
        let most = limits::SEARCH_RESULTS_MAX;
        if query.max_results == 0 || query.max_results > most {
            let message = format!("maxResults is {}, not from 1 to {most}", query.max_results);
            return Err(Refusal::bad_request(message));
        }
        let (count, most) = (query.criteria.len(), limits::SEARCH_CRITERIA_MAX);
        if count > most {
            let message = format!("the search has {count} criteria, of at most {most}");
            return Err(Refusal::bad_request(message));
        }
        let mut named: Vec<((AttributeKey, Comparison), Condition)> = Vec::new();
        for criterion in &query.criteria {
            let (key, condition) = read(criterion).map_err(|why| {
                let message = format!("criterion {:?} {:?}: {why}", criterion.key, criterion.op);
                Refusal::bad_request(message)
            })?;
            let name = (key, criterion.op);
            // The same key and operator again replaces the value.
            match named.iter_mut().find(|(other, _)| *other == name) {
                Some((_, old)) => *old = condition,
                None => named.push((name, condition)),
            }
        }
        Ok(Self {
            max_results: query.max_results as usize,
            conditions: named.into_iter().map(|(_, condition)| condition).collect(),
        })
    }

    /// How many results are wanted at most.
    pub fn max_results(&self) -> usize {
        self.max_results
    }

    /// The one bucket that can hold what is searched, where the search says so.
    pub fn bucket(&self) -> Option<&str> {
        self.conditions
            .iter()
            .find_map(|condition| match condition {
                Condition::Bucket(Words {
                    listed,
                    wanted: true,
                }) if listed.len() == 1 => listed.first().map(String::as_str),
                _ => None,
            })
    }

    /// Whether every condition holds for a session's public side.
    pub fn matches(&self, row: &GreenroomView) -> bool {
        self.conditions.iter().all(|condition| condition.holds(row))
    }
}

impl Condition {
    fn holds(&self, row: &GreenroomView) -> bool {
        match self {
            Self::Bucket(words) => words.hold(&row.bucket),
            Self::OpenSlots(test) => {
                test.holds(Some(&AttributeValue::Int64(row.open_slots.into())))
            }
            Self::Empty => row.open_slots == row.max_players,
            Self::NonEmpty => row.open_slots < row.max_players,
            Self::Attribute(key, test) => test.holds(row.attributes.get(key)),
            Self::Always => true,
        }
    }
}

impl Test {
    /// A value that is not there satisfies the negations and nothing else.
    fn holds(&self, value: Option<&AttributeValue>) -> bool {
        match self {
            Self::Is(wanted) => value.is_some_and(|value| value.same(wanted)),
            Self::IsNot(unwanted) => !value.is_some_and(|value| value.same(unwanted)),
            Self::Number(range, bound) => value
                .and_then(|value| value.compare_numbers(bound))
                .is_some_and(|order| range.holds(order)),
            Self::Words(words) => match value {
                Some(AttributeValue::String(text)) => words.hold(text),
                _ => !words.wanted,
            },
        }
    }
}

impl Range {
    fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Greater => order.is_gt(),
            Self::AtLeast => order.is_ge(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
        }
    }
}

impl Words {
    fn hold(&self, text: &str) -> bool {
        self.listed.iter().any(|word| word == text) == self.wanted
    }
}

fn read(criterion: &Criterion) -> Result<(AttributeKey, Condition), String> {
    let key = AttributeKey::new(&criterion.key).map_err(|error| error.to_string())?;
    if let AttributeValue::String(text) = &criterion.value
        && text.len() > limits::SEARCH_STRING_MAX
    {
        let most = limits::SEARCH_STRING_MAX;
        return Err(format!(
            "the text has {} bytes, of at most {most}",
            text.len()
        ));
    }
    let is = |special: &str| key.as_str().eq_ignore_ascii_case(special);
    let condition = if is(KEY_BUCKET) {
        Condition::Bucket(bucket(criterion)?)
    } else if is(KEY_MIN_SLOTS) {
        Condition::OpenSlots(slots(criterion)?)
    } else if is(KEY_EMPTY_ONLY) {
        only(criterion, Condition::Empty)?
    } else if is(KEY_NON_EMPTY_ONLY) {
        only(criterion, Condition::NonEmpty)?
    } else {
        Condition::Attribute(key.clone(), test(criterion)?)
    };
    Ok((key, condition))
}

fn bucket(criterion: &Criterion) -> Result<Words, String> {
    let AttributeValue::String(text) = &criterion.value else {
        return Err("the bucket id is a string".into());
    };
    match criterion.op {
        Comparison::Equal | Comparison::NotEqual => Ok(Words {
            listed: vec![text.clone()],
            wanted: criterion.op == Comparison::Equal,
        }),
        Comparison::AnyOf | Comparison::NotAnyOf => words(criterion.op, text),
        _ => Err("the bucket id has no order".into()),
    }
}

fn slots(criterion: &Criterion) -> Result<Test, String> {
    match (test(criterion)?, &criterion.value) {
        (Test::Words(_), _) => Err("free slots are compared as a number".into()),
        (test, AttributeValue::Int64(_)) => Ok(test),
        _ => Err("the number of free slots is an int64".into()),
    }
}

fn only(criterion: &Criterion, condition: Condition) -> Result<Condition, String> {
    match (criterion.op, &criterion.value) {
        (Comparison::Equal, AttributeValue::Bool(true)) => Ok(condition),
        (Comparison::Equal, AttributeValue::Bool(false)) => Ok(Condition::Always),
        (Comparison::Equal, _) => Err("the value is a bool".into()),
        _ => Err("the only operator is EQUAL".into()),
    }
}

fn test(criterion: &Criterion) -> Result<Test, String> {
    let value = criterion.value.clone();
    let range = match criterion.op {
        Comparison::Equal => return Ok(Test::Is(value)),
        Comparison::NotEqual => return Ok(Test::IsNot(value)),
        Comparison::AnyOf | Comparison::NotAnyOf => {
            let AttributeValue::String(text) = &value else {
                return Err("a list is a string with ';' between its elements".into());
            };
            return words(criterion.op, text).map(Test::Words);
        }
        Comparison::GreaterThan => Range::Greater,
        Comparison::GreaterThanOrEqual => Range::AtLeast,
        Comparison::LessThan => Range::Less,
        Comparison::LessThanOrEqual => Range::AtMost,
    };
    match value {
        AttributeValue::Int64(_) | AttributeValue::Double(_) => Ok(Test::Number(range, value)),
        AttributeValue::Bool(_) | AttributeValue::String(_) => {
            Err("only an int64 or a double has an order".into())
        }
    }
}

fn words(op: Comparison, text: &str) -> Result<Words, String> {
    let listed: Vec<String> = text.split(';').map(str::to_owned).collect();
    let (count, most) = (listed.len(), limits::SEARCH_LIST_MAX);
    if count > most {
        return Err(format!("the list has {count} elements, of at most {most}"));
    }
    Ok(Words {
        listed,
        wanted: op == Comparison::AnyOf,
    })
}

#[cfg(test)]
mod tests;
