//! Random listings and random queries about them.

use std::sync::LazyLock;

use greenroom_protocol::attribute::{AttributeKey, AttributeValue, Finite};
use greenroom_protocol::time::Timestamp;
use proptest::prelude::*;
use proptest::sample::select;

use crate::browse::distance::Target;
use crate::browse::field::Field;
use crate::browse::listing::Listing;
use crate::browse::order::{Kind, Order};
use crate::browse::pattern::Pattern;
use crate::browse::predicate::{Case, People, Predicate, Range, Sorted, Test, Words};
use crate::browse::query::Query;
use crate::session::Session;
use crate::testing::{ALICE, BOB, CAROL, Story, account, hosting, session_ref};

/// How many sessions there are.
pub(super) const NAMES: usize = 60;

const KEYS: [&str; 4] = ["A", "B", "C", "RARE"];
const TEXTS: [&str; 7] = ["x", "X", "lake", "Lake", "lake;hill", "Ünder", ""];
const PLAYERS: [u64; 3] = [ALICE, BOB, CAROL];
const SILENCE: u64 = 20;

/// As much of a session as a search looks at.
#[derive(Clone, Debug)]
pub(super) struct Sketch {
    pub(super) name: usize,
    posted: u64,
    lost_at: Option<u64>,
    bucket: &'static str,
    pub(super) attributes: Vec<(&'static str, AttributeValue)>,
    tags: Vec<&'static str>,
    registered: Vec<u64>,
    is_crowded: bool,
}

pub(super) fn sketches() -> impl Strategy<Value = Sketch> {
    let attribute = (key(), value());
    let texts = || prop::collection::vec(select(&TEXTS[..]), 0..3);
    let what = (
        prop::collection::vec(attribute, 0..5),
        texts(),
        prop::sample::subsequence(&PLAYERS[..], 0..=3),
        prop::bool::weighted(0.1),
    );
    let when = (0..NAMES, 0..20_u64, prop::option::weighted(0.1, 0..60_u64));
    (when, select(&TEXTS[..]), what).prop_map(|(when, bucket, what)| Sketch {
        name: when.0,
        posted: when.1,
        lost_at: when.2,
        bucket,
        attributes: what.0,
        tags: what.1,
        registered: what.2,
        is_crowded: what.3,
    })
}

/// The session of a number, like many others.
pub(super) fn plain(number: usize) -> Sketch {
    let whole = |value: usize| AttributeValue::Int64(value as i64);
    let text = AttributeValue::String(format!("Title {}", number % 50));
    let mut attributes = vec![
        ("A", whole(number * 31 % 100)),
        ("B", whole(number)),
        ("C", text),
    ];
    if number.is_multiple_of(8) {
        attributes.push(("RARE", whole(1)));
    }
    Sketch {
        name: number,
        posted: (number * 7919 % 1_000) as u64,
        lost_at: None,
        bucket: TEXTS[number % 3],
        attributes,
        tags: vec![["red", "blue"][number % 2]],
        registered: Vec::new(),
        is_crowded: false,
    }
}

impl Sketch {
    pub(super) fn listing(&self) -> Listing {
        let name = format!("session-{}", self.name);
        static HOSTED: LazyLock<Session> =
            LazyLock::new(|| Story::hosted_as(ALICE, "any", hosting()).session);
        let mut session = HOSTED.clone();
        session.session_ref = session_ref(&name);
        let host = session.members.get_mut(&0).expect("the host");
        host.lost_at = self.lost_at.map(Timestamp);
        let handle = session.search_handle.as_mut().expect("searchable");
        handle.create_time = Timestamp(self.posted);
        handle.attributes.tags = self.tags.iter().map(|it| (*it).to_owned()).collect();
        let settings = session.settings.as_mut().expect("an EOS session");
        settings.bucket = self.bucket.to_owned();
        settings.max_players = 3;
        let attributes = self.attributes.iter();
        settings.attributes = attributes
            .map(|(key, value)| (named(key), value.clone()))
            .collect();
        let registered = self.registered.iter();
        settings.registered = registered.map(|player| account(*player).into()).collect();
        if self.is_crowded {
            let crowd = (1..100).map(|stranger| account(9_000 + stranger).into());
            settings.registered.extend(crowd);
            settings.max_players = 1_000;
        }
        Listing::of(&session, SILENCE).expect("public")
    }
}

pub(super) fn asks() -> impl Strategy<Value = Query> {
    let order = prop_oneof![
        2 => Just(Vec::new()),
        3 => prop::collection::vec(order(), 1..3),
    ];
    (predicate(), order, 1..8_usize).prop_map(|(predicate, order, limit)| Query {
        predicate,
        order,
        limit,
        after: None,
    })
}

fn named(key: &str) -> AttributeKey {
    AttributeKey::new(key).expect("valid")
}

fn key() -> impl Strategy<Value = &'static str> {
    select(&KEYS[..])
}

fn text() -> impl Strategy<Value = String> {
    select(&TEXTS[..]).prop_map(str::to_owned)
}

fn number() -> impl Strategy<Value = AttributeValue> {
    const BIG: i64 = 1 << 53;
    let double = |value| AttributeValue::Double(Finite::new(value).expect("finite"));
    prop_oneof![
        4 => (-3..4_i64).prop_map(AttributeValue::Int64),
        2 => (-6..7_i32).prop_map(move |halves| double(f64::from(halves) / 2.0)),
        1 => (-2..3_i64).prop_map(|add| AttributeValue::Int64(BIG + add)),
        1 => Just(double(BIG as f64)),
        1 => select(vec![0.1, -0.0, 1e300, -1e-300, 0.30000000000000004]).prop_map(double),
    ]
}

fn value() -> impl Strategy<Value = AttributeValue> {
    prop_oneof![
        3 => number(),
        2 => text().prop_map(AttributeValue::String),
        1 => any::<bool>().prop_map(AttributeValue::Bool),
    ]
}

fn field() -> impl Strategy<Value = Field> {
    prop_oneof![
        4 => key().prop_map(|key| Field::Attribute(named(key))),
        1 => select(vec![
            Field::Bucket,
            Field::Findable,
            Field::OpenSlots,
            Field::Taken,
            Field::SessionId,
            Field::PostedTime,
            Field::Language,
        ]),
    ]
}

fn range() -> impl Strategy<Value = Range> {
    select(vec![
        Range::Greater,
        Range::AtLeast,
        Range::Less,
        Range::AtMost,
    ])
}

fn texts() -> impl Strategy<Value = Sorted> {
    prop::collection::vec(text(), 0..12).prop_map(Sorted::new)
}

fn test() -> impl Strategy<Value = Test> {
    let pattern = |text| Test::Matches(Pattern::new(text).expect("sound"));
    prop_oneof![
        4 => value().prop_map(Test::Is),
        3 => (range(), number()).prop_map(|(range, bound)| Test::Number(range, bound)),
        1 => (range(), text()).prop_map(|(range, bound)| Test::Text(range, bound)),
        2 => texts().prop_map(Test::AnyOf),
        1 => texts().prop_map(Test::Meets),
        1 => text().prop_map(Test::Contains),
        1 => text().prop_map(Test::StartsWith),
        1 => (0..3_i64).prop_map(Test::Size),
        1 => select(vec!["^l", "x$", "."]).prop_map(pattern),
    ]
}

fn case() -> impl Strategy<Value = Case> {
    select(vec![Case::Exact, Case::Folded])
}

fn leaf() -> impl Strategy<Value = Predicate> {
    let of_field = (field(), case(), test());
    let in_bucket = (select(&TEXTS[..]), case());
    let word = (case(), test());
    let player = || prop::sample::subsequence(&PLAYERS[..], 0..=2);
    let people = select(vec![People::Members, People::Owners]);
    prop_oneof![
        6 => of_field.prop_map(|(field, case, test)| Predicate::Field { field, case, test }),
        2 => in_bucket.prop_map(|(bucket, case)| Predicate::Field {
            field: Field::Bucket,
            case,
            test: Test::Is(AttributeValue::String(bucket.to_owned())),
        }),
        2 => word.prop_map(|(case, test)| Predicate::Word { words: Words::Tags, case, test }),
        1 => (people, player()).prop_map(|(people, among)| Predicate::Somebody {
            people,
            among: among.iter().map(|player| account(*player)).collect(),
        }),
        1 => select(&PLAYERS[..]).prop_map(|it| Predicate::Registered(account(it).into())),
    ]
}

fn predicate() -> impl Strategy<Value = Predicate> {
    leaf().prop_recursive(3, 12, 4, |inner| {
        let some = || prop::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            3 => some().prop_map(Predicate::All),
            2 => some().prop_map(Predicate::Any),
            1 => inner.prop_map(Predicate::negated),
        ]
    })
}

fn order() -> impl Strategy<Value = Order> {
    let kind = || select(vec![Kind::Number, Kind::Text, Kind::Bool]);
    prop_oneof![
        2 => (field(), number()).prop_map(|(field, target)| {
            Order::Near(field, Target::new(&target).expect("a number"))
        }),
        2 => (field(), kind()).prop_map(|(field, kind)| Order::Ascending(field, kind)),
        2 => (field(), kind()).prop_map(|(field, kind)| Order::Descending(field, kind)),
    ]
}
