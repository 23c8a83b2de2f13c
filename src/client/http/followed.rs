//! The resources that a push channel follows, and what the frames about them say.

use greenroom_protocol::json;
use greenroom_protocol::message::Messages;
use greenroom_protocol::push::{Invites, Presences, Resource, Sessions};
use greenroom_protocol::rta::{ClientFrame, RtaCode, ServerFrame};

use crate::client::Pushed;

/// The directory has no answer to a subscription now.
#[derive(Debug)]
pub(super) struct Unavailable;

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
    ///
    /// # Errors
    /// The directory cannot say now how what is followed stands: what happens to it meanwhile would be missed.
    pub(super) fn read(&mut self, text: &str) -> Result<Option<Pushed>, Unavailable> {
        let Ok(frame) = ServerFrame::parse(text) else {
            return Ok(None);
        };
        if let ServerFrame::Subscribed { sequence, code, .. } = frame
            && code == RtaCode::Unavailable as u32
            && self.present.iter().any(|one| one.sequence == sequence)
        {
            return Err(Unavailable);
        }
        Ok(self.understand(frame))
    }

    fn understand(&mut self, frame: ServerFrame) -> Option<Pushed> {
        match frame {
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
        Resource::Messages => Pushed::Messages(json::read::<Messages>(data).ok()?.messages),
        Resource::Invites => Pushed::Invites(json::read::<Invites>(data).ok()?.results),
        Resource::Sessions => Pushed::Sessions(json::read::<Sessions>(data).ok()?.sessions),
        Resource::Presence => Pushed::Presences(json::read::<Presences>(data).ok()?.people),
        Resource::Friends => Pushed::Friends(json::read(data).ok()?),
    })
}

fn event(resource: Resource, data: &str) -> Option<Pushed> {
    Some(match resource {
        Resource::Messages => Pushed::Message(json::read(data).ok()?),
        Resource::Invites => Pushed::Invite(json::read(data).ok()?),
        Resource::Sessions => Pushed::Session(json::read(data).ok()?),
        Resource::Presence => Pushed::Presence(json::read(data).ok()?),
        Resource::Friends => Pushed::Friend(json::read(data).ok()?),
    })
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::push::InviteEvent;

    use super::*;

    const GONE: &str = r#"{"gone":{"id":"00000000-0000-4000-8000-000000000001","how":"void"}}"#;

    fn read(followed: &mut Followed, text: &str) -> Option<Pushed> {
        followed.read(text).expect("the directory has an answer")
    }

    #[test]
    fn who_gets_no_answer_now_must_ask_again() {
        let mut followed = Followed::default();
        assert!(
            read(&mut followed, "[1,1,1002,0,null]").is_none(),
            "nobody asked"
        );
        followed.begin(Resource::Sessions);
        followed.read("[1,1,1002,0,null]").expect_err("no answer");
    }

    #[test]
    fn the_state_comes_with_the_answer_and_what_happens_with_events() {
        let mut followed = Followed::default();
        let frame = followed.begin(Resource::Invites);
        assert_eq!(frame.to_text(), r#"[1,1,"greenroom/invites"]"#);
        let event = format!("[3,9,{GONE}]");
        assert!(
            read(&mut followed, &event).is_none(),
            "nobody asked for it yet"
        );
        let state = read(&mut followed, r#"[1,1,0,9,{"results":[]}]"#);
        assert!(matches!(state, Some(Pushed::Invites(all)) if all.is_empty()));
        let event = read(&mut followed, &event);
        let gone = |event: &InviteEvent| matches!(event, InviteEvent::Gone { .. });
        assert!(matches!(event, Some(Pushed::Invite(event)) if gone(&event)));
        assert!(matches!(read(&mut followed, "[4]"), Some(Pushed::Resync)));
    }

    #[test]
    fn what_is_followed_no_longer_is_not_heard_of() {
        let mut followed = Followed::default();
        assert_eq!(followed.end(Resource::Invites), None);
        followed.begin(Resource::Invites);
        assert_eq!(followed.end(Resource::Invites), None, "not answered yet");
        assert!(read(&mut followed, r#"[1,1,0,9,{"results":[]}]"#).is_none());
        followed.begin(Resource::Invites);
        followed
            .read(r#"[1,2,0,10,{"results":[]}]"#)
            .expect("the state");
        let frame = followed.end(Resource::Invites).expect("to be sent");
        assert_eq!(frame.to_text(), "[2,3,10]");
        assert!(read(&mut followed, &format!("[3,10,{GONE}]")).is_none());
    }

    #[test]
    fn a_directory_that_does_not_know_a_resource_pushes_nothing() {
        let mut followed = Followed::default();
        followed.begin(Resource::Presence);
        for frame in ["[1,1,1,0,null]", "[3,0,{}]", "", "[9]", "[1,1,0,9,null]"] {
            assert!(read(&mut followed, frame).is_none(), "{frame}");
        }
    }
}
