//! The push channel: what hangs on it, and what becomes of that when it breaks.

use std::time::Duration;

use greenroom_protocol::ids::SessionName;
use greenroom_protocol::limits::UNTICKED_LIBRARY_MS;
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::settings::GreenroomDelta;
use tokio::time::{Instant, sleep};

use super::fake::{Fake, Fault, Write, connection};
use crate::client::transport::{Failure, Parting};
use crate::client::{Client, ClientError, Notice, PutOutcome, User, When};

const TIMEOUT: Duration = Duration::from_secs(30);

fn name(text: &str) -> SessionName {
    SessionName::new(text).expect("valid")
}

async fn enter(
    client: &Client,
    user: &User,
    session: &str,
    when: When,
) -> Result<PutOutcome, ClientError> {
    let session = name(session);
    let entering = client.enter_session(user.account, &session, when, SessionDelta::default());
    entering.await
}

fn write(name: &str, when: When, channel: usize) -> Write {
    Write {
        name: name.to_owned(),
        when,
        connection: Some(connection(channel)),
    }
}

#[tokio::test(start_paused = true)]
async fn an_entered_session_is_written_with_the_channel_that_is_open() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let entered = enter(&client, &user, "a", When::Absent).await;
    assert_eq!(entered, Ok(PutOutcome::Created));
    let writes = fake.with(|state| state.writes.clone());
    assert_eq!(writes, [write("a", When::Absent, 0)]);
}

#[tokio::test(start_paused = true)]
async fn a_channel_that_is_back_is_written_into_every_session_that_was_entered() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    for text in ["a", "b", "left"] {
        enter(&client, &user, text, When::Any)
            .await
            .expect("entered");
    }
    let left = client
        .leave_session(user.account, &name("left"), None)
        .await;
    assert_eq!(left, Ok(()));
    fake.with(|state| state.writes.clear());

    fake.break_channels();
    sleep(Duration::from_secs(1)).await;
    let writes = fake.with(|state| state.writes.clone());
    assert_eq!(
        writes,
        [write("a", When::Exists, 1), write("b", When::Exists, 1)]
    );
}

#[tokio::test(start_paused = true)]
async fn a_session_that_is_gone_when_the_channel_is_back_is_reported_once_and_forgotten() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    enter(&client, &user, "a", When::Any)
        .await
        .expect("entered");
    fake.with(|state| state.sessions.clear());
    for _ in 0..2 {
        fake.break_channels();
        sleep(Duration::from_secs(60)).await;
    }
    let lost = |notice: &&Notice| matches!(notice, Notice::SessionLost { .. });
    fake.with(|state| assert_eq!(state.notices.iter().filter(lost).count(), 1));
}

#[tokio::test(start_paused = true)]
async fn who_enters_while_the_channel_is_away_waits_for_it() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let away = Fault::Fails(Failure::Unreachable("away".to_owned()));
    fake.with(|state| state.connect_fault = Some(away));
    fake.break_channels();
    sleep(Duration::from_secs(1)).await;

    let session = name("a");
    let entering = client.enter_session(user.account, &session, When::Any, SessionDelta::default());
    let (entered, ()) = futures_util::join!(entering, async {
        sleep(Duration::from_secs(10)).await;
        fake.with(|state| state.connect_fault = None);
    });
    assert_eq!(entered, Ok(PutOutcome::Created));
    let told = |notice: &&Notice| matches!(notice, Notice::Disconnected { .. });
    fake.with(|state| assert_eq!(state.notices.iter().filter(told).count(), 1));
}

#[tokio::test(start_paused = true)]
async fn a_channel_that_does_not_come_back_in_time_ends_the_wait_with_the_reason() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let away = Fault::Fails(Failure::Unreachable("away".to_owned()));
    fake.with(|state| state.connect_fault = Some(away));
    fake.break_channels();
    sleep(Duration::from_secs(1)).await;
    let began = Instant::now();
    let entered = enter(&client, &user, "a", When::Any).await;
    assert_eq!(entered, Err(ClientError::NoConnection("away".to_owned())));
    assert_eq!(Instant::now() - began, TIMEOUT);
}

#[tokio::test(start_paused = true)]
async fn a_channel_that_the_directory_has_given_up_first_is_replaced_under_the_request() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    // The client has not noticed yet when it sends the request.
    fake.break_channels();
    let entered = enter(&client, &user, "a", When::Absent).await;
    assert_eq!(entered, Ok(PutOutcome::Created));
    let writes = fake.with(|state| state.writes.clone());
    assert_eq!(writes, [write("a", When::Absent, 1)]);
}

#[tokio::test(start_paused = true)]
async fn a_channel_that_only_the_directory_knows_to_be_dead_is_replaced() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let next = fake.with(|state| {
        state.oldest_known = state.connects;
        state.attempts = 0;
        state.connects
    });
    let began = Instant::now();
    let entered = enter(&client, &user, "a", When::Absent).await;
    assert_eq!(entered, Ok(PutOutcome::Created));
    let writes = fake.with(|state| state.writes.clone());
    assert_eq!(writes, [write("a", When::Absent, next)]);
    assert!(Instant::now() - began < Duration::from_secs(5));
    assert_eq!(fake.with(|state| state.attempts), 2);
}

#[tokio::test(start_paused = true)]
async fn a_directory_that_takes_no_channel_for_alive_is_not_hammered() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| {
        state.oldest_known = 1_000_000;
        state.attempts = 0;
    });
    let began = Instant::now();
    let entered = enter(&client, &user, "a", When::Absent).await;
    assert_eq!(entered, Err(ClientError::TimedOut));
    assert_eq!(Instant::now() - began, TIMEOUT);
    let attempts = fake.with(|state| state.attempts);
    assert!((3..30).contains(&attempts), "{attempts}");
}

#[tokio::test(start_paused = true)]
async fn who_logs_out_says_farewell_and_opens_no_other_channel() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    client.logout(user.account);
    sleep(Duration::from_secs(60)).await;
    assert_eq!(fake.with(|state| state.partings.clone()), [Parting::Clean]);
    assert_eq!(fake.with(|state| state.connects), 1);
}

#[tokio::test(start_paused = true)]
async fn who_logs_out_waits_for_no_channel_any_more() {
    let fake = Fake::new();
    fake.with(|state| state.connect_fault = Some(Fault::Hangs));
    let client = fake.client(TIMEOUT);
    client.create_device_id("PC").await.expect("a device");
    let user = client.login_device("Ann").await.expect("a user");
    let session = name("a");
    let entering = client.enter_session(user.account, &session, When::Any, SessionDelta::default());
    let (entered, ()) = futures_util::join!(entering, async {
        sleep(Duration::from_secs(1)).await;
        client.logout(user.account);
    });
    assert_eq!(entered, Err(ClientError::NotLoggedIn));
}

#[tokio::test(start_paused = true)]
async fn shutting_down_waits_for_farewells_and_not_for_long() {
    for hangs in [false, true] {
        let fake = Fake::new();
        let (client, _) = fake.user(TIMEOUT).await;
        fake.with(|state| state.farewell_hangs = hangs);
        let began = Instant::now();
        client.shut_down().await;
        assert!(Instant::now() - began <= Duration::from_secs(1));
        assert_eq!(fake.with(|state| state.partings.clone()), [Parting::Clean]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_is_dropped_leaves_no_task_behind() {
    let fake = Fake::new();
    let (client, _) = fake.user(TIMEOUT).await;
    drop(client);
    sleep(Duration::from_secs(1)).await;
    fake.break_channels();
    sleep(Duration::from_secs(60)).await;
    assert_eq!(fake.with(|state| state.connects), 1);
}

#[tokio::test(start_paused = true)]
async fn a_game_that_does_not_tick_keeps_no_session_alive_until_it_ticks_again() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    enter(&client, &user, "a", When::Any)
        .await
        .expect("entered");
    fake.with(|state| {
        state.writes.clear();
        state.since_tick = Duration::from_millis(UNTICKED_LIBRARY_MS);
    });
    sleep(Duration::from_secs(6)).await;
    assert_eq!(fake.with(|state| state.partings.clone()), [Parting::Silent]);
    sleep(Duration::from_secs(600)).await;
    assert_eq!(fake.with(|state| state.connects), 1);

    fake.with(|state| state.since_tick = Duration::ZERO);
    sleep(Duration::from_secs(1)).await;
    let writes = fake.with(|state| state.writes.clone());
    assert_eq!(writes, [write("a", When::Exists, 1)]);
}

#[tokio::test(start_paused = true)]
async fn a_directory_that_drops_every_channel_is_not_hammered() {
    let fake = Fake::new();
    let (_client, _) = fake.user(TIMEOUT).await;
    for _ in 0..6000 {
        fake.break_channels();
        sleep(Duration::from_millis(10)).await;
    }
    // A minute of it: seven pauses up to 5 s, then one every 2.5 to 5 s.
    let connects = fake.with(|state| state.connects);
    assert!((12..40).contains(&connects), "{connects}");
}

/// The engine wants futures that can go to its thread.
#[test]
fn every_future_of_the_client_is_send() {
    fn send<T: Send>(_: T) {}
    let client = Fake::new().client(TIMEOUT);
    let user = greenroom_protocol::ids::AccountId::new(1).expect("valid");
    let session = name("a");
    send(client.create_device_id("PC"));
    send(client.login_device("Ann"));
    send(client.create_user("token"));
    send(client.change_session(user, &session, GreenroomDelta::default()));
    send(client.leave_session(user, &session, None));
    send(client.enter_session(user, &session, When::Any, SessionDelta::default()));
    send(client.get_session(user, &session));
    send(client.search(user, Default::default()));
    send(client.shut_down());
}
