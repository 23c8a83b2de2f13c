//! Keeping the game's signals away from our threads.

#[cfg(unix)]
use greenroom_planted::{Fault, is_planted};

/// Runs `spawn` with every signal blocked. The thread that it starts inherits that, so that no handler of the game ever runs on it and a broken socket cannot raise SIGPIPE there; the calling
/// thread gets its own mask back.
#[cfg(unix)]
pub fn blocked(spawn: &mut dyn FnMut()) {
    let _restores = (!is_planted(Fault::OpenToSignals)).then(Blocked::begin);
    spawn();
}

/// Runs `spawn`: there are no signals here.
#[cfg(not(unix))]
pub fn blocked(spawn: &mut dyn FnMut()) {
    spawn();
}

#[cfg(unix)]
struct Blocked {
    /// The mask to go back to, unless blocking failed.
    before: Option<libc::sigset_t>,
}

#[cfg(unix)]
impl Blocked {
    fn begin() -> Self {
        // SAFETY: a signal set is plain data, `sigfillset` fills it, and both sets outlive the call.
        let before = unsafe {
            let mut all = std::mem::zeroed::<libc::sigset_t>();
            let mut before = std::mem::zeroed::<libc::sigset_t>();
            libc::sigfillset(&raw mut all);
            let failed = libc::pthread_sigmask(libc::SIG_SETMASK, &raw const all, &raw mut before);
            (failed == 0).then_some(before)
        };
        Self { before }
    }
}

#[cfg(unix)]
impl Drop for Blocked {
    fn drop(&mut self) {
        let Some(before) = self.before else { return };
        // SAFETY: the set is one that `pthread_sigmask` wrote.
        unsafe {
            libc::pthread_sigmask(libc::SIG_SETMASK, &raw const before, std::ptr::null_mut());
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn is_blocked(signal: i32) -> bool {
        // SAFETY: a null set only asks for the present mask, which outlives the call.
        unsafe {
            let mut mask = std::mem::zeroed::<libc::sigset_t>();
            libc::pthread_sigmask(libc::SIG_BLOCK, std::ptr::null(), &raw mut mask);
            libc::sigismember(&raw const mask, signal) == 1
        }
    }

    #[test]
    fn the_spawned_thread_has_them_blocked_and_the_caller_has_not() {
        let signals = [libc::SIGPIPE, libc::SIGTERM, libc::SIGINT, libc::SIGUSR1];
        let mut thread = None;
        blocked(&mut || {
            thread = Some(std::thread::spawn(move || signals.map(is_blocked)));
        });
        let inside = thread.expect("it was spawned").join().expect("no panic");
        assert_eq!(inside, [true; 4]);
        assert!(!signals.map(is_blocked).contains(&true));
    }
}
