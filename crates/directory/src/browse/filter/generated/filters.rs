//! Filters by the grammar.

use std::fmt;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{ACCOUNTS, DOUBLES, INSTANTS, NAMES, ROLES, TEXTS, WHOLES};

/// A filter, as a tree. It is written as it is displayed.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    Or(Vec<Wish>),
    And(Vec<Wish>),
    Not(Box<Wish>),
    Holds(Comparison),
}

/// One comparison.
#[derive(Clone, Debug)]
pub(crate) struct Comparison {
    pub(super) path: String,
    pub(super) sort: Sort,
    /// Under `tolower`.
    pub(super) is_lower: bool,
    pub(super) op: &'static str,
    /// As they are written; one, but for `in`.
    pub(super) with: Vec<String>,
    /// `eq true` or `eq false` behind it.
    pub(super) truth: Option<bool>,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Text,
    Name,
    Owner,
    Number,
    Integer,
    Bool,
    Instant,
    Words,
    Accounts,
    Players,
}

impl Sort {
    /// Whether it is asked by `any`.
    pub(super) fn is_set(self) -> bool {
        matches!(self, Self::Words | Self::Accounts | Self::Players)
    }

    fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Name | Self::Owner | Self::Words)
    }

    fn operators(self) -> &'static [&'static str] {
        match self {
            Self::Text | Self::Name | Self::Words => &[
                "eq",
                "ne",
                "gt",
                "ge",
                "lt",
                "le",
                "in",
                "startswith",
                "contains",
            ],
            Self::Owner => &["eq", "ne", "in", "startswith", "contains"],
            Self::Number | Self::Integer | Self::Instant => {
                &["eq", "ne", "gt", "ge", "lt", "le", "in"]
            }
            Self::Bool | Self::Accounts | Self::Players => &["eq", "ne", "in"],
        }
    }
}

/// Paths; `*` stands for the name of an attribute, `+` for one of roles.
const PATHS: &[(&str, Sort)] = &[
    ("tags", Sort::Words),
    ("achievementIds", Sort::Words),
    ("session/keywords", Sort::Words),
    ("session/memberXuids", Sort::Accounts),
    ("session/ownerXuids", Sort::Accounts),
    ("greenroom/registered", Sort::Players),
    ("strings/*", Sort::Text),
    ("string/*", Sort::Text),
    ("numbers/*", Sort::Number),
    ("number/*", Sort::Number),
    ("integers/*", Sort::Integer),
    ("booleans/*", Sort::Bool),
    ("language", Sort::Text),
    ("session/scid", Sort::Name),
    ("session/templateName", Sort::Name),
    ("session/name", Sort::Name),
    ("session/scheduledTime", Sort::Instant),
    ("session/postedTime", Sort::Instant),
    ("session/registrationState", Sort::Text),
    ("session/membersCount", Sort::Number),
    ("session/targetMembersCount", Sort::Number),
    ("session/maxMembersCount", Sort::Number),
    ("session/targetMembersCountRemaining", Sort::Number),
    ("session/maxMembersCountRemaining", Sort::Number),
    ("session/needs", Sort::Number),
    ("session/roles/+/+/count", Sort::Number),
    ("session/roles/+/+/target", Sort::Number),
    ("session/roles/+/+/needs", Sort::Number),
    ("greenroom/bucket", Sort::Text),
    ("greenroom/hostAddress", Sort::Text),
    ("greenroom/owner", Sort::Owner),
];

/// Filters of some comparisons, at most four levels deep.
pub(crate) fn wishes() -> impl Strategy<Value = Wish> {
    comparison()
        .prop_map(Wish::Holds)
        .prop_recursive(4, 12, 3, |inner| {
            prop_oneof![
                vec(inner.clone(), 1..4).prop_map(Wish::Or),
                vec(inner.clone(), 1..4).prop_map(Wish::And),
                inner.prop_map(|wish| Wish::Not(Box::new(wish))),
            ]
        })
}

fn comparison() -> impl Strategy<Value = Comparison> {
    let names = (select(NAMES), vec(select(ROLES), 2), any::<bool>());
    (select(PATHS), names).prop_flat_map(|((path, sort), (name, roles, is_upper))| {
        // Letter case counts in the words of the language alone.
        let name = match is_upper {
            true => name.to_uppercase(),
            false => name.to_owned(),
        };
        let mut path = path.replace('*', &name);
        for role in roles {
            path = path.replacen('+', role, 1);
        }
        let parts = (select(sort.operators()), vec(literal(sort), 1..4));
        (parts, any::<bool>(), any::<Option<bool>>()).prop_map(
            move |((op, mut with), is_lower, truth)| {
                if op != "in" {
                    with.truncate(1);
                }
                let is_function = matches!(op, "startswith" | "contains");
                Comparison {
                    path: path.clone(),
                    sort,
                    is_lower: is_lower && (sort.is_text() || sort.is_set()),
                    op,
                    with,
                    truth: truth.filter(|_| sort.is_set() || is_function),
                }
            },
        )
    })
}

fn literal(sort: Sort) -> BoxedStrategy<String> {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let texts = select(TEXTS).prop_map(quoted);
    let accounts = select(ACCOUNTS)
        .prop_flat_map(|number| select(vec![format!("'{number}'"), format!("'000{number}'")]));
    let strange = select(&["'0'", "'me'", "'-1'", "'9223372036854775808'"][..]);
    let strange = strange.prop_map(str::to_owned);
    match sort {
        Sort::Text | Sort::Words => texts.boxed(),
        Sort::Name => prop_oneof![
            select(
                &[
                    "'dep'", "'DEP'", "'eos'", "'room'", "'Room'", "'0'", "'1'", "''"
                ][..]
            )
            .prop_map(str::to_owned),
            texts
        ]
        .boxed(),
        Sort::Owner | Sort::Accounts | Sort::Players => {
            prop_oneof![4 => accounts, 1 => strange, 1 => texts].boxed()
        }
        Sort::Number => prop_oneof![whole(), double()].boxed(),
        Sort::Integer => whole().boxed(),
        Sort::Bool => any::<bool>().prop_map(|it| it.to_string()).boxed(),
        Sort::Instant => instant().boxed(),
    }
}

fn whole() -> impl Strategy<Value = String> {
    let forms = |whole: i64| {
        let fraction = format!("{whole}.000");
        select(vec![whole.to_string(), fraction])
    };
    prop_oneof![select(WHOLES), 0..5_i64].prop_flat_map(forms)
}

fn double() -> impl Strategy<Value = String> {
    select(DOUBLES).prop_flat_map(|number| {
        let signed = format!("{number:e}").replace("e1", "e+1");
        select(vec![format!("{number}"), format!("{number:e}"), signed])
    })
}

/// An instant, with digits that are as good as none, or less than what is kept.
fn instant() -> impl Strategy<Value = String> {
    let exact = select(INSTANTS).prop_map(|ms| greenroom_protocol::time::Timestamp(ms).to_string());
    let known = (exact, select(&["", "000", "0001", "9"][..])).prop_map(|(text, finer)| {
        let text = text.trim_end_matches('Z');
        format!("'{text}{finer}Z'")
    });
    let others = select(
        &[
            "'0001-01-01T00:00:00Z'",
            "'1969-12-31T23:59:59.99999999Z'",
            "'2009-06-15T13:45:30.09Z'",
            "'9999-12-31T23:59:59Z'",
        ][..],
    );
    prop_oneof![known, others.prop_map(str::to_owned)]
}

impl fmt::Display for Wish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |f: &mut fmt::Formatter<'_>, parts: &[Wish], word: &str, is_or: bool| {
            for (number, part) in parts.iter().enumerate() {
                if number > 0 {
                    write!(f, " {word} ")?;
                }
                // `and` binds tighter: between `or`s it needs no parentheses.
                match part {
                    Self::Or(_) => write!(f, "({part})")?,
                    Self::And(_) if !is_or => write!(f, "( {part} )")?,
                    _ => write!(f, "{part}")?,
                }
            }
            Ok(())
        };
        match self {
            Self::Or(parts) => joined(f, parts, "or", true),
            Self::And(parts) => joined(f, parts, "and", false),
            Self::Not(inner) => match **inner {
                Self::Holds(_) | Self::Not(_) => write!(f, "not {inner}"),
                _ => write!(f, "not ({inner})"),
            },
            Self::Holds(comparison) => write!(f, "{comparison}"),
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_set = self.sort.is_set();
        let named = if is_set { "d" } else { &self.path };
        let operand = match self.is_lower {
            true => format!("tolower({named})"),
            false => named.to_owned(),
        };
        let with = self.with.join(",");
        let compared = match self.op {
            function @ ("startswith" | "contains") => format!("{function}({operand}, {with})"),
            "in" => format!("{operand} in ({with})"),
            op => format!("{operand} {op} {with}"),
        };
        match is_set {
            true => write!(f, "{}/any(d:{compared})", self.path)?,
            false => f.write_str(&compared)?,
        }
        match self.truth {
            Some(truth) => write!(f, " eq {truth}"),
            None => Ok(()),
        }
    }
}
