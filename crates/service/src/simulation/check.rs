//! What holds at any time, each in a small function of its own: of a stored
//! session, of the step from one state to the next, of the document that
//! somebody sees, of the index, of answers.

use greenroom_directory::session::Session;

pub(super) mod access;
pub(super) mod answers;
pub(super) mod changes;
pub(super) mod documents;
pub(super) mod index;
pub(super) mod state;
pub(super) mod taps;
mod tests;
mod timers;

/// What was found wrong.
pub(super) type Finding = Result<(), String>;

/// Says what is wrong where it is.
pub(super) fn hold(holds: bool, what: impl FnOnce() -> String) -> Finding {
    match holds {
        true => Ok(()),
        false => Err(what()),
    }
}

/// A session as its record has it, for people.
pub(super) fn text(session: Option<&Session>) -> String {
    let bytes = session.map(Session::to_bytes).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
