//! Who may read, find and join. One function, whatever face the caller came by.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::session::Visibility;
use greenroom_protocol::settings::{Permission, PlayState, Route};

use crate::caller::Caller;
use crate::session::{Session, Settings};

/// What a session lets one caller do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    /// Read the document, knowing its name.
    pub read: bool,
    /// See it in the results of a search.
    pub find: bool,
    /// See where players connect to.
    pub host_address: bool,
    /// Become a member, or why not.
    pub join: Result<(), ErrorCode>,
}

/// What a session whose due timers were applied lets the caller do who came by
/// it `via`.
pub fn effective_access(session: &Session, caller: &Caller, via: Route) -> Access {
    let member = session.has_member(caller);
    let inside = member || session.is_owner(caller);
    let public = session.settings.permission == Permission::PublicAdvertised;
    // The template's visibility is the ceiling of all that follows.
    let visibility = session.system.visibility;
    Access {
        read: inside || visibility != Visibility::Private,
        find: visibility != Visibility::Private && is_findable(&session.settings),
        host_address: public || inside || is_registered(session, caller),
        join: if member {
            Ok(())
        } else {
            join(session, caller, via)
        },
    }
}

/// Whether searches by criteria return a session with these settings: one that
/// is advertised and has room.
pub fn is_findable(settings: &Settings) -> bool {
    is_advertised(settings) && settings.slots().open() > 0
}

/// Whether searches for a player return it: public, and not closed by play
/// under way. Whoever looks for a friend wants to see a full session too.
pub fn is_advertised(settings: &Settings) -> bool {
    settings.permission == Permission::PublicAdvertised && !is_closed_by_play(settings)
}

fn is_closed_by_play(settings: &Settings) -> bool {
    settings.state == PlayState::InProgress && !settings.join_in_progress
}

fn is_registered(session: &Session, caller: &Caller) -> bool {
    let account = caller.account();
    account.is_some_and(|account| session.settings.has_registered(account))
}

fn join(session: &Session, caller: &Caller, via: Route) -> Result<(), ErrorCode> {
    if caller.account().is_none() {
        return Err(ErrorCode::Forbidden);
    }
    let settings = &session.settings;
    let registered = is_registered(session, caller);
    let admitted = match (settings.permission, via) {
        (Permission::PublicAdvertised, _) => session.system.visibility == Visibility::Open,
        // Neither way says that somebody let the player in: a search does not
        // find such a session, and an id is no secret.
        (Permission::JoinViaPresence | Permission::InviteOnly, Route::Search | Route::Id) => false,
    };
    if !admitted && !registered {
        return Err(ErrorCode::NotAdmitted);
    }
    if is_closed_by_play(settings) {
        return Err(ErrorCode::SessionInProgress);
    }
    // Whoever is registered has a slot already.
    if settings.slots().open() == 0 && !registered {
        return Err(ErrorCode::SessionFull);
    }
    Ok(())
}

/// The refusal of a join, for people too.
pub fn join_refusal(code: ErrorCode) -> Refusal {
    let message = match code {
        ErrorCode::SessionFull => "the session has no free slot",
        ErrorCode::SessionInProgress => {
            "play is under way and the session lets nobody in meanwhile"
        }
        ErrorCode::Forbidden => "sessions are joined by players alone",
        _ => "the session is joined only by players whom its owner registered",
    };
    Refusal::new(code, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{ALICE, BOB, CAROL, Story, caller, server};

    fn access(story: &Story, account: u64) -> Access {
        effective_access(&story.session, &caller(account), Route::Id)
    }

    #[test]
    fn a_public_session_is_found_read_and_joined_by_all() {
        let story = Story::hosted_by(ALICE);
        let all = Access {
            read: true,
            find: true,
            host_address: true,
            join: Ok(()),
        };
        assert_eq!(access(&story, BOB), all);
    }

    #[test]
    fn other_sessions_are_read_by_id_and_joined_by_the_registered() {
        for permission in [Permission::JoinViaPresence, Permission::InviteOnly] {
            let mut story = Story::hosted_by(ALICE);
            story.session.settings.permission = permission;
            story.register(CAROL);
            let stranger = access(&story, BOB);
            assert_eq!(stranger.join, Err(ErrorCode::NotAdmitted));
            assert!(stranger.read && !stranger.find && !stranger.host_address);
            for inside in [ALICE, CAROL] {
                let access = access(&story, inside);
                assert_eq!(access.join, Ok(()));
                assert!(access.host_address && !access.find);
            }
        }
    }

    #[test]
    fn a_full_session_takes_only_those_who_have_their_slot() {
        let mut story = Story::hosted_by(ALICE);
        story.session.settings.max_players = 1;
        story.register(CAROL);
        assert_eq!(access(&story, BOB).join, Err(ErrorCode::SessionFull));
        assert!(!access(&story, BOB).find);
        assert_eq!(access(&story, CAROL).join, Ok(()));
        assert_eq!(access(&story, ALICE).join, Ok(()), "a member is in already");
    }

    #[test]
    fn play_under_way_closes_the_door_unless_joining_is_allowed() {
        let mut story = Story::hosted_by(ALICE);
        story.session.settings.state = PlayState::InProgress;
        story.session.settings.join_in_progress = false;
        assert_eq!(access(&story, BOB).join, Err(ErrorCode::SessionInProgress));
        assert!(!access(&story, BOB).find);
        assert_eq!(access(&story, ALICE).join, Ok(()));
        story.session.settings.join_in_progress = true;
        assert_eq!(access(&story, BOB).join, Ok(()));
        story.session.settings.join_in_progress = false;
        story.session.settings.state = PlayState::Ended;
        assert!(
            access(&story, BOB).find,
            "visible again once play has ended"
        );
    }

    #[test]
    fn a_server_sees_all_of_its_own_session_and_joins_none() {
        let mut story = Story::served_by("one", 77);
        story.session.settings.permission = Permission::InviteOnly;
        story.session.system.visibility = Visibility::Private;
        let of = |instance| effective_access(&story.session, &server(instance), Route::Id);
        assert!(of("one").read && of("one").host_address);
        assert!(!of("two").read && !of("two").host_address);
        let open = Story::hosted_by(ALICE).session;
        let access = effective_access(&open, &server("one"), Route::Search);
        assert_eq!(access.join, Err(ErrorCode::Forbidden));
        assert!(access.read && access.find);
    }

    #[test]
    fn the_templates_visibility_is_the_ceiling() {
        let mut story = Story::hosted_by(ALICE);
        story.session.system.visibility = Visibility::Visible;
        let visible = access(&story, BOB);
        assert!(visible.read && visible.find);
        assert_eq!(visible.join, Err(ErrorCode::NotAdmitted));
        story.session.system.visibility = Visibility::Private;
        assert!(!access(&story, BOB).read && !access(&story, BOB).find);
        assert!(access(&story, ALICE).read);
    }
}
