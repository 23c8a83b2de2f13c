//! What a user sends others and is done with, whatever the network does meanwhile; and that what others send is followed while somebody wants it.

use std::time::Duration;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::message::{MessageDelta, MessageKind};
use greenroom_protocol::push::Resource;
use tokio::time::sleep;

use super::fake::{Fake, Fault, handle_id};
use crate::client::ClientError;
use crate::client::transport::Failure;

const TIMEOUT: Duration = Duration::from_secs(10);
const A_WHILE: Duration = Duration::from_secs(1);

fn invite() -> MessageDelta {
    MessageDelta {
        kind: MessageKind::Invite,
        receiver_xuids: vec![AccountId::new(7).expect("in range")],
        payload: Some("room 12".to_owned()),
        accepted: None,
        nonce: None,
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_tried_again_has_the_same_mark_and_what_is_sent_again_another() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| state.faults.push_back(Fault::LosesAnswer));
    for _ in 0..2 {
        let sent = client.send_messages(user.account, invite()).await;
        sent.expect("sent");
    }
    let sent = fake.with(|state| std::mem::take(&mut state.messages.sent));
    let marks: Vec<_> = sent.iter().map(|message| message.nonce.clone()).collect();
    assert_eq!(marks.len(), 3);
    assert!(marks[0].is_some());
    assert_eq!(marks[0], marks[1], "the answer to the first was lost");
    assert_ne!(marks[1], marks[2]);
    assert_eq!(sent[0].payload, invite().payload);
}

#[tokio::test(start_paused = true)]
async fn a_message_that_is_gone_is_done_with() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| {
        state.messages.present.insert(handle_id(1));
        state.faults.push_back(Fault::LosesAnswer);
    });
    for _ in 0..2 {
        let deleted = client.delete_message(user.account, &handle_id(1)).await;
        assert_eq!(deleted, Ok(()));
    }
    let refusal = Refusal::forbidden("planted");
    fake.with(|state| {
        let refused = Fault::Fails(Failure::Refused(refusal));
        state.faults.push_back(refused);
    });
    let refused = client.delete_message(user.account, &handle_id(1)).await;
    let Err(ClientError::Refused(refusal)) = refused else {
        panic!("not refused but {refused:?}");
    };
    assert_eq!(refusal.code, ErrorCode::Forbidden);
}

#[tokio::test(start_paused = true)]
async fn who_is_not_logged_in_sends_nothing() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    client.logout(user.account);
    let sent = client.send_messages(user.account, invite()).await;
    assert_eq!(sent, Err(ClientError::NotLoggedIn));
    let deleted = client.delete_message(user.account, &handle_id(1)).await;
    assert_eq!(deleted, Err(ClientError::NotLoggedIn));
}

#[tokio::test(start_paused = true)]
async fn messages_are_followed_while_somebody_wants_it() {
    let fake = Fake::new();
    let (client, _user) = fake.user(TIMEOUT).await;
    let follows = || fake.with(|state| std::mem::take(&mut state.follows));
    follows();
    let following = client.follow_messages();
    sleep(A_WHILE).await;
    assert_eq!(follows(), [(0, Resource::Messages, true)]);
    fake.break_channels();
    sleep(A_WHILE).await;
    let again = follows();
    assert!(again.contains(&(1, Resource::Messages, true)), "{again:?}");
    drop(following);
    sleep(A_WHILE).await;
    assert_eq!(follows(), [(1, Resource::Messages, false)]);
}
