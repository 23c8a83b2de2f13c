//! The game's callbacks that are called any number of times.

use std::ffi::c_void;

use super::options::{self, Versioned};
use super::refusal::Refusal;
use super::types::{EOS_INVALID_NOTIFICATIONID, EOS_NotificationId};
use crate::result::EOS_EResult;

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

    /// Takes the callback of a registration whose options say nothing but their version.
    ///
    /// # Errors
    /// Those of [`options::read`] and of [`new`](Self::new).
    ///
    /// # Safety
    /// As for [`new`](Self::new); and `options` is null or points to options of the version that they say.
    pub unsafe fn with_options<O: Versioned>(
        options: *const O,
        function: Option<unsafe extern "system" fn(Data: *const Info)>,
        client_data: *mut c_void,
    ) -> Result<Self, Refusal> {
        // SAFETY: the caller's promise.
        unsafe {
            options::read(options)?;
            Self::new(function, client_data)
        }
    }

    /// Calls the game. `info` gets the client data, which belongs into what it makes.
    pub fn call(&self, info: impl FnOnce(*mut c_void) -> Info) {
        let info = info(self.client_data);
        // SAFETY: `new` asked for exactly this.
        unsafe { (self.function)(&raw const info) };
    }
}

/// Removes a notification by `remove`; the invalid id stands for none, and is fine.
pub fn removed(
    id: EOS_NotificationId,
    remove: impl FnOnce(EOS_NotificationId) -> bool,
) -> Result<(), Refusal> {
    if id == EOS_INVALID_NOTIFICATIONID || remove(id) {
        return Ok(());
    }
    Err(Refusal::new(
        EOS_EResult::EOS_NotFound,
        format!("InId: there is no notification {id}"),
    ))
}
