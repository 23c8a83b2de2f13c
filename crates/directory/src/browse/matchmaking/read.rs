//! Reads a criterion, or says what is wrong with it.

use greenroom_protocol::attribute::{AttributeKey, AttributeValue, Finite};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::matchmaking::{
    ATTRIBUTES, FilterCriterion, FilterValue, KEY_ADDRESS, KEY_ADDRESS_BOUND, KEY_ID, KEY_OWNER,
};
use greenroom_protocol::search::{
    Comparison, Criterion, KEY_BUCKET, KEY_EMPTY_ONLY, KEY_MIN_SLOTS, KEY_NON_EMPTY_ONLY,
};

use crate::browse::address;
use crate::browse::bounds::at_most;
use crate::browse::eos::read::{self as eos, Meaning, ask};
use crate::browse::field::Field;
use crate::browse::predicate::{Case, Predicate, Sorted, Test};

/// The type of a value, as the last letter of a key says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Type {
    String,
    Int64,
    Double,
    Bool,
}

/// What the key of a criterion names.
enum Key {
    Id,
    Owner,
    /// The host address, of which an attribute of the host's own takes the place.
    Address(Address),
    /// What searches by EOS criteria know by this key.
    Eos(String, Type),
}

#[derive(Clone, Copy)]
enum Address {
    Unbound,
    Bound,
}

pub(super) fn read(criterion: &FilterCriterion) -> Result<Meaning, String> {
    let key = Key::of(&criterion.key)?;
    let value = value(&criterion.value, key.value_type(), criterion.op)?;
    if let AttributeValue::String(text) = &value {
        at_most("text", "bytes", text.len(), limits::SEARCH_STRING_MAX)?;
    }
    let op = criterion.op;
    match key {
        Key::Id => id(op, value),
        Key::Owner => owner(op, value),
        Key::Address(address) => address.ask(op, value),
        Key::Eos(key, _) => {
            let (_, meaning) = eos::read(&Criterion { key, op, value })?;
            Ok(meaning)
        }
    }
}

impl Key {
    fn of(text: &str) -> Result<Self, String> {
        let beginning = text.get(..ATTRIBUTES.len());
        if beginning.is_some_and(|it| it.eq_ignore_ascii_case(ATTRIBUTES)) {
            return Self::of_attribute(&text[ATTRIBUTES.len()..]);
        }
        let is = |key: &str| text.eq_ignore_ascii_case(key);
        let eos = |key: &str, kind| Ok(Self::Eos(key.to_owned(), kind));
        if is(KEY_ID) {
            Ok(Self::Id)
        } else if is(KEY_OWNER) {
            Ok(Self::Owner)
        } else if is(KEY_BUCKET) {
            eos(KEY_BUCKET, Type::String)
        } else if is(KEY_MIN_SLOTS) {
            eos(KEY_MIN_SLOTS, Type::Int64)
        } else if is(KEY_EMPTY_ONLY) {
            eos(KEY_EMPTY_ONLY, Type::Bool)
        } else if is(KEY_NON_EMPTY_ONLY) {
            eos(KEY_NON_EMPTY_ONLY, Type::Bool)
        } else if let Some(address) = Address::of(text) {
            Ok(Self::Address(address))
        } else {
            Err(format!(
                "the key is neither attributes.NAME_x nor one of {KEY_ID}, {KEY_OWNER}, \
                 {KEY_BUCKET}, {KEY_MIN_SLOTS}, {KEY_EMPTY_ONLY}, {KEY_NON_EMPTY_ONLY}, \
                 {KEY_ADDRESS} and {KEY_ADDRESS_BOUND}"
            ))
        }
    }

    /// What stands behind `attributes.`.
    fn of_attribute(text: &str) -> Result<Self, String> {
        let parts = text.rsplit_once('_');
        let typed = parts.and_then(|(name, kind)| Some((name, Type::of(kind)?)));
        let (name, kind) =
            typed.ok_or("the key ends with none of _s, _l, _d and _b, which tell its type")?;
        match Address::of(name) {
            Some(address) if kind == Type::String => Ok(Self::Address(address)),
            _ => Ok(Self::Eos(name.to_owned(), kind)),
        }
    }

    fn value_type(&self) -> Type {
        match self {
            Self::Id | Self::Owner | Self::Address(_) => Type::String,
            Self::Eos(_, kind) => *kind,
        }
    }
}

impl Type {
    fn of(letter: &str) -> Option<Self> {
        Some(match letter {
            "s" | "S" => Self::String,
            "l" | "L" => Self::Int64,
            "d" | "D" => Self::Double,
            "b" | "B" => Self::Bool,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::String => "a string",
            Self::Int64 => "an int64",
            Self::Double => "a double",
            Self::Bool => "a bool",
        }
    }
}

impl Address {
    fn of(name: &str) -> Option<Self> {
        if name.eq_ignore_ascii_case(KEY_ADDRESS) {
            return Some(Self::Unbound);
        }
        let bound = name.eq_ignore_ascii_case(KEY_ADDRESS_BOUND);
        bound.then_some(Self::Bound)
    }

    /// Asks it of the host's own attribute, else of the host address: with or
    /// without its port where that is not asked for, since browsers know servers
    /// by their address alone.
    fn ask(self, op: Comparison, value: AttributeValue) -> Result<Meaning, String> {
        let (name, fields) = match self {
            Self::Unbound => (KEY_ADDRESS, &[Field::HostAddress, Field::HostName][..]),
            Self::Bound => (KEY_ADDRESS_BOUND, &[Field::BoundAddress][..]),
        };
        let own = Field::Attribute(AttributeKey::of_name(name));
        let asked = ask(op, value)?;
        Ok(asked.of(own.clone(), |test| {
            let has_own = Predicate::exact(own.clone(), Test::StartsWith(String::new()));
            let by_host = |field: &Field| Predicate::exact(field.clone(), test.clone());
            let by_host = Predicate::Any(fields.iter().map(by_host).collect());
            let mut filled_in = vec![has_own.negated(), by_host];
            // Says nothing new, and leads to the few of that name.
            filled_in.extend(named(&test).map(|it| Predicate::exact(Field::HostName, it)));
            let filled_in = Predicate::All(filled_in);
            Predicate::Any(vec![Predicate::exact(own, test), filled_in])
        }))
    }
}

/// What holds of a host's name where the test holds of its address, with or
/// without its port.
fn named(test: &Test) -> Option<Test> {
    let name = |text: &String| address::name(text).to_owned();
    match test {
        Test::Is(AttributeValue::String(text)) => {
            Some(Test::Is(AttributeValue::String(name(text))))
        }
        Test::AnyOf(texts) => {
            let names = texts.as_slice().iter().map(name);
            Some(Test::AnyOf(Sorted::new(names.collect())))
        }
        _ => None,
    }
}

/// Session ids are the same in any letter case.
fn id(op: Comparison, value: AttributeValue) -> Result<Meaning, String> {
    let folded = match value {
        AttributeValue::String(text) if op != Comparison::RegexMatch => {
            AttributeValue::String(text.to_lowercase())
        }
        value => value,
    };
    let holds = |test| Predicate::Field {
        field: Field::SessionId,
        case: Case::Folded,
        test,
    };
    Ok(ask(op, folded)?.of(Field::SessionId, holds))
}

/// Product user ids are numbers, whatever zeros lead.
fn owner(op: Comparison, value: AttributeValue) -> Result<Meaning, String> {
    let whole = matches!(op, Comparison::Equal | Comparison::NotEqual);
    let known = match &value {
        AttributeValue::String(text) if whole => text.parse::<AccountId>().ok(),
        _ => None,
    };
    let value = known.map_or(value, |account| AttributeValue::String(account.padded()));
    Ok(ask(op, value)?.of(Field::Owner, |test| Predicate::exact(Field::Owner, test)))
}

/// The value as its type has it.
fn value(given: &FilterValue, kind: Type, op: Comparison) -> Result<AttributeValue, String> {
    let expected = match op {
        // A list is asked for its length, whatever is in it.
        Comparison::Size => Type::Int64,
        _ => kind,
    };
    match (given, expected) {
        (FilterValue::String(text), Type::String) => Ok(AttributeValue::String(text.clone())),
        (FilterValue::List(list), Type::String) => joined(list, op),
        (FilterValue::Int64(whole), Type::Int64) => Ok(AttributeValue::Int64(*whole)),
        // JSON knows one kind of number.
        (FilterValue::Int64(whole), Type::Double) => double(*whole as f64),
        (FilterValue::Double(value), Type::Double) => double(*value),
        (FilterValue::Bool(value), Type::Bool) => Ok(AttributeValue::Bool(*value)),
        _ => Err(format!("the value is not {}", expected.name())),
    }
}

fn double(value: f64) -> Result<AttributeValue, String> {
    let finite = Finite::new(value).map_err(|error| error.to_string())?;
    Ok(AttributeValue::Double(finite))
}

/// A list as one text, as sessions and searches by EOS criteria have lists.
fn joined(list: &[String], op: Comparison) -> Result<AttributeValue, String> {
    use Comparison::{AnyOf, NotAnyOf, NotOneOf, OneOf};
    if !matches!(op, AnyOf | NotAnyOf | OneOf | NotOneOf) {
        return Err("the value is a list, which this comparison does not take".into());
    }
    if list.is_empty() {
        return Err("the list is empty".into());
    }
    if let Some(element) = list.iter().find(|element| element.contains(';')) {
        return Err(format!(
            "{element:?} has a ;, which stands between the elements of a list"
        ));
    }
    Ok(AttributeValue::String(list.join(";")))
}
