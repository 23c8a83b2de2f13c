//! The log that the game sees.
//!
//! Lines come from any thread at any time, but a game's log callback runs only on a thread that the game gave us: in Tick, and at the end of calls after which no Tick may follow. So lines are
//! queued, and [`drain`] hands them over. While nobody listens nothing is queued, and a line that is not shown costs two atomic loads.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};

use parking_lot::Mutex;

pub use super::log_names::{Category, Level};

/// Lines that wait at most; what comes on top is counted and dropped.
const CAPACITY: usize = 4096;
const DEFAULT_LEVEL: Level = Level::Warning;

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub category: Category,
    pub level: Level,
    pub message: String,
}

/// Where lines go.
pub type Sink = Arc<dyn Fn(&Line) + Send + Sync>;

/// The log of one process.
struct Log {
    levels: [AtomicI32; Category::COUNT],
    has_sink: AtomicBool,
    /// Set while a thread hands lines over: a sink that ticks, or a second thread that does, must not get between them.
    draining: AtomicBool,
    state: Mutex<State>,
}

struct State {
    sink: Option<Sink>,
    lines: VecDeque<Line>,
    dropped: usize,
}

static LOG: Log = Log::new();

/// Writes a line; `message` is called only if somebody will see it.
pub fn write(category: Category, level: Level, message: impl FnOnce() -> String) {
    LOG.write(category, level, message);
}

/// Something failed that should not have.
pub fn error(category: Category, message: impl FnOnce() -> String) {
    write(category, Level::Error, message);
}

/// Something that the game or its operator should look at.
pub fn warn(category: Category, message: impl FnOnce() -> String) {
    write(category, Level::Warning, message);
}

/// Something worth knowing that is as it should be.
pub fn info(category: Category, message: impl FnOnce() -> String) {
    write(category, Level::Info, message);
}

/// Whether somebody would see a line of this level now.
pub fn is_heard(category: Category, level: Level) -> bool {
    LOG.is_heard(category, level)
}

/// Gives the lines that wait to the sink, on this thread and with no lock held. Does nothing when another `drain` is under way, be it further up on this thread or on another one.
pub fn drain() {
    LOG.drain();
}

/// Sets where lines go from now on; with none they go nowhere, and what waits is dropped.
pub fn set_sink(sink: Option<Sink>) {
    LOG.set_sink(sink);
}

/// Sets up to which level the lines of `category` are shown.
pub fn set_level(category: Category, level: Level) {
    LOG.levels[category.index()].store(level as i32, Ordering::Relaxed);
}

/// Sets up to which level the lines of every category are shown.
pub fn set_all_levels(level: Level) {
    for shown in &LOG.levels {
        shown.store(level as i32, Ordering::Relaxed);
    }
}

/// Back to how a process starts: no sink, warnings and worse.
pub fn reset() {
    set_sink(None);
    set_all_levels(DEFAULT_LEVEL);
}

impl Log {
    const fn new() -> Self {
        Self {
            levels: [const { AtomicI32::new(DEFAULT_LEVEL as i32) }; Category::COUNT],
            has_sink: AtomicBool::new(false),
            draining: AtomicBool::new(false),
            state: Mutex::new(State {
                sink: None,
                lines: VecDeque::new(),
                dropped: 0,
            }),
        }
    }

    fn is_heard(&self, category: Category, level: Level) -> bool {
        let shown = self.levels[category.index()].load(Ordering::Relaxed);
        level as i32 <= shown && self.has_sink.load(Ordering::Relaxed)
    }

    fn write(&self, category: Category, level: Level, message: impl FnOnce() -> String) {
        if !self.is_heard(category, level) {
            return;
        }
        let message = message();
        let mut state = self.state.lock();
        if state.sink.is_none() {
            return;
        }
        if state.lines.len() == CAPACITY {
            state.dropped += 1;
            return;
        }
        state.lines.push_back(Line {
            category,
            level,
            message,
        });
    }

    fn drain(&self) {
        if !self.has_sink.load(Ordering::Relaxed) || self.draining.swap(true, Ordering::Acquire) {
            return;
        }
        let _done = Draining(&self.draining);
        let (sink, lines, dropped) = {
            let mut state = self.state.lock();
            let lines = std::mem::take(&mut state.lines);
            let dropped = std::mem::take(&mut state.dropped);
            (state.sink.clone(), lines, dropped)
        };
        let Some(sink) = sink else { return };
        lines.iter().for_each(|line| sink(line));
        if dropped > 0 {
            sink(&Line {
                category: Category::Core,
                level: Level::Warning,
                message: format!(
                    "{dropped} lines of the log were dropped: more than {CAPACITY} came between two Ticks"
                ),
            });
        }
    }

    fn set_sink(&self, sink: Option<Sink>) {
        let before = {
            let mut state = self.state.lock();
            self.has_sink.store(sink.is_some(), Ordering::Relaxed);
            if sink.is_none() {
                state.lines = VecDeque::new();
                state.dropped = 0;
            }
            std::mem::replace(&mut state.sink, sink)
        };
        drop(before);
    }
}

struct Draining<'a>(&'a AtomicBool);

impl Drop for Draining<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listened_to() -> (&'static Log, Arc<Mutex<Vec<String>>>) {
        let log: &'static Log = Box::leak(Box::new(Log::new()));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let inner = Arc::clone(&seen);
        log.set_sink(Some(Arc::new(move |line: &Line| {
            inner.lock().push(line.message.clone());
            // A game may tick and log inside its callback.
            log.drain();
            if line.message == "first" {
                log.write(Category::Core, Level::Error, || "from the sink".to_owned());
            }
        })));
        (log, seen)
    }

    #[test]
    fn lines_wait_for_drain_and_come_once_in_order() {
        let (log, seen) = listened_to();
        for message in ["first", "second"] {
            log.write(Category::Sessions, Level::Warning, || message.to_owned());
        }
        assert!(seen.lock().is_empty());
        log.drain();
        assert_eq!(*seen.lock(), ["first", "second"]);
        log.drain();
        assert_eq!(*seen.lock(), ["first", "second", "from the sink"]);
    }

    #[test]
    fn lines_that_nobody_will_see_are_not_even_formatted() {
        let log = Log::new();
        log.write(Category::Core, Level::Fatal, || unreachable!("no sink"));
        let (log, seen) = listened_to();
        log.write(Category::Core, Level::Info, || {
            unreachable!("above the default level")
        });
        log.drain();
        assert!(seen.lock().is_empty());
    }

    #[test]
    fn a_category_shows_lines_up_to_its_own_level() {
        let (log, seen) = listened_to();
        let sessions = &log.levels[Category::Sessions.index()];
        sessions.store(Level::Verbose as i32, Ordering::Relaxed);
        log.write(Category::Sessions, Level::Verbose, || "shown".to_owned());
        log.write(Category::Connect, Level::Verbose, || "not shown".to_owned());
        sessions.store(Level::Off as i32, Ordering::Relaxed);
        log.write(Category::Sessions, Level::Fatal, || "off".to_owned());
        log.drain();
        assert_eq!(*seen.lock(), ["shown"]);
    }

    #[test]
    fn a_flood_is_cut_and_counted() {
        let (log, seen) = listened_to();
        for line in 0..CAPACITY + 3 {
            log.write(Category::Core, Level::Error, || line.to_string());
        }
        log.drain();
        let seen = seen.lock();
        assert_eq!(seen.len(), CAPACITY + 1);
        let last = seen.last().expect("a full queue was drained");
        assert!(
            last.starts_with("3 lines of the log were dropped"),
            "{last}"
        );
    }

    #[test]
    fn without_a_sink_what_waits_is_dropped() {
        let (log, seen) = listened_to();
        log.write(Category::Core, Level::Error, || "lost".to_owned());
        log.set_sink(None);
        log.drain();
        assert!(seen.lock().is_empty());
        assert_eq!(log.state.lock().lines.len(), 0);
    }
}
