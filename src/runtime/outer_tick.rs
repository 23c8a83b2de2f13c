//! What must wait until the game is out of our Tick.
//!
//! A callback may release the platform that is calling it, or shut everything down. Taking that away under the Tick that runs the callback would pull the floor from under it, so such work waits for
//! the outermost Tick on the same thread to return.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::mem::{self, ManuallyDrop};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::log::{self, Category};

type Deferred = VecDeque<Box<dyn FnOnce()>>;

thread_local! {
    static DEPTH: Cell<usize> = const { Cell::new(0) };
    /// Never dropped, so that games which tick at the very end, in `atexit` or in a static destructor, still find it: what has a destructor is gone from the thread by then. Nothing leaks, because
    /// whoever takes work out leaves an empty queue behind, which owns no memory.
    static DEFERRED: ManuallyDrop<RefCell<Deferred>> = const { ManuallyDrop::new(RefCell::new(Deferred::new())) };
}

/// Runs the body of a Tick. When it is the outermost one on this thread, deferred work runs afterwards, also when `tick` panicked.
pub fn run<R>(tick: impl FnOnce() -> R) -> R {
    DEPTH.set(DEPTH.get() + 1);
    let _leaves = Leaves;
    tick()
}

/// Runs `work` at once, or, inside a Tick on this thread, when the outermost one returns.
pub fn defer(work: impl FnOnce() + 'static) {
    if !is_inside() {
        work();
        return;
    }
    DEFERRED.with(|deferred| deferred.borrow_mut().push_back(Box::new(work)));
}

/// Whether this thread is inside a Tick, that is, whether a callback is running on it.
pub fn is_inside() -> bool {
    DEPTH.get() > 0
}

struct Leaves;

impl Drop for Leaves {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get() - 1);
        if is_inside() {
            return;
        }
        loop {
            let deferred = DEFERRED.with(|deferred| mem::take(&mut *deferred.borrow_mut()));
            if deferred.is_empty() {
                return;
            }
            deferred.into_iter().for_each(run_guarded);
        }
    }
}

/// A panic must neither cost the rest of the work nor meet another panic that is on its way through a drop.
fn run_guarded(work: Box<dyn FnOnce()>) {
    if catch_unwind(AssertUnwindSafe(work)).is_err() {
        log::error(Category::Core, || {
            "work that waited for the end of Tick panicked".to_owned()
        });
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    type Seen = Rc<RefCell<Vec<&'static str>>>;

    fn note(seen: &Seen, what: &'static str) -> impl FnOnce() + 'static {
        let seen = Rc::clone(seen);
        move || seen.borrow_mut().push(what)
    }

    #[test]
    fn outside_of_a_tick_nothing_waits() {
        let seen = Seen::default();
        defer(note(&seen, "now"));
        assert_eq!(*seen.borrow(), ["now"]);
    }

    #[test]
    fn work_waits_for_the_outermost_tick_in_order() {
        let seen = Seen::default();
        run(|| {
            run(|| defer(note(&seen, "first")));
            note(&seen, "inner tick is over")();
            defer(note(&seen, "second"));
        });
        assert_eq!(*seen.borrow(), ["inner tick is over", "first", "second"]);
    }

    #[test]
    fn a_panicking_tick_and_panicking_work_lose_nothing() {
        let seen = Seen::default();
        let caught = catch_unwind(AssertUnwindSafe(|| {
            run(|| {
                defer(|| std::panic::resume_unwind(Box::new("planted in the work")));
                defer(note(&seen, "still done"));
                std::panic::resume_unwind(Box::new("planted in the tick"))
            })
        }));
        assert!(caught.is_err());
        assert_eq!(*seen.borrow(), ["still done"]);
        assert!(!is_inside());
    }
}
