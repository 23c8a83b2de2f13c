//! What holds for the whole process between `EOS_Initialize` and `EOS_Shutdown`.

use parking_lot::Mutex;

use super::outputs::Memory;
use super::{handles, ids};
use crate::result::EOS_EResult;
use crate::runtime::log::{self, Category};
use crate::runtime::outer_tick;

/// What the game said about itself in `EOS_Initialize`.
#[derive(Clone, Debug)]
pub struct Process {
    pub product_name: String,
    pub product_version: String,
    /// Where output structs come from.
    pub memory: Memory,
}

enum State {
    /// Before the first `EOS_Initialize`.
    Fresh,
    Running(Process),
    /// Shut down by a callback, but still inside the Tick that runs it.
    Stopping,
    Down,
}

static STATE: Mutex<State> = Mutex::new(State::Fresh);
static RELEASES: Mutex<Vec<fn()>> = Mutex::new(Vec::new());

/// The running process; nothing before `EOS_Initialize` and after `EOS_Shutdown`.
pub fn current() -> Option<Process> {
    match &*STATE.lock() {
        State::Running(process) => Some(process.clone()),
        _ => None,
    }
}

/// Whether the library may be used: between `EOS_Initialize` and `EOS_Shutdown`.
pub fn is_running() -> bool {
    matches!(*STATE.lock(), State::Running(_))
}

/// Where output structs come from now.
pub fn memory() -> Memory {
    match &*STATE.lock() {
        State::Running(process) => process.memory,
        _ => Memory::System,
    }
}

/// Registers what releases everything that the process still has, platforms above all. It runs in every `EOS_Shutdown`, with no lock held; registering it again does nothing.
pub fn on_shutdown(release: fn()) {
    let mut releases = RELEASES.lock();
    if !releases
        .iter()
        .any(|known| std::ptr::fn_addr_eq(*known, release))
    {
        releases.push(release);
    }
}

/// Begins to run.
///
/// # Errors
/// `EOS_AlreadyConfigured` when running already.
pub fn start(process: Process) -> Result<(), EOS_EResult> {
    let mut state = STATE.lock();
    if matches!(*state, State::Running(_) | State::Stopping) {
        return Err(EOS_EResult::EOS_AlreadyConfigured);
    }
    *state = State::Running(process);
    Ok(())
}

/// Releases everything and stops running. Inside a callback that happens when the outermost Tick on this thread returns, though the library counts as stopped at once.
///
/// # Errors
/// `EOS_NotConfigured` if it never ran, `EOS_UnexpectedError` if it was stopped already.
pub fn stop() -> Result<(), EOS_EResult> {
    let mut state = STATE.lock();
    match &*state {
        State::Fresh => return Err(EOS_EResult::EOS_NotConfigured),
        State::Stopping | State::Down => return Err(EOS_EResult::EOS_UnexpectedError),
        State::Running(_) => *state = State::Stopping,
    }
    drop(state);
    outer_tick::defer(finish);
    Ok(())
}

fn finish() {
    // However this ends, so that a panic in a release leaves a library that can be started again.
    let _down = GoesDown;
    let releases = RELEASES.lock().clone();
    for release in releases {
        release();
    }
    ids::forget_all();
    let left = handles::clear();
    if left > 0 {
        log::info(Category::Core, || {
            format!("EOS_Shutdown: {left} handles had not been released")
        });
    }
    log::drain();
    log::reset();
}

struct GoesDown;

impl Drop for GoesDown {
    fn drop(&mut self) {
        *STATE.lock() = State::Down;
    }
}
