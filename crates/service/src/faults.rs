//! Faults on demand: what a directory at a desk gets wrong because its developer
//! asks for it.
//!
//! What happens to a request is decided in [`plan`], from a seed, counts and the
//! time. Whoever carries requests, the HTTP face and the library for `local:`,
//! asks here and does what it says: waiting, cutting, answering.

mod clock;
mod plan;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use greenroom_protocol::error::Refusal;
use greenroom_protocol::faults::{FaultsDelta, FaultsState, OPERATIONS, PUSH};
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;
use tokio::sync::watch;

pub(crate) use clock::DeskClock;
pub use plan::{End, Fate};

use crate::parts::Clock;
use crate::service::Service;
use crate::tokens::{Claims, Use};
use plan::Plan;

/// What was asked for, and what has come of it.
pub(crate) struct Faults {
    clock: Arc<DeskClock>,
    plan: Mutex<Plan>,
    /// Whether the plan has anything: beside its lock, for all the directories
    /// that never have.
    is_set: AtomicBool,
    /// Access tokens that were given before this second have expired.
    expired_before: AtomicU64,
    /// How many outages have begun.
    outages: watch::Sender<u64>,
}

impl Faults {
    /// Nothing goes wrong.
    pub(crate) fn new(clock: Arc<DeskClock>) -> Self {
        Self {
            clock,
            plan: Mutex::default(),
            is_set: AtomicBool::new(false),
            expired_before: AtomicU64::new(0),
            outages: watch::Sender::new(0),
        }
    }

    /// Whether an access token with these claims counts as expired. Others are
    /// what access is renewed by.
    pub(crate) fn has_expired(&self, claims: &Claims) -> bool {
        let access = matches!(claims.purpose, Use::User | Use::Server | Use::Client);
        access && claims.iat < self.expired_before.load(Ordering::Relaxed)
    }

    /// Tokens know the second in which they were given and no more: those of
    /// this one are told from those to come by going on to the next.
    fn expire_tokens(&self) -> Result<(), Refusal> {
        let now = self.clock.now().0;
        let next = now / 1000 + 1;
        self.clock.forward(next * 1000 - now)?;
        self.expired_before.fetch_max(next, Ordering::Relaxed);
        Ok(())
    }
}

/// Hears of outages on demand, for connections that are open.
pub struct Outages(watch::Receiver<u64>);

impl Outages {
    /// Comes back when an outage begins, at once if one has begun since the last
    /// time. May be dropped at any time.
    pub async fn next(&mut self) {
        if self.0.changed().await.is_err() {
            // The directory is gone, and nothing begins there any more.
            std::future::pending().await
        }
    }
}

impl Service {
    /// What becomes of a request for an operation, by its name in the OpenAPI
    /// description, or of what is pushed ([`PUSH`]). Each call counts as a
    /// request of its own.
    pub fn fate(&self, operation: &str) -> Fate {
        let faults = &self.faults;
        if !faults.is_set.load(Ordering::Relaxed) {
            return Fate::default();
        }
        let now = faults.clock.unmoved();
        let mut plan = faults.plan.lock();
        let fate = plan.fate(operation, now);
        faults.is_set.store(!plan.is_idle(now), Ordering::Relaxed);
        fate
    }

    /// What becomes of what waits for a push connection. Counts as
    /// [`Self::fate`] does.
    pub fn fate_of_push(&self) -> Fate {
        self.fate(PUSH)
    }

    /// Hears of the outages that begin from now on.
    pub fn outages(&self) -> Outages {
        Outages(self.faults.outages.subscribe())
    }

    /// Changes what goes wrong.
    ///
    /// # Errors
    /// `Forbidden` for a directory that stands at no desk, `BadRequest` naming
    /// the field; nothing is changed then.
    pub fn change_faults(&self, delta: &FaultsDelta) -> Result<FaultsState, Refusal> {
        self.check_may_fail()?;
        plan::check(delta)?;
        let faults = &self.faults;
        let mut plan = faults.plan.lock();
        let forward = delta.clock_forward_ms.unwrap_or_default();
        faults.clock.check(forward.saturating_add(1000))?;
        let now = faults.clock.unmoved();
        plan.change(delta, now)?;
        faults.clock.forward(forward)?;
        if delta.expire_tokens {
            faults.expire_tokens()?;
        }
        faults.is_set.store(!plan.is_idle(now), Ordering::Relaxed);
        let state = self.state_of(&plan, now);
        drop(plan);
        if delta.outage_ms.is_some_and(|ms| ms > 0) {
            faults.outages.send_modify(|count| *count += 1);
        }
        tracing::info!(?delta, "faults on demand");
        Ok(state)
    }

    /// Ends everything that goes wrong. Expired tokens stay expired, and the
    /// clock stays ahead: time does not go back.
    ///
    /// # Errors
    /// `Forbidden` for a directory that stands at no desk.
    pub fn clear_faults(&self) -> Result<FaultsState, Refusal> {
        self.check_may_fail()?;
        let faults = &self.faults;
        let mut plan = faults.plan.lock();
        *plan = Plan::default();
        faults.is_set.store(false, Ordering::Relaxed);
        tracing::info!("no faults any more");
        Ok(self.state_of(&plan, faults.clock.unmoved()))
    }

    /// What goes wrong at present.
    ///
    /// # Errors
    /// `Forbidden` for a directory that stands at no desk.
    pub fn faults(&self) -> Result<FaultsState, Refusal> {
        self.check_may_fail()?;
        let plan = self.faults.plan.lock();
        Ok(self.state_of(&plan, self.faults.clock.unmoved()))
    }

    fn state_of(&self, plan: &Plan, now: Timestamp) -> FaultsState {
        FaultsState {
            seed: plan.seed,
            latency: plan.latency.clone(),
            loss: plan.loss.clone(),
            results: plan.results.clone(),
            outage_ms: plan.outage_left(now),
            clock_ahead_ms: self.faults.clock.ahead(),
            operations: OPERATIONS,
        }
    }

    fn check_may_fail(&self) -> Result<(), Refusal> {
        match self.is_at_a_desk() {
            true => Ok(()),
            false => Err(Refusal::forbidden(NO_DESK)),
        }
    }
}

/// Why a directory in production fails on nobody's demand.
const NO_DESK: &str = "this directory stands at no desk: faults on demand are for \
     `greenroom serve --dev` and `local:`";

/// What a number that is too large is refused with.
fn at_most(field: &str, given: u64, most: u64) -> Result<(), Refusal> {
    match given <= most {
        true => Ok(()),
        false => Err(Refusal::bad_request(format!(
            "{field} is {given}, and {most} at most"
        ))),
    }
}

/// The farthest that the clock can be ahead.
const CLOCK_MAX: u64 = limits::FAULT_CLOCK_MAX_MS;
