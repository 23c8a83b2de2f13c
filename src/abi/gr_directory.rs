//! What EOS has no call for: where the directory is, and waiting until everything is done.

use std::ffi::c_char;
use std::mem::offset_of;
use std::time::Duration;

use super::boundary::try_boundary;
use super::handles;
use super::options::{self, Versioned};
use super::platform_entry::PlatformEntry;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{EOS_Bool, EOS_FALSE, EOS_HPlatform};
use crate::platform::directory_place;
use crate::platform::profile::{self, Profile};
use crate::result::EOS_EResult;

/// Newest version of `GR_ConfigureOptions` that this library knows.
pub const GR_CONFIGURE_API_LATEST: i32 = 1;

/// Longest URL of a directory in bytes, without the terminating NUL.
pub const GR_CONFIGURE_DIRECTORYURL_MAX_LENGTH: u32 = 2048;

/// Longest name of a profile in bytes, without the terminating NUL.
pub const GR_CONFIGURE_PROFILE_MAX_LENGTH: u32 = 64;

/// What `GR_Configure` takes. Every text is copied.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_ConfigureOptions {
    /// Set to `GR_CONFIGURE_API_LATEST`.
    pub ApiVersion: i32,
    /// Where the directory is: a URL with `http` or `https`, or `local:` for one inside this process that all its platforms share and that ends with the last of them. Null: the environment variable
    /// `GREENROOM_URL`, else `url` in `greenroom.json` beside the executable or in the working directory, else `http://127.0.0.1:4870`.
    pub DirectoryUrl: *const c_char,
    /// Whose device id is used; 1 to 64 letters, digits, `.`, `_` and `-`. Null: the environment variable `GREENROOM_PROFILE`, else `profile` in `greenroom.json`, else `default`.
    pub Profile: *const c_char,
}

// SAFETY: plain pointers behind an `i32`, and the end is that of the last field.
unsafe impl Versioned for GR_ConfigureOptions {
    const LATEST: i32 = GR_CONFIGURE_API_LATEST;
    const ENDS: &'static [usize] =
        &[offset_of!(GR_ConfigureOptions, Profile) + size_of::<*const c_char>()];
}

/// Says where the directory is and whose device id is used, for the platforms that are created afterwards. What is null is looked for elsewhere, also when an earlier call said something.
///
/// `EOS_Success`; `EOS_InvalidParameters` for null options, a text that is no place, and one that is no profile: nothing is changed then, and the log names it; `EOS_IncompatibleVersion`. May be
/// called before `EOS_Initialize`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Configure(Options: *const GR_ConfigureOptions) -> EOS_EResult {
    try_boundary("GR_Configure", || {
        // SAFETY: the game passes null or options of the version that they say, with texts that end in a NUL.
        let (url, name) = unsafe {
            let options = options::read(Options)?;
            let url = Limit::Bytes(GR_CONFIGURE_DIRECTORYURL_MAX_LENGTH as usize);
            let profile = Limit::Bytes(GR_CONFIGURE_PROFILE_MAX_LENGTH as usize);
            (
                strings::optional("DirectoryUrl", options.DirectoryUrl, url)?,
                strings::optional("Profile", options.Profile, profile)?,
            )
        };
        if let Some(url) = &url {
            directory_place::check(url)
                .map_err(|wrong| Refusal::parameter(format!("DirectoryUrl: {wrong}")))?;
        }
        if let Some(name) = &name {
            Profile::parse(name)
                .map_err(|wrong| Refusal::parameter(format!("Profile: {wrong}")))?;
        }
        directory_place::set_override(url);
        profile::set_override(name);
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Ticks the platform until none of its operations is pending, or `TimeoutMilliseconds` are over: for the end of a game, before `EOS_Platform_Release`, which cancels what is pending. Callbacks come as
/// in `EOS_Platform_Tick`, and what they begin is waited for too.
///
/// `EOS_Success`; `EOS_TimedOut` if something is still pending; `EOS_InvalidState` inside a callback, where nothing else could be completed; `EOS_InvalidParameters` for what is no platform. On the thread that ticks.
#[unsafe(no_mangle)]
pub extern "system" fn GR_Platform_Drain(
    Handle: EOS_HPlatform,
    TimeoutMilliseconds: u32,
) -> EOS_EResult {
    try_boundary("GR_Platform_Drain", || {
        let entry = handles::get::<PlatformEntry>(Handle)?;
        let limit = Duration::from_millis(u64::from(TimeoutMilliseconds));
        entry.platform.drain(limit)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Whether asynchronous calls that are made from now on tell the game that they are tried again: when attempts have failed for a second, the callback comes once with `EOS_OperationWillRetry`, and later, with the same client
/// data, with the result. Test for that with `EOS_EResult_IsOperationComplete`. Nothing but the result code and the client data says anything then.
///
/// Off until this is called, though EOS may announce at any time: many games take the first callback for the end, and free what they gave as client data.
///
/// `EOS_Success`; `EOS_InvalidParameters` for what is no platform. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub extern "system" fn GR_Platform_SetRetryAnnouncements(
    Handle: EOS_HPlatform,
    bEnabled: EOS_Bool,
) -> EOS_EResult {
    try_boundary("GR_Platform_SetRetryAnnouncements", || {
        let entry = handles::get::<PlatformEntry>(Handle)?;
        entry.platform.announce_retries(bEnabled != EOS_FALSE);
        Ok(EOS_EResult::EOS_Success)
    })
}
