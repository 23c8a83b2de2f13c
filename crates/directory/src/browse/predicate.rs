//! Which listings match. [`Predicate::holds`] is the one meaning of a predicate:
//! whatever finds listings faster finds those for which it is true.

use std::borrow::Cow;
use std::cmp::Ordering;

use greenroom_protocol::attribute::AttributeValue;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::player::PlayerId;

use super::field::{Field, Scalar};
use super::listing::Listing;
use super::pattern::{self, Pattern};

/// What a listing must be like.
#[derive(Clone, Debug)]
pub enum Predicate {
    /// All of these hold; of none, always.
    All(Vec<Self>),
    /// One of these holds; of none, never.
    Any(Vec<Self>),
    /// It does not hold.
    Not(Box<Self>),
    /// The field has a value, and the test holds of it.
    Field {
        /// Which value.
        field: Field,
        /// How its letters count.
        case: Case,
        /// What is asked of it.
        test: Test,
    },
    /// The test holds of one of the words.
    Word {
        /// Which words.
        words: Words,
        /// How their letters count.
        case: Case,
        /// What is asked of each.
        test: Test,
    },
    /// One of these players is among the people.
    Somebody {
        /// Among whom.
        people: People,
        /// The players, in order.
        among: Box<[AccountId]>,
    },
    /// The player is registered.
    Registered(PlayerId),
}

/// The sets of words of a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Words {
    /// `tags`.
    Tags,
    /// `session/keywords`.
    Keywords,
    /// `achievementIds`.
    Achievements,
}

/// The sets of players of a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum People {
    /// `session/memberXuids`.
    Members,
    /// `session/ownerXuids`.
    Owners,
}

/// How the letters of a listing's text count. What it is compared with stays as
/// it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// As they are.
    Exact,
    /// In lower case: `tolower()`.
    Folded,
}

/// What is asked of a value. One of another type than the test's does not pass.
#[derive(Clone, Debug)]
pub enum Test {
    /// It is this. Whole numbers and doubles compare as exact numbers.
    Is(AttributeValue),
    /// It is a number on this side of that one.
    Number(Range, AttributeValue),
    /// It is a text on this side of that one, by the bytes of UTF-8.
    Text(Range, String),
    /// It is a text, one of these.
    AnyOf(Sorted),
    /// It is a `;`-separated list that shares an element with these.
    Meets(Sorted),
    /// It is a text with this somewhere in it.
    Contains(String),
    /// It is a text that begins so.
    StartsWith(String),
    /// It is a `;`-separated list of so many elements.
    Size(i64),
    /// It is a text in which the regular expression matches.
    Matches(Pattern),
}

/// A side of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// Greater.
    Greater,
    /// Greater or equal.
    AtLeast,
    /// Less.
    Less,
    /// Less or equal.
    AtMost,
}

/// Texts in order, each once: a session's list of five hundred is held against a
/// search's list of hundreds.
#[derive(Clone, Debug)]
pub struct Sorted(Vec<String>);

/// What a search may still do to listings.
#[derive(Debug)]
pub struct Meter {
    /// Bytes that regular expressions may look at.
    text: usize,
    /// Comparisons with values.
    tests: usize,
    is_out_of_text: bool,
    is_out_of_tests: bool,
}

impl Default for Meter {
    fn default() -> Self {
        Self::new(limits::SEARCH_TESTS_MAX)
    }
}

impl Meter {
    /// For so many comparisons.
    pub(super) fn new(tests: usize) -> Self {
        Self {
            text: limits::SEARCH_PATTERN_TEXT_MAX,
            tests,
            is_out_of_text: false,
            is_out_of_tests: false,
        }
    }

    /// Whether regular expressions have looked at more than they may; what was
    /// found does not count then.
    pub fn is_out_of_text(&self) -> bool {
        self.is_out_of_text
    }

    /// Whether there were more comparisons than there may be; what was found does
    /// not count then.
    pub fn is_out_of_tests(&self) -> bool {
        self.is_out_of_tests
    }

    fn spend_text(&mut self, cost: usize) {
        match self.text.checked_sub(cost) {
            Some(left) => self.text = left,
            None => self.is_out_of_text = true,
        }
    }

    /// Counts work that is worth so many comparisons.
    pub(super) fn spend(&mut self, tests: usize) {
        match self.tests.checked_sub(tests) {
            Some(left) => self.tests = left,
            None => self.is_out_of_tests = true,
        }
    }
}

/// What a look at a text is worth, in comparisons.
pub(super) fn cost_of(text: &str) -> usize {
    const BYTES: usize = 64;
    1 + text.len() / BYTES
}

/// What a look at a set of players is worth, in comparisons.
fn cost_of_people(count: usize) -> usize {
    const PEOPLE: usize = 8;
    1 + count / PEOPLE
}

impl Predicate {
    /// Whatever there is.
    pub fn always() -> Self {
        Self::All(Vec::new())
    }

    /// Nothing.
    pub fn never() -> Self {
        Self::Any(Vec::new())
    }

    /// The opposite.
    pub fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// A test of a field as it stands.
    pub fn exact(field: Field, test: Test) -> Self {
        Self::Field {
            field,
            case: Case::Exact,
            test,
        }
    }

    /// Whether the listing matches.
    pub fn holds(&self, listing: &Listing, meter: &mut Meter) -> bool {
        match self {
            Self::All(all) => all.iter().all(|it| it.holds(listing, meter)),
            Self::Any(any) => any.iter().any(|it| it.holds(listing, meter)),
            Self::Not(it) => !it.holds(listing, meter),
            Self::Field { field, case, test } => {
                // Also where there is none: it was looked for.
                meter.spend(1);
                let value = listing.scalar(field);
                value.is_some_and(|value| test.holds(value, *case, meter))
            }
            Self::Word { words, case, test } => {
                meter.spend(1);
                let mut words = listing.words(*words);
                words.any(|word| test.holds(Scalar::Text(word), *case, meter))
            }
            Self::Somebody { people, among } => {
                let people = listing.people(*people);
                meter.spend(cost_of_people(people.len()));
                people.iter().any(|it| among.binary_search(it).is_ok())
            }
            Self::Registered(player) => {
                let registered = listing.registered();
                meter.spend(cost_of_people(registered.len()));
                registered.contains(player)
            }
        }
    }
}

impl Test {
    fn holds(&self, value: Scalar<'_>, case: Case, meter: &mut Meter) -> bool {
        let folded = |text| match case {
            Case::Exact => Cow::Borrowed(text),
            Case::Folded => Cow::Owned(str::to_lowercase(text)),
        };
        meter.spend(value.text().map_or(1, cost_of));
        let text = value.text().map(folded);
        let text = text.as_deref();
        match self {
            Self::Is(AttributeValue::String(wanted)) => text == Some(wanted),
            Self::Is(AttributeValue::Bool(wanted)) => value == Scalar::Bool(*wanted),
            Self::Is(number) => compare(value, number) == Some(Ordering::Equal),
            Self::Number(range, bound) => {
                compare(value, bound).is_some_and(|order| range.holds(order))
            }
            Self::Text(range, bound) => {
                text.is_some_and(|text| range.holds(text.cmp(bound.as_str())))
            }
            Self::AnyOf(words) => text.is_some_and(|text| words.have(text)),
            Self::Meets(words) => text.is_some_and(|list| {
                meter.spend(elements(list).count());
                words.meet(list)
            }),
            Self::Contains(part) => text.is_some_and(|text| text.contains(part)),
            Self::StartsWith(part) => text.is_some_and(|text| text.starts_with(part)),
            Self::Size(size) => text.is_some_and(|list| {
                i64::try_from(elements(list).count()).is_ok_and(|count| count == *size)
            }),
            Self::Matches(pattern) => text.is_some_and(|text| {
                meter.spend_text(pattern::cost(text));
                !meter.is_out_of_text && pattern.matches(text)
            }),
        }
    }
}

fn compare(value: Scalar<'_>, bound: &AttributeValue) -> Option<Ordering> {
    value.number()?.compare_numbers(bound)
}

impl Range {
    /// Whether a value that compares so is on this side.
    pub fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Greater => order.is_gt(),
            Self::AtLeast => order.is_ge(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
        }
    }
}

impl Sorted {
    /// Brings them into order.
    pub fn new(mut words: Vec<String>) -> Self {
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    /// The texts.
    pub fn as_slice(&self) -> &[String] {
        &self.0
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
