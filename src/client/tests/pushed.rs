//! What channels follow, and that what they bring is handed over in its order.

use std::time::Duration;

use greenroom_protocol::push::Resource;
use tokio::time::sleep;

use super::fake::Fake;
use crate::client::{Pushed, Who};

const TIMEOUT: Duration = Duration::from_secs(30);
const A_WHILE: Duration = Duration::from_secs(1);

fn follows(fake: &Fake) -> Vec<(usize, Resource, bool)> {
    fake.with(|state| std::mem::take(&mut state.follows))
}

#[tokio::test(start_paused = true)]
async fn every_channel_of_a_user_follows_its_invites() {
    let fake = Fake::new();
    let (_client, _user) = fake.user(TIMEOUT).await;
    assert_eq!(follows(&fake), [(0, Resource::Invites, true)]);
    fake.break_channels();
    sleep(A_WHILE).await;
    assert_eq!(follows(&fake), [(1, Resource::Invites, true)]);
}

#[tokio::test(start_paused = true)]
async fn sessions_are_followed_while_somebody_wants_it() {
    let fake = Fake::new();
    let (client, _user) = fake.user(TIMEOUT).await;
    follows(&fake);
    let (one, other) = (client.follow_sessions(), client.follow_sessions());
    sleep(A_WHILE).await;
    assert_eq!(follows(&fake), [(0, Resource::Sessions, true)]);
    drop(one);
    sleep(A_WHILE).await;
    assert_eq!(follows(&fake), []);
    drop(other);
    sleep(A_WHILE).await;
    assert_eq!(follows(&fake), [(0, Resource::Sessions, false)]);
}

#[tokio::test(start_paused = true)]
async fn a_server_has_no_invites_to_follow() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    client.act_as_server("one".to_owned());
    let _following = client.follow_sessions();
    let session = greenroom_protocol::ids::SessionName::new("a").expect("valid");
    let entering = client.enter_session(
        Who::Server,
        &session,
        crate::client::When::Any,
        Default::default(),
    );
    entering.await.expect("entered");
    assert_eq!(follows(&fake), [(0, Resource::Sessions, true)]);
}

#[tokio::test(start_paused = true)]
async fn what_comes_is_handed_over_and_after_a_loss_all_is_followed_anew() {
    let fake = Fake::new();
    let (_client, user) = fake.user(TIMEOUT).await;
    follows(&fake);
    fake.push(Pushed::Invites(Vec::new()));
    fake.push(Pushed::Resync);
    fake.push(Pushed::Sessions(Vec::new()));
    sleep(A_WHILE).await;
    let delivered = fake.with(|state| std::mem::take(&mut state.delivered));
    let all_whose = delivered
        .iter()
        .all(|(who, _)| *who == Who::User(user.account));
    assert!(all_whose, "{delivered:?}");
    let brought: Vec<_> = delivered.into_iter().map(|(_, pushed)| pushed).collect();
    assert!(
        matches!(
            brought.as_slice(),
            [Pushed::Invites(_), Pushed::Resync, Pushed::Sessions(_)]
        ),
        "{brought:?}"
    );
    assert_eq!(follows(&fake), [(0, Resource::Invites, true)]);
}
