//! What searches see of one session.

use std::collections::HashMap;

use greenroom_protocol::attribute::{AttributeKey, Finite};
use greenroom_protocol::handle::{HandleDocument, Include};
use greenroom_protocol::ids::{AccountId, SessionRef};
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::search::{HandleKind, SearchRow};
use greenroom_protocol::session::{Restriction, Visibility};
use greenroom_protocol::settings::{GreenroomView, Owner};
use greenroom_protocol::time::Timestamp;

use super::address;
use super::field::{Field, RoleNumber, Scalar, Value};
use super::guests::Guests;
use super::predicate::{People, Words};
use super::ready::{Form, Ready};
use crate::access::{is_advertised, is_findable};
use crate::caller::Caller;
use crate::handles::search_document;
use crate::liveness;
use crate::roles;
use crate::session::{SearchAttributes, Session, Settings};
use crate::view;

/// A session as searches see it. It does not change: a change of the session
/// makes another one.
#[derive(Debug)]
pub struct Listing {
    /// The session.
    pub session_ref: SessionRef,
    /// When its search handle was made, or written last.
    pub posted: Timestamp,
    /// When the session is over, unless its owner comes back.
    pub over_at: Option<Timestamp>,
    /// Whether it is for those alone whom somebody in the session follows.
    pub is_for_followed: bool,
    guests: Option<Box<Guests>>,
    /// By field.
    scalars: Box<[(Field, Value)]>,
    tags: Box<[Box<str>]>,
    keywords: Box<[Box<str>]>,
    achievements: Box<[Box<str>]>,
    members: Box<[AccountId]>,
    owners: Box<[AccountId]>,
    registered: Box<[PlayerId]>,
    /// What those among the registered call themselves who have joined, by
    /// their places in `registered`.
    names: Box<[(usize, Box<str>)]>,
    document: HandleDocument,
    greenroom: Option<GreenroomView>,
    ready: Ready,
}

impl Listing {
    /// What searches see of the session; `None` where they see nothing: without
    /// a search handle, private, or, through the EOS face, not advertised.
    pub fn of(session: &Session, silence_ms: u64) -> Option<Self> {
        let handle = session.search_handle.as_ref()?;
        let settings = session.settings.as_ref();
        if session.system.visibility == Visibility::Private
            || settings.is_some_and(|settings| !is_advertised(settings))
        {
            return None;
        }
        let words = |words: &[String]| words.iter().map(|it| it.as_str().into()).collect();
        let members = session.members.values();
        let is_for_followed =
            settings.is_none() && session.read_restriction() == Restriction::Followed;
        Some(Self {
            session_ref: session.session_ref.clone(),
            posted: handle.create_time,
            over_at: liveness::over_at(session, silence_ms),
            is_for_followed,
            guests: is_for_followed.then(|| Box::new(Guests::of(session))),
            scalars: scalars(session),
            tags: words(&handle.attributes.tags),
            keywords: words(&session.shared.keywords),
            achievements: words(&handle.attributes.achievement_ids),
            members: members.map(|member| member.account).collect(),
            owners: session.owners().collect(),
            registered: settings
                .map(|it| it.registered.as_slice().into())
                .unwrap_or_default(),
            names: settings
                .map(|it| names(session, &it.registered))
                .unwrap_or_default(),
            document: search_document(session, Include::ALL)?,
            greenroom: settings.map(|settings| view::settings_view(settings, true)),
            ready: Ready::default(),
        })
    }

    /// Whether searches show it to the caller, where this says whether one of
    /// these players follows it.
    pub fn is_shown_to(
        &self,
        caller: &Caller,
        is_followed_by: impl FnOnce(&[AccountId]) -> bool,
    ) -> bool {
        let Some(guests) = &self.guests else {
            return true;
        };
        let account = caller.account();
        let inside = account.is_some_and(|account| self.members.contains(&account));
        inside || guests.include(caller, is_followed_by)
    }

    /// A single value.
    pub fn scalar(&self, field: &Field) -> Option<Scalar<'_>> {
        let scalars = &self.scalars;
        let at = scalars
            .binary_search_by(|(known, _)| known.cmp(field))
            .ok()?;
        Some(scalars[at].1.scalar())
    }

    /// All single values, by field.
    pub fn scalars(&self) -> impl Iterator<Item = (&Field, Scalar<'_>)> {
        self.scalars
            .iter()
            .map(|(field, value)| (field, value.scalar()))
    }

    /// A set of words, in the letter case that was given.
    pub fn words(&self, words: Words) -> impl Iterator<Item = &str> {
        let words = match words {
            Words::Tags => &self.tags,
            Words::Keywords => &self.keywords,
            Words::Achievements => &self.achievements,
        };
        words.iter().map(AsRef::as_ref)
    }

    /// A set of players.
    pub fn people(&self, people: People) -> &[AccountId] {
        match people {
            People::Members => &self.members,
            People::Owners => &self.owners,
        }
    }

    /// The registered players of an EOS session.
    pub fn registered(&self) -> &[PlayerId] {
        &self.registered
    }

    /// What registered players call themselves, by their places among these; of
    /// players who are not in the session it is not known.
    pub(super) fn registered_names(&self) -> impl Iterator<Item = (usize, &str)> {
        self.names.iter().map(|(place, name)| (*place, &**name))
    }

    /// Its search handle, with what of the session is wanted.
    pub fn document(&self, include: Include) -> HandleDocument {
        let mut document = self.document.clone();
        if !include.related_info {
            document.related_info = None;
        }
        if !include.role_info {
            document.role_info = None;
        }
        if !include.custom_properties {
            document.custom_properties = None;
        }
        document
    }

    /// The public side of an EOS session; `None` for others.
    pub fn row(&self) -> Option<SearchRow> {
        Some(SearchRow {
            id: self.document.id.to_string(),
            kind: HandleKind::Search,
            version: 1,
            create_time: self.posted,
            session_ref: self.session_ref.clone(),
            greenroom: self.greenroom.clone()?,
        })
    }

    /// The bytes that answers of this form copy. `make` is called for the first
    /// answer alone, so it makes the same of equal listings, whoever asks.
    pub fn ready(&self, form: Form, make: impl FnOnce() -> Vec<u8>) -> &[u8] {
        self.ready.get(form, make)
    }

    /// Appends the JSON of [`Self::row`]; nothing for other sessions than those
    /// of EOS.
    pub fn write_row(&self, out: &mut Vec<u8>) {
        let row = || self.row().map(|row| json(&row)).unwrap_or_default();
        out.extend_from_slice(self.ready(Form::Row, row));
    }

    /// Appends the JSON of [`Self::document`].
    pub fn write_document(&self, include: Include, out: &mut Vec<u8>) {
        match include == Include::default() {
            true => {
                out.extend_from_slice(self.ready(Form::Handle, || json(&self.document(include))))
            }
            false => out.extend(json(&self.document(include))),
        }
    }
}

fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("rows and handles are plain JSON")
}

fn names(session: &Session, registered: &[PlayerId]) -> Box<[(usize, Box<str>)]> {
    if registered.is_empty() {
        return Box::default();
    }
    let members = session.members.values();
    let known: HashMap<AccountId, &str> = members
        .filter(|member| !member.name.is_empty())
        .map(|member| (member.account, member.name.as_str()))
        .collect();
    let name = |player: &PlayerId| known.get(&player.account()?).copied();
    let named = registered.iter().map(name).enumerate();
    named
        .filter_map(|(place, name)| Some((place, name?.into())))
        .collect()
}

fn scalars(session: &Session) -> Box<[(Field, Value)]> {
    let slots = session.slots();
    let at = &session.session_ref;
    let target = session.listing.target_members_count;
    let remaining = |of: u32| Value::Int64(i64::from(of) - i64::from(slots.taken));
    let mut scalars = vec![
        (Field::OpenSlots, slots.open().into()),
        (Field::Capacity, slots.capacity.into()),
        (Field::Taken, slots.taken.into()),
        (Field::Needs, remaining(target.unwrap_or(slots.capacity))),
        (Field::SessionId, at.name.as_str().into()),
        (Field::Scid, at.scid.as_str().into()),
        (Field::TemplateName, at.template_name.as_str().into()),
    ];
    if let Some(target) = target {
        scalars.push((Field::Target, target.into()));
        scalars.push((Field::TargetRemaining, remaining(target)));
    }
    if let Some(at) = session.listing.scheduled_time {
        scalars.push((Field::ScheduledTime, ticks(at)));
    }
    if let Some(state) = &session.listing.registration_state {
        scalars.push((Field::RegistrationState, state.as_str().into()));
    }
    if let Some(handle) = &session.search_handle {
        scalars.push((Field::PostedTime, ticks(handle.create_time)));
        let attributes = &handle.attributes;
        if let Some(language) = &attributes.language {
            scalars.push((Field::Language, language.as_str().into()));
        }
        scalars.extend(of_handle(attributes));
    }
    if let Some(settings) = &session.settings {
        scalars.extend(of_settings(settings));
    }
    scalars.extend(of_roles(session));
    scalars.sort_by(|(a, _), (b, _)| a.cmp(b));
    scalars.into()
}

fn of_settings(settings: &Settings) -> impl Iterator<Item = (Field, Value)> {
    let owner = match &settings.owner {
        Owner::User(account) => account.padded(),
        Owner::Server(client) => client.clone(),
    };
    let address = settings.host_address.as_deref();
    let attributes = settings.attributes.iter();
    [
        (Field::Bucket, settings.bucket.as_str().into()),
        (Field::Findable, Value::Bool(is_findable(settings))),
        (Field::Owner, owner.as_str().into()),
    ]
    .into_iter()
    .chain(address.into_iter().flat_map(of_address))
    .chain(attributes.map(|(key, value)| (Field::Attribute(key.clone()), value.into())))
}

fn of_address(text: &str) -> [(Field, Value); 3] {
    [
        (Field::HostAddress, text.into()),
        (Field::HostName, address::name(text).into()),
        (Field::BoundAddress, address::bound(text).as_ref().into()),
    ]
}

fn of_handle(attributes: &SearchAttributes) -> impl Iterator<Item = (Field, Value)> {
    let name = |name: &String| Field::Attribute(AttributeKey::of_name(name));
    let strings = attributes.strings.iter();
    let numbers = attributes.numbers.iter();
    let number = |number: &f64| Some(Value::Double(Finite::new(*number).ok()?));
    strings
        .map(move |(key, text)| (name(key), text.as_str().into()))
        .chain(numbers.filter_map(move |(key, value)| Some((name(key), number(value)?))))
}

fn of_roles(session: &Session) -> impl Iterator<Item = (Field, Value)> {
    session.role_types.iter().flat_map(move |(name, found)| {
        found.roles.iter().flat_map(move |(role, settings)| {
            let field = |number| Field::Role {
                role_type: name.clone(),
                role: role.clone(),
                number,
            };
            let count = roles::holders(session, name, role).len() as i64;
            let target = settings.target.or(settings.max).map(i64::from);
            let count_of = (field(RoleNumber::Count), Value::Int64(count));
            let target_of = target.map(|it| (field(RoleNumber::Target), Value::Int64(it)));
            let needs = target.map(|it| (field(RoleNumber::Needs), Value::Int64(it - count)));
            [Some(count_of), target_of, needs].into_iter().flatten()
        })
    })
}

/// An instant in units of 100 ns.
fn ticks(at: Timestamp) -> Value {
    let ticks = at.0.saturating_mul(10_000);
    Value::Int64(i64::try_from(ticks).unwrap_or(i64::MAX))
}
