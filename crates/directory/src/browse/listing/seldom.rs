//! What few EOS sessions have, and most of the contract.

use std::collections::BTreeMap;

use greenroom_protocol::session::{Restriction, RoleTypeView};

use super::facts::spelled;
use crate::browse::guests::Guests;
use crate::session::{SearchAttributes, Session};
use crate::view;

/// Parts of a listing.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Seldom {
    /// Of a session that is for those alone whom somebody in it follows.
    pub(super) guests: Option<Guests>,
    pub(super) tags: Box<[Box<str>]>,
    pub(super) keywords: Box<[Box<str>]>,
    pub(super) achievements: Box<[Box<str>]>,
    /// The names of a search handle's attributes in the letter case that was
    /// given, in the order of their fields.
    pub(super) spelled: Box<[Box<str>]>,
    pub(super) role_types: BTreeMap<String, RoleTypeView>,
    /// `properties.custom` in JSON, where there are any.
    pub(super) custom: Option<Box<str>>,
    pub(super) invite_protocol: Option<Box<str>>,
    pub(super) platforms: Box<[u32]>,
}

impl Seldom {
    /// `None` of a session that has nothing of it.
    pub(super) fn of(session: &Session) -> Option<Self> {
        let settings = session.settings.as_ref();
        let handle = session.search_handle.as_ref();
        let none = SearchAttributes::default();
        let attributes = handle.map_or(&none, |handle| &handle.attributes);
        let is_for_followed =
            settings.is_none() && session.read_restriction() == Restriction::Followed;
        let custom = || serde_json::to_string(&session.properties).expect("JSON of strangers");
        let all = Self {
            guests: is_for_followed.then(|| Guests::of(session)),
            tags: boxed(&attributes.tags),
            keywords: boxed(&session.shared.keywords),
            achievements: boxed(&attributes.achievement_ids),
            spelled: boxed(&spelled(attributes)),
            role_types: view::role_types(session),
            custom: (!session.properties.is_empty()).then(|| custom().into()),
            invite_protocol: session.system.invite_protocol.as_deref().map(Into::into),
            platforms: settings
                .map(|it| it.platforms.as_slice().into())
                .unwrap_or_default(),
        };
        (all != Self::default()).then_some(all)
    }
}

fn boxed(words: &[impl AsRef<str>]) -> Box<[Box<str>]> {
    words.iter().map(|word| word.as_ref().into()).collect()
}
