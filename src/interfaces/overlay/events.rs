//! What happened in an overlay and the game has not acknowledged.

use std::collections::VecDeque;
use std::sync::Arc;

use greenroom_protocol::limits;
use parking_lot::Mutex;

use crate::interfaces::details::Details;

/// Names an event of one platform; never 0.
pub type UiEventId = u64;

/// The events that are kept, the oldest first. Of too many the oldest is forgotten: a game that acknowledges none must not cost memory for ever.
#[derive(Default)]
pub(super) struct Events(Mutex<Held>);

#[derive(Default)]
struct Held {
    last: UiEventId,
    present: VecDeque<(UiEventId, Option<Arc<Details>>)>,
}

impl Events {
    /// Keeps an event with the session that it leads to, where it leads to one.
    pub(super) fn add(&self, details: Option<Arc<Details>>) -> UiEventId {
        let mut held = self.0.lock();
        held.last += 1;
        if held.present.len() == limits::UI_EVENTS_MAX {
            held.present.pop_front();
        }
        let event = held.last;
        held.present.push_back((event, details));
        event
    }

    /// The session that an event leads to.
    pub(super) fn get(&self, event: UiEventId) -> Option<Arc<Details>> {
        let held = self.0.lock();
        let found = held.present.iter().find(|(known, _)| *known == event);
        found.and_then(|(_, details)| details.clone())
    }

    /// Forgets an event; false if there is none of this id.
    pub(super) fn remove(&self, event: UiEventId) -> bool {
        let mut held = self.0.lock();
        let at = held.present.iter().position(|(known, _)| *known == event);
        at.is_some_and(|at| held.present.remove(at).is_some())
    }
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::ids::{AccountId, SessionName};
    use greenroom_protocol::settings::{Owner, Permission, PlayState, Route};

    use super::*;
    use crate::interfaces::details::Settings;

    fn details(number: usize) -> Arc<Details> {
        Arc::new(Details {
            id: SessionName::new(format!("room-{number}")).expect("valid"),
            owner: Owner::User(AccountId::new(7).expect("valid")),
            settings: Settings {
                bucket: "b".to_owned(),
                host_address: None,
                max_players: 4,
                permission: Permission::default(),
                join_in_progress: false,
                invites_allowed: true,
                sanctions: false,
                platforms: Vec::new(),
            },
            open_slots: 4,
            attributes: Default::default(),
            state: PlayState::Pending,
            registered: None,
            route: Route::Id,
            members: None,
            revision: None,
        })
    }

    #[test]
    fn an_event_leads_to_its_session_until_it_is_acknowledged() {
        let events = Events::default();
        let (one, two) = (events.add(Some(details(1))), events.add(Some(details(2))));
        assert!(one != 0 && one != two);
        assert_eq!(events.get(one), Some(details(1)));
        assert!(events.remove(one));
        assert!(!events.remove(one), "once");
        assert_eq!(events.get(one), None);
        assert_eq!(events.get(two), Some(details(2)));
        assert!(!events.remove(0) && !events.remove(99));
    }

    #[test]
    fn of_too_many_events_the_oldest_is_forgotten() {
        let events = Events::default();
        let all: Vec<_> = (0..=limits::UI_EVENTS_MAX)
            .map(|number| events.add(Some(details(number))))
            .collect();
        assert_eq!(events.get(all[0]), None);
        assert!(all[1..].iter().all(|event| events.get(*event).is_some()));
    }
}
