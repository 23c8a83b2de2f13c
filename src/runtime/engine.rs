//! One worker thread and the way back from it into Tick.

use std::io;
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::clock::Clock;
use super::completions::Completions;
use super::log::{self, Category};
use super::turn::Turn;

/// How long `stop` waits for a callback that is running on another thread.
const CALLBACK_PATIENCE: Duration = Duration::from_secs(5);

/// Runs what it is given, once; blocks the process's signals for the thread that is spawned meanwhile where the system has signals.
pub type AroundSpawn = fn(&mut dyn FnMut());

/// Why an operation ended without a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Its task panicked.
    Panicked,
    /// The worker that carried it ended.
    Stopped,
}

/// The engine of one platform.
///
/// Futures run on its worker thread. What they come to is told by closures that run inside [`tick`](Self::tick): each exactly once while the game ticks, and none after [`stop`](Self::stop).
pub struct Engine {
    shared: Arc<Shared>,
    control: UnboundedSender<Control>,
    worker: Mutex<Option<JoinHandle<()>>>,
    clock: Arc<dyn Clock>,
    turn: Turn,
    ticks: AtomicU64,
    pulse: Mutex<Pulse>,
}

struct Shared {
    completions: Completions,
    /// The runtime of the worker; another one after a restart, none after the stop.
    spawner: Mutex<Option<Handle>>,
    /// Operations that have begun and whose closure has not run.
    pending: AtomicUsize,
}

/// The last change of the tick count that somebody noticed.
struct Pulse {
    ticks: u64,
    noticed: Instant,
}

enum Control {
    Stop,
    #[cfg(test)]
    Die,
}

impl Engine {
    /// Starts the worker thread under `name`.
    ///
    /// # Errors
    /// What the operating system says when it has no thread or no poll descriptor left.
    pub fn start(name: &str, clock: Arc<dyn Clock>, around_spawn: AroundSpawn) -> io::Result<Self> {
        let runtime = new_runtime()?;
        let (control, commands) = unbounded_channel();
        let shared = Arc::new(Shared {
            completions: Completions::default(),
            spawner: Mutex::new(Some(runtime.handle().clone())),
            pending: AtomicUsize::new(0),
        });
        let worker = spawn_worker(name, Arc::clone(&shared), runtime, commands, around_spawn)?;
        let noticed = clock.now();
        Ok(Self {
            shared,
            control,
            worker: Mutex::new(Some(worker)),
            clock,
            turn: Turn::default(),
            ticks: AtomicU64::new(0),
            pulse: Mutex::new(Pulse { ticks: 0, noticed }),
        })
    }

    /// Begins an operation: `future` runs on the worker, `finish` gets its value inside a later Tick. `finish` runs exactly once, with [`Lost`] if the future did not come to its end, unless the
    /// engine is stopped before; then it is dropped without being run.
    pub fn spawn<T: Send + 'static>(
        &self,
        future: impl Future<Output = T> + Send + 'static,
        finish: impl FnOnce(Result<T, Lost>) + Send + 'static,
    ) {
        let unfinished = Unfinished::begin(&self.shared, finish);
        self.spawn_background(async move {
            // Moved in before the first await, so that it is dropped with the future.
            let unfinished = unfinished;
            let value = future.await;
            unfinished.end(Ok(value));
        });
    }

    /// Runs `future` on the worker; nobody is told when it ends, and it is dropped when the engine stops.
    pub fn spawn_background(&self, future: impl Future<Output = ()> + Send + 'static) {
        // Boxed, so that the code that runs tasks is there once and not anew for each kind of operation: games carry it.
        let future: Pin<Box<dyn Future<Output = ()> + Send>> = Box::pin(future);
        let spawner = self.shared.spawner.lock().clone();
        if let Some(spawner) = spawner {
            spawner.spawn(future);
        }
    }

    /// Runs `finish` inside a later Tick: for an operation whose result is known already, and for what a task has to tell.
    pub fn post(&self, finish: impl FnOnce() + Send + 'static) {
        Unfinished::begin(&self.shared, |_: Result<(), Lost>| finish()).end(Ok(()));
    }

    /// Runs the completions that wait now. Stops between two of them when `budget` is used up; what is left comes first next time.
    ///
    /// Returns at once when a Tick of this engine is running, further up on this thread or on another one.
    pub fn tick(&self, budget: Option<Duration>) {
        // Two Ticks at once may count as one: the number only has to move.
        self.ticks.store(
            self.ticks.load(Ordering::Relaxed).wrapping_add(1),
            Ordering::Relaxed,
        );
        if self.shared.completions.is_empty() {
            return;
        }
        let Some(_turn) = self.turn.take() else {
            return;
        };
        let Some(budget) = budget else {
            return self.shared.completions.run(|| true);
        };
        let started = self.clock.now();
        self.shared
            .completions
            .run(|| self.clock.now().saturating_duration_since(started) < budget);
    }

    /// When the game ticked last, as far as the callers of this function noticed: an idle Tick does not look at the clock, so the answer is late by up to the time between two calls of this.
    pub fn last_tick(&self) -> Instant {
        let ticks = self.ticks.load(Ordering::Relaxed);
        let mut pulse = self.pulse.lock();
        if pulse.ticks != ticks {
            *pulse = Pulse {
                ticks,
                noticed: self.clock.now(),
            };
        }
        pulse.noticed
    }

    /// How many operations have begun and not been told about yet.
    pub fn pending(&self) -> usize {
        self.shared.pending.load(Ordering::Relaxed)
    }

    /// Runs no closure any more, whatever its operation comes to. The worker goes on until the [`stop`](Self::stop); one closure that is running now, on this or another thread, runs to its end.
    pub fn silence(&self) {
        self.shared.completions.close();
    }

    /// Cancels what is pending without running its closures, ends the worker thread and says how many operations were cancelled. After the return no closure runs and no thread is left; a
    /// closure that is running on another thread is waited for, for five seconds at most.
    ///
    /// Calling it again does nothing.
    pub fn stop(&self) -> usize {
        self.shared.completions.close();
        // The worker may have ended already, for want of a new runtime.
        let _ = self.control.send(Control::Stop);
        let worker = self.worker.lock().take();
        if let Some(worker) = worker {
            join(worker);
        }
        if !self.turn.wait_for_others(CALLBACK_PATIENCE) {
            log::warn(Category::Core, || {
                "a callback is still running on another thread; not waiting for it any longer"
                    .to_owned()
            });
        }
        drop(self.shared.spawner.lock().take());
        self.shared.pending.swap(0, Ordering::Relaxed)
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.stop();
    }
}

fn join(worker: JoinHandle<()>) {
    // A task may own the last reference to its own engine; the thread then ends by itself.
    if worker.thread().id() == thread::current().id() {
        return;
    }
    if worker.join().is_err() {
        log::error(Category::Core, || {
            "the worker thread ended in a panic".to_owned()
        });
    }
}

fn new_runtime() -> io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}

fn spawn_worker(
    name: &str,
    shared: Arc<Shared>,
    runtime: Runtime,
    commands: UnboundedReceiver<Control>,
    around_spawn: AroundSpawn,
) -> io::Result<JoinHandle<()>> {
    let builder = thread::Builder::new().name(name.to_owned());
    let mut work = Some((builder, move || work(&shared, runtime, commands)));
    let mut worker = None;
    around_spawn(&mut || worker = work.take().map(|(builder, work)| builder.spawn(work)));
    worker.unwrap_or_else(|| Err(io::Error::other("the worker thread was not spawned")))
}

/// The life of the worker thread: a runtime until the stop, and a new one in place of each that panics.
fn work(shared: &Shared, first: Runtime, mut commands: UnboundedReceiver<Control>) {
    let mut runtime = first;
    loop {
        let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(obey(&mut commands))));
        // Drops the tasks that are left; those of operations complete as lost, unless this is the stop.
        drop(runtime);
        if outcome.is_ok() {
            return;
        }
        log::error(Category::Core, || {
            "the worker panicked and is restarted".to_owned()
        });
        runtime = match new_runtime() {
            Ok(runtime) => runtime,
            // The handle of the old runtime stays: whatever is given to it is lost at once, and says so.
            Err(error) => {
                log::error(Category::Core, || {
                    format!("the worker cannot be restarted: {error}")
                });
                return;
            }
        };
        *shared.spawner.lock() = Some(runtime.handle().clone());
    }
}

/// Waits for the stop while the runtime runs its tasks.
async fn obey(commands: &mut UnboundedReceiver<Control>) {
    match commands.recv().await {
        Some(Control::Stop) | None => {}
        #[cfg(test)]
        Some(Control::Die) => std::panic::resume_unwind(Box::new("planted")),
    }
}

/// An operation that has begun. Dropping it, which is what happens when its task dies, ends it too.
struct Unfinished<T, F>
where
    T: Send + 'static,
    F: FnOnce(Result<T, Lost>) + Send + 'static,
{
    shared: Arc<Shared>,
    finish: Option<F>,
    of: PhantomData<fn(T)>,
}

impl<T, F> Unfinished<T, F>
where
    T: Send + 'static,
    F: FnOnce(Result<T, Lost>) + Send + 'static,
{
    fn begin(shared: &Arc<Shared>, finish: F) -> Self {
        shared.pending.fetch_add(1, Ordering::Relaxed);
        Self {
            shared: Arc::clone(shared),
            finish: Some(finish),
            of: PhantomData,
        }
    }

    fn end(mut self, result: Result<T, Lost>) {
        self.push(result);
    }

    fn push(&mut self, result: Result<T, Lost>) {
        let Some(finish) = self.finish.take() else {
            return;
        };
        let shared = Arc::clone(&self.shared);
        self.shared.completions.push(Box::new(move || {
            shared.pending.fetch_sub(1, Ordering::Relaxed);
            finish(result);
        }));
    }
}

impl<T, F> Drop for Unfinished<T, F>
where
    T: Send + 'static,
    F: FnOnce(Result<T, Lost>) + Send + 'static,
{
    fn drop(&mut self) {
        self.push(Err(if thread::panicking() {
            Lost::Panicked
        } else {
            Lost::Stopped
        }));
    }
}

#[cfg(test)]
mod tests;
