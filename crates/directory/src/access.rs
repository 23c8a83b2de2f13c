//! Who may read, find and join. One function, whatever face the caller came by.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::session::{Restriction, Visibility};
use greenroom_protocol::settings::{self, Permission, PlayState};

use crate::caller::Caller;
use crate::people::Circle;
use crate::session::{Session, Settings, State};

/// By which way somebody came to a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Via {
    /// It knows the name.
    #[default]
    Id,
    /// By its own word, a search found it.
    Search,
    /// Through the session's search handle.
    SearchHandle,
    /// Through the activity of a member.
    Activity,
    /// Through an invite of its own.
    Invite,
    /// Through a transfer handle, as a member of the session where it begins.
    Transfer,
}

impl Via {
    /// Whether a handle led there, which makes no session.
    pub fn is_handle(self) -> bool {
        match self {
            Self::Id | Self::Search => false,
            Self::SearchHandle | Self::Activity | Self::Invite | Self::Transfer => true,
        }
    }
}

impl From<&settings::Route> for Via {
    /// What a claim alone is worth. That a handle leads the caller is for whoever
    /// knows the handles to say.
    fn from(claimed: &settings::Route) -> Self {
        match claimed {
            settings::Route::Search => Self::Search,
            settings::Route::Id | settings::Route::Invite(_) | settings::Route::Activity(_) => {
                Self::Id
            }
        }
    }
}

/// What a session lets one caller do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    /// Read the document, knowing its name.
    pub read: bool,
    /// See it in the results of a search.
    pub find: bool,
    /// See where players connect to.
    pub host_address: bool,
    /// Become a member, or accept a reservation, or why not.
    pub join: Result<(), ErrorCode>,
}

/// What a session whose due timers were applied lets the caller do who came by
/// it `via`, and to whom those in the session are what the circle says.
pub fn effective_access(session: &Session, caller: &Caller, circle: &Circle, via: Via) -> Access {
    let member = session.has_member(caller);
    let inside = member || session.is_owner(caller);
    let visitor = Visitor {
        session,
        caller,
        circle,
        via,
    };
    // The template's visibility is the ceiling of all that follows.
    let visible = session.system.visibility != Visibility::Private;
    let settings = session.settings.as_ref();
    let public = settings.is_none_or(|it| it.permission == Permission::PublicAdvertised);
    Access {
        read: inside || visitor.reads(),
        find: visible
            && match settings {
                Some(settings) => is_findable(settings),
                None => {
                    let via = Via::SearchHandle;
                    let seeker = Visitor { via, ..visitor };
                    session.search_handle.is_some() && (inside || seeker.reads())
                }
            },
        host_address: public || inside || visitor.is_registered() || visitor.is_let_in(),
        join: match (member, settings) {
            // Another member may have reserved the place.
            (true, Some(settings)) if !visitor.has_come() && visitor.is_kept_out(settings) => {
                Err(ErrorCode::PlayerSanctioned)
            }
            (true, _) if !visitor.has_come() && visitor.is_blocked_by_an_owner() => {
                Err(ErrorCode::NotAdmitted)
            }
            (true, _) => Ok(()),
            (false, Some(settings)) => visitor.joins_by_settings(settings),
            (false, None) => visitor.joins(),
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

/// Whether play under way keeps everybody out.
pub(crate) fn is_closed_by_play(settings: &Settings) -> bool {
    settings.state == PlayState::InProgress && !settings.join_in_progress
}

/// Somebody outside at the door.
#[derive(Clone, Copy)]
struct Visitor<'a> {
    session: &'a Session,
    caller: &'a Caller,
    circle: &'a Circle,
    via: Via,
}

impl Visitor<'_> {
    fn reads(&self) -> bool {
        if self.is_server() || self.is_broadcast_viewer() {
            return true;
        }
        match self.via {
            Via::Invite => true,
            _ if self.session.system.visibility == Visibility::Private => false,
            Via::Transfer => true,
            // What is offered to be found is not for those at hand alone.
            Via::SearchHandle if self.session.read_restriction() == Restriction::Local => true,
            _ => self.passes(self.session.read_restriction()),
        }
    }

    /// Trusted servers look after all sessions of the contract; those of the EOS
    /// face belong to one of them.
    fn is_server(&self) -> bool {
        self.caller.is_server() && self.session.settings.is_none()
    }

    fn is_broadcast_viewer(&self) -> bool {
        let titles = &self.session.system.broadcast_viewer_title_ids;
        let own = || self.caller.title().to_string();
        !titles.is_empty() && titles.contains(&own())
    }

    fn is_registered(&self) -> bool {
        let settings = self.session.settings.as_ref();
        let account = self.caller.account();
        let both = settings.zip(account);
        both.is_some_and(|(settings, account)| settings.has_registered(account))
    }

    /// Whether the restriction lets the caller pass.
    fn passes(&self, restriction: Restriction) -> bool {
        match restriction {
            Restriction::None => true,
            Restriction::Local => self.is_local(),
            Restriction::Followed => self.is_local() || self.is_followed(),
        }
    }

    /// Whether somebody active is on the caller's device.
    fn is_local(&self) -> bool {
        let own = self.caller.device.as_ref();
        let mut members = self.session.members.values();
        own.is_some() && members.any(|member| member.active && member.device.as_ref() == own)
    }

    /// Whether a member who has come follows the caller.
    fn is_followed(&self) -> bool {
        let mut members = self.session.members.values();
        members.any(|member| {
            member.state() != State::Reserved && self.circle.followed_by.contains(&member.account)
        })
    }

    fn has_come(&self) -> bool {
        let account = self.caller.account();
        let place = account.and_then(|account| self.session.member(account));
        place.is_some_and(|(_, member)| member.state() != State::Reserved)
    }

    fn is_blocked_by_an_owner(&self) -> bool {
        let mut owners = self.session.owners();
        self.session.has_owners() && owners.any(|owner| self.circle.blocked_by.contains(&owner))
    }

    /// Whether the session keeps sanctioned players out, and this is one.
    fn is_kept_out(&self, settings: &Settings) -> bool {
        settings.sanctions && self.circle.sanctioned
    }

    /// Whether a handle is enough to come in, with a free slot: games read where to
    /// connect from what the invite shows, before they join or instead of it.
    fn is_let_in(&self) -> bool {
        let settings = self.session.settings.as_ref();
        settings.is_some_and(|settings| {
            self.via.is_handle()
                && self.caller.account().is_some()
                && self.is_admitted_by(settings)
                && !self.is_kept_out(settings)
                && !self.is_blocked_by_an_owner()
        })
    }

    /// Whether the permission level lets the caller in by its way.
    fn is_admitted_by(&self, settings: &Settings) -> bool {
        match settings.permission {
            Permission::PublicAdvertised => self.session.system.visibility == Visibility::Open,
            // Neither a search nor the id says that somebody let the player in: a
            // search does not find such a session, and an id is no secret.
            Permission::JoinViaPresence => matches!(self.via, Via::Activity | Via::Invite),
            Permission::InviteOnly => self.via == Via::Invite,
        }
    }

    fn joins_by_settings(&self, settings: &Settings) -> Result<(), ErrorCode> {
        if self.caller.account().is_none() {
            return Err(ErrorCode::Forbidden);
        }
        // A registration from before the sanction opens nothing.
        if self.is_kept_out(settings) {
            return Err(ErrorCode::PlayerSanctioned);
        }
        let registered = self.is_registered();
        if !self.is_admitted_by(settings) && !registered || self.is_blocked_by_an_owner() {
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

    /// Into a session of the contract, without a reservation.
    fn joins(&self) -> Result<(), ErrorCode> {
        let Some(account) = self.caller.account() else {
            return Err(ErrorCode::Forbidden);
        };
        if self.is_blocked_by_an_owner() || !self.is_admitted() {
            return Err(ErrorCode::NotAdmitted);
        }
        let shared = &self.session.shared;
        let comes_back = shared.locked && self.session.departed.contains(&account);
        if shared.closed && !comes_back {
            return Err(ErrorCode::NotAdmitted);
        }
        if self.session.slots().open() == 0 {
            return Err(ErrorCode::SessionFull);
        }
        Ok(())
    }

    /// Whether visibility and restriction let the caller in by its way. An
    /// invite and a transfer are somebody's word for it; a search handle is the
    /// session's own offer, which counts for more than the restriction.
    fn is_admitted(&self) -> bool {
        let open = self.session.system.visibility == Visibility::Open;
        match self.via {
            Via::Invite | Via::Transfer => true,
            Via::SearchHandle => open,
            Via::Id | Via::Search | Via::Activity => {
                open && self.passes(self.session.join_restriction())
            }
        }
    }
}

/// The refusal of a join, for people too.
pub fn join_refusal(code: ErrorCode) -> Refusal {
    let message = match code {
        ErrorCode::SessionFull => "the session has no free slot",
        ErrorCode::SessionInProgress => {
            "play is under way and the session lets nobody in meanwhile"
        }
        ErrorCode::Forbidden => "sessions are joined by players alone",
        ErrorCode::PlayerSanctioned => {
            "the player is sanctioned, and the session keeps sanctioned players out"
        }
        _ => {
            "the session does not let the player in: not visible to it or restricted, closed, or \
             an owner blocks it; only an invite, a reservation or a registration helps"
        }
    };
    Refusal::new(code, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{ALICE, BOB, CAROL, Story, caller, server};

    fn access(story: &Story, account: u64) -> Access {
        effective_access(
            &story.session,
            &caller(account),
            &Circle::default(),
            Via::Id,
        )
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
            story.settings_mut().permission = permission;
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
    fn whom_a_handle_lets_in_sees_where_to_connect_before_the_join() {
        let mut story = Story::hosted_by(ALICE);
        let sees = |story: &Story, circle: &Circle, via| {
            effective_access(&story.session, &caller(BOB), circle, via).host_address
        };
        let nobody = Circle::default();
        story.settings_mut().permission = Permission::JoinViaPresence;
        assert!(sees(&story, &nobody, Via::Activity) && sees(&story, &nobody, Via::Invite));
        assert!(!sees(&story, &nobody, Via::Id));
        story.settings_mut().permission = Permission::InviteOnly;
        assert!(sees(&story, &nobody, Via::Invite));
        for way in [Via::Id, Via::Search, Via::SearchHandle, Via::Activity] {
            assert!(!sees(&story, &nobody, way), "{way:?}");
        }
        let sanctioned = Circle {
            sanctioned: true,
            ..Circle::default()
        };
        assert!(sees(&story, &sanctioned, Via::Invite), "it does not care");
        story.settings_mut().sanctions = true;
        assert!(!sees(&story, &sanctioned, Via::Invite));
    }

    #[test]
    fn a_full_session_takes_only_those_who_have_their_slot() {
        let mut story = Story::hosted_by(ALICE);
        story.settings_mut().max_players = 1;
        story.register(CAROL);
        assert_eq!(access(&story, BOB).join, Err(ErrorCode::SessionFull));
        assert!(!access(&story, BOB).find);
        assert_eq!(access(&story, CAROL).join, Ok(()));
        assert_eq!(access(&story, ALICE).join, Ok(()), "a member is in already");
    }

    #[test]
    fn play_under_way_closes_the_door_unless_joining_is_allowed() {
        let mut story = Story::hosted_by(ALICE);
        story.settings_mut().state = PlayState::InProgress;
        story.settings_mut().join_in_progress = false;
        assert_eq!(access(&story, BOB).join, Err(ErrorCode::SessionInProgress));
        assert!(!access(&story, BOB).find);
        assert_eq!(access(&story, ALICE).join, Ok(()));
        story.settings_mut().join_in_progress = true;
        assert_eq!(access(&story, BOB).join, Ok(()));
        story.settings_mut().join_in_progress = false;
        story.settings_mut().state = PlayState::Ended;
        assert!(
            access(&story, BOB).find,
            "visible again once play has ended"
        );
    }

    #[test]
    fn a_session_that_says_so_keeps_the_sanctioned_out() {
        let mut story = Story::hosted_by(ALICE);
        story.register(BOB);
        story.join(CAROL);
        let sanctioned = Circle {
            sanctioned: true,
            ..Circle::default()
        };
        let of = |story: &Story, who| {
            effective_access(&story.session, &caller(who), &sanctioned, Via::Invite)
        };
        assert_eq!(of(&story, BOB).join, Ok(()), "it does not care");
        story.settings_mut().sanctions = true;
        let bob = of(&story, BOB);
        assert_eq!(bob.join, Err(ErrorCode::PlayerSanctioned));
        assert!(bob.read && bob.find && bob.host_address);
        assert_eq!(of(&story, CAROL).join, Ok(()), "it is in already");
        assert_eq!(access(&story, BOB).join, Ok(()), "the others are welcome");
    }

    #[test]
    fn a_server_sees_all_of_its_own_session_and_joins_none() {
        let mut story = Story::served_by("one", 77);
        story.settings_mut().permission = Permission::InviteOnly;
        story.session.system.visibility = Visibility::Private;
        let of = |instance| {
            effective_access(
                &story.session,
                &server(instance),
                &Circle::default(),
                Via::Id,
            )
        };
        assert!(of("one").read && of("one").host_address);
        assert!(!of("two").read && !of("two").host_address);
        let open = Story::hosted_by(ALICE).session;
        let access = effective_access(&open, &server("one"), &Circle::default(), Via::Search);
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
