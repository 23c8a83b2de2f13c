//! Sessions that are kept as they should be, whatever the network does meanwhile.

use std::process::Command;
use std::time::Duration;

use greenroom_planted::{Fault as Planted, VARIABLE};
use greenroom_protocol::ids::{AccountId, SessionName};
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::session::{MemberDelta, SessionDelta};
use greenroom_protocol::settings::{GreenroomDelta, Route};
use tokio::time::{Instant, sleep};

use super::fake::{Fake, Fault, Stored};
use crate::client::transport::Failure;
use crate::client::{Change, Client, ClientError, Notice, PutOutcome, When};

const TIMEOUT: Duration = Duration::from_secs(10);
/// More than any pause between two attempts.
const A_WHILE: Duration = Duration::from_secs(60);

fn room() -> SessionName {
    SessionName::new("room").expect("valid")
}

fn of_size(max_players: u32) -> GreenroomDelta {
    GreenroomDelta {
        max_players: Some(max_players),
        ..GreenroomDelta::default()
    }
}

fn registering(players: &[&str]) -> GreenroomDelta {
    GreenroomDelta {
        register: ids(players),
        ..GreenroomDelta::default()
    }
}

fn ids(players: &[&str]) -> Vec<PlayerId> {
    let player = |text: &&str| PlayerId::new(*text).expect("valid");
    players.iter().map(player).collect()
}

fn hosting() -> SessionDelta {
    SessionDelta {
        greenroom: Some(of_size(4)),
        ..SessionDelta::default()
    }
}

fn joining() -> SessionDelta {
    SessionDelta {
        greenroom: Some(GreenroomDelta {
            via: Some(Route::Search),
            ..GreenroomDelta::default()
        }),
        members: [("me".to_owned(), Some(MemberDelta::default()))].into(),
        ..SessionDelta::default()
    }
}

fn unreachable() -> Fault {
    Fault::Fails(Failure::Unreachable("away".to_owned()))
}

/// The directory cannot be reached by requests from now on; by none, if it is away.
fn cut(fake: &Fake) {
    fake.with(|state| {
        state
            .faults
            .extend(std::iter::repeat_with(unreachable).take(10_000))
    });
}

fn go_away(fake: &Fake) {
    cut(fake);
    fake.with(|state| state.connect_fault = Some(unreachable()));
    fake.break_channels();
}

fn come_back(fake: &Fake) {
    fake.with(|state| {
        state.faults.clear();
        state.connect_fault = None;
    });
}

async fn make(client: &Client, user: AccountId) -> Result<PutOutcome, ClientError> {
    client
        .enter_session(user, &room(), When::Absent, hosting())
        .await
}

async fn enter(client: &Client, user: AccountId) -> Result<PutOutcome, ClientError> {
    client
        .enter_session(user, &room(), When::Exists, joining())
        .await
}

async fn host() -> (Fake, Client, AccountId) {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    assert_eq!(make(&client, user.account).await, Ok(PutOutcome::Created));
    (fake, client, user.account)
}

async fn join() -> (Fake, Client, AccountId) {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| {
        let found = Stored::of_another();
        state.sessions.insert("room".to_owned(), found)
    });
    assert_eq!(enter(&client, user.account).await, Ok(PutOutcome::Updated));
    (fake, client, user.account)
}

fn stored(fake: &Fake) -> Option<Stored> {
    fake.with(|state| state.sessions.get("room").cloned())
}

fn count(fake: &Fake, is_it: fn(&Notice) -> bool) -> usize {
    fake.with(|state| state.notices.iter().filter(|notice| is_it(notice)).count())
}

fn lost(fake: &Fake) -> usize {
    count(fake, |notice| matches!(notice, Notice::SessionLost { .. }))
}

async fn change(client: &Client, user: AccountId, change: GreenroomDelta) -> Change {
    let changed = client.change_session(user, &room(), change).await;
    changed.expect("taken or kept")
}

/// What a session answers that its user has no longer.
async fn is_lost(client: &Client, user: AccountId) -> bool {
    let changed = client.change_session(user, &room(), of_size(5)).await;
    changed == Err(ClientError::NotInSession)
}

#[tokio::test(start_paused = true)]
async fn a_change_that_meets_an_outage_is_sent_at_the_next_contact() {
    let (fake, client, user) = host().await;
    go_away(&fake);
    let began = Instant::now();
    assert_eq!(change(&client, user, of_size(8)).await, Change::Kept);
    let took = Instant::now() - began;
    assert!(took <= TIMEOUT && took > TIMEOUT / 2, "{took:?}");
    // Known by now: waiting would bring nothing.
    let began = Instant::now();
    let players = registering(&["1", "2"]);
    assert_eq!(change(&client, user, players).await, Change::Kept);
    assert_eq!(Instant::now(), began);

    come_back(&fake);
    sleep(A_WHILE).await;
    let session = stored(&fake).expect("there");
    assert_eq!(session.max_players, Some(8));
    assert_eq!(session.registered, ids(&["1", "2"]));
    let told = |notice: &Notice| matches!(notice, Notice::SessionInSync { .. });
    assert_eq!(count(&fake, told), 1);
    assert_eq!(change(&client, user, of_size(9)).await, Change::Taken);
}

#[tokio::test(start_paused = true)]
async fn a_change_is_sent_again_without_the_channel_being_lost() {
    let (fake, client, user) = host().await;
    cut(&fake);
    assert_eq!(change(&client, user, of_size(8)).await, Change::Kept);
    come_back(&fake);
    sleep(A_WHILE).await;
    assert_eq!(stored(&fake).expect("there").max_players, Some(8));
}

#[tokio::test(start_paused = true)]
async fn a_later_change_carries_the_kept_ones_along() {
    let (fake, client, user) = host().await;
    cut(&fake);
    assert_eq!(change(&client, user, of_size(8)).await, Change::Kept);
    come_back(&fake);
    let players = registering(&["1"]);
    assert_eq!(change(&client, user, players).await, Change::Taken);
    let session = stored(&fake).expect("there");
    assert_eq!(session.max_players, Some(8));
    assert_eq!(session.registered, ids(&["1"]));
}

#[tokio::test(start_paused = true)]
async fn a_change_that_is_refused_is_not_kept() {
    let (fake, client, user) = host().await;
    let refusal = greenroom_protocol::error::Refusal::bad_request("planted");
    let fault = Fault::Fails(Failure::Refused(refusal.clone()));
    fake.with(|state| state.faults.push_back(fault));
    let changed = client.change_session(user, &room(), of_size(8)).await;
    assert_eq!(changed, Err(ClientError::Refused(refusal)));
    fake.with(|state| state.sessions.clear());
    fake.break_channels();
    sleep(A_WHILE).await;
    assert_eq!(stored(&fake).expect("put back").max_players, Some(4));
}

#[tokio::test(start_paused = true)]
async fn a_session_that_an_outage_has_cost_is_made_again() {
    let (fake, client, user) = host().await;
    change(&client, user, registering(&["1", "2"])).await;
    let before = stored(&fake);
    go_away(&fake);
    sleep(A_WHILE).await;
    fake.with(|state| state.sessions.clear());
    come_back(&fake);
    sleep(A_WHILE).await;
    assert_eq!(stored(&fake), before);
    assert_eq!(change(&client, user, of_size(8)).await, Change::Taken);
}

#[tokio::test(start_paused = true)]
async fn a_change_that_finds_its_session_gone_after_an_outage_makes_it_again() {
    let (fake, client, user) = host().await;
    fake.break_channels();
    fake.with(|state| state.sessions.clear());
    // Before the channel is back.
    assert_eq!(change(&client, user, of_size(8)).await, Change::Taken);
    assert_eq!(stored(&fake).expect("put back").max_players, Some(8));
}

#[tokio::test(start_paused = true)]
async fn a_session_that_was_ended_elsewhere_stays_ended() {
    let (fake, client, user) = host().await;
    fake.with(|state| state.sessions.clear());
    assert!(is_lost(&client, user).await);
    assert_eq!(lost(&fake), 1);
    fake.break_channels();
    sleep(A_WHILE).await;
    assert_eq!(stored(&fake), None);
}

#[tokio::test(start_paused = true)]
async fn a_name_that_somebody_else_took_is_lost_and_left_alone() {
    for other in [
        Stored::of_another(),
        // Another process of the same player.
        Stored {
            is_anothers: false,
            ..Stored::of_another()
        },
    ] {
        let (fake, client, user) = host().await;
        go_away(&fake);
        assert_eq!(change(&client, user, of_size(8)).await, Change::Kept);
        fake.with(|state| state.sessions.insert("room".to_owned(), other.clone()));
        come_back(&fake);
        sleep(A_WHILE).await;
        assert_eq!(lost(&fake), 1);
        assert!(is_lost(&client, user).await);
        assert_eq!(client.leave_session(user, &room(), None).await, Ok(()));
        assert_eq!(stored(&fake), Some(other));
    }
}

#[tokio::test(start_paused = true)]
async fn kept_changes_that_are_refused_for_good_cost_the_session() {
    let (fake, client, user) = host().await;
    cut(&fake);
    assert_eq!(change(&client, user, of_size(8)).await, Change::Kept);
    come_back(&fake);
    let refusal = greenroom_protocol::error::Refusal::bad_request("planted");
    fake.with(|state| {
        state
            .faults
            .push_back(Fault::Fails(Failure::Refused(refusal)))
    });
    sleep(A_WHILE).await;
    assert_eq!(lost(&fake), 1);
    assert!(is_lost(&client, user).await);
    assert_eq!(stored(&fake), None, "nobody would ever change it again");
}

#[tokio::test(start_paused = true)]
async fn a_joiner_who_was_removed_joins_again() {
    let (fake, _client, _) = join().await;
    go_away(&fake);
    fake.with(|state| {
        let session = state.sessions.get_mut("room").expect("there");
        session.has_me = false;
    });
    come_back(&fake);
    sleep(A_WHILE).await;
    assert!(stored(&fake).expect("there").has_me);
    assert_eq!(lost(&fake), 0);
}

#[tokio::test(start_paused = true)]
async fn a_joiner_who_is_back_before_the_host_waits_for_it() {
    for (seconds, finds_it) in [(20, true), (60, false)] {
        let (fake, _client, _) = join().await;
        let session = fake.with(|state| state.sessions.remove("room"));
        fake.break_channels();
        sleep(Duration::from_secs(seconds)).await;
        let session = Stored {
            has_me: false,
            ..session.expect("it was there")
        };
        fake.with(|state| state.sessions.insert("room".to_owned(), session));
        sleep(A_WHILE).await;
        assert_eq!(stored(&fake).expect("there").has_me, finds_it);
        assert_eq!(lost(&fake), usize::from(!finds_it));
    }
}

#[tokio::test(start_paused = true)]
async fn an_owner_who_only_joined_keeps_nothing() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let own = Stored {
        is_anothers: false,
        ..Stored::of_another()
    };
    fake.with(|state| state.sessions.insert("room".to_owned(), own));
    let user = user.account;
    assert_eq!(enter(&client, user).await, Ok(PutOutcome::Updated));
    assert_eq!(change(&client, user, of_size(8)).await, Change::Taken);
    cut(&fake);
    let changed = client.change_session(user, &room(), of_size(9)).await;
    assert_eq!(changed, Err(ClientError::NoConnection("away".to_owned())));
    come_back(&fake);
    sleep(A_WHILE).await;
    assert_eq!(stored(&fake).expect("there").max_players, Some(8));
}

#[tokio::test(start_paused = true)]
async fn a_creation_whose_answer_is_lost_is_one_creation() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| state.faults.push_back(Fault::LosesAnswer));
    assert_eq!(make(&client, user.account).await, Ok(PutOutcome::Created));
    assert!(stored(&fake).is_some());
}

/// The guard above, in a program whose library marks each attempt anew.
#[test]
fn a_creation_that_is_marked_anew_at_each_attempt_is_noticed() {
    let program = std::env::current_exe().expect("a running program has a path");
    let guard = "client::tests::kept::a_creation_whose_answer_is_lost_is_one_creation";
    let output = Command::new(program)
        .env(VARIABLE, Planted::FreshNonce.name())
        .args(["--exact", guard])
        .output()
        .expect("it runs");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.contains("0 passed; 1 failed"), "{told}");
}

#[tokio::test(start_paused = true)]
async fn a_creation_that_nobody_learned_of_is_ended() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| state.faults.push_back(Fault::LosesAnswer));
    cut(&fake);
    assert_eq!(
        make(&client, user.account).await,
        Err(ClientError::TimedOut)
    );
    assert!(stored(&fake).is_some());
    come_back(&fake);
    sleep(A_WHILE).await;
    assert_eq!(stored(&fake), None);
    assert_eq!(make(&client, user.account).await, Ok(PutOutcome::Created));
}

#[tokio::test(start_paused = true)]
async fn a_join_that_nobody_learned_of_is_taken_back_unless_it_comes_again() {
    for comes_again in [false, true] {
        let (fake, client, user) = join().await;
        client
            .leave_session(user, &room(), None)
            .await
            .expect("left");
        fake.with(|state| state.faults.push_back(Fault::LosesAnswer));
        cut(&fake);
        assert_eq!(enter(&client, user).await, Err(ClientError::TimedOut));
        assert!(stored(&fake).expect("there").has_me);
        come_back(&fake);
        if comes_again {
            assert_eq!(enter(&client, user).await, Ok(PutOutcome::Updated));
        }
        sleep(A_WHILE).await;
        assert_eq!(stored(&fake).expect("there").has_me, comes_again);
    }
}

#[tokio::test(start_paused = true)]
async fn a_session_that_could_not_be_ended_in_time_is_ended_later() {
    let (fake, client, user) = host().await;
    go_away(&fake);
    let ended = client.leave_session(user, &room(), None).await;
    assert_eq!(ended, Err(ClientError::NoConnection("away".to_owned())));
    assert!(is_lost(&client, user).await, "its end was the last word");
    come_back(&fake);
    sleep(A_WHILE).await;
    assert_eq!(stored(&fake), None);
    assert_eq!(lost(&fake), 0);
    assert_eq!(client.leave_session(user, &room(), None).await, Ok(()));
}

#[tokio::test(start_paused = true)]
async fn a_session_that_could_not_be_ended_is_not_put_back() {
    let (fake, client, user) = host().await;
    go_away(&fake);
    let ended = client.leave_session(user, &room(), None).await;
    assert!(ended.is_err());
    fake.with(|state| state.sessions.clear());
    come_back(&fake);
    sleep(A_WHILE).await;
    assert_eq!(stored(&fake), None);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_kept_for_a_user_who_logs_out_meanwhile() {
    let (fake, client, user) = host().await;
    go_away(&fake);
    let leaving = async {
        sleep(TIMEOUT / 2).await;
        client.logout(user);
    };
    let name = room();
    let changing = client.change_session(user, &name, of_size(8));
    let (changed, ()) = tokio::join!(changing, leaving);
    assert_eq!(changed, Err(ClientError::NotLoggedIn));
}

#[tokio::test(start_paused = true)]
async fn an_operation_whose_time_is_over_before_its_turn_sends_nothing() {
    let (fake, client, user) = host().await;
    let deadline = client.deadline();
    sleep(TIMEOUT).await;
    let attempts = fake.with(|state| state.attempts);
    let late = deadline.bound(make(&client, user));
    assert_eq!(late.await, Err(ClientError::TimedOut));
    assert_eq!(fake.with(|state| state.attempts), attempts);
    sleep(A_WHILE).await;
    assert_eq!(
        fake.with(|state| state.attempts),
        attempts,
        "there is nothing to take back"
    );
}

#[tokio::test(start_paused = true)]
async fn all_questions_of_one_operation_share_its_time() {
    let (fake, client, user) = host().await;
    cut(&fake);
    let began = Instant::now();
    let operation = async {
        let _ = client.get_session(user, &room()).await;
        client.change_session(user, &room(), of_size(8)).await
    };
    let changed = client.deadline().bound(operation).await;
    assert_eq!(changed, Ok(Change::Kept));
    assert!(Instant::now() - began <= TIMEOUT);
}

#[tokio::test(start_paused = true)]
async fn without_a_network_operations_wait_and_send_nothing() {
    let (fake, client, user) = host().await;
    client.set_online(false);
    let attempts = fake.with(|state| state.attempts);
    let began = Instant::now();
    assert_eq!(change(&client, user, of_size(8)).await, Change::Kept);
    assert_eq!(Instant::now() - began, TIMEOUT);
    let asked = client.get_session(user, &room()).await.map(drop);
    assert_eq!(asked, Err(ClientError::TimedOut));
    sleep(A_WHILE).await;
    assert_eq!(fake.with(|state| state.attempts), attempts);
    client.set_online(true);
    sleep(A_WHILE).await;
    assert_eq!(stored(&fake).expect("there").max_players, Some(8));
}
