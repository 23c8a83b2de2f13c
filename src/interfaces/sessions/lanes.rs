//! The order of operations: those on one local session run one after another, in the order of their calls.

use std::collections::{HashMap, VecDeque};

/// What the last operation of a lane will have done to the session of that name, if it succeeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Intent {
    /// There will be one.
    Enter,
    /// There will be none.
    Leave,
    /// Neither makes nor removes it.
    Change,
}

/// Operations by the local name of their session. A name is here while one of its operations is under way.
pub(super) struct Lanes<Operation> {
    busy: HashMap<String, Lane<Operation>>,
}

struct Lane<Operation> {
    /// Of the operation that is under way.
    present: Intent,
    waiting: VecDeque<(Intent, Operation)>,
}

impl<Operation> Default for Lanes<Operation> {
    fn default() -> Self {
        Self {
            busy: HashMap::new(),
        }
    }
}

impl<Operation> Lanes<Operation> {
    /// What the operations that are under way or wait will have made of the session: the last of them that makes or removes it.
    pub(super) fn intent(&self, name: &str) -> Option<Intent> {
        let lane = self.busy.get(name)?;
        let waiting = lane.waiting.iter().rev().map(|(intent, _)| *intent);
        waiting
            .chain([lane.present])
            .find(|intent| *intent != Intent::Change)
    }

    /// Lines an operation up. Gives it back if it can begin at once; it is under way then.
    pub(super) fn line_up(
        &mut self,
        name: &str,
        intent: Intent,
        operation: Operation,
    ) -> Option<Operation> {
        if let Some(lane) = self.busy.get_mut(name) {
            lane.waiting.push_back((intent, operation));
            return None;
        }
        let lane = Lane {
            present: intent,
            waiting: VecDeque::new(),
        };
        self.busy.insert(name.to_owned(), lane);
        Some(operation)
    }

    /// The operation that is under way ended: gives the next one, which is under way from now on.
    pub(super) fn pass(&mut self, name: &str) -> Option<Operation> {
        let lane = self.busy.get_mut(name)?;
        let Some((intent, next)) = lane.waiting.pop_front() else {
            self.busy.remove(name);
            return None;
        };
        lane.present = intent;
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_and_in_order_for_each_name() {
        let mut lanes = Lanes::default();
        assert_eq!(lanes.line_up("a", Intent::Enter, 1), Some(1));
        assert_eq!(lanes.line_up("a", Intent::Change, 2), None);
        assert_eq!(lanes.line_up("b", Intent::Change, 3), Some(3));
        assert_eq!(lanes.line_up("a", Intent::Change, 4), None);
        assert_eq!(lanes.pass("a"), Some(2));
        assert_eq!(lanes.pass("a"), Some(4));
        assert_eq!(lanes.pass("a"), None);
        assert_eq!(lanes.line_up("a", Intent::Change, 5), Some(5));
    }

    #[test]
    fn the_last_word_on_whether_there_will_be_a_session_counts() {
        let mut lanes = Lanes::default();
        assert_eq!(lanes.intent("a"), None);
        lanes.line_up("a", Intent::Enter, 1);
        lanes.line_up("a", Intent::Change, 2);
        assert_eq!(lanes.intent("a"), Some(Intent::Enter));
        lanes.line_up("a", Intent::Leave, 3);
        assert_eq!(lanes.intent("a"), Some(Intent::Leave));
        while lanes.pass("a").is_some() {}
        assert_eq!(lanes.intent("a"), None);
    }

    #[test]
    fn an_intent_is_over_with_its_operation_whatever_came_of_it() {
        let mut lanes = Lanes::default();
        lanes.line_up("a", Intent::Leave, 1);
        lanes.line_up("a", Intent::Change, 2);
        lanes.line_up("a", Intent::Change, 3);
        assert_eq!(lanes.intent("a"), Some(Intent::Leave));
        lanes.pass("a");
        assert_eq!(lanes.intent("a"), None, "it may have failed");
    }
}
