//! The resources that a push channel follows, and what the frames about them say.

use greenroom_protocol::json;
use greenroom_protocol::push::{Invites, Presences, Resource, Sessions};
use greenroom_protocol::rta::{ClientFrame, ServerFrame};

use crate::client::Pushed;

/// What one channel follows.
#[derive(Default)]
pub(super) struct Followed {
    last_sequence: u32,
    present: Vec<Following>,
}

struct Following {
    resource: Resource,
    sequence: u32,
    /// None before the answer.
    subscription: Option<u32>,
}

impl Followed {
    /// Follows a resource that is not followed: this has to be sent.
    pub(super) fn begin(&mut self, resource: Resource) -> ClientFrame {
        self.last_sequence += 1;
        self.present.push(Following {
            resource,
            sequence: self.last_sequence,
            subscription: None,
        });
        ClientFrame::Subscribe {
            sequence: self.last_sequence,
            uri: resource.uri().to_owned(),
        }
    }

    /// Follows a resource no longer. Something has to be sent unless it was not followed; what comes of one whose subscription was not answered yet is passed over.
    pub(super) fn end(&mut self, resource: Resource) -> Option<ClientFrame> {
        let at = self.present.iter();
        let at = at.into_iter().position(|one| one.resource == resource)?;
        let subscription = self.present.remove(at).subscription?;
        self.last_sequence += 1;
        Some(ClientFrame::Unsubscribe {
            sequence: self.last_sequence,
            subscription,
        })
    }

    /// What a frame says of what is followed. Nothing where it is of something else, or where nobody understands it: a newer directory may say more.
    pub(super) fn read(&mut self, text: &str) -> Option<Pushed> {
        match ServerFrame::parse(text).ok()? {
            ServerFrame::Subscribed {
                sequence,
                code: 0,
                subscription,
                data,
            } => {
                let mut present = self.present.iter_mut();
                let following = present.find(|one| one.sequence == sequence)?;
                following.subscription = Some(subscription);
                state(following.resource, data.get())
            }
            ServerFrame::Event { subscription, data } => {
                let mut present = self.present.iter();
                let following = present.find(|one| one.subscription == Some(subscription))?;
                event(following.resource, data.get())
            }
            ServerFrame::Resync => Some(Pushed::Resync),
            ServerFrame::Subscribed { .. } | ServerFrame::Unsubscribed { .. } => None,
        }
    }
}

fn state(resource: Resource, data: &str) -> Option<Pushed> {
    Some(match resource {
        Resource::Invites => Pushed::Invites(json::read::<Invites>(data).ok()?.results),
        Resource::Sessions => Pushed::Sessions(json::read::<Sessions>(data).ok()?.sessions),
        Resource::Presence => Pushed::Presences(json::read::<Presences>(data).ok()?.people),
    })
}

fn event(resource: Resource, data: &str) -> Option<Pushed> {
    Some(match resource {
        Resource::Invites => Pushed::Invite(json::read(data).ok()?),
        Resource::Sessions => Pushed::Session(json::read(data).ok()?),
        Resource::Presence => Pushed::Presence(json::read(data).ok()?),
    })
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::push::InviteEvent;

    use super::*;

    const GONE: &str = r#"{"gone":{"id":"00000000-0000-4000-8000-000000000001","how":"void"}}"#;

    #[test]
    fn the_state_comes_with_the_answer_and_what_happens_with_events() {
        let mut followed = Followed::default();
        let frame = followed.begin(Resource::Invites);
        assert_eq!(frame.to_text(), r#"[1,1,"greenroom/invites"]"#);
        let event = format!("[3,9,{GONE}]");
        assert!(followed.read(&event).is_none(), "nobody asked for it yet");
        let state = followed.read(r#"[1,1,0,9,{"results":[]}]"#);
        assert!(matches!(state, Some(Pushed::Invites(all)) if all.is_empty()));
        let event = followed.read(&event);
        let gone = |event: &InviteEvent| matches!(event, InviteEvent::Gone { .. });
        assert!(matches!(event, Some(Pushed::Invite(event)) if gone(&event)));
        assert!(matches!(followed.read("[4]"), Some(Pushed::Resync)));
    }

    #[test]
    fn what_is_followed_no_longer_is_not_heard_of() {
        let mut followed = Followed::default();
        assert_eq!(followed.end(Resource::Invites), None);
        followed.begin(Resource::Invites);
        assert_eq!(followed.end(Resource::Invites), None, "not answered yet");
        assert!(followed.read(r#"[1,1,0,9,{"results":[]}]"#).is_none());
        followed.begin(Resource::Invites);
        followed
            .read(r#"[1,2,0,10,{"results":[]}]"#)
            .expect("the state");
        let frame = followed.end(Resource::Invites).expect("to be sent");
        assert_eq!(frame.to_text(), "[2,3,10]");
        assert!(followed.read(&format!("[3,10,{GONE}]")).is_none());
    }

    #[test]
    fn a_directory_that_does_not_know_a_resource_pushes_nothing() {
        let mut followed = Followed::default();
        followed.begin(Resource::Presence);
        for frame in ["[1,1,1,0,null]", "[3,0,{}]", "", "[9]", "[1,1,0,9,null]"] {
            assert!(followed.read(frame).is_none(), "{frame}");
        }
    }
}
