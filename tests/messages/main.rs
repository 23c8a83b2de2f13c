//! What the log says of calls that are refused: exactly one warning for each, which names the function, what was wrong, and the code. Wrong pointers, versions and handles of every function are the
//! matter of `tests/misuse`; here are the reasons that need a sentence of their own.
//!
//! One test, because the log is the process's: whatever else ran meanwhile would write into it.

#![allow(unsafe_code)] // they are C functions

mod connect;
#[path = "../eos/game.rs"]
#[allow(dead_code, reason = "shared; not everything is called here")]
mod game;
#[path = "../eos/held.rs"]
#[allow(dead_code, reason = "as above")]
mod held;
mod invites;
#[path = "../eos/inviting.rs"]
#[allow(dead_code, reason = "as above")]
mod inviting;
mod platform;
#[path = "../eos/play.rs"]
#[allow(dead_code, reason = "as above")]
mod play;
mod searching;
mod sessions;

use std::ffi::CStr;
use std::sync::Mutex;

use greenroom::abi::logging::EOS_Logging_SetCallback;
use greenroom::abi::platform::EOS_Platform_Tick;
use greenroom::abi::types::{EOS_ELogLevel, EOS_LogMessage};
use greenroom::result::EOS_EResult;

use crate::game::{Game, start};

static WARNINGS: Mutex<Vec<String>> = Mutex::new(Vec::new());

unsafe extern "system" fn note(message: *const EOS_LogMessage) {
    // SAFETY: the library passes a live message with a text.
    let (level, text) = unsafe { ((*message).Level, CStr::from_ptr((*message).Message)) };
    if level.get() == Some(EOS_ELogLevel::EOS_LOG_Warning) {
        let text = text.to_string_lossy().into_owned();
        WARNINGS.lock().expect("no panic").push(text);
    }
}

/// What was warned of since this was asked last.
fn warnings(game: &Game) -> Vec<String> {
    EOS_Platform_Tick(game.platform);
    std::mem::take(&mut *WARNINGS.lock().expect("no panic"))
}

/// Holds refusals to their line.
pub(crate) struct Scribe<'a> {
    pub(crate) game: &'a Game,
}

impl Scribe<'_> {
    /// `call` is refused with `code`, and leaves one warning that names `function` and has every one of the `words` in it.
    pub(crate) fn refused(
        &self,
        function: &str,
        words: &[&str],
        code: EOS_EResult,
        call: impl FnOnce(&Game) -> EOS_EResult,
    ) {
        self.warned(function, words, code, |game| {
            assert_eq!(call(game), code, "{function} {words:?}");
        });
    }

    /// As [`refused`](Self::refused), for a call that answers with something else than a code.
    pub(crate) fn warned(
        &self,
        function: &str,
        words: &[&str],
        code: EOS_EResult,
        call: impl FnOnce(&Game),
    ) {
        let before = warnings(self.game);
        assert!(before.is_empty(), "before {function} {words:?}: {before:?}");
        call(self.game);
        let lines = warnings(self.game);
        let [line] = lines.as_slice() else {
            panic!("{function} {words:?}: not one line but {lines:?}");
        };
        assert!(line.starts_with(&format!("{function}: ")), "{line}");
        assert!(line.ends_with(&format!("({code:?})")), "{line}");
        for word in words {
            assert!(line.contains(word), "{word:?} is not in {line:?}");
        }
    }
}

#[test]
fn every_refusal_is_one_line_that_says_what_was_wrong() {
    start();
    // SAFETY: the callback takes this message.
    let code = unsafe { EOS_Logging_SetCallback(Some(note)) };
    assert_eq!(code, EOS_EResult::EOS_Success);
    platform::refusals();
    connect::refusals();
    sessions::refusals();
    invites::refusals();
    searching::refusals();
}
