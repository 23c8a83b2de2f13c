//! How the server comes to rest: one word to everything that runs, and a way
//! to wait until all of it has ended.

use std::convert::Infallible;
use std::time::Duration;

use tokio::sync::{mpsc, watch};

/// How far the server is on its way to a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    /// It serves.
    Running,
    /// What is under way is finished, nothing new begins.
    Draining,
    /// What is still under way is dropped.
    Cut,
}

/// Sees the stop coming. A stopper that is gone counts as one that cut.
#[derive(Clone)]
pub(crate) struct Watch(watch::Receiver<Phase>);

impl Watch {
    /// Waits until nothing new shall begin.
    pub(crate) async fn draining(&mut self) {
        self.reached(Phase::Draining).await;
    }

    /// Waits until nothing shall go on.
    pub(crate) async fn cut(&mut self) {
        self.reached(Phase::Cut).await;
    }

    async fn reached(&mut self, phase: Phase) {
        // The error is the stopper's end, which the docs promise to honour.
        let _ = self.0.wait_for(|now| *now >= phase).await;
    }
}

/// Makes a stop wait for what is under way.
#[derive(Clone)]
pub(crate) struct Tasks(mpsc::Sender<Infallible>);

impl Tasks {
    /// A stop waits until what this returns is dropped.
    pub(crate) fn hold(&self) -> impl Send + use<> {
        self.0.clone()
    }

    /// Starts a task that a stop waits for.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let hold = self.hold();
        tokio::spawn(async move {
            task.await;
            drop(hold);
        });
    }
}

/// Stops what [`watch_and_tasks`] handed out ways to see and to start.
pub(crate) struct Stopper {
    phase: watch::Sender<Phase>,
    ended: mpsc::Receiver<Infallible>,
}

/// The three ends of a stop.
pub(crate) fn watch_and_tasks() -> (Watch, Tasks, Stopper) {
    let (phase, watch) = watch::channel(Phase::Running);
    let (alive, ended) = mpsc::channel(1);
    (Watch(watch), Tasks(alive), Stopper { phase, ended })
}

impl Stopper {
    /// Lets everything finish within the time, then drops the rest. Every
    /// [`Tasks`] must be gone by then, too. Answers whether all
    /// finished by itself.
    pub(crate) async fn stop(mut self, within: Duration) -> bool {
        self.phase.send_replace(Phase::Draining);
        let finished = tokio::time::timeout(within, self.ended.recv()).await;
        self.phase.send_replace(Phase::Cut);
        if finished.is_ok() {
            return true;
        }
        // Dropping takes no time worth waiting for, but a task that computes
        // must reach its next await.
        let _ = tokio::time::timeout(Duration::from_secs(1), self.ended.recv()).await;
        false
    }
}
