//! Users of other systems: logins that only a new token renews, accounts that are linked, unlinked and moved, id tokens.

use std::time::Duration;

use greenroom_protocol::connect::ExternalAccountsQuery;
use greenroom_protocol::connect::IdentityProvider;
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::search::EosQuery;
use tokio::time::{sleep, timeout};

use super::fake::{Fake, Fault, TOKEN_LIFETIME, id_token};
use crate::client::transport::Failure;
use crate::client::{Client, ClientError, IdTokenFault, Notice, User, Who};

const TIMEOUT: Duration = Duration::from_secs(30);
const MINUTE: Duration = Duration::from_secs(60);

fn issue(fake: &Fake, token: &str, user: Option<u64>) {
    fake.with(|state| state.accounts.issued.insert(token.to_owned(), user));
}

fn expire(fake: &Fake, token: &str) {
    fake.with(|state| state.accounts.issued.remove(token));
}

async fn logged_in(fake: &Fake, client: &Client, token: &str, user: u64) -> User {
    issue(fake, token, Some(user));
    let login = client.login_openid(token.to_owned()).await;
    let user = login.expect("a user");
    assert_eq!(user.display_name, "");
    user
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

fn expiring(fake: &Fake) -> usize {
    told(fake, |notice| matches!(notice, Notice::Expiring { .. }))
}

fn logged_out(fake: &Fake) -> usize {
    told(fake, |notice| matches!(notice, Notice::LoggedOut { .. }))
}

#[tokio::test(start_paused = true)]
async fn a_login_is_renewed_as_long_as_the_issuer_vouches_for_its_token() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let user = logged_in(&fake, &client, "ann", 8).await;
    sleep(10 * TOKEN_LIFETIME).await;
    assert!(is_in(&client, user.account).await);
    assert_eq!((expiring(&fake), logged_out(&fake)), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn a_token_that_has_expired_ends_the_login_with_the_access_token_and_not_before() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let user = logged_in(&fake, &client, "ann", 8).await;
    expire(&fake, "ann");
    sleep(TOKEN_LIFETIME - 10 * MINUTE - Duration::from_secs(1)).await;
    assert_eq!(expiring(&fake), 0);
    sleep(Duration::from_secs(2)).await;
    assert_eq!(expiring(&fake), 1);
    sleep(9 * MINUTE).await;
    assert!(is_in(&client, user.account).await);
    assert!(client.id_token(user.account).is_some());
    assert_eq!(logged_out(&fake), 0);
    sleep(2 * MINUTE).await;
    assert_eq!((expiring(&fake), logged_out(&fake)), (1, 1));
    assert!(!is_in(&client, user.account).await);
    assert_eq!(client.id_token(user.account), None);
}

#[tokio::test(start_paused = true)]
async fn a_new_token_carries_the_login_on() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let user = logged_in(&fake, &client, "ann", 8).await;
    expire(&fake, "ann");
    sleep(TOKEN_LIFETIME - 5 * MINUTE).await;
    assert_eq!(expiring(&fake), 1);
    assert_eq!(logged_in(&fake, &client, "ann again", 8).await, user);
    sleep(3 * TOKEN_LIFETIME).await;
    assert!(is_in(&client, user.account).await);
    assert_eq!((expiring(&fake), logged_out(&fake)), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn a_directory_that_forgets_the_user_ends_the_login_at_once() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let user = logged_in(&fake, &client, "ann", 8).await;
    expire(&fake, "ann");
    fake.with(|state| state.oldest_token = state.grants + 1);
    assert!(!is_in(&client, user.account).await);
    assert_eq!((expiring(&fake), logged_out(&fake)), (0, 1));
}

#[tokio::test(start_paused = true)]
async fn who_deletes_the_device_of_its_login_stays_in_until_the_access_token_ends() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    assert_eq!(client.delete_device_id().await, Ok(()));
    let again = client.delete_device_id().await;
    assert_eq!(again, Err(ClientError::NoDevice));
    let login = client.login_device("Ann").await;
    assert_eq!(login, Err(ClientError::NoDevice));
    sleep(TOKEN_LIFETIME - 2 * MINUTE).await;
    assert!(is_in(&client, user.account).await);
    assert_eq!((expiring(&fake), logged_out(&fake)), (1, 0));
    sleep(3 * MINUTE).await;
    assert!(!is_in(&client, user.account).await);
}

#[tokio::test(start_paused = true)]
async fn an_unknown_account_is_created_or_linked_by_its_continuance_token() {
    let fake = Fake::new();
    let (client, device_user) = fake.user(TIMEOUT).await;
    for token in ["new", "linked"] {
        issue(&fake, token, None);
    }
    let continuance = async |token: &str| match client.login_openid(token.to_owned()).await {
        Err(ClientError::UnknownUser { continuance }) => continuance,
        other => panic!("{other:?}"),
    };
    let created = client.create_user(&continuance("new").await).await;
    let created = created.expect("a user");
    assert_ne!(created.account, device_user.account);

    let token = continuance("linked").await;
    assert_eq!(
        client.link_account(device_user.account, &token).await,
        Ok(())
    );
    let login = client.login_openid("linked".to_owned()).await;
    assert_eq!(login.expect("a user").account, device_user.account);

    let stranger = AccountId::new(99).expect("valid");
    let refused = client.link_account(stranger, &token).await;
    assert_eq!(refused, Err(ClientError::NotLoggedIn));
}

#[tokio::test(start_paused = true)]
async fn unlinking_logs_the_user_out_and_nobody_is_warned() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let user = logged_in(&fake, &client, "ann", 8).await;
    assert_eq!(client.unlink_account(user.account).await, Ok(()));
    assert!(!is_in(&client, user.account).await);
    let login = client.login_openid("ann".to_owned()).await;
    assert!(matches!(login, Err(ClientError::UnknownUser { .. })));
    sleep(2 * TOKEN_LIFETIME).await;
    assert_eq!((expiring(&fake), logged_out(&fake)), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn of_two_users_who_become_one_the_other_goes_without_a_word() {
    for preserves_device in [false, true] {
        let fake = Fake::new();
        let (client, device) = fake.user(TIMEOUT).await;
        let primary = logged_in(&fake, &client, "ann", 8).await;
        let (kept, gone) = match preserves_device {
            true => (device.account, primary.account),
            false => (primary.account, device.account),
        };
        // The answer is lost: the second attempt finds the one who asks gone, perhaps.
        let lost = Failure::Interrupted("planted".to_owned());
        fake.with(|state| state.accounts.transfer_fault = Some(lost));
        let transfer = client.transfer_device(primary.account, device.account, kept);
        assert_eq!(transfer.await, Ok(()), "{preserves_device}");
        assert!(is_in(&client, kept).await);
        assert!(!is_in(&client, gone).await);
        assert_eq!(logged_out(&fake), 0);
    }
}

#[tokio::test(start_paused = true)]
async fn queries_are_asked_in_the_name_of_who_asks() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    issue(&fake, "ann", Some(8));
    let query = ExternalAccountsQuery {
        identity_provider_id: IdentityProvider::OpenId,
        account_ids: vec!["ann".to_owned(), "nobody".to_owned()],
    };
    let found = client.external_accounts(user.account.into(), query.clone());
    let found = found.await.expect("an answer").ids;
    assert_eq!(found.len(), 1);
    assert_eq!(found["ann"].parse(), AccountId::new(8));
    let unknown = client.external_accounts(Who::Server, query).await;
    assert_eq!(unknown, Err(ClientError::NotLoggedIn));
}

#[tokio::test(start_paused = true)]
async fn id_tokens_are_verified_without_the_directory_once_its_keys_are_known() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let token = client.id_token(user.account).expect("a token");
    let claims = client.verify_id_token(&token).await.expect("good");
    assert_eq!(claims.sub, user.account.padded());
    let attempts = fake.with(|state| state.attempts);
    for _ in 0..10 {
        assert!(client.verify_id_token(&token).await.is_ok());
    }
    assert_eq!(fake.with(|state| state.attempts), attempts);

    // Renewed with the access token; the old one is good to its end.
    sleep(TOKEN_LIFETIME - MINUTE).await;
    assert!(client.verify_id_token(&token).await.is_ok());
    let renewed = client.id_token(user.account).expect("a token");
    assert_ne!(renewed, token);
    sleep(2 * MINUTE).await;
    let expired = client.verify_id_token(&token).await;
    assert_eq!(expired, Err(ClientError::IdToken(IdTokenFault::Expired)));
    assert!(client.verify_id_token(&renewed).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn a_new_key_is_fetched_and_unknown_keys_cannot_make_questions_without_end() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let end = 10_000_000_000;
    assert!(client.verify_id_token(&id_token(0, 7, end)).await.is_ok());
    let asked = || fake.with(|state| state.accounts.asked_for_keys);
    assert_eq!(asked(), 1);
    let forged = Err(ClientError::IdToken(IdTokenFault::Signature));
    for _ in 0..100 {
        assert_eq!(client.verify_id_token(&id_token(1, 7, end)).await, forged);
    }
    assert_eq!(asked(), 1);

    fake.with(|state| state.accounts.key = 1);
    sleep(MINUTE).await;
    assert!(client.verify_id_token(&id_token(1, 7, end)).await.is_ok());
    assert!(client.verify_id_token(&id_token(0, 7, end)).await.is_ok());
    assert_eq!(asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn tokens_of_unknown_keys_hold_no_others_up_while_the_directory_is_silent() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let end = 10_000_000_000;
    let good = id_token(0, 7, end);
    assert!(client.verify_id_token(&good).await.is_ok());
    sleep(MINUTE).await;
    fake.with(|state| state.faults.push_back(Fault::Hangs));
    let unknown = id_token(1, 7, end);
    let unknown = client.verify_id_token(&unknown);
    tokio::pin!(unknown);
    let second = Duration::from_secs(1);
    assert!(timeout(second, &mut unknown).await.is_err(), "it waits");
    let verified = timeout(second, client.verify_id_token(&good)).await;
    assert!(verified.expect("no wait").is_ok());
    let forged = Err(ClientError::IdToken(IdTokenFault::Signature));
    assert_eq!(unknown.await, forged);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_of_the_issuer_is_told_at_once() {
    let fake = Fake::new();
    let client = fake.client(TIMEOUT);
    let login = client.login_openid("nobody's".to_owned()).await;
    let Err(ClientError::Refused(refusal)) = login else {
        panic!("{login:?}");
    };
    assert_eq!(refusal.code, ErrorCode::InvalidCredential);
    assert_eq!(fake.with(|state| state.attempts), 1);
}
