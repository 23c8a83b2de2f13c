//! Logins of Auth and of Connect: each ends for itself, and both are one to the directory.

use std::time::Duration;

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::search::EosQuery;
use tokio::time::sleep;

use super::fake::{Fake, TOKEN_LIFETIME};
use crate::client::{Client, ClientError, EpicToken, Notice, User};

const TIMEOUT: Duration = Duration::from_secs(30);

async fn developer(client: &Client, name: &str) -> User {
    let user = client.login_developer(name.to_owned()).await;
    let user = user.expect("a user");
    assert_eq!(user.display_name, name);
    user
}

fn access_token(client: &Client, user: AccountId) -> String {
    client.auth_token(user).expect("logged in").access_token
}

/// Logs in by Connect with the token of Auth.
async fn connect(client: &Client, user: AccountId) {
    let token = EpicToken::Access(access_token(client, user));
    let connected = client.login_epic(token).await.expect("its own token");
    assert_eq!(connected.account, user);
}

async fn is_in(client: &Client, user: AccountId) -> bool {
    match client.search(user, EosQuery::default()).await {
        Ok(_) => true,
        Err(ClientError::NotLoggedIn) => false,
        other => panic!("{other:?}"),
    }
}

fn told(fake: &Fake, wanted: impl Fn(&Notice) -> bool) -> usize {
    fake.with(|state| state.notices.iter().filter(|notice| wanted(notice)).count())
}

fn channels(fake: &Fake) -> usize {
    told(fake, |notice| matches!(notice, Notice::Connected { .. }))
}

fn logged_out(fake: &Fake) -> usize {
    told(fake, |notice| matches!(notice, Notice::LoggedOut { .. }))
}

fn refusal(result: Result<User, ClientError>) -> ErrorCode {
    match result {
        Err(ClientError::Refused(refusal)) => refusal.code,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn a_login_is_over_when_both_interfaces_have_left_whoever_goes_first() {
    type Leave = fn(&Client, AccountId);
    let (connect_first, auth_first): ([Leave; 2], [Leave; 2]) = (
        [Client::logout, Client::logout_auth],
        [Client::logout_auth, Client::logout],
    );
    for [first, second] in [connect_first, auth_first] {
        let fake = Fake::new();
        let client = fake.client(TIMEOUT);
        let user = developer(&client, "Ann").await.account;
        connect(&client, user).await;
        first(&client, user);
        assert!(is_in(&client, user).await);
        first(&client, user);
        assert!(is_in(&client, user).await, "nothing is left to leave by it");
        second(&client, user);
        assert!(!is_in(&client, user).await);
        assert_eq!(client.auth_token(user), None);
    }
}

#[tokio::test(start_paused = true)]
async fn two_logins_of_one_account_share_the_push_channel() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let user = developer(&client, "Ann").await.account;
    connect(&client, user).await;
    developer(&client, "Ann").await;
    sleep(Duration::from_secs(60)).await;
    assert_eq!(channels(&fake), 1);
}

#[tokio::test(start_paused = true)]
async fn the_tokens_of_auth_are_there_as_long_as_auth_is_logged_in() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let user = developer(&client, "Ann").await.account;
    let token = client.auth_token(user).expect("logged in");
    assert_eq!(token.client_id, "client");
    assert!((token.expires_in - TOKEN_LIFETIME.as_secs_f64()).abs() < 1.0);
    let refresh = token.refresh.expect("a refresh token");
    assert!(refresh.expires_in > token.expires_in);
    assert!(client.epic_id_token(user).is_some());
    // Connect has come and gone: its tokens would not log in elsewhere.
    connect(&client, user).await;
    assert_eq!(access_token(&client, user), token.access_token);
    client.logout_auth(user);
    assert_eq!(client.auth_token(user), None);
    assert_eq!(client.epic_id_token(user), None);
    assert!(is_in(&client, user).await);
}

#[tokio::test(start_paused = true)]
async fn a_login_by_name_is_renewed_with_tokens_that_go_on_logging_in_elsewhere() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let user = developer(&client, "Ann").await.account;
    connect(&client, user).await;
    let first = access_token(&client, user);
    sleep(3 * TOKEN_LIFETIME).await;
    assert_ne!(access_token(&client, user), first);
    assert!(client.epic_id_token(user).is_some());
    let kept = fake.with(|state| state.accounts.refreshes.len());
    assert_eq!(kept, 1, "a renewal asks for no further refresh token");
    assert!(is_in(&client, user).await);
    assert_eq!(logged_out(&fake), 0);
}

#[tokio::test(start_paused = true)]
async fn a_renewal_that_is_refused_ends_both_logins() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let user = developer(&client, "Ann").await.account;
    connect(&client, user).await;
    fake.with(|state| {
        state.accounts.no_desk = true;
        state.oldest_token = state.grants + 1;
    });
    assert!(!is_in(&client, user).await);
    assert_eq!(logged_out(&fake), 1);
    assert_eq!(client.auth_token(user), None);
}

#[tokio::test(start_paused = true)]
async fn a_token_from_elsewhere_logs_in_as_long_as_it_is_good() {
    let fake = Fake::new();
    let launcher = fake.client(TIMEOUT);
    let user = developer(&launcher, "Ann").await.account;
    let game = fake.client(TIMEOUT);
    let token = EpicToken::Access(access_token(&launcher, user));
    game.login_epic(token).await.expect("good");
    assert_eq!(
        game.auth_token(user),
        None,
        "the game is logged in by Connect"
    );
    fake.with(|state| state.oldest_token = state.grants + 1);
    assert!(!is_in(&game, user).await);
}

#[tokio::test(start_paused = true)]
async fn the_token_of_an_issuer_gives_way_to_the_refresh_token() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let issued = |user| {
        fake.with(|state| state.accounts.issued.insert("ann".to_owned(), user));
    };
    issued(None);
    let login = client.login_openid_auth("ann".to_owned(), None).await;
    let Err(ClientError::UnknownUser { continuance }) = login else {
        panic!("{login:?}");
    };
    let user = client.create_epic_user(&continuance).await.expect("made");
    fake.with(|state| state.accounts.issued.clear());
    sleep(3 * TOKEN_LIFETIME).await;
    assert!(client.auth_token(user.account).is_some());
    assert_eq!(logged_out(&fake), 0);
}

#[tokio::test(start_paused = true)]
async fn a_profile_keeps_the_login_until_it_is_forgotten() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let nothing = client.login_persistent().await;
    assert_eq!(refusal(nothing), ErrorCode::InvalidCredential);
    assert_eq!(client.forget_persistent().await, Ok(()));

    let user = developer(&client, "Ann").await.account;
    client.logout_auth(user);
    let back = client.login_persistent().await.expect("kept");
    assert_eq!(back.account, user);
    let refresh = client.auth_token(user).and_then(|token| token.refresh);
    let refresh = refresh.expect("the one that was kept").token;
    client.logout_auth(user);

    assert_eq!(client.forget_persistent().await, Ok(()));
    let forgotten = client.login_persistent().await;
    assert_eq!(refusal(forgotten), ErrorCode::InvalidCredential);
    let revoked = client.login_refresh(refresh).await;
    assert_eq!(refusal(revoked), ErrorCode::InvalidCredential);
}

#[tokio::test(start_paused = true)]
async fn a_kept_login_that_the_directory_has_forgotten_is_forgotten_here_too() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    developer(&client, "Ann").await;
    let kept = fake.with(|state| std::mem::take(&mut state.accounts.refreshes));
    let refused = client.login_persistent().await;
    assert_eq!(refusal(refused), ErrorCode::InvalidCredential);
    fake.with(|state| state.accounts.refreshes = kept);
    let refused = client.login_persistent().await;
    assert_eq!(refusal(refused), ErrorCode::InvalidCredential);
}

#[tokio::test(start_paused = true)]
async fn a_refresh_token_of_another_process_is_not_kept() {
    let fake = Fake::new();
    let other = fake.client(TIMEOUT);
    let user = developer(&other, "Ann").await.account;
    let token = other.auth_token(user).and_then(|token| token.refresh);
    let client = fake.client(TIMEOUT);
    let login = client.login_refresh(token.expect("one").token).await;
    assert_eq!(login.expect("good").account, user);
    let kept = client.login_persistent().await;
    assert_eq!(refusal(kept), ErrorCode::InvalidCredential);
}

#[tokio::test(start_paused = true)]
async fn whose_an_access_token_is_says_the_directory() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let user = developer(&client, "Ann").await.account;
    let token = access_token(&client, user);
    let owner = client.owner_of_epic_token(token.clone()).await;
    assert_eq!(owner, Ok(Some(user.padded())));
    fake.with(|state| state.oldest_token = state.grants + 1);
    assert_eq!(client.owner_of_epic_token(token).await, Ok(None));
}
