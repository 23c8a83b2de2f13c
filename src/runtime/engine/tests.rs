use std::sync::Weak;
use std::sync::mpsc::channel;

use super::*;
use crate::runtime::clock::SystemClock;

type Seen = Arc<Mutex<Vec<u32>>>;

fn start_named(name: &str, clock: Arc<dyn Clock>) -> Arc<Engine> {
    Arc::new(Engine::start(name, clock, |spawn| spawn()).expect("a thread"))
}

fn start() -> Arc<Engine> {
    start_named("test worker", Arc::new(SystemClock))
}

/// Ticks until `done`, and fails instead of waiting for ever.
fn tick_until(engine: &Engine, mut done: impl FnMut() -> bool) {
    for _ in 0..10_000 {
        engine.tick(None);
        if done() {
            return;
        }
        thread::sleep(Duration::from_millis(1));
    }
    panic!("nothing came within ten seconds of ticking");
}

/// A clock that stands still until it is told to go.
struct ManualClock {
    start: Instant,
    since: Mutex<Duration>,
}

impl ManualClock {
    fn new() -> Arc<Self> {
        Arc::new(Self {
            start: SystemClock.now(),
            since: Mutex::new(Duration::ZERO),
        })
    }

    fn advance(&self, by: Duration) {
        *self.since.lock() += by;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Instant {
        self.start + *self.since.lock()
    }
}

#[test]
fn a_value_arrives_in_tick_on_the_ticking_thread() {
    let engine = start();
    let (send, receive) = channel();
    let inside = async {
        tokio::time::sleep(Duration::from_millis(1)).await;
        thread::current().id()
    };
    engine.spawn(inside, move |worker| {
        let _ = send.send((worker, thread::current().id()));
    });
    let mut got = None;
    tick_until(&engine, || {
        got = receive.try_recv().ok();
        got.is_some()
    });
    let (worker, ticker) = got.expect("the completion ran");
    assert_eq!(ticker, thread::current().id());
    assert_ne!(worker.expect("a value"), ticker);
    assert!(
        receive.recv().is_err(),
        "the closure is gone after its one run"
    );
    assert_eq!(engine.stop(), 0);
}

#[test]
fn a_panicking_task_completes_as_panicked_and_the_worker_goes_on() {
    let engine = start();
    let results = Arc::new(Mutex::new(Vec::new()));
    for panics in [true, false] {
        let results = Arc::clone(&results);
        let task = async move {
            tokio::task::yield_now().await;
            if panics {
                std::panic::resume_unwind(Box::new("planted"));
            }
        };
        engine.spawn(task, move |result| results.lock().push(result));
    }
    tick_until(&engine, || results.lock().len() == 2);
    assert!(results.lock().contains(&Err(Lost::Panicked)));
    assert!(results.lock().contains(&Ok(())));
}

#[test]
fn a_worker_that_dies_loses_its_tasks_and_is_replaced() {
    let engine = start();
    let results = Arc::new(Mutex::new(Vec::new()));
    let spawn = |engine: &Engine, forever: bool| {
        let results = Arc::clone(&results);
        let task = async move {
            if forever {
                std::future::pending::<()>().await;
            }
        };
        engine.spawn(task, move |result| results.lock().push(result));
    };
    spawn(&engine, true);
    engine.control.send(Control::Die).expect("a live worker");
    tick_until(&engine, || results.lock().len() == 1);
    assert_eq!(*results.lock(), [Err(Lost::Stopped)]);
    // A task that is given to the old runtime while the new one is built is lost too: try until one is not.
    tick_until(&engine, || {
        spawn(&engine, false);
        results.lock().contains(&Ok(()))
    });
    engine.stop();
}

#[test]
fn a_nested_tick_returns_at_once_and_a_concurrent_one_too() {
    let engine = start();
    let seen = Seen::default();
    let (inner, notes) = (Arc::downgrade(&engine), Arc::clone(&seen));
    engine.post(move || {
        let engine = inner.upgrade().expect("the test holds it");
        let later = Arc::clone(&notes);
        engine.post(move || later.lock().push(3));
        engine.tick(None);
        thread::scope(|scope| {
            scope.spawn(|| engine.tick(None));
        });
        notes.lock().push(1);
    });
    let notes = Arc::clone(&seen);
    engine.post(move || notes.lock().push(2));
    engine.tick(None);
    assert_eq!(*seen.lock(), [1, 2]);
    engine.tick(None);
    assert_eq!(*seen.lock(), [1, 2, 3]);
}

#[test]
fn the_budget_is_kept_and_what_is_left_comes_first() {
    let clock = ManualClock::new();
    let engine = start_named("budget worker", Arc::clone(&clock) as Arc<dyn Clock>);
    let seen = Seen::default();
    for what in 0..5 {
        let (clock, seen) = (Arc::clone(&clock), Arc::clone(&seen));
        engine.post(move || {
            clock.advance(Duration::from_millis(2));
            seen.lock().push(what);
        });
    }
    engine.tick(Some(Duration::from_millis(3)));
    assert_eq!(*seen.lock(), [0, 1]);
    engine.tick(Some(Duration::from_millis(1)));
    assert_eq!(*seen.lock(), [0, 1, 2]);
    engine.tick(None);
    assert_eq!(*seen.lock(), [0, 1, 2, 3, 4]);
}

#[test]
fn stop_cancels_what_is_pending_without_a_callback_and_frees_it() {
    let engine = start();
    let ran = Arc::new(AtomicUsize::new(0));
    for _ in 0..3 {
        let ran = Arc::clone(&ran);
        engine.spawn(std::future::pending::<()>(), move |_| {
            ran.fetch_add(1, Ordering::Relaxed);
        });
    }
    let posted = Arc::clone(&ran);
    engine.post(move || {
        posted.fetch_add(1, Ordering::Relaxed);
    });
    assert_eq!(engine.stop(), 4);
    let late = Arc::clone(&ran);
    engine.spawn(async {}, move |_| {
        late.fetch_add(1, Ordering::Relaxed);
    });
    engine.tick(None);
    assert_eq!(ran.load(Ordering::Relaxed), 0);
    assert_eq!(Arc::strong_count(&ran), 1);
}

#[test]
fn stop_waits_for_a_callback_on_another_thread() {
    let engine = start();
    let over = Arc::new(AtomicUsize::new(0));
    let (entered, wait) = channel();
    let inner = Arc::clone(&over);
    engine.post(move || {
        let _ = entered.send(());
        thread::sleep(Duration::from_millis(50));
        inner.store(1, Ordering::Relaxed);
    });
    thread::scope(|scope| {
        scope.spawn(|| engine.tick(None));
        wait.recv().expect("the callback runs");
        engine.stop();
        assert_eq!(over.load(Ordering::Relaxed), 1);
    });
}

#[test]
fn stop_inside_a_callback_does_not_wait_for_itself() {
    let engine = start();
    let inner = Arc::downgrade(&engine);
    engine.post(move || {
        inner.upgrade().expect("the test holds it").stop();
    });
    engine.tick(None);
    assert!(engine.worker.lock().is_none());
}

#[test]
fn a_task_may_hold_the_last_reference_to_its_engine() {
    let engine = start();
    let (held, weak): (_, Weak<Engine>) = (Arc::clone(&engine), Arc::downgrade(&engine));
    let (go, wait) = tokio::sync::oneshot::channel::<()>();
    engine.spawn_background(async move {
        let _ = wait.await;
        drop(held);
    });
    drop(engine);
    let _ = go.send(());
    for _ in 0..10_000 {
        if weak.strong_count() == 0 {
            return;
        }
        thread::sleep(Duration::from_millis(1));
    }
    panic!("the engine was never dropped");
}

#[test]
fn each_operation_completes_exactly_once_or_is_cancelled() {
    const EACH: usize = 50;
    for round in 0..60 {
        let engine = start();
        let ran = Arc::new(AtomicUsize::new(0));
        let operate = |engine: &Engine| {
            for index in 0..EACH {
                let ran = Arc::clone(&ran);
                let task = async move {
                    if index % 3 == 0 {
                        tokio::task::yield_now().await;
                    }
                };
                engine.spawn(task, move |_| {
                    ran.fetch_add(1, Ordering::Relaxed);
                });
            }
        };
        let cancelled = thread::scope(|scope| {
            let producers = [
                scope.spawn(|| operate(&engine)),
                scope.spawn(|| operate(&engine)),
            ];
            for _ in 0..round {
                engine.tick(None);
            }
            for producer in producers {
                producer.join().expect("a producer");
            }
            engine.stop()
        });
        assert_eq!(ran.load(Ordering::Relaxed) + cancelled, 2 * EACH);
        engine.tick(None);
        assert_eq!(ran.load(Ordering::Relaxed) + cancelled, 2 * EACH);
        assert_eq!(Arc::strong_count(&ran), 1);
    }
}

#[test]
fn the_last_tick_is_noticed() {
    let clock = ManualClock::new();
    let engine = start_named("pulse worker", Arc::clone(&clock) as Arc<dyn Clock>);
    let started = engine.last_tick();
    clock.advance(Duration::from_secs(60));
    assert_eq!(engine.last_tick(), started);
    engine.tick(None);
    assert_eq!(engine.last_tick(), started + Duration::from_secs(60));
    clock.advance(Duration::from_secs(60));
    assert_eq!(engine.last_tick(), started + Duration::from_secs(60));
}

/// The names that the operating system knows this process's threads by.
#[cfg(target_os = "linux")]
fn thread_names() -> Vec<String> {
    let tasks = std::fs::read_dir("/proc/self/task").expect("procfs");
    tasks
        .filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("comm")).ok())
        .map(|name| name.trim_end().to_owned())
        .collect()
}

#[cfg(target_os = "linux")]
#[test]
fn no_thread_survives_the_stop() {
    let name = "only in here";
    let engine = start_named(name, Arc::new(SystemClock));
    let (up, wait) = channel();
    engine.spawn_background(async move {
        let _ = up.send(());
    });
    wait.recv().expect("the worker runs");
    assert!(thread_names().iter().any(|thread| thread == name));
    engine.stop();
    assert!(!thread_names().iter().any(|thread| thread == name));
}

#[test]
fn the_thread_is_spawned_inside_the_guard_that_the_caller_gives() {
    let refused = Engine::start("never", Arc::new(SystemClock), |_| {});
    assert!(refused.is_err());
}
