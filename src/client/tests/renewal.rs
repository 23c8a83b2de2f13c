//! Tokens near their end, and logins that end with them. Hours pass at once.

use std::time::Duration;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, SessionName};
use greenroom_protocol::search::EosQuery;
use greenroom_protocol::session::SessionDelta;
use tokio::time::sleep;

use super::fake::{Fake, Fault, TOKEN_LIFETIME};
use crate::client::transport::{Failure, Parting, When};
use crate::client::{Client, ClientError, Notice, Who};

const TIMEOUT: Duration = Duration::from_secs(30);
const MINUTE: Duration = Duration::from_secs(60);

async fn search(client: &Client, who: impl Into<Who>) -> Result<usize, ClientError> {
    let rows = client.search(who, EosQuery::default()).await?;
    Ok(rows.len())
}

fn refused(code: ErrorCode) -> Option<Fault> {
    Some(Fault::Fails(Failure::Refused(Refusal::new(
        code, "planted",
    ))))
}

/// How often a notice of this kind came.
fn count(fake: &Fake, is_it: fn(&Notice) -> bool) -> usize {
    fake.with(|state| state.notices.iter().filter(|notice| is_it(notice)).count())
}

fn expiring(fake: &Fake) -> usize {
    count(fake, |notice| matches!(notice, Notice::Expiring { .. }))
}

fn logged_out(fake: &Fake) -> usize {
    count(fake, |notice| matches!(notice, Notice::LoggedOut { .. }))
}

#[tokio::test(start_paused = true)]
async fn no_request_is_refused_in_hours_of_play() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let hours = 12;
    for _ in 0..hours * 60 {
        sleep(MINUTE).await;
        assert_eq!(search(&client, user.account).await, Ok(0));
    }
    let (refused, granted) = fake.with(|state| (state.refused_tokens, state.granted.clone()));
    assert_eq!((refused, expiring(&fake)), (0, 0));
    // Twenty minutes before the end of each.
    let pairs = granted.windows(2);
    let ages: Vec<u64> = pairs.map(|pair| (pair[1] - pair[0]).as_secs()).collect();
    assert_eq!(
        ages.len(),
        hours * 60 / 40 - 1,
        "the last one is due just now"
    );
    assert!(
        ages.iter().all(|age| (2400..2402).contains(age)),
        "{ages:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_renewal_that_fails_at_first_is_tried_again_in_time() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| {
        state.token_fault = Some(Fault::Fails(Failure::Unreachable("planted".to_owned())));
    });
    sleep(TOKEN_LIFETIME - 11 * MINUTE).await;
    let before = fake.with(|state| {
        state.token_fault = None;
        state.grants
    });
    sleep(MINUTE).await;
    assert_eq!(fake.with(|state| state.grants), before + 1);
    assert_eq!(expiring(&fake), 0, "it came in time");
    assert_eq!(search(&client, user.account).await, Ok(0));
}

#[tokio::test(start_paused = true)]
async fn the_game_is_warned_once_when_the_end_is_near() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let interrupted = Failure::Interrupted("planted".to_owned());
    fake.with(|state| state.token_fault = Some(Fault::Fails(interrupted)));
    sleep(TOKEN_LIFETIME - 10 * MINUTE - Duration::from_secs(1)).await;
    assert_eq!(expiring(&fake), 0);
    sleep(Duration::from_secs(2)).await;
    assert_eq!(expiring(&fake), 1);
    sleep(30 * MINUTE).await;
    assert_eq!(expiring(&fake), 1);
    // An outage, however long, logs nobody out.
    assert_eq!(
        search(&client, user.account).await,
        Err(ClientError::TimedOut)
    );
    fake.with(|state| state.token_fault = None);
    assert_eq!(search(&client, user.account).await, Ok(0));
    assert_eq!(logged_out(&fake), 0);
}

#[tokio::test(start_paused = true)]
async fn without_a_network_nothing_is_sent_and_the_game_is_warned() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    client.set_online(false);
    let attempts = fake.with(|state| state.attempts);
    sleep(2 * TOKEN_LIFETIME).await;
    assert_eq!(fake.with(|state| state.attempts), attempts);
    assert_eq!(expiring(&fake), 1);
    client.set_online(true);
    sleep(MINUTE).await;
    assert_eq!(search(&client, user.account).await, Ok(0));
    let (grants, refused) = fake.with(|state| (state.grants, state.refused_tokens));
    assert_eq!((grants, refused), (2, 0));
}

#[tokio::test(start_paused = true)]
async fn logging_in_again_renews_the_token_and_stands_in_for_the_renewal() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    sleep(TOKEN_LIFETIME / 2).await;
    assert_eq!(client.login_device("Ann").await, Ok(user.clone()));
    let granted = fake.with(|state| state.grants);
    sleep(TOKEN_LIFETIME / 2).await;
    assert_eq!(search(&client, user.account).await, Ok(0));
    assert_eq!(
        fake.with(|state| (state.grants, state.refused_tokens)),
        (granted, 0)
    );
}

#[tokio::test(start_paused = true)]
async fn who_cannot_come_back_is_logged_out_once_and_parts_cleanly() {
    for code in [
        ErrorCode::InvalidCredential,
        ErrorCode::InvalidClient,
        ErrorCode::Forbidden,
    ] {
        let fake = Fake::new();
        let (client, user) = fake.user(TIMEOUT).await;
        fake.with(|state| {
            state.oldest_token = state.grants + 1;
            state.token_fault = refused(code);
        });
        let both = (search(&client, user.account), search(&client, user.account));
        let (one, other) = futures_util::future::join(both.0, both.1).await;
        assert_eq!(one, Err(ClientError::NotLoggedIn), "{code:?}");
        assert_eq!(other, Err(ClientError::NotLoggedIn), "{code:?}");
        sleep(MINUTE).await;
        assert_eq!(logged_out(&fake), 1, "{code:?}");
        assert_eq!(fake.with(|state| state.partings.clone()), [Parting::Clean]);

        // The way back is a login.
        fake.with(|state| state.token_fault = None);
        let grants = fake.with(|state| state.grants);
        assert_eq!(client.login_device("Ann").await, Ok(user.clone()));
        assert_eq!(search(&client, user.account).await, Ok(0));
        assert_eq!(fake.with(|state| state.grants), grants + 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_user_without_requests_is_logged_out_when_the_renewal_is_refused() {
    let fake = Fake::new();
    let (_client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| state.token_fault = refused(ErrorCode::Forbidden));
    sleep(TOKEN_LIFETIME - 19 * MINUTE).await;
    let why = "the directory refused: forbidden: planted".to_owned();
    let notice = Notice::LoggedOut {
        account: user.account,
        why,
    };
    let told = fake.with(|state| state.notices.contains(&notice));
    assert!(told, "{:?}", fake.with(|state| state.notices.clone()));
    assert_eq!(expiring(&fake), 0);
}

/// A server has no login to lose: it asks for its first token with its first question, and again after a refusal.
#[tokio::test(start_paused = true)]
async fn a_server_fetches_its_token_with_its_first_question() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    assert_eq!(
        search(&client, Who::Server).await,
        Err(ClientError::NotLoggedIn)
    );
    client.act_as_server("0123456789abcdef0123456789abcdef".to_owned());
    assert_eq!(fake.with(|state| state.attempts), 0);

    fake.with(|state| state.token_fault = refused(ErrorCode::MissingAction));
    let begun = tokio::time::Instant::now();
    let name = SessionName::new("match").expect("valid");
    let hosting =
        || client.enter_session(Who::Server, &name, When::Absent, SessionDelta::default());
    let Err(ClientError::Refused(refusal)) = hosting().await else {
        panic!("no right to act as a server");
    };
    assert_eq!(refusal.code, ErrorCode::MissingAction);
    assert!(
        begun.elapsed() < Duration::from_secs(1),
        "it is told at once"
    );

    fake.with(|state| state.token_fault = None);
    assert!(hosting().await.is_ok());
    for _ in 0..6 * 60 {
        sleep(MINUTE).await;
        assert_eq!(search(&client, Who::Server).await, Ok(0));
    }
    assert_eq!(
        fake.with(|state| (state.grants, state.refused_tokens)),
        (9, 0)
    );
    assert_eq!(logged_out(&fake), 0);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_only_searches_renews_its_token_too() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    client.act_as_server("instance".to_owned());
    for _ in 0..6 * 60 {
        sleep(MINUTE).await;
        assert_eq!(search(&client, Who::Server).await, Ok(0));
    }
    let (grants, refused) = fake.with(|state| (state.grants, state.refused_tokens));
    assert_eq!((grants, refused), (6, 0));
    assert_eq!(
        fake.with(|state| state.connects),
        0,
        "nothing hangs on a channel"
    );
}

#[tokio::test(start_paused = true)]
async fn a_token_of_no_lifetime_is_no_busy_loop() {
    let fake = Fake::new();
    let (_client, user) = fake.user(TIMEOUT).await;
    let account = AccountId::new(7).expect("valid");
    assert_eq!(user.account, account);
    // Half of the shortest lifetime that is believed lies between two renewals, after the first.
    fake.with(|state| state.token_lifetime = Some(Duration::ZERO));
    let before = fake.with(|state| state.grants);
    sleep(TOKEN_LIFETIME + 10 * MINUTE).await;
    let grants = fake.with(|state| state.grants) - before;
    let half_an_hour = 30 * 60 / 5;
    assert!((1..=half_an_hour).contains(&grants), "{grants}");
}
