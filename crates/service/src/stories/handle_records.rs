//! What becomes of handles when stores fail and callers give up, and who hears
//! of a search handle.

use std::future::Future;
use std::pin::pin;
use std::sync::atomic::Ordering;
use std::task::{Context, Waker};

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::handle::{ActivityOwners, ActivityQuery, HandleDelta, Include};
use greenroom_protocol::ids::SessionRef;
use greenroom_protocol::session::SessionDelta;
use serde_json::{Value, json};

use crate::store::{Kind, Store};
use crate::testing::{Player, World, leaving};
use crate::{Delivery, Service};

fn at(template: &str) -> SessionRef {
    let text = json!({"scid": "Dep-1", "templateName": template, "name": "room"});
    serde_json::from_value(text).expect("a session")
}

fn delta(text: Value) -> SessionDelta {
    serde_json::from_str(&text.to_string()).expect("a delta")
}

fn active() -> SessionDelta {
    delta(json!({"members": {"me": {"properties": {"system": {"active": true}}}}}))
}

fn wish(kind: &str, at: &SessionRef) -> HandleDelta {
    serde_json::from_value(json!({"type": kind, "sessionRef": at})).expect("a handle")
}

/// How many activities of the player there are to be seen.
async fn seen(service: &Service, of: &Player) -> usize {
    let query = ActivityQuery {
        scid: None,
        owners: ActivityOwners::Accounts(of.caller.account().into_iter().collect()),
    };
    let found = service.query_activities(&of.caller, &query, Include::default());
    found.await.expect("a query").len()
}

async fn kept(world: &World) -> usize {
    let page = world.store.list(Kind::Handle, None, 10).await;
    page.expect("readable").len()
}

#[tokio::test]
async fn what_the_store_could_not_write_is_looked_at_again() {
    let world = World::new().await;
    let (ann, room) = (world.player(1), at("Open"));
    world.write(&ann, &room, &active()).await.expect("enters");
    let make = async || {
        let wish = wish("activity", &room);
        world.service.create_handle(&ann.caller, &wish).await
    };
    world.store.fails.store(true, Ordering::Relaxed);
    let refused = make().await.expect_err("the disk is full");
    assert_eq!(refused.code, ErrorCode::Unavailable);
    world.store.fails.store(false, Ordering::Relaxed);
    world.sweep().await.expect("reads work");
    assert_eq!(seen(&world.service, &ann).await, 0);

    world.store.fails_afterwards.store(true, Ordering::Relaxed);
    let refused = make().await.expect_err("no sync");
    assert_eq!(refused.code, ErrorCode::Unavailable);
    world.sweep().await.expect("reads work");
    assert_eq!(
        seen(&world.service, &ann).await,
        1,
        "what was done all the same is known"
    );
}

#[tokio::test]
async fn a_deletion_that_fails_is_tried_again() {
    let world = World::new().await;
    let (ann, room) = (world.player(1), at("Open"));
    world.write(&ann, &room, &active()).await.expect("enters");
    let wish = wish("activity", &room);
    let made = world.service.create_handle(&ann.caller, &wish).await;
    made.expect("active");
    world.write(&ann, &room, &leaving()).await.expect("leaves");
    world.store.fails.store(true, Ordering::Relaxed);
    world.sweep().await.expect_err("the disk is full");
    assert_eq!(
        (kept(&world).await, seen(&world.service, &ann).await),
        (1, 0)
    );
    world.store.fails.store(false, Ordering::Relaxed);
    world.sweep().await.expect("sweeps");
    assert_eq!(kept(&world).await, 0);
}

#[tokio::test]
async fn a_caller_who_gives_up_leaves_no_handle_unknown() {
    let world = World::new().await;
    let (ann, room) = (world.player(1), at("Open"));
    world.write(&ann, &room, &active()).await.expect("enters");
    world.store.hesitates.store(true, Ordering::Relaxed);
    let wish = wish("activity", &room);
    {
        let mut making = pin!(world.service.create_handle(&ann.caller, &wish));
        let mut context = Context::from_waker(Waker::noop());
        let polled = making.as_mut().poll(&mut context);
        assert!(polled.is_pending(), "written, and not answered");
    }
    assert_eq!(
        (kept(&world).await, seen(&world.service, &ann).await),
        (1, 0)
    );
    world.sweep().await.expect("sweeps");
    assert_eq!(seen(&world.service, &ann).await, 1);
}

#[tokio::test]
async fn members_hear_of_their_sessions_search_handle() {
    let world = World::new().await;
    let (ann, room) = (world.player(1), at("Browse"));
    let subscription = json!({
        "id": "00000000-0000-4000-8000-00000000000a", "changeTypes": ["everything"],
    });
    let start = delta(json!({
        "constants": {"system": {"capabilities": {"connectionRequiredForActiveMembers": true}}},
        "members": {"me": {"properties": {"system": {
            "active": true, "connection": ann.connection, "subscription": subscription,
        }}}},
    }));
    let written = world.write(&ann, &room, &start).await;
    written.expect("a template that lets its creator add");
    let outbox = world.service.outbox(&ann.connection).expect("connected");
    while outbox.take().is_some() {}
    let wish = wish("search", &room);
    let made = world.service.create_handle(&ann.caller, &wish).await;
    let made = made.expect("owns it");
    let Some(Delivery::Taps(taps)) = outbox.take() else {
        panic!("nobody was told");
    };
    assert_eq!((taps.len(), taps[0].change_number), (1, 2));
    let deleted = world.service.delete_handle(&ann.caller, &made.id).await;
    deleted.expect("owns it");
    let Some(Delivery::Taps(taps)) = outbox.take() else {
        panic!("nobody was told");
    };
    assert_eq!(taps[0].change_number, 3);
}
