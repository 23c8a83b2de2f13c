use greenroom_protocol::limits::{RATE_BURST_MS, RATE_SUSTAINED_MS};
use proptest::prelude::*;

use super::*;

const AT: Timestamp = Timestamp(1_000_000);

#[test]
fn a_burst_is_taken_and_the_next_request_when_its_window_is_over() {
    let rate = Rate::new(3, 100);
    let mut count = Count::default();
    for later in [0, 10, 20] {
        assert_eq!(count.take(rate, AT.plus(later)), Ok(()));
    }
    let full = |current, wait_ms| {
        Err(Exceeded {
            current,
            max: 3,
            period_ms: RATE_BURST_MS,
            wait_ms,
        })
    };
    assert_eq!(count.take(rate, AT.plus(5_000)), full(4, 10_000));
    let last = AT.plus(RATE_BURST_MS - 1);
    assert_eq!(count.take(rate, last), full(5, 1));
    assert_eq!(count.take(rate, last.plus(1)), Ok(()));
}

#[test]
fn steady_requests_end_at_the_long_window() {
    let rate = Rate::new(10, 20);
    let mut count = Count::default();
    for number in 0..20 {
        assert_eq!(count.take(rate, AT.plus(number * 5_000)), Ok(()));
    }
    let exceeded = count.take(rate, AT.plus(100_000)).expect_err("full");
    assert_eq!(exceeded.period_ms, RATE_SUSTAINED_MS);
    assert_eq!(exceeded.wait_ms, RATE_SUSTAINED_MS - 100_000);
    assert_eq!((exceeded.current, exceeded.max), (21, 20));
    assert_eq!(count.take(rate, AT.plus(RATE_SUSTAINED_MS)), Ok(()));
}

#[test]
fn a_limit_that_shrinks_holds_at_once() {
    let mut count = Count::default();
    for _ in 0..5 {
        assert_eq!(count.take(Rate::new(10, 10), AT), Ok(()));
    }
    let exceeded = count.take(Rate::new(2, 10), AT).expect_err("beyond it");
    assert_eq!((exceeded.current, exceeded.max), (6, 2));
    assert_eq!(count.take(Rate::new(10, 10), AT), Ok(()));
}

/// Everything that was ever asked, and the windows found in it by reading it
/// from the beginning each time.
#[derive(Default)]
struct Oracle {
    taken: Vec<u64>,
    /// When, and by which of the two windows.
    refused: Vec<(u64, u64)>,
}

impl Oracle {
    fn take(&mut self, rate: Rate, now: u64) -> Result<(), Exceeded> {
        let windows = [
            (RATE_BURST_MS, rate.burst),
            (RATE_SUSTAINED_MS, rate.sustained),
        ];
        let full: Vec<_> = windows
            .into_iter()
            .filter_map(|(length, max)| self.full(length, max, now))
            .collect();
        if full.is_empty() {
            self.taken.push(now);
            return Ok(());
        }
        self.refused
            .extend(full.iter().map(|window| (now, window.period_ms)));
        Err(*full
            .iter()
            .max_by_key(|window| window.wait_ms)
            .expect("one"))
    }

    fn full(&self, length: u64, max: u32, now: u64) -> Option<Exceeded> {
        let mut start = None;
        for &at in &self.taken {
            if start.is_none_or(|start| at >= start + length) {
                start = Some(at);
            }
        }
        let start = start.filter(|start| now < start + length)?;
        let taken = self.taken.iter().filter(|at| **at >= start).count() as u32;
        let by_it = |(at, by): &&(u64, u64)| *at >= start && *by == length;
        let refused = self.refused.iter().filter(by_it).count() as u32;
        (taken >= max).then_some(Exceeded {
            current: taken + refused + 1,
            max,
            period_ms: length,
            wait_ms: start + length - now,
        })
    }
}

/// The answer to one more request, which counts nowhere else.
fn asked(mut count: Count, rate: Rate, now: Timestamp) -> Result<(), Exceeded> {
    count.take(rate, now)
}

/// From several at once to a break of minutes.
fn pause() -> impl Strategy<Value = u64> {
    prop_oneof![
        4 => 0..50_u64,
        4 => 0..6_000_u64,
        2 => 14_990..15_010_u64,
        1 => 0..320_000_u64,
    ]
}

proptest! {
    #[test]
    fn it_is_what_reading_the_whole_story_says(
        burst in 1..6_u32,
        sustained in 1..12_u32,
        pauses in prop::collection::vec(pause(), 1..150),
    ) {
        let rate = Rate::new(burst, sustained);
        let (mut count, mut oracle) = (Count::default(), Oracle::default());
        let mut now = AT.0;
        for pause in pauses {
            now += pause;
            prop_assert_eq!(count.take(rate, Timestamp(now)), oracle.take(rate, now));
        }
    }

    #[test]
    fn whoever_waits_as_told_is_taken_and_not_before(
        burst in 1..6_u32,
        sustained in 1..12_u32,
        pauses in prop::collection::vec(pause(), 1..80),
    ) {
        let rate = Rate::new(burst, sustained);
        let mut count = Count::default();
        let mut now = AT;
        for pause in pauses {
            now = now.plus(pause);
            let Err(exceeded) = count.take(rate, now) else {
                continue;
            };
            let later = now.plus(exceeded.wait_ms);
            let just_before = Timestamp(later.0 - 1);
            prop_assert!(asked(count, rate, just_before).is_err());
            prop_assert_eq!(asked(count, rate, later), Ok(()));
        }
    }

    #[test]
    fn a_clock_that_steps_gives_nothing_away_and_locks_nobody_out(
        burst in 1..6_u32,
        sustained in 1..12_u32,
        steps in prop::collection::vec((pause(), any::<bool>()), 1..80),
    ) {
        let rate = Rate::new(burst, sustained);
        let mut count = Count::default();
        let mut now = AT;
        for (step, is_back) in steps {
            now = match is_back {
                true => Timestamp(now.0.saturating_sub(step)),
                false => now.plus(step),
            };
            let Err(exceeded) = count.take(rate, now) else {
                continue;
            };
            prop_assert!(exceeded.wait_ms <= exceeded.period_ms);
            let earlier = Timestamp(now.0 - now.0.min(step));
            prop_assert!(asked(count, rate, earlier).is_err());
            prop_assert_eq!(asked(count, rate, now.plus(exceeded.wait_ms)), Ok(()));
        }
    }
}
