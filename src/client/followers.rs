//! Which resources the push channels follow: invites always, for users; the rest while somebody wants it.

use greenroom_protocol::push::Resource;

use super::{Client, Core, Who};

/// How many want what. Shared by all channels of a client.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Followers {
    messages: usize,
    sessions: usize,
    presence: usize,
    friends: usize,
}

impl Followers {
    /// Whether somebody wants to hear of what others send.
    pub(super) fn messages(&self) -> bool {
        self.messages > 0
    }

    /// Whether somebody wants to hear of sessions.
    pub(super) fn sessions(&self) -> bool {
        self.sessions > 0
    }

    /// Whether somebody wants to hear of others' presence.
    pub(super) fn presence(&self) -> bool {
        self.presence > 0
    }
}

/// As long as this is there, the channels bring what happens to the sessions that hang on them.
pub struct FollowingSessions(Client);

impl Client {
    /// Lets the channels of all users, and of the server, bring what happens to their sessions. Any thread.
    pub fn follow_sessions(&self) -> FollowingSessions {
        let followers = &self.0.core.followers;
        followers.send_modify(|followers| followers.sessions += 1);
        FollowingSessions(self.clone())
    }
}

impl Drop for FollowingSessions {
    fn drop(&mut self) {
        let followers = &self.0.0.core.followers;
        followers.send_modify(|followers| followers.sessions -= 1);
    }
}

/// As long as this is there, the channels of users bring the presence of those whom they follow.
pub struct FollowingPresence(Client);

impl Client {
    /// Lets the channels of all users bring the presence of those whom they follow. Any thread.
    pub fn follow_presence(&self) -> FollowingPresence {
        let followers = &self.0.core.followers;
        followers.send_modify(|followers| followers.presence += 1);
        FollowingPresence(self.clone())
    }
}

impl Drop for FollowingPresence {
    fn drop(&mut self) {
        let followers = &self.0.0.core.followers;
        followers.send_modify(|followers| followers.presence -= 1);
    }
}

/// As long as this is there, the channels of users bring what others send them.
pub struct FollowingMessages(Client);

impl Client {
    /// Lets the channels of all users bring what others send them. Any thread.
    pub fn follow_messages(&self) -> FollowingMessages {
        let followers = &self.0.core.followers;
        followers.send_modify(|followers| followers.messages += 1);
        FollowingMessages(self.clone())
    }
}

impl Drop for FollowingMessages {
    fn drop(&mut self) {
        let followers = &self.0.0.core.followers;
        followers.send_modify(|followers| followers.messages -= 1);
    }
}

/// As long as this is there, the channels of users bring what becomes of their friends.
pub struct FollowingFriends(Client);

impl Client {
    /// Lets the channels of all users bring what becomes of their friends, of invites to be some, and of whom they block. Any thread.
    pub fn follow_friends(&self) -> FollowingFriends {
        let followers = &self.0.core.followers;
        followers.send_modify(|followers| followers.friends += 1);
        FollowingFriends(self.clone())
    }
}

impl Drop for FollowingFriends {
    fn drop(&mut self) {
        let followers = &self.0.0.core.followers;
        followers.send_modify(|followers| followers.friends -= 1);
    }
}

impl Core {
    /// What the channel of `who` follows.
    pub(super) fn wanted(&self, who: Who, followers: Followers) -> Vec<Resource> {
        let mut wanted = Vec::new();
        if matches!(who, Who::User(_)) {
            wanted.push(Resource::Invites);
            if followers.messages() {
                wanted.push(Resource::Messages);
            }
            if followers.friends > 0 {
                wanted.push(Resource::Friends);
            }
            if followers.presence() {
                wanted.push(Resource::Presence);
            }
        }
        if followers.sessions() {
            wanted.push(Resource::Sessions);
        }
        wanted
    }
}
