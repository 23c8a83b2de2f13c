//! A small world for stories: a clock that is set by hand, randomness that can
//! be repeated, a store that hesitates or fails when told to, players.

use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::Poll;

use greenroom_directory::caller::{Caller, Principal};
use greenroom_directory::policy::Policy;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{
    AccountId, ConnectionId, Deployment, Revision, ServerInstance, SessionName, SessionRef,
    TemplateName,
};
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::search::{Criterion, EosQuery, HandleKind, HandleQuery};
use greenroom_protocol::session::{
    MemberDelta, MemberPropertiesDelta, MemberSystemDelta, Patch, SessionDelta,
};
use greenroom_protocol::settings::GreenroomDelta;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;

use crate::answer::{PutRefusal, Written};
use crate::parts::{AnyClient, Clients, Clock, DevTemplates, Parts, Random, Templates};
use crate::store::{
    Batch, BoxFuture, Key, Kind, MemoryStore, Record, Store, StoreError, TailEntry, WriteError,
};
use crate::{Precondition, Service, Template};

pub(crate) const SILENCE: u64 = 25_000;
const DEPLOYMENT: &str = "Dep-1";

pub(crate) struct ManualClock(Mutex<Timestamp>);

impl ManualClock {
    pub(crate) fn pass(&self, ms: u64) {
        let mut now = self.0.lock();
        *now = now.plus(ms);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *self.0.lock()
    }
}

/// SplitMix64: each seed is a life of its own, the same every time.
pub(crate) struct SeededRandom(Mutex<u64>);

impl SeededRandom {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }

    pub(crate) fn next(&self) -> u64 {
        let mut state = self.0.lock();
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = *state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&self, end: u64) -> u64 {
        self.next() % end
    }
}

impl Random for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.next().to_le_bytes()[..chunk.len()]);
        }
    }
}

/// A memory store that can be told to fail, and to answer some time after the
/// deed, as a disk does: others act in between.
#[derive(Default)]
pub(crate) struct MoodyStore {
    inner: MemoryStore,
    pub(crate) hesitates: AtomicBool,
    pub(crate) reads_slowly: AtomicBool,
    /// Whether it tells of writes in another order than it did them.
    pub(crate) overtakes: AtomicBool,
    writes: AtomicUsize,
    pub(crate) fails: AtomicBool,
    /// Whether what it says has failed was done all the same.
    pub(crate) fails_afterwards: AtomicBool,
}

async fn yield_once() {
    let mut yielded = false;
    poll_fn(|context| {
        if yielded {
            return Poll::Ready(());
        }
        yielded = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

impl Store for MoodyStore {
    fn read<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Record>, StoreError>> {
        Box::pin(async move {
            let record = self.inner.read(key).await;
            if self.reads_slowly.load(Ordering::Relaxed) {
                yield_once().await;
            }
            record
        })
    }

    fn write(&self, batch: Batch) -> BoxFuture<'_, Result<Vec<Revision>, WriteError>> {
        Box::pin(async move {
            if self.fails.load(Ordering::Relaxed) {
                return Err(WriteError::Unavailable("the disk is full".into()));
            }
            let result = self.inner.write(batch).await;
            if self.fails_afterwards.load(Ordering::Relaxed) {
                return Err(WriteError::Unavailable("the sync failed".into()));
            }
            if self.hesitates.load(Ordering::Relaxed) {
                yield_once().await;
            }
            let number = self.writes.fetch_add(1, Ordering::Relaxed);
            if self.overtakes.load(Ordering::Relaxed) && number.is_multiple_of(2) {
                for _ in 0..20 {
                    yield_once().await;
                }
            }
            result
        })
    }

    fn tail<'a>(
        &'a self,
        shard: &'a str,
        after: Revision,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<TailEntry>, StoreError>> {
        self.inner.tail(shard, after, limit)
    }

    fn list<'a>(
        &'a self,
        kind: Kind,
        after: Option<&'a Key>,
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<(Key, Record)>, StoreError>> {
        self.inner.list(kind, after, limit)
    }

    fn forget_tombstones(&self, before: Timestamp) -> BoxFuture<'_, Result<usize, StoreError>> {
        self.inner.forget_tombstones(before)
    }
}

impl MoodyStore {
    /// From now on every call gives others the time to come between.
    pub(crate) fn slow_down(&self) {
        self.hesitates.store(true, Ordering::Relaxed);
        self.reads_slowly.store(true, Ordering::Relaxed);
    }
}

struct OneMore(DevTemplates, Arc<Template>);

impl Templates for OneMore {
    fn find(&self, scid: &Deployment, name: &TemplateName) -> Option<Arc<Template>> {
        let found = self.0.find(scid, name);
        found.or_else(|| (self.1.name == *name).then(|| self.1.clone()))
    }

    fn list(&self, scid: &Deployment) -> Vec<Arc<Template>> {
        let mut all = self.0.list(scid);
        all.push(self.1.clone());
        all
    }
}

/// A service with everything around it.
pub(crate) struct World {
    pub(crate) store: Arc<MoodyStore>,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) random: Arc<SeededRandom>,
    pub(crate) clients: Arc<dyn Clients>,
    pub(crate) service: Arc<Service>,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::admitting(Arc::new(AnyClient)).await
    }

    pub(crate) async fn admitting(clients: Arc<dyn Clients>) -> Self {
        let store = Arc::new(MoodyStore::default());
        let clock = Arc::new(ManualClock(Mutex::new(Timestamp(1_800_000_000_000))));
        let random = Arc::new(SeededRandom::new(7));
        let parts = Self::parts(&store, &clock, &random, &clients);
        let service = Service::open(parts).await.expect("an empty store opens");
        Self {
            store,
            clock,
            random,
            clients,
            service,
        }
    }

    /// The same directory, with a template in each service config beside those
    /// of a desk.
    pub(crate) async fn with_template(self, name: &str, text: &str) -> Self {
        let name = TemplateName::new(name).expect("valid");
        let template = Template::parse(name, text).expect("a template that makes sense");
        let templates = OneMore(DevTemplates::new(), Arc::new(template));
        let parts = Parts {
            templates: Arc::new(templates),
            ..Self::parts(&self.store, &self.clock, &self.random, &self.clients)
        };
        let service = Service::open(parts).await.expect("the store opens again");
        Self { service, ..self }
    }

    fn parts(
        store: &Arc<MoodyStore>,
        clock: &Arc<ManualClock>,
        random: &Arc<SeededRandom>,
        clients: &Arc<dyn Clients>,
    ) -> Parts {
        Parts {
            store: store.clone(),
            clock: clock.clone(),
            random: random.clone(),
            clients: clients.clone(),
            templates: Arc::new(DevTemplates::new()),
            identities: Arc::new(crate::NoIdentityProviders),
            silence_ms: SILENCE,
        }
    }

    /// Another service on the same store: after a restart, or another node.
    pub(crate) async fn another(&self) -> Self {
        let parts = Self::parts(&self.store, &self.clock, &self.random, &self.clients);
        Self {
            store: self.store.clone(),
            clock: self.clock.clone(),
            random: self.random.clone(),
            clients: self.clients.clone(),
            service: Service::open(parts).await.expect("the store opens again"),
        }
    }

    /// A player with a push connection.
    pub(crate) fn player(&self, number: u64) -> Player {
        self.connected(Principal::User {
            account: AccountId::new(number).expect("in range"),
            name: format!("player {number}"),
        })
    }

    /// An instance of a trusted server with a push connection.
    pub(crate) fn server(&self, instance: &str) -> Player {
        self.connected(Principal::Server {
            instance: ServerInstance::new(instance).expect("valid"),
        })
    }

    fn connected(&self, principal: Principal) -> Player {
        let caller = Caller {
            deployment: Deployment::new(DEPLOYMENT).expect("valid"),
            client_id: "game".into(),
            policy: Policy::everything(),
            principal,
            device: None,
            address: Some([192, 0, 2, 1].into()),
        };
        Player {
            connection: self.service.connect(&caller),
            caller,
        }
    }

    pub(crate) async fn put(
        &self,
        who: &Player,
        name: &str,
        when: Precondition,
        delta: SessionDelta,
    ) -> Result<Written, PutRefusal> {
        let at = session_ref(name);
        self.service
            .put_session(&who.caller, &at, when, delta)
            .await
    }

    /// Creates a session for four.
    pub(crate) async fn host(&self, who: &Player, name: &str) -> Written {
        let delta = who.present(Some(hosting()));
        let written = self.put(who, name, Precondition::Absent, delta).await;
        written.expect("the name is free")
    }

    pub(crate) async fn join(&self, who: &Player, name: &str) -> Result<Written, PutRefusal> {
        let delta = who.present(None);
        self.put(who, name, Precondition::Exists, delta).await
    }

    /// Changes settings.
    pub(crate) async fn set(
        &self,
        who: &Player,
        name: &str,
        greenroom: GreenroomDelta,
    ) -> Result<Written, PutRefusal> {
        let delta = settings(greenroom);
        self.put(who, name, Precondition::Exists, delta).await
    }

    pub(crate) async fn get(&self, who: &Player, name: &str) -> Option<crate::Shown> {
        let at = session_ref(name);
        let shown = self.service.get_session(&who.caller, &at);
        shown.await.expect("readable")
    }

    /// The names that a search finds.
    pub(crate) async fn find(&self, who: &Player, criteria: Vec<Criterion>) -> Vec<String> {
        let rows = self.service.query(&who.caller, &query(criteria)).await;
        let rows = rows.expect("a sound search");
        rows.iter()
            .map(|row| row.session_ref.name.to_string())
            .collect()
    }

    pub(crate) async fn sweep(&self) -> Result<usize, Refusal> {
        self.service.sweep().await
    }
}

/// Somebody who plays, or a server that others play on.
pub(crate) struct Player {
    pub(crate) caller: Caller,
    pub(crate) connection: ConnectionId,
}

impl Player {
    pub(crate) fn id(&self) -> PlayerId {
        self.caller.account().expect("a player").into()
    }

    /// `members.me` of a player who is there; a server says it in its own way.
    pub(crate) fn present(&self, greenroom: Option<GreenroomDelta>) -> SessionDelta {
        if self.caller.account().is_none() {
            let greenroom = GreenroomDelta {
                connection: Some(self.connection.clone()),
                ..greenroom.unwrap_or_default()
            };
            return settings(greenroom);
        }
        let system = MemberSystemDelta {
            active: Some(true),
            connection: Patch::Set(self.connection.clone()),
            ..MemberSystemDelta::default()
        };
        let me = MemberDelta {
            properties: Some(MemberPropertiesDelta {
                system: Some(system),
                custom: None,
            }),
            ..MemberDelta::default()
        };
        SessionDelta {
            members: [("me".to_owned(), Some(me))].into(),
            greenroom,
            ..SessionDelta::default()
        }
    }
}

pub(crate) fn settings(greenroom: GreenroomDelta) -> SessionDelta {
    SessionDelta {
        greenroom: Some(greenroom),
        ..SessionDelta::default()
    }
}

pub(crate) fn leaving() -> SessionDelta {
    SessionDelta {
        members: [("me".to_owned(), None)].into(),
        ..SessionDelta::default()
    }
}

pub(crate) fn hosting() -> GreenroomDelta {
    GreenroomDelta {
        bucket: Some("lobby".into()),
        max_players: Some(4),
        ..GreenroomDelta::default()
    }
}

pub(crate) fn session_ref(name: &str) -> SessionRef {
    let name = SessionName::new(name).expect("valid");
    SessionRef::eos(Deployment::new(DEPLOYMENT).expect("valid"), name)
}

pub(crate) fn query(criteria: Vec<Criterion>) -> HandleQuery {
    HandleQuery {
        kind: HandleKind::Search,
        scid: Deployment::new(DEPLOYMENT).expect("valid"),
        template_name: TemplateName::eos(),
        global: true,
        greenroom: EosQuery {
            criteria,
            max_results: 200,
            ..EosQuery::default()
        },
    }
}
