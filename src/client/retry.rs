//! Trying again: how long to wait in between, and when to give up.

use std::sync::atomic::Ordering;
use std::time::Duration;

use greenroom_protocol::error::ErrorCode;
use tokio::time::{Instant, sleep_until, timeout_at};

use super::Core;
use super::deadline::announce_retry;
use super::error::ClientError;
use super::notice::Notice;
use super::random;
use super::throttle::is_patient;
use super::transport::{Attempt, Failure};

/// One attempt may take so long; a directory that hangs is asked anew while there is time.
pub(super) const ATTEMPT: Duration = Duration::from_secs(10);

const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// Whoever called hears of it when attempts have failed for so long. What passes sooner nobody needs to know.
const ANNOUNCED_AFTER: Duration = Duration::from_secs(1);

/// Pauses that double from `first` to `longest`. The upper half of each is random, so that a thousand clients of a directory that comes back do not all return in the same instant.
pub(super) struct Backoff {
    first: Duration,
    longest: Duration,
    next: Duration,
}

impl Backoff {
    pub(super) fn new(first: Duration, longest: Duration) -> Self {
        Self {
            first,
            longest,
            next: first,
        }
    }

    /// The next pause: between a half and the whole of the present step, by a random number.
    pub(super) fn pause(&mut self, random: u64) -> Duration {
        let whole = self.next;
        self.next = (whole * 2).min(self.longest);
        let half = whole / 2;
        half + half.mul_f64(random as f64 / u64::MAX as f64)
    }

    /// Back to the first step.
    pub(super) fn reset(&mut self) {
        self.next = self.first;
    }
}

impl Core {
    /// Attempts until one succeeds, one meets a refusal that stays one, or `end` has come. Waits while the game says that there is no network, and where the directory wants fewer questions if the operation is [patient](super::patiently). Sends nothing when `end` has come before the first attempt.
    pub(super) async fn retry<'a, T>(
        &self,
        end: Instant,
        attempt: impl FnMut() -> Attempt<'a, T>,
    ) -> Result<T, ClientError> {
        let tell = |why: &ClientError| self.tell_not_reached(why);
        let result = retry(end, || self.is_online(), tell, attempt).await;
        let is_outage = |error| {
            matches!(
                error,
                &ClientError::NoConnection(_) | &ClientError::TimedOut
            )
        };
        if !result.as_ref().is_err_and(is_outage) {
            self.first_contact.store(true, Ordering::Relaxed);
        }
        result
    }

    /// Says once that the directory has not been reached, where it never was: else a game with a wrong address would hear of it when the first operation is over.
    fn tell_not_reached(&self, why: &ClientError) {
        if !self.first_contact.swap(true, Ordering::Relaxed) {
            let why = why.to_string();
            self.notify(Notice::NotReached { why });
        }
    }
}

async fn retry<'a, T, O: Future<Output = ()>>(
    end: Instant,
    online: impl Fn() -> O,
    tell: impl Fn(&ClientError),
    mut attempt: impl FnMut() -> Attempt<'a, T>,
) -> Result<T, ClientError> {
    let mut backoff = Backoff::new(FIRST_PAUSE, LONGEST_PAUSE);
    let mut outage = None;
    let mut failing_since = None;
    loop {
        let is_over = timeout_at(end, online()).await.is_err() || Instant::now() >= end;
        if is_over {
            return Err(outage.unwrap_or(ClientError::TimedOut));
        }
        let attempted = Instant::now();
        let attempt_ends = end.min(attempted + ATTEMPT);
        let failure = match timeout_at(attempt_ends, attempt()).await {
            Ok(Ok(value)) => return Ok(value),
            Ok(Err(failure)) => failure,
            Err(_) if attempt_ends == end => return Err(outage.unwrap_or(ClientError::TimedOut)),
            Err(_) => Failure::Interrupted("no answer".to_owned()),
        };
        let asked_for = failure.pause();
        let lasts = lasting(failure, outage)?;
        let next = Instant::now() + backoff.pause(random::number()).max(asked_for);
        if next >= end {
            return Err(lasts);
        }
        if failing_since.get_or_insert(attempted).elapsed() >= ANNOUNCED_AFTER {
            announce_retry();
            tell(&lasts);
        }
        outage = Some(lasts);
        sleep_until(next).await;
    }
}

/// What the operation ends with if nothing better comes: `Err` at once for what another attempt would meet again. An outage that has seen the directory once stays a timeout.
fn lasting(failure: Failure, before: Option<ClientError>) -> Result<ClientError, ClientError> {
    // Of an attempt that may have been carried out, only another one tells what came of it.
    let waits = is_patient() || before == Some(ClientError::TimedOut);
    if waits && failure.is(ErrorCode::TooManyRequests) {
        return Ok(ClientError::TimedOut);
    }
    match ended_by(failure) {
        ClientError::NoConnection(_) if before == Some(ClientError::TimedOut) => {
            Ok(ClientError::TimedOut)
        }
        error @ (ClientError::NoConnection(_) | ClientError::TimedOut) => Ok(error),
        error => Err(error),
    }
}

/// What an operation ends with whose last attempt ended so.
pub(super) fn ended_by(failure: Failure) -> ClientError {
    match failure {
        Failure::Refused(refusal) if refusal.code == ErrorCode::Unavailable => {
            ClientError::TimedOut
        }
        Failure::Refused(refusal) => ClientError::Refused(refusal),
        Failure::UnknownUser { continuance } => ClientError::UnknownUser { continuance },
        Failure::LoggedOut => ClientError::NotLoggedIn,
        Failure::Interrupted(_) | Failure::Busy { .. } => ClientError::TimedOut,
        Failure::Unreachable(why) => ClientError::NoConnection(why),
    }
}
