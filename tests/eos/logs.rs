//! What the log says of calls that fail.

use std::ffi::CStr;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use greenroom::abi::logging::EOS_Logging_SetCallback;
use greenroom::abi::platform::EOS_Platform_Tick;
use greenroom::abi::session_search::EOS_SessionSearch_SetTargetUserId;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::game::{Game, start};

/// How many milliseconds a line may be on its way through another thread's Tick.
const PATIENCE_MS: u32 = 10_000;

static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());

unsafe extern "system" fn note(message: *const EOS_LogMessage) {
    // SAFETY: the library passes a live message with a text.
    let text = unsafe { CStr::from_ptr((*message).Message) };
    let text = text.to_string_lossy().into_owned();
    LINES.lock().expect("no panic").push(text);
}

/// Begins to collect the lines of the process; more than once does no harm.
pub(crate) fn listen() {
    start();
    // SAFETY: the callback takes this message.
    let code = unsafe { EOS_Logging_SetCallback(Some(note)) };
    assert_eq!(code, EOS_EResult::EOS_Success);
}

/// The lines of the process that say `what`, of which there is to be one at
/// least; other tests write some too, and their Ticks may be the ones that tell
/// of ours.
pub(crate) fn lines(game: &Game, what: &str) -> Vec<String> {
    for _ in 0..PATIENCE_MS {
        EOS_Platform_Tick(game.platform);
        let lines = LINES.lock().expect("no panic").clone();
        let found: Vec<String> = lines.into_iter().filter(|it| it.contains(what)).collect();
        if !found.is_empty() {
            return found;
        }
        thread::sleep(Duration::from_millis(1));
    }
    Vec::new()
}

/// Whether a line of the process has said `what` so far.
pub(crate) fn is_written(what: &str) -> bool {
    let lines = LINES.lock().expect("no panic");
    lines.iter().any(|line| line.contains(what))
}

#[test]
fn each_failing_call_writes_one_line_that_names_the_parameter() {
    listen();
    let (game, user) = Game::logged_in("logs", "Ada");

    let refused = game.creation(user, "room", |options| options.MaxPlayers = 4242);
    assert_eq!(refused.err(), Some(EOS_EResult::EOS_InvalidParameters));
    let written = lines(&game, "4242");
    assert_eq!(
        written,
        [
            "EOS_Sessions_CreateSessionModification: MaxPlayers is 4242, not from 1 to 1000 (EOS_InvalidParameters)"
        ]
    );

    let code = game.destroy("a room of the logs test");
    assert_eq!(code, EOS_EResult::EOS_NotFound);
    let written = lines(&game, "a room of the logs test");
    assert_eq!(
        written,
        [
            "EOS_Sessions_DestroySession: there is no session \"a room of the logs test\" (EOS_NotFound)"
        ]
    );

    let null = std::ptr::null_mut();
    assert_eq!(game.logout(null), EOS_EResult::EOS_InvalidParameters);
    let (code, _) = game.create_user(null.cast());
    assert_eq!(code, EOS_EResult::EOS_InvalidParameters);
    let options = EOS_SessionSearch_SetTargetUserIdOptions {
        ApiVersion: EOS_SESSIONSEARCH_SETTARGETUSERID_API_LATEST,
        TargetUserId: null,
    };
    // SAFETY: the options are of the newest version.
    let code = unsafe { EOS_SessionSearch_SetTargetUserId(game.hunt().handle, &options) };
    assert_eq!(code, EOS_EResult::EOS_InvalidParameters);
    for line in [
        "EOS_SessionSearch_SetTargetUserId: TargetUserId: the handle is null (EOS_InvalidParameters)",
        "EOS_Connect_Logout: LocalUserId: the handle is null (EOS_InvalidParameters)",
        "EOS_Connect_CreateUser: ContinuanceToken: the handle is null (EOS_InvalidParameters)",
    ] {
        assert!(!lines(&game, line).is_empty(), "{line}");
    }
}
