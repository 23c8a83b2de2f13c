//! Memberships in sessions of the contract, whatever the network does meanwhile.

use std::sync::Arc;
use std::time::Duration;

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::{AccountId, SessionName, SessionRef, TemplateName};
use greenroom_protocol::session::{
    MemberDelta, Patch, PropertiesDelta, PropertiesSystemDelta, SessionDelta, SessionDocument,
};
use parking_lot::Mutex;
use tokio::time::sleep;

use super::fake::{Fake, Fault, connection};
use crate::client::transport::Failure;
use crate::client::{Client, ClientError, Entry, EntryId, MembershipEvent, MembershipWatcher};

const TIMEOUT: Duration = Duration::from_secs(10);
/// More than any pause between two attempts.
const A_WHILE: Duration = Duration::from_secs(60);

/// What a membership was told.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<MembershipEvent>>>);

impl Told {
    fn watcher(&self) -> MembershipWatcher {
        let told = self.clone();
        Arc::new(move |event| told.0.lock().push(event))
    }

    fn take(&self) -> Vec<MembershipEvent> {
        std::mem::take(&mut *self.0.lock())
    }
}

fn lobby(client: &Client) -> SessionRef {
    let template = TemplateName::new("Lobby").expect("valid");
    client.multiplayer_ref(template, SessionName::new("room").expect("valid"))
}

fn coming() -> SessionDelta {
    let me: MemberDelta =
        serde_json::from_str(r#"{"properties":{"system":{"active":true}}}"#).expect("a member");
    SessionDelta {
        members: [("me".to_owned(), Some(me))].into(),
        ..SessionDelta::default()
    }
}

fn unreachable() -> Fault {
    Fault::Fails(Failure::Unreachable("away".to_owned()))
}

fn go_away(fake: &Fake) {
    fake.with(|state| {
        let always = std::iter::repeat_with(unreachable).take(10_000);
        state.faults.extend(always);
        state.connect_fault = Some(unreachable());
    });
    fake.break_channels();
}

fn come_back(fake: &Fake) {
    fake.with(|state| {
        state.faults.clear();
        state.connect_fault = None;
    });
}

async fn host(fake: &Fake) -> (Client, AccountId, (SessionRef, EntryId), Told) {
    let (client, user) = fake.user(TIMEOUT).await;
    let (at, told) = (lobby(&client), Told::default());
    let entry = Entry::Create(at.clone());
    let id = EntryId::next();
    let made = client.enter_multiplayer(user.account, id, entry, coming(), told.watcher());
    made.await.expect("a session");
    (client, user.account, (at, id), told)
}

fn channel_of(fake: &Fake) -> Option<greenroom_protocol::ids::ConnectionId> {
    fake.with(|state| state.rooms.get("room").and_then(|room| room.me.clone()))
}

#[tokio::test(start_paused = true)]
async fn a_new_channel_is_written_into_the_membership_and_told() {
    let fake = Fake::new();
    let (_client, _, _, told) = host(&fake).await;
    let before = fake.with(|state| state.connects);
    fake.break_channels();
    sleep(A_WHILE).await;
    assert_eq!(channel_of(&fake), Some(connection(before)));
    let told = told.take();
    assert!(
        matches!(told.as_slice(), [MembershipEvent::Seen(_)]),
        "{told:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_creation_whose_answer_was_lost_is_a_creation() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| state.faults.push_back(Fault::LosesAnswer));
    let entry = || Entry::Create(lobby(&client));
    let made = client.enter_multiplayer(
        user.account,
        EntryId::next(),
        entry(),
        coming(),
        Told::default().watcher(),
    );
    made.await.expect("a session");
    assert_eq!(fake.with(|state| state.rooms["room"].writes), 1);

    let again = client.enter_multiplayer(
        user.account,
        EntryId::next(),
        entry(),
        coming(),
        Told::default().watcher(),
    );
    let refused = again.await.expect_err("it is open here");
    assert!(
        matches!(&refused, ClientError::Refused(refusal) if refusal.code == ErrorCode::SessionExists),
        "{refused:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn who_did_not_come_in_takes_nobody_out() {
    let fake = Fake::new();
    let (client, user, (at, _), _) = host(&fake).await;
    let second = EntryId::next();
    let entry = Entry::Join(at.clone());
    let joined = client.enter_multiplayer(user, second, entry, coming(), Told::default().watcher());
    joined.await.expect_err("it is open here");
    let left = client.leave_multiplayer(user, &at, second);
    left.await.expect("there is nothing to leave");
    client.abandon_multiplayer(user, &at, second);
    client.forget_multiplayer(user, &at, second);
    sleep(A_WHILE).await;
    assert!(channel_of(&fake).is_some());
}

#[tokio::test(start_paused = true)]
async fn a_session_of_another_is_not_taken_for_ones_own() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| {
        state
            .rooms
            .insert("room".to_owned(), super::fake::Room::default())
    });
    let entry = Entry::Create(lobby(&client));
    let made = client.enter_multiplayer(
        user.account,
        EntryId::next(),
        entry,
        coming(),
        Told::default().watcher(),
    );
    let refused = made.await.expect_err("the name is taken");
    assert!(
        matches!(&refused, ClientError::Refused(refusal) if refusal.code == ErrorCode::PreconditionFailed),
        "{refused:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_session_that_is_gone_after_an_outage_is_lost_once() {
    let fake = Fake::new();
    let (client, user, (at, id), told) = host(&fake).await;
    go_away(&fake);
    sleep(A_WHILE).await;
    fake.with(|state| state.rooms.clear());
    come_back(&fake);
    sleep(A_WHILE).await;
    let told = told.take();
    assert!(
        matches!(told.as_slice(), [MembershipEvent::Lost(_)]),
        "{told:?}"
    );
    let changed = client.change_multiplayer(user, &at, id, SessionDelta::default());
    assert_eq!(changed.await.map(|_| ()), Err(ClientError::NotInSession));
    client
        .leave_multiplayer(user, &at, id)
        .await
        .expect("gone already");
}

#[tokio::test(start_paused = true)]
async fn a_leave_during_an_outage_is_carried_out_after_it() {
    let fake = Fake::new();
    let (client, user, (at, id), told) = host(&fake).await;
    go_away(&fake);
    let left = client.leave_multiplayer(user, &at, id).await;
    assert!(
        matches!(left, Err(ClientError::NoConnection(_))),
        "{left:?}"
    );
    assert!(channel_of(&fake).is_some());
    come_back(&fake);
    sleep(A_WHILE).await;
    assert_eq!(channel_of(&fake), None);
    assert!(told.take().is_empty(), "nobody wants to know");
}

#[tokio::test(start_paused = true)]
async fn who_comes_back_at_once_after_leaving_unheard_is_in_it() {
    let fake = Fake::new();
    let (client, user, (at, id), _) = host(&fake).await;
    go_away(&fake);
    client.abandon_multiplayer(user, &at, id);
    sleep(Duration::from_secs(1)).await;
    come_back(&fake);
    let entry = Entry::Create(at);
    let made = client.enter_multiplayer(
        user,
        EntryId::next(),
        entry,
        coming(),
        Told::default().watcher(),
    );
    made.await.expect("another session of the name");
    sleep(A_WHILE).await;
    assert!(channel_of(&fake).is_some(), "the leave came before");
}

#[tokio::test(start_paused = true)]
async fn an_entry_that_nobody_learned_of_is_taken_back() {
    let fake = Fake::new();
    let (client, user) = fake.user(TIMEOUT).await;
    fake.with(|state| {
        state.faults.push_back(Fault::LosesAnswer);
        let always = std::iter::repeat_with(unreachable).take(10_000);
        state.faults.extend(always);
    });
    let entry = Entry::Create(lobby(&client));
    let made = client.enter_multiplayer(
        user.account,
        EntryId::next(),
        entry,
        coming(),
        Told::default().watcher(),
    );
    made.await.expect_err("no answer");
    assert!(channel_of(&fake).is_some());
    come_back(&fake);
    sleep(A_WHILE).await;
    assert_eq!(channel_of(&fake), None);
}

fn hosting(token: &str) -> SessionDelta {
    SessionDelta {
        properties: Some(PropertiesDelta {
            system: Some(PropertiesSystemDelta {
                host: Patch::Set(token.to_owned()),
                ..PropertiesSystemDelta::default()
            }),
            ..PropertiesDelta::default()
        }),
        ..SessionDelta::default()
    }
}

#[tokio::test(start_paused = true)]
async fn a_lost_race_is_run_again_with_what_there_is_then() {
    let fake = Fake::new();
    let (client, user, (at, id), _) = host(&fake).await;
    let races = |races| fake.with(|state| state.rooms.get_mut("room").expect("made").races = races);
    let if_none = |document: &SessionDocument| {
        let host = &document.properties.system.host;
        host.is_none().then(|| hosting("mine"))
    };
    races(3);
    let decided = client.decide_multiplayer(user, &at, id, if_none);
    let (seen, was_written) = decided.await.expect("the fourth time");
    assert!(was_written);
    assert_eq!(
        seen.document.properties.system.host.as_deref(),
        Some("mine")
    );

    let decided = client.decide_multiplayer(user, &at, id, if_none);
    let (_, was_written) = decided.await.expect("there is a host");
    assert!(!was_written);

    races(usize::MAX);
    let decided = client.decide_multiplayer(user, &at, id, |_| Some(hosting("other")));
    let refused = decided.await.expect_err("never in time");
    assert!(
        matches!(&refused, ClientError::Refused(refusal) if refusal.code == ErrorCode::PreconditionFailed),
        "{refused:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn who_logs_out_leaves_its_sessions() {
    let fake = Fake::new();
    let (client, user, ..) = host(&fake).await;
    client.logout(user);
    sleep(A_WHILE).await;
    assert_eq!(channel_of(&fake), None);
}
