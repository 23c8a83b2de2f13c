//! A start on a store that holds sessions, from opening it until searches are answered.

use std::hint::black_box;
use std::sync::Arc;

use greenroom_directory::session::Session;
use greenroom_protocol::ids::SessionRef;
use greenroom_protocol::time::Timestamp;
use greenroom_service::store::{Batch, Change, Expect, Key, Kind, MemoryStore, Store};
use greenroom_service::{
    AnyClient, Clock, DevTemplates, NoIdentityProviders, Parts, Random, Service,
};
use ring::rand::{SecureRandom, SystemRandom};

use crate::measure::time;
use crate::shown::{beside, thousands};
use crate::world::{Facts, NOW, SILENCE_MS};

const BUCKETS: usize = 1_000;
const STORED: usize = 100_000;
/// So many sessions are made at a time, so that they need not all be held.
const BATCH: usize = 1_000;

/// Time stands still here.
struct Noon;

impl Clock for Noon {
    fn now(&self) -> Timestamp {
        NOW
    }
}

struct Chance(SystemRandom);

impl Random for Chance {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.fill(bytes).unwrap();
    }
}

pub(crate) fn run() {
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.build().unwrap();
    let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
    let mut reading = 0.0;
    for first in (0..STORED).step_by(BATCH) {
        let numbers = first..first + BATCH;
        let session = |number| Facts::of(number, BUCKETS).session(number);
        let records: Vec<(SessionRef, Vec<u8>)> = numbers
            .map(session)
            .map(|it| (it.session_ref.clone(), it.to_bytes()))
            .collect();
        reading += time(|| {
            for (_, record) in &records {
                _ = black_box(Session::from_bytes(record).unwrap());
            }
        });
        let batch = Batch {
            at: NOW,
            changes: records.into_iter().map(change).collect(),
        };
        runtime.block_on(store.write(batch)).unwrap();
    }
    let parts = Parts {
        store,
        clock: Arc::new(Noon),
        random: Arc::new(Chance(SystemRandom::new())),
        clients: Arc::new(AnyClient),
        templates: Arc::new(DevTemplates::new()),
        identities: Arc::new(NoIdentityProviders),
        silence_ms: SILENCE_MS,
    };
    let mut service = None;
    let starting = time(|| service = Some(runtime.block_on(Service::open(parts)).unwrap()));
    assert_eq!(service.unwrap().census().sessions, STORED);
    let count = thousands(STORED);
    beside(
        &format!("a start with {count} records / reading them"),
        starting,
        reading,
    );
}

fn change((at, record): (SessionRef, Vec<u8>)) -> Change {
    Change {
        key: key(&at),
        expect: Expect::Absent,
        value: Some(record),
    }
}

/// As the service names it.
fn key(at: &SessionRef) -> Key {
    let (template, name) = (at.template_name.folded(), at.name.folded());
    Key {
        shard: at.scid.folded(),
        kind: Kind::Session,
        id: format!("{template}/{name}"),
    }
}
