//! Callers who give up, connections that end at the wrong moment, disks that
//! fail.

use std::future::Future;
use std::pin::pin;
use std::sync::atomic::Ordering;
use std::task::{Context, Waker};

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::settings::GreenroomDelta;

use crate::store::{Batch, Expect, Store};
use crate::testing::{Player, SILENCE, World, hosting, session_ref, settings};
use crate::{Disconnect, OpenError, Precondition, records};

/// Polls once: the store has written, and nobody knows yet.
fn poll_once(future: std::pin::Pin<&mut impl Future>) {
    let mut context = Context::from_waker(Waker::noop());
    assert!(future.poll(&mut context).is_pending());
}

fn creation(host: &Player) -> SessionDelta {
    host.present(Some(hosting()))
}

#[tokio::test]
async fn a_session_whose_creator_gave_up_waiting_is_found_after_a_sweep() {
    let world = World::new().await;
    let host = world.player(1);
    world.store.hesitates.store(true, Ordering::Relaxed);
    {
        let put = world.put(&host, "room", Precondition::Absent, creation(&host));
        poll_once(pin!(put));
    }
    assert!(
        world.find(&host, Vec::new()).await.is_empty(),
        "nobody told the index"
    );
    world.sweep().await.expect("the store works");
    assert_eq!(world.find(&host, Vec::new()).await, ["room"]);
    let ended = world
        .service
        .disconnect(&host.connection, Disconnect::Clean);
    ended.await.expect("the store works");
    assert!(world.get(&host, "room").await.is_none());
}

#[tokio::test]
async fn a_connection_that_ends_while_its_creator_gave_up_leaves_no_immortal_session() {
    let world = World::new().await;
    let host = world.player(1);
    world.store.hesitates.store(true, Ordering::Relaxed);
    {
        let put = world.put(&host, "room", Precondition::Absent, creation(&host));
        poll_once(pin!(put));
    }
    let ended = world
        .service
        .disconnect(&host.connection, Disconnect::Clean);
    ended.await.expect("the store works");
    world.sweep().await.expect("the store works");
    world.clock.pass(SILENCE);
    world.sweep().await.expect("the store works");
    assert!(world.get(&host, "room").await.is_none());
}

#[tokio::test]
async fn doubts_end() {
    let world = World::new().await;
    let host = world.player(1);
    world.store.hesitates.store(true, Ordering::Relaxed);
    {
        let put = world.put(&host, "room", Precondition::Absent, creation(&host));
        poll_once(pin!(put));
    }
    assert_eq!(world.sweep().await, Ok(1));
    world.clock.pass(30_001);
    assert_eq!(world.sweep().await, Ok(1), "once more when the time is up");
    assert_eq!(world.sweep().await, Ok(0));
}

#[tokio::test]
async fn a_connection_that_ends_during_the_write_is_noticed_after_it() {
    let world = World::new().await;
    let host = world.player(1);
    world.store.hesitates.store(true, Ordering::Relaxed);
    let mut put = pin!(world.put(&host, "room", Precondition::Absent, creation(&host)));
    poll_once(put.as_mut());
    let ended = world
        .service
        .disconnect(&host.connection, Disconnect::Clean);
    ended.await.expect("no session is known yet");
    put.await.expect("it was created all the same");
    world.clock.pass(SILENCE);
    assert!(world.find(&host, Vec::new()).await.is_empty());
    assert!(world.get(&host, "room").await.is_none());
}

#[tokio::test]
async fn the_end_of_a_connection_counts_also_when_nobody_waits_for_it() {
    let world = World::new().await;
    let host = world.player(1);
    world.host(&host, "room").await;
    drop(
        world
            .service
            .disconnect(&host.connection, Disconnect::Clean),
    );
    let refused = world.join(&host, "room").await.expect_err("it has ended");
    assert_eq!(refused.refusal.code, ErrorCode::DeadConnection);
    world.sweep().await.expect("the store works");
    assert!(world.get(&host, "room").await.is_none());
}

#[tokio::test]
async fn a_disk_that_fails_loses_nothing_and_the_sweeper_tries_again() {
    let world = World::new().await;
    let host = world.player(1);
    let before = world.host(&host, "room").await.shown.expect("stored");
    world.store.fails.store(true, Ordering::Relaxed);
    let refused = world.join(&world.player(2), "room").await;
    assert_eq!(
        refused.expect_err("full").refusal.code,
        ErrorCode::Unavailable
    );
    let ended = world
        .service
        .disconnect(&host.connection, Disconnect::Clean);
    assert_eq!(ended.await.expect_err("full").code, ErrorCode::Unavailable);
    assert_eq!(
        world.sweep().await.expect_err("full").code,
        ErrorCode::Unavailable
    );
    let shown = world.get(&host, "room").await.expect("as it was");
    assert_eq!(shown.revision, before.revision);

    world.store.fails.store(false, Ordering::Relaxed);
    world.sweep().await.expect("the disk is back");
    assert!(
        world.get(&host, "room").await.is_none(),
        "its host had left"
    );
}

#[tokio::test]
async fn a_write_that_failed_and_is_there_all_the_same_is_found_by_the_sweeper() {
    let world = World::new().await;
    let host = world.player(1);
    world.store.fails_afterwards.store(true, Ordering::Relaxed);
    let put = world.put(&host, "room", Precondition::Absent, creation(&host));
    let refused = put.await.expect_err("the store says so");
    assert_eq!(refused.refusal.code, ErrorCode::Unavailable);
    world.store.fails_afterwards.store(false, Ordering::Relaxed);
    world.sweep().await.expect("the disk is back");
    assert_eq!(world.find(&host, Vec::new()).await, ["room"]);
}

#[tokio::test]
async fn a_session_that_cannot_be_read_stops_nobody_else() {
    let world = World::new().await;
    let host = world.player(1);
    world.host(&host, "room").await;
    let key = records::session(&session_ref("broken"));
    let batch = Batch::one(
        world.service.now(),
        key,
        Expect::Absent,
        Some(b"{".to_vec()),
    );
    world.store.write(batch).await.expect("absent");

    let world = world.another().await;
    assert_eq!(world.find(&host, Vec::new()).await, ["room"]);
    let at = session_ref("broken");
    let broken = world.service.get_session(&host.caller, &at);
    let refused = broken.await.expect_err("unreadable");
    assert_eq!(refused.code, ErrorCode::Internal);
}

#[tokio::test]
async fn a_directory_whose_own_records_make_no_sense_does_not_start() {
    let world = World::new().await;
    let key = records::signing_key();
    let found = world
        .store
        .read(&key)
        .await
        .expect("readable")
        .expect("made");
    let expect = Expect::Revision(found.revision);
    let batch = Batch::one(world.service.now(), key, expect, Some(b"{}".to_vec()));
    world.store.write(batch).await.expect("as expected");
    let parts = crate::Parts {
        store: world.store.clone(),
        clock: world.clock.clone(),
        random: world.random.clone(),
        clients: std::sync::Arc::new(crate::AnyClient),
        templates: std::sync::Arc::new(crate::DevTemplates::new()),
        identities: std::sync::Arc::new(crate::NoIdentityProviders),
        silence_ms: 1,
    };
    let error = crate::Service::open(parts).await.err().expect("no key");
    assert!(matches!(error, OpenError::Corrupt(..)), "{error}");
}

#[tokio::test]
async fn a_creation_that_arrives_after_its_end_or_its_refusal_makes_nothing() {
    let world = World::new().await;
    let host = world.player(1);
    let marked = |nonce: &str| GreenroomDelta {
        nonce: Some(nonce.to_owned()),
        ..hosting()
    };
    let creation = |host: &Player, nonce: &str| host.present(Some(marked(nonce)));
    let ending = || GreenroomDelta {
        end: true,
        ..GreenroomDelta::default()
    };
    let end = |nonce: &str| {
        settings(GreenroomDelta {
            nonce: Some(nonce.to_owned()),
            ..ending()
        })
    };
    let created = world.put(&host, "room", Precondition::Absent, creation(&host, "one"));
    created.await.expect("made");
    let ended = world.put(&host, "room", Precondition::Exists, end("one"));
    ended.await.expect("ended");
    let late = world.put(&host, "room", Precondition::Absent, creation(&host, "one"));
    let refused = late.await.expect_err("it was ended").refusal;
    assert_eq!(refused.code, ErrorCode::Conflict);
    assert!(world.get(&host, "room").await.is_none());

    // The end may overtake the creation, and may be sent twice.
    for _ in 0..2 {
        let nothing = world.put(&host, "room", Precondition::Exists, end("two"));
        let refused = nothing.await.expect_err("there is none yet").refusal;
        assert_eq!(refused.code, ErrorCode::PreconditionFailed);
    }
    let late = world.put(&host, "room", Precondition::Absent, creation(&host, "two"));
    late.await.expect_err("it was ended");

    // So may the answer that the name is taken.
    let rival = world.player(2);
    for (nonce, takeover, code) in [
        ("four", false, ErrorCode::PreconditionFailed),
        ("five", true, ErrorCode::SessionExists),
    ] {
        let creation = || {
            let marked = marked(nonce);
            host.present(Some(GreenroomDelta { takeover, ..marked }))
        };
        world.host(&rival, "room").await;
        let taken = world.put(&host, "room", Precondition::Absent, creation());
        let refused = taken.await.expect_err("the name is taken").refusal;
        assert_eq!(refused.code, code);
        let ended = world.put(&rival, "room", Precondition::Exists, settings(ending()));
        ended.await.expect("ended");
        let late = world.put(&host, "room", Precondition::Absent, creation());
        let again = late.await.expect_err("it was refused").refusal;
        assert_eq!(again.code, code, "sent twice, one answer");
        assert!(world.get(&host, "room").await.is_none(), "{nonce}");
    }

    // Another one of the name is another one, and one that was only lost may come back.
    for _ in 0..2 {
        // On a channel of its own each time.
        let host = world.player(1);
        let delta = creation(&host, "three");
        let created = world.put(&host, "room", Precondition::Absent, delta);
        created.await.expect("made");
        let silence = Disconnect::Silent {
            last_heard: world.service.now(),
        };
        let broken = world.service.disconnect(&host.connection, silence);
        broken.await.expect("the store works");
        world.clock.pass(SILENCE);
        world.sweep().await.expect("the store works");
        assert!(world.get(&host, "room").await.is_none(), "lost");
    }
}
