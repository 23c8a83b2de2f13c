//! What the queue of completions promises.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use parking_lot::Mutex;

use super::completions::{Completion, Completions};

type Seen = Arc<Mutex<Vec<u32>>>;

fn note(seen: &Seen, what: u32) -> Completion {
    let seen = Arc::clone(seen);
    Box::new(move || seen.lock().push(what))
}

fn filled(seen: &Seen, count: u32) -> Completions {
    let queue = Completions::default();
    for what in 0..count {
        queue.push(note(seen, what));
    }
    queue
}

#[test]
fn a_used_up_budget_keeps_the_order() {
    let seen = Seen::default();
    let queue = filled(&seen, 5);
    let mut left = 2;
    queue.run(|| {
        left -= 1;
        left > 0
    });
    assert_eq!(*seen.lock(), [0, 1]);
    queue.push(note(&seen, 5));
    queue.run(|| false);
    assert_eq!(*seen.lock(), [0, 1, 2]);
    queue.run(|| true);
    assert_eq!(*seen.lock(), [0, 1, 2, 3, 4, 5]);
    assert!(queue.is_empty());
}

#[test]
fn what_is_left_comes_before_what_was_pushed_meanwhile() {
    let seen = Seen::default();
    let queue = Arc::new(Completions::default());
    let (inner, later) = (Arc::clone(&queue), note(&seen, 2));
    queue.push(Box::new(move || inner.push(later)));
    queue.push(note(&seen, 1));
    queue.run(|| false);
    queue.run(|| true);
    assert_eq!(*seen.lock(), [1, 2]);
}

#[test]
fn a_panic_costs_nothing_but_the_completion_that_panicked() {
    let seen = Seen::default();
    let queue = filled(&seen, 1);
    queue.push(Box::new(|| std::panic::resume_unwind(Box::new("planted"))));
    queue.push(note(&seen, 1));
    let caught = catch_unwind(AssertUnwindSafe(|| queue.run(|| true)));
    assert!(caught.is_err());
    assert!(!queue.is_empty());
    queue.run(|| true);
    assert_eq!(*seen.lock(), [0, 1]);
}

#[test]
fn what_a_completion_pushes_waits_for_the_next_run() {
    let seen = Seen::default();
    let queue = Arc::new(Completions::default());
    let (inner, later) = (Arc::clone(&queue), note(&seen, 7));
    queue.push(Box::new(move || inner.push(later)));
    queue.run(|| true);
    assert!(seen.lock().is_empty());
    queue.run(|| true);
    assert_eq!(*seen.lock(), [7]);
}

#[test]
fn closing_inside_a_completion_cancels_the_rest_of_its_batch() {
    let seen = Seen::default();
    let queue = Arc::new(Completions::default());
    let inner = Arc::clone(&queue);
    queue.push(Box::new(move || inner.close()));
    queue.push(note(&seen, 1));
    queue.run(|| true);
    queue.push(note(&seen, 2));
    queue.run(|| true);
    assert!(seen.lock().is_empty());
    assert!(queue.is_empty());
}

/// Two producers, one Tick loop and a close in the middle: nothing runs twice, nothing runs after the close, nothing is kept alive.
#[test]
fn each_runs_at_most_once_and_none_after_the_close() {
    const EACH: usize = 200;
    for round in 0..200 {
        let queue = Completions::default();
        let ran: Vec<AtomicUsize> = (0..2 * EACH).map(|_| AtomicUsize::new(0)).collect();
        let ran = Arc::new(ran);
        std::thread::scope(|scope| {
            for producer in 0..2 {
                let (queue, ran) = (&queue, Arc::clone(&ran));
                scope.spawn(move || {
                    for index in 0..EACH {
                        let ran = Arc::clone(&ran);
                        queue.push(Box::new(move || {
                            ran[producer * EACH + index].fetch_add(1, Ordering::Relaxed);
                        }));
                    }
                });
            }
            for _ in 0..round {
                queue.run(|| true);
            }
            queue.close();
        });
        let before: Vec<usize> = ran.iter().map(|n| n.load(Ordering::Relaxed)).collect();
        assert!(before.iter().all(|times| *times <= 1));
        queue.run(|| true);
        let after: Vec<usize> = ran.iter().map(|n| n.load(Ordering::Relaxed)).collect();
        assert_eq!(before, after);
        assert_eq!(Arc::strong_count(&ran), 1);
    }
}

#[test]
fn without_a_close_each_runs_exactly_once() {
    const EACH: usize = 2_000;
    let queue = Completions::default();
    let ran = Arc::new(AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            let (queue, ran) = (&queue, Arc::clone(&ran));
            scope.spawn(move || {
                for _ in 0..EACH {
                    let ran = Arc::clone(&ran);
                    queue.push(Box::new(move || {
                        ran.fetch_add(1, Ordering::Relaxed);
                    }));
                }
            });
        }
        while ran.load(Ordering::Relaxed) < 2 * EACH {
            queue.run(|| true);
        }
    });
    assert!(queue.is_empty());
    assert_eq!(ran.load(Ordering::Relaxed), 2 * EACH);
}
