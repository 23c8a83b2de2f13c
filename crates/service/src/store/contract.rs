//! The suite that every store engine must pass. An engine's tests call
//! [`contract`] inside a tokio runtime.

use std::collections::BTreeMap;
use std::sync::Arc;

use greenroom_protocol::ids::Revision;
use greenroom_protocol::time::Timestamp;

use super::{Batch, Change, Expect, Key, Kind, Store, WriteError};

const AT: Timestamp = Timestamp(1_000);

fn key(shard: &str, id: &str) -> Key {
    Key {
        shard: shard.to_owned(),
        kind: Kind::Session,
        id: id.to_owned(),
    }
}

fn change(key: &Key, expect: Expect, value: Option<&str>) -> Change {
    Change {
        key: key.clone(),
        expect,
        value: value.map(|text| text.as_bytes().to_vec()),
    }
}

async fn write(store: &dyn Store, at: Timestamp, changes: Vec<Change>) -> Vec<Revision> {
    let batch = Batch { at, changes };
    store
        .write(batch)
        .await
        .expect("the expected state was there")
}

async fn put(store: &dyn Store, key: &Key, expect: Expect, value: Option<&str>) -> Revision {
    write(store, AT, vec![change(key, expect, value)]).await[0]
}

async fn conflicts(store: &dyn Store, changes: Vec<Change>) {
    let batch = Batch { at: AT, changes };
    assert_eq!(store.write(batch).await, Err(WriteError::Conflict));
}

async fn text(store: &dyn Store, key: &Key) -> Option<String> {
    let record = store.read(key).await.expect("readable")?;
    Some(String::from_utf8(record.value.to_vec()).expect("the suite writes text"))
}

/// Runs the whole suite; `make` hands out an empty store each time.
///
/// # Panics
/// Where the engine breaks the contract.
pub async fn contract<S: Store>(make: impl Fn() -> S) {
    a_record_reads_back_with_its_revision_and_its_time(&make()).await;
    only_the_expected_state_is_overwritten(&make()).await;
    a_tombstone_counts_as_absent_and_its_revision_as_spent(&make()).await;
    a_batch_is_written_whole_or_not_at_all(&make()).await;
    revisions_rise_per_shard_in_the_order_of_the_batch(&make()).await;
    a_batch_may_span_shards(&make()).await;
    a_tail_shows_each_record_once_oldest_change_first(&make()).await;
    a_tail_shows_tombstones_until_they_are_forgotten(&make()).await;
    a_list_pages_through_the_live_records_of_one_kind(&make()).await;
    kinds_and_shards_do_not_mix(&make()).await;
    large_and_empty_values_survive(&make()).await;
    of_many_writers_exactly_one_wins_each_revision(Arc::new(make())).await;
    a_tail_followed_under_load_misses_nothing(Arc::new(make())).await;
}

async fn a_record_reads_back_with_its_revision_and_its_time(store: &dyn Store) {
    let key = key("s", "a");
    assert_eq!(store.read(&key).await.expect("readable"), None);
    let revision = put(store, &key, Expect::Absent, Some("one")).await;
    let record = store.read(&key).await.expect("readable").expect("live");
    assert_eq!((record.revision, record.modified), (revision, AT));
    assert_eq!(&*record.value, b"one");
}

async fn only_the_expected_state_is_overwritten(store: &dyn Store) {
    let key = key("s", "a");
    let nothing = Expect::Revision(Revision(1));
    conflicts(store, vec![change(&key, nothing, Some("x"))]).await;
    let first = put(store, &key, Expect::Absent, Some("one")).await;
    conflicts(store, vec![change(&key, Expect::Absent, Some("x"))]).await;
    let second = put(store, &key, Expect::Revision(first), Some("two")).await;
    assert!(second > first, "{second:?} after {first:?}");
    let stale = Expect::Revision(first);
    conflicts(store, vec![change(&key, stale, Some("x"))]).await;
    conflicts(store, vec![change(&key, stale, None)]).await;
    assert_eq!(text(store, &key).await.as_deref(), Some("two"));
}

async fn a_tombstone_counts_as_absent_and_its_revision_as_spent(store: &dyn Store) {
    let key = key("s", "a");
    let first = put(store, &key, Expect::Absent, Some("one")).await;
    let grave = put(store, &key, Expect::Revision(first), None).await;
    assert_eq!(text(store, &key).await, None);
    for revision in [first, grave] {
        let stale = Expect::Revision(revision);
        conflicts(store, vec![change(&key, stale, Some("x"))]).await;
    }
    let again = put(store, &key, Expect::Absent, Some("two")).await;
    assert!(first < grave && grave < again);
    assert_eq!(text(store, &key).await.as_deref(), Some("two"));
}

async fn a_batch_is_written_whole_or_not_at_all(store: &dyn Store) {
    let (a, b) = (key("s", "a"), key("s", "b"));
    put(store, &b, Expect::Absent, Some("old")).await;
    let half = vec![
        change(&a, Expect::Absent, Some("new")),
        change(&b, Expect::Absent, Some("new")),
    ];
    conflicts(store, half).await;
    assert_eq!(text(store, &a).await, None);
    assert_eq!(text(store, &b).await.as_deref(), Some("old"));
    let seen = store.tail("s", Revision(0), 10).await.expect("readable");
    assert_eq!(seen.len(), 1, "a refused batch leaves no trace: {seen:?}");
}

async fn revisions_rise_per_shard_in_the_order_of_the_batch(store: &dyn Store) {
    let first = put(store, &key("s", "0"), Expect::Absent, Some("")).await;
    let changes = ["a", "b", "c"].map(|id| change(&key("s", id), Expect::Absent, Some(id)));
    let revisions = write(store, AT, changes.to_vec()).await;
    assert_eq!(revisions.len(), 3);
    assert!(first < revisions[0]);
    assert!(revisions.is_sorted_by(|a, b| a < b), "{revisions:?}");
    for (id, &revision) in ["a", "b", "c"].iter().zip(&revisions) {
        let record = store.read(&key("s", id)).await.expect("readable");
        assert_eq!(record.expect("live").revision, revision);
    }
}

async fn a_batch_may_span_shards(store: &dyn Store) {
    let (s, t) = (key("s", "a"), key("t", "a"));
    let first = put(store, &s, Expect::Absent, Some("old")).await;
    let both = |expect| {
        vec![
            change(&t, Expect::Absent, Some("t")),
            change(&s, expect, None),
        ]
    };
    conflicts(store, both(Expect::Absent)).await;
    assert_eq!(text(store, &t).await, None);
    let revisions = write(store, AT, both(Expect::Revision(first))).await;
    assert_eq!(revisions.len(), 2);
    assert!(revisions[1] > first);
    assert_eq!(text(store, &s).await, None);
    assert_eq!(text(store, &t).await.as_deref(), Some("t"));
}

async fn a_tail_shows_each_record_once_oldest_change_first(store: &dyn Store) {
    let (a, b) = (key("s", "a"), key("s", "b"));
    let first = put(store, &a, Expect::Absent, Some("a1")).await;
    let second = put(store, &b, Expect::Absent, Some("b1")).await;
    let third = put(store, &a, Expect::Revision(first), Some("a2")).await;
    put(store, &key("t", "x"), Expect::Absent, Some("other shard")).await;

    let tail = store.tail("s", Revision(0), 10).await.expect("readable");
    let seen: Vec<_> = tail.iter().map(|e| (&e.key, e.revision)).collect();
    assert_eq!(seen, [(&b, second), (&a, third)]);
    assert_eq!(tail[1].value.as_deref(), Some(b"a2".as_slice()));

    let page = store.tail("s", Revision(0), 1).await.expect("readable");
    assert_eq!(page, tail[..1]);
    let rest = store.tail("s", second, 10).await.expect("readable");
    assert_eq!(rest, tail[1..]);
    assert!(
        store
            .tail("s", third, 10)
            .await
            .expect("readable")
            .is_empty()
    );
    assert!(
        store
            .tail("none", Revision(0), 10)
            .await
            .expect("readable")
            .is_empty()
    );
}

async fn a_tail_shows_tombstones_until_they_are_forgotten(store: &dyn Store) {
    let (a, b) = (key("s", "a"), key("s", "b"));
    for key in [&a, &b] {
        put(store, key, Expect::Absent, Some("v")).await;
    }
    let of = |record: Option<super::Record>| Expect::Revision(record.expect("live").revision);
    let expect = of(store.read(&a).await.expect("readable"));
    write(store, Timestamp(10), vec![change(&a, expect, None)]).await;
    let expect = of(store.read(&b).await.expect("readable"));
    let last = write(store, Timestamp(20), vec![change(&b, expect, None)]).await[0];

    let tail = store.tail("s", Revision(0), 10).await.expect("readable");
    let graves: Vec<_> = tail.iter().map(|e| (&e.key, &e.value)).collect();
    assert_eq!(graves, [(&a, &None), (&b, &None)]);
    let forgotten = store.forget_tombstones(Timestamp(20)).await;
    assert_eq!(forgotten, Ok(1), "only what was made before the instant");
    let tail = store.tail("s", Revision(0), 10).await.expect("readable");
    assert_eq!(tail.iter().map(|e| &e.key).collect::<Vec<_>>(), [&b]);
    assert_eq!(store.forget_tombstones(Timestamp(21)).await, Ok(1));
    let again = put(store, &a, Expect::Absent, Some("v")).await;
    assert!(again > last, "forgetting gives no revision back");
}

async fn a_list_pages_through_the_live_records_of_one_kind(store: &dyn Store) {
    let mut expected = Vec::new();
    for shard in ["s", "t"] {
        for number in 0..5 {
            let key = key(shard, &format!("id{number}"));
            let revision = put(store, &key, Expect::Absent, Some("v")).await;
            if number == 2 {
                put(store, &key, Expect::Revision(revision), None).await;
            } else {
                expected.push(key);
            }
        }
    }
    let device = Key {
        kind: Kind::Device,
        ..key("s", "id9")
    };
    put(store, &device, Expect::Absent, Some("v")).await;

    let mut listed = Vec::new();
    loop {
        let page = store.list(Kind::Session, listed.last(), 3).await;
        let page = page.expect("readable");
        assert!(page.len() <= 3);
        if page.is_empty() {
            break;
        }
        listed.extend(page.into_iter().map(|(key, _)| key));
    }
    assert_eq!(listed, expected);
}

async fn kinds_and_shards_do_not_mix(store: &dyn Store) {
    let mut keys = Vec::new();
    for shard in ["s", "s1", "t"] {
        for kind in Kind::ALL {
            let id = "1".to_owned();
            let shard = shard.to_owned();
            keys.push(Key { shard, kind, id });
        }
    }
    for key in &keys {
        let value = key.to_string();
        put(store, key, Expect::Absent, Some(&value)).await;
    }
    for key in &keys {
        assert_eq!(text(store, key).await, Some(key.to_string()));
    }
}

async fn large_and_empty_values_survive(store: &dyn Store) {
    let (empty, large) = (key("s", "empty"), key("s", "large"));
    put(store, &empty, Expect::Absent, Some("")).await;
    assert_eq!(text(store, &empty).await.as_deref(), Some(""));
    let value = "x".repeat(1 << 20);
    put(store, &large, Expect::Absent, Some(&value)).await;
    assert_eq!(text(store, &large).await, Some(value));
}

async fn of_many_writers_exactly_one_wins_each_revision<S: Store>(store: Arc<S>) {
    const WRITERS: usize = 8;
    const ROUNDS: usize = 25;
    let counter = key("s", "counter");
    put(&*store, &counter, Expect::Absent, Some("0")).await;
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| tokio::spawn(count_up(store.clone(), counter.clone(), ROUNDS)))
        .collect();
    for writer in writers {
        writer.await.expect("a writer does not fail");
    }
    let total = (WRITERS * ROUNDS).to_string();
    assert_eq!(text(&*store, &counter).await, Some(total));
}

async fn count_up<S: Store>(store: Arc<S>, counter: Key, rounds: usize) {
    let mut done = 0;
    while done < rounds {
        let record = store.read(&counter).await.expect("readable").expect("live");
        let text = std::str::from_utf8(&record.value).expect("digits");
        let next = text.parse::<u64>().expect("digits") + 1;
        let value = Some(next.to_string().into_bytes());
        let expect = Expect::Revision(record.revision);
        match store
            .write(Batch::one(AT, counter.clone(), expect, value))
            .await
        {
            Ok(_) => done += 1,
            Err(WriteError::Conflict) => tokio::task::yield_now().await,
            Err(error) => panic!("{error}"),
        }
    }
}

async fn a_tail_followed_under_load_misses_nothing<S: Store>(store: Arc<S>) {
    const WRITERS: usize = 4;
    const RECORDS: usize = 50;
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                for number in 0..RECORDS {
                    let key = key("s", &format!("{writer}-{number}"));
                    put(&*store, &key, Expect::Absent, Some("v")).await;
                }
            })
        })
        .collect();
    let mut seen = BTreeMap::new();
    let mut last = Revision(0);
    while seen.len() < WRITERS * RECORDS {
        let running = writers.iter().any(|writer| !writer.is_finished());
        let page = store.tail("s", last, 7).await.expect("readable");
        assert!(
            running || !page.is_empty(),
            "the tail ended at {last:?} with {} of {} records",
            seen.len(),
            WRITERS * RECORDS
        );
        for entry in page {
            assert!(entry.revision > last, "a tail only goes forward");
            last = entry.revision;
            assert_eq!(seen.insert(entry.key, entry.revision), None);
        }
        tokio::task::yield_now().await;
    }
}

#[cfg(test)]
mod tests {
    use super::super::MemoryStore;

    #[tokio::test]
    async fn the_memory_store_keeps_the_contract() {
        super::contract(MemoryStore::new).await;
    }
}
