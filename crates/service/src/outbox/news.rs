//! What happened to what a connection follows, as it waits to be told.

use std::sync::Arc;

use greenroom_directory::handles::Handle;
use greenroom_directory::messages::Message;
use greenroom_directory::session::Session;
use greenroom_protocol::ids::{AccountId, SessionRef};
use greenroom_protocol::limits;
use greenroom_protocol::message::MessageEnd;
use greenroom_protocol::push::{Departed, InviteEnd, Resource, SessionEnd};
use greenroom_protocol::session::Guid;

/// What happened to an invite of the player.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum InviteNews {
    Received(Arc<Handle>),
    Gone(Guid, InviteEnd),
}

/// What happened to a message for the player.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum MessageNews {
    Received(Arc<Message>),
    Gone(Guid, MessageEnd),
}

/// What became of a session that hangs on the connection.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SessionNews {
    pub(crate) at: SessionRef,
    pub(crate) now: SessionNow,
    /// Who else went since it was last told of.
    pub(crate) departed: Vec<Departed>,
}

/// How a session stands for the player.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SessionNow {
    /// It goes on, like this.
    There(Arc<Session>),
    /// The player is in it no more.
    Over {
        branch: String,
        change_number: u64,
        how: SessionEnd,
    },
}

impl SessionNews {
    /// Adds what came before it and was not told yet.
    pub(super) fn after(mut self, former: Self) -> Self {
        let mut departed = former.departed;
        let again = |one: &Departed| self.departed.iter().any(|it| it.xuid == one.xuid);
        departed.retain(|one| !again(one));
        departed.append(&mut self.departed);
        let surplus = departed.len().saturating_sub(limits::DEPARTED_TOLD_MAX);
        departed.drain(..surplus);
        Self { departed, ..self }
    }

    /// Whether a state of this number of the same life shows it already.
    pub(super) fn is_shown_by(&self, at: &SessionRef, branch: &str, change_number: u64) -> bool {
        let SessionNow::There(session) = &self.now else {
            return false;
        };
        self.at == *at && session.branch == branch && session.change_number <= change_number
    }
}

/// What happened to something that the connection follows, to be put into words
/// by [`Service::event`](crate::Service::event).
#[derive(Clone, Debug, PartialEq)]
pub struct News(pub(crate) Fact);

impl News {
    /// What it is about.
    pub fn resource(&self) -> Resource {
        match self.0 {
            Fact::Invite(_) => Resource::Invites,
            Fact::Message(_) => Resource::Messages,
            Fact::Session(_) => Resource::Sessions,
            Fact::Presence(_) => Resource::Presence,
            Fact::Friend(_) => Resource::Friends,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fact {
    Invite(InviteNews),
    Message(MessageNews),
    Session(SessionNews),
    Presence(AccountId),
    Friend(AccountId),
}
