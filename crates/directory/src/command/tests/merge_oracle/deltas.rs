//! Deltas for the oracle: of a few players, fields and values, so that writes
//! meet.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::testing::{ALICE, BOB, CAROL};

fn object(fields: Vec<(String, Value)>) -> Value {
    Value::Object(fields.into_iter().collect())
}

fn one_of(values: &[Value]) -> impl Strategy<Value = Value> + use<> {
    prop::sample::select(values.to_vec())
}

/// Each field with one of its values, or not at all.
fn some_of(fields: &[(&'static str, &[Value])]) -> BoxedStrategy<Value> {
    let maybe = |&(name, values): &(&'static str, &[Value])| {
        prop::option::weighted(0.25, one_of(values)).prop_map(move |it| (name, it))
    };
    let fields: Vec<_> = fields.iter().map(maybe).collect();
    let said = |(name, value): (&str, Option<Value>)| Some((name.to_owned(), value?));
    fields
        .prop_map(move |fields| object(fields.into_iter().filter_map(said).collect()))
        .boxed()
}

fn custom() -> BoxedStrategy<Value> {
    let values = [
        json!(null),
        json!(1),
        json!({"a": null}),
        json!([1, {"b": 2}]),
    ];
    let keys = prop::sample::select(vec!["a", "b", "c"]);
    prop::collection::btree_map(keys, one_of(&values), 0..3)
        .prop_map(|map| {
            object(
                map.into_iter()
                    .map(|(key, it)| (key.to_owned(), it))
                    .collect(),
            )
        })
        .boxed()
}

fn properties(system: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    (prop::option::of(system), prop::option::of(custom()))
        .prop_map(|(system, custom)| {
            let parts = [("system", system), ("custom", custom)];
            let said = parts
                .into_iter()
                .filter_map(|(name, it)| Some((name.to_owned(), it?)));
            object(said.collect())
        })
        .boxed()
}

fn me() -> BoxedStrategy<Value> {
    let system = some_of(&[
        ("active", &[json!(true), json!(false)]),
        ("ready", &[json!(true), json!(false)]),
        ("groups", &[json!(null), json!(["x"]), json!(["x", "y"])]),
        (
            "RolePreference",
            &[json!(null), json!({"a": 1}), json!({"b": 2})],
        ),
        (
            "serverMeasurements",
            &[json!(null), json!({"east": {"latency": 5}})],
        ),
    ]);
    let present = properties(system).prop_map(|properties| json!({"properties": properties}));
    prop_oneof![3 => present, 1 => Just(Value::Null)].boxed()
}

fn session() -> BoxedStrategy<Value> {
    let truth = [json!(true), json!(false), json!(null)];
    let restrictions = [
        json!(null),
        json!("none"),
        json!("local"),
        json!("followed"),
    ];
    let indices = [
        json!([0]),
        json!([1]),
        json!([0, 1]),
        json!([2]),
        json!([0, 0]),
    ];
    properties(some_of(&[
        ("closed", &truth),
        ("locked", &truth),
        ("joinRestriction", &restrictions),
        ("readRestriction", &restrictions),
        (
            "keywords",
            &[json!(null), json!(["red"]), json!(["red", "Blue"])],
        ),
        ("turn", &indices),
        ("owners", &indices),
        ("matchmakingResubmit", &[json!(null), json!(true)]),
        (
            "serverConnectionStringCandidates",
            &[json!(null), json!(["s"])],
        ),
    ]))
}

fn members() -> BoxedStrategy<Value> {
    let account = prop::sample::select(vec![ALICE, BOB, CAROL, CAROL + 1]);
    let place = account.prop_map(|it| json!({"constants": {"system": {"xuid": it}}}));
    let place = prop_oneof![20 => place, 1 => Just(json!({}))];
    let places = prop::collection::vec(place, 0..3);
    let removed = prop_oneof![20 => Just(Value::Null), 1 => Just(json!({"properties": {}}))];
    let others = prop::collection::btree_map(0..4_u32, removed, 1..3);
    let others = prop::option::weighted(0.15, others);
    (
        prop::option::weighted(0.8, me()),
        places,
        0..20_usize,
        others,
    )
        .prop_map(|(me, places, gap, others)| {
            let mut members = Map::new();
            members.extend(me.map(|me| ("me".to_owned(), me)));
            // Seldom they are not numbered from 0.
            let first = usize::from(gap == 0);
            let places = places.into_iter().enumerate();
            members.extend(places.map(|(n, it)| (format!("reserve_{}", first + n), it)));
            let others = others.into_iter().flatten();
            members.extend(others.map(|(index, it)| (index.to_string(), it)));
            Value::Object(members)
        })
        .boxed()
}

/// Who writes what.
pub(super) fn write() -> BoxedStrategy<(u64, Value)> {
    let who = prop::sample::select(vec![ALICE, ALICE, BOB, BOB, CAROL]);
    let constants = one_of(&[json!(100), json!(5)]);
    let constants = constants.prop_map(|most| json!({"system": {"maxMembersCount": most}}));
    let parts = (
        prop::option::weighted(0.8, members()),
        prop::option::weighted(0.6, session()),
        prop::option::weighted(0.1, constants),
    );
    (who, parts)
        .prop_map(|(who, (members, properties, constants))| {
            let parts = [
                ("members", members),
                ("properties", properties),
                ("constants", constants),
            ];
            let said = parts
                .into_iter()
                .filter_map(|(name, it)| Some((name.to_owned(), it?)));
            (who, object(said.collect()))
        })
        .boxed()
}
