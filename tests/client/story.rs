//! The road of two players, the same at every place.

use greenroom::client::{Change, ClientError, Place, PutOutcome, When};
use greenroom_protocol::error::ErrorCode;
use greenroom_server::serve::Data;

use super::stage::{
    Profile, Stage, enrol, found, host, hosting, joining, name, of_size, server, until,
};

#[tokio::test]
async fn two_players_meet_in_the_process() {
    meet(&Stage::at(Place::Local)).await;
}

#[tokio::test]
async fn two_players_meet_on_a_server() {
    let server = server(None, Data::Memory).await;
    meet(&Stage::on(&server)).await;
    server.stop().await;
}

#[tokio::test]
async fn a_player_is_known_again_in_the_process() {
    come_again(&Stage::at(Place::Local)).await;
}

#[tokio::test]
async fn a_player_is_known_again_on_a_server() {
    let server = server(None, Data::Memory).await;
    come_again(&Stage::on(&server)).await;
    server.stop().await;
}

#[tokio::test]
async fn who_goes_takes_the_session_along_in_the_process() {
    go(&Stage::at(Place::Local)).await;
}

#[tokio::test]
async fn who_goes_takes_the_session_along_on_a_server() {
    let server = server(None, Data::Memory).await;
    go(&Stage::on(&server)).await;
    server.stop().await;
}

/// Host, find, join, change, leave, destroy.
async fn meet(stage: &Stage) {
    let (ann, anns) = stage.newcomer("Ann").await;
    let (bob, bobs) = stage.newcomer("Bob").await;
    assert_ne!(anns.account, bobs.account);

    let room = name("room");
    let hosted = ann.enter_session(anns.account, &room, When::Absent, hosting(4));
    assert_eq!(hosted.await, Ok(PutOutcome::Created));
    assert_eq!(found(&bob, &bobs).await, ["room"]);
    let taken = bob.enter_session(bobs.account, &room, When::Absent, hosting(2));
    let Err(ClientError::Refused(refusal)) = taken.await else {
        panic!("the name was given twice");
    };
    assert_eq!(refusal.code, ErrorCode::PreconditionFailed);

    let joined = bob.enter_session(bobs.account, &room, When::Exists, joining());
    assert_eq!(joined.await, Ok(PutOutcome::Updated));
    let changed = ann.change_session(anns.account, &room, of_size(8));
    assert_eq!(changed.await, Ok(Change::Taken));
    let document = bob.get_session(bobs.account, &room).await;
    let document = document.expect("an answer").expect("a session");
    assert_eq!(document.members_info.active, 2);
    assert_eq!(document.greenroom.expect("its settings").max_players, 8);

    bob.leave_session(bobs.account, &room, None)
        .await
        .expect("left");
    let document = ann.get_session(anns.account, &room).await;
    let document = document.expect("an answer").expect("a session");
    assert_eq!(document.members_info.count, 1);

    ann.leave_session(anns.account, &room, None)
        .await
        .expect("ended");
    assert!(found(&bob, &bobs).await.is_empty());
    let gone = bob.get_session(bobs.account, &room).await;
    assert!(gone.expect("an answer").is_none());

    ann.shut_down().await;
    bob.shut_down().await;
}

/// One profile, one device, one account; another process of it is the same player.
async fn come_again(stage: &Stage) {
    let profile = Profile::default();
    let first = stage.client(&profile);
    assert_eq!(first.login_device("Ann").await, Err(ClientError::NoDevice));
    let user = enrol(&first, "Ann").await;
    assert_eq!(user.display_name, "Ann");
    let again = first.create_device_id("PC").await;
    assert_eq!(again, Err(ClientError::DuplicateDevice));
    let refused = first.create_user("made up").await;
    let Err(ClientError::Refused(refusal)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(refusal.code, ErrorCode::InvalidCredential);

    let second = stage.client(&profile);
    let same = second.login_device("Anna").await.expect("known");
    assert_eq!(same.account, user.account);
    assert_eq!(same.display_name, "Anna");
}

/// A logout, a release and a client that is just dropped.
async fn go(stage: &Stage) {
    let (watcher, watchers) = stage.newcomer("Watcher").await;
    let (ann, anns) = stage.newcomer("Ann").await;
    host(&ann, &anns, "logout").await;
    assert_eq!(found(&watcher, &watchers).await, ["logout"]);
    ann.logout(anns.account);
    until("the session of who logged out is gone", async || {
        found(&watcher, &watchers).await.is_empty()
    })
    .await;

    let (bob, bobs) = stage.newcomer("Bob").await;
    host(&bob, &bobs, "release").await;
    assert_eq!(found(&watcher, &watchers).await, ["release"]);
    bob.shut_down().await;
    until("the session of who was released is gone", async || {
        found(&watcher, &watchers).await.is_empty()
    })
    .await;
}
