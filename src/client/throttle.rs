//! Asking too often: what a directory has refused for that, it is not asked again before the time that it named.
//!
//! How much a caller may ask is known to the directory alone: its operator changes it, other processes of the same user count too, and at a desk there is no limit. So nothing is counted here. The first
//! refusal says for how long to be quiet, and until then whoever asks has its answer from here.

use std::collections::HashMap;
use std::fmt;
use std::time::Duration;

use greenroom_protocol::error::{ErrorCode, Refusal};
use parking_lot::Mutex;
use tokio::time::Instant;

use super::Who;
use super::transport::Failure;

/// What a directory counts apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Tokens.
    Logins,
    /// New devices.
    Devices,
    /// Push channels that are opened.
    Channels,
    /// Sessions of EOS, handles to them, and accounts elsewhere.
    Sessions,
    /// Searches for sessions of EOS.
    Searches,
    /// Sessions of the contract, handles to them, and what players are doing.
    Multiplayer,
}

/// How much of one class a caller may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Quota {
    /// Nobody for what the whole program shares.
    who: Option<Who>,
    class: Class,
}

impl Quota {
    /// What one caller may ask.
    pub(super) fn of(who: Who, class: Class) -> Self {
        let who = Some(who);
        Self { who, class }
    }

    /// What everybody may ask from here, who has not said who it is.
    pub(super) fn of_anybody(class: Class) -> Self {
        Self { who: None, class }
    }
}

impl fmt::Display for Quota {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.class {
            Class::Logins => "logins",
            Class::Devices => "new devices",
            Class::Channels => "push channels",
            Class::Sessions => "questions and writes about sessions",
            Class::Searches => "searches",
            Class::Multiplayer => "questions and writes about multiplayer sessions",
        })?;
        match self.who {
            Some(who) => write!(f, " of {who}"),
            None => f.write_str(" from here"),
        }
    }
}

/// Which quotas are used up, and until when.
#[derive(Default)]
pub(super) struct Throttle(Mutex<HashMap<Quota, Instant>>);

impl Throttle {
    /// Makes an attempt, unless its quota is used up: then it is refused as the directory would refuse it, and nothing is sent.
    pub(super) async fn pass<T>(
        &self,
        quota: Quota,
        attempt: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Failure> {
        if let Some(left) = self.left(quota) {
            return Err(used_up(quota, left).into());
        }
        let result = attempt.await;
        if let Err(failure) = &result
            && failure.is(ErrorCode::TooManyRequests)
        {
            self.hold(quota, failure.pause());
        }
        result
    }

    /// For how long nothing more of the quota is sent; nothing where something may be.
    pub(super) fn left(&self, quota: Quota) -> Option<Duration> {
        let until = *self.0.lock().get(&quota)?;
        let left = until.saturating_duration_since(Instant::now());
        (!left.is_zero()).then_some(left)
    }

    fn hold(&self, quota: Quota, pause: Duration) {
        let now = Instant::now();
        let mut held = self.0.lock();
        held.retain(|_, until| *until > now);
        // Of several refusals on their way at once the longest counts.
        let until = held.entry(quota).or_insert(now);
        *until = (*until).max(now + pause);
    }
}

fn used_up(quota: Quota, left: Duration) -> Refusal {
    let message = format!(
        "the directory takes no more {quota} for {:.1} s",
        left.as_secs_f64()
    );
    let left = left.as_millis().saturating_add(1);
    Refusal::too_many_requests(message, u64::try_from(left).unwrap_or(u64::MAX))
}

tokio::task_local! {
    static PATIENT: ();
}

/// Carries an operation out that waits where the directory wants fewer questions, as long as its time allows, and ends as in an outage if that is not long enough. Others end at once, refused with
/// [`ErrorCode::TooManyRequests`].
///
/// For what must not be lost, and for what a game begins one at a time.
pub async fn patiently<T>(operation: impl Future<Output = T>) -> T {
    PATIENT.scope((), operation).await
}

/// Whether the operation that is under way waits.
pub(super) fn is_patient() -> bool {
    PATIENT.try_with(|()| ()).is_ok()
}
