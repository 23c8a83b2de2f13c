//! A directory that wants fewer questions: what ends at once, what waits, and what is not asked at all meanwhile.

use std::time::Duration;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, SessionName, SessionRef, TemplateName};
use greenroom_protocol::search::EosQuery;
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::settings::GreenroomDelta;
use tokio::time::{Instant, sleep};

use super::fake::{Fake, Fault, Stored, TOKEN_LIFETIME};
use crate::client::transport::Failure;
use crate::client::{
    Change, Client, ClientError, Entry, EntryId, Notice, PutOutcome, User, When, patiently,
};

const TIMEOUT: Duration = Duration::from_secs(30);
/// What the directory asks for.
const WAIT: Duration = Duration::from_secs(7);
/// More than the time of an operation.
const LONG_WAIT: Duration = Duration::from_secs(200);
/// What the library's own pauses may add to a wait.
const SLACK: Duration = Duration::from_secs(6);

fn too_often_for(wait: Duration) -> Fault {
    let wait = u64::try_from(wait.as_millis()).expect("short");
    Fault::Fails(Refusal::too_many_requests("planted", wait).into())
}

fn plant(fake: &Fake, faults: impl IntoIterator<Item = Fault>) {
    fake.with(|state| state.faults.extend(faults));
}

fn attempts(fake: &Fake) -> usize {
    fake.with(|state| state.attempts)
}

fn is_too_often<T>(result: &Result<T, ClientError>) -> bool {
    matches!(result, Err(ClientError::Refused(refusal))
        if refusal.code == ErrorCode::TooManyRequests)
}

fn room() -> SessionName {
    SessionName::new("room").expect("valid")
}

fn stored(fake: &Fake) -> Option<Stored> {
    fake.with(|state| state.sessions.get("room").cloned())
}

fn of_size(max_players: u32) -> GreenroomDelta {
    GreenroomDelta {
        max_players: Some(max_players),
        ..GreenroomDelta::default()
    }
}

async fn search(client: &Client, user: AccountId) -> Result<(), ClientError> {
    let found = client.search(user, EosQuery::default()).await;
    found.map(drop)
}

async fn make(client: &Client, user: &User) -> Result<PutOutcome, ClientError> {
    let hosting = SessionDelta {
        greenroom: Some(of_size(4)),
        ..SessionDelta::default()
    };
    client
        .enter_session(user.account, &room(), When::Absent, hosting)
        .await
}

async fn change(client: &Client, user: &User, max_players: u32) -> Result<Change, ClientError> {
    let change = of_size(max_players);
    client.change_session(user.account, &room(), change).await
}

async fn host() -> (Fake, Client, User) {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    assert_eq!(make(&client, &user).await, Ok(PutOutcome::Created));
    (fake, client, user)
}

#[tokio::test(start_paused = true)]
async fn whoever_searches_too_often_is_told_so_without_a_word_to_the_directory() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    plant(&fake, [too_often_for(WAIT)]);
    let began = Instant::now();
    let asked = attempts(&fake);
    // Sixty times a second, as a game that searches in each frame.
    let mut refused = 0;
    while Instant::now() - began < WAIT {
        let found = search(&client, user.account).await;
        assert!(is_too_often(&found), "{found:?}");
        refused += 1;
        sleep(Duration::from_millis(16)).await;
    }
    assert!(refused > 400, "{refused}");
    assert_eq!(attempts(&fake), asked + 1);
    assert_eq!(search(&client, user.account).await, Ok(()));
    assert_eq!(attempts(&fake), asked + 2);
}

#[tokio::test(start_paused = true)]
async fn who_waits_as_long_as_the_refusal_says_is_answered() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    plant(&fake, [too_often_for(WAIT)]);
    assert!(is_too_often(&search(&client, user.account).await));
    sleep(WAIT / 2).await;
    let Err(ClientError::Refused(refusal)) = search(&client, user.account).await else {
        panic!("half of the time is not over");
    };
    let left = Duration::from_millis(refusal.retry_after_ms.expect("it says so"));
    assert!(left <= WAIT / 2 + Duration::from_millis(1), "{left:?}");
    sleep(left).await;
    assert_eq!(search(&client, user.account).await, Ok(()));
}

#[tokio::test(start_paused = true)]
async fn one_kind_of_questions_of_one_user_holds_up_no_other() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| state.accounts.issued.insert("ben".to_owned(), Some(9)));
    let other = client.login_openid("ben".to_owned()).await.expect("a user");
    plant(&fake, [too_often_for(WAIT)]);
    assert!(is_too_often(&search(&client, user.account).await));
    assert_eq!(search(&client, other.account).await, Ok(()));
    let read = client.get_session(user.account, &room()).await;
    assert!(matches!(read, Ok(None)), "{read:?}");
    assert_eq!(make(&client, &user).await, Ok(PutOutcome::Created));
}

#[tokio::test(start_paused = true)]
async fn the_longest_of_several_waits_counts() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    plant(&fake, [too_often_for(WAIT), too_often_for(WAIT / 7)]);
    // Both are on their way before either is answered.
    let (one, other) =
        futures_util::join!(search(&client, user.account), search(&client, user.account));
    assert!(is_too_often(&one) && is_too_often(&other));
    sleep(WAIT / 2).await;
    assert!(is_too_often(&search(&client, user.account).await));
}

#[tokio::test(start_paused = true)]
async fn a_creation_that_is_refused_leaves_nothing_behind() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    plant(&fake, [too_often_for(WAIT)]);
    let began = Instant::now();
    let made = make(&client, &user).await;
    assert!(is_too_often(&made), "{made:?}");
    assert_eq!(Instant::now(), began);
    let asked = attempts(&fake);
    sleep(10 * WAIT).await;
    assert_eq!((stored(&fake), attempts(&fake)), (None, asked));
    assert_eq!(make(&client, &user).await, Ok(PutOutcome::Created));
}

/// The refusal is about the second attempt; what came of the first, nobody knows.
#[tokio::test(start_paused = true)]
async fn a_creation_whose_answer_was_lost_waits_and_is_made_once() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    plant(&fake, [Fault::LosesAnswer, too_often_for(WAIT)]);
    let began = Instant::now();
    assert_eq!(make(&client, &user).await, Ok(PutOutcome::Created));
    assert!(Instant::now() - began >= WAIT);
    plant(&fake, [too_often_for(WAIT)]);
    assert_eq!(change(&client, &user, 8).await, Ok(Change::Kept));
    sleep(WAIT + SLACK).await;
    assert_eq!(stored(&fake).expect("kept").max_players, Some(8));
}

#[tokio::test(start_paused = true)]
async fn a_creation_whose_fate_nobody_learns_in_time_is_taken_back() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    plant(&fake, [Fault::LosesAnswer, too_often_for(LONG_WAIT)]);
    assert_eq!(make(&client, &user).await, Err(ClientError::TimedOut));
    assert!(stored(&fake).is_some());
    sleep(LONG_WAIT + SLACK).await;
    assert_eq!(stored(&fake), None);
}

#[tokio::test(start_paused = true)]
async fn changes_in_each_frame_become_one_write() {
    let (fake, client, user) = host().await;
    plant(&fake, [too_often_for(WAIT)]);
    let (began, asked) = (Instant::now(), attempts(&fake));
    for max_players in 5..=300 {
        let changed = change(&client, &user, max_players).await;
        assert_eq!(changed, Ok(Change::Kept));
    }
    assert_eq!(Instant::now(), began, "nobody waits");
    sleep(WAIT - Duration::from_millis(1)).await;
    assert_eq!(attempts(&fake), asked + 1);
    assert_eq!(stored(&fake).expect("there").max_players, Some(4));

    sleep(SLACK).await;
    assert_eq!(attempts(&fake), asked + 2);
    assert_eq!(stored(&fake).expect("there").max_players, Some(300));
    let in_sync = |notice: &&Notice| matches!(notice, Notice::SessionInSync { .. });
    let told = fake.with(|state| state.notices.iter().filter(in_sync).count());
    assert_eq!(told, 1);
    assert_eq!(change(&client, &user, 9).await, Ok(Change::Taken));
}

#[tokio::test(start_paused = true)]
async fn a_session_that_is_put_back_is_put_back_after_the_wait() {
    let (fake, client, user) = host().await;
    fake.with(|state| state.sessions.clear());
    plant(&fake, [too_often_for(LONG_WAIT)]);
    fake.break_channels();
    sleep(LONG_WAIT - SLACK).await;
    assert_eq!(stored(&fake), None);
    sleep(2 * SLACK).await;
    assert_eq!(stored(&fake).expect("put back").max_players, Some(4));
    assert_eq!(change(&client, &user, 8).await, Ok(Change::Taken));
}

#[tokio::test(start_paused = true)]
async fn who_leaves_waits_and_leaves() {
    let (fake, client, user) = host().await;
    plant(&fake, [too_often_for(WAIT)]);
    let began = Instant::now();
    let left = client.leave_session(user.account, &room(), None).await;
    assert_eq!(left, Ok(()));
    assert!(Instant::now() - began >= WAIT);
    assert_eq!(stored(&fake), None);
}

#[tokio::test(start_paused = true)]
async fn who_cannot_wait_so_long_leaves_in_the_background() {
    let (fake, client, user) = host().await;
    plant(&fake, [too_often_for(LONG_WAIT)]);
    let left = client.leave_session(user.account, &room(), None).await;
    assert_eq!(left, Err(ClientError::TimedOut));
    assert!(stored(&fake).is_some());
    sleep(LONG_WAIT + SLACK).await;
    assert_eq!(stored(&fake), None);
}

#[tokio::test(start_paused = true)]
async fn a_login_is_refused_and_the_next_one_stays_here() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    fake.with(|state| state.accounts.issued.insert("ann".to_owned(), Some(8)));
    plant(&fake, [too_often_for(WAIT)]);
    for _ in 0..3 {
        let login = client.login_openid("ann".to_owned()).await;
        assert!(is_too_often(&login), "{login:?}");
    }
    assert_eq!(attempts(&fake), 1);
    sleep(WAIT).await;
    let login = client.login_openid("ann".to_owned()).await;
    assert!(login.is_ok(), "{login:?}");
}

#[tokio::test(start_paused = true)]
async fn a_renewal_waits_and_nobody_is_logged_out() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let grants = fake.with(|state| {
        state.token_fault = Some(too_often_for(LONG_WAIT));
        state.grants
    });
    // Renewed with a third of the hour left, and refused then.
    sleep(TOKEN_LIFETIME * 2 / 3 + SLACK).await;
    fake.with(|state| state.token_fault = None);
    assert_eq!(search(&client, user.account).await, Ok(()));
    sleep(LONG_WAIT - 2 * SLACK).await;
    assert_eq!(fake.with(|state| state.grants), grants);
    sleep(3 * SLACK).await;
    assert_eq!(fake.with(|state| state.grants), grants + 1);
    assert_eq!(search(&client, user.account).await, Ok(()));
}

#[tokio::test(start_paused = true)]
async fn a_push_channel_is_opened_after_the_wait() {
    let (fake, client, user) = host().await;
    let connects = fake.with(|state| {
        state.connect_fault = Some(too_often_for(WAIT));
        state.connects
    });
    fake.break_channels();
    sleep(WAIT / 2).await;
    fake.with(|state| state.connect_fault = None);
    sleep(WAIT / 4).await;
    assert_eq!(fake.with(|state| state.connects), connects);
    sleep(WAIT / 4 + SLACK).await;
    assert_eq!(fake.with(|state| state.connects), connects + 1);
    assert_eq!(change(&client, &user, 8).await, Ok(Change::Taken));
}

fn lobby(client: &Client) -> SessionRef {
    let template = TemplateName::new("Lobby").expect("valid");
    client.multiplayer_ref(template, room())
}

async fn lobby_of(client: &Client, user: &User) -> (EntryId, Result<(), ClientError>) {
    let (id, entry) = (EntryId::next(), Entry::Create(lobby(client)));
    let me = serde_json::from_str(r#"{"properties":{"system":{"active":true}}}"#);
    let coming = SessionDelta {
        members: [("me".to_owned(), Some(me.expect("a member")))].into(),
        ..SessionDelta::default()
    };
    let watcher = std::sync::Arc::new(|_| ());
    let entered = client.enter_multiplayer(user.account, id, entry, coming, watcher);
    (id, entered.await.map(drop))
}

#[tokio::test(start_paused = true)]
async fn an_entry_into_a_session_of_the_contract_is_refused_and_can_be_tried_again() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    plant(&fake, [too_often_for(WAIT)]);
    let (_, entered) = lobby_of(&client, &user).await;
    assert!(is_too_often(&entered), "{entered:?}");
    sleep(WAIT).await;
    assert!(fake.with(|state| state.rooms.is_empty()));
    let (_, entered) = lobby_of(&client, &user).await;
    assert_eq!(entered, Ok(()));
}

#[tokio::test(start_paused = true)]
async fn what_is_patient_waits_in_a_session_of_the_contract_and_so_does_its_end() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let (id, entered) = lobby_of(&client, &user).await;
    assert_eq!(entered, Ok(()));
    let at = lobby(&client);
    let ask = || client.change_multiplayer(user.account, &at, id, SessionDelta::default());
    plant(&fake, [too_often_for(WAIT)]);
    assert!(is_too_often(&ask().await));
    let began = Instant::now();
    let changed = patiently(ask()).await;
    assert!(changed.is_ok(), "{changed:?}");
    assert!(Instant::now() - began >= WAIT);

    plant(&fake, [too_often_for(LONG_WAIT)]);
    let left = client.leave_multiplayer(user.account, &at, id).await;
    assert_eq!(left, Err(ClientError::TimedOut));
    let is_in = || {
        fake.with(|state| {
            state
                .rooms
                .get("room")
                .is_some_and(|room| room.me.is_some())
        })
    };
    assert!(is_in());
    sleep(LONG_WAIT + SLACK).await;
    assert!(!is_in());
}

#[tokio::test(start_paused = true)]
async fn a_gateway_that_is_busy_is_no_word_of_the_directory() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let busy = Failure::Busy {
        why: "planted".to_owned(),
        pause: WAIT,
    };
    plant(&fake, [Fault::Fails(busy)]);
    let began = Instant::now();
    assert_eq!(search(&client, user.account).await, Ok(()));
    assert!(Instant::now() - began >= WAIT);
}
