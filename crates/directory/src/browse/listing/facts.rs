//! The single values of a session that its listing keeps.

use std::borrow::Cow;
use std::collections::HashMap;

use greenroom_protocol::attribute::{AttributeKey, Finite};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::settings::Owner;
use greenroom_protocol::time::Timestamp;

use super::packed::Packed;
use crate::browse::address;
use crate::browse::field::{Field, RoleNumber, Scalar};
use crate::roles;
use crate::session::{SearchAttributes, Session, Settings};

/// What an address ends with that was given without a port.
pub(super) const NO_PORT: &str = ":0";

/// A session, and what had to be written down of it to be borrowed.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    session: &'a Session,
    owner: Option<Cow<'a, str>>,
    bound_address: Option<Cow<'a, str>>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(session: &'a Session) -> Self {
        let settings = session.settings.as_ref();
        let address = settings.and_then(|settings| settings.host_address.as_deref());
        Self {
            session,
            owner: settings.map(|settings| owner(&settings.owner)),
            bound_address: address.map(address::bound),
        }
    }

    /// The fields that there are, in order, and their values; behind these the
    /// names of registered players, where one is known.
    pub(super) fn packed(&self) -> (Vec<Field>, Packed) {
        let mut facts: Vec<_> = self.of_settings().chain(self.of_contract()).collect();
        facts.sort_by(|(a, _), (b, _)| a.cmp(b));
        let (fields, mut values): (Vec<_>, Vec<_>) = facts.into_iter().unzip();
        values.extend(names(self.session));
        (fields, Packed::new(&values))
    }

    fn of_settings(&self) -> impl Iterator<Item = (Field, Scalar<'_>)> {
        let settings = self.session.settings.as_ref();
        let address = settings.and_then(|settings| settings.host_address.as_deref());
        let bound = self.bound_address.as_deref();
        let without_port = bound.and_then(|text| text.strip_suffix(NO_PORT));
        let texts = [
            (Field::Bucket, settings.map(|it| it.bucket.as_str())),
            (Field::Owner, self.owner.as_deref()),
            // Mostly one tells the other.
            (
                Field::HostAddress,
                address.filter(|_| address != without_port),
            ),
            (Field::BoundAddress, bound.filter(|_| bound != address)),
        ];
        let texts = texts.into_iter();
        texts
            .filter_map(|(field, text)| Some((field, Scalar::Text(text?))))
            .chain(settings.into_iter().flat_map(attributes))
    }

    fn of_contract(&self) -> impl Iterator<Item = (Field, Scalar<'_>)> {
        let listing = &self.session.listing;
        let state = listing.registration_state.as_deref();
        let handle = self.session.search_handle.as_ref();
        let attributes = handle.map(|handle| &handle.attributes);
        let language = attributes.and_then(|it| it.language.as_deref());
        let single = [
            (
                Field::Target,
                listing
                    .target_members_count
                    .map(|it| Scalar::Int64(it.into())),
            ),
            (Field::ScheduledTime, listing.scheduled_time.map(ticks)),
            (Field::RegistrationState, state.map(Scalar::Text)),
            (Field::Language, language.map(Scalar::Text)),
        ];
        let single = single.into_iter();
        single
            .filter_map(|(field, value)| Some((field, value?)))
            .chain(attributes.into_iter().flat_map(of_handle))
            .chain(of_roles(self.session))
    }
}

/// The attributes of a search handle in the order of their fields, each with its
/// name in the letter case that was given.
pub(super) fn spelled(attributes: &SearchAttributes) -> Vec<&str> {
    let numbers = attributes.numbers.iter();
    let numbers = numbers.filter(|(_, number)| number.is_finite());
    let names = attributes
        .strings
        .keys()
        .chain(numbers.map(|(name, _)| name));
    let mut names: Vec<_> = names
        .map(|name| (AttributeKey::of_name(name), name.as_str()))
        .collect();
    names.sort_by(|(a, _), (b, _)| a.cmp(b));
    names.into_iter().map(|(_, name)| name).collect()
}

/// An instant in units of 100 ns.
pub(super) fn ticks(at: Timestamp) -> Scalar<'static> {
    let ticks = at.0.saturating_mul(10_000);
    Scalar::Int64(i64::try_from(ticks).unwrap_or(i64::MAX))
}

fn owner(owner: &Owner) -> Cow<'_, str> {
    match owner {
        Owner::User(account) => account.padded().into(),
        Owner::Server(client) => client.into(),
    }
}

fn attributes(settings: &Settings) -> impl Iterator<Item = (Field, Scalar<'_>)> {
    let attributes = settings.attributes.iter();
    attributes.map(|(key, value)| (Field::Attribute(key.clone()), value.into()))
}

fn of_handle(attributes: &SearchAttributes) -> impl Iterator<Item = (Field, Scalar<'_>)> {
    let field = |name: &String| Field::Attribute(AttributeKey::of_name(name));
    let strings = attributes.strings.iter();
    let number = |number: &f64| Some(Scalar::Double(Finite::new(*number).ok()?));
    let numbers = attributes.numbers.iter();
    strings
        .map(move |(name, text)| (field(name), Scalar::Text(text)))
        .chain(numbers.filter_map(move |(name, value)| Some((field(name), number(value)?))))
}

fn of_roles(session: &Session) -> impl Iterator<Item = (Field, Scalar<'_>)> {
    session.role_types.iter().flat_map(move |(name, found)| {
        found.roles.iter().flat_map(move |(role, settings)| {
            let field = |number| Field::Role {
                role_type: name.clone(),
                role: role.clone(),
                number,
            };
            let count = roles::holders(session, name, role).len() as i64;
            let target = settings.target.or(settings.max).map(i64::from);
            let count_of = (field(RoleNumber::Count), Scalar::Int64(count));
            let target_of = target.map(|it| (field(RoleNumber::Target), Scalar::Int64(it)));
            let needs = target.map(|it| (field(RoleNumber::Needs), Scalar::Int64(it - count)));
            [Some(count_of), target_of, needs].into_iter().flatten()
        })
    })
}

/// What the registered players of an EOS session call themselves, in the order
/// of their registration, empty of those who are not in it; nothing at all where
/// none is.
fn names(session: &Session) -> Vec<Scalar<'_>> {
    let settings = session.settings.as_ref();
    let registered = settings.map_or(&[][..], |settings| &settings.registered);
    let members = session.members.values();
    let known: HashMap<AccountId, &str> = members
        .map(|member| (member.account, member.name.as_str()))
        .collect();
    let name = |account: AccountId| known.get(&account).copied();
    let names: Vec<&str> = registered
        .iter()
        .map(|player| player.account().and_then(name).unwrap_or_default())
        .collect();
    match names.iter().all(|name| name.is_empty()) {
        true => Vec::new(),
        false => names.into_iter().map(Scalar::Text).collect(),
    }
}
