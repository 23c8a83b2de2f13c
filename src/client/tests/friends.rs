//! Invites to be friends, whatever the network does meanwhile.

use std::time::Duration;

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::friends::{FriendStatus, InviteStep};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::push::Resource;
use tokio::time::sleep;

use super::fake::{Fake, Fault};
use crate::client::ClientError;

const TIMEOUT: Duration = Duration::from_secs(10);

fn other() -> AccountId {
    AccountId::new(7).expect("in range")
}

#[tokio::test(start_paused = true)]
async fn an_invite_whose_answer_is_lost_was_sent() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| state.faults.push_back(Fault::LosesAnswer));
    let send = || client.step_to_friend(user.account, other(), InviteStep::Send);
    let sent = send().await.expect("sent by the first attempt");
    assert_eq!((sent.xuid, sent.status), (other(), FriendStatus::Sent));
    match send().await {
        Err(ClientError::Refused(refusal)) => assert_eq!(refusal.code, ErrorCode::InvitePending),
        other => panic!("another invite: {other:?}"),
    }
    let reject = client.step_to_friend(user.account, other(), InviteStep::Reject);
    match reject.await {
        Err(ClientError::Refused(refusal)) => assert_eq!(refusal.code, ErrorCode::NoInvitation),
        other => panic!("nobody has invited: {other:?}"),
    }
    let friends = client.friends(user.account).await.expect("lists");
    assert_eq!(friends.sent, [other()]);
}

#[tokio::test(start_paused = true)]
async fn channels_follow_friends_while_somebody_wants_it() {
    let fake = Fake::new();
    let (client, _user) = fake.user(TIMEOUT).await;
    let follows = || {
        let follows = fake.with(|state| state.follows.clone());
        let of_friends = |(_, resource, on): &(usize, Resource, bool)| {
            (*resource == Resource::Friends).then_some(*on)
        };
        follows.iter().filter_map(of_friends).collect::<Vec<_>>()
    };
    assert_eq!(follows(), Vec::<bool>::new());
    let (one, two) = (client.follow_friends(), client.follow_friends());
    sleep(Duration::from_secs(1)).await;
    assert_eq!(follows(), [true]);
    drop(one);
    sleep(Duration::from_secs(1)).await;
    assert_eq!(follows(), [true]);
    drop(two);
    sleep(Duration::from_secs(1)).await;
    assert_eq!(follows(), [true, false]);
}
