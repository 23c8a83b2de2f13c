//! The game's completion callbacks.

use std::ffi::c_void;

use greenroom_planted::{Fault, is_planted};

use crate::runtime::announcing::Announcer;

/// A callback that waits for its one call, with the client data that the game gave beside it.
///
/// It may travel to the worker and back, but only code that runs in Tick calls it.
pub struct Delegate<Info> {
    function: Option<unsafe extern "system" fn(Data: *const Info)>,
    client_data: *mut c_void,
}

// SAFETY: a function pointer may be anywhere, and the client data is only ever handed back to the game, on the thread that ticks.
unsafe impl<Info> Send for Delegate<Info> {}

impl<Info> Delegate<Info> {
    /// Takes the callback of an asynchronous call. None is fine: the operation runs and nobody is told.
    ///
    /// # Safety
    /// `function` may be called with an `Info` and must return normally.
    pub unsafe fn new(
        function: Option<unsafe extern "system" fn(Data: *const Info)>,
        client_data: *mut c_void,
    ) -> Self {
        Self {
            function,
            client_data,
        }
    }

    /// What calls the game before its one call, as often as it is told to, with what `info` makes; nothing where there is nobody to call.
    pub fn announcer(
        &self,
        info: impl Fn(*mut c_void) -> Info + Send + Sync + 'static,
    ) -> Option<Announcer>
    where
        Info: 'static,
    {
        let function = self.function?;
        let client_data = ClientData(self.client_data);
        Some(Announcer::new(move || {
            let info = info(client_data.get());
            // SAFETY: `new` asked for exactly this.
            unsafe { function(&raw const info) };
        }))
    }

    /// Calls the game. `info` gets the client data, which belongs into what it makes; whatever that points to has to live until this returns.
    pub fn call(self, info: impl FnOnce(*mut c_void) -> Info) {
        let Some(function) = self.function else {
            return;
        };
        let info = info(self.client_data);
        // SAFETY: `new` asked for exactly this.
        unsafe { function(&raw const info) };
        if is_planted(Fault::DoubleCallback) {
            // SAFETY: as above; the info still lives.
            unsafe { function(&raw const info) };
        }
    }
}

/// The game's own, only ever handed back to it.
struct ClientData(*mut c_void);

// SAFETY: nothing here looks behind the pointer; the game gets it back on the thread that ticks.
unsafe impl Send for ClientData {}
// SAFETY: as above.
unsafe impl Sync for ClientData {}

impl ClientData {
    fn get(&self) -> *mut c_void {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use std::ptr;

    use super::*;

    #[repr(C)]
    struct Info {
        result: i32,
        client_data: *mut c_void,
    }

    unsafe extern "system" fn note(info: *const Info) {
        // SAFETY: the library passes a live info, and the client data is the test's counter.
        unsafe { *(*info).client_data.cast::<i32>() += (*info).result };
    }

    #[test]
    fn the_game_is_called_with_its_own_client_data() {
        let mut sum = 0_i32;
        // SAFETY: `note` takes this info.
        let delegate = unsafe { Delegate::new(Some(note), (&raw mut sum).cast()) };
        delegate.call(|client_data| Info {
            result: 42,
            client_data,
        });
        assert_eq!(sum, 42);
    }

    #[test]
    fn without_a_callback_nobody_is_called() {
        // SAFETY: there is no function.
        let delegate = unsafe { Delegate::<Info>::new(None, ptr::null_mut()) };
        delegate.call(|_| unreachable!("nobody would read it"));
    }
}
