//! Makes a sequence that fails as short as it goes: leaves out halves, quarters, … single calls, and at last what callbacks do, while it still fails.

use std::time::{Duration, Instant};

use greenroom::runtime::clock::{Clock, SystemClock};

use crate::call::{Call, Then};
use crate::child::{Child, End, Kept, keep};

/// Chance outside of the seed, such as which thread is first, makes some sequences fail now and then only.
const ATTEMPTS: u32 = 3;
/// As long as trials are worth waiting for.
const PATIENCE: Duration = Duration::from_secs(90);

/// The calls that are left, and how these fail.
pub(crate) fn shorten(seed: u64, calls: &[Call]) -> (Vec<Call>, String) {
    let all = (0..calls.len()).map(|at| Kept {
        at,
        with_then: true,
    });
    let mut trial = Trial {
        seed,
        started: SystemClock.now(),
        why: String::new(),
    };
    let mut kept: Vec<Kept> = all.collect();
    let mut chunk = kept.len().div_ceil(2);
    while chunk > 0 {
        let before = kept.len();
        let mut from = 0;
        while from < kept.len() {
            let mut fewer = kept.clone();
            fewer.drain(from..(from + chunk).min(kept.len()));
            if trial.fails(&fewer) {
                kept = fewer;
            } else {
                from += chunk;
            }
        }
        // Single calls until none can be left out: what was needed for another one may be needed no more.
        if chunk > 1 || kept.len() == before {
            chunk /= 2;
        }
    }
    for at in 0..kept.len() {
        let mut simpler = kept.clone();
        simpler[at].with_then = false;
        if calls[kept[at].at]
            .clone()
            .then_mut()
            .is_some_and(|then| then.is_some())
            && trial.fails(&simpler)
        {
            kept = simpler;
        }
    }
    (keep(calls, &kept), trial.why)
}

struct Trial {
    seed: u64,
    started: Instant,
    why: String,
}

impl Trial {
    fn fails(&mut self, kept: &[Kept]) -> bool {
        for _ in 0..ATTEMPTS {
            let tried = SystemClock.now().saturating_duration_since(self.started);
            if tried > PATIENCE || kept.is_empty() {
                return false;
            }
            if let End::Failed { why, .. } =
                Child::start(self.seed, Duration::ZERO, Some(kept), None).finish()
            {
                self.why = why;
                return true;
            }
        }
        false
    }
}

impl Call {
    /// What the callback of this call does, where it has one.
    pub(crate) fn then_mut(&mut self) -> Option<&mut Then> {
        match self {
            Self::CreateDevice { then, .. }
            | Self::Login { then, .. }
            | Self::CreateUser { then, .. }
            | Self::Logout { then, .. }
            | Self::Watch { then, .. }
            | Self::Update { then, .. }
            | Self::Join { then, .. }
            | Self::Find { then, .. }
            | Self::Start(.., then)
            | Self::End(.., then)
            | Self::Destroy(.., then)
            | Self::Register(.., then)
            | Self::Unregister(.., then) => Some(then),
            _ => None,
        }
    }
}
