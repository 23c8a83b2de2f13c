//! Listings against the sessions that they are of.

use std::collections::BTreeMap;

use greenroom_protocol::attribute::{AttributeKey, AttributeValue, Finite};
use greenroom_protocol::handle::Include;
use greenroom_protocol::search::{HandleKind, SearchRow};
use greenroom_protocol::settings::{Owner, PlayState};
use serde_json::value::RawValue;

use super::*;
use crate::browse::field::RoleNumber;
use crate::handles::search_document;
use crate::json::Json;
use crate::session::{Role, RoleType};
use crate::testing::{ALICE, BOB, CAROL, Story, account};
use crate::view;

fn double(number: f64) -> AttributeValue {
    AttributeValue::Double(Finite::new(number).expect("finite"))
}

/// An EOS session with something of everything.
fn rich() -> Session {
    let mut story = Story::hosted_by(ALICE);
    story.join(BOB);
    story.register(ALICE);
    story.register(CAROL);
    let foreign = PlayerId::new("0002a7c1f").expect("valid");
    let settings = story.settings_mut();
    settings.registered.push(foreign);
    settings.max_players = 9;
    settings.join_in_progress = true;
    settings.state = PlayState::InProgress;
    settings.sanctions = true;
    settings.platforms = vec![1, 2_000];
    settings.host_address = Some("[2001:db8::1]:7777".into());
    let given = [
        ("BIG", AttributeValue::Int64(i64::MIN)),
        ("RATIO", double(-0.1)),
        ("RANKED", AttributeValue::Bool(false)),
        ("TITLE", AttributeValue::String("Grüße 🎮".into())),
        ("EMPTY", AttributeValue::String(String::new())),
    ];
    for (key, value) in given {
        let key = AttributeKey::new(key).expect("valid");
        settings.attributes.insert(key, value);
    }
    story.session
}

/// A session of the contract with something of everything.
fn contract() -> Session {
    let mut session = rich();
    session.settings = None;
    let handle = session.search_handle.as_mut().expect("searchable");
    handle.attributes.tags = vec!["Ranked".into(), "night".into()];
    handle.attributes.language = Some("fr".into());
    handle.attributes.achievement_ids = vec!["7".into()];
    handle.attributes.strings = [("mapName".into(), "Lake".into())].into();
    handle.attributes.numbers = [("Skill".into(), 0.1), ("apples".into(), 3.0)].into();
    session.shared.keywords = vec!["Co-op".into()];
    session.system.invite_protocol = Some("game".into());
    session.listing.target_members_count = Some(6);
    session.listing.registration_state = Some("open".into());
    let raw = |text: &str| RawValue::from_string(text.into()).expect("JSON");
    let custom = Json::new("custom", &raw("1.00000000000000000001")).expect("sound");
    session.properties = [("exact".to_owned(), custom)].into();
    let role = Role {
        max: Some(4),
        ..Role::default()
    };
    let healers = RoleType {
        roles: BTreeMap::from([("healer".to_owned(), role)]),
        ..RoleType::default()
    };
    session.role_types = [("class".to_owned(), healers)].into();
    let bob = session.members.get_mut(&1).expect("Bob");
    bob.roles = [("class".to_owned(), "healer".to_owned())].into();
    session
}

fn listed(session: &Session) -> Listing {
    Listing::of(session, 25_000).expect("public")
}

fn includes() -> impl Iterator<Item = Include> {
    (0..8).map(|bits| Include {
        related_info: bits & 1 != 0,
        role_info: bits & 2 != 0,
        custom_properties: bits & 4 != 0,
    })
}

#[test]
fn a_search_handle_is_shown_as_the_session_shows_it() {
    for session in [rich(), contract(), Story::hosted_by(ALICE).session] {
        let listing = listed(&session);
        for include in includes() {
            let shown = search_document(&session, include).expect("searchable");
            let shown = serde_json::to_string(&shown).expect("plain");
            let document = serde_json::to_string(&listing.document(include)).expect("plain");
            assert_eq!(document, shown, "{include:?}");
            let mut written = Vec::new();
            listing.write_document(include, &mut written);
            assert_eq!(String::from_utf8_lossy(&written), shown, "{include:?}");
        }
    }
}

#[test]
fn a_row_says_what_the_settings_say() {
    let mut served = rich();
    served.settings.as_mut().expect("settings").owner = Owner::Server("game".into());
    for session in [rich(), served] {
        let listing = listed(&session);
        let handle = session.search_handle.clone().expect("searchable");
        let settings = session.settings.as_ref().expect("settings");
        let row = SearchRow {
            id: handle.id,
            kind: HandleKind::Search,
            version: 1,
            create_time: handle.create_time,
            session_ref: session.session_ref.clone(),
            greenroom: view::settings_view(settings, true),
        };
        assert_eq!(listing.row().as_ref(), Some(&row));
        let mut written = Vec::new();
        listing.write_row(&mut written);
        listing.write_row(&mut written);
        let once = serde_json::to_string(&row).expect("plain");
        assert_eq!(String::from_utf8_lossy(&written), once.repeat(2));
    }
    let listing = listed(&contract());
    let mut written = Vec::new();
    listing.write_row(&mut written);
    assert_eq!((listing.row(), written), (None, Vec::new()));
}

#[test]
fn what_is_told_from_other_values_is_there_like_them() {
    let is = |session: &Session, field, value: Scalar<'_>| {
        assert_eq!(listed(session).scalar(&field), Some(value), "{field:?}");
    };
    let number = Scalar::Int64;
    let (eos, room) = (rich(), contract());
    for (field, of_eos, of_contract) in [
        (Field::Capacity, 9, i64::from(room.system.max_members_count)),
        (Field::Taken, 3, 2),
        (
            Field::OpenSlots,
            6,
            i64::from(room.system.max_members_count) - 2,
        ),
        (Field::Needs, 6, 4),
        (Field::PostedTime, 10_000_000, 10_000_000),
    ] {
        is(&eos, field.clone(), number(of_eos));
        is(&room, field, number(of_contract));
    }
    is(&room, Field::Target, number(6));
    is(&room, Field::TargetRemaining, number(4));
    assert_eq!(listed(&eos).scalar(&Field::TargetRemaining), None);
    is(&eos, Field::Findable, Scalar::Bool(true));
    assert_eq!(listed(&room).scalar(&Field::Findable), None);
    for (field, text) in [
        (Field::SessionId, "room"),
        (Field::Scid, "dep"),
        (Field::TemplateName, "eos"),
        (Field::Owner, "00000000000000000000000000001001"),
        (Field::HostName, "2001:db8::1"),
        (Field::BoundAddress, "[2001:db8::1]:7777"),
    ] {
        is(&eos, field, Scalar::Text(text));
    }
    let role = |number| Field::Role {
        role_type: "class".into(),
        role: "healer".into(),
        number,
    };
    is(&room, role(RoleNumber::Count), number(1));
    is(&room, role(RoleNumber::Needs), number(3));
}

#[test]
fn an_address_is_the_one_that_was_given_and_the_one_that_it_means() {
    for (given, bound) in [
        ("192.0.2.1", "192.0.2.1:0"),
        ("192.0.2.1:0", "192.0.2.1:0"),
        ("192.0.2.1:7777", "192.0.2.1:7777"),
        ("2001:db8::1", "[2001:db8::1]:0"),
        ("[2001:db8::1]", "[2001:db8::1]:0"),
        ("the blue door", "the blue door"),
        (":0", ":0"),
        ("", ""),
    ] {
        let mut session = rich();
        session.settings.as_mut().expect("settings").host_address = Some(given.into());
        let listing = listed(&session);
        let text = |field| listing.scalar(&field).and_then(Scalar::text);
        assert_eq!(text(Field::HostAddress), Some(given));
        assert_eq!(text(Field::BoundAddress), Some(bound), "{given}");
        let row = listing.row().expect("of EOS");
        assert_eq!(row.greenroom.host_address.as_deref(), Some(given));
    }
    let mut session = rich();
    session.settings.as_mut().expect("settings").host_address = None;
    let listing = listed(&session);
    for field in [Field::HostAddress, Field::HostName, Field::BoundAddress] {
        assert_eq!(listing.scalar(&field), None);
    }
}

#[test]
fn every_value_has_its_field_once() {
    for session in [rich(), contract()] {
        let listing = listed(&session);
        let mut seen = std::collections::BTreeSet::new();
        for (field, value) in listing.scalars() {
            assert_eq!(listing.scalar(field), Some(value), "{field:?}");
            assert!(seen.insert(field), "{field:?}");
        }
        assert!(seen.len() > 12, "{seen:?}");
    }
}

#[test]
fn owners_are_members_and_come_first() {
    let mut session = rich();
    session.members.get_mut(&0).expect("Alice").owner = false;
    session.members.get_mut(&1).expect("Bob").owner = true;
    let listing = listed(&session);
    let both = [BOB, ALICE].map(account);
    assert_eq!(listing.people(People::Members), both);
    assert_eq!(listing.people(People::Owners), &both[..1]);
}

#[test]
fn registered_players_have_names_while_they_are_members() {
    let mut session = rich();
    let names = |session: &Session| -> Vec<(usize, String)> {
        let listing = listed(session);
        let names = listing.registered_names();
        names.map(|(place, name)| (place, name.into())).collect()
    };
    assert_eq!(names(&session), [(0, format!("player {ALICE}"))]);
    session.members.remove(&0);
    assert_eq!(names(&session), []);
}
