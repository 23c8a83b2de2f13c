//! What the directory counts, in the words of Prometheus.
//!
//! No label takes a value that a caller chose: routes are templates, methods and
//! codes are known ones.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::http::Method;
use axum::response::Response;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::time::Timestamp;
use greenroom_service::{Census, PlayCounts, WriteCounts};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

use crate::admission::Full;

/// Upper ends of the classes of durations, in seconds: from a read out of memory
/// to the time after which a request is given up.
const DURATIONS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.25, 1.0, 5.0, 30.0];

/// Everything that is counted. Shared by all parts of the server.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Request, Counter>,
    durations: Family<OfRoute, Histogram>,
    refusals: Family<Refused, Counter>,
    rates_exceeded: Family<OfClass, Counter>,
    connections: Gauge,
    connections_refused: Family<Reason, Counter>,
    push_connections: Gauge,
    sessions: Gauge,
    members: Gauge,
    player_sessions: Gauge,
    plays: Family<Happened, Counter>,
    logins: Family<Outcome, Counter>,
    sweeps: Family<Outcome, Counter>,
    store_writes: Family<Outcome, Counter>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    route: String,
    method: &'static str,
    status: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfRoute {
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Refused {
    code: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfClass {
    class: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Reason {
    reason: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Happened {
    what: &'static str,
}

/// A push connection that is counted for as long as this lives.
pub(crate) struct Pushing(Gauge);

impl Drop for Pushing {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Metrics {
    /// Nothing was counted yet, by a directory that starts now.
    pub(crate) fn new(start: Timestamp) -> Self {
        let histogram: fn() -> Histogram = || Histogram::new(DURATIONS);
        let metrics = Self {
            registry: Registry::default(),
            requests: Family::default(),
            durations: Family::new_with_constructor(histogram),
            refusals: Family::default(),
            rates_exceeded: Family::default(),
            connections: Gauge::default(),
            connections_refused: Family::default(),
            push_connections: Gauge::default(),
            sessions: Gauge::default(),
            members: Gauge::default(),
            player_sessions: Gauge::default(),
            plays: Family::default(),
            logins: Family::default(),
            sweeps: Family::default(),
            store_writes: Family::default(),
        };
        metrics.named(start)
    }

    /// Gives everything its name.
    fn named(mut self, start: Timestamp) -> Self {
        let started: Gauge<f64, AtomicU64> = Gauge::default();
        started.set(start.0 as f64 / 1000.0);
        self.registry.register(
            "process_start_time_seconds",
            "When the directory started, in seconds since 1970",
            started,
        );
        let all = self.registry.sub_registry_with_prefix("greenroom");
        let build = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        all.register("build", "What runs", build);
        all.register(
            "http_requests",
            "Requests that were answered",
            self.requests.clone(),
        );
        all.register(
            "http_request_duration_seconds",
            "From a request's head to its answer",
            self.durations.clone(),
        );
        all.register(
            "refusals",
            "Requests that were not carried out, by the code in the header greenroom-error",
            self.refusals.clone(),
        );
        all.register(
            "rates_exceeded",
            "Requests of callers who asked too often, by the class that they count in",
            self.rates_exceeded.clone(),
        );
        all.register(
            "connections",
            "Open connections, push connections among them",
            self.connections.clone(),
        );
        all.register(
            "connections_refused",
            "Connections for which there was no place",
            self.connections_refused.clone(),
        );
        all.register(
            "push_connections",
            "Open push connections",
            self.push_connections.clone(),
        );
        all.register("sessions", "Live sessions", self.sessions.clone());
        all.register("members", "Members of live sessions", self.members.clone());
        all.register(
            "player_sessions",
            "Players who play now, as their games tell it",
            self.player_sessions.clone(),
        );
        all.register(
            "plays",
            "Players who began to play, and who ended",
            self.plays.clone(),
        );
        all.register(
            "logins",
            "Requests for an access token",
            self.logins.clone(),
        );
        all.register(
            "sweeps",
            "Rounds in which due timers were carried out",
            self.sweeps.clone(),
        );
        all.register(
            "store_writes",
            "Batches that the store wrote, or could not write",
            self.store_writes.clone(),
        );
        self
    }

    /// A request was answered, or given up.
    pub(crate) fn answered(
        &self,
        route: &str,
        method: &Method,
        response: &Response,
        took: Duration,
    ) {
        let request = Request {
            route: route.to_owned(),
            method: known(method),
            status: class(response.status().as_u16()),
        };
        self.requests.get_or_create(&request).inc();
        let durations = self.durations.get_or_create(&OfRoute {
            route: route.to_owned(),
        });
        durations.observe(took.as_secs_f64());
        if let Some(refusal) = response.extensions().get::<Refusal>() {
            self.refused(refusal.code);
        }
    }

    fn refused(&self, code: ErrorCode) {
        let code = code.as_str();
        self.refusals.get_or_create(&Refused { code }).inc();
    }

    /// Somebody asked too often.
    pub(crate) fn rate_exceeded(&self, class: &'static str) {
        let exceeded = self.rates_exceeded.get_or_create(&OfClass { class });
        exceeded.inc();
    }

    /// A connection was turned away.
    pub(crate) fn refused_connection(&self, why: Full) {
        let reason = match why {
            Full::Directory => "directory-full",
            Full::Address => "address-full",
        };
        let refused = self.connections_refused.get_or_create(&Reason { reason });
        refused.inc();
    }

    /// A push connection begins.
    pub(crate) fn push_connection(&self) -> Pushing {
        self.push_connections.inc();
        Pushing(self.push_connections.clone())
    }

    /// Somebody asked for an access token.
    pub(crate) fn login(&self, granted: bool) {
        count(&self.logins, granted, "granted", "refused");
    }

    /// The sweeper made a round.
    pub(crate) fn sweep(&self, carried_out: bool) {
        count(&self.sweeps, carried_out, "done", "failed");
    }

    /// Everything, with what is known only now.
    pub(crate) fn text(
        &self,
        connections: usize,
        census: Census,
        plays: PlayCounts,
        writes: WriteCounts,
    ) -> String {
        // There are never so many that a sign would be in the way.
        let gauge = |gauge: &Gauge, count: usize| gauge.set(count as i64);
        gauge(&self.connections, connections);
        gauge(&self.sessions, census.sessions);
        gauge(&self.members, census.members);
        gauge(&self.player_sessions, plays.open);
        for (what, count) in [("began", plays.began), ("ended", plays.ended)] {
            let counter = self.plays.get_or_create(&Happened { what });
            counter.inner().store(count, Ordering::Relaxed);
        }
        for (outcome, count) in [("written", writes.written), ("failed", writes.failed)] {
            let counter = self.store_writes.get_or_create(&Outcome { outcome });
            counter.inner().store(count, Ordering::Relaxed);
        }
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("a String takes everything");
        text
    }
}

fn count(family: &Family<Outcome, Counter>, well: bool, good: &'static str, bad: &'static str) {
    let outcome = if well { good } else { bad };
    family.get_or_create(&Outcome { outcome }).inc();
}

/// The methods that routes know.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::PUT => "PUT",
        Method::POST => "POST",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}

fn class(status: u16) -> &'static str {
    match status / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}
