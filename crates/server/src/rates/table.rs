//! The counts of many callers, in bounded memory.

use std::hash::{BuildHasher, Hash, RandomState};

use greenroom_protocol::limits;
use greenroom_protocol::rate::Rate;
use greenroom_protocol::time::Timestamp;
use greenroom_service::rates::{Count, Exceeded};
use parking_lot::Mutex;

/// As many counts share a lock, and make room for each other.
const WAYS: usize = 8;
const SETS: usize = limits::RATES_REMEMBERED_MAX / WAYS;

/// Counts by a digest of whom and what they are of. The digest is keyed by
/// chance: nobody can look for others to share a count with, or to drive out.
///
/// Where a set is full, the count that began the longest ago is forgotten: with
/// many addresses one can make others be forgotten, who begin anew, but takes
/// nothing from them.
pub(super) struct Table {
    digests: RandomState,
    sets: Box<[Mutex<Vec<Slot>>]>,
}

struct Slot {
    digest: u64,
    count: Count,
}

impl Table {
    /// Nobody is known yet, and takes memory.
    pub(super) fn new() -> Self {
        Self {
            digests: RandomState::new(),
            sets: (0..SETS).map(|_| Mutex::default()).collect(),
        }
    }

    /// Takes a request and counts it, or refuses it.
    ///
    /// # Errors
    /// As [`Count::take`].
    pub(super) fn take(
        &self,
        whose: &impl Hash,
        rate: Rate,
        now: Timestamp,
    ) -> Result<(), Exceeded> {
        let digest = self.digests.hash_one(whose);
        let mut set = self.sets[digest as usize % SETS].lock();
        let known = set.iter().position(|slot| slot.digest == digest);
        let at = known.unwrap_or_else(|| begin(&mut set, digest));
        set[at].count.take(rate, now)
    }
}

/// Makes room for one more in a set; tells where.
fn begin(set: &mut Vec<Slot>, digest: u64) -> usize {
    let count = Count::default();
    let slot = Slot { digest, count };
    if set.len() < WAYS {
        set.push(slot);
        return set.len() - 1;
    }
    let oldest = (0..set.len()).min_by_key(|at| set[*at].count.begun());
    let at = oldest.expect("the set is full");
    set[at] = slot;
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Timestamp = Timestamp(1_000_000);
    const ONE: Rate = Rate::new(1, 10);

    #[test]
    fn everybody_has_a_count_of_its_own() {
        let table = Table::new();
        for whose in 0..1000 {
            assert_eq!(table.take(&whose, ONE, AT), Ok(()), "{whose}");
        }
        for whose in 0..1000 {
            assert!(table.take(&whose, ONE, AT).is_err(), "{whose}");
        }
    }

    #[test]
    fn a_multitude_finds_bounded_memory_and_forgets_the_oldest() {
        let table = Table::new();
        assert_eq!(table.take(&"old", ONE, AT), Ok(()));
        for whose in 0..4 * limits::RATES_REMEMBERED_MAX {
            let _ = table.take(&whose, ONE, AT.plus(1));
        }
        for set in &table.sets {
            let set = set.lock();
            assert!(set.len() <= WAYS && set.capacity() <= WAYS);
        }
        assert_eq!(table.take(&"old", ONE, AT.plus(2)), Ok(()), "forgotten");
        assert!(
            table.take(&"old", ONE, AT.plus(2)).is_err(),
            "and known again"
        );
    }
}
