//! What waits to be told to the game: filled by the worker, emptied by Tick.

use std::collections::VecDeque;

use super::sync::{AtomicBool, Mutex, Ordering};

/// Something to run inside Tick, once.
pub type Completion = Box<dyn FnOnce() + Send>;

/// A queue of completions. Each runs at most once, in the order in which it was pushed, with no lock held; after [`close`](Self::close) none runs any more.
#[derive(Default)]
pub struct Completions {
    queue: Mutex<VecDeque<Completion>>,
    /// Whether [`run`](Self::run) would find something: beside the lock, so that an idle Tick takes none. Written under the lock only.
    waiting: AtomicBool,
    /// Written under the lock only, and never back to false.
    closed: AtomicBool,
}

impl Completions {
    /// Appends a completion. Once the queue is closed it is dropped instead, without being run.
    pub fn push(&self, completion: Completion) {
        let mut queue = self.queue.lock();
        if self.is_closed() {
            // What the completion owns may take locks of its own when it goes.
            drop(queue);
            return;
        }
        queue.push_back(completion);
        self.waiting.store(true, Ordering::Release);
    }

    /// Whether there is nothing to run. A push on another thread that is under way may be missed; the next call sees it.
    pub fn is_empty(&self) -> bool {
        !self.waiting.load(Ordering::Acquire)
    }

    /// Runs what is waiting now, and stops when `may_go_on` says no; it is asked between completions, so that at least one runs. What completions push while this runs waits for the next call.
    ///
    /// What was not run, also because a completion panicked, stays in front of what came later.
    pub fn run(&self, mut may_go_on: impl FnMut() -> bool) {
        let mut batch = Batch {
            queue: self,
            rest: self.take_all(),
        };
        while let Some(completion) = batch.rest.pop_front() {
            completion();
            if batch.rest.is_empty() || !may_go_on() || self.is_closed() {
                return;
            }
        }
    }

    /// Drops everything that waits, and everything that will be pushed, without running it. A completion that is running on another thread runs to its end.
    pub fn close(&self) {
        let cancelled = {
            let mut queue = self.queue.lock();
            self.closed.store(true, Ordering::Release);
            self.waiting.store(false, Ordering::Release);
            std::mem::take(&mut *queue)
        };
        drop(cancelled);
    }

    fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Acquire)
    }

    fn take_all(&self) -> VecDeque<Completion> {
        let mut queue = self.queue.lock();
        self.waiting.store(false, Ordering::Release);
        std::mem::take(&mut *queue)
    }

    fn put_back(&self, mut rest: VecDeque<Completion>) {
        if rest.is_empty() {
            return;
        }
        let mut queue = self.queue.lock();
        if self.is_closed() {
            drop(queue);
            return;
        }
        rest.append(&mut queue);
        *queue = rest;
        self.waiting.store(true, Ordering::Release);
    }
}

/// What one `run` took out: goes back to the queue however `run` ends.
struct Batch<'a> {
    queue: &'a Completions,
    rest: VecDeque<Completion>,
}

impl Drop for Batch<'_> {
    fn drop(&mut self) {
        self.queue.put_back(std::mem::take(&mut self.rest));
    }
}
