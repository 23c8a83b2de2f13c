//! Versions of the REST contract.

use crate::CONTRACT_VERSION;

/// A contract version that requests are read and answers are rendered in.
///
/// 104 and 105 spell some of `constants.system` differently and have other
/// defaults. 106 is known by its number alone; it counts as 107.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Version(u32);

impl Version {
    /// The oldest that has a meaning.
    pub const OLDEST: Self = Self(104);
    /// The one that this release speaks by itself.
    pub const NEWEST: Self = Self(CONTRACT_VERSION);

    /// The version of that number (`100 * major + minor`), if it has a meaning.
    pub fn new(number: u32) -> Option<Self> {
        (Self::OLDEST.0..=Self::NEWEST.0)
            .contains(&number)
            .then_some(Self(number))
    }

    /// The number, as documents carry it.
    pub fn number(self) -> u32 {
        self.0
    }

    /// How its constants are spelled, and what they default to.
    pub fn vocabulary(self) -> Vocabulary {
        match self.0 {
            ..=105 => Vocabulary::Old,
            _ => Vocabulary::New,
        }
    }
}

impl Default for Version {
    fn default() -> Self {
        Self::NEWEST
    }
}

/// The two vocabularies of `constants.system`, and with them two sets of
/// defaults.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Vocabulary {
    /// `managedInitialization` and `timeouts`, up to version 105.
    Old,
    /// `memberInitialization` and single timeouts.
    #[default]
    New,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_from_104_to_107_have_a_meaning() {
        let known = [104, 105, 106, 107].map(|number| Version::new(number).expect("known"));
        assert_eq!(known[3], Version::default());
        let old = known.map(|version| version.vocabulary() == Vocabulary::Old);
        assert_eq!(old, [true, true, false, false]);
        for number in [0, 103, 108, 1040] {
            assert_eq!(Version::new(number), None, "{number}");
        }
    }
}
