//! What owners set, and what they may not.

use proptest::prelude::*;

use super::*;
use crate::testing::{ALICE, account, hosting};

fn alice() -> Owner {
    Owner::User(account(ALICE))
}

fn settings() -> Settings {
    create(&hosting(), alice(), None).expect("valid")
}

fn player(number: u64) -> PlayerId {
    account(number).into()
}

#[test]
fn the_host_address_is_the_callers_unless_given() {
    let from = |address: &str, delta: &GreenroomDelta| {
        let address = address.parse().expect("an address");
        create(delta, alice(), Some(address))
            .expect("valid")
            .host_address
    };
    let plain = hosting();
    assert_eq!(from("192.0.2.7", &plain).as_deref(), Some("192.0.2.7"));
    assert_eq!(
        from("::ffff:192.0.2.7", &plain).as_deref(),
        Some("192.0.2.7")
    );
    let own = GreenroomDelta {
        host_address: Some("game.example:7777".into()),
        ..hosting()
    };
    assert_eq!(
        from("192.0.2.7", &own).as_deref(),
        Some("game.example:7777")
    );
}

#[test]
fn what_is_missing_or_out_of_range_is_named() {
    let long = |length: usize| Some("x".repeat(length));
    for (field, delta) in [
        (
            "bucket",
            GreenroomDelta {
                bucket: None,
                ..hosting()
            },
        ),
        (
            "bucket",
            GreenroomDelta {
                bucket: long(0),
                ..hosting()
            },
        ),
        (
            "bucket",
            GreenroomDelta {
                bucket: long(limits::BUCKET_MAX + 1),
                ..hosting()
            },
        ),
        (
            "hostAddress",
            GreenroomDelta {
                host_address: long(0),
                ..hosting()
            },
        ),
        (
            "hostAddress",
            GreenroomDelta {
                host_address: long(limits::HOST_ADDRESS_MAX + 1),
                ..hosting()
            },
        ),
        (
            "maxPlayers",
            GreenroomDelta {
                max_players: None,
                ..hosting()
            },
        ),
        (
            "maxPlayers",
            GreenroomDelta {
                max_players: Some(0),
                ..hosting()
            },
        ),
        (
            "maxPlayers",
            GreenroomDelta {
                max_players: Some(1001),
                ..hosting()
            },
        ),
        (
            "platforms",
            GreenroomDelta {
                platforms: Some(vec![1; limits::PLATFORMS_MAX + 1]),
                ..hosting()
            },
        ),
        (
            "attributes",
            GreenroomDelta {
                attributes: attributes(limits::ATTRIBUTES_MAX + 1),
                ..hosting()
            },
        ),
        (
            "attributes.K0",
            GreenroomDelta {
                attributes: [(
                    key(0),
                    Some(AttributeValue::String(
                        "x".repeat(limits::ATTRIBUTE_STRING_MAX + 1),
                    )),
                )]
                .into(),
                ..hosting()
            },
        ),
    ] {
        let refusal = create(&delta, alice(), None).expect_err(field);
        assert_eq!(refusal.code, ErrorCode::BadRequest, "{refusal}");
        assert!(refusal.message.contains(field), "{field}: {refusal}");
    }
    let most = GreenroomDelta {
        bucket: long(limits::BUCKET_MAX),
        max_players: Some(1000),
        attributes: attributes(limits::ATTRIBUTES_MAX),
        ..hosting()
    };
    create(&most, alice(), None).expect("everything at its limit");
}

fn key(number: usize) -> AttributeKey {
    AttributeKey::new(&format!("k{number}")).expect("valid")
}

fn attributes(count: usize) -> std::collections::BTreeMap<AttributeKey, Option<AttributeValue>> {
    let value = |number: usize| Some(AttributeValue::Int64(number as i64));
    (0..count)
        .map(|number| (key(number), value(number)))
        .collect()
}

#[test]
fn an_attribute_is_set_replaced_and_removed_alone() {
    let mut settings = settings();
    let set = |settings: &mut Settings, value| {
        let attributes = [(key(1), value)].into();
        let delta = GreenroomDelta {
            attributes,
            ..Default::default()
        };
        change(settings, &delta).expect("valid");
    };
    let before = settings.attributes.len();
    set(&mut settings, Some(AttributeValue::Bool(true)));
    set(&mut settings, Some(AttributeValue::Int64(3)));
    assert_eq!(settings.attributes[&key(1)], AttributeValue::Int64(3));
    assert_eq!(settings.attributes.len(), before + 1);
    set(&mut settings, None);
    assert_eq!(settings.attributes.len(), before);
}

#[test]
fn sanctions_are_fixed_at_creation() {
    let mut settings = settings();
    let same = GreenroomDelta {
        sanctions: Some(false),
        ..Default::default()
    };
    change(&mut settings, &same).expect("the same again");
    let other = GreenroomDelta {
        sanctions: Some(true),
        ..Default::default()
    };
    let refusal = change(&mut settings, &other).expect_err("fixed");
    assert_eq!(refusal.code, ErrorCode::Conflict);
}

#[test]
fn one_player_too_many_registers_nobody_and_the_message_has_both_numbers() {
    let mut settings = settings();
    settings.max_players = 2;
    let register = vec![player(1), player(2), player(3)];
    let delta = GreenroomDelta {
        register,
        ..Default::default()
    };
    let refusal = change(&mut settings, &delta).expect_err("three of two");
    assert_eq!(refusal.code, ErrorCode::TooManyPlayers);
    assert!(refusal.message.contains('3') && refusal.message.contains('2'));
}

#[derive(Clone, Debug)]
struct Step {
    register: Vec<u64>,
    unregister: Vec<u64>,
    max_players: Option<u32>,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let players = || prop::collection::vec(1..8_u64, 0..5);
    let step = (players(), players(), prop::option::of(1..6_u32));
    let step = step.prop_map(|(register, unregister, max_players)| Step {
        register,
        unregister,
        max_players,
    });
    prop::collection::vec(step, 0..12)
}

proptest! {
    /// The oracle is a plain list, changed step by step or not at all.
    #[test]
    fn registration_is_an_ordered_list_without_doubles_that_never_overflows(steps in steps()) {
        let mut settings = settings();
        let mut most = settings.max_players as usize;
        let mut list: Vec<u64> = Vec::new();
        for step in steps {
            let delta = GreenroomDelta {
                register: step.register.iter().copied().map(player).collect(),
                unregister: step.unregister.iter().copied().map(player).collect(),
                max_players: step.max_players,
                ..Default::default()
            };
            let mut next = settings.clone();
            let result = change(&mut next, &delta);

            let mut expected = list.clone();
            for gone in &step.unregister {
                expected.retain(|p| p != gone || step.register.contains(p));
            }
            for come in &step.register {
                if !expected.contains(come) {
                    expected.push(*come);
                }
            }
            let room = step.max_players.map_or(most, |count| count as usize);
            prop_assert_eq!(result.is_ok(), expected.len() <= room);
            if result.is_ok() {
                (settings, list, most) = (next, expected, room);
            }
            let registered: Vec<PlayerId> = list.iter().copied().map(player).collect();
            prop_assert_eq!(&settings.registered, &registered);
            prop_assert_eq!(settings.slots().open() as usize, most - list.len());
        }
    }
    /// Whatever there was: what is written is what there is, in the order that
    /// is given, and writing it again changes nothing.
    #[test]
    fn replacing_makes_exactly_the_state_that_is_wanted(
        steps in steps(),
        set in prop::collection::btree_map(0..6_usize, prop::option::of(-3..3_i64), 0..6),
        wanted in prop::collection::btree_map(0..6_usize, prop::option::of(-3..3_i64), 0..6),
        players in prop::collection::vec(1..8_u64, 0..6),
        unregister in prop::collection::vec(1..8_u64, 0..3),
    ) {
        let delta = |attributes: &std::collections::BTreeMap<usize, Option<i64>>| GreenroomDelta {
            attributes: attributes
                .iter()
                .map(|(&at, value)| (key(at), value.map(AttributeValue::Int64)))
                .collect(),
            ..Default::default()
        };
        let mut settings = settings();
        change(&mut settings, &delta(&set)).expect("valid");
        for step in steps {
            let register = step.register.into_iter().map(player).collect();
            let step = GreenroomDelta { register, ..Default::default() };
            let mut next = settings.clone();
            if change(&mut next, &step).is_ok() {
                settings = next;
            }
        }
        let whole = GreenroomDelta {
            replace: true,
            max_players: Some(7),
            register: players.iter().copied().map(player).collect(),
            unregister: unregister.into_iter().map(player).collect(),
            ..delta(&wanted)
        };
        let before = settings.clone();
        change(&mut settings, &whole).expect("valid");

        let mut registered: Vec<PlayerId> = Vec::new();
        for number in players {
            if !registered.contains(&player(number)) {
                registered.push(player(number));
            }
        }
        let attributes = wanted
            .iter()
            .filter_map(|(&at, value)| Some((key(at), AttributeValue::Int64((*value)?))))
            .collect();
        let expected = Settings { registered, attributes, max_players: 7, ..before };
        prop_assert_eq!(&settings, &expected, "and what it does not replace stays");
        change(&mut settings, &whole).expect("valid");
        prop_assert_eq!(&settings, &expected);
    }
}
