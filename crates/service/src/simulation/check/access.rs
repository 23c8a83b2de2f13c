//! Who sees what: the rules of reading, written down once more as plainly as the
//! contract has them.

use std::collections::BTreeSet;

use greenroom_directory::caller::Caller;
use greenroom_directory::people::Circle;
use greenroom_directory::session::Session;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::session::{Restriction, Visibility};

/// Who follows and who blocks whom, as far as it was acknowledged.
#[derive(Default)]
pub(in crate::simulation) struct Relations {
    pub(in crate::simulation) follows: BTreeSet<(AccountId, AccountId)>,
    pub(in crate::simulation) blocks: BTreeSet<(AccountId, AccountId)>,
}

impl Relations {
    /// What those in the session are to the caller.
    pub(in crate::simulation) fn circle(&self, session: &Session, caller: &Caller) -> Circle {
        let Some(own) = caller.account() else {
            return Circle::default();
        };
        let inside = || session.members.values().map(|member| member.account);
        Circle {
            followed_by: inside()
                .filter(|it| self.follows.contains(&(*it, own)))
                .collect(),
            blocked_by: inside()
                .filter(|it| self.blocks.contains(&(*it, own)))
                .collect(),
            // Nobody is sanctioned in these worlds.
            sanctioned: false,
        }
    }
}

/// Whether the caller may read the session whose name it knows.
pub(in crate::simulation) fn may_read(
    session: &Session,
    caller: &Caller,
    relations: &Relations,
) -> bool {
    if is_inside(session, caller) || caller.is_server() && session.settings.is_none() {
        return true;
    }
    if session.system.visibility == Visibility::Private {
        return false;
    }
    match session.read_restriction() {
        Restriction::None => true,
        Restriction::Local => is_local(session, caller),
        Restriction::Followed => {
            is_local(session, caller) || is_followed(session, caller, relations)
        }
    }
}

/// Whether searches show the session to the caller.
pub(in crate::simulation) fn may_find(
    session: &Session,
    caller: &Caller,
    relations: &Relations,
) -> bool {
    use greenroom_protocol::settings::{Permission, PlayState};

    if session.search_handle.is_none() || session.system.visibility == Visibility::Private {
        return false;
    }
    if let Some(settings) = &session.settings {
        let is_closed = settings.state == PlayState::InProgress && !settings.join_in_progress;
        return settings.permission == Permission::PublicAdvertised && !is_closed;
    }
    session.read_restriction() == Restriction::Local || may_read(session, caller, relations)
}

/// Whether where players connect to is for the caller's eyes.
pub(in crate::simulation) fn may_see_address(session: &Session, caller: &Caller) -> bool {
    use greenroom_protocol::settings::Permission::PublicAdvertised;

    let Some(settings) = &session.settings else {
        return true;
    };
    let registered = caller
        .account()
        .is_some_and(|it| settings.has_registered(it));
    settings.permission == PublicAdvertised || registered || is_inside(session, caller)
}

fn is_inside(session: &Session, caller: &Caller) -> bool {
    let mut members = session.members.values();
    let own = caller.account();
    members.any(|member| Some(member.account) == own) || session.is_owner(caller)
}

fn is_local(session: &Session, caller: &Caller) -> bool {
    let mut active = session.members.values().filter(|member| member.active);
    caller.device.is_some() && active.any(|member| member.device == caller.device)
}

fn is_followed(session: &Session, caller: &Caller, relations: &Relations) -> bool {
    let Some(own) = caller.account() else {
        return false;
    };
    let mut came = session.members.values().filter(|member| !member.reserved);
    came.any(|member| relations.follows.contains(&(member.account, own)))
}
