//! A simulated world: rules and service as they run, without sockets, files or
//! waiting. A seed makes a world and everything that happens in it; after every
//! step everything that holds at any time is looked at.
//!
//! `SIM_SECONDS` says how long, `SIM_SEED` where to begin. What fails is lived
//! again with ever fewer steps, and the shortest life that still fails is told.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::panic::{AssertUnwindSafe, catch_unwind};

mod check;
mod deltas;
mod dice;
mod filters;
mod ledger;
mod life;
mod scheduler;
mod templates;
mod world;
mod writes;

use life::Life;

/// Steps of one life.
const STEPS: u32 = 250;
/// How long lives go on where nobody says.
const SECONDS: u64 = 30;
const FIRST_SEED: u64 = 1;

/// What was found, and after what.
struct Failure {
    what: String,
    history: Vec<String>,
}

/// Lives these steps.
fn live(seed: u64, steps: &[u32]) -> Result<(), Failure> {
    let mut life = None;
    let lived = catch_unwind(AssertUnwindSafe(|| {
        let life = life.insert(Life::new(seed));
        steps.iter().try_for_each(|step| life.step(*step))
    }));
    let what = match lived {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(what)) => what,
        Err(panic) => match panic.downcast::<String>() {
            Ok(text) => format!("a panic: {text}"),
            Err(_) => "a panic, see above".into(),
        },
    };
    let history = life.map(|life| life.history).unwrap_or_default();
    Err(Failure { what, history })
}

/// The life without any step that it does not need to fail.
fn shortened(seed: u64, first: Failure) -> Failure {
    let mut steps: Vec<u32> = (0..STEPS).collect();
    let mut failure = first;
    let mut length = steps.len() / 2;
    while length > 0 {
        let mut at = 0;
        while at < steps.len() {
            let mut fewer = steps.clone();
            fewer.drain(at..(at + length).min(steps.len()));
            match live(seed, &fewer) {
                Err(again) => {
                    failure = again;
                    steps = fewer;
                }
                Ok(()) => at += length,
            }
        }
        length /= 2;
    }
    failure
}

fn live_through(seed: u64) {
    let steps: Vec<u32> = (0..STEPS).collect();
    let Err(failure) = live(seed, &steps) else {
        return;
    };
    let Failure { what, history } = shortened(seed, failure);
    let history = history.join("\n");
    panic!(
        "{history}\n{what}\nagain: SIM_SEED={seed} SIM_SECONDS=0 cargo test -p greenroom-service --lib simulation -- --nocapture"
    );
}

fn number_of(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Lives from a seed on, for as long as is said; the first in any case.
fn live_from(seed: u64) {
    let seconds = number_of("SIM_SECONDS").unwrap_or(SECONDS);
    let (first, begun) = (number_of("SIM_SEED").unwrap_or(seed), clock::seconds());
    let mut seed = first;
    loop {
        live_through(seed);
        seed = seed.wrapping_add(1);
        if clock::seconds() >= begun + seconds {
            break;
        }
    }
    println!("{} lives from the seed {first}", seed.wrapping_sub(first));
}

#[test]
fn whatever_happens_every_promise_holds() {
    live_from(FIRST_SEED);
}

#[test]
fn whatever_happens_in_worlds_nobody_has_seen_every_promise_holds() {
    live_from(RandomState::new().build_hasher().finish());
}

mod clock {
    //! How long the test itself takes.

    #[expect(clippy::disallowed_methods, reason = "no rule sees it")]
    pub(super) fn seconds() -> u64 {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        now.map_or(0, |since| since.as_secs())
    }
}
