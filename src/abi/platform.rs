//! The functions of `eos_sdk.h` but the getters of interfaces, which are in `platform_interfaces.rs`: Tick, country and language, states.

use std::ffi::c_char;
use std::sync::Arc;

use super::boundary::{Neutral, try_boundary};
use super::handles;
use super::ids;
use super::options;
use super::platform_entry::PlatformEntry;
use super::refusal::Refusal;
use super::strings::{self, Limit, write_to_buffer};
use super::types::{
    CEnum, EOS_COUNTRYCODE_MAX_LENGTH, EOS_EApplicationStatus, EOS_ENetworkStatus,
    EOS_EpicAccountId, EOS_HPlatform, EOS_LOCALECODE_MAX_LENGTH,
    EOS_Platform_DesktopCrossplayStatusInfo, EOS_Platform_GetDesktopCrossplayStatusOptions,
};
use crate::platform::status::{Application, Connection};
use crate::platform::{Locale, Platform};
use crate::result::EOS_EResult;

/// Calls the game back for everything that happened since the last Tick, and hands lines to the log callback; on this thread, and nowhere else. Stops when the tick budget of the platform is used up;
/// what is left comes first next time.
///
/// Call it once a frame. Inside a callback of the same platform, and while another thread is in it, it returns at once. What is no platform is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_Tick(Handle: EOS_HPlatform) {
    try_boundary("EOS_Platform_Tick", || {
        platform(Handle)?.tick();
        Ok(())
    });
}

/// Writes the country code that is in force for a user: the override, where there is one.
///
/// `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both count the terminating NUL. `EOS_COUNTRYCODE_MAX_BUFFER_LEN` is always enough. `LocalUserId` may be
/// null; there are no Epic accounts here, so that every user has the same code.
///
/// `EOS_Success`; `EOS_NotFound` if there is none; `EOS_InvalidParameters` for null pointers and for what is no platform; `EOS_LimitExceeded` if the buffer is too small. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Platform_GetActiveCountryCode(
    Handle: EOS_HPlatform,
    LocalUserId: EOS_EpicAccountId,
    OutBuffer: *mut c_char,
    InOutBufferLength: *mut i32,
) -> EOS_EResult {
    try_boundary("EOS_Platform_GetActiveCountryCode", || {
        check_user(LocalUserId)?;
        // SAFETY: the game vouches for its buffer.
        unsafe {
            tell(
                Handle,
                |locale| &locale.country,
                OutBuffer,
                InOutBufferLength,
            )
        }
    })
}

/// Writes the locale code that is in force for a user: the override, where there is one.
///
/// As `EOS_Platform_GetActiveCountryCode`; `EOS_LOCALECODE_MAX_BUFFER_LEN` is always enough.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Platform_GetActiveLocaleCode(
    Handle: EOS_HPlatform,
    LocalUserId: EOS_EpicAccountId,
    OutBuffer: *mut c_char,
    InOutBufferLength: *mut i32,
) -> EOS_EResult {
    try_boundary("EOS_Platform_GetActiveLocaleCode", || {
        check_user(LocalUserId)?;
        // SAFETY: the game vouches for its buffer.
        unsafe {
            tell(
                Handle,
                |locale| &locale.language,
                OutBuffer,
                InOutBufferLength,
            )
        }
    })
}

/// Writes the country code that the game has set.
///
/// `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both count the terminating NUL. `EOS_COUNTRYCODE_MAX_BUFFER_LEN` is always enough.
///
/// `EOS_Success`; `EOS_NotFound` if there is none; `EOS_InvalidParameters` for null pointers and for what is no platform; `EOS_LimitExceeded` if the buffer is too small. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Platform_GetOverrideCountryCode(
    Handle: EOS_HPlatform,
    OutBuffer: *mut c_char,
    InOutBufferLength: *mut i32,
) -> EOS_EResult {
    try_boundary("EOS_Platform_GetOverrideCountryCode", || {
        // SAFETY: the game vouches for its buffer.
        unsafe {
            tell(
                Handle,
                |locale| &locale.country,
                OutBuffer,
                InOutBufferLength,
            )
        }
    })
}

/// Writes the locale code that the game has set. As `EOS_Platform_GetOverrideCountryCode`; `EOS_LOCALECODE_MAX_BUFFER_LEN` is always enough.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Platform_GetOverrideLocaleCode(
    Handle: EOS_HPlatform,
    OutBuffer: *mut c_char,
    InOutBufferLength: *mut i32,
) -> EOS_EResult {
    try_boundary("EOS_Platform_GetOverrideLocaleCode", || {
        // SAFETY: the game vouches for its buffer.
        unsafe {
            tell(
                Handle,
                |locale| &locale.language,
                OutBuffer,
                InOutBufferLength,
            )
        }
    })
}

/// Sets the country code of the game's choice, at most 4 bytes; null or an empty text takes it back. What the letters say is not checked.
///
/// `EOS_Success`; `EOS_InvalidParameters` for a longer text and for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Platform_SetOverrideCountryCode(
    Handle: EOS_HPlatform,
    NewCountryCode: *const c_char,
) -> EOS_EResult {
    try_boundary("EOS_Platform_SetOverrideCountryCode", || {
        let platform = platform(Handle)?;
        let limit = Limit::Bytes(EOS_COUNTRYCODE_MAX_LENGTH as usize);
        // SAFETY: the game passes null or a text that ends in a NUL.
        let code = unsafe { strings::optional("NewCountryCode", NewCountryCode, limit) }?;
        platform.locale.lock().country = code.filter(|code| !code.is_empty());
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Sets the locale code of the game's choice, at most 9 bytes; null or an empty text takes it back. As `EOS_Platform_SetOverrideCountryCode`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Platform_SetOverrideLocaleCode(
    Handle: EOS_HPlatform,
    NewLocaleCode: *const c_char,
) -> EOS_EResult {
    try_boundary("EOS_Platform_SetOverrideLocaleCode", || {
        let platform = platform(Handle)?;
        let limit = Limit::Bytes(EOS_LOCALECODE_MAX_LENGTH as usize);
        // SAFETY: the game passes null or a text that ends in a NUL.
        let code = unsafe { strings::optional("NewLocaleCode", NewLocaleCode, limit) }?;
        platform.locale.lock().language = code.filter(|code| !code.is_empty());
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Whether the game has to be started again through a launcher. There is none here, so the game goes on: `EOS_NoChange`, always; `EOS_InvalidParameters` for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_CheckForLauncherAndRestart(
    Handle: EOS_HPlatform,
) -> EOS_EResult {
    try_boundary("EOS_Platform_CheckForLauncherAndRestart", || {
        platform(Handle)?;
        Ok(EOS_EResult::EOS_NoChange)
    })
}

/// Whether cross-play between desktop stores is ready. It needs a service of Epic's that is not there: `EOS_NotImplemented`, and `OutDesktopCrossplayStatusInfo` is left alone.
///
/// `EOS_InvalidParameters` for null pointers and for what is no platform; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Platform_GetDesktopCrossplayStatus(
    Handle: EOS_HPlatform,
    Options: *const EOS_Platform_GetDesktopCrossplayStatusOptions,
    OutDesktopCrossplayStatusInfo: *mut EOS_Platform_DesktopCrossplayStatusInfo,
) -> EOS_EResult {
    try_boundary("EOS_Platform_GetDesktopCrossplayStatus", || {
        platform(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        if OutDesktopCrossplayStatusInfo.is_null() {
            return Err(Refusal::parameter("OutDesktopCrossplayStatusInfo is null"));
        }
        Ok(EOS_EResult::EOS_NotImplemented)
    })
}

/// Says how much of the machine the game has. The library only remembers it: it works as long as it is ticked.
///
/// `EOS_Success`; `EOS_InvalidParameters` for a number that is no status and for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_SetApplicationStatus(
    Handle: EOS_HPlatform,
    NewStatus: CEnum<EOS_EApplicationStatus>,
) -> EOS_EResult {
    try_boundary("EOS_Platform_SetApplicationStatus", || {
        let platform = platform(Handle)?;
        let status = NewStatus.get().ok_or_else(|| no_status(NewStatus.raw()))?;
        platform.status.set_application(status.into());
        Ok(EOS_EResult::EOS_Success)
    })
}

/// What `EOS_Platform_SetApplicationStatus` said last; `EOS_AS_Foreground` until then, and for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetApplicationStatus(
    Handle: EOS_HPlatform,
) -> EOS_EApplicationStatus {
    try_boundary("EOS_Platform_GetApplicationStatus", || {
        Ok(platform(Handle)?.status.application().into())
    })
}

/// Says whether the game may use the network. While it says anything but `EOS_NS_Online`, operations wait, and end in `EOS_TimedOut` when `TaskNetworkTimeoutSeconds` are over; changes of sessions in `EOS_Sessions_OutOfSync`.
///
/// `EOS_Success`; `EOS_InvalidParameters` for a number that is no status and for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_SetNetworkStatus(
    Handle: EOS_HPlatform,
    NewStatus: CEnum<EOS_ENetworkStatus>,
) -> EOS_EResult {
    try_boundary("EOS_Platform_SetNetworkStatus", || {
        let platform = platform(Handle)?;
        let status = NewStatus.get().ok_or_else(|| no_status(NewStatus.raw()))?;
        platform.status.set_connection(status.into());
        Ok(EOS_EResult::EOS_Success)
    })
}

/// What `EOS_Platform_SetNetworkStatus` said last; `EOS_NS_Online` until then. `EOS_NS_Disabled` for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetNetworkStatus(Handle: EOS_HPlatform) -> EOS_ENetworkStatus {
    try_boundary("EOS_Platform_GetNetworkStatus", || {
        Ok(platform(Handle)?.status.connection().into())
    })
}

fn platform(handle: EOS_HPlatform) -> Result<Arc<Platform>, Refusal> {
    Ok(Arc::clone(&handles::get::<PlatformEntry>(handle)?.platform))
}

/// Null is fine: not every game has Epic accounts.
fn check_user(user: EOS_EpicAccountId) -> Result<(), Refusal> {
    if !user.is_null() {
        ids::epic_account_id(user)?;
    }
    Ok(())
}

/// # Safety
/// As for [`write_to_buffer`].
unsafe fn tell(
    handle: EOS_HPlatform,
    which: fn(&Locale) -> &Option<String>,
    buffer: *mut c_char,
    in_out_length: *mut i32,
) -> Result<EOS_EResult, Refusal> {
    let code = which(&platform(handle)?.locale.lock()).clone();
    let Some(code) = code else {
        // The usual case, and no reason for a warning.
        return Ok(EOS_EResult::EOS_NotFound);
    };
    // SAFETY: the caller's promise is the same.
    unsafe { write_to_buffer(&code, buffer, in_out_length) }?;
    Ok(EOS_EResult::EOS_Success)
}

fn no_status(raw: i32) -> Refusal {
    Refusal::parameter(format!("NewStatus is {raw}, which is no status"))
}

impl Neutral for EOS_EApplicationStatus {
    fn neutral() -> Self {
        Self::EOS_AS_Foreground
    }

    fn refused(_code: EOS_EResult) -> Self {
        Self::neutral()
    }
}

impl Neutral for EOS_ENetworkStatus {
    fn neutral() -> Self {
        Self::EOS_NS_Disabled
    }

    fn refused(_code: EOS_EResult) -> Self {
        Self::neutral()
    }
}

impl From<EOS_EApplicationStatus> for Application {
    fn from(status: EOS_EApplicationStatus) -> Self {
        match status {
            EOS_EApplicationStatus::EOS_AS_BackgroundConstrained => Self::BackgroundConstrained,
            EOS_EApplicationStatus::EOS_AS_BackgroundUnconstrained => Self::BackgroundUnconstrained,
            EOS_EApplicationStatus::EOS_AS_BackgroundSuspended => Self::BackgroundSuspended,
            EOS_EApplicationStatus::EOS_AS_Foreground => Self::Foreground,
        }
    }
}

impl From<Application> for EOS_EApplicationStatus {
    fn from(status: Application) -> Self {
        match status {
            Application::BackgroundConstrained => Self::EOS_AS_BackgroundConstrained,
            Application::BackgroundUnconstrained => Self::EOS_AS_BackgroundUnconstrained,
            Application::BackgroundSuspended => Self::EOS_AS_BackgroundSuspended,
            Application::Foreground => Self::EOS_AS_Foreground,
        }
    }
}

impl From<EOS_ENetworkStatus> for Connection {
    fn from(status: EOS_ENetworkStatus) -> Self {
        match status {
            EOS_ENetworkStatus::EOS_NS_Disabled => Self::Disabled,
            EOS_ENetworkStatus::EOS_NS_Offline => Self::Offline,
            EOS_ENetworkStatus::EOS_NS_Online => Self::Online,
        }
    }
}

impl From<Connection> for EOS_ENetworkStatus {
    fn from(status: Connection) -> Self {
        match status {
            Connection::Disabled => Self::EOS_NS_Disabled,
            Connection::Offline => Self::EOS_NS_Offline,
            Connection::Online => Self::EOS_NS_Online,
        }
    }
}
