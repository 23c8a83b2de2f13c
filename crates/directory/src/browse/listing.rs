//! What searches see of one session.

use std::sync::Arc;

use greenroom_protocol::handle::Openness;
use greenroom_protocol::ids::{AccountId, SessionRef};
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::session::{Guid, Restriction, Visibility};
use greenroom_protocol::time::Timestamp;

use super::address;
use super::field::{Field, Scalar};
use super::pool::{Pool, Shape};
use super::predicate::{People, Words};
use super::ready::{Form, Ready};
use crate::access::is_advertised;
use crate::caller::Caller;
use crate::few::Few;
use crate::handles;
use crate::liveness;
use crate::session::{Session, Slots};
use facts::Facts;
use packed::Packed;
use seldom::Seldom;
use shown::Play;

mod facts;
mod packed;
mod seldom;
mod shown;

/// A session as searches see it. It does not change: a change of the session
/// makes another one.
///
/// There is one of each session in memory. So what can be told from something
/// else is not kept, and what answers show is made from it.
#[derive(Debug)]
pub struct Listing {
    /// The session.
    pub session_ref: Arc<SessionRef>,
    /// When its search handle was made, or written last.
    pub posted: Timestamp,
    /// When the session is over, unless its owner comes back.
    pub over_at: Option<Timestamp>,
    /// Whether it is for those alone whom somebody in the session follows.
    pub is_for_followed: bool,
    /// Of an EOS session.
    play: Option<Play>,
    visibility: Openness,
    join_restriction: Restriction,
    closed: bool,
    /// The id of the search handle.
    id: [u8; 16],
    slots: Slots,
    /// Which values there are.
    shape: Shape,
    /// The values of the shape, then the names of registered players.
    values: Packed,
    /// The owners before the others.
    members: Few<AccountId>,
    owners: u32,
    registered: Few<PlayerId>,
    seldom: Option<Box<Seldom>>,
    ready: Ready,
}

impl Listing {
    /// What searches see of the session; `None` where they see nothing: without
    /// a search handle, private, or, through the EOS face, not advertised.
    pub fn of(session: &Session, silence_ms: u64) -> Option<Self> {
        let mut pool = Pool::default();
        let at = pool.name(&session.session_ref);
        Self::pooled(session, silence_ms, &at, &mut pool)
    }

    /// The same, where much of it is kept in a pool. `at` is the session's name.
    pub fn pooled(
        session: &Session,
        silence_ms: u64,
        at: &Arc<SessionRef>,
        pool: &mut Pool,
    ) -> Option<Self> {
        let handle = session.search_handle.as_ref()?;
        let settings = session.settings.as_ref();
        if session.system.visibility == Visibility::Private
            || settings.is_some_and(|settings| !is_advertised(settings))
        {
            return None;
        }
        let (fields, values) = Facts::of(session).packed();
        let related = handles::related(session, handle.create_time);
        let members = || session.members.values();
        let others = members().filter(|member| !member.owner);
        Some(Self {
            session_ref: at.clone(),
            posted: handle.create_time,
            over_at: liveness::over_at(session, silence_ms),
            is_for_followed: settings.is_none()
                && session.read_restriction() == Restriction::Followed,
            play: settings.map(Play::of),
            visibility: related.visibility,
            join_restriction: related.join_restriction,
            closed: related.closed,
            id: Guid::new(&handle.id)?.to_bytes(),
            slots: session.slots(),
            shape: pool.shape(fields),
            values,
            members: session
                .owners()
                .chain(others.map(|member| member.account))
                .collect(),
            // A session has fewer members than that.
            owners: u32::try_from(session.owners().count()).unwrap_or(u32::MAX),
            registered: settings
                .map(|it| it.registered.iter().cloned().collect())
                .unwrap_or_default(),
            seldom: Seldom::of(session).map(Box::new),
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
        let Some(guests) = self.seldom.as_ref().and_then(|it| it.guests.as_ref()) else {
            return true;
        };
        let account = caller.account();
        let inside = account.is_some_and(|account| self.people(People::Members).contains(&account));
        inside || guests.include(caller, is_followed_by)
    }

    /// Whether searches see the same of both. Ready bytes do not count: they say
    /// what the rest says.
    pub(crate) fn says_the_same_as(&self, other: &Self) -> bool {
        // Taken apart, so that a new field is not forgotten here.
        let Self {
            session_ref,
            posted,
            over_at,
            is_for_followed,
            play,
            visibility,
            join_restriction,
            closed,
            id,
            slots,
            shape,
            values,
            members,
            owners,
            registered,
            seldom,
            ready: _,
        } = self;
        let same_fields = Arc::ptr_eq(shape, &other.shape) || *shape == other.shape;
        same_fields
            && *values == other.values
            && *session_ref == other.session_ref
            && *posted == other.posted
            && *over_at == other.over_at
            && *is_for_followed == other.is_for_followed
            && *play == other.play
            && *visibility == other.visibility
            && *join_restriction == other.join_restriction
            && *closed == other.closed
            && *id == other.id
            && *slots == other.slots
            && *members == other.members
            && *owners == other.owners
            && *registered == other.registered
            && *seldom == other.seldom
    }

    /// A single value.
    pub fn scalar(&self, field: &Field) -> Option<Scalar<'_>> {
        match self.derived(field) {
            Derived::Is(value) => value,
            Derived::Not => self.values.get(self.shape.binary_search(field).ok()?),
        }
    }

    /// All single values, in no order.
    pub fn scalars(&self) -> impl Iterator<Item = (&Field, Scalar<'_>)> {
        const DERIVED: &[Field] = &[
            Field::Findable,
            Field::OpenSlots,
            Field::Capacity,
            Field::Taken,
            Field::TargetRemaining,
            Field::Needs,
            Field::PostedTime,
            Field::SessionId,
            Field::Scid,
            Field::TemplateName,
            Field::HostAddress,
            Field::HostName,
            Field::BoundAddress,
        ];
        let derived = DERIVED.iter().map(|field| (field, self.scalar(field)));
        let kept = (0..).map(|place| self.values.get(place));
        let kept = self.shape.iter().zip(kept);
        let is_told = |field: &Field| matches!(field, Field::HostAddress | Field::BoundAddress);
        derived
            .chain(kept.filter(move |(field, _)| !is_told(field)))
            .filter_map(|(field, value)| Some((field, value?)))
    }

    /// What can be told from other values.
    fn derived(&self, field: &Field) -> Derived<'_> {
        let number = |number: u32| Some(Scalar::Int64(number.into()));
        let missing = |of: i64| Scalar::Int64(of - i64::from(self.slots.taken));
        let target = || match self.kept(&Field::Target) {
            Some(Scalar::Int64(target)) => Some(target),
            _ => None,
        };
        let at = &*self.session_ref;
        Derived::Is(match field {
            Field::Findable => self.play.map(|_| Scalar::Bool(self.slots.open() > 0)),
            Field::OpenSlots => number(self.slots.open()),
            Field::Capacity => number(self.slots.capacity),
            Field::Taken => number(self.slots.taken),
            Field::TargetRemaining => target().map(missing),
            Field::Needs => Some(missing(target().unwrap_or(self.slots.capacity.into()))),
            Field::PostedTime => Some(facts::ticks(self.posted)),
            Field::SessionId => Some(Scalar::Text(at.name.as_str())),
            Field::Scid => Some(Scalar::Text(at.scid.as_str())),
            Field::TemplateName => Some(Scalar::Text(at.template_name.as_str())),
            Field::HostAddress => self.host_address().map(Scalar::Text),
            Field::HostName => self.host_address().map(address::name).map(Scalar::Text),
            Field::BoundAddress => self
                .kept(&Field::BoundAddress)
                .or_else(|| self.kept(&Field::HostAddress)),
            _ => return Derived::Not,
        })
    }

    fn host_address(&self) -> Option<&str> {
        let bound = || self.kept(&Field::BoundAddress)?.text();
        match self.kept(&Field::HostAddress) {
            Some(address) => address.text(),
            None => bound()?.strip_suffix(facts::NO_PORT),
        }
    }

    fn kept(&self, field: &Field) -> Option<Scalar<'_>> {
        self.values.get(self.shape.binary_search(field).ok()?)
    }

    /// A set of words, in the letter case that was given.
    pub fn words(&self, words: Words) -> impl Iterator<Item = &str> {
        let words = self.seldom.as_ref().map(|seldom| match words {
            Words::Tags => &seldom.tags,
            Words::Keywords => &seldom.keywords,
            Words::Achievements => &seldom.achievements,
        });
        words.into_iter().flatten().map(AsRef::as_ref)
    }

    /// A set of players.
    pub fn people(&self, people: People) -> &[AccountId] {
        match people {
            People::Members => self.members.as_slice(),
            People::Owners => &self.members.as_slice()[..self.owners as usize],
        }
    }

    /// The registered players of an EOS session.
    pub fn registered(&self) -> &[PlayerId] {
        self.registered.as_slice()
    }

    /// What registered players call themselves, by their places among these; of
    /// players who are not in the session it is not known.
    pub(super) fn registered_names(&self) -> impl Iterator<Item = (usize, &str)> {
        let names = (self.shape.len()..).map_while(|place| self.values.get(place)?.text());
        names.enumerate().filter(|(_, name)| !name.is_empty())
    }

    /// The bytes that answers of this form copy. `make` is called for the first
    /// answer alone, so it makes the same of equal listings, whoever asks.
    pub fn ready(&self, form: Form, make: impl FnOnce() -> Vec<u8>) -> &[u8] {
        self.ready.get(form, make)
    }
}

/// Whether a field's value can be told from others.
enum Derived<'a> {
    /// It can: it has this.
    Is(Option<Scalar<'a>>),
    /// It cannot.
    Not,
}

#[cfg(test)]
mod tests;
