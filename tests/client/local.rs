//! What is particular to the directory in the process.

use greenroom::client::{Client, Place};

use super::stage::{Stage, found, host, until};

#[tokio::test]
async fn a_client_that_is_dropped_takes_its_sessions_along() {
    let stage = Stage::at(Place::Local);
    let (watcher, watchers) = stage.newcomer("Watcher").await;
    let (ann, anns) = stage.newcomer("Ann").await;
    host(&ann, &anns, "room").await;
    assert_eq!(found(&watcher, &watchers).await, ["room"]);
    drop(ann);
    until("the session is gone", async || {
        found(&watcher, &watchers).await.is_empty()
    })
    .await;
}

/// As platforms do it: each client on a worker of its own.
#[test]
fn platforms_with_workers_of_their_own_meet() {
    let stage = Stage::at(Place::Local);
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime")
    };
    let (one, other) = (runtime(), runtime());
    let (ann, anns) = one.block_on(stage.newcomer("Ann"));
    let (bob, bobs) = other.block_on(stage.newcomer("Bob"));
    one.block_on(host(&ann, &anns, "room"));
    assert_eq!(other.block_on(found(&bob, &bobs)), ["room"]);
    // The worker goes without a farewell, as after a crash of the engine.
    drop((one, ann));
    other.block_on(until("the session is gone", async || {
        found(&bob, &bobs).await.is_empty()
    }));
}

#[test]
fn a_client_can_be_made_where_no_runtime_is() {
    fn shared<T: Send + Sync>(_: T) {}
    let client: Client = Stage::at(Place::Local).client(&Default::default());
    shared(client);
}
