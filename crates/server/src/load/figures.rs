//! What was measured, while it is measured.

use std::collections::BTreeMap;
use std::time::Duration;

use hdrhistogram::Histogram;

use super::directory::Fault;

/// Longer times count as this.
const LONGEST: Duration = Duration::from_secs(600);

/// Digits of a time that are kept.
const DIGITS: u8 = 3;

/// Times and faults of the whole run.
#[derive(Debug)]
pub(crate) struct Figures {
    /// From a write's request to its answer, of acknowledged ones.
    pub(crate) writes: Times,
    /// From a write's request to each tap for it.
    pub(crate) taps: Times,
    /// How many requests and push connections failed, by code.
    pub(crate) errors: BTreeMap<String, u64>,
    /// Push connections that ended by themselves.
    pub(crate) connections_lost: u64,
    /// How often a push connection told that taps were dropped.
    pub(crate) resyncs: u64,
    /// When a tap last came, since the start of the run.
    pub(crate) last_tap: Duration,
}

impl Figures {
    pub(crate) fn new() -> Self {
        Self {
            writes: Times::new(),
            taps: Times::new(),
            errors: BTreeMap::new(),
            connections_lost: 0,
            resyncs: 0,
            last_tap: Duration::ZERO,
        }
    }

    pub(crate) fn failed(&mut self, fault: &Fault) {
        *self.errors.entry(fault.code.clone()).or_default() += 1;
    }
}

/// Times, of which percentiles are asked for.
#[derive(Debug)]
pub(crate) struct Times(Histogram<u64>);

impl Times {
    fn new() -> Self {
        let longest = micros(LONGEST);
        Self(Histogram::new_with_bounds(1, longest, DIGITS).expect("bounds of a histogram"))
    }

    pub(crate) fn record(&mut self, time: Duration) {
        self.0.saturating_record(micros(time));
    }

    pub(crate) fn count(&self) -> u64 {
        self.0.len()
    }

    /// The time that so many of a hundred did not exceed.
    pub(crate) fn percentile(&self, percent: f64) -> Duration {
        Duration::from_micros(self.0.value_at_percentile(percent))
    }

    pub(crate) fn max(&self) -> Duration {
        Duration::from_micros(self.0.max())
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_what_was_recorded() {
        let mut times = Times::new();
        for count in 1..=100 {
            times.record(Duration::from_millis(count));
        }
        times.record(LONGEST * 2);
        assert_eq!(times.count(), 101);
        // Three digits are exact to a thousandth.
        let near = |time: Duration, ms: f64| (time.as_secs_f64() * 1000.0 / ms - 1.0).abs() < 0.002;
        assert!(near(times.percentile(50.0), 51.0), "{times:?}");
        assert!(near(times.percentile(99.0), 100.0), "{times:?}");
        assert!(near(times.max(), LONGEST.as_secs_f64() * 1000.0));
    }
}
