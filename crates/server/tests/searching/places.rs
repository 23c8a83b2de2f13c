//! The use cases in this process, and the same over HTTP.

use std::sync::Arc;
use std::time::Duration;

use greenroom_protocol::ids::{AccountId, Deployment, SessionName, SessionRef};
use greenroom_protocol::search::HandleQuery;
use greenroom_protocol::session::SessionDelta;
use greenroom_server::clock::SteadyClock;
use greenroom_service::store::MemoryStore;
use greenroom_service::{
    AnyClient, Caller, DevTemplates, NoIdentityProviders, Parts, Policy, Precondition, Principal,
    Random, Service,
};
use reqwest::Method;
use ring::rand::{SecureRandom, SystemRandom};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::player::{DEPLOYMENT, Player, send, session as path};
use crate::push::Push;
use crate::storm::Place;
use crate::truth::{PER_BUCKET, Search, State};

fn name(session: usize) -> String {
    format!("session-{session}")
}

fn bucket(session: usize) -> String {
    format!("bucket-{}", session / PER_BUCKET)
}

/// What the owner writes, who is there as long as its push connection is.
fn delta(session: usize, state: Option<State>, connection: &str) -> Value {
    let Some(state) = state else {
        return json!({"greenroom": {"end": true}});
    };
    let attributes = json!({
        "VERSION": {"int64": state.version},
        "MODE": {"string": format!("mode-{}", state.mode)},
        "SKILL": {"int64": state.skill},
    });
    let system = json!({"active": true, "connection": connection});
    json!({
        "members": {"me": {"properties": {"system": system}}},
        "greenroom": {"bucket": bucket(session), "maxPlayers": 4, "attributes": attributes},
    })
}

fn query(search: &Search) -> Value {
    let bucket = bucket(search.bucket * PER_BUCKET);
    json!({
        "type": "search", "scid": DEPLOYMENT, "templateName": "eos",
        "greenroom": {"maxResults": 200, "criteria": [
            {"key": "bucket", "op": "EQUAL", "value": {"string": bucket}},
            {"key": "MODE", "op": "EQUAL", "value": {"string": format!("mode-{}", search.mode)}},
            {"key": "SKILL", "op": "GREATER_THAN_OR_EQUAL", "value": {"int64": search.skill}},
            {"key": "SKILL", "op": "DISTANCE", "value": {"int64": search.skill}},
        ]},
    })
}

/// A session of an answer, and the state that it is shown in.
fn seen(row: &Value) -> (usize, State) {
    let attributes = &row["greenroom"]["attributes"];
    let number = |key: &str| attributes[key]["int64"].as_i64().expect("a whole number");
    let after = |text: &Value, head: &str| {
        let number = text.as_str().and_then(|text| text.strip_prefix(head));
        number.and_then(|it| it.parse().ok()).expect("a number")
    };
    let session: i64 = after(&row["sessionRef"]["name"], "session-");
    let state = State {
        version: number("VERSION"),
        mode: after(&attributes["MODE"]["string"], "mode-"),
        skill: number("SKILL"),
    };
    (usize::try_from(session).expect("a number"), state)
}

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("what a client sends")
}

/// The use cases over a store in memory, without sockets; one player hosts all.
pub(crate) struct InProcess {
    service: Arc<Service>,
    host: Caller,
    connection: String,
}

struct Chance(SystemRandom);

impl Random for Chance {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.fill(bytes).expect("the system has randomness");
    }
}

impl InProcess {
    pub(crate) async fn open() -> Self {
        let parts = Parts {
            store: Arc::new(MemoryStore::new()),
            clock: Arc::new(SteadyClock::start()),
            random: Arc::new(Chance(SystemRandom::new())),
            clients: Arc::new(AnyClient),
            templates: Arc::new(DevTemplates::new()),
            identities: Arc::new(NoIdentityProviders),
            silence_ms: 25_000,
        };
        let service = Service::open(parts).await.expect("an empty store opens");
        let host = caller();
        let connection = service.connect(&host).to_string();
        Self {
            service,
            host,
            connection,
        }
    }
}

fn deployment() -> Deployment {
    Deployment::new(DEPLOYMENT).expect("valid")
}

fn caller() -> Caller {
    Caller {
        deployment: deployment(),
        client_id: "game".into(),
        policy: Policy::everything(),
        principal: Principal::User {
            account: AccountId::new(1).expect("in range"),
            name: "host".into(),
        },
        device: None,
        address: None,
    }
}

impl Place for InProcess {
    async fn write(&self, session: usize, state: Option<State>) {
        let name = SessionName::new(name(session)).expect("valid");
        let at = SessionRef::eos(deployment(), name);
        let delta: SessionDelta = read(delta(session, state, &self.connection));
        let none = Precondition::None;
        let written = self.service.put_session(&self.host, &at, none, delta);
        written.await.expect("taken");
    }

    async fn search(&self, search: &Search) -> Vec<(usize, State)> {
        let query: HandleQuery = read(query(search));
        let found = self.service.query(&self.host, &query).await;
        let row = |row| serde_json::to_value(row).expect("plain JSON");
        let rows = found.expect("a sound search").into_iter().map(row);
        rows.map(|row| seen(&row)).collect()
    }
}

/// A directory that is spoken to over HTTP, by one player who hosts all.
pub(crate) struct OverHttp {
    host: Player,
    connection: String,
}

impl OverHttp {
    pub(crate) async fn of(url: &str) -> Self {
        let host = Player::login(url).await;
        let mut push = Push::open(url, &host.token).await;
        let connection = push.id().await;
        // Reads, and so answers pings, until the runtime ends.
        tokio::spawn(async move { push.stay(Duration::MAX).await });
        Self { host, connection }
    }
}

impl Place for OverHttp {
    async fn write(&self, session: usize, state: Option<State>) {
        let put = self.host.request(Method::PUT, &path(&name(session)));
        let answer = send(put.json(&delta(session, state, &self.connection))).await;
        assert!(answer.status().is_success(), "{}", answer.status());
    }

    async fn search(&self, search: &Search) -> Vec<(usize, State)> {
        let request = self.host.request(Method::POST, "/handles/query");
        let answer = send(request.json(&query(search))).await;
        assert!(answer.status().is_success(), "{}", answer.status());
        let answer: Value = answer.json().await.expect("JSON");
        let rows = answer["results"].as_array().expect("a list");
        rows.iter().map(seen).collect()
    }
}
