//! The game's callbacks that are called any number of times.

use std::ffi::c_void;

use super::refusal::Refusal;

/// A callback that stays registered, with the client data that the game gave beside it.
pub struct Notification<Info> {
    function: unsafe extern "system" fn(Data: *const Info),
    client_data: *mut c_void,
}

// SAFETY: a function pointer may be anywhere, and the client data is only ever handed back to the game, on the thread that ticks.
unsafe impl<Info> Send for Notification<Info> {}
// SAFETY: as above; nothing in it changes.
unsafe impl<Info> Sync for Notification<Info> {}

impl<Info> Notification<Info> {
    /// Takes the callback of a registration.
    ///
    /// # Errors
    /// `EOS_InvalidParameters` for null: a notification without a callback is a mistake.
    ///
    /// # Safety
    /// `function` may be called with an `Info` and must return normally.
    pub unsafe fn new(
        function: Option<unsafe extern "system" fn(Data: *const Info)>,
        client_data: *mut c_void,
    ) -> Result<Self, Refusal> {
        let function = function.ok_or_else(|| Refusal::parameter("the callback is null"))?;
        Ok(Self {
            function,
            client_data,
        })
    }

    /// Calls the game. `info` gets the client data, which belongs into what it makes.
    pub fn call(&self, info: impl FnOnce(*mut c_void) -> Info) {
        let info = info(self.client_data);
        // SAFETY: `new` asked for exactly this.
        unsafe { (self.function)(&raw const info) };
    }
}
