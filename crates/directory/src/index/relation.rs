//! Which sessions belong to a key.

use std::collections::BTreeSet;

/// Pairs of a key and something that belongs to it. Most keys have one: that
/// costs no more than the pair.
#[derive(Debug)]
pub(super) struct Relation<K, T>(BTreeSet<(K, Option<T>)>);

impl<K, T> Default for Relation<K, T> {
    fn default() -> Self {
        Self(BTreeSet::new())
    }
}

impl<K: Clone + Ord, T: Ord> Relation<K, T> {
    pub(super) fn insert(&mut self, key: K, one: T) {
        self.0.insert((key, Some(one)));
    }

    pub(super) fn remove(&mut self, key: K, one: T) {
        self.0.remove(&(key, Some(one)));
    }

    /// What belongs to the key, in order.
    pub(super) fn of(&self, key: K) -> impl Iterator<Item = &T> {
        // Nothing stands before whatever belongs to it.
        let pairs = self.0.range((key.clone(), None)..);
        pairs
            .take_while(move |(known, _)| *known == key)
            .filter_map(|(_, one)| one.as_ref())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
