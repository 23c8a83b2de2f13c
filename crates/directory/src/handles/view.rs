//! Handles as answers show them.

use greenroom_protocol::handle::{
    self, HandleDocument, HandleKind, Include, InviteAttributes, Openness, RelatedInfo, RoleInfo,
};
use greenroom_protocol::ids::SessionRef;
use greenroom_protocol::session::{Guid, Restriction, Visibility};
use greenroom_protocol::settings::Permission;
use greenroom_protocol::time::Timestamp;

use super::{Aim, Handle, is_inside};
use crate::access::{Access, is_closed_by_play};
use crate::browse::Scalar;
use crate::caller::Caller;
use crate::json;
use crate::session::{SearchAttributes, Session, Settings};
use crate::view::role_types;

/// Who may read and join a session, room aside: of an EOS session by its
/// permission level, of others by the constant.
pub fn openness(session: &Session) -> Openness {
    let permission = session.settings.as_ref().map(|it| it.permission);
    match (session.system.visibility, permission) {
        (Visibility::Private, _) | (_, Some(Permission::InviteOnly)) => Openness::Private,
        (Visibility::Visible, _) | (_, Some(Permission::JoinViaPresence)) => Openness::Visible,
        (Visibility::Open, None | Some(Permission::PublicAdvertised)) => Openness::Open,
    }
}

/// Whether the caller, who has this access to a session, is shown the activity
/// of somebody in it: who is in a private one does not tell outsiders.
pub fn shows_activity(session: &Session, caller: &Caller, access: &Access) -> bool {
    is_inside(session, caller) || access.read && openness(session) != Openness::Private
}

/// A handle, and what of its session is wanted.
pub fn document(handle: &Handle, session: &Session, include: Include) -> HandleDocument {
    let bare = bare_document(handle);
    match handle.aim {
        Aim::Activity { .. } | Aim::Invite { .. } => with(include, bare, session),
        Aim::Transfer { .. } => bare,
    }
}

/// A handle, and nothing of its session.
pub fn bare_document(handle: &Handle) -> HandleDocument {
    let title = Some(handle.title.to_string());
    let bare = HandleDocument {
        title_id: title.clone(),
        invite_protocol: handle.invite_protocol.clone(),
        ..bare(
            HandleKind::Activity,
            handle.id.clone(),
            &handle.session_ref,
            handle.create_time,
        )
    };
    match &handle.aim {
        Aim::Activity { .. } => HandleDocument {
            owner_xuid: Some(handle.creator),
            ..bare
        },
        Aim::Invite {
            invited,
            expires_at,
            attributes,
            ..
        } => HandleDocument {
            kind: HandleKind::Invite,
            title_id: attributes.title_id.clone().or(title),
            sender_xuid: Some(handle.creator),
            invited_xuid: Some(*invited),
            expiration: Some(*expires_at),
            invite_attributes: (*attributes != InviteAttributes::default())
                .then(|| attributes.clone()),
            ..bare
        },
        Aim::Transfer { origin, .. } => HandleDocument {
            kind: HandleKind::Transfer,
            origin_session_ref: Some(origin.clone()),
            ..bare
        },
    }
}

/// The session's search handle, and what of the session is wanted; `None` where
/// it has none.
pub fn search_document(session: &Session, include: Include) -> Option<HandleDocument> {
    let held = session.search_handle.as_ref()?;
    let attributes = match &session.settings {
        Some(settings) => of_settings(settings),
        None => search_attributes(&held.attributes),
    };
    let bare = HandleDocument {
        search_attributes: Some(attributes),
        ..bare(
            HandleKind::Search,
            Guid::new(&held.id)?,
            &session.session_ref,
            held.create_time,
        )
    };
    let mut shown = with(include, bare, session);
    if let Some(info) = &mut shown.related_info {
        info.session_owners = Some(session.owners().collect());
    }
    Some(shown)
}

pub(crate) fn bare(
    kind: HandleKind,
    id: Guid,
    at: &SessionRef,
    create_time: Timestamp,
) -> HandleDocument {
    HandleDocument {
        id,
        kind,
        version: 1,
        session_ref: at.clone(),
        create_time,
        title_id: None,
        owner_xuid: None,
        sender_xuid: None,
        invited_xuid: None,
        expiration: None,
        invite_attributes: None,
        invite_protocol: None,
        origin_session_ref: None,
        search_attributes: None,
        related_info: None,
        role_info: None,
        custom_properties: None,
    }
}

fn with(include: Include, bare: HandleDocument, session: &Session) -> HandleDocument {
    let posted = bare.create_time;
    let custom = || json::custom(&session.properties);
    let roles = || RoleInfo {
        role_types: role_types(session),
    };
    HandleDocument {
        related_info: include.related_info.then(|| related(session, posted)),
        role_info: include.role_info.then(roles),
        custom_properties: include.custom_properties.then(custom),
        ..bare
    }
}

pub(crate) fn related(session: &Session, posted_time: Timestamp) -> RelatedInfo {
    let slots = session.slots();
    let settings = session.settings.as_ref();
    RelatedInfo {
        visibility: openness(session),
        join_restriction: match settings {
            Some(_) => Restriction::None,
            None => session.join_restriction(),
        },
        closed: settings.map_or(session.shared.closed, is_closed_by_play),
        max_members_count: slots.capacity,
        members_count: slots.taken,
        posted_time,
        invite_protocol: session.system.invite_protocol.clone(),
        session_owners: None,
    }
}

/// The attributes of an EOS session in words of the contract, which has none for
/// truth values.
fn of_settings(settings: &Settings) -> handle::SearchAttributes {
    let mut shown = handle::SearchAttributes::default();
    for (key, value) in &settings.attributes {
        show_attribute(&mut shown, key.as_str().to_owned(), value.into());
    }
    shown
}

/// Adds an attribute to those that a search handle shows.
pub(crate) fn show_attribute(
    shown: &mut handle::SearchAttributes,
    name: String,
    value: Scalar<'_>,
) {
    match value {
        Scalar::Bool(_) => {}
        Scalar::Int64(number) => drop(shown.numbers.insert(name, number as f64)),
        Scalar::Double(number) => drop(shown.numbers.insert(name, number.get())),
        Scalar::Text(text) => drop(shown.strings.insert(name, text.to_owned())),
    }
}

fn search_attributes(held: &SearchAttributes) -> handle::SearchAttributes {
    handle::SearchAttributes {
        tags: held.tags.clone(),
        strings: held.strings.clone(),
        numbers: held.numbers.clone(),
        language: held.language.clone(),
        achievement_ids: held.achievement_ids.clone(),
    }
}
