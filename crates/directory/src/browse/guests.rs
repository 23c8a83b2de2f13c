//! Who sees a session in searches that is for those whom somebody in it follows.

use greenroom_protocol::ids::AccountId;

use crate::caller::Caller;
use crate::session::{Session, State};

/// Whom such a session lets read, beside those who are in it. The same as
/// [`effective_access`](crate::access::effective_access) says of a search handle.
#[derive(Debug, PartialEq)]
pub(super) struct Guests {
    /// Who has come, and so lets in whom it follows.
    came: Box<[AccountId]>,
    /// On which devices somebody is active.
    devices: Box<[String]>,
    /// Which titles read it always.
    titles: Box<[String]>,
}

impl Guests {
    pub(super) fn of(session: &Session) -> Self {
        let members = || session.members.values();
        let came = members().filter(|member| member.state() != State::Reserved);
        let active = members().filter(|member| member.active);
        let titles = &session.system.broadcast_viewer_title_ids;
        Self {
            came: came.map(|member| member.account).collect(),
            devices: active.filter_map(|it| it.device.clone()).collect(),
            titles: titles.iter().cloned().collect(),
        }
    }

    /// Whether the caller is one, where this says whether one of these players
    /// follows it.
    pub(super) fn include(
        &self,
        caller: &Caller,
        is_followed_by: impl FnOnce(&[AccountId]) -> bool,
    ) -> bool {
        let device = caller.device.as_ref();
        let title = || caller.title().to_string();
        caller.is_server()
            || device.is_some_and(|device| self.devices.contains(device))
            || !self.titles.is_empty() && self.titles.contains(&title())
            || caller.account().is_some() && is_followed_by(&self.came)
    }
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::session::{Guid, Restriction, Visibility};
    use serde_json::json;

    use crate::access::Via;
    use crate::browse::Listing;
    use crate::caller::Caller;
    use crate::handles::posted;
    use crate::people::Circle;
    use crate::session::{SearchAttributes, Session};
    use crate::testing::{ALICE, BOB, CAROL, Room, account, caller, server};

    const SILENCE: u64 = 25_000;

    fn offered() -> Room {
        let capabilities = json!({
            "searchable": true, "hasOwners": true, "userAuthorizationStyle": true, "gameplay": true,
        });
        let mut room = Room::of(json!({"capabilities": capabilities})).made_by(ALICE);
        room.write(
            ALICE,
            json!({"members": {"reserve_0": {"constants": {"system": {"xuid": BOB.to_string()}}}}}),
        );
        let id = Guid::new("00000000-0000-4000-8000-000000000001").expect("a GUID");
        let attributes = SearchAttributes::default();
        let session = posted(room.session(), &caller(ALICE), &id, &attributes, room.now);
        room.session = Some(session.expect("an owner"));
        room
    }

    /// As searches show it.
    fn is_shown(session: &Session, who: &Caller, circle: &Circle) -> bool {
        let listing = Listing::of(session, SILENCE);
        listing.is_some_and(|listing| {
            listing.is_shown_to(who, |came| {
                came.iter().any(|it| circle.followed_by.contains(it))
            })
        })
    }

    #[test]
    fn searches_show_what_a_search_handle_lets_read() {
        let strangers = [caller(CAROL), server("one")];
        let neighbour = Caller {
            device: caller(ALICE).device,
            ..caller(CAROL)
        };
        let callers = [caller(ALICE), caller(BOB), neighbour];
        let mut shown = Vec::new();
        for restriction in [Restriction::Local, Restriction::Followed] {
            for title in [None, Some(caller(CAROL).title())] {
                for followed_by in [None, Some(ALICE), Some(BOB)] {
                    let mut room = offered();
                    let session = room.session.as_mut().expect("there");
                    session.shared.read_restriction = Some(restriction);
                    session.shared.join_restriction = Some(restriction);
                    let titles = title.iter().map(ToString::to_string);
                    session.system.broadcast_viewer_title_ids = titles.collect();
                    room.circle.followed_by = followed_by.into_iter().map(account).collect();
                    room.via = Via::SearchHandle;
                    for who in strangers.iter().chain(&callers) {
                        let access = room.access(who);
                        let found = is_shown(room.session(), who, &room.circle);
                        assert_eq!((access.read, access.find), (found, found), "{who:?}");
                    }
                    shown.push(is_shown(room.session(), &strangers[0], &room.circle));
                }
            }
        }
        let local = [true; 6];
        // Not by one who has only been given a place.
        let followed = [false, true, false, true, true, true];
        assert_eq!(shown, [local, followed].concat());
    }

    #[test]
    fn what_is_private_or_withdrawn_is_shown_to_nobody() {
        let mut room = offered();
        let circle = Circle::default();
        let session = room.session.as_mut().expect("there");
        session.system.visibility = Visibility::Private;
        for who in [caller(ALICE), caller(CAROL), server("one")] {
            assert!(!is_shown(room.session(), &who, &circle) && !room.access(&who).find);
        }
        let mut room = offered();
        room.session.as_mut().expect("there").search_handle = None;
        assert!(!is_shown(room.session(), &caller(ALICE), &circle));
        assert!(!room.access(&caller(ALICE)).find);
    }
}
