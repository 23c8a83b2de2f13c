//! Lists that mostly have one entry.

use std::slice;

/// A list that needs no room elsewhere while it has one entry.
#[derive(Debug, PartialEq)]
pub(crate) enum Few<T> {
    /// One entry.
    One(T),
    /// Any other number.
    Any(Box<[T]>),
}

impl<T> Few<T> {
    /// All of them.
    pub(crate) fn as_slice(&self) -> &[T] {
        match self {
            Self::One(one) => slice::from_ref(one),
            Self::Any(any) => any,
        }
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self::Any(Box::default())
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        let mut list: Vec<T> = entries.into_iter().collect();
        match (list.len(), list.pop()) {
            (1, Some(one)) => Self::One(one),
            (_, last) => {
                list.extend(last);
                Self::Any(list.into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_any_length_is_as_it_was_given() {
        for length in 0..4 {
            let few: Few<u64> = (0..length).collect();
            assert_eq!(few.as_slice(), Vec::from_iter(0..length));
            assert_eq!(matches!(few, Few::One(_)), length == 1);
        }
        assert!(Few::<u64>::default().as_slice().is_empty());
    }
}
