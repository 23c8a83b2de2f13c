//! What the embedded engine promises of a disk: an acknowledged write is
//! synced, a group is fair to each of its batches, a failing disk is reported.

mod support;

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::join_all;
use greenroom_server::store::redb::RedbStore;
use greenroom_service::store::WriteError;
use support::disk::Disk;
use support::records::{create, creation, holds};
use tokio::time::{sleep, timeout};

fn open(disk: &Disk) -> Arc<RedbStore> {
    let disk = disk.clone();
    Arc::new(RedbStore::open_with_backend(move || disk.clone()).expect("opens"))
}

/// Waits for something that is about to happen.
async fn until(mut happened: impl FnMut() -> bool) {
    let waiting = async {
        while !happened() {
            sleep(Duration::from_millis(1)).await;
        }
    };
    let waited = timeout(Duration::from_secs(20), waiting).await;
    waited.expect("it happens in time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_is_not_acknowledged_while_the_sync_is_under_way() {
    let disk = Disk::new();
    let store = open(&disk);
    let before = disk.syncs();
    let stalled = disk.stall();
    let write = tokio::spawn({
        let store = store.clone();
        async move { create(&*store, "a").await }
    });
    until(|| disk.syncs() > before).await;
    sleep(Duration::from_millis(50)).await;
    assert!(
        !write.is_finished(),
        "acknowledged before the sync was done"
    );
    drop(stalled);
    write.await.expect("no panic").expect("writes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conflicting_batch_leaves_no_trace_and_harms_no_other_of_its_group() {
    let disk = Disk::new();
    let store = open(&disk);
    create(&*store, "taken").await.expect("writes");

    // While a first write waits for the disk, the others gather.
    let before = disk.syncs();
    let stalled = disk.stall();
    let first = tokio::spawn({
        let store = store.clone();
        async move { create(&*store, "first").await }
    });
    until(|| disk.syncs() > before).await;
    let mut half = creation("half");
    half.changes.extend(creation("taken").changes);
    let batches = [creation("a"), half, creation("b"), creation("b")];
    let mut group = join_all(batches.map(|batch| store_write(&store, batch)));
    // Polled once, all of them are in the queue.
    assert!((&mut group).now_or_never().is_none());
    drop(stalled);

    first.await.expect("no panic").expect("writes");
    let after_first = disk.syncs();
    let answers = group.await;
    assert!(answers[0].is_ok(), "{answers:?}");
    assert_eq!(answers[1], Err(WriteError::Conflict));
    let twice = answers[2..].iter().filter(|answer| answer.is_ok());
    assert_eq!(twice.count(), 1, "one of two equal creations: {answers:?}");
    assert!(holds(&*store, "a").await && holds(&*store, "b").await);
    assert!(!holds(&*store, "half").await);
    let syncs = disk.syncs() - after_first;
    assert!(syncs <= 2, "a group is one transaction, not {syncs} syncs");
}

async fn store_write(
    store: &RedbStore,
    batch: greenroom_service::store::Batch,
) -> Result<(), WriteError> {
    use greenroom_service::store::Store;
    store.write(batch).await.map(drop)
}

#[tokio::test]
async fn a_broken_disk_answers_unavailable() {
    let disk = Disk::new();
    let store = open(&disk);
    create(&*store, "before").await.expect("writes");
    disk.break_down();
    for id in ["during", "later"] {
        let answer = create(&*store, id).await;
        assert!(
            matches!(answer, Err(WriteError::Unavailable(_))),
            "{answer:?}"
        );
    }
    let found = disk.after_power_cut(|| true);
    drop(store);
    let store = open(&found);
    assert!(holds(&*store, "before").await);
}

#[tokio::test]
async fn a_disk_that_works_again_is_written_again() {
    let disk = Disk::new();
    let store = open(&disk);
    create(&*store, "before").await.expect("writes");
    disk.break_down();
    for id in ["during", "later"] {
        create(&*store, id).await.expect_err("the disk is broken");
    }
    disk.mend();
    // The first one finds the file closed, and has it opened.
    let _ = create(&*store, "first").await;
    create(&*store, "second").await.expect("writes");
    assert!(holds(&*store, "before").await && holds(&*store, "second").await);
    let after = open(&disk.after_power_cut(|| false));
    assert!(holds(&*after, "before").await && holds(&*after, "second").await);
}

#[tokio::test]
async fn what_is_queued_is_written_before_the_store_closes() {
    let disk = Disk::new();
    let store = open(&disk);
    let mut writes = Vec::new();
    for id in ["a", "b", "c"] {
        let store = store.clone();
        writes.push(tokio::spawn(async move { create(&*store, id).await }));
    }
    tokio::task::yield_now().await;
    for write in &writes {
        write.abort();
    }
    for write in writes {
        let _ = write.await;
    }
    drop(Arc::into_inner(store).expect("nobody else has it"));
    let store = open(&disk.after_power_cut(|| false));
    for id in ["a", "b", "c"] {
        assert!(holds(&*store, id).await, "{id} was queued");
    }
}
