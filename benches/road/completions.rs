//! Completions against a bare channel: a task on the worker that is told of in Tick, beside a message to a thread and back.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use crossbeam_channel::unbounded;
use greenroom::abi::signals;
use greenroom::runtime::clock::SystemClock;
use greenroom::runtime::engine::Engine;

use crate::measure::{compare, time};

/// Operations under way at a time.
const BATCH: u32 = 1_000;

pub(crate) fn run() {
    let engine = Engine::start("bench", Arc::new(SystemClock), signals::blocked).unwrap();
    let told = Arc::new(AtomicU32::new(0));

    let (ask, asked) = unbounded::<u32>();
    let (answer, answers) = unbounded::<u32>();
    let echo = thread::spawn(move || {
        asked
            .iter()
            .for_each(|message| answer.send(message).unwrap())
    });

    compare(
        "completion through Tick / two bare channels",
        101,
        || {
            told.store(0, Ordering::Relaxed);
            let took = time(|| {
                for _ in 0..BATCH {
                    let told = Arc::clone(&told);
                    engine.spawn(async {}, move |_| {
                        told.fetch_add(1, Ordering::Relaxed);
                    });
                }
                while told.load(Ordering::Relaxed) < BATCH {
                    engine.tick(None);
                }
            });
            took / f64::from(BATCH)
        },
        || {
            let got = Cell::new(0);
            let took = time(|| {
                for message in 0..BATCH {
                    ask.send(message).unwrap();
                }
                while got.get() < BATCH {
                    got.set(got.get() + u32::try_from(answers.try_iter().count()).unwrap());
                }
            });
            took / f64::from(BATCH)
        },
    );
    drop(ask);
    echo.join().unwrap();
    engine.stop();
}
