//! The queue between the worker and Tick, in every order in which threads can meet: the sources that ship, compiled over the types of a model checker.

#[path = "../../src/runtime/completions.rs"]
#[allow(unreachable_pub, reason = "public in the library")]
mod completions;
mod sync;
#[path = "../../src/runtime/turn.rs"]
mod turn;

use std::sync::atomic::{AtomicBool as Flag, AtomicUsize, Ordering};
use std::time::Duration;

use completions::{Completion, Completions};
use loom::sync::Arc;
use loom::thread;
use turn::Turn;

/// Most threads that are interrupted in one order: what goes wrong between threads needs two or three of them as a rule, and every order without a bound takes minutes.
const INTERRUPTIONS: usize = 3;

/// Runs `story` in every order.
fn model(story: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(INTERRUPTIONS);
    builder.check(story);
}

/// As much of an engine as its threads meet in.
#[derive(Default)]
struct Engine {
    completions: Completions,
    turn: Turn,
    /// What the completions note. It is no part of what is tried, so its types are not the checker's.
    told: [AtomicUsize; 3],
    is_telling: Flag,
    is_stopped: Flag,
}

impl Engine {
    /// As `runtime::engine::Engine::tick`.
    fn tick(&self) {
        if self.completions.is_empty() {
            return;
        }
        let Some(_turn) = self.turn.take() else {
            return;
        };
        self.completions.run(|| true);
    }

    /// As `runtime::engine::Engine::stop`.
    fn stop(&self) {
        self.completions.close();
        assert!(self.turn.wait_for_others(Duration::MAX));
        self.is_stopped.store(true, Ordering::SeqCst);
    }

    fn told(&self, which: usize) -> usize {
        self.told[which].load(Ordering::SeqCst)
    }
}

/// What tells the game, and holds the engine to its promises.
fn telling(engine: &Arc<Engine>, which: usize) -> Completion {
    let engine = Arc::clone(engine);
    Box::new(move || {
        assert!(
            !engine.is_telling.swap(true, Ordering::SeqCst),
            "two callbacks at once"
        );
        assert!(
            !engine.is_stopped.load(Ordering::SeqCst),
            "a callback after the stop"
        );
        // Others may run here.
        thread::yield_now();
        engine.told[which].fetch_add(1, Ordering::SeqCst);
        engine.is_telling.store(false, Ordering::SeqCst);
    })
}

fn spawn(
    engine: &Arc<Engine>,
    work: impl FnOnce(&Arc<Engine>) + 'static,
) -> thread::JoinHandle<()> {
    let engine = Arc::clone(engine);
    thread::spawn(move || work(&engine))
}

#[test]
fn everything_is_told_once_however_pushes_and_ticks_meet() {
    model(|| {
        let engine = Arc::new(Engine::default());
        let workers = [0, 1].map(|which| {
            spawn(&engine, move |engine| {
                engine.completions.push(telling(engine, which))
            })
        });
        engine.tick();
        for worker in workers {
            worker.join().expect("no panic");
        }
        // Whatever the first one missed, the next one sees.
        engine.tick();
        assert_eq!([engine.told(0), engine.told(1)], [1, 1]);
        assert!(engine.completions.is_empty());
    });
}

#[test]
fn two_threads_that_tick_tell_nothing_twice_and_nothing_at_once() {
    model(|| {
        let engine = Arc::new(Engine::default());
        engine.completions.push(telling(&engine, 0));
        let worker = spawn(&engine, |engine| {
            engine.completions.push(telling(engine, 1))
        });
        let other = spawn(&engine, |engine| engine.tick());
        engine.tick();
        worker.join().expect("no panic");
        other.join().expect("no panic");
        engine.tick();
        assert_eq!([engine.told(0), engine.told(1)], [1, 1]);
    });
}

#[test]
fn a_used_up_budget_keeps_the_order_of_one_worker() {
    model(|| {
        let engine = Arc::new(Engine::default());
        let order = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let note = |what: u32| -> Completion {
            let order = std::sync::Arc::clone(&order);
            Box::new(move || order.lock().expect("nobody panics with it").push(what))
        };
        engine.completions.push(note(0));
        engine.completions.push(note(1));
        let last = note(2);
        let worker = spawn(&engine, move |engine| engine.completions.push(last));
        engine.completions.run(|| false);
        engine.completions.run(|| false);
        worker.join().expect("no panic");
        engine.completions.run(|| true);
        assert_eq!(*order.lock().expect("nobody panics with it"), [0, 1, 2]);
    });
}

#[test]
fn nothing_is_told_after_the_stop_and_nothing_is_kept() {
    model(|| {
        let engine = Arc::new(Engine::default());
        engine.completions.push(telling(&engine, 0));
        let worker = spawn(&engine, |engine| {
            engine.completions.push(telling(engine, 1))
        });
        let ticking = spawn(&engine, |engine| engine.tick());
        engine.stop();
        let at_the_stop = [engine.told(0), engine.told(1)];
        worker.join().expect("no panic");
        ticking.join().expect("no panic");
        engine.tick();
        assert_eq!([engine.told(0), engine.told(1)], at_the_stop);
        assert!(at_the_stop.iter().all(|times| *times <= 1));
        // Every completion held the engine, and all of them are gone.
        assert_eq!(Arc::strong_count(&engine), 1);
    });
}

/// A completion that stops its own engine, as a callback does that releases the platform, does not wait for itself.
#[test]
fn a_stop_inside_a_callback_cancels_the_rest() {
    model(|| {
        let engine = Arc::new(Engine::default());
        let inner = Arc::clone(&engine);
        engine.completions.push(Box::new(move || inner.stop()));
        engine.completions.push(telling(&engine, 0));
        let worker = spawn(&engine, |engine| {
            engine.completions.push(telling(engine, 1))
        });
        engine.tick();
        worker.join().expect("no panic");
        engine.tick();
        assert_eq!([engine.told(0), engine.told(1)], [0, 0]);
        assert_eq!(Arc::strong_count(&engine), 1);
    });
}

/// The checker is seen to bark: a queue whose hint is written beside the lock loses what was pushed meanwhile.
#[test]
#[should_panic(expected = "lost")]
fn a_hint_that_is_written_beside_the_lock_is_found_out() {
    #[derive(Default)]
    struct Careless {
        queue: sync::Mutex<Vec<u32>>,
        waiting: sync::AtomicBool,
    }

    impl Careless {
        fn push(&self, what: u32) {
            self.queue.lock().push(what);
            self.waiting.store(true, sync::Ordering::Release);
        }

        fn take(&self) -> Vec<u32> {
            if !self.waiting.load(sync::Ordering::Acquire) {
                return Vec::new();
            }
            let all = std::mem::take(&mut *self.queue.lock());
            self.waiting.store(false, sync::Ordering::Release);
            all
        }
    }

    model(|| {
        let careless = Arc::new(Careless::default());
        careless.push(1);
        let pusher = Arc::clone(&careless);
        let worker = thread::spawn(move || pusher.push(2));
        let first = careless.take().len();
        worker.join().expect("no panic");
        assert_eq!(first + careless.take().len(), 2, "lost");
    });
}
