//! The owner's settings: how a delta makes and changes them.

use std::collections::HashSet;
use std::net::IpAddr;

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::settings::{GreenroomDelta, Owner, Permission, PlayState};

use crate::session::Settings;

/// The settings of a new session.
///
/// # Errors
/// `BadRequest` naming a field that must be there or is out of range, and what
/// [`change`] refuses.
pub fn create(
    delta: &GreenroomDelta,
    owner: AccountId,
    address: Option<IpAddr>,
) -> Result<Settings, Refusal> {
    let required = |field: &str| {
        let message = format!("greenroom.{field} is required to create a session");
        Refusal::bad_request(message)
    };
    let mut settings = Settings {
        owner: Owner::User(owner),
        nonce: delta.nonce.clone(),
        bucket: delta.bucket.clone().ok_or_else(|| required("bucket"))?,
        // An IPv4 caller of a dual-stack socket is shown as what it is.
        host_address: address.map(|address| address.to_canonical().to_string()),
        max_players: delta.max_players.ok_or_else(|| required("maxPlayers"))?,
        permission: Permission::default(),
        // Open unless the owner closes it, as the permission is.
        join_in_progress: true,
        invites_allowed: true,
        sanctions: delta.sanctions.unwrap_or(false),
        platforms: Vec::new(),
        state: PlayState::default(),
        registered: Vec::new(),
        attributes: Default::default(),
    };
    change(&mut settings, delta)?;
    Ok(settings)
}

/// Applies an owner's delta. Settings that were refused are to be thrown away.
///
/// # Errors
/// `BadRequest` naming a field that is out of range, `TooManyPlayers` when more
/// would be registered than may be, `Conflict` for a different `sanctions`.
pub fn change(settings: &mut Settings, delta: &GreenroomDelta) -> Result<(), Refusal> {
    if let Some(bucket) = &delta.bucket {
        check_text("bucket", bucket, limits::BUCKET_MAX)?;
        settings.bucket.clone_from(bucket);
    }
    if let Some(address) = &delta.host_address {
        check_text("hostAddress", address, limits::HOST_ADDRESS_MAX)?;
        settings.host_address = Some(address.clone());
    }
    if let Some(count) = delta.max_players {
        let most = limits::REGISTERED_PLAYERS_MAX;
        if count == 0 || count as usize > most {
            let message = format!("greenroom.maxPlayers is {count}, not from 1 to {most}");
            return Err(Refusal::bad_request(message));
        }
        settings.max_players = count;
    }
    if delta
        .sanctions
        .is_some_and(|wanted| wanted != settings.sanctions)
    {
        let message = "greenroom.sanctions is fixed when the session is created";
        return Err(Refusal::new(ErrorCode::Conflict, message));
    }
    if let Some(platforms) = &delta.platforms {
        if platforms.len() > limits::PLATFORMS_MAX {
            return Err(too_long(
                "platforms",
                platforms.len(),
                limits::PLATFORMS_MAX,
            ));
        }
        settings.platforms.clone_from(platforms);
    }
    settings.permission = delta.permission.unwrap_or(settings.permission);
    settings.join_in_progress = delta.join_in_progress.unwrap_or(settings.join_in_progress);
    settings.invites_allowed = delta.invites_allowed.unwrap_or(settings.invites_allowed);
    settings.state = delta.state.unwrap_or(settings.state);
    for (key, value) in &delta.attributes {
        change_attribute(settings, key, value.as_ref())?;
    }
    if settings.attributes.len() > limits::ATTRIBUTES_MAX {
        let count = settings.attributes.len();
        return Err(too_long("attributes", count, limits::ATTRIBUTES_MAX));
    }
    change_players(settings, &delta.register, &delta.unregister)
}

fn check_text(field: &str, text: &str, most: usize) -> Result<(), Refusal> {
    if text.is_empty() {
        return Err(Refusal::bad_request(format!("greenroom.{field} is empty")));
    }
    if text.len() > most {
        let length = text.len();
        let message = format!("greenroom.{field} has {length} bytes, of at most {most}");
        return Err(Refusal::bad_request(message));
    }
    Ok(())
}

fn too_long(field: &str, count: usize, most: usize) -> Refusal {
    let message = format!("greenroom.{field} would have {count} entries, of at most {most}");
    Refusal::bad_request(message)
}

fn change_attribute(
    settings: &mut Settings,
    key: &AttributeKey,
    value: Option<&AttributeValue>,
) -> Result<(), Refusal> {
    let Some(value) = value else {
        settings.attributes.remove(key);
        return Ok(());
    };
    value
        .check()
        .map_err(|error| Refusal::bad_request(format!("greenroom.attributes.{key}: {error}")))?;
    settings.attributes.insert(key.clone(), value.clone());
    Ok(())
}

/// Unregisters, then registers: one write can swap players in a full session.
/// All or nothing beyond the maximum.
fn change_players(
    settings: &mut Settings,
    register: &[PlayerId],
    unregister: &[PlayerId],
) -> Result<(), Refusal> {
    let gone: HashSet<&PlayerId> = unregister.iter().collect();
    settings.registered.retain(|player| !gone.contains(player));
    let mut present: HashSet<PlayerId> = settings.registered.iter().cloned().collect();
    for player in register {
        if present.insert(player.clone()) {
            settings.registered.push(player.clone());
        }
    }
    let (count, most) = (settings.registered.len(), settings.max_players);
    if count > most as usize {
        let message = format!("{count} players would be registered, of at most {most}");
        return Err(Refusal::new(ErrorCode::TooManyPlayers, message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{ALICE, account, hosting};

    fn settings() -> Settings {
        create(&hosting(), account(ALICE), None).expect("valid")
    }

    fn player(number: u64) -> PlayerId {
        account(number).into()
    }

    #[test]
    fn the_host_address_is_the_callers_unless_given() {
        let from = |address: &str, delta: &GreenroomDelta| {
            let address = address.parse().expect("an address");
            create(delta, account(ALICE), Some(address))
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
            let refusal = create(&delta, account(ALICE), None).expect_err(field);
            assert_eq!(refusal.code, ErrorCode::BadRequest, "{refusal}");
            assert!(refusal.message.contains(field), "{field}: {refusal}");
        }
        let most = GreenroomDelta {
            bucket: long(limits::BUCKET_MAX),
            max_players: Some(1000),
            attributes: attributes(limits::ATTRIBUTES_MAX),
            ..hosting()
        };
        create(&most, account(ALICE), None).expect("everything at its limit");
    }

    fn key(number: usize) -> AttributeKey {
        AttributeKey::new(&format!("k{number}")).expect("valid")
    }

    fn attributes(
        count: usize,
    ) -> std::collections::BTreeMap<AttributeKey, Option<AttributeValue>> {
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
                    expected.retain(|p| p != gone);
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
    }
}
