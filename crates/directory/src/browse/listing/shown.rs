//! What answers show of a listing, made from what it keeps.

use std::collections::BTreeMap;

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::handle::{
    HandleDocument, Include, RelatedInfo, RoleInfo, SearchAttributes,
};
use greenroom_protocol::json;
use greenroom_protocol::search::{HandleKind, SearchRow};
use greenroom_protocol::session::{Custom, Guid, RoleTypeView};
use greenroom_protocol::settings::{GreenroomView, Owner, Permission, PlayState};
use serde::Serialize;

use super::Listing;
use crate::browse::field::{Field, Scalar};
use crate::browse::predicate::{People, Words};
use crate::browse::ready::Form;
use crate::handles;
use crate::session::Settings;

/// What an EOS session says of play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Play {
    is_servers: bool,
    join_in_progress: bool,
    invites_allowed: bool,
    sanctions: bool,
    state: PlayState,
}

impl Play {
    pub(super) fn of(settings: &Settings) -> Self {
        Self {
            is_servers: matches!(settings.owner, Owner::Server(_)),
            join_in_progress: settings.join_in_progress,
            invites_allowed: settings.invites_allowed,
            sanctions: settings.sanctions,
            state: settings.state,
        }
    }
}

impl Listing {
    /// Its search handle, with what of the session is wanted.
    pub fn document(&self, include: Include) -> HandleDocument {
        let seldom = self.seldom.as_deref();
        let roles = || seldom.map(|it| it.role_types.clone()).unwrap_or_default();
        HandleDocument {
            search_attributes: Some(self.search_attributes()),
            related_info: include.related_info.then(|| self.related_info()),
            role_info: include.role_info.then(|| RoleInfo {
                role_types: roles(),
            }),
            custom_properties: include.custom_properties.then(|| self.custom()),
            ..handles::bare(
                HandleKind::Search,
                self.id(),
                &self.session_ref,
                self.posted,
            )
        }
    }

    /// The public side of an EOS session; `None` for others.
    pub fn row(&self) -> Option<SearchRow> {
        Some(SearchRow {
            id: self.id().to_string(),
            kind: HandleKind::Search,
            version: 1,
            create_time: self.posted,
            session_ref: (*self.session_ref).clone(),
            greenroom: self.greenroom()?,
        })
    }

    /// Appends the JSON of [`Self::row`]; nothing for other sessions than those
    /// of EOS.
    pub fn write_row(&self, out: &mut Vec<u8>) {
        let row = || self.row().map(|row| bytes(&row)).unwrap_or_default();
        out.extend_from_slice(self.ready(Form::Row, row));
    }

    /// Appends the JSON of [`Self::document`].
    pub fn write_document(&self, include: Include, out: &mut Vec<u8>) {
        let bare = || bytes(&self.document(Include::default()));
        let bare = self.ready(Form::Handle, bare);
        // What is included stands behind the rest.
        let open = bare.strip_suffix(b"}").unwrap_or(bare);
        out.extend_from_slice(open);
        let seldom = self.seldom.as_deref();
        if include.related_info {
            out.extend_from_slice(br#","relatedInfo":"#);
            out.append(&mut bytes(&self.related_info()));
        }
        if include.role_info {
            let none = BTreeMap::new();
            let role_types = seldom.map_or(&none, |it| &it.role_types);
            out.extend_from_slice(br#","roleInfo":"#);
            out.append(&mut bytes(&Roles { role_types }));
        }
        if include.custom_properties {
            let custom = seldom.and_then(|it| it.custom.as_deref());
            out.extend_from_slice(br#","customProperties":"#);
            out.extend_from_slice(custom.unwrap_or("{}").as_bytes());
        }
        out.push(b'}');
    }

    fn id(&self) -> Guid {
        Guid::from_bytes(self.id)
    }

    fn text(&self, field: &Field) -> Option<String> {
        Some(self.scalar(field)?.text()?.to_owned())
    }

    fn greenroom(&self) -> Option<GreenroomView> {
        let play = self.play?;
        let owner = self.text(&Field::Owner)?;
        let seldom = self.seldom.as_deref();
        Some(GreenroomView {
            owner: match play.is_servers {
                true => Owner::Server(owner),
                false => Owner::User(owner.parse().ok()?),
            },
            bucket: self.text(&Field::Bucket)?,
            host_address: self.text(&Field::HostAddress),
            max_players: self.slots.capacity,
            open_slots: self.slots.open(),
            // Others have no listing.
            permission: Permission::PublicAdvertised,
            join_in_progress: play.join_in_progress,
            invites_allowed: play.invites_allowed,
            sanctions: play.sanctions,
            platforms: seldom.map_or_else(Vec::new, |it| it.platforms.to_vec()),
            state: play.state,
            registered: None,
            attributes: self.attributes().map(owned).collect(),
        })
    }

    fn search_attributes(&self) -> SearchAttributes {
        let spelled = self.seldom.as_ref().map(|it| &it.spelled);
        let mut shown = SearchAttributes {
            tags: self.words(Words::Tags).map(str::to_owned).collect(),
            language: self.text(&Field::Language),
            achievement_ids: self.words(Words::Achievements).map(str::to_owned).collect(),
            ..SearchAttributes::default()
        };
        for (place, (key, value)) in self.attributes().enumerate() {
            let name = spelled.and_then(|names| names.get(place));
            let name = name.map_or(key.as_str(), AsRef::as_ref).to_owned();
            handles::show_attribute(&mut shown, name, value);
        }
        shown
    }

    fn related_info(&self) -> RelatedInfo {
        let protocol = self.seldom.as_ref().map(|it| it.invite_protocol.as_deref());
        RelatedInfo {
            visibility: self.visibility,
            join_restriction: self.join_restriction,
            closed: self.closed,
            max_members_count: self.slots.capacity,
            members_count: self.slots.taken,
            posted_time: self.posted,
            invite_protocol: protocol.flatten().map(str::to_owned),
            session_owners: Some(self.people(People::Owners).to_vec()),
        }
    }

    fn custom(&self) -> Custom {
        let custom = self.seldom.as_ref().and_then(|it| it.custom.as_deref());
        custom.map_or_else(Custom::new, |text| {
            json::read(text).expect("an object that was written here")
        })
    }

    fn attributes(&self) -> impl Iterator<Item = (&AttributeKey, Scalar<'_>)> {
        let fields = self.shape.iter().enumerate();
        fields.filter_map(|(place, field)| match field {
            Field::Attribute(key) => Some((key, self.values.get(place)?)),
            _ => None,
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Roles<'a> {
    role_types: &'a BTreeMap<String, RoleTypeView>,
}

fn owned((key, value): (&AttributeKey, Scalar<'_>)) -> (AttributeKey, AttributeValue) {
    (key.clone(), value.into())
}

fn bytes(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("rows and handles are plain JSON")
}
