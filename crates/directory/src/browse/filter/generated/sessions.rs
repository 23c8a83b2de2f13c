//! Sessions of both faces, as searches might see them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use greenroom_protocol::attribute::{AttributeKey, AttributeValue, Finite};
use greenroom_protocol::settings::Owner;
use greenroom_protocol::time::Timestamp;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use serde_json::json;

use super::{ACCOUNTS, DOUBLES, INSTANTS, NAMES, ROLES, TEXTS, WHOLES};
use crate::session::{Member, Role, RoleType, SearchAttributes, SearchHandle, Session};
use crate::testing::{ALICE, Room, Story, account, hosting};

static BARE: LazyLock<Session> = LazyLock::new(|| {
    let mut session = Room::of(json!({})).made_by(ALICE).session().clone();
    session.search_handle = Some(SearchHandle {
        id: "00000000-0000-4000-8000-000000000001".to_owned(),
        create_time: session.start_time,
        attributes: SearchAttributes::default(),
    });
    session
});

static HOSTED: LazyLock<Session> =
    LazyLock::new(|| Story::hosted_as(ALICE, "room", hosting()).session);

/// A session of the contract with one member, and a search handle that says
/// nothing.
pub(crate) fn bare() -> Session {
    BARE.clone()
}

/// A session that searches see: of the contract or of EOS. The owner of one of
/// EOS may be lost.
pub(crate) fn session() -> impl Strategy<Value = Session> {
    prop_oneof![of_contract(), of_eos()]
}

fn text() -> impl Strategy<Value = String> {
    select(TEXTS).prop_map(str::to_owned)
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    subsequence(TEXTS, 0..4).prop_map(|texts| texts.into_iter().map(str::to_owned).collect())
}

fn instant() -> impl Strategy<Value = Timestamp> {
    select(INSTANTS).prop_map(Timestamp)
}

/// A value of an attribute; one name has one value of one type.
fn value() -> impl Strategy<Value = AttributeValue> {
    prop_oneof![
        text().prop_map(AttributeValue::String),
        select(DOUBLES)
            .prop_map(|number| AttributeValue::Double(Finite::new(number).expect("finite"))),
        select(WHOLES).prop_map(AttributeValue::Int64),
        any::<bool>().prop_map(AttributeValue::Bool),
    ]
}

fn attributes() -> impl Strategy<Value = BTreeMap<&'static str, AttributeValue>> {
    btree_map(select(NAMES), value(), 0..4)
}

/// Members by account, with the role of each and whether it owns the session.
fn members() -> impl Strategy<Value = Vec<(u64, Option<Index>, bool)>> {
    let accounts = subsequence(ACCOUNTS, 0..4);
    let each = vec((any::<Option<Index>>(), any::<bool>()), 4);
    (accounts, each).prop_map(|(accounts, each)| {
        let each = accounts.into_iter().zip(each);
        each.map(|(account, (role, owns))| (account, role, owns))
            .collect()
    })
}

fn of_contract() -> impl Strategy<Value = Session> {
    let roles = btree_map(select(ROLES), role(), 0..3);
    let spoken = proptest::option::of(text());
    let handle = (texts(), texts(), attributes(), spoken, instant());
    let listing = (
        proptest::option::of(instant()),
        proptest::option::of(0..4_u32),
        proptest::option::of(text()),
    );
    (members(), roles, 0..3_u32, texts(), listing, handle).prop_map(
        |(members, roles, open, keywords, listing, handle)| {
            let mut session = bare();
            session.members = (0..)
                .zip(members.iter().map(|it| member(it, &roles)))
                .collect();
            session.system.max_members_count = members.len() as u32 + open;
            let lfg = RoleType {
                roles: named(roles),
                ..RoleType::default()
            };
            session.role_types = [("lfg".to_owned(), lfg)].into();
            session.shared.keywords = keywords;
            session.listing.scheduled_time = listing.0;
            session.listing.target_members_count = listing.1;
            session.listing.registration_state = listing.2;
            let (tags, achievement_ids, attributes, language, posted) = handle;
            let handle = session.search_handle.as_mut().expect("it has one");
            handle.create_time = posted;
            handle.attributes = SearchAttributes {
                tags,
                achievement_ids,
                language,
                ..searched(&attributes)
            };
            session
        },
    )
}

fn role() -> impl Strategy<Value = Role> {
    let number = || proptest::option::of(0..4_u32);
    (number(), number()).prop_map(|(max, target)| Role {
        max,
        target,
        greenroom: None,
    })
}

fn named(roles: BTreeMap<&'static str, Role>) -> BTreeMap<String, Role> {
    let roles = roles.into_iter();
    roles.map(|(name, role)| (name.to_owned(), role)).collect()
}

fn member(
    (number, role, owner): &(u64, Option<Index>, bool),
    roles: &BTreeMap<&'static str, Role>,
) -> Member {
    let mut member = Member::reserved(account(*number), Timestamp(0));
    member.owner = *owner;
    let role = role.filter(|_| !roles.is_empty());
    if let Some(role) = role {
        let role = roles.keys().nth(role.index(roles.len())).expect("a role");
        member.roles.insert("lfg".to_owned(), (*role).to_owned());
    }
    member
}

fn searched(attributes: &BTreeMap<&'static str, AttributeValue>) -> SearchAttributes {
    let mut searched = SearchAttributes::default();
    for (name, value) in attributes {
        let name = (*name).to_owned();
        match value {
            AttributeValue::String(text) => drop(searched.strings.insert(name, text.clone())),
            AttributeValue::Double(number) => drop(searched.numbers.insert(name, number.get())),
            AttributeValue::Int64(whole) => drop(searched.numbers.insert(name, *whole as f64)),
            AttributeValue::Bool(_) => {}
        }
    }
    searched
}

fn of_eos() -> impl Strategy<Value = Session> {
    let address = proptest::option::of(text());
    let owner = prop_oneof![
        select(ACCOUNTS).prop_map(|number| Owner::User(account(number))),
        text().prop_map(Owner::Server),
    ];
    let registered = subsequence(ACCOUNTS, 0..4);
    (
        text(),
        address,
        owner,
        registered,
        0..3_u32,
        attributes(),
        (instant(), proptest::option::of(instant())),
    )
        .prop_map(
            |(bucket, address, owner, registered, open, attributes, (posted, lost_at))| {
                let mut session = HOSTED.clone();
                if let Some(handle) = &mut session.search_handle {
                    handle.create_time = posted;
                }
                let keepers = session.members.values_mut();
                keepers.for_each(|keeper| keeper.lost_at = lost_at);
                let settings = session.settings.as_mut().expect("an EOS session");
                settings.bucket = bucket;
                settings.host_address = address;
                settings.owner = owner;
                settings.max_players = registered.len() as u32 + open;
                settings.registered = registered
                    .into_iter()
                    .map(|it| account(it).into())
                    .collect();
                let attributes = attributes.into_iter();
                settings.attributes = attributes
                    .map(|(name, value)| (AttributeKey::of_name(name), value))
                    .collect();
                session
            },
        )
}
