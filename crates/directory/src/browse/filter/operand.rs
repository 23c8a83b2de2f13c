//! What is compared, and the predicates that comparisons come to.

use greenroom_protocol::attribute::AttributeValue;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::player::PlayerId;

use super::literal::Bound;
use super::path::Kind;
use crate::browse::field::Field;
use crate::browse::predicate::{Case, People, Predicate, Range, Sorted, Test, Words};

/// The left side of a comparison.
#[derive(Clone, Debug)]
pub(super) enum Operand {
    /// One value, or any element of a set.
    Value(Value),
    /// Any element of a set of players.
    Player(Players),
}

/// Values that are tested.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) place: Place,
    pub(super) kind: Kind,
    pub(super) case: Case,
}

/// Where they stand.
#[derive(Clone, Debug)]
pub(super) enum Place {
    Field(Field),
    Words(Words),
}

/// Players who are looked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Players {
    Accounts(People),
    Registered,
}

impl Value {
    /// Whether the test holds of it.
    pub(super) fn test(&self, test: Test) -> Predicate {
        let case = self.case;
        match &self.place {
            Place::Field(field) => Predicate::Field {
                field: field.clone(),
                case,
                test,
            },
            Place::Words(words) => Predicate::Word {
                words: *words,
                case,
                test,
            },
        }
    }

    /// Whether it is this.
    pub(super) fn is(&self, wanted: Bound) -> Predicate {
        match wanted {
            Bound::At(value) => self.test(Test::Is(value)),
            Bound::Behind(_) => Predicate::never(),
        }
    }

    /// Whether it is one of these.
    pub(super) fn is_among(&self, texts: Vec<String>) -> Predicate {
        self.test(Test::AnyOf(Sorted::new(texts)))
    }

    /// Whether it is on this side of the bound.
    pub(super) fn is_beside(&self, range: Range, bound: Bound) -> Predicate {
        match bound {
            Bound::At(AttributeValue::String(text)) => self.test(Test::Text(range, text)),
            Bound::At(value) => self.test(Test::Number(range, value)),
            Bound::Behind(whole) => {
                // No whole number is at the bound.
                let range = match range {
                    Range::Greater | Range::AtLeast => Range::Greater,
                    Range::Less | Range::AtMost => Range::AtMost,
                };
                self.test(Test::Number(range, AttributeValue::Int64(whole)))
            }
        }
    }
}

impl Players {
    /// Whether one of these is among them. What can name none of them is no error:
    /// it is nobody.
    pub(super) fn have(self, named: &[String]) -> Predicate {
        match self {
            Self::Accounts(people) => {
                let accounts = named.iter().map(|text| text.parse());
                let mut among: Vec<AccountId> = accounts.filter_map(Result::ok).collect();
                among.sort_unstable();
                among.dedup();
                Predicate::Somebody {
                    people,
                    among: among.into(),
                }
            }
            Self::Registered => {
                let players = named.iter().map(PlayerId::new);
                let players = players.filter_map(Result::ok);
                Predicate::Any(players.map(Predicate::Registered).collect())
            }
        }
    }
}
