//! What other players have sent one user, as this process knows it: pure rules, nobody is asked or told here.

use std::collections::VecDeque;
use std::sync::Arc;

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::message::{MessageDocument, MessageKind};
use greenroom_protocol::session::Guid;

/// What one user has received and is not done with.
#[derive(Default)]
pub(super) struct Inbox {
    /// In the order of their arrival.
    present: Vec<Arc<MessageDocument>>,
    /// Of which the game was told, be they still here or not.
    told: Remembered,
    /// What is over for good.
    ended: Remembered,
}

/// The last of many, the oldest first.
#[derive(Default)]
struct Remembered(VecDeque<Guid>);

impl Inbox {
    /// Takes over what there is, as the push channel tells when it is opened.
    pub(super) fn state(&mut self, all: Vec<MessageDocument>) {
        let stays = |known: &Arc<MessageDocument>| all.iter().any(|one| one.id == known.id);
        self.present.retain(stays);
        for message in all {
            self.received(message);
        }
    }

    /// Takes over what came in. What is over stays so, and what is here is here once.
    pub(super) fn received(&mut self, message: MessageDocument) {
        let is_known = self.find(&message.id).is_some();
        if !is_known && !self.ended.has(&message.id) {
            self.present.push(Arc::new(message));
        }
    }

    /// One is over: its sender has taken it back, its time is, or the user is done with it here or elsewhere. Gives it if it was here.
    pub(super) fn end(&mut self, id: &Guid) -> Option<Arc<MessageDocument>> {
        self.ended.add(id);
        let at = self.present.iter().position(|known| known.id == *id)?;
        Some(self.present.remove(at))
    }

    /// The one of this id.
    pub(super) fn find(&self, id: &Guid) -> Option<&Arc<MessageDocument>> {
        self.present.iter().find(|known| known.id == *id)
    }

    /// The request to join of another player.
    pub(super) fn request_of(&self, sender: AccountId) -> Option<&Arc<MessageDocument>> {
        let mut requests = self.present.iter();
        requests.find(|one| one.kind == MessageKind::JoinRequest && one.sender_xuid == sender)
    }

    /// The oldest of which the game is to be told now: of a kind that somebody listens to, and not told yet. It counts as told from here on.
    pub(super) fn tell_next(
        &mut self,
        listens: impl Fn(MessageKind) -> bool,
    ) -> Option<Arc<MessageDocument>> {
        let mut present = self.present.iter();
        let next = present.find(|one| listens(one.kind) && !self.told.has(&one.id))?;
        let next = Arc::clone(next);
        self.told.add(&next.id);
        Some(next)
    }

    /// The user has logged out: whoever logs in next is told of everything that is still here.
    pub(super) fn begin_anew(&mut self) {
        self.told = Remembered::default();
    }
}

impl Remembered {
    fn has(&self, id: &Guid) -> bool {
        self.0.contains(id)
    }

    fn add(&mut self, id: &Guid) {
        if self.has(id) {
            return;
        }
        if self.0.len() == limits::MESSAGES_REMEMBERED_BY_CLIENTS_MAX {
            self.0.pop_front();
        }
        self.0.push_back(id.clone());
    }
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::time::Timestamp;

    use super::*;

    fn id(number: u32) -> Guid {
        Guid::new(&format!("00000000-0000-4000-8000-{number:012}")).expect("a GUID")
    }

    fn account(number: u64) -> AccountId {
        AccountId::new(number).expect("in range")
    }

    fn message(number: u32, kind: MessageKind) -> MessageDocument {
        MessageDocument {
            id: id(number),
            kind,
            sender_xuid: account(7),
            receiver_xuid: account(8),
            create_time: Timestamp(0),
            expiration: Timestamp(1),
            payload: None,
            accepted: None,
        }
    }

    fn invite(number: u32) -> MessageDocument {
        message(number, MessageKind::Invite)
    }

    fn told(inbox: &mut Inbox) -> Vec<Guid> {
        std::iter::from_fn(|| inbox.tell_next(|_| true))
            .map(|message| message.id.clone())
            .collect()
    }

    #[test]
    fn everything_that_waits_is_told_once_in_its_order() {
        let mut inbox = Inbox::default();
        inbox.state(vec![invite(1), invite(2)]);
        inbox.received(invite(3));
        assert_eq!(told(&mut inbox), [id(1), id(2), id(3)]);
        inbox.received(invite(3));
        inbox.state(vec![invite(1), invite(4)]);
        assert_eq!(told(&mut inbox), [id(4)]);
        assert!(inbox.find(&id(2)).is_none(), "it has vanished");
        // It did not fit into the frame, and follows as an event.
        inbox.received(invite(3));
        assert!(told(&mut inbox).is_empty());
        assert!(inbox.find(&id(3)).is_some());
    }

    #[test]
    fn what_is_over_stays_so() {
        let mut inbox = Inbox::default();
        inbox.received(invite(1));
        assert_eq!(inbox.end(&id(1)).map(|it| it.id.clone()), Some(id(1)));
        assert!(inbox.end(&id(1)).is_none());
        inbox.received(invite(1));
        inbox.state(vec![invite(1)]);
        assert!(told(&mut inbox).is_empty());
        assert!(inbox.end(&id(2)).is_none(), "it overtakes its message");
        inbox.received(invite(2));
        assert!(inbox.find(&id(2)).is_none());
    }

    #[test]
    fn nobody_misses_what_came_before_it_listened() {
        let mut inbox = Inbox::default();
        inbox.received(message(1, MessageKind::JoinRequest));
        inbox.received(invite(2));
        let invites = |kind| kind == MessageKind::Invite;
        let next = inbox.tell_next(invites).map(|it| it.id.clone());
        assert_eq!(next, Some(id(2)));
        assert!(inbox.tell_next(invites).is_none());
        assert_eq!(told(&mut inbox), [id(1)]);
    }

    #[test]
    fn after_a_logout_what_is_still_here_is_told_anew() {
        let mut inbox = Inbox::default();
        inbox.received(invite(1));
        inbox.received(invite(2));
        told(&mut inbox);
        inbox.end(&id(1));
        inbox.begin_anew();
        assert_eq!(told(&mut inbox), [id(2)]);
    }

    #[test]
    fn a_request_is_found_by_who_sent_it() {
        let mut inbox = Inbox::default();
        inbox.received(invite(1));
        assert!(inbox.request_of(account(7)).is_none());
        inbox.received(message(2, MessageKind::JoinRequest));
        let found = inbox.request_of(account(7)).map(|it| it.id.clone());
        assert_eq!(found, Some(id(2)));
        assert!(inbox.request_of(account(8)).is_none());
    }

    #[test]
    fn memory_has_an_end() {
        let mut inbox = Inbox::default();
        let most = u32::try_from(limits::MESSAGES_REMEMBERED_BY_CLIENTS_MAX).expect("small");
        for number in 0..=most {
            inbox.end(&id(number));
        }
        assert_eq!(
            inbox.ended.0.len(),
            limits::MESSAGES_REMEMBERED_BY_CLIENTS_MAX
        );
        inbox.received(invite(0));
        assert!(inbox.find(&id(0)).is_some(), "forgotten");
    }
}
