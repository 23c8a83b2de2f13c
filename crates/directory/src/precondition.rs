//! What a write demands of the state that it finds.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::Revision;

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
    /// The session does not exist (`If-None-Match: *`).
    Absent,
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
            (Self::Exists | Self::Matches(_), None) => "the session does not exist",
            (Self::Matches(_), Some(_)) => "the session has changed",
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
        use Precondition::{Absent, Exists, Matches, None as Any};
        let (old, new) = (Some(Revision(1)), Some(Revision(2)));
        for (condition, found, holds) in [
            (Any, None, true),
            (Any, old, true),
            (Exists, None, false),
            (Exists, old, true),
            (Matches(Revision(1)), None, false),
            (Matches(Revision(1)), old, true),
            (Matches(Revision(1)), new, false),
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
