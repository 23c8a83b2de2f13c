//! What push connections follow beside taps: the player's invites, the sessions
//! that hang on the connection, the presence of others.
//!
//! Whoever begins to follow is told the present state, and from then on what
//! happens. The two join without a gap: the connection is listed first, and
//! whatever happens after that is put into its outbox.

mod friends;
mod presence;
mod sessions;

use std::collections::HashMap;
use std::sync::Arc;

use greenroom_directory::caller::Caller;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::friends::{Friend, FriendsDocument};
use greenroom_protocol::ids::{AccountId, ConnectionId, Deployment};
use greenroom_protocol::message::{MessageEvent, Messages};
use greenroom_protocol::people::PresenceDocument;
use greenroom_protocol::push::{InviteEvent, Invites, Presences, Resource, SessionEvent, Sessions};
use parking_lot::Mutex;

use crate::messages;
use crate::outbox::{Fact, News, Outbox};
use crate::service::Service;

/// A resource as it is, for whoever begins to follow it.
#[derive(Clone, Debug)]
pub enum Followed {
    /// The player's invites.
    Invites(Invites),
    /// What others have sent the player.
    Messages(Messages),
    /// The sessions of the connection.
    Sessions(Sessions),
    /// Those whom the player follows.
    Presence(Presences),
    /// Its friends, its open invites and whom it blocks.
    Friends(FriendsDocument),
}

/// News in words.
#[derive(Clone, Debug)]
pub enum Event {
    /// Of the player's invites.
    Invite(InviteEvent),
    /// Of what others have sent the player.
    Message(MessageEvent),
    /// Of a session of the connection.
    Session(SessionEvent),
    /// Of somebody whom the player follows.
    Presence(PresenceDocument),
    /// Of what the player is to somebody else.
    Friend(Friend),
}

impl Event {
    /// What it is about.
    pub fn resource(&self) -> Resource {
        match self {
            Self::Invite(_) => Resource::Invites,
            Self::Message(_) => Resource::Messages,
            Self::Session(_) => Resource::Sessions,
            Self::Presence(_) => Resource::Presence,
            Self::Friend(_) => Resource::Friends,
        }
    }
}

/// A player of a deployment.
pub(crate) type Player = (Deployment, AccountId);

/// Who follows what. Who follows nothing costs nothing.
#[derive(Default)]
pub(crate) struct Followers(Mutex<Lists>);

#[derive(Default)]
struct Lists {
    invites: HashMap<Player, Vec<Arc<Outbox>>>,
    messages: HashMap<Player, Vec<Arc<Outbox>>>,
    presence: HashMap<Player, Vec<Arc<Outbox>>>,
    friends: HashMap<Player, Vec<Arc<Outbox>>>,
    sessions: HashMap<ConnectionId, Arc<Outbox>>,
}

impl Lists {
    fn of(&mut self, resource: Resource) -> Option<&mut HashMap<Player, Vec<Arc<Outbox>>>> {
        match resource {
            Resource::Invites => Some(&mut self.invites),
            Resource::Messages => Some(&mut self.messages),
            Resource::Presence => Some(&mut self.presence),
            Resource::Friends => Some(&mut self.friends),
            Resource::Sessions => None,
        }
    }
}

impl Followers {
    /// Lists a connection. What waited of the resource is dropped: the state that
    /// is read from now on shows it.
    fn add(&self, id: &ConnectionId, player: Option<Player>, resource: Resource, at: Arc<Outbox>) {
        let mut lists = self.0.lock();
        at.clear(resource);
        let Some(players) = lists.of(resource) else {
            lists.sessions.insert(id.clone(), at);
            return;
        };
        let Some(player) = player else {
            return;
        };
        let listed = players.entry(player).or_default();
        if !listed.iter().any(|it| Arc::ptr_eq(it, &at)) {
            listed.push(at);
        }
    }

    fn remove(&self, id: &ConnectionId, player: Option<&Player>, resource: Resource, at: &Outbox) {
        let mut lists = self.0.lock();
        let Some(players) = lists.of(resource) else {
            lists.sessions.remove(id);
            return;
        };
        let Some((player, listed)) = player.and_then(|it| Some((it, players.get_mut(it)?))) else {
            return;
        };
        listed.retain(|it| !std::ptr::eq(&**it, at));
        if listed.is_empty() {
            players.remove(player);
        }
    }

    /// Where a resource of a player is followed: any but sessions, which are those
    /// of a connection.
    pub(crate) fn of_player(&self, player: &Player, resource: Resource) -> Vec<Arc<Outbox>> {
        let mut lists = self.0.lock();
        let listed = lists.of(resource).and_then(|players| players.get(player));
        listed.cloned().unwrap_or_default()
    }

    /// Whether anybody follows friends at all.
    fn follow_friends(&self) -> bool {
        !self.0.lock().friends.is_empty()
    }

    /// The connection's outbox, where it follows its sessions.
    fn of_sessions(&self, id: &ConnectionId) -> Option<Arc<Outbox>> {
        self.0.lock().sessions.get(id).cloned()
    }

    /// Whether anybody follows sessions at all.
    fn follow_sessions(&self) -> bool {
        !self.0.lock().sessions.is_empty()
    }

    /// Those of a deployment who follow the presence of others, as far as they
    /// are `concerned`.
    fn of_presence(
        &self,
        scid: &Deployment,
        concerned: impl Fn(AccountId) -> bool,
    ) -> Vec<Arc<Outbox>> {
        let lists = self.0.lock();
        let concerned = |player: &Player| player.0 == *scid && concerned(player.1);
        let players = lists.presence.iter();
        let found = players.filter(|(player, _)| concerned(player));
        found.flat_map(|(_, listed)| listed).cloned().collect()
    }
}

fn player(caller: &Caller) -> Option<Player> {
    Some((caller.deployment.clone(), caller.account()?))
}

impl Service {
    /// Follows a resource on a push connection, and reads it as it is. What
    /// happens from then on waits in the connection's [`Outbox`]. Whoever follows
    /// what it follows already begins anew.
    ///
    /// # Errors
    /// `DeadConnection` for a connection that has ended, `Forbidden` for a caller
    /// who is no player, but for sessions; of these `Unavailable`, and then they
    /// are not followed.
    pub async fn follow(
        &self,
        caller: &Caller,
        id: &ConnectionId,
        resource: Resource,
    ) -> Result<Followed, Refusal> {
        let player = player(caller);
        if player.is_none() && resource != Resource::Sessions {
            let message = format!("{} is for players", resource.uri());
            return Err(Refusal::forbidden(message));
        }
        let outbox = self.connections.outbox(id).ok_or_else(|| {
            let message = format!("the connection {id} has ended");
            Refusal::new(ErrorCode::DeadConnection, message)
        })?;
        let state = match resource {
            Resource::Invites => {
                let waiting = {
                    // One look: what is told of later is not in it.
                    let known = self.handles.lock();
                    self.followers.add(id, player, resource, outbox.clone());
                    self.invites_in(&known, caller)
                };
                let mut results = Vec::new();
                for invite in &waiting {
                    results.extend(self.heard(caller, invite).await);
                }
                Ok(Followed::Invites(Invites { results }))
            }
            Resource::Messages => {
                // One look: what is told of later is not in it.
                let known = self.messages.lock();
                self.followers.add(id, player, resource, outbox);
                let waiting = self.messages_in(&known, caller);
                let messages = waiting.iter().map(|it| it.document()).collect();
                Ok(Followed::Messages(Messages { messages }))
            }
            Resource::Sessions => {
                self.followers.add(id, player, resource, outbox.clone());
                let state = self.hanging_on(caller, id, &outbox).await;
                state.map(Followed::Sessions)
            }
            Resource::Presence => {
                self.followers.add(id, player, resource, outbox);
                Ok(Followed::Presence(self.online(caller)?))
            }
            Resource::Friends => {
                self.followers.add(id, player, resource, outbox);
                Ok(Followed::Friends(self.friends_of(caller)?))
            }
        };
        // One that ended meanwhile was not listed yet when its end took it out.
        if state.is_err() || !self.connections.is_alive(id) {
            self.unfollow(id, resource);
        }
        state
    }

    /// Follows a resource no longer, and drops what waits of it.
    pub fn unfollow(&self, id: &ConnectionId, resource: Resource) {
        if let Some((outbox, player)) = self.connections.kept_for(id) {
            let player = player.as_ref();
            self.followers.remove(id, player, resource, &outbox);
            outbox.clear(resource);
        }
    }

    /// Puts news into words, as the caller may hear them now; `None` where there
    /// is nothing left to tell.
    pub async fn event(&self, caller: &Caller, news: &News) -> Option<Event> {
        match &news.0 {
            Fact::Invite(news) => self.invite_event(caller, news).await.map(Event::Invite),
            Fact::Message(news) => Some(Event::Message(messages::event(news))),
            Fact::Session(news) => Some(Event::Session(self.session_event(caller, news))),
            Fact::Presence(of) => self.presence_event(caller, *of).map(Event::Presence),
            Fact::Friend(about) => self.friend_event(caller, *about).map(Event::Friend),
        }
    }
}
