//! What one criterion asks of a session.

use std::cmp::Ordering;

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::settings::GreenroomView;

/// One condition. All of a search must hold.
#[derive(Clone, Debug)]
pub(super) enum Condition {
    Compare(Field, Test),
    /// Without a registered player.
    Empty,
    /// With a registered player.
    NonEmpty,
    /// `emptyonly` and `nonemptyonly` with `false`: asks for nothing.
    Always,
}

/// What of a session is looked at.
#[derive(Clone, Debug)]
pub(super) enum Field {
    Bucket,
    OpenSlots,
    Attribute(AttributeKey),
}

/// How a session's value is held against the searched one.
#[derive(Clone, Debug)]
pub(super) enum Test {
    Is(AttributeValue),
    IsNot(AttributeValue),
    Number(Range, AttributeValue),
    /// The text is one of these.
    AnyOf(Words),
    /// Not that.
    NotAnyOf(Words),
    /// The text is a list with one of these in it.
    OneOf(Words),
    /// Not that.
    NotOneOf(Words),
    /// The text has this somewhere in it.
    Contains(String),
    /// The text is a list of so many elements.
    Size(i64),
}

/// A side of a number.
#[derive(Clone, Copy, Debug)]
pub(super) enum Range {
    Greater,
    AtLeast,
    Less,
    AtMost,
}

/// Words to look for, in order: a session's list of five hundred is held
/// against a search's list of hundreds.
#[derive(Clone, Debug)]
pub(super) struct Words(Vec<String>);

impl Condition {
    pub(super) fn holds(&self, row: &GreenroomView) -> bool {
        match self {
            Self::Compare(field, test) => field.holds(row, test),
            Self::Empty => row.open_slots == row.max_players,
            Self::NonEmpty => row.open_slots < row.max_players,
            Self::Always => true,
        }
    }

    /// The bucket without which it cannot hold.
    pub(super) fn only_bucket(&self) -> Option<&str> {
        match self {
            Self::Compare(Field::Bucket, Test::Is(AttributeValue::String(bucket))) => Some(bucket),
            Self::Compare(Field::Bucket, Test::AnyOf(words)) => match words.0.as_slice() {
                [bucket] => Some(bucket),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Field {
    /// The text that it holds; `None` where there is none.
    pub(super) fn text<'a>(&self, row: &'a GreenroomView) -> Option<&'a str> {
        match self {
            Self::Bucket => Some(&row.bucket),
            Self::OpenSlots => None,
            Self::Attribute(key) => match row.attributes.get(key)? {
                AttributeValue::String(text) => Some(text),
                _ => None,
            },
        }
    }

    /// The number that it holds; `None` where there is none.
    pub(super) fn number(&self, row: &GreenroomView) -> Option<AttributeValue> {
        match self {
            Self::Bucket => None,
            Self::OpenSlots => Some(AttributeValue::Int64(row.open_slots.into())),
            Self::Attribute(key) => match row.attributes.get(key)? {
                number @ (AttributeValue::Int64(_) | AttributeValue::Double(_)) => {
                    Some(number.clone())
                }
                _ => None,
            },
        }
    }

    fn is(&self, row: &GreenroomView, wanted: &AttributeValue) -> bool {
        match (self, wanted) {
            (Self::Attribute(key), _) => {
                let value = row.attributes.get(key);
                value.is_some_and(|value| value.same(wanted))
            }
            (Self::Bucket, AttributeValue::String(bucket)) => row.bucket == *bucket,
            (Self::Bucket, _) => false,
            (Self::OpenSlots, _) => AttributeValue::Int64(row.open_slots.into()).same(wanted),
        }
    }

    /// A value that is not there satisfies the negations and nothing else.
    fn holds(&self, row: &GreenroomView, test: &Test) -> bool {
        let text = |holds: &dyn Fn(&str) -> bool| self.text(row).is_some_and(holds);
        match test {
            Test::Is(wanted) => self.is(row, wanted),
            Test::IsNot(unwanted) => !self.is(row, unwanted),
            Test::Number(range, bound) => {
                let order = self.number(row).and_then(|n| n.compare_numbers(bound));
                order.is_some_and(|order| range.holds(order))
            }
            Test::AnyOf(words) => text(&|text| words.have(text)),
            Test::NotAnyOf(words) => !text(&|text| words.have(text)),
            Test::OneOf(words) => text(&|text| words.meet(text)),
            Test::NotOneOf(words) => !text(&|text| words.meet(text)),
            Test::Contains(part) => text(&|text| text.contains(part)),
            Test::Size(size) => text(&|text| {
                i64::try_from(elements(text).count()).is_ok_and(|count| count == *size)
            }),
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
    pub(super) fn new(mut words: Vec<String>) -> Self {
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    fn have(&self, word: &str) -> bool {
        self.0
            .binary_search_by(|known| known.as_str().cmp(word))
            .is_ok()
    }

    fn meet(&self, list: &str) -> bool {
        elements(list).any(|element| self.have(element))
    }
}

/// The elements of a list in one text. An empty one is none.
pub(super) fn elements(list: &str) -> impl Iterator<Item = &str> {
    list.split(';').filter(|element| !element.is_empty())
}
