//! The rules: what becomes of a request, from the seed, from how many of its
//! kind came before, and from the time. Nothing waits here.

use std::collections::HashMap;

use greenroom_protocol::error::Refusal;
use greenroom_protocol::faults::{
    EVERYTHING, FaultsDelta, GivenResult, Latency, Loss, OPERATIONS, PUSH,
};
use greenroom_protocol::limits;
use greenroom_protocol::session::Patch;
use greenroom_protocol::time::Timestamp;

use super::at_most;

/// What becomes of one request, or of what is pushed at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// How long it waits before that, in milliseconds.
    pub delay_ms: u64,
    /// What then.
    pub end: End,
}

/// How a request ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// As without faults.
    #[default]
    CarriedOut,
    /// It is not carried out, and the line is cut without an answer.
    RequestLost,
    /// It is carried out, and the line is cut without an answer.
    AnswerLost,
    /// It is not carried out, and answered with this.
    Refused(Refusal),
}

/// What goes wrong.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) seed: u64,
    pub(super) latency: Option<Latency>,
    pub(super) loss: Option<Loss>,
    pub(super) results: Vec<GivenResult>,
    /// By the clock that nobody turns.
    outage_until: Option<Timestamp>,
    /// How many requests of each operation were drawn for since the seed was
    /// given. Those of one operation are counted apart, so that what others ask
    /// meanwhile changes nothing for them.
    met: HashMap<&'static str, u64>,
}

/// Which number is drawn for a request.
#[derive(Clone, Copy)]
enum Draw {
    Jitter,
    Request,
    Answer,
}

impl Plan {
    /// Takes a change that was [checked](check).
    ///
    /// # Errors
    /// `BadRequest` where too many results would wait; nothing is changed then.
    pub(super) fn change(&mut self, delta: &FaultsDelta, now: Timestamp) -> Result<(), Refusal> {
        let mut results = self.results.clone();
        for given in &delta.results {
            results.retain(|other| other.operation != given.operation);
            if given.times > 0 {
                results.push(given.clone());
            }
        }
        at_most(
            "the number of results",
            results.len() as u64,
            limits::FAULT_RESULTS_MAX as u64,
        )?;
        self.results = results;
        if let Some(seed) = delta.seed {
            self.seed = seed;
            self.met.clear();
        }
        patch(&mut self.latency, &delta.latency);
        patch(&mut self.loss, &delta.loss);
        if let Some(ms) = delta.outage_ms {
            self.outage_until = (ms > 0).then(|| now.plus(ms));
        }
        Ok(())
    }

    /// Whether nothing goes wrong any more.
    pub(super) fn is_idle(&self, now: Timestamp) -> bool {
        self.latency.is_none()
            && self.loss.is_none()
            && self.results.is_empty()
            && self.outage_left(now) == 0
    }

    /// How long the outage lasts yet, in milliseconds.
    pub(super) fn outage_left(&self, now: Timestamp) -> u64 {
        self.outage_until.map_or(0, |until| until.since(now))
    }

    /// What becomes of the next request of an operation. An outage comes before
    /// all else, a given result before what is drawn.
    pub(super) fn fate(&mut self, operation: &str, now: Timestamp) -> Fate {
        if self.outage_left(now) > 0 {
            let end = End::RequestLost;
            return Fate { delay_ms: 0, end };
        }
        let number = self.count(operation);
        let draw = |which, below| drawn(self.seed, operation, number, which) % below;
        let delay_ms = match &self.latency {
            Some(latency) if concerns(&latency.operation, operation) => {
                latency.ms + draw(Draw::Jitter, latency.jitter_ms + 1)
            }
            _ => 0,
        };
        let lost = match &self.loss {
            Some(loss) if concerns(&loss.operation, operation) && loss.times != Some(0) => {
                let hits = |which, percent| draw(which, 100) < u64::from(percent);
                match (
                    hits(Draw::Request, loss.request_percent),
                    hits(Draw::Answer, loss.answer_percent),
                ) {
                    (true, _) => Some(End::RequestLost),
                    (false, true) => Some(End::AnswerLost),
                    (false, false) => None,
                }
            }
            _ => None,
        };
        let end = match (self.give_result(operation), lost) {
            (Some(refusal), _) => End::Refused(refusal),
            (None, Some(lost)) => {
                self.count_loss();
                lost
            }
            (None, None) => End::CarriedOut,
        };
        Fate { delay_ms, end }
    }

    /// How many requests of the operation came before this one.
    fn count(&mut self, operation: &str) -> u64 {
        let known = OPERATIONS.iter().find(|known| **known == operation);
        let name = known.copied().unwrap_or(PUSH);
        let met = self.met.entry(name).or_default();
        let number = *met;
        *met += 1;
        number
    }

    fn give_result(&mut self, operation: &str) -> Option<Refusal> {
        // Nothing that is pushed could be answered.
        if operation == PUSH {
            return None;
        }
        let found = self
            .results
            .iter()
            .position(|given| concerns(&given.operation, operation))?;
        let given = &mut self.results[found];
        given.times -= 1;
        let message = format!("{operation}: a fault on demand");
        let refusal = Refusal::new(given.error, message);
        if given.times == 0 {
            self.results.remove(found);
        }
        Some(refusal)
    }

    fn count_loss(&mut self) {
        let times = self.loss.as_mut().and_then(|loss| loss.times.as_mut());
        if let Some(times) = times {
            *times -= 1;
            if *times == 0 {
                self.loss = None;
            }
        }
    }
}

/// Holds that every part of a change makes sense.
///
/// # Errors
/// `BadRequest` naming the field.
pub(super) fn check(delta: &FaultsDelta) -> Result<(), Refusal> {
    if let Patch::Set(latency) = &delta.latency {
        let most = limits::FAULT_LATENCY_MAX_MS;
        at_most("latency.ms", latency.ms, most)?;
        at_most("latency.jitterMs", latency.jitter_ms, most)?;
        check_name("latency.operation", &latency.operation, true)?;
    }
    if let Patch::Set(loss) = &delta.loss {
        at_most("loss.requestPercent", loss.request_percent.into(), 100)?;
        at_most("loss.answerPercent", loss.answer_percent.into(), 100)?;
        check_times("loss.times", loss.times.unwrap_or(1))?;
        if loss.times == Some(0) {
            return Err(Refusal::bad_request("loss.times is 0: nothing is lost so"));
        }
        check_name("loss.operation", &loss.operation, true)?;
    }
    for given in &delta.results {
        check_times("results.times", given.times)?;
        check_name("results.operation", &given.operation, false)?;
    }
    let outage = delta.outage_ms.unwrap_or_default();
    at_most("outageMs", outage, limits::FAULT_OUTAGE_MAX_MS)
}

fn check_times(field: &str, times: u32) -> Result<(), Refusal> {
    at_most(field, times.into(), limits::FAULT_TIMES_MAX.into())
}

fn check_name(field: &str, name: &str, takes_push: bool) -> Result<(), Refusal> {
    let known = name == EVERYTHING || (takes_push && name == PUSH) || OPERATIONS.contains(&name);
    match known {
        true => Ok(()),
        false => Err(Refusal::bad_request(format!(
            "{field}: no operation here is called {name:?}; GET {path} lists their names",
            path = greenroom_protocol::faults::PATH
        ))),
    }
}

fn concerns(named: &str, operation: &str) -> bool {
    named == EVERYTHING || named == operation
}

fn patch<T: Clone>(field: &mut Option<T>, patch: &Patch<T>) {
    match patch {
        Patch::Keep => {}
        Patch::Remove => *field = None,
        Patch::Set(value) => *field = Some(value.clone()),
    }
}

/// The number that is drawn for a request: the same for the same seed, on every
/// machine and in every release.
fn drawn(seed: u64, operation: &str, number: u64, which: Draw) -> u64 {
    // FNV-1a over the name, and SplitMix64 over all of it.
    let name = operation
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    [name, number, which as u64]
        .into_iter()
        .fold(mixed(seed), |state, word| mixed(state ^ word))
}

fn mixed(word: u64) -> u64 {
    let word = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}
