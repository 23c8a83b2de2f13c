//! The books of one session: which writes were acknowledged, and who was tapped
//! for them.

use std::collections::BTreeMap;
use std::ops::AddAssign;
use std::time::Duration;

use greenroom_protocol::limits;

/// A set of the session's players, a bit for each.
type Places = u128;

const _: () = assert!(limits::SESSION_MEMBERS_MAX <= Places::BITS);

/// Instants are durations since the start of the run.
#[derive(Debug)]
pub(crate) struct Ledger {
    /// The session's branch, as it was first heard of.
    branch: Option<String>,
    /// Whose push connections are open.
    listening: Places,
    /// The change that each was last tapped for, by place.
    last: Vec<u64>,
    /// Writes up to this one only made the session what it is: nobody counts
    /// their taps.
    founded: u64,
    /// Writes that somebody was not tapped for yet, by their change numbers.
    open: BTreeMap<u64, Write>,
    counts: Counts,
}

/// A write, or taps for one that is not known to be acknowledged yet.
#[derive(Debug, Default)]
struct Write {
    /// When its request was sent; unknown before its answer.
    sent: Option<Duration>,
    /// Who is to be tapped for it.
    due: Places,
    /// Who was.
    heard: Places,
    /// When taps came that were faster than the answer.
    early: Vec<Duration>,
}

/// What became of the taps of acknowledged writes, and what else came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// One for each acknowledged write and each player who listened.
    pub(crate) expected: u64,
    /// As many of these came.
    pub(crate) received: u64,
    /// Taps for a change that was not after the last one.
    pub(crate) out_of_order: u64,
    /// Taps for another branch: the session was ended and made anew.
    pub(crate) of_other_branches: u64,
}

impl Counts {
    /// Those that did not come.
    pub(crate) fn lost(&self) -> u64 {
        self.expected - self.received
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.expected += other.expected;
        self.received += other.received;
        self.out_of_order += other.out_of_order;
        self.of_other_branches += other.of_other_branches;
    }
}

impl Ledger {
    /// A session with so many players, all of whom listen.
    pub(crate) fn new(players: usize) -> Self {
        Self {
            branch: None,
            listening: (0..players).fold(0, |set, place| set | bit(place)),
            last: vec![0; players],
            founded: 0,
            open: BTreeMap::new(),
            counts: Counts::default(),
        }
    }

    /// A write was acknowledged that made the session or brought a player in.
    pub(crate) fn founded(&mut self, branch: &str, change: u64) {
        self.is_own(branch);
        self.founded = self.founded.max(change);
        self.open = self.open.split_off(&(self.founded + 1));
    }

    /// A write was acknowledged. Answers how long the taps took that were
    /// faster than the answer.
    pub(crate) fn written(&mut self, branch: &str, change: u64, sent: Duration) -> Vec<Duration> {
        if !self.is_own(branch) {
            self.counts.of_other_branches += 1;
            return Vec::new();
        }
        let write = self.open.entry(change).or_default();
        write.sent = Some(sent);
        // Whoever heard of it was listening, also if that is over.
        write.due = self.listening | write.heard;
        self.counts.expected += u64::from(write.due.count_ones());
        self.counts.received += u64::from(write.heard.count_ones());
        let early = std::mem::take(&mut write.early);
        self.settle(change);
        let took = early.into_iter().map(|at| at.saturating_sub(sent));
        took.collect()
    }

    /// A player was tapped. Answers how long that took, where it is known.
    pub(crate) fn tapped(
        &mut self,
        place: usize,
        branch: &str,
        change: u64,
        at: Duration,
    ) -> Option<Duration> {
        if !self.is_own(branch) {
            self.counts.of_other_branches += 1;
            return None;
        }
        if change <= self.last[place] {
            self.counts.out_of_order += 1;
        }
        self.last[place] = self.last[place].max(change);
        if change <= self.founded {
            return None;
        }
        let write = self.open.entry(change).or_default();
        if write.heard & bit(place) != 0 {
            return None;
        }
        write.heard |= bit(place);
        let Some(sent) = write.sent else {
            write.early.push(at);
            return None;
        };
        let was_due = write.due & bit(place) != 0;
        self.counts.received += u64::from(was_due);
        self.settle(change);
        was_due.then(|| at.saturating_sub(sent))
    }

    /// The push connection of a player ended: what did not come by then is not
    /// waited for.
    pub(crate) fn gone(&mut self, place: usize) {
        self.listening &= !bit(place);
        for write in self.open.values_mut() {
            let missing = write.due & !write.heard & bit(place);
            write.due &= !missing;
            self.counts.expected -= u64::from(missing.count_ones());
        }
        self.open.retain(|_, write| !write.is_settled());
    }

    pub(crate) fn counts(&self) -> Counts {
        self.counts
    }

    /// Whether the branch is the session's. The first one that is named is.
    fn is_own(&mut self, branch: &str) -> bool {
        self.branch.get_or_insert_with(|| branch.to_owned()) == branch
    }

    fn settle(&mut self, change: u64) {
        if self.open.get(&change).is_some_and(Write::is_settled) {
            self.open.remove(&change);
        }
    }
}

impl Write {
    fn is_settled(&self) -> bool {
        self.sent.is_some() && self.due & !self.heard == 0
    }
}

fn bit(place: usize) -> Places {
    1 << place
}

#[cfg(test)]
mod tests {
    use super::*;

    const B: &str = "branch";

    fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    /// Three players, and a session that is founded by the change 3.
    fn ledger() -> Ledger {
        let mut ledger = Ledger::new(3);
        for change in 1..=3 {
            ledger.founded(B, change);
        }
        ledger
    }

    fn counts(expected: u64, received: u64) -> Counts {
        Counts {
            expected,
            received,
            ..Counts::default()
        }
    }

    #[test]
    fn every_player_is_tapped_for_every_write_before_the_answer_or_after() {
        let mut ledger = ledger();
        assert_eq!(ledger.tapped(0, B, 4, ms(12)), None);
        assert_eq!(ledger.written(B, 4, ms(10)), [ms(2)]);
        assert_eq!(ledger.counts(), counts(3, 1));
        assert_eq!(ledger.counts().lost(), 2, "so far");
        assert_eq!(ledger.tapped(1, B, 4, ms(15)), Some(ms(5)));
        assert_eq!(ledger.tapped(2, B, 4, ms(16)), Some(ms(6)));
        assert_eq!(ledger.counts(), counts(3, 3));
        assert!(ledger.open.is_empty(), "nothing is kept of it");
    }

    #[test]
    fn a_tap_that_does_not_come_is_lost() {
        let mut ledger = ledger();
        for change in 4..=6 {
            ledger.written(B, change, ms(change));
            for place in 0..3 {
                if (place, change) != (1, 5) {
                    ledger.tapped(place, B, change, ms(9));
                }
            }
        }
        assert_eq!(ledger.counts(), counts(9, 8));
        assert_eq!(ledger.counts().lost(), 1);
    }

    #[test]
    fn taps_out_of_order_and_twice_are_told() {
        let mut ledger = ledger();
        for change in [4, 5] {
            ledger.written(B, change, ms(1));
        }
        for change in [5, 4, 4] {
            ledger.tapped(0, B, change, ms(2));
        }
        let counts = ledger.counts();
        assert_eq!((counts.received, counts.out_of_order), (2, 2));
    }

    #[test]
    fn what_founds_a_session_is_not_counted_but_held_to_its_order() {
        let mut ledger = Ledger::new(2);
        assert_eq!(ledger.tapped(0, B, 2, ms(1)), None);
        ledger.founded(B, 1);
        ledger.founded(B, 2);
        assert!(ledger.open.is_empty());
        ledger.tapped(0, B, 1, ms(1));
        let expected = Counts {
            out_of_order: 1,
            ..Counts::default()
        };
        assert_eq!(ledger.counts(), expected);
    }

    #[test]
    fn a_write_without_an_answer_expects_nothing() {
        let mut ledger = ledger();
        ledger.tapped(0, B, 4, ms(1));
        assert_eq!(ledger.counts(), counts(0, 0));
    }

    #[test]
    fn nobody_waits_for_taps_on_a_connection_that_ended() {
        let mut ledger = ledger();
        ledger.tapped(2, B, 4, ms(2));
        ledger.gone(2);
        ledger.written(B, 4, ms(1));
        ledger.written(B, 5, ms(3));
        assert_eq!(ledger.counts(), counts(5, 1));
        ledger.gone(1);
        assert_eq!(ledger.counts(), counts(3, 1));
        for change in [4, 5] {
            ledger.tapped(0, B, change, ms(4));
        }
        assert_eq!(ledger.counts(), counts(3, 3));
        assert!(ledger.open.is_empty());
    }

    #[test]
    fn a_session_that_was_made_anew_is_noticed() {
        let mut ledger = ledger();
        assert_eq!(ledger.tapped(0, "other", 1, ms(1)), None);
        assert!(ledger.written("other", 2, ms(1)).is_empty());
        assert_eq!(ledger.counts().of_other_branches, 2);
        assert_eq!(ledger.counts().expected, 0);
    }
}
