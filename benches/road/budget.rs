//! A thousand completions that wait for Tick, told under a budget of a millisecond a Tick, against one Tick that tells them all.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use greenroom::abi::signals;
use greenroom::runtime::clock::SystemClock;
use greenroom::runtime::engine::Engine;

use crate::measure::{Seconds, compare, time};

const WAITING: u32 = 1_000;
const BUDGET: Duration = Duration::from_millis(1);

pub(crate) fn run() {
    let engine = Engine::start("bench", Arc::new(SystemClock), signals::blocked).unwrap();
    compare(
        "1,000 completions, 1 ms a Tick / one Tick",
        101,
        || tell(&engine, Some(BUDGET)),
        || tell(&engine, None),
    );
    engine.stop();
}

/// Time per completion.
fn tell(engine: &Engine, budget: Option<Duration>) -> Seconds {
    let (ran, told) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    for _ in 0..WAITING {
        let (ran, told) = (Arc::clone(&ran), Arc::clone(&told));
        let work = async move { ran.fetch_add(1, Ordering::Relaxed) };
        engine.spawn(work, move |_| _ = told.fetch_add(1, Ordering::Relaxed));
    }
    while ran.load(Ordering::Relaxed) < WAITING {
        std::thread::yield_now();
    }
    // The last one has run; its completion is in the queue a moment later.
    std::thread::sleep(Duration::from_millis(1));
    let took = time(|| {
        while told.load(Ordering::Relaxed) < WAITING {
            engine.tick(budget);
        }
    });
    took / f64::from(WAITING)
}
