//! Devices and tokens.

use std::time::Duration;

use futures_util::future::join_all;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::search::EosQuery;

use super::fake::{Fake, Fault};
use crate::client::transport::Failure;
use crate::client::{Client, ClientError};

const TIMEOUT: Duration = Duration::from_secs(30);

#[tokio::test(start_paused = true)]
async fn a_profile_has_one_device_on_a_directory() {
    let client = Fake::new().client(TIMEOUT);
    assert_eq!(client.login_device("Ann").await, Err(ClientError::NoDevice));
    assert_eq!(client.create_device_id("PC").await, Ok(()));
    let again = client.create_device_id("PC").await;
    assert_eq!(again, Err(ClientError::DuplicateDevice));
    let user = client.login_device("Ann").await.expect("a user");
    assert_eq!(
        (user.account.number(), user.display_name.as_str()),
        (7, "Ann")
    );
}

#[tokio::test(start_paused = true)]
async fn a_device_that_its_directory_has_forgotten_makes_room_for_another() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    client.create_device_id("PC").await.expect("a device");
    let unknown = Refusal::new(ErrorCode::InvalidCredential, "planted");
    // The first attempt of a login asks which directory this is.
    let faults = [Fault::Passes, Fault::Fails(Failure::Refused(unknown))];
    fake.with(|state| state.faults.extend(faults));
    assert_eq!(client.login_device("Ann").await, Err(ClientError::NoDevice));
    assert_eq!(client.create_device_id("PC").await, Ok(()));
}

#[tokio::test(start_paused = true)]
async fn an_expired_token_is_renewed_without_anybody_noticing() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let grants = fake.with(|state| {
        state.oldest_token = state.grants + 1;
        state.grants
    });
    assert_eq!(search(&client, user.account).await, Ok(0));
    assert_eq!(fake.with(|state| state.grants), grants + 1);
}

#[tokio::test(start_paused = true)]
async fn many_refused_requests_make_one_renewal() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let grants = fake.with(|state| {
        state.oldest_token = state.grants + 1;
        state.grants
    });
    let searches = (0..20).map(|_| search(&client, user.account));
    for result in join_all(searches).await {
        assert_eq!(result, Ok(0));
    }
    assert_eq!(fake.with(|state| state.grants), grants + 1);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_refused_again_at_once_is_a_refusal() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| state.oldest_token = usize::MAX);
    let result = search(&client, user.account).await;
    let Err(ClientError::Refused(refusal)) = result else {
        panic!("{result:?}");
    };
    assert_eq!(refusal.code, ErrorCode::Unauthorized);
}

#[tokio::test(start_paused = true)]
async fn nobody_asks_in_the_name_of_a_user_who_is_logged_out() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    client.logout(user.account);
    let attempts = fake.with(|state| state.attempts);
    let result = search(&client, user.account).await;
    assert_eq!(result, Err(ClientError::NotLoggedIn));
    assert_eq!(fake.with(|state| state.attempts), attempts);
}

async fn search(client: &Client, user: AccountId) -> Result<usize, ClientError> {
    let rows = client.search(user, EosQuery::default()).await?;
    Ok(rows.len())
}
