//! Pairs: the subject and its floor in turn, and what one is of the other.

use std::time::Instant;

/// How long something takes. Fractions of a nanosecond count: an empty call takes no more.
pub(crate) type Seconds = f64;

#[allow(clippy::disallowed_methods)] // a benchmark is about the clock
pub(crate) fn time(work: impl FnOnce()) -> Seconds {
    let started = Instant::now();
    work();
    started.elapsed().as_secs_f64()
}

/// How long one of `count` calls takes.
pub(crate) fn each(count: u32, mut call: impl FnMut()) -> Seconds {
    time(|| {
        for _ in 0..count {
            call();
        }
    }) / f64::from(count)
}

pub(crate) fn head() {
    println!(
        "{:<44} {:>12} {:>12} {:>8}  lowest to highest",
        "", "subject", "floor", "ratio"
    );
}

/// Measures both in turn, after a round that does not count, and prints the medians.
///
/// Both are given as time per operation; the ratio is that of each pair, so that a machine that slows down between pairs does not count.
pub(crate) fn compare(
    name: &str,
    rounds: usize,
    mut subject: impl FnMut() -> Seconds,
    mut floor: impl FnMut() -> Seconds,
) {
    subject();
    floor();
    let pairs: Vec<(Seconds, Seconds)> = (0..rounds).map(|_| (subject(), floor())).collect();
    let subject = median(pairs.iter().map(|pair| pair.0));
    let floor = median(pairs.iter().map(|pair| pair.1));
    let ratios = || pairs.iter().map(|pair| pair.0 / pair.1);
    let lowest = ratios().fold(f64::INFINITY, f64::min);
    let highest = ratios().fold(0.0, f64::max);
    println!(
        "{name:<44} {:>12} {:>12} {:>8.2}  {lowest:.2} to {highest:.2}",
        show(subject),
        show(floor),
        median(ratios())
    );
}

/// A row of something that is measured once.
pub(crate) fn print(name: &str, subject: &str, floor: &str, ratio: &str) {
    println!("{name:<44} {subject:>12} {floor:>12} {ratio:>8}");
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

pub(crate) fn show(seconds: Seconds) -> String {
    match seconds {
        s if s < 1e-6 => format!("{:.1} ns", s * 1e9),
        s if s < 1e-3 => format!("{:.1} us", s * 1e6),
        s if s < 1.0 => format!("{:.2} ms", s * 1e3),
        s => format!("{s:.2} s"),
    }
}
