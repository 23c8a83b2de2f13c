//! What is known of the stored messages: by id, by whom they are for, by who sent
//! them, by the end of their time.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;

use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::limits;
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;

use super::{Content, Message};

type Player = (Deployment, AccountId);

/// The messages of a directory, as far as is known.
#[derive(Debug, Default)]
pub struct MessageIndex {
    held: HashMap<Guid, Arc<Message>>,
    /// By whom they are for, in the order in which they were sent.
    received: HashMap<Player, BTreeSet<(Timestamp, Guid)>>,
    /// How many there are because of each player: what it has sent, and the
    /// answers to what it has asked.
    caused: HashMap<Player, usize>,
    expiries: BTreeSet<(Timestamp, Guid)>,
    ended: Ended,
}

/// Those that were here and are not any more, as many as are remembered.
#[derive(Debug, Default)]
struct Ended {
    ids: HashSet<Guid>,
    /// Oldest first.
    order: VecDeque<Guid>,
}

impl MessageIndex {
    /// Takes note of a stored message; false for one that was known.
    pub fn note(&mut self, message: Message) -> bool {
        if self.held.contains_key(&message.id) {
            return false;
        }
        let (id, scid) = (&message.id, &message.scid);
        let received = self.received.entry((scid.clone(), message.receiver));
        received.or_default().insert((message.sent, id.clone()));
        *self.caused.entry(cause(&message)).or_default() += 1;
        self.expiries.insert((message.until, id.clone()));
        self.held.insert(id.clone(), Arc::new(message));
        true
    }

    /// Takes note that a message is gone; gives it back if it was known.
    pub fn forget(&mut self, id: &Guid) -> Option<Arc<Message>> {
        self.ended.remember(id);
        let message = self.held.remove(id)?;
        let receiver = (message.scid.clone(), message.receiver);
        if let Some(received) = self.received.get_mut(&receiver) {
            received.remove(&(message.sent, id.clone()));
            if received.is_empty() {
                self.received.remove(&receiver);
            }
        }
        let cause = cause(&message);
        if let Some(caused) = self.caused.get_mut(&cause) {
            *caused -= 1;
            if *caused == 0 {
                self.caused.remove(&cause);
            }
        }
        self.expiries.remove(&(message.until, id.clone()));
        Some(message)
    }

    /// The message of that id in a deployment.
    pub fn by_id(&self, scid: &Deployment, id: &Guid) -> Option<Arc<Message>> {
        let message = self.held.get(id).filter(|it| it.scid == *scid)?;
        Some(Arc::clone(message))
    }

    /// Whether a message of that id was here and is not any more, as far as is
    /// remembered.
    pub fn has_ended(&self, id: &Guid) -> bool {
        self.ended.ids.contains(id)
    }

    /// Those for a player whose time is not over, the oldest first.
    pub fn for_player(
        &self,
        scid: &Deployment,
        receiver: AccountId,
        now: Timestamp,
    ) -> Vec<Arc<Message>> {
        let received = self.received.get(&(scid.clone(), receiver));
        let ids = received.into_iter().flatten().map(|(_, id)| id);
        let messages = ids.filter_map(|id| self.held.get(id));
        let waiting = messages.filter(|message| !message.is_over(now));
        waiting.cloned().collect()
    }

    /// The request of one player to join another that waits for its answer.
    pub fn join_request(
        &self,
        scid: &Deployment,
        from: AccountId,
        to: AccountId,
        now: Timestamp,
    ) -> Option<Arc<Message>> {
        let mut waiting = self.for_player(scid, to, now).into_iter();
        waiting.find(|it| it.sender == from && it.content == Content::JoinRequest)
    }

    /// How many messages wait because of a player: those that it has sent, and
    /// the answers to its requests.
    pub fn caused_by(&self, scid: &Deployment, player: AccountId) -> usize {
        let caused = self.caused.get(&(scid.clone(), player));
        caused.copied().unwrap_or_default()
    }

    /// Those whose time is over.
    pub fn expired(&self, now: Timestamp) -> Vec<Arc<Message>> {
        let due = self.expiries.iter().take_while(|(at, _)| *at <= now);
        due.filter_map(|(_, id)| self.held.get(id).cloned())
            .collect()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.held.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }
}

impl Ended {
    fn remember(&mut self, id: &Guid) {
        if !self.ids.insert(id.clone()) {
            return;
        }
        self.order.push_back(id.clone());
        if self.order.len() > limits::MESSAGES_REMEMBERED_MAX
            && let Some(oldest) = self.order.pop_front()
        {
            self.ids.remove(&oldest);
        }
    }
}

/// The player because of whom a message is there. An answer is there because of
/// who has asked, in the place of the request.
fn cause(message: &Message) -> Player {
    let player = match message.content {
        Content::JoinAnswer { .. } => message.receiver,
        Content::Invite(_) | Content::JoinRequest => message.sender,
    };
    (message.scid.clone(), player)
}
