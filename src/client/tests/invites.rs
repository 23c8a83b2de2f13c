//! Invites and activities, whatever the network does meanwhile.

use std::time::Duration;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::HandleKind;
use greenroom_protocol::ids::SessionName;
use greenroom_protocol::session::SessionDelta;
use tokio::time::sleep;

use super::fake::{Fake, Fault, handle_id};
use crate::client::transport::Failure;
use crate::client::{Client, ClientError, Notice, User, When};

const TIMEOUT: Duration = Duration::from_secs(10);
/// More than any pause between two attempts.
const A_WHILE: Duration = Duration::from_secs(60);

fn room() -> SessionName {
    SessionName::new("room").expect("valid")
}

async fn host(client: &Client, user: &User) {
    let (room, delta) = (room(), SessionDelta::default());
    let entered = client.enter_session(user.account, &room, When::Absent, delta);
    entered.await.expect("a session");
}

/// How often the directory was told to show the session.
fn shown(fake: &Fake) -> usize {
    fake.with(|state| {
        let shown = |handle: &&_| {
            let handle: &greenroom_protocol::handle::HandleDelta = handle;
            handle.kind == HandleKind::Activity && handle.session_ref.name == Some(room())
        };
        state.handles.iter().filter(shown).count()
    })
}

#[tokio::test(start_paused = true)]
async fn a_session_is_shown_on_every_channel_until_it_is_left() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    host(&client, &user).await;
    assert_eq!(client.activity(user.account, &room()), None);
    client.show_session(user.account, &room()).await;
    assert_eq!(shown(&fake), 1);
    assert_eq!(client.activity(user.account, &room()), Some(handle_id(1)));
    sleep(A_WHILE).await;
    assert_eq!(shown(&fake), 1, "once is enough");

    fake.break_channels();
    sleep(A_WHILE).await;
    assert_eq!(shown(&fake), 2);
    assert_eq!(client.activity(user.account, &room()), Some(handle_id(2)));
    let left = client.leave_session(user.account, &room(), None).await;
    left.expect("the way out");
    fake.break_channels();
    sleep(A_WHILE).await;
    assert_eq!(shown(&fake), 2);
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_shown_now_is_shown_later() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    host(&client, &user).await;
    let away = Failure::Interrupted("planted".to_owned());
    let faults = std::iter::repeat_n(Fault::Fails(away), 30);
    fake.with(|state| state.faults.extend(faults));
    client.show_session(user.account, &room()).await;
    assert_eq!(shown(&fake), 0, "its time was over");
    sleep(A_WHILE).await;
    sleep(A_WHILE).await;
    assert_eq!(shown(&fake), 1);
}

#[tokio::test(start_paused = true)]
async fn a_directory_that_shows_nothing_is_asked_once_on_each_channel() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    host(&client, &user).await;
    let refusal = Refusal::forbidden("planted");
    fake.with(|state| {
        let refused = Fault::Fails(Failure::Refused(refusal));
        state.faults.push_back(refused);
    });
    client.show_session(user.account, &room()).await;
    sleep(A_WHILE).await;
    assert_eq!(
        (shown(&fake), client.activity(user.account, &room())),
        (0, None)
    );
    let told = fake.with(|state| {
        let told = |notice: &&Notice| matches!(notice, Notice::SessionNotShown { .. });
        state.notices.iter().filter(told).count()
    });
    assert_eq!(told, 1);
    fake.break_channels();
    sleep(A_WHILE).await;
    assert_eq!(shown(&fake), 1);
}

#[tokio::test(start_paused = true)]
async fn a_rejection_whose_answer_was_lost_is_a_success() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| {
        state.invites.insert(handle_id(1));
        state.faults.push_back(Fault::LosesAnswer);
    });
    let rejected = client.reject_invite(user.account, &handle_id(1)).await;
    assert_eq!(rejected, Ok(()));
    let again = client.reject_invite(user.account, &handle_id(1)).await;
    let Err(ClientError::Refused(refusal)) = again else {
        panic!("not refused but {again:?}");
    };
    assert_eq!(refusal.code, ErrorCode::NotFound);
    // An attempt that reached nobody leaves nothing in doubt.
    let unreachable = Failure::Unreachable("planted".to_owned());
    fake.with(|state| state.faults.push_back(Fault::Fails(unreachable)));
    let again = client.reject_invite(user.account, &handle_id(1)).await;
    assert!(matches!(again, Err(ClientError::Refused(_))));
}
