//! Our own resources on a push connection: which are followed, and frames of what
//! they are and what happens to them.

use std::collections::BTreeMap;

use greenroom_planted::{Fault, is_planted};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::limits;
use greenroom_protocol::message::MessageEvent;
use greenroom_protocol::people::PresenceDocument;
use greenroom_protocol::push::{InviteEvent, Resource};
use greenroom_protocol::rta::RtaCode;
use greenroom_service::{Event, Followed};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

/// So many bytes of a frame are for what it says beside its brackets, its numbers
/// and the key of a list.
const ROOM: usize = limits::FRAME_MAX - 128;

/// The subscriptions to our own resources: one to each, 0 where there is none.
#[derive(Default)]
pub(super) struct Following([u32; Resource::ALL.len()]);

impl Following {
    pub(super) fn count(&self) -> usize {
        self.0.iter().filter(|id| **id != 0).count()
    }

    /// Whatever was subscribed to the resource before, hears no more.
    pub(super) fn begin(&mut self, resource: Resource, subscription: u32) {
        self.0[place(resource)] = subscription;
    }

    /// The resource of a subscription that ends with this.
    pub(super) fn end(&mut self, subscription: u32) -> Option<Resource> {
        let followed = |resource: &Resource| self.0[place(*resource)] == subscription;
        let resource = Resource::ALL.into_iter().find(followed);
        let resource = resource.filter(|_| subscription != 0)?;
        self.0[place(resource)] = 0;
        Some(resource)
    }

    /// By which subscription a resource is followed.
    pub(super) fn subscription(&self, resource: Resource) -> Option<u32> {
        Some(self.0[place(resource)]).filter(|id| *id != 0)
    }
}

fn place(resource: Resource) -> usize {
    // They are numbered in their order, and there are as many as `ALL` names.
    resource as usize
}

/// Why a resource cannot be followed.
pub(super) fn code(refusal: &Refusal) -> RtaCode {
    match refusal.code {
        ErrorCode::Forbidden => RtaCode::Denied,
        _ => RtaCode::Unavailable,
    }
}

/// The data of an answer, and the events of what finds no room in it.
pub(super) fn state(followed: Followed) -> (Box<RawValue>, Vec<Box<RawValue>>) {
    match followed {
        Followed::Invites(invites) => {
            let (results, rest) = fitting(invites.results, |one| one.greenroom = None);
            let received = rest.into_iter().map(|one| {
                let event = InviteEvent::Received(Box::new(one));
                text(&event)
            });
            (list("results", &results), received.collect())
        }
        Followed::Messages(state) => {
            // None is too large for a frame.
            let (messages, rest) = fitting(state.messages, |_| ());
            let received = rest.into_iter().map(|one| {
                let event = MessageEvent::Received(Box::new(one));
                text(&event)
            });
            (list("messages", &messages), received.collect())
        }
        Followed::Sessions(state) => {
            let (sessions, rest) = fitting(state.sessions, |one| one.document = None);
            let rest = rest.iter().map(text).collect();
            (list("sessions", &sessions), rest)
        }
        Followed::Presence(state) => {
            let (people, rest) = fitting(state.people, show_titles_alone);
            (list("people", &people), rest.iter().map(text).collect())
        }
        // Always fits into a frame.
        Followed::Friends(friends) => (text(&friends), Vec::new()),
    }
}

fn list(key: &str, items: &[Box<RawValue>]) -> Box<RawValue> {
    text(&BTreeMap::from([(key, items)]))
}

/// The first of a list that a frame takes, and the rest. What is too large for a
/// frame of its own is made `lean`.
fn fitting<T: Serialize>(items: Vec<T>, lean: impl Fn(&mut T)) -> (Vec<Box<RawValue>>, Vec<T>) {
    let mut room = ROOM;
    let (mut fits, mut rest) = (Vec::new(), Vec::new());
    for mut item in items {
        let mut written = text(&item);
        if written.get().len() > ROOM {
            lean(&mut item);
            written = text(&item);
        }
        let size = written.get().len() + 1;
        if rest.is_empty() && size <= room {
            room -= size;
            fits.push(written);
        } else {
            rest.push(item);
        }
    }
    (fits, rest)
}

/// The data of an event; `None` where a test wants it lost.
pub(super) fn event(mut event: Event) -> Option<Box<RawValue>> {
    if is_planted(Fault::LostInvite) && is_lost(&event) {
        return None;
    }
    let written = written(&event);
    if written.get().len() <= ROOM {
        return Some(written);
    }
    match &mut event {
        Event::Invite(InviteEvent::Received(invite)) => invite.greenroom = None,
        Event::Session(session) => session.document = None,
        Event::Presence(presence) => show_titles_alone(presence),
        Event::Invite(InviteEvent::Gone { .. }) | Event::Message(_) | Event::Friend(_) => {}
    }
    Some(self::written(&event))
}

/// What is left of a player who shows much of itself in several titles at once.
fn show_titles_alone(presence: &mut PresenceDocument) {
    for title in &mut presence.titles {
        title.greenroom = None;
    }
}

fn written(event: &Event) -> Box<RawValue> {
    match event {
        Event::Invite(event) => text(event),
        Event::Message(event) => text(event),
        Event::Session(event) => text(event),
        Event::Presence(event) => text(event),
        Event::Friend(event) => text(event),
    }
}

/// Every other invite, by its id.
fn is_lost(event: &Event) -> bool {
    let Event::Invite(InviteEvent::Received(invite)) = event else {
        return false;
    };
    let last = invite.handle.id.as_str().bytes().last();
    last.is_some_and(|digit| digit % 2 == 0)
}

fn text(value: &impl Serialize) -> Box<RawValue> {
    to_raw_value(value).expect("words on the wire are plain JSON")
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::push::{Invites, Presences, ReceivedInvite};
    use greenroom_protocol::rta::ServerFrame;
    use serde_json::{Value, json};

    use super::*;

    fn invite(number: usize, attribute: usize) -> ReceivedInvite {
        let long = "x".repeat(attribute);
        serde_json::from_value(json!({
            "id": format!("00000000-0000-4000-8000-{number:012x}"), "type": "invite", "version": 1,
            "sessionRef": {"scid": "dep", "templateName": "eos", "name": "room"},
            "createTime": "1970-01-01T00:00:00.0000000Z", "senderXuid": "7", "invitedXuid": "8",
            "greenroom": {"owner": {"user": "7"}, "bucket": "b", "maxPlayers": 4, "openSlots": 4,
                "permission": "inviteOnly", "joinInProgress": true, "invitesAllowed": true,
                "sanctions": false, "platforms": [], "state": "pending",
                "attributes": {"MAP": {"string": long}}},
        }))
        .expect("an invite")
    }

    fn read(data: &RawValue) -> Value {
        serde_json::from_str(data.get()).expect("JSON")
    }

    fn frame(data: Box<RawValue>) -> usize {
        let frame = ServerFrame::Subscribed {
            sequence: u32::MAX,
            code: 0,
            subscription: i32::MAX as u32,
            data,
        };
        frame.to_text().len()
    }

    #[test]
    fn a_state_is_as_long_as_a_frame_and_events_tell_the_rest() {
        let results: Vec<_> = (0..100).map(|number| invite(number, 2_000)).collect();
        let (data, rest) = state(Followed::Invites(Invites { results }));
        let fits = read(&data)["results"].as_array().expect("a list").len();
        assert!((10..50).contains(&fits), "{fits}");
        assert_eq!(fits + rest.len(), 100);
        assert!(frame(data) <= limits::FRAME_MAX);
        let next: InviteEvent = serde_json::from_str(rest[0].get()).expect("an event");
        let InviteEvent::Received(next) = next else {
            panic!("not received but {next:?}");
        };
        assert_eq!(next.handle.id, invite(fits, 0).handle.id);
    }

    #[test]
    fn what_is_too_large_for_a_frame_is_told_without_its_session() {
        let results = vec![invite(1, 10), invite(2, limits::FRAME_MAX)];
        let (data, rest) = state(Followed::Invites(Invites { results }));
        assert!(rest.is_empty() && frame(data.clone()) <= limits::FRAME_MAX);
        let shown = |at: usize| read(&data)["results"][at].get("greenroom").is_some();
        assert!(shown(0) && !shown(1));
        let large = Box::new(invite(3, limits::FRAME_MAX));
        let told = event(Event::Invite(InviteEvent::Received(large)));
        assert!(told.expect("told").get().len() < 1_000);
    }

    #[test]
    fn a_long_list_of_friends_is_told_whole() {
        let person = |number: u64| {
            json!({"xuid": number.to_string(), "state": "Online",
            "titles": [{"id": "4294967295", "lastSeen": "1970-01-01T00:00:00.0000000Z"}]})
        };
        let people: Vec<_> = (1..=limits::FOLLOWED_MAX as u64).map(person).collect();
        let presences: Presences =
            serde_json::from_value(json!({"people": people})).expect("presences");
        let (data, rest) = state(Followed::Presence(presences));
        let fits = read(&data)["people"].as_array().expect("a list").len();
        assert_eq!(fits + rest.len(), limits::FOLLOWED_MAX);
        assert!(!rest.is_empty() && frame(data) <= limits::FRAME_MAX);
    }

    #[test]
    fn what_a_player_shows_in_too_many_titles_is_to_be_read() {
        let data: BTreeMap<String, String> = (0..32)
            .map(|at| (at.to_string(), "x".repeat(255)))
            .collect();
        let title = |id: u32| {
            json!({"id": id.to_string(), "lastSeen": "1970-01-01T00:00:00.0000000Z",
            "greenroom": {"status": "online", "data": data}})
        };
        let person = |titles: u32| {
            let titles: Vec<_> = (1..=titles).map(title).collect();
            let document = json!({"xuid": "7", "state": "Online", "titles": titles});
            serde_json::from_value(document).expect("a presence")
        };
        let shows = |titles| {
            let told = event(Event::Presence(person(titles))).expect("told");
            read(&told)["titles"][0].get("greenroom").is_some()
        };
        assert!(shows(2) && !shows(9));
        let presences = Presences {
            people: vec![person(9), person(1)],
        };
        let (data, rest) = state(Followed::Presence(presences));
        let shown = |at: usize| {
            read(&data)["people"][at]["titles"][0]
                .get("greenroom")
                .is_some()
        };
        assert!(rest.is_empty() && !shown(0) && shown(1));
    }

    #[test]
    fn of_each_resource_one_subscription_hears() {
        let mut following = Following::default();
        assert_eq!(following.end(0), None);
        following.begin(Resource::Invites, 4);
        following.begin(Resource::Sessions, 5);
        following.begin(Resource::Invites, 6);
        assert_eq!(following.count(), 2);
        assert_eq!(following.subscription(Resource::Invites), Some(6));
        assert_eq!(following.end(4), None);
        assert_eq!(following.end(6), Some(Resource::Invites));
        assert_eq!(following.subscription(Resource::Invites), None);
        assert_eq!(following.count(), 1);
    }
}
