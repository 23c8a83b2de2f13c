//! Chance that can be repeated.

use serde_json::Value;

use crate::testing::SeededRandom;

/// Draws from a seed: the same every time.
pub(super) struct Dice(SeededRandom);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(SeededRandom::new(seed))
    }

    /// Those of one step of a life: whatever other steps there are, it draws the
    /// same.
    pub(super) fn of_step(life: u64, step: u32) -> Self {
        let salt = u64::from(step)
            .wrapping_add(1)
            .wrapping_mul(0xd6e8_feb8_6659_fd93);
        Self::new(life ^ salt)
    }

    pub(super) fn below(&self, end: u64) -> u64 {
        self.0.below(end)
    }

    pub(super) fn one_in(&self, n: u64) -> bool {
        self.below(n) == 0
    }

    /// One of them. There must be one.
    pub(super) fn pick<'a, T>(&self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len() as u64) as usize]
    }

    /// Some of them, in their order.
    pub(super) fn some<T: Clone>(&self, all: &[T]) -> Vec<T> {
        all.iter().filter(|_| self.one_in(2)).cloned().collect()
    }

    /// `null` now and then, else the value.
    pub(super) fn or_null(&self, value: impl Into<Value>) -> Value {
        match self.one_in(5) {
            true => Value::Null,
            false => value.into(),
        }
    }

    pub(super) fn truth(&self) -> bool {
        self.one_in(2)
    }
}
