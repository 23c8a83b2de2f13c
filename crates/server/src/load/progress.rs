//! How far the run is: a bar on a terminal, else a line now and then.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::time::Instant;

/// A line is written so often where there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// One phase of the run, on stderr.
pub(crate) struct Progress {
    bar: ProgressBar,
    phase: &'static str,
    total: u64,
    done: u64,
    begun: Instant,
    /// When the next line is due; there is none on a terminal.
    line_at: Option<Instant>,
}

impl Progress {
    /// A phase of so many steps.
    pub(crate) fn begin(phase: &'static str, total: usize) -> Self {
        let total = total as u64;
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template(
            "{prefix:12} [{bar:40}] {human_pos}/{human_len} {elapsed}",
        );
        bar.set_style(
            style
                .expect("a template without a mistake")
                .progress_chars("=> "),
        );
        bar.set_prefix(phase);
        let begun = Instant::now();
        Self {
            line_at: bar.is_hidden().then_some(begun + LINE_EVERY),
            bar,
            phase,
            total,
            done: 0,
            begun,
        }
    }

    /// One step more.
    pub(crate) fn step(&mut self) {
        self.done += 1;
        self.bar.inc(1);
        let now = Instant::now();
        if self.line_at.is_some_and(|at| at <= now) {
            self.line_at = Some(now + LINE_EVERY);
            self.line();
        }
    }

    /// The end of the phase. Answers how long it took.
    pub(crate) fn end(self) -> Duration {
        match self.line_at {
            Some(_) => self.line(),
            None => self.bar.finish(),
        }
        self.begun.elapsed()
    }

    fn line(&self) {
        let seconds = self.begun.elapsed().as_secs_f64();
        let (phase, done, total) = (self.phase, self.done, self.total);
        eprintln!("{phase}: {done} of {total} in {seconds:.1} s");
    }
}
