//! What users show of themselves, whatever the network does meanwhile.

use std::time::Duration;

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::push::Resource;
use tokio::time::sleep;

use super::fake::{Fake, Fault};
use crate::client::transport::Failure;
use crate::client::{Client, ClientError, Pushed, User};

const TIMEOUT: Duration = Duration::from_secs(10);
/// More than any pause between two attempts.
const A_WHILE: Duration = Duration::from_secs(60);

async fn shows(client: &Client, user: &User, text: &str) -> Result<(), ClientError> {
    let changed = client.change_presence(user.account, |said| {
        said.rich_text = Some(text.to_owned());
        Ok::<_, ()>(())
    });
    changed?.expect("changed");
    client.tell_presence(user.account).await.map(drop)
}

/// The texts that the directory was told, in their order.
fn said(fake: &Fake) -> Vec<String> {
    fake.with(|state| {
        let said = std::mem::take(&mut state.said).into_iter();
        let texts = said.filter_map(|delta| delta.greenroom?.rich_text);
        texts.collect()
    })
}

#[tokio::test(start_paused = true)]
async fn what_a_user_shows_is_told_once_on_each_channel_until_it_leaves() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    shows(&client, &user, "one").await.expect("told");
    shows(&client, &user, "two").await.expect("told");
    sleep(A_WHILE).await;
    assert_eq!(said(&fake), ["one", "two"], "once is enough");

    fake.break_channels();
    sleep(A_WHILE).await;
    assert_eq!(said(&fake), ["two"], "the last word");
    let told_again = |(_, pushed): &_| matches!(pushed, Pushed::Presence(_));
    let delivered = fake.with(|state| std::mem::take(&mut state.delivered));
    assert_eq!(delivered.iter().filter(|it| told_again(it)).count(), 1);

    client.logout(user.account);
    let user = client.login_device("Ann").await.expect("a user");
    sleep(A_WHILE).await;
    assert!(said(&fake).is_empty());
    shows(&client, &user, "three").await.expect("told");
    assert_eq!(said(&fake), ["three"]);
}

#[tokio::test(start_paused = true)]
async fn what_could_not_be_told_in_an_outage_is_told_after_it() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let away = Fault::Fails(Failure::Unreachable("away".to_owned()));
    fake.with(|state| {
        state.connect_fault = Some(away.clone());
        state.faults = std::iter::repeat_n(away, 1000).collect();
    });
    fake.break_channels();
    let shown = shows(&client, &user, "one").await;
    assert_eq!(shown, Err(ClientError::NoConnection("away".to_owned())));
    assert!(said(&fake).is_empty());
    fake.with(|state| {
        state.connect_fault = None;
        state.faults.clear();
    });
    sleep(A_WHILE).await;
    assert_eq!(said(&fake), ["one"]);
}

#[tokio::test(start_paused = true)]
async fn what_the_directory_never_takes_is_told_once_on_each_channel() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let refused = shows(&client, &user, &"x".repeat(256)).await;
    let Err(ClientError::Refused(refusal)) = refused else {
        panic!("not refused but {refused:?}");
    };
    assert_eq!(refusal.code, ErrorCode::BadRequest);
    sleep(A_WHILE).await;
    fake.with(|state| state.attempts = 0);
    sleep(A_WHILE).await;
    assert_eq!(fake.with(|state| state.attempts), 0, "not hammered");
    shows(&client, &user, "one").await.expect("told");
    assert_eq!(said(&fake), ["one"]);
}

#[tokio::test(start_paused = true)]
async fn of_changes_at_once_the_last_is_told_last() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    let (one, two) =
        futures_util::join!(shows(&client, &user, "one"), shows(&client, &user, "two"));
    assert_eq!((one, two), (Ok(()), Ok(())));
    sleep(A_WHILE).await;
    assert_eq!(said(&fake).last().map(String::as_str), Some("two"));
    let nothing = client.change_presence(user.account, |_| Err("no"));
    assert_eq!(nothing, Ok(Err("no")));
    fake.break_channels();
    sleep(A_WHILE).await;
    assert_eq!(said(&fake), ["two"]);
}

#[tokio::test(start_paused = true)]
async fn presence_is_followed_by_users_while_somebody_wants_it() {
    let fake = Fake::new();
    let (client, _user) = fake.user(TIMEOUT).await;
    let follows = || fake.with(|state| std::mem::take(&mut state.follows));
    follows();
    let following = client.follow_presence();
    sleep(A_WHILE).await;
    assert_eq!(follows(), [(0, Resource::Presence, true)]);
    drop(following);
    sleep(A_WHILE).await;
    assert_eq!(follows(), [(0, Resource::Presence, false)]);
    let _following = client.follow_presence();
    client.act_as_server("one".to_owned());
    sleep(A_WHILE).await;
    assert_eq!(
        follows(),
        [(0, Resource::Presence, true)],
        "not by a server"
    );
}
