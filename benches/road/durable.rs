//! Updates that are on disk before they are answered, over HTTP, against commits of the same store with nothing around it.

use std::sync::Arc;

use greenroom::client;
use greenroom_protocol::ids::SessionName;
use greenroom_protocol::time::Timestamp;
use greenroom_server::store::redb::RedbStore;
use greenroom_service::store::{Batch, Change, Expect, Key, Kind, Store};
use tokio::task::JoinSet;

use crate::desk::{self, Desk, Player};
use crate::measure::{Seconds, compare};

/// Updates in one measured round and lane.
const UPDATES: u32 = 8;

pub(crate) fn run() {
    for lanes in [1, 64] {
        let desk = Desk::on_disk();
        let player = desk.player();
        player.host_many(lanes, 1);
        let folder = tempfile::tempdir().unwrap();
        let store: Arc<dyn Store> = Arc::new(RedbStore::open(folder.path()).unwrap());
        let mut number = 0;
        compare(
            &format!("durable update, {lanes} in flight / raw commit"),
            15,
            || {
                number += 1;
                desk.block_on(updates(&player, lanes, number))
            },
            || desk.block_on(commits(&store, lanes)),
        );
    }
}

/// Time per update, counted over all lanes.
async fn updates(player: &Player, lanes: usize, round: i64) -> Seconds {
    in_lanes(lanes, |lane| {
        let (client, user) = (player.client.clone(), player.user);
        async move {
            let name = SessionName::new(desk::session_name(lane)).unwrap();
            for update in 0..UPDATES {
                let delta = desk::attribute("ROUND", round * 1_000 + i64::from(update));
                let changed = client.change_session(user, &name, delta).await;
                assert_eq!(changed, Ok(client::Change::Taken));
            }
        }
    })
    .await
}

async fn commits(store: &Arc<dyn Store>, lanes: usize) -> Seconds {
    // About as long as a stored session of the other side.
    const VALUE: usize = 1_500;
    in_lanes(lanes, |lane| {
        let store = Arc::clone(store);
        async move {
            let key = Key {
                shard: "bench".into(),
                kind: Kind::Session,
                id: format!("s{lane}"),
            };
            for _ in 0..UPDATES {
                let expect = store
                    .read(&key)
                    .await
                    .unwrap()
                    .map_or(Expect::Absent, |record| Expect::Revision(record.revision));
                let change = Change {
                    key: key.clone(),
                    expect,
                    value: Some(vec![b'x'; VALUE]),
                };
                store
                    .write(Batch {
                        at: Timestamp(0),
                        changes: vec![change],
                    })
                    .await
                    .unwrap();
            }
        }
    })
    .await
}

async fn in_lanes<F: Future<Output = ()> + Send + 'static>(
    lanes: usize,
    lane: impl Fn(usize) -> F,
) -> Seconds {
    let started = tokio::time::Instant::now();
    let mut running: JoinSet<()> = (0..lanes).map(lane).collect();
    while let Some(ended) = running.join_next().await {
        ended.unwrap();
    }
    started.elapsed().as_secs_f64() / f64::from(UPDATES * u32::try_from(lanes).unwrap())
}
