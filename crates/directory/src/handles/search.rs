//! The search handle of a session: its offer to strangers. It stands in the
//! session's own record, so that one write changes both.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::session::{Capability, Guid};
use greenroom_protocol::time::Timestamp;

use super::is_inside;
use crate::caller::Caller;
use crate::session::{SearchAttributes, SearchHandle, Session};

/// Holds that the caller may write the session's search handle: a member, of a
/// session with owners an owner; and a trusted server.
///
/// # Errors
/// `Forbidden` for others, `BadRequest` for a session that is not searchable,
/// `Conflict` for one of the EOS face, whose handle is the directory's own.
pub fn check_searchable_by(session: &Session, caller: &Caller) -> Result<(), Refusal> {
    if session.settings.is_some() {
        let message = "the search handle of an EOS session comes and goes with it";
        return Err(Refusal::new(ErrorCode::Conflict, message));
    }
    let may = match session.has_owners() {
        true => session.is_owner(caller),
        false => is_inside(session, caller),
    };
    if !may && !caller.is_server() {
        let message = "a search handle is written by members, of a session with owners by owners";
        return Err(Refusal::forbidden(message));
    }
    let needs_owners = session.can(Capability::UserAuthorizationStyle) && !session.has_owners();
    if !session.can(Capability::Searchable) || needs_owners {
        let message = "sessionRef: the session needs the capability searchable, \
                       and hasOwners where it has userAuthorizationStyle";
        return Err(Refusal::bad_request(message));
    }
    Ok(())
}

/// The session with a search handle of these attributes. The first one's id is
/// kept for good; what else it says is of the newest. Done twice, it is the same.
///
/// # Errors
/// Those of [`check_searchable_by`].
pub fn posted(
    session: &Session,
    caller: &Caller,
    id: &Guid,
    attributes: &SearchAttributes,
    now: Timestamp,
) -> Result<Session, Refusal> {
    check_searchable_by(session, caller)?;
    let mut next = session.clone();
    let held = session.search_handle.as_ref();
    next.search_handle = Some(SearchHandle {
        id: held.map_or_else(|| id.to_string(), |held| held.id.clone()),
        create_time: now,
        attributes: attributes.clone(),
    });
    Ok(numbered(session, next))
}

/// The session without that search handle.
///
/// # Errors
/// Those of [`check_searchable_by`].
pub fn unposted(session: &Session, caller: &Caller, id: &Guid) -> Result<Session, Refusal> {
    check_searchable_by(session, caller)?;
    let mut next = session.clone();
    next.search_handle = next.search_handle.filter(|held| held.id != id.as_str());
    Ok(numbered(session, next))
}

fn numbered(before: &Session, mut next: Session) -> Session {
    if next != *before {
        next.change_number += 1;
    }
    next
}
