//! Rows of figures that were taken once, or many times.

use crate::measure::{self, Seconds, show};

/// The subject beside what it is held against.
pub(crate) fn beside(name: &str, subject: Seconds, floor: Seconds) {
    measure::print(name, &show(subject), &show(floor), &ratio(subject / floor));
}

/// The middle one of all times, and the one that one in a hundred exceeds.
pub(crate) fn percentiles(name: &str, subject: &[Seconds], floor: &[Seconds]) {
    for percent in [50, 99] {
        let name = format!("{name}, p{percent}");
        beside(
            &name,
            percentile(percent, subject),
            percentile(percent, floor),
        );
    }
}

/// How many each does in a second.
pub(crate) fn rates(name: &str, subject: f64, floor: f64) {
    let shown = |rate: f64| format!("{}/s", thousands(rate as usize));
    measure::print(
        name,
        &shown(subject),
        &shown(floor),
        &ratio(subject / floor),
    );
}

fn ratio(ratio: f64) -> String {
    match ratio {
        r if r < 0.05 => format!("1/{:.0}", 1.0 / r),
        r if r < 100.0 => format!("{r:.2}"),
        r => format!("{r:.0}"),
    }
}

pub(crate) fn percentile(percent: usize, times: &[Seconds]) -> Seconds {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[(times.len() - 1) * percent / 100]
}

pub(crate) fn thousands(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1_000), number % 1_000),
    }
}
