//! What a write demands of the state that it finds.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::Revision;
use greenroom_protocol::limits;

/// The condition of a write, checked after due timers were applied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precondition {
    /// None: creates or updates.
    #[default]
    None,
    /// The session exists (`If-Match: *`).
    Exists,
    /// The session exists in this very state (`If-Match` with an entity tag).
    Matches(Revision),
    /// The session exists in one of these states (`If-Match` with a list).
    MatchesOneOf(Revisions),
    /// The session does not exist (`If-None-Match: *`).
    Absent,
    /// The session does not exist, or in none of these states (`If-None-Match`
    /// with entity tags).
    MatchesNoneOf(Revisions),
}

/// States that a condition names. Tags that are no state of this directory are
/// left out of it: nothing has them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revisions([Option<Revision>; limits::ENTITY_TAGS_MAX]);

impl Revisions {
    /// The states; none where there are more than [`limits::ENTITY_TAGS_MAX`].
    pub fn new(given: &[Revision]) -> Option<Self> {
        let mut revisions = [None; limits::ENTITY_TAGS_MAX];
        let places = revisions.get_mut(..given.len())?;
        for (place, revision) in places.iter_mut().zip(given) {
            *place = Some(*revision);
        }
        Some(Self(revisions))
    }

    /// Whether a state is among them.
    pub fn contains(&self, revision: Revision) -> bool {
        self.0.contains(&Some(revision))
    }
}

impl Precondition {
    /// Checks the condition against what there is.
    ///
    /// # Errors
    /// `PreconditionFailed`, saying what was found.
    pub fn check(self, found: Option<Revision>) -> Result<(), Refusal> {
        let why = match (self, found) {
            (Self::None, _) | (Self::Exists, Some(_)) | (Self::Absent, None) => return Ok(()),
            (Self::Matches(asked), Some(found)) if asked == found => return Ok(()),
            (Self::MatchesOneOf(asked), Some(found)) if asked.contains(found) => return Ok(()),
            (Self::MatchesNoneOf(_), None) => return Ok(()),
            (Self::MatchesNoneOf(asked), Some(found)) if !asked.contains(found) => return Ok(()),
            (Self::Exists | Self::Matches(_) | Self::MatchesOneOf(_), None) => {
                "the session does not exist"
            }
            (Self::Matches(_) | Self::MatchesOneOf(_), Some(_)) => "the session has changed",
            (Self::MatchesNoneOf(_), Some(_)) => "the session is in a state that was excluded",
            (Self::Absent, Some(_)) => "the session exists already",
        };
        Err(Refusal::new(ErrorCode::PreconditionFailed, why))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_condition_holds_exactly_where_it_says() {
        use Precondition::{Absent, Exists, Matches, MatchesNoneOf, MatchesOneOf, None as Any};
        let tags = |given: &[u64]| {
            let given: Vec<_> = given.iter().copied().map(Revision).collect();
            Revisions::new(&given).expect("few enough")
        };
        let (old, new) = (Some(Revision(1)), Some(Revision(2)));
        for (condition, found, holds) in [
            (Any, None, true),
            (Any, old, true),
            (Exists, None, false),
            (Exists, old, true),
            (Matches(Revision(1)), None, false),
            (Matches(Revision(1)), old, true),
            (Matches(Revision(1)), new, false),
            (MatchesOneOf(tags(&[])), old, false),
            (MatchesOneOf(tags(&[3, 1])), old, true),
            (MatchesOneOf(tags(&[3, 1])), new, false),
            (MatchesOneOf(tags(&[3, 1])), None, false),
            (MatchesNoneOf(tags(&[])), old, true),
            (MatchesNoneOf(tags(&[3, 1])), old, false),
            (MatchesNoneOf(tags(&[3, 1])), new, true),
            (MatchesNoneOf(tags(&[3, 1])), None, true),
            (Absent, None, true),
            (Absent, old, false),
        ] {
            let result = condition.check(found);
            assert_eq!(result.is_ok(), holds, "{condition:?} and {found:?}");
            if let Err(refusal) = result {
                assert_eq!(refusal.code, ErrorCode::PreconditionFailed);
            }
        }
    }
}
