//! Players send each other invites of their games, and ask to join.

use std::slice;
use std::sync::atomic::Ordering;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::message::{
    MessageDelta, MessageDocument, MessageEnd, MessageEvent, MessageKind, SentMessages,
};
use greenroom_protocol::people::RelationDelta;
use greenroom_protocol::push::Resource;
use greenroom_protocol::session::Guid;
use tokio::task::JoinSet;

use super::logins::{granted, login, new_device};
use crate::testing::{Player, World};
use crate::{Disconnect, Event, Followed, Whose};

fn delta(kind: MessageKind, to: &[&Player]) -> MessageDelta {
    MessageDelta {
        kind,
        receiver_xuids: to.iter().map(|player| account(player)).collect(),
        payload: None,
        accepted: None,
        nonce: None,
    }
}

fn invite(payload: &str, to: &[&Player]) -> MessageDelta {
    MessageDelta {
        payload: Some(payload.to_owned()),
        ..delta(MessageKind::Invite, to)
    }
}

fn answer(accepted: bool, to: &Player) -> MessageDelta {
    MessageDelta {
        accepted: Some(accepted),
        ..delta(MessageKind::JoinAnswer, &[to])
    }
}

fn account(player: &Player) -> AccountId {
    player.caller.account().expect("a player")
}

fn code(refused: Result<SentMessages, Refusal>) -> ErrorCode {
    refused.expect_err("refused").code
}

impl World {
    /// A player who has an account here, with a push connection.
    async fn known_player(&self) -> Player {
        let device = new_device(self).await;
        let answer = granted(self, &login(&device)).await;
        self.player(answer.account().expect("a player").number())
    }

    async fn say(&self, who: &Player, delta: &MessageDelta) -> Result<SentMessages, Refusal> {
        self.service.send_messages(&who.caller, delta).await
    }

    async fn said(&self, who: &Player, delta: &MessageDelta) -> MessageDocument {
        let sent = self.say(who, delta).await.expect("sent");
        assert!(sent.refused.is_empty(), "{:?}", sent.refused);
        sent.messages.into_iter().next().expect("one")
    }

    fn waiting(&self, who: &Player) -> Vec<MessageDocument> {
        self.service
            .messages(&who.caller)
            .expect("a player")
            .messages
    }

    async fn done_with(&self, who: &Player, id: &Guid) -> Result<(), Refusal> {
        self.service.delete_message(&who.caller, id).await
    }

    /// Follows messages, and gives those that wait.
    async fn follow_messages(&self, who: &Player) -> Vec<MessageDocument> {
        let followed = self.follow(who, Resource::Messages).await;
        let Ok(Followed::Messages(messages)) = followed else {
            panic!("not followed but {followed:?}");
        };
        messages.messages
    }

    async fn messages_told(&self, who: &Player) -> Vec<MessageEvent> {
        let heard = self.hear(who).await.into_iter();
        let messages = heard.map(|event| match event {
            Event::Message(event) => event,
            other => panic!("no message but {other:?}"),
        });
        messages.collect()
    }
}

fn received(message: &MessageDocument) -> MessageEvent {
    MessageEvent::Received(Box::new(message.clone()))
}

fn gone(message: &MessageDocument, how: MessageEnd) -> MessageEvent {
    MessageEvent::Gone {
        id: message.id.clone(),
        how,
    }
}

#[tokio::test]
async fn an_invite_reaches_each_of_those_it_names_until_they_are_done_with_it() {
    let world = World::new().await;
    let (ann, bob) = (world.known_player().await, world.known_player().await);
    let (carol, stranger) = (world.known_player().await, world.player(99));
    assert!(world.follow_messages(&bob).await.is_empty());
    let delta = invite("room 12", &[&bob, &stranger, &carol]);
    let sent = world.say(&ann, &delta).await.expect("two are there");
    let reached: Vec<_> = sent.messages.iter().map(|it| it.receiver_xuid).collect();
    assert_eq!(reached, [account(&bob), account(&carol)]);
    assert_eq!(sent.refused[0].receiver_xuid, account(&stranger));
    assert_eq!(sent.refused[0].code, ErrorCode::NotFound.as_str());
    let message = &sent.messages[0];
    assert_eq!(message.payload.as_deref(), Some("room 12"));
    assert_eq!(message.sender_xuid, account(&ann));
    assert_eq!(world.waiting(&bob), slice::from_ref(message));
    assert_eq!(world.messages_told(&bob).await, [received(message)]);
    assert_eq!(world.follow_messages(&carol).await, sent.messages[1..]);
    assert!(
        world.messages_told(&carol).await.is_empty(),
        "it was in the state"
    );

    let refused = world.done_with(&carol, &message.id).await;
    assert_eq!(refused.expect_err("not hers").code, ErrorCode::NotFound);
    world.done_with(&bob, &message.id).await.expect("his");
    assert!(world.waiting(&bob).is_empty());
    let ended = gone(message, MessageEnd::Answered);
    assert_eq!(world.messages_told(&bob).await, [ended]);
    let again = world.done_with(&bob, &message.id).await;
    assert_eq!(again.expect_err("gone").code, ErrorCode::NotFound);
    let other = &sent.messages[1];
    world.done_with(&ann, &other.id).await.expect("taken back");
    let withdrawn = gone(other, MessageEnd::Withdrawn);
    assert_eq!(world.messages_told(&carol).await, [withdrawn]);
}

#[tokio::test]
async fn nobody_reached_is_the_refusal_of_the_first() {
    let world = World::new().await;
    let (ann, stranger) = (world.known_player().await, world.player(99));
    let server = world.server("one");
    let refused = world.say(&ann, &invite("x", &[&stranger])).await;
    assert_eq!(code(refused), ErrorCode::NotFound);
    let refused = world.say(&ann, &invite("x", &[&ann])).await;
    assert_eq!(code(refused), ErrorCode::BadRequest);
    let refused = world.say(&server, &invite("x", &[&ann])).await;
    assert_eq!(code(refused), ErrorCode::Forbidden);
    for nonce in [String::new(), "n".repeat(limits::NONCE_MAX + 1)] {
        let marked = MessageDelta {
            nonce: Some(nonce),
            ..invite("x", &[&ann])
        };
        assert_eq!(
            code(world.say(&stranger, &marked).await),
            ErrorCode::BadRequest
        );
    }
    let refused = world.service.messages(&server.caller);
    assert_eq!(refused.expect_err("no player").code, ErrorCode::Forbidden);
    let refused = world.follow(&server, Resource::Messages).await;
    assert_eq!(refused.expect_err("no player").code, ErrorCode::Forbidden);
}

#[tokio::test]
async fn what_is_said_again_while_it_waits_is_said_once() {
    let world = World::new().await;
    let (ann, bob) = (world.known_player().await, world.known_player().await);
    world.follow_messages(&bob).await;
    let first = world.said(&ann, &invite("a", &[&bob])).await;
    assert_eq!(world.said(&ann, &invite("a", &[&bob])).await, first);
    let other = world.said(&ann, &invite("b", &[&bob])).await;
    assert_ne!(other.id, first.id);
    assert_eq!(
        world.messages_told(&bob).await,
        [received(&first), received(&other)]
    );
    world.done_with(&bob, &first.id).await.expect("his");
    let anew = world.said(&ann, &invite("a", &[&bob])).await;
    assert_ne!(anew.id, first.id, "he was done with the first");
}

#[tokio::test]
async fn a_request_that_arrives_once_more_brings_nothing_back() {
    let world = World::new().await;
    let (ann, bob) = (world.known_player().await, world.known_player().await);
    let marked = MessageDelta {
        nonce: Some("n-1".to_owned()),
        ..invite("a", &[&bob])
    };
    let first = world.said(&ann, &marked).await;
    world.done_with(&bob, &first.id).await.expect("his");
    assert_eq!(world.said(&ann, &marked).await.id, first.id);
    assert!(world.waiting(&bob).is_empty());
    let request = MessageDelta {
        nonce: Some("n-1".to_owned()),
        ..delta(MessageKind::JoinRequest, &[&bob])
    };
    let request = world.said(&ann, &request).await;
    assert_ne!(request.id, first.id, "another kind is another request");
    let yes = MessageDelta {
        nonce: Some("n-2".to_owned()),
        ..answer(true, &ann)
    };
    let told = world.said(&bob, &yes).await;
    assert_eq!(world.said(&bob, &yes).await.id, told.id);
    world.done_with(&ann, &told.id).await.expect("hers");
    assert_eq!(world.said(&bob, &yes).await.id, told.id);
    assert!(world.waiting(&ann).is_empty());
}

#[tokio::test]
async fn an_answer_takes_the_place_of_its_request() {
    let world = World::new().await;
    let (ann, bob) = (world.known_player().await, world.known_player().await);
    world.follow_messages(&ann).await;
    world.follow_messages(&bob).await;
    assert_eq!(
        code(world.say(&bob, &answer(true, &ann)).await),
        ErrorCode::NotFound
    );
    for accepted in [true, false] {
        let request = delta(MessageKind::JoinRequest, &[&bob]);
        let request = world.said(&ann, &request).await;
        assert_eq!(world.messages_told(&bob).await, [received(&request)]);
        let told = world.said(&bob, &answer(accepted, &ann)).await;
        assert_eq!(told.accepted, Some(accepted));
        let ended = gone(&request, MessageEnd::Answered);
        assert_eq!(world.messages_told(&bob).await, [ended]);
        assert!(world.waiting(&bob).is_empty());
        assert_eq!(world.messages_told(&ann).await, [received(&told)]);
        assert_eq!(world.waiting(&ann), slice::from_ref(&told));
        let again = world.say(&bob, &answer(!accepted, &ann)).await;
        assert_eq!(code(again), ErrorCode::NotFound, "it is answered");
        world.done_with(&ann, &told.id).await.expect("hers");
        world.messages_told(&ann).await;
    }
}

#[tokio::test]
async fn what_is_waiting_survives_a_restart_and_goes_with_its_time() {
    let world = World::new().await;
    let (ann, bob) = (world.known_player().await, world.known_player().await);
    let first = world.said(&ann, &invite("a", &[&bob])).await;
    world.clock.pass(1000);
    let request = delta(MessageKind::JoinRequest, &[&bob]);
    let request = world.said(&ann, &request).await;
    let world = world.another().await;
    assert_eq!(world.waiting(&bob), [first.clone(), request.clone()]);
    let bob = world.player(account(&bob).number());
    world.follow_messages(&bob).await;
    world.clock.pass(limits::MESSAGE_LIFETIME_MS - 1000);
    assert_eq!(world.waiting(&bob), slice::from_ref(&request));
    world.sweep().await.expect("swept");
    assert_eq!(
        world.messages_told(&bob).await,
        [gone(&first, MessageEnd::Void)]
    );
    world.clock.pass(1000);
    assert_eq!(
        code(world.say(&bob, &answer(true, &ann)).await),
        ErrorCode::NotFound
    );
    world.sweep().await.expect("swept");
    assert_eq!(
        world.messages_told(&bob).await,
        [gone(&request, MessageEnd::Void)]
    );
    let world = world.another().await;
    assert!(
        world.service.messages.lock().is_empty(),
        "the records are gone"
    );
}

#[tokio::test]
async fn whom_a_player_blocks_it_does_not_hear_of() {
    let world = World::new().await;
    let (ann, bob) = (world.known_player().await, world.known_player().await);
    world.follow_messages(&bob).await;
    world.block(&bob, &ann).await;
    let sent = world.said(&ann, &invite("a", &[&bob])).await;
    world
        .said(&ann, &delta(MessageKind::JoinRequest, &[&bob]))
        .await;
    assert!(world.messages_told(&bob).await.is_empty());
    assert!(world.waiting(&bob).is_empty());
    assert!(world.follow_messages(&bob).await.is_empty());
    let lift = RelationDelta {
        blocked: Some(false),
        ..RelationDelta::default()
    };
    let (scid, other) = (&bob.caller.deployment, account(&ann));
    let service = &world.service;
    let lifted = service.change_person(&bob.caller, scid, Whose::Me, other, &lift);
    lifted.await.expect("may");
    assert_eq!(world.waiting(&bob)[0], sent);
}

#[tokio::test]
async fn nobody_is_buried_in_messages() {
    let world = World::new().await;
    let bob = world.known_player().await;
    let (most, of_one) = (limits::MESSAGES_RECEIVED_MAX, limits::MESSAGES_OF_ONE_MAX);
    let ann = world.known_player().await;
    for number in 0..of_one {
        world
            .said(&ann, &invite(&number.to_string(), &[&bob]))
            .await;
    }
    let refused = world.say(&ann, &invite("one more", &[&bob])).await;
    assert_eq!(code(refused), ErrorCode::TooManyInvites);
    for _ in of_one..most {
        let other = world.known_player().await;
        world.said(&other, &invite("x", &[&bob])).await;
    }
    let carol = world.known_player().await;
    let refused = world.say(&carol, &invite("x", &[&bob])).await;
    assert_eq!(code(refused), ErrorCode::TooManyInvites);
    world.said(&ann, &invite("0", &[&bob])).await;
    let first = world.waiting(&bob).remove(0);
    world.done_with(&bob, &first.id).await.expect("his");
    world.said(&carol, &invite("x", &[&bob])).await;
}

#[tokio::test]
async fn nobody_sends_without_end() {
    let world = World::new().await;
    let ann = world.known_player().await;
    for _ in 0..limits::MESSAGES_SENT_MAX {
        let other = world.known_player().await;
        world.said(&ann, &invite("x", &[&other])).await;
    }
    let other = world.known_player().await;
    let refused = world.say(&ann, &invite("x", &[&other])).await;
    assert_eq!(code(refused), ErrorCode::Conflict);
}

#[tokio::test]
async fn who_asks_and_never_reads_the_answers_asks_no_more() {
    let world = World::new().await;
    let (ann, bob) = (world.known_player().await, world.known_player().await);
    let request = delta(MessageKind::JoinRequest, &[&bob]);
    for _ in 0..limits::MESSAGES_SENT_MAX {
        world.said(&ann, &request).await;
        world.said(&bob, &answer(false, &ann)).await;
    }
    let refused = world.say(&ann, &request).await;
    assert_eq!(code(refused), ErrorCode::Conflict);
    let first = world.waiting(&ann).remove(0);
    world.done_with(&ann, &first.id).await.expect("hers");
    world.said(&ann, &request).await;
    // Who answers has nothing of it.
    world.said(&bob, &invite("x", &[&ann])).await;
}

#[tokio::test]
async fn many_who_send_at_once_are_not_one_too_many() {
    let world = World::new().await;
    let bob = world.known_player().await;
    let mut senders = Vec::new();
    for _ in 0..limits::MESSAGES_RECEIVED_MAX + 5 {
        senders.push(world.known_player().await);
    }
    world.store.slow_down();
    let mut all = JoinSet::new();
    for sender in senders {
        let (service, delta) = (world.service.clone(), invite("x", &[&bob]));
        all.spawn(async move { service.send_messages(&sender.caller, &delta).await });
    }
    let sent = all.join_all().await;
    let sent = sent.into_iter().filter(Result::is_ok).count();
    assert_eq!(sent, limits::MESSAGES_RECEIVED_MAX);
    assert_eq!(world.waiting(&bob).len(), sent);
}

#[tokio::test]
async fn of_two_answers_at_once_one_counts() {
    let world = World::new().await;
    let (ann, bob) = (world.known_player().await, world.known_player().await);
    world
        .said(&ann, &delta(MessageKind::JoinRequest, &[&bob]))
        .await;
    world.store.slow_down();
    let (yes, no) = (answer(true, &ann), answer(false, &ann));
    let both = tokio::join!(world.say(&bob, &yes), world.say(&bob, &no));
    assert_ne!(both.0.is_ok(), both.1.is_ok());
    assert_eq!(world.waiting(&ann).len(), 1);
    let world = world.another().await;
    assert_eq!(world.waiting(&ann).len(), 1);
    assert!(world.waiting(&bob).is_empty());
}

#[tokio::test]
async fn a_write_that_fails_leaves_what_was_and_one_that_was_done_is_found() {
    let world = World::new().await;
    let (ann, bob) = (world.known_player().await, world.known_player().await);
    world.follow_messages(&bob).await;
    world.store.fails.store(true, Ordering::Relaxed);
    let refused = world.say(&ann, &invite("a", &[&bob])).await;
    assert_eq!(code(refused), ErrorCode::Unavailable);
    assert!(world.waiting(&bob).is_empty());
    world.store.fails.store(false, Ordering::Relaxed);
    let marked = MessageDelta {
        nonce: Some("n".to_owned()),
        ..invite("b", &[&bob])
    };
    world.store.fails_afterwards.store(true, Ordering::Relaxed);
    let refused = world.say(&ann, &marked).await;
    assert_eq!(code(refused), ErrorCode::Unavailable);
    world.store.fails_afterwards.store(false, Ordering::Relaxed);
    let sent = world.said(&ann, &marked).await;
    assert_eq!(world.waiting(&bob), slice::from_ref(&sent));
    world.sweep().await.expect("swept");
    assert_eq!(world.messages_told(&bob).await, [received(&sent)], "once");
}

#[tokio::test]
async fn what_nobody_waited_for_is_told_by_the_sweeper() {
    let world = World::new().await;
    let (ann, bob) = (world.known_player().await, world.known_player().await);
    world.follow_messages(&bob).await;
    world.store.fails_afterwards.store(true, Ordering::Relaxed);
    let refused = world.say(&ann, &invite("b", &[&bob])).await;
    assert_eq!(code(refused), ErrorCode::Unavailable);
    world.store.fails_afterwards.store(false, Ordering::Relaxed);
    world.sweep().await.expect("swept");
    let waiting = world.waiting(&bob);
    assert_eq!(world.messages_told(&bob).await, [received(&waiting[0])]);
    world.store.fails_afterwards.store(true, Ordering::Relaxed);
    let refused = world.done_with(&bob, &waiting[0].id).await;
    assert_eq!(refused.expect_err("doubtful").code, ErrorCode::Unavailable);
    world.store.fails_afterwards.store(false, Ordering::Relaxed);
    world.sweep().await.expect("swept");
    assert!(world.waiting(&bob).is_empty());
    let ended = gone(&waiting[0], MessageEnd::Answered);
    assert_eq!(world.messages_told(&bob).await, [ended]);
}

#[tokio::test]
async fn who_has_gone_is_told_nothing_and_finds_all_when_it_is_back() {
    let world = World::new().await;
    let (ann, bob) = (world.known_player().await, world.known_player().await);
    world.follow_messages(&bob).await;
    let ended = world.service.disconnect(&bob.connection, Disconnect::Clean);
    ended.await.expect("ended");
    let sent = world.said(&ann, &invite("a", &[&bob])).await;
    let bob = world.player(account(&bob).number());
    assert_eq!(world.follow_messages(&bob).await, [sent]);
}
